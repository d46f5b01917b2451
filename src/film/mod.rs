//! Drawing and voicing films from a storyboard.
//!
//! A *storyboard* says who is where and what happens when; *sets*, *props* and *figures* are drawings that an artist can
//! change without touching code; rules of light and motion are code. [`stage`] makes a shot ready and draws any moment of
//! it, [`render`] feeds frames to an encoder, [`sound`] voices and mixes, [`captions`] writes what is said, [`command`](fn@command) is `ias film`.
//!
//! ```text
//! storyboard.ron ─┐
//! sets, props ────┼─ stage::Setup ─▶ Stage ─ draw(t) ─▶ picture ─ render ─▶ ffmpeg ─▶ film/<scene>.mp4
//! figures ────────┘
//!                ├─ sound ─ voices, ambience, effects ─▶ ffmpeg ─▶ sound/<scene>.<language>.ogg
//!                └─ captions ─ lines, labels of sounds ─▶ captions/<language>/<scene>.vtt
//! ```
//!
//! **Invariant:** a frame depends on the storyboard, the drawings, its time and the seed: the same bytes each run.
//! It must not know scenarios, sessions or scores.

pub mod captions;
pub mod check;
mod command;
mod error;
pub mod figure;
pub mod import;
mod library;
mod made_of;
pub mod marks;
pub mod moments;
mod pieces;
pub mod preview;
mod progress;
pub mod render;
mod report;
pub mod rules;
mod sheet;
pub mod sound;
pub mod stage;
pub mod storyboard;

pub use command::{HELP, command};
pub use error::FilmError;
pub use progress::Progress;
