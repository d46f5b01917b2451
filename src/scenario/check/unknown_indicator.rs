//! Rule `unknown-indicator`: found while loading.

use super::Rule;
use crate::diagnostic::Severity;

/// The rule.
pub static RULE: Rule = Rule {
    id: "unknown-indicator",
    severity: Severity::Error,
    headline: "An indicator is not in the catalogue",
    what: "Looks up the `indicator` of cues and marks in the scenario's catalogue.",
    why: "The sign could not be named, weighed or explained.",
    example: r#"indicator: "D2-5""#,
    instead: r#"indicator: "D2-05""#,
};
