//! Rule `opens-outside-clip`.

use super::Rule;
use super::subject::{Subject, TOLERANCE};
use crate::diagnostic::Severity;
use crate::scenario::source::{Findings, NodeKind, Then};

/// The rule.
pub static RULE: Rule = Rule {
    id: "opens-outside-clip",
    severity: Severity::Error,
    headline: "A choice opens after its scene has ended",
    what: "Compares `opens` with the length of the scene's film, still or shortest sound.",
    why: "The choice would open at the end of the scene, otherwise than written.",
    example: "opens: 21.0 in a clip of 12.4 s",
    instead: "opens: 9.0",
};

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    for node in subject.nodes() {
        let Some(NodeKind::Scene(scene)) = &node.kind else { continue };
        let Some(Then::Choose(choose)) = &scene.then else { continue };
        let Some(opens) = &choose.opens else { continue };
        let Some(length) = subject.scene_length(scene) else { continue };
        if opens.value > length + TOLERANCE {
            let message = format!("the choice opens at {} s, but its scene ends at {length} s", opens.value);
            subject.tell(
                findings,
                &RULE,
                &opens.span,
                message,
                "open it earlier, or take `opens` away to open it at the end",
            );
        }
    }
}
