//! A Twine story in its text form, Twee 3, turned into the beginning of a scenario.
//!
//! Passages become scenes over placeholder pictures, links become options, passages without links become endings. What a
//! passage says stands above its node as a comment, to be filmed; nothing of the story is lost, and nothing that was not in it
//! is made up but ids and placeholders. What could not be taken over is told, by line.
//!
//! Source of the format: Twee 3 Specification 1.0 of the Interactive Fiction Technology Foundation. Links are read in the four
//! forms that all story formats share: `[[target]]`, `[[text|target]]`, `[[text->target]]`, `[[target<-text]]`.
//!
//! It must not know: files, the command line.

mod id;
mod link;
mod read;
mod skeleton;
#[cfg(test)]
mod tests;

pub use read::{NoStory, Passage, Story, read};
pub use skeleton::skeleton;

use super::starter::Starter;

/// What came of a story.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Begun {
    /// The scenario, its plan and the files that it names.
    pub starter: Starter,
    /// Passages that became scenes.
    pub scenes: usize,
    /// Passages that became endings.
    pub endings: usize,
    /// Links that became options or ways.
    pub links: usize,
    /// What could not be taken over as it was, in the order of the story.
    pub remarks: Vec<Remark>,
}

/// Something to look after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// The line of the story, from 1.
    pub line: usize,
    /// What it is and what was done, in a sentence or two.
    pub what: String,
}
