//! What one attempt adds to the knowledge of many: flat, small, without a name. The unit of every statistic and report.

use serde::{Deserialize, Serialize};

use crate::catalogue::IndicatorId;
use crate::course::{CourseId, Purpose};
use crate::scenario::graph::{ContentHash, NodeId, OptionId, ScenarioId};
use crate::scoring::{FoundBy, Naming, PartKind, Score, Sign};
use crate::session::{AttemptId, ChoiceBy, Confidence, Finish, Mode, Timers, TraineeCode};
use crate::text::Language;
use crate::time::WallTime;

/// Whose attempt it was, when and why: what a score does not say.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct About {
    /// Which attempt.
    pub attempt: AttemptId,
    /// In which course; `None`: outside one.
    pub course: Option<CourseId>,
    /// What for.
    pub purpose: Purpose,
    /// The language it began in.
    pub language: Language,
    /// When it began.
    pub started: WallTime,
    /// When it was closed.
    pub finished: WallTime,
}

/// A finished attempt as statistics see it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Record {
    /// Whose, when, why.
    #[serde(flatten)]
    pub about: About,
    /// Who played.
    pub trainee: TraineeCode,
    /// What was played.
    pub scenario: ScenarioId,
    /// In which version.
    pub played_under: ContentHash,
    /// Whose key marked it; another than `played_under`: re-scored.
    pub scored_under: ContentHash,
    /// Practice or exam.
    pub mode: Mode,
    /// Every setting of the time limits that was in force.
    pub timers: Vec<Timers>,
    /// How it finished.
    #[serde(default)]
    pub finish: Option<Finish>,
    /// The whole, in thousandths of the most on this path; `None`: nothing to mark.
    pub overall: Option<u32>,
    /// The whole, in thousandths of the most on the best path.
    pub overall_of_best: Option<u32>,
    /// Passed; `None`: nobody passes or fails.
    pub passed: Option<bool>,
    /// Each part's thousandths on this path; `None`: not offered.
    pub parts: Vec<(PartKind, Option<u32>)>,
    /// Signs shown, in the order of the path.
    pub signals: Vec<Signal>,
    /// Innocent moments shown, in the order of the path.
    pub noise: Vec<Noise>,
    /// Options taken, in order.
    pub choices: Vec<Choice>,
    /// Conclusions reached, in order.
    pub conclusions: Vec<Conclusion>,
    /// Referrals made, in order.
    pub referrals: Vec<Referral>,
    /// Flags and marks that were neither hit, false alarm nor repeat.
    pub strays: u32,
}

/// A sign that was shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signal {
    /// Where.
    pub node: NodeId,
    /// The cue or mark.
    pub sign: Sign,
    /// What it is.
    pub indicator: IndicatorId,
    /// Whether it was noticed.
    pub noticed: bool,
    /// Points for *when*, in thousandths, 0..=5000.
    pub points: u64,
    /// From the window's opening to the flag, in milliseconds; `None` when missed and on an exhibit.
    pub latency_millis: Option<i64>,
    /// How it was named; `None` when missed and on an exhibit.
    pub naming: Option<Naming>,
}

/// An innocent moment or detail that was shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Noise {
    /// Where.
    pub node: NodeId,
    /// The lure or mark.
    pub sign: Sign,
    /// Whether it was taken for a sign.
    pub suspected: bool,
    /// For which one, if that was said.
    #[serde(default)]
    pub named: Option<IndicatorId>,
}

/// An option taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// Where.
    pub node: NodeId,
    /// Which.
    pub option: OptionId,
    /// By whom.
    pub by: ChoiceBy,
    /// Points in thousandths.
    pub points: u64,
    /// The best on offer, in thousandths; 0: not marked.
    pub best: u64,
}

/// A conclusion reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Conclusion {
    /// How sure.
    pub confidence: Confidence,
    /// Whether it counts as right.
    pub right: bool,
}

/// A referral made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Referral {
    /// Where.
    pub node: NodeId,
    /// Thousandths of the key.
    pub share: u32,
}

impl Record {
    /// The record of a score.
    #[must_use]
    pub fn of(about: About, score: &Score) -> Self {
        Self {
            about,
            trainee: score.trainee.clone(),
            scenario: score.scenario.clone(),
            played_under: score.played_under.clone(),
            scored_under: score.scored_under.clone(),
            mode: score.mode,
            timers: score.timers.clone(),
            finish: score.finish.clone(),
            overall: score.overall,
            overall_of_best: score.overall_of_best,
            passed: score.verdict.passed,
            parts: score.parts.iter().map(|part| (part.kind, part.share)).collect(),
            signals: score
                .detection
                .signals
                .iter()
                .map(|signal| Signal {
                    node: signal.node.clone(),
                    sign: signal.sign.clone(),
                    indicator: signal.indicator.clone(),
                    noticed: signal.found_by.is_some(),
                    points: signal.points,
                    latency_millis: signal.latency.map(|latency| latency.nanos() / 1_000_000),
                    naming: signal.naming,
                })
                .collect(),
            noise: score
                .detection
                .noise
                .iter()
                .map(|noise| Noise {
                    node: noise.node.clone(),
                    sign: noise.sign.clone(),
                    suspected: noise.false_alarm.is_some(),
                    named: named(score, noise.false_alarm),
                })
                .collect(),
            choices: score
                .conduct
                .choices
                .iter()
                .map(|choice| Choice {
                    node: choice.node.clone(),
                    option: choice.option.clone(),
                    by: choice.by,
                    points: choice.points,
                    best: choice.best,
                })
                .collect(),
            conclusions: score
                .assessments
                .iter()
                .map(|assessment| Conclusion { confidence: assessment.confidence, right: assessment.right })
                .collect(),
            referrals: score
                .referrals
                .iter()
                .map(|referral| Referral { node: referral.node.clone(), share: referral.share })
                .collect(),
            strays: score.detection.strays,
        }
    }
}

/// For which sign the innocent moment was taken that this flag fell for.
fn named(score: &Score, by: Option<FoundBy>) -> Option<IndicatorId> {
    let Some(FoundBy::Flag(id)) = by else { return None };
    score.detection.flags.iter().find(|flag| flag.flag == id)?.named.clone()
}
