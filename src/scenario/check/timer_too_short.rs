//! Rule `timer-too-short`.

use super::Rule;
use super::subject::Subject;
use crate::diagnostic::Severity;
use crate::scenario::source::Findings;
use crate::text::{Language, Phrase, phrase};
use crate::time::MediaTime;

/// Characters that an adult reads in a second. Source: STANDARDS.md section 4 (15 to 17).
const A_SECOND: usize = 15;

/// The rule.
pub static RULE: Rule = Rule {
    id: "timer-too-short",
    severity: Severity::Warning,
    headline: "A time limit is shorter than reading takes",
    what: "Compares `seconds` of a choice with the time that an adult needs to read its question and options, at 15 characters a second, in the longest language.",
    why: "The choice then tests reading, and most of all that of trainees who read in a second language.",
    example: "seconds: 4 with 180 characters to read",
    instead: "seconds: 15, or no limit",
};

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    for ask in subject.choices() {
        // No time at all is told as such.
        let Some(seconds) = ask.seconds.as_ref().filter(|seconds| seconds.value > MediaTime::ZERO) else { continue };
        let texts = || ask.prompt.iter().chain(ask.options.iter().filter_map(|option| option.text.as_ref()));
        let length = |language: Language| -> usize {
            texts().filter_map(|text| text.value.pick(language)).map(|text| text.chars().count()).sum()
        };
        let longest = subject.languages.iter().map(|language| (length(*language), language.tag())).max();
        let Some((characters, language)) = longest else { continue };
        let needed = MediaTime::from_secs(i64::try_from(characters.div_ceil(A_SECOND)).unwrap_or(i64::MAX));
        if seconds.value < needed {
            let counted = Phrase::counted(characters, ["znaku", "znaków", "znaków"], ["character", "characters"], ["символу", "символів", "символів"]);
            let message = phrase! {
                pl: "{seconds} s na odpowiedź, a przeczytanie {counted} ({language}) trwa {needed} s",
                en: "{seconds} s to answer, but the {counted} ({language}) take {needed} s to read",
                uk: "{seconds} с на відповідь, а читання {counted} ({language}) триває {needed} с";
                seconds = seconds.value, counted, language, needed
            };
            let cure = phrase! {
                pl: "napisz co najmniej {needed}, lepiej więcej, albo skróć teksty", en: "write at least {needed}, better more; or shorten the texts",
                uk: "напишіть щонайменше {needed}, краще більше, або скоротіть тексти"; needed
            };
            subject.tell(findings, &RULE, &seconds.span, message, cure);
        }
    }
}
