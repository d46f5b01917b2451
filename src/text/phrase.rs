//! A sentence in the three languages, made where it is said: [`phrase!`] takes all of them or does not compile.
//!
//! Findings are told so: the three stand beside each other, each names the same things, and whoever changes one sees the
//! others. What stands in backquotes or quotation marks is of the file, and is the same in all; numbers are written as the
//! file writes them, with a point. The interface's own texts are Fluent files.
//!
//! ```
//! use ias::text::{Language, Phrase};
//! let missing = Phrase::in_each(|language| match language {
//!     Language::Pl => "nie ma węzła `lnae`".to_owned(),
//!     Language::En => "no node is named `lnae`".to_owned(),
//!     Language::Uk => "немає вузла `lnae`".to_owned(),
//! });
//! assert_eq!(missing.get(Language::Pl), "nie ma węzła `lnae`");
//! let lines = Phrase::counted(3, ["linia", "linie", "linii"], ["line", "lines"], ["рядок", "рядки", "рядків"]);
//! assert_eq!(lines.get(Language::Uk), "3 рядки");
//! ```

use std::fmt::Display;
use std::io;

use super::Language;
use super::plural::plural;

/// A sentence, or a part of one, in every language. It cannot be shown without saying in which.
#[derive(Clone, Debug)]
pub struct Phrase(Texts);

/// Polish, English and Ukrainian. Findings travel in results, so it is small.
#[derive(Clone, Debug)]
enum Texts {
    Fixed([&'static str; 3]),
    Made(Box<[String; 3]>),
}

impl Phrase {
    /// One that names nothing.
    #[must_use]
    pub const fn fixed(pl: &'static str, en: &'static str, uk: &'static str) -> Self {
        Self(Texts::Fixed([pl, en, uk]))
    }

    /// What is the same in every language: a name, a piece of the file, or what another program said.
    #[must_use]
    pub fn same(text: impl Display) -> Self {
        let text = text.to_string();
        Self(Texts::Made(Box::new([text.clone(), text.clone(), text])))
    }

    /// What the closure says in each language.
    pub fn in_each(mut say: impl FnMut(Language) -> String) -> Self {
        Self(Texts::Made(Box::new([Language::Pl, Language::En, Language::Uk].map(&mut say))))
    }

    /// A number with its word: one, few, many in Polish and Ukrainian, one and other in English.
    #[must_use]
    pub fn counted(n: usize, pl: [&str; 3], en: [&str; 2], uk: [&str; 3]) -> Self {
        let form = |language| plural(language, n as u64);
        Self::in_each(|language| match language {
            Language::Pl => format!("{n} {}", form(language).of_three(pl)),
            Language::En => format!("{n} {}", form(language).of_two(en)),
            Language::Uk => format!("{n} {}", form(language).of_three(uk)),
        })
    }

    /// The cure of a name that was probably meant to be that one: "did you mean `lane`?".
    #[must_use]
    pub fn perhaps(near: impl Display) -> Self {
        let near = near.to_string();
        phrase! { pl: "może chodzi o `{near}`?", en: "did you mean `{near}`?", uk: "можливо, малося на увазі `{near}`?"; near }
    }

    /// Names in backquotes: `` `a`, `b` and `c` ``.
    #[must_use]
    pub fn listed<T: Display>(names: &[T]) -> Self {
        Self::in_each(|language| {
            let and = match language {
                Language::Pl => "i",
                Language::En => "and",
                Language::Uk => "і",
            };
            let quoted: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
            match quoted.split_last() {
                Some((last, rest)) if !rest.is_empty() => format!("{} {and} {last}", rest.join(", ")),
                _ => quoted.concat(),
            }
        })
    }

    /// Why a file could not be read: what happens every day in the reader's language, the rest as the system says it.
    #[must_use]
    pub fn of_io(error: &io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound => Self::fixed("nie ma takiego pliku ani folderu", "there is no such file or folder", "такого файлу або теки немає"),
            io::ErrorKind::PermissionDenied => Self::fixed("brak uprawnień", "permission denied", "немає дозволу"),
            io::ErrorKind::InvalidData => Self::fixed("to nie jest tekst UTF-8", "it is not UTF-8 text", "це не текст UTF-8"),
            _ => Self::same(error),
        }
    }

    /// The sentence in that language.
    #[must_use]
    pub fn get(&self, language: Language) -> &str {
        let place = match language {
            Language::Pl => 0,
            Language::En => 1,
            Language::Uk => 2,
        };
        match &self.0 {
            Texts::Fixed(texts) => texts[place],
            Texts::Made(texts) => &texts[place],
        }
    }
}

impl PartialEq for Phrase {
    fn eq(&self, other: &Self) -> bool {
        Language::ALL.iter().all(|language| self.get(*language) == other.get(*language))
    }
}

impl Eq for Phrase {}

impl Default for Phrase {
    fn default() -> Self {
        Self::fixed("", "", "")
    }
}

/// What can stand in a [`Phrase`]: another, said in the same language, and whatever is written the same in all.
pub trait Said {
    /// It, in that language.
    fn said(&self, language: Language) -> String;
}

impl<T: Display + ?Sized> Said for T {
    fn said(&self, _: Language) -> String {
        self.to_string()
    }
}

impl Said for Phrase {
    fn said(&self, language: Language) -> String {
        self.get(language).to_owned()
    }
}

impl Said for &Phrase {
    fn said(&self, language: Language) -> String {
        self.get(language).to_owned()
    }
}

/// A [`Phrase`]: `phrase! { pl: "brak `{name}`", en: "`{name}` is missing", uk: "бракує `{name}`"; name = field.name }`.
///
/// Behind the semicolon stands what the sentences name, a phrase or anything that can be shown; `name` alone means
/// `name = name`. Each of the three must name each of them, or it does not compile.
macro_rules! phrase {
    (pl: $pl:literal, en: $en:literal, uk: $uk:literal $(; $($name:ident $(= $value:expr)?),+)? $(,)?) => {
        match ($($(&$crate::text::phrase!(@value $name $(= $value)?),)+)?) {
            ($($($name,)+)?) => $crate::text::Phrase::in_each(|language| match language {
                $crate::text::Language::Pl => format!($pl $($(, $name = $crate::text::Said::said($name, language))+)?),
                $crate::text::Language::En => format!($en $($(, $name = $crate::text::Said::said($name, language))+)?),
                $crate::text::Language::Uk => format!($uk $($(, $name = $crate::text::Said::said($name, language))+)?),
            }),
        }
    };
    (@value $name:ident) => { $name };
    (@value $name:ident = $value:expr) => { $value };
}
pub(crate) use phrase;

/// A table of [`Phrase`]s that name nothing: `phrases! { pub(super) const; SET = "dekoracji", "set", "декорації"; }`,
/// Polish, English and Ukrainian.
macro_rules! phrases {
    ($vis:vis const; $($name:ident = $pl:literal, $en:literal, $uk:literal;)*) => {
        $($vis const $name: $crate::text::Phrase = $crate::text::Phrase::fixed($pl, $en, $uk);)*
    };
}
pub(crate) use phrases;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phrase_is_what_it_says() {
        let made = phrase! { pl: "a", en: "b", uk: "c" };
        assert_eq!(made, Phrase::fixed("a", "b", "c"));
        assert_ne!(made, Phrase::fixed("a", "b", "d"));
        assert_eq!(Phrase::default(), Phrase::same(""));
    }

    #[test]
    fn phrases_stand_in_phrases_in_their_language() {
        let what = Phrase::fixed("film", "film", "фільм");
        let limit = 7;
        let told = phrase! {
            pl: "{what} `{path}` ma {lines}, najwięcej {limit}", en: "the {what} `{path}` has {lines}, at most {limit}",
            uk: "{what} `{path}` має {lines}, не більше ніж {limit}";
            what, path = "a.mp4", lines = Phrase::counted(22, ["linię", "linie", "linii"], ["line", "lines"], ["рядок", "рядки", "рядків"])
        };
        assert_eq!(told.get(Language::Pl), "film `a.mp4` ma 22 linie, najwięcej 7");
        assert_eq!(told.get(Language::En), "the film `a.mp4` has 22 lines, at most 7");
        assert_eq!(told.get(Language::Uk), "фільм `a.mp4` має 22 рядки, не більше ніж 7");
    }

    #[test]
    fn a_list_ends_with_and() {
        assert_eq!(Phrase::listed(&["a"]).get(Language::Pl), "`a`");
        assert_eq!(Phrase::listed(&["a", "b", "c"]).get(Language::Uk), "`a`, `b` і `c`");
        assert_eq!(Phrase::listed::<&str>(&[]).get(Language::En), "");
    }
}
