//! The outbox: every result of this laptop as it was sealed, and the way from there to a folder that the trainer reads.
//!
//! A result is sealed once. Its copy in the outbox (`DATA/outbox/`) is what every folder gets, to the byte, so that handing in
//! again is harmless. It stays there until the attempt is deleted: a full or pulled stick loses nothing.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::ENDING;
use super::error::HandInError;
use super::file::{self, Draft, ScoreLine};
use crate::course::Course;
use crate::keys::{LaptopKey, Recipient, seal};
use crate::session::AttemptId;
use crate::store::{self, HandedIn, Store};
use crate::time::WallTime;

/// A sealed result, ready to be handed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sealed {
    /// Which attempt.
    pub attempt: AttemptId,
    /// The last value of its chain, in hexadecimal digits.
    pub chain: String,
    /// The file's bytes.
    pub bytes: Vec<u8>,
}

/// Seals a finished attempt of a course for its trainer: a matter of milliseconds.
///
/// # Errors
/// [`HandInError::NotFinished`], [`HandInError::OtherCourse`], [`HandInError::Unsound`]; what store and key say.
pub fn seal_attempt(store: &dyn Store, attempt: &AttemptId, course: &Course, key: &LaptopKey) -> Result<Sealed, HandInError> {
    let unsound = |what: String| HandInError::Unsound { attempt: attempt.clone(), what };
    let recipient: Recipient = course.recipient.parse()?;
    let kept = store.attempt(attempt)?;
    let Some(finished) = kept.finished else { return Err(HandInError::NotFinished { attempt: attempt.clone() }) };
    if kept.begun.course.as_ref() != Some(&course.id) {
        return Err(HandInError::OtherCourse { attempt: attempt.clone(), course: kept.begun.course });
    }
    let scores: Result<Vec<ScoreLine>, serde_json::Error> = store
        .scores(attempt)?
        .into_iter()
        .map(|record| {
            let score = serde_json::from_str(&record.score)?;
            Ok(ScoreLine { content_hash: record.content_hash, computed: record.computed, reason: record.reason, score })
        })
        .collect();
    let draft = Draft {
        app_version: kept.begun.app_version,
        purpose: kept.begun.purpose,
        started: kept.begun.started,
        finished,
        log: store::export(store, attempt)?,
        scores: scores.map_err(|error| unsound(error.to_string()))?,
    };
    let (plain, chain) = file::write(&draft, course, key).map_err(|error| unsound(error.to_string()))?;
    Ok(Sealed { attempt: attempt.clone(), chain, bytes: seal(&recipient, plain.as_bytes()) })
}

/// The outbox of a data folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outbox {
    folder: PathBuf,
}

impl Outbox {
    /// The outbox in that folder, which is made when it is first needed.
    #[must_use]
    pub fn in_folder(folder: PathBuf) -> Self {
        Self { folder }
    }

    /// Where the attempt's copy lies, or would.
    #[must_use]
    pub fn file_of(&self, attempt: &AttemptId) -> PathBuf {
        self.folder.join(name_of(attempt))
    }

    /// Keeps a sealed result; nothing happens when there is one of that attempt already, which stays the one to hand in.
    ///
    /// # Errors
    /// [`HandInError::Full`], [`HandInError::ReadOnly`], [`HandInError::File`].
    pub fn keep(&self, sealed: &Sealed) -> Result<(), HandInError> {
        if self.file_of(&sealed.attempt).is_file() {
            return Ok(());
        }
        fs::create_dir_all(&self.folder).map_err(|error| HandInError::writing(&self.folder, error))?;
        place(&sealed.bytes, &self.folder, &name_of(&sealed.attempt))
    }

    /// Whether the attempt's result is here.
    #[must_use]
    pub fn holds(&self, attempt: &AttemptId) -> bool {
        self.file_of(attempt).is_file()
    }

    /// Hands the attempt's copy in to a folder: whole or not at all, and nothing is written when the very file is there.
    ///
    /// The folder must be there: it is not made, so that a pulled stick is not taken for a new folder on the disk.
    ///
    /// # Errors
    /// [`HandInError::Gone`], [`HandInError::Full`], [`HandInError::ReadOnly`], [`HandInError::File`].
    pub fn deliver(&self, attempt: &AttemptId, to: &Path) -> Result<(), HandInError> {
        let from = self.file_of(attempt);
        let bytes = fs::read(&from).map_err(|source| HandInError::File { path: from, source })?;
        if !to.is_dir() {
            return Err(HandInError::Gone { folder: to.to_owned() });
        }
        let name = name_of(attempt);
        if fs::read(to.join(&name)).is_ok_and(|there| there == bytes) {
            return Ok(());
        }
        place(&bytes, to, &name)
    }

    /// The attempts whose results are here, by id.
    ///
    /// # Errors
    /// [`HandInError::File`].
    pub fn attempts(&self) -> Result<Vec<AttemptId>, HandInError> {
        let entries = match fs::read_dir(&self.folder) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(source) => return Err(HandInError::File { path: self.folder.clone(), source }),
        };
        let mut attempts: Vec<AttemptId> = entries.flatten().filter_map(|entry| attempt_of(&entry.path())).collect();
        attempts.sort();
        Ok(attempts)
    }

    /// Removes the attempt's copy, if there is one: for whoever deletes the attempt.
    ///
    /// # Errors
    /// [`HandInError::File`].
    pub fn remove(&self, attempt: &AttemptId) -> Result<(), HandInError> {
        let path = self.file_of(attempt);
        match fs::remove_file(&path) {
            Err(source) if source.kind() != io::ErrorKind::NotFound => Err(HandInError::File { path, source }),
            _ => Ok(()),
        }
    }
}

/// Seals a finished attempt unless the outbox has it, keeps it there, and hands it in to the folder, if one is chosen.
/// What reached the folder is noted in the store. Returns whether a folder was reached.
///
/// In the application, which must not wait for a stick, [`super::courier`] does the second half.
///
/// # Errors
/// [`HandInError`]. A fault of the folder comes after the copy in the outbox is safe.
pub fn hand_in(
    store: &mut dyn Store,
    attempt: &AttemptId,
    course: &Course,
    key: &LaptopKey,
    outbox: &Outbox,
    to: Option<&Path>,
    now: WallTime,
) -> Result<bool, HandInError> {
    let sealed = seal_attempt(store, attempt, course, key)?;
    outbox.keep(&sealed)?;
    let Some(to) = to else { return Ok(false) };
    outbox.deliver(attempt, to)?;
    note(store, &sealed.attempt, sealed.chain, to, now)?;
    Ok(true)
}

/// Remembers in the store that a result reached a folder.
///
/// # Errors
/// What the store says.
pub fn note(store: &mut dyn Store, attempt: &AttemptId, chain: String, to: &Path, now: WallTime) -> Result<(), HandInError> {
    let handed = HandedIn { place: to.display().to_string(), chain, at: now };
    Ok(store.note_handed_in(attempt, &handed)?)
}

/// What a file of that attempt is called.
#[must_use]
pub fn name_of(attempt: &AttemptId) -> String {
    format!("{attempt}.{ENDING}")
}

/// The attempt that a result file names by its own name; `None` for other files.
#[must_use]
pub fn attempt_of(path: &Path) -> Option<AttemptId> {
    let is_result = path.extension().and_then(OsStr::to_str).is_some_and(|ending| ending.eq_ignore_ascii_case(ENDING));
    let stem = path.file_stem()?.to_string_lossy();
    is_result.then(|| AttemptId::from(&*stem))
}

/// Writes a file whole or not at all: beside it, through to the disk, then renamed.
fn place(bytes: &[u8], folder: &Path, name: &str) -> Result<(), HandInError> {
    let part = folder.join(format!("{name}.part"));
    let through = |path: &Path| -> io::Result<()> {
        let mut file = File::create(path)?;
        file.write_all(bytes)?;
        file.sync_all()
    };
    let written = through(&part).and_then(|()| fs::rename(&part, folder.join(name)));
    if let Err(error) = written {
        // What is left of it only takes room.
        let _ = fs::remove_file(&part);
        return Err(HandInError::writing(folder, error));
    }
    if let Ok(folder) = File::open(folder) {
        // Not every file system can bring a folder's entry to the disk; the file itself is there.
        let _ = folder.sync_all();
    }
    Ok(())
}
