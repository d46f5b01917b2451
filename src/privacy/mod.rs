//! A person's rights over what is kept of them on this computer: to have it, to have it deleted, and to have it deleted in
//! time without asking.
//!
//! What is kept of a code, and where:
//!
//! | what | where | deleted by |
//! |---|---|---|
//! | who is behind it (trainer's station only, sealed) | `station/names.age` | [`House::forget`], [`House::expire`] |
//! | attempts: events, position, scores | `results.sqlite` | the same |
//! | results ready to be handed in, sealed | `outbox/<attempt>.ias-result` | the same |
//! | what was gathered (trainer's station only) | `programme.sqlite` | the same |
//! | results saved as text; the code typed last | `results/*.txt`; `settings.json` | the same |
//! | that an attempt was sent to a record store | `push/*.jsonl` | the same; the store itself keeps what it got |
//! | the code on a roster | `courses/<id>/course.ron` | the same, at the station that made the course |
//!
//! Everything is done in such an order that a cut leaves something to be found again by the next try. What was copied to
//! sticks, printed or handed on is out of reach of any program; [`Forgotten::unread`] names files that may hold more.
//!
//! It must not know: screens, arguments, clocks, SQL, how keys are kept.

mod error;
mod forget;
mod handed;
mod loose;
mod mine;
mod retention;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

pub use error::PrivacyError;
pub use forget::Forgotten;
pub use handed::HandedOn;
pub use retention::{Due, Expired};

use crate::course::disk::Shelf;
use crate::keys::{Station, Unlocked};
use crate::session::{AttemptId, TraineeCode};
use crate::store::{Filter, Gathered, SqliteStore, Store};
use crate::time::{Day, WallTime};

/// All that one data folder keeps of people.
#[derive(Clone, Copy, Debug)]
pub struct House<'a> {
    /// The data folder.
    data: &'a Path,
    /// When it is asked.
    now: WallTime,
    /// The station, when this computer is one and its passphrase was given.
    station: Option<&'a Unlocked>,
    /// This computer is a station, and its names stay sealed.
    is_locked: bool,
}

impl<'a> House<'a> {
    /// The house of a data folder. A trainer's station must be unlocked: otherwise the names would be passed over.
    ///
    /// # Errors
    /// [`PrivacyError::Locked`]
    pub fn of(data: &'a Path, now: WallTime, station: Option<&'a Unlocked>) -> Result<Self, PrivacyError> {
        if station.is_none() && Station::from(data).exists() {
            return Err(PrivacyError::Locked);
        }
        Ok(Self { data, now, station, is_locked: false })
    }

    /// The house of a data folder as it stands when the application opens. On a trainer's station, which is locked then,
    /// [`House::expire`] deletes whatever needs no passphrase, and leaves names with their courses for when it is unlocked.
    #[must_use]
    pub fn at_opening(data: &'a Path, now: WallTime) -> Self {
        Self { data, now, station: None, is_locked: Station::from(data).exists() }
    }

    /// The ways in which the code is written on attempts of this computer: outside a course it is kept as it was typed.
    fn spellings(&self, code: &TraineeCode) -> Result<Vec<TraineeCode>, PrivacyError> {
        let Some(store) = SqliteStore::open_to_read(self.data)? else { return Ok(Vec::new()) };
        let all = store.attempts(&Filter::default())?;
        let alike: BTreeSet<TraineeCode> =
            all.into_iter().map(|attempt| attempt.begun.trainee).filter(|trainee| loose::is_code(&trainee.0, code)).collect();
        Ok(alike.into_iter().collect())
    }

    fn shelf(&self) -> Shelf {
        Shelf::in_folder(self.data.join("courses"))
    }

    fn today(&self) -> Day {
        Day::of(self.now)
    }

    /// The attempts to be changed; `None` when there are none.
    fn attempts(&self) -> Result<Option<SqliteStore>, PrivacyError> {
        if SqliteStore::open_to_read(self.data)?.is_none() {
            return Ok(None);
        }
        Ok(Some(SqliteStore::open(self.data, &self.today().to_string())?.store))
    }

    /// What was gathered, to be changed; `None` when nothing was.
    fn gathered(&self) -> Result<Option<Gathered>, PrivacyError> {
        if Gathered::open_to_read(self.data)?.is_none() {
            return Ok(None);
        }
        Ok(Some(Gathered::open(self.data, &self.today().to_string())?.store))
    }

    /// Removes the attempt's sealed result, and what a cut left of it; whether one was there.
    fn take_from_outbox(&self, attempt: &AttemptId) -> Result<bool, PrivacyError> {
        let begins = format!("{attempt}.ias-result");
        let folder = self.data.join("outbox");
        let mut found = false;
        for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
            if entry.file_name().to_string_lossy().starts_with(&begins) {
                found |= removed(&entry.path())?;
            }
        }
        Ok(found)
    }

    /// Files of results that were damaged and kept aside: nobody can tell what is in them.
    fn unread(&self) -> Vec<PathBuf> {
        let entries = fs::read_dir(self.data).into_iter().flatten().flatten();
        let mut aside: Vec<PathBuf> = entries.map(|entry| entry.path()).filter(|path| is_kept_aside(path)).collect();
        aside.sort();
        aside
    }
}

/// Whether a store keeps a damaged file under such a name.
fn is_kept_aside(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.to_string_lossy().contains(".damaged-"))
}

fn removed(path: &Path) -> Result<bool, PrivacyError> {
    match fs::remove_file(path) {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(source) => Err(PrivacyError::File { path: path.to_owned(), source }),
    }
}
