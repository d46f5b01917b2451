//! Finished attempts, one after the other, with everything that exports tell; and the scenarios that they were made of.

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::super::args::Parsed;
use super::super::failure::Failure;
use super::super::find_scenario;
use super::super::load_scenario::{Loaded, load_scenario};
use super::super::spec::{Opt, Spec};
use crate::catalogue::Reference;
use crate::catalogue::disk::reference_from;
use crate::cohort::record::{About, Record};
use crate::course::CourseId;
use crate::platform::{self, DataFolder};
use crate::scenario::graph::{ContentHash, ScenarioId};
use crate::scoring::Score;
use crate::session::log::Log;
use crate::session::{AttemptId, Event, Mode, Recorded, SceneLengths, TraineeCode};
use crate::store::gathered::{Choice, Row};
use crate::store::{Attempt, Filter, Gathered, Progress, ScoreRecord, SqliteStore, Store, log};
use crate::text::Language;
use crate::time::{Day, WallTime};

/// Options that say which attempts are meant.
pub(super) const COURSE: Opt = Opt { long: "course", value: Some("ID"), help: "Only attempts of this course." };
pub(super) const TRAINEE: Opt = Opt { long: "trainee", value: Some("CODE"), help: "Only this trainee's attempts." };
pub(super) const SCENARIO: Opt = Opt { long: "scenario", value: Some("ID"), help: "Only attempts of this scenario." };
pub(super) const FROM: Opt = Opt { long: "from", value: Some("DAY"), help: "Only attempts finished on this day (UTC) or later, e.g. 2026-11-22." };
pub(super) const UNTIL: Opt = Opt { long: "until", value: Some("DAY"), help: "Only attempts finished on this day (UTC) or before." };

/// Which attempts are meant; the default means all.
#[derive(Clone, Debug, Default)]
pub(super) struct Wanted {
    /// The beginning of an attempt's id.
    pub attempt: Option<String>,
    pub course: Option<CourseId>,
    pub trainee: Option<TraineeCode>,
    pub scenario: Option<ScenarioId>,
    pub from: Option<Day>,
    pub until: Option<Day>,
}

impl Wanted {
    /// As the options say.
    pub(super) fn read(spec: &'static Spec, parsed: &Parsed) -> Result<Self, Failure> {
        let day = |long: &str| -> Result<Option<Day>, Failure> {
            let Some(text) = parsed.text(long)? else { return Ok(None) };
            text.parse().map(Some).map_err(|error| Failure::usage(spec, format!("--{long}: {error}."), None))
        };
        Ok(Self {
            attempt: parsed.first_text(),
            course: parsed.text("course")?.map(CourseId::from),
            trainee: parsed.text("trainee")?.map(TraineeCode::from),
            scenario: parsed.text("scenario")?.map(ScenarioId::from),
            from: day("from")?,
            until: day("until")?,
        })
    }

    /// Refuses the beginning of an id that means no finished attempt, or several.
    pub(super) fn only_one(&self, data: &DataFolder) -> Result<(), Failure> {
        let Some(begins) = &self.attempt else { return Ok(()) };
        let mut found: Vec<AttemptId> = Vec::new();
        each_record(data, &Self { attempt: Some(begins.clone()), ..Self::default() }, |record| {
            found.push(record.about.attempt.clone());
            Ok(())
        })?;
        match found.len() {
            1 => Ok(()),
            0 => Err(Failure::new(
                format!("There is no finished attempt {begins}."),
                "`ias results list` lists the attempts; one that is not finished has a log only (`ias results export ID`).",
            )),
            several => Err(Failure::new(
                format!("{several} attempts have an id that begins with {begins}."),
                "Write more of the id, as `ias results list` shows it.",
            )),
        }
    }

    fn begins(&self, attempt: &AttemptId) -> bool {
        self.attempt.as_ref().is_none_or(|begins| attempt.0.starts_with(begins.as_str()))
    }

    fn means(&self, attempt: &AttemptId, course: Option<&CourseId>, finished: WallTime) -> bool {
        self.begins(attempt)
            && (self.course.is_none() || self.course.as_ref() == course)
            && self.from.is_none_or(|from| from <= Day::of(finished))
            && self.until.is_none_or(|until| Day::of(finished) <= until)
    }

    /// The same, as what was gathered is asked.
    fn choice(&self) -> Choice {
        Choice {
            course: self.course.clone(),
            from: self.from,
            until: self.until,
            scenario: self.scenario.clone(),
            trainee: self.trainee.clone(),
            ..Choice::default()
        }
    }
}

/// A finished attempt.
pub(super) struct Kept {
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
    fn record(&self) -> Record {
        let score = self.rescored.last().map_or(&self.first, |(_, score)| score);
        Record::of(self.about.clone(), score)
    }
}

/// What went by.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Passed {
    /// Attempts that were taken.
    pub taken: u64,
    /// Sittings of a group, which are nobody's result and were not taken.
    pub sittings: u64,
    /// Attempts that cannot be read by this release, each with the reason.
    pub unreadable: Vec<(AttemptId, String)>,
}

/// Hands every finished attempt of one person that is meant to `take`, one at a time: what was gathered, by id, then what was
/// played here and not gathered, oldest first.
pub(super) fn each(
    data: &DataFolder,
    wanted: &Wanted,
    mut take: impl FnMut(Kept) -> Result<(), Failure>,
) -> Result<Passed, Failure> {
    let mut passed = Passed::default();
    let mut one = |id: AttemptId, kept: Result<Kept, String>| -> Result<(), Failure> {
        match kept {
            Ok(kept) if kept.first.mode == Mode::Plenary => passed.sittings += 1,
            Ok(kept) => {
                take(kept)?;
                passed.taken += 1;
            }
            Err(why) => passed.unreadable.push((id, why)),
        }
        Ok(())
    };
    let gathered = gathered(data)?;
    if let Some(store) = &gathered {
        let choice = wanted.choice();
        let mut after = String::new();
        loop {
            let rows = store.rows(&choice, &after, PAGE)?;
            let Some(last) = rows.last() else { break };
            after = last.attempt.to_string();
            for row in rows.iter().filter(|row| wanted.begins(&row.attempt)) {
                one(row.attempt.clone(), of_gathered(store, row))?;
            }
        }
    }
    if let Some(store) = SqliteStore::open_to_read(&data.root)? {
        for id in played_here(&store, wanted, gathered.as_ref())? {
            one(id.clone(), store.attempt(&id).map_err(|error| error.to_string()).and_then(|attempt| of_here(&store, &attempt)))?;
        }
    }
    Ok(passed)
}

/// The same as [`each`], with the sittings of groups, for those to whom the record is enough: of what was gathered nothing
/// else is read.
pub(super) fn each_record(
    data: &DataFolder,
    wanted: &Wanted,
    mut take: impl FnMut(&Record) -> Result<(), Failure>,
) -> Result<Passed, Failure> {
    let mut passed = Passed::default();
    let gathered = gathered(data)?;
    if let Some(store) = &gathered {
        for record in store.records(&wanted.choice()) {
            let record = record?;
            if wanted.begins(&record.about.attempt) {
                take(&record)?;
                passed.taken += 1;
            }
        }
    }
    if let Some(store) = SqliteStore::open_to_read(&data.root)? {
        for id in played_here(&store, wanted, gathered.as_ref())? {
            match store.attempt(&id).map_err(|error| error.to_string()).and_then(|attempt| of_here(&store, &attempt)) {
                Ok(kept) => {
                    take(&kept.record())?;
                    passed.taken += 1;
                }
                Err(why) => passed.unreadable.push((id, why)),
            }
        }
    }
    Ok(passed)
}

/// How many rows of what was gathered are read at a time.
const PAGE: u32 = 256;

/// What this station gathered, if it did.
fn gathered(data: &DataFolder) -> Result<Option<Gathered>, Failure> {
    Ok(Gathered::open_to_read(&data.root)?)
}

/// The log of the only gathered attempt whose id begins so, when no attempt that was played here does.
pub(super) fn gathered_only(data: &DataFolder, begins: &str) -> Result<Option<String>, Failure> {
    let Some(store) = gathered(data)? else { return Ok(None) };
    if let Some(here) = SqliteStore::open_to_read(&data.root)?
        && here.attempts(&Filter::default())?.iter().any(|attempt| attempt.begun.id.0.starts_with(begins))
    {
        return Ok(None);
    }
    // Ids that begin so follow the beginning itself, and stand together.
    let rows = store.rows(&Choice::default(), begins, 2)?;
    let exact = store.holds(&AttemptId::from(begins))?.then(|| AttemptId::from(begins));
    let mut fitting = rows.into_iter().map(|row| row.attempt).filter(|attempt| attempt.0.starts_with(begins)).chain(exact);
    match (fitting.next(), fitting.next()) {
        (Some(only), None) => Ok(Some(store.log(&only)?)),
        (Some(_), Some(_)) => Err(Failure::new(
            format!("Several gathered attempts have an id that begins with {begins}."),
            "Write more of the id.",
        )),
        (None, _) => Ok(None),
    }
}

/// Finished attempts that were played on this machine and are meant, without those that were gathered. Only which, not what:
/// one attempt at a time is in memory.
fn played_here(store: &SqliteStore, wanted: &Wanted, gathered: Option<&Gathered>) -> Result<Vec<AttemptId>, Failure> {
    let filter =
        Filter { trainee: wanted.trainee.clone(), scenario: wanted.scenario.clone(), progress: Progress::Finished };
    let mut ids = Vec::new();
    for attempt in store.attempts(&filter)?.into_iter().rev() {
        let (begun, finished) = (attempt.begun, attempt.finished.unwrap_or_default());
        let is_gathered = match gathered {
            Some(gathered) => gathered.holds(&begun.id)?,
            None => false,
        };
        if !is_gathered && wanted.means(&begun.id, begun.course.as_ref(), finished) {
            ids.push(begun.id);
        }
    }
    Ok(ids)
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
pub(super) struct Scenarios {
    folders: Vec<(String, PathBuf)>,
    reference: Reference,
    known: BTreeMap<ScenarioId, Option<Loaded>>,
    /// Scenarios asked for in a version that is not here.
    pub missing: BTreeMap<ScenarioId, u64>,
}

impl Scenarios {
    pub(super) fn of(data: &DataFolder) -> Self {
        let folders = find_scenario::available(&platform::scenario_folders(Some(data)));
        Self { folders, reference: reference_from(&data.root).0, known: BTreeMap::new(), missing: BTreeMap::new() }
    }

    /// The scenario in exactly that version, if it is here.
    pub(super) fn at_hand(&mut self, id: &ScenarioId, version: &ContentHash) -> Option<&Loaded> {
        let (folders, reference) = (&self.folders, &self.reference);
        let found = self.known.entry(id.clone()).or_insert_with(|| {
            let (_, folder) = folders.iter().find(|(known, _)| *known == *id.0)?;
            load_scenario(folder, reference, Language::default()).ok()
        });
        let found = found.as_ref().filter(|loaded| loaded.graph.content_hash == *version);
        if found.is_none() {
            *self.missing.entry(id.clone()).or_default() += 1;
        }
        found
    }
}

/// No lengths are known.
pub(super) fn no_lengths() -> SceneLengths {
    SceneLengths::default()
}
