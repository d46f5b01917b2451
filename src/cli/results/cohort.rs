//! The finished attempts that are meant, as a cohort, and what is known beside them. For every verb that tells of a group.

use super::super::args::Parsed;
use super::super::console::Console;
use super::super::failure::Failure;
use super::super::find_scenario;
use super::super::spec::{Opt, Spec};
use super::super::station::shelf;
use crate::catalogue::disk::reference_from;
use crate::cohort::library::{CourseFacts, Library};
use crate::cohort::record::{About, Record};
use crate::cohort::{Cohort, Wishes};
use crate::cohort::group::{Counting, GroupBy};
use crate::platform::{self, DataFolder};
use crate::scenario::load;
use crate::scenario::media_facts::MediaAssumed;
use crate::scoring::Score;
use crate::session::Settings;
use crate::store::gathered::Choice;
use crate::store::{Attempt, Filter, Gathered, Progress, SqliteStore, Store};
use crate::time::Day;

/// Which attempts are meant.
pub(super) const COURSE: Opt = Opt { long: "course", value: Some("ID"), help: "Only attempts of this course." };
pub(super) const PLACE: Opt = Opt { long: "place", value: Some("PLACE"), help: "Only attempts of courses held there." };
pub(super) const SCENARIO: Opt = Opt { long: "scenario", value: Some("ID"), help: "Only attempts of this scenario." };
pub(super) const FROM: Opt =
    Opt { long: "from", value: Some("DAY"), help: "Only attempts finished on this day (UTC) or later, e.g. 2026-11-22." };
pub(super) const UNTIL: Opt = Opt { long: "until", value: Some("DAY"), help: "Only attempts finished on this day (UTC) or before." };
/// How they are counted.
pub(super) const BY: Opt = Opt { long: "by", value: Some("GROUP"), help: "What makes a group: course (default), place, month or all." };
pub(super) const EVERY: Opt =
    Opt { long: "every", value: None, help: "Count every attempt; without it the first of each trainee at each scenario in each course." };

/// The choice and the wishes that the options tell.
pub(super) fn asked(spec: &'static Spec, parsed: &Parsed) -> Result<(Choice, Wishes), Failure> {
    let day = |long: &str| -> Result<Option<Day>, Failure> {
        let Some(text) = parsed.text(long)? else { return Ok(None) };
        text.parse().map(Some).map_err(|error| Failure::usage(spec, format!("--{long}: {error}."), None))
    };
    let choice = Choice {
        course: parsed.text("course")?.map(Into::into),
        place: parsed.text("place")?.map(str::to_owned),
        scenario: parsed.text("scenario")?.map(Into::into),
        from: day("from")?,
        until: day("until")?,
        ..Choice::default()
    };
    let groups =
        [("course", GroupBy::Course), ("place", GroupBy::Place), ("month", GroupBy::Month), ("all", GroupBy::All)];
    let group_by = parsed.one_of("by", &groups)?.unwrap_or_default();
    let counting = if parsed.switch("every") { Counting::Every } else { Counting::First };
    Ok((choice, Wishes { group_by, counting }))
}

/// The attempts that are meant: those that were gathered, and those that were played here. An attempt that is in both counts
/// once. One that this release cannot read is told and left out.
pub(super) fn cohort(data: &DataFolder, choice: &Choice, console: &mut Console) -> Result<(Cohort, Library), Failure> {
    let mut library = library(data);
    for kept in shelf(data).all() {
        match kept {
            Ok(kept) => library.add_course(&kept.course),
            Err(error) => console.tell(&format!("ias: {error}")),
        }
    }
    let mut cohort = Cohort::default();
    let gathered = Gathered::open_to_read(&data.root)?;
    if let Some(gathered) = &gathered {
        // Courses that are on this station's shelf are known better: with what is played in them.
        for course in gathered.courses()? {
            let facts = CourseFacts { title: course.title, place: course.place, begins: course.begins, scenarios: Vec::new() };
            library.courses.entry(course.id).or_insert(facts);
        }
        for record in gathered.records(choice) {
            cohort.add(&record?);
        }
    }
    if let Some(store) = SqliteStore::open_to_read(&data.root)? {
        let filter = Filter { scenario: choice.scenario.clone(), progress: Progress::Finished, ..Filter::default() };
        for attempt in store.attempts(&filter)? {
            let is_gathered = match &gathered {
                Some(gathered) => gathered.holds(&attempt.begun.id)?,
                None => false,
            };
            if is_gathered || !is_meant(choice, &attempt, &library) {
                continue;
            }
            match record(&attempt) {
                Ok(record) => cohort.add(&record),
                Err(why) => console.tell(&format!("ias: attempt {} is left out: {why}.", attempt.begun.id)),
            }
        }
    }
    Ok((cohort, library))
}

/// What this machine knows: its scenarios with their catalogues. A scenario that cannot be loaded is not known.
fn library(data: &DataFolder) -> Library {
    let (reference, _) = reference_from(&data.root);
    let mut library = Library::default();
    for (_, folder) in find_scenario::available(&platform::scenario_folders(Some(data))) {
        // Statistics need no media: lengths of scenes decide nothing here.
        if let (Some(graph), _) = load::load(&folder, &reference, &MediaAssumed) {
            library.add_scenario(&graph);
        }
    }
    library
}

/// What `Gathered` asks of its rows, asked of an attempt that was played here.
fn is_meant(choice: &Choice, attempt: &Attempt, library: &Library) -> bool {
    let begun = &attempt.begun;
    let place = || begun.course.as_ref().and_then(|course| library.courses.get(course)).map(|course| &course.place);
    let day = Day::of(attempt.finished.unwrap_or_default());
    (choice.course.is_none() || choice.course == begun.course)
        && (choice.place.is_none() || choice.place.as_ref() == place())
        && choice.from.is_none_or(|from| from <= day)
        && choice.until.is_none_or(|until| day <= until)
}

/// The record of an attempt that was played here, under its latest key.
fn record(attempt: &Attempt) -> Result<Record, String> {
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
