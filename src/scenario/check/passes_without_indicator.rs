//! Rule `passes-without-indicator`: found by proof.

use super::Rule;
use crate::diagnostic::Severity;

/// The rule.
pub static RULE: Rule = Rule {
    id: "passes-without-indicator",
    severity: Severity::Warning,
    headline: "One can pass without noticing anything, or without being shown a sign",
    what: "Looks at every possible play: whether one passes without flagging or marking any sign though not all the rest was perfect, and for each indicator whether one passes on a way that never shows it.",
    why: "Who passes has then not shown that they notice signs, or this sign, and the mark says more than it knows.",
    example: r#"weights: (detection: 10, conduct: 90), pass_mark: 60"#,
    instead: r#"weights: (detection: 50, conduct: 50), pass_mark: 60"#,
};
