//! Rule `caption-gives-it-away`.

use std::collections::BTreeMap;

use super::Rule;
use super::subject::Subject;
use crate::diagnostic::Severity;
use crate::scenario::source::{Findings, NodeKind};
use crate::text::{Language, Phrase, phrase};

/// So many words of a note in one label are told; one may be chance.
const FEWEST: usize = 2;

/// Words shorter than this say little.
const SHORTEST: usize = 4;

/// Words are alike when they begin alike so far: endings change with the case.
const STEM: usize = 5;

/// The rule.
pub static RULE: Rule = Rule {
    id: "caption-gives-it-away",
    severity: Severity::Warning,
    headline: "A label in the captions says what was to be noticed",
    what: "Takes captions that nobody speaks (labels of sounds in brackets, or of class `sound`) and stand within a cue's window, and looks for words of the cue's note in them: two or more, compared by their first five letters. What stands in quotation marks is written or heard in the film, and is let pass.",
    why: "Who reads the label need not watch: the caption names the sign that the picture is to show.",
    example: "[the driver hides the passports] while the cue's note says: The driver hides the passports.",
    instead: "[paper rustles]",
};

const CURE: Phrase = Phrase::fixed(
    "opisz, co słychać, a nie, co to znaczy",
    "label what is heard, not what it means",
    "опишіть, що чути, а не що це означає",
);

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    let files: BTreeMap<_, _> = subject.caption_files().iter().map(|file| (&file.path.value, file)).collect();
    for node in subject.nodes() {
        let Some(NodeKind::Scene(scene)) = &node.kind else { continue };
        for cue in &scene.cues {
            let Some(((from, to), note)) = cue.from.as_ref().zip(cue.to.as_ref()).zip(cue.note.as_ref()) else { continue };
            for (language, path) in &scene.captions {
                let Some(file) = files.get(&path.value) else { continue };
                let notes = language.map_or_else(|| Language::ALL.to_vec(), |language| vec![language]);
                let labels = file.lines.iter().filter(|line| {
                    line.is_label() && line.window.from < to.value && line.window.to > from.value
                });
                for label in labels {
                    let text = label.text.join(" ");
                    let own = unquoted(&text);
                    let alike = notes.iter().map(|language| alike(&own, note.value.exact(*language))).max_by_key(Vec::len);
                    if let Some(alike) = alike.filter(|alike| alike.len() >= FEWEST) {
                        let message = phrase! {
                            pl: "`{path}`, wiersz {line}: „{text}” mówi `{words}` z notatki przesłanki `{cue}`",
                            en: "`{path}` line {line}: \"{text}\" says `{words}` of the note of the cue `{cue}`",
                            uk: "`{path}`, рядок {line}: «{text}» каже `{words}` із примітки до ознаки `{cue}`";
                            path = path.value, line = label.line_number, text, words = alike.join("`, `"), cue = cue.id.value
                        };
                        subject.tell(findings, &RULE, &path.span, message, CURE);
                    }
                }
            }
        }
    }
}

/// The text without what stands in quotation marks.
fn unquoted(text: &str) -> String {
    let mut out = String::new();
    let mut closing = None;
    for c in text.chars() {
        match (closing, c) {
            (Some(end), c) if c == end => closing = None,
            (Some(_), _) => {}
            (None, '«') => closing = Some('»'),
            (None, '„' | '“') => closing = Some('”'),
            (None, '"') => closing = Some('"'),
            (None, c) => out.push(c),
        }
    }
    out
}

/// The words of the label that the note has too.
fn alike(label: &str, note: Option<&String>) -> Vec<String> {
    let stem = |word: &str| word.chars().take(STEM).collect::<String>();
    let words = |text: &str| -> Vec<String> {
        let lower = text.to_lowercase();
        lower.split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().count() >= SHORTEST).map(str::to_owned).collect()
    };
    let known: Vec<String> = words(note.map_or("", String::as_str)).iter().map(|word| stem(word)).collect();
    let mut found: Vec<String> = words(label).into_iter().filter(|word| known.contains(&stem(word))).collect();
    found.sort();
    found.dedup();
    found
}
