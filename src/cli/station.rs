//! The trainer's station for commands: its passphrase, asked for or taken from the environment.

use std::io::{IsTerminal, stdin};

use super::failure::Failure;
use crate::course::disk::{Shelf, ShelfError};
use crate::keys::{KeysError, Passphrase, Station, Unlocked};
use crate::platform::DataFolder;
use crate::privacy::PrivacyError;

/// Holds the station's passphrase, for scripts.
const PASSPHRASE: &str = "IAS_PASSPHRASE";
/// Holds the one that takes its place.
const NEW_PASSPHRASE: &str = "IAS_NEW_PASSPHRASE";

impl From<KeysError> for Failure {
    fn from(error: KeysError) -> Self {
        Self::new(error.to_string(), error.remedy())
    }
}

impl From<ShelfError> for Failure {
    fn from(error: ShelfError) -> Self {
        Self::new(error.to_string(), error.remedy())
    }
}

impl From<PrivacyError> for Failure {
    fn from(error: PrivacyError) -> Self {
        Self::new(error.to_string(), error.remedy())
    }
}

/// The station of a data folder, opened or not.
pub(super) fn station(data: &DataFolder) -> Station {
    Station::from(&*data.root)
}

/// The courses of a data folder.
pub(super) fn shelf(data: &DataFolder) -> Shelf {
    Shelf::in_folder(data.root.join("courses"))
}

/// Opens the station, asking for its passphrase.
pub(super) fn unlock(data: &DataFolder) -> Result<Unlocked, Failure> {
    let station = station(data);
    // What is wrong with it is told before anybody types.
    station.recipient()?;
    Ok(station.unlock(&passphrase()?)?)
}

/// Opens the station; `None` when this computer is none.
pub(super) fn unlock_if_any(data: &DataFolder) -> Result<Option<Unlocked>, Failure> {
    if station(data).exists() { unlock(data).map(Some) } else { Ok(None) }
}

/// The passphrase in force.
pub(super) fn passphrase() -> Result<Passphrase, Failure> {
    asked(PASSPHRASE, "The station's passphrase: ").map(Passphrase::new)
}

/// A passphrase for a new station, typed twice.
pub(super) fn first_passphrase() -> Result<Passphrase, Failure> {
    chosen(PASSPHRASE)
}

/// The passphrase that takes the place of the one in force, typed twice.
pub(super) fn next_passphrase() -> Result<Passphrase, Failure> {
    chosen(NEW_PASSPHRASE)
}

fn chosen(variable: &str) -> Result<Passphrase, Failure> {
    let passphrase = Passphrase::chosen(asked(variable, "A passphrase for this station, at least 12 characters: ")?)?;
    if std::env::var_os(variable).is_none() && !passphrase.is(&Passphrase::new(asked(variable, "The same again: ")?)) {
        return Err(Failure::new("The two passphrases differ; nothing was changed.", "Try again."));
    }
    Ok(passphrase)
}

fn asked(variable: &str, question: &str) -> Result<String, Failure> {
    if let Ok(passphrase) = std::env::var(variable) {
        return Ok(passphrase);
    }
    let needs = || Failure::new("There is no terminal to ask for the passphrase.", format!("Run it in a terminal, or put it into the environment variable {variable}."));
    if !stdin().is_terminal() {
        return Err(needs());
    }
    rpassword::prompt_password(question).map_err(|_| needs())
}
