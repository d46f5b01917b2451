//! Questions to the state and the path so far.

use std::collections::BTreeSet;

use super::state::{State, Visit};
use crate::scenario::graph::{Condition, CueId, Graph, NodeKind, Scene};

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

/// Whether the condition holds now.
#[must_use]
pub fn holds(condition: &Condition, graph: &Graph, state: &State) -> bool {
    let value = |at: &crate::scenario::graph::VariableIx| {
        let variable = &graph.variables[at.0 as usize];
        state.variables.get(&variable.id).copied().unwrap_or(variable.start)
    };
    match condition {
        Condition::All(all) => all.iter().all(|one| holds(one, graph, state)),
        Condition::Any(any) => any.iter().any(|one| holds(one, graph, state)),
        Condition::Not(other) => !holds(other, graph, state),
        Condition::AtLeast(variable, least) => value(variable) >= *least,
        Condition::Is(variable, exactly) => value(variable) == *exactly,
        Condition::Chose(node, option) => {
            let node = &graph.node(*node).id;
            state.choices.iter().any(|taken| {
                taken.option == *option && state.visits.get(taken.visit).is_some_and(|visit| visit.node == *node)
            })
        }
        Condition::Visited(node) => state.visited.contains(&graph.node(*node).id),
        Condition::Flagged(cue) => flagged_cues(graph, state).contains(cue),
        Condition::Found(least) => flagged_cues(graph, state).len() >= *least as usize,
    }
}
