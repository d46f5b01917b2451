//! Languages, and texts written in several of them.
//!
//! ```
//! use ias::text::{Language, LocalizedText};
//! let text = LocalizedText::from_pairs([(Language::Pl, "Bus"), (Language::En, "Van")]);
//! assert_eq!(text.get(Language::Uk), "Van");
//! ```

pub mod phrase;
pub(crate) mod plural;

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};

pub use phrase::{Phrase, Said};
pub(crate) use phrase::{phrase, phrases};

/// A language of the interface, of sound and of captions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// Polish.
    #[default]
    Pl,
    /// English.
    En,
    /// Ukrainian.
    Uk,
}

impl Language {
    /// Every language, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Pl, Self::En, Self::Uk];

    /// The BCP 47 tag, as written in scenario files and on the command line.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Pl => "pl",
            Self::En => "en",
            Self::Uk => "uk",
        }
    }

    /// The language's name in itself.
    #[must_use]
    pub const fn own_name(self) -> &'static str {
        match self {
            Self::Pl => "Polski",
            Self::En => "English",
            Self::Uk => "Українська",
        }
    }

    /// The language of a tag such as `pl` or `uk-UA`; `None` when it is not one of ours.
    #[must_use]
    pub fn from_tag(tag: &str) -> Option<Self> {
        let primary = tag.split(['-', '_', '.']).next()?.to_ascii_lowercase();
        Self::ALL.into_iter().find(|language| language.tag() == primary)
    }

    /// The order in which another language is tried when a text is missing in this one.
    #[must_use]
    pub const fn fallbacks(self) -> [Self; 3] {
        match self {
            Self::Pl => [Self::Pl, Self::En, Self::Uk],
            Self::En => [Self::En, Self::Pl, Self::Uk],
            Self::Uk => [Self::Uk, Self::En, Self::Pl],
        }
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.tag())
    }
}

/// One value a language, e.g. the captions of a scene; or one for all of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Localized<T> {
    /// The same in every language.
    Plain(T),
    /// One for each language written; never empty.
    ByLanguage(BTreeMap<Language, T>),
}

impl<T> Localized<T> {
    /// The value for `language`, or the nearest fallback; `None` only when nothing is written.
    #[must_use]
    pub fn pick(&self, language: Language) -> Option<&T> {
        match self {
            Self::Plain(value) => Some(value),
            Self::ByLanguage(map) => language.fallbacks().into_iter().find_map(|l| map.get(&l)),
        }
    }

    /// The value for exactly `language`, without fallback. A plain value serves every language.
    #[must_use]
    pub fn exact(&self, language: Language) -> Option<&T> {
        match self {
            Self::Plain(value) => Some(value),
            Self::ByLanguage(map) => map.get(&language),
        }
    }

    /// Every value written, in language order.
    pub fn values(&self) -> impl Iterator<Item = (Option<Language>, &T)> {
        let (plain, map) = match self {
            Self::Plain(value) => (Some((None, value)), None),
            Self::ByLanguage(map) => (None, Some(map.iter().map(|(l, v)| (Some(*l), v)))),
        };
        plain.into_iter().chain(map.into_iter().flatten())
    }
}

/// A text that a person reads, in the languages it was written in.
pub type LocalizedText = Localized<String>;

impl LocalizedText {
    /// From pairs of language and text.
    pub fn from_pairs<'a>(pairs: impl IntoIterator<Item = (Language, &'a str)>) -> Self {
        Self::ByLanguage(pairs.into_iter().map(|(l, t)| (l, t.to_owned())).collect())
    }

    /// The text in `language`, or in the nearest language written; empty when nothing is.
    #[must_use]
    pub fn get(&self, language: Language) -> &str {
        self.pick(language).map_or("", String::as_str)
    }

    /// Whether no language holds any text.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.values().all(|(_, text)| text.trim().is_empty())
    }
}

impl Default for LocalizedText {
    fn default() -> Self {
        Self::Plain(String::new())
    }
}

impl From<&str> for LocalizedText {
    fn from(text: &str) -> Self {
        Self::Plain(text.to_owned())
    }
}

/// Serde of a shared text as a plain string (`#[serde(with = "crate::text::shared")]`); serde's own `rc` feature would
/// change every dependency's build for the sake of a few ids.
pub mod shared {
    use std::sync::Arc;

    use serde::{Deserialize, Deserializer, Serializer};

    /// Writes the text.
    ///
    /// # Errors
    /// The serializer's own.
    pub fn serialize<S: Serializer>(text: &Arc<str>, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(text)
    }

    /// Reads a text.
    ///
    /// # Errors
    /// The deserializer's own, when it is no string.
    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Arc<str>, D::Error> {
        String::deserialize(deserializer).map(Arc::from)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn falls_back_in_order() {
        let text = LocalizedText::from_pairs([(Language::Pl, "a"), (Language::Uk, "b")]);
        assert_eq!(text.get(Language::En), "a");
        assert_eq!(text.get(Language::Uk), "b");
        assert_eq!(LocalizedText::from("x").get(Language::Uk), "x");
        assert_eq!(text.exact(Language::En), None);
    }

    #[test]
    fn tags_of_systems_are_understood() {
        assert_eq!(Language::from_tag("uk_UA.UTF-8"), Some(Language::Uk));
        assert_eq!(Language::from_tag("de"), None);
    }
}
