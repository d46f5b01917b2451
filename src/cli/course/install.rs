//! `ias course install`: takes a course in on a laptop.

use std::path::Path;

use super::super::Exit;
use super::super::args::Parsed;
use super::super::console::Console;
use super::super::failure::Failure;
use super::super::find_scenario;
use super::super::spec::{DATA, FINDINGS_LANG, Spec};
use super::super::station::shelf;
use super::counted;
use crate::course::disk::{Installed, ShelfError, text_of};
use crate::diagnostic::Diagnostic;
use crate::platform;

pub(in crate::cli) static SPEC: Spec = Spec {
    name: "course install",
    summary: "Take a course in from its file; a later edition takes the place of the one that is here.",
    usage: "FILE [--lang LANG] [--data DIR]",
    positionals: &[("FILE", "The file that `ias course copy` wrote.")],
    count: (1, 1),
    options: &[FINDINGS_LANG, DATA],
    examples: &[("ias course install E:\\szczecin-11.course.ron", "On each laptop of the course.")],
    notes: "An older edition, and another course of the same id, are refused. Exit code 1 when a scenario of it is missing here.",
    reads_itself: false,
};

pub(in crate::cli) fn run(parsed: &Parsed, console: &mut Console) -> Result<Exit, Failure> {
    let data = parsed.data_folder()?;
    let path = Path::new(&parsed.positionals[0]);
    let text = text_of(path)?;
    let (course, done) = match shelf(&data).install(path, &text) {
        Err(ShelfError::Faulty { findings, .. }) => {
            super::super::check::show(&findings, parsed.findings_language()?, console);
            let errors = findings.iter().filter(|finding| Diagnostic::is_error(finding)).count();
            return Err(Failure::new(
                format!("{} in the file; nothing was changed.", counted(errors, "error", "errors")),
                "Ask the trainer for a sound file; `ias course check FILE` tells the same there.",
            ));
        }
        done => done?,
    };
    let name = format!("{}, edition {}", course.id, course.edition);
    console.line(&match done {
        Installed::New => format!("Installed {name}: {}, {}, {} to {}.", course.title.get(course.language), course.place, course.begins, course.ends),
        Installed::Replaced(old) => format!("Installed {name} in place of edition {old}."),
        Installed::Already => format!("{name} is installed already; nothing was changed."),
    });
    let known = find_scenario::available(&platform::scenario_folders(Some(&data)));
    let missing: Vec<&str> =
        course.parts.iter().map(|part| &*part.scenario.0).filter(|id| known.iter().all(|(known, _)| known != id)).collect();
    if missing.is_empty() {
        return Ok(Exit::Fine);
    }
    console.tell(&format!("ias: Missing on this computer: {}.\n     Install their packs: `ias pack install FILE.iaspack`.", missing.join(", ")));
    Ok(Exit::Findings)
}
