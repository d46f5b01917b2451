//! One attempt's page: the private debrief of whoever played it.

use super::Scenario;
use super::source::Kept;
use crate::catalogue::Reference;
use crate::debrief::debrief;
use crate::report::html::{self, AttemptReport, Picture, Shot};
use crate::scoring::{Score, score};
use crate::session::{AttemptId, State};
use crate::text::Language;
use crate::time::WallTime;

/// What a page is made from.
#[derive(Clone, Copy)]
pub struct Page<'a> {
    /// Which attempt.
    pub attempt: &'a AttemptId,
    /// What happened in it.
    pub state: &'a State,
    /// Its newest score, if it has one.
    pub kept: Option<&'a Score>,
    /// When it was closed; `None`: never.
    pub finished: Option<WallTime>,
    /// What was played.
    pub scenario: &'a Scenario,
    /// The language of the page.
    pub language: Language,
    /// Principles and caveats.
    pub reference: &'a Reference,
    /// The title of what to play next; empty when there is none.
    pub next: &'a str,
    /// When the page is made.
    pub made: WallTime,
    /// Frames of the film and pictures of exhibits; `None` for a page without.
    pub picture: &'a dyn Fn(Shot<'_>) -> Option<Picture>,
}

/// The page; `None` when nothing happened in the attempt.
///
/// The kept score stands in it where it was marked by this very key; else the attempt is marked anew, which the page says.
#[must_use]
pub fn page(asked: &Page<'_>) -> Option<String> {
    let Scenario { graph, lengths } = asked.scenario;
    let kept = asked.kept.filter(|kept| kept.scored_under == graph.content_hash).cloned();
    let score = kept.or_else(|| score(graph, asked.state, lengths))?;
    let told = debrief(graph, asked.state, &score, lengths, asked.language);
    Some(html::attempt(&AttemptReport {
        attempt: asked.attempt,
        debrief: &told,
        score: &score,
        reference: asked.reference,
        ended: asked.finished.unwrap_or(asked.state.last_wall),
        made: asked.made,
        version: env!("CARGO_PKG_VERSION"),
        next: Some(asked.next).filter(|title| !title.is_empty()),
        picture: asked.picture,
    }))
}

impl Kept {
    /// The newest score.
    #[must_use]
    pub fn newest(&self) -> &Score {
        self.rescored.last().map_or(&self.first, |(_, score)| score)
    }
}
