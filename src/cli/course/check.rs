//! `ias course check`: everything that is wrong with course files, where, and what to write instead.

use std::path::{Path, PathBuf};

use serde_json::json;

use super::super::Exit;
use super::super::args::{Format, Parsed};
use super::super::check::show;
use super::super::console::Console;
use super::super::failure::Failure;
use super::super::find_scenario;
use super::super::spec::{DATA, FINDINGS_LANG, FORMAT, Spec};
use super::super::station::shelf;
use crate::course::disk::{FILE_NAME, ShelfError, text_of};
use crate::course::{CourseId, read};
use crate::diagnostic::{Diagnostic, SourceText, render};
use crate::platform::{self, DataFolder};
use crate::scenario::graph::ScenarioId;
use crate::text::Phrase;

pub(in crate::cli) static SPEC: Spec = Spec {
    name: "course check",
    summary: "Tell everything that is wrong with a course file: the place, the reason, what to write instead.",
    usage: "COURSE... [--lang LANG] [--format FORMAT]",
    positionals: &[("COURSE", "Course files, or ids of courses on this computer.")],
    count: (1, usize::MAX),
    options: &[FINDINGS_LANG, FORMAT, DATA],
    examples: &[("ias course check szczecin.course.ron", "Check one."), ("ias course check szczecin-11 --format json", "For a program.")],
    notes: "Exit code 1 when there are findings. `ias explain RULE` tells more of each.",
    reads_itself: false,
};

pub(in crate::cli) fn run(parsed: &Parsed, console: &mut Console) -> Result<Exit, Failure> {
    let data = parsed.data_folder()?;
    let format = parsed.format()?;
    let language = parsed.findings_language_in(format == Format::Text)?;
    let known: Vec<ScenarioId> =
        find_scenario::available(&platform::scenario_folders(Some(&data))).into_iter().map(|(id, _)| ScenarioId(id.as_str().into())).collect();
    let mut told: Vec<Diagnostic> = Vec::new();
    for asked in &parsed.positionals {
        let path = file_of(Path::new(asked), &data)?;
        let text = text_of(&path)?;
        told.extend(read(&SourceText::new(path.display().to_string(), text), Some(&known)).1);
    }
    match format {
        Format::Json => {
            let errors = told.iter().filter(|finding| finding.is_error()).count();
            console.line(&json!({"errors": errors, "findings": render::json(&told, language)}).to_string());
        }
        Format::Text => {
            show(&told, language, console);
            let courses = Phrase::counted(parsed.positionals.len(), ["kurs", "kursy", "kursów"], ["course", "courses"], ["курс", "курси", "курсів"]);
            console.line(&format!("{}: {}.", courses.get(language), render::summary(&told, language)));
        }
    }
    Ok(if told.is_empty() { Exit::Fine } else { Exit::Findings })
}

/// A file, a folder that holds one, or the file of a course on the shelf, sound or not.
fn file_of(asked: &Path, data: &DataFolder) -> Result<PathBuf, Failure> {
    if asked.is_file() {
        return Ok(asked.to_owned());
    }
    if asked.join(FILE_NAME).is_file() {
        return Ok(asked.join(FILE_NAME));
    }
    let id = CourseId::from(&*asked.to_string_lossy());
    match shelf(data).get(&id) {
        Ok(kept) => Ok(kept.path),
        Err(ShelfError::Faulty { path, .. }) => Ok(path),
        Err(error) => Err(error.into()),
    }
}
