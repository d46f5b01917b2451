//! Rule `caption-too-fast`.

use super::Rule;
use super::subject::Subject;
use crate::diagnostic::Severity;
use crate::scenario::source::Findings;

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

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    for file in subject.caption_files() {
        for line in &file.lines {
            let millis = u64::try_from(line.window.length().millis()).unwrap_or(0);
            let characters = line.text.iter().map(|row| row.chars().count() as u64).sum::<u64>();
            if characters * 1000 > FASTEST * millis {
                let message = format!(
                    "`{}` line {}: {characters} characters in {} s are more than {FASTEST} a second",
                    file.path.value,
                    line.line_number,
                    line.window.length()
                );
                subject.tell(findings, &RULE, &file.path.span, message, "let it stand longer, or use fewer words");
            }
        }
    }
}
