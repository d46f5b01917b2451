//! Rule `faulty-captions`.

use std::collections::BTreeSet;

use super::Rule;
use super::subject::Subject;
use crate::diagnostic::Severity;
use crate::scenario::media_facts::{Located, MediaKind};
use crate::scenario::source::Findings;
use crate::text::phrase;

/// The rule.
pub static RULE: Rule = Rule {
    id: "faulty-captions",
    severity: Severity::Warning,
    headline: "A caption file holds something that is no WebVTT",
    what: "Reads every caption file: its first line, the times of each caption, tags and settings.",
    why: "What cannot be read is left out: the trainee does not see those words.",
    example: "00:05.000 --> 00:04.000",
    instead: "00:04.000 --> 00:05.000",
};

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    let mut told = BTreeSet::new();
    for medium in subject.media().iter().filter(|medium| medium.kind == MediaKind::Captions) {
        let path = &medium.path.value;
        if !told.insert(path) || subject.media.locate(path) != Located::Here {
            continue;
        }
        for fault in subject.media.caption_faults(path) {
            let message = phrase! {
                pl: "`{path}`, wiersz {line}: {what}", en: "`{path}` line {line}: {what}", uk: "`{path}`, рядок {line}: {what}";
                path, line = fault.line_number, what = fault.what
            };
            subject.tell(findings, &RULE, &medium.path.span, message, fault.remedy);
        }
    }
}
