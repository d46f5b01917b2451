//! What can be asked of gathered results. Nothing here holds more than a page of them at a time.

use std::collections::VecDeque;

use rusqlite::types::ToSql;
use rusqlite::{OptionalExtension, Row as SqlRow, params};

use super::super::super::gathered::{Aside, Choice, Counts, KnownCourse, Packed, Reason, Row};
use super::super::super::{ScoreRecord, StoreError};
use super::super::{count_column, fault, purpose_of};
use super::Gathered;
use crate::cohort::record::Record;
use crate::course::CourseId;
use crate::scenario::graph::{ContentHash, ScenarioId};
use crate::session::{AttemptId, TraineeCode};
use crate::time::{Day, WallTime};

/// How many results are read at a time.
const PAGE: i64 = 256;

/// Records in the order of their attempts' ids, which is that of their beginnings: the same whatever order they came in.
#[derive(Debug)]
pub struct Records<'a> {
    store: &'a Gathered,
    choice: Choice,
    page: VecDeque<Record>,
    /// The last attempt read; `None` before the first page.
    last: Option<String>,
    is_over: bool,
}

impl Iterator for Records<'_> {
    type Item = Result<Record, StoreError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.page.is_empty() && !self.is_over {
            match self.read() {
                Ok(page) => {
                    self.is_over = page.is_empty();
                    self.page = page;
                }
                Err(error) => {
                    self.is_over = true;
                    return Some(Err(error));
                }
            }
        }
        self.page.pop_front().map(Ok)
    }
}

impl Records<'_> {
    fn read(&mut self) -> Result<VecDeque<Record>, StoreError> {
        let after = self.last.clone().unwrap_or_default();
        let rows = self.store.chosen("r.attempt, r.record", &self.choice, &after, Some(PAGE), |row| {
            Ok((row.get::<_, String>(0)?, Packed(row.get(1)?)))
        })?;
        rows.into_iter()
            .map(|(attempt, packed)| {
                let text = self.store.unpacked(&packed)?;
                self.last = Some(attempt);
                serde_json::from_str(&text).map_err(|error| self.store.damaged(format!("a record: {error}")))
            })
            .collect()
    }
}

impl Gathered {
    /// The records of the chosen results, one after the other.
    #[must_use]
    pub fn records(&self, choice: &Choice) -> Records<'_> {
        Records { store: self, choice: choice.clone(), page: VecDeque::new(), last: None, is_over: false }
    }

    /// The chosen results' rows after that attempt (empty: from the first), at most `most`; in the order of their ids.
    ///
    /// # Errors
    /// What the disk says.
    pub fn rows(&self, choice: &Choice, after: &str, most: u32) -> Result<Vec<Row>, StoreError> {
        const COLUMNS: &str = "r.attempt, r.course, r.trainee, r.scenario, r.content_hash, r.app_version, r.purpose, r.started, \
            r.finished, r.laptop, r.chain, r.events, r.gathered";
        self.chosen(COLUMNS, choice, after, Some(i64::from(most)), |row| {
            let text = |index| row.get::<_, String>(index);
            Ok(Row {
                attempt: AttemptId::from(text(0)?.as_str()),
                course: CourseId::from(text(1)?.as_str()),
                trainee: TraineeCode::from(text(2)?.as_str()),
                scenario: ScenarioId::from(text(3)?.as_str()),
                content_hash: ContentHash(text(4)?),
                app_version: text(5)?,
                purpose: purpose_of(&text(6)?)?,
                started: WallTime(row.get(7)?),
                finished: WallTime(row.get(8)?),
                laptop: text(9)?,
                chain: text(10)?,
                events: count_column(row, 11)?,
                gathered: WallTime(row.get(12)?),
            })
        })
    }

    /// How much the choice holds.
    ///
    /// # Errors
    /// What the disk says.
    pub fn counts(&self, choice: &Choice) -> Result<Counts, StoreError> {
        const COUNTS: &str = "COUNT(DISTINCT r.course), COUNT(DISTINCT r.trainee), COUNT(*), COALESCE(SUM(r.events), 0)";
        let found = self.chosen(COUNTS, choice, "", None, |row| {
            Ok(Counts {
                courses: count_column(row, 0)?,
                trainees: count_column(row, 1)?,
                attempts: count_column(row, 2)?,
                events: count_column(row, 3)?,
            })
        })?;
        Ok(found.into_iter().next().unwrap_or_default())
    }

    /// Whether a result of that attempt is here.
    ///
    /// # Errors
    /// What the disk says.
    pub fn holds(&self, attempt: &AttemptId) -> Result<bool, StoreError> {
        self.main
            .prepare_cached("SELECT 1 FROM result WHERE attempt = ?1")
            .and_then(|mut query| query.exists([&*attempt.0]))
            .map_err(|error| fault(&self.path, error))
    }

    /// One record.
    ///
    /// # Errors
    /// [`StoreError::UnknownAttempt`]; what the disk says.
    pub fn record(&self, attempt: &AttemptId) -> Result<Record, StoreError> {
        let text = self.one_packed("SELECT record FROM result WHERE attempt = ?1", attempt)?;
        serde_json::from_str(&text).map_err(|error| self.damaged(format!("a record: {error}")))
    }

    /// An attempt's log, to the byte as its laptop kept it (see [`crate::session::log`]).
    ///
    /// # Errors
    /// [`StoreError::UnknownAttempt`]; what the disk says.
    pub fn log(&self, attempt: &AttemptId) -> Result<String, StoreError> {
        self.one_packed("SELECT log FROM log WHERE attempt = ?1", attempt)
    }

    /// Every score of an attempt, oldest first.
    ///
    /// # Errors
    /// [`StoreError::UnknownAttempt`]; what the disk says.
    pub fn scores(&self, attempt: &AttemptId) -> Result<Vec<ScoreRecord>, StoreError> {
        let told = |error| fault(&self.path, error);
        let mut query = self
            .main
            .prepare_cached("SELECT content_hash, computed, reason, score FROM score WHERE attempt = ?1 ORDER BY number")
            .map_err(told)?;
        let rows = query
            .query_map([&*attempt.0], |row| {
                Ok((ContentHash(row.get(0)?), WallTime(row.get(1)?), row.get(2)?, Packed(row.get(3)?)))
            })
            .map_err(told)?;
        let scores: Vec<ScoreRecord> = rows
            .map(|row| {
                let (content_hash, computed, reason, packed) = row.map_err(told)?;
                Ok(ScoreRecord { content_hash, computed, reason, score: self.unpacked(&packed)? })
            })
            .collect::<Result<_, StoreError>>()?;
        if scores.is_empty() { Err(StoreError::UnknownAttempt { attempt: attempt.clone() }) } else { Ok(scores) }
    }

    /// What is known of courses, the last begun first.
    ///
    /// # Errors
    /// What the disk says.
    pub fn courses(&self) -> Result<Vec<KnownCourse>, StoreError> {
        let told = |error| fault(&self.path, error);
        let mut query = self
            .main
            .prepare_cached("SELECT id, title, place, begins, ends, retain_until FROM course ORDER BY begins DESC, id")
            .map_err(told)?;
        let rows = query
            .query_map([], |row| {
                let text = |index| row.get::<_, String>(index);
                Ok((text(0)?, text(1)?, text(2)?, [text(3)?, text(4)?, text(5)?]))
            })
            .map_err(told)?;
        rows.map(|row| {
            let (id, title, place, days) = row.map_err(told)?;
            let day = |text: &str| text.parse::<Day>().map_err(|error| self.damaged(error.to_string()));
            Ok(KnownCourse {
                id: CourseId::from(id.as_str()),
                title: serde_json::from_str(&title).map_err(|error| self.damaged(error.to_string()))?,
                place,
                begins: day(&days[0])?,
                ends: day(&days[1])?,
                retain_until: day(&days[2])?,
            })
        })
        .collect()
    }

    /// The files that were set aside, by attempt.
    ///
    /// # Errors
    /// What the disk says.
    pub fn aside(&self) -> Result<Vec<Aside>, StoreError> {
        let told = |error| fault(&self.path, error);
        let mut query = self
            .main
            .prepare_cached("SELECT attempt, file, reason, detail, seen FROM aside ORDER BY attempt, digest")
            .map_err(told)?;
        let rows = query.query_map([], aside_row).map_err(told)?;
        rows.collect::<rusqlite::Result<_>>().map_err(told)
    }

    /// Rows of the chosen results after that attempt, by attempt.
    fn chosen<T>(
        &self,
        columns: &str,
        choice: &Choice,
        after: &str,
        most: Option<i64>,
        row: impl FnMut(&SqlRow<'_>) -> rusqlite::Result<T>,
    ) -> Result<Vec<T>, StoreError> {
        let told = |error| fault(&self.path, error);
        let mut conditions = vec!["r.attempt > ?1"];
        let after = after.to_owned();
        let course = choice.course.as_ref().map(|course| course.0.to_string());
        let scenario = choice.scenario.as_ref().map(ToString::to_string);
        let trainee = choice.trainee.as_ref().map(|trainee| trainee.0.to_string());
        let purpose = choice.purpose.map(|purpose| purpose.name().to_owned());
        let from = choice.from.map(begin_of);
        let until = choice.until.map(|day| begin_of(day.later(1)));
        // A query names only what is asked for, so that its index is used; empty parameters still have their numbers.
        let asked: [(bool, &'static str); 7] = [
            (course.is_some(), "r.course = ?2"),
            (choice.place.is_some(), "r.course IN (SELECT id FROM course WHERE place = ?3)"),
            (scenario.is_some(), "r.scenario = ?4"),
            (trainee.is_some(), "r.trainee = ?5"),
            (purpose.is_some(), "r.purpose = ?6"),
            (from.is_some(), "r.finished >= ?7"),
            (until.is_some(), "r.finished < ?8"),
        ];
        conditions.extend(asked.iter().filter(|(is_asked, _)| *is_asked).map(|(_, condition)| *condition));
        let tail = if most.is_some() { "ORDER BY r.attempt LIMIT ?9" } else { "" };
        let sql = format!("SELECT {columns} FROM result r WHERE {} {tail}", conditions.join(" AND "));
        let parameters: [&dyn ToSql; 9] = [&after, &course, &choice.place, &scenario, &trainee, &purpose, &from, &until, &most];
        let mut query = self.main.prepare_cached(&sql).map_err(told)?;
        let known = query.parameter_count();
        let rows = query.query_map(&parameters[..known], row).map_err(told)?;
        rows.collect::<rusqlite::Result<_>>().map_err(told)
    }

    fn one_packed(&self, sql: &str, attempt: &AttemptId) -> Result<String, StoreError> {
        let found: Option<Vec<u8>> = self
            .main
            .prepare_cached(sql)
            .and_then(|mut query| query.query_row(params![&*attempt.0], |row| row.get(0)).optional())
            .map_err(|error| fault(&self.path, error))?;
        match found {
            Some(bytes) => self.unpacked(&Packed(bytes)),
            None => Err(StoreError::UnknownAttempt { attempt: attempt.clone() }),
        }
    }

    fn unpacked(&self, packed: &Packed) -> Result<String, StoreError> {
        packed.text().ok_or_else(|| self.damaged("a packed text".to_owned()))
    }

    fn damaged(&self, detail: String) -> StoreError {
        StoreError::Damaged { path: self.path.clone(), detail }
    }
}

fn aside_row(row: &SqlRow<'_>) -> rusqlite::Result<Aside> {
    let text = |index| row.get::<_, String>(index);
    let reason = text(2)?;
    Ok(Aside {
        attempt: AttemptId::from(text(0)?.as_str()),
        file: text(1)?,
        reason: Reason::ALL
            .into_iter()
            .find(|known| known.name() == reason)
            .ok_or_else(|| rusqlite::Error::InvalidColumnName(format!("reason {reason}")))?,
        detail: text(3)?,
        seen: WallTime(row.get(4)?),
    })
}

/// The first moment of a day, in UTC.
fn begin_of(day: Day) -> i64 {
    const DAY: i64 = 86_400_000;
    i64::from(Day::of(WallTime(0)).days_until(day)) * DAY
}
