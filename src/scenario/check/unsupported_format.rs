//! Rule `unsupported-format`: found while loading.

use super::Rule;
use crate::diagnostic::Severity;

/// The rule.
pub static RULE: Rule = Rule {
    id: "unsupported-format",
    severity: Severity::Error,
    headline: "The file is written for another version",
    what: "Compares `format` with the one that this program reads, which is 1.",
    why: "A file of a later format may mean something else by the same words.",
    example: "format: 7",
    instead: "format: 1",
};
