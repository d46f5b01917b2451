//! Who went where, and what was missed there: counts over attempts, for the picture of the flow.

use std::collections::{BTreeMap, BTreeSet};

use crate::scenario::graph::{Graph, NodeIx, OptionId};
use crate::scoring::detection::detection;
use crate::session::{SceneLengths, State};

/// A way that was gone: from there, by that option if it was a choice, to there.
pub type Way = (NodeIx, Option<OptionId>, NodeIx);

/// Signs of a node, over all stays at it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Signs {
    /// How many were shown.
    pub shown: u32,
    /// How many of these went unfound.
    pub missed: u32,
}

/// Counts over attempts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    /// Attempts counted.
    pub attempts: u32,
    /// By node: attempts that came through, each once.
    pub nodes: BTreeMap<NodeIx, u32>,
    /// By way: attempts that took it, each once.
    pub ways: BTreeMap<Way, u32>,
    /// By node: its signs.
    pub signs: BTreeMap<NodeIx, Signs>,
}

impl Coverage {
    /// Counts one attempt more. Nodes that the graph does not have (the attempt may be of another edition) are left out.
    pub fn add(&mut self, graph: &Graph, state: &State) {
        self.attempts += 1;
        let mut nodes = BTreeSet::new();
        let mut ways: BTreeSet<Way> = BTreeSet::new();
        for (place, visit) in state.visits.iter().enumerate() {
            let Some(here) = graph.place(&visit.node) else { continue };
            nodes.insert(here);
            let next = state.visits.get(place + 1).and_then(|next| graph.place(&next.node));
            if let Some(next) = next {
                let option = state.choices.iter().rev().find(|choice| choice.visit == place).map(|choice| choice.option.clone());
                ways.insert((here, option, next));
            }
        }
        for node in nodes {
            *self.nodes.entry(node).or_default() += 1;
        }
        for way in ways {
            *self.ways.entry(way).or_default() += 1;
        }
        // Lengths decide what chance would have hit, not what was missed.
        for signal in detection(graph, state, &SceneLengths::default()).signals {
            let Some(node) = graph.place(&signal.node) else { continue };
            let signs = self.signs.entry(node).or_default();
            signs.shown += 1;
            signs.missed += u32::from(signal.found_by.is_none());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::graph::{Rating, Then};
    use crate::session::testing::*;
    use crate::session::{Input, Settings};

    /// A lane with two signs; seen well it leads to the end, else past a field with a third.
    fn film() -> Graph {
        let ask = choose(vec![option("second-line", 2, Some(Rating::Best)), option("wave", 1, Some(Rating::Poor))]);
        graph(vec![
            ("lane", scene(vec![cue("passports", "D2-02", 8.0, 18.0), cue("silence", "D2-03", 19.0, 22.0)], vec![], Then::Choose(ask))),
            ("field", scene(vec![cue("barracks", "D2-05", 1.0, 4.0)], vec![], Then::Goto(NodeIx(2)))),
            ("end", ending()),
        ])
    }

    #[test]
    fn ways_nodes_and_missed_signs_are_counted() {
        let graph = film();
        let mut coverage = Coverage::default();
        let mut first = Attempt::begun(&graph, Settings::default());
        first.flag(10.0);
        first.at(10.0, Input::Classify { flag: crate::session::FlagId(1), indicator: None });
        first.at(30.0, Input::SceneEnded).choose(30.0, "second-line");
        coverage.add(&graph, &first.state);
        let mut second = Attempt::begun(&graph, Settings::default());
        second.at(30.0, Input::SceneEnded).choose(30.0, "wave");
        second.at(9.0, Input::SceneEnded);
        coverage.add(&graph, &second.state);

        assert_eq!(coverage.attempts, 2);
        assert_eq!(coverage.nodes, [(NodeIx(0), 2), (NodeIx(1), 1), (NodeIx(2), 2)].into());
        let way = |from: u32, option: Option<&str>, to: u32| (NodeIx(from), option.map(OptionId::from), NodeIx(to));
        assert_eq!(coverage.ways, [(way(0, Some("second-line"), 2), 1), (way(0, Some("wave"), 1), 1), (way(1, None, 2), 1)].into());
        assert_eq!(coverage.signs[&NodeIx(0)], Signs { shown: 4, missed: 3 });
        assert_eq!(coverage.signs[&NodeIx(1)], Signs { shown: 1, missed: 1 });
    }
}
