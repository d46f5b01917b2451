//! The result as plain data: everything that screens, reports and `ias rehearse --format json` show.
//!
//! Points are whole numbers of thousandths; the few `f64` are statistics and decide nothing.

use serde::{Deserialize, Serialize};

use crate::catalogue::{DimensionId, InstitutionId, PrincipleId};
use crate::scenario::graph::{ConclusionId, ContentHash, NodeId, OptionId, Rating, ScenarioId};
use crate::session::{ChoiceBy, Confidence, Finish, Ground, Mode, Timers, TraineeCode};
use crate::time::MediaTime;

pub use super::noticed::*;
pub use crate::session::SceneLengths;

/// What an attempt earned.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Score {
    /// Which scenario.
    pub scenario: ScenarioId,
    /// The version that was played.
    pub played_under: ContentHash,
    /// The version whose key marked it; another than `played_under` means re-scored under a corrected key.
    pub scored_under: ContentHash,
    /// Things of the log that this key no longer has, by id; they earn and cost nothing. Empty unless re-scored.
    pub unknown: Vec<String>,
    /// Whose attempt.
    pub trainee: TraineeCode,
    /// Practice or exam.
    pub mode: Mode,
    /// Every setting of the time limits that was in force; anything but `[Percent(100)]` is told with the result.
    pub timers: Vec<Timers>,
    /// How it finished; `None`: not yet, the score is of what there is.
    pub finish: Option<Finish>,
    /// *When*: what was noticed in time.
    pub detection: Detection,
    /// *What*: whether flags that hit were named rightly.
    pub classification: Classification,
    /// Telling signs from innocent moments.
    pub sensitivity: Sensitivity,
    /// What blind flagging would have hit.
    pub chance: Chance,
    /// How one acted.
    pub conduct: Conduct,
    /// What one concluded, once for each assessment submitted.
    pub assessments: Vec<AssessmentResult>,
    /// The ILO rule on what was found beside what was shown; `None` when the catalogue has no such rule.
    pub screening: Option<Screening>,
    /// How well confidence fitted; `None` without an assessment.
    pub calibration: Option<Calibration>,
    /// Whom one notified, once for each referral submitted.
    pub referrals: Vec<ReferralResult>,
    /// The five parts, in the order detection, classification, conduct, assessment, referral.
    pub parts: Vec<Part>,
    /// The whole in thousandths (0..=1000) of the most that this path offered; `None` when it offered nothing to mark.
    pub overall: Option<u32>,
    /// The whole in thousandths (0..=1000) of the most that the best path offers; `None` when that offers nothing.
    pub overall_of_best: Option<u32>,
    /// The best path.
    pub best_path: BestPath,
    /// Passed or not, and why.
    pub verdict: Verdict,
}

impl Score {
    /// Whether another version's key marked it than the one it was played under.
    #[must_use]
    pub fn is_rescored(&self) -> bool {
        self.played_under != self.scored_under
    }

    /// The part of that kind.
    #[must_use]
    pub fn part(&self, kind: PartKind) -> Option<&Part> {
        self.parts.iter().find(|part| part.kind == kind)
    }
}

/// A part of the rubric.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PartKind {
    /// Noticing.
    Detection,
    /// Naming.
    Classification,
    /// Acting.
    Conduct,
    /// Concluding.
    Assessment,
    /// Notifying.
    Referral,
}

impl PartKind {
    /// Every part, in the order shown.
    pub const ALL: [Self; 5] = [Self::Detection, Self::Classification, Self::Conduct, Self::Assessment, Self::Referral];
}

/// One part's points, in thousandths of a point.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// Which.
    pub kind: PartKind,
    /// Its weight in the rubric; only proportions count.
    pub weight: u32,
    /// Earned.
    pub earned: u64,
    /// The most that this path offered; 0: not offered, the part drops out.
    pub most: u64,
    /// Earned in thousandths of `most`, half up; `None` when not offered.
    pub share: Option<u32>,
    /// The most that the best path offers.
    pub most_of_best: u64,
    /// Earned, at most `most_of_best`, in thousandths of it, half up; `None` when the best path does not offer it.
    pub share_of_best: Option<u32>,
}

/// How one acted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Conduct {
    /// Options taken, in order.
    pub choices: Vec<ChoiceResult>,
    /// Principles kept or broken, by id.
    pub principles: Vec<PrincipleResult>,
    /// Choices that the time took.
    pub timeouts: u32,
}

/// An option taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChoiceResult {
    /// The visit, as a place in the path.
    pub visit: usize,
    /// The scene or choice.
    pub node: NodeId,
    /// Which option.
    pub option: OptionId,
    /// By whom.
    pub by: ChoiceBy,
    /// How good it is; `None`: not scored.
    pub rating: Option<Rating>,
    /// Points in thousandths, 0..=3000; 0 when not scored.
    pub points: u64,
    /// The best on offer, in thousandths; 0 when not scored.
    pub best: u64,
    /// Where the scene stood.
    pub media: Option<MediaTime>,
    /// How long it took on the wall, in milliseconds.
    pub took_millis: i64,
}

/// A principle over the whole attempt.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PrincipleResult {
    /// Which.
    pub principle: PrincipleId,
    /// How often kept: options rated Best or Good.
    pub kept: u32,
    /// How often broken: options rated Poor or Harmful.
    pub broken: u32,
}

/// A conclusion reached.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AssessmentResult {
    /// The visit, as a place in the path.
    pub visit: usize,
    /// The assessment.
    pub node: NodeId,
    /// What was concluded.
    pub conclusion: ConclusionId,
    /// How good it is.
    pub rating: Rating,
    /// Points of the rating, 0..=3.
    pub points: u32,
    /// Points of the best conclusion on offer, 0..=3.
    pub best: u32,
    /// Thousandths for the conclusion, 0..=1000; `None` when no conclusion on offer is worth anything.
    pub conclusion_share: Option<u32>,
    /// What it was said to rest on.
    pub grounds: Vec<GroundResult>,
    /// Thousandths for the grounds, 0..=1000; `None` when nothing had been shown and nothing was named.
    pub grounds_share: Option<u32>,
    /// Distinct signs shown on this path before the assessment.
    pub shown: u32,
    /// How many of them the grounds name.
    pub shown_named: u32,
    /// How sure.
    pub confidence: Confidence,
    /// Whether the conclusion counts as right for calibration: rated Best or Good.
    pub right: bool,
}

/// Whether a ground holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GroundResult {
    /// What was named.
    pub ground: Ground,
    /// The sign that it stands for, if any, with its scene or exhibit.
    pub sign: Option<(NodeId, Sign)>,
    /// Whether that sign was shown on this path before the assessment.
    pub holds: bool,
}

/// How well confidence fitted.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Calibration {
    /// How many assessments.
    pub count: u32,
    /// Brier score, 0 perfect to 1.
    pub brier: f64,
}

/// Indicators of a dimension, counted once each, by strength.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    /// Strong.
    pub strong: u32,
    /// Medium.
    pub medium: u32,
    /// Weak.
    pub weak: u32,
}

/// One dimension under the ILO rule.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DimensionResult {
    /// Which.
    pub dimension: DimensionId,
    /// What the trainee found.
    pub found: Tally,
    /// What was shown.
    pub shown: Tally,
    /// Positive by what was found.
    pub found_positive: bool,
    /// Positive by what was shown.
    pub shown_positive: bool,
}

/// A class of the screening model's second step. Never a legal finding, never shown as a verdict on a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ScreeningClass {
    /// No means, no exploitation, no coercion.
    SuccessfulMigrant,
    /// Exploitation alone: a labour-rights case.
    ExploitedMigrant,
    /// Deception and exploitation, without coercion at destination.
    DeceptionAndExploitation,
    /// Means, exploitation and coercion: as in trafficking for forced labour.
    ForcedLabourPattern,
    /// A combination that the published table does not hold.
    OutsideTable,
}

/// The ILO rule on what was found beside what was shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Screening {
    /// Every dimension of the catalogue, in its order.
    pub dimensions: Vec<DimensionResult>,
    /// Class by what was found.
    pub found_class: ScreeningClass,
    /// Class by what was shown.
    pub shown_class: ScreeningClass,
    /// Abuse of vulnerability (D3 or D6) is positive by what was found: it can stand for, or strengthen, the means.
    pub found_vulnerability: bool,
    /// The same by what was shown.
    pub shown_vulnerability: bool,
}

/// A referral made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReferralResult {
    /// The visit, as a place in the path.
    pub visit: usize,
    /// The referral.
    pub node: NodeId,
    /// Whom, in the order given.
    pub submitted: Vec<InstitutionId>,
    /// The key.
    pub key: Vec<InstitutionId>,
    /// Whether order counts.
    pub ordered: bool,
    /// How many of the key were notified, in order if order counts.
    pub matched: u32,
    /// Notified though neither in the key nor allowed; each costs one.
    pub others: Vec<InstitutionId>,
    /// In the key and not notified.
    pub missing: Vec<InstitutionId>,
    /// Thousandths, 0..=1000.
    pub share: u32,
}

/// The play on which a good officer finds most: see [`super::explore`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct BestPath {
    /// Its nodes in order, each with the option or conclusion taken there.
    pub steps: Vec<BestStep>,
    /// The most that it offers, by part in the order of [`PartKind::ALL`], in thousandths of a point.
    pub most: [u64; 5],
    /// Whether it was proved to be the best; false when the search ended at its bound.
    pub exact: bool,
}

/// A node of the best path.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BestStep {
    /// Which.
    pub node: NodeId,
    /// The option taken there, for a choice.
    pub option: Option<OptionId>,
    /// The conclusion reached there, for an assessment.
    pub conclusion: Option<ConclusionId>,
}

/// A principle that the rubric asks for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Demand {
    /// Which.
    pub principle: PrincipleId,
    /// Whether it was met.
    pub met: bool,
}

/// Passed or not, and why.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Verdict {
    /// Thousandths needed; `None`: nobody passes or fails.
    pub pass_mark: Option<u32>,
    /// Whether the mark was reached; `None` without a mark or without anything to mark.
    pub mark_reached: Option<bool>,
    /// Principles that had to be kept at least once.
    pub must_do: Vec<Demand>,
    /// Principles that could not be broken.
    pub must_avoid: Vec<Demand>,
    /// Mark reached and every demand met, in an attempt that came to an ending; `None` without a mark, without anything to
    /// mark, or before the end.
    pub passed: Option<bool>,
}
