//! Rule `unknown-variant`: found while loading.

use super::Rule;
use crate::diagnostic::Severity;

/// The rule.
pub static RULE: Rule = Rule {
    id: "unknown-variant",
    severity: Severity::Error,
    headline: "A word is none of those that may stand there",
    what: "Compares node kinds, ratings, conditions, effects and the like with the known ones.",
    why: "The program cannot guess what was meant.",
    example: "rating: Besst",
    instead: "rating: Best",
};
