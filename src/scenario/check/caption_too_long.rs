//! Rule `caption-too-long`.

use super::Rule;
use super::subject::Subject;
use crate::diagnostic::Severity;
use crate::scenario::source::Findings;
use crate::text::{Phrase, phrase};
use crate::time::MediaTime;

/// Characters in a line, lines in a caption, and how long it stands. Source: STANDARDS.md section 4.
const WIDEST: usize = 42;
const MOST_LINES: usize = 2;
const LONGEST: MediaTime = MediaTime::from_secs(7);

/// The rule.
pub static RULE: Rule = Rule {
    id: "caption-too-long",
    severity: Severity::Warning,
    headline: "A caption has too long lines, too many, or stands too long",
    what: "Counts the lines of each caption (2 at most), the characters of each line (42 at most) and the seconds that it stands (7 at most).",
    why: "Long captions cover the picture in which signs are to be noticed, and are not read to their end.",
    example: "a caption of three lines of fifty characters",
    instead: "two captions, one after the other, each of two lines",
};

const CURE: Phrase = Phrase::fixed(
    "złam wiersz albo podziel napis na dwa",
    "break it, or split it into two captions",
    "розбийте рядок або поділіть субтитр на два",
);

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    for file in subject.caption_files() {
        for line in &file.lines {
            let widest = line.text.iter().map(|row| row.chars().count()).max().unwrap_or(0);
            let wrong = if line.text.len() > MOST_LINES {
                let lines = Phrase::counted(line.text.len(), ["wiersz", "wiersze", "wierszy"], ["line", "lines"], ["рядок", "рядки", "рядків"]);
                phrase! { pl: "{lines}, a czyta się {most}", en: "{lines}, {most} are read", uk: "{lines}, а читають {most}"; lines, most = MOST_LINES }
            } else if widest > WIDEST {
                let wide = Phrase::counted(widest, ["znak", "znaki", "znaków"], ["character", "characters"], ["символ", "символи", "символів"]);
                phrase! {
                    pl: "{wide} w wierszu, a czyta się {most}", en: "{wide} in a line, {most} are read", uk: "{wide} у рядку, а читають {most}";
                    wide, most = WIDEST
                }
            } else if line.window.length() > LONGEST {
                phrase! {
                    pl: "stoi {seconds} s, a zwykle najwyżej {most}", en: "it stands {seconds} s, {most} at most are usual",
                    uk: "стоїть {seconds} с, а зазвичай не довше ніж {most}";
                    seconds = line.window.length(), most = LONGEST
                }
            } else {
                continue;
            };
            let message = phrase! {
                pl: "`{path}`, wiersz {line}: {wrong}", en: "`{path}` line {line}: {wrong}", uk: "`{path}`, рядок {line}: {wrong}";
                path = file.path.value, line = line.line_number, wrong
            };
            subject.tell(findings, &RULE, &file.path.span, message, CURE);
        }
    }
}
