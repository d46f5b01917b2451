//! Rule `dangling-goto`: found while loading.

use super::Rule;
use crate::diagnostic::Severity;

/// The rule.
pub static RULE: Rule = Rule {
    id: "dangling-goto",
    severity: Severity::Error,
    headline: "Something leads to a node that is not there",
    what: "Looks up every `goto`, `Goto`, `otherwise`, `start`, `Visited` and `Chose` among the nodes and their options.",
    why: "The film would have nowhere to go on.",
    example: r#"goto: "intervju""#,
    instead: r#"goto: "interview""#,
};
