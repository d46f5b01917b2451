//! Reports and tables into a folder, and marking once more: on a thread, whole or not at all.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::reckon::Read;
use crate::app::trainer::OpenStation;
use crate::app::trainer::work::Work;
use crate::app::views::trainer::results::Export;
use crate::catalogue::Reference;
use crate::cli::pictures::picture;
use crate::cohort::group::GroupBy;
use crate::cohort::Wishes;
use crate::course::disk::write_whole;
use crate::keys::{KeysError, Unlocked};
use crate::programme::debriefs::{Page, page};
use crate::programme::export::{self, ExportError, Exported};
use crate::programme::rescore::{Done, Marking};
use crate::programme::source::{Scenarios, Wanted, each};
use crate::programme::whole_file::NewFile;
use crate::programme::Ground;
use crate::report::csv::Dialect;
use crate::report::csv::moodle::{People, Person, Take};
use crate::report::csv::tables::Table;
use crate::report::html::{self, Edition, GroupPage, ProgrammePage};
use crate::report::xapi::Home;
use crate::scenario::graph::ScenarioId;
use crate::session::{State, TraineeCode};
use crate::store::StoreError;
use crate::store::gathered::Choice;
use crate::text::Language;
use crate::time::{Day, WallTime};

/// What is to be written.
#[derive(Debug)]
pub(super) struct Order {
    pub(super) what: Export,
    pub(super) into: PathBuf,
    pub(super) ground: Ground,
    pub(super) choice: Choice,
    pub(super) wishes: Wishes,
    /// What the attempts have in common, for headings; empty: nothing.
    pub(super) title: String,
    pub(super) language: Language,
    /// Whose pages, for one trainee's.
    pub(super) trainee: Option<TraineeCode>,
    /// Put ID numbers from the roster into grades.
    pub(super) joins: bool,
    pub(super) read: Arc<Read>,
    pub(super) reference: Arc<Reference>,
    pub(super) now: WallTime,
}

/// What was written, and what was left out of it.
#[derive(Debug, Default)]
pub(super) struct Written {
    /// Where it lies.
    pub(super) place: PathBuf,
    /// How many files there are, if several.
    pub(super) files: usize,
    /// What was left out.
    pub(super) exported: Exported,
    /// Scenarios that are not on this computer, so that pages of them could not be made.
    pub(super) no_scenario: Vec<ScenarioId>,
}

/// Why nothing was written.
#[derive(Debug)]
pub(super) enum Unwritten {
    /// The attempts cannot be read.
    Store(StoreError),
    /// The file or folder cannot be written.
    File(PathBuf, std::io::Error),
    /// The roster cannot be read.
    Keys(KeysError),
    /// None of the attempts that are meant can be told.
    Nothing,
}

impl From<StoreError> for Unwritten {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

/// Writing or marking under way.
#[derive(Debug)]
pub(super) enum Job {
    Writing(Option<Work<Result<Written, Unwritten>>>),
    Marking(Option<Work<Result<Option<Done>, StoreError>>>, ScenarioId, bool),
}

impl Job {
    /// Begins to write.
    pub(super) fn write(order: Order, open: &OpenStation<'_>) -> std::io::Result<Self> {
        let station = Arc::clone(open.station);
        Work::begin("write", open.around.wake, move || order.carry_out(&station)).map(|work| Self::Writing(Some(work)))
    }

    /// Begins to mark once more under the key that the scenario has now.
    pub(super) fn mark(ground: Ground, scenario: ScenarioId, reason: String, keeps: bool, open: &OpenStation<'_>) -> std::io::Result<Self> {
        let (now, id) = (open.around.wall, scenario.clone());
        let work = Work::begin("mark", open.around.wake, move || {
            let mut scenarios = Scenarios::of(&ground);
            let Some((_, scenario)) = scenarios.here(&id) else { return Ok(None) };
            Marking::under(scenario.clone(), &reason, now, keeps).all(&ground.data)
        })?;
        Ok(Self::Marking(Some(work), scenario, keeps))
    }
}

impl Order {
    fn carry_out(self, station: &Unlocked) -> Result<Written, Unwritten> {
        fs::create_dir_all(&self.into).map_err(|error| Unwritten::File(self.into.clone(), error))?;
        match self.what {
            Export::Group(edition) => self.group(edition),
            Export::Programme => self.programme(),
            Export::Trainee => self.trainee(),
            Export::Table(table, dialect) => self.table(table, dialect),
            Export::Grades => self.grades(station),
            Export::Statements => self.statements(),
        }
    }

    /// A file of that name in the folder: what it is, of which course, of which day.
    fn file(&self, what: &str, end: &str) -> PathBuf {
        let of = self.choice.course.as_ref().map_or("all", |course| &course.0);
        self.into.join(format!("ias-{what}-{of}-{}.{end}", Day::of(self.now)))
    }

    fn page(&self, what: &str, page: &str) -> Result<Written, Unwritten> {
        let place = self.file(what, "html");
        write_whole(&place, page.as_bytes()).map_err(|error| Unwritten::File(place.clone(), error))?;
        Ok(Written { place, ..Written::default() })
    }

    fn group(&self, edition: Edition) -> Result<Written, Unwritten> {
        let report = self.read.cohort.report(&self.read.library, self.wishes);
        let page = html::group(&GroupPage {
            report: &report,
            edition,
            title: &self.title,
            language: self.language,
            reference: &self.reference,
            made: self.now,
            version: env!("CARGO_PKG_VERSION"),
        });
        let what = match edition {
            Edition::Trainer => "group",
            Edition::Programme => "group-to-hand-on",
        };
        self.page(what, &page)
    }

    fn programme(&self) -> Result<Written, Unwritten> {
        let by = |group_by| self.read.cohort.report(&self.read.library, Wishes { group_by, ..self.wishes });
        let (months, places) = (by(GroupBy::Month), by(GroupBy::Place));
        let page = html::programme(&ProgrammePage {
            months: &months,
            places: &places,
            edition: Edition::Programme,
            title: &self.title,
            language: self.language,
            reference: &self.reference,
            made: self.now,
            version: env!("CARGO_PKG_VERSION"),
        });
        self.page("programme", &page)
    }

    /// A page for each attempt of one trainee, in the language that it was played in.
    fn trainee(&self) -> Result<Written, Unwritten> {
        let Some(trainee) = &self.trainee else { return Err(Unwritten::Nothing) };
        let officers = self.read.cohort.report(&self.read.library, self.wishes).officers;
        let next = officers.into_iter().find(|officer| officer.trainee == *trainee).and_then(|officer| officer.next);
        let mut scenarios = Scenarios::of(&self.ground);
        let mut written = Written { place: self.into.clone(), ..Written::default() };
        let wanted = Wanted::from(Choice { trainee: Some(trainee.clone()), ..self.choice.clone() });
        let reference = scenarios.reference().clone();
        let passed = each(&self.ground, &wanted, |kept| {
            let id = kept.first.scenario.clone();
            let Some((folder, scenario)) = scenarios.here(&id) else {
                written.no_scenario.push(id);
                return Ok::<(), Unwritten>(());
            };
            let language = kept.about.language;
            let made = page(&Page {
                attempt: &kept.about.attempt,
                state: &State::fold(&kept.events),
                kept: Some(kept.newest()),
                finished: Some(kept.about.finished),
                scenario,
                language,
                reference: &reference,
                next: next.as_ref().map_or("", |next| next.title.get(language)),
                made: self.now,
                picture: &|shot| picture(&scenario.graph, folder, shot),
            });
            let Some(made) = made else { return Ok(()) };
            let place = self.into.join(format!("ias-debrief-{trainee}-{id}-{}.html", Day::of(kept.about.finished)));
            // Two attempts of one day are two files.
            let place = if place.exists() { self.into.join(format!("ias-debrief-{trainee}-{id}-{}.html", kept.about.attempt)) } else { place };
            write_whole(&place, made.as_bytes()).map_err(|error| Unwritten::File(place.clone(), error))?;
            written.files += 1;
            written.place = place;
            Ok(())
        })?;
        if written.files == 0 && written.no_scenario.is_empty() && passed.unreadable.is_empty() {
            return Err(Unwritten::Nothing);
        }
        if written.files != 1 {
            written.place.clone_from(&self.into);
        }
        written.exported.passed = passed;
        Ok(written)
    }

    /// Writes a file that appears whole or not at all.
    fn exported(&self, what: &str, end: &str, write: impl FnOnce(&mut NewFile) -> Result<Exported, ExportError>) -> Result<Written, Unwritten> {
        let place = self.file(what, end);
        let told = |error| match error {
            ExportError::Store(error) => Unwritten::Store(error),
            ExportError::Write(error) => Unwritten::File(place.clone(), error),
        };
        let mut file = NewFile::open(&place).map_err(|error| Unwritten::File(place.clone(), error))?;
        let exported = write(&mut file).map_err(told)?;
        file.keep().map_err(|error| Unwritten::File(place.clone(), error))?;
        Ok(Written { place, exported, ..Written::default() })
    }

    fn wanted(&self) -> Wanted {
        Wanted::from(self.choice.clone())
    }

    fn table(&self, table: Table, dialect: Dialect) -> Result<Written, Unwritten> {
        let rows = match table {
            Table::Attempts => "attempts",
            Table::Signs => "signs",
            Table::Choices => "choices",
        };
        let what = match dialect {
            Dialect::Lms => rows.to_owned(),
            Dialect::ExcelPl => format!("{rows}-excel"),
        };
        self.exported(&what, "csv", |file| export::table(&self.ground, &self.wanted(), table, dialect, self.language, file))
    }

    fn grades(&self, station: &Unlocked) -> Result<Written, Unwritten> {
        let people = if self.joins { Some(people(station).map_err(Unwritten::Keys)?) } else { None };
        self.exported("grades-moodle", "csv", |file| export::grades(&self.ground, &self.wanted(), Take::default(), people.as_ref(), file))
    }

    fn statements(&self) -> Result<Written, Unwritten> {
        self.exported("xapi", "jsonl", |file| {
            export::statements(&self.ground, &self.wanted(), &Home::default(), |_, lines| {
                Ok(lines.iter().try_for_each(|(_, line)| writeln!(file, "{line}"))?)
            })
        })
    }
}

/// Who has which ID number, by the station's roster.
fn people(station: &Unlocked) -> Result<People, KeysError> {
    let known = |person: &crate::keys::Person| {
        let (id_number, email) = (person.id_number.clone().unwrap_or_default(), person.email.clone().unwrap_or_default());
        (!id_number.is_empty() || !email.is_empty()).then_some(Person { id_number, email })
    };
    Ok(People(station.names()?.all().filter_map(|(code, person)| Some((code.clone(), known(person)?))).collect()))
}

/// The folder that is offered first: the user's own documents are not ours to know, so the data folder's own.
pub(super) fn usual_folder(data: &Path) -> PathBuf {
    data.join("reports")
}
