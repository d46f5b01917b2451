//! "Delete me": everything that this computer keeps of one code.

use std::path::PathBuf;

use serde::Serialize;

use super::{HandedOn, House, PrivacyError};
use crate::course::disk::{ShelfError, write_whole};
use crate::course::with_roster;
use crate::session::TraineeCode;
use crate::store::{Filter, Store};

/// What was deleted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Forgotten {
    /// Who was behind the code.
    pub name: bool,
    /// Attempts played on this computer.
    pub attempts: usize,
    /// Sealed results that lay ready.
    pub outbox: usize,
    /// Results saved as text.
    pub texts: usize,
    /// Results gathered.
    pub gathered: usize,
    /// Rosters on which the code stood.
    pub rosters: usize,
    /// What a record store was handed of it, which only its administrator can delete.
    pub handed_on: Vec<HandedOn>,
    /// Damaged files kept aside, which may hold more and must be deleted by hand.
    pub unread: Vec<PathBuf>,
}

impl Forgotten {
    /// Whether there was nothing to delete.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        !self.name && self.handed_on.is_empty() && self.attempts + self.outbox + self.texts + self.gathered + self.rosters == 0
    }
}

impl House<'_> {
    /// Deletes everything that is kept of a code, so that it cannot be read from the files any more.
    ///
    /// At the station that made a course the code is also taken off its roster, so that its next edition admits it nowhere;
    /// laptops leave their courses as the trainer made them. Results on sticks are out of reach.
    ///
    /// # Errors
    /// [`PrivacyError`]; what was done before stays done, and the next try does the rest.
    pub fn forget(&self, code: &TraineeCode) -> Result<Forgotten, PrivacyError> {
        let mut done = Forgotten { unread: self.unread(), ..Forgotten::default() };
        // Attempts after the outbox, whose files they name.
        done.rosters = self.strike_off(code)?;
        if let Some(mut gathered) = self.gathered()? {
            done.gathered = gathered.forget(code)?;
        }
        for spelling in self.spellings(code)? {
            let Some(mut store) = self.attempts()? else { break };
            let filter = Filter { trainee: Some(spelling.clone()), ..Filter::default() };
            for attempt in store.attempts(&filter)? {
                done.outbox += usize::from(self.take_from_outbox(&attempt.begun.id)?);
            }
            done.attempts += store.forget(&spelling)?;
            done.texts += self.remove_saved_texts(&spelling)?;
        }
        done.texts += self.remove_saved_texts(code)?;
        self.unlearn(code)?;
        if let Some(station) = self.station {
            let mut names = station.names()?;
            if names.forget(code) {
                station.keep_names(&names)?;
                done.name = true;
            }
        }
        done.handed_on = self.forget_handed_on()?;
        Ok(done)
    }

    fn strike_off(&self, code: &TraineeCode) -> Result<usize, PrivacyError> {
        let Some(station) = self.station else { return Ok(0) };
        let own: Vec<String> = station.keys().iter().map(|key| key.recipient().to_string()).collect();
        let mut count = 0;
        for kept in self.shelf().all() {
            let kept = kept?;
            if !kept.course.roster.contains(code) || !own.contains(&kept.course.recipient) {
                continue;
            }
            let roster: Vec<TraineeCode> = kept.course.roster.iter().filter(|known| *known != code).cloned().collect();
            let text = with_roster(&kept.text, &roster, kept.course.edition.saturating_add(1)).map_err(|error| ShelfError::File {
                path: kept.path.clone(),
                source: std::io::Error::other(error),
            })?;
            write_whole(&kept.path, text.as_bytes()).map_err(|source| PrivacyError::File { path: kept.path, source })?;
            count += 1;
        }
        Ok(count)
    }
}
