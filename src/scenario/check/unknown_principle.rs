//! Rule `unknown-principle`: found while loading.

use super::Rule;
use crate::diagnostic::Severity;

/// The rule.
pub static RULE: Rule = Rule {
    id: "unknown-principle",
    severity: Severity::Error,
    headline: "A principle is not in the list",
    what: "Looks up principles among the interview principles (IP-…) and known errors (ER-…).",
    why: "It could not be explained in the debrief or counted in the rubric.",
    example: r#"principle: "IP-8""#,
    instead: r#"principle: "IP-08""#,
};
