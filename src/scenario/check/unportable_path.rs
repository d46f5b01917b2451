//! Rule `unportable-path`: found while loading.

use super::Rule;
use crate::diagnostic::Severity;

/// The rule.
pub static RULE: Rule = Rule {
    id: "unportable-path",
    severity: Severity::Error,
    headline: "A path does not work on every system",
    what: "Refuses empty parts, control characters, and names that Windows cannot hold (`aux`, `a?.mp4`, a dot or blank at the end).",
    why: "The scenario would work here and fail on the trainee's laptop.",
    example: r#"film: "film/what?.mp4""#,
    instead: r#"film: "film/what.mp4""#,
};
