//! Where a scenario's text is kept: the file itself, its last ten versions, and a journal of what is not saved yet.
//!
//! Versions and journal lie in the data folder, under `author/<scenario>-<hash of its path>/`, so that neither a pack nor a
//! repository picks them up: `versions/<moment>.ron` and `unsaved.jsonl`. The journal's first line is the text on which it
//! builds; each further line is a change, on the disk before the next frame is drawn. A line that was cut off by a crash
//! is the last one, and is left out.
//!
//! Of two windows on one scenario only the first has the journal: it holds a lock on `lock` beside it, which the system takes
//! away when its process ends, however it ends.

use std::fs::{self, File, OpenOptions};
use std::io::Write as _;
use std::path::{Path, PathBuf};

use crate::cli::versions::{Versions, replace};
use crate::platform::DataFolder;
use crate::scenario::edit::Change;
use crate::time::WallTime;

/// The places of one scenario's text.
#[derive(Clone, Debug)]
pub struct Keep {
    versions: Versions,
}

impl Keep {
    /// Of the scenario in that folder.
    pub fn of(scenario: &Path, data: Option<&DataFolder>) -> Self {
        Self { versions: Versions::of(scenario, data) }
    }

    /// The scenario's file.
    pub fn file(&self) -> &Path {
        self.versions.file()
    }

    /// The text on the disk.
    ///
    /// # Errors
    /// In words, when it cannot be read.
    pub fn read(&self) -> Result<String, String> {
        let told = |why: &dyn std::fmt::Display| format!("{}: {why}", self.file().display());
        let bytes = fs::read(self.file()).map_err(|error| told(&error))?;
        String::from_utf8(bytes).map_err(|_| told(&"it is not UTF-8 text; save it as UTF-8 in an editor"))
    }

    /// Writes the text: the version on the disk is put aside first, the new one takes its place in one step.
    ///
    /// # Errors
    /// In words; the file is then as it was.
    pub fn save(&self, text: &str, at: WallTime) -> Result<(), String> {
        self.versions.save(text, at)
    }

    /// Takes the journal for this window; `None` when another one has it.
    pub fn claim(&self) -> Option<Claim> {
        let Some(folder) = self.versions.folder() else { return Some(Claim(None)) };
        // Where no lock can be had, as on some network folders, nobody is kept out.
        let file = fs::create_dir_all(folder).ok().and_then(|()| File::create(folder.join("lock")).ok());
        let Some(file) = file else { return Some(Claim(None)) };
        match file.try_lock() {
            Ok(()) => Some(Claim(Some(file))),
            Err(fs::TryLockError::WouldBlock) => None,
            Err(fs::TryLockError::Error(_)) => Some(Claim(None)),
        }
    }

    /// A journal that notes nothing, for a window that has not [claimed](Self::claim) the one there is.
    pub fn without_journal(&self) -> Journal {
        Journal { path: None, file: None, fault: None }
    }

    /// The text that was not saved when the application ended, if there is one; and the journal to go on with.
    pub fn unsaved(&self) -> (Option<String>, Journal) {
        let path = self.versions.folder().map(|folder| folder.join("unsaved.jsonl"));
        let text = path.as_ref().and_then(|path| fs::read_to_string(path).ok()).and_then(|lines| retold(&lines));
        (text, Journal { path, file: None, fault: None })
    }
}

/// The journal is this window's as long as this lives.
#[derive(Debug)]
pub struct Claim(#[expect(dead_code, reason = "the lock is held as long as its file is open")] Option<File>);

/// The text that a journal leads to; `None` when it holds no change.
fn retold(lines: &str) -> Option<String> {
    let mut lines = lines.lines();
    let mut text: String = serde_json::from_str(lines.next()?).ok()?;
    let mut changed = false;
    for line in lines {
        let Some(change) = serde_json::from_str::<Change>(line).ok().filter(|change| change.fits(&text)) else { break };
        text = change.apply(&text);
        changed = true;
    }
    changed.then_some(text)
}

/// Notes every change on the disk before it is drawn.
#[derive(Debug)]
pub struct Journal {
    path: Option<PathBuf>,
    file: Option<File>,
    fault: Option<String>,
}

impl Journal {
    /// One that notes nothing.
    #[cfg(test)]
    pub fn none() -> Self {
        Self { path: None, file: None, fault: None }
    }

    /// Why it cannot note, if so.
    pub fn fault(&self) -> Option<&str> {
        self.fault.as_deref()
    }

    /// Notes a change; the first one after a save with `base`, the text on the disk, before it.
    pub fn note(&mut self, base: &str, change: &Change) {
        let Some(path) = self.path.clone() else { return };
        if let Err(error) = self.write(&path, base, change) {
            self.fault = Some(format!("{}: {error}", path.display()));
            self.file = None;
        } else {
            self.fault = None;
        }
    }

    fn write(&mut self, path: &Path, base: &str, change: &Change) -> std::io::Result<()> {
        let plain = |error: serde_json::Error| std::io::Error::other(error);
        let line = serde_json::to_string(change).map_err(plain)?;
        if let Some(file) = &mut self.file {
            writeln!(file, "{line}")?;
            return file.sync_data();
        }
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        // In one step, so that the journal of an earlier crash is there until this one is.
        let begin = format!("{}\n{line}\n", serde_json::to_string(base).map_err(plain)?);
        replace(path, begin.as_bytes())?;
        self.file = Some(OpenOptions::new().append(true).open(path)?);
        Ok(())
    }

    /// Everything is saved.
    pub fn clear(&mut self) {
        self.file = None;
        if let Some(path) = &self.path {
            // A journal that stays leads to the text that is saved.
            let _ = fs::remove_file(path);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::disk::FILE_NAME;
    use crate::app::author::manuscript::Manuscript;

    fn kept(root: &Path) -> Keep {
        let scenario = root.join("van");
        fs::create_dir_all(&scenario).expect("a folder");
        fs::write(scenario.join(FILE_NAME), "(title: \"0\")\r\n").expect("a file");
        Keep::of(&scenario, DataFolder::choose(Some(&root.join("data"))).as_ref())
    }

    #[test]
    fn the_last_ten_versions_are_kept() {
        let root = tempfile::tempdir().expect("a folder");
        let keep = kept(root.path());
        for n in 1..=14 {
            keep.save(&format!("(title: \"{n}\")"), WallTime(1_700_000_000_000 + n * 1_000)).expect("saved");
        }
        assert_eq!(keep.read().as_deref(), Ok("(title: \"14\")"));
        let versions: Vec<String> = keep.versions.all().iter().map(|path| fs::read_to_string(path).expect("kept")).collect();
        let wanted: Vec<String> = (4..14).map(|n| format!("(title: \"{n}\")")).collect();
        assert_eq!(versions, wanted);
        let names: Vec<_> = fs::read_dir(root.path().join("van")).expect("a folder").flatten().map(|entry| entry.file_name()).collect();
        assert_eq!(names, [FILE_NAME], "nothing is left beside the file");
    }

    #[test]
    fn what_was_not_saved_is_there_after_a_crash() {
        let root = tempfile::tempdir().expect("a folder");
        let keep = kept(root.path());
        let (none, journal) = keep.unsaved();
        assert_eq!(none, None);
        let mut manuscript = Manuscript::new(keep.read().expect("readable"), journal);
        for (now, title) in [(0.0, "\"a\""), (5.0, "\"ą\""), (9.0, "\"ć\"")] {
            let change = manuscript.script().set("title", title).expect("possible");
            manuscript.apply(change, "title", now);
        }
        manuscript.undo();
        // The application ends here without a word.
        drop(manuscript);
        assert_eq!(keep.unsaved().0.as_deref(), Some("(title: \"ą\")\r\n"));
        let path = keep.versions.folder().expect("a folder").join("unsaved.jsonl");
        let whole = fs::read(&path).expect("a journal");
        // A crash in the midst of a line loses that line at most.
        for cut in 0..whole.len() {
            fs::write(&path, &whole[..cut]).expect("cut");
            if let Some(text) = keep.unsaved().0 {
                assert!(["a", "ą", "ć"].iter().any(|title| text == format!("(title: \"{title}\")\r\n")), "{text}");
            }
        }
    }

    #[test]
    fn only_one_window_has_the_journal() {
        let root = tempfile::tempdir().expect("a folder");
        let keep = kept(root.path());
        let first = keep.claim().expect("nobody has it");
        assert!(keep.claim().is_none(), "a second window must not write into it");
        let other = Keep::of(&root.path().join("other"), DataFolder::choose(Some(&root.path().join("data"))).as_ref());
        assert!(other.claim().is_some(), "another scenario has its own");
        drop(first);
        assert!(keep.claim().is_some(), "it is free when its window has gone");
        let mut manuscript = Manuscript::new(keep.read().expect("readable"), keep.without_journal());
        let change = manuscript.script().set("title", "\"1\"").expect("possible");
        manuscript.apply(change, "title", 0.0);
        assert_eq!(keep.unsaved().0, None);
    }

    #[test]
    fn a_save_ends_the_journal_and_a_failed_one_leaves_the_file() {
        let root = tempfile::tempdir().expect("a folder");
        let keep = kept(root.path());
        let mut manuscript = Manuscript::new(keep.read().expect("readable"), keep.unsaved().1);
        let change = manuscript.script().set("title", "\"1\"").expect("possible");
        manuscript.apply(change, "title", 0.0);
        assert!(keep.unsaved().0.is_some());
        keep.save(manuscript.script().text(), WallTime(0)).expect("saved");
        manuscript.was_saved();
        assert_eq!(keep.unsaved().0, None);
        assert!(!manuscript.is_unsaved());
        let gone = Keep::of(&root.path().join("none"), None);
        assert!(gone.save("x", WallTime(0)).is_err());
    }
}
