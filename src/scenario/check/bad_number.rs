//! Rule `bad-number`: found while loading.

use super::Rule;
use crate::diagnostic::Severity;

/// The rule.
pub static RULE: Rule = Rule {
    id: "bad-number",
    severity: Severity::Error,
    headline: "A number is out of bounds",
    what: "Finds times, amounts, regions and marks that are too small, too large or no number.",
    why: "Such a number would be cut, and the scenario would play otherwise than written.",
    example: "at: (0.8, 0.1, 0.5, 0.2)",
    instead: "at: (0.5, 0.1, 0.5, 0.2)",
};
