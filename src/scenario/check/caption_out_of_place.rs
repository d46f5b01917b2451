//! Rule `caption-out-of-place`.

use std::collections::{BTreeMap, BTreeSet};

use super::Rule;
use super::subject::{Subject, TOLERANCE};
use crate::diagnostic::Severity;
use crate::scenario::media_facts::CaptionLine;
use crate::scenario::source::{Findings, NodeKind};
use crate::text::{Phrase, phrase};

/// The rule.
pub static RULE: Rule = Rule {
    id: "caption-out-of-place",
    severity: Severity::Warning,
    headline: "A caption is not where it is heard",
    what: "Looks in every caption file for captions that begin earlier than the one written above them, and for those that begin when their scene is over.",
    why: "A caption after the end is never seen. One out of order mostly has a slip in its time, and stands at the wrong moment.",
    example: "a caption from 00:25.000 in a scene of 18 seconds",
    instead: "a caption from 00:15.000",
};

const MEND_THE_TIME: Phrase = Phrase::fixed(
    "popraw jego czas albo przestaw napisy po kolei",
    "mend its time, or put the captions in order",
    "виправте його час або розставте субтитри по порядку",
);
const WITHIN_THE_SCENE: Phrase = Phrase::fixed(
    "popraw jego czas albo podaj plik napisów tej sceny",
    "mend its time, or name the captions of this scene",
    "виправте його час або вкажіть субтитри цієї сцени",
);

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    for file in subject.caption_files() {
        let mut lines: Vec<&CaptionLine> = file.lines.iter().collect();
        lines.sort_by_key(|line| line.line_number);
        for pair in lines.windows(2).filter(|pair| pair[1].window.from < pair[0].window.from) {
            let message = phrase! {
                pl: "`{path}`, wiersz {line}: ten napis zaczyna się wcześniej niż napis nad nim",
                en: "`{path}` line {line}: this caption begins earlier than the one above it",
                uk: "`{path}`, рядок {line}: цей субтитр починається раніше, ніж той, що над ним"; path = file.path.value, line = pair[1].line_number
            };
            subject.tell(findings, &RULE, &file.path.span, message, MEND_THE_TIME);
        }
    }
    let files: BTreeMap<_, _> = subject.caption_files().iter().map(|file| (&file.path.value, file)).collect();
    let mut told = BTreeSet::new();
    for node in subject.nodes() {
        let Some(NodeKind::Scene(scene)) = &node.kind else { continue };
        let Some(length) = subject.scene_length(scene) else { continue };
        for (_, path) in &scene.captions {
            let Some(file) = files.get(&path.value).filter(|_| told.insert(&path.value)) else { continue };
            for line in file.lines.iter().filter(|line| line.window.from + TOLERANCE > length) {
                let message = phrase! {
                    pl: "`{path}`, wiersz {line}: ten napis zaczyna się w {from} s, a scena kończy się w {length} s",
                    en: "`{path}` line {line}: this caption begins at {from} s, but the scene ends at {length} s",
                    uk: "`{path}`, рядок {line}: цей субтитр починається на {from} с, а сцена закінчується на {length} с";
                    path = path.value, line = line.line_number, from = line.window.from, length
                };
                subject.tell(findings, &RULE, &path.span, message, WITHIN_THE_SCENE);
            }
        }
    }
}
