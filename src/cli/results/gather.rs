//! `ias results gather`: result files from sticks and shares into the station.

use std::collections::BTreeMap;
use std::io::{self, IsTerminal};
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use serde_json::json;

use super::station;
use super::super::Exit;
use super::super::args::{Format, Parsed};
use super::super::console::Console;
use super::super::failure::Failure;
use super::super::spec::{DATA, FORMAT, Spec};
use crate::handin::gather::{Opener, Progress, Summary, gather};
use crate::platform;
use crate::store::gathered::{Choice, Reason};

pub(in crate::cli) static SPEC: Spec = Spec {
    name: "results gather",
    summary: "Gather result files from sticks and folders into this station.",
    usage: "FOLDER… [--data DIR] [--format FORMAT]",
    positionals: &[("FOLDER…", "Folders, gone through with all below them, or single result files.")],
    count: (1, usize::MAX),
    options: &[DATA, FORMAT],
    examples: &[
        ("ias results gather /media/stick", "Everything on a stick."),
        ("ias results gather sticks share --format json", "What was set aside and why, for a program."),
    ],
    notes: "\
Any order, any repetition: a result comes once. A file that is damaged, forged, foreign or in conflict with one that is
here is set aside with its reason and stops nothing; `ias results aside` lists those, and each leaves the list when a good
copy is gathered. The station's passphrase is asked for, or taken from the environment variable IAS_PASSPHRASE.

Exit code 1 when something was set aside or a folder could not be read.",
    reads_itself: false,
};

pub(in crate::cli) fn run(parsed: &Parsed, console: &mut Console) -> Result<Exit, Failure> {
    let data = parsed.data_folder()?;
    let format = parsed.format()?;
    // The list of what is set aside outlives the folder in which the command was given.
    let folders: Vec<PathBuf> =
        parsed.positionals.iter().map(|folder| std::path::absolute(folder).unwrap_or_else(|_| folder.into())).collect();
    let unlocked = super::super::station::unlock(&data)?;
    let courses = station::courses(&data, console);
    let opener = Opener {
        keys: unlocked.keys().to_vec(),
        courses: courses.into_iter().map(|course| (course.id.clone(), course)).collect::<BTreeMap<_, _>>(),
    };
    let mut store = station::gathered(&data, console)?;
    let mut bar = Bar::new();
    let gathered = gather(&folders, &opener, &mut store, platform::now(), &mut |progress| {
        bar.show(progress);
        ControlFlow::Continue(())
    });
    bar.clear();
    let summary = gathered?;
    match format {
        Format::Json => {
            let counts = store.counts(&Choice::default())?;
            console.line(&json!({ "gathered": summary, "store": counts }).to_string());
        }
        Format::Text => console.text(&told(&summary)),
    }
    Ok(if summary.aside.is_empty() { Exit::Fine } else { Exit::Findings })
}

/// What was done, for people.
fn told(summary: &Summary) -> String {
    /// More than a screen of single files helps nobody; the list has them all.
    const SHOWN: usize = 20;
    let mut text = format!(
        "{} result files: {} new, {} here already, {} not needed (a good copy is here), {} set aside.\n",
        summary.files,
        summary.new,
        summary.same,
        summary.needless,
        summary.aside.len()
    );
    for (reason, count) in summary.by_reason() {
        text += &format!("  {count:>6} {:11} {}\n", reason.name(), meaning(reason));
    }
    for trouble in summary.aside.iter().take(SHOWN) {
        text += &format!("{}: {}: {}\n", trouble.reason.name(), trouble.file, trouble.detail);
    }
    if summary.aside.len() > SHOWN {
        text += &format!("… and {} more: `ias results aside` lists them all.\n", summary.aside.len() - SHOWN);
    }
    text
}

/// What a reason means and what to do, for people.
pub(super) fn meaning(reason: Reason) -> &'static str {
    match reason {
        Reason::Unreadable => "could not be read: put the stick in again and gather once more",
        Reason::Damaged => "cut short or changed on the way: have the laptop hand in again (`ias results send FOLDER --again`)",
        Reason::Forged => "not made as it says: ask who had the laptop; it does not count",
        Reason::Foreign => "another trainer's, or of a course that is not known here: install its file, or import its key",
        Reason::Stranger => "of a code that is on no roster of its course: deleted, or never there; else bring the course's latest file",
        Reason::Newer => "written by a newer release: gather it with that one",
        Reason::Conflict => "two different results of one attempt: the first that came counts",
    }
}

/// A line on the terminal that is written over; nothing where the error stream is none.
struct Bar {
    began: Instant,
    shown: Option<Instant>,
    is_terminal: bool,
}

impl Bar {
    fn new() -> Self {
        Self { began: Instant::now(), shown: None, is_terminal: io::stderr().is_terminal() }
    }

    fn show(&mut self, progress: &Progress) {
        const PAUSE: Duration = Duration::from_millis(200);
        if self.is_terminal && self.shown.is_none_or(|shown| shown.elapsed() > PAUSE) {
            self.shown = Some(Instant::now());
            eprint!("\r\x1b[K{}", line(progress, self.began.elapsed()));
        }
    }

    fn clear(&self) {
        if self.shown.is_some() {
            eprint!("\r\x1b[K");
        }
    }
}

/// How far it has come, and about how long it will take.
fn line(progress: &Progress, since: Duration) -> String {
    let Progress { files, done, new, aside } = *progress;
    if done == 0 {
        return format!("{files} result files …");
    }
    let left = since.as_secs_f64() / done as f64 * (files - done) as f64;
    format!("{done} of {files} result files, {new} new, {aside} set aside, about {left:.0} s left")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bar_tells_the_time_that_is_left() {
        let progress = Progress { files: 400, done: 100, new: 90, aside: 2 };
        let text = line(&progress, Duration::from_secs(5));
        assert_eq!(text, "100 of 400 result files, 90 new, 2 set aside, about 15 s left");
        assert_eq!(line(&Progress { files: 7, ..Progress::default() }, Duration::ZERO), "7 result files …");
    }
}
