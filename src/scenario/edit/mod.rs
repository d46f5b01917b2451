//! Changes to a scenario's text that leave everything else as its author wrote it: comments, order, layout, line ends.
//!
//! A [`Script`] is a text that was read; it answers a wish (set, insert, remove, rename) with a [`Change`], the smallest
//! one that does it, or with an [`EditError`]. Nothing is written anywhere: whoever asked applies the change, keeps its
//! [`Change::inverse`] for undoing, and saves.
//!
//! A place is the way from the file's outermost group, written with `/`: a field's name, a map's key, the id of a list's
//! entry, or `#2` for the third thing in a list or between brackets. `nodes/lane/cues/old-van/from`.
//!
//! ```
//! use ias::scenario::edit::Script;
//! let script = Script::new("(nodes: {\"lane\": Scene(cues: [(id: \"van\", from: 2.0 /* s */)])})");
//! let change = script.set("nodes/lane/cues/van/from", "2.4").expect("it is there");
//! let text = change.apply(script.text());
//! assert_eq!(text, "(nodes: {\"lane\": Scene(cues: [(id: \"van\", from: 2.4 /* s */)])})");
//! assert_eq!(change.inverse(script.text()).apply(&text), script.text());
//! ```

mod change;
mod entries;
mod fields;
#[cfg(test)]
mod fields_tests;
mod place;
mod rename;
#[cfg(test)]
mod tests;
pub mod write;

use std::fmt;

pub use change::{Change, Splice};
pub use rename::{Named, is_id};

use super::syntax::{self, Document, Value, ValueKind};
use crate::diagnostic::SourceText;
use crate::text::Language;

/// Why a text cannot be changed as wished.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EditError {
    /// Nothing stands at that place, and nothing can be put there.
    NoSuchPlace(String),
    /// What stands there cannot hold entries.
    HoldsNothing(String),
    /// The new id is none, or is taken.
    UnfitId(String),
    /// The text would be less readable than before: the place is in the midst of a fault.
    WouldBreak(String),
}

impl fmt::Display for EditError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoSuchPlace(place) => write!(f, "there is no `{place}` in the file: check that the file was not changed meanwhile"),
            Self::HoldsNothing(place) => write!(f, "`{place}` is written in a way that takes no entries: mend it in the text"),
            Self::UnfitId(id) => write!(f, "`{id}` cannot be the id: take letters without accents, digits, `-`, `_` and `.`, and none that is taken"),
            Self::WouldBreak(place) => write!(f, "`{place}` stands beside a fault of the text: mend that first"),
        }
    }
}

impl std::error::Error for EditError {}

/// A scenario's text with its tree.
#[derive(Clone, Debug)]
pub struct Script {
    source: SourceText,
    document: Document,
}

impl Script {
    /// Reads a text. Faults in it are no hindrance to changing the rest.
    #[must_use]
    pub fn new(text: impl Into<String>) -> Self {
        let source = SourceText::new(super::disk::FILE_NAME, text);
        let document = syntax::parse(&source);
        Self { source, document }
    }

    /// The text.
    #[must_use]
    pub fn text(&self) -> &str {
        self.source.text()
    }

    /// The text with its lines, for findings.
    #[must_use]
    pub fn source(&self) -> &SourceText {
        &self.source
    }

    /// What stands at a place.
    #[must_use]
    pub fn find(&self, place: &str) -> Option<&Value> {
        place::find(self.document.root.as_ref()?, place)
    }

    /// The bytes that stand at a place.
    #[must_use]
    pub fn written(&self, place: &str) -> Option<&str> {
        self.find(place).map(|value| self.slice(value))
    }

    fn slice(&self, value: &Value) -> &str {
        self.text().get(value.span.clone()).unwrap_or_default()
    }

    /// Writes `value` at a place, further lines of it as from the margin. A field or key that is not there yet is put at the end of its group or map; groups and
    /// maps around it that are not there are made.
    ///
    /// # Errors
    /// When the place leads to nothing that could hold it.
    pub fn set(&self, place: &str, value: &str) -> Result<Change, EditError> {
        if let Some(old) = self.find(place) {
            let splice = Splice { at: old.span.clone(), with: entries::moved_in_at(self.text(), old.span.start, value) };
            let is_same = self.slice(old) == value;
            return self.sound(place, if is_same { Vec::new() } else { vec![splice] });
        }
        let Some((parent, name)) = place.rsplit_once('/') else { return self.put_at_root(place, value) };
        match self.find(parent) {
            Some(holder) => self.put(parent, holder, name, value),
            None => self.set(parent, &place::wrapped(name, value)),
        }
    }

    fn put_at_root(&self, name: &str, value: &str) -> Result<Change, EditError> {
        let root = self.document.root.as_ref().ok_or_else(|| EditError::NoSuchPlace(name.to_owned()))?;
        self.put(name, root, name, value)
    }

    fn put(&self, place: &str, holder: &Value, name: &str, value: &str) -> Result<Change, EditError> {
        let holder = place::unwrapped(holder);
        let entry = match &holder.kind {
            ValueKind::Group(_) if !name.starts_with('#') => format!("{name}: {value}"),
            ValueKind::Map(_) => format!("{}: {value}", write::text(name)),
            _ => return Err(EditError::HoldsNothing(place.to_owned())),
        };
        let count = place::entries(holder).len();
        self.sound(place, entries::insert(self, holder, count, &entry))
    }

    /// Puts an entry into a list, group or map before the entry that is `at` now; at the end when there are fewer.
    /// Further lines of `entry` are written as from the margin: they are moved in to where the entry stands.
    ///
    /// # Errors
    /// When there is no list, group or map at the place.
    pub fn insert(&self, place: &str, at: usize, entry: &str) -> Result<Change, EditError> {
        let Some(holder) = self.find(place) else {
            let Some((parent, name)) = place.rsplit_once('/') else {
                return Err(EditError::NoSuchPlace(place.to_owned()));
            };
            let parent = self.find(parent).ok_or_else(|| EditError::NoSuchPlace(place.to_owned()))?;
            return self.put(place, parent, name, &format!("[{entry}]"));
        };
        let holder = place::unwrapped(holder);
        if !matches!(holder.kind, ValueKind::List(_) | ValueKind::Map(_) | ValueKind::Group(_)) {
            return Err(EditError::HoldsNothing(place.to_owned()));
        }
        self.sound(place, entries::insert(self, holder, at, entry))
    }

    /// Takes away a list's entry, a field or a key with its value.
    ///
    /// # Errors
    /// When nothing stands at the place.
    pub fn remove(&self, place: &str) -> Result<Change, EditError> {
        let missing = || EditError::NoSuchPlace(place.to_owned());
        let (parent, name) = match place.rsplit_once('/') {
            Some((parent, name)) => (self.find(parent).ok_or_else(missing)?, name),
            None => (self.document.root.as_ref().ok_or_else(missing)?, place),
        };
        let holder = place::unwrapped(parent);
        let at = place::place_of(holder, name).ok_or_else(missing)?;
        self.sound(place, entries::remove(self, holder, at))
    }

    /// Writes a text, in one language or, with `None`, as it serves all. A plain text that gets a language becomes a map
    /// in which what stood there is that of `base`.
    ///
    /// # Errors
    /// As for [`Script::set`].
    pub fn set_text(&self, place: &str, language: Option<Language>, text: &str, base: Language) -> Result<Change, EditError> {
        let literal = write::text(text);
        let Some(language) = language else {
            return self.set(place, &literal);
        };
        let old = self.find(place).map(place::unwrapped);
        match old {
            Some(Value { kind: ValueKind::Text(_), .. }) => {
                let plain = old.map(|old| self.slice(old)).unwrap_or_default();
                let map = if language == base {
                    format!("{{{}: {literal}}}", write::text(base.tag()))
                } else {
                    format!("{{{}: {plain}, {}: {literal}}}", write::text(base.tag()), write::text(language.tag()))
                };
                self.set(place, &map)
            }
            Some(holder @ Value { kind: ValueKind::Map(pairs), .. })
                if self.find(&format!("{place}/{}", language.tag())).is_none() =>
            {
                // In the order in which languages are offered.
                let order = |tag: &str| Language::ALL.iter().position(|known| known.tag() == tag);
                let own = order(language.tag());
                let at = pairs.iter().filter(|(key, _)| matches!(&key.kind, ValueKind::Text(tag) if order(tag) < own)).count();
                let entry = format!("{}: {literal}", write::text(language.tag()));
                self.sound(place, entries::insert(self, holder, at, &entry))
            }
            _ => self.set(&format!("{place}/{}", language.tag()), &literal),
        }
    }

    /// The change, once it is seen that the text is as readable with it as without.
    fn sound(&self, place: &str, splices: Vec<Splice>) -> Result<Change, EditError> {
        let change = Change::new(splices);
        if change.is_empty() {
            return Ok(change);
        }
        let after = SourceText::new(self.source.name(), change.apply(self.text()));
        if syntax::parse(&after).faults.len() > self.document.faults.len() {
            return Err(EditError::WouldBreak(place.to_owned()));
        }
        Ok(change)
    }
}
