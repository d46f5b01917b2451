//! Rule `conflicting-fields`: found while loading.

use super::Rule;
use crate::diagnostic::Severity;

/// The rule.
pub static RULE: Rule = Rule {
    id: "conflicting-fields",
    severity: Severity::Error,
    headline: "Fields contradict each other",
    what: "Finds scenes that show both a film and a still, or neither; a still without an end; an opening time in a choice that stands alone; a key that is not offered, or allowed besides.",
    why: "One of them could not take effect.",
    example: r#"Scene(film: "a.mp4", still: "a.png", …)"#,
    instead: r#"Scene(film: "a.mp4", …)"#,
};
