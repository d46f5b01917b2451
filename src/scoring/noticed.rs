//! What was to be noticed and what was noticed, as plain data.

use serde::{Deserialize, Serialize};

use crate::catalogue::IndicatorId;
use crate::scenario::graph::{CueId, LureId, MarkId, NodeId, Spot};
use crate::session::{FlagId, PlacedId};
use crate::time::{MediaTime, Window};

/// Something on a scene or an exhibit that is to be noticed, or that only looks so.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Sign {
    /// A cue of a scene.
    Cue(CueId),
    /// A lure of a scene.
    Lure(LureId),
    /// A mark of an exhibit: a sign when its key names an indicator, else an innocent detail.
    Mark(MarkId),
}

/// What the trainee did to a sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FoundBy {
    /// Flagged it.
    Flag(FlagId),
    /// Marked it.
    Placed(PlacedId),
}

/// Whether a flag that was clicked lay on the sign. Told, never scored.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Place {
    /// On it.
    Inside,
    /// Beside it.
    Outside,
}

/// How a flag that hit was named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Naming {
    /// The cue's own indicator: 1000.
    Exact,
    /// Another of the same dimension: 500.
    Near,
    /// Of another dimension: 0.
    Wrong,
    /// Not at all: 0.
    Unnamed,
}

impl Naming {
    /// Thousandths of a point.
    #[must_use]
    pub const fn points(self) -> u64 {
        match self {
            Self::Exact => 1000,
            Self::Near => 500,
            Self::Wrong | Self::Unnamed => 0,
        }
    }
}

/// A sign that one visit offered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignalResult {
    /// The visit, as a place in the path.
    pub visit: usize,
    /// The scene or exhibit.
    pub node: NodeId,
    /// The cue or mark.
    pub sign: Sign,
    /// What it is.
    pub indicator: IndicatorId,
    /// When it could be noticed; `None` on an exhibit.
    pub window: Option<Window>,
    /// Who found it; `None`: missed.
    pub found_by: Option<FoundBy>,
    /// Points for *when*, in thousandths, 0..=5000.
    pub points: u64,
    /// From the window's opening to the flag; `None` when missed and on an exhibit.
    pub latency: Option<MediaTime>,
    /// Whether it was hit on the spot; `None` without a click or without a region.
    pub place: Option<Place>,
    /// How it was named; `None` when missed and on an exhibit.
    pub naming: Option<Naming>,
}

/// An innocent moment or detail that one visit offered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoiseResult {
    /// The visit, as a place in the path.
    pub visit: usize,
    /// The scene or exhibit.
    pub node: NodeId,
    /// The lure or mark.
    pub sign: Sign,
    /// When it invited; `None` on an exhibit.
    pub window: Option<Window>,
    /// Who fell for it; `None`: rightly left alone.
    pub false_alarm: Option<FoundBy>,
}

/// What became of a flag or of a mark placed on an exhibit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Outcome {
    /// Found a sign.
    Hit {
        /// Which.
        sign: Sign,
    },
    /// Fell for an innocent moment or detail.
    FalseAlarm {
        /// Which.
        sign: Sign,
    },
    /// In the window, or on the spot, of something that an earlier one had answered; costs nothing.
    Repeat {
        /// Of what.
        sign: Sign,
    },
    /// Neither; counted as a rate.
    Stray,
    /// At a moment seen before: counts neither way.
    Replay,
    /// Taken back: counts neither way.
    Withdrawn,
}

/// A flag and what became of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FlagResult {
    /// Which.
    pub flag: FlagId,
    /// The visit, as a place in the path.
    pub visit: usize,
    /// The scene.
    pub node: NodeId,
    /// When.
    pub at: MediaTime,
    /// Where, if clicked.
    pub spot: Option<Spot>,
    /// What it was said to be.
    pub named: Option<IndicatorId>,
    /// What became of it.
    pub outcome: Outcome,
}

/// A mark placed on an exhibit and what became of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PlacedResult {
    /// Which.
    pub mark: PlacedId,
    /// The visit, as a place in the path.
    pub visit: usize,
    /// The exhibit.
    pub node: NodeId,
    /// Where.
    pub spot: Spot,
    /// What became of it.
    pub outcome: Outcome,
}

/// *When*.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Detection {
    /// Signs offered, in the order of the path and of the film.
    pub signals: Vec<SignalResult>,
    /// Innocent moments and details offered, in the same order.
    pub noise: Vec<NoiseResult>,
    /// Flags, by number.
    pub flags: Vec<FlagResult>,
    /// Marks on exhibits, by number.
    pub marks: Vec<PlacedResult>,
    /// Flags and marks that were neither hit, false alarm nor repeat.
    pub strays: u32,
    /// Flags that count, in a minute of film shown; `None` when its length is not known or nothing was shown.
    pub flags_per_minute: Option<f64>,
    /// Stray flags (marks apart), in a minute of film shown; `None` as above.
    pub strays_per_minute: Option<f64>,
}

/// *What*.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Classification {
    /// Hits named with the cue's own indicator.
    pub exact: u32,
    /// Hits named with another of its dimension.
    pub near: u32,
    /// Hits named otherwise.
    pub wrong: u32,
    /// Hits not named.
    pub unnamed: u32,
}

/// Telling signs from innocent moments.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Sensitivity {
    /// Signs found.
    pub hits: u32,
    /// Signs missed.
    pub misses: u32,
    /// Innocent moments taken for signs.
    pub false_alarms: u32,
    /// Innocent moments left alone.
    pub correct_rejections: u32,
    /// d′, log-linear; `None` below ten signs or ten innocent moments: too little to tell.
    pub d_prime: Option<f64>,
    /// Criterion c, log-linear: above 0 hesitant, below 0 quick to suspect; `None` as above.
    pub criterion: Option<f64>,
}

/// What as many flags at random moments would have hit.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Chance {
    /// One for each visit of a scene that offered a cue, in the order of the path.
    pub scenes: Vec<ChanceInScene>,
    /// Sum of the scenes' expectations; `None` when the length of one of them is not known.
    pub expected: Option<f64>,
    /// Hits on those scenes' cues.
    pub hits: u32,
    /// Hits less expected; `None` as above.
    pub beyond: Option<f64>,
}

/// The same in one visit of a scene.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ChanceInScene {
    /// The visit, as a place in the path.
    pub visit: usize,
    /// The scene.
    pub node: NodeId,
    /// Flags that count, raised in it.
    pub flags: u32,
    /// Hits.
    pub hits: u32,
    /// Sum over its cues of `1 − (1 − w/T)^n`; `None` when its length is not known.
    pub expected: Option<f64>,
}
