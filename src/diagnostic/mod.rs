//! What is wrong with a file that somebody wrote, where, and what to write instead.
//!
//! Mistakes of authors are collected as [`Diagnostic`]s and never stop the work at the first.
//! This module knows no file format.
//!
//! ```
//! use ias::diagnostic::{Severity, SourceText, render};
//! use ias::text::{Language, Phrase};
//! let text = SourceText::new("van/scenario.ron", "start: \"lnae\",\n");
//! let message = Phrase::fixed("nie ma węzła `lnae`", "no node is named `lnae`", "немає вузла `lnae`");
//! let fault = text.fault("dangling-goto", Severity::Error, 7..13, message)
//!     .with_cure(Phrase::fixed("napisz \"lane\"", "write \"lane\"", "напишіть \"lane\""));
//! let told = render::concise(&fault, Language::En);
//! assert_eq!(told, "van/scenario.ron:1:8: error[dangling-goto]: no node is named `lnae`; write \"lane\"");
//! assert!(render::concise(&fault, Language::Pl).ends_with("błąd[dangling-goto]: nie ma węzła `lnae`; napisz \"lane\""));
//! ```

pub mod render;
pub mod sarif;
mod rule;
mod source_text;

pub use rule::Rule;
pub use source_text::SourceText;

use std::ops::Range;

use serde::Serialize;

use crate::text::{Phrase, phrase};

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Worth knowing; playable.
    Warning,
    /// Not playable as written.
    Error,
}

/// A place in a file: the bytes, and where a person finds them.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Span {
    /// The file as named to the loader, e.g. `harvest-van/scenario.ron`.
    pub file: String,
    /// Bytes of the text concerned, from the start of the file.
    pub bytes: Range<usize>,
    /// Line, from 1.
    pub line: u32,
    /// Column in characters, from 1.
    pub column: u32,
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// The rule's id, e.g. `dangling-goto`.
    pub rule: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong, in one sentence that stands alone.
    pub message: Phrase,
    /// Where; `None` when the fault is the absence of a whole file.
    pub span: Option<Span>,
    /// The whole line under the span, for showing; empty when there is none.
    pub source_line: String,
    /// What to write instead, or what to do.
    pub cure: Option<Phrase>,
    /// Other places that belong to it, each with what it is.
    pub related: Vec<(Span, Phrase)>,
    /// What mends it, where there is one right answer: bytes of the text, and what belongs in their place.
    pub fix: Option<Fix>,
}

/// Bytes of a text, and what belongs in their place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// The bytes; of no length where something is missing.
    pub bytes: Range<usize>,
    /// What belongs there. Never holds the end of a line, so that lines keep their numbers.
    pub with: String,
}

impl Diagnostic {
    /// Whether the scenario cannot be played because of it.
    #[must_use]
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }

    /// What is wrong and what to do, in one sentence: `message; cure`.
    #[must_use]
    pub fn in_one_sentence(&self) -> Phrase {
        let message = &self.message;
        match &self.cure {
            Some(cure) => phrase! { pl: "{message}; {cure}", en: "{message}; {cure}", uk: "{message}; {cure}"; message, cure },
            None => message.clone(),
        }
    }

    /// A finding about no place in a file, e.g. the absence of the file itself.
    #[must_use]
    pub fn placeless(rule: &'static str, severity: Severity, message: Phrase) -> Self {
        Self {
            rule,
            severity,
            message,
            span: None,
            source_line: String::new(),
            cure: None,
            related: Vec::new(),
            fix: None,
        }
    }

    /// The same with what to write instead.
    #[must_use]
    pub fn with_cure(mut self, cure: Phrase) -> Self {
        self.cure = Some(cure);
        self
    }

    /// The same with another place that belongs to it.
    #[must_use]
    pub fn with_related(mut self, span: Span, what: Phrase) -> Self {
        self.related.push((span, what));
        self
    }
}

/// The name among `known` that `written` can only have been meant to be: near, as [`nearest`] tells it, when no other is.
#[must_use]
pub fn only_near<'a>(written: &str, known: impl IntoIterator<Item = &'a str> + Clone) -> Option<&'a str> {
    let near = nearest(written, known.clone())?;
    // Letters of another case, or of another script that look the same, leave no doubt.
    let is_certain = near.to_lowercase() == latin(written).to_lowercase();
    let other = nearest(written, known.into_iter().filter(|name| *name != near));
    // Of codes such as D2-99 nobody knows which other number was meant.
    let has_other_digits = written.chars().count() == near.chars().count()
        && written.chars().zip(near.chars()).any(|(one, two)| one != two && one.is_ascii_digit() && two.is_ascii_digit());
    (is_certain || other.is_none() && !has_other_digits).then_some(near)
}

/// The name among `known` that `written` was probably meant to be, if any is near.
///
/// Near: at most a third of its characters differ, letter case and the script of letters that look the same aside. The first
/// of equally near ones wins.
#[must_use]
pub fn nearest<'a>(written: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    const LONGEST_NAME: usize = 80;
    if written.len() > LONGEST_NAME {
        return None;
    }
    let folded = latin(written).to_lowercase();
    let length = folded.chars().count();
    let mut best: Option<(usize, &str)> = None;
    for name in known {
        let other = name.to_lowercase();
        let other_length = other.chars().count();
        let allowed = (length.max(other_length) / 3).max(1);
        let bound = best.map_or(allowed, |(distance, _)| allowed.min(distance.saturating_sub(1)));
        if length.abs_diff(other_length) > bound {
            continue;
        }
        let distance = strsim::damerau_levenshtein(&folded, &other);
        if distance == 0 {
            return Some(name);
        }
        if distance <= bound && distance < length.max(other_length) {
            best = Some((distance, name));
        }
    }
    best.map(|(_, name)| name)
}

/// The Latin letter that a Cyrillic or Greek one looks like.
fn look_alike(c: char) -> Option<char> {
    const CYRILLIC: (&str, &str) = ("аеорсухіїјѕԁһкАВЕКМНОРСТУХІЇЈЅ", "aeopcyxiijsdhkABEKMHOPCTYXIIJS");
    const GREEK: (&str, &str) = ("οναΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ovaABEZHIKMNOPTYX");
    [CYRILLIC, GREEK].into_iter().find_map(|(others, latin)| {
        let place = others.chars().position(|other| other == c)?;
        latin.chars().nth(place)
    })
}

/// The text with the Latin letters that its letters of other scripts look like.
#[must_use]
pub fn latin(written: &str) -> String {
    written.chars().map(|c| look_alike(c).unwrap_or(c)).collect()
}

/// The first letter of another script that stands in a name for the Latin one it looks like, with that one.
#[must_use]
pub fn disguised(written: &str) -> Option<(char, char)> {
    written.chars().find_map(|c| Some((c, look_alike(c)?)))
}

/// The cure of a name that was probably meant to be `near`: who reads the same word twice is told which letter differs.
#[must_use]
pub fn perhaps(written: &str, near: &str) -> Phrase {
    let Some((other, own)) = disguised(written).filter(|_| latin(written).eq_ignore_ascii_case(near)) else {
        return Phrase::perhaps(near);
    };
    phrase! {
        pl: "napisz `{near}`: litera `{other}` jest tu z innego alfabetu i tylko wygląda jak `{own}`",
        en: "write `{near}`: the letter `{other}` is of another alphabet here and only looks like `{own}`",
        uk: "напишіть `{near}`: літера `{other}` тут з іншої абетки й лише схожа на `{own}`"; near, other, own
    }
}

#[cfg(test)]
mod tests {
    use super::{latin, nearest, only_near, perhaps};
    use crate::text::Language;

    #[test]
    fn letters_of_another_script_that_look_the_same_are_seen_through() {
        let nodes = ["tell", "tale"];
        assert_eq!(only_near("tеll", nodes), Some("tell"), "a Cyrillic e");
        assert_eq!(latin("Ехhіbіt"), "Exhibit");
        assert!(perhaps("tеll", "tell").get(Language::En).contains("another alphabet"));
        assert!(perhaps("tel", "tell").get(Language::En).starts_with("did you mean"));
    }

    #[test]
    fn no_digit_of_a_code_is_taken_for_another() {
        let codes = ["D2-09", "D3-14"];
        assert_eq!((nearest("D2-99", codes), only_near("D2-99", codes)), (Some("D2-09"), None));
        assert_eq!((only_near("D2-9", codes), only_near("d3-14", codes)), (Some("D2-09"), Some("D3-14")));
    }

    #[test]
    fn near_names_are_found_and_far_ones_are_not() {
        let nodes = ["lane", "interview", "end-good", "end-missed"];
        assert_eq!(nearest("intervju", nodes), Some("interview"));
        assert_eq!(nearest("LANE", nodes), Some("lane"));
        assert_eq!(nearest("lnae", nodes), Some("lane"));
        assert_eq!(nearest("end-god", nodes), Some("end-good"));
        assert_eq!(nearest("hospital", nodes), None);
        assert_eq!(nearest("x", ["y"]), None);
    }

    #[test]
    fn only_one_near_name_leaves_no_doubt() {
        assert_eq!(only_near("end-god", ["end-good", "lane"]), Some("end-good"));
        assert_eq!(only_near("D2-5", ["D2-05", "D2-15"]), None);
        assert_eq!(only_near("kcik", ["KCIK", "kcjk"]), Some("KCIK"));
    }
}
