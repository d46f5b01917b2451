//! Rule `slow-to-seek`.

use std::collections::BTreeSet;

use super::Rule;
use super::subject::{Subject, TOLERANCE};
use crate::diagnostic::Severity;
use crate::scenario::media_facts::MediaKind;
use crate::scenario::source::Findings;
use crate::text::{Phrase, phrase};
use crate::time::MediaTime;

/// Source: MEDIA.md and DESIGN.md section 6, a short keyframe distance.
const LONGEST: MediaTime = MediaTime::from_secs(1);

/// The rule.
pub static RULE: Rule = Rule {
    id: "slow-to-seek",
    severity: Severity::Warning,
    headline: "Key frames of a film clip stand more than a second apart",
    what: "Reads from each clip's index how far its key frames stand apart.",
    why: "To show any moment, all frames since the last key frame are decoded: replays, the debrief and resuming then take long on a laptop.",
    example: "a clip with a key frame every 10 s",
    instead: "the same clip with a key frame every second, as `ias film` writes it (SVT-AV1: keyint=25 at 25 frames a second)",
};

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    let mut told = BTreeSet::new();
    for medium in subject.media().iter().filter(|medium| medium.kind == MediaKind::Film) {
        let Some(Ok(facts)) = subject.probed(&medium.path.value, MediaKind::Film) else { continue };
        let Some(distance) = facts.key_distance.filter(|distance| *distance > LONGEST + TOLERANCE) else { continue };
        if told.insert(&medium.path.value) {
            let message = phrase! {
                pl: "klatki kluczowe `{path}` stoją w odstępach do {distance} s", en: "key frames of `{path}` stand up to {distance} s apart",
                uk: "ключові кадри `{path}` стоять на відстані до {distance} с"; path = medium.path.value, distance
            };
            let cure = Phrase::fixed(
                "zakoduj go z klatką kluczową co najmniej co sekundę",
                "encode it with a key frame at least every second",
                "закодуйте його з ключовим кадром щонайменше щосекунди",
            );
            subject.tell(findings, &RULE, &medium.path.span, message, cure);
        }
    }
}
