//! Rule `never-true-condition`.

use super::Rule;
use super::subject::Subject;
use crate::diagnostic::Severity;
use crate::scenario::source::{Condition, ConditionKind, Findings, NodeKind, Then};
use crate::text::Phrase;

/// The rule.
pub static RULE: Rule = Rule {
    id: "never-true-condition",
    severity: Severity::Warning,
    headline: "A condition can never hold, or always does",
    what: "Compares `Is`, `AtLeast` and `Found` with the bounds of the variable and the number of cues.",
    why: "The option is never offered or the branch never taken, or the condition has no effect.",
    example: r#""trust": (max: 3) and when: AtLeast("trust", 4)"#,
    instead: r#"when: AtLeast("trust", 3)"#,
};

const WRITE_ONE: Phrase = Phrase::fixed("wpisz do niego co najmniej jeden warunek", "write at least one condition into it", "впишіть до неї щонайменше одну умову");

const WITHIN_BOUNDS: Phrase = Phrase::fixed(
    "napisz wartość w granicach podanych w `state` albo nie większą, niż jest przesłanek",
    "write an amount within the bounds in `state`, or not more than there are cues",
    "напишіть значення в межах, поданих у `state`, або не більше, ніж є ознак",
);

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    for node in subject.nodes() {
        let options = match &node.kind {
            Some(NodeKind::Choose(choose)) => &choose.options,
            Some(NodeKind::Scene(scene)) => match &scene.then {
                Some(Then::Choose(choose)) => &choose.options,
                _ => continue,
            },
            Some(NodeKind::Route(route)) => {
                route
                    .branches
                    .iter()
                    .filter_map(|(when, _)| when.as_ref())
                    .for_each(|when| one(subject, findings, when));
                continue;
            }
            _ => continue,
        };
        options.iter().filter_map(|option| option.when.as_ref()).for_each(|when| one(subject, findings, when));
    }
}

fn one(subject: &Subject, findings: &mut Findings, condition: &Condition) {
    let always = match &condition.value {
        ConditionKind::All(parts) if parts.is_empty() => true,
        ConditionKind::Any(parts) if parts.is_empty() => false,
        ConditionKind::All(parts) | ConditionKind::Any(parts) => {
            parts.iter().for_each(|part| one(subject, findings, part));
            return;
        }
        ConditionKind::Not(inner) => return one(subject, findings, inner),
        ConditionKind::AtLeast(name, amount) => match subject.variable(&name.value) {
            Some(variable) if *amount > variable.max => false,
            Some(variable) if *amount <= variable.min => true,
            _ => return,
        },
        ConditionKind::Is(name, amount) => match subject.variable(&name.value) {
            Some(variable) if *amount > variable.max || *amount < variable.min => false,
            _ => return,
        },
        ConditionKind::Found(0) => true,
        ConditionKind::Found(count) if *count > subject.cue_count => false,
        _ => return,
    };
    let message = if always {
        Phrase::fixed("ten warunek zachodzi zawsze", "this condition always holds", "ця умова справджується завжди")
    } else {
        Phrase::fixed("ten warunek nigdy nie zajdzie", "this condition can never hold", "ця умова ніколи не справдиться")
    };
    let is_empty = matches!(&condition.value, ConditionKind::All(_) | ConditionKind::Any(_));
    let cure = if is_empty { WRITE_ONE } else { WITHIN_BOUNDS };
    subject.tell(findings, &RULE, &condition.span, message, cure);
}
