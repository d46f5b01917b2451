//! Every attempt that this computer keeps, finished or not, played here or gathered: to list it and to show one.

use std::collections::BTreeMap;

use super::Ground;
use super::source::{PAGE, is_meant, places};
use crate::session::AttemptId;
use crate::store::gathered::{Choice, Row};
use crate::store::{Attempt, Filter, Gathered, NewAttempt, Progress, ScoreRecord, SqliteStore, Store, StoreError};

/// Where an attempt is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Where {
    /// It was played on this computer.
    Here,
    /// It was gathered.
    Gathered,
    /// It was played on this computer, handed in and gathered.
    Both,
}

impl Where {
    /// For programs.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Here => "here",
            Self::Gathered => "gathered",
            Self::Both => "both",
        }
    }
}

/// An attempt, and where it is kept.
#[derive(Clone, Debug)]
pub struct Found {
    /// The attempt; of one that was only gathered the scores are not read yet.
    pub attempt: Attempt,
    /// Where it is.
    pub is: Where,
}

/// What this computer keeps of attempts.
pub struct Keeping<'g> {
    ground: &'g Ground,
    here: Option<SqliteStore>,
    gathered: Option<Gathered>,
}

impl<'g> Keeping<'g> {
    /// Opens both stores to read them, if they are there.
    ///
    /// # Errors
    /// What they say.
    pub fn of(ground: &'g Ground) -> Result<Self, StoreError> {
        Ok(Self { ground, here: SqliteStore::open_to_read(&ground.data)?, gathered: ground.gathered()? })
    }

    /// The attempts that are meant and whose id begins so, the last begun first. One that is not finished has no day.
    ///
    /// # Errors
    /// What the stores say.
    pub fn found(&self, choice: &Choice, begins: &str) -> Result<Vec<Found>, StoreError> {
        let mut found: BTreeMap<AttemptId, Found> = BTreeMap::new();
        if let Some(store) = &self.gathered {
            let mut after = String::new();
            loop {
                let rows = store.rows(choice, &after, PAGE)?;
                let Some(last) = rows.last() else { break };
                after = last.attempt.to_string();
                for row in rows.into_iter().filter(|row| row.attempt.0.starts_with(begins)) {
                    found.insert(row.attempt.clone(), Found { attempt: of_row(row), is: Where::Gathered });
                }
            }
        }
        if let Some(store) = &self.here {
            let places = places(self.ground, choice, self.gathered.as_ref())?;
            let filter = Filter { trainee: choice.trainee.clone(), scenario: choice.scenario.clone(), progress: Progress::Any };
            let has_days = choice.from.is_some() || choice.until.is_some();
            for attempt in store.attempts(&filter)? {
                let id = attempt.begun.id.clone();
                let is = if found.contains_key(&id) { Where::Both } else { Where::Here };
                let fits = id.0.starts_with(begins) && is_meant(choice, &attempt, &places) && (attempt.finished.is_some() || !has_days);
                if fits {
                    found.insert(id, Found { attempt, is });
                }
            }
        }
        let mut found: Vec<Found> = found.into_values().collect();
        found.sort_by(|a, b| (b.attempt.begun.started, &b.attempt.begun.id).cmp(&(a.attempt.begun.started, &a.attempt.begun.id)));
        Ok(found)
    }

    /// Every score of the attempt, oldest first.
    ///
    /// # Errors
    /// What the stores say.
    pub fn scores(&self, found: &Found) -> Result<Vec<ScoreRecord>, StoreError> {
        let id = &found.attempt.begun.id;
        match (found.is, &self.here, &self.gathered) {
            (Where::Gathered, _, Some(store)) => store.scores(id),
            (Where::Here | Where::Both, Some(store), _) => store.scores(id),
            _ => Ok(Vec::new()),
        }
    }

    /// Reads what is not read yet of an attempt that was gathered: its latest score, and with it how it was played.
    ///
    /// # Errors
    /// What the store says.
    pub fn complete(&self, found: &mut Found) -> Result<(), StoreError> {
        if found.is != Where::Gathered {
            return Ok(());
        }
        found.attempt.score = self.scores(found)?.pop();
        if let Some(record) = &found.attempt.score
            && let Ok(score) = serde_json::from_str::<serde_json::Value>(&record.score)
            && let Some(mode) = score["mode"].as_str()
        {
            mode.clone_into(&mut found.attempt.begun.mode);
        }
        Ok(())
    }
}

/// What the row of a gathered result tells of its attempt.
fn of_row(row: Row) -> Attempt {
    let Row { attempt, course, trainee, scenario, content_hash, app_version, purpose, started, finished, events, .. } = row;
    let begun = NewAttempt {
        id: attempt,
        trainee,
        scenario,
        content_hash,
        app_version,
        mode: String::new(),
        settings: "{}".to_owned(),
        started,
        course: Some(course),
        purpose,
    };
    Attempt { begun, events, finished: Some(finished), score: None }
}
