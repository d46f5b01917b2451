//! Rule `marks-at-one-place`.

use super::Rule;
use super::subject::Subject;
use crate::diagnostic::Severity;
use crate::scenario::source::{Findings, NodeKind};
use crate::text::{Phrase, phrase};

/// The rule.
pub static RULE: Rule = Rule {
    id: "marks-at-one-place",
    severity: Severity::Warning,
    headline: "Two details of an exhibit have the very same place",
    what: "Compares the places of an exhibit's marks. Those that overlap are let pass: a sign may stand within a larger one.",
    why: "Whoever marks that place finds one of them; the other cannot be found apart. Mostly one was copied and its `at` not changed.",
    example: "two marks with at: (0.3, 0.3, 0.2, 0.2)",
    instead: "each mark with the place where its detail is",
};

const CURE: Phrase = Phrase::fixed(
    "napisz w `at`, gdzie jest ten szczegół, albo usuń jeden z nich",
    "write in `at` where this detail is, or take one of them away",
    "напишіть в `at`, де ця деталь, або приберіть одну з них",
);

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    for node in subject.nodes() {
        let Some(NodeKind::Exhibit(exhibit)) = &node.kind else { continue };
        for (place, mark) in exhibit.marks.iter().enumerate() {
            let Some(at) = mark.at else { continue };
            let Some(first) = exhibit.marks[..place].iter().find(|other| other.at == Some(at)) else { continue };
            let message = phrase! {
                pl: "szczegół `{mark}` ma to samo miejsce co `{first}`", en: "the mark `{mark}` has the same place as `{first}`",
                uk: "деталь `{mark}` має те саме місце, що й `{first}`"; mark = mark.id.value, first = first.id.value
            };
            subject.tell(findings, &RULE, &mark.id.span, message, CURE);
        }
    }
}
