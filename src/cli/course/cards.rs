//! `ias course cards`: a card for each trainee, to print.

use std::path::Path;

use super::super::Exit;
use super::super::args::Parsed;
use super::super::console::Console;
use super::super::failure::Failure;
use super::super::spec::{DATA, Opt, Spec};
use super::{ID, counted, named, unwritten};
use crate::course::disk::write_shared;
use crate::report::cards::cards;

pub(in crate::cli) static SPEC: Spec = Spec {
    name: "course cards",
    summary: "Write cards with the codes of a course, to print and cut: ten to a page of A4, each with its QR code.",
    usage: "ID --to FILE.html [--data DIR]",
    positionals: &[ID],
    count: (1, 1),
    options: &[Opt { long: "to", value: Some("FILE"), help: "Where to write the page." }, DATA],
    examples: &[("ias course cards szczecin-11 --to cards.html", "Open it in a browser and print it at 100 %.")],
    notes: "The cards carry no names.",
    reads_itself: false,
};

pub(in crate::cli) fn run(parsed: &Parsed, console: &mut Console) -> Result<Exit, Failure> {
    let data = parsed.data_folder()?;
    let kept = named(parsed, &data)?;
    let Some(to) = parsed.value("to").map(Path::new) else {
        return Err(Failure::usage(&SPEC, "--to is missing.", None));
    };
    if kept.course.roster.is_empty() {
        return Err(Failure::new("The course has no codes yet.", format!("Make some: `ias course roster {} --add 20`.", kept.course.id)));
    }
    write_shared(to, cards(&kept.course).as_bytes()).map_err(|error| unwritten(to, &error))?;
    console.line(&format!("{}: {}. Open it in a browser and print it on A4 at 100 %.", to.display(), counted(kept.course.roster.len(), "card", "cards")));
    Ok(Exit::Fine)
}
