//! The table of names: typing, undo and redo, lists brought in and taken out.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use zeroize::Zeroizing;

use super::{Done, NamesDesk, Told, Written};
use crate::app::trainer::OpenStation;
use crate::app::views::trainer::names::Column;
use crate::course::disk::write_whole;
use crate::course::{Course, code};
use crate::keys::{Names, Person, read_list, write_list};
use crate::session::TraineeCode;

/// How many steps can be undone.
const STEPS: usize = 50;
/// No list of a course is longer, in bytes.
const LONGEST: u64 = 4 << 20;

fn field(person: &mut Person, column: Column) -> &mut Option<String> {
    match column {
        Column::Name => &mut person.name,
        Column::Number => &mut person.id_number,
        Column::Email => &mut person.email,
    }
}

/// Without blanks at the edges; who has nothing else is nobody.
fn trimmed(names: &Names) -> Names {
    let mut kept = Names::default();
    for (code, person) in names.all() {
        let mut person = person.clone();
        for column in Column::ALL {
            let field = field(&mut person, column);
            *field = field.take().map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
        }
        kept.set(code.clone(), person);
    }
    kept
}

impl NamesDesk {
    /// The course whose names are shown.
    pub(super) fn course(&self) -> Option<&Course> {
        let chosen = self.chosen.as_ref()?;
        self.courses.iter().find(|course| course.id == *chosen)
    }

    fn on_rosters(&self) -> BTreeSet<TraineeCode> {
        self.courses.iter().flat_map(|course| course.roster.iter().cloned()).collect()
    }

    fn note_step(&mut self, now: f64) {
        self.done.push(self.names.clone());
        if self.done.len() > STEPS {
            self.done.remove(0);
        }
        self.undone.clear();
        self.changed_at = Some(now);
    }

    pub(super) fn type_in(&mut self, code: &str, column: Column, text: String, now: f64) {
        let code = TraineeCode::from(code);
        if self.is_unread || !self.on_rosters().contains(&code) {
            return;
        }
        let cell = (code.clone(), column.place());
        if self.typing.as_ref() == Some(&cell) {
            self.changed_at = Some(now);
        } else {
            self.note_step(now);
            self.typing = Some(cell);
        }
        let mut person = self.names.of(&code).cloned().unwrap_or_default();
        *field(&mut person, column) = (!text.is_empty()).then_some(text);
        self.names.set(code, person);
    }

    pub(super) fn step(&mut self, back: bool, now: f64) {
        let (from, to) = if back { (&mut self.done, &mut self.undone) } else { (&mut self.undone, &mut self.done) };
        let Some(names) = from.pop() else { return };
        to.push(std::mem::replace(&mut self.names, names));
        self.typing = None;
        self.changed_at = Some(now);
    }

    /// Keeps the names, sealed, if they were changed.
    pub(super) fn keep(&mut self, open: &OpenStation<'_>) {
        if self.changed_at.is_none() || self.is_unread {
            return;
        }
        match open.station.keep_names(&trimmed(&self.names)) {
            Ok(()) => self.changed_at = None,
            Err(error) => {
                // Tried again in a while: what was typed stays on screen.
                self.changed_at = Some(open.around.now + 5.0);
                self.told = Some(Told::Keys(error));
            }
        }
    }

    pub(super) fn bring_in(&mut self, open: &OpenStation<'_>) {
        if self.is_unread {
            return;
        }
        let path = PathBuf::from(self.list.trim());
        let too_long = |length: u64| (length > LONGEST).then(|| std::io::Error::new(std::io::ErrorKind::InvalidData, "too long for a list of names"));
        let read = fs::metadata(&path).and_then(|about| match too_long(about.len()) {
            Some(error) => Err(error),
            None => fs::read(&path).map(Zeroizing::new),
        });
        let bytes = match read {
            Ok(bytes) => bytes,
            Err(error) => {
                self.told = Some(Told::NotWritten(path, error));
                return;
            }
        };
        let listed = match read_list(&bytes) {
            Ok(listed) => listed,
            Err(faults) => {
                self.told = Some(Told::BadList(path, faults));
                return;
            }
        };
        let free = self.course().map(|course| course.roster.clone()).unwrap_or_default();
        let mut names = self.names.clone();
        match names.bring_in(listed, &free, &self.on_rosters()) {
            Ok(count) => {
                self.note_step(open.around.now);
                self.typing = None;
                self.names = names;
                self.list.clear();
                self.told = Some(Told::BroughtIn { count, list: path });
                self.keep(open);
            }
            Err(why) => self.told = Some(Told::NotBrought(why)),
        }
    }

    /// Writes the names of the course as a list, in clear.
    pub(super) fn write_list(&mut self, open: &OpenStation<'_>) {
        let Some(folder) = self.folder() else { return };
        let Some(course) = self.course() else { return };
        let mut names = Names::default();
        for code in &course.roster {
            if let Some(person) = self.names.of(code) {
                names.set(code.clone(), person.clone());
            }
        }
        let to = folder.join(format!("{}.names.csv", course.id));
        self.begin("list", open, move || {
            Done::Told(match write_whole(&to, &write_list(&names)) {
                Ok(()) => Told::Written(Written::List, to),
                Err(error) => Told::NotWritten(to, error),
            })
        });
    }

    /// The code that was typed, if it is one.
    pub(super) fn typed_code(&mut self, typed: &str) -> Option<TraineeCode> {
        match code::typed(typed) {
            Ok(code) => Some(code),
            Err(_) => {
                self.told = Some(Told::NoCode(typed.trim().to_owned()));
                None
            }
        }
    }
}
