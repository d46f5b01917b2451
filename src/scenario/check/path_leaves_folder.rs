//! Rule `path-leaves-folder`: found while loading.

use super::Rule;
use crate::diagnostic::Severity;

/// The rule.
pub static RULE: Rule = Rule {
    id: "path-leaves-folder",
    severity: Severity::Error,
    headline: "A path leads out of the scenario's folder",
    what: "Refuses `..`, absolute paths, drive letters, backslashes and links that lead elsewhere.",
    why: "A scenario is passed on as a folder: what stands outside is missing elsewhere, and a scenario of unknown origin must not read other files.",
    example: r#"film: "../lane.mp4""#,
    instead: r#"film: "film/lane.mp4""#,
};
