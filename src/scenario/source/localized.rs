//! Texts and paths in one or several languages.

use std::ops::Range;
use std::sync::Arc;

use super::fields::Reader;
use super::{LocalizedPath, Spanned, Text};
use crate::scenario::check::{duplicate_field, missing_field, unknown_language};
use crate::scenario::syntax::{Value, ValueKind};
use crate::text::{Language, LocalizedText};

impl Reader<'_> {
    /// `"one text"` or `{"pl": "…", "en": "…"}`.
    pub(crate) fn text(&mut self, value: Option<&Value>, what: &str) -> Option<Text> {
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
                        Some((language, self.plain_text(value, what, "a text in quotes")?.to_owned()))
                    })
                    .collect();
                Some(Spanned { value: LocalizedText::ByLanguage(map), span })
            }
            _ => {
                self.wrong_type(value, what, "a text or a map of languages", "\"…\" or {\"pl\": \"…\", \"en\": \"…\"}");
                None
            }
        }
    }

    /// `"one path"` or `{"pl": "…", "en": "…"}`.
    pub(crate) fn localized_path(&mut self, value: Option<&Value>, what: &str) -> LocalizedPath {
        let Some(value) = value else { return Vec::new() };
        let plain = |value: &Value, text: &str| Spanned { value: Arc::from(text), span: value.span.clone() };
        match &value.kind {
            ValueKind::Text(text) => vec![(None, plain(value, text))],
            ValueKind::Map(entries) => {
                self.tell_without_language(value, entries, what);
                let pairs = self.by_language(entries, what);
                let mut paths = Vec::new();
                for (language, value) in pairs {
                    if let Some(text) = self.plain_text(value, what, "a path in quotes") {
                        paths.push((Some(language), plain(value, text)));
                    }
                }
                paths
            }
            _ => {
                self.wrong_type(value, what, "a path or a map of languages", "\"…\" or {\"pl\": \"…\", \"en\": \"…\"}");
                Vec::new()
            }
        }
    }

    fn tell_without_language(&mut self, value: &Value, entries: &[(Value, Value)], what: &str) {
        if entries.is_empty() {
            let message = format!("{what} is written in no language");
            self.tell(
                &missing_field::RULE,
                value.span.clone(),
                message,
                "write {\"pl\": \"…\"}, or take the field away",
            );
        }
    }

    /// The entries of known languages, each once.
    fn by_language<'v>(&mut self, entries: &'v [(Value, Value)], what: &str) -> Vec<(Language, &'v Value)> {
        // At most one for each language of the program, so that a list is faster than a set.
        let mut pairs: Vec<(Language, &'v Value)> = Vec::new();
        for (key, value) in entries {
            let Some(tag) = self.plain_text(key, "a language", "its tag, such as \"pl\"") else { continue };
            let Some(language) = self.language(tag, key.span.clone()) else { continue };
            if pairs.iter().all(|(known, _)| *known != language) {
                pairs.push((language, value));
            } else {
                let message = format!("{what} has `{tag}` twice; the first counts");
                self.tell(&duplicate_field::RULE, key.span.clone(), message, "take one of them away");
            }
        }
        pairs
    }

    pub(crate) fn language(&mut self, tag: &str, span: Range<usize>) -> Option<Language> {
        let found = Language::ALL.into_iter().find(|language| language.tag() == tag);
        if found.is_none() {
            let cure = match meant(tag).map(Language::tag) {
                Some(near) => format!("write \"{near}\""),
                None => "the languages are \"pl\", \"en\" and \"uk\"".to_owned(),
            };
            self.tell(&unknown_language::RULE, span.clone(), format!("`{tag}` is no language of this program"), cure);
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
