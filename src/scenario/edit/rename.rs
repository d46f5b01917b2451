//! An id gets another name, and everything that refers to it with it.

use std::ops::Range;
use std::sync::Arc;

use super::{Change, EditError, Script, Splice, write};
use crate::scenario::source::{self, Choose, Condition, ConditionKind, Name, NodeKind, Scenario, Then};

/// What is renamed. Options and cues belong to the node that holds them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Named<'a> {
    /// A node.
    Node(&'a str),
    /// A cue, anywhere in the scenario.
    Cue(&'a str),
    /// A lure, anywhere in the scenario.
    Lure(&'a str),
    /// An option of a choice: the node's id and its own.
    Option(&'a str, &'a str),
    /// A state variable.
    Variable(&'a str),
}

impl Script {
    /// Gives something another id, and mends every reference to it.
    ///
    /// # Errors
    /// When there is nothing of that id, or the new one is unfit or taken.
    pub fn rename(&self, what: Named<'_>, to: &str) -> Result<Change, EditError> {
        if !is_id(to) {
            return Err(EditError::UnfitId(to.to_owned()));
        }
        let (scenario, _) = source::read(self.source());
        let scenario = scenario.ok_or_else(|| EditError::NoSuchPlace(to.to_owned()))?;
        let (from, is_taken) = match what {
            Named::Node(from) => (from, scenario.nodes.iter().any(|node| &*node.id.value == to)),
            Named::Cue(from) => (from, cue_ids(&scenario).any(|id| &*id.value == to)),
            Named::Lure(from) => (from, lure_ids(&scenario).any(|id| &*id.value == to)),
            Named::Option(node, from) => {
                let options = choice_of(&scenario, node).map(|choose| choose.options.as_slice()).unwrap_or_default();
                (from, options.iter().any(|option| &*option.id.value == to))
            }
            Named::Variable(from) => (from, scenario.state.iter().any(|variable| &*variable.id.value == to)),
        };
        if from == to {
            return Ok(Change::default());
        }
        if is_taken {
            return Err(EditError::UnfitId(to.to_owned()));
        }
        let mut found = References { what, to, splices: Vec::new() };
        found.scenario(&scenario);
        if found.splices.is_empty() {
            return Err(EditError::NoSuchPlace(from.to_owned()));
        }
        found.splices.sort_by_key(|splice| splice.at.start);
        found.splices.dedup_by_key(|splice| splice.at.start);
        self.sound(from, found.splices)
    }
}

/// Whether a text may be an id.
#[must_use]
pub fn is_id(text: &str) -> bool {
    let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    (1..=64).contains(&text.len()) && text.chars().all(fits)
}

fn cue_ids(scenario: &Scenario) -> impl Iterator<Item = &Name> {
    scenario.nodes.iter().flat_map(|node| match &node.kind {
        Some(NodeKind::Scene(scene)) => scene.cues.iter().map(|cue| &cue.id).collect(),
        _ => Vec::new(),
    })
}

fn lure_ids(scenario: &Scenario) -> impl Iterator<Item = &Name> {
    scenario.nodes.iter().flat_map(|node| match &node.kind {
        Some(NodeKind::Scene(scene)) => scene.lures.iter().map(|lure| &lure.id).collect(),
        _ => Vec::new(),
    })
}

fn choice_of<'s>(scenario: &'s Scenario, node: &str) -> Option<&'s Choose> {
    match scenario.nodes.iter().find(|known| &*known.id.value == node)?.kind.as_ref()? {
        NodeKind::Choose(choose) => Some(choose),
        NodeKind::Scene(scene) => match &scene.then {
            Some(Then::Choose(choose)) => Some(choose),
            _ => None,
        },
        _ => None,
    }
}

struct References<'a> {
    what: Named<'a>,
    to: &'a str,
    splices: Vec<Splice>,
}

impl References<'_> {
    fn replace(&mut self, at: &Range<usize>, with: &str) {
        self.splices.push(Splice { at: at.clone(), with: write::text(with) });
    }

    fn named(&mut self, name: Option<&Name>, is_meant: bool, from: &str) {
        if let Some(name) = name.filter(|name| is_meant && &*name.value == from) {
            self.replace(&name.span, self.to);
        }
    }

    fn node(&mut self, name: Option<&Name>) {
        if let Named::Node(from) = self.what {
            self.named(name, true, from);
        }
    }

    fn variable(&mut self, name: &Name) {
        if let Named::Variable(from) = self.what {
            self.named(Some(name), true, from);
        }
    }

    fn scenario(&mut self, scenario: &Scenario) {
        self.node(scenario.start.as_ref());
        scenario.state.iter().for_each(|variable| self.variable(&variable.id));
        for node in &scenario.nodes {
            self.node(Some(&node.id));
            let id = Arc::clone(&node.id.value);
            match &node.kind {
                Some(NodeKind::Scene(scene)) => {
                    scene.effects.iter().for_each(|effect| self.variable(&effect.variable));
                    for cue in &scene.cues {
                        self.named(Some(&cue.id), matches!(self.what, Named::Cue(id) if *id == *cue.id.value), &cue.id.value);
                    }
                    for lure in &scene.lures {
                        self.named(Some(&lure.id), matches!(self.what, Named::Lure(id) if *id == *lure.id.value), &lure.id.value);
                    }
                    match &scene.then {
                        Some(Then::Goto(name)) => self.node(Some(name)),
                        Some(Then::Choose(choose)) => self.choose(&id, choose),
                        None => {}
                    }
                }
                Some(NodeKind::Exhibit(exhibit)) => {
                    exhibit.effects.iter().for_each(|effect| self.variable(&effect.variable));
                    self.node(exhibit.goto.as_ref());
                }
                Some(NodeKind::Choose(choose)) => self.choose(&id, choose),
                Some(NodeKind::Route(route)) => {
                    for (when, goto) in &route.branches {
                        when.iter().for_each(|when| self.condition(when));
                        self.node(goto.as_ref());
                    }
                    self.node(route.otherwise.as_ref());
                }
                Some(NodeKind::Assess(assess)) => {
                    assess.conclusions.iter().for_each(|conclusion| self.node(conclusion.goto.as_ref()));
                    self.node(assess.goto.as_ref());
                }
                Some(NodeKind::Refer(refer)) => self.node(refer.goto.as_ref()),
                Some(NodeKind::Ending(_)) | None => {}
            }
        }
    }

    fn choose(&mut self, node: &str, choose: &Choose) {
        let option = match self.what {
            Named::Option(of, option) if of == node => Some(option),
            _ => None,
        };
        if let Some(option) = option {
            self.named(choose.on_timeout.as_ref(), true, option);
        }
        for known in &choose.options {
            if let Some(option) = option {
                self.named(Some(&known.id), true, option);
            }
            self.node(known.goto.as_ref());
            known.effects.iter().for_each(|effect| self.variable(&effect.variable));
            known.when.iter().for_each(|when| self.condition(when));
        }
    }

    fn condition(&mut self, condition: &Condition) {
        match &condition.value {
            ConditionKind::All(parts) | ConditionKind::Any(parts) => parts.iter().for_each(|part| self.condition(part)),
            ConditionKind::Not(inner) => self.condition(inner),
            ConditionKind::Visited(name) => self.node(Some(name)),
            ConditionKind::Flagged(name) => {
                if let Named::Cue(from) = self.what {
                    self.named(Some(name), true, from);
                }
            }
            // Both names stand in one text, whose bytes they share.
            ConditionKind::Chose(node, option) => match self.what {
                Named::Node(from) if *node.value == *from => {
                    self.replace(&node.span, &format!("{}/{}", self.to, option.value));
                }
                Named::Option(of, from) if *node.value == *of && *option.value == *from => {
                    self.replace(&node.span, &format!("{}/{}", node.value, self.to));
                }
                _ => {}
            },
            ConditionKind::AtLeast(variable, _) | ConditionKind::Is(variable, _) => self.variable(variable),
            ConditionKind::Found(_) => {}
        }
    }
}
