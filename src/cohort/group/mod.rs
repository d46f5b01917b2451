//! What a group learned, as one tree of plain data: what reports draw and the application plots.
//!
//! Everything that a reader needs is in it, texts included: nothing else has to be looked up. Shares are fractions of 1
//! (`0.25`, never `25`), intervals cover 95 %. What cannot be told honestly is [`Told::Withheld`], with its reason; what has
//! to be said beside the numbers is a [`Caveat`]. Rows stand in a fixed order that does not depend on the order in which
//! the attempts came.
//!
//! No name of a person is in it: trainees are codes.

mod films;
mod people;
mod quality;

use serde::{Deserialize, Serialize};

use crate::scenario::graph::ScenarioId;
use crate::scoring::Sensitivity;
use crate::text::LocalizedText;
use crate::time::Day;

pub use films::*;
pub use people::*;
pub use quality::*;

/// The tree's edition; raised when a field changes its meaning.
pub const FORMAT: u32 = 1;

/// What a group learned.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct GroupReport {
    /// [`FORMAT`].
    pub format: u32,
    /// How groups were formed.
    pub group_by: GroupBy,
    /// Which attempts count.
    pub counting: Counting,
    /// How many attempts, trainees and days there are.
    pub counts: Counts,
    /// The groups, by first day, then by id. Columns of [`GroupReport::heat`].
    pub groups: Vec<Group>,
    /// The scenarios that were played, by id.
    pub scenarios: Vec<ScenarioLine>,
    /// The indicators that were shown, or were wrongly suspected, in their catalogues' order. Rows of [`GroupReport::heat`].
    pub indicators: Vec<IndicatorLine>,
    /// Noticing, by indicator and group.
    pub heat: HeatMap,
    /// The signs that were shown, by scenario, then in the order of its file.
    pub cues: Vec<CueLine>,
    /// The innocent moments that were shown, in the same order.
    pub lures: Vec<LureLine>,
    /// What was done where there was a choice, in the same order.
    pub choices: Vec<ChoiceLine>,
    /// Items of every scenario, by version, node and scale: how difficult they are, how well they tell trainees apart.
    pub items: Vec<ItemLine>,
    /// Reliability of each scenario's scales.
    pub reliability: Vec<ReliabilityLine>,
    /// Telling signs from innocent moments, from the pooled counts of everyone.
    pub sensitivity: Sensitivity,
    /// How well confidence fitted.
    pub calibration: Calibration,
    /// From before the training to after it.
    pub gain: Gain,
    /// Innocent films beside those with signs.
    pub contrast: Contrast,
    /// What the scenarios' catalogues hold and their films never show, by catalogue.
    pub gaps: Vec<CatalogueGap>,
    /// Every trainee, by code.
    pub officers: Vec<OfficerLine>,
    /// What has to be said beside the numbers.
    pub caveats: Vec<Caveat>,
}

/// What makes a group.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum GroupBy {
    /// Each course is one.
    #[default]
    Course,
    /// Each place where courses are held.
    Place,
    /// Each month in which attempts began: a programme over time.
    Month,
    /// Everyone together.
    All,
}

/// Which attempts count for shares, items, scales and gain. Officers' own lines always see all of theirs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Counting {
    /// The first of each trainee at each scenario in each course: whoever plays again has seen the answers.
    #[default]
    First,
    /// Every one. Items, reliability and gain take the first all the same: their unit is a person.
    Every,
}

/// A value, or why it is not told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Told<T> {
    /// The value.
    Known(T),
    /// Why there is none.
    Withheld(Why),
}

impl<T> Told<T> {
    /// The value, if it is told.
    pub fn known(&self) -> Option<&T> {
        match self {
            Self::Known(value) => Some(value),
            Self::Withheld(_) => None,
        }
    }
}

/// Why a value is not told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "reason", rename_all = "kebab-case")]
pub enum Why {
    /// There is nothing to compute it from.
    Nothing,
    /// Too few people: chance would decide.
    TooFew {
        /// How many there are.
        have: u32,
        /// How many it takes.
        need: u32,
    },
    /// Everybody did the same: nothing tells them apart.
    NoVariance,
    /// Fewer items than it takes that everybody met.
    TooFewItems {
        /// How many there are.
        have: u32,
        /// How many it takes.
        need: u32,
    },
    /// The first mean is full marks: nothing was left to gain.
    AtCeiling,
}

impl Why {
    /// The key of its text.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Nothing => "nothing",
            Self::TooFew { .. } => "too-few",
            Self::NoVariance => "no-variance",
            Self::TooFewItems { .. } => "too-few-items",
            Self::AtCeiling => "at-ceiling",
        }
    }
}

/// From where to where, both included.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Interval {
    /// Lower end.
    pub low: f64,
    /// Upper end.
    pub high: f64,
}

/// How many of how many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Rate {
    /// How many.
    pub yes: u32,
    /// Of how many.
    pub of: u32,
    /// `yes / of`, 0..=1; `None` of none.
    pub share: Option<f64>,
    /// 95 % interval of the share (Wilson), within 0..=1; `None` of none.
    pub interval: Option<Interval>,
}

/// Values of a scale and how they spread. The unit is the scale's own.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Spread {
    /// How many values.
    pub count: u32,
    /// Their mean; `None` without values.
    pub mean: Option<f64>,
    /// Their standard deviation, over `count − 1`; `None` below two.
    pub sd: Option<f64>,
    /// 95 % interval of the mean (Student's t); `None` below two.
    pub interval: Option<Interval>,
}

/// How marks spread: shares of the most that each path offered, 0..=1.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Marks {
    /// Mean and spread, in 0..=1.
    #[serde(flatten)]
    pub spread: Spread,
    /// How many attempts fell into each tenth, lowest first: `[0, .1)`, …, `[.9, 1]`. Ten of them.
    pub tenths: Vec<u32>,
}

/// How many there are.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// Attempts that were looked at.
    pub attempts: u32,
    /// Those that count: see [`Counting`].
    pub counted: u32,
    /// Trainees.
    pub trainees: u32,
    /// Courses; attempts outside one are not in any.
    pub courses: u32,
    /// Places at which the courses were held.
    pub places: u32,
    /// Attempts in practice mode.
    pub practice: u32,
    /// Attempts in exam mode.
    pub exam: u32,
    /// Attempts whose time limits were lengthened, shortened or off at some time.
    pub timers_changed: u32,
    /// Attempts that did not come to an ending of the film.
    pub unfinished: u32,
    /// Attempts marked under another key than they were played under.
    pub rescored: u32,
    /// The day, in UTC, on which the first began; `None` without attempts.
    pub first_day: Option<Day>,
    /// The day, in UTC, on which the last began; `None` without attempts.
    pub last_day: Option<Day>,
}

/// A group.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Group {
    /// What tells it from the others: a course's id, a place, a month `YYYY-MM`, or `all`; empty: outside any course.
    pub id: String,
    /// The course's title; empty when the group is no course or the course is not known here.
    pub title: LocalizedText,
    /// The place, if it is one group's and known; else empty.
    pub place: String,
    /// Its first day: the course's, else the first attempt's.
    pub begins: Option<Day>,
    /// Trainees.
    pub trainees: u32,
    /// Attempts.
    pub attempts: u32,
    /// Those that count.
    pub counted: u32,
    /// The whole of the attempts that count.
    pub marks: Marks,
    /// Passed, of those that could pass or fail.
    pub passed: Rate,
    /// Signs noticed, of those shown.
    pub noticed: Rate,
    /// Innocent moments wrongly suspected, of those shown.
    pub suspected: Rate,
    /// The same as d′ and criterion, from the group's pooled counts.
    pub sensitivity: Sensitivity,
}

/// What has to be said beside the numbers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "caveat", rename_all = "kebab-case")]
pub enum Caveat {
    /// Repeats were left out: whoever plays again has seen the answers.
    RepeatsLeftOut {
        /// How many attempts.
        attempts: u32,
    },
    /// Repeats count, though whoever plays again has seen the answers.
    RepeatsCounted {
        /// How many attempts.
        attempts: u32,
    },
    /// Some indicators were shown to the same trainee several times; their intervals take each showing for independent and
    /// are too narrow.
    Clustered,
    /// Attempts at one scenario are marked under several keys: re-score them under one.
    MixedVersions {
        /// Which scenario.
        scenario: ScenarioId,
        /// How many keys.
        versions: u32,
    },
    /// A scenario is not on this machine: texts and catalogue are missing, its kind is not known.
    UnknownScenario {
        /// Which.
        scenario: ScenarioId,
    },
    /// Time limits were changed in some attempts.
    TimersChanged {
        /// How many.
        attempts: u32,
    },
    /// Practice and exam are counted together; in practice flags are named at once.
    ModesMixed {
        /// How many in practice.
        practice: u32,
        /// How many as exam.
        exam: u32,
    },
    /// Some attempts did not come to an ending; what they were shown until then counts.
    Unfinished {
        /// How many.
        attempts: u32,
    },
    /// d′ of pooled counts is lower than the mean of the trainees' own, when they differ in how quick they are to suspect.
    PooledSensitivity,
}

impl Caveat {
    /// The key of its text.
    #[must_use]
    pub const fn key(&self) -> &'static str {
        match self {
            Self::RepeatsLeftOut { .. } => "repeats-left-out",
            Self::RepeatsCounted { .. } => "repeats-counted",
            Self::Clustered => "clustered",
            Self::MixedVersions { .. } => "mixed-versions",
            Self::UnknownScenario { .. } => "unknown-scenario",
            Self::TimersChanged { .. } => "timers-changed",
            Self::ModesMixed { .. } => "modes-mixed",
            Self::Unfinished { .. } => "unfinished",
            Self::PooledSensitivity => "pooled-sensitivity",
        }
    }
}
