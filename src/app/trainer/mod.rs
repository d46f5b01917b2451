//! The trainer's side: courses, results, names and keys, behind the station's passphrase.
//!
//! Joins `keys`, `course`, `privacy` and `store`, and tells the views what to show. Long work has threads of its own
//! ([`work`]) that are looked at once a frame. While the station is locked nothing of it is in memory but what is public.
//!
//! It must not know: egui, Bevy, how a screen looks; no name leaves it but to the screen that shows names.

mod courses;
mod faults;
mod folders;
mod lock;
mod names;
pub mod results;
pub mod work;

use std::path::PathBuf;
use std::sync::Arc;

use courses::CoursesDesk;
use lock::LockDesk;
use names::NamesDesk;
use results::ResultsDesk;
use work::{Wake, Work};

use super::shelf::Shelf as Films;
use super::views::look::Look;
use super::views::trainer::courses::News;
use super::views::trainer::{Tab, TrainerCommand, TrainerView};
use crate::app::faults::privacy_fault;
use crate::catalogue::Reference;
use crate::course::disk::Shelf as Courses;
use crate::keys::Unlocked;
use crate::platform::DataFolder;
use crate::privacy::{Expired, House, PrivacyError};
use crate::text::Language;
use crate::time::WallTime;

/// The station locks itself after so many seconds in which nobody moved or pressed anything. Our own choice.
pub const IDLE: f64 = 600.0;

/// What came of retention.
pub type Retained = Result<Expired, PrivacyError>;

/// Begins to delete what may be kept no longer, as far as it needs no passphrase: when the application opens.
pub fn retention_at_opening(data: &DataFolder, wall: WallTime, wake: &Wake) -> Option<Work<Retained>> {
    let root = data.root.clone();
    // Without a thread it is done the next time.
    Work::begin("retention", wake, move || House::at_opening(&root, wall).expire()).ok()
}

/// What came of retention, in words.
pub fn retained_news(retained: &Retained, look: &Look) -> News {
    let (is_good, (title, text)) = match retained {
        Ok(done) => {
            let list = names::expired_text(done, look).unwrap_or_default();
            let mut hint = look.t("trainer-expired-hint");
            names::add_handed_on(&mut hint, &done.handed_on, look);
            (true, (look.t_with("trainer-expired", &[("list", (&list).into())]), hint))
        }
        Err(error) => {
            let (what, cure) = privacy_fault(error, look.language);
            (false, (look.t("trainer-not-expired"), format!("{what} {cure}")))
        }
    };
    News { is_good, title, text, open: None }
}

/// What the trainer's side works with, whether the station is open or not.
#[derive(Clone, Copy)]
pub struct Surroundings<'a> {
    /// The data folder of this computer.
    pub data: &'a DataFolder,
    /// The scenarios of this computer, as far as they were found.
    pub films: &'a Films,
    /// Catalogues and institutions.
    pub reference: &'a Arc<Reference>,
    /// Has the window drawn again, from any thread.
    pub wake: &'a Wake,
    /// The language of the interface.
    pub language: Language,
    /// The wall clock.
    pub wall: WallTime,
    /// Seconds of a steady clock.
    pub now: f64,
}

/// The station while it is open: what every tab works with.
#[derive(Clone, Copy)]
pub struct OpenStation<'a> {
    /// What is there whether it is open or not.
    pub around: Surroundings<'a>,
    /// The opened station: its keys, and the names. Clone the `Arc` for a thread; it outlives no lock for longer than its work.
    pub station: &'a Arc<Unlocked>,
}

impl OpenStation<'_> {
    /// The courses of this computer.
        pub fn courses(&self) -> Courses {
        Courses::in_folder(self.around.data.courses())
    }
}

/// The trainer's side of the application.
#[derive(Default)]
pub struct Trainer {
    lock: LockDesk,
    tab: Tab,
    courses: CoursesDesk,
    results: ResultsDesk,
    names: NamesDesk,
    /// What may be kept no longer is deleted when the station is opened.
    retention: Option<Work<Retained>>,
    retained: Option<Retained>,
    /// Data was deleted, and others must look again.
    has_deleted: bool,
    /// When somebody moved or pressed anything last.
    stirred: f64,
}

impl Trainer {
    /// Somebody came to the trainer's side.
    pub fn enter(&mut self, around: &Surroundings<'_>) {
        self.stirred = around.now;
        self.lock.look(around);
    }

    /// Somebody moved the mouse or pressed a key.
    pub fn stir(&mut self, now: f64) {
        self.stirred = now;
    }

    /// Whether the station is open.
    pub fn is_open(&self) -> bool {
        self.lock.opened().is_some()
    }

    /// Whether results are told, and nothing is being read or worked out.
    pub fn tells_results(&self) -> bool {
        self.results.is_told()
    }

    /// Locks the station and forgets whatever it opened; what was typed is kept first.
    pub fn lock(&mut self, around: &Surroundings<'_>) {
        if let Some(station) = self.lock.opened().cloned() {
            let open = OpenStation { around: *around, station: &station };
            self.courses.leave(&open);
            self.names.leave(&open);
        }
        self.names = NamesDesk::default();
        self.retained = None;
        self.results.forget();
        self.lock.close();
    }

    /// Takes in what threads did, and locks when nobody was there for long. Call it once a frame. Returns whether the station
    /// was locked just now.
    pub fn poll(&mut self, around: &Surroundings<'_>) -> bool {
        if self.lock.poll() {
            self.stirred = around.now;
            self.come_in(around);
        }
        let Some(station) = self.lock.opened().cloned() else { return false };
        if around.now - self.stirred >= IDLE {
            self.lock(around);
            self.lock.tell_idle();
            return true;
        }
        let open = OpenStation { around: *around, station: &station };
        self.take_retained(&open);
        self.courses.poll(&open);
        self.results.poll(&open);
        self.names.poll(&open);
        self.has_deleted |= self.names.has_deleted();
        if let Some(station) = self.names.reopened() {
            self.lock.replace(station);
        }
        false
    }

    /// In how many seconds [`Trainer::poll`] must be called again, if nothing moves until then.
    pub fn sleep(&self, now: f64) -> Option<f64> {
        if !self.is_open() {
            return self.lock.is_working().then_some(0.05);
        }
        if self.retention.is_some() || self.courses.is_busy() || self.results.is_busy() || self.names.is_busy() {
            return Some(0.05);
        }
        Some((self.stirred + IDLE - now).max(0.0))
    }

    /// The station was opened.
    fn come_in(&mut self, around: &Surroundings<'_>) {
        let Some(station) = self.lock.opened().cloned() else { return };
        let open = OpenStation { around: *around, station: &station };
        self.courses.opened(&open);
        self.results.opened(&open);
        self.names.opened(&open);
        let (data, wall, station) = (around.data.root.clone(), around.wall, Arc::clone(&station));
        let work = move || House::of(&data, wall, Some(&station)).and_then(|house| house.expire());
        // Without a thread it is done the next time.
        self.retention = Work::begin("retention", around.wake, work).ok();
    }

    /// Takes in what retention did.
    fn take_retained(&mut self, open: &OpenStation<'_>) {
        let Some(retained) = Work::taken(&mut self.retention) else { return };
        if !matches!(&retained, Ok(done) if done.is_nothing()) {
            self.has_deleted |= retained.is_ok();
            self.retained = Some(retained);
            self.courses.opened(open);
            self.names.opened(open);
        }
    }

    /// Whether data was deleted since this was asked last.
    pub fn has_deleted(&mut self) -> bool {
        std::mem::take(&mut self.has_deleted)
    }

    /// Files or folders were dropped on the window; whether they were of use here.
    pub fn dropped(&mut self, paths: &[PathBuf], around: &Surroundings<'_>) -> bool {
        let Some(station) = self.lock.opened().cloned() else { return false };
        let open = OpenStation { around: *around, station: &station };
        match self.tab {
            Tab::Courses => self.courses.dropped(paths, &open),
            Tab::Results => self.results.dropped(paths, &open),
            Tab::Names => self.names.dropped(paths, &open),
        }
    }

    /// Carries out what was asked for.
    pub fn command(&mut self, command: TrainerCommand, around: &Surroundings<'_>) {
        if let TrainerCommand::Door(command) = command {
            self.lock.command(command, around);
            return;
        }
        let Some(station) = self.lock.opened().cloned() else { return };
        let open = OpenStation { around: *around, station: &station };
        match command {
            TrainerCommand::Door(_) => {}
            TrainerCommand::Lock => self.lock(around),
            TrainerCommand::OpenTab(tab) => {
                self.names.leave(&open);
                self.tab = tab;
                match tab {
                    Tab::Courses => self.courses.opened(&open),
                    Tab::Results => self.results.opened(&open),
                    Tab::Names => self.names.opened(&open),
                }
            }
            TrainerCommand::Courses(command) => self.courses.command(command, &open),
            TrainerCommand::Results(command) => self.results.command(command, &open),
            TrainerCommand::DismissRetention => self.retained = None,
            // What is typed meanwhile could bring a deleted name back.
            TrainerCommand::Names(_) if self.retention.is_some() => {}
            TrainerCommand::Names(command) => self.names.command(command, &open),
        }
    }

    /// What is shown.
    pub fn view(&self, look: &Look, around: &Surroundings<'_>) -> TrainerView {
        let Some(station) = self.lock.opened() else {
            return TrainerView { door: Some(self.lock.view(look, around)), ..TrainerView::default() };
        };
        let open = OpenStation { around: *around, station };
        let retention = self.retained.as_ref().map(|retained| retained_news(retained, look));
        let mut view = TrainerView { tab: self.tab, retention, ..TrainerView::default() };
        match self.tab {
            Tab::Courses => view.courses = self.courses.view(look, &open),
            Tab::Results => view.results = self.results.view(look, &open),
            Tab::Names => view.names = self.names.view(look, &open),
        }
        view
    }
}
