//! Marks the kept attempts of a scenario once more, under the key that it has now.
//!
//! Logs and earlier scores stay as they are: a score under a corrected key is added, with its reason.

use std::path::Path;

use serde::Serialize;

use super::Scenario;
use crate::cohort::record::Record;
use crate::scenario::graph::ContentHash;
use crate::scoring::explore::{DEFAULT_BOUND, best_path};
use crate::scoring::{BestPath, Score, score_against};
use crate::session::log::Log;
use crate::session::{AttemptId, Recorded, State, TraineeCode};
use crate::store::gathered::Choice;
use crate::store::{Filter, Gathered, Progress, ScoreRecord, SqliteStore, Store, StoreError, log};
use crate::time::{Day, WallTime};

/// How many gathered attempts are read at a time.
const PAGE: u32 = 256;

/// What marks, and what came of it.
#[derive(Debug)]
pub struct Marking {
    scenario: Scenario,
    best: BestPath,
    reason: String,
    now: WallTime,
    keeps: bool,
    done: Done,
}

/// What came of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Done {
    /// Attempts marked once more.
    pub rescored: u32,
    /// Attempts whose newest score is under this key already.
    pub under_this_key: u32,
    /// Attempts whose whole changed, or who pass now and did not, or the reverse.
    pub changed: Vec<Changed>,
    /// Attempts that this release cannot mark, each with why.
    pub left_out: Vec<(AttemptId, String)>,
}

/// What changed for an attempt.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Changed {
    /// Which.
    pub attempt: AttemptId,
    /// Whose.
    pub trainee: TraineeCode,
    /// Thousandths before.
    pub before: Option<u32>,
    /// Thousandths now.
    pub now: Option<u32>,
    /// Whether it passed before.
    pub passed_before: Option<bool>,
    /// Whether it passes now.
    pub passes_now: Option<bool>,
    /// What the attempt did that the key does not know any more.
    pub unknown: Vec<String>,
}

impl Marking {
    /// Marks under the key of that scenario; `keeps` unless it is only to be told what would change.
    #[must_use]
    pub fn under(scenario: Scenario, reason: &str, now: WallTime, keeps: bool) -> Self {
        let best = best_path(&scenario.graph, DEFAULT_BOUND);
        Self { scenario, best, reason: reason.to_owned(), now, keeps, done: Done::default() }
    }

    /// Marks every finished attempt at it of that data folder, here and gathered; `None` when there are no stores.
    ///
    /// # Errors
    /// What the stores say; what was kept before that stays.
    pub fn all(mut self, data: &Path) -> Result<Option<Done>, StoreError> {
        let here = self.played_here(data)?;
        let gathered = self.gathered(data)?;
        Ok((here || gathered).then_some(self.done))
    }

    fn key(&self) -> &ContentHash {
        &self.scenario.graph.content_hash
    }

    /// Those that were played on this machine; whether any attempt is kept.
    fn played_here(&mut self, data: &Path) -> Result<bool, StoreError> {
        let Some(reader) = SqliteStore::open_to_read(data)? else { return Ok(false) };
        let filter = Filter { scenario: Some(self.scenario.graph.id.clone()), progress: Progress::Finished, ..Filter::default() };
        let attempts = reader.attempts(&filter)?;
        let mut writer = if self.keeps && !attempts.is_empty() {
            Some(SqliteStore::open(data, &Day::of(self.now).to_string())?.store)
        } else {
            None
        };
        for attempt in attempts.iter().rev() {
            let id = &attempt.begun.id;
            let scores = reader.scores(id)?;
            let events = || log::read(&reader, id).map_err(|error| error.to_string());
            if let Some((_, record)) = self.mark(id, attempt.begun.course.is_some(), &scores, events)
                && let Some(writer) = &mut writer
            {
                writer.rescore(id, &record)?;
                writer.release(id);
            }
        }
        Ok(true)
    }

    /// Those that were gathered; whether anything was.
    fn gathered(&mut self, data: &Path) -> Result<bool, StoreError> {
        let Some(reader) = Gathered::open_to_read(data)? else { return Ok(false) };
        let mut writer =
            if self.keeps { Some(Gathered::open(data, &Day::of(self.now).to_string())?.store) } else { None };
        let choice = Choice { scenario: Some(self.scenario.graph.id.clone()), ..Choice::default() };
        let mut after = String::new();
        loop {
            let rows = reader.rows(&choice, &after, PAGE)?;
            let Some(last) = rows.last() else { break };
            after = last.attempt.to_string();
            for row in &rows {
                let scores = reader.scores(&row.attempt)?;
                let text = reader.log(&row.attempt)?;
                let events = || Log::parse(&text).map(|log| log.events).map_err(|error| error.to_string());
                if let Some((score, kept)) = self.mark(&row.attempt, true, &scores, events)
                    && let Some(writer) = &mut writer
                {
                    let about = reader.record(&row.attempt)?.about;
                    writer.rescore(&row.attempt, &kept, &Record::of(about, &score))?;
                }
            }
        }
        Ok(true)
    }

    /// The new score of an attempt, to be kept; `None` when it is marked under this key already, or cannot be.
    ///
    /// In a course the pass mark stays that of the first score: the course had set it for everyone, and a corrected key
    /// corrects what is noticed and done, not what the course asked for.
    fn mark(
        &mut self,
        id: &AttemptId,
        in_course: bool,
        scores: &[ScoreRecord],
        events: impl FnOnce() -> Result<Vec<Recorded>, String>,
    ) -> Option<(Score, ScoreRecord)> {
        let newest = scores.last()?;
        if newest.content_hash == *self.key() {
            self.done.under_this_key += 1;
            return None;
        }
        let before: Option<Score> = serde_json::from_str(&newest.score).ok();
        let own = self.scenario.graph.rubric.pass_mark;
        if let Some(before) = before.as_ref().filter(|_| in_course) {
            self.scenario.graph.rubric.pass_mark = before.verdict.pass_mark;
        }
        let marked = events().and_then(|events| {
            score_against(&self.scenario.graph, &State::fold(&events), &self.scenario.lengths, self.best.clone())
                .ok_or_else(|| "its log holds no beginning".to_owned())
        });
        self.scenario.graph.rubric.pass_mark = own;
        let score = match marked {
            Ok(score) => score,
            Err(why) => {
                self.done.left_out.push((id.clone(), why));
                return None;
            }
        };
        self.done.rescored += 1;
        let (was, passed_before) = before.map_or((None, None), |before| (before.overall, before.verdict.passed));
        if was != score.overall || passed_before != score.verdict.passed || !score.unknown.is_empty() {
            self.done.changed.push(Changed {
                attempt: id.clone(),
                trainee: score.trainee.clone(),
                before: was,
                now: score.overall,
                passed_before,
                passes_now: score.verdict.passed,
                unknown: score.unknown.clone(),
            });
        }
        let record = ScoreRecord {
            content_hash: self.key().clone(),
            computed: self.now,
            reason: self.reason.clone(),
            score: serde_json::to_string(&score).expect("a score has only named fields"),
        };
        Some((score, record))
    }
}
