//! What is known of the attempts that are meant, worked out on a thread of its own.

use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use crate::app::trainer::work::{Wake, Work};
use crate::cohort::group::GroupReport;
use crate::cohort::library::Library;
use crate::cohort::roll::Roll;
use crate::cohort::{Cohort, Wishes};
use crate::programme::Ground;
use crate::programme::group::known;
use crate::session::AttemptId;
use crate::store::StoreError;
use crate::store::gathered::Choice;

/// What came of it.
#[derive(Debug)]
pub(super) struct Reckoned {
    /// Which attempts.
    pub(super) choice: Choice,
    /// The attempts themselves, to be told of in other groups without reading them again.
    pub(super) read: Arc<Read>,
    /// What they tell.
    pub(super) report: GroupReport,
}

/// Attempts as they were read.
#[derive(Debug)]
pub(super) struct Read {
    pub(super) cohort: Cohort,
    pub(super) library: Library,
    pub(super) roll: Roll,
    /// Attempts that this release cannot read, each with why.
    pub(super) unreadable: Vec<(AttemptId, String)>,
    /// What is wrong with courses that cannot be read.
    pub(super) courses: Vec<String>,
    /// Sittings of a group before one screen, which are nobody's result.
    pub(super) sittings: u64,
}

/// Why there is nothing.
#[derive(Debug)]
pub(super) enum Ended {
    Store(StoreError),
    /// Something else was asked for meanwhile.
    Stopped,
}

impl From<StoreError> for Ended {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

/// A reckoning under way. Dropping it stops it.
#[derive(Debug)]
pub(super) struct Reckoning {
    work: Option<Work<Result<Box<Reckoned>, Ended>>>,
    heard: Arc<AtomicU64>,
    stop: Arc<AtomicBool>,
}

impl Drop for Reckoning {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::Relaxed);
    }
}

impl Reckoning {
    /// Reads the attempts that are meant, and works out what they tell.
    pub(super) fn begin(ground: Ground, choice: Choice, wishes: Wishes, wake: &Wake) -> std::io::Result<Self> {
        let (heard, stop) = (Arc::new(AtomicU64::new(0)), Arc::new(AtomicBool::new(false)));
        let (counter, stopped) = (Arc::clone(&heard), Arc::clone(&stop));
        let work = Work::begin("results", wake, move || {
            let mut roll = expected(&ground, &choice);
            let known = known(&ground, &choice, |record| {
                roll.add(record);
                counter.fetch_add(1, Ordering::Relaxed);
                if stopped.load(Ordering::Relaxed) { Err(Ended::Stopped) } else { Ok(()) }
            })?;
            let report = known.cohort.report(&known.library, wishes);
            let read = Arc::new(Read {
                roll,
                unreadable: known.passed.unreadable,
                courses: known.courses.iter().map(|fault| format!("{fault} {}", fault.remedy())).collect(),
                sittings: known.passed.sittings,
                cohort: known.cohort,
                library: known.library,
            });
            Ok(Box::new(Reckoned { choice, read, report }))
        })?;
        Ok(Self { work: Some(work), heard, stop })
    }

    /// The same attempts in other groups, or counted otherwise.
    pub(super) fn again(read: Arc<Read>, choice: Choice, wishes: Wishes, wake: &Wake) -> std::io::Result<Self> {
        let work = Work::begin("results", wake, move || {
            let report = read.cohort.report(&read.library, wishes);
            Ok(Box::new(Reckoned { choice, read, report }))
        })?;
        Ok(Self { work: Some(work), heard: Arc::default(), stop: Arc::default() })
    }

    /// How many attempts were read so far.
    pub(super) fn heard(&self) -> u64 {
        self.heard.load(Ordering::Relaxed)
    }

    /// What came of it; goes on while there is nothing yet. A thread that died is told as stopped.
    pub(super) fn poll(&mut self) -> ControlFlow<Result<Box<Reckoned>, Ended>> {
        match Work::taken(&mut self.work) {
            Some(done) => ControlFlow::Break(done),
            None if self.work.is_none() => ControlFlow::Break(Err(Ended::Stopped)),
            None => ControlFlow::Continue(()),
        }
    }
}

/// Who should have done what, by the courses of this computer that are meant. With days, a scenario or a trainee chosen
/// nobody is expected: who did nothing then is not told by that.
fn expected(ground: &Ground, choice: &Choice) -> Roll {
    let mut roll = Roll::default();
    if choice.from.is_some() || choice.until.is_some() || choice.scenario.is_some() || choice.trainee.is_some() || choice.purpose.is_some() {
        return roll;
    }
    for course in ground.courses().into_iter().flatten().map(|kept| kept.course) {
        let meant = choice.course.as_ref().is_none_or(|id| *id == course.id) && choice.place.as_ref().is_none_or(|place| *place == course.place);
        if meant {
            for code in &course.roster {
                roll.expect(code, course.parts.iter().map(|part| (part.scenario.clone(), part.purpose)));
            }
        }
    }
    roll
}
