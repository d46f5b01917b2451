//! Rule `guessing-passes`: found by proof.

use super::Rule;
use crate::diagnostic::Severity;

/// The rule.
pub static RULE: Rule = Rule {
    id: "guessing-passes",
    severity: Severity::Warning,
    headline: "Who guesses passes too often",
    what: "Works out the chance to pass for somebody who takes options and conclusions at random, without flags (more than one in ten is told) and with three flags a scene at random moments (more than one in two).",
    why: "A pass then says little: of thirty trainees who know nothing, three or more would pass.",
    example: "two options at each choice, windows as long as the scene, pass_mark: 40",
    instead: "three options at each choice, windows as short as the sign, pass_mark: 60",
};
