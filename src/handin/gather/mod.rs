//! Gathering: result files below folders, opened and proved on every core, into the station's store.
//!
//! Any order, any repetition, and a kill at any moment give the same store in the end: a batch is one transaction, and a result
//! comes once. A file or folder that cannot be read, opened or proved stops nothing; it is told with its reason. The memory
//! needed does not grow with the number of events: two batches of results are in hand at a time.

mod open;
mod walk;

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::mpsc;

use rayon::prelude::*;
use serde::Serialize;

use crate::course::{Course, CourseId};
use crate::keys::Identity;
use crate::session::AttemptId;
use crate::store::gathered::{Arrival, Brought, KnownCourse, Reason, Taken};
use crate::store::{Gathered, StoreError};
use crate::time::WallTime;

pub use open::open_file;

/// How many files make a batch: one transaction.
const BATCH: usize = 128;

/// What opens results, and proves whose they are.
#[derive(Clone, Debug)]
pub struct Opener {
    /// The station's keys.
    pub keys: Vec<Identity>,
    /// The courses that the station knows.
    pub courses: BTreeMap<CourseId, Course>,
}

/// How far gathering has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Files found.
    pub files: usize,
    /// Of them, dealt with.
    pub done: usize,
    /// Results that are new here.
    pub new: usize,
    /// Set aside so far.
    pub aside: usize,
}

/// A file that was set aside, or a folder that could not be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Trouble {
    /// Where it lies.
    pub file: String,
    /// The attempt that it claims to be; `None` for a folder.
    pub attempt: Option<AttemptId>,
    /// What kind of fault.
    pub reason: Reason,
    /// What is wrong and where.
    pub detail: String,
}

/// What gathering did.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Summary {
    /// Result files found.
    pub files: usize,
    /// Results that were not here yet.
    pub new: usize,
    /// Results that were here already.
    pub same: usize,
    /// Faulty files of attempts of which a good copy is here.
    pub needless: usize,
    /// What was set aside, and folders that could not be read.
    pub aside: Vec<Trouble>,
    /// Whether it was stopped before the end.
    pub is_stopped: bool,
}

/// Gathers all result files below the folders (or named themselves). `tell` hears how far it has come after each batch, and
/// may stop it; what was gathered by then stays.
///
/// # Errors
/// What the store says; batches before that are kept.
pub fn gather(
    folders: &[PathBuf],
    opener: &Opener,
    store: &mut Gathered,
    now: WallTime,
    tell: &mut dyn FnMut(&Progress) -> ControlFlow<()>,
) -> Result<Summary, StoreError> {
    for course in opener.courses.values() {
        store.know(&KnownCourse::of(course))?;
    }
    let walk::Found { files, troubles } = walk::result_files(folders);
    let mut summary = Summary { files: files.len(), aside: troubles, ..Summary::default() };
    let mut progress = Progress { files: files.len(), ..Progress::default() };
    if tell(&progress).is_break() {
        summary.is_stopped = true;
        return Ok(summary);
    }
    std::thread::scope(|scope| {
        // The next batch is opened while the last one is stored; no more than that waits.
        let (give, batches) = mpsc::sync_channel::<Vec<Arrival>>(1);
        let files = &files;
        scope.spawn(move || {
            for some in files.chunks(BATCH) {
                let batch = some.par_iter().map(|file| open_file(file, opener)).collect();
                if give.send(batch).is_err() {
                    // Whoever stores has stopped.
                    return;
                }
            }
        });
        for batch in batches {
            let taken = store.take(&batch, now)?;
            summary.add(batch, &taken);
            progress.done += taken.len();
            progress.new = summary.new;
            progress.aside = summary.aside.len();
            if tell(&progress).is_break() {
                summary.is_stopped = true;
                break;
            }
        }
        Ok::<(), StoreError>(())
    })?;
    summary.settle(store)?;
    Ok(summary)
}

impl Summary {
    fn add(&mut self, batch: Vec<Arrival>, taken: &[Taken]) {
        for (Arrival { file, what, .. }, taken) in batch.into_iter().zip(taken) {
            match taken {
                Taken::New => self.new += 1,
                Taken::Same => self.same += 1,
                Taken::Needless(_) => self.needless += 1,
                Taken::Aside(reason) => {
                    let (attempt, detail) = match what {
                        Brought::Fault { attempt, detail, .. } => (attempt, detail),
                        Brought::Result(result) => {
                            (result.record.about.attempt, "another result of this attempt is here already".to_owned())
                        }
                    };
                    self.aside.push(Trouble { file, attempt: Some(attempt), reason: *reason, detail });
                }
            }
        }
    }

    /// A fault that came before the good copy of its attempt is none in the end.
    fn settle(&mut self, store: &Gathered) -> Result<(), StoreError> {
        let before = self.aside.len();
        let mut kept = Vec::with_capacity(before);
        for trouble in std::mem::take(&mut self.aside) {
            let mended = match &trouble.attempt {
                Some(attempt) if trouble.reason != Reason::Conflict => store.holds(attempt)?,
                _ => false,
            };
            if !mended {
                kept.push(trouble);
            }
        }
        self.needless += before - kept.len();
        kept.sort_by(|a, b| (a.reason, &a.file).cmp(&(b.reason, &b.file)));
        self.aside = kept;
        Ok(())
    }

    /// How many were set aside for each reason.
    #[must_use]
    pub fn by_reason(&self) -> BTreeMap<Reason, usize> {
        let mut counts = BTreeMap::new();
        for trouble in &self.aside {
            *counts.entry(trouble.reason).or_default() += 1;
        }
        counts
    }
}
