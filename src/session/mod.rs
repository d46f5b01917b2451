//! One trainee's run of one scenario, as a pure machine: inputs are told, events answer.
//!
//! [`step`] takes the graph, the state and one stamped [`Input`] and returns the [`Recorded`] events, or a [`Rejected`]
//! that says what to do instead. [`State`] is the fold of those events and of nothing else, so a log is the attempt:
//! replaying it gives the same state and the same score, bit for bit, on any machine.
//!
//! Times arrive as given: the media time of the scene on screen, and the wall time of the caller's clock. A flag's place on
//! the film is media time, never wall time, so a pause or a slow laptop changes no score.
//!
//! What a screen should show is [`phase`]; it holds no rule of its own.
//! This module knows nothing of files, clocks, screens, codecs or marks: scoring reads what happened here.
//!
//! The rules that the design leaves open, decided here:
//!
//! * **Options** are fixed when their choice opens; a flag raised later changes no option of that choice.
//! * **Replays.** A scene may be shown again until its choice is made. A flag at a moment that had been shown before is
//!   recorded with `replay: true` and earns nothing and costs nothing; past that moment flags count as ever.
//! * **Held picture.** A scene that ended takes no more flags, though its last frame may stand while a choice waits.
//! * **Classification** in practice is open until the attempt is over; in an exam it is asked once the scene has been left,
//!   before the next node is entered, and must be answered (a flag may be left unnamed, or withdrawn).
//! * **Hands.** A group that plays together ([`Mode::Plenary`]) is asked before it answers: counts are kept with the log
//!   ([`Input::CountHands`]), decide nothing, and can be taken again while the question is open.
//! * **Time limits** are the caller's to measure: [`Input::TimeRanOut`] is believed where a limit runs.
//! * **Routes** pass by themselves; a circle of them that learns nothing new ends the play as [`Event::Stuck`].
//!
//! ```
//! use ias::session::{phase, Phase, State};
//! assert_eq!(phase(&State::default()), Phase::NotBegun);
//! ```

mod condition;
mod event;
mod hands;
mod input;
mod lengths;
pub mod log;
mod machine;
mod phase;
pub mod plan;
mod rejected;
pub mod replay;
mod state;
#[cfg(test)]
pub(crate) mod testing;
#[cfg(test)]
pub(crate) mod tests;

pub use condition::{Facts, flagged_cues, holds};
pub use event::{ChoiceBy, Event, Recorded, StuckWhy};
pub use hands::{Asked, HandCount, HandsTaken, majority};
pub use input::{
    AttemptId, Confidence, FlagId, Ground, Input, Mode, PauseReason, PlacedId, Settings, Stamped, Timers, TraineeCode,
};
pub use lengths::SceneLengths;
pub use machine::{accept, step};
pub use phase::{ChoiceStage, Finish, Phase, phase};
pub use rejected::Rejected;
pub use state::{AssessmentMade, ChoiceTaken, Flag, PlacedMark, ReferralMade, SceneShown, State, Visit};
