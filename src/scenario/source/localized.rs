//! Texts and paths in one or several languages.

use std::ops::Range;
use std::sync::Arc;

use super::fields::{Reader, TAKE_ONE_AWAY};
use super::{LocalizedPath, Spanned, Text};
use crate::scenario::check::{duplicate_field, missing_field, unknown_language};
use crate::scenario::syntax::{Value, ValueKind};
use crate::text::{Language, LocalizedText, Phrase, Said, phrase};

const BY_LANGUAGE: Phrase = Phrase::fixed(
    "\"…\" albo {\"pl\": \"…\", \"en\": \"…\"}",
    "\"…\" or {\"pl\": \"…\", \"en\": \"…\"}",
    "\"…\" або {\"pl\": \"…\", \"en\": \"…\"}",
);
const A_LANGUAGE: Phrase = Phrase::fixed("język", "a language", "мова");
const ITS_TAG: Phrase = Phrase::fixed("jego oznaczenie, na przykład \"pl\"", "its tag, such as \"pl\"", "її позначення, наприклад \"pl\"");

impl Reader<'_> {
    /// `"one text"` or `{"pl": "…", "en": "…"}`.
    pub(crate) fn text(&mut self, value: Option<&Value>, what: impl Said + Copy) -> Option<Text> {
        let value = value?;
        let span = value.span.clone();
        match &value.kind {
            ValueKind::Text(text) => Some(Spanned { value: LocalizedText::Plain(text.clone()), span }),
            ValueKind::Map(entries) => {
                self.tell_without_language(value, entries, what);
                let pairs = self.by_language(entries, what);
                let map = pairs
                    .into_iter()
                    .filter_map(|(language, value)| {
                        Some((language, self.plain_text(value, what, Phrase::fixed("tekst w cudzysłowie", "a text in quotes", "текст у лапках"))?.to_owned()))
                    })
                    .collect();
                Some(Spanned { value: LocalizedText::ByLanguage(map), span })
            }
            _ => {
                let wanted = Phrase::fixed("tekst albo mapa języków", "a text or a map of languages", "текст або мапа мов");
                self.wrong_type(value, what, wanted, BY_LANGUAGE);
                None
            }
        }
    }

    /// `"one path"` or `{"pl": "…", "en": "…"}`.
    pub(crate) fn localized_path(&mut self, value: Option<&Value>, what: impl Said + Copy) -> LocalizedPath {
        let Some(value) = value else { return Vec::new() };
        let plain = |value: &Value, text: &str| Spanned { value: Arc::from(text), span: value.span.clone() };
        match &value.kind {
            ValueKind::Text(text) => vec![(None, plain(value, text))],
            ValueKind::Map(entries) => {
                self.tell_without_language(value, entries, what);
                let pairs = self.by_language(entries, what);
                let mut paths = Vec::new();
                for (language, value) in pairs {
                    if let Some(text) = self.plain_text(value, what, Phrase::fixed("ścieżkę w cudzysłowie", "a path in quotes", "шлях у лапках")) {
                        paths.push((Some(language), plain(value, text)));
                    }
                }
                paths
            }
            _ => {
                let wanted = Phrase::fixed("ścieżka albo mapa języków", "a path or a map of languages", "шлях або мапа мов");
                self.wrong_type(value, what, wanted, BY_LANGUAGE);
                Vec::new()
            }
        }
    }

    fn tell_without_language(&mut self, value: &Value, entries: &[(Value, Value)], what: impl Said) {
        if entries.is_empty() {
            let message = phrase! {
                pl: "{what} nie jest w żadnym języku", en: "{what} is written in no language", uk: "{what} не написано жодною мовою"; what
            };
            let cure = Phrase::fixed(
                "napisz {\"pl\": \"…\"} albo usuń to pole",
                "write {\"pl\": \"…\"}, or take the field away",
                "напишіть {\"pl\": \"…\"} або приберіть це поле",
            );
            self.tell(&missing_field::RULE, value.span.clone(), message, cure);
        }
    }

    /// The entries of known languages, each once.
    fn by_language<'v>(&mut self, entries: &'v [(Value, Value)], what: impl Said + Copy) -> Vec<(Language, &'v Value)> {
        // At most one for each language of the program, so that a list is faster than a set.
        let mut pairs: Vec<(Language, &'v Value)> = Vec::new();
        for (key, value) in entries {
            let Some(tag) = self.plain_text(key, &A_LANGUAGE, &ITS_TAG) else { continue };
            let Some(language) = self.language(tag, key.span.clone()) else { continue };
            if pairs.iter().all(|(known, _)| *known != language) {
                pairs.push((language, value));
            } else {
                self.tell_language_twice(what, tag, key.span.clone());
            }
        }
        pairs
    }

    /// Tells a language that stands twice where each may stand once.
    pub(super) fn tell_language_twice(&mut self, what: impl Said, tag: &str, span: Range<usize>) {
        let message = phrase! {
            pl: "{what} ma `{tag}` dwa razy; liczy się pierwsze", en: "{what} has `{tag}` twice; the first counts",
            uk: "{what} має `{tag}` двічі; враховується перше"; what, tag
        };
        self.tell(&duplicate_field::RULE, span, message, TAKE_ONE_AWAY);
    }

    pub(crate) fn language(&mut self, tag: &str, span: Range<usize>) -> Option<Language> {
        let found = Language::ALL.into_iter().find(|language| language.tag() == tag);
        if found.is_none() {
            let cure = match meant(tag).map(Language::tag) {
                Some(near) => phrase! { pl: "napisz \"{near}\"", en: "write \"{near}\"", uk: "напишіть \"{near}\""; near },
                None => Phrase::fixed(
                    "języki to \"pl\", \"en\" i \"uk\"",
                    "the languages are \"pl\", \"en\" and \"uk\"",
                    "мови — це \"pl\", \"en\" і \"uk\"",
                ),
            };
            let message = phrase! { pl: "program nie ma języka `{tag}`", en: "`{tag}` is no language of this program", uk: "програма не має мови `{tag}`"; tag };
            self.tell(&unknown_language::RULE, span.clone(), message, cure);
            if let Some(meant) = meant(tag) {
                self.findings.mend(span, format!("\"{}\"", meant.tag()));
            }
        }
        found
    }
}

/// The language that a tag or a name which is not ours was meant to be: the country's code, or the language's name.
fn meant(tag: &str) -> Option<Language> {
    Language::from_tag(tag).or_else(|| match tag.trim().to_lowercase().as_str() {
        "polski" | "polish" | "pol" => Some(Language::Pl),
        "angielski" | "english" | "eng" | "gb" | "us" => Some(Language::En),
        "ukraiński" | "ukrainski" | "ukrainian" | "українська" | "ukr" | "ua" => Some(Language::Uk),
        _ => None,
    })
}
