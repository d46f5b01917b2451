//! A running attempt: joins the session's machine, the reel and the store.
//!
//! Every wish becomes an input of the machine; what the machine answers is kept by the store before anything on screen
//! moves; then the reel follows. Nothing here decides how the film goes on: the next scene that is handed to the reel ahead
//! of time is what the machine itself says would follow.

mod begin;
mod commands;
mod film;
mod group;
mod reload;
mod screen;

pub use begin::{Player, begin, folded, resume, scene_lengths, timers_of};
pub use film::scene_for_reel;
pub use reload::Stayed;
pub use screen::{Shown, caveat, groups, rating_verdict, title_of};

use std::collections::{BTreeMap, HashMap};
use std::path::PathBuf;
use std::sync::Arc;

use super::pictures::Pictures;
use super::preferences::Preferences;
use super::views::widgets::Picture;
use crate::app::faults;
use crate::catalogue::IndicatorId;
use crate::media::captions::Captions;
use crate::media::reel::{Reel, Take};
use crate::scenario::graph::{Graph, Node, NodeId, NodeKind};
use crate::scoring::SceneLengths;
use crate::session::{AttemptId, FlagId, Input, Phase, Recorded, Stamped, State, accept, phase};
use crate::store::{Durability, Position, Store};
use crate::text::Language;
use crate::time::{MediaTime, WallTime};

/// A scenario that can be played.
#[derive(Debug)]
pub struct Scenario {
    /// Its graph.
    pub graph: Graph,
    /// Its folder.
    pub folder: PathBuf,
}

/// What a running attempt works with, lent for one call.
pub struct Desk<'a> {
    /// Plays the film.
    pub reel: &'a mut Reel,
    /// Keeps the events; `None` for an attempt that is only looked at.
    pub store: Option<&'a mut dyn Store>,
    /// Textures.
    pub pictures: &'a mut Pictures,
    /// Where textures are made.
    pub ctx: &'a egui::Context,
    /// What the trainee set.
    pub preferences: &'a Preferences,
    /// The wall clock.
    pub wall: WallTime,
    /// Seconds of a steady clock.
    pub now: f64,
}

/// The segment that the reel plays, or is to play next.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Segment {
    /// A scene.
    Scene(NodeId),
    /// The idle loop of a choice.
    Idle(NodeId),
}

/// A segment with its playing.
#[derive(Clone, Debug)]
struct Playing {
    segment: Segment,
    take: Take,
    /// Its first frame is on.
    started: bool,
    /// It was played to its end.
    ended: bool,
}

/// A time limit that runs.
#[derive(Clone, Copy, Debug)]
struct Limit {
    of_seconds: f64,
    gone_seconds: f64,
}

/// What has been filled in and not handed in.
#[derive(Clone, Debug, Default)]
struct Drafts {
    search: String,
    /// Practice: the flag that is being named while the film waits.
    naming: Option<FlagId>,
    /// Exam: the flag looked at after the scene.
    open_flag: Option<FlagId>,
    /// Exam: the last name is held back, because giving it goes on.
    held_name: Option<(FlagId, IndicatorId)>,
    centre: [f32; 2],
    zoom: f32,
    conclusion: Option<usize>,
    grounds: Vec<usize>,
    confidence: Option<u32>,
    referral: Vec<usize>,
}

/// Where the attempt goes when a command was carried out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// It goes on.
    Stay,
    /// The film was left; the attempt can be resumed.
    Left,
    /// It is over and its ending was read.
    Finished,
}

/// An attempt that is being played.
pub struct RunningAttempt {
    /// What is played.
    pub scenario: Arc<Scenario>,
    /// Which attempt.
    pub id: AttemptId,
    /// Where it stands.
    pub state: State,
    /// How long the scenes are.
    pub lengths: SceneLengths,
    /// The store keeps it; not so an attempt that begins in the middle, only to be looked at.
    pub is_kept: bool,
    /// Everything that was done and accepted, so that it can be told again when the scenario is changed under it.
    inputs: Vec<Stamped<Input>>,
    /// The node at which it was begun, where that is not the scenario's own start.
    began_at: Option<NodeId>,
    playing: Option<Playing>,
    ordered: Option<Playing>,
    failures: HashMap<Take, (String, String)>,
    captions: HashMap<(NodeId, Language), Captions>,
    limit: Option<Limit>,
    ripples: Vec<(Option<[f32; 2]>, f64)>,
    /// How many people are in the room, in a plenary.
    present: u16,
    group: group::GroupDraft,
    thumbnails: BTreeMap<FlagId, Picture>,
    drafts: Drafts,
    remark: Option<(String, f64)>,
    /// The store could not keep an event.
    store_fault: Option<String>,
    noted: f64,
    polled: f64,
    last_time: MediaTime,
    /// When somebody last moved something, by the steady clock.
    pub stirred: f64,
}

impl RunningAttempt {
    fn new(scenario: Arc<Scenario>, id: AttemptId, state: State, lengths: SceneLengths, now: f64) -> Self {
        Self {
            scenario,
            id,
            state,
            lengths,
            is_kept: true,
            inputs: Vec::new(),
            began_at: None,
            playing: None,
            ordered: None,
            failures: HashMap::new(),
            captions: HashMap::new(),
            limit: None,
            ripples: Vec::new(),
            present: 1,
            group: group::GroupDraft::default(),
            thumbnails: BTreeMap::new(),
            drafts: Drafts { centre: [0.5, 0.5], zoom: 1.0, ..Drafts::default() },
            remark: None,
            store_fault: None,
            noted: now,
            polled: now,
            last_time: MediaTime::ZERO,
            stirred: now,
        }
    }

    fn graph(&self) -> &Graph {
        &self.scenario.graph
    }

    /// The node on screen.
    fn here(&self) -> Option<&Node> {
        let id = match phase(&self.state) {
            Phase::At { node, .. } => node,
            Phase::Classifying { .. } | Phase::Over { .. } => self.state.here()?.node.clone(),
            Phase::NotBegun => return None,
        };
        self.graph().place(&id).map(|at| self.graph().node(at))
    }

    /// Tells the machine, has the store keep the answer, and follows it. `false` when the machine or the store refused.
    fn tell(&mut self, what: Input, media: Option<MediaTime>, desk: &mut Desk<'_>) -> bool {
        let mut next = self.state.clone();
        let input = Stamped { media, wall: desk.wall, what };
        let Ok(events) = accept(&self.scenario.graph, &mut next, &input) else {
            // The moment has passed, e.g. a flag in the very frame in which the scene ended.
            return false;
        };
        if let Some(store) = desk.store.as_deref_mut() {
            let lines: Vec<String> =
                events.iter().map(|event| serde_json::to_string(event).expect("an event is plain data")).collect();
            if let Err(error) = store.append(&self.id, self.state.events, &lines) {
                self.store_fault = Some(faults::line(faults::store_fault(&error, desk.preferences.language)));
                return false;
            }
        }
        self.store_fault = None;
        self.inputs.push(input);
        self.state = next;
        self.follow(&events, desk);
        true
    }

    fn follow(&mut self, events: &[Recorded], desk: &mut Desk<'_>) {
        use crate::session::Event;
        for recorded in events {
            match &recorded.event {
                Event::NodeEntered { node } => self.entered(&node.clone(), desk),
                Event::SceneReplayed => self.play_again(desk),
                Event::ChoiceOpened { .. } => self.choice_opened(desk),
                Event::ChoiceMade { .. } => self.limit = None,
                Event::Flagged { flag, spot, .. } => self.flagged(*flag, spot.map(|s| [s.x, s.y]), desk),
                Event::ClassificationAsked { .. } => {
                    self.drafts.search.clear();
                    self.drafts.open_flag = self.state.flags_to_name().next().map(|flag| flag.id);
                }
                _ => {}
            }
        }
        self.order_ahead(desk);
    }

    fn entered(&mut self, node: &NodeId, desk: &mut Desk<'_>) {
        self.limit = None;
        self.drafts = Drafts { centre: [0.5, 0.5], zoom: 1.0, ..Drafts::default() };
        self.thumbnails.retain(|id, _| self.state.flag(*id).is_some_and(|flag| flag.counts()));
        let Some(at) = self.graph().place(node) else { return };
        let scenario = Arc::clone(&self.scenario);
        match &scenario.graph.node(at).kind {
            NodeKind::Scene(_) => self.show(Segment::Scene(node.clone()), desk),
            NodeKind::Choose(ask) => {
                if ask.idle.is_some() {
                    self.show(Segment::Idle(node.clone()), desk);
                }
            }
            NodeKind::Exhibit(exhibit) => self.load_exhibit(&exhibit.image, desk),
            NodeKind::Assess(_) => {
                self.take_every_ground();
                self.ask_group();
            }
            NodeKind::Route(_) | NodeKind::Refer(_) | NodeKind::Ending(_) => {}
        }
    }

    /// Notes where the scene stands, so that a resume begins there.
    pub fn note_position(&mut self, durability: Durability, desk: &mut Desk<'_>) {
        let (Some(playing), Some(store)) = (&self.playing, desk.store.as_deref_mut()) else { return };
        let Segment::Scene(node) = &playing.segment else { return };
        let position =
            Position { node: node.clone(), media: self.last_time, events: self.state.events, noted: desk.wall };
        if let Err(error) = store.mark_position(&self.id, &position, durability) {
            self.store_fault = Some(faults::line(faults::store_fault(&error, desk.preferences.language)));
        }
        self.noted = desk.now;
    }

    fn flagged(&mut self, flag: FlagId, spot: Option<[f32; 2]>, desk: &mut Desk<'_>) {
        self.ripples.push((spot, desk.now));
        if let Some(shown) = desk.reel.shown() {
            let (width, height, rgba) = shown.thumbnail(320);
            let name = format!("flag/{}", flag.0);
            let pixels = super::pictures::Pixels { width, height, rgba };
            self.thumbnails.insert(flag, desk.pictures.put(desk.ctx, &name, &pixels));
        }
        if self.state.settings.mode != crate::session::Mode::Exam {
            self.drafts.search.clear();
            self.drafts.naming = Some(flag);
        }
    }

    fn choice_opened(&mut self, desk: &mut Desk<'_>) {
        let limit = self.open_choice().and_then(|ask| ask.limit).and_then(|limit| self.state.timers.limit(limit));
        self.limit = limit.map(|limit| Limit { of_seconds: limit.as_secs_f64(), gone_seconds: 0.0 });
        self.stirred = desk.now;
        self.ask_group();
    }
}
