//! The rules of play: what an input does where.
//!
//! Past 500 lines because what each phase accepts is one table, read against itself.

use std::collections::BTreeSet;

use super::condition::{Attempt, holds};
use super::event::{ChoiceBy, Event, Recorded, StuckWhy};
use super::hands::{Asked, HandCount};
use super::input::{FlagId, Ground, Input, Mode, PauseReason, PlacedId, Settings, Stamped, TraineeCode};
use super::phase::{ChoiceStage, Phase};
use super::rejected::{Rejected, not_here};
use super::state::{State, Visit};
use crate::catalogue::{IndicatorId, InstitutionId};
use crate::scenario::graph::{
    Choose, ConclusionId, Cut, Effect, Graph, Node, NodeId, NodeIx, NodeKind, OptionId, Spot, Then,
};
use crate::time::MediaTime;

/// The events that an input leads to, or why it is not taken.
///
/// The state must be the fold of the events so far; fold the answer into it before the next step, or use [`accept`].
///
/// # Errors
/// [`Rejected`] when the input does not fit the moment; then nothing happened.
pub fn step(graph: &Graph, state: &State, input: &Stamped<Input>) -> Result<Vec<Recorded>, Rejected> {
    accept(graph, &mut state.clone(), input)
}

/// As [`step`], and folds the events into the state.
///
/// # Errors
/// As [`step`]; the state is then unchanged.
pub fn accept(graph: &Graph, state: &mut State, input: &Stamped<Input>) -> Result<Vec<Recorded>, Rejected> {
    // Every rule is checked before the first event is emitted, so a rejected input leaves the state as it was.
    let mut run = Run { graph, state, input, out: Vec::new() };
    run.take()?;
    Ok(run.out)
}

/// One input on its way: the events so far, and the state with them folded in.
struct Run<'a> {
    graph: &'a Graph,
    state: &'a mut State,
    input: &'a Stamped<Input>,
    out: Vec<Recorded>,
}

impl<'a> Run<'a> {
    fn emit(&mut self, event: Event) {
        let recorded =
            Recorded { seq: self.state.events, media: self.input.media, wall: self.input.wall, event };
        self.state.apply(&recorded);
        self.out.push(recorded);
    }

    fn take(&mut self) -> Result<(), Rejected> {
        if let Input::Begin { trainee, settings } = &self.input.what {
            return self.begin(trainee, *settings);
        }
        match self.state.phase {
            Phase::NotBegun => return Err(Rejected::NotBegun),
            Phase::Over { .. } => return Err(Rejected::Over),
            Phase::At { .. } | Phase::Classifying { .. } => {}
        }
        if self.state.content_hash.as_ref() != Some(&self.graph.content_hash) {
            return Err(Rejected::OtherGraph);
        }
        if self.anywhere()? {
            return Ok(());
        }
        if self.state.paused.is_some() {
            return Err(Rejected::Paused);
        }
        match &self.input.what {
            Input::Classify { flag, indicator } => return self.classify(*flag, indicator.as_ref()),
            Input::Withdraw { flag } => return self.withdraw(*flag),
            Input::CountHands { count } => return self.count_hands(count),
            _ => {}
        }
        let Phase::At { node, choice } = self.state.phase.clone() else { return Err(Rejected::NameFlagsFirst) };
        let node = self.node(&node)?;
        match (&self.input.what, &node.kind) {
            (Input::Flag { at, spot }, NodeKind::Scene(_)) => self.flag(*at, *spot),
            (Input::OpenChoice, NodeKind::Scene(scene)) => match &scene.then {
                Then::Choose(ask) => self.open_early(ask, &choice),
                Then::Goto(_) => Err(Rejected::NoChoiceHere { node: node.id.clone() }),
            },
            (Input::Choose { option }, NodeKind::Scene(_) | NodeKind::Choose(_)) => self.choose(node, &choice, Some(option)),
            (Input::TimeRanOut, NodeKind::Scene(_) | NodeKind::Choose(_)) => self.choose(node, &choice, None),
            (Input::SceneEnded | Input::SceneFailed { .. }, NodeKind::Scene(scene)) => self.stop(&scene.then, &choice),
            (Input::ReplayScene, NodeKind::Scene(scene)) => self.replay(&scene.then, &choice),
            (Input::MarkExhibit { spot }, NodeKind::Exhibit(_)) => self.mark(*spot),
            (Input::UnmarkExhibit { mark }, NodeKind::Exhibit(_)) => self.unmark(*mark),
            (Input::LeaveExhibit, NodeKind::Exhibit(exhibit)) => {
                self.emit(Event::ExhibitLeft);
                self.go(exhibit.goto);
                Ok(())
            }
            (Input::SubmitAssessment { conclusion, grounds, confidence }, NodeKind::Assess(_)) => {
                if confidence.0 > 100 {
                    return Err(Rejected::BadConfidence(confidence.0));
                }
                self.assess(node, conclusion, grounds)
            }
            (Input::SubmitReferral { institutions }, NodeKind::Refer(_)) => self.refer(node, institutions),
            (input, _) => Err(not_here(node, input)),
        }
    }

    fn begin(&mut self, trainee: &TraineeCode, settings: Settings) -> Result<(), Rejected> {
        if self.state.phase != Phase::NotBegun {
            return Err(Rejected::AlreadyBegun);
        }
        if !trainee.is_valid() {
            return Err(Rejected::BadTraineeCode);
        }
        if !settings.timers.is_valid() {
            return Err(Rejected::BadTimers);
        }
        self.emit(Event::Began {
            scenario: self.graph.id.clone(),
            content_hash: self.graph.content_hash.clone(),
            trainee: trainee.clone(),
            settings,
            variables: self.graph.variables.iter().map(|variable| (variable.id.clone(), variable.start)).collect(),
        });
        self.go(self.graph.start);
        Ok(())
    }

    /// Inputs that fit any moment of a running attempt; whether this was one.
    fn anywhere(&mut self) -> Result<bool, Rejected> {
        match &self.input.what {
            Input::Pause { reason } => match self.state.paused {
                // Distress may be told after an ordinary pause; anything else is no news.
                Some(known) if *reason != PauseReason::Distress || known == PauseReason::Distress => {
                    Err(Rejected::Paused)
                }
                _ => {
                    self.emit(Event::Paused { reason: *reason });
                    Ok(true)
                }
            },
            Input::Resume => {
                if self.state.paused.is_none() {
                    return Err(Rejected::NotPaused);
                }
                self.emit(Event::Resumed);
                Ok(true)
            }
            Input::ChangeLanguage { language } => {
                if self.state.language == *language {
                    return Err(Rejected::NoChange);
                }
                self.emit(Event::LanguageChanged { language: *language });
                Ok(true)
            }
            Input::ChangeTimers { timers } => {
                if !timers.is_valid() {
                    return Err(Rejected::BadTimers);
                }
                if self.state.timers == *timers {
                    return Err(Rejected::NoChange);
                }
                self.emit(Event::TimersChanged { timers: *timers });
                Ok(true)
            }
            Input::Abandon => {
                self.emit(Event::Abandoned);
                Ok(true)
            }
            _ => Ok(false),
        }
    }

    fn node(&self, id: &NodeId) -> Result<&'a Node, Rejected> {
        self.graph.place(id).map(|at| self.graph.node(at)).ok_or(Rejected::OtherGraph)
    }

    fn facts(&self) -> Attempt<'_> {
        Attempt { graph: self.graph, state: self.state }
    }

    fn here(&self) -> Result<&Visit, Rejected> {
        self.state.here().ok_or(Rejected::OtherGraph)
    }

    fn flag(&mut self, at: MediaTime, spot: Option<Spot>) -> Result<(), Rejected> {
        let visit = self.here()?;
        if visit.stopped {
            return Err(Rejected::SceneStopped);
        }
        if at < MediaTime::ZERO {
            return Err(Rejected::BadMoment(at));
        }
        check_spot(spot)?;
        let replay = at < visit.seen_before;
        let flag = FlagId(u32::try_from(self.state.flags.len()).unwrap_or(u32::MAX).saturating_add(1));
        self.emit(Event::Flagged { flag, at, spot, replay });
        Ok(())
    }

    /// The flag, if it may still be changed by `Withdraw` or `Classify`.
    fn changeable(&self, id: FlagId) -> Result<&super::state::Flag, Rejected> {
        let flag = self.state.flag(id).ok_or(Rejected::NoSuchFlag(id))?;
        if flag.withdrawn { Err(Rejected::FlagWithdrawn(id)) } else { Ok(flag) }
    }

    fn is_of_this_scene(&self, visit: usize) -> bool {
        visit + 1 == self.state.visits.len()
    }

    fn withdraw(&mut self, id: FlagId) -> Result<(), Rejected> {
        if !self.is_of_this_scene(self.changeable(id)?.visit) {
            return Err(Rejected::FlagOfEarlierScene(id));
        }
        self.emit(Event::FlagWithdrawn { flag: id });
        self.go_on_once_named();
        Ok(())
    }

    fn classify(&mut self, id: FlagId, indicator: Option<&IndicatorId>) -> Result<(), Rejected> {
        let visit = self.changeable(id)?.visit;
        if self.state.settings.mode == Mode::Exam {
            if !matches!(self.state.phase, Phase::Classifying { .. }) {
                return Err(Rejected::NameAfterScene);
            }
            if !self.is_of_this_scene(visit) {
                return Err(Rejected::FlagOfEarlierScene(id));
            }
        }
        if let Some(indicator) = indicator
            && self.graph.catalogue.indicator(indicator).is_none()
        {
            return Err(Rejected::NoSuchIndicator(indicator.clone()));
        }
        self.emit(Event::Classified { flag: id, indicator: indicator.cloned() });
        self.go_on_once_named();
        Ok(())
    }

    fn go_on_once_named(&mut self) {
        if let Phase::Classifying { next } = &self.state.phase
            && self.state.flags_to_name().next().is_none()
            && let Some(next) = self.graph.place(next)
        {
            self.enter(next);
        }
    }

    fn open_early(&mut self, ask: &Choose, choice: &ChoiceStage) -> Result<(), Rejected> {
        match choice {
            ChoiceStage::Open => return Err(Rejected::ChoiceAlreadyOpen),
            ChoiceStage::Made { .. } => return Err(Rejected::ChoiceAlreadyMade),
            ChoiceStage::Closed => {}
        }
        let Some(opens) = ask.opens else { return Err(Rejected::NoOpenChoice) };
        let media = self.input.media.ok_or(Rejected::NeedsMediaTime)?;
        if media < opens {
            return Err(Rejected::OpensLater(opens));
        }
        self.open(ask);
        Ok(())
    }

    /// Opens the choice, or tells that none of its options can be taken.
    fn open(&mut self, ask: &Choose) {
        let offered: Vec<OptionId> = ask
            .options
            .iter()
            .filter(|option| option.when.as_ref().is_none_or(|when| holds(when, &self.facts())))
            .map(|option| option.id.clone())
            .collect();
        let stuck = offered.is_empty();
        self.emit(Event::ChoiceOpened { offered });
        if stuck && let Some(node) = self.state.here().map(|visit| visit.node.clone()) {
            self.emit(Event::Stuck { node, why: StuckWhy::NoOptionAvailable });
        }
    }

    /// Takes an option; `None`: the one that the author named for when time runs out.
    fn choose(&mut self, node: &'a Node, stage: &ChoiceStage, option: Option<&OptionId>) -> Result<(), Rejected> {
        let ask = match &node.kind {
            NodeKind::Choose(ask) => ask,
            NodeKind::Scene(scene) => match &scene.then {
                Then::Choose(ask) => ask,
                Then::Goto(_) => return Err(Rejected::NoChoiceHere { node: node.id.clone() }),
            },
            _ => return Err(Rejected::NoOpenChoice),
        };
        match stage {
            ChoiceStage::Open => {}
            ChoiceStage::Closed => return Err(Rejected::NoOpenChoice),
            ChoiceStage::Made { .. } => return Err(Rejected::ChoiceAlreadyMade),
        }
        let (id, by) = match option {
            Some(id) => {
                let offered = self.here()?.offered.clone().unwrap_or_default();
                if !offered.contains(id) {
                    return Err(Rejected::NotOffered { option: id.clone(), offered });
                }
                (id, ChoiceBy::Trainee)
            }
            None => {
                let default = ask.limit.and(ask.on_timeout).and_then(|place| ask.options.get(place));
                let runs = ask.limit.is_some_and(|limit| self.state.timers.limit(limit).is_some());
                match default {
                    Some(default) if runs => (&default.id, ChoiceBy::Timeout),
                    _ => return Err(Rejected::NoLimit),
                }
            }
        };
        let Some(taken) = ask.options.iter().find(|known| known.id == *id) else { return Err(Rejected::OtherGraph) };
        let runs = matches!(node.kind, NodeKind::Scene(_)) && !self.here()?.stopped;
        if runs && ask.cut == Cut::Now && self.input.media.is_none() {
            return Err(Rejected::NeedsMediaTime);
        }
        self.emit(Event::ChoiceMade { option: id.clone(), by });
        self.change(&taken.effects);
        match (runs, ask.cut) {
            (true, Cut::AtEnd) => {}
            (true, Cut::Now) => {
                self.emit(Event::SceneCut);
                self.go(taken.goto);
            }
            (false, _) => self.go(taken.goto),
        }
        Ok(())
    }

    /// The picture stopped, by its end or a failure.
    fn stop(&mut self, then: &'a Then, stage: &ChoiceStage) -> Result<(), Rejected> {
        if self.here()?.stopped {
            return Err(Rejected::SceneStopped);
        }
        self.emit(match &self.input.what {
            Input::SceneFailed { reason } => Event::SceneFailed { reason: reason.clone() },
            _ => Event::SceneEnded,
        });
        match (then, stage) {
            (Then::Goto(next), _) => self.go(*next),
            (Then::Choose(ask), ChoiceStage::Closed) => self.open(ask),
            (Then::Choose(_), ChoiceStage::Open) => {}
            (Then::Choose(ask), ChoiceStage::Made { option }) => {
                if let Some(taken) = ask.options.iter().find(|known| known.id == *option) {
                    self.go(taken.goto);
                }
            }
        }
        Ok(())
    }

    fn replay(&mut self, then: &Then, stage: &ChoiceStage) -> Result<(), Rejected> {
        match (then, stage) {
            (_, ChoiceStage::Made { .. }) => return Err(Rejected::ChoiceAlreadyMade),
            (Then::Choose(ask), ChoiceStage::Open)
                if ask.limit.is_some_and(|limit| self.state.timers.limit(limit).is_some()) =>
            {
                return Err(Rejected::LimitRuns);
            }
            _ => {}
        }
        if !self.here()?.stopped && self.input.media.is_none() {
            return Err(Rejected::NeedsMediaTime);
        }
        self.emit(Event::SceneReplayed);
        Ok(())
    }

    fn mark(&mut self, spot: Spot) -> Result<(), Rejected> {
        check_spot(Some(spot))?;
        let mark = PlacedId(u32::try_from(self.state.marks.len()).unwrap_or(u32::MAX).saturating_add(1));
        self.emit(Event::ExhibitMarked { mark, spot });
        Ok(())
    }

    fn unmark(&mut self, id: PlacedId) -> Result<(), Rejected> {
        match self.state.mark(id) {
            Some(mark) if !mark.withdrawn && self.is_of_this_scene(mark.visit) => {
                self.emit(Event::ExhibitUnmarked { mark: id });
                Ok(())
            }
            _ => Err(Rejected::NoSuchMark(id)),
        }
    }

    fn assess(&mut self, node: &'a Node, conclusion: &ConclusionId, grounds: &[Ground]) -> Result<(), Rejected> {
        let NodeKind::Assess(assess) = &node.kind else { return Err(Rejected::OtherGraph) };
        let Some(taken) = assess.conclusions.iter().find(|known| known.id == *conclusion) else {
            return Err(Rejected::NoSuchConclusion {
                conclusion: conclusion.clone(),
                offered: assess.conclusions.iter().map(|known| known.id.clone()).collect(),
            });
        };
        let mut named = BTreeSet::new();
        for ground in grounds {
            if !self.is_ground(ground) {
                return Err(Rejected::NoSuchGround(ground.clone()));
            }
            if !named.insert(ground) {
                return Err(Rejected::GroundTwice(ground.clone()));
            }
        }
        if let Input::SubmitAssessment { conclusion, grounds, confidence } = &self.input.what {
            self.emit(Event::Assessed {
                conclusion: conclusion.clone(),
                grounds: grounds.clone(),
                confidence: *confidence,
            });
        }
        self.go(taken.goto.unwrap_or(assess.goto));
        Ok(())
    }

    /// Whether it names something that exists; whether it holds is for scoring to say.
    fn is_ground(&self, ground: &Ground) -> bool {
        match ground {
            Ground::Flag(flag) => self.state.flag(*flag).is_some_and(|flag| !flag.withdrawn),
            Ground::Cue(cue) => self.graph.cues().any(|(_, known)| known.id == *cue),
            Ground::Placed(mark) => self.state.mark(*mark).is_some_and(|mark| !mark.withdrawn),
            Ground::Mark { exhibit, mark } => self.node(exhibit).is_ok_and(|node| match &node.kind {
                NodeKind::Exhibit(exhibit) => exhibit.marks.iter().any(|known| known.id == *mark),
                _ => false,
            }),
        }
    }

    fn refer(&mut self, node: &'a Node, institutions: &[InstitutionId]) -> Result<(), Rejected> {
        let NodeKind::Refer(refer) = &node.kind else { return Err(Rejected::OtherGraph) };
        let mut named = BTreeSet::new();
        for institution in institutions {
            if !refer.offered.contains(institution) {
                return Err(Rejected::NotReferable {
                    institution: institution.clone(),
                    offered: refer.offered.clone(),
                });
            }
            if !named.insert(institution) {
                return Err(Rejected::InstitutionTwice(institution.clone()));
            }
        }
        self.emit(Event::Referred { institutions: institutions.to_vec() });
        self.go(refer.goto);
        Ok(())
    }

    fn count_hands(&mut self, count: &HandCount) -> Result<(), Rejected> {
        if self.state.settings.mode != Mode::Plenary {
            return Err(Rejected::NoPlenary);
        }
        let fits = match &count.asked {
            Asked::Flag(flag, _) if !self.is_of_this_scene(self.changeable(*flag)?.visit) => {
                return Err(Rejected::FlagOfEarlierScene(*flag));
            }
            Asked::Flag(..) => true,
            Asked::Option(hands) => {
                if !matches!(self.state.phase, Phase::At { choice: ChoiceStage::Open, .. }) {
                    return Err(Rejected::NoOpenChoice);
                }
                self.here()?.offered.as_ref().is_some_and(|offered| offered.iter().eq(hands.iter().map(|(option, _)| option)))
            }
            Asked::Conclusion(hands) => {
                let node = self.node(&self.here()?.node.clone())?;
                let NodeKind::Assess(assess) = &node.kind else { return Err(not_here(node, &self.input.what)) };
                assess.conclusions.iter().map(|known| &known.id).eq(hands.iter().map(|(conclusion, _)| conclusion))
            }
        };
        if !fits {
            return Err(Rejected::OtherAnswers);
        }
        self.emit(Event::HandsCounted { count: count.clone() });
        Ok(())
    }

    fn change(&mut self, effects: &[Effect]) {
        for effect in effects {
            let (Effect::Add(at, amount) | Effect::Set(at, amount)) = *effect;
            let variable = &self.graph.variables[at.0 as usize];
            let before = self.state.variables.get(&variable.id).copied().unwrap_or(variable.start);
            let wanted = if matches!(effect, Effect::Add(..)) { before.saturating_add(amount) } else { amount };
            let value = wanted.clamp(variable.min, variable.max);
            if value != before {
                self.emit(Event::VariableSet { variable: variable.id.clone(), value });
            }
        }
    }

    /// Leaves this node for the next; in an exam, once the scene's flags are named.
    fn go(&mut self, next: NodeIx) {
        if self.state.settings.mode == Mode::Exam && self.state.flags_to_name().next().is_some() {
            self.emit(Event::ClassificationAsked { next: self.graph.node(next).id.clone() });
        } else {
            self.enter(next);
        }
    }

    /// Enters a node, and passes through routes until something is to be seen or done.
    fn enter(&mut self, mut next: NodeIx) {
        // A route's answer can only change when a node is entered for the first time: passing one twice without such news
        // in between is a circle without end.
        let mut passed = BTreeSet::new();
        loop {
            let node = self.graph.node(next);
            if !self.state.visited.contains(&node.id) {
                passed.clear();
            }
            self.emit(Event::NodeEntered { node: node.id.clone() });
            match &node.kind {
                NodeKind::Route(route) => {
                    if !passed.insert(next) {
                        self.emit(Event::Stuck { node: node.id.clone(), why: StuckWhy::EndlessRoutes });
                        return;
                    }
                    next = route
                        .branches
                        .iter()
                        .find(|(condition, _)| holds(condition, &self.facts()))
                        .map_or(route.otherwise, |(_, to)| *to);
                }
                NodeKind::Scene(scene) => return self.change(&scene.effects),
                NodeKind::Exhibit(exhibit) => return self.change(&exhibit.effects),
                NodeKind::Choose(ask) => return self.open(ask),
                NodeKind::Ending(_) => return self.emit(Event::Ended { ending: node.id.clone() }),
                NodeKind::Assess(_) | NodeKind::Refer(_) => return,
            }
        }
    }
}

fn check_spot(spot: Option<Spot>) -> Result<(), Rejected> {
    let inside = |fraction: f32| (0.0..=1.0).contains(&fraction);
    match spot {
        Some(spot) if !inside(spot.x) || !inside(spot.y) => Err(Rejected::BadSpot),
        _ => Ok(()),
    }
}
