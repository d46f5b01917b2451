//! The form of the file as data: every field with its type, its default and its meaning in three languages.
//!
//! One table for the reader ([`super::source`] knows no field that does not stand here), the JSON Schema ([`schema`]), the
//! reference that trainers read ([`page`]), and the comments of a new scenario (`new`). It reads no files and knows no
//! scenario.
//!
//! ```
//! use ias::scenario::form;
//! let scene = form::group("Scene").expect("a kind of node");
//! assert!(scene.field("then").expect("a field").is_required());
//! ```

pub mod page;
pub mod schema;
mod table;
#[cfg(test)]
mod tests;

use crate::text::Language;

pub use table::{
    ASSESS, BRANCH, BRIEFING, CHOOSE, CONCLUSION, CUE, ENDING, EXHIBIT, LURE, MARK, OPTION, REFER, ROUTE, RUBRIC, SCENARIO, SCENE,
    VARIABLE, WEIGHTS,
};

/// A text in each language of the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Words {
    pl: &'static str,
    en: &'static str,
    uk: &'static str,
}

impl Words {
    /// One text in each.
    pub(crate) const fn new(pl: &'static str, en: &'static str, uk: &'static str) -> Self {
        Self { pl, en, uk }
    }

    /// The text in a language.
    #[must_use]
    pub const fn get(&self, language: Language) -> &'static str {
        match language {
            Language::Pl => self.pl,
            Language::En => self.en,
            Language::Uk => self.uk,
        }
    }
}

/// Named fields in ( ).
#[derive(Debug)]
pub struct Group {
    /// How messages call it, and for a kind of node how it is written: `Scene`, `cue`.
    pub name: &'static str,
    /// What it is.
    pub meaning: Words,
    /// Its fields, in the order of the reference.
    pub fields: &'static [Field],
}

/// A field of a group.
#[derive(Debug)]
pub struct Field {
    /// As written.
    pub name: &'static str,
    /// What stands in it.
    pub kind: Kind,
    /// Whether it must be written.
    pub need: Need,
    /// What it does.
    pub meaning: Words,
}

/// Whether a field must be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// Always.
    Required,
    /// It may be left out; what holds then.
    Otherwise(Words),
    /// It must, unless something else stands there: what.
    Unless(Words),
}

/// What stands in a field.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    /// A whole number, from and to.
    Whole(i64, i64),
    /// Percent, or `None`.
    Percent,
    /// Seconds of the scene.
    Seconds,
    /// A text, plain or by language.
    Text,
    /// A file in the scenario's folder.
    Path,
    /// A file, or one for each language.
    LocalizedPath,
    /// A new id.
    Id,
    /// The id of something.
    Reference(Target),
    /// A list of ids.
    References(Target),
    /// A list of languages.
    Languages,
    /// `true` or `false`.
    Truth,
    /// One of several words, written without quotes.
    Word(&'static [&'static str]),
    /// A rectangle on the picture.
    Region,
    /// A rectangle, or one that moves.
    Track,
    /// A condition.
    Condition,
    /// A list of effects.
    Effects,
    /// `Goto("node")` or `Choose(…)`.
    Then,
    /// A group.
    Group(&'static Group),
    /// A list of groups.
    List(&'static Group),
    /// Groups by their ids.
    Map(&'static Group),
    /// Nodes by their ids.
    Nodes,
}

/// What an id is one of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// A node of the scenario.
    Node,
    /// An option of the choice.
    Option,
    /// A catalogue.
    Catalogue,
    /// An indicator of the catalogue.
    Indicator,
    /// A principle or an error of conduct.
    Principle,
    /// An institution.
    Institution,
}

/// The kinds of nodes, in the order of the reference.
pub const NODES: [&Group; 7] = [&SCENE, &EXHIBIT, &CHOOSE, &ROUTE, &ASSESS, &REFER, &ENDING];

/// Every group, in the order of the reference: outermost first, each before those that stand in it.
pub const GROUPS: [&Group; 18] = [
    &SCENARIO, &BRIEFING, &VARIABLE, &RUBRIC, &WEIGHTS, &SCENE, &CUE, &LURE, &CHOOSE, &OPTION, &EXHIBIT, &MARK, &ROUTE, &BRANCH,
    &ASSESS, &CONCLUSION, &REFER, &ENDING,
];

/// The group of that name, letter case aside.
#[must_use]
pub fn group(name: &str) -> Option<&'static Group> {
    GROUPS.into_iter().find(|group| group.name.eq_ignore_ascii_case(name))
}

impl Group {
    /// Whether its name is written before its bracket.
    #[must_use]
    pub fn is_named(&self) -> bool {
        self.name.starts_with(|c: char| c.is_ascii_uppercase())
    }

    /// The field of that name.
    #[must_use]
    pub fn field(&self, name: &str) -> Option<&'static Field> {
        self.fields.iter().find(|field| field.name == name)
    }

    /// The names of its fields.
    pub fn names(&self) -> impl Iterator<Item = &'static str> + use<> {
        let fields: &'static [Field] = self.fields;
        fields.iter().map(|field| field.name)
    }
}

impl Field {
    /// Whether it must always be written.
    #[must_use]
    pub fn is_required(&self) -> bool {
        self.need == Need::Required
    }
}
