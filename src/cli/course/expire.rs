//! `ias course expire`: deletes what may be kept no longer.

use serde_json::json;

use super::super::Exit;
use super::super::args::{Format, Parsed};
use super::super::console::Console;
use super::super::failure::Failure;
use super::super::spec::{DATA, FORMAT, Opt, Spec};
use super::super::station::unlock_if_any;
use super::{counted, tell_handed_on};
use crate::platform;
use crate::privacy::House;

pub(in crate::cli) static SPEC: Spec = Spec {
    name: "course expire",
    summary: "Delete everything of courses whose `retain_until` is over: results, attempts, names, the courses themselves.",
    usage: "[--dry-run] [--format FORMAT] [--data DIR]",
    positionals: &[],
    count: (0, 0),
    options: &[Opt { long: "dry-run", value: None, help: "Only tell which courses are over." }, FORMAT, DATA],
    examples: &[("ias course expire --dry-run", "What would be deleted."), ("ias course expire", "Delete it.")],
    notes: "\
Who takes part in another course here keeps name and what belongs to that course. Exit code 1 when names belong to no course.",
    reads_itself: false,
};

pub(in crate::cli) fn run(parsed: &Parsed, console: &mut Console) -> Result<Exit, Failure> {
    let data = parsed.data_folder()?;
    let format = parsed.format()?;
    let station = unlock_if_any(&data)?;
    let house = House::of(&data.root, platform::now(), station.as_ref())?;
    if parsed.switch("dry-run") {
        let due = house.due()?;
        match format {
            Format::Json => console.line(&json!(due).to_string()),
            Format::Text if due.is_empty() => console.line("No course is over."),
            Format::Text => due.iter().for_each(|due| console.line(&format!("{}  to be kept until {}", due.course, due.retain_until))),
        }
        return Ok(Exit::Fine);
    }
    let done = house.expire()?;
    match format {
        Format::Json => console.line(&json!(done).to_string()),
        Format::Text if done.courses.is_empty() => console.line("No course is over; nothing was deleted."),
        Format::Text => {
            let courses: Vec<String> = done.courses.iter().map(ToString::to_string).collect();
            console.line(&format!(
                "Deleted {}: {}, {}, {} ready to hand in, {} gathered, {} saved as text.",
                courses.join(", "),
                counted(done.names, "name", "names"),
                counted(done.attempts, "attempt", "attempts"),
                counted(done.outbox, "result", "results"),
                counted(done.gathered, "result", "results"),
                counted(done.texts, "result", "results"),
            ));
        }
    }
    tell_handed_on(&done.handed_on, "these courses", console);
    let orphans = house.orphans()?;
    if !orphans.is_empty() {
        console.tell(&format!(
            "ias: {} belong to no course on this computer, so that nobody can tell when to delete them.\n     \
             `ias course names` tells them; `ias course forget CODE --yes` deletes one.",
            counted(orphans.len(), "name", "names")
        ));
    }
    Ok(if orphans.is_empty() { Exit::Fine } else { Exit::Findings })
}
