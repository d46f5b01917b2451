//! Conditions and effects with their names looked up.

use super::names::Resolver;
use crate::scenario::graph::{Condition, Effect, OptionId};
use crate::scenario::source::{self, ConditionKind};

impl Resolver<'_> {
    /// The condition; `None` when a name in it was told. Every name is looked up before giving up.
    pub(super) fn condition(&mut self, condition: &source::Condition) -> Option<Condition> {
        Some(match &condition.value {
            ConditionKind::All(parts) => Condition::All(self.parts(parts)?),
            ConditionKind::Any(parts) => Condition::Any(self.parts(parts)?),
            ConditionKind::Not(inner) => Condition::Not(Box::new(self.condition(inner)?)),
            ConditionKind::AtLeast(variable, amount) => Condition::AtLeast(self.variable(variable)?, *amount),
            ConditionKind::Is(variable, amount) => Condition::Is(self.variable(variable)?, *amount),
            ConditionKind::Chose(node, option) => {
                Condition::Chose(self.option(node, option)?, OptionId(option.value.clone()))
            }
            ConditionKind::Visited(node) => Condition::Visited(self.node(node)?),
            ConditionKind::Flagged(cue) => Condition::Flagged(self.cue(cue)?),
            ConditionKind::Found(count) => Condition::Found(*count),
        })
    }

    fn parts(&mut self, parts: &[source::Condition]) -> Option<Vec<Condition>> {
        let resolved: Vec<Option<Condition>> = parts.iter().map(|part| self.condition(part)).collect();
        resolved.into_iter().collect()
    }

    pub(super) fn effects(&mut self, effects: &[source::Effect]) -> Vec<Effect> {
        let resolved = effects.iter().filter_map(|effect| {
            let variable = self.variable(&effect.variable)?;
            Some(if effect.adds { Effect::Add(variable, effect.amount) } else { Effect::Set(variable, effect.amount) })
        });
        resolved.collect()
    }
}
