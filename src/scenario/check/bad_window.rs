//! Rule `bad-window`: found while loading.

use super::Rule;
use crate::diagnostic::Severity;

/// The rule.
pub static RULE: Rule = Rule {
    id: "bad-window",
    severity: Severity::Error,
    headline: "A window closes before it opens",
    what: "Finds cues and lures whose `to` is not later than their `from`.",
    why: "Nobody could ever flag it.",
    example: "from: 8.2, to: 6.0",
    instead: "from: 6.0, to: 8.2",
};
