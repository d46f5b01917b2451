//! Rule `unknown-cue`: found while loading.

use super::Rule;
use crate::diagnostic::Severity;

/// The rule.
pub static RULE: Rule = Rule {
    id: "unknown-cue",
    severity: Severity::Error,
    headline: "A condition names a cue that is not there",
    what: "Looks up `Flagged` among the scenario's cues.",
    why: "The condition could never hold.",
    example: r#"when: Flagged("passports")"#,
    instead: r#"when: Flagged("driver-holds-passports")"#,
};
