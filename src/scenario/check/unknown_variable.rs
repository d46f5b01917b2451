//! Rule `unknown-variable`: found while loading.

use super::Rule;
use crate::diagnostic::Severity;

/// The rule.
pub static RULE: Rule = Rule {
    id: "unknown-variable",
    severity: Severity::Error,
    headline: "A variable is not declared in `state`",
    what: "Looks up the variables of effects and conditions in `state`.",
    why: "A misspelt variable would never change, and the branch that waits for it would never be taken.",
    example: r#"effects: [Add("trsut", 1)]"#,
    instead: r#"effects: [Add("trust", 1)]"#,
};
