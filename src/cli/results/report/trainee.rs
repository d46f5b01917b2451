//! `ias results report trainee`: the private debrief of one attempt, or of each.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;

use super::super::{cohort, none_kept};
use super::{SPEC, out, write};
use crate::catalogue::Reference;
use crate::catalogue::disk::reference_from;
use crate::cli::args::Parsed;
use crate::cli::console::Console;
use crate::cli::failure::Failure;
use crate::cli::load_scenario::load_scenario;
use crate::cli::pictures::picture;
use crate::cli::{Exit, find_scenario};
use crate::cohort::Wishes;
use crate::platform::{self, DataFolder};
use crate::programme::debriefs::{self, Page};
use crate::programme::source::{Kept, Wanted, each_gathered, each_record};
use crate::programme::{Ground, Scenario};
use crate::scenario::graph::ScenarioId;
use crate::scoring::Score;
use crate::session::{AttemptId, Settings, State, TraineeCode};
use crate::store::gathered::Choice;
use crate::store::{self, Attempt, Filter, Progress, SqliteStore, Store, StoreError};
use crate::text::{Language, LocalizedText};
use crate::time::WallTime;

pub(super) fn run(parsed: &Parsed, console: &mut Console) -> Result<Exit, Failure> {
    let data = parsed.data_folder()?;
    for of_groups in ["edition", "course", "place", "scenario", "from", "until", "by", "every"] {
        if parsed.switch(of_groups) {
            return Err(Failure::usage(&SPEC, format!("--{of_groups} goes with `group` and `programme` only."), None));
        }
    }
    let id = parsed.positionals.get(1).map(|id| id.to_string_lossy().into_owned());
    let (reference, _) = reference_from(&data.root);
    let (ground, store) = (cohort::ground(&data), SqliteStore::open_to_read(&data.root)?);
    if store.is_none() && ground.gathered()?.is_none() {
        return Err(none_kept(&data));
    }
    let mut desk = Desk {
        store,
        ground,
        reference,
        language: parsed.language()?,
        with_pictures: !parsed.switch("no-pictures"),
        scenarios: BTreeMap::new(),
        next: next_for_each(&data, console)?,
        data,
    };
    if !parsed.switch("all") {
        let attempt = desk.named(id)?;
        let page = desk.one(&attempt)?;
        write(&page, out(parsed).as_deref(), console)?;
        return Ok(Exit::Fine);
    }
    let (None, Some(folder)) = (id, out(parsed)) else {
        return Err(Failure::usage(&SPEC, "--all goes without ID, and with --out FOLDER.", None));
    };
    fs::create_dir_all(&folder)
        .map_err(|error| Failure::new(format!("{}: {error}.", folder.display()), "Name a folder that can be written to."))?;
    let mut left_out = false;
    let mut put = |id: &AttemptId, page: Result<String, Failure>, console: &mut Console| match page {
        Ok(page) => write(&page, Some(&folder.join(format!("{id}.html"))), console),
        Err(failure) => {
            left_out = true;
            console.tell(&format!("ias: attempt {id} is left out.\n{failure}"));
            Ok(())
        }
    };
    let mut here = BTreeSet::new();
    for attempt in desk.played_here(Progress::Finished)? {
        let page = desk.of_here(&attempt);
        put(&attempt.begun.id, page, console)?;
        here.insert(attempt.begun.id);
    }
    let ground = desk.ground.clone();
    let passed = each_gathered(&ground, &Wanted::default(), |kept| {
        if here.contains(&kept.about.attempt) {
            return Ok(());
        }
        let page = desk.of_gathered(&kept);
        put(&kept.about.attempt, page, console)
    })?;
    for (id, why) in passed.unreadable.iter().filter(|(id, _)| !here.contains(id)) {
        put(id, Err(unreadable(why)), console)?;
    }
    Ok(if left_out { Exit::Findings } else { Exit::Fine })
}

fn unreadable(why: &str) -> Failure {
    Failure::new(format!("It cannot be told: {why}."), "Gather its file again, or take the release that wrote it.")
}

/// What reports are made from; each scenario is loaded once.
struct Desk {
    data: DataFolder,
    /// What was played here.
    store: Option<SqliteStore>,
    /// What was gathered here, and the rest.
    ground: Ground,
    reference: Reference,
    language: Option<Language>,
    with_pictures: bool,
    scenarios: BTreeMap<(ScenarioId, Language), (PathBuf, Scenario)>,
    /// What each trainee should play next.
    next: BTreeMap<TraineeCode, LocalizedText>,
}

/// What each trainee of this data folder should play next, over all of their attempts.
fn next_for_each(data: &DataFolder, console: &mut Console) -> Result<BTreeMap<TraineeCode, LocalizedText>, Failure> {
    let (cohort, library) = cohort::cohort(data, &Choice::default(), console)?;
    let officers = cohort.report(&library, Wishes::default()).officers;
    Ok(officers.into_iter().filter_map(|officer| Some((officer.trainee, officer.next?.title))).collect())
}

impl Desk {
    /// Which attempt an id, or the beginning of one, names; without it, the last begun. Gathered ones are finished.
    fn named(&self, id: Option<String>) -> Result<AttemptId, Failure> {
        let mut known: BTreeMap<AttemptId, WallTime> = BTreeMap::new();
        let begins = |attempt: &AttemptId| id.as_deref().is_none_or(|id| attempt.0.starts_with(id));
        for attempt in self.played_here(Progress::Any)? {
            if begins(&attempt.begun.id) {
                known.insert(attempt.begun.id, attempt.begun.started);
            }
        }
        each_record(&self.ground, &Wanted { attempt: id.clone(), ..Wanted::default() }, |record| {
            known.insert(record.about.attempt.clone(), record.about.started);
            Ok::<(), StoreError>(())
        })?;
        let Some(id) = id else {
            let last = known.into_iter().max_by_key(|(id, started)| (*started, id.clone()));
            return last.map(|(id, _)| id).ok_or_else(|| none_kept(&self.data));
        };
        let exact = AttemptId::from(&*id);
        match known.len() {
            0 => Err(StoreError::UnknownAttempt { attempt: exact }.into()),
            _ if known.contains_key(&exact) => Ok(exact),
            1 => Ok(known.into_keys().next().unwrap_or(exact)),
            several => Err(Failure::new(
                format!("{several} attempts have an id that begins with {id}."),
                "Write more of the id, as `ias results list` and `ias results export --format csv` show it.",
            )),
        }
    }

    fn played_here(&self, progress: Progress) -> Result<Vec<Attempt>, StoreError> {
        let filter = Filter { progress, ..Filter::default() };
        self.store.as_ref().map_or_else(|| Ok(Vec::new()), |store| store.attempts(&filter))
    }

    /// The report of the attempt with that very id, wherever it is kept.
    fn one(&mut self, id: &AttemptId) -> Result<String, Failure> {
        match self.store.as_ref().map(|store| store.attempt(id)) {
            Some(Ok(attempt)) => return self.of_here(&attempt),
            Some(Err(error)) if !matches!(error, StoreError::UnknownAttempt { .. }) => return Err(error.into()),
            _ => {}
        }
        let (ground, mut page) = (self.ground.clone(), None);
        let passed = each_gathered(&ground, &Wanted { attempt: Some(id.to_string()), ..Wanted::default() }, |kept| {
            page = Some(self.of_gathered(&kept)?);
            Ok::<(), Failure>(())
        })?;
        match passed.unreadable.first() {
            Some((_, why)) => Err(unreadable(why)),
            None => page.ok_or_else(|| StoreError::UnknownAttempt { attempt: id.clone() }.into()),
        }
    }

    fn of_here(&mut self, attempt: &Attempt) -> Result<String, Failure> {
        let (begun, Some(store)) = (&attempt.begun, &self.store) else { return Err(none_kept(&self.data)) };
        let played: Settings = serde_json::from_str(&begun.settings).unwrap_or_default();
        let kept: Option<Score> = attempt.score.as_ref().and_then(|kept| serde_json::from_str(&kept.score).ok());
        self.report(&Told {
            attempt: &begun.id,
            trainee: &begun.trainee,
            scenario: &begun.scenario,
            language: played.language,
            state: State::fold(&store::log::read(store, &begun.id)?),
            kept: kept.as_ref(),
            finished: attempt.finished,
        })
    }

    fn of_gathered(&mut self, kept: &Kept) -> Result<String, Failure> {
        self.report(&Told {
            attempt: &kept.about.attempt,
            trainee: &kept.first.trainee,
            scenario: &kept.first.scenario,
            language: kept.about.language,
            state: State::fold(&kept.events),
            kept: Some(kept.newest()),
            finished: Some(kept.about.finished),
        })
    }

    fn report(&mut self, told: &Told<'_>) -> Result<String, Failure> {
        let language = self.language.unwrap_or(told.language);
        let key = (told.scenario.clone(), language);
        if !self.scenarios.contains_key(&key) {
            let loaded = load(told.scenario, &self.data, &self.reference, language)?;
            self.scenarios.insert(key.clone(), loaded);
        }
        let (folder, scenario) = &self.scenarios[&key];
        let page = debriefs::page(&Page {
            attempt: told.attempt,
            state: &told.state,
            kept: told.kept,
            finished: told.finished,
            scenario,
            language,
            reference: &self.reference,
            next: self.next.get(told.trainee).map_or("", |title| title.get(language)),
            made: platform::now(),
            picture: &|shot| if self.with_pictures { picture(&scenario.graph, folder, shot) } else { None },
        });
        page.ok_or_else(|| Failure::new("The attempt holds nothing yet.", "Choose another; `ias results list` lists them."))
    }
}

/// An attempt, from wherever it is kept.
struct Told<'a> {
    attempt: &'a AttemptId,
    trainee: &'a TraineeCode,
    scenario: &'a ScenarioId,
    /// The language that it was played in.
    language: Language,
    state: State,
    kept: Option<&'a Score>,
    finished: Option<WallTime>,
}

fn load(
    scenario: &ScenarioId,
    data: &DataFolder,
    reference: &Reference,
    language: Language,
) -> Result<(PathBuf, Scenario), Failure> {
    let folder = find_scenario::find(scenario.0.as_ref().as_ref(), &platform::scenario_folders(Some(data)))?;
    let loaded = load_scenario(&folder, reference, language).map_err(|_| {
        Failure::new(
            format!("The scenario {scenario} has errors, so its attempts cannot be told."),
            format!("`ias check {scenario}` tells what to mend."),
        )
    })?;
    Ok((folder, Scenario { graph: loaded.graph, lengths: loaded.lengths }))
}
