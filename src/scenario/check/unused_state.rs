//! Rule `unused-state`.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::Rule;
use super::subject::Subject;
use crate::diagnostic::Severity;
use crate::scenario::source::{Condition, ConditionKind, Findings, NodeKind};
use crate::text::{Phrase, phrase};

/// The rule.
pub static RULE: Rule = Rule {
    id: "unused-state",
    severity: Severity::Warning,
    headline: "No condition asks for a variable",
    what: "Looks for variables of `state` that no `when` compares with anything.",
    why: "What it remembers changes nothing. Often the condition that was to ask for it was forgotten.",
    example: r#"state: {"trust": (max: 3)} and no AtLeast("trust", …) or Is("trust", …)"#,
    instead: r#"when: AtLeast("trust", 1) somewhere, or no such variable"#,
};

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    let mut asked = BTreeSet::new();
    for ask in subject.choices() {
        ask.options.iter().filter_map(|option| option.when.as_ref()).for_each(|when| read(when, &mut asked));
    }
    for node in subject.nodes() {
        if let Some(NodeKind::Route(route)) = &node.kind {
            route.branches.iter().filter_map(|(when, _)| when.as_ref()).for_each(|when| read(when, &mut asked));
        }
    }
    if subject.has_faulty_choices(findings) {
        return;
    }
    for variable in subject.variables() {
        if !asked.contains(&variable.id.value) && !findings.has_error_naming(&variable.id.value, subject.line_of(&variable.id.span)) {
            let message = phrase! {
                pl: "żaden warunek nie pyta o `{id}`", en: "no condition asks for `{id}`", uk: "жодна умова не питає про `{id}`"; id = variable.id.value
            };
            let cure = Phrase::fixed(
                "zapytaj o nią przez `AtLeast` lub `Is` albo ją usuń",
                "ask for it with `AtLeast` or `Is`, or take it away",
                "запитайте про неї через `AtLeast` або `Is` чи вилучіть її",
            );
            subject.tell(findings, &RULE, &variable.id.span, message, cure);
        }
    }
}

fn read(condition: &Condition, asked: &mut BTreeSet<Arc<str>>) {
    match &condition.value {
        ConditionKind::All(parts) | ConditionKind::Any(parts) => parts.iter().for_each(|part| read(part, asked)),
        ConditionKind::Not(inner) => read(inner, asked),
        ConditionKind::AtLeast(name, _) | ConditionKind::Is(name, _) => {
            asked.insert(Arc::clone(&name.value));
        }
        ConditionKind::Chose(..) | ConditionKind::Visited(_) | ConditionKind::Flagged(_) | ConditionKind::Found(_) => {}
    }
}
