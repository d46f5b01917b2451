//! The attempt's side of the reel: which segment plays, which follows, what must be ready.

use std::collections::VecDeque;

use super::{Desk, Playing, RunningAttempt, Segment};
use crate::app::faults;
use crate::media::captions::Captions;
use crate::media::reel::{Cut, Motion, ReelEvent, ReelScene, View};
use crate::scenario::graph::{Choose, Graph, MediaPath, NodeId, NodeIx, NodeKind, Picture, Then};
use crate::session::{ChoiceStage, Input, PauseReason, Phase, Stamped, accept, phase};
use crate::store::Durability;
use crate::text::{Language, Localized};
use crate::time::MediaTime;

/// How often the running scene's position is noted, in seconds.
const NOTE_EVERY: f64 = 0.5;
/// How many scenes are kept ready beside the running one.
const READY: usize = 8;

impl RunningAttempt {
    /// Looks after the film: takes what the reel tells, opens what is due, lets limits run. Call it once a frame.
    pub fn poll(&mut self, desk: &mut Desk<'_>) {
        let passed = (desk.now - self.polled).clamp(0.0, 0.5);
        self.polled = desk.now;
        for event in desk.reel.poll() {
            self.heard(event, desk);
        }
        let halted = self.is_halted();
        if desk.reel.is_paused() != halted {
            desk.reel.set_paused(halted);
        }
        self.look_at_clock(desk);
        if !halted {
            self.run_limit(passed, desk);
        }
        self.ripples.retain(|(_, at)| desk.now - at < f64::from(crate::app::views::play::RIPPLE_SECONDS));
        if self.remark.as_ref().is_some_and(|(_, until)| desk.now > *until) {
            self.remark = None;
        }
    }

    /// The film waits: for a name, for a break, or for a scene that cannot be shown.
    pub fn is_halted(&self) -> bool {
        self.state.paused.is_some()
            || self.drafts.naming.is_some()
            || self.failure().is_some()
            || self.is_held_by_trainer()
            || matches!(phase(&self.state), Phase::Classifying { .. })
    }

    /// Whether a picture is moving, so that the window must be drawn again soon.
    pub fn is_moving(&self) -> bool {
        !self.is_halted() && (self.playing.as_ref().is_some_and(|playing| !playing.ended) || self.limit.is_some())
            || !self.ripples.is_empty()
    }

    /// What keeps the scene on screen from being shown: what, and what to do.
    pub(super) fn failure(&self) -> Option<&(String, String)> {
        self.failures.get(&self.playing.as_ref()?.take)
    }

    fn heard(&mut self, event: ReelEvent, desk: &mut Desk<'_>) {
        match event {
            ReelEvent::Started { take, .. } => {
                for playing in self.playing.iter_mut().chain(&mut self.ordered) {
                    if playing.take == take {
                        playing.started = true;
                    }
                }
                self.order_ahead(desk);
            }
            ReelEvent::Ended { take, .. } => {
                let Some(playing) = self.playing.as_mut().filter(|playing| playing.take == take && !playing.ended) else { return };
                playing.ended = true;
                if let Segment::Scene(node) = playing.segment.clone() {
                    let length = self.lengths.0.get(&node).copied().unwrap_or(self.last_time);
                    self.tell(Input::SceneEnded, Some(length), desk);
                }
            }
            ReelEvent::Failed { take, error, .. } => {
                self.failures.insert(take, faults::media_fault(&error, desk.preferences.language));
            }
            ReelEvent::Damaged { error, .. } => {
                self.remark = Some((faults::line(faults::media_fault(&error, desk.preferences.language)), desk.now + 8.0));
            }
            ReelEvent::Shorter { is, told, .. } => {
                let (is, told) = (is.clock(), told.clock());
                let args = [("is", (&is).into()), ("told", (&told).into())];
                let text = crate::app::i18n::translate(desk.preferences.language, "play-shorter", &args);
                self.remark = Some((text, desk.now + 8.0));
            }
            _ => {}
        }
    }

    /// Where the scene on screen stands, by what is heard.
    pub fn position(&self, desk: &mut Desk<'_>) -> Option<MediaTime> {
        let playing = self.playing.as_ref()?;
        let Segment::Scene(_) = playing.segment else { return None };
        let position = desk.reel.position()?;
        (position.take == playing.take).then_some(position.time)
    }

    fn look_at_clock(&mut self, desk: &mut Desk<'_>) {
        let Some(time) = self.position(desk) else { return };
        self.last_time = time;
        if self.is_halted() {
            return;
        }
        let opens = match self.here().map(|node| &node.kind) {
            Some(NodeKind::Scene(scene)) => match &scene.then {
                Then::Choose(ask) => ask.opens,
                Then::Goto(_) => None,
            },
            _ => None,
        };
        let closed = matches!(phase(&self.state), Phase::At { choice: ChoiceStage::Closed, .. });
        // Before a group the scene is seen to its end first: nobody reads and watches at once from the back row.
        if closed && !self.is_plenary() && opens.is_some_and(|opens| time >= opens) {
            self.tell(Input::OpenChoice, Some(time), desk);
        }
        let running = desk.reel.position().is_some_and(|position| position.motion == Motion::Running);
        if running && desk.now - self.noted >= NOTE_EVERY {
            self.note_position(Durability::Kill, desk);
        }
    }

    fn run_limit(&mut self, passed: f64, desk: &mut Desk<'_>) {
        let Some(limit) = &mut self.limit else { return };
        limit.gone_seconds += passed;
        if limit.gone_seconds >= limit.of_seconds {
            self.limit = None;
            let media = self.position(desk).or(Some(self.last_time));
            self.tell(Input::TimeRanOut, media, desk);
        }
    }

    /// The choice that may be answered now.
    pub(super) fn open_choice(&self) -> Option<&Choose> {
        if !matches!(phase(&self.state), Phase::At { choice: ChoiceStage::Open, .. }) {
            return None;
        }
        self.here().and_then(|node| asked(&node.kind))
    }

    /// Shows a segment: the one that was ordered ahead if it is that one, else at once.
    pub(super) fn show(&mut self, segment: Segment, desk: &mut Desk<'_>) {
        self.last_time = MediaTime::ZERO;
        if let Some(ordered) = self.ordered.take()
            && ordered.segment == segment
        {
            // A cut does not wait for the end for which it was ordered.
            let running = self.playing.as_ref().is_some_and(|playing| !playing.ended);
            if !running || ordered.started {
                self.playing = Some(ordered);
                return;
            }
        }
        self.start(segment, MediaTime::ZERO, desk);
    }

    /// Shows a segment from `from` on: nothing before it is seen or heard.
    pub(super) fn show_from(&mut self, segment: Segment, from: MediaTime, desk: &mut Desk<'_>) {
        self.last_time = from;
        self.start(segment, from, desk);
    }

    fn start(&mut self, segment: Segment, from: MediaTime, desk: &mut Desk<'_>) {
        let Some(scene) = self.reel_scene(&segment) else { return };
        let take = desk.reel.play_from(&scene, from, Cut::Now);
        self.playing = Some(Playing { segment, take, started: false, ended: false });
        self.ordered = None;
    }

    /// Shows the running scene again from its beginning.
    pub(super) fn play_again(&mut self, desk: &mut Desk<'_>) {
        let Some(node) = self.state.here().map(|visit| visit.node.clone()) else { return };
        self.limit = None;
        self.drafts.naming = None;
        self.last_time = MediaTime::ZERO;
        self.start(Segment::Scene(node), MediaTime::ZERO, desk);
    }

    /// Orders what follows the running scene by itself, so that it joins without a gap, and has ready what may follow.
    ///
    /// What follows is asked of the machine: the running scene is ended on a copy of the state.
    pub(super) fn order_ahead(&mut self, desk: &mut Desk<'_>) {
        let Some(playing) = self.playing.clone() else { return };
        let follows = if playing.ended || self.failure().is_some() { None } else { self.foreseen(&playing.segment, desk) };
        if let Some(segment) = follows {
            let known = self.ordered.as_ref().is_some_and(|ordered| ordered.segment == segment);
            if !known && let Some(scene) = self.reel_scene(&segment) {
                let take = desk.reel.play(&scene, Cut::AtEnd);
                self.ordered = Some(Playing { segment, take, started: false, ended: false });
            }
        }
        let ready: Vec<ReelScene> = self.may_follow(&playing.segment).iter().filter_map(|next| self.reel_scene(next)).collect();
        desk.reel.prime(&ready);
    }

    fn foreseen(&self, running: &Segment, desk: &Desk<'_>) -> Option<Segment> {
        let Segment::Scene(node) = running else { return None };
        let mut state = self.state.clone();
        state.paused = None;
        let input = Stamped { media: Some(self.last_time), wall: desk.wall, what: Input::SceneEnded };
        accept(self.graph(), &mut state, &input).ok()?;
        let Phase::At { node: next, .. } = phase(&state) else { return None };
        let kind = &self.graph().node(self.graph().place(&next)?).kind;
        match kind {
            NodeKind::Scene(_) if next != *node || state.visits.len() > self.state.visits.len() => Some(Segment::Scene(next)),
            kind => asked(kind)?.idle.as_ref().map(|_| Segment::Idle(next)),
        }
    }

    /// The segments that can follow, nearest first; conditions are not weighed.
    fn may_follow(&self, running: &Segment) -> Vec<Segment> {
        let (Segment::Scene(node) | Segment::Idle(node)) = running;
        let graph = self.graph();
        let Some(from) = graph.place(node) else { return Vec::new() };
        let mut found = Vec::new();
        if matches!(running, Segment::Scene(_)) && asked(&graph.node(from).kind).is_some_and(|ask| ask.idle.is_some()) {
            found.push(Segment::Idle(node.clone()));
        }
        let mut seen = vec![from];
        let mut open: VecDeque<NodeIx> = followers(graph, from).into();
        while let Some(at) = open.pop_front() {
            if seen.contains(&at) || found.len() >= READY {
                continue;
            }
            seen.push(at);
            let id = graph.node(at).id.clone();
            match &graph.node(at).kind {
                NodeKind::Scene(_) => found.push(Segment::Scene(id)),
                NodeKind::Choose(ask) if ask.idle.is_some() => found.push(Segment::Idle(id)),
                _ => open.extend(followers(graph, at)),
            }
        }
        found
    }

    fn file(&self, path: &MediaPath) -> std::path::PathBuf {
        self.scenario.folder.join(&*path.0)
    }

    /// The segment as the reel plays it.
    pub(super) fn reel_scene(&self, segment: &Segment) -> Option<ReelScene> {
        let graph = self.graph();
        let (Segment::Scene(id) | Segment::Idle(id)) = segment;
        let kind = &graph.node(graph.place(id)?).kind;
        if let Segment::Idle(_) = segment {
            let idle = asked(kind)?.idle.as_ref()?;
            let name = format!("{id}#idle").into();
            return Some(ReelScene { name, view: View::IdleLoop(self.file(idle)), sound: None, at_least: MediaTime::ZERO });
        }
        let NodeKind::Scene(scene) = kind else { return None };
        Some(scene_for_reel(&self.scenario.folder, id, scene))
    }

    /// The captions of the scene on screen in `language`, read once.
    pub(super) fn captions(&mut self, language: Language) -> Option<&Captions> {
        let Segment::Scene(node) = &self.playing.as_ref()?.segment else { return None };
        let key = (node.clone(), language);
        if !self.captions.contains_key(&key) {
            let graph = &self.scenario.graph;
            let NodeKind::Scene(scene) = &graph.node(graph.place(node)?).kind else { return None };
            let read = scene.captions.as_ref().and_then(|captions| captions.pick(language)).map(|path| {
                // A missing caption file is a finding of the check; the film goes on without.
                Captions::read(&self.scenario.folder.join(&*path.0)).map(|(captions, _)| captions).unwrap_or_default()
            });
            self.captions.insert(key.clone(), read.unwrap_or_default());
        }
        self.captions.get(&key)
    }

    /// Holds the attempt for leaving it; it can be resumed.
    pub fn leave(&mut self, desk: &mut Desk<'_>) {
        let media = self.position(desk).or(Some(self.last_time));
        self.note_position(Durability::PowerCut, desk);
        if self.state.paused.is_none() && self.state.finish().is_none() {
            self.tell(Input::Pause { reason: PauseReason::Left }, media, desk);
        }
        desk.reel.silence();
        if let Some(store) = desk.store.as_deref_mut() {
            store.release(&self.id);
        }
    }
}

/// A scene of the graph as the reel plays it.
pub fn scene_for_reel(folder: &std::path::Path, id: &NodeId, scene: &crate::scenario::graph::Scene) -> ReelScene {
    let file = |path: &MediaPath| folder.join(&*path.0);
    let view = match &scene.picture {
        Picture::Film(path) => View::Clip(file(path)),
        Picture::Still { path, seconds } => View::Still { path: file(path), length: *seconds },
    };
    let sound = scene.sound.as_ref().map(|sound| match sound {
        Localized::Plain(path) => Localized::Plain(file(path)),
        Localized::ByLanguage(map) => Localized::ByLanguage(map.iter().map(|(l, path)| (*l, file(path))).collect()),
    });
    let cues = scene.cues.iter().map(|cue| cue.window.to);
    let lures = scene.lures.iter().map(|lure| lure.window.to);
    let opens = match &scene.then {
        Then::Choose(ask) => ask.opens,
        Then::Goto(_) => None,
    };
    let at_least = cues.chain(lures).chain(opens).max().unwrap_or(MediaTime::ZERO);
    ReelScene { name: id.0.clone(), view, sound, at_least }
}

/// The choice that a node asks.
pub(super) fn asked(kind: &NodeKind) -> Option<&Choose> {
    match kind {
        NodeKind::Choose(ask) => Some(ask),
        NodeKind::Scene(scene) => match &scene.then {
            Then::Choose(ask) => Some(ask),
            Then::Goto(_) => None,
        },
        _ => None,
    }
}

/// The nodes that can come right after, by whatever is answered.
fn followers(graph: &Graph, at: NodeIx) -> Vec<NodeIx> {
    match &graph.node(at).kind {
        NodeKind::Scene(scene) => match &scene.then {
            Then::Goto(next) => vec![*next],
            Then::Choose(ask) => ask.options.iter().map(|option| option.goto).collect(),
        },
        NodeKind::Exhibit(exhibit) => vec![exhibit.goto],
        NodeKind::Choose(ask) => ask.options.iter().map(|option| option.goto).collect(),
        NodeKind::Route(route) => route.branches.iter().map(|(_, next)| *next).chain([route.otherwise]).collect(),
        NodeKind::Assess(assess) => {
            assess.conclusions.iter().map(|conclusion| conclusion.goto.unwrap_or(assess.goto)).collect()
        }
        NodeKind::Refer(refer) => vec![refer.goto],
        NodeKind::Ending(_) => Vec::new(),
    }
}
