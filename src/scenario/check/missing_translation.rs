//! Rule `missing-translation`.

use std::ops::Range;

use super::Rule;
use super::subject::Subject;
use crate::diagnostic::Severity;
use crate::scenario::source::Findings;
use crate::text::{Language, Phrase, phrase};

/// The rule.
pub static RULE: Rule = Rule {
    id: "missing-translation",
    severity: Severity::Warning,
    headline: "A text is missing in a promised language",
    what: "Looks at every text, sound and caption file that is written by language for those that `languages` promises.",
    why: "The trainee would read it in another language than the rest.",
    example: r#"languages: ["pl", "uk"], … text: {"pl": "Dalej"}"#,
    instead: r#"text: {"pl": "Dalej", "uk": "Далі"}"#,
};

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    for (text, what) in subject.texts() {
        let missing: Vec<Language> = subject
            .languages
            .iter()
            .copied()
            .filter(|language| text.value.exact(*language).is_none_or(|written| written.trim().is_empty() && !text.value.is_empty()))
            .collect();
        if let [language] = missing[..]
            && let Some(place) = subject.empty_text(&text.span, language)
        {
            tell_empty(subject, findings, language, what, &place);
        } else {
            tell(subject, findings, missing.iter().map(|language| language.tag()).collect(), what, text.span.clone());
        }
    }
    for (paths, span, what) in subject.media_by_language() {
        let plain = paths.iter().any(|(language, _)| language.is_none());
        let missing =
            subject.languages.iter().filter(|language| !paths.iter().any(|(written, _)| *written == Some(**language)));
        // Of a path that could not be read the language is not known.
        if !plain && !findings.has_error_on(subject.line_of(&span)) {
            tell(subject, findings, missing.map(|language| language.tag()).collect(), what, span);
        }
    }
}

fn tell_empty(subject: &Subject, findings: &mut Findings, language: Language, what: &str, place: &Range<usize>) {
    let message = phrase! { pl: "`{what}`: tekst w języku {language} jest pusty", en: "`{what}` is empty in {language}", uk: "`{what}`: текст мовою {language} порожній"; what, language };
    let cure = Phrase::fixed(
        "wpisz tekst w cudzysłowie albo nie obiecuj tego języka w `languages`",
        "write the text between the quotation marks, or do not promise the language in `languages`",
        "впишіть текст у лапках або не обіцяйте цієї мови в `languages`",
    );
    subject.tell(findings, &RULE, place, message, cure);
}

const fn and(language: Language) -> &'static str {
    match language {
        Language::Pl => " i ",
        Language::En => " and ",
        Language::Uk => " і ",
    }
}

fn tell(subject: &Subject, findings: &mut Findings, missing: Vec<&str>, what: &str, span: Range<usize>) {
    // What was told within the text, such as a language written twice, is why another seems to be missing.
    if missing.is_empty() || findings.has_error_within(&span) {
        return;
    }
    let listed = |before: &str, and: &str, after: &str| missing.iter().map(|tag| format!("{before}{tag}{after}")).collect::<Vec<_>>().join(and);
    let bare = Phrase::in_each(|language| listed("", and(language), ""));
    let quoted = Phrase::in_each(|language| listed("\"", and(language), "\""));
    let message = phrase! { pl: "`{what}`: brakuje języka {bare}", en: "`{what}` is missing in {bare}", uk: "`{what}`: бракує мови {bare}"; what, bare };
    let cure = phrase! {
        pl: "dodaj {quoted}: \"…\" albo nie obiecuj tego języka w `languages`", en: "add {quoted}: \"…\", or do not promise the language in `languages`",
        uk: "додайте {quoted}: \"…\" або не обіцяйте цієї мови в `languages`"; quoted
    };
    subject.tell(findings, &RULE, &span, message, cure);
}
