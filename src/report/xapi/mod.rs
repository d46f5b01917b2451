//! An attempt as xAPI 1.0.3 statements, for a learning record store.
//!
//! | what happened | verb | on | profile |
//! |---|---|---|---|
//! | it began, paused, went on | `initialized`, `suspended`, `resumed` | the scenario, a *lesson* | SCORM |
//! | a scene ran | `played`, `paused`, `seeked`, `completed` or `terminated` | the scene, a *video* | video |
//! | a sign was noticed or not, an innocent moment suspected or not, a stray flag | `answered` | the cue, lure, mark, or the scene's `flag` | SCORM |
//! | an exhibit was left | `interacted` | the exhibit | SCORM |
//! | an option was taken, a conclusion reached, somebody notified | `answered` | the choice, assessment, referral | SCORM |
//! | it ended | `completed`, then `passed`, `failed` or `scored`; always `terminated` | the scenario | SCORM |
//! | it was marked again under a corrected key | `scored` | the scenario | SCORM |
//!
//! The same attempt gives the same statements, to the byte, each time and on any machine, so that sending them again is
//! harmless. [`Home`] says where the ids come from.
//!
//! Decided here: flags that were taken back, repeated or raised at a moment seen before say nothing. A pause says not why:
//! that a film distressed somebody is nobody's business. Where the scenario of that version is not at hand, its texts and
//! keys are left out, and with an unknown length what the video profile cannot say without one.
//! A re-marking is no part of the session, so it comes after `terminated`.
//!
//! Source: STANDARDS.md section 1; xAPI 1.0.3 part two; cmi5 sections 9.3 to 9.7 for who carries score and duration.

pub mod check;
mod decided;
mod film;
mod frame;
mod ids;
mod noticed;
mod statement;
pub mod vocabulary;
mod writer;

pub use ids::{Home, NoHome};
pub use statement::{Account, Activity, Actor, Component, Context, ContextActivities, Definition, Extensions, MarkScore, Outcome, Statement, Texts, Verb};

use crate::cohort::record::About;
use crate::scenario::graph::Graph;
use crate::scoring::{SceneLengths, Score};
use crate::session::Recorded;
use crate::time::WallTime;

/// A finished attempt with everything that its statements tell.
#[derive(Clone, Copy, Debug)]
pub struct Told<'a> {
    /// Whose, when, why.
    pub about: &'a About,
    /// The version of the application that played it.
    pub app_version: &'a str,
    /// Its log.
    pub events: &'a [Recorded],
    /// Its first score, under the key that it was played under.
    pub score: &'a Score,
    /// Scores under corrected keys, with when they were computed.
    pub rescored: &'a [(WallTime, Score)],
    /// The scenario in the version that was played; `None`: not at hand.
    pub graph: Option<&'a Graph>,
    /// How long its scenes are, as far as known; what the log tells goes before.
    pub lengths: &'a SceneLengths,
}

/// The attempt's statements, in the order in which things happened.
///
/// ```
/// use ias::report::xapi::Home;
/// assert_eq!(Home::default().scenario(&"harvest-van".into()), "https://ias.invalid/scenario/harvest-van");
/// ```
#[must_use]
pub fn statements(told: &Told<'_>, home: &Home) -> Vec<Statement> {
    let mut writer = writer::Writer::new(told, home);
    frame::begin(&mut writer);
    film::scenes(&mut writer);
    noticed::signs(&mut writer);
    decided::choices(&mut writer);
    decided::assessments(&mut writer);
    decided::referrals(&mut writer);
    frame::end(&mut writer);
    writer.finish()
}
