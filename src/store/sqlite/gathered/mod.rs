//! Gathered results in one `SQLite` file: opening, taking in, deleting. [`read`] holds the queries.

mod read;
#[cfg(test)]
mod tests;

use std::path::{Path, PathBuf};

use rusqlite::{Connection, OptionalExtension, Transaction, TransactionBehavior, params};

pub use read::Records;

use super::super::gathered::{Arrival, Brought, Incoming, KnownCourse, PackedScore, Reason, Taken};
use super::super::{ScoreRecord, StoreError};
use super::open::{self, PROGRAMME, Readable, Writable};
use super::{Failure, Notice, fault, number};
use crate::cohort::record::Record;
use crate::course::CourseId;
use crate::session::{AttemptId, TraineeCode};
use crate::store::gathered::Packed;
use crate::time::WallTime;

/// What a trainer gathered, in a file of the station's folder.
#[derive(Debug)]
pub struct Gathered {
    path: PathBuf,
    main: Connection,
}

/// Gathered results, opened, and what their user must be told.
#[derive(Debug)]
pub struct OpenedGathered {
    /// The store.
    pub store: Gathered,
    /// What happened while opening; show it.
    pub notice: Option<Notice>,
}

impl Gathered {
    /// Opens what was gathered in that folder, making folder and file as needed; `aside` as for
    /// [`SqliteStore::open`](super::SqliteStore::open).
    ///
    /// # Errors
    /// As there.
    pub fn open(folder: &Path, aside: &str) -> Result<OpenedGathered, StoreError> {
        let Writable { path, main, notice } = open::open_to_write(folder, &PROGRAMME, aside)?;
        Ok(OpenedGathered { store: Self { path, main }, notice })
    }

    /// Opens what was gathered in that folder to read it; `None` when nothing was. Changes nothing.
    ///
    /// # Errors
    /// As [`SqliteStore::open_to_read`](super::SqliteStore::open_to_read).
    pub fn open_to_read(folder: &Path) -> Result<Option<Self>, StoreError> {
        Ok(open::open_to_read(folder, &PROGRAMME)?.map(|Readable { path, main, .. }| Self { path, main }))
    }

    /// The file.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Keeps what is to be known of a course, in place of what was known; costs no wait for the disk when nothing is new.
    ///
    /// # Errors
    /// What the disk says.
    pub fn know(&mut self, course: &KnownCourse) -> Result<(), StoreError> {
        let title = serde_json::to_string(&course.title).expect("a title is plain data");
        self.write(|transaction| {
            transaction.execute(
                "INSERT INTO course (id, title, place, begins, ends, retain_until) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
                 ON CONFLICT (id) DO UPDATE SET title = excluded.title, place = excluded.place,
                    begins = excluded.begins, ends = excluded.ends, retain_until = excluded.retain_until
                 WHERE (title, place, begins, ends, retain_until) IS NOT
                    (excluded.title, excluded.place, excluded.begins, excluded.ends, excluded.retain_until)",
                params![
                    &*course.id.0,
                    title,
                    course.place,
                    course.begins.to_string(),
                    course.ends.to_string(),
                    course.retain_until.to_string()
                ],
            )?;
            Ok(())
        })
    }

    /// Takes in what came, all or none, and tells what became of each. What is here already, and what came before in the
    /// same batch, is told as [`Taken::Same`], [`Taken::Needless`] or a conflict, so that neither order nor repetition
    /// changes what is kept. Durable when it returns.
    ///
    /// # Errors
    /// What the disk says; nothing of the batch is kept then.
    pub fn take(&mut self, batch: &[Arrival], now: WallTime) -> Result<Vec<Taken>, StoreError> {
        self.write(|transaction| batch.iter().map(|arrival| take_one(transaction, arrival, now)).collect())
    }

    /// Empties the list of files set aside; returns how many there were.
    ///
    /// # Errors
    /// What the disk says.
    pub fn clear_aside(&mut self) -> Result<usize, StoreError> {
        self.write(|transaction| Ok(transaction.execute("DELETE FROM aside", [])?))
    }

    /// Adds a score under a corrected key, with the record that statistics are to use from now on; earlier scores stay.
    ///
    /// # Errors
    /// [`StoreError::UnknownAttempt`]; what the disk says.
    pub fn rescore(&mut self, attempt: &AttemptId, score: &ScoreRecord, record: &Record) -> Result<(), StoreError> {
        let record = packed_record(record);
        self.write(|transaction| {
            let changed =
                transaction.execute("UPDATE result SET record = ?2 WHERE attempt = ?1", params![&*attempt.0, record.0])?;
            if changed == 0 {
                return Err(Failure::Told(StoreError::UnknownAttempt { attempt: attempt.clone() }));
            }
            insert_score(
                transaction,
                attempt,
                &PackedScore {
                    content_hash: score.content_hash.clone(),
                    computed: score.computed,
                    reason: score.reason.clone(),
                    score: Packed::of(&score.score),
                },
            )
        })
    }

    /// Deletes the attempt so that nothing of it can be read from the file.
    ///
    /// # Errors
    /// [`StoreError::UnknownAttempt`]; [`StoreError::TracesLeft`] when another process kept the journal open; what the
    /// disk says.
    pub fn delete(&mut self, attempt: &AttemptId) -> Result<(), StoreError> {
        let gone = self.delete_where("attempt", &attempt.0)?;
        if gone == 0 { Err(StoreError::UnknownAttempt { attempt: attempt.clone() }) } else { Ok(()) }
    }

    /// Deletes every result of the trainee; returns how many there were.
    ///
    /// # Errors
    /// As `delete`.
    pub fn forget(&mut self, trainee: &TraineeCode) -> Result<usize, StoreError> {
        self.delete_where("trainee", &trainee.0)
    }

    /// Deletes every result of the course, and what is known of it; returns how many results there were.
    ///
    /// # Errors
    /// As `delete`.
    pub fn forget_course(&mut self, course: &CourseId) -> Result<usize, StoreError> {
        self.write(|transaction| {
            transaction.execute("DELETE FROM course WHERE id = ?1", [&*course.0])?;
            Ok(())
        })?;
        self.delete_where("course", &course.0)
    }

    /// Deletes results, with the files set aside in their names; `column` is one of this module's own words.
    fn delete_where(&mut self, column: &str, value: &str) -> Result<usize, StoreError> {
        let gone = self.write(|transaction| {
            transaction.execute(
                &format!("DELETE FROM aside WHERE attempt IN (SELECT attempt FROM result WHERE {column} = ?1)"),
                [value],
            )?;
            Ok(transaction.execute(&format!("DELETE FROM result WHERE {column} = ?1"), [value])?)
        })?;
        super::scrub(&self.main, &self.path)?;
        Ok(gone)
    }

    /// Runs `f` in one transaction that waits for the disk; an error undoes all of it.
    fn write<T>(&mut self, f: impl FnOnce(&Transaction<'_>) -> Result<T, Failure>) -> Result<T, StoreError> {
        let path = &self.path;
        let told = |error| fault(path, error);
        let transaction = self.main.transaction_with_behavior(TransactionBehavior::Immediate).map_err(told)?;
        let result = f(&transaction).map_err(|failure| match failure {
            Failure::Told(error) => error,
            Failure::Engine(error) => told(error),
        })?;
        transaction.commit().map_err(told)?;
        Ok(result)
    }
}

/// Takes in one file; what became of it.
fn take_one(transaction: &Transaction<'_>, arrival: &Arrival, now: WallTime) -> Result<Taken, Failure> {
    match &arrival.what {
        Brought::Fault { attempt, reason, detail } => {
            let here = transaction
                .prepare_cached("SELECT 1 FROM result WHERE attempt = ?1")?
                .exists([&*attempt.0])?;
            if here {
                return Ok(Taken::Needless(*reason));
            }
            set_aside(transaction, arrival, attempt, *reason, detail, now)?;
            Ok(Taken::Aside(*reason))
        }
        Brought::Result(incoming) => {
            let attempt = &incoming.record.about.attempt;
            let known: Option<String> = transaction
                .prepare_cached("SELECT chain FROM result WHERE attempt = ?1")?
                .query_row([&*attempt.0], |row| row.get(0))
                .optional()?;
            match known {
                Some(chain) if chain == incoming.chain => Ok(Taken::Same),
                Some(chain) => {
                    let detail = format!(
                        "Another result of this attempt is here already: its hash chain ends in {}, this one's in {}.",
                        short(&chain),
                        short(&incoming.chain)
                    );
                    set_aside(transaction, arrival, attempt, Reason::Conflict, &detail, now)?;
                    Ok(Taken::Aside(Reason::Conflict))
                }
                None => {
                    insert(transaction, incoming, now)?;
                    // A conflict is between two good ones and stays; any other fault is mended by the good copy.
                    transaction
                        .prepare_cached("DELETE FROM aside WHERE attempt = ?1 AND reason <> ?2")?
                        .execute([&*attempt.0, Reason::Conflict.name()])?;
                    Ok(Taken::New)
                }
            }
        }
    }
}

/// Enough of a chain value to tell it from another.
fn short(chain: &str) -> &str {
    chain.get(..12).unwrap_or(chain)
}

fn set_aside(
    transaction: &Transaction<'_>,
    arrival: &Arrival,
    attempt: &AttemptId,
    reason: Reason,
    detail: &str,
    now: WallTime,
) -> Result<(), Failure> {
    transaction
        .prepare_cached(
            "INSERT INTO aside (digest, attempt, file, reason, detail, seen) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
             ON CONFLICT (digest, attempt) DO UPDATE SET file = excluded.file, reason = excluded.reason,
                detail = excluded.detail, seen = excluded.seen",
        )?
        .execute(params![arrival.digest, &*attempt.0, arrival.file, reason.name(), detail, now.0])?;
    Ok(())
}

fn insert(transaction: &Transaction<'_>, incoming: &Incoming, now: WallTime) -> Result<(), Failure> {
    let record = &incoming.record;
    let attempt = &*record.about.attempt.0;
    let mode = serde_json::to_value(record.mode).expect("a mode is plain data");
    transaction
        .prepare_cached(
            "INSERT INTO result (attempt, course, trainee, scenario, content_hash, app_version, purpose, mode, started,
                finished, laptop, chain, events, gathered, record)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)",
        )?
        .execute(params![
            attempt,
            &*incoming.course.0,
            &*record.trainee.0,
            record.scenario.as_ref(),
            record.played_under.0,
            incoming.app_version,
            record.about.purpose.name(),
            mode.as_str().unwrap_or_default(),
            record.about.started.0,
            record.about.finished.0,
            incoming.laptop,
            incoming.chain,
            number(incoming.events)?,
            now.0,
            packed_record(record).0,
        ])?;
    transaction
        .prepare_cached("INSERT INTO log (attempt, log) VALUES (?1, ?2)")?
        .execute(params![attempt, incoming.log.0])?;
    incoming.scores.iter().try_for_each(|score| insert_score(transaction, &record.about.attempt, score))
}

fn insert_score(transaction: &Transaction<'_>, attempt: &AttemptId, score: &PackedScore) -> Result<(), Failure> {
    transaction
        .prepare_cached(
            "INSERT INTO score (attempt, number, content_hash, computed, reason, score)
             VALUES (?1, (SELECT COUNT(*) FROM score WHERE attempt = ?1), ?2, ?3, ?4, ?5)",
        )?
        .execute(params![&*attempt.0, score.content_hash.0, score.computed.0, score.reason, score.score.0])?;
    Ok(())
}

fn packed_record(record: &Record) -> Packed {
    Packed::of(&serde_json::to_string(record).expect("a record is plain data with texts as keys"))
}
