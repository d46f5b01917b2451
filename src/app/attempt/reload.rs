//! A running attempt goes on in a scenario that was changed under it.
//!
//! What was done is told again to the machine with the new graph. Where that leads to the same node, nothing is lost; where the way there has
//! changed, the attempt begins anew at the node; where the node is gone, at the nearest one before it that was kept.

use std::sync::Arc;

use super::{Desk, RunningAttempt, Scenario, Segment};
use crate::media::reel::ReelScene;
use crate::scenario::graph::{Graph, NodeId, NodeIx};
use crate::session::{Input, Stamped, State, accept};

/// Where the attempt stands after its scenario was changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stayed {
    /// Where it stood, with everything that was done.
    AsItWas,
    /// At its node, but the way there has changed, so it began anew there.
    AtItsNode,
    /// Its node is gone; it began anew at one before it.
    Elsewhere {
        /// The node that is gone.
        gone: NodeId,
        /// Where it stands now.
        at: NodeId,
    },
}

impl RunningAttempt {
    /// Goes on in `scenario`, which is a later version of the one that is played; `media`: its films, sounds or pictures are
    /// others, too, so that what is shown is opened anew.
    pub fn reload(&mut self, scenario: Arc<Scenario>, media: bool, desk: &mut Desk<'_>) -> Stayed {
        let before = self.playing.as_ref().and_then(|playing| self.reel_scene(&playing.segment)).filter(|_| !media);
        let here = self.state.here().map(|visit| visit.node.clone());
        let scenario = self.beginning_as_before(scenario);
        let replayed = retold(&scenario.graph, &self.inputs);
        self.scenario = scenario;
        self.lengths = super::scene_lengths(&self.scenario);
        self.captions.clear();
        let replayed = replayed.filter(|state| state.here().map(|visit| &visit.node) == here.as_ref());
        if let Some(state) = replayed {
            self.state = state;
            self.take_up(before.as_ref(), desk);
            return Stayed::AsItWas;
        }
        let kept = |node: &NodeId| self.scenario.graph.place(node).is_some();
        let visited: Vec<NodeId> = self.state.visits.iter().rev().map(|visit| visit.node.clone()).collect();
        let at = visited.iter().find(|node| kept(node)).cloned();
        let at = at.unwrap_or_else(|| self.scenario.graph.node(self.scenario.graph.start).id.clone());
        let time = self.last_time;
        let is_here = here.as_ref() == Some(&at);
        self.begin_anew(&at, desk);
        if is_here && matches!(self.playing.as_ref().map(|playing| &playing.segment), Some(Segment::Scene(node)) if *node == at) {
            self.show_from(Segment::Scene(at.clone()), time, desk);
            self.order_ahead(desk);
        }
        match here {
            Some(gone) if gone != at => Stayed::Elsewhere { gone, at },
            _ => Stayed::AtItsNode,
        }
    }

    /// An attempt that was begun in the middle begins there in the new version, too.
    fn beginning_as_before(&self, scenario: Arc<Scenario>) -> Arc<Scenario> {
        match self.began_at.as_ref().and_then(|node| scenario.graph.place(node)) {
            Some(place) => starting(&scenario, place),
            None => scenario,
        }
    }

    fn begin_anew(&mut self, at: &NodeId, desk: &mut Desk<'_>) {
        let (trainee, settings) = (self.state.trainee.clone(), self.state.settings);
        if let Some(place) = self.scenario.graph.place(at) {
            self.began_at = Some(at.clone());
            self.scenario = starting(&self.scenario, place);
        }
        self.state = State::default();
        self.inputs.clear();
        self.playing = None;
        self.ordered = None;
        self.failures.clear();
        self.thumbnails.clear();
        if let Some(trainee) = trainee {
            self.tell(Input::Begin { trainee, settings }, None, desk);
        }
    }

    /// Lets the film run on where its files are the same; else shows the scene's new ones from the same moment.
    fn take_up(&mut self, before: Option<&ReelScene>, desk: &mut Desk<'_>) {
        self.ordered = None;
        let Some(segment) = self.playing.as_ref().map(|playing| playing.segment.clone()) else { return };
        let now = self.reel_scene(&segment);
        let same = match (before, &now) {
            (Some(before), Some(now)) => before.view == now.view && before.sound == now.sound,
            _ => false,
        };
        if !same {
            match segment {
                Segment::Scene(_) => self.show_from(segment, self.last_time, desk),
                Segment::Idle(_) => self.show(segment, desk),
            }
        }
        if self.open_choice().is_some() && self.limit.is_none() {
            self.choice_opened(desk);
        } else if self.open_choice().is_none() {
            self.limit = None;
        }
        self.order_ahead(desk);
    }
}

fn starting(scenario: &Scenario, at: NodeIx) -> Arc<Scenario> {
    let graph = Graph { start: at, ..scenario.graph.clone() };
    Arc::new(Scenario { graph, folder: scenario.folder.clone() })
}

/// What was done, told once more with another graph; `None` when some of it is refused there.
fn retold(graph: &Graph, inputs: &[Stamped<Input>]) -> Option<State> {
    let mut state = State::default();
    for input in inputs {
        accept(graph, &mut state, input).ok()?;
    }
    Some(state)
}
