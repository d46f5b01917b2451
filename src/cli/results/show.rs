//! `ias results show`: one attempt and its score.

use super::cohort::ground;
use super::{ID, as_json, one_of, shown};
use super::super::Exit;
use super::super::args::{Format, Parsed};
use super::super::console::Console;
use super::super::failure::Failure;
use super::super::spec::{DATA, FORMAT, Spec};
use crate::programme::kept::Keeping;
use crate::store;

pub(in crate::cli) static SPEC: Spec = Spec {
    name: "results show",
    summary: "Show one attempt and its score, played here or gathered; without ID, the last begun.",
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
    let ground = ground(&data);
    let keeping = Keeping::of(&ground)?;
    let mut found = one_of(&keeping, parsed.first_text().as_deref(), &data)?;
    keeping.complete(&mut found)?;
    match parsed.format()? {
        Format::Text => console.text(&shown(&found.attempt, Some(found.is))),
        Format::Json => {
            let mut all = as_json(&found);
            all["scores"] = keeping.scores(&found)?.iter().map(store::score_json).collect();
            console.line(&all.to_string());
        }
    }
    Ok(Exit::Fine)
}
