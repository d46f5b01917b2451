//! Rule `effect-out-of-range`.

use super::Rule;
use super::subject::Subject;
use crate::diagnostic::Severity;
use crate::scenario::source::Findings;
use crate::text::phrase;

/// The rule.
pub static RULE: Rule = Rule {
    id: "effect-out-of-range",
    severity: Severity::Warning,
    headline: "An effect sets a variable to a value that it cannot have",
    what: "Compares the number of every `Set` with the `min` and `max` of its variable.",
    why: "The variable gets its nearest limit instead, so that a condition on the number that was written never holds.",
    example: r#"state: {"trust": (max: 2)}, … effects: [Set("trust", 3)]"#,
    instead: r#"effects: [Set("trust", 2)], or max: 3"#,
};

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    for effect in subject.effects().filter(|effect| !effect.adds) {
        let Some(variable) = subject.variable(&effect.variable.value) else { continue };
        let (min, max, amount) = (variable.min, variable.max, effect.amount);
        if (min..=max).contains(&amount) || min > max || findings.has_error_naming(&variable.id.value, subject.line_of(&variable.id.span)) {
            continue;
        }
        let id = &variable.id.value;
        let limit = amount.clamp(min, max);
        let message = phrase! {
            pl: "`{id}` ma być {amount}, a może być od {min} do {max}: będzie {limit}",
            en: "`{id}` is set to {amount}, but goes from {min} to {max}: it becomes {limit}",
            uk: "`{id}` має стати {amount}, а може бути від {min} до {max}: стане {limit}"; id, amount, min, max, limit
        };
        let cure = phrase! {
            pl: "napisz liczbę od {min} do {max} albo zmień granice `{id}` w `state`",
            en: "write a number from {min} to {max}, or change the limits of `{id}` in `state`",
            uk: "напишіть число від {min} до {max} або змініть межі `{id}` у `state`"; min, max, id
        };
        subject.tell(findings, &RULE, &effect.variable.span, message, cure);
    }
}
