//! Rule `unknown-field`: found while loading.

use super::Rule;
use crate::diagnostic::Severity;

/// The rule.
pub static RULE: Rule = Rule {
    id: "unknown-field",
    severity: Severity::Error,
    headline: "A field has a name that is not known",
    what: "Compares every field's name with those that its group may have.",
    why: "A misspelt field would silently do nothing: a timer that never runs, a cue that is never scored.",
    example: r#"Ending(titel: "Home")"#,
    instead: r#"Ending(title: "Home")"#,
};
