//! The files of a scenario's folder: those that the scenario names, and those that it could.

use std::path::{Path, PathBuf};

use crate::scenario::source;

/// Every media file that the scenario names.
pub(super) fn media_files(folder: &Path, source: &source::Scenario) -> Vec<PathBuf> {
    let mut paths: Vec<&str> = Vec::new();
    for node in &source.nodes {
        let choose = match &node.kind {
            Some(source::NodeKind::Scene(scene)) => {
                paths.extend(scene.film.iter().chain(&scene.still).map(|path| &*path.value));
                paths.extend(scene.sound.iter().chain(&scene.captions).map(|(_, path)| &*path.value));
                match &scene.then {
                    Some(source::Then::Choose(choose)) => Some(choose),
                    _ => None,
                }
            }
            Some(source::NodeKind::Exhibit(exhibit)) => {
                paths.extend(exhibit.image.iter().map(|path| &*path.value));
                None
            }
            Some(source::NodeKind::Choose(choose)) => Some(choose),
            _ => None,
        };
        paths.extend(choose.and_then(|choose| choose.idle.as_ref()).map(|path| &*path.value));
    }
    // A path that leads out of the folder is told by the check and not looked at here.
    let inside = |path: &&str| !path.split(['/', '\\']).any(|part| part == "..") && Path::new(path).is_relative();
    paths.into_iter().filter(inside).map(|path| folder.join(path)).collect()
}

/// How deep a scenario's folder is looked through, and how many files are offered at most.
const DEEPEST: usize = 4;
const MOST_FILES: usize = 2000;

/// The files of a folder and those within it, by name, with `/`; hidden ones and links aside.
pub(super) fn files_in(folder: &Path) -> Vec<String> {
    let mut files = Vec::new();
    let mut waiting = vec![(folder.to_owned(), String::new(), 0)];
    while let Some((folder, before, depth)) = waiting.pop() {
        let Ok(entries) = std::fs::read_dir(&folder) else { continue };
        for entry in entries.flatten().take(MOST_FILES) {
            let (Ok(kind), Ok(name)) = (entry.file_type(), entry.file_name().into_string()) else { continue };
            if name.starts_with('.') {
                continue;
            }
            let path = format!("{before}{name}");
            if kind.is_dir() && depth < DEEPEST {
                waiting.push((entry.path(), format!("{path}/"), depth + 1));
            } else if kind.is_file() && files.len() < MOST_FILES {
                files.push(path);
            }
        }
    }
    files.sort();
    files
}
