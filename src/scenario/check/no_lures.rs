//! Rule `no-lures`.

use super::Rule;
use super::subject::Subject;
use crate::diagnostic::Severity;
use crate::scenario::source::{Findings, NodeKind};
use crate::text::Phrase;

/// The rule.
pub static RULE: Rule = Rule {
    id: "no-lures",
    severity: Severity::Warning,
    headline: "There are signs to notice, but no innocent moments",
    what: "Looks whether a scenario with cues has a lure in any scene, or an innocent detail on any exhibit.",
    why: "False suspicions then have no denominator: who flags everything looks as good as who tells signs from innocent moments.",
    example: "cues: [(…), (…)] and no lures anywhere",
    instead: r#"lures: [(id: "old-van", from: 1, to: 3, why: "An old vehicle is no sign.")]"#,
};

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    let mut first_cue = None;
    for node in subject.nodes() {
        match &node.kind {
            Some(NodeKind::Scene(scene)) => {
                if !scene.lures.is_empty() {
                    return;
                }
                first_cue = first_cue.or(scene.cues.first());
            }
            Some(NodeKind::Exhibit(exhibit)) if exhibit.marks.iter().any(|mark| mark.indicator.is_none()) => return,
            _ => {}
        }
    }
    if let Some(cue) = first_cue {
        let message = Phrase::fixed(
            "ten scenariusz ma przesłanki do zauważenia, ale nie ma niewinnej chwili, która zachęca do podejrzenia",
            "this scenario has signs to notice, but no innocent moment that invites suspicion",
            "у цьому сценарії є ознаки, які треба помітити, але немає невинного моменту, що спонукає до підозри",
        );
        let cure = Phrase::fixed(
            "dodaj zmyłki do kilku scen, każdą z `why`: dlaczego jest niewinna",
            "add lures to some scenes, each with `why` it is innocent",
            "додайте до деяких сцен принади, кожну з `why`: чому вона невинна",
        );
        subject.tell(findings, &RULE, &cue.id.span, message, cure);
    }
}
