//! Rule `unknown-institution`: found while loading.

use super::Rule;
use crate::diagnostic::Severity;

/// The rule.
pub static RULE: Rule = Rule {
    id: "unknown-institution",
    severity: Severity::Error,
    headline: "An institution is not in the directory",
    what: "Looks up `offered`, `key` and `allowed` in the directory of institutions.",
    why: "It could not be shown or explained.",
    example: r#"offered: ["kcjk"]"#,
    instead: r#"offered: ["kcik"]"#,
};
