//! Rule `cue-outside-clip`.

use super::Rule;
use super::subject::{Subject, TOLERANCE};
use crate::diagnostic::Severity;
use crate::scenario::source::{Findings, Name, NodeKind, Spanned};
use crate::text::{Phrase, phrase};
use crate::time::MediaTime;

/// The rule.
pub static RULE: Rule = Rule {
    id: "cue-outside-clip",
    severity: Severity::Error,
    headline: "A window reaches beyond its scene",
    what: "Compares the windows of cues and lures with the length of the scene's film, still or shortest sound. A twentieth of a second too much is let pass.",
    why: "What lies beyond the end can never be flagged, so the best officer would miss it.",
    example: "from: 8.0, to: 15.0 in a clip of 12.4 s",
    instead: "from: 8.0, to: 12.4",
};

const CUE: Phrase = Phrase::fixed("przesłanka", "cue", "ознака");
const LURE: Phrase = Phrase::fixed("zmyłka", "lure", "принада");

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    for node in subject.nodes() {
        let Some(NodeKind::Scene(scene)) = &node.kind else { continue };
        if scene.cues.is_empty() && scene.lures.is_empty() {
            continue;
        }
        let Some(length) = subject.scene_length(scene) else { continue };
        let cues = scene.cues.iter().map(|cue| (CUE, &cue.id, cue.to.as_ref()));
        let lures = scene.lures.iter().map(|lure| (LURE, &lure.id, lure.to.as_ref()));
        for (what, id, to) in cues.chain(lures) {
            one(subject, findings, length, &what, id, to);
        }
    }
}

fn one(
    subject: &Subject,
    findings: &mut Findings,
    length: MediaTime,
    what: &Phrase,
    id: &Name,
    to: Option<&Spanned<MediaTime>>,
) {
    let Some(to) = to.filter(|to| to.value > length + TOLERANCE) else { return };
    let message = phrase! {
        pl: "{what} `{id}` kończy się w {to} s, a jej scena w {length} s", en: "the {what} `{id}` ends at {to} s, but its scene at {length} s",
        uk: "{what} `{id}` закінчується на {to} с, а її сцена на {length} с";
        what, id = id.value, to = to.value, length
    };
    let cure = phrase! {
        pl: "napisz najwyżej {length} albo użyj dłuższego klipu", en: "write at most {length}, or use a longer clip",
        uk: "напишіть не більше ніж {length} або візьміть довший кліп"; length
    };
    subject.tell(findings, &RULE, &to.span, message, cure);
}
