//! `ias course forget`: deletes everything that this computer keeps of one person.

use serde_json::json;

use super::super::Exit;
use super::super::args::{Format, Parsed};
use super::super::console::Console;
use super::super::failure::Failure;
use super::super::spec::{DATA, FORMAT, Opt, Spec};
use super::super::station::unlock_if_any;
use super::{CODE, code_of, counted, tell_handed_on};
use crate::platform;
use crate::privacy::House;

pub(in crate::cli) static SPEC: Spec = Spec {
    name: "course forget",
    summary: "Delete everything that this computer keeps of one person, so that it cannot be read from the disk any more.",
    usage: "CODE --yes [--format FORMAT] [--data DIR]",
    positionals: &[CODE],
    count: (1, 1),
    options: &[Opt { long: "yes", value: None, help: "Really." }, FORMAT, DATA],
    examples: &[("ias course forget p-7Q4K-2M9D --yes", "Name, attempts, results, the code on the roster.")],
    notes: "\
Sticks, printed pages and exported files are out of its reach, and so are other computers: do it on the laptops, too.
What a record store was sent it keeps: which one is told, and its administrator deletes it there.
Exit code 1 when a damaged file kept aside may hold more.",
    reads_itself: false,
};

pub(in crate::cli) fn run(parsed: &Parsed, console: &mut Console) -> Result<Exit, Failure> {
    let data = parsed.data_folder()?;
    let format = parsed.format()?;
    let code = code_of(parsed, &data)?;
    if !parsed.switch("yes") {
        return Err(Failure::new(
            "Nothing was deleted.",
            format!("It cannot be undone. To give the person their data first: `ias course data {code} --to FILE`; to delete: `ias course forget {code} --yes`."),
        ));
    }
    let station = unlock_if_any(&data)?;
    let done = House::of(&data.root, platform::now(), station.as_ref())?.forget(&code)?;
    match format {
        Format::Json => console.line(&json!(done).to_string()),
        Format::Text if done.is_nothing() => console.line(&format!("Nothing is kept here of {code}.")),
        Format::Text => {
            let name = if done.name { "the name, " } else { "" };
            console.line(&format!(
                "Deleted of {code}: {name}{}, {} ready to hand in, {} gathered, {} saved as text, {}.",
                counted(done.attempts, "attempt", "attempts"),
                counted(done.outbox, "result", "results"),
                counted(done.gathered, "result", "results"),
                counted(done.texts, "result", "results"),
                counted(done.rosters, "place on a roster", "places on rosters"),
            ));
        }
    }
    tell_handed_on(&done.handed_on, &format!("the account {code}"), console);
    for path in &done.unread {
        console.tell(&format!("ias: {} is a damaged file that was kept aside; it may hold more.\n     Delete it when nobody needs it.", path.display()));
    }
    Ok(if done.unread.is_empty() { Exit::Fine } else { Exit::Findings })
}
