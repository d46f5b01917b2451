//! Results on the trainer's side: gathering them from sticks, what the group learned, and what is written of it.
//!
//! Everything that reads a store, works something out or writes a file runs on a thread; here it is begun, looked at once a
//! frame, and put into words. No number is made here: `cohort` tells them, [`report::sheet`](crate::report::sheet) says them.

mod gathering;
mod reckon;
mod said;
mod sending;
mod writing;

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use gathering::GatherDesk;
use reckon::{Ended, Reckoned, Reckoning};
use sending::SendDesk;
use writing::{Job, Order, Unwritten, Written, usual_folder};

use super::OpenStation;
use super::work::Work;
use crate::app::views::look::Look;
use crate::app::views::trainer::results::{Export, ResultsCommand, ResultsView};
use crate::cli::load_scenario::load_scenario;
use crate::cohort::Wishes;
use crate::cohort::group::Counting;
use crate::course::CourseId;
use crate::keys::KeysError;
use crate::programme::rescore::Done;
use crate::programme::{Ground, Scenario};
use crate::report::sheet::{Sheet, sheet};
use crate::scenario::graph::ScenarioId;
use crate::session::TraineeCode;
use crate::store::StoreError;
use crate::store::gathered::Choice;
use crate::text::Language;

/// What is gathered, shown and written.
#[derive(Default)]
pub struct ResultsDesk {
    gather: GatherDesk,
    /// Codes of those who did something, of what is shown.
    codes: Arc<Vec<String>>,
    /// Which attempts are wanted; days as typed.
    course: Option<CourseId>,
    place: Option<String>,
    from: String,
    until: String,
    wishes: Wishes,
    /// What is shown, and what is being worked out.
    shown: Option<Box<Reckoned>>,
    reckoning: Option<Reckoning>,
    /// Something is wanted that is not being worked out yet.
    is_stale: bool,
    fault: Option<Fault>,
    /// Names by code, while they are shown.
    names: Option<Arc<BTreeMap<TraineeCode, String>>>,
    as_tables: bool,
    /// What is to be written, and where.
    folder: Option<String>,
    trainee: Option<TraineeCode>,
    joins: bool,
    job: Option<Job>,
    written: Option<Result<Written, Unwritten>>,
    /// Sending to a record store.
    sending: SendDesk,
    /// Marking once more.
    scenario: Option<ScenarioId>,
    reason: String,
    marked: Option<Marked>,
    /// The sheet in the language that was asked for last.
    said: RefCell<Option<(Language, Arc<Sheet>)>>,
}

/// Something that could not be done.
#[derive(Debug)]
enum Fault {
    Store(StoreError),
    Keys(KeysError),
    NoThread(String),
}

/// What came of marking once more.
#[derive(Debug)]
struct Marked {
    scenario: ScenarioId,
    keeps: bool,
    done: Result<Option<Done>, StoreError>,
}

impl std::fmt::Debug for ResultsDesk {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("ResultsDesk { … }")
    }
}

impl ResultsDesk {
    /// The tab was opened, or the station while it was on.
    pub fn opened(&mut self, open: &OpenStation<'_>) {
        self.gather.opened(open);
        self.sending.opened(open);
        if self.folder.is_none() {
            self.folder = Some(usual_folder(&open.around.data.root).display().to_string());
        }
        self.is_stale = true;
    }

    /// The station is locked: whatever it opened is forgotten. Gathering that goes on comes to its end first.
    pub fn forget(&mut self) {
        self.gather.stop();
        *self = Self::default();
    }

    /// Takes in what threads did. Called once a frame while the station is open.
    pub fn poll(&mut self, open: &OpenStation<'_>) {
        if self.gather.poll(open) {
            self.is_stale = true;
        }
        self.poll_job();
        self.sending.poll(open);
        if let Some(reckoning) = &mut self.reckoning
            && let ControlFlow::Break(done) = reckoning.poll()
        {
            self.reckoning = None;
            match done {
                Ok(reckoned) => {
                    self.codes = Arc::new(reckoned.report.officers.iter().map(|officer| officer.trainee.to_string()).collect());
                    self.shown = Some(reckoned);
                    self.said.replace(None);
                }
                Err(Ended::Store(error)) => self.fault = Some(Fault::Store(error)),
                Err(Ended::Stopped) => {}
            }
        }
        // Without the scenarios there are no texts; they are found within a second or two.
        if self.is_stale && !open.around.films.is_looking() {
            self.is_stale = false;
            self.reckon(open);
        }
    }

    fn poll_job(&mut self) {
        match &mut self.job {
            Some(Job::Writing(work)) => {
                if let Some(done) = Work::taken(work) {
                    self.written = Some(done);
                    self.job = None;
                } else if work.is_none() {
                    self.job = None;
                }
            }
            Some(Job::Marking(work, scenario, keeps)) => {
                if let Some(done) = Work::taken(work) {
                    self.is_stale |= *keeps;
                    self.marked = Some(Marked { scenario: scenario.clone(), keeps: *keeps, done });
                    self.job = None;
                } else if work.is_none() {
                    self.job = None;
                }
            }
            None => {}
        }
    }

    /// Whether something is told, and nothing is being read or worked out.
    pub fn is_told(&self) -> bool {
        self.shown.is_some() && self.reckoning.is_none() && !self.is_stale
    }

    /// Whether a thread is at work, so that the window must look again soon.
    pub fn is_busy(&self) -> bool {
        self.gather.is_busy() || self.reckoning.is_some() || self.job.is_some() || self.sending.is_busy() || self.is_stale
    }

    /// Files or folders were dropped on the window while the tab was on; whether they were of use.
    pub fn dropped(&mut self, paths: &[PathBuf], _: &OpenStation<'_>) -> bool {
        let of_use = |path: &&PathBuf| path.is_dir() || path.extension().is_some_and(|end| end == "ias-result");
        let taken: Vec<&PathBuf> = paths.iter().filter(of_use).collect();
        for path in &taken {
            self.gather.add(path);
        }
        !taken.is_empty()
    }

    /// Carries out what was asked for.
    pub fn command(&mut self, command: ResultsCommand, open: &OpenStation<'_>) {
        match command {
            ResultsCommand::TypeFolder(text) => self.gather.typed = text,
            ResultsCommand::AddFolder(text) => {
                if self.gather.add(Path::new(text.trim())) {
                    self.gather.typed.clear();
                } else {
                    self.gather.typed = text;
                }
            }
            ResultsCommand::RemoveFolder(at) => {
                if at < self.gather.folders.len() {
                    self.gather.folders.remove(at);
                }
            }
            ResultsCommand::Gather => self.gather.begin(open),
            ResultsCommand::StopGathering => self.gather.stop(),
            ResultsCommand::ClearAside => {
                if let Err(error) = self.gather.clear_aside(open) {
                    self.fault = Some(Fault::Store(error));
                }
            }
            ResultsCommand::Course(course) => {
                self.course = course.map(|id| CourseId::from(id.as_str()));
                self.is_stale = true;
            }
            ResultsCommand::Place(place) => {
                self.place = place;
                self.is_stale = true;
            }
            ResultsCommand::TypeFrom(text) => {
                self.is_stale |= said::day(&text) != said::day(&self.from);
                self.from = text;
            }
            ResultsCommand::TypeUntil(text) => {
                self.is_stale |= said::day(&text) != said::day(&self.until);
                self.until = text;
            }
            ResultsCommand::GroupBy(by) => {
                self.wishes.group_by = by;
                self.regroup(open);
            }
            ResultsCommand::Every(every) => {
                self.wishes.counting = if every { Counting::Every } else { Counting::First };
                self.regroup(open);
            }
            ResultsCommand::ReadAgain => {
                self.fault = None;
                self.shown = None;
                self.codes = Arc::default();
                self.is_stale = true;
            }
            ResultsCommand::ShowNames(shown) => self.show_names(shown, open),
            ResultsCommand::AsTables(tables) => self.as_tables = tables,
            ResultsCommand::TypeOut(text) => self.folder = Some(text),
            ResultsCommand::PickTrainee(code) => self.trainee = code.map(|code| TraineeCode::from(code.as_str())),
            ResultsCommand::JoinNumbers(joins) => self.joins = joins,
            ResultsCommand::Write(what, language) => self.write(what, language, open),
            ResultsCommand::Sending(command) => {
                let choice = self.choice();
                self.sending.command(command, &choice, ground(open), open);
            }
            ResultsCommand::PickScenario(id) => {
                self.scenario = id.map(|id| ScenarioId::from(id.as_str()));
                self.marked = None;
            }
            ResultsCommand::TypeReason(text) => self.reason = text,
            ResultsCommand::Mark { keeps } => self.mark(keeps, open),
        }
    }

    /// What is shown.
    pub fn view(&self, look: &Look, open: &OpenStation<'_>) -> ResultsView {
        said::view(self, look, open)
    }

    /// Which attempts are wanted; what is no day is left out, and told beside its field.
    fn choice(&self) -> Choice {
        let of = |text: &str| said::day(text).and_then(Result::ok);
        Choice { course: self.course.clone(), place: self.place.clone(), from: of(&self.from), until: of(&self.until), ..Choice::default() }
    }

    fn reckon(&mut self, open: &OpenStation<'_>) {
        let choice = self.choice();
        self.reckoning = None;
        self.fault = None;
        let begun = Reckoning::begin(ground(open), choice, self.wishes, open.around.wake);
        match begun {
            Ok(reckoning) => self.reckoning = Some(reckoning),
            Err(error) => self.fault = Some(Fault::NoThread(error.to_string())),
        }
    }

    /// The same attempts, told in other groups: nothing is read again.
    fn regroup(&mut self, open: &OpenStation<'_>) {
        let Some(shown) = self.shown.as_ref().filter(|shown| shown.choice == self.choice() && self.reckoning.is_none()) else {
            self.is_stale = true;
            return;
        };
        match Reckoning::again(Arc::clone(&shown.read), shown.choice.clone(), self.wishes, open.around.wake) {
            Ok(reckoning) => self.reckoning = Some(reckoning),
            Err(error) => self.fault = Some(Fault::NoThread(error.to_string())),
        }
    }

    fn show_names(&mut self, shown: bool, open: &OpenStation<'_>) {
        self.names = None;
        if !shown {
            return;
        }
        match open.station.names() {
            Ok(names) => {
                let named = names.all().filter_map(|(code, person)| Some((code.clone(), person.name.clone()?)));
                self.names = Some(Arc::new(named.collect()));
            }
            Err(error) => self.fault = Some(Fault::Keys(error)),
        }
    }

    fn write(&mut self, what: Export, language: Language, open: &OpenStation<'_>) {
        let Some(shown) = &self.shown else { return };
        let folder = self.folder.as_deref().map(str::trim).unwrap_or_default();
        if self.job.is_some() || folder.is_empty() {
            return;
        }
        let course = shown.choice.course.as_ref().map(|id| said::course_name(&shown.read.library, id, language));
        let order = Order {
            what,
            into: PathBuf::from(folder),
            ground: ground(open),
            choice: shown.choice.clone(),
            wishes: self.wishes,
            title: [course, shown.choice.place.clone()].into_iter().flatten().collect::<Vec<_>>().join(", "),
            language,
            trainee: self.trainee.clone(),
            joins: self.joins,
            read: Arc::clone(&shown.read),
            reference: Arc::clone(open.around.reference),
            now: open.around.wall,
        };
        self.written = None;
        self.begun(Job::write(order, open));
    }

    fn mark(&mut self, keeps: bool, open: &OpenStation<'_>) {
        let reason = self.reason.trim().to_owned();
        let Some(scenario) = self.scenario.clone().filter(|_| self.job.is_none() && !reason.is_empty()) else { return };
        self.marked = None;
        self.begun(Job::mark(ground(open), scenario, reason, keeps, open));
    }

    fn begun(&mut self, job: std::io::Result<Job>) {
        match job {
            Ok(job) => self.job = Some(job),
            Err(error) => self.fault = Some(Fault::NoThread(error.to_string())),
        }
    }

    /// The sheet in that language; made once for each report and language.
    fn sheet(&self, language: Language) -> Option<Arc<Sheet>> {
        let shown = self.shown.as_ref()?;
        let mut said = self.said.borrow_mut();
        if said.as_ref().is_none_or(|(known, _)| *known != language) {
            *said = Some((language, Arc::new(sheet(&shown.report, Some(&shown.read.roll), language))));
        }
        said.as_ref().map(|(_, sheet)| Arc::clone(sheet))
    }
}

/// Where attempts, courses and scenarios of this computer lie.
fn ground(open: &OpenStation<'_>) -> Ground {
    let playable = open.around.films.volumes.iter().filter(|volume| volume.scenario.is_some());
    Ground {
        data: open.around.data.root.clone(),
        scenarios: playable.map(|volume| (volume.id.clone(), volume.folder.clone())).collect(),
        open: |folder, reference, language| {
            load_scenario(folder, reference, language).ok().map(|loaded| Scenario { graph: loaded.graph, lengths: loaded.lengths })
        },
    }
}
