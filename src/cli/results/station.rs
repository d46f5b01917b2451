//! The trainer's station, for the verbs that need it: its passphrase, its courses, what it has gathered.

use std::ffi::OsStr;
use std::fs;
use std::io::{IsTerminal, stdin};
use std::path::Path;

use super::super::console::Console;
use super::super::failure::Failure;
use crate::course::{self, Course};
use crate::diagnostic::{SourceText, render};
use crate::keys::{KeysError, Passphrase, Station, Unlocked};
use crate::platform::{self, DataFolder};
use crate::store::Gathered;

/// Holds the station's passphrase, for scripts.
const PASSPHRASE: &str = "IAS_PASSPHRASE";

/// Opens the station with its passphrase, from the environment or typed.
pub(super) fn unlock(data: &DataFolder) -> Result<Unlocked, Failure> {
    let station = Station::in_folder(data.station());
    if !station.exists() {
        return Err(told(&KeysError::NoStation { folder: data.station() }));
    }
    let typed = match std::env::var(PASSPHRASE) {
        Ok(passphrase) => passphrase,
        Err(_) if stdin().is_terminal() => rpassword::prompt_password("The station's passphrase: ")
            .map_err(|error| Failure::new(format!("The passphrase could not be read: {error}."), "Try again in a terminal."))?,
        Err(_) => {
            return Err(Failure::new(
                "The station is locked with a passphrase, and there is no terminal to ask for it.",
                format!("Put it into the environment variable {PASSPHRASE}."),
            ));
        }
    };
    station.unlock(&Passphrase::new(typed)).map_err(|error| told(&error))
}

/// The courses that are known here; one that cannot be read is told and left out.
pub(super) fn courses(data: &DataFolder, console: &mut Console) -> Vec<Course> {
    let mut courses = Vec::new();
    // Without the folder there are none.
    for entry in fs::read_dir(data.courses()).into_iter().flatten().flatten() {
        match read_course(&entry.path().join(COURSE)) {
            Ok(course) => courses.push(course),
            Err(failure) => console.fail(&failure),
        }
    }
    courses.sort_by(|a, b| a.id.cmp(&b.id));
    courses
}

/// The course of that id on this computer, or of that file.
pub(in crate::cli) fn course_named(named: &str, data: &DataFolder) -> Result<Course, Failure> {
    let path = Path::new(named);
    if path.is_file() {
        return read_course(path);
    }
    let kept = data.courses().join(named).join(COURSE);
    if Path::new(named).file_name() != Some(OsStr::new(named)) || !kept.is_file() {
        return Err(Failure::new(
            format!("There is no course `{named}` on this computer."),
            format!("Its file is {} when it is installed; or name the file itself.", kept.display()),
        ));
    }
    read_course(&kept)
}

/// The name of a course's file in its folder.
const COURSE: &str = "course.ron";

fn read_course(path: &Path) -> Result<Course, Failure> {
    let shown = path.display().to_string();
    let text = fs::read_to_string(path)
        .map_err(|error| Failure::new(format!("{shown} cannot be read: {error}."), "Bring the course's file here again."))?;
    match course::read(&SourceText::new(shown.clone(), text), None) {
        (Some(course), _) => Ok(course),
        (None, findings) => Err(Failure::new(
            format!("{shown} holds no course: {}.", render::summary(&findings)),
            "Take the file as the trainer gave it out.",
        )),
    }
}

/// What was gathered here, to add to it.
pub(super) fn gathered(data: &DataFolder, console: &mut Console) -> Result<Gathered, Failure> {
    let opened = Gathered::open(&data.root, &platform::date(platform::now()))?;
    if let Some(notice) = &opened.notice {
        console.tell(&format!("ias: {notice} Gather the sticks again to have everything that lies on them."));
    }
    Ok(opened.store)
}

pub(super) fn told(error: &KeysError) -> Failure {
    Failure::new(error.to_string(), error.remedy())
}
