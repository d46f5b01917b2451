//! What a record store has been handed: one file a store, to which a line is added for every attempt that it took whole.
//!
//! A line that breaks off, because the power went, is read as not there: its attempt is handed over again, which changes
//! nothing. The file holds ids of attempts and statements, and neither codes nor names.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::{Address, Aside, PushError};

/// The format that this release writes.
const FORMAT: u32 = 1;

/// A line of the file.
#[derive(Debug, Serialize, Deserialize)]
#[serde(untagged)]
enum Note {
    Store { ias_push: u32, lrs: String, home: String },
    Done { attempt: String, scores: usize },
    Aside { aside: String, of: String, why: String },
}

/// How far a record store has been served.
#[derive(Debug)]
pub struct Position {
    path: PathBuf,
    /// `None`: only looked at, or nothing noted yet.
    file: Option<File>,
    home: Option<String>,
    /// How many scores the attempt had when it was handed over.
    done: BTreeMap<String, usize>,
}

impl Position {
    /// Reads what was noted of that store in the data folder; makes nothing.
    ///
    /// # Errors
    /// [`PushError::Position`] when the file is there and cannot be read.
    pub fn look(data: &Path, address: &Address) -> Result<Self, PushError> {
        let path = data.join("push").join(format!("{}.jsonl", name_of(address)));
        let mut position = Self { path, file: None, home: None, done: BTreeMap::new() };
        let text = match fs::read_to_string(&position.path) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
            Err(source) => return Err(position.unusable(source)),
        };
        for line in text.lines() {
            match serde_json::from_str(line) {
                Ok(Note::Store { home, .. }) => position.home = Some(home),
                Ok(Note::Done { attempt, scores }) => drop(position.done.insert(attempt, scores)),
                Ok(Note::Aside { .. }) | Err(_) => {}
            }
        }
        Ok(position)
    }

    /// The home under which statements were handed over before.
    #[must_use]
    pub fn home(&self) -> Option<&str> {
        self.home.as_deref()
    }

    /// Begins, or goes on, with statements under that home. `again` forgets what was noted.
    ///
    /// # Errors
    /// [`PushError::OtherHome`]; [`PushError::Position`].
    pub fn begin(&mut self, address: &Address, home: &str, again: bool) -> Result<(), PushError> {
        if again {
            self.done.clear();
            self.home = None;
        }
        if let Some(was) = self.home.as_ref().filter(|was| *was != home) {
            return Err(PushError::OtherHome { was: was.clone() });
        }
        self.open(again).map_err(|source| self.unusable(source))?;
        if self.home.is_none() {
            self.note(&Note::Store { ias_push: FORMAT, lrs: address.to_string(), home: home.to_owned() })?;
            self.home = Some(home.to_owned());
        }
        Ok(())
    }

    fn open(&mut self, again: bool) -> io::Result<()> {
        if let Some(folder) = self.path.parent() {
            fs::create_dir_all(folder)?;
        }
        let mut file = OpenOptions::new().create(true).append(true).open(&self.path)?;
        if again {
            file.set_len(0)?;
        } else if fs::read(&self.path)?.last().is_some_and(|last| *last != b'\n') {
            // The last line broke off: the next one is not to hang on to it.
            file.write_all(b"\n")?;
        }
        self.file = Some(file);
        Ok(())
    }

    /// Whether the attempt was handed over with at least so many scores.
    #[must_use]
    pub fn has(&self, attempt: &str, scores: usize) -> bool {
        self.done.get(attempt).is_some_and(|done| *done >= scores)
    }

    /// Notes that the attempt was handed over whole.
    ///
    /// # Errors
    /// [`PushError::Position`].
    pub fn done(&mut self, attempt: &str, scores: usize) -> Result<(), PushError> {
        self.note(&Note::Done { attempt: attempt.to_owned(), scores })?;
        self.done.insert(attempt.to_owned(), scores);
        Ok(())
    }

    /// Notes a statement that the store did not take.
    ///
    /// # Errors
    /// [`PushError::Position`].
    pub fn aside(&mut self, aside: &Aside) -> Result<(), PushError> {
        let note = Note::Aside { aside: aside.statement.clone(), of: aside.attempt.clone(), why: aside.why.to_string() };
        self.note(&note)
    }

    /// Waits until what was noted would survive a power cut.
    ///
    /// # Errors
    /// [`PushError::Position`].
    pub fn sync(&self) -> Result<(), PushError> {
        self.file.as_ref().map_or(Ok(()), File::sync_data).map_err(|source| self.unusable(source))
    }

    fn note(&mut self, note: &Note) -> Result<(), PushError> {
        let mut line = serde_json::to_string(note).expect("a note is plain data");
        line.push('\n');
        let written = self.file.as_mut().map_or(Ok(()), |file| file.write_all(line.as_bytes()));
        written.map_err(|source| self.unusable(source))
    }

    fn unusable(&self, source: io::Error) -> PushError {
        PushError::Position { path: self.path.clone(), source }
    }
}

/// What is left of a file of notes without attempts that are to be forgotten.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// The file's new text.
    pub text: String,
    /// The record store: what it got stays there, and only its administrator can delete it.
    pub store: String,
    /// The attempts that were forgotten.
    pub forgotten: BTreeSet<String>,
}

impl Kept {
    /// Takes notes of attempts out of a file's text, if any is `gone`.
    ///
    /// # Errors
    /// What `gone` says.
    pub fn of<E>(text: &str, mut gone: impl FnMut(&str) -> Result<bool, E>) -> Result<Option<Self>, E> {
        let mut known: BTreeMap<String, bool> = BTreeMap::new();
        let mut kept = Self { text: String::with_capacity(text.len()), store: String::new(), forgotten: BTreeSet::new() };
        let mut is_torn = false;
        for line in text.lines() {
            let note = serde_json::from_str(line);
            let attempt = match &note {
                Ok(Note::Done { attempt, .. } | Note::Aside { of: attempt, .. }) => attempt,
                Ok(Note::Store { lrs, .. }) => {
                    kept.store.clone_from(lrs);
                    kept.text.push_str(line);
                    kept.text.push('\n');
                    continue;
                }
                // A line that broke off may hold an attempt's id; nothing reads it.
                Err(_) => {
                    is_torn |= !line.trim().is_empty();
                    continue;
                }
            };
            let is_gone = match known.get(attempt) {
                Some(is_gone) => *is_gone,
                None => *known.entry(attempt.clone()).or_insert(gone(attempt)?),
            };
            if is_gone {
                kept.forgotten.insert(attempt.clone());
            } else {
                kept.text.push_str(line);
                kept.text.push('\n');
            }
        }
        Ok((is_torn || !kept.forgotten.is_empty()).then_some(kept))
    }
}

/// What the store's file is called: its host, so that a person knows it, and enough of a hash to tell two on one host apart.
fn name_of(address: &Address) -> String {
    let host: String = address.host().chars().map(|c| if c.is_ascii_alphanumeric() || c == '.' { c } else { '-' }).collect();
    let hash: String = Sha256::digest(address.statements().as_bytes()).iter().take(6).map(|byte| format!("{byte:02x}")).collect();
    format!("{host}-{hash}")
}
