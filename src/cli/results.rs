//! `ias results`: list, show, export and delete what is kept in a data folder.

use std::fmt::Write;

use serde_json::{Value, json};

use super::Exit;
use super::args::{Format, Parsed};
use super::console::Console;
use super::failure::Failure;
use super::spec::{DATA, FORMAT, Opt, Spec};
use crate::diagnostic::nearest;
use crate::platform::{self, DataFolder};
use crate::session::{AttemptId, TraineeCode};
use crate::store::{self, Attempt, Filter, SqliteStore, Store};

pub(super) static SPEC: Spec = Spec {
    name: "results",
    summary: "List, show, export or delete kept attempts.",
    usage: "list|show|export|delete [ID] [--data DIR] [--format FORMAT]",
    positionals: &[
        ("WHAT", "list (all attempts), show (one), export (its log, as lines of JSON), delete (one, for good)."),
        ("ID", "An attempt's id, or enough of it to tell which; show and export without it take the last begun."),
    ],
    count: (1, 2),
    options: &[
        DATA,
        FORMAT,
        Opt { long: "trainee", value: Some("CODE"), help: "list: only this trainee's attempts." },
        Opt { long: "yes", value: None, help: "delete: really." },
    ],
    examples: &[
        ("ias results list", "Every attempt on this machine, the last one first."),
        ("ias results show 0197f3 --format json", "One attempt's score, for a program."),
        ("ias results export 0197f3 > attempt.jsonl", "Its whole log."),
        ("ias results delete 0197f3 --yes", "Gone, and not to be read from the disk any more."),
    ],
    notes: "",
    reads_itself: false,
};

const WHAT: [&str; 4] = ["list", "show", "export", "delete"];

pub(super) fn run(parsed: &Parsed, console: &mut Console) -> Result<Exit, Failure> {
    let what = parsed.positionals[0].to_string_lossy().into_owned();
    let id = parsed.positionals.get(1).map(|id| id.to_string_lossy().into_owned());
    let data = parsed.data_folder()?;
    let format = parsed.format()?;
    match what.as_str() {
        "list" => {
            let filter = Filter { trainee: parsed.text("trainee")?.map(TraineeCode::from), ..Filter::default() };
            list(&data, &filter, format, console)
        }
        "show" => {
            let store = reader(&data)?;
            let attempt = pick(&store, id.as_deref(), &data)?;
            match format {
                Format::Text => console.text(&shown(&attempt)),
                Format::Json => {
                    let mut all = as_json(&attempt);
                    all["scores"] = store.scores(&attempt.begun.id)?.iter().map(store::score_json).collect();
                    console.line(&all.to_string());
                }
            }
            Ok(Exit::Fine)
        }
        "export" => {
            let store = reader(&data)?;
            let attempt = pick(&store, id.as_deref(), &data)?;
            console.text(&store::export(&store, &attempt.begun.id)?);
            Ok(Exit::Fine)
        }
        "delete" => delete(&data, id.as_deref(), parsed.switch("yes"), console),
        other => {
            let hint = nearest(other, WHAT).map(|meant| format!("Did you mean `ias results {meant}`?"));
            Err(Failure::usage(&SPEC, format!("`{other}` is not one of {}.", WHAT.join(", ")), hint))
        }
    }
}

fn reader(data: &DataFolder) -> Result<SqliteStore, Failure> {
    SqliteStore::open_to_read(&data.root)?.ok_or_else(|| none_kept(data))
}

fn none_kept(data: &DataFolder) -> Failure {
    Failure::new(
        format!("No attempts are kept in {}.", data.root.display()),
        "Play a scenario first, or name the folder that has them with --data DIR.",
    )
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

/// The result in a few words.
fn outcome(attempt: &Attempt) -> String {
    let score = parsed_score(attempt);
    let overall = score["overall"].as_u64().map(|thousandths| format!("{}.{} %", thousandths / 10, thousandths % 10));
    match (attempt.finished, overall) {
        (None, _) => "unfinished".to_owned(),
        (Some(_), Some(overall)) => overall,
        (Some(_), None) => "not marked".to_owned(),
    }
}

fn parsed_score(attempt: &Attempt) -> Value {
    attempt.score.as_ref().and_then(|record| serde_json::from_str(&record.score).ok()).unwrap_or(Value::Null)
}

fn shown(attempt: &Attempt) -> String {
    let begun = &attempt.begun;
    let mut text = String::new();
    let mut put = |name: &str, value: &str| writeln!(text, "{name:10}{value}").expect("writing to a String");
    put("attempt", &begun.id.to_string());
    put("trainee", &begun.trainee.0);
    put("scenario", &begun.scenario.0);
    put("content", &begun.content_hash.0);
    put("mode", &begun.mode);
    put("begun", &format!("{} UTC", platform::date_and_time(begun.started)));
    if let Some(finished) = attempt.finished {
        put("finished", &format!("{} UTC", platform::date_and_time(finished)));
    }
    put("events", &attempt.events.to_string());
    put("result", &outcome(attempt));
    for part in parsed_score(attempt)["parts"].as_array().into_iter().flatten() {
        let kind = part["kind"].as_str().unwrap_or_default();
        let share = part["share"].as_u64().map(|thousandths| format!("{}.{} %", thousandths / 10, thousandths % 10));
        put("", &format!("{kind:16}{}", share.as_deref().unwrap_or("not offered on this path")));
    }
    text
}

fn as_json(attempt: &Attempt) -> Value {
    let begun = &attempt.begun;
    json!({
        "id": begun.id,
        "trainee": begun.trainee,
        "scenario": begun.scenario,
        "content_hash": begun.content_hash,
        "app_version": begun.app_version,
        "mode": begun.mode,
        "started": begun.started,
        "finished": attempt.finished,
        "events": attempt.events,
        "result": attempt.score.as_ref().map(store::score_json),
    })
}

/// The attempt that an id, or the beginning of one, names; without it, the last begun.
fn pick(store: &dyn Store, id: Option<&str>, data: &DataFolder) -> Result<Attempt, Failure> {
    let mut attempts = store.attempts(&Filter::default())?;
    let Some(id) = id else {
        return if attempts.is_empty() { Err(none_kept(data)) } else { Ok(attempts.swap_remove(0)) };
    };
    attempts.retain(|attempt| attempt.begun.id.0.starts_with(id));
    match attempts.len() {
        0 => Err(store::StoreError::UnknownAttempt { attempt: AttemptId::from(id) }.into()),
        1 => Ok(attempts.swap_remove(0)),
        _ => match attempts.iter().position(|attempt| &*attempt.begun.id.0 == id) {
            Some(exact) => Ok(attempts.swap_remove(exact)),
            None => Err(Failure::new(
                format!("{} attempts have an id that begins with {id}.", attempts.len()),
                "Write more of the id, as `ias results list` shows it.",
            )),
        },
    }
}

fn delete(data: &DataFolder, id: Option<&str>, really: bool, console: &mut Console) -> Result<Exit, Failure> {
    let Some(id) = id else {
        return Err(Failure::usage(&SPEC, "Deleting needs the id of an attempt.", None));
    };
    let attempt = pick(&reader(data)?, Some(id), data)?;
    if !really {
        console.text(&shown(&attempt));
        return Err(Failure::new("Nothing was deleted.", format!("To delete it for good: `ias results delete {id} --yes`.")));
    }
    let opened = SqliteStore::open(&data.root, &platform::date(platform::now()))?;
    let mut store = opened.store;
    store.delete(&attempt.begun.id)?;
    console.line(&format!("Deleted {}.", attempt.begun.id));
    Ok(Exit::Fine)
}
