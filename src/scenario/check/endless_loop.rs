//! Rule `endless-loop`: found while loading.

use super::Rule;
use crate::diagnostic::Severity;

/// The rule.
pub static RULE: Rule = Rule {
    id: "endless-loop",
    severity: Severity::Error,
    headline: "Routes lead round in a ring",
    what: "Finds `Route` nodes that lead to each other without a scene, choice or ending between them.",
    why: "Nothing changes on the way, so the film would never go on.",
    example: r#""a": Route(otherwise: "b"), "b": Route(otherwise: "a")"#,
    instead: r#""a": Route(otherwise: "b"), "b": Scene(…)"#,
};
