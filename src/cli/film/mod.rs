//! `ias film`: hands its arguments to the film room, which draws and voices films from a storyboard.

#[cfg(feature = "film")]
mod import;
#[cfg(feature = "film")]
mod marks;
#[cfg(feature = "film")]
mod preview;

use std::path::Path;

use super::args::Parsed;
use super::console::Console;
use super::failure::Failure;
use super::spec::{SCENARIO, Spec};
use super::Exit;
use crate::diagnostic::Diagnostic;

pub(super) static SPEC: Spec = Spec {
    name: "film",
    summary: "Draw and voice the film of a scenario from its storyboard.",
    usage: "preview|render|still|strip|sound|captions|marks|report|sheet|library|import SCENARIO [OPTIONS]",
    positionals: &[SCENARIO],
    count: (0, usize::MAX),
    options: &[],
    examples: &[
        ("ias film preview scenarios/harvest-van --scene lane", "See every save of the storyboard at once."),
        ("ias film still scenarios/harvest-van --scene lane --at 9 --to lane.png", "One picture."),
        ("ias film render scenarios/harvest-van --preview", "All scenes, small and fast; without --preview, as shipped."),
    ],
    notes: "`ias film` alone tells all its options.",
    reads_itself: true,
};

#[cfg(feature = "film")]
pub(super) fn run(parsed: &Parsed, console: &mut Console) -> Result<Exit, Failure> {
    // Those that join the film with a scenario or with the decoder are known here.
    if let Some((verb, arguments)) = parsed.positionals.split_first() {
        match verb.to_str() {
            Some("marks") => return marks::run(arguments.to_vec(), console),
            Some("preview") => return preview::run(arguments.to_vec(), console),
            Some("import") => return import::run(arguments.to_vec(), console),
            Some("decode") => return import::decode(arguments, console),
            _ => {}
        }
    }
    console.flush();
    // It tells what went wrong by itself.
    Ok(if crate::film::command(parsed.positionals.iter().cloned()) == 0 { Exit::Fine } else { Exit::CouldNotRun })
}

#[cfg(not(feature = "film"))]
pub(super) fn run(_: &Parsed, _: &mut Console) -> Result<Exit, Failure> {
    Err(Failure::new(
        "This build of ias draws no films: it was built without the feature `film`.",
        "Build it with `cargo build --release`.",
    ))
}

/// What is wrong with a scenario's storyboard, when it has one.
#[cfg(feature = "film")]
pub(super) fn findings(folder: &Path) -> Vec<Diagnostic> {
    let storyboard = folder.join("storyboard.ron");
    if !storyboard.is_file() {
        return Vec::new();
    }
    let Ok(text) = std::fs::read_to_string(&storyboard) else { return Vec::new() };
    let folder_name = folder.file_name().map_or_else(|| ".".into(), |name| name.to_string_lossy());
    let mut findings = crate::film::check::check(&format!("{folder_name}/storyboard.ron"), &text, Path::new("assets"));
    if let Ok(board) = crate::film::storyboard::Storyboard::parse(&storyboard, &text) {
        findings.extend(marks::out_of_step(folder, &board));
    }
    findings
}

/// Without the film maker nothing is known of storyboards.
#[cfg(not(feature = "film"))]
pub(super) fn findings(_: &Path) -> Vec<Diagnostic> {
    Vec::new()
}
