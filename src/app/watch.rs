//! Notices that another program saved a file: time and size are looked up four times a second.
//!
//! A file that is being written is let settle: it must look the same twice. So a save is told between a quarter and half
//! a second after its last byte. Polling works alike on every system and on network folders.

use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// Seconds between two looks.
pub const LOOK_EVERY: f64 = 0.25;

/// When a file was written and how long it is; `None` when it is not there.
pub(super) type Stamp = Option<(SystemTime, u64)>;

/// Files that are watched.
#[derive(Debug, Default)]
pub struct Watch {
    files: Vec<Watched>,
    looked: Option<f64>,
    every: Option<f64>,
}

#[derive(Debug)]
struct Watched {
    path: PathBuf,
    /// As it was when it was last told, or first seen.
    known: Stamp,
    /// As it was at the last look.
    seen: Stamp,
}

impl Watch {
    /// Looks so often, in seconds, instead of every quarter of a second.
    pub fn looking_every(seconds: f64) -> Self {
        Self { every: Some(seconds), ..Self::default() }
    }

    fn every(&self) -> f64 {
        self.every.unwrap_or(LOOK_EVERY)
    }

    /// Watches these files from now on; what was known of those that were watched before stays known.
    pub fn follow(&mut self, files: impl IntoIterator<Item = PathBuf>) {
        let mut old = std::mem::take(&mut self.files);
        for path in files {
            if self.files.iter().any(|watched| watched.path == path) {
                continue;
            }
            let watched = match old.iter().position(|watched| watched.path == path) {
                Some(at) => old.swap_remove(at),
                None => {
                    let stamp = stamp(&path);
                    Watched { path, known: stamp, seen: stamp }
                }
            };
            self.files.push(watched);
        }
    }

    /// Takes a file as it is now for known, after the application wrote it itself.
    pub fn know(&mut self, path: &Path) {
        for watched in self.files.iter_mut().filter(|watched| watched.path == path) {
            watched.known = stamp(path);
            watched.seen = watched.known;
        }
    }

    /// Whether a file was saved and has settled since it was last told. `now` is a steady clock in seconds; between two
    /// looks it answers no without asking the disk.
    pub fn has_changed(&mut self, now: f64) -> bool {
        if self.looked.is_some_and(|looked| now - looked < self.every()) {
            return false;
        }
        self.looked = Some(now);
        let mut changed = false;
        for watched in &mut self.files {
            let stamp = stamp(&watched.path);
            let settled = stamp == watched.seen;
            watched.seen = stamp;
            // An editor that replaces a file may have taken it away for a moment.
            if settled && stamp.is_some() && stamp != watched.known {
                watched.known = stamp;
                changed = true;
            }
        }
        changed
    }

    /// Seconds until the next look is due; `None` when nothing is watched.
    pub fn next_look(&self, now: f64) -> Option<f64> {
        let due = self.looked.map_or(0.0, |looked| looked + self.every() - now);
        (!self.files.is_empty()).then(|| due.clamp(0.01, self.every()))
    }
}

pub(super) fn stamp(path: &Path) -> Stamp {
    let facts = std::fs::metadata(path).ok()?;
    Some((facts.modified().ok()?, facts.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_save_is_told_once_and_within_half_a_second() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("scenario.ron");
        std::fs::write(&path, "1").expect("written");
        let mut watch = Watch::default();
        watch.follow([path.clone()]);
        assert!(!watch.has_changed(0.0));
        std::fs::write(&path, "22").expect("written");
        assert!(!watch.has_changed(0.1), "not looked at yet");
        assert!(!watch.has_changed(0.25), "it may still be written");
        std::fs::write(&path, "333").expect("written");
        assert!(!watch.has_changed(0.5), "it was");
        assert!(watch.has_changed(0.75));
        assert!(!watch.has_changed(1.0), "told once");
        assert!(watch.next_look(1.1).is_some_and(|wait| wait <= 0.15 + 1e-9));
    }

    #[test]
    fn what_the_application_wrote_itself_and_what_is_away_is_no_news() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("scenario.ron");
        std::fs::write(&path, "1").expect("written");
        let mut watch = Watch::default();
        watch.follow([path.clone()]);
        std::fs::write(&path, "22").expect("written");
        watch.know(&path);
        assert!(!watch.has_changed(0.0) && !watch.has_changed(1.0));
        std::fs::remove_file(&path).expect("removed");
        assert!(!watch.has_changed(2.0) && !watch.has_changed(3.0));
        std::fs::write(&path, "4444").expect("written");
        assert!(!watch.has_changed(4.0));
        assert!(watch.has_changed(5.0));
        assert_eq!(Watch::default().next_look(0.0), None);
    }
}
