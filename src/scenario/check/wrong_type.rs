//! Rule `wrong-type`: found while loading.

use super::Rule;
use crate::diagnostic::Severity;

/// The rule.
pub static RULE: Rule = Rule {
    id: "wrong-type",
    severity: Severity::Error,
    headline: "A value is of the wrong kind",
    what: "Compares what is written with what the field holds: a text, a number, a list, a group.",
    why: "The value cannot be used.",
    example: r#"seconds: "12""#,
    instead: "seconds: 12",
};
