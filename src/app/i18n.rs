//! The interface's texts in Polish, English and Ukrainian, with the right plurals.
//!
//! The `.ftl` files of `assets/lang` are Fluent: a trainer or a translator edits them without code. They are embedded, so
//! a laptop without them cannot exist. A test keeps the three languages equal in keys and arguments.

use std::borrow::Cow;
use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

use crate::text::Language;

macro_rules! files {
    ($language:literal) => {
        [
            include_str!(concat!("../../assets/lang/", $language, "/common.ftl")),
            include_str!(concat!("../../assets/lang/", $language, "/library.ftl")),
            include_str!(concat!("../../assets/lang/", $language, "/briefing.ftl")),
            include_str!(concat!("../../assets/lang/", $language, "/play.ftl")),
            include_str!(concat!("../../assets/lang/", $language, "/plenary.ftl")),
            include_str!(concat!("../../assets/lang/", $language, "/course.ftl")),
            include_str!(concat!("../../assets/lang/", $language, "/trainer.ftl")),
            include_str!(concat!("../../assets/lang/", $language, "/trainer-results.ftl")),
            include_str!(concat!("../../assets/lang/", $language, "/judgement.ftl")),
            include_str!(concat!("../../assets/lang/", $language, "/debrief.ftl")),
            include_str!(concat!("../../assets/lang/", $language, "/results.ftl")),
            include_str!(concat!("../../assets/lang/", $language, "/settings.ftl")),
            include_str!(concat!("../../assets/lang/", $language, "/handbook.ftl")),
            include_str!(concat!("../../assets/lang/", $language, "/author.ftl")),
            include_str!(concat!("../../assets/lang/", $language, "/packs.ftl")),
            include_str!(concat!("../../assets/lang/", $language, "/faults.ftl")),
        ]
    };
}

const PL: [&str; 16] = files!("pl");
const EN: [&str; 16] = files!("en");
const UK: [&str; 16] = files!("uk");

/// The sources of one language, in a fixed order of files.
pub fn sources(language: Language) -> [&'static str; 16] {
    match language {
        Language::Pl => PL,
        Language::En => EN,
        Language::Uk => UK,
    }
}

/// A value put into a text.
#[derive(Clone, Copy, Debug)]
pub enum Arg<'a> {
    /// A piece of text, shown as it is.
    Text(&'a str),
    /// A count: it chooses the plural form.
    Count(i64),
}

impl<'a> From<&'a str> for Arg<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(text)
    }
}

impl<'a> From<&'a String> for Arg<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(text)
    }
}

impl From<usize> for Arg<'_> {
    fn from(count: usize) -> Self {
        Self::Count(i64::try_from(count).unwrap_or(i64::MAX))
    }
}

impl From<u32> for Arg<'_> {
    fn from(count: u32) -> Self {
        Self::Count(i64::from(count))
    }
}

/// The text of `key` in `language`.
///
/// A key that no file holds gives the key itself: ugly, but the screen still works. A test reads the sources of the views
/// and fails on such a key before anybody sees it.
pub fn translate(language: Language, key: &str, args: &[(&str, Arg<'_>)]) -> String {
    let bundle = bundle(language);
    let Some(pattern) = bundle.get_message(key).and_then(|message| message.value()) else {
        return key.to_owned();
    };
    let mut values = FluentArgs::new();
    for (name, arg) in args {
        let value = match arg {
            Arg::Text(text) => FluentValue::String(Cow::Owned((*text).to_owned())),
            Arg::Count(count) => FluentValue::from(*count),
        };
        values.set((*name).to_owned(), value);
    }
    let mut errors = Vec::new();
    bundle.format_pattern(pattern, Some(&values), &mut errors).into_owned()
}

/// Whether `key` is written in `language`.
pub fn has(language: Language, key: &str) -> bool {
    bundle(language).get_message(key).is_some_and(|message| message.value().is_some())
}

/// A number with its decimals, as the language writes it: `1,65` in Polish and Ukrainian, `1.65` in English.
pub fn decimal(language: Language, value: f64, places: usize) -> String {
    let plain = format!("{value:.places$}").replace('-', "−");
    match language {
        Language::En => plain,
        Language::Pl | Language::Uk => plain.replace('.', ","),
    }
}

fn bundle(language: Language) -> &'static FluentBundle<FluentResource> {
    static BUNDLES: OnceLock<[FluentBundle<FluentResource>; 3]> = OnceLock::new();
    let bundles = BUNDLES.get_or_init(|| Language::ALL.map(build));
    let place = Language::ALL.iter().position(|l| *l == language).expect("every language is in ALL");
    &bundles[place]
}

fn build(language: Language) -> FluentBundle<FluentResource> {
    let tag = language.tag().parse().expect("the tags of our languages are well formed");
    let mut bundle = FluentBundle::new_concurrent(vec![tag]);
    // The isolation marks of Fluent would be drawn as boxes, and none of our languages is written right to left.
    bundle.set_use_isolating(false);
    for source in sources(language) {
        // A faulty entry loses itself, not the file; the tests below let none through.
        let resource = FluentResource::try_new(source.to_owned()).unwrap_or_else(|(partial, _)| partial);
        bundle.add_resource_overriding(resource);
    }
    bundle
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::{BTreeMap, BTreeSet};

    /// Keys of a language with the names of the arguments that their texts use.
    fn keys(language: Language) -> BTreeMap<String, BTreeSet<String>> {
        let mut keys = BTreeMap::new();
        for source in sources(language) {
            let mut key = String::new();
            for line in source.lines() {
                if let Some((name, _)) = line.split_once(" =")
                    && !line.starts_with([' ', '#', '['])
                {
                    key = name.to_owned();
                    assert!(keys.insert(key.clone(), BTreeSet::new()).is_none(), "{language}: {key} is written twice");
                }
                for piece in line.split('$').skip(1) {
                    let name: String = piece.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
                    keys.get_mut(&key).expect("an argument stands in a message").insert(name);
                }
            }
        }
        keys
    }

    #[test]
    fn every_file_is_sound_fluent() {
        for language in Language::ALL {
            for source in sources(language) {
                if let Err((_, errors)) = FluentResource::try_new(source.to_owned()) {
                    panic!("{language}: {errors:?}");
                }
            }
        }
    }

    #[test]
    fn the_three_languages_have_the_same_keys_and_arguments() {
        let [pl, en, uk] = Language::ALL.map(keys);
        assert!(en.len() > 100, "the files hold the whole interface: {}", en.len());
        assert_eq!(pl, en);
        assert_eq!(uk, en);
    }

    #[test]
    fn no_text_is_left_in_english() {
        let letters = |text: &str| text.chars().filter(|c| c.is_alphabetic()).count();
        for key in keys(Language::En).keys() {
            let en = translate(Language::En, key, &[]);
            let uk = translate(Language::Uk, key, &[]);
            if letters(&en) > 8 {
                assert_ne!(en, uk, "{key}");
            }
        }
    }

    #[test]
    fn plurals_follow_cldr() {
        // The vectors were made with ICU 78 (CLDR 48).
        let pl = |n: i64| translate(Language::Pl, "count-flags", &[("count", Arg::Count(n))]);
        for n in [2, 3, 4, 22, 122] {
            assert!(pl(n).ends_with("zgłoszenia"), "{}", pl(n));
        }
        for n in [0, 5, 11, 12, 13, 14, 21, 25, 101, 111, 112, 1_000_000] {
            assert!(pl(n).ends_with("zgłoszeń"), "{}", pl(n));
        }
        assert!(pl(1).ends_with("zgłoszenie"));
        let uk = |n: i64| translate(Language::Uk, "count-flags", &[("count", Arg::Count(n))]);
        for n in [1, 21, 101] {
            assert!(uk(n).ends_with("позначка"), "{}", uk(n));
        }
        for n in [2, 3, 4, 22, 122] {
            assert!(uk(n).ends_with("позначки"), "{}", uk(n));
        }
        for n in [0, 5, 11, 12, 14, 25, 111, 112, 1_000_000] {
            assert!(uk(n).ends_with("позначок"), "{}", uk(n));
        }
        let en = |n: i64| translate(Language::En, "count-flags", &[("count", Arg::Count(n))]);
        assert!(en(1).ends_with("flag") && en(2).ends_with("flags") && en(0).ends_with("flags"));
    }

    #[test]
    fn numbers_take_the_mark_of_the_language() {
        assert_eq!(decimal(Language::Pl, 1.6526, 2), "1,65");
        assert_eq!(decimal(Language::En, -0.5, 1), "−0.5");
    }

    #[test]
    fn an_unknown_key_is_shown_and_not_a_crash() {
        assert_eq!(translate(Language::Pl, "no-such-key", &[]), "no-such-key");
    }
}
