//! What a record store was handed: notes of attempts that are not here any more go, and whoever deletes hears who else has them.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use serde::Serialize;

use super::{House, PrivacyError};
use crate::course::disk::write_whole;
use crate::push::Kept;
use crate::session::AttemptId;
use crate::store::{Filter, Gathered, SqliteStore, Store};

/// Deleted attempts that a record store was handed before. They stay there until its administrator deletes them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct HandedOn {
    /// The record store's address.
    pub store: String,
    /// Which attempts.
    pub attempts: Vec<String>,
}

impl House<'_> {
    /// Takes out of the notes of sending whatever attempt this computer does not keep any more. It goes by what is kept, not by
    /// what was just deleted: a try that was cut off is made up for by the next.
    ///
    /// # Errors
    /// [`PrivacyError`]
    pub fn forget_handed_on(&self) -> Result<Vec<HandedOn>, PrivacyError> {
        let gathered = Gathered::open_to_read(self.data)?;
        let mut played: BTreeSet<AttemptId> = BTreeSet::new();
        if let Some(store) = SqliteStore::open_to_read(self.data)? {
            played.extend(store.attempts(&Filter::default())?.into_iter().map(|attempt| attempt.begun.id));
        }
        let is_gone = |attempt: &str| -> Result<bool, PrivacyError> {
            let id = AttemptId::from(attempt);
            Ok(!played.contains(&id) && !gathered.as_ref().map(|store| store.holds(&id)).transpose()?.unwrap_or(false))
        };
        let mut handed_on = Vec::new();
        for (path, kept) in self.noted(is_gone)? {
            write_whole(&path, kept.text.as_bytes()).map_err(|source| PrivacyError::File { path, source })?;
            handed_on.extend(HandedOn::of(kept));
        }
        Ok(handed_on)
    }

    /// To which record stores some of these attempts were handed.
    ///
    /// # Errors
    /// [`PrivacyError`]
    pub(super) fn handed_on(&self, attempts: &BTreeSet<AttemptId>) -> Result<Vec<HandedOn>, PrivacyError> {
        let noted = self.noted(|attempt| Ok(attempts.contains(&AttemptId::from(attempt))))?;
        Ok(noted.into_iter().filter_map(|(_, kept)| HandedOn::of(kept)).collect())
    }

    /// The files of notes in which an attempt of that kind stands, and what is left of each without them.
    fn noted(&self, mut is_meant: impl FnMut(&str) -> Result<bool, PrivacyError>) -> Result<Vec<(PathBuf, Kept)>, PrivacyError> {
        let mut files: Vec<PathBuf> = fs::read_dir(self.data.join("push")).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
        files.retain(|path| path.extension().is_some_and(|end| end == "jsonl"));
        files.sort();
        let mut noted = Vec::new();
        for path in files {
            let text = fs::read_to_string(&path).map_err(|source| PrivacyError::File { path: path.clone(), source })?;
            if let Some(kept) = Kept::of(&text, &mut is_meant)? {
                noted.push((path, kept));
            }
        }
        Ok(noted)
    }
}

impl HandedOn {
    fn of(kept: Kept) -> Option<Self> {
        let attempts: Vec<String> = kept.forgotten.into_iter().collect();
        (!attempts.is_empty()).then_some(Self { store: kept.store, attempts })
    }
}
