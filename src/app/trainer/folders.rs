//! The folder or stick that each tab wrote to last, remembered in the station's folder.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::course::disk::write_whole;
use crate::platform::DataFolder;

/// What is written to a folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(super) enum Use {
    /// Course files and cards.
    Courses,
    /// Lists of names, a person's data, the backup of the key.
    Names,
}

fn path(data: &DataFolder) -> PathBuf {
    data.station().join("folders.json")
}

fn all(data: &DataFolder) -> BTreeMap<Use, String> {
    fs::read(path(data)).ok().and_then(|text| serde_json::from_slice(&text).ok()).unwrap_or_default()
}

/// The folder that was written to last; empty when none was, or when its stick is not in.
pub(super) fn last(data: &DataFolder, what: Use) -> String {
    all(data).remove(&what).filter(|folder| Path::new(folder).is_dir()).unwrap_or_default()
}

/// Remembers a folder that was written to.
pub(super) fn remember(data: &DataFolder, what: Use, folder: &str) {
    let mut folders = all(data);
    if folders.insert(what, folder.to_owned()).as_deref() == Some(folder) {
        return;
    }
    // A folder that cannot be remembered costs some typing next time.
    if let Ok(text) = serde_json::to_vec_pretty(&folders) {
        let _ = write_whole(&path(data), &text);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_use_has_its_own_folder_and_one_that_is_gone_is_not_offered() {
        let root = tempfile::tempdir().expect("a folder");
        let data = DataFolder { root: root.path().join("data") };
        let stick = root.path().join("stick");
        fs::create_dir(&stick).expect("a folder");
        let stick = stick.display().to_string();
        assert_eq!(last(&data, Use::Courses), "");
        remember(&data, Use::Courses, &stick);
        assert_eq!((last(&data, Use::Courses), last(&data, Use::Names)), (stick.clone(), String::new()));
        fs::remove_dir(&stick).expect("the stick is pulled");
        assert_eq!(last(&data, Use::Courses), "");
        fs::create_dir(&stick).expect("and is back");
        assert_eq!(last(&data, Use::Courses), stick);
    }
}
