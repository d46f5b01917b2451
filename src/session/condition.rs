//! Questions to the state and the path so far.

use std::collections::BTreeSet;

use super::state::{State, Visit};
use crate::scenario::graph::{Condition, CueId, Graph, NodeIx, NodeKind, OptionId, Scene, VariableIx};

/// The scene that a visit was a stay at; `None` for other nodes, and for nodes that this graph does not have.
pub(crate) fn scene_of<'g>(graph: &'g Graph, visit: &Visit) -> Option<&'g Scene> {
    match &graph.node(graph.place(&visit.node)?).kind {
        NodeKind::Scene(scene) => Some(scene),
        _ => None,
    }
}

/// The cues in whose windows a flag that counts was raised, in any visit of their scene.
///
/// Unlike scoring, one flag in two windows answers for both: a film's story asks whether anything was noticed, not how much.
#[must_use]
pub fn flagged_cues<'g>(graph: &'g Graph, state: &State) -> BTreeSet<&'g CueId> {
    state
        .flags
        .iter()
        .filter(|flag| flag.counts())
        .filter_map(|flag| Some((flag, scene_of(graph, state.visits.get(flag.visit)?)?)))
        .flat_map(|(flag, scene)| scene.cues.iter().filter(|cue| cue.window.contains(flag.at)).map(|cue| &cue.id))
        .collect()
}

/// What a condition can ask about.
///
/// # For implementors
/// An id that is not known simply does not hold; nothing panics.
pub trait Facts {
    /// A state variable's value.
    fn value(&self, variable: VariableIx) -> i32;
    /// Whether that option was taken at that node.
    fn chose(&self, node: NodeIx, option: &OptionId) -> bool;
    /// Whether that node was entered.
    fn visited(&self, node: NodeIx) -> bool;
    /// Whether a flag was raised in that cue's window.
    fn flagged(&self, cue: &CueId) -> bool;
    /// How many cues were flagged.
    fn found(&self) -> usize;
}

/// Whether the condition holds.
#[must_use]
pub fn holds(condition: &Condition, facts: &impl Facts) -> bool {
    match condition {
        Condition::All(all) => all.iter().all(|one| holds(one, facts)),
        Condition::Any(any) => any.iter().any(|one| holds(one, facts)),
        Condition::Not(other) => !holds(other, facts),
        Condition::AtLeast(variable, least) => facts.value(*variable) >= *least,
        Condition::Is(variable, exactly) => facts.value(*variable) == *exactly,
        Condition::Chose(node, option) => facts.chose(*node, option),
        Condition::Visited(node) => facts.visited(*node),
        Condition::Flagged(cue) => facts.flagged(cue),
        Condition::Found(least) => facts.found() >= *least as usize,
    }
}

/// The facts of an attempt.
pub(crate) struct Attempt<'a> {
    pub(crate) graph: &'a Graph,
    pub(crate) state: &'a State,
}

impl Facts for Attempt<'_> {
    fn value(&self, variable: VariableIx) -> i32 {
        let variable = &self.graph.variables[variable.0 as usize];
        self.state.variables.get(&variable.id).copied().unwrap_or(variable.start)
    }

    fn chose(&self, node: NodeIx, option: &OptionId) -> bool {
        let node = &self.graph.node(node).id;
        self.state.choices.iter().any(|taken| {
            taken.option == *option && self.state.visits.get(taken.visit).is_some_and(|visit| visit.node == *node)
        })
    }

    fn visited(&self, node: NodeIx) -> bool {
        self.state.visited.contains(&self.graph.node(node).id)
    }

    fn flagged(&self, cue: &CueId) -> bool {
        flagged_cues(self.graph, self.state).contains(cue)
    }

    fn found(&self) -> usize {
        flagged_cues(self.graph, self.state).len()
    }
}
