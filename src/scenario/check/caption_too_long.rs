//! Rule `caption-too-long`.

use super::Rule;
use super::subject::Subject;
use crate::diagnostic::Severity;
use crate::scenario::source::Findings;
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

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    for file in subject.caption_files() {
        for line in &file.lines {
            let widest = line.text.iter().map(|row| row.chars().count()).max().unwrap_or(0);
            let wrong = if line.text.len() > MOST_LINES {
                format!("{} lines, {MOST_LINES} are read", line.text.len())
            } else if widest > WIDEST {
                format!("{widest} characters in a line, {WIDEST} are read")
            } else if line.window.length() > LONGEST {
                format!("it stands {} s, {LONGEST} at most are usual", line.window.length())
            } else {
                continue;
            };
            let message = format!("`{}` line {}: {wrong}", file.path.value, line.line_number);
            subject.tell(findings, &RULE, &file.path.span, message, "break it, or split it into two captions");
        }
    }
}
