//! From what a person calls a scenario to its folder.

use std::ffi::OsStr;
use std::fmt;
use std::path::{Path, PathBuf};

use crate::diagnostic::nearest;
use crate::scenario::disk::version;

/// The file that makes a folder a scenario.
pub const SCENARIO_FILE: &str = "scenario.ron";

/// Why no scenario was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotFound {
    /// What was asked for.
    pub asked: PathBuf,
    /// Where it was looked for; empty when a path was given.
    pub looked_in: Vec<PathBuf>,
    /// The id that was probably meant.
    pub meant: Option<String>,
    /// The ids there are.
    pub there_are: Vec<String>,
}

impl NotFound {
    /// What to do about it.
    #[must_use]
    pub fn remedy(&self) -> String {
        if let Some(meant) = &self.meant {
            return format!("Did you mean `{meant}`?");
        }
        if !self.there_are.is_empty() {
            return format!("There are: {}.", self.there_are.join(", "));
        }
        "Name a folder that has a scenario.ron in it; `ias help scenarios` tells where ids are looked for.".to_owned()
    }
}

impl fmt::Display for NotFound {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let asked = self.asked.display();
        if self.asked.is_dir() {
            write!(f, "The folder {asked} has no {SCENARIO_FILE}.")
        } else {
            write!(f, "There is no scenario {asked}.")
        }
    }
}

impl std::error::Error for NotFound {}

/// The folder of the scenario that `asked` names: a folder, its `scenario.ron`, or an id in one of `folders`.
///
/// A path wins over an id.
///
/// # Errors
/// [`NotFound`], with the nearest id.
pub fn find(asked: &OsStr, folders: &[PathBuf]) -> Result<PathBuf, NotFound> {
    let path = Path::new(asked);
    if path.file_name() == Some(OsStr::new(SCENARIO_FILE)) && path.is_file() {
        let folder = path.parent().unwrap_or(Path::new(""));
        return Ok(if folder.as_os_str().is_empty() { PathBuf::from(".") } else { folder.to_owned() });
    }
    if is_scenario(path) {
        return Ok(path.to_owned());
    }
    let by_path = path.is_dir() || path.components().count() != 1;
    let found = if by_path { Vec::new() } else { available(folders) };
    let id = asked.to_string_lossy();
    if let Some((_, folder)) = found.iter().find(|(known, _)| *known == id) {
        return Ok(folder.clone());
    }
    let there_are: Vec<String> = found.into_iter().map(|(id, _)| id).collect();
    Err(NotFound {
        asked: path.to_owned(),
        looked_in: if by_path { Vec::new() } else { folders.to_vec() },
        meant: nearest(&id, there_are.iter().map(String::as_str)).map(str::to_owned),
        there_are,
    })
}

/// Every scenario in the folders, by id; of one id the highest version wins, of equal versions the first folder's.
///
/// Hidden folders hold none.
#[must_use]
pub fn available(folders: &[PathBuf]) -> Vec<(String, PathBuf)> {
    let mut found: Vec<(String, PathBuf)> = Vec::new();
    for folder in folders {
        // A folder that is not there, or may not be read, holds none.
        for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            let id = entry.file_name().to_string_lossy().into_owned();
            if id.starts_with('.') || !is_scenario(&path) {
                continue;
            }
            match found.iter_mut().find(|(known, _)| *known == id) {
                None => found.push((id, path)),
                Some((_, known)) if version(&path) > version(known) => *known = path,
                Some(_) => {}
            }
        }
    }
    found.sort();
    found
}

fn is_scenario(folder: &Path) -> bool {
    folder.join(SCENARIO_FILE).is_file()
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn two_folders() -> (tempfile::TempDir, Vec<PathBuf>) {
        let root = tempfile::tempdir().expect("a folder");
        for scenario in ["first/harvest-van", "second/harvest-van", "second/hotel", "second/not-one"] {
            let folder = root.path().join(scenario);
            fs::create_dir_all(&folder).expect("a folder");
            if !scenario.ends_with("not-one") {
                fs::write(folder.join(SCENARIO_FILE), "").expect("a file");
            }
        }
        let folders = ["first", "none", "second"].map(|name| root.path().join(name)).to_vec();
        (root, folders)
    }

    #[test]
    fn by_id_the_later_edition_wins_then_the_first_folder() {
        let (root, folders) = two_folders();
        fs::create_dir_all(root.path().join("second/.incoming-x")).expect("made");
        fs::write(root.path().join("second/.incoming-x").join(SCENARIO_FILE), "").expect("written");
        assert_eq!(find("harvest-van".as_ref(), &folders), Ok(root.path().join("first/harvest-van")));
        assert_eq!(find("hotel".as_ref(), &folders), Ok(root.path().join("second/hotel")));
        let ids: Vec<String> = available(&folders).into_iter().map(|(id, _)| id).collect();
        assert_eq!(ids, ["harvest-van", "hotel"]);
        let later = root.path().join("second/harvest-van");
        fs::write(later.join(SCENARIO_FILE), "Scenario(format: 1, version: 2, title: \"Van\", nodes: {})").expect("written");
        assert_eq!(find("harvest-van".as_ref(), &folders), Ok(later));
    }

    #[test]
    fn by_path_to_the_folder_or_to_its_file() {
        let (root, _) = two_folders();
        let folder = root.path().join("second/hotel");
        assert_eq!(find(folder.as_ref(), &[]), Ok(folder.clone()));
        assert_eq!(find(folder.join(SCENARIO_FILE).as_ref(), &[]), Ok(folder));
    }

    #[test]
    fn what_is_not_there_is_told_with_a_way_on() {
        let (root, folders) = two_folders();
        let slip = find("harvset-van".as_ref(), &folders).expect_err("not there");
        assert_eq!(slip.remedy(), "Did you mean `harvest-van`?");
        let strange = find("xyz".as_ref(), &folders).expect_err("not there");
        assert_eq!(strange.remedy(), "There are: harvest-van, hotel.");
        let empty = find(root.path().join("second/not-one").as_ref(), &folders).expect_err("no scenario");
        assert!(empty.to_string().contains("has no scenario.ron"), "{empty}");
        assert!(find("xyz".as_ref(), &[]).expect_err("nothing").remedy().contains("ias help scenarios"));
    }
}
