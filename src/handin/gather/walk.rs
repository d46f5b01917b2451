//! Result files below folders.

use std::fs;
use std::path::{Path, PathBuf};

use super::super::outbox::attempt_of;
use super::Trouble;
use crate::store::gathered::Reason;

/// How deep folders are gone down into: no stick is arranged deeper, and no circle of shares can be gone round for ever.
const DEEPEST: usize = 32;

/// What was found.
pub(super) struct Found {
    /// Result files, each once, by path.
    pub(super) files: Vec<PathBuf>,
    /// Folders that could not be read.
    pub(super) troubles: Vec<Trouble>,
}

/// The result files below those folders; a file that is named itself is taken whatever its name ends with.
pub(super) fn result_files(folders: &[PathBuf]) -> Found {
    let mut found = Found { files: Vec::new(), troubles: Vec::new() };
    for folder in folders {
        if folder.is_file() {
            found.files.push(folder.clone());
        } else {
            descend(folder, DEEPEST, &mut found);
        }
    }
    found.files.sort();
    found.files.dedup();
    found
}

fn descend(folder: &Path, depth: usize, found: &mut Found) {
    let trouble = |detail: String| Trouble { file: folder.display().to_string(), attempt: None, reason: Reason::Unreadable, detail };
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) => {
            found.troubles.push(trouble(format!("the folder cannot be read: {error}")));
            return;
        }
    };
    for entry in entries {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                found.troubles.push(trouble(format!("the folder cannot be read to its end: {error}")));
                return;
            }
        };
        let path = entry.path();
        // Links to folders are not followed: what they lead to lies elsewhere, or is gone through twice.
        let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
        if is_folder && depth > 0 {
            descend(&path, depth - 1, found);
        } else if !is_folder && attempt_of(&path).is_some() {
            found.files.push(path);
        }
    }
}
