//! Rule `loudness-off`.

use std::collections::BTreeSet;

use super::Rule;
use super::subject::Subject;
use crate::diagnostic::Severity;
use crate::scenario::media_facts::MediaKind;
use crate::scenario::source::Findings;
use crate::text::{Phrase, phrase};

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
    instead: "the same sound levelled to -23 LUFS: ias film import lane.wav --into SCENARIO --lang pl --again",
};

const LOUDER: Phrase = Phrase::fixed("głośniejszy", "louder", "гучніший");
const QUIETER: Phrase = Phrase::fixed("cichszy", "quieter", "тихіший");
const CURE: Phrase = Phrase::fixed(
    "wyrównaj go do -23 LUFS, ze szczytami najwyżej -1 dBTP",
    "level it to -23 LUFS with peaks of -1 dBTP at most",
    "вирівняйте його до -23 LUFS із піками не вище ніж -1 dBTP",
);

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    let mut told = BTreeSet::new();
    for medium in subject.media().iter().filter(|medium| medium.kind == MediaKind::Sound) {
        let path = &medium.path.value;
        let Some(level) = subject.media.level(path) else { continue };
        let mut wrong = Vec::new();
        if let Some(off) = level.integrated.map(|loudness| loudness - TARGET).filter(|off| off.abs() > TOLERANCE) {
            let how = if off > 0 { LOUDER } else { QUIETER };
            wrong.push(phrase! {
                pl: "jest o {off} LU {how} niż {target} LUFS", en: "is {off} LU {how} than {target} LUFS", uk: "на {off} LU {how} ніж {target} LUFS";
                off = tenths(off.abs()), how, target = tenths(TARGET)
            });
        }
        if let Some(peak) = level.true_peak.filter(|peak| *peak > HIGHEST_PEAK) {
            wrong.push(phrase! {
                pl: "ma szczyt {peak} dBTP, a najwyższy dozwolony to {most}", en: "peaks at {peak} dBTP, where {most} is the most",
                uk: "має пік {peak} dBTP, а найвищий допустимий — {most}";
                peak = tenths(peak), most = tenths(HIGHEST_PEAK)
            });
        }
        if !wrong.is_empty() && told.insert(path) {
            let wrong = wrong.into_iter().reduce(|one, other| phrase! {
                pl: "{one} i {other}", en: "{one} and {other}", uk: "{one} і {other}"; one, other
            });
            let message = phrase! { pl: "`{path}` {wrong}", en: "`{path}` {wrong}", uk: "`{path}` {wrong}"; path, wrong = wrong.unwrap_or_default() };
            subject.tell(findings, &RULE, &medium.path.span, message, CURE);
        }
    }
}

/// Hundredths as a person reads them: `-23`, `8.4`.
fn tenths(hundredths: i32) -> String {
    let tenths = (f64::from(hundredths) / 10.0).round() / 10.0;
    format!("{tenths}")
}
