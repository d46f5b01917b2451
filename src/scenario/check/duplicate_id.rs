//! Rule `duplicate-id`: found while loading.

use super::Rule;
use crate::diagnostic::Severity;

/// The rule.
pub static RULE: Rule = Rule {
    id: "duplicate-id",
    severity: Severity::Error,
    headline: "An id is used twice",
    what: "Finds ids that stand twice where they must be unique: nodes, cues and lures (both together) and variables in the scenario, options in their choice, names in one list. The first counts.",
    why: "What the second means could never be reached, found or scored.",
    example: r#"options: [(id: "go", …), (id: "go", …)]"#,
    instead: r#"options: [(id: "go", …), (id: "stay", …)]"#,
};
