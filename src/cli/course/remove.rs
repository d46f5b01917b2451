//! `ias course remove`: takes a course off this computer and leaves its results.

use super::super::Exit;
use super::super::args::Parsed;
use super::super::console::Console;
use super::super::failure::Failure;
use super::super::spec::{DATA, Opt, Spec};
use super::super::station::shelf;
use super::{ID, named};

pub(in crate::cli) static SPEC: Spec = Spec {
    name: "course remove",
    summary: "Take a course off this computer; attempts that were played and results that were gathered stay.",
    usage: "ID --yes [--data DIR]",
    positionals: &[ID],
    count: (1, 1),
    options: &[Opt { long: "yes", value: None, help: "Really." }, DATA],
    examples: &[("ias course remove szczecin-11 --yes", "It is no longer offered here.")],
    notes: "At the trainer's station results of a course that was removed are foreign: gather them first. `ias course expire` deletes results, too.",
    reads_itself: false,
};

pub(in crate::cli) fn run(parsed: &Parsed, console: &mut Console) -> Result<Exit, Failure> {
    let data = parsed.data_folder()?;
    let id = named(parsed, &data)?.course.id;
    if !parsed.switch("yes") {
        return Err(Failure::new("Nothing was removed.", format!("Results that are not gathered yet could not be taken in any more. To remove it: `ias course remove {id} --yes`.")));
    }
    shelf(&data).remove(&id)?;
    console.line(&format!("Removed {id}."));
    Ok(Exit::Fine)
}
