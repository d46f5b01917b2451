//! `ias results report`: reports as HTML: a trainee's private debrief, what a group learned, a programme over time.

mod group;
mod trainee;

use std::fs;
use std::path::{Path, PathBuf};

use super::super::Exit;
use super::super::args::Parsed;
use super::super::console::Console;
use super::super::failure::Failure;
use super::super::spec::{DATA, LANG, Opt, Spec};
use super::cohort::{BY, COURSE, EVERY, FROM, PLACE, SCENARIO, UNTIL};

pub(in crate::cli) static SPEC: Spec = Spec {
    name: "results report",
    summary: "Write a report as one HTML file: to read in a browser, to print, to save as PDF.",
    usage: "WHAT [ID] [--out FILE] [--edition EDITION] [--course ID …] [--lang LANG] [--data DIR]",
    positionals: &[
        ("WHAT", "trainee: the private debrief of one attempt. group: what a group learned. programme: the same over time."),
        ("ID", "With trainee: an attempt's id, or enough of it to tell which, played or gathered here; without it, the last begun."),
    ],
    count: (1, 2),
    options: &[
        Opt { long: "out", value: Some("FILE"), help: "Write to FILE. Without it, to the output." },
        Opt {
            long: "edition",
            value: Some("EDITION"),
            help: "trainer: with codes (usual for group). programme: to hand on, without codes, few people withheld (usual for programme).",
        },
        COURSE,
        PLACE,
        SCENARIO,
        FROM,
        UNTIL,
        BY,
        EVERY,
        Opt { long: "all", value: None, help: "trainee: one file for each finished attempt, into the folder that --out names." },
        Opt { long: "no-pictures", value: None, help: "trainee: leave out the frames of the film; the file is small then." },
        LANG,
        DATA,
    ],
    examples: &[
        ("ias results report trainee --out debrief.html", "The last attempt's debrief, to open in a browser or to print."),
        ("ias results report trainee --all --out debriefs", "Every finished attempt's, a file each."),
        ("ias results report group --course szczecin-2026-11 --out szczecin.html", "What the course learned, for its trainer."),
        ("ias results report programme --out programme.html", "Months and places, without codes: to hand on."),
    ],
    notes: "\
A report is one file: nothing is fetched and no script runs, so it can be sent, printed and kept. It prints on A4.
No report holds a name. A trainee's debrief holds that person's code and is for that person; without --lang it speaks the
language that the attempt was played in. The trainer's edition of the others holds codes. The edition to hand on holds
none, and withholds every number that fewer than five people may stand behind (our choice).",
    reads_itself: false,
};

/// What can be reported.
#[derive(Clone, Copy, PartialEq, Eq)]
enum What {
    Trainee,
    Group,
    Programme,
}

const WHAT: &[(&str, What)] = &[("trainee", What::Trainee), ("group", What::Group), ("programme", What::Programme)];

pub(in crate::cli) fn run(parsed: &Parsed, console: &mut Console) -> Result<Exit, Failure> {
    let asked = parsed.first_text().unwrap_or_default();
    let Some((_, what)) = WHAT.iter().find(|(name, _)| *name == asked) else {
        let names: Vec<&str> = WHAT.iter().map(|(name, _)| *name).collect();
        let hint = crate::diagnostic::nearest(&asked, names.iter().copied()).map(|meant| format!("Did you mean `{meant}`?"));
        return Err(Failure::usage(&SPEC, format!("There is no report `{asked}`: it is one of {}.", names.join(", ")), hint));
    };
    match what {
        What::Trainee => trainee::run(parsed, console),
        What::Group => group::run(group::Kind::Group, parsed, console),
        What::Programme => group::run(group::Kind::Programme, parsed, console),
    }
}

/// Writes a page to the file asked for, else to the output.
fn write(page: &str, out: Option<&Path>, console: &mut Console) -> Result<(), Failure> {
    let Some(out) = out else {
        console.text(page);
        return Ok(());
    };
    fs::write(out, page)
        .map_err(|error| Failure::new(format!("{}: {error}.", out.display()), "Name a file in a folder that can be written to."))?;
    console.line(&format!("{}: {} kB.", out.display(), page.len().div_ceil(1000)));
    Ok(())
}

/// The file asked for.
fn out(parsed: &Parsed) -> Option<PathBuf> {
    parsed.value("out").map(PathBuf::from)
}
