//! Rule `unreadable-file`: found while loading.

use super::Rule;
use crate::diagnostic::Severity;

/// The rule.
pub static RULE: Rule = Rule {
    id: "unreadable-file",
    severity: Severity::Error,
    headline: "The scenario's file cannot be read",
    what: "Tells that `scenario.ron` is missing, may not be read, or is not UTF-8 text: a document of Word, a web page, another encoding.",
    why: "Nothing can be said about a file that cannot be opened.",
    example: "scenarios/van/Scenario.RON",
    instead: "scenarios/van/scenario.ron, saved as UTF-8",
};
