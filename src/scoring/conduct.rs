//! How one acted: the ratings of the options taken, and the principles they keep or break.

use std::collections::BTreeMap;

use super::score::{ChoiceResult, Conduct, PrincipleResult};
use crate::catalogue::PrincipleId;
use crate::scenario::graph::{Choose, Graph, NodeKind, OptionId, Rating, Then};
use crate::session::{ChoiceBy, State};

/// Points of a rating: Best 3, Good 2, Poor 1, Harmful 0.
///
/// Source: DESIGN.md section 5 ("the options' ratings"), an expert panel's key with partial credit (STANDARDS.md section 3).
#[must_use]
pub const fn rating_points(rating: Rating) -> u32 {
    match rating {
        Rating::Best => 3,
        Rating::Good => 2,
        Rating::Poor => 1,
        Rating::Harmful => 0,
    }
}

/// The choice that a node asks, if it asks one.
#[must_use]
pub fn choice_of(kind: &NodeKind) -> Option<&Choose> {
    match kind {
        NodeKind::Choose(ask) => Some(ask),
        NodeKind::Scene(scene) => match &scene.then {
            Then::Choose(ask) => Some(ask),
            Then::Goto(_) => None,
        },
        _ => None,
    }
}

/// Every option taken, against the best rated of those offered; and the principles.
///
/// A choice whose taken option has no rating is not scored and asks for nothing.
#[must_use]
pub fn conduct(graph: &Graph, state: &State, unknown: &mut Vec<String>) -> Conduct {
    let mut conduct = Conduct::default();
    let mut principles: BTreeMap<PrincipleId, (u32, u32)> = BTreeMap::new();
    for taken in &state.choices {
        let Some(visit) = state.visits.get(taken.visit) else { continue };
        let ask = graph.place(&visit.node).and_then(|at| choice_of(&graph.node(at).kind));
        let Some((ask, option)) = ask.and_then(|ask| Some((ask, ask.options.iter().find(|known| known.id == taken.option)?)))
        else {
            unknown.push(format!("{}/{}", visit.node, taken.option));
            continue;
        };
        let is_offered = |id: &OptionId| *id == taken.option || visit.offered.as_ref().is_none_or(|offered| offered.contains(id));
        let best = ask.options.iter().filter(|known| is_offered(&known.id)).filter_map(|known| known.rating).max();
        let thousandths = |rating| 1000 * u64::from(rating_points(rating));
        conduct.timeouts += u32::from(taken.by == ChoiceBy::Timeout);
        conduct.choices.push(ChoiceResult {
            visit: taken.visit,
            node: visit.node.clone(),
            option: taken.option.clone(),
            by: taken.by,
            rating: option.rating,
            points: option.rating.map_or(0, thousandths),
            best: option.rating.and(best).map_or(0, thousandths),
            media: taken.media,
            took_millis: taken.took_millis,
        });
        for principle in option.rating.iter().flat_map(|_| &option.principles) {
            let (kept, broken) = principles.entry(principle.clone()).or_default();
            match option.rating {
                Some(Rating::Best | Rating::Good) => *kept += 1,
                _ => *broken += 1,
            }
        }
    }
    conduct.principles = principles
        .into_iter()
        .map(|(principle, (kept, broken))| PrincipleResult { principle, kept, broken })
        .collect();
    conduct
}
