//! A scenario as it is played: every reference resolved, every time exact, nothing optional that must be there.
//!
//! Built by the loader only; whoever holds a [`Graph`] need not check it again. It knows no file format.
//!
//! Past 500 lines because it is one vocabulary: every type of the played scenario, nearly all of it doc and fields, is read
//! together.

mod region;

use std::collections::HashMap;
use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::catalogue::{Catalogue, IndicatorId, Institution, InstitutionId, PrincipleId};
use crate::text::{Language, Localized, LocalizedText};
use crate::time::{MediaTime, Window};

pub use region::{Key, Region, Spot, Track};

macro_rules! ids {
    ($($(#[$doc:meta])* $id:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $id(#[serde(with = "crate::text::shared")] pub Arc<str>);
        impl fmt::Display for $id {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
        impl From<&str> for $id {
            fn from(text: &str) -> Self {
                Self(Arc::from(text))
            }
        }
        impl AsRef<str> for $id {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }
    )*};
}
ids! {
    /// A scenario: the name of its folder.
    ScenarioId,
    /// A node, unique in its scenario.
    NodeId,
    /// An option, unique in its choice.
    OptionId,
    /// A cue, unique in its scenario.
    CueId,
    /// A lure, unique in its scenario.
    LureId,
    /// A state variable, unique in its scenario.
    VariableId,
    /// A mark to find on an exhibit, unique in its exhibit.
    MarkId,
    /// A conclusion one may reach in an assessment, unique in its node.
    ConclusionId,
}

/// A node's place in [`Graph::nodes`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeIx(pub u32);

/// A state variable's place in [`Graph::variables`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct VariableIx(pub u32);

/// SHA-256 of everything that decides how a scenario plays and scores, in lower-case hexadecimal.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ContentHash(pub String);

/// A media file inside the scenario's folder: forward slashes, relative, never leaving the folder.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct MediaPath(#[serde(with = "crate::text::shared")] pub Arc<str>);

/// A whole scenario.
#[derive(Clone, Debug)]
pub struct Graph {
    /// The folder's name.
    pub id: ScenarioId,
    /// Which edition it is, from 1; a pack with a lower one does not replace it.
    pub version: u32,
    /// What decides plays and scores, hashed.
    pub content_hash: ContentHash,
    /// Its title.
    pub title: LocalizedText,
    /// One or two sentences for the library; may be empty.
    pub summary: LocalizedText,
    /// A picture for the library, if there is one.
    pub poster: Option<MediaPath>,
    /// What the trainee is told before the film.
    pub briefing: Briefing,
    /// The languages that the author promises in full, in the order of [`Language::ALL`]; at least one.
    pub languages: Vec<Language>,
    /// Author's notes on sources and on what the course leader must confirm.
    pub notes: LocalizedText,
    /// The indicators that cues name.
    pub catalogue: Arc<Catalogue>,
    /// The institutions that referrals name.
    pub institutions: Arc<[Institution]>,
    /// Where it begins.
    pub start: NodeIx,
    /// Bounded integers that choices change.
    pub variables: Vec<Variable>,
    /// Every node, in the order of the file.
    pub nodes: Vec<Node>,
    /// A node's place by its id.
    pub node_places: HashMap<NodeId, NodeIx>,
    /// How it is marked.
    pub rubric: Rubric,
}

impl Graph {
    /// The node at that place.
    ///
    /// # Panics
    /// When `at` comes from another graph, which is a bug.
    #[must_use]
    pub fn node(&self, at: NodeIx) -> &Node {
        &self.nodes[at.0 as usize]
    }

    /// The place of the node of that id.
    #[must_use]
    pub fn place(&self, id: &NodeId) -> Option<NodeIx> {
        self.node_places.get(id).copied()
    }

    /// Every place, in the order of the file.
    pub fn places(&self) -> impl Iterator<Item = NodeIx> + use<> {
        (0..u32::try_from(self.nodes.len()).unwrap_or(u32::MAX)).map(NodeIx)
    }

    /// Every cue with the scene that shows it, in the order of the file.
    pub fn cues(&self) -> impl Iterator<Item = (NodeIx, &Cue)> {
        self.places().flat_map(move |at| match &self.node(at).kind {
            NodeKind::Scene(scene) => scene.cues.iter().map(move |cue| (at, cue)).collect::<Vec<_>>(),
            _ => Vec::new(),
        })
    }
}

/// What the trainee reads before the film.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Briefing {
    /// Who the trainee is in the film and what is asked of them.
    pub role: LocalizedText,
    /// What the film shows that may distress; empty when nothing.
    pub content_warning: LocalizedText,
}

/// A bounded integer of the play's state: `min <= start <= max`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Variable {
    /// Its id.
    pub id: VariableId,
    /// Its value at the beginning.
    pub start: i32,
    /// Smallest value; a change below is held here.
    pub min: i32,
    /// Largest value; a change above is held here.
    pub max: i32,
}

/// A point of the graph.
#[derive(Clone, Debug)]
pub struct Node {
    /// Its id.
    pub id: NodeId,
    /// What it is.
    pub kind: NodeKind,
}

/// What a node is.
#[derive(Clone, Debug)]
pub enum NodeKind {
    /// Plays one segment of film, sound or still.
    Scene(Scene),
    /// A picture to inspect, with marks to find.
    Exhibit(Exhibit),
    /// A choice that stands alone, over the held last frame or an idle loop.
    Choose(Choose),
    /// Goes on at once, by the first branch whose condition holds.
    Route(Route),
    /// The trainee's conclusion, grounds and confidence.
    Assess(Assess),
    /// Whom the trainee notifies, in what order.
    Refer(Refer),
    /// Here the film ends.
    Ending(Ending),
}

/// What a scene shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Picture {
    /// A film clip; its length is the scene's.
    Film(MediaPath),
    /// A still; the scene lasts `seconds`, or as long as its sound when `None`.
    Still {
        /// The picture.
        path: MediaPath,
        /// How long it stands; `None`: as long as the sound.
        seconds: Option<MediaTime>,
    },
}

/// Plays one segment.
#[derive(Clone, Debug)]
pub struct Scene {
    /// Its name for the debrief; empty: the node's id is shown.
    pub title: LocalizedText,
    /// What is seen.
    pub picture: Picture,
    /// What is heard, by language; `None`: silence.
    pub sound: Option<Localized<MediaPath>>,
    /// Captions (WebVTT), by language.
    pub captions: Option<Localized<MediaPath>>,
    /// Signs to notice, by opening time.
    pub cues: Vec<Cue>,
    /// Innocent moments that invite suspicion, by opening time.
    pub lures: Vec<Lure>,
    /// What entering the scene changes.
    pub effects: Vec<Effect>,
    /// What comes after.
    pub then: Then,
}

/// What follows a scene.
#[derive(Clone, Debug)]
pub enum Then {
    /// Another node.
    Goto(NodeIx),
    /// A choice that opens while the scene runs or at its end.
    Choose(Choose),
}

/// A sign visible or audible in a scene.
#[derive(Clone, Debug, PartialEq)]
pub struct Cue {
    /// Its id.
    pub id: CueId,
    /// Which sign of the catalogue it is.
    pub indicator: IndicatorId,
    /// When it can be noticed.
    pub window: Window,
    /// Where it is seen; `None`: it is heard, or everywhere.
    pub at: Option<Track>,
    /// What was there to notice, for the debrief.
    pub note: LocalizedText,
}

/// An innocent moment that invites a wrong suspicion.
#[derive(Clone, Debug, PartialEq)]
pub struct Lure {
    /// Its id.
    pub id: LureId,
    /// When it invites.
    pub window: Window,
    /// Where it is seen; `None`: everywhere.
    pub at: Option<Track>,
    /// Why it is innocent, for the debrief.
    pub why: LocalizedText,
}

/// A choice.
#[derive(Clone, Debug)]
pub struct Choose {
    /// The question.
    pub prompt: LocalizedText,
    /// When it opens on the scene's time line; `None`: at the scene's end. Always `None` in a choice that stands alone.
    pub opens: Option<MediaTime>,
    /// How long one may take; `None`: as long as one likes.
    pub limit: Option<MediaTime>,
    /// The option taken when the time runs out, as a place in `options`; there whenever `limit` is.
    pub on_timeout: Option<usize>,
    /// How the film goes on from the scene.
    pub cut: Cut,
    /// A clip that loops while the choice waits; `None`: the last frame is held.
    pub idle: Option<MediaPath>,
    /// What one may do; at least one is always available.
    pub options: Vec<ChoiceOption>,
}

/// How the film leaves a scene once a choice is made while it runs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Cut {
    /// The segment finishes, then the next joins.
    #[default]
    AtEnd,
    /// The next segment takes over at once, on a frame boundary.
    Now,
}

/// One way to act.
#[derive(Clone, Debug)]
pub struct ChoiceOption {
    /// Its id.
    pub id: OptionId,
    /// What it says.
    pub text: LocalizedText,
    /// Only offered while this holds.
    pub when: Option<Condition>,
    /// Where it leads.
    pub goto: NodeIx,
    /// How good it is; `None`: neither right nor wrong, not scored.
    pub rating: Option<Rating>,
    /// The principles it keeps or breaks.
    pub principles: Vec<PrincipleId>,
    /// What it changes.
    pub effects: Vec<Effect>,
    /// Why it is rated so, for the debrief.
    pub why: LocalizedText,
}

/// How good an option is, by the authors' panel.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Rating {
    /// Does harm.
    Harmful,
    /// Misses what matters.
    Poor,
    /// Acceptable.
    Good,
    /// What a good officer does.
    Best,
}

/// A change of the play's state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Adds, held within the variable's bounds.
    Add(VariableIx, i32),
    /// Sets, held within the variable's bounds.
    Set(VariableIx, i32),
}

/// A question to the state and the path so far.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Condition {
    /// Every one holds; holds when empty.
    All(Vec<Condition>),
    /// One holds; does not when empty.
    Any(Vec<Condition>),
    /// The other does not.
    Not(Box<Condition>),
    /// The variable is at least this.
    AtLeast(VariableIx, i32),
    /// The variable is exactly this.
    Is(VariableIx, i32),
    /// That option was taken at that node.
    Chose(NodeIx, OptionId),
    /// That node was entered.
    Visited(NodeIx),
    /// A flag was raised in that cue's window.
    Flagged(CueId),
    /// At least so many cues were flagged.
    Found(u32),
}

/// A document or object to inspect.
#[derive(Clone, Debug)]
pub struct Exhibit {
    /// Its name.
    pub title: LocalizedText,
    /// What is asked.
    pub prompt: LocalizedText,
    /// The picture.
    pub image: MediaPath,
    /// What there is to find.
    pub marks: Vec<Mark>,
    /// Where it leads.
    pub goto: NodeIx,
    /// What entering it changes.
    pub effects: Vec<Effect>,
}

/// Something to find on an exhibit.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// Its id.
    pub id: MarkId,
    /// Where it is.
    pub at: Region,
    /// The sign it is; `None`: an innocent detail, marking it is a false alarm.
    pub indicator: Option<IndicatorId>,
    /// What was there, for the debrief.
    pub note: LocalizedText,
}

/// Goes on at once.
#[derive(Clone, Debug)]
pub struct Route {
    /// Tried in order; the first whose condition holds is taken.
    pub branches: Vec<(Condition, NodeIx)>,
    /// Taken when none holds.
    pub otherwise: NodeIx,
}

/// The trainee's conclusion.
#[derive(Clone, Debug)]
pub struct Assess {
    /// The question.
    pub prompt: LocalizedText,
    /// What one may conclude.
    pub conclusions: Vec<Conclusion>,
    /// Where it leads.
    pub goto: NodeIx,
}

/// One thing to conclude.
#[derive(Clone, Debug)]
pub struct Conclusion {
    /// Its id.
    pub id: ConclusionId,
    /// What it says.
    pub text: LocalizedText,
    /// How good it is.
    pub rating: Rating,
    /// Why, for the debrief.
    pub why: LocalizedText,
    /// Leads elsewhere than the node's own `goto`.
    pub goto: Option<NodeIx>,
}

/// Whom to notify.
#[derive(Clone, Debug)]
pub struct Refer {
    /// The question.
    pub prompt: LocalizedText,
    /// Who is offered, in the order shown.
    pub offered: Vec<InstitutionId>,
    /// The key: who must be notified, in this order.
    pub key: Vec<InstitutionId>,
    /// Who may be added without loss.
    pub allowed: Vec<InstitutionId>,
    /// Whether the order counts.
    pub ordered: bool,
    /// Why, for the debrief.
    pub why: LocalizedText,
    /// Where it leads.
    pub goto: NodeIx,
}

/// Where the film ends.
#[derive(Clone, Debug)]
pub struct Ending {
    /// Its name.
    pub title: LocalizedText,
    /// What came of it.
    pub text: LocalizedText,
    /// How it turned out for the people in the film.
    pub outcome: Outcome,
}

/// How an ending turned out for the people in the film; drawn, not scored.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Outcome {
    /// As it should.
    Good,
    /// Half of it.
    Mixed,
    /// Not.
    Bad,
}

/// How a scenario is marked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rubric {
    /// The parts' weights; only their proportions count, parts that a path did not offer drop out.
    pub weights: Weights,
    /// Thousandths of the whole needed to pass, 0..=1000; `None`: nobody passes or fails.
    pub pass_mark: Option<u32>,
    /// Principles that must be kept at least once for a pass.
    pub must_do: Vec<PrincipleId>,
    /// Principles that may never be broken for a pass.
    pub must_avoid: Vec<PrincipleId>,
}

/// Weights of the parts of a score.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Weights {
    /// Noticing: cues flagged in time.
    pub detection: u32,
    /// Naming: flags classified rightly.
    pub classification: u32,
    /// Acting: ratings of the options taken.
    pub conduct: u32,
    /// Concluding: conclusion and grounds.
    pub assessment: u32,
    /// Notifying: whom, in what order.
    pub referral: u32,
}

impl Default for Rubric {
    fn default() -> Self {
        Self {
            weights: Weights { detection: 30, classification: 10, conduct: 30, assessment: 15, referral: 15 },
            pass_mark: Some(600),
            must_do: Vec::new(),
            must_avoid: Vec::new(),
        }
    }
}
