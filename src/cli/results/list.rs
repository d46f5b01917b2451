//! `ias results list`: every attempt of a data folder, the last one first.

use serde_json::Value;

use super::{as_json, outcome};
use super::super::Exit;
use super::super::args::{Format, Parsed};
use super::super::console::Console;
use super::super::failure::Failure;
use super::super::spec::{DATA, FORMAT, Opt, Spec};
use crate::platform::{self, DataFolder};
use crate::session::TraineeCode;
use crate::store::{Attempt, Filter, SqliteStore, Store};

pub(in crate::cli) static SPEC: Spec = Spec {
    name: "results list",
    summary: "List all attempts kept in a data folder, the last one first.",
    usage: "[--trainee CODE] [--data DIR] [--format FORMAT]",
    positionals: &[],
    count: (0, 0),
    options: &[
        Opt { long: "trainee", value: Some("CODE"), help: "Only this trainee's attempts." },
        DATA,
        FORMAT,
    ],
    examples: &[("ias results list", "Every attempt on this machine.")],
    notes: "",
    reads_itself: false,
};

pub(in crate::cli) fn run(parsed: &Parsed, console: &mut Console) -> Result<Exit, Failure> {
    let filter = Filter { trainee: parsed.text("trainee")?.map(TraineeCode::from), ..Filter::default() };
    list(&parsed.data_folder()?, &filter, parsed.format()?, console)
}

fn list(data: &DataFolder, filter: &Filter, format: Format, console: &mut Console) -> Result<Exit, Failure> {
    let attempts = match SqliteStore::open_to_read(&data.root)? {
        Some(store) => store.attempts(filter)?,
        None => Vec::new(),
    };
    match format {
        Format::Json => {
            let all: Vec<Value> = attempts.iter().map(as_json).collect();
            console.line(&Value::from(all).to_string());
        }
        Format::Text if attempts.is_empty() => {
            console.line(&format!("No attempts are kept in {}.", data.root.display()));
        }
        Format::Text => {
            console.line("BEGUN (UTC)       TRAINEE           SCENARIO            MODE      RESULT        ID");
            for attempt in &attempts {
                console.line(&row(attempt));
            }
        }
    }
    Ok(Exit::Fine)
}

fn row(attempt: &Attempt) -> String {
    let begun = &attempt.begun;
    format!(
        "{}  {:16}  {:18}  {:8}  {:12}  {}",
        platform::date_and_time(begun.started),
        begun.trainee.0,
        begun.scenario.0,
        begun.mode,
        outcome(attempt),
        begun.id
    )
}
