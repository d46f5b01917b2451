//! Rule `no-option-left`: found while loading.

use super::Rule;
use crate::diagnostic::Severity;

/// The rule.
pub static RULE: Rule = Rule {
    id: "no-option-left",
    severity: Severity::Error,
    headline: "A choice can be left without any option",
    what: "Tries every combination of what the options' conditions ask, and finds one in which no option is offered.",
    why: "The trainee would be stuck.",
    example: r#"options: [(id: "a", when: Visited("x"), …)]"#,
    instead: r#"options: [(id: "a", when: Visited("x"), …), (id: "b", …)]"#,
};
