//! What boxes say, in the language of the interface.

use super::BoxCoverage;
use crate::app::views::author::NodeSort;
use crate::app::views::author::sort_key;
use crate::app::views::look::Look;
use crate::scenario::draw::{Kind, NodeBox};
use crate::scenario::graph::Outcome;

/// The word for a kind of node; endings by what came of it.
pub(super) fn kind(look: &Look, kind: Kind) -> String {
    look.t(match kind {
        Kind::Ending(Outcome::Good) => "author-flow-ending-good",
        Kind::Ending(Outcome::Mixed) => "author-flow-ending-mixed",
        Kind::Ending(Outcome::Bad) => "author-flow-ending-bad",
        Kind::Scene => sort_key(NodeSort::Scene),
        Kind::Exhibit => sort_key(NodeSort::Exhibit),
        Kind::Choose => sort_key(NodeSort::Choose),
        Kind::Route => sort_key(NodeSort::Route),
        Kind::Assess => sort_key(NodeSort::Assess),
        Kind::Refer => sort_key(NodeSort::Refer),
        Kind::Faulty => sort_key(NodeSort::Faulty),
    })
}

/// The line of facts: what it is, how long it plays, what it holds.
pub(super) fn facts(look: &Look, one: &NodeBox) -> String {
    let mut facts = vec![kind(look, one.kind)];
    facts.extend(one.length.map(|length| length.clock()));
    let counted = [(one.cues + one.marks, "author-flow-signs"), (one.lures, "author-flow-lures")];
    facts.extend(counted.iter().filter(|(count, _)| *count > 0).map(|(count, key)| format!("{}: {count}", look.t(key))));
    facts.join(" · ")
}

pub(super) fn start(look: &Look) -> String {
    look.t("author-flow-start")
}

/// How many attempts came through a node, and what they missed there.
pub(super) fn came(look: &Look, of: &BoxCoverage, attempts: u32) -> String {
    let came = format!("{} / {attempts}", of.came);
    if of.shown == 0 {
        return came;
    }
    format!("{came} · {}: {} / {}", look.t("author-flow-missed"), of.missed, of.shown)
}
