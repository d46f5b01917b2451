//! What happened: the log's entries.
//!
//! One accepted input gives one batch of events. The first event of a batch tells which input it was, and the others
//! follow from it; [`super::replay`] relies on that to refuse a log that this machine could not have written.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::hands::HandCount;
use super::input::{Confidence, FlagId, Ground, PauseReason, PlacedId, Settings, Timers, TraineeCode};
use crate::catalogue::{IndicatorId, InstitutionId};
use crate::scenario::graph::{ConclusionId, ContentHash, NodeId, OptionId, ScenarioId, Spot, VariableId};
use crate::text::Language;
use crate::time::{MediaTime, WallTime};

/// One entry of the log.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Recorded {
    /// Its place in the log, from 0 without gaps.
    pub seq: u64,
    /// Where the scene on screen stood, as given.
    pub media: Option<MediaTime>,
    /// The caller's clock, as given.
    pub wall: WallTime,
    /// What happened.
    pub event: Event,
}

/// Who took an option.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ChoiceBy {
    /// The trainee.
    Trainee,
    /// Nobody: the time ran out.
    Timeout,
}

/// Why a play cannot go on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum StuckWhy {
    /// Routes lead in a circle.
    EndlessRoutes,
    /// Every option of the choice is closed by its condition.
    NoOptionAvailable,
}

/// What happened; past tense.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Event {
    /// The attempt started.
    Began {
        /// Which scenario.
        scenario: ScenarioId,
        /// In which version.
        content_hash: ContentHash,
        /// Whose attempt.
        trainee: TraineeCode,
        /// How it is led.
        settings: Settings,
        /// Every state variable's first value.
        variables: BTreeMap<VariableId, i32>,
    },
    /// The play came to a node.
    NodeEntered {
        /// Which.
        node: NodeId,
    },
    /// A state variable changed.
    VariableSet {
        /// Which.
        variable: VariableId,
        /// To what, within its bounds.
        value: i32,
    },
    /// A flag was raised in the scene on screen.
    Flagged {
        /// Its number.
        flag: FlagId,
        /// At which moment.
        at: MediaTime,
        /// Where, if clicked.
        spot: Option<Spot>,
        /// The moment had been shown before in this visit: it counts neither for nor against.
        replay: bool,
    },
    /// A flag was taken back.
    FlagWithdrawn {
        /// Which.
        flag: FlagId,
    },
    /// A flag was named.
    Classified {
        /// Which.
        flag: FlagId,
        /// As what; `None`: cannot say.
        indicator: Option<IndicatorId>,
    },
    /// The node's choice opened.
    ChoiceOpened {
        /// The options that may be taken, in the order of the file.
        offered: Vec<OptionId>,
    },
    /// An option was taken.
    ChoiceMade {
        /// Which.
        option: OptionId,
        /// By whom.
        by: ChoiceBy,
    },
    /// The scene played to its end, which is the entry's media time if known.
    SceneEnded,
    /// The scene was left where it stood, at the entry's media time, by a cut.
    SceneCut,
    /// The scene could not be shown beyond the entry's media time (`None`: at all).
    SceneFailed {
        /// Why.
        reason: String,
    },
    /// The scene began again.
    SceneReplayed,
    /// The scene is left and its flags are to be named before the play goes on.
    ClassificationAsked {
        /// Where it goes on.
        next: NodeId,
    },
    /// A spot of the exhibit was marked.
    ExhibitMarked {
        /// Its number.
        mark: PlacedId,
        /// Where.
        spot: Spot,
    },
    /// A mark was taken back.
    ExhibitUnmarked {
        /// Which.
        mark: PlacedId,
    },
    /// The exhibit was left.
    ExhibitLeft,
    /// A conclusion was reached.
    Assessed {
        /// Which.
        conclusion: ConclusionId,
        /// On what grounds.
        grounds: Vec<Ground>,
        /// How sure.
        confidence: Confidence,
    },
    /// Institutions were notified.
    Referred {
        /// Whom, in this order.
        institutions: Vec<InstitutionId>,
    },
    /// Hands were counted, in a plenary.
    HandsCounted {
        /// Hands and what was asked.
        count: HandCount,
    },
    /// The attempt paused.
    Paused {
        /// Why.
        reason: PauseReason,
    },
    /// The attempt went on.
    Resumed,
    /// The language changed.
    LanguageChanged {
        /// To which.
        language: Language,
    },
    /// The time limits changed.
    TimersChanged {
        /// To what.
        timers: Timers,
    },
    /// The film came to an ending.
    Ended {
        /// Which.
        ending: NodeId,
    },
    /// The play cannot go on: the scenario is at fault, not the trainee.
    Stuck {
        /// Where.
        node: NodeId,
        /// Why.
        why: StuckWhy,
    },
    /// The trainee gave up.
    Abandoned,
}
