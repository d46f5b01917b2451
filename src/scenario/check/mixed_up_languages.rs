//! Rule `mixed-up-languages`.

use super::Rule;
use super::subject::Subject;
use crate::diagnostic::Severity;
use crate::scenario::source::{Findings, LocalizedPath};
use crate::text::{Language, Phrase, phrase};

/// A Ukrainian text of fewer letters than this may be a name or an abbreviation.
const FEWEST_LETTERS: usize = 12;

/// The rule.
pub static RULE: Rule = Rule {
    id: "mixed-up-languages",
    severity: Severity::Warning,
    headline: "A text or a file stands under another language than its own",
    what: "Looks at texts for the alphabet of another language, at sounds and captions by language for paths that name another one (captions/en/ under \"pl\"), and for one caption file given to two languages.",
    why: "The trainee would read or hear a language that they did not choose.",
    example: r#"captions: {"pl": "captions/en/lane.vtt", "en": "captions/pl/lane.vtt"}"#,
    instead: r#"captions: {"pl": "captions/pl/lane.vtt", "en": "captions/en/lane.vtt"}"#,
};

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    for (text, what) in subject.texts() {
        let is_wrong = |language: &Language| text.value.exact(*language).is_some_and(|written| is_of_another_alphabet(written, *language));
        let other = Language::ALL.into_iter().filter(|_| Subject::is_by_language(text)).find(is_wrong);
        if let Some(language) = other.filter(|_| !findings.has_error_within(&text.span)) {
            let message = if language == Language::Uk {
                phrase! {
                    pl: "`{what}`: tekst w języku uk nie ma ani jednej ukraińskiej litery", en: "`{what}`: the text in uk has not one Ukrainian letter",
                    uk: "`{what}`: текст мовою uk не має жодної української літери"; what
                }
            } else {
                phrase! {
                    pl: "`{what}`: tekst w języku {language} jest napisany cyrylicą", en: "`{what}`: the text in {language} is written in Cyrillic",
                    uk: "`{what}`: текст мовою {language} написано кирилицею"; what, language
                }
            };
            let cure = Phrase::fixed(
                "napisz przy każdym języku tekst w tym języku",
                "write beside each language the text in that language",
                "напишіть біля кожної мови текст цією мовою",
            );
            subject.tell(findings, &RULE, &subject.text_in(&text.span, language), message, cure);
        }
    }
    for (paths, _, what) in subject.media_by_language() {
        of_other_languages(subject, findings, paths, what);
        if what == "captions" {
            one_for_two(subject, findings, paths);
        }
    }
}

/// Whether a text can be of that language for its letters.
fn is_of_another_alphabet(text: &str, language: Language) -> bool {
    let is_cyrillic = |c: &char| ('\u{400}'..='\u{52f}').contains(c);
    let (mut cyrillic, mut others) = (0, 0);
    for letter in text.chars().filter(|c| c.is_alphabetic()) {
        if is_cyrillic(&letter) { cyrillic += 1 } else { others += 1 }
    }
    match language {
        Language::Uk => cyrillic == 0 && others >= FEWEST_LETTERS && text.split_whitespace().count() > 1,
        Language::Pl | Language::En => cyrillic > others,
    }
}

/// The languages that the parts of a path name: `captions/pl/lane.vtt`, `lane.pl.ogg`, `lane_pl.ogg`.
fn named_in(path: &str) -> Vec<Language> {
    let parts = path.split(['/', '.', '_', '-']);
    parts.filter_map(|part| Language::ALL.into_iter().find(|language| language.tag().eq_ignore_ascii_case(part))).collect()
}

fn of_other_languages(subject: &Subject, findings: &mut Findings, paths: &LocalizedPath, what: &str) {
    for (language, path) in paths {
        let (Some(language), named) = (language, named_in(&path.value)) else { continue };
        if let Some(other) = named.first().filter(|_| !named.contains(language)) {
            let message = phrase! {
                pl: "`{what}`: plik dla języka {language} ma w ścieżce {other}", en: "`{what}`: the file for {language} has {other} in its path",
                uk: "`{what}`: файл для мови {language} має у шляху {other}"; what, language, other
            };
            let cure = phrase! {
                pl: "podaj plik w języku {language}, a jeśli to on, zmień jego nazwę", en: "name the file in {language}; if it is that one, rename it",
                uk: "вкажіть файл мовою {language}, а якщо це він, перейменуйте його"; language
            };
            subject.tell(findings, &RULE, &path.span, message, cure);
        }
    }
}

/// Tells captions that are given to a second language, unless their path tells already that they are of another.
fn one_for_two(subject: &Subject, findings: &mut Findings, paths: &LocalizedPath) {
    for (place, (language, path)) in paths.iter().enumerate() {
        let Some(first) = paths[..place].iter().find(|(_, other)| other.value == path.value) else { continue };
        let told = |language: &Option<Language>| language.is_some_and(|own| !named_in(&path.value).is_empty() && !named_in(&path.value).contains(&own));
        if let ((Some(first), Some(second)), false) = ((first.0, *language), told(&first.0) || told(language)) {
            let message = phrase! {
                pl: "`captions`: języki {first} i {second} mają ten sam plik", en: "`captions`: {first} and {second} have the same file",
                uk: "`captions`: мови {first} і {second} мають той самий файл"; first, second
            };
            let cure = phrase! {
                pl: "podaj dla {second} osobny plik", en: "name a file of its own for {second}", uk: "вкажіть для {second} окремий файл"; second
            };
            subject.tell(findings, &RULE, &path.span, message, cure);
        }
    }
}
