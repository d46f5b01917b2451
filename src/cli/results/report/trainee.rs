//! `ias results report trainee`: the private debrief of one attempt, or of each.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use super::super::{cohort, pick, reader};
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
use crate::programme::Scenario;
use crate::programme::debriefs::{self, Page};
use crate::scenario::graph::ScenarioId;
use crate::scoring::Score;
use crate::session::{Settings, State, TraineeCode};
use crate::store::gathered::Choice;
use crate::store::{self, Attempt, Filter, Progress, SqliteStore, Store};
use crate::text::{Language, LocalizedText};

pub(super) fn run(parsed: &Parsed, console: &mut Console) -> Result<Exit, Failure> {
    let data = parsed.data_folder()?;
    let store = reader(&data)?;
    for of_groups in ["edition", "course", "place", "scenario", "from", "until", "by", "every"] {
        if parsed.switch(of_groups) {
            return Err(Failure::usage(&SPEC, format!("--{of_groups} goes with `group` and `programme` only."), None));
        }
    }
    let id = parsed.positionals.get(1).map(|id| id.to_string_lossy().into_owned());
    let (reference, _) = reference_from(&data.root);
    let mut desk = Desk {
        store,
        reference,
        language: parsed.language()?,
        with_pictures: !parsed.switch("no-pictures"),
        scenarios: BTreeMap::new(),
        next: next_for_each(&data, console)?,
        data,
    };
    if !parsed.switch("all") {
        let attempt = pick(&desk.store, id.as_deref(), &desk.data)?;
        let page = desk.report(&attempt)?;
        write(&page, out(parsed).as_deref(), console)?;
        return Ok(Exit::Fine);
    }
    let (None, Some(folder)) = (id, out(parsed)) else {
        return Err(Failure::usage(&SPEC, "--all goes without ID, and with --out FOLDER.", None));
    };
    fs::create_dir_all(&folder)
        .map_err(|error| Failure::new(format!("{}: {error}.", folder.display()), "Name a folder that can be written to."))?;
    let mut left_out = false;
    for attempt in desk.store.attempts(&Filter { progress: Progress::Finished, ..Filter::default() })? {
        match desk.report(&attempt) {
            Ok(page) => write(&page, Some(&folder.join(format!("{}.html", attempt.begun.id))), console)?,
            Err(failure) => {
                left_out = true;
                console.tell(&format!("ias: attempt {} is left out.\n{failure}", attempt.begun.id));
            }
        }
    }
    Ok(if left_out { Exit::Findings } else { Exit::Fine })
}

/// What reports are made from; each scenario is loaded once.
struct Desk {
    data: DataFolder,
    store: SqliteStore,
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
    fn report(&mut self, attempt: &Attempt) -> Result<String, Failure> {
        let begun = &attempt.begun;
        let played: Settings = serde_json::from_str(&begun.settings).unwrap_or_default();
        let language = self.language.unwrap_or(played.language);
        let key = (begun.scenario.clone(), language);
        if !self.scenarios.contains_key(&key) {
            let loaded = load(&begun.scenario, &self.data, &self.reference, language)?;
            self.scenarios.insert(key.clone(), loaded);
        }
        let (folder, scenario) = &self.scenarios[&key];
        let state = State::fold(&store::log::read(&self.store, &begun.id)?);
        let kept: Option<Score> = attempt.score.as_ref().and_then(|kept| serde_json::from_str(&kept.score).ok());
        let page = debriefs::page(&Page {
            attempt: &begun.id,
            state: &state,
            kept: kept.as_ref(),
            finished: attempt.finished,
            scenario,
            language,
            reference: &self.reference,
            next: self.next.get(&begun.trainee).map_or("", |title| title.get(language)),
            made: platform::now(),
            picture: &|shot| if self.with_pictures { picture(&scenario.graph, folder, shot) } else { None },
        });
        page.ok_or_else(|| Failure::new("The attempt holds nothing yet.", "Choose another; `ias results list` lists them."))
    }
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
