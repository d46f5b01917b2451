//! Rule `parse-error`: found while loading.

use super::Rule;
use crate::diagnostic::Severity;

/// The rule.
pub static RULE: Rule = Rule {
    id: "parse-error",
    severity: Severity::Error,
    headline: "The text is not RON",
    what: "Finds what cannot be read as RON at all: brackets, commas and quotes that are missing or too many.",
    why: "What cannot be read cannot be played. Reading goes on behind the fault, so that all of them are told at once.",
    example: r#"(title: "Bus" nodes: {})"#,
    instead: r#"(title: "Bus", nodes: {})"#,
};
