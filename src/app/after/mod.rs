//! A finished attempt: its score, its debrief, its results, and the replays of its moments.

mod debrief_view;
mod results_view;
mod text;

pub use text::result_text;

use std::sync::Arc;

use super::attempt::{Desk, Scenario, scene_for_reel};
use super::views::UiCommand;
use super::views::debrief::DebriefView;
use super::views::look::Look;
use super::views::results::ResultsView;
use crate::app::faults;
use crate::catalogue::Reference;
use crate::debrief::{Debrief, StayKind, debrief};
use crate::media::reel::{Cut, ReelEvent, Take};
use crate::scenario::graph::NodeKind;
use crate::scoring::{SceneLengths, Score, score};
use crate::session::{AttemptId, State};
use crate::text::Language;
use crate::time::{MediaTime, WallTime, Window};

/// A replay of a moment in the debrief.
#[derive(Clone, Debug)]
struct Replay {
    take: Take,
    scene: usize,
    window: Window,
    started: bool,
    over: bool,
}

/// A finished attempt that is looked back on.
pub struct Finished {
    /// What was played.
    pub scenario: Arc<Scenario>,
    /// Which attempt.
    pub id: AttemptId,
    /// Where it stands.
    pub state: State,
    /// What it earned.
    pub score: Score,
    /// When it ended.
    pub ended: WallTime,
    /// Where its result was written to.
    pub saved_to: Option<String>,
    /// What went wrong in writing it.
    pub fault: Option<String>,
    lengths: SceneLengths,
    told: Debrief,
    reference: Arc<Reference>,
    tab: usize,
    scene: usize,
    moment: Option<(usize, usize)>,
    replay: Option<Replay>,
}

impl Finished {
    /// Scores the attempt; `None` for one that never began.
    pub fn new(
        scenario: Arc<Scenario>,
        id: AttemptId,
        state: State,
        lengths: SceneLengths,
        reference: Arc<Reference>,
        ended: WallTime,
        language: Language,
    ) -> Option<Self> {
        let score = score(&scenario.graph, &state, &lengths)?;
        let told = debrief(&scenario.graph, &state, &score, &lengths, language);
        Some(Self {
            scenario,
            id,
            state,
            score,
            ended,
            saved_to: None,
            fault: None,
            lengths,
            told,
            reference,
            tab: 0,
            scene: 0,
            moment: None,
            replay: None,
        })
    }

    /// Makes the texts anew in another language.
    fn speak(&mut self, language: Language) {
        if self.told.language != language {
            self.told = debrief(&self.scenario.graph, &self.state, &self.score, &self.lengths, language);
        }
    }

    /// The debrief as it stands.
    pub fn debrief_view(&mut self, look: &Look, desk: &mut Desk<'_>) -> DebriefView {
        self.speak(look.language);
        let head = self.replay.as_ref().filter(|replay| replay.started && !replay.over).and_then(|replay| {
            let position = desk.reel.position()?;
            (position.take == replay.take).then_some(position.time.as_secs_f64() as f32)
        });
        let aspect = desk.reel.shown().map_or(16.0 / 9.0, |picture| picture.width() as f32 / picture.height().max(1) as f32);
        DebriefView {
            tab: self.tab,
            scene: self.scene,
            moment: self.moment,
            play_head: head.or_else(|| self.replay.as_ref().filter(|replay| replay.over).map(|replay| replay.window.to.as_secs_f64() as f32)),
            running: self.replay.as_ref().is_some_and(|replay| !replay.over),
            aspect,
            ..debrief_view::view(&self.told, look)
        }
    }

    /// The results as they stand.
    pub fn results_view(&mut self, look: &Look) -> ResultsView {
        self.speak(look.language);
        let mut view = results_view::view(&self.score, &self.told, &self.reference, self.ended, look);
        view.saved_to.clone_from(&self.saved_to);
        view.fault.clone_from(&self.fault);
        view
    }

    /// Whether a replay runs.
    pub fn is_moving(&self) -> bool {
        self.replay.as_ref().is_some_and(|replay| !replay.over)
    }

    /// Carries a command of the debrief out.
    pub fn command(&mut self, command: &UiCommand, desk: &mut Desk<'_>) {
        match command {
            UiCommand::OpenDebriefTab(tab) => {
                self.stop(desk);
                self.tab = *tab;
            }
            UiCommand::OpenDebriefScene(scene) => {
                self.stop(desk);
                self.scene = *scene;
                self.moment = None;
            }
            UiCommand::OpenMoment(lane, place) => self.moment = Some((*lane, *place)),
            UiCommand::ReplayMoment(lane, place) => self.play_moment(*lane, *place, desk),
            UiCommand::StopReplay => self.stop(desk),
            _ => {}
        }
    }

    /// Stops a replay; the picture stands.
    pub fn stop(&mut self, desk: &mut Desk<'_>) {
        if self.replay.take().is_some() {
            desk.reel.silence();
        }
    }

    fn play_moment(&mut self, lane: usize, place: usize, desk: &mut Desk<'_>) {
        let scenes: Vec<_> = self.told.stays.iter().filter(|stay| matches!(stay.what, StayKind::Scene(_))).collect();
        let Some(stay) = scenes.get(self.scene) else { return };
        let StayKind::Scene(view) = &stay.what else { return };
        let window = match lane {
            0 => view.cues.get(place).map(|cue| cue.replay),
            _ => view.lures.get(place).map(|lure| lure.replay),
        };
        let graph = &self.scenario.graph;
        let (Some(window), Some(at)) = (window, graph.place(&stay.node)) else { return };
        let NodeKind::Scene(scene) = &graph.node(at).kind else { return };
        desk.reel.set_paused(false);
        desk.reel.set_language(desk.preferences.spoken());
        let take = desk.reel.play_from(&scene_for_reel(&self.scenario.folder, &stay.node, scene), window.from, Cut::Now);
        self.replay = Some(Replay { take, scene: self.scene, window, started: false, over: false });
    }

    /// Looks after a replay. Call it once a frame.
    pub fn poll(&mut self, desk: &mut Desk<'_>) {
        for event in desk.reel.poll() {
            let Some(replay) = &mut self.replay else { continue };
            match event {
                ReelEvent::Started { take, .. } if take == replay.take && !replay.started => {
                    replay.started = true;
                }
                ReelEvent::Ended { take, .. } if take == replay.take => replay.over = true,
                ReelEvent::Failed { take, error, .. } if take == replay.take => {
                    self.fault = Some(faults::line(faults::media_fault(&error, desk.preferences.language)));
                    self.replay = None;
                }
                _ => {}
            }
        }
        let Some(replay) = &mut self.replay else { return };
        if replay.started
            && !replay.over
            && let Some(position) = desk.reel.position()
            && position.take == replay.take
            && position.time >= replay.window.to.max(replay.window.from + MediaTime::from_millis(500))
        {
            replay.over = true;
            desk.reel.set_paused(true);
        }
        debug_assert!(replay.scene <= self.told.stays.len(), "a replay belongs to a scene of the path");
    }
}
