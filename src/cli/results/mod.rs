//! `ias results`: what is kept of attempts (list, show, export, push, report, delete), what a group learned, handing in and
//! gathering. One file a verb.

mod aside;
mod cohort;
mod delete;
mod export;
mod gather;
mod group;
mod list;
mod output;
mod push;
mod report;
mod rescore;
mod send;
mod show;
mod station;
mod verify;

use std::fmt::Write;

pub(super) use station::course_named;

use serde_json::{Value, json};

use super::args::Parsed;
use super::console::Console;
use super::failure::Failure;
use super::spec::Spec;
use super::{Exit, Run};
use crate::platform::{self, DataFolder};
use crate::programme::kept::{Found, Keeping, Where};
use crate::session::AttemptId;
use crate::store::gathered::Choice;
use crate::store::{self, Attempt, Filter, SqliteStore, Store};

pub(super) static SPEC: Spec = Spec {
    name: "results",
    summary: "List, show, export, push, report or delete kept attempts; hand in, and gather what was handed in.",
    usage: "WHAT [ARGUMENTS]",
    positionals: &[],
    count: (0, 0),
    options: &[],
    examples: &[
        ("ias results list", "Every attempt on this machine, the last one first."),
        ("ias results show 0197f3 --format json", "One attempt's score, for a program."),
        ("ias results group", "What the group noticed and missed."),
        ("ias results export 0197f3 > attempt.jsonl", "Its whole log."),
        ("ias results report trainee 0197f3 --out debrief.html", "Its debrief, to print."),
        ("ias results report group --out group.html", "What the group learned, to print."),
        ("ias results delete 0197f3 --yes", "Gone, and not to be read from the disk any more."),
        ("ias results send /media/stick", "A laptop hands in its courses' results."),
        ("ias results gather /media/stick", "The trainer's station takes them in."),
    ],
    notes: "",
    reads_itself: false,
};

/// What can be done, in the order of the help.
pub(super) const VERBS: &[(&Spec, Run)] = &[
    (&list::SPEC, list::run),
    (&show::SPEC, show::run),
    (&group::SPEC, group::run),
    (&report::SPEC, report::run),
    (&rescore::SPEC, rescore::run),
    (&export::SPEC, export::run),
    (&push::SPEC, push::run),
    (&delete::SPEC, delete::run),
    (&send::SPEC, send::run),
    (&gather::SPEC, gather::run),
    (&aside::SPEC, aside::run),
    (&verify::OPEN, verify::run_open),
    (&verify::VERIFY, verify::run_verify),
];

/// The argument that names an attempt.
const ID: (&str, &str) = ("ID", "An attempt's id, or enough of it to tell which.");

pub(super) fn run(_: &Parsed, _: &mut Console) -> Result<Exit, Failure> {
    Err(super::verb_needed(&SPEC, VERBS))
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

fn shown(attempt: &Attempt, kept: Option<Where>) -> String {
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
    if let Some(course) = &begun.course {
        put("course", &course.0);
    }
    match kept {
        Some(Where::Gathered) => put("kept", "gathered"),
        Some(Where::Both) => put("kept", "here, and gathered"),
        Some(Where::Here) | None => {}
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

fn as_json(found: &Found) -> Value {
    let Found { attempt, is } = found;
    let begun = &attempt.begun;
    json!({
        "kept": is.name(),
        "course": begun.course,
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

/// The attempt, played here or gathered, that an id, or the beginning of one, names; without it, the last begun.
fn one_of(keeping: &Keeping<'_>, id: Option<&str>, data: &DataFolder) -> Result<Found, Failure> {
    let mut found = keeping.found(&Choice::default(), id.unwrap_or_default())?;
    let Some(id) = id else {
        return if found.is_empty() { Err(none_kept(data)) } else { Ok(found.swap_remove(0)) };
    };
    match found.len() {
        0 => Err(store::StoreError::UnknownAttempt { attempt: AttemptId::from(id) }.into()),
        1 => Ok(found.swap_remove(0)),
        several => match found.iter().position(|one| &*one.attempt.begun.id.0 == id) {
            Some(exact) => Ok(found.swap_remove(exact)),
            None => Err(too_short(id, several)),
        },
    }
}

fn too_short(id: &str, several: usize) -> Failure {
    Failure::new(format!("{several} attempts have an id that begins with {id}."), "Write more of the id, as `ias results list` shows it.")
}

/// The attempt, played here, that an id, or the beginning of one, names; without it, the last begun.
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
            None => Err(too_short(id, attempts.len())),
        },
    }
}
