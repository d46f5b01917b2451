//! Rule `loudness-off`.

use std::collections::BTreeSet;

use super::Rule;
use super::subject::Subject;
use crate::diagnostic::Severity;
use crate::scenario::media_facts::MediaKind;
use crate::scenario::source::Findings;

/// Hundredths of a LUFS. Source: EBU R 128 (2020), as STANDARDS.md tells it.
const TARGET: i32 = -2_300;
/// Hundredths of a LU, in production. Source: the same.
const TOLERANCE: i32 = 100;
/// Hundredths of a dBTP. Source: the same.
const HIGHEST_PEAK: i32 = -100;

/// The rule.
pub static RULE: Rule = Rule {
    id: "loudness-off",
    severity: Severity::Warning,
    headline: "A sound is louder or quieter than the others are to be",
    what: "Measures every sound by EBU R 128: -23 LUFS within 1 LU, true peaks of -1 dBTP at most. Silence is let pass, and what is shorter than 0.4 s.",
    why: "At a branch the sound would jump: words are missed after a loud scene, and a loud one after a quiet one startles.",
    example: "sound/lane.pl.ogg at -31.4 LUFS",
    instead: "the same sound levelled to -23 LUFS: ffmpeg -i lane.wav -af loudnorm=I=-23:TP=-2:dual_mono=true -ar 48000 -c:a libopus lane.pl.ogg",
};

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    let mut told = BTreeSet::new();
    for medium in subject.media_paths().filter(|medium| medium.kind == MediaKind::Sound) {
        let path = &medium.path.value;
        let Some(level) = subject.media.level(path) else { continue };
        let mut wrong = Vec::new();
        if let Some(off) = level.integrated.map(|loudness| loudness - TARGET).filter(|off| off.abs() > TOLERANCE) {
            let how = if off > 0 { "louder" } else { "quieter" };
            wrong.push(format!("is {} LU {how} than {} LUFS", tenths(off.abs()), tenths(TARGET)));
        }
        if let Some(peak) = level.true_peak.filter(|peak| *peak > HIGHEST_PEAK) {
            wrong.push(format!("peaks at {} dBTP, where {} is the most", tenths(peak), tenths(HIGHEST_PEAK)));
        }
        if !wrong.is_empty() && told.insert(path) {
            let message = format!("`{path}` {}", wrong.join(" and "));
            subject.tell(findings, &RULE, &medium.path.span, message, "level it to -23 LUFS with peaks of -1 dBTP at most");
        }
    }
}

/// Hundredths as a person reads them: `-23`, `8.4`.
fn tenths(hundredths: i32) -> String {
    let tenths = (f64::from(hundredths) / 10.0).round() / 10.0;
    format!("{tenths}")
}
