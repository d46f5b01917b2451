//! What the trainee and the player tell the machine.

use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::hands::HandCount;
use crate::catalogue::{IndicatorId, InstitutionId};
use crate::scenario::graph::{ConclusionId, CueId, MarkId, NodeId, OptionId, Spot};
use crate::text::Language;
use crate::time::{MediaTime, WallTime};

/// A trainee's pseudonymous code, e.g. `p-7Q4K-2M9D`: 1 to 64 characters, none of them a control character or at an edge
/// a space. Never a name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct TraineeCode(#[serde(with = "crate::text::shared")] pub Arc<str>);

impl TraineeCode {
    /// Whether the code can be used: see the type.
    #[must_use]
    pub fn is_valid(&self) -> bool {
        let length = self.0.chars().count();
        (1..=64).contains(&length) && self.0.trim() == &*self.0 && !self.0.chars().any(char::is_control)
    }
}

impl From<&str> for TraineeCode {
    fn from(text: &str) -> Self {
        Self(Arc::from(text))
    }
}

impl fmt::Display for TraineeCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// An attempt's id, unique over all laptops; a UUID in the application, any short text in tests.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct AttemptId(#[serde(with = "crate::text::shared")] pub Arc<str>);

impl From<&str> for AttemptId {
    fn from(text: &str) -> Self {
        Self(Arc::from(text))
    }
}

impl fmt::Display for AttemptId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A flag of this attempt, numbered from 1 in the order raised.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct FlagId(pub u32);

impl fmt::Display for FlagId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "flag {}", self.0)
    }
}

/// A mark that the trainee placed on an exhibit, numbered from 1 in the order placed in this attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PlacedId(pub u32);

impl fmt::Display for PlacedId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "mark {}", self.0)
    }
}

/// How strictly the attempt is led.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Mode {
    /// Flags are named at once, or later, or never.
    #[default]
    Practice,
    /// Flags are named after their scene, all of them.
    Exam,
    /// As practice, by a group before one screen whose hands are counted. Says nothing of any one person.
    Plenary,
}

impl Mode {
    /// As it is written in stores and logs.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Practice => "practice",
            Self::Exam => "exam",
            Self::Plenary => "plenary",
        }
    }
}

/// Whether and how time limits run; recorded, and told with the result.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Timers {
    /// Limits in percent of what the author wrote: 100 is as written, at least 10, at most 1000 (ten times as long).
    Percent(u16),
    /// No limit runs.
    Off,
}

impl Default for Timers {
    fn default() -> Self {
        Self::Percent(100)
    }
}

impl Timers {
    /// Whether the value is one that may be set.
    #[must_use]
    pub fn is_valid(self) -> bool {
        match self {
            Self::Percent(percent) => (10..=1000).contains(&percent),
            Self::Off => true,
        }
    }

    /// The limit that runs for one as written; `None` when none does.
    #[must_use]
    pub fn limit(self, written: MediaTime) -> Option<MediaTime> {
        match self {
            Self::Percent(percent) => Some(MediaTime::from_nanos(written.nanos().saturating_mul(i64::from(percent)) / 100)),
            Self::Off => None,
        }
    }
}

/// How the attempt begins.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settings {
    /// Practice or exam.
    pub mode: Mode,
    /// Time limits.
    pub timers: Timers,
    /// Language of sound, captions and texts.
    pub language: Language,
}

/// How sure the trainee is of a conclusion, in whole percent, 0..=100.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Confidence(pub u8);

/// What a conclusion rests on.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Ground {
    /// A flag of the trainee's: stands for the cue it was matched to, if any.
    Flag(FlagId),
    /// A cue by its id.
    Cue(CueId),
    /// A mark that the trainee placed on an exhibit: stands for the sign it lies on, if any.
    Placed(PlacedId),
    /// A sign of an exhibit by its id.
    Mark {
        /// The exhibit.
        exhibit: NodeId,
        /// The mark of its key.
        mark: MarkId,
    },
}

/// Why the attempt pauses.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PauseReason {
    /// The trainee paused.
    #[default]
    Asked,
    /// The trainee needs a break from what is shown; never costs anything.
    Distress,
    /// The application was left or closed.
    Left,
}

/// An input with its times.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Stamped<T> {
    /// Where the scene on screen stands; `None` where nothing plays.
    pub media: Option<MediaTime>,
    /// The caller's clock.
    pub wall: WallTime,
    /// What is told.
    pub what: T,
}

/// What the trainee or the player tells the machine; imperative, may be rejected.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Input {
    /// Starts the attempt.
    Begin {
        /// Whose attempt it is.
        trainee: TraineeCode,
        /// How it is led.
        settings: Settings,
    },
    /// "Something is wrong here", at a moment of the scene on screen.
    Flag {
        /// The moment that was on screen when the key went down.
        at: MediaTime,
        /// Where it was clicked; `None`: by key.
        spot: Option<Spot>,
    },
    /// Takes a flag of this scene back.
    Withdraw {
        /// Which.
        flag: FlagId,
    },
    /// Says what a flag was; the last word counts.
    Classify {
        /// Which.
        flag: FlagId,
        /// The sign; `None`: cannot say.
        indicator: Option<IndicatorId>,
    },
    /// The scene has reached the time at which its choice opens.
    OpenChoice,
    /// Takes an option.
    Choose {
        /// Which.
        option: OptionId,
    },
    /// The choice's limit is over.
    TimeRanOut,
    /// The scene played to its end; the stamp's media time is its length, if known.
    SceneEnded,
    /// The scene cannot be shown, or no further than the stamp's media time (`None`: nothing of it).
    SceneFailed {
        /// What is wrong, for the trainer.
        reason: String,
    },
    /// Shows the scene again from its beginning.
    ReplayScene,
    /// Marks a spot on the exhibit.
    MarkExhibit {
        /// Where.
        spot: Spot,
    },
    /// Takes a mark on this exhibit back.
    UnmarkExhibit {
        /// Which.
        mark: PlacedId,
    },
    /// Goes on from the exhibit.
    LeaveExhibit,
    /// Concludes.
    SubmitAssessment {
        /// What.
        conclusion: ConclusionId,
        /// On what grounds; each once, may be empty.
        grounds: Vec<Ground>,
        /// How sure.
        confidence: Confidence,
    },
    /// Notifies.
    SubmitReferral {
        /// Whom, in this order; each once, may be empty.
        institutions: Vec<InstitutionId>,
    },
    /// Stops everything until `Resume`; never costs anything.
    Pause {
        /// Why.
        reason: PauseReason,
    },
    /// Goes on.
    Resume,
    /// Switches the language.
    ChangeLanguage {
        /// To which.
        language: Language,
    },
    /// Changes the time limits from here on; told with the result.
    ChangeTimers {
        /// To what.
        timers: Timers,
    },
    /// Keeps how many hands went up, in a plenary; the last count of a question counts.
    CountHands {
        /// Hands and what was asked.
        count: HandCount,
    },
    /// Gives the attempt up.
    Abandon,
}
