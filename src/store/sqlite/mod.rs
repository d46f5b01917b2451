//! The store in one `SQLite` file. Nothing outside this module knows SQL.
//!
//! A write-ahead log with `synchronous = FULL`: a commit returns only after the log is on the disk, so an acknowledged
//! event outlives a power cut. Notes of the position go through a second connection that does not wait for the disk:
//! they outlive the end of the process, and reach the disk with the next event.
//!
//! Who writes an attempt holds a lock on a file of its name, which the system takes back when the process ends.

mod gathered;
mod open;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use rusqlite::{Connection, ErrorCode, OptionalExtension, Row, Transaction, TransactionBehavior, ffi, params};

pub use gathered::{Gathered, OpenedGathered, Records};
pub use open::{Notice, Opened, SCHEMA_VERSION};

use super::lock::FileLock;
use super::{Attempt, Durability, Filter, HandedIn, NewAttempt, Position, Progress, ScoreRecord, Store, StoreError};
use crate::course::{CourseId, Purpose};
use crate::scenario::graph::{ContentHash, NodeId, ScenarioId};
use crate::session::{AttemptId, TraineeCode};
use crate::time::{MediaTime, WallTime};

/// Attempts in a file of a data folder.
#[derive(Debug)]
pub struct SqliteStore {
    path: PathBuf,
    locks: PathBuf,
    main: Connection,
    /// Of the file as it is; an older one is only read.
    version: u32,
    /// Commits without waiting for the disk; `None` when the file is only read.
    heartbeat: Option<Connection>,
    claims: BTreeMap<AttemptId, FileLock>,
}

impl SqliteStore {
    /// The file that holds the attempts.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    fn fault(&self, error: rusqlite::Error) -> StoreError {
        fault(&self.path, error)
    }

    fn lock_file(&self, attempt: &AttemptId) -> PathBuf {
        self.locks.join(format!("{attempt}.lock"))
    }

    fn known(&self, attempt: &AttemptId) -> Result<(), StoreError> {
        let found = self
            .main
            .prepare_cached("SELECT 1 FROM attempt WHERE id = ?1")
            .and_then(|mut query| query.exists([&*attempt.0]))
            .map_err(|error| self.fault(error))?;
        if found { Ok(()) } else { Err(StoreError::UnknownAttempt { attempt: attempt.clone() }) }
    }

    fn take_lock(&mut self, attempt: &AttemptId) -> Result<(), StoreError> {
        let path = self.lock_file(attempt);
        match FileLock::try_take(&path) {
            Ok(Some(lock)) => {
                self.claims.insert(attempt.clone(), lock);
                Ok(())
            }
            Ok(None) => Err(StoreError::OpenElsewhere { attempt: attempt.clone() }),
            Err(source) => Err(StoreError::Folder { path, source }),
        }
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

    fn rows<T>(
        &self,
        sql: &str,
        parameters: impl rusqlite::Params,
        row: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Vec<T>, StoreError> {
        self.main
            .prepare_cached(sql)
            .and_then(|mut query| query.query_map(parameters, row)?.collect())
            .map_err(|error| self.fault(error))
    }

    fn delete_all(&mut self, attempts: &[AttemptId]) -> Result<(), StoreError> {
        for attempt in attempts {
            self.claim(attempt)?;
        }
        self.write(|transaction| {
            for attempt in attempts {
                transaction.execute("DELETE FROM attempt WHERE id = ?1", [&*attempt.0])?;
            }
            Ok(())
        })?;
        for attempt in attempts {
            if let Some(lock) = self.claims.remove(attempt) {
                lock.remove();
            }
        }
        scrub(&self.main, &self.path)
    }
}

/// Rewrites the file without what was deleted and empties the journal.
fn scrub(connection: &Connection, path: &Path) -> Result<(), StoreError> {
    let traces = || StoreError::TracesLeft { path: path.to_owned() };
    connection.execute_batch("VACUUM").map_err(|error| match error.sqlite_error_code() {
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => traces(),
        _ => fault(path, error),
    })?;
    let busy: bool = connection
        .query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))
        .map_err(|error| fault(path, error))?;
    if busy { Err(traces()) } else { Ok(()) }
}

/// Why a transaction was undone.
enum Failure {
    Told(StoreError),
    Engine(rusqlite::Error),
}

impl From<rusqlite::Error> for Failure {
    fn from(error: rusqlite::Error) -> Self {
        Self::Engine(error)
    }
}

/// What the engine's error means to a person.
fn fault(path: &Path, error: rusqlite::Error) -> StoreError {
    let path = path.to_owned();
    let extended = error.sqlite_error().map_or(0, |e| e.extended_code);
    match error.sqlite_error_code() {
        Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => {
            StoreError::Damaged { path, detail: error.to_string() }
        }
        Some(ErrorCode::DiskFull) => StoreError::Full { path },
        // The journal's index could not grow: the engine has no better word for a full disk there.
        Some(ErrorCode::SystemIoFailure) if extended == ffi::SQLITE_IOERR_SHMSIZE => StoreError::Full { path },
        Some(ErrorCode::ReadOnly | ErrorCode::CannotOpen | ErrorCode::PermissionDenied) => {
            StoreError::ReadOnly { path }
        }
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => StoreError::Busy { path },
        _ => StoreError::Engine { path, source: Box::new(error) },
    }
}

fn number(value: u64) -> rusqlite::Result<i64> {
    i64::try_from(value).map_err(|error| rusqlite::Error::ToSqlConversionFailure(Box::new(error)))
}

fn count_column(row: &Row<'_>, index: usize) -> rusqlite::Result<u64> {
    let value: i64 = row.get(index)?;
    u64::try_from(value).map_err(|_| rusqlite::Error::IntegralValueOutOfRange(index, value))
}

/// How many events are kept, and whether the attempt is closed.
fn standing(transaction: &Transaction<'_>, attempt: &AttemptId) -> Result<(u64, bool), Failure> {
    let found = transaction
        .prepare_cached(
            "SELECT COALESCE((SELECT MAX(number) + 1 FROM event WHERE attempt = id), 0), finished IS NOT NULL
             FROM attempt WHERE id = ?1",
        )?
        .query_row([&*attempt.0], |row| Ok((count_column(row, 0)?, row.get(1)?)))
        .optional()?;
    found.ok_or_else(|| Failure::Told(StoreError::UnknownAttempt { attempt: attempt.clone() }))
}

fn insert_score(transaction: &Transaction<'_>, attempt: &AttemptId, score: &ScoreRecord) -> Result<(), Failure> {
    transaction.execute(
        "INSERT INTO score (attempt, number, content_hash, computed, reason, score)
         VALUES (?1, (SELECT COUNT(*) FROM score WHERE attempt = ?1), ?2, ?3, ?4, ?5)",
        params![attempt.0, score.content_hash.0, score.computed.0, score.reason, score.score],
    )?;
    Ok(())
}

/// The words of every query for attempts, for a file of that version.
fn attempts_of(version: u32) -> String {
    // A file of version 1 knows no courses.
    let course = if version < 2 { "NULL, 'training'" } else { "a.course, a.purpose" };
    format!(
        "SELECT a.id, a.trainee, a.scenario, a.content_hash, a.app_version, a.mode, a.settings, a.started,
            COALESCE((SELECT MAX(e.number) + 1 FROM event e WHERE e.attempt = a.id), 0), a.finished,
            s.content_hash, s.computed, s.reason, s.score, {course}
        FROM attempt a
        LEFT JOIN score s ON s.attempt = a.id AND s.number = (SELECT MAX(number) FROM score WHERE attempt = a.id)"
    )
}

/// The purpose of that name.
fn purpose_of(name: &str) -> rusqlite::Result<Purpose> {
    [Purpose::Training, Purpose::PreTest, Purpose::PostTest]
        .into_iter()
        .find(|purpose| purpose.name() == name)
        .ok_or_else(|| rusqlite::Error::InvalidColumnName(format!("purpose {name}")))
}

fn attempt_row(row: &Row<'_>) -> rusqlite::Result<Attempt> {
    let id: String = row.get(0)?;
    let trainee: String = row.get(1)?;
    let scenario: String = row.get(2)?;
    let score = match row.get::<_, Option<String>>(10)? {
        Some(hash) => Some(ScoreRecord {
            content_hash: ContentHash(hash),
            computed: WallTime(row.get(11)?),
            reason: row.get(12)?,
            score: row.get(13)?,
        }),
        None => None,
    };
    Ok(Attempt {
        begun: NewAttempt {
            id: AttemptId::from(id.as_str()),
            trainee: TraineeCode::from(trainee.as_str()),
            scenario: ScenarioId::from(scenario.as_str()),
            content_hash: ContentHash(row.get(3)?),
            app_version: row.get(4)?,
            mode: row.get(5)?,
            settings: row.get(6)?,
            started: WallTime(row.get(7)?),
            course: row.get::<_, Option<String>>(14)?.map(|course| CourseId::from(course.as_str())),
            purpose: purpose_of(&row.get::<_, String>(15)?)?,
        },
        events: count_column(row, 8)?,
        finished: row.get::<_, Option<i64>>(9)?.map(WallTime),
        score,
    })
}

impl Store for SqliteStore {
    fn begin(&mut self, attempt: &NewAttempt) -> Result<(), StoreError> {
        attempt.validate()?;
        match self.known(&attempt.id) {
            Err(StoreError::UnknownAttempt { .. }) => {}
            Ok(()) => return Err(StoreError::AttemptExists { attempt: attempt.id.clone() }),
            Err(error) => return Err(error),
        }
        self.take_lock(&attempt.id)?;
        let begun = self.write(|transaction| {
            transaction.execute(
                "INSERT INTO attempt (id, trainee, scenario, content_hash, app_version, mode, settings, started, course, purpose)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
                params![
                    &*attempt.id.0,
                    &*attempt.trainee.0,
                    attempt.scenario.as_ref(),
                    attempt.content_hash.0,
                    attempt.app_version,
                    attempt.mode,
                    attempt.settings,
                    attempt.started.0,
                    attempt.course.as_ref().map(|course| &*course.0),
                    attempt.purpose.name()
                ],
            )?;
            Ok(())
        });
        if begun.is_err()
            && let Some(lock) = self.claims.remove(&attempt.id)
        {
            lock.remove();
        }
        begun
    }

    fn claim(&mut self, attempt: &AttemptId) -> Result<(), StoreError> {
        if self.claims.contains_key(attempt) {
            return Ok(());
        }
        self.known(attempt)?;
        self.take_lock(attempt)
    }

    fn release(&mut self, attempt: &AttemptId) {
        self.claims.remove(attempt);
    }

    fn append(&mut self, attempt: &AttemptId, first: u64, events: &[String]) -> Result<(), StoreError> {
        self.claim(attempt)?;
        self.write(|transaction| {
            let (expected, finished) = standing(transaction, attempt)?;
            if finished {
                return Err(Failure::Told(StoreError::Finished { attempt: attempt.clone() }));
            }
            if first != expected {
                return Err(Failure::Told(StoreError::Gap { attempt: attempt.clone(), expected, given: first }));
            }
            let mut insert =
                transaction.prepare_cached("INSERT INTO event (attempt, number, line) VALUES (?1, ?2, ?3)")?;
            for (number_of, line) in (first..).zip(events) {
                insert.execute(params![attempt.0, number(number_of)?, line])?;
            }
            Ok(())
        })
    }

    fn events(&self, attempt: &AttemptId) -> Result<Vec<String>, StoreError> {
        self.known(attempt)?;
        self.rows("SELECT line FROM event WHERE attempt = ?1 ORDER BY number", [&*attempt.0], |row| row.get(0))
    }

    fn mark_position(
        &mut self,
        attempt: &AttemptId,
        position: &Position,
        durability: Durability,
    ) -> Result<(), StoreError> {
        self.claim(attempt)?;
        let connection = match (durability, &self.heartbeat) {
            (Durability::Kill, Some(heartbeat)) => heartbeat,
            _ => &self.main,
        };
        connection
            .prepare_cached(
                "INSERT INTO position (attempt, node, media, events, noted) VALUES (?1, ?2, ?3, ?4, ?5)
                 ON CONFLICT (attempt) DO UPDATE SET
                    node = excluded.node, media = excluded.media, events = excluded.events, noted = excluded.noted",
            )
            .and_then(|mut upsert| {
                upsert.execute(params![
                    &*attempt.0,
                    position.node.as_ref(),
                    position.media.nanos(),
                    number(position.events)?,
                    position.noted.0
                ])
            })
            .map_err(|error| self.fault(error))?;
        Ok(())
    }

    fn position(&self, attempt: &AttemptId) -> Result<Option<Position>, StoreError> {
        self.known(attempt)?;
        let found = self.rows(
            "SELECT node, media, events, noted FROM position WHERE attempt = ?1",
            [&*attempt.0],
            |row| {
                let node: String = row.get(0)?;
                Ok(Position {
                    node: NodeId::from(node.as_str()),
                    media: MediaTime::from_nanos(row.get(1)?),
                    events: count_column(row, 2)?,
                    noted: WallTime(row.get(3)?),
                })
            },
        )?;
        Ok(found.into_iter().next())
    }

    fn finish(&mut self, attempt: &AttemptId, at: WallTime, score: &ScoreRecord) -> Result<(), StoreError> {
        self.claim(attempt)?;
        self.write(|transaction| {
            let (_, finished) = standing(transaction, attempt)?;
            if finished {
                return Err(Failure::Told(StoreError::Finished { attempt: attempt.clone() }));
            }
            transaction
                .execute("UPDATE attempt SET finished = ?2 WHERE id = ?1", params![attempt.0, at.0])?;
            insert_score(transaction, attempt, score)
        })?;
        // Nobody needs to write its log any more.
        if let Some(lock) = self.claims.remove(attempt) {
            lock.remove();
        }
        Ok(())
    }

    fn rescore(&mut self, attempt: &AttemptId, score: &ScoreRecord) -> Result<(), StoreError> {
        self.claim(attempt)?;
        self.write(|transaction| {
            let (_, finished) = standing(transaction, attempt)?;
            if !finished {
                return Err(Failure::Told(StoreError::NotFinished { attempt: attempt.clone() }));
            }
            insert_score(transaction, attempt, score)
        })
    }

    fn scores(&self, attempt: &AttemptId) -> Result<Vec<ScoreRecord>, StoreError> {
        self.known(attempt)?;
        self.rows(
            "SELECT content_hash, computed, reason, score FROM score WHERE attempt = ?1 ORDER BY number",
            [&*attempt.0],
            |row| {
                Ok(ScoreRecord {
                    content_hash: ContentHash(row.get(0)?),
                    computed: WallTime(row.get(1)?),
                    reason: row.get(2)?,
                    score: row.get(3)?,
                })
            },
        )
    }

    fn attempts(&self, filter: &Filter) -> Result<Vec<Attempt>, StoreError> {
        let finished = match filter.progress {
            Progress::Any => None,
            Progress::Unfinished => Some(false),
            Progress::Finished => Some(true),
        };
        self.rows(
            &format!(
                "{}
                 WHERE (?1 IS NULL OR a.trainee = ?1) AND (?2 IS NULL OR a.scenario = ?2)
                   AND (?3 IS NULL OR (a.finished IS NOT NULL) = ?3)
                 ORDER BY a.started DESC, a.id",
                attempts_of(self.version)
            ),
            params![
                filter.trainee.as_ref().map(|trainee| &*trainee.0),
                filter.scenario.as_ref().map(AsRef::<str>::as_ref),
                finished
            ],
            attempt_row,
        )
    }

    fn attempt(&self, attempt: &AttemptId) -> Result<Attempt, StoreError> {
        let found = self.rows(&format!("{} WHERE a.id = ?1", attempts_of(self.version)), [&*attempt.0], attempt_row)?;
        found.into_iter().next().ok_or_else(|| StoreError::UnknownAttempt { attempt: attempt.clone() })
    }

    fn note_handed_in(&mut self, attempt: &AttemptId, handed: &HandedIn) -> Result<(), StoreError> {
        self.known(attempt)?;
        self.main
            .prepare_cached(
                "INSERT INTO handed_in (attempt, place, chain, at) VALUES (?1, ?2, ?3, ?4)
                 ON CONFLICT (attempt, place) DO UPDATE SET chain = excluded.chain, at = excluded.at",
            )
            .and_then(|mut upsert| upsert.execute(params![&*attempt.0, handed.place, handed.chain, handed.at.0]))
            .map_err(|error| self.fault(error))?;
        Ok(())
    }

    fn handed_in(&self, attempt: &AttemptId) -> Result<Vec<HandedIn>, StoreError> {
        self.known(attempt)?;
        if self.version < 2 {
            return Ok(Vec::new());
        }
        self.rows("SELECT place, chain, at FROM handed_in WHERE attempt = ?1 ORDER BY at, place", [&*attempt.0], |row| {
            Ok(HandedIn { place: row.get(0)?, chain: row.get(1)?, at: WallTime(row.get(2)?) })
        })
    }

    fn delete(&mut self, attempt: &AttemptId) -> Result<(), StoreError> {
        self.delete_all(std::slice::from_ref(attempt))
    }

    fn forget(&mut self, trainee: &TraineeCode) -> Result<usize, StoreError> {
        let filter = Filter { trainee: Some(trainee.clone()), ..Filter::default() };
        let theirs: Vec<AttemptId> = self.attempts(&filter)?.into_iter().map(|attempt| attempt.begun.id).collect();
        self.delete_all(&theirs)?;
        Ok(theirs.len())
    }
}

#[cfg(test)]
mod tests;
