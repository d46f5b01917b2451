//! Rule `timer-default`: found while loading.

use super::Rule;
use crate::diagnostic::Severity;

/// The rule.
pub static RULE: Rule = Rule {
    id: "timer-default",
    severity: Severity::Error,
    headline: "A timed choice does not say what happens when time runs out",
    what: "Demands `on_timeout` with `seconds` and the other way round; the option must exist and always be available.",
    why: "When the time is over the film must know where to go on.",
    example: "Choose(seconds: 12, …)",
    instead: r#"Choose(seconds: 12, on_timeout: "wave", …)"#,
};
