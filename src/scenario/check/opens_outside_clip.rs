//! Rule `opens-outside-clip`.

use super::Rule;
use super::subject::{Subject, TOLERANCE};
use crate::diagnostic::Severity;
use crate::scenario::source::{Findings, NodeKind, Then};
use crate::text::{Phrase, phrase};

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
            let message = phrase! {
                pl: "wybór otwiera się w {opens} s, a jego scena kończy się w {length} s",
                en: "the choice opens at {opens} s, but its scene ends at {length} s",
                uk: "вибір відкривається на {opens} с, а його сцена закінчується на {length} с";
                opens = opens.value, length
            };
            let cure = Phrase::fixed(
                "otwórz go wcześniej albo usuń `opens`, żeby otworzył się na końcu",
                "open it earlier, or take `opens` away to open it at the end",
                "відкрийте його раніше або приберіть `opens`, щоб він відкрився наприкінці",
            );
            subject.tell(findings, &RULE, &opens.span, message, cure);
        }
    }
}
