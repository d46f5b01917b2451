//! `ias course`: training events, their codes and cards, the trainer's station, and the rights of those who take part. One
//! file a verb.

mod cards;
mod check;
mod copy;
mod data;
mod expire;
mod forget;
mod install;
mod key;
mod list;
mod names;
mod new;
mod passphrase;
mod remove;
mod roster;
mod setup;
mod show;

use std::io;
use std::path::Path;

use super::args::Parsed;
use super::console::Console;
use super::failure::Failure;
use super::spec::Spec;
use super::{Exit, Run};
use crate::course::CourseId;
use crate::course::code;
use crate::course::disk::{Kept, ShelfError};
use crate::platform::DataFolder;
use crate::privacy::HandedOn;
use crate::session::TraineeCode;
use crate::store::{Filter, SqliteStore, Store};

pub(super) static SPEC: Spec = Spec {
    name: "course",
    summary: "Training events: their files, codes and cards, the trainer's station, and privacy.",
    usage: "WHAT [ARGUMENTS]",
    positionals: &[],
    count: (0, 0),
    options: &[],
    examples: &[
        ("ias course setup", "Once, on the trainer's computer: passphrase and key."),
        (
            "ias course new szczecin-11 --title Signs --place Szczecin --begins 2026-11-22 --scenarios harvest-van --codes 20",
            "Make a course with 20 codes.",
        ),
        ("ias course cards szczecin-11 --to cards.html", "Cards to print, ten to a page."),
        ("ias course copy szczecin-11 E:\\", "Put it on the stick."),
        ("ias course install E:\\szczecin-11.course.ron", "On each laptop: take it in."),
        ("ias course forget p-7Q4K-2M9D --yes", "Delete everything that is kept of a person."),
    ],
    notes: "\
Names stay on the trainer's computer, sealed; everything else knows codes only. The passphrase is asked for, or taken from
the environment variable IAS_PASSPHRASE. Nobody can open results and names without it, or without the backup of the key
(`ias course key export FILE`).",
    reads_itself: false,
};

/// What can be done, in the order of the help.
pub(super) const VERBS: &[(&Spec, Run)] = &[
    (&setup::SPEC, setup::run),
    (&new::SPEC, new::run),
    (&check::SPEC, check::run),
    (&list::SPEC, list::run),
    (&show::SPEC, show::run),
    (&roster::SPEC, roster::run),
    (&cards::SPEC, cards::run),
    (&names::SPEC, names::run),
    (&copy::SPEC, copy::run),
    (&install::SPEC, install::run),
    (&remove::SPEC, remove::run),
    (&key::SPEC, key::run),
    (&passphrase::SPEC, passphrase::run),
    (&data::SPEC, data::run),
    (&forget::SPEC, forget::run),
    (&expire::SPEC, expire::run),
];

/// The argument that names a course.
const ID: (&str, &str) = ("ID", "A course's id, as `ias course list` tells it.");
/// The argument that names a person.
const CODE: (&str, &str) = ("CODE", "The person's code, in whatever way it is typed.");

pub(super) fn run(_: &Parsed, _: &mut Console) -> Result<Exit, Failure> {
    Err(super::verb_needed(&SPEC, VERBS))
}

/// The course that the first argument names, with the nearest name when there is none.
fn named(parsed: &Parsed, data: &DataFolder) -> Result<Kept, Failure> {
    let asked = parsed.first_text().unwrap_or_default();
    let shelf = super::station::shelf(data);
    match shelf.get(&CourseId::from(asked.as_str())) {
        Err(error @ ShelfError::Unknown { .. }) => {
            let ids: Vec<String> = shelf.all().into_iter().flatten().map(|kept| kept.course.id.to_string()).collect();
            Err(match crate::diagnostic::nearest(&asked, ids.iter().map(String::as_str)) {
                Some(meant) => Failure::new(error.to_string(), format!("Did you mean `{meant}`?")),
                None => error.into(),
            })
        }
        found => Ok(found?),
    }
}

/// The code that the first argument is: one of ours in whatever way it is typed, or one of somebody's own making under which
/// an attempt was played here.
fn code_of(parsed: &Parsed, data: &DataFolder) -> Result<TraineeCode, Failure> {
    let asked = parsed.first_text().unwrap_or_default();
    let why = match code::typed(&asked) {
        Ok(code) => return Ok(code),
        Err(why) => why,
    };
    let filter = Filter { trainee: Some(TraineeCode::from(asked.as_str())), ..Filter::default() };
    let played = match SqliteStore::open_to_read(&data.root)? {
        Some(store) => !store.attempts(&filter)?.is_empty(),
        None => false,
    };
    if played {
        return Ok(TraineeCode::from(asked.as_str()));
    }
    Err(Failure::new(format!("`{asked}` is no code: {why}."), "Type it as it stands on the card, such as p-7Q4K-2M9D."))
}

fn unwritten(path: &Path, error: &io::Error) -> Failure {
    Failure::new(format!("{error}: {}", path.display()), "See that the folder is there and that you may write in it, or choose another.")
}

/// `1 code`, `20 codes`
fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// Tells which record stores have some of what was deleted, and what to do there.
fn tell_handed_on(handed_on: &[HandedOn], whose: &str, console: &mut Console) {
    for on in handed_on {
        console.tell(&format!(
            "ias: {} of it were sent to the record store {}, which keeps them.\n     Ask its administrator to delete there, too, what it has of {whose}.",
            counted(on.attempts.len(), "attempt", "attempts"),
            on.store
        ));
    }
}
