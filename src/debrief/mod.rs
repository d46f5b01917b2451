//! What to show afterwards, in order: what was there, what was seen, what was decided, and what else could have been.
//!
//! [`debrief`] turns graph, state and score into a [`Debrief`], plain data in one language that a screen or a report lays out.
//! It decides nothing: every judgement in it comes from the score or from the author's own words.
//! It knows nothing of screens, files or clocks. What principles say stands in the reference data, by id.

mod decide;
mod lead;
mod scene;
#[cfg(test)]
mod tests;
mod view;

use std::collections::BTreeSet;

use crate::catalogue::IndicatorId;
use crate::scenario::graph::{Ending, Graph, NodeId, NodeIx, NodeKind};
use crate::scoring::{BestStep, SceneLengths, Score};
use crate::session::State;
use crate::text::{Language, LocalizedText};

pub use view::*;

/// What a debrief is made from; passed from builder to builder.
struct Source<'a> {
    graph: &'a Graph,
    state: &'a State,
    score: &'a Score,
    lengths: &'a SceneLengths,
    language: Language,
}

/// What to show after an attempt, in `language`. The score must be that of this state under this graph.
///
/// Nodes that this graph does not know any more (re-scoring) are left out.
#[must_use]
pub fn debrief(graph: &Graph, state: &State, score: &Score, lengths: &SceneLengths, language: Language) -> Debrief {
    let source = Source { graph, state, score, lengths, language };
    let stays = (0..state.visits.len()).filter_map(|visit| source.stay(visit)).collect();
    let taken: BTreeSet<&NodeId> = state.visits.iter().map(|visit| &visit.node).collect();
    let best: BTreeSet<&NodeId> = score.best_path.steps.iter().map(|step| &step.node).collect();
    Debrief {
        language,
        title: source.text(&graph.title),
        finish: score.finish.clone(),
        caveat: source.text(&graph.catalogue.caveat),
        stays,
        path: (0..state.visits.len()).filter_map(|visit| source.step_taken(visit, &best)).collect(),
        best_path: score.best_path.steps.iter().filter_map(|step| source.best_step(step, &taken)).collect(),
        best_path_is_proved: score.best_path.exact,
        screening: source.screening(),
    }
}

impl<'a> Source<'a> {
    fn text(&self, text: &LocalizedText) -> String {
        text.get(self.language).to_owned()
    }

    /// What a node is called: its title, else its question, else its id.
    fn title(&self, at: NodeIx) -> String {
        let node = self.graph.node(at);
        let title = match &node.kind {
            NodeKind::Scene(scene) => &scene.title,
            NodeKind::Exhibit(exhibit) => &exhibit.title,
            NodeKind::Choose(ask) => &ask.prompt,
            NodeKind::Assess(assess) => &assess.prompt,
            NodeKind::Refer(refer) => &refer.prompt,
            NodeKind::Ending(ending) => &ending.title,
            NodeKind::Route(_) => return node.id.to_string(),
        };
        if title.is_empty() { node.id.to_string() } else { self.text(title) }
    }

    fn indicator(&self, id: &IndicatorId) -> IndicatorView {
        let known = self.graph.catalogue.indicator(id);
        let dimension = known.and_then(|known| self.graph.catalogue.dimension(&known.dimension));
        IndicatorView {
            id: id.clone(),
            text: known.map_or_else(|| id.to_string(), |known| self.text(&known.text)),
            dimension: dimension.map_or_else(String::new, |dimension| self.text(&dimension.name)),
            strength: known.and_then(|known| known.strength),
            verify: known.is_some_and(|known| known.verify),
        }
    }

    fn ending(&self, at: NodeIx, ending: &Ending) -> EndingView {
        EndingView {
            node: self.graph.node(at).id.clone(),
            title: self.title(at),
            text: self.text(&ending.text),
            outcome: ending.outcome,
        }
    }

    fn stay(&self, visit: usize) -> Option<Stay> {
        let node = self.state.visits[visit].node.clone();
        let at = self.graph.place(&node)?;
        let what = match &self.graph.node(at).kind {
            NodeKind::Scene(scene) => StayKind::Scene(self.scene(visit, scene)),
            NodeKind::Exhibit(exhibit) => StayKind::Exhibit(self.exhibit(visit, exhibit)),
            NodeKind::Choose(ask) => StayKind::Choice(self.choice(visit, ask)),
            NodeKind::Assess(assess) => StayKind::Assessment(self.assessment(visit, assess)),
            NodeKind::Refer(refer) => StayKind::Referral(self.referral(visit, refer)),
            NodeKind::Ending(ending) => StayKind::Ending(self.ending(at, ending)),
            NodeKind::Route(_) => return None,
        };
        Some(Stay { visit, title: self.title(at), node, what })
    }

    fn step(&self, at: NodeIx, decision: Option<String>, other: &BTreeSet<&NodeId>) -> Option<PathStep> {
        let node = self.graph.node(at);
        let outcome = match &node.kind {
            NodeKind::Ending(ending) => Some(ending.outcome),
            NodeKind::Route(_) => return None,
            _ => None,
        };
        Some(PathStep {
            node: node.id.clone(),
            title: self.title(at),
            decision,
            on_both: other.contains(&node.id),
            outcome,
        })
    }

    fn step_taken(&self, visit: usize, best: &BTreeSet<&NodeId>) -> Option<PathStep> {
        let at = self.graph.place(&self.state.visits[visit].node)?;
        let option = self.state.choices.iter().find(|taken| taken.visit == visit).map(|taken| &taken.option);
        let conclusion = self.state.assessments.iter().find(|made| made.visit == visit).map(|made| &made.conclusion);
        self.step(at, self.decision(at, option, conclusion), best)
    }

    fn best_step(&self, step: &BestStep, taken: &BTreeSet<&NodeId>) -> Option<PathStep> {
        let at = self.graph.place(&step.node)?;
        self.step(at, self.decision(at, step.option.as_ref(), step.conclusion.as_ref()), taken)
    }

    fn screening(&self) -> Option<ScreeningView> {
        let screening = self.score.screening.as_ref()?;
        let catalogue = &self.graph.catalogue;
        let signals = &self.score.detection.signals;
        let dimensions = screening
            .dimensions
            .iter()
            .map(|result| DimensionView {
                dimension: result.dimension.clone(),
                name: catalogue.dimension(&result.dimension).map_or_else(String::new, |known| self.text(&known.name)),
                found: result.found,
                shown: result.shown,
                found_positive: result.found_positive,
                shown_positive: result.shown_positive,
                indicators: catalogue
                    .indicators
                    .iter()
                    .filter(|indicator| indicator.dimension == result.dimension)
                    .filter_map(|indicator| {
                        let mut shown = signals.iter().filter(|signal| signal.indicator == indicator.id).peekable();
                        shown.peek()?;
                        Some((self.indicator(&indicator.id), shown.any(|signal| signal.found_by.is_some())))
                    })
                    .collect(),
            })
            .filter(|dimension: &DimensionView| !dimension.indicators.is_empty())
            .collect();
        Some(ScreeningView { dimensions, found_class: screening.found_class, shown_class: screening.shown_class })
    }
}
