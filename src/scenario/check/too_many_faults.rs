//! Rule `too-many-faults`: found while loading.

use super::Rule;
use crate::diagnostic::Severity;

/// The rule.
pub static RULE: Rule = Rule {
    id: "too-many-faults",
    severity: Severity::Error,
    headline: "There are more findings than are shown",
    what: "Stands in place of the findings after the thousandth.",
    why: "Faults of form often bring others with them; mend the first and check again.",
    example: "",
    instead: "",
};
