//! Finished attempts, one after the other, with everything that exports tell; and the scenarios that they were made of.

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::{Ground, Scenario};
use crate::catalogue::Reference;
use crate::cohort::record::{About, Record};
use crate::course::CourseId;
use crate::scenario::graph::{ContentHash, ScenarioId};
use crate::scoring::Score;
use crate::session::log::Log;
use crate::session::{AttemptId, Event, Mode, Recorded, Settings};
use crate::store::gathered::{Choice, Row};
use crate::store::{Attempt, Filter, Gathered, Progress, ScoreRecord, SqliteStore, Store, StoreError, log};
use crate::text::Language;
use crate::time::{Day, WallTime};

/// Which finished attempts are meant; the default means all.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// The beginning of an attempt's id.
    pub attempt: Option<String>,
    /// What they have in common.
    pub choice: Choice,
}

impl Wanted {
    fn begins(&self, attempt: &AttemptId) -> bool {
        self.attempt.as_ref().is_none_or(|begins| attempt.0.starts_with(begins.as_str()))
    }
}

impl From<Choice> for Wanted {
    fn from(choice: Choice) -> Self {
        Self { attempt: None, choice }
    }
}

/// A finished attempt.
#[derive(Clone, Debug)]
pub struct Kept {
    /// Whose, when, why.
    pub about: About,
    /// The version that played it.
    pub app_version: String,
    /// Its log.
    pub events: Vec<Recorded>,
    /// Its first score.
    pub first: Score,
    /// Later scores under corrected keys, with when they were computed.
    pub rescored: Vec<(WallTime, Score)>,
}

impl Kept {
    /// As statistics and tables see it: under the latest key.
    #[must_use]
    pub fn record(&self) -> Record {
        Record::of(self.about.clone(), self.newest())
    }
}

/// What went by.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Passed {
    /// Attempts that were taken.
    pub taken: u64,
    /// Sittings of a group, which are nobody's result and were not taken.
    pub sittings: u64,
    /// Attempts that cannot be read by this release, each with the reason.
    pub unreadable: Vec<(AttemptId, String)>,
}

/// Hands every finished attempt of one person that is meant to `take`, one at a time: what was gathered, by id, then what was
/// played here and not gathered, oldest first.
///
/// # Errors
/// What the stores say, and what `take` says, which ends it.
pub fn each<E: From<StoreError>>(ground: &Ground, wanted: &Wanted, mut take: impl FnMut(Kept) -> Result<(), E>) -> Result<Passed, E> {
    let mut passed = Passed::default();
    let gathered = ground.gathered()?;
    if let Some(store) = &gathered {
        passed.all_gathered(store, wanted, &mut take)?;
    }
    if let Some(store) = SqliteStore::open_to_read(&ground.data)? {
        for id in played_here(ground, &store, wanted, gathered.as_ref())? {
            let kept = store.attempt(&id).map_err(|error| error.to_string()).and_then(|attempt| of_here(&store, &attempt));
            passed.one(id, kept, &mut take)?;
        }
    }
    Ok(passed)
}

/// The same as [`each`], of what was gathered alone.
///
/// # Errors
/// As [`each`].
pub fn each_gathered<E: From<StoreError>>(
    ground: &Ground,
    wanted: &Wanted,
    mut take: impl FnMut(Kept) -> Result<(), E>,
) -> Result<Passed, E> {
    let mut passed = Passed::default();
    if let Some(store) = ground.gathered()? {
        passed.all_gathered(&store, wanted, &mut take)?;
    }
    Ok(passed)
}

impl Passed {
    fn all_gathered<E: From<StoreError>>(
        &mut self,
        store: &Gathered,
        wanted: &Wanted,
        take: &mut impl FnMut(Kept) -> Result<(), E>,
    ) -> Result<(), E> {
        let mut after = String::new();
        loop {
            let rows = store.rows(&wanted.choice, &after, PAGE)?;
            let Some(last) = rows.last() else { return Ok(()) };
            after = last.attempt.to_string();
            for row in rows.iter().filter(|row| wanted.begins(&row.attempt)) {
                self.one(row.attempt.clone(), of_gathered(store, row), take)?;
            }
        }
    }

    fn one<E>(&mut self, id: AttemptId, kept: Result<Kept, String>, take: &mut impl FnMut(Kept) -> Result<(), E>) -> Result<(), E> {
        match kept {
            Ok(kept) if kept.first.mode == Mode::Plenary => self.sittings += 1,
            Ok(kept) => {
                take(kept)?;
                self.taken += 1;
            }
            Err(why) => self.unreadable.push((id, why)),
        }
        Ok(())
    }
}

/// The same as [`each`], with the sittings of groups, for those to whom the record is enough: of what was gathered nothing
/// else is read. A record is that of the latest key.
///
/// # Errors
/// As [`each`].
pub fn each_record<E: From<StoreError>>(
    ground: &Ground,
    wanted: &Wanted,
    mut take: impl FnMut(&Record) -> Result<(), E>,
) -> Result<Passed, E> {
    let mut passed = Passed::default();
    let gathered = ground.gathered()?;
    if let Some(store) = &gathered {
        for record in store.records(&wanted.choice) {
            let record = record?;
            if wanted.begins(&record.about.attempt) {
                take(&record)?;
                passed.taken += 1;
            }
        }
    }
    if let Some(store) = SqliteStore::open_to_read(&ground.data)? {
        for id in played_here(ground, &store, wanted, gathered.as_ref())? {
            match store.attempt(&id).map_err(|error| error.to_string()).and_then(|attempt| record_of_here(&attempt)) {
                Ok(record) => {
                    take(&record)?;
                    passed.taken += 1;
                }
                Err(why) => passed.unreadable.push((id, why)),
            }
        }
    }
    Ok(passed)
}

/// How many rows of what was gathered are read at a time.
pub(super) const PAGE: u32 = 256;

/// Finished attempts that were played on this machine and are meant, without those that were gathered, oldest first. Only
/// which, not what: one attempt at a time is in memory.
fn played_here(ground: &Ground, store: &SqliteStore, wanted: &Wanted, gathered: Option<&Gathered>) -> Result<Vec<AttemptId>, StoreError> {
    let choice = &wanted.choice;
    let filter = Filter { trainee: choice.trainee.clone(), scenario: choice.scenario.clone(), progress: Progress::Finished };
    let places = places(ground, choice, gathered)?;
    let mut ids = Vec::new();
    for attempt in store.attempts(&filter)?.into_iter().rev() {
        let is_gathered = match gathered {
            Some(gathered) => gathered.holds(&attempt.begun.id)?,
            None => false,
        };
        if !is_gathered && wanted.begins(&attempt.begun.id) && is_meant(choice, &attempt, &places) {
            ids.push(attempt.begun.id);
        }
    }
    Ok(ids)
}

/// Where courses are held, when that is asked: of those that are kept here, and of those that were gathered.
pub(super) fn places(ground: &Ground, choice: &Choice, gathered: Option<&Gathered>) -> Result<BTreeMap<CourseId, String>, StoreError> {
    let mut places: BTreeMap<CourseId, String> = BTreeMap::new();
    if choice.place.is_some() {
        places.extend(ground.courses().into_iter().flatten().map(|kept| (kept.course.id, kept.course.place)));
        for course in gathered.map(Gathered::courses).transpose()?.into_iter().flatten() {
            places.entry(course.id).or_insert(course.place);
        }
    }
    Ok(places)
}

/// What `Gathered` asks of its rows, asked of an attempt that was played here.
pub(super) fn is_meant(choice: &Choice, attempt: &Attempt, places: &BTreeMap<CourseId, String>) -> bool {
    let begun = &attempt.begun;
    let place = || begun.course.as_ref().and_then(|course| places.get(course));
    let day = Day::of(attempt.finished.unwrap_or_default());
    (choice.course.is_none() || choice.course == begun.course)
        && (choice.place.is_none() || choice.place.as_ref() == place())
        && choice.purpose.is_none_or(|purpose| purpose == begun.purpose)
        && choice.from.is_none_or(|from| from <= day)
        && choice.until.is_none_or(|until| day <= until)
}

/// The record of an attempt that was played here, under its latest key.
fn record_of_here(attempt: &Attempt) -> Result<Record, String> {
    let begun = &attempt.begun;
    let score = attempt.score.as_ref().ok_or("it has no score")?;
    let score: Score = serde_json::from_str(&score.score).map_err(|error| format!("its score is of another release ({error})"))?;
    let settings: Settings = serde_json::from_str(&begun.settings).unwrap_or_default();
    let about = About {
        attempt: begun.id.clone(),
        course: begun.course.clone(),
        purpose: begun.purpose,
        language: settings.language,
        started: begun.started,
        finished: attempt.finished.ok_or("it is not finished")?,
    };
    Ok(Record::of(about, &score))
}

fn of_here(store: &SqliteStore, attempt: &Attempt) -> Result<Kept, String> {
    let begun = &attempt.begun;
    let events = log::read(store, &begun.id).map_err(|error| error.to_string())?;
    let about = About {
        attempt: begun.id.clone(),
        course: begun.course.clone(),
        purpose: begun.purpose,
        language: language(&events),
        started: begun.started,
        finished: attempt.finished.ok_or("it is not finished")?,
    };
    kept(about, &begun.app_version, events, store.scores(&begun.id).map_err(|error| error.to_string())?)
}

fn of_gathered(store: &Gathered, row: &Row) -> Result<Kept, String> {
    let text = store.log(&row.attempt).map_err(|error| error.to_string())?;
    let events = Log::parse(&text).map_err(|error| error.to_string())?.events;
    let about = About {
        attempt: row.attempt.clone(),
        course: Some(row.course.clone()),
        purpose: row.purpose,
        language: language(&events),
        started: row.started,
        finished: row.finished,
    };
    kept(about, &row.app_version, events, store.scores(&row.attempt).map_err(|error| error.to_string())?)
}

/// The language that the attempt began in.
fn language(events: &[Recorded]) -> Language {
    let begun = events.iter().find_map(|recorded| match &recorded.event {
        Event::Began { settings, .. } => Some(settings.language),
        _ => None,
    });
    begun.unwrap_or_default()
}

fn kept(about: About, app_version: &str, events: Vec<Recorded>, scores: Vec<ScoreRecord>) -> Result<Kept, String> {
    let mut scores = scores
        .into_iter()
        .map(|record| match serde_json::from_str(&record.score) {
            Ok(score) => Ok((record.computed, score)),
            Err(error) => Err(format!("its score is of another release ({error})")),
        })
        .collect::<Result<Vec<(WallTime, Score)>, String>>()?
        .into_iter();
    let (_, first) = scores.next().ok_or("it has no score")?;
    Ok(Kept { about, app_version: app_version.to_owned(), events, first, rescored: scores.collect() })
}

/// The scenarios of this machine, each loaded once, when first asked for.
pub struct Scenarios<'g> {
    ground: &'g Ground,
    reference: Reference,
    known: BTreeMap<ScenarioId, Option<(PathBuf, Scenario)>>,
    /// Scenarios asked for in a version that is not here, and how often.
    pub missing: BTreeMap<ScenarioId, u64>,
}

impl<'g> Scenarios<'g> {
    /// Those of that computer.
    #[must_use]
    pub fn of(ground: &'g Ground) -> Self {
        Self { ground, reference: ground.reference(), known: BTreeMap::new(), missing: BTreeMap::new() }
    }

    /// Its catalogues and institutions.
    #[must_use]
    pub fn reference(&self) -> &Reference {
        &self.reference
    }

    /// The scenario in whatever version is here, with its folder.
    pub fn here(&mut self, id: &ScenarioId) -> Option<&(PathBuf, Scenario)> {
        let (ground, reference) = (self.ground, &self.reference);
        let found = self.known.entry(id.clone()).or_insert_with(|| {
            let (_, folder) = ground.scenarios.iter().find(|(known, _)| *known == *id.0)?;
            Some((folder.clone(), (ground.open)(folder, reference, Language::default())?))
        });
        found.as_ref()
    }

    /// The scenario in exactly that version, if it is here.
    pub fn at_hand(&mut self, id: &ScenarioId, version: &ContentHash) -> Option<&Scenario> {
        let is_it = self.here(id).is_some_and(|(_, found)| found.graph.content_hash == *version);
        if !is_it {
            *self.missing.entry(id.clone()).or_default() += 1;
            return None;
        }
        self.known.get(id)?.as_ref().map(|(_, found)| found)
    }
}
