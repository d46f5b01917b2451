//! What a debrief shows, as plain data in one language.

use serde::{Deserialize, Serialize};

use crate::catalogue::{DimensionId, IndicatorId, InstitutionId, PrincipleId, Strength};
use crate::scenario::graph::{
    ConclusionId, CueId, LureId, MarkId, MediaPath, NodeId, OptionId, Outcome as EndingOutcome, Rating, Region, Spot, Track,
};
use crate::scoring::{Naming, Outcome, Place, ScreeningClass, Sign, Tally};
use crate::session::{ChoiceBy, Confidence, Finish, FlagId, Ground, PlacedId};
use crate::text::Language;
use crate::time::{MediaTime, Window};

/// Everything to show after an attempt, in order.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Debrief {
    /// The language of every text in it.
    pub language: Language,
    /// The scenario's title.
    pub title: String,
    /// How the attempt finished; `None` while it goes on.
    pub finish: Option<Finish>,
    /// What the catalogue's publisher wants said; always shown.
    pub caveat: String,
    /// What was met, in order; routes pass unseen.
    pub stays: Vec<Stay>,
    /// The path taken.
    pub path: Vec<PathStep>,
    /// The best path.
    pub best_path: Vec<PathStep>,
    /// Whether the best path was proved to be that.
    pub best_path_is_proved: bool,
    /// The ILO rule, found beside shown; `None` when the catalogue has no such rule.
    pub screening: Option<ScreeningView>,
}

/// A node of a path.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PathStep {
    /// Which.
    pub node: NodeId,
    /// Its name.
    pub title: String,
    /// What was decided there, in the author's words; `None` where nothing is.
    pub decision: Option<String>,
    /// Whether the other path comes to this node too.
    pub on_both: bool,
    /// How it turned out, for an ending.
    pub outcome: Option<EndingOutcome>,
}

/// One stay at one node.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Stay {
    /// The visit, as a place in the session's visits.
    pub visit: usize,
    /// Which node.
    pub node: NodeId,
    /// Its name.
    pub title: String,
    /// What there is to show of it.
    pub what: StayKind,
}

/// What there is to show of a stay.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum StayKind {
    /// A scene.
    Scene(SceneView),
    /// An exhibit.
    Exhibit(ExhibitView),
    /// A choice that stands alone.
    Choice(ChoiceView),
    /// A conclusion.
    Assessment(AssessmentView),
    /// A referral.
    Referral(ReferralView),
    /// The ending.
    Ending(EndingView),
}

/// A scene on its own time line.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SceneView {
    /// Its length; the last known moment where the length is not known.
    pub length: MediaTime,
    /// How much of it was shown.
    pub shown_until: MediaTime,
    /// How often it was shown again.
    pub replays: u32,
    /// Why it could not be shown, if so.
    pub failed: Option<String>,
    /// Signs offered, by opening time.
    pub cues: Vec<CueView>,
    /// Lures offered, by opening time.
    pub lures: Vec<LureView>,
    /// Flags, in the order raised.
    pub flags: Vec<FlagView>,
    /// The choice that followed, if it was reached.
    pub choice: Option<ChoiceView>,
}

/// A sign of the catalogue, readable.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IndicatorView {
    /// Its id.
    pub id: IndicatorId,
    /// What it says.
    pub text: String,
    /// The dimension's name.
    pub dimension: String,
    /// Its weight, where the catalogue has weights.
    pub strength: Option<Strength>,
    /// To be confirmed by the course leader.
    pub verify: bool,
}

/// A cue and what became of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CueView {
    /// Which.
    pub cue: CueId,
    /// What it is.
    pub indicator: IndicatorView,
    /// What was there to notice.
    pub note: String,
    /// When.
    pub window: Window,
    /// What to play to see it: the window with a run-up, within the scene.
    pub replay: Window,
    /// Where.
    pub region: Option<Track>,
    /// The flag that found it; `None`: missed.
    pub found_by: Option<FlagId>,
    /// Thousandths of a point, 0..=5000.
    pub points: u64,
    /// From opening to flag.
    pub latency: Option<MediaTime>,
    /// Whether a click was on it.
    pub place: Option<Place>,
    /// How it was named.
    pub naming: Option<Naming>,
    /// What it was named, readable.
    pub named: Option<IndicatorView>,
}

/// A lure and what became of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LureView {
    /// Which.
    pub lure: LureId,
    /// Why it is innocent.
    pub why: String,
    /// When.
    pub window: Window,
    /// What to play to see it.
    pub replay: Window,
    /// Where.
    pub region: Option<Track>,
    /// The flag that fell for it; `None`: rightly left alone.
    pub false_alarm: Option<FlagId>,
}

/// A flag and what became of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FlagView {
    /// Which.
    pub flag: FlagId,
    /// When.
    pub at: MediaTime,
    /// Where, if clicked.
    pub spot: Option<Spot>,
    /// What became of it.
    pub outcome: Outcome,
    /// What it was said to be.
    pub named: Option<IndicatorView>,
}

/// A choice, what was taken, and what else there was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChoiceView {
    /// The question.
    pub prompt: String,
    /// By whom the option was taken; `None`: nobody answered.
    pub by: Option<ChoiceBy>,
    /// How long it took on the wall, in milliseconds.
    pub took_millis: Option<i64>,
    /// How many people were in the room, where a group's hands were counted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub present: Option<u16>,
    /// Every option of the file, in its order.
    pub options: Vec<OptionView>,
}

/// An option and where it leads.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OptionView {
    /// Which.
    pub option: OptionId,
    /// What it says.
    pub text: String,
    /// Whether it could be taken.
    pub offered: bool,
    /// Whether it was taken.
    pub taken: bool,
    /// Hands that it got, where a group's hands were counted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hands: Option<u16>,
    /// Whether the best path takes it.
    pub on_best_path: bool,
    /// How good it is.
    pub rating: Option<Rating>,
    /// Why.
    pub why: String,
    /// The principles it keeps (Best, Good) or breaks (Poor, Harmful).
    pub principles: Vec<PrincipleId>,
    /// The node it leads to.
    pub leads_to: NodeId,
    /// That node's name.
    pub leads_to_title: String,
    /// The endings that can follow, in the order of the file.
    pub endings: Vec<EndingView>,
}

/// An exhibit with its key laid over it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ExhibitView {
    /// What was asked.
    pub prompt: String,
    /// The picture.
    pub image: MediaPath,
    /// The key.
    pub marks: Vec<MarkView>,
    /// What the trainee marked.
    pub placed: Vec<PlacedView>,
}

/// A mark of the key.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MarkView {
    /// Which.
    pub mark: MarkId,
    /// Where.
    pub region: Region,
    /// What was there.
    pub note: String,
    /// The sign it is; `None`: an innocent detail.
    pub indicator: Option<IndicatorView>,
    /// Who marked it.
    pub marked_by: Option<PlacedId>,
}

/// A mark of the trainee's.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PlacedView {
    /// Which.
    pub mark: PlacedId,
    /// Where.
    pub spot: Spot,
    /// What became of it.
    pub outcome: Outcome,
}

/// A conclusion, explained.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AssessmentView {
    /// The question.
    pub prompt: String,
    /// Everything on offer, in the order of the file.
    pub conclusions: Vec<ConclusionView>,
    /// What it was said to rest on.
    pub grounds: Vec<GroundView>,
    /// How sure; `None`: not submitted.
    pub confidence: Option<Confidence>,
    /// Thousandths for the conclusion.
    pub conclusion_share: Option<u32>,
    /// Thousandths for the grounds.
    pub grounds_share: Option<u32>,
    /// Distinct signs shown before it.
    pub shown: u32,
    /// How many of them the grounds name.
    pub shown_named: u32,
}

/// One conclusion on offer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConclusionView {
    /// Which.
    pub conclusion: ConclusionId,
    /// What it says.
    pub text: String,
    /// How good it is.
    pub rating: Rating,
    /// Why.
    pub why: String,
    /// Whether it was reached.
    pub taken: bool,
    /// Hands that it got, where a group's hands were counted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hands: Option<u16>,
}

/// A ground, readable.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GroundView {
    /// What was named.
    pub ground: Ground,
    /// The sign it stands for, if any.
    pub sign: Option<Sign>,
    /// What was there, in the author's words: a sign, or the innocent thing taken for one; empty when it stands for nothing.
    pub note: String,
    /// Whether it was shown on this path before.
    pub holds: bool,
}

/// A referral, explained.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReferralView {
    /// The question.
    pub prompt: String,
    /// Whom the trainee notified, in order; empty when not submitted.
    pub submitted: Vec<NotifiedView>,
    /// Whom the key names, in order.
    pub key: Vec<NotifiedView>,
    /// Whether order counts.
    pub ordered: bool,
    /// Why.
    pub why: String,
    /// Thousandths; `None`: not submitted.
    pub share: Option<u32>,
}

/// How an institution stands in a referral.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// In the key and notified.
    Right,
    /// Not in the key, and free.
    Allowed,
    /// Not in the key, and not free.
    Other,
    /// In the key and not notified.
    Missing,
}

/// An institution of a referral.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NotifiedView {
    /// Which.
    pub institution: InstitutionId,
    /// Its name.
    pub name: String,
    /// What it does.
    pub role: String,
    /// How it stands.
    pub standing: Standing,
}

/// An ending.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EndingView {
    /// Which.
    pub node: NodeId,
    /// Its name.
    pub title: String,
    /// What came of it.
    pub text: String,
    /// How it turned out.
    pub outcome: EndingOutcome,
}

/// The ILO rule, readable.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScreeningView {
    /// Dimensions of which something was shown, in the catalogue's order.
    pub dimensions: Vec<DimensionView>,
    /// Class by what was found.
    pub found_class: ScreeningClass,
    /// Class by what was shown.
    pub shown_class: ScreeningClass,
}

/// One dimension, readable.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DimensionView {
    /// Which.
    pub dimension: DimensionId,
    /// Its name.
    pub name: String,
    /// Counts found.
    pub found: Tally,
    /// Counts shown.
    pub shown: Tally,
    /// Positive by what was found.
    pub found_positive: bool,
    /// Positive by what was shown.
    pub shown_positive: bool,
    /// Its distinct indicators shown, each with whether it was found, in the catalogue's order.
    pub indicators: Vec<(IndicatorView, bool)>,
}
