//! What became of people: gain from before to after, and each officer over all attempts.

use serde::{Deserialize, Serialize};

use super::{Rate, Spread, Told};
use crate::catalogue::{CatalogueId, IndicatorId};
use crate::scenario::graph::ScenarioId;
use crate::scoring::PartKind;
use crate::session::TraineeCode;
use crate::text::LocalizedText;
use crate::time::Day;

/// From the pre-tests to the post-tests, paired by trainee and course.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Gain {
    /// Scenarios that were pre-tests.
    pub pre_scenarios: Vec<ScenarioId>,
    /// Scenarios that were post-tests.
    pub post_scenarios: Vec<ScenarioId>,
    /// Trainees who did both.
    pub pairs: u32,
    /// Trainees who did only the pre-test.
    pub only_pre: Vec<TraineeCode>,
    /// Trainees who did only the post-test.
    pub only_post: Vec<TraineeCode>,
    /// The whole first, then each part that some pair has in both.
    pub measures: Vec<GainLine>,
    /// What has to be said beside it.
    pub caveats: Vec<GainCaveat>,
}

/// What is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Measure {
    /// The whole.
    Overall,
    /// One part.
    Part(PartKind),
}

/// The gain in one measure, over the pairs that have it in both tests. Marks are shares, 0..=1.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct GainLine {
    /// What is compared.
    pub measure: Measure,
    /// Before, over the pairs.
    pub pre: Spread,
    /// After, over the pairs.
    pub post: Spread,
    /// After less before, over the pairs.
    pub difference: Spread,
    /// Normalised gain of the group's means, `(post − pre) / (1 − pre)`, at most 1.
    pub normalised: Told<f64>,
    /// The same over everyone who did either test: what dropouts change.
    pub normalised_of_all: Told<f64>,
    /// Cohen's d for pairs in its average form (d_av): the mean difference over `√((sd_pre² + sd_post²) / 2)`.
    pub cohens_d: Told<f64>,
}

/// What has to be said beside a gain.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "caveat", rename_all = "kebab-case")]
pub enum GainCaveat {
    /// No group went without the training: what else changed meanwhile is in the gain, too.
    NoComparison,
    /// Some did only one of the tests.
    Dropouts {
        /// Only the first.
        only_pre: u32,
        /// Only the second.
        only_post: u32,
    },
    /// A scenario served as pre-test and as post-test: what was remembered is in the gain.
    SameScenario {
        /// Which.
        scenario: ScenarioId,
    },
    /// Nobody has shown that the two tests are equally difficult.
    ParallelUnproved,
    /// Few pairs: the intervals are wide, heed them.
    FewPairs {
        /// How many.
        pairs: u32,
    },
    /// The tests were taken in different modes, or with changed time limits by some.
    DifferentConditions,
}

impl GainCaveat {
    /// The key of its text.
    #[must_use]
    pub const fn key(&self) -> &'static str {
        match self {
            Self::NoComparison => "no-comparison",
            Self::Dropouts { .. } => "dropouts",
            Self::SameScenario { .. } => "same-scenario",
            Self::ParallelUnproved => "parallel-unproved",
            Self::FewPairs { .. } => "few-pairs",
            Self::DifferentConditions => "different-conditions",
        }
    }
}

/// A trainee over all of their attempts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OfficerLine {
    /// The code.
    pub trainee: TraineeCode,
    /// Attempts.
    pub attempts: u32,
    /// The day, in UTC, on which the last began.
    pub last_day: Day,
    /// The whole of that attempt, 0..=1; `None`: nothing to mark.
    pub last_overall: Option<f64>,
    /// Signs noticed, of those shown, over all attempts.
    pub noticed: Rate,
    /// Innocent moments wrongly suspected, of those shown, over all attempts.
    pub suspected: Rate,
    /// Indicators missed again and again: in two attempts or more, the last that showed it among them. Most often first.
    pub keeps_missing: Vec<KeptMissing>,
    /// What to play next; `None` when no scenario on this machine shows what is to be trained.
    pub next: Option<Suggestion>,
}

/// An indicator that an officer keeps missing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptMissing {
    /// Its catalogue, if known.
    pub catalogue: Option<CatalogueId>,
    /// Which.
    pub indicator: IndicatorId,
    /// What it is; empty when not known.
    pub text: LocalizedText,
    /// Attempts that showed it.
    pub shown: u32,
    /// Those of them in which it was missed at least once.
    pub missed: u32,
    /// The day, in UTC, on which it was missed last.
    pub last_day: Day,
}

/// What to play next.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Suggestion {
    /// Which scenario.
    pub scenario: ScenarioId,
    /// Its title.
    pub title: LocalizedText,
    /// What it would train, by what is most needed.
    pub because: Because,
    /// How many of the indicators to train it shows.
    pub trains: u32,
    /// Of how many.
    pub of: u32,
    /// Whether the trainee has played it before.
    pub played_before: bool,
    /// Not before this day: intervals between tests grow with success.
    pub due: Day,
}

/// Why a scenario is suggested.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Because {
    /// It shows what the trainee keeps missing.
    KeepsMissing,
    /// It shows what the trainee missed when it was shown last.
    MissedOnce,
    /// It shows what the trainee noticed, so that it stays.
    Refresh,
}
