//! What stands in the fields of a node, an option or the whole scenario: data for [`super::fields`] to draw.
//!
//! Made from the table of the form (`scenario::form`), so that a field which the file may hold is one that can be edited.

use std::sync::Arc;

use super::TextRow;
use crate::text::Phrase;

/// Something that belongs together: a node's own fields, an option's, one branch of a route.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FormPart {
    /// Its place in the file.
    pub place: String,
    /// What it is, in words.
    pub title: String,
    /// Its number in its list, when it is an entry of one.
    pub entry: Option<Entry>,
    /// It is a state variable of that name, which can be renamed.
    pub variable: Option<String>,
    /// Its fields.
    pub fields: Vec<FieldRow>,
    /// Its texts.
    pub texts: Vec<TextRow>,
    /// What is wrong with it as a whole.
    pub told: Vec<Told>,
    /// A list behind it to which an entry can be added: its place, and what the button says.
    pub add: Option<(String, String)>,
}

/// An entry of a list, or of a map, which has no order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// The list's place in the file.
    pub list: String,
    /// Its number, from 0.
    pub at: usize,
    /// How many there are.
    pub of: usize,
    /// The entries are tried or shown in their order.
    pub ordered: bool,
    /// It may go.
    pub removable: bool,
}

/// A field.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FieldRow {
    /// Its place in the file.
    pub place: String,
    /// What it does, in words.
    pub label: String,
    /// As the file calls it.
    pub name: &'static str,
    /// What holds when it is not written, in words; empty when it must be.
    pub otherwise: String,
    /// What stands in it.
    pub value: FieldValue,
    /// What is wrong in it.
    pub told: Vec<Told>,
}

/// What stands in a field.
#[derive(Clone, Debug, PartialEq)]
pub enum FieldValue {
    /// A number as written; empty when it is not.
    Number(String, Bounds),
    /// An id of its own.
    Id(String),
    /// Left, top, width and height on the picture, as written.
    Region([String; 4]),
    /// One of several words: which, if one of them, and each with what it means.
    Word(Option<usize>, Vec<(&'static str, String)>),
    /// Yes or no; `None`: not written.
    Truth(Option<bool>),
    /// One of what is offered; empty: not written.
    One(String, Arc<Vec<Offer>>),
    /// Several of what is offered, in order.
    Many(Vec<Offer>, Arc<Vec<Offer>>),
    /// A condition; `None`: always.
    When(Option<ConditionRow>, Arc<Offers>),
    /// What is changed.
    Effects(Vec<EffectRow>, Arc<Vec<Offer>>),
    /// Something that can only be mended in the text, as written.
    Raw(String),
}

impl Default for FieldValue {
    fn default() -> Self {
        Self::Raw(String::new())
    }
}

/// Which numbers fit.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Bounds {
    /// The least.
    pub least: f64,
    /// The most.
    pub most: f64,
    /// Only whole numbers.
    pub whole: bool,
    /// The word `None` may stand there.
    pub none: bool,
}

impl Bounds {
    /// The number as the file writes it, if it fits. A comma is taken for a point.
    ///
    /// ```
    /// use ias::app::views::author::Bounds;
    /// let seconds = Bounds { least: 0.0, most: 100.0, ..Bounds::default() };
    /// assert_eq!(seconds.fit(" 2,5 "), Some("2.5".to_owned()));
    /// assert_eq!(seconds.fit("101"), None);
    /// assert_eq!(Bounds { whole: true, ..seconds }.fit("2.5"), None);
    /// ```
    #[must_use]
    pub fn fit(&self, typed: &str) -> Option<String> {
        let typed = typed.trim().replace(',', ".").replace('−', "-");
        let is_number = typed.starts_with(|c: char| c == '-' || c.is_ascii_digit())
            && typed.ends_with(|c: char| c.is_ascii_digit())
            && typed.chars().all(|c| matches!(c, '-' | '.') || c.is_ascii_digit());
        let number: f64 = typed.parse().ok().filter(|_| is_number)?;
        let fits = (self.least..=self.most).contains(&number) && !(self.whole && typed.contains('.'));
        fits.then_some(typed)
    }
}

/// Something that may be chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Offer {
    /// Its id, as the file names it.
    pub id: String,
    /// What it is, in words; may be empty.
    pub words: String,
}

impl Offer {
    /// The id with its words.
    #[must_use]
    pub fn shown(&self) -> String {
        if self.words.is_empty() { self.id.clone() } else { format!("{} · {}", self.id, self.words) }
    }
}

/// Everything that a condition may ask for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Offers {
    /// State variables.
    pub variables: Arc<Vec<Offer>>,
    /// Options, as `node/option`.
    pub options: Arc<Vec<Offer>>,
    /// Nodes.
    pub nodes: Arc<Vec<Offer>>,
    /// Signs.
    pub cues: Arc<Vec<Offer>>,
}

impl Offers {
    /// What a kind of condition may name.
    #[must_use]
    pub fn of(&self, kind: ConditionSort) -> &Arc<Vec<Offer>> {
        match kind {
            ConditionSort::Chose => &self.options,
            ConditionSort::Visited => &self.nodes,
            ConditionSort::Flagged => &self.cues,
            _ => &self.variables,
        }
    }
}

/// What a condition asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ConditionSort {
    /// All of several hold.
    All,
    /// One of several holds.
    Any,
    /// Another does not hold.
    Not,
    /// A variable is at least so much.
    AtLeast,
    /// A variable is that.
    Is,
    /// An option was chosen.
    Chose,
    /// A node was visited.
    Visited,
    /// A sign was flagged.
    Flagged,
    /// So many signs were flagged.
    Found,
}

impl ConditionSort {
    /// Every one, in the order in which they are offered.
    pub const ALL: [Self; 9] =
        [Self::Chose, Self::Visited, Self::Flagged, Self::Found, Self::AtLeast, Self::Is, Self::All, Self::Any, Self::Not];

    /// As the file names it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::All => "All",
            Self::Any => "Any",
            Self::Not => "Not",
            Self::AtLeast => "AtLeast",
            Self::Is => "Is",
            Self::Chose => "Chose",
            Self::Visited => "Visited",
            Self::Flagged => "Flagged",
            Self::Found => "Found",
        }
    }

    /// The key of its words.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::All => "author-when-all",
            Self::Any => "author-when-any",
            Self::Not => "author-when-not",
            Self::AtLeast => "author-when-at-least",
            Self::Is => "author-when-is",
            Self::Chose => "author-when-chose",
            Self::Visited => "author-when-visited",
            Self::Flagged => "author-when-flagged",
            Self::Found => "author-when-found",
        }
    }

    /// Whether it holds other conditions.
    #[must_use]
    pub fn holds_others(self) -> bool {
        matches!(self, Self::All | Self::Any | Self::Not)
    }

    /// Whether it names something, and whether it counts.
    #[must_use]
    pub fn takes(self) -> (bool, bool) {
        match self {
            Self::AtLeast | Self::Is => (true, true),
            Self::Found => (false, true),
            Self::Chose | Self::Visited | Self::Flagged => (true, false),
            Self::All | Self::Any | Self::Not => (false, false),
        }
    }
}

/// A condition.
#[derive(Clone, Debug, PartialEq)]
pub struct ConditionRow {
    /// Its place in the file.
    pub place: String,
    /// What it asks; `None`: it cannot be read.
    pub sort: Option<ConditionSort>,
    /// What it names; empty when it names nothing.
    pub name: String,
    /// The number in it, as written.
    pub amount: String,
    /// The conditions within.
    pub parts: Vec<ConditionRow>,
}

/// A change of a variable.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct EffectRow {
    /// Its place in the file.
    pub place: String,
    /// It adds; otherwise it sets.
    pub adds: bool,
    /// The variable.
    pub variable: String,
    /// By how much, or to what, as written.
    pub amount: String,
}

/// A finding beside what it is about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// It keeps the scenario from being played.
    pub error: bool,
    /// What is wrong, and the cure.
    pub text: Phrase,
}

/// What goes into a field.
#[derive(Clone, Debug, PartialEq)]
pub enum FieldEdit {
    /// It is not written.
    Clear,
    /// A number, as [`Bounds::fit`] gave it.
    Number(String),
    /// A word without quotes.
    Word(&'static str),
    /// Yes or no.
    Truth(bool),
    /// An id.
    Name(String),
}
