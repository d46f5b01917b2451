//! `ias results export`: one attempt's log.

use super::{ID, pick, reader};
use super::super::Exit;
use super::super::args::Parsed;
use super::super::console::Console;
use super::super::failure::Failure;
use super::super::spec::{DATA, Spec};
use crate::store;

pub(in crate::cli) static SPEC: Spec = Spec {
    name: "results export",
    summary: "Write out an attempt's log, as lines of JSON; without ID, the last begun.",
    usage: "[ID] [--data DIR]",
    positionals: &[ID],
    count: (0, 1),
    options: &[DATA],
    examples: &[("ias results export 0197f3 > attempt.jsonl", "Its whole log.")],
    notes: "",
    reads_itself: false,
};

pub(in crate::cli) fn run(parsed: &Parsed, console: &mut Console) -> Result<Exit, Failure> {
    let data = parsed.data_folder()?;
    let store = reader(&data)?;
    let attempt = pick(&store, parsed.first_text().as_deref(), &data)?;
    console.text(&store::export(&store, &attempt.begun.id)?);
    Ok(Exit::Fine)
}
