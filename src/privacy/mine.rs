//! "My data": everything that this computer keeps of one code, as one JSON value.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use serde_json::{Value, json};

use super::loose::is_code;
use super::{House, PrivacyError};
use crate::session::{AttemptId, TraineeCode};
use crate::store::gathered::Choice;
use crate::store::{self, Filter, Gathered, ScoreRecord, SqliteStore, Store};
use crate::time::rfc3339;

/// In which form it is written.
const FORMAT: u32 = 1;

impl House<'_> {
    /// Everything kept of a code: person, courses, attempts with their logs and scores, what was gathered.
    ///
    /// # Errors
    /// [`PrivacyError`]: nothing is left out in silence.
    pub fn my_data(&self, code: &TraineeCode) -> Result<Value, PrivacyError> {
        let person = match self.station {
            Some(station) => station.names()?.of(code).map(|person| json!(person)),
            None => None,
        };
        let mut courses = Vec::new();
        for kept in self.shelf().all() {
            let course = kept?.course;
            if course.roster.contains(code) {
                courses.push(json!({
                    "id": course.id, "title": course.title, "place": course.place, "begins": course.begins, "ends": course.ends,
                    "results_are_kept_until": course.retain_until,
                }));
            }
        }
        let attempts = self.attempts_of(code)?;
        let gathered = self.gathered_of(code)?;
        let id = |value: &Value| value.as_str().map(AttemptId::from);
        let ids: BTreeSet<AttemptId> = attempts
            .iter()
            .filter_map(|entry| id(&entry["attempt"]["id"]))
            .chain(gathered.iter().filter_map(|entry| id(&entry["result"]["attempt"])))
            .collect();
        Ok(json!({
            "format": FORMAT,
            "made": rfc3339(self.now),
            "by": concat!("ias ", env!("CARGO_PKG_VERSION")),
            "code": code,
            "person": person,
            "courses": courses,
            "attempts": attempts,
            "gathered": gathered,
            "sent_to_record_stores": self.handed_on(&ids)?,
            "results_saved_as_text": self.texts_of(code)?,
            "typed_last_on_this_computer": self.is_typed_last(code),
            "damaged_files_that_could_not_be_looked_into": self.unread(),
        }))
    }

    fn attempts_of(&self, code: &TraineeCode) -> Result<Vec<Value>, PrivacyError> {
        let Some(store) = SqliteStore::open_to_read(self.data)? else { return Ok(Vec::new()) };
        let mut all = Vec::new();
        for attempt in store.attempts(&Filter::default())? {
            if !is_code(&attempt.begun.trainee.0, code) {
                continue;
            }
            let id = &attempt.begun.id;
            all.push(json!({
                "attempt": attempt.begun,
                "finished": attempt.finished,
                "position": store.position(id)?,
                "log": lines(&store::export(&store, id)?),
                "scores": scores(&store.scores(id)?),
                "ready_to_hand_in": self.data.join("outbox").join(format!("{id}.ias-result")).exists(),
            }));
        }
        Ok(all)
    }

    fn texts_of(&self, code: &TraineeCode) -> Result<Vec<Value>, PrivacyError> {
        let mut paths: BTreeSet<PathBuf> = self.saved_texts(code).into_iter().collect();
        for spelling in self.spellings(code)? {
            paths.extend(self.saved_texts(&spelling));
        }
        let read = |path: PathBuf| match fs::read(&path) {
            Ok(bytes) => Ok(json!({"file": path, "text": String::from_utf8_lossy(&bytes)})),
            Err(source) => Err(PrivacyError::File { path, source }),
        };
        paths.into_iter().map(read).collect()
    }

    fn gathered_of(&self, code: &TraineeCode) -> Result<Vec<Value>, PrivacyError> {
        /// Rows of one question.
        const PAGE: u32 = 100;
        let Some(store) = Gathered::open_to_read(self.data)? else { return Ok(Vec::new()) };
        let choice = Choice { trainee: Some(code.clone()), ..Choice::default() };
        let mut all = Vec::new();
        let mut after: Option<AttemptId> = None;
        loop {
            let rows = store.rows(&choice, after.as_ref().map_or("", |id| &*id.0), PAGE)?;
            let Some(last) = rows.last() else { return Ok(all) };
            after = Some(last.attempt.clone());
            for row in rows {
                let id = &row.attempt;
                all.push(json!({
                    "result": row,
                    "log": lines(&store.log(id)?),
                    "scores": scores(&store.scores(id)?),
                    "record": store.record(id)?,
                }));
            }
        }
    }
}

/// Lines of JSON as values; one that is none as the text that it is.
fn lines(log: &str) -> Vec<Value> {
    log.lines().map(|line| serde_json::from_str(line).unwrap_or_else(|_| Value::from(line))).collect()
}

fn scores(scores: &[ScoreRecord]) -> Vec<Value> {
    scores.iter().map(store::score_json).collect()
}
