//! A scenario as it is written: every field of the file format with its place in the text, nothing resolved.
//!
//! This page is the reference of the format; `form` holds the same as a table. Whatever is `Option` here
//! and required in the file was told by [`read`] when it is missing. Times are exact; texts, paths and names are as
//! written. What names lead to is the resolver's matter ([`super::load`]).
//!
//! ```
//! use ias::diagnostic::SourceText;
//! use ias::scenario::source;
//! let text = SourceText::new("van/scenario.ron", r#"Scenario(format: 1, title: "Van", nodes: {"end": Ending(titel: "x")})"#);
//! let (scenario, findings) = source::read(&text);
//! assert_eq!(findings[0].rule, "unknown-field");
//! assert_eq!(scenario.expect("readable").nodes.len(), 1);
//! ```

mod conditions;
pub(crate) mod fields;
mod findings;
mod localized;
mod nodes;
mod numbers;
pub(crate) mod top;

use std::ops::Range;
use std::sync::Arc;

use super::graph::{Cut, Outcome, Rating, Region, Track};
use super::syntax;
use crate::diagnostic::{Diagnostic, SourceText};
use crate::text::{Language, LocalizedText};
use crate::time::MediaTime;

pub(crate) use fields::{FIRST_STANDS_HERE, TAKE_ONE_AWAY};
pub(crate) use findings::Findings;

/// Something with the bytes where it is written.
#[derive(Clone, Debug, PartialEq)]
pub struct Spanned<T> {
    /// What is written.
    pub value: T,
    /// Where.
    pub span: Range<usize>,
}

/// An id or a reference to one, as written.
pub type Name = Spanned<Arc<str>>;
/// A text in one or several languages.
pub type Text = Spanned<LocalizedText>;
/// A path of a media file, as written.
pub type Path = Spanned<Arc<str>>;
/// A path for each language; `None` is the one that serves all.
pub type LocalizedPath = Vec<(Option<Language>, Path)>;

/// The whole file: `Scenario(format: 1, …)`.
#[derive(Clone, Debug, Default)]
pub struct Scenario {
    /// `version`: counts up with each edition that is handed over; from 1. Default: 1.
    pub version: Option<u32>,
    /// `title`: the scenario's name. Required.
    pub title: Option<Text>,
    /// `summary`: one or two sentences for the library.
    pub summary: Option<Text>,
    /// `poster`: a picture for the library, PNG or JPEG.
    pub poster: Option<Path>,
    /// `briefing.role`: who the trainee is and what is asked of them.
    pub role: Option<Text>,
    /// `briefing.content_warning`: what may distress.
    pub content_warning: Option<Text>,
    /// `languages`: those promised in full, e.g. `["pl", "en"]`. Default: those of the title; `["pl"]` for a plain title.
    pub languages: Vec<Spanned<Language>>,
    /// `notes`: sources, and what the course leader must confirm.
    pub notes: Option<Text>,
    /// `catalogue`: whose indicators the cues name. Default: `ilo-delphi-adult-labour`.
    pub catalogue: Option<Name>,
    /// `start`: the node where it begins. Default: the first one written.
    pub start: Option<Name>,
    /// `state`: bounded integers, `{"trust": (start: 0, min: -3, max: 3)}`.
    pub state: Vec<Variable>,
    /// `state` stands there and could not be read, which was told: who asks for a variable makes no fault.
    pub has_faulty_state: bool,
    /// `nodes`: `{"id": Scene(…), …}`. Required, at least one.
    pub nodes: Vec<Node>,
    /// `rubric`: how it is marked.
    pub rubric: Option<Rubric>,
}

/// A state variable.
#[derive(Clone, Debug)]
pub struct Variable {
    /// Its key in `state`.
    pub id: Name,
    /// `start`: its value at the beginning. Default 0.
    pub start: i32,
    /// `min`: its smallest value. Default 0.
    pub min: i32,
    /// `max`: its largest value. Required.
    pub max: i32,
}

/// `rubric: (…)`
#[derive(Clone, Debug)]
pub struct Rubric {
    /// `weights`: `(detection: 30, classification: 10, conduct: 30, assessment: 15, referral: 15)`; one that is not
    /// written weighs nothing once any is.
    pub weights: Option<super::graph::Weights>,
    /// `pass_mark` in thousandths; written in percent (`60`, `62.5`). `None` inside: written as `None`, nobody passes or
    /// fails. Default 60 %.
    pub pass_mark: Option<Option<u32>>,
    /// Where `pass_mark` is written.
    pub pass_mark_place: Option<Range<usize>>,
    /// `must_do`: principles that must be kept at least once.
    pub must_do: Vec<Name>,
    /// `must_avoid`: principles that may never be broken.
    pub must_avoid: Vec<Name>,
}

/// A node.
#[derive(Clone, Debug)]
pub struct Node {
    /// Its key in `nodes`.
    pub id: Name,
    /// What it is; `None`: told already.
    pub kind: Option<NodeKind>,
}

/// What a node is.
#[derive(Clone, Debug)]
pub enum NodeKind {
    /// `Scene(…)`
    Scene(Box<Scene>),
    /// `Exhibit(…)`
    Exhibit(Exhibit),
    /// `Choose(…)`
    Choose(Choose),
    /// `Route(…)`
    Route(Route),
    /// `Assess(…)`
    Assess(Assess),
    /// `Refer(…)`
    Refer(Refer),
    /// `Ending(…)`
    Ending(Ending),
}

/// `Scene(…)`: `film`, or `still` with `sound` or `seconds`.
#[derive(Clone, Debug)]
pub struct Scene {
    /// `title`: its name in the debrief. Default: the node's id.
    pub title: Option<Text>,
    /// `film`: an MP4 clip (AV1).
    pub film: Option<Path>,
    /// `still`: a picture, PNG or JPEG.
    pub still: Option<Path>,
    /// `seconds`: how long the still stands. Default: as long as the sound.
    pub seconds: Option<Spanned<MediaTime>>,
    /// `sound`: Opus or FLAC, one for all languages or one for each.
    pub sound: LocalizedPath,
    /// `captions`: WebVTT, one for each language.
    pub captions: LocalizedPath,
    /// `cues`: signs to notice.
    pub cues: Vec<Cue>,
    /// `lures`: innocent moments that invite suspicion.
    pub lures: Vec<Lure>,
    /// `effects`: what entering changes, e.g. `[Add("trust", 1)]`.
    pub effects: Vec<Effect>,
    /// `then`: `Goto("id")` or `Choose(…)`. Required.
    pub then: Option<Then>,
    /// One of `film`, `still`, `seconds` and `sound` was told already, so that nothing follows from its absence.
    pub has_faulty_picture: bool,
    /// `captions` stands there and could not be read, which was told.
    pub has_faulty_captions: bool,
}

/// What follows a scene.
#[derive(Clone, Debug)]
pub enum Then {
    /// `Goto("id")`
    Goto(Name),
    /// `Choose(…)`
    Choose(Choose),
}

/// An entry of `cues`.
#[derive(Clone, Debug)]
pub struct Cue {
    /// `id`: unique in the scenario. Required.
    pub id: Name,
    /// `indicator`: the sign's id in the catalogue. Required.
    pub indicator: Option<Name>,
    /// `from`: when it can first be noticed, in seconds. Required.
    pub from: Option<Spanned<MediaTime>>,
    /// `to`: when it no longer can. Required, later than `from`.
    pub to: Option<Spanned<MediaTime>>,
    /// `at`: where, `(x, y, width, height)` in fractions of the picture; or `[(seconds, (x, y, width, height)), …]` when it
    /// moves evenly from one place to the next. Default: everywhere, or heard.
    pub at: Option<Track>,
    /// `note`: what was there, for the debrief.
    pub note: Option<Text>,
}

/// An entry of `lures`.
#[derive(Clone, Debug)]
pub struct Lure {
    /// `id`: unique in the scenario. Required.
    pub id: Name,
    /// `from`, in seconds. Required.
    pub from: Option<Spanned<MediaTime>>,
    /// `to`, in seconds. Required, later than `from`.
    pub to: Option<Spanned<MediaTime>>,
    /// `at`: where, as for a cue.
    pub at: Option<Track>,
    /// `why`: why it is innocent, for the debrief.
    pub why: Option<Text>,
}

/// `Choose(…)`, as a node or as a scene's `then`.
#[derive(Clone, Debug)]
pub struct Choose {
    /// `prompt`: the question. Required.
    pub prompt: Option<Text>,
    /// `opens`: when, in seconds of the scene. Default: at its end. Only in a scene.
    pub opens: Option<Spanned<MediaTime>>,
    /// `seconds`: how long one may take. Default: as long as one likes.
    pub seconds: Option<Spanned<MediaTime>>,
    /// `on_timeout`: the option taken then. Required with `seconds`.
    pub on_timeout: Option<Name>,
    /// `cut`: `AtEnd` (default) or `Now`.
    pub cut: Cut,
    /// `idle`: a clip that loops while the choice waits. Default: the last frame is held.
    pub idle: Option<Path>,
    /// `options`: what one may do. Required, at least one.
    pub options: Vec<ChoiceOption>,
    /// `seconds` or `on_timeout` was told already, so that nothing follows from its absence.
    pub has_faulty_timer: bool,
    /// Where the choice is written.
    pub span: Range<usize>,
}

/// An entry of `options`.
#[derive(Clone, Debug)]
pub struct ChoiceOption {
    /// `id`: unique in its choice. Required.
    pub id: Name,
    /// `text`: what it says. Required.
    pub text: Option<Text>,
    /// `when`: only offered while this holds.
    pub when: Option<Condition>,
    /// `goto`: where it leads. Required.
    pub goto: Option<Name>,
    /// `rating`: `Best`, `Good`, `Poor` or `Harmful`. Default: not scored.
    pub rating: Option<Rating>,
    /// `principle` or `principles`: those it keeps or breaks.
    pub principles: Vec<Name>,
    /// `effects`: what it changes.
    pub effects: Vec<Effect>,
    /// `why`: why it is rated so, for the debrief.
    pub why: Option<Text>,
}

/// `Add("variable", 1)` or `Set("variable", 1)`.
#[derive(Clone, Debug)]
pub struct Effect {
    /// The variable.
    pub variable: Name,
    /// Whether the amount is added; otherwise it is set.
    pub adds: bool,
    /// The amount.
    pub amount: i32,
}

/// A condition and where it is written.
pub type Condition = Spanned<ConditionKind>;

/// What a condition asks.
#[derive(Clone, Debug, PartialEq)]
pub enum ConditionKind {
    /// `All([…])`, or `All(a, b)`.
    All(Vec<Condition>),
    /// `Any([…])`, or `Any(a, b)`.
    Any(Vec<Condition>),
    /// `Not(…)`
    Not(Box<Condition>),
    /// `AtLeast("variable", 1)`
    AtLeast(Name, i32),
    /// `Is("variable", 1)`
    Is(Name, i32),
    /// `Chose("node/option")`: the node's name and the option's.
    Chose(Name, Name),
    /// `Visited("node")`
    Visited(Name),
    /// `Flagged("cue")`
    Flagged(Name),
    /// `Found(3)`
    Found(u32),
}

/// `Exhibit(…)`
#[derive(Clone, Debug)]
pub struct Exhibit {
    /// `title`: its name.
    pub title: Option<Text>,
    /// `prompt`: what is asked. Required.
    pub prompt: Option<Text>,
    /// `image`: the picture, PNG or JPEG. Required.
    pub image: Option<Path>,
    /// `marks`: what there is to find.
    pub marks: Vec<Mark>,
    /// `goto`: where it leads. Required.
    pub goto: Option<Name>,
    /// `effects`: what entering changes.
    pub effects: Vec<Effect>,
}

/// An entry of `marks`.
#[derive(Clone, Debug)]
pub struct Mark {
    /// `id`: unique in its exhibit. Required.
    pub id: Name,
    /// `at`: where, `(x, y, width, height)` in fractions of the picture. Required.
    pub at: Option<Region>,
    /// `indicator`: the sign it is. Default: an innocent detail.
    pub indicator: Option<Name>,
    /// `note`: what was there, for the debrief.
    pub note: Option<Text>,
}

/// `Route(…)`
#[derive(Clone, Debug)]
pub struct Route {
    /// `branches`: `[(when: …, goto: "id")]`, tried in order.
    pub branches: Vec<(Option<Condition>, Option<Name>)>,
    /// `otherwise`: where it leads when none holds. Required.
    pub otherwise: Option<Name>,
}

/// `Assess(…)`
#[derive(Clone, Debug)]
pub struct Assess {
    /// `prompt`: the question. Required.
    pub prompt: Option<Text>,
    /// `conclusions`: what one may conclude. Required, at least one.
    pub conclusions: Vec<Conclusion>,
    /// `goto`: where it leads. Required, unless every conclusion has its own.
    pub goto: Option<Name>,
}

/// An entry of `conclusions`.
#[derive(Clone, Debug)]
pub struct Conclusion {
    /// `id`: unique in its node. Required.
    pub id: Name,
    /// `text`: what it says. Required.
    pub text: Option<Text>,
    /// `rating`: `Best`, `Good`, `Poor` or `Harmful`. Required.
    pub rating: Option<Rating>,
    /// `why`: why, for the debrief.
    pub why: Option<Text>,
    /// `goto`: leads elsewhere than the node's own.
    pub goto: Option<Name>,
}

/// `Refer(…)`
#[derive(Clone, Debug)]
pub struct Refer {
    /// `prompt`: the question. Required.
    pub prompt: Option<Text>,
    /// `offered`: institutions in the order shown. Required, at least one.
    pub offered: Vec<Name>,
    /// `key`: who must be notified, in this order. Required.
    pub key: Vec<Name>,
    /// `allowed`: who may be added without loss.
    pub allowed: Vec<Name>,
    /// `ordered`: whether the order counts. Default `true`.
    pub ordered: bool,
    /// `why`: why, for the debrief.
    pub why: Option<Text>,
    /// `goto`: where it leads. Required.
    pub goto: Option<Name>,
}

/// `Ending(…)`
#[derive(Clone, Debug)]
pub struct Ending {
    /// `title`: its name. Required.
    pub title: Option<Text>,
    /// `text`: what came of it.
    pub text: Option<Text>,
    /// `outcome`: `Good`, `Mixed` (default) or `Bad`.
    pub outcome: Outcome,
}

/// Reads a scenario's text; tells every fault of form. `None` only when there is nothing that could be a scenario.
#[must_use]
pub fn read(text: &SourceText) -> (Option<Scenario>, Vec<Diagnostic>) {
    let mut findings = Findings::new();
    let scenario = read_into(text, &mut findings);
    (scenario, findings.into_sorted())
}

/// As [`read`], collecting with other findings.
pub(super) fn read_into(text: &SourceText, findings: &mut Findings) -> Option<Scenario> {
    let document = syntax::parse(text);
    for finding in parse_findings(text, document.faults) {
        findings.push(finding);
    }
    top::scenario(&mut fields::Reader { text, findings }, &document.root?)
}

/// What is not RON, as findings.
pub(crate) fn parse_findings(text: &SourceText, faults: Vec<syntax::Fault>) -> Vec<Diagnostic> {
    let rule = &super::check::parse_error::RULE;
    let told = faults.into_iter().map(|fault| {
        let mut finding = text.fault(rule.id, rule.severity, fault.span, fault.message);
        finding.cure = fault.cure;
        finding.fix = fault.fix;
        match fault.related {
            Some((span, what)) => finding.with_related(text.span(span), what),
            None => finding,
        }
    });
    told.collect()
}
