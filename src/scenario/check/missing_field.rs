//! Rule `missing-field`: found while loading.

use super::Rule;
use crate::diagnostic::Severity;

/// The rule.
pub static RULE: Rule = Rule {
    id: "missing-field",
    severity: Severity::Error,
    headline: "A required field is missing",
    what: "Finds groups without a field that they need.",
    why: "Without it the scenario cannot be played as written.",
    example: r#"Ending(text: "…")"#,
    instead: r#"Ending(title: "Home", text: "…")"#,
};
