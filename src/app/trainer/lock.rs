//! The door of the trainer's side: a station is made, opened, locked, or brought back from the backup of its key.
//!
//! A passphrase is worked on by a thread of its own: argon2 takes its time on purpose.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use zeroize::Zeroizing;

use super::Surroundings;
use crate::app::faults::keys_fault;
use super::work::Work;
use crate::app::views::look::Look;
use crate::app::views::trainer::door::{DoorCommand, DoorView, Stage};
use crate::app::views::widgets::Secret;
use crate::keys::{Identity, KeysError, Passphrase, Station, Unlocked};
use crate::platform::random_bytes;

/// What stands before the door, and the open station behind it.
#[derive(Default)]
pub(super) struct LockDesk {
    opened: Option<Arc<Unlocked>>,
    stage: Stage,
    typed: Secret,
    again: Secret,
    is_shown: bool,
    /// The backup file to bring a station back from, as typed.
    backup: String,
    working: Option<Work<Result<Unlocked, KeysError>>>,
    fault: Option<KeysError>,
    /// The station locked itself.
    was_idle: bool,
}

impl LockDesk {
    /// The open station.
    pub(super) fn opened(&self) -> Option<&Arc<Unlocked>> {
        self.opened.as_ref()
    }

    /// The station is open under another passphrase from now on.
    pub(super) fn replace(&mut self, opened: Arc<Unlocked>) {
        self.opened = Some(opened);
    }

    /// Whether a passphrase is being worked on.
    pub(super) fn is_working(&self) -> bool {
        self.working.is_some()
    }

    /// Looks what there is: a station to open, or none yet.
    pub(super) fn look(&mut self, around: &Surroundings<'_>) {
        let station = Station::from(&*around.data.root);
        // A lock alone is what a cut leaves behind: it locks nothing.
        self.stage = if station.may_be_set_up().is_ok() { Stage::SetUp } else { Stage::Open };
        self.fault = match self.stage {
            // What is wrong with it is told before anybody types.
            Stage::Open => station.recipient().err(),
            _ => None,
        };
    }

    /// Forgets the keys and whatever was typed.
    pub(super) fn close(&mut self) {
        *self = Self { stage: Stage::Open, ..Self::default() };
    }

    /// Says that the station locked itself.
    pub(super) fn tell_idle(&mut self) {
        self.was_idle = true;
    }

    /// Takes in what came of a passphrase; whether the station was opened just now.
    pub(super) fn poll(&mut self) -> bool {
        match Work::taken(&mut self.working) {
            None => false,
            Some(Ok(unlocked)) => {
                *self = Self { opened: Some(Arc::new(unlocked)), stage: Stage::Open, ..Self::default() };
                true
            }
            Some(Err(error)) => {
                self.typed = Secret::default();
                self.again = Secret::default();
                self.fault = Some(error);
                false
            }
        }
    }

    pub(super) fn command(&mut self, command: DoorCommand, around: &Surroundings<'_>) {
        if self.working.is_some() || self.opened.is_some() {
            return;
        }
        match command {
            DoorCommand::Type(typed) => {
                self.typed = typed;
                self.was_idle = false;
            }
            DoorCommand::TypeAgain(again) => self.again = again,
            DoorCommand::Show(shown) => self.is_shown = shown,
            DoorCommand::NameBackup(path) => self.backup = path,
            DoorCommand::BringBack(wanted) => {
                self.typed = Secret::default();
                self.again = Secret::default();
                self.look(around);
                if wanted {
                    self.stage = Stage::BringBack;
                    self.fault = None;
                }
            }
            DoorCommand::Enter => self.enter(around),
        }
    }

    fn enter(&mut self, around: &Surroundings<'_>) {
        let station = Station::from(&*around.data.root);
        let typed = self.typed.text().to_owned();
        if self.stage != Stage::Open {
            let same = Passphrase::new(typed.clone()).is(&Passphrase::new(self.again.text().to_owned()));
            if !same {
                return;
            }
        }
        self.fault = None;
        self.was_idle = false;
        let work: Box<dyn FnOnce() -> Result<Unlocked, KeysError> + Send> = match self.stage {
            Stage::Open => Box::new(move || station.unlock(&Passphrase::new(typed))),
            Stage::SetUp => Box::new(move || {
                let passphrase = Passphrase::chosen(typed)?;
                station.may_be_set_up()?;
                station.set_up(&passphrase, random_bytes(), &Zeroizing::new(random_bytes()))
            }),
            Stage::BringBack => {
                let from = Path::new(self.backup.trim()).to_owned();
                Box::new(move || {
                    let passphrase = Passphrase::chosen(typed)?;
                    let text = fs::read_to_string(&from).map(Zeroizing::new).map_err(|source| KeysError::File { path: from, source })?;
                    station.bring_back(&passphrase, random_bytes(), Identity::read_all(&text)?)
                })
            }
        };
        match Work::begin("passphrase", around.wake, work) {
            Ok(working) => self.working = Some(working),
            Err(error) => self.fault = Some(KeysError::Lock { what: error.to_string() }),
        }
    }

    pub(super) fn view(&self, look: &Look, around: &Surroundings<'_>) -> DoorView {
        let differs = !self.again.is_empty() && !self.typed.text().starts_with(self.again.text());
        DoorView {
            stage: self.stage,
            typed: self.typed.clone(),
            again: self.again.clone(),
            is_shown: self.is_shown,
            strength: (self.stage != Stage::Open && !self.typed.is_empty())
                .then(|| Passphrase::new(self.typed.text().to_owned()).strength()),
            differs,
            is_same: *self.typed.text() == *self.again.text(),
            backup: self.backup.clone(),
            is_working: self.working.is_some(),
            was_idle: self.was_idle,
            fault: self.fault.as_ref().map(|error| keys_fault(error, look.language)),
            data: around.data.root.display().to_string(),
        }
    }
}
