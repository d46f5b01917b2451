//! Rule `same-text-twice`.

use super::Rule;
use super::subject::Subject;
use crate::diagnostic::Severity;
use crate::scenario::source::{Findings, NodeKind, Text};
use crate::text::{Language, Phrase, phrase};

/// The rule.
pub static RULE: Rule = Rule {
    id: "same-text-twice",
    severity: Severity::Warning,
    headline: "Two options read the same",
    what: "Compares the options of a choice, and the conclusions of an assessment, in each promised language. Two options that both have a `when` are let pass: they may stand for one another.",
    why: "The trainee cannot tell them apart, and takes one by chance. Mostly one was copied and not changed.",
    example: r#"(id: "aside", text: "I ask them."), (id: "driver", text: "I ask them.")"#,
    instead: r#"(id: "aside", text: "I ask each of them apart."), (id: "driver", text: "I ask the driver.")"#,
};

const CURE: Phrase = Phrase::fixed(
    "napisz w jednym z nich, czym się różni",
    "say in one of them what is different",
    "напишіть в одному з них, чим він відрізняється",
);

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    for ask in subject.choices() {
        let options = ask.options.iter().filter_map(|option| Some((option.text.as_ref()?, option.when.is_some())));
        tell_equal(subject, findings, &options.collect::<Vec<_>>());
    }
    for node in subject.nodes() {
        if let Some(NodeKind::Assess(assess)) = &node.kind {
            let conclusions = assess.conclusions.iter().filter_map(|conclusion| Some((conclusion.text.as_ref()?, false)));
            tell_equal(subject, findings, &conclusions.collect::<Vec<_>>());
        }
    }
}

/// Tells each text that reads as one before it; with each, whether it is only offered at times.
fn tell_equal(subject: &Subject, findings: &mut Findings, texts: &[(&Text, bool)]) {
    /// Nobody reads so many; comparing each with each would take long.
    const MOST: usize = 200;
    for (place, (text, at_times)) in texts.iter().enumerate().take(MOST) {
        let same = texts[..place].iter().find_map(|(other, other_at_times)| {
            let is_same = |language: Language| {
                let (one, two) = (text.value.exact(language)?.trim(), other.value.exact(language)?.trim());
                (!one.is_empty() && one.to_lowercase() == two.to_lowercase()).then_some(language)
            };
            let language = subject.languages.iter().copied().find_map(is_same)?;
            (!(*at_times && *other_at_times)).then_some((language, other))
        });
        if let Some((language, other)) = same {
            let line = subject.line_of(&other.span);
            let message = phrase! {
                pl: "ten sam tekst ({language}) stoi już w wierszu {line}", en: "the same text ({language}) stands in line {line} already",
                uk: "той самий текст ({language}) вже стоїть у рядку {line}"; language, line
            };
            subject.tell(findings, &RULE, &text.span, message, CURE);
        }
    }
}
