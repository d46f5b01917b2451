//! Where things stand in a scenario's text, for findings that come from elsewhere than its rules.

use std::ops::Range;

use crate::diagnostic::SourceText;
use crate::scenario::source::{self, Choose, Findings, NodeKind, Scenario, Then};

/// A scenario's text with the places of what it holds.
#[derive(Debug)]
pub struct Places {
    text: SourceText,
    scenario: Option<Scenario>,
}

impl Places {
    /// Of a text; `name` as for [`crate::scenario::load::load_text`].
    #[must_use]
    pub fn read(name: &str, text: &str) -> Self {
        let text = SourceText::new(name, text);
        let scenario = source::read_into(&text, &mut Findings::new());
        Self { text, scenario }
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

    /// The title: where findings of the whole are told.
    #[must_use]
    pub fn title(&self) -> Range<usize> {
        self.scenario.as_ref().and_then(|scenario| scenario.title.as_ref()).map_or(0..0, |title| title.span.clone())
    }
}
