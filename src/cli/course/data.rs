//! `ias course data`: everything that this computer keeps of one person, for that person.

use std::path::Path;

use super::super::Exit;
use super::super::args::Parsed;
use super::super::console::Console;
use super::super::failure::Failure;
use super::super::spec::{DATA, Opt, Spec};
use super::super::station::unlock_if_any;
use super::{CODE, code_of, unwritten};
use crate::course::disk::write_whole;
use crate::platform;
use crate::privacy::House;

pub(in crate::cli) static SPEC: Spec = Spec {
    name: "course data",
    summary: "Write everything that this computer keeps of one person, as one JSON file for that person.",
    usage: "CODE [--to FILE] [--data DIR]",
    positionals: &[CODE],
    count: (1, 1),
    options: &[Opt { long: "to", value: Some("FILE"), help: "Write it there; without it, to the output." }, DATA],
    examples: &[("ias course data p-7Q4K-2M9D --to my-data.json", "Name, courses, attempts with every event, scores, gathered results.")],
    notes: "On the trainer's station it asks for the passphrase, because the name is part of it.",
    reads_itself: false,
};

pub(in crate::cli) fn run(parsed: &Parsed, console: &mut Console) -> Result<Exit, Failure> {
    let data = parsed.data_folder()?;
    let code = code_of(parsed, &data)?;
    let station = unlock_if_any(&data)?;
    let mine = House::of(&data.root, platform::now(), station.as_ref())?.my_data(&code)?;
    let text = format!("{mine:#}\n");
    match parsed.value("to").map(Path::new) {
        None => console.text(&text),
        Some(to) => {
            write_whole(to, text.as_bytes()).map_err(|error| unwritten(to, &error))?;
            console.line(&format!("{}: everything that is kept here of {code}.", to.display()));
        }
    }
    Ok(Exit::Fine)
}
