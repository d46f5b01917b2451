//! `ias course passphrase`: locks the station with another one.

use super::super::Exit;
use super::super::args::Parsed;
use super::super::console::Console;
use super::super::failure::Failure;
use super::super::spec::{DATA, Spec};
use super::super::station::{next_passphrase, unlock};
use crate::platform::random_bytes;

pub(in crate::cli) static SPEC: Spec = Spec {
    name: "course passphrase",
    summary: "Change the station's passphrase.",
    usage: "[--data DIR]",
    positionals: &[],
    count: (0, 0),
    options: &[DATA],
    examples: &[("ias course passphrase", "Asks for the old one, and twice for the new one.")],
    notes: "\
For scripts: IAS_PASSPHRASE holds the old one, IAS_NEW_PASSPHRASE the new one. A power cut at any moment leaves the station
locked by one of the two.",
    reads_itself: false,
};

pub(in crate::cli) fn run(parsed: &Parsed, console: &mut Console) -> Result<Exit, Failure> {
    let data = parsed.data_folder()?;
    let mut unlocked = unlock(&data)?;
    unlocked.change_passphrase(&next_passphrase()?, random_bytes())?;
    console.line("The station is locked with the new passphrase.");
    Ok(Exit::Fine)
}
