//! `ias course setup`: makes this computer a trainer's station.

use zeroize::Zeroizing;

use super::super::Exit;
use super::super::args::Parsed;
use super::super::console::Console;
use super::super::failure::Failure;
use super::super::spec::{DATA, Spec};
use super::super::station::{first_passphrase, station};
use crate::platform::random_bytes;

pub(in crate::cli) static SPEC: Spec = Spec {
    name: "course setup",
    summary: "Make this computer a trainer's station: a passphrase, and a key to which results are sealed.",
    usage: "[--data DIR]",
    positionals: &[],
    count: (0, 0),
    options: &[DATA],
    examples: &[("ias course setup", "Once, on the trainer's computer.")],
    notes: "\
The passphrase has at least 12 characters and is kept nowhere. Whoever forgets it needs the backup of the key; without both,
results and names are lost for good. Make the backup at once: `ias course key export FILE`, and lock the file away.",
    reads_itself: false,
};

pub(in crate::cli) fn run(parsed: &Parsed, console: &mut Console) -> Result<Exit, Failure> {
    let data = parsed.data_folder()?;
    let station = station(&data);
    // Told before anybody types.
    station.may_be_set_up()?;
    console.tell("The passphrase cannot be brought back by anybody. Write it down, and keep it apart from this computer.");
    let passphrase = first_passphrase()?;
    let unlocked = station.set_up(&passphrase, random_bytes(), &Zeroizing::new(random_bytes()))?;
    console.line("This computer is a trainer's station now.");
    console.line(&format!("  Public key: {}", unlocked.recipient()));
    console.line("  Next: `ias course key export FILE` makes the backup without which a forgotten passphrase loses everything.");
    Ok(Exit::Fine)
}
