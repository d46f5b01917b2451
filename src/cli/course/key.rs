//! `ias course key`: the station's key: shown, backed up, brought back.

use std::fs;
use std::path::{Path, PathBuf};

use zeroize::Zeroizing;

use super::super::Exit;
use super::super::args::Parsed;
use super::super::console::Console;
use super::super::failure::Failure;
use super::super::spec::{DATA, Opt, Spec};
use super::super::station::{first_passphrase, next_passphrase, passphrase, station, unlock};
use super::{counted, unwritten};
use crate::course::disk::write_whole;
use crate::diagnostic::nearest;
use crate::keys::{Identity, KeysError};
use crate::platform::{DataFolder, random_bytes};

pub(in crate::cli) static SPEC: Spec = Spec {
    name: "course key",
    summary: "Show the station's public key, write a backup of its secret key, or bring keys in from a backup.",
    usage: "show|export|import [FILE] [--data DIR]",
    positionals: &[
        ("DO", "show (the public key), export (the secret key into FILE), import (secret keys from FILE)."),
        ("FILE", "The backup."),
    ],
    count: (1, 2),
    options: &[
        Opt { long: "forgotten", value: None, help: "import: the passphrase is forgotten; lock the station with a new one." },
        DATA,
    ],
    examples: &[
        ("ias course key show", "The public key, age1…"),
        ("ias course key export backup.txt", "Lock the file away: whoever has it reads every result and every name."),
        ("ias course key import backup.txt --forgotten", "Bring a station back whose passphrase nobody knows."),
        ("ias course key import colleague.txt", "Results sealed to a colleague's key open here, too."),
    ],
    notes: "\
The backup is a key file of age: `age -d -i backup.txt RESULT.ias-result` opens a result without this program. A new
passphrase is taken from the environment variable IAS_NEW_PASSPHRASE, if it is set.",
    reads_itself: false,
};

const DO: [&str; 3] = ["show", "export", "import"];

pub(in crate::cli) fn run(parsed: &Parsed, console: &mut Console) -> Result<Exit, Failure> {
    let data = parsed.data_folder()?;
    let asked = parsed.first_text().unwrap_or_default();
    let backup = || {
        let path = parsed.positionals.get(1).map(PathBuf::from);
        path.ok_or_else(|| Failure::usage(&SPEC, format!("`ias course key {asked}` needs a FILE."), None))
    };
    match asked.as_str() {
        "show" => console.line(&station(&data).recipient()?.to_string()),
        "export" => export(&data, &backup()?, console)?,
        "import" => import(&data, &backup()?, parsed.switch("forgotten"), console)?,
        other => {
            let hint = nearest(other, DO).map(|meant| format!("Did you mean `ias course key {meant}`?"));
            return Err(Failure::usage(&SPEC, format!("`{other}` is not one of {}.", DO.join(", ")), hint));
        }
    }
    Ok(Exit::Fine)
}

fn export(data: &DataFolder, to: &Path, console: &mut Console) -> Result<(), Failure> {
    if to.exists() {
        return Err(Failure::new(format!("{} is there already; nothing was changed.", to.display()), "Take another name: a backup is never written over."));
    }
    let unlocked = unlock(data)?;
    write_whole(to, unlocked.export_keys().as_bytes()).map_err(|error| unwritten(to, &error))?;
    console.line(&format!("{}: the secret key of this station, readable by whoever has the file.", to.display()));
    console.line("  Put it on a stick or on paper, lock that away, and delete the file here.");
    Ok(())
}

fn import(data: &DataFolder, from: &Path, forgotten: bool, console: &mut Console) -> Result<(), Failure> {
    let text = fs::read_to_string(from).map(Zeroizing::new).map_err(|error| Failure::new(format!("{error}: {}", from.display()), "Name the file that `ias course key export` wrote."))?;
    let keys = Identity::read_all(&text)?;
    let station = station(data);
    let brought_back = |unlocked: crate::keys::Unlocked, console: &mut Console| {
        console.line("The station is brought back, and locked with the passphrase just given.");
        console.line(&format!("  Public key: {}", unlocked.recipient()));
    };
    if !station.exists() {
        brought_back(station.bring_back(&first_passphrase()?, random_bytes(), keys)?, console);
        return Ok(());
    }
    if forgotten {
        brought_back(station.bring_back(&next_passphrase()?, random_bytes(), keys)?, console);
        return Ok(());
    }
    match station.unlock(&passphrase()?) {
        Ok(mut unlocked) => {
            let count = unlocked.take_in(keys)?;
            console.line(&format!("{} taken in. Results sealed to {} open here from now on.", counted(count, "key", "keys"), if count == 1 { "it" } else { "them" }));
            Ok(())
        }
        Err(KeysError::LockLost { .. } | KeysError::IdentityLost { .. } | KeysError::Damaged { .. }) => {
            console.tell("The station cannot be opened as it is; it is made anew with the keys of the backup.");
            brought_back(station.bring_back(&next_passphrase()?, random_bytes(), keys)?, console);
            Ok(())
        }
        Err(error) => Err(error.into()),
    }
}
