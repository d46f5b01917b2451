//! `ias results send`: hands in what this laptop has, to a stick or share.

use std::path::Path;

use super::station::course_named;
use super::super::Exit;
use super::super::args::{Format, Parsed};
use super::super::console::Console;
use super::super::failure::Failure;
use super::super::spec::{DATA, FORMAT, Opt, Spec};
use crate::handin::HandInError;
use crate::handin::outbox::{Outbox, hand_in};
use crate::keys::LaptopKey;
use crate::platform::{self, DataFolder};
use crate::store::{Attempt, Filter, Progress, SqliteStore, Store};

pub(in crate::cli) static SPEC: Spec = Spec {
    name: "results send",
    summary: "Hand in the finished attempts of this laptop's courses to a stick or folder.",
    usage: "FOLDER [--again] [--data DIR] [--format FORMAT]",
    positionals: &[("FOLDER", "The stick, or a folder that the trainer reads; it must be there.")],
    count: (1, 1),
    options: &[
        Opt { long: "again", value: None, help: "Also those that were handed in before: to another stick, or after one was lost." },
        DATA,
        FORMAT,
    ],
    examples: &[
        ("ias results send /media/stick", "What was not handed in yet."),
        ("ias results send /media/stick --again", "Everything once more; that is harmless."),
    ],
    notes: "Exit code 1 when something could not be handed in. It stays on this laptop; hand in again.",
    reads_itself: false,
};

pub(in crate::cli) fn run(parsed: &Parsed, console: &mut Console) -> Result<Exit, Failure> {
    let data = parsed.data_folder()?;
    let format = parsed.format()?;
    let to = Path::new(&parsed.positionals[0]);
    let opened = SqliteStore::open(&data.root, &platform::date(platform::now()))?;
    if let Some(notice) = &opened.notice {
        console.tell(&format!("ias: {notice}"));
    }
    let mut store = opened.store;
    let finished = store.attempts(&Filter { progress: Progress::Finished, ..Filter::default() })?;
    let mut sent = 0_usize;
    let mut failed = 0_usize;
    for attempt in finished.iter().filter(|attempt| attempt.begun.course.is_some()) {
        if !parsed.switch("again") && !store.handed_in(&attempt.begun.id)?.is_empty() {
            continue;
        }
        match send(&mut store, attempt, &data, to)? {
            Ok(()) => sent += 1,
            Err(error) => {
                failed += 1;
                console.tell(&format!("ias: {}: {error}\n     {}", attempt.begun.id, error.remedy()));
                if matches!(error, HandInError::Gone { .. } | HandInError::Full { .. } | HandInError::ReadOnly { .. }) {
                    break;
                }
            }
        }
    }
    match format {
        Format::Json => console.line(&serde_json::json!({ "handed_in": sent, "failed": failed }).to_string()),
        Format::Text if sent == 0 && failed == 0 => console.line("There is nothing to hand in."),
        Format::Text => console.line(&format!("Handed in to {}: {sent}.", to.display())),
    }
    Ok(if failed == 0 { Exit::Fine } else { Exit::Findings })
}

/// Hands one attempt in; the outer failure is one of this computer, not of the attempt.
fn send(store: &mut SqliteStore, attempt: &Attempt, data: &DataFolder, to: &Path) -> Result<Result<(), HandInError>, Failure> {
    let Some(course) = &attempt.begun.course else { return Ok(Ok(())) };
    let course = course_named(&course.0, data)?;
    let key = LaptopKey::of_laptop(&data.laptop_key(), platform::random_bytes()).map_err(Failure::from)?;
    let outbox = Outbox::in_folder(data.outbox());
    let done = hand_in(store, &attempt.begun.id, &course, &key, &outbox, Some(to), platform::now());
    Ok(done.map(drop))
}
