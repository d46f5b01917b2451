//! The roster of names: who is behind a code. It leaves this computer only when its trainer exports it.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use zeroize::{Zeroize, Zeroizing};

use super::table::Listed;
use crate::session::TraineeCode;

/// A person behind a code. Everything but the code may be missing. Wiped from memory when it is dropped.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Person {
    /// Name and surname.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Service number, or the `ID number` of a learning platform.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id_number: Option<String>,
    /// E-mail address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
}

impl Person {
    /// Whether nothing is known of the person.
    #[must_use]
    pub fn is_unknown(&self) -> bool {
        self.name.is_none() && self.id_number.is_none() && self.email.is_none()
    }
}

impl Drop for Person {
    fn drop(&mut self) {
        self.name.zeroize();
        self.id_number.zeroize();
        self.email.zeroize();
    }
}

/// Not even a log of faults shows a name.
impl std::fmt::Debug for Person {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Person { … }")
    }
}

/// The names behind codes, by code.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names {
    people: BTreeMap<TraineeCode, Person>,
}

/// As sealed.
#[derive(Serialize)]
struct Written<'a> {
    format: u32,
    people: &'a BTreeMap<TraineeCode, Person>,
}

/// As opened.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Read {
    format: u32,
    people: BTreeMap<TraineeCode, Person>,
}

/// Why nobody of a list was brought in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotBrought {
    /// A code of it is on the roster of no course here.
    Stranger {
        /// Which.
        code: TraineeCode,
    },
    /// More people have no code than there are codes that nobody has.
    TooFewCodes {
        /// People without a code.
        without: usize,
        /// Codes that nobody has.
        free: usize,
    },
}

impl Names {
    const FORMAT: u32 = 1;

    /// The person behind a code.
    #[must_use]
    pub fn of(&self, code: &TraineeCode) -> Option<&Person> {
        self.people.get(code)
    }

    /// Everybody, by code.
    pub fn all(&self) -> impl Iterator<Item = (&TraineeCode, &Person)> {
        self.people.iter()
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.people.len()
    }

    /// Whether there is nobody.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.people.is_empty()
    }

    /// Writes who is behind a code, in place of what was known; nothing known takes the code out.
    pub fn set(&mut self, code: TraineeCode, person: Person) {
        if person.is_unknown() {
            self.people.remove(&code);
        } else {
            self.people.insert(code, person);
        }
    }

    /// Brings the people of a list in: those without a code get the codes of `free`, in order, that nobody has and the list
    /// does not name. `known`: the codes of courses here; names stand behind no others, because nobody could tell when to
    /// delete them. How many were brought in.
    ///
    /// # Errors
    /// [`NotBrought`]; nobody is brought in then.
    pub fn bring_in(&mut self, mut listed: Vec<Listed>, free: &[TraineeCode], known: &BTreeSet<TraineeCode>) -> Result<usize, NotBrought> {
        if let Some(code) = listed.iter().filter_map(|one| one.code.as_ref()).find(|code| !known.contains(*code)) {
            return Err(NotBrought::Stranger { code: code.clone() });
        }
        let is_free = |code: &&TraineeCode| !self.people.contains_key(*code) && listed.iter().all(|one| one.code.as_ref() != Some(*code));
        let free: Vec<TraineeCode> = free.iter().filter(is_free).cloned().collect();
        let without = listed.iter().filter(|one| one.code.is_none()).count();
        if without > free.len() {
            return Err(NotBrought::TooFewCodes { without, free: free.len() });
        }
        let mut free = free.into_iter();
        let count = listed.len();
        for one in &mut listed {
            if let Some(code) = one.code.take().or_else(|| free.next()) {
                self.set(code, std::mem::take(&mut one.person));
            }
        }
        Ok(count)
    }

    /// Forgets who is behind a code; whether anything was known.
    pub fn forget(&mut self, code: &TraineeCode) -> bool {
        self.people.remove(code).is_some()
    }

    /// As sealed. It is written once, into room enough, so that no copy of it is left behind in memory.
    pub(super) fn to_bytes(&self) -> Zeroizing<Vec<u8>> {
        let mut bytes = Zeroizing::new(Vec::with_capacity(self.room()));
        let written = Written { format: Self::FORMAT, people: &self.people };
        serde_json::to_writer(&mut *bytes, &written).expect("texts by texts are JSON");
        bytes
    }

    /// More bytes than it takes: no character is written in more than six for each of its own.
    pub(super) fn room(&self) -> usize {
        let person = |person: &Person| {
            let texts = [&person.name, &person.id_number, &person.email];
            texts.into_iter().flatten().map(|text| 6 * text.len()).sum::<usize>()
        };
        self.people.iter().map(|(code, of)| 6 * code.0.len() + person(of) + 64).sum::<usize>() + 64
    }

    /// As opened; what is wrong with it otherwise, without a word of what it holds.
    pub(super) fn of_bytes(bytes: &[u8]) -> Result<Self, String> {
        let read: Read = serde_json::from_slice(bytes).map_err(|error| format!("line {}, column {} is not as expected", error.line(), error.column()))?;
        if read.format > Self::FORMAT {
            return Err("it was written by a newer release".to_owned());
        }
        Ok(Self { people: read.people })
    }
}
