//! `ias results show`: one attempt and its score.

use super::{ID, as_json, pick, reader, shown};
use super::super::Exit;
use super::super::args::{Format, Parsed};
use super::super::console::Console;
use super::super::failure::Failure;
use super::super::spec::{DATA, FORMAT, Spec};
use crate::store::{self, Store};

pub(in crate::cli) static SPEC: Spec = Spec {
    name: "results show",
    summary: "Show one attempt and its score; without ID, the last begun.",
    usage: "[ID] [--data DIR] [--format FORMAT]",
    positionals: &[ID],
    count: (0, 1),
    options: &[DATA, FORMAT],
    examples: &[("ias results show 0197f3 --format json", "One attempt's score, for a program.")],
    notes: "",
    reads_itself: false,
};

pub(in crate::cli) fn run(parsed: &Parsed, console: &mut Console) -> Result<Exit, Failure> {
    let data = parsed.data_folder()?;
    let store = reader(&data)?;
    let attempt = pick(&store, parsed.first_text().as_deref(), &data)?;
    match parsed.format()? {
        Format::Text => console.text(&shown(&attempt)),
        Format::Json => {
            let mut all = as_json(&attempt);
            all["scores"] = store.scores(&attempt.begun.id)?.iter().map(store::score_json).collect();
            console.line(&all.to_string());
        }
    }
    Ok(Exit::Fine)
}
