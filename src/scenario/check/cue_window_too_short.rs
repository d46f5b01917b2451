//! Rule `cue-window-too-short`.

use super::Rule;
use super::subject::Subject;
use crate::diagnostic::Severity;
use crate::scenario::source::{Findings, NodeKind};
use crate::text::phrase;
use crate::time::MediaTime;

/// A fifth of it is 0.4 s, about as long as seeing something and pressing a key takes. Our choice: no source gives a limit.
const SHORTEST: MediaTime = MediaTime::from_secs(2);

/// The rule.
pub static RULE: Rule = Rule {
    id: "cue-window-too-short",
    severity: Severity::Warning,
    headline: "A cue can be noticed for less than two seconds only",
    what: "Measures the windows of cues.",
    why: "Points fall with each fifth of the window; in a short one they tell how fast the key was pressed, not whether the sign was known.",
    example: "from: 8.0, to: 9.2",
    instead: "from: 8.0, to: 12.0, and let the sign stand as long on the picture",
};

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    for node in subject.nodes() {
        let Some(NodeKind::Scene(scene)) = &node.kind else { continue };
        for cue in &scene.cues {
            let Some((from, to)) = cue.from.as_ref().zip(cue.to.as_ref()) else { continue };
            if to.value > from.value && to.value - from.value < SHORTEST {
                let message = phrase! {
                    pl: "przesłankę `{id}` można zauważyć tylko przez {seconds} s", en: "the cue `{id}` can be noticed for {seconds} s only",
                    uk: "ознаку `{id}` можна помітити лише протягом {seconds} с";
                    id = cue.id.value, seconds = to.value - from.value
                };
                let cure = phrase! {
                    pl: "napisz co najmniej {least}, a przesłanka niech tak długo będzie widoczna",
                    en: "write at least {least}, and let the sign stand as long",
                    uk: "напишіть щонайменше {least}, і нехай ознаку так довго видно";
                    least = from.value + SHORTEST
                };
                subject.tell(findings, &RULE, &to.span, message, cure);
            }
        }
    }
}
