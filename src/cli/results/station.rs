//! The trainer's station, for the verbs that need it: its courses, what it has gathered.

use std::ffi::OsStr;
use std::fs;
use std::path::Path;

use super::super::console::Console;
use super::super::failure::Failure;
use super::super::station::shelf;
use crate::course::{self, Course};
use crate::diagnostic::{SourceText, render};
use crate::platform::{self, DataFolder};
use crate::store::Gathered;
use crate::text::Language;

/// The courses that are known here; one that cannot be read is told and left out.
pub(super) fn courses(data: &DataFolder, console: &mut Console) -> Vec<Course> {
    let mut courses = Vec::new();
    for kept in shelf(data).all() {
        match kept {
            Ok(kept) => courses.push(kept.course),
            Err(error) => console.fail(&error.into()),
        }
    }
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
            format!("{shown} holds no course: {}.", render::summary(&findings, Language::En)),
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
