//! Proofs: what every possible play of a scenario can come to, found by looking at all of them.
//!
//! A *play* here runs on sound media, with the time limits as written, from the first node to an ending, without replays,
//! pauses or withdrawn flags. [`prove`] explores every (node, state) that plays can come to ([`space`]) and follows, from
//! each, those plays that no other beats ([`front`]). The scores are those of [`crate::scoring`]; each claim comes with a
//! *witness*, a plan that `ias rehearse` plays.
//!
//! Where plays can come back to where they stood, they can go on for ever; then plays of at most
//! [`Proof::most_stays`] nodes are looked at, and the proof says so. Where the [`Budget`] ends first, what is told are
//! bounds: a play that was found proves what it shows, and nothing is claimed of plays that were not looked at.
//!
//! ```
//! use ias::catalogue::Reference;
//! use ias::proof::{Budget, prove};
//! use ias::scenario::{load, media_facts::MediaAssumed};
//! let text = r#"Scenario(format: 1, title: "Van", nodes: {
//!     "lane": Choose(prompt: "?", options: [
//!         (id: "stop", text: "Stop them", goto: "end", rating: Best, why: "Right."),
//!         (id: "wave", text: "Wave them on", goto: "end", rating: Poor, why: "Wrong."),
//!     ]),
//!     "end": Ending(title: "End"),
//! })"#;
//! let (graph, _) = load::load_text("van/scenario.ron", text, Reference::embedded(), &MediaAssumed);
//! let proof = prove(&graph.expect("sound"), &Default::default(), Budget::default(), &mut |_, _| {});
//! let range = &proof.endings[0];
//! assert_eq!((range.lowest, range.highest), (Some(333), Some(1000)));
//! ```
//!
//! It knows nothing of files, screens or the clock.

pub mod findings;
mod film;
mod front;
mod guess;
mod moves;
mod sample;
mod scene;
mod space;
#[cfg(test)]
mod tests;
mod witness;

use std::collections::BTreeSet;

use serde::Serialize;

use crate::catalogue::IndicatorId;
use crate::scenario::graph::{Graph, NodeId, NodeIx, NodeKind};
use crate::session::SceneLengths;
use crate::session::plan::Plan;
use crate::time::{MediaTime, WallTime};
use front::{Aim, Found, Reach, Without, search};
use space::Space;

pub use guess::Guessing;
pub use sample::{Sample, clopper_pearson, sample};

/// How much is looked at before a proof becomes a bound.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Budget {
    /// Places (node, state) explored.
    pub points: usize,
    /// Plays kept in each search.
    pub labels: usize,
    /// Different worths told apart in guessing.
    pub worths: usize,
    /// Nodes that a play may enter where plays can come back.
    pub stays: u32,
}

impl Default for Budget {
    /// For a scenario of hundreds of nodes, in seconds.
    fn default() -> Self {
        Self { points: 200_000, labels: 300_000, worths: 150_000, stays: 60 }
    }
}

impl Budget {
    /// For `ias check`, which is to answer at once.
    #[must_use]
    pub const fn quick() -> Self {
        Self { points: 8_000, labels: 12_000, worths: 6_000, stays: 24 }
    }
}

/// A play that shows something, as a plan for `ias rehearse`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Witness {
    /// What it shows, short: also the name of its file.
    pub name: String,
    /// What it shows, as a sentence.
    pub shows: String,
    /// The plan.
    pub plan: String,
}

/// What is proved of an ending.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct EndingProof {
    /// Which.
    pub ending: NodeId,
    /// Whether some play comes to it; `None`: none was found in what was looked at.
    pub reachable: Option<bool>,
    /// The lowest whole score with which a play ends there, in thousandths; `None` when unreachable or nothing is marked.
    pub lowest: Option<u32>,
    /// The highest.
    pub highest: Option<u32>,
    /// Whether no play does worse or better.
    pub exact: bool,
}

/// What it takes to pass.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Effort {
    /// Signs flagged or marked, plus decisions taken rightly: no play passes with fewer.
    pub at_least: u32,
    /// So few are enough; `None`: no passing play was found.
    pub enough: Option<u32>,
}

/// What is proved of an indicator.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct IndicatorProof {
    /// Which.
    pub indicator: IndicatorId,
    /// Whether one can pass without any sign of it being shown; `None`: not determined.
    pub passes_unseen: Option<bool>,
    /// Whether one can pass without flagging or marking any sign of it; `None`: not determined.
    pub passes_unflagged: Option<bool>,
}

/// A condition that never held, or always did, where it was asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ConditionProof {
    /// The scene, choice or route.
    pub node: NodeId,
    /// The option or branch, counted from 0.
    pub place: usize,
    /// The option's id, if it is one.
    pub option: Option<String>,
    /// Whether it always held; else it never did.
    pub always: bool,
}

/// Everything that was proved.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Proof {
    /// Places (node, state) that plays can come to.
    pub states: usize,
    /// Nodes that plays can come to.
    pub nodes_reached: usize,
    /// Whether every place was looked at.
    pub complete: bool,
    /// Where plays can come back to where they stood: so many nodes a play were looked at.
    pub most_stays: Option<u32>,
    /// Endings, in the order of the file.
    pub endings: Vec<EndingProof>,
    /// Nodes to which no play comes, in the order of the file; empty while not complete.
    pub unreached: Vec<NodeId>,
    /// Nodes from which a play may never come to an ending, in the order of the file.
    pub dead_ends: Vec<NodeId>,
    /// Conditions without effect, in the order of the file; empty while not complete.
    pub conditions: Vec<ConditionProof>,
    /// Whether anybody can pass; `None`: not determined, or there is no pass mark.
    pub can_pass: Option<bool>,
    /// What it takes to pass; `None` without a pass mark or a way to pass.
    pub effort: Option<Effort>,
    /// Whether one can pass without flagging or marking anything; `None` as above, or without signs.
    pub passes_blind: Option<bool>,
    /// The highest score with which one passes so, in thousandths.
    pub blind_score: Option<u32>,
    /// The scenario's pass mark, in thousandths.
    pub pass_mark: Option<u32>,
    /// By indicator that the scenario shows.
    pub indicators: Vec<IndicatorProof>,
    /// What guessing earns, without flags and with some.
    pub guessing: Vec<Guessing>,
    /// The least film that a play shows, in nanoseconds; `None`: a length is not known.
    pub shortest: Option<MediaTime>,
    /// The most; `None` also where plays can come back.
    pub longest: Option<MediaTime>,
    /// Plays that show all this.
    pub witnesses: Vec<Witness>,
}

/// Guessing with flags is worked out up to so many states.
const MOST_STATES_FLAGGED: usize = 2_000;

/// Random flags in each scene, for guessing.
const GUESSED_FLAGS: [u32; 3] = [0, 3, 10];

/// Proves what can be proved within the budget. `progress` is told the stage and a count that grows.
#[must_use]
pub fn prove(
    graph: &Graph,
    lengths: &SceneLengths,
    budget: Budget,
    progress: &mut dyn FnMut(&'static str, usize),
) -> Proof {
    let mut space = Space::explore(graph, lengths, budget.points, &mut |count| progress("exploring", count));
    let order = space.order();
    let ranks = order.as_ref().map(|order| {
        let mut ranks = vec![0_u32; space.points.len()];
        for (rank, point) in (0_u32..).zip(order) {
            ranks[*point as usize] = rank;
        }
        ranks
    });
    let reach = Reach { ranks: ranks.as_deref(), order: order.as_deref(), stays: budget.stays, labels: budget.labels };
    let mut prover = Prover { space: &space, reach, witnesses: Vec::new(), progress };
    let high = prover.search(Aim::High, Without::Nothing, "highest scores");
    let low = prover.search(Aim::Low, Without::Nothing, "lowest scores");
    let endings = prover.endings(&high, &low);
    let can_pass = prover.can_pass(&high);
    let effort = if can_pass == Some(true) { Some(prover.effort()) } else { None };
    let (passes_blind, blind_score) = prover.blind(&high);
    let indicators = prover.indicators(&high);
    let (shortest, longest) = prover.film(order.as_deref());
    let dead_ends = prover.dead_ends();
    let unreached = prover.unreached();
    let conditions = prover.conditions();
    let witnesses = prover.witnesses;
    let reached: BTreeSet<NodeIx> = space.points.iter().map(|point| point.node).collect();
    let (states, complete) = (space.points.len(), space.complete);
    let most_stays = ranks.is_none().then_some(budget.stays);
    let stays = if ranks.is_some() { u32::MAX } else { budget.stays * 4 };
    let mut guessing = Vec::new();
    if complete {
        for flags in GUESSED_FLAGS {
            // Of a large scenario the others would cost seconds and be bounded anyway.
            if flags > 0 && states > MOST_STATES_FLAGGED {
                continue;
            }
            progress("guessing", flags as usize);
            guessing.extend(guess::guess(&mut space, flags, ranks.as_deref(), stays, budget.worths));
        }
    }
    Proof {
        states,
        nodes_reached: reached.len(),
        complete,
        most_stays,
        endings,
        unreached,
        dead_ends,
        conditions,
        can_pass,
        effort,
        passes_blind,
        blind_score,
        pass_mark: graph.rubric.pass_mark,
        indicators,
        guessing,
        shortest,
        longest,
        witnesses,
    }
}

struct Prover<'a, 'g> {
    space: &'a Space<'g>,
    reach: Reach<'a>,
    witnesses: Vec<Witness>,
    progress: &'a mut dyn FnMut(&'static str, usize),
}

impl Prover<'_, '_> {
    fn search(&mut self, aim: Aim, without: Without, stage: &'static str) -> Found {
        let progress = &mut *self.progress;
        search(self.space, aim, without, self.reach, &mut |count| progress(stage, count))
    }

    fn witness(&mut self, name: impl Into<String>, shows: impl Into<String>, found: &Found, label: u32, without: Without) {
        let trail = witness::trail(&found.labels, label);
        self.tell(name.into(), shows.into(), &trail, without);
    }

    fn tell(&mut self, name: String, shows: String, trail: &[(u32, u32, front::Made)], without: Without) {
        let plan = witness::plan(self.space, &shows, trail, without);
        self.witnesses.push(Witness { name, shows, plan });
    }

    fn node_id(&self, at: NodeIx) -> &NodeId {
        &self.space.graph.node(at).id
    }

    fn endings(&mut self, high: &Found, low: &Found) -> Vec<EndingProof> {
        let graph = self.space.graph;
        let reached: BTreeSet<NodeIx> = self.space.points.iter().map(|point| point.node).collect();
        let mut endings = Vec::new();
        for at in graph.places().filter(|at| matches!(graph.node(*at).kind, NodeKind::Ending(_))) {
            let id = self.node_id(at).clone();
            let thousandths = |whole: Option<u32>| whole.map_or("no mark".to_owned(), |whole| format!("{whole} thousandths"));
            let highest = high.endings.get(&at).copied();
            let lowest = low.endings.get(&at).copied();
            if let Some((whole, label)) = highest {
                let shows = format!("The ending {id} with the highest score found: {}.", thousandths(whole));
                self.witness(format!("{id}-highest"), shows, high, label, Without::Nothing);
            }
            if let Some((whole, label)) = lowest {
                let shows = format!("The ending {id} with the lowest score found: {}.", thousandths(whole));
                self.witness(format!("{id}-lowest"), shows, low, label, Without::Nothing);
            }
            if highest.is_none() && lowest.is_none() && let Some(point) = self.first_point(at) {
                let trail = witness::first_way(self.space, point);
                self.tell(format!("{id}-reached"), format!("The ending {id} is reached."), &trail, Without::Nothing);
            }
            endings.push(EndingProof {
                reachable: if reached.contains(&at) { Some(true) } else { self.space.complete.then_some(false) },
                ending: id,
                lowest: lowest.and_then(|(whole, _)| whole),
                highest: highest.and_then(|(whole, _)| whole),
                exact: high.complete && low.complete,
            });
        }
        endings
    }

    fn first_point(&self, node: NodeIx) -> Option<u32> {
        (0..).zip(&self.space.points).find(|(_, point)| point.node == node).map(|(at, _)| at)
    }

    fn can_pass(&mut self, high: &Found) -> Option<bool> {
        self.space.graph.rubric.pass_mark?;
        if let Some((whole, label)) = high.pass {
            let shows = format!("A pass, with the highest score found: {whole} thousandths.");
            self.witness("pass-highest", shows, high, label, Without::Nothing);
            return Some(true);
        }
        self.decided(high).then_some(false)
    }

    /// Whether a search that found nothing proves that there is nothing.
    fn decided(&self, found: &Found) -> bool {
        found.complete && self.reach.ranks.is_some()
    }

    fn effort(&mut self) -> Effort {
        self.space.rough.set(false);
        let found = self.search(Aim::Effort, Without::Nothing, "least effort");
        let rough = self.space.rough.get();
        match found.pass {
            Some((whole, label)) => {
                let effort = found.labels[label as usize].effort;
                let shows = format!("A pass ({whole} thousandths) with the least effort: {effort}.");
                self.witness("pass-least-effort", shows, &found, label, Without::Nothing);
                // Plays were followed by effort, so those with less were all looked at, but for better choices of flags where
                // windows overlap.
                Effort { at_least: if rough { 0 } else { effort }, enough: Some(effort) }
            }
            None => Effort { at_least: if rough { 0 } else { found.proved_effort }, enough: None },
        }
    }

    fn has_signs(&self) -> bool {
        !self.shown_indicators().is_empty()
    }

    fn shown_indicators(&self) -> Vec<IndicatorId> {
        let mut indicators = BTreeSet::new();
        let reached: BTreeSet<NodeIx> = self.space.points.iter().map(|point| point.node).collect();
        for at in reached {
            match &self.space.graph.node(at).kind {
                NodeKind::Scene(scene) => indicators.extend(scene.cues.iter().map(|cue| &cue.indicator)),
                NodeKind::Exhibit(exhibit) => indicators.extend(exhibit.marks.iter().filter_map(|mark| mark.indicator.as_ref())),
                _ => {}
            }
        }
        indicators.into_iter().cloned().collect()
    }

    fn blind(&mut self, high: &Found) -> (Option<bool>, Option<u32>) {
        if !self.has_signs() {
            return (None, None);
        }
        let shows = "A pass without flagging or marking anything";
        self.passes("pass-blind".to_owned(), shows, Without::Noticing, high)
    }

    /// Whether one can pass without something, and with which score, with a witness if so.
    fn passes(
        &mut self,
        name: String,
        shows: &str,
        without: Without,
        high: &Found,
    ) -> (Option<bool>, Option<u32>) {
        if self.space.graph.rubric.pass_mark.is_none() {
            return (None, None);
        }
        // Who cannot pass with it cannot pass without it.
        if high.pass.is_none() {
            return (self.decided(high).then_some(false), None);
        }
        self.space.rough.set(false);
        let found = self.search(Aim::High, without, "passing without");
        match found.pass {
            Some((whole, label)) => {
                self.witness(name, format!("{shows} ({whole} thousandths)."), &found, label, without);
                (Some(true), Some(whole))
            }
            None => ((self.decided(&found) && !self.space.rough.get()).then_some(false), None),
        }
    }

    fn indicators(&mut self, high: &Found) -> Vec<IndicatorProof> {
        let mut proofs = Vec::new();
        for indicator in self.shown_indicators() {
            let shows = format!("A pass in which no sign of {indicator} is shown");
            let (unseen, _) = self.passes(format!("pass-without-seeing-{indicator}"), &shows, Without::Seeing(&indicator), high);
            let shows = format!("A pass in which no sign of {indicator} is flagged or marked");
            let name = format!("pass-without-flagging-{indicator}");
            let (unflagged, _) = self.passes(name, &shows, Without::Flagging(&indicator), high);
            proofs.push(IndicatorProof { indicator, passes_unseen: unseen, passes_unflagged: unflagged });
        }
        proofs
    }

    fn film(&mut self, order: Option<&[u32]>) -> (Option<MediaTime>, Option<MediaTime>) {
        if !self.space.complete {
            return (None, None);
        }
        let shortest = film::shortest(self.space);
        let longest = order.and_then(|order| film::longest(self.space, order));
        for (what, play) in [("shortest", &shortest), ("longest", &longest)] {
            if let Some((shown, trail)) = play {
                self.tell(what.to_owned(), format!("The {what} play: {shown} s of film."), trail, Without::Nothing);
            }
        }
        (shortest.map(|(shown, _)| shown), longest.map(|(shown, _)| shown))
    }

    fn dead_ends(&mut self) -> Vec<NodeId> {
        if !self.space.complete {
            return Vec::new();
        }
        let finishing = self.space.finishing();
        let mut told = BTreeSet::new();
        for (at, point) in (0_u32..).zip(&self.space.points) {
            if !finishing[at as usize] && told.insert(point.node) {
                let id = self.node_id(point.node).clone();
                let trail = witness::first_way(self.space, at);
                self.tell(format!("dead-end-{id}"), format!("From {id} no ending is reached any more."), &trail, Without::Nothing);
                // Scenes that lead round in a ring would never let the plan end.
                if let Some(witness) = self.witnesses.last_mut()
                    && Plan::parse("witness", &witness.plan)
                        .is_ok_and(|plan| plan.play(self.space.graph, self.space.lengths, WallTime(0)).is_err())
                {
                    witness.plan.push_str("abandon\n");
                }
            }
        }
        told.into_iter().map(|at| self.node_id(at).clone()).collect()
    }

    fn unreached(&self) -> Vec<NodeId> {
        if !self.space.complete {
            return Vec::new();
        }
        let reached: BTreeSet<NodeIx> = self.space.points.iter().map(|point| point.node).collect();
        self.space.graph.places().filter(|at| !reached.contains(at)).map(|at| self.node_id(at).clone()).collect()
    }

    fn conditions(&self) -> Vec<ConditionProof> {
        if !self.space.complete {
            return Vec::new();
        }
        let graph = self.space.graph;
        let option = |at: NodeIx, place: usize| {
            crate::scoring::conduct::choice_of(&graph.node(at).kind).map(|ask| ask.options[place].id.to_string())
        };
        let without_effect = self.space.answers.iter().filter(|(_, answers)| answers.held != answers.failed);
        without_effect
            .map(|((at, place), answers)| ConditionProof {
                node: self.node_id(*at).clone(),
                place: *place,
                option: option(*at, *place),
                always: answers.held,
            })
            .collect()
    }
}
