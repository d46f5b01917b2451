//! What a change replaces, and what undoes it.

use std::ops::Range;

use serde::{Deserialize, Serialize};

/// Bytes of a text and what takes their place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Splice {
    /// The bytes, on the borders of characters.
    pub at: Range<usize>,
    /// What stands there afterwards.
    pub with: String,
}

/// Splices of one text, all counted in the text before the change.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Change {
    /// By place, apart from one another.
    splices: Vec<Splice>,
}

impl Change {
    /// Of splices that do not overlap, in any order.
    pub(super) fn new(mut splices: Vec<Splice>) -> Self {
        splices.sort_by_key(|splice| (splice.at.start, splice.at.end));
        debug_assert!(splices.windows(2).all(|pair| pair[0].at.end <= pair[1].at.start), "splices overlap: {splices:?}");
        Self { splices }
    }

    /// As [`Change::new`], of which a splice that lies in an earlier one is left out.
    pub(in crate::scenario) fn of(mut splices: Vec<Splice>) -> Self {
        splices.sort_by_key(|splice| (splice.at.start, std::cmp::Reverse(splice.at.end)));
        let mut end = 0;
        splices.retain(|splice| {
            let apart = splice.at.start >= end;
            end = end.max(splice.at.end);
            apart
        });
        Self { splices }
    }

    /// The one splice that makes `new` of `old`: what they begin and end with in common stays.
    #[must_use]
    pub fn between(old: &str, new: &str) -> Self {
        if old == new {
            return Self::default();
        }
        let same = |pair: &(char, char)| pair.0 == pair.1;
        let head: usize = old.chars().zip(new.chars()).take_while(same).map(|(c, _)| c.len_utf8()).sum();
        let (old_rest, new_rest) = (old.get(head..).unwrap_or_default(), new.get(head..).unwrap_or_default());
        let tail: usize = old_rest.chars().rev().zip(new_rest.chars().rev()).take_while(same).map(|(c, _)| c.len_utf8()).sum();
        let with = new_rest.get(..new_rest.len() - tail).unwrap_or_default().to_owned();
        Self { splices: vec![Splice { at: head..old.len() - tail, with }] }
    }

    /// Both at once; they must be of the same text and not meet.
    #[must_use]
    pub fn and(mut self, other: Self) -> Self {
        self.splices.extend(other.splices);
        Self::new(self.splices)
    }

    /// Whether nothing changes.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.splices.is_empty()
    }

    /// The splices, by place.
    #[must_use]
    pub fn splices(&self) -> &[Splice] {
        &self.splices
    }

    /// Whether it can be a change of that text: its places are there, in order, on the borders of characters.
    #[must_use]
    pub fn fits(&self, text: &str) -> bool {
        let in_order = self.splices.windows(2).all(|pair| pair[0].at.end <= pair[1].at.start);
        in_order && self.splices.iter().all(|splice| text.get(splice.at.clone()).is_some())
    }

    /// The text with the change.
    ///
    /// # Panics
    /// When the change is of another text, which [`Change::fits`] tells.
    #[must_use]
    pub fn apply(&self, text: &str) -> String {
        let mut changed = String::with_capacity(text.len() + self.splices.iter().map(|splice| splice.with.len()).sum::<usize>());
        let mut from = 0;
        for splice in &self.splices {
            changed.push_str(&text[from..splice.at.start]);
            changed.push_str(&splice.with);
            from = splice.at.end;
        }
        changed.push_str(&text[from..]);
        changed
    }

    /// What makes of the changed text again `text`, to which this is a change.
    ///
    /// # Panics
    /// As [`Change::apply`].
    #[must_use]
    pub fn inverse(&self, text: &str) -> Self {
        let mut splices = Vec::with_capacity(self.splices.len());
        // How much longer the changed text is, up to here: added and taken away.
        let (mut added, mut taken) = (0, 0);
        for splice in &self.splices {
            let start = splice.at.start + added - taken;
            splices.push(Splice { at: start..start + splice.with.len(), with: text[splice.at.clone()].to_owned() });
            added += splice.with.len();
            taken += splice.at.len();
        }
        Self { splices }
    }
}
