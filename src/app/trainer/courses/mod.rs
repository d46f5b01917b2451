//! Courses on the trainer's side: the list, the form, and what leaves for the laptops.
//!
//! What is typed is kept as a draft in the station's folder, so that neither a lock nor a cut loses it. Names are in no draft.

mod draft;
mod form;
mod forming;
mod shown;

use std::path::{Path, PathBuf};

use super::OpenStation;
use super::folders::{self, Use};
use super::work::Work;
use crate::app::faults::shelf_fault;
use crate::app::views::look::Look;
use crate::app::views::trainer::courses::{CoursesCommand, CoursesView};
use crate::course::CourseId;
use crate::course::disk::{Kept, ShelfError, write_shared};
use crate::report::cards::cards;
use crate::scenario::graph::ScenarioId;
use forming::Forming;

/// The courses of the station.
#[derive(Default)]
pub(super) struct CoursesDesk {
    /// By first day, the latest first; faulty ones last.
    listed: Vec<Result<Kept, ShelfError>>,
    /// The course that is made or changed.
    forming: Option<Forming>,
    /// The course whose removal was asked for and is not confirmed.
    in_question: Option<CourseId>,
    /// Where course files and cards are written to, as typed.
    folder: String,
    sticks: Vec<String>,
    working: Option<Work<Told>>,
    told: Option<Told>,
}

/// What there is to tell, in no language yet.
#[derive(Debug)]
enum Told {
    Saved { title: String, codes: usize },
    Removed(String),
    OnStick(PathBuf),
    Cards(PathBuf),
    NoFolder,
    NoCodes,
    NotWritten(PathBuf, std::io::Error),
    /// The course was changed elsewhere since it was opened.
    Elsewhere,
    Shelf(ShelfError),
    Thread(std::io::Error),
    /// The file of the course is written in a way that cannot be changed in place.
    NotChanged(PathBuf, String),
}

impl CoursesDesk {
    pub(super) fn opened(&mut self, open: &OpenStation<'_>) {
        self.read(open);
        self.sticks = crate::platform::sticks().iter().map(|stick| stick.display().to_string()).collect();
        if self.folder.is_empty() {
            self.folder = folders::last(open.around.data, Use::Courses);
        }
        if self.folder.is_empty() && self.sticks.len() == 1 {
            self.folder.clone_from(&self.sticks[0]);
        }
        if self.forming.is_none()
            && let Some(draft) = draft::read(open.around.data)
        {
            self.forming = Some(Forming::of_draft(draft, &self.sound()));
        }
    }

    fn read(&mut self, open: &OpenStation<'_>) {
        self.listed = open.courses().all();
        self.listed.sort_by(|one, two| match (one, two) {
            (Ok(one), Ok(two)) => two.course.begins.cmp(&one.course.begins).then(one.course.id.cmp(&two.course.id)),
            (one, two) => one.is_err().cmp(&two.is_err()),
        });
    }

    fn sound(&self) -> Vec<Kept> {
        self.listed.iter().flatten().cloned().collect()
    }

    fn ids(&self) -> Vec<CourseId> {
        self.listed.iter().flatten().map(|kept| kept.course.id.clone()).collect()
    }

    fn kept(&self, id: &str) -> Option<&Kept> {
        self.listed.iter().flatten().find(|kept| &*kept.course.id.0 == id)
    }

    pub(super) fn leave(&mut self, open: &OpenStation<'_>) {
        self.in_question = None;
        self.keep_draft(open);
    }

    fn keep_draft(&mut self, open: &OpenStation<'_>) {
        let written = match &mut self.forming {
            Some(forming) if forming.is_changed() => {
                forming.drafted();
                draft::write(open.around.data, forming.draft())
            }
            _ => draft::remove(open.around.data),
        };
        if let Err((path, error)) = written {
            self.told = Some(Told::NotWritten(path, error));
        }
    }

    pub(super) fn poll(&mut self, open: &OpenStation<'_>) {
        if let Some(told) = Work::taken(&mut self.working) {
            if matches!(told, Told::OnStick(_) | Told::Cards(_)) {
                folders::remember(open.around.data, Use::Courses, self.folder.trim());
            }
            self.told = Some(told);
        }
        if self.forming.as_ref().is_some_and(|forming| forming.is_draft_due(open.around.now)) {
            self.keep_draft(open);
        }
    }

    pub(super) fn is_busy(&self) -> bool {
        self.working.is_some() || self.forming.as_ref().is_some_and(Forming::is_undrafted)
    }

    pub(super) fn dropped(&mut self, paths: &[PathBuf], open: &OpenStation<'_>) -> bool {
        if let Some(folder) = paths.iter().find(|path| path.is_dir()) {
            self.folder = folder.display().to_string();
            return true;
        }
        let Some(file) = paths.iter().find(|path| path.extension().is_some_and(|end| end.eq_ignore_ascii_case("ron"))) else { return false };
        let done = crate::course::disk::text_of(file).and_then(|text| open.courses().install(file, &text));
        self.told = Some(match done {
            Ok((course, _)) => Told::Saved { title: course.title.get(course.language).to_owned(), codes: 0 },
            Err(error) => Told::Shelf(error),
        });
        self.read(open);
        true
    }

    pub(super) fn command(&mut self, command: CoursesCommand, open: &OpenStation<'_>) {
        // Else what is told stays: nothing shall move under a hand that types or presses.
        if matches!(command, CoursesCommand::New | CoursesCommand::Edit(_) | CoursesCommand::Like(_) | CoursesCommand::AskRemove(_)) {
            self.told = None;
        }
        match command {
            CoursesCommand::New => {
                let (today, language) = (crate::time::Day::of(open.around.wall), open.around.language);
                self.forming = Some(Forming::new(form::Form::new(today, language), None));
            }
            CoursesCommand::Edit(id) => {
                if let Some(kept) = self.kept(&id).filter(|kept| is_own(kept, open)) {
                    self.forming = Some(Forming::new(form::Form::of(&kept.course), Some(kept.clone())));
                }
            }
            CoursesCommand::Like(id) => {
                let (today, ids) = (crate::time::Day::of(open.around.wall), self.ids());
                if let Some(kept) = self.kept(&id) {
                    self.forming = Some(Forming::new(form::Form::like(&kept.course, today, &ids), None));
                }
            }
            CoursesCommand::AskRemove(id) => self.in_question = Some(CourseId::from(id.as_str())),
            CoursesCommand::KeepIt => self.in_question = None,
            CoursesCommand::Remove(id) => self.remove(&id, open),
            CoursesCommand::Folder(folder) => self.folder = folder,
            CoursesCommand::LookForSticks => self.opened(open),
            CoursesCommand::ToStick(id) => self.put_on_stick(&id, open),
            CoursesCommand::Cards(id) => self.cards(&id, open),
            CoursesCommand::Open(path) => {
                if let Err(error) = crate::platform::open_file(Path::new(&path)) {
                    self.told = Some(Told::NotWritten(PathBuf::from(path), error));
                }
            }
            CoursesCommand::Form(command) => self.form_command(command, open),
        }
    }

    fn remove(&mut self, id: &str, open: &OpenStation<'_>) {
        self.in_question = None;
        let title = self.kept(id).map(|kept| kept.course.title.get(open.around.language).to_owned());
        self.told = Some(match open.courses().remove(&CourseId::from(id)) {
            Ok(()) => Told::Removed(title.unwrap_or_else(|| id.to_owned())),
            Err(error) => Told::Shelf(error),
        });
        self.read(open);
    }

    /// The folder to write to; tells when none is named.
    fn folder(&mut self) -> Option<PathBuf> {
        let folder = self.folder.trim();
        if folder.is_empty() {
            self.told = Some(Told::NoFolder);
            return None;
        }
        Some(PathBuf::from(folder))
    }

    fn write(&mut self, to: PathBuf, bytes: Vec<u8>, told: fn(PathBuf) -> Told, open: &OpenStation<'_>) {
        if self.working.is_some() {
            return;
        }
        let work = move || {
            // A stick that is not there shall not become a folder of its name.
            let folder = to.parent().unwrap_or(Path::new("."));
            let there = std::fs::metadata(folder).map_err(|error| (folder.to_owned(), error));
            match there.and_then(|_| write_shared(&to, &bytes).map_err(|error| (to.clone(), error))) {
                Ok(()) => told(to),
                Err((path, error)) => Told::NotWritten(path, error),
            }
        };
        match Work::begin("stick", open.around.wake, work) {
            Ok(working) => self.working = Some(working),
            Err(error) => self.told = Some(Told::Thread(error)),
        }
    }

    fn put_on_stick(&mut self, id: &str, open: &OpenStation<'_>) {
        let Some(folder) = self.folder() else { return };
        let Some(kept) = self.kept(id) else { return };
        let (to, text) = (folder.join(format!("{}.course.ron", kept.course.id)), kept.text.clone());
        self.write(to, text.into_bytes(), Told::OnStick, open);
    }

    fn cards(&mut self, id: &str, open: &OpenStation<'_>) {
        let Some(folder) = self.folder() else { return };
        let Some(kept) = self.kept(id) else { return };
        if kept.course.roster.is_empty() {
            self.told = Some(Told::NoCodes);
            return;
        }
        let (to, page) = (folder.join(format!("{}.cards.html", kept.course.id)), cards(&kept.course));
        self.write(to, page.into_bytes(), Told::Cards, open);
    }

    pub(super) fn view(&self, look: &Look, open: &OpenStation<'_>) -> CoursesView {
        CoursesView {
            rows: self.listed.iter().flatten().map(|kept| self.row(kept, look, open)).collect(),
            faulty: self.listed.iter().filter_map(|listed| listed.as_ref().err()).map(|error| shelf_fault(error, look.language)).collect(),
            folder: self.folder.clone(),
            sticks: self.sticks.clone(),
            is_writing: self.working.is_some(),
            told: self.told.as_ref().map(|told| told.shown(look)),
            form: self.forming.as_ref().map(|forming| self.form_view(forming, look, open)),
        }
    }
}

/// Whether the course was made at this station: elsewhere nobody may change it.
fn is_own(kept: &Kept, open: &OpenStation<'_>) -> bool {
    open.station.keys().iter().any(|key| key.recipient().to_string() == kept.course.recipient)
}

/// The scenarios of this computer.
fn known(open: &OpenStation<'_>) -> Vec<ScenarioId> {
    let playable = open.around.films.volumes.iter().filter(|volume| volume.scenario.is_some());
    playable.map(|volume| ScenarioId(volume.id.as_str().into())).collect()
}
