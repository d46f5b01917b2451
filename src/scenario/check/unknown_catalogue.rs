//! Rule `unknown-catalogue`: found while loading.

use super::Rule;
use crate::diagnostic::Severity;

/// The rule.
pub static RULE: Rule = Rule {
    id: "unknown-catalogue",
    severity: Severity::Error,
    headline: "The catalogue is not there",
    what: "Looks up `catalogue` among those that ship and those of the course.",
    why: "Without it no cue can be checked or scored.",
    example: r#"catalogue: "ilo-delphi""#,
    instead: r#"catalogue: "ilo-delphi-adult-labour""#,
};
