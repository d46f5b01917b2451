//! What is typed of a course and not saved yet, kept in the station's folder.

use std::fs;
use std::io;
use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use super::form::Form;
use crate::course::CourseId;
use crate::course::disk::write_whole;
use crate::platform::DataFolder;

/// A form that is not saved yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Draft {
    /// The course that is changed; `None`: a new one.
    pub(super) course: Option<CourseId>,
    pub(super) form: Form,
}

fn path(data: &DataFolder) -> PathBuf {
    data.station().join("course-draft.json")
}

/// The draft that was left; none when there is none, or when a release cannot read it.
pub(super) fn read(data: &DataFolder) -> Option<Draft> {
    serde_json::from_slice(&fs::read(path(data)).ok()?).ok()
}

/// Keeps a draft, in place of the one before.
pub(super) fn write(data: &DataFolder, draft: &Draft) -> Result<(), (PathBuf, io::Error)> {
    let text = serde_json::to_vec_pretty(draft).expect("texts and numbers are JSON");
    write_whole(&path(data), &text).map_err(|error| (path(data), error))
}

/// There is none any more.
pub(super) fn remove(data: &DataFolder) -> Result<(), (PathBuf, io::Error)> {
    match fs::remove_file(path(data)) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err((path(data), error)),
        _ => Ok(()),
    }
}
