//! How far the measure itself can be trusted: items, reliability, calibration of confidence.

use serde::{Deserialize, Serialize};

use super::{Interval, Rate, Told};
use crate::scenario::graph::{ContentHash, NodeId, ScenarioId};
use crate::scoring::Sign;

/// What items of a scale have in common. Items of different scales are never added up: whoever suspects everything
/// notices every sign and leaves no innocent moment alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Scale {
    /// Signs: 1 noticed, 0 missed.
    Noticing,
    /// Innocent moments: 1 left alone, 0 wrongly suspected.
    Restraint,
    /// Choices: the share of the best option's points, 0..=1.
    Acting,
}

impl Scale {
    /// Every scale, in the order shown.
    pub const ALL: [Self; 3] = [Self::Noticing, Self::Restraint, Self::Acting];
}

/// An item: a sign, an innocent moment or a choice, over the first attempts of those who met it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ItemLine {
    /// In which scenario.
    pub scenario: ScenarioId,
    /// Under whose key.
    pub scored_under: ContentHash,
    /// At which node.
    pub node: NodeId,
    /// Which sign or innocent moment; `None`: the node's choice.
    pub sign: Option<Sign>,
    /// On which scale.
    pub scale: Scale,
    /// Trainees who met it.
    pub trainees: u32,
    /// Difficulty p: the mean of the item, 0 nobody to 1 everybody.
    pub difficulty: f64,
    /// 95 % interval of the difficulty: Wilson where an item is 0 or 1, else Student's t; `None` below two of the latter.
    pub interval: Option<Interval>,
    /// How many other items of the scale are its rest: those that everyone met who met this one and came to an ending.
    pub rest_items: u32,
    /// Corrected discrimination: correlation of the item with the sum of its rest, −1..=1.
    pub discrimination: Told<Correlation>,
    /// What to make of it; `None` when the discrimination is not told.
    pub advice: Option<Advice>,
}

/// A correlation coefficient.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Correlation {
    /// Pearson's r, −1..=1.
    pub r: f64,
    /// Its 95 % interval (Fisher's z).
    pub interval: Interval,
}

/// What an item's discrimination says to its author. Source: STANDARDS.md section 3, "Item analysis".
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Advice {
    /// From .30: tells trainees apart well.
    Good,
    /// From .20 to below .30: will do.
    Fair,
    /// From 0 to below .20: revise it.
    Revise,
    /// Below 0: who does well elsewhere does badly here; the key may be wrong.
    CheckKey,
}

/// Reliability of one scale of one scenario, over the items that everyone met.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ReliabilityLine {
    /// Which scenario.
    pub scenario: ScenarioId,
    /// Under whose key.
    pub scored_under: ContentHash,
    /// Which scale.
    pub scale: Scale,
    /// Trainees whose first attempt came to an ending.
    pub trainees: u32,
    /// Items that all of them met.
    pub items: u32,
    /// Items that only some of them met, left out: paths are never pooled.
    pub left_out: u32,
    /// Cronbach's α; for items of 0 and 1 it is KR-20.
    pub alpha: Told<Alpha>,
}

/// Cronbach's α.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Alpha {
    /// α, at most 1; may be negative.
    pub alpha: f64,
    /// Its 95 % interval (Feldt).
    pub interval: Interval,
}

/// How well confidence fitted, over conclusions.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Calibration {
    /// Conclusions reached.
    pub count: u32,
    /// Brier score, 0 perfect to 1; `None` without conclusions.
    pub brier: Option<f64>,
    /// Mean confidence less share of right conclusions, −1..=1: above 0 overconfident. `None` without conclusions.
    pub overconfidence: Option<f64>,
    /// Its 95 % interval (Student's t on the differences); `None` below two.
    pub interval: Option<Interval>,
    /// Ten bins of confidence: `[0, .1]`, `(.1, .2]`, …, `(.9, 1]`.
    pub bins: Vec<CalibrationBin>,
}

/// Conclusions of about the same confidence.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct CalibrationBin {
    /// Confidence above this (from it, in the first bin), 0..=1.
    pub above: f64,
    /// Up to this, included.
    pub up_to: f64,
    /// Their mean confidence, 0..=1; `None` when the bin is empty.
    pub confidence: Option<f64>,
    /// Right, of those in the bin.
    pub right: Rate,
}
