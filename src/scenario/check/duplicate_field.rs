//! Rule `duplicate-field`: found while loading.

use super::Rule;
use crate::diagnostic::Severity;

/// The rule.
pub static RULE: Rule = Rule {
    id: "duplicate-field",
    severity: Severity::Error,
    headline: "A field or language is written twice",
    what: "Finds a field, or a language of a text, that stands twice in one group; the first counts.",
    why: "One of the two has no effect, and the reader cannot tell which was meant.",
    example: r#"(id: "wave", goto: "a", goto: "b")"#,
    instead: r#"(id: "wave", goto: "b")"#,
};
