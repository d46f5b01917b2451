//! A scenario's text, read once, and asked for the rest: its media, its faults, and where things stand in it.
//!
//! ```
//! use ias::{catalogue::Reference, scenario::{check::Reading, media_facts::MediaAssumed}};
//! let text = r#"Scenario(format: 1, title: "Van", poster: "van.png", nodes: {"end": Ending(title: "Home")})"#;
//! let reading = Reading::of("van/scenario.ron", text);
//! assert_eq!(reading.media()[0].0, "van.png");
//! let (graph, findings) = reading.check(Reference::embedded(), &MediaAssumed);
//! assert!(graph.is_some() && findings.is_empty());
//! ```

use std::collections::BTreeSet;
use std::ops::Range;

use super::CHECKS;
use super::subject::Subject;
use crate::catalogue::Reference;
use crate::diagnostic::{Diagnostic, SourceText};
use crate::scenario::graph::Graph;
use crate::scenario::load;
use crate::scenario::media_facts::{MediaAssumed, MediaFacts, MediaKind};
use crate::scenario::source::{self, Choose, Findings, NodeKind, Scenario, Then};

/// A scenario's text and what is written there.
#[derive(Debug)]
pub struct Reading {
    text: SourceText,
    /// `None` when there is nothing that could be a scenario.
    scenario: Option<Scenario>,
    /// The faults of its form.
    faults: Findings,
}

impl Reading {
    /// Of a text; `name` as for [`load::load_text`].
    #[must_use]
    pub fn of(name: &str, text: &str) -> Self {
        let text = SourceText::new(name, text);
        let mut faults = Findings::new();
        let scenario = source::read_into(&text, &mut faults);
        Self { text, scenario, faults }
    }

    /// Every medium that it names, each once: what there is to measure before a check.
    #[must_use]
    pub fn media(&self) -> Vec<(String, MediaKind)> {
        let Some(scenario) = &self.scenario else { return Vec::new() };
        let subject = Subject::new(&self.text, scenario, &MediaAssumed);
        let media: BTreeSet<_> = subject.media().iter().map(|medium| (&*medium.path.value, medium.kind)).collect();
        media.into_iter().map(|(path, kind)| (path.to_owned(), kind)).collect()
    }

    /// Applies every rule that needs no proof. The graph is there when the text alone is sound: missing media are errors of
    /// the scenario, but it can be played without them.
    #[must_use]
    pub fn check(&self, reference: &Reference, media: &dyn MediaFacts) -> (Option<Graph>, Vec<Diagnostic>) {
        let mut findings = self.faults.clone();
        let mut graph = None;
        if let Some(scenario) = &self.scenario {
            graph = load::resolve(&self.text, scenario, reference, media, &mut findings);
            let subject = Subject::new(&self.text, scenario, media);
            for check in CHECKS {
                check(&subject, &mut findings);
            }
        }
        (graph, findings.into_sorted())
    }

    /// The text.
    #[must_use]
    pub fn text(&self) -> &SourceText {
        &self.text
    }

    fn kind(&self, node: &str) -> Option<&NodeKind> {
        self.scenario.as_ref()?.nodes.iter().find(|known| *known.id.value == *node)?.kind.as_ref()
    }

    fn choice(&self, node: &str) -> Option<&Choose> {
        match self.kind(node)? {
            NodeKind::Choose(ask) => Some(ask),
            NodeKind::Scene(scene) => match scene.then.as_ref()? {
                Then::Choose(ask) => Some(ask),
                Then::Goto(_) => None,
            },
            _ => None,
        }
    }

    /// A node's id; the text's beginning when there is none.
    #[must_use]
    pub fn node(&self, node: &str) -> Range<usize> {
        let nodes = self.scenario.iter().flat_map(|scenario| &scenario.nodes);
        nodes.into_iter().find(|known| *known.id.value == *node).map_or(0..0, |known| known.id.span.clone())
    }

    /// Of nodes that no play comes to, the few behind which the others lie, each with how many do.
    #[must_use]
    pub fn heads(&self, lost: &BTreeSet<&str>) -> Vec<(&str, usize)> {
        let Some(scenario) = &self.scenario else { return Vec::new() };
        let subject = Subject::new(&self.text, scenario, &MediaAssumed);
        let reached: Vec<bool> = scenario.nodes.iter().map(|node| !lost.contains(&*node.id.value)).collect();
        let heads = subject.heads(&reached).into_iter();
        heads.map(|(at, behind)| (&*scenario.nodes[at].id.value, behind)).collect()
    }

    /// The condition of a node's option or branch, counted from 0; else the node's id.
    #[must_use]
    pub fn condition(&self, node: &str, place: usize) -> Range<usize> {
        let when = match (self.choice(node), self.kind(node)) {
            (Some(ask), _) => ask.options.get(place).and_then(|option| option.when.as_ref()),
            (None, Some(NodeKind::Route(route))) => route.branches.get(place).and_then(|(when, _)| when.as_ref()),
            _ => None,
        };
        when.map_or_else(|| self.node(node), |when| when.span.clone())
    }

    /// The first cue or mark of that indicator; else the title.
    #[must_use]
    pub fn indicator(&self, indicator: &str) -> Range<usize> {
        let nodes = self.scenario.iter().flat_map(|scenario| &scenario.nodes);
        let mut names = nodes.into_iter().flat_map(|node| match &node.kind {
            Some(NodeKind::Scene(scene)) => scene.cues.iter().filter_map(|cue| cue.indicator.as_ref()).collect(),
            Some(NodeKind::Exhibit(exhibit)) => exhibit.marks.iter().filter_map(|mark| mark.indicator.as_ref()).collect(),
            _ => Vec::new(),
        });
        names.find(|name| *name.value == *indicator).map_or_else(|| self.title(), |name| name.span.clone())
    }

    /// The pass mark, as far as one is written; else the title.
    #[must_use]
    pub fn pass_mark(&self) -> Range<usize> {
        let rubric = self.scenario.as_ref().and_then(|scenario| scenario.rubric.as_ref());
        rubric.and_then(|rubric| rubric.pass_mark_place.clone()).unwrap_or_else(|| self.title())
    }

    /// The title: where findings of the whole are told.
    #[must_use]
    pub fn title(&self) -> Range<usize> {
        self.scenario.as_ref().and_then(|scenario| scenario.title.as_ref()).map_or(0..0, |title| title.span.clone())
    }
}
