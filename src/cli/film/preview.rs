//! `ias film preview`: a window that shows the film while its storyboard is written in any editor.

use std::ffi::OsString;

use super::super::args;
use super::super::console::Console;
use super::super::failure::Failure;
use super::super::find_scenario;
use super::super::play::{AppArgs, Use, open};
use super::super::spec::{LANG, Opt, SCENARIO, Spec};
use super::super::Exit;
use crate::platform;

pub(super) static SPEC: Spec = Spec {
    name: "film preview",
    summary: "See the film in a window while its storyboard is written.",
    usage: "SCENARIO [--scene ID] [--lang LANG] [--assets DIR]",
    positionals: &[SCENARIO],
    count: (1, 1),
    options: &[
        Opt { long: "scene", value: Some("ID"), help: "Begin with this scene." },
        LANG,
        Opt { long: "assets", value: Some("DIR"), help: "Drawings, figures and fonts (default: assets)." },
    ],
    examples: &[("ias film preview scenarios/harvest-van --scene lane", "Write the storyboard in an editor and see every save.")],
    notes: "A save of storyboard.ron, or of a drawing that the scene uses, is on the screen within a second, at reduced size and \
            without sound. What is wrong with it is told over the picture; the last good version stays. Space plays and stops; \
            , and . go frame by frame; P and N to the scene before and the next.",
    reads_itself: false,
};

pub(super) fn run(arguments: Vec<OsString>, console: &mut Console) -> Result<Exit, Failure> {
    let parsed = args::parse(&SPEC, arguments)?;
    if parsed.switch("help") {
        super::super::help::show(&SPEC, console);
        return Ok(Exit::Fine);
    }
    parsed.count_positionals()?;
    let scenario_folders = platform::scenario_folders(None);
    // A new film begins with its storyboard: there may be no scenario.ron yet.
    let named = std::path::PathBuf::from(&parsed.positionals[0]);
    let folder = if named.join("storyboard.ron").is_file() { named } else { find_scenario::find(&parsed.positionals[0], &scenario_folders)? };
    if !folder.join("storyboard.ron").is_file() {
        let message = format!("There is no storyboard.ron in {}.", folder.display());
        return Err(Failure::new(message, "Write one; docs/film.md begins with a whole one."));
    }
    let scene = parsed.text("scene")?.map(str::to_owned);
    let assets = parsed.value("assets").map_or_else(|| "assets".into(), Into::into);
    open(AppArgs {
        data: parsed.data_folder()?,
        scenario_folders: Vec::new(),
        scenario: Some(folder),
        purpose: Use::Preview { assets, scene },
        received: None,
        node: None,
        language: parsed.language()?,
        plan: None,
        shots: None,
    })
}
