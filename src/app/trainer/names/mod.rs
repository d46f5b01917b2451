//! Names behind codes, the station's key, and people's rights over what is kept of them.
//!
//! Names are in memory only while the station is open, and on the disk only sealed: what is typed is kept a moment after the
//! last key, and whenever the tab is left.

mod rights;
mod roster;
mod shown;

use std::path::PathBuf;
use std::sync::Arc;

use zeroize::Zeroizing;

pub(in crate::app) use shown::{add_handed_on, expired_text};

use super::OpenStation;
use super::folders::{self, Use};
use super::work::Work;
use crate::app::views::look::Look;
use crate::app::views::trainer::names::{NamesCommand, NamesView};
use crate::app::views::widgets::Secret;
use crate::course::disk::write_whole;
use crate::course::{Course, CourseId};
use crate::keys::{Identity, KeysError, Names, NoList, NotBrought, Passphrase, Station, Unlocked};
use crate::platform::random_bytes;
use crate::privacy::{Expired, Forgotten, PrivacyError};
use crate::session::TraineeCode;

/// Names behind codes, and the key of the station.
#[derive(Default)]
pub(super) struct NamesDesk {
    /// As typed: not trimmed yet.
    names: Names,
    /// The names could not be read: nothing may be written over them.
    is_unread: bool,
    courses: Vec<Course>,
    /// The course whose names are shown.
    chosen: Option<CourseId>,
    search: String,
    page: usize,
    done: Vec<Names>,
    undone: Vec<Names>,
    /// The cell that was typed in last: what is typed on there is one step.
    typing: Option<(TraineeCode, usize)>,
    /// When names were changed last, if they were not kept since.
    changed_at: Option<f64>,
    /// A list to bring in, as typed.
    list: String,
    /// Where files are written to, as typed.
    folder: String,
    sticks: Vec<String>,
    /// The backup of another station's key, as typed.
    their_key: String,
    /// Whose rights are asked for, as typed.
    code: String,
    /// Whose deletion was asked for and is not confirmed.
    in_question: Option<TraineeCode>,
    /// Passphrase in force, new one, the same again.
    passphrases: [Secret; 3],
    is_shown: bool,
    /// Names that belong to no course here.
    orphans: Vec<TraineeCode>,
    working: Option<Work<Done>>,
    told: Option<Told>,
    /// The station as it is open from now on, after its passphrase was changed.
    reopened: Option<Arc<Unlocked>>,
    /// Data was deleted, and others must look again.
    has_deleted: bool,
}

/// What a thread did.
enum Done {
    Told(Told),
    Locked(Unlocked),
    Joined(Unlocked, usize),
    Forgotten(TraineeCode, Forgotten),
    Expired(Expired),
}

/// What there is to tell, in no language yet.
enum Told {
    BroughtIn { count: usize, list: PathBuf },
    BadList(PathBuf, Vec<NoList>),
    NotBrought(NotBrought),
    Written(Written, PathBuf),
    IsThere(PathBuf),
    NoFolder,
    NoCode(String),
    NewPassphrase,
    KeysBrought(usize),
    Forgotten(TraineeCode, Forgotten),
    Expired(Expired),
    NotWritten(PathBuf, std::io::Error),
    Keys(KeysError),
    Privacy(PrivacyError),
    Thread(std::io::Error),
}

/// A file that was written.
#[derive(Clone, Copy)]
enum Written {
    Backup,
    MyData,
    List,
}

/// Names are kept so many seconds after the last change.
const KEPT_AFTER: f64 = 0.8;

impl NamesDesk {
    pub(super) fn opened(&mut self, open: &OpenStation<'_>) {
        if self.changed_at.is_none() {
            match open.station.names() {
                Ok(names) => {
                    self.names = names;
                    self.is_unread = false;
                }
                Err(error) => {
                    self.is_unread = true;
                    self.told = Some(Told::Keys(error));
                }
            }
        }
        self.courses = open.courses().all().into_iter().flatten().map(|kept| kept.course).collect();
        self.courses.sort_by(|one, two| two.begins.cmp(&one.begins).then(one.id.cmp(&two.id)));
        let is_known = |id: &CourseId| self.courses.iter().any(|course| course.id == *id);
        if !self.chosen.as_ref().is_some_and(is_known) {
            self.chosen = self.courses.first().map(|course| course.id.clone());
            self.page = 0;
        }
        self.look_for_orphans(open);
        self.look_for_sticks();
        if self.folder.is_empty() {
            self.folder = folders::last(open.around.data, Use::Names);
        }
    }

    fn look_for_sticks(&mut self) {
        self.sticks = crate::platform::sticks().iter().map(|stick| stick.display().to_string()).collect();
    }

    /// The tab or the station is left: what was typed is kept.
    pub(super) fn leave(&mut self, open: &OpenStation<'_>) {
        self.keep(open);
        self.in_question = None;
        self.passphrases = Default::default();
        self.is_shown = false;
    }

    pub(super) fn poll(&mut self, open: &OpenStation<'_>) {
        if self.changed_at.is_some_and(|changed| open.around.now - changed >= KEPT_AFTER) {
            self.keep(open);
        }
        match Work::taken(&mut self.working) {
            None => {}
            Some(Done::Told(told)) => {
                if matches!(told, Told::Written(..)) {
                    folders::remember(open.around.data, Use::Names, self.folder.trim());
                }
                self.told = Some(told);
            }
            Some(Done::Locked(unlocked)) => {
                self.passphrases = Default::default();
                self.reopened = Some(Arc::new(unlocked));
                self.told = Some(Told::NewPassphrase);
            }
            Some(Done::Joined(unlocked, count)) => {
                self.their_key.clear();
                self.reopened = Some(Arc::new(unlocked));
                self.told = Some(Told::KeysBrought(count));
            }
            Some(Done::Forgotten(code, done)) => {
                self.forget_steps();
                self.opened(open);
                self.has_deleted = true;
                self.told = Some(Told::Forgotten(code, done));
            }
            Some(Done::Expired(done)) => {
                self.forget_steps();
                self.opened(open);
                self.has_deleted = true;
                self.told = Some(Told::Expired(done));
            }
        }
    }

    /// Who was deleted does not come back by undoing.
    fn forget_steps(&mut self) {
        self.done.clear();
        self.undone.clear();
        self.typing = None;
        self.changed_at = None;
    }

    /// The station as it is open from now on, if its passphrase was changed since.
    pub(super) fn reopened(&mut self) -> Option<Arc<Unlocked>> {
        self.reopened.take()
    }

    /// Whether data was deleted since.
    pub(super) fn has_deleted(&mut self) -> bool {
        std::mem::take(&mut self.has_deleted)
    }

    pub(super) fn is_busy(&self) -> bool {
        self.working.is_some() || self.changed_at.is_some()
    }

    pub(super) fn dropped(&mut self, paths: &[PathBuf], _: &OpenStation<'_>) -> bool {
        let Some(path) = paths.first() else { return false };
        if path.is_dir() {
            self.folder = path.display().to_string();
        } else {
            self.list = path.display().to_string();
        }
        true
    }

    pub(super) fn command(&mut self, command: NamesCommand, open: &OpenStation<'_>) {
        match command {
            NamesCommand::Choose(id) => {
                self.chosen = Some(CourseId::from(id.as_str()));
                self.page = 0;
            }
            NamesCommand::Search(words) => {
                self.search = words;
                self.page = 0;
            }
            NamesCommand::Turn(page) => self.page = page,
            NamesCommand::Type(code, column, text) => self.type_in(&code, column, text, open.around.now),
            NamesCommand::Undo => self.step(true, open.around.now),
            NamesCommand::Redo => self.step(false, open.around.now),
            NamesCommand::NameList(path) => self.list = path,
            NamesCommand::BringIn => self.bring_in(open),
            NamesCommand::WriteList => self.write_list(open),
            NamesCommand::Folder(folder) => self.folder = folder,
            NamesCommand::LookForSticks => self.look_for_sticks(),
            NamesCommand::TypeCode(code) => {
                self.code = code;
                self.in_question = None;
            }
            NamesCommand::MyData(code) => self.my_data(&code, open),
            NamesCommand::AskForget(code) => self.ask_forget(&code),
            NamesCommand::DoNotForget => self.in_question = None,
            NamesCommand::Forget => self.forget(open),
            NamesCommand::Expire => self.expire(open),
            NamesCommand::Backup => self.back_up(open),
            NamesCommand::TheirKey(path) => self.their_key = path,
            NamesCommand::BringKey => self.bring_key(open),
            NamesCommand::Passphrase(place, typed) => {
                if let Some(field) = self.passphrases.get_mut(place) {
                    *field = typed;
                }
            }
            NamesCommand::Show(shown) => self.is_shown = shown,
            NamesCommand::ChangePassphrase => self.change_passphrase(open),
            NamesCommand::Dismiss => self.told = None,
        }
    }

    fn begin(&mut self, name: &str, open: &OpenStation<'_>, work: impl FnOnce() -> Done + Send + 'static) {
        if self.working.is_some() {
            return;
        }
        self.told = None;
        match Work::begin(name, open.around.wake, work) {
            Ok(working) => self.working = Some(working),
            Err(error) => self.told = Some(Told::Thread(error)),
        }
    }

    /// The folder to write to, which must be there; tells when it is not.
    fn folder(&mut self) -> Option<PathBuf> {
        let folder = self.folder.trim();
        if folder.is_empty() {
            self.told = Some(Told::NoFolder);
            return None;
        }
        match std::fs::metadata(folder) {
            Ok(_) => Some(PathBuf::from(folder)),
            Err(error) => {
                self.told = Some(Told::NotWritten(PathBuf::from(folder), error));
                None
            }
        }
    }

    fn back_up(&mut self, open: &OpenStation<'_>) {
        let Some(folder) = self.folder() else { return };
        let to = folder.join(format!("ias-station-key-{}.txt", crate::platform::date(open.around.wall)));
        if to.exists() {
            self.told = Some(Told::IsThere(to));
            return;
        }
        let station = Arc::clone(open.station);
        self.begin("backup", open, move || {
            Done::Told(match write_whole(&to, station.export_keys().as_bytes()) {
                Ok(()) => Told::Written(Written::Backup, to),
                Err(error) => Told::NotWritten(to, error),
            })
        });
    }

    /// Takes in the key of another station from its backup.
    fn bring_key(&mut self, open: &OpenStation<'_>) {
        let from = PathBuf::from(self.their_key.trim());
        let station = Arc::clone(open.station);
        self.begin("key", open, move || {
            let text = match std::fs::read(&from) {
                Ok(text) => Zeroizing::new(text),
                Err(error) => return Done::Told(Told::NotWritten(from, error)),
            };
            match Identity::read_all(&String::from_utf8_lossy(&text)).and_then(|keys| station.joined_by(keys)) {
                Ok((station, count)) => Done::Joined(station, count),
                Err(error) => Done::Told(Told::Keys(error)),
            }
        });
    }

    fn change_passphrase(&mut self, open: &OpenStation<'_>) {
        let [old, new, again] = self.passphrases.clone();
        if new.text() != again.text() {
            return;
        }
        let station = Station::from(&*open.around.data.root);
        self.begin("passphrase", open, move || {
            let changed = Passphrase::chosen(new.text().to_owned()).and_then(|new| {
                let mut unlocked = station.unlock(&Passphrase::new(old.text().to_owned()))?;
                unlocked.change_passphrase(&new, random_bytes())?;
                Ok(unlocked)
            });
            match changed {
                Ok(unlocked) => Done::Locked(unlocked),
                Err(error) => Done::Told(Told::Keys(error)),
            }
        });
    }

    pub(super) fn view(&self, look: &Look, open: &OpenStation<'_>) -> NamesView {
        self.shown(look, open)
    }
}
