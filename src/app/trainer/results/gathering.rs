//! Gathering result files at the station: from which folders, how far it is, what came of it.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;

use crate::app::trainer::OpenStation;
use crate::app::trainer::work::Work;
use crate::app::views::trainer::results::AsideRow;
use crate::course::disk::write_whole;
use crate::handin::gather::{Opener, Progress, Summary, gather};
use crate::platform;
use crate::store::gathered::Aside;
use crate::store::{Gathered, StoreError};
use crate::text::Language;

/// How many folders are remembered.
const REMEMBERED: usize = 6;
/// How many files that are set aside are listed.
const LISTED: usize = 200;
/// Seconds from one look for sticks to the next, while the window is drawn at all.
const SEEK_EVERY: f64 = 2.0;

/// Gathering.
#[derive(Debug, Default)]
pub(super) struct GatherDesk {
    /// As typed.
    pub(super) typed: String,
    /// Folders to be gathered from.
    pub(super) folders: Vec<PathBuf>,
    /// Those that were gathered from lately, the last one first.
    pub(super) recent: Vec<PathBuf>,
    working: Option<Working>,
    /// What came of the last time.
    pub(super) outcome: Option<Result<Done, StoreError>>,
    /// Everything that is set aside in the store.
    pub(super) aside: Vec<Aside>,
    /// Its first entries in words, in the language that was asked for last.
    said: RefCell<Option<(Language, Arc<Vec<AsideRow>>)>>,
    /// Sticks that are there: looked for away from the window's thread, because a drive may take its time.
    pub(super) sticks: Vec<PathBuf>,
    seeking: Option<Work<Vec<PathBuf>>>,
    sought: Option<f64>,
    /// Why no thread could be had.
    pub(super) no_thread: Option<String>,
}

/// What came of gathering.
#[derive(Debug)]
pub(super) struct Done {
    pub(super) summary: Summary,
    /// The store was damaged and begun anew: where the old one was put.
    pub(super) notice: Option<String>,
}

#[derive(Debug)]
struct Working {
    work: Option<Work<Result<Done, StoreError>>>,
    stop: Arc<AtomicBool>,
    how_far: Arc<Mutex<Progress>>,
    began: Instant,
}

/// How far gathering is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct HowFar {
    pub(super) progress: Progress,
    /// Seconds that it will take still; `None` while nothing tells.
    pub(super) left: Option<f64>,
    pub(super) is_stopping: bool,
}

impl GatherDesk {
    /// Reads what is remembered and what is set aside.
    pub(super) fn opened(&mut self, open: &OpenStation<'_>) {
        let file = memory(&open.around.data.station());
        let remembered = std::fs::read(file).ok().and_then(|bytes| serde_json::from_slice::<Vec<PathBuf>>(&bytes).ok());
        if let Some(mut remembered) = remembered {
            remembered.truncate(REMEMBERED);
            self.recent = remembered;
        }
        self.read_aside(open);
    }

    pub(super) fn read_aside(&mut self, open: &OpenStation<'_>) {
        let store = Gathered::open_to_read(&open.around.data.root).ok().flatten();
        self.aside = store.and_then(|store| store.aside().ok()).unwrap_or_default();
        self.said.replace(None);
    }

    /// What is set aside in words, made once for each language; more than [`LISTED`] the command line lists.
    pub(super) fn aside_rows(&self, language: Language, row: impl Fn(&Aside) -> AsideRow) -> Arc<Vec<AsideRow>> {
        let mut said = self.said.borrow_mut();
        if let Some((_, rows)) = said.as_ref().filter(|(known, _)| *known == language) {
            return Arc::clone(rows);
        }
        let rows = Arc::new(self.aside.iter().take(LISTED).map(row).collect());
        *said = Some((language, Arc::clone(&rows)));
        rows
    }

    /// Looks for sticks now and then.
    fn seek(&mut self, open: &OpenStation<'_>) {
        if let Some(sticks) = Work::taken(&mut self.seeking) {
            self.sticks = sticks;
        }
        let now = open.around.now;
        if self.seeking.is_none() && self.sought.is_none_or(|sought| now - sought >= SEEK_EVERY) {
            self.sought = Some(now);
            // Without a thread the next look finds them.
            self.seeking = Work::begin("sticks", open.around.wake, platform::sticks).ok();
        }
    }

    /// Takes in what was typed; whether it was a folder or a file.
    pub(super) fn add(&mut self, path: &Path) -> bool {
        let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        if !path.exists() {
            return false;
        }
        if !self.folders.contains(&path) {
            self.folders.push(path);
        }
        true
    }

    pub(super) fn is_busy(&self) -> bool {
        self.working.is_some()
    }

    /// Begins. Whatever is typed counts as chosen.
    pub(super) fn begin(&mut self, open: &OpenStation<'_>) {
        let typed = self.typed.trim().to_owned();
        if !typed.is_empty() && self.add(Path::new(&typed)) {
            self.typed.clear();
        }
        if self.working.is_some() || self.folders.is_empty() {
            return;
        }
        let courses = open.courses().all().into_iter().flatten().map(|kept| (kept.course.id.clone(), kept.course)).collect::<BTreeMap<_, _>>();
        let (station, folders, data) = (Arc::clone(open.station), self.folders.clone(), open.around.data.root.clone());
        let (stop, how_far) = (Arc::new(AtomicBool::new(false)), Arc::new(Mutex::new(Progress::default())));
        let (stopped, told, wake) = (Arc::clone(&stop), Arc::clone(&how_far), Arc::clone(open.around.wake));
        let now = open.around.wall;
        let work = move || {
            let opener = Opener { keys: station.keys().to_vec(), courses };
            let opened = Gathered::open(&data, &platform::date(now))?;
            let mut store = opened.store;
            let summary = gather(&folders, &opener, &mut store, now, &mut |progress| {
                *told.lock().unwrap_or_else(PoisonError::into_inner) = *progress;
                wake();
                if stopped.load(Ordering::Relaxed) { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
            })?;
            Ok(Done { summary, notice: opened.notice.map(|notice| notice.to_string()) })
        };
        self.outcome = None;
        match Work::begin("gather", open.around.wake, work) {
            Ok(work) => {
                self.no_thread = None;
                self.working = Some(Working { work: Some(work), stop, how_far, began: Instant::now() });
            }
            Err(error) => self.no_thread = Some(error.to_string()),
        }
    }

    /// Stops after the files that are in hand; what was gathered stays.
    pub(super) fn stop(&self) {
        if let Some(working) = &self.working {
            working.stop.store(true, Ordering::Relaxed);
        }
    }

    /// How far it is; `None` when nothing is gathered.
    pub(super) fn how_far(&self) -> Option<HowFar> {
        let working = self.working.as_ref()?;
        let progress = *working.how_far.lock().unwrap_or_else(PoisonError::into_inner);
        Some(HowFar { progress, left: left(&progress, working.began.elapsed().as_secs_f64()), is_stopping: working.stop.load(Ordering::Relaxed) })
    }

    /// Takes in what the thread did; whether it ended just now.
    pub(super) fn poll(&mut self, open: &OpenStation<'_>) -> bool {
        self.seek(open);
        let Some(working) = &mut self.working else { return false };
        let done = Work::taken(&mut working.work);
        if done.is_none() && working.work.is_some() {
            return false;
        }
        self.working = None;
        if let Some(Ok(_)) = &done {
            self.remember(open);
        }
        self.outcome = done;
        self.read_aside(open);
        true
    }

    fn remember(&mut self, open: &OpenStation<'_>) {
        for folder in std::mem::take(&mut self.folders).into_iter().rev() {
            self.recent.retain(|known| *known != folder);
            self.recent.insert(0, folder);
        }
        self.recent.truncate(REMEMBERED);
        // A list of folders that cannot be kept costs some typing next time, no result.
        if let Ok(text) = serde_json::to_vec(&self.recent) {
            let _ = write_whole(&memory(&open.around.data.station()), &text);
        }
    }

    /// Empties the list of what is set aside.
    pub(super) fn clear_aside(&mut self, open: &OpenStation<'_>) -> Result<(), StoreError> {
        let mut store = Gathered::open(&open.around.data.root, &platform::date(open.around.wall))?.store;
        store.clear_aside()?;
        self.read_aside(open);
        Ok(())
    }
}

/// Seconds that are left, by what was done in these.
#[expect(clippy::cast_precision_loss, reason = "an estimate")]
fn left(progress: &Progress, seconds: f64) -> Option<f64> {
    (progress.done > 0).then(|| seconds / progress.done as f64 * (progress.files - progress.done) as f64)
}

/// Where the folders are remembered.
fn memory(station: &Path) -> PathBuf {
    station.join("gathered-from.json")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_time_that_is_left_follows_what_was_done() {
        let progress = Progress { files: 400, done: 100, ..Progress::default() };
        assert_eq!(left(&progress, 5.0), Some(15.0));
        assert_eq!(left(&Progress { files: 400, ..Progress::default() }, 5.0), None);
    }
}
