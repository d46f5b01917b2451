//! Rule `unknown-language`: found while loading.

use super::Rule;
use crate::diagnostic::Severity;

/// The rule.
pub static RULE: Rule = Rule {
    id: "unknown-language",
    severity: Severity::Error,
    headline: "A text is in a language that the program does not have",
    what: "Compares language tags with `pl`, `en` and `uk`.",
    why: "Nobody could ever see the text.",
    example: r#"title: {"ua": "…"}"#,
    instead: r#"title: {"uk": "…"}"#,
};
