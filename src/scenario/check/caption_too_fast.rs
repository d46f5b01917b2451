//! Rule `caption-too-fast`.

use super::Rule;
use super::subject::Subject;
use crate::diagnostic::Severity;
use crate::scenario::source::Findings;
use crate::text::{Phrase, phrase};

/// Characters a second. Source: STANDARDS.md section 4, "warn at 17".
const FASTEST: u64 = 17;

/// The rule.
pub static RULE: Rule = Rule {
    id: "caption-too-fast",
    severity: Severity::Warning,
    headline: "A caption is gone before it is read",
    what: "Divides the characters of each caption by the time that it stands. More than 17 a second is told.",
    why: "Adults read 15 to 17 characters a second, and are to watch the picture too.",
    example: "00:01.000 --> 00:02.000 with 40 characters",
    instead: "00:01.000 --> 00:03.700, or fewer words",
};

const CURE: Phrase = Phrase::fixed(
    "niech stoi dłużej albo użyj mniej słów",
    "let it stand longer, or use fewer words",
    "нехай стоїть довше або вживіть менше слів",
);

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    for file in subject.caption_files() {
        for line in &file.lines {
            let millis = u64::try_from(line.window.length().millis()).unwrap_or(0);
            let characters = line.text.iter().map(|row| row.chars().count() as u64).sum::<u64>();
            if characters * 1000 > FASTEST * millis {
                let counted = Phrase::counted(
                    usize::try_from(characters).unwrap_or(usize::MAX),
                    ["znak", "znaki", "znaków"],
                    ["character", "characters"],
                    ["символ", "символи", "символів"],
                );
                let message = phrase! {
                    pl: "`{path}`, wiersz {line}: {counted} w {seconds} s to więcej niż {fastest} na sekundę",
                    en: "`{path}` line {line}: {counted} in {seconds} s are more than {fastest} a second",
                    uk: "`{path}`, рядок {line}: {counted} за {seconds} с — це більше ніж {fastest} за секунду";
                    path = file.path.value, line = line.line_number, counted, seconds = line.window.length(), fastest = FASTEST
                };
                subject.tell(findings, &RULE, &file.path.span, message, CURE);
            }
        }
    }
}
