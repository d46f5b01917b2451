//! `ias results list`: every attempt of a data folder, played here or gathered, the last begun first.

use serde_json::Value;

use super::cohort::{COURSE, FROM, PLACE, SCENARIO, TRAINEE, UNTIL, ground, wanted};
use super::{as_json, outcome};
use super::super::Exit;
use super::super::args::{Format, Parsed};
use super::super::console::Console;
use super::super::failure::Failure;
use super::super::spec::{DATA, FORMAT, Spec};
use crate::platform::{self, DataFolder};
use crate::programme::kept::{Found, Keeping};
use crate::store::gathered::Choice;

pub(in crate::cli) static SPEC: Spec = Spec {
    name: "results list",
    summary: "List all attempts kept in a data folder, played there or gathered, the last begun first.",
    usage: "[--course ID] [--place PLACE] [--trainee CODE] [--scenario ID] [--from DAY] [--until DAY] [--data DIR] [--format FORMAT]",
    positionals: &[],
    count: (0, 0),
    options: &[COURSE, PLACE, TRAINEE, SCENARIO, FROM, UNTIL, DATA, FORMAT],
    examples: &[
        ("ias results list", "Every attempt on this machine."),
        ("ias results list --course szczecin-2026-11", "Those of one course."),
    ],
    notes: "\
KEPT tells where an attempt comes from: `here` was played on this machine, `gathered` was brought to it, `both` was played here,
handed in and gathered. With --from or --until only finished attempts are listed.",
    reads_itself: false,
};

pub(in crate::cli) fn run(parsed: &Parsed, console: &mut Console) -> Result<Exit, Failure> {
    list(&parsed.data_folder()?, &wanted(&SPEC, parsed)?.choice, parsed.format()?, console)
}

fn list(data: &DataFolder, choice: &Choice, format: Format, console: &mut Console) -> Result<Exit, Failure> {
    let ground = ground(data);
    let keeping = Keeping::of(&ground)?;
    let mut found = keeping.found(choice, "")?;
    for one in &mut found {
        keeping.complete(one)?;
    }
    match format {
        Format::Json => {
            let all: Vec<Value> = found.iter().map(as_json).collect();
            console.line(&Value::from(all).to_string());
        }
        Format::Text if found.is_empty() && *choice == Choice::default() => {
            console.line(&format!("No attempts are kept in {}.", data.root.display()));
        }
        Format::Text if found.is_empty() => console.line(&format!("No attempt in {} is meant.", data.root.display())),
        Format::Text => {
            console.line("BEGUN (UTC)       TRAINEE           SCENARIO            MODE      RESULT        KEPT      ID");
            for one in &found {
                console.line(&row(one));
            }
        }
    }
    Ok(Exit::Fine)
}

fn row(found: &Found) -> String {
    let begun = &found.attempt.begun;
    format!(
        "{}  {:16}  {:18}  {:8}  {:12}  {:8}  {}",
        platform::date_and_time(begun.started),
        begun.trainee.0,
        begun.scenario.0,
        begun.mode,
        outcome(&found.attempt),
        found.is.name(),
        begun.id
    )
}
