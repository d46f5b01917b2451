//! Attempts kept on disk: every event is durable before the call that adds it returns.
//!
//! [`Store`] is what the rest knows; [`SqliteStore`] keeps it in a file and alone knows SQL, [`MemoryStore`] is the fake
//! for tests of everybody else. Both pass the same tests (`contract.rs`).
//!
//! An event is one line of JSON here. The store numbers the lines without a gap and never looks inside, so that a log
//! written by an older release stays readable by whoever knows the events.
//!
//! It must not know: screens, arguments, clocks, randomness. Ids and wall times arrive as arguments.
//!
//! ```
//! use ias::store::{MemoryStore, NewAttempt, Store, new_attempt_id};
//! # use ias::time::WallTime;
//! let id = new_attempt_id(WallTime(1_700_000_000_000), [7; 10]);
//! let mut store = MemoryStore::default();
//! store.begin(&NewAttempt {
//!     id: id.clone(),
//!     trainee: "p-7Q4K".into(),
//!     scenario: "harvest-van".into(),
//!     content_hash: ias::scenario::graph::ContentHash("00".into()),
//!     app_version: "0.1.0".into(),
//!     mode: "practice".into(),
//!     settings: "{}".into(),
//!     started: WallTime(1_700_000_000_000),
//!     course: None,
//!     purpose: ias::course::Purpose::Training,
//! })?;
//! store.append(&id, 0, &[r#"{"event":"begun"}"#.to_owned()])?;
//! assert_eq!(store.events(&id)?.len(), 1);
//! # Ok::<(), ias::store::StoreError>(())
//! ```

mod attempt;
#[cfg(test)]
mod contract;
mod error;
mod export;
pub mod gathered;
mod lock;
pub mod log;
mod memory;
mod sqlite;

pub use attempt::{
    Attempt, Durability, Filter, HandedIn, NewAttempt, Position, Progress, ScoreRecord, new_attempt_id,
};
pub use error::StoreError;
pub use export::{export, score as score_json};
pub use memory::MemoryStore;
pub use sqlite::{Gathered, Notice, Opened, OpenedGathered, Records, SCHEMA_VERSION, SqliteStore};

use crate::session::{AttemptId, TraineeCode};
use crate::time::WallTime;

/// Where attempts are kept.
///
/// # For implementations
/// A write that returned `Ok` is there after the process was killed; for `append`, `begin`, `finish`, `rescore`, `delete`
/// and `forget` also after a power cut. A write that returned an error changed nothing. Only one store, in whatever
/// process, writes an attempt at a time: the first write, or [`Store::claim`], takes it, [`Store::release`] or the end
/// of the process gives it back.
pub trait Store: Send {
    /// Begins an attempt and claims it.
    ///
    /// # Errors
    /// [`StoreError::AttemptExists`] when the id is taken; what [`NewAttempt::validate`] refuses; what the disk says.
    fn begin(&mut self, attempt: &NewAttempt) -> Result<(), StoreError>;

    /// Takes the attempt for writing; nothing happens when this store has it already.
    ///
    /// # Errors
    /// [`StoreError::OpenElsewhere`] when another window or process writes it; [`StoreError::UnknownAttempt`].
    fn claim(&mut self, attempt: &AttemptId) -> Result<(), StoreError>;

    /// Gives the attempt back; nothing happens when this store does not have it.
    fn release(&mut self, attempt: &AttemptId);

    /// Adds the events that one input caused, all or none. `first` is the number of the first of them, counting
    /// from 0, so that a log never has a gap nor the same event twice. Durable when it returns.
    ///
    /// # Errors
    /// [`StoreError::Gap`] when `first` is not the number of events kept so far; [`StoreError::Finished`],
    /// [`StoreError::UnknownAttempt`], [`StoreError::OpenElsewhere`]; what the disk says.
    fn append(&mut self, attempt: &AttemptId, first: u64, events: &[String]) -> Result<(), StoreError>;

    /// Every event of the attempt, in order.
    ///
    /// # Errors
    /// [`StoreError::UnknownAttempt`]; what the disk says.
    fn events(&self, attempt: &AttemptId) -> Result<Vec<String>, StoreError>;

    /// Notes where the running scene stands, in place of the last note.
    ///
    /// # Errors
    /// [`StoreError::UnknownAttempt`], [`StoreError::OpenElsewhere`]; what the disk says.
    fn mark_position(
        &mut self,
        attempt: &AttemptId,
        position: &Position,
        durability: Durability,
    ) -> Result<(), StoreError>;

    /// Where the running scene stood last; `None` when nothing was noted.
    ///
    /// # Errors
    /// [`StoreError::UnknownAttempt`]; what the disk says.
    fn position(&self, attempt: &AttemptId) -> Result<Option<Position>, StoreError>;

    /// Closes the attempt with its first score; no event can follow.
    ///
    /// # Errors
    /// [`StoreError::Finished`] when it was closed before; otherwise as `append`.
    fn finish(&mut self, attempt: &AttemptId, at: WallTime, score: &ScoreRecord) -> Result<(), StoreError>;

    /// Adds a score under a corrected key; the earlier ones stay.
    ///
    /// # Errors
    /// [`StoreError::NotFinished`] when there is no first score yet; otherwise as `append`.
    fn rescore(&mut self, attempt: &AttemptId, score: &ScoreRecord) -> Result<(), StoreError>;

    /// Every score of the attempt, oldest first.
    ///
    /// # Errors
    /// [`StoreError::UnknownAttempt`]; what the disk says.
    fn scores(&self, attempt: &AttemptId) -> Result<Vec<ScoreRecord>, StoreError>;

    /// The attempts that the filter lets through, last started first, then by id.
    ///
    /// # Errors
    /// What the disk says.
    fn attempts(&self, filter: &Filter) -> Result<Vec<Attempt>, StoreError>;

    /// One attempt.
    ///
    /// # Errors
    /// [`StoreError::UnknownAttempt`]; what the disk says.
    fn attempt(&self, attempt: &AttemptId) -> Result<Attempt, StoreError>;

    /// Remembers that the attempt's result reached a folder, in place of an earlier note of that folder. Needs no claim.
    ///
    /// # Errors
    /// [`StoreError::UnknownAttempt`]; what the disk says.
    fn note_handed_in(&mut self, attempt: &AttemptId, handed: &HandedIn) -> Result<(), StoreError>;

    /// The folders that the attempt's result reached, first to last.
    ///
    /// # Errors
    /// [`StoreError::UnknownAttempt`]; what the disk says.
    fn handed_in(&self, attempt: &AttemptId) -> Result<Vec<HandedIn>, StoreError>;

    /// Deletes the attempt so that nothing of it can be read from the files.
    ///
    /// # Errors
    /// [`StoreError::UnknownAttempt`], [`StoreError::OpenElsewhere`]; [`StoreError::TracesLeft`] when it is gone but another
    /// process kept the journal open; what the disk says.
    fn delete(&mut self, attempt: &AttemptId) -> Result<(), StoreError>;

    /// Deletes every attempt of the trainee, all or none; returns how many there were.
    ///
    /// # Errors
    /// As `delete`.
    fn forget(&mut self, trainee: &TraineeCode) -> Result<usize, StoreError>;
}
