//! Rule `bad-id`: found while loading.

use super::Rule;
use crate::diagnostic::Severity;

/// The rule.
pub static RULE: Rule = Rule {
    id: "bad-id",
    severity: Severity::Error,
    headline: "An id has characters that ids may not have",
    what: "Finds ids that are empty, longer than 64, or hold other than letters without accents, digits, `-`, `_` and `.`.",
    why: "Ids become file names, log entries and addresses, where other characters are changed or forbidden.",
    example: r#""koniec dobry": Ending(…)"#,
    instead: r#""koniec-dobry": Ending(…)"#,
};
