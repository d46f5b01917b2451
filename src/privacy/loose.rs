//! What lies loose in the data folder: results that somebody saved as text, and the code that was typed last.

use std::fs;
use std::path::PathBuf;

use serde_json::Value;

use super::{House, PrivacyError, removed};
use crate::course::code;
use crate::course::disk::write_whole;
use crate::session::TraineeCode;

impl House<'_> {
    /// Texts of results that name the code, by path.
    pub(super) fn saved_texts(&self, code: &TraineeCode) -> Vec<PathBuf> {
        let entries = fs::read_dir(self.data.join("results")).into_iter().flatten().flatten();
        let mut paths: Vec<PathBuf> = entries.map(|entry| entry.path()).filter(|path| path.is_file() && names(path, code)).collect();
        paths.sort();
        paths
    }

    /// Removes those texts; how many there were.
    pub(super) fn remove_saved_texts(&self, code: &TraineeCode) -> Result<usize, PrivacyError> {
        let mut count = 0;
        for path in self.saved_texts(code) {
            count += usize::from(removed(&path)?);
        }
        Ok(count)
    }

    /// Whether the settings remember the code as the one typed last.
    pub(super) fn is_typed_last(&self, code: &TraineeCode) -> bool {
        self.settings().is_some_and(|settings| settings["trainee"].as_str().is_some_and(|typed| is_code(typed, code)))
    }

    /// Takes the code out of the settings, if it is there; the rest of them stays.
    pub(super) fn unlearn(&self, code: &TraineeCode) -> Result<(), PrivacyError> {
        if !self.is_typed_last(code) {
            return Ok(());
        }
        let Some(mut settings) = self.settings() else { return Ok(()) };
        settings["trainee"] = Value::from("");
        let path = self.data.join("settings.json");
        write_whole(&path, format!("{settings:#}\n").as_bytes()).map_err(|source| PrivacyError::File { path, source })
    }

    fn settings(&self) -> Option<Value> {
        serde_json::from_slice(&fs::read(self.data.join("settings.json")).ok()?).ok()
    }
}

/// Whether somebody who typed that meant the code.
pub(super) fn is_code(typed: &str, meant: &TraineeCode) -> bool {
    typed == &*meant.0 || code::typed(typed).as_ref() == Ok(meant)
}

fn names(path: &std::path::Path, code: &TraineeCode) -> bool {
    let wanted = code.0.as_bytes();
    let in_name = path.file_name().is_some_and(|name| name.to_string_lossy().contains(&*code.0));
    in_name || fs::read(path).is_ok_and(|bytes| bytes.windows(wanted.len()).any(|window| window == wanted))
}
