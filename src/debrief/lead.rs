//! Where an option leads: the endings that can follow.

use std::collections::BTreeSet;

use crate::scenario::graph::{Graph, NodeIx, NodeKind, Then};

/// The nodes that can come right after this one, by whatever is answered there.
pub(super) fn followers(graph: &Graph, at: NodeIx) -> Vec<NodeIx> {
    match &graph.node(at).kind {
        NodeKind::Scene(scene) => match &scene.then {
            Then::Goto(next) => vec![*next],
            Then::Choose(ask) => ask.options.iter().map(|option| option.goto).collect(),
        },
        NodeKind::Exhibit(exhibit) => vec![exhibit.goto],
        NodeKind::Choose(ask) => ask.options.iter().map(|option| option.goto).collect(),
        NodeKind::Route(route) => {
            route.branches.iter().map(|(_, next)| *next).chain([route.otherwise]).collect()
        }
        NodeKind::Assess(assess) => {
            assess.conclusions.iter().map(|conclusion| conclusion.goto.unwrap_or(assess.goto)).collect()
        }
        NodeKind::Refer(refer) => vec![refer.goto],
        NodeKind::Ending(_) => Vec::new(),
    }
}

/// The endings that some play can come to from this node, in the order of the file; conditions are not weighed.
pub(super) fn endings_after(graph: &Graph, from: NodeIx) -> Vec<NodeIx> {
    let mut seen = BTreeSet::from([from]);
    let mut open = vec![from];
    while let Some(at) = open.pop() {
        for next in followers(graph, at) {
            if seen.insert(next) {
                open.push(next);
            }
        }
    }
    seen.into_iter().filter(|at| matches!(graph.node(*at).kind, NodeKind::Ending(_))).collect()
}
