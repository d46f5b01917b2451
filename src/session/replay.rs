//! From a log back to the state, by playing it again.
//!
//! Every batch's first event tells the input that led to it; the machine is given that input once more and must answer with
//! exactly the events that stand in the log. So a log that this machine could not have written under this graph is refused,
//! whatever was changed in it, unless the change is itself a possible play.

use std::fmt;

use super::event::{ChoiceBy, Event, Recorded};
use super::input::{Input, Stamped};
use super::machine::accept;
use super::rejected::Rejected;
use super::state::State;
use crate::scenario::graph::{ContentHash, Graph};

/// A log played again.
#[derive(Clone, Debug, PartialEq)]
pub struct Replayed {
    /// Where the attempt stands.
    pub state: State,
    /// Events of the last batch that the log does not hold, because the writer was stopped between two of them. They follow
    /// from the others, `state` has them, and whoever goes on with the attempt writes them first.
    pub missing: Vec<Recorded>,
}

/// Why a log is refused.
#[derive(Clone, Debug, PartialEq)]
pub enum ReplayError {
    /// It was made under another version of the scenario: it can be re-scored, not resumed.
    OtherContent {
        /// The version that it was made under.
        log: Option<ContentHash>,
        /// The version given.
        graph: ContentHash,
    },
    /// The event cannot stand at the beginning of a batch.
    NotAnAnswer {
        /// Its number.
        seq: u64,
    },
    /// The machine does not take the input that the event tells of.
    NotPossible {
        /// Its number.
        seq: u64,
        /// What the machine says.
        why: Rejected,
    },
    /// The machine answers otherwise.
    Differs {
        /// The number of the first event that differs.
        seq: u64,
        /// What the machine answers; `None`: nothing more.
        expected: Option<Box<Recorded>>,
    },
}

impl fmt::Display for ReplayError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::OtherContent { .. } => f.write_str(
                "the attempt was made under another version of the scenario: load that version to go on, or re-score it under this one",
            ),
            Self::NotAnAnswer { seq } => write!(f, "event {seq} follows from nothing: the log was changed, take another copy"),
            Self::NotPossible { seq, why } => {
                write!(f, "event {seq} could not have happened ({why}): the log was changed, take another copy")
            }
            Self::Differs { seq, .. } => {
                write!(f, "event {seq} is not what follows from the ones before: the log was changed, take another copy")
            }
        }
    }
}

impl std::error::Error for ReplayError {}

/// Plays the events again.
///
/// # Errors
/// [`ReplayError`] when this machine could not have written them under this graph.
pub fn replay(graph: &Graph, events: &[Recorded]) -> Result<Replayed, ReplayError> {
    if let Some(Recorded { event: Event::Began { content_hash, .. }, .. }) = events.first()
        && *content_hash != graph.content_hash
    {
        return Err(ReplayError::OtherContent { log: Some(content_hash.clone()), graph: graph.content_hash.clone() });
    }
    let mut state = State::default();
    let mut rest = events;
    while let Some(first) = rest.first() {
        let Some(what) = input_of(&first.event) else { return Err(ReplayError::NotAnAnswer { seq: first.seq }) };
        let input = Stamped { media: first.media, wall: first.wall, what };
        let answer = accept(graph, &mut state, &input)
            .map_err(|why| ReplayError::NotPossible { seq: first.seq, why })?;
        let here = rest.len().min(answer.len());
        if let Some(at) = (0..here).find(|&at| rest[at] != answer[at]) {
            return Err(ReplayError::Differs { seq: rest[at].seq, expected: Some(Box::new(answer[at].clone())) });
        }
        rest = &rest[here..];
        if here < answer.len() {
            return Ok(Replayed { state, missing: answer[here..].to_vec() });
        }
    }
    Ok(Replayed { state, missing: Vec::new() })
}

/// The input that an event at the beginning of a batch tells of; `None` for events that only follow from others.
#[must_use]
pub fn input_of(event: &Event) -> Option<Input> {
    Some(match event.clone() {
        Event::Began { trainee, settings, .. } => Input::Begin { trainee, settings },
        Event::Flagged { at, spot, .. } => Input::Flag { at, spot },
        Event::FlagWithdrawn { flag } => Input::Withdraw { flag },
        Event::Classified { flag, indicator } => Input::Classify { flag, indicator },
        Event::ChoiceOpened { .. } => Input::OpenChoice,
        Event::ChoiceMade { option, by: ChoiceBy::Trainee } => Input::Choose { option },
        Event::ChoiceMade { by: ChoiceBy::Timeout, .. } => Input::TimeRanOut,
        Event::SceneEnded => Input::SceneEnded,
        Event::SceneFailed { reason } => Input::SceneFailed { reason },
        Event::SceneReplayed => Input::ReplayScene,
        Event::ExhibitMarked { spot, .. } => Input::MarkExhibit { spot },
        Event::ExhibitUnmarked { mark } => Input::UnmarkExhibit { mark },
        Event::ExhibitLeft => Input::LeaveExhibit,
        Event::Assessed { conclusion, grounds, confidence } => Input::SubmitAssessment { conclusion, grounds, confidence },
        Event::Referred { institutions } => Input::SubmitReferral { institutions },
        Event::HandsCounted { count } => Input::CountHands { count },
        Event::Paused { reason } => Input::Pause { reason },
        Event::Resumed => Input::Resume,
        Event::LanguageChanged { language } => Input::ChangeLanguage { language },
        Event::TimersChanged { timers } => Input::ChangeTimers { timers },
        Event::Abandoned => Input::Abandon,
        Event::NodeEntered { .. }
        | Event::VariableSet { .. }
        | Event::SceneCut
        | Event::ClassificationAsked { .. }
        | Event::Ended { .. }
        | Event::Stuck { .. } => return None,
    })
}
