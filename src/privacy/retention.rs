//! Retention: courses whose time is over take everything with them.

use std::collections::BTreeSet;

use serde::Serialize;

use super::loose::is_code;
use super::{HandedOn, House, PrivacyError};
use crate::course::CourseId;
use crate::course::disk::ShelfError;
use crate::session::TraineeCode;
use crate::store::{Filter, Gathered, SqliteStore, Store};
use crate::time::Day;

/// A course whose results may be kept no longer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Due {
    /// Which.
    pub course: CourseId,
    /// The last day on which its results were to be kept.
    pub retain_until: Day,
    /// Who took part, as far as its file is here.
    #[serde(skip)]
    roster: Vec<TraineeCode>,
}

/// What retention deleted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Expired {
    /// Courses.
    pub courses: Vec<CourseId>,
    /// Names behind codes that take part in no other course.
    pub names: usize,
    /// Attempts played on this computer.
    pub attempts: usize,
    /// Sealed results that lay ready.
    pub outbox: usize,
    /// Results saved as text.
    pub texts: usize,
    /// Results gathered.
    pub gathered: usize,
    /// What a record store was handed of it, which only its administrator can delete.
    pub handed_on: Vec<HandedOn>,
}

impl Expired {
    /// Whether there was nothing to delete.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        self.courses.is_empty() && self.handed_on.is_empty() && self.names + self.attempts + self.outbox + self.texts + self.gathered == 0
    }
}

impl House<'_> {
    /// The courses whose time is over: today is later than their `retain_until`. By id.
    ///
    /// # Errors
    /// [`PrivacyError`]; also for a course that cannot be read, because nobody can tell when its time is over.
    pub fn due(&self) -> Result<Vec<Due>, PrivacyError> {
        let today = self.today();
        let mut due = Vec::new();
        for kept in self.shelf().all() {
            let course = kept?.course;
            if course.retain_until < today {
                due.push(Due { course: course.id, retain_until: course.retain_until, roster: course.roster });
            }
        }
        // Courses that were gathered and whose file is not here any more.
        if let Some(gathered) = Gathered::open_to_read(self.data)? {
            for known in gathered.courses()? {
                if known.retain_until < today && due.iter().all(|due| due.course != known.id) && self.shelf().get(&known.id).is_err() {
                    due.push(Due { course: known.id, retain_until: known.retain_until, roster: Vec::new() });
                }
            }
        }
        due.sort_by(|a, b| a.course.cmp(&b.course));
        Ok(due)
    }

    /// Deletes everything of courses whose time is over: their results, their attempts, and all that is kept of people who
    /// take part in no other course here.
    ///
    /// # Errors
    /// [`PrivacyError`]; what was done before stays done, and the next try does the rest.
    pub fn expire(&self) -> Result<Expired, PrivacyError> {
        let due = self.due()?;
        let mut done = Expired::default();
        if due.is_empty() {
            return Ok(done);
        }
        let over: BTreeSet<&CourseId> = due.iter().map(|due| &due.course).collect();
        let mut live: BTreeSet<TraineeCode> = BTreeSet::new();
        for kept in self.shelf().all() {
            let course = kept?.course;
            if !over.contains(&course.id) {
                live.extend(course.roster);
            }
        }
        let gone: BTreeSet<&TraineeCode> = due.iter().flat_map(|due| &due.roster).filter(|code| !live.contains(code)).collect();
        if let Some(mut gathered) = self.gathered()? {
            for due in &due {
                done.gathered += gathered.forget_course(&due.course)?;
            }
        }
        if SqliteStore::open_to_read(self.data)?.is_some() {
            self.expire_attempts(&over, &gone, &mut done)?;
        }
        for code in &gone {
            done.texts += self.remove_saved_texts(code)?;
            self.unlearn(code)?;
        }
        if let Some(station) = self.station {
            let mut names = station.names()?;
            done.names = gone.iter().filter(|code| names.forget(code)).count();
            if done.names > 0 {
                station.keep_names(&names)?;
            }
        }
        done.handed_on = self.forget_handed_on()?;
        if self.is_locked {
            // By its course the names are found when the station is unlocked.
            return Ok(done);
        }
        // The courses last: until then the next try finds them due.
        for due in due {
            match self.shelf().remove(&due.course) {
                Err(ShelfError::Unknown { .. }) | Ok(()) => done.courses.push(due.course),
                Err(error) => return Err(error.into()),
            }
        }
        Ok(done)
    }

    /// Names behind codes that stand on no roster of a course here: retention cannot tell when their time is over.
    ///
    /// # Errors
    /// [`PrivacyError`]
    pub fn orphans(&self) -> Result<Vec<TraineeCode>, PrivacyError> {
        let Some(station) = self.station else { return Ok(Vec::new()) };
        let mut on_rosters: BTreeSet<TraineeCode> = BTreeSet::new();
        for kept in self.shelf().all() {
            on_rosters.extend(kept?.course.roster);
        }
        Ok(station.names()?.all().map(|(code, _)| code).filter(|code| !on_rosters.contains(*code)).cloned().collect())
    }

    fn expire_attempts(&self, over: &BTreeSet<&CourseId>, gone: &BTreeSet<&TraineeCode>, done: &mut Expired) -> Result<(), PrivacyError> {
        let Some(mut store) = self.attempts()? else { return Ok(()) };
        let all = store.attempts(&Filter::default())?;
        let is_gone = |trainee: &TraineeCode| gone.iter().any(|code| is_code(&trainee.0, code));
        for attempt in &all {
            let of_gone = is_gone(&attempt.begun.trainee);
            let of_course = attempt.begun.course.as_ref().is_some_and(|course| over.contains(course));
            if of_gone || of_course {
                done.outbox += usize::from(self.take_from_outbox(&attempt.begun.id)?);
            }
            if of_course && !of_gone {
                store.delete(&attempt.begun.id)?;
                done.attempts += 1;
            }
        }
        // All of a person at once: each deletion rewrites the file.
        let played: BTreeSet<&TraineeCode> = all.iter().map(|attempt| &attempt.begun.trainee).filter(|code| is_gone(code)).collect();
        for code in played {
            done.attempts += store.forget(code)?;
        }
        Ok(())
    }
}
