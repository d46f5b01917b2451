//! `ias results aside`: the files that gathering set aside.

use serde_json::json;

use super::gather::meaning;
use super::station;
use super::super::Exit;
use super::super::args::{Format, Parsed};
use super::super::console::Console;
use super::super::failure::Failure;
use super::super::spec::{DATA, FORMAT, Opt, Spec};
use crate::platform;
use crate::store::Gathered;
use crate::store::gathered::{Aside, Reason};

pub(in crate::cli) static SPEC: Spec = Spec {
    name: "results aside",
    summary: "List the files that gathering set aside, with their reasons.",
    usage: "[--clear] [--data DIR] [--format FORMAT]",
    positionals: &[],
    count: (0, 0),
    options: &[
        Opt { long: "clear", value: None, help: "Empty the list: everything on it was looked at. Faulty files come back when gathered again." },
        DATA,
        FORMAT,
    ],
    examples: &[("ias results aside", "What is wrong with which file, and what to do.")],
    notes: "\
A file leaves the list by itself when a good copy of its attempt is gathered; a conflict (two different results of one
attempt) stays until the list is emptied. Exit code 1 when the list holds something.",
    reads_itself: false,
};

pub(in crate::cli) fn run(parsed: &Parsed, console: &mut Console) -> Result<Exit, Failure> {
    let data = parsed.data_folder()?;
    if parsed.switch("clear") {
        let emptied = station::gathered(&data, console)?.clear_aside()?;
        console.line(&format!("{emptied} entries were taken off the list."));
        return Ok(Exit::Fine);
    }
    let files = match Gathered::open_to_read(&data.root)? {
        Some(store) => store.aside()?,
        None => Vec::new(),
    };
    match parsed.format()? {
        Format::Json => console.line(&json!(files).to_string()),
        Format::Text if files.is_empty() => console.line("Nothing is set aside."),
        Format::Text => console.text(&listed(&files)),
    }
    Ok(if files.is_empty() { Exit::Fine } else { Exit::Findings })
}

fn listed(files: &[Aside]) -> String {
    let mut text = String::new();
    for reason in Reason::ALL {
        let of_it: Vec<&Aside> = files.iter().filter(|file| file.reason == reason).collect();
        if of_it.is_empty() {
            continue;
        }
        text += &format!("{} {}: {}\n", of_it.len(), reason.name(), meaning(reason));
        for file in of_it {
            text += &format!("  {}  {}: {}\n", platform::date_and_time(file.seen), file.file, file.detail);
        }
    }
    text
}
