//! `ias results group`: what a group learned.

mod text;
#[cfg(test)]
mod tests;

use super::super::Exit;
use super::super::args::{Format, Parsed};
use super::super::console::Console;
use super::super::failure::Failure;
use super::super::spec::{DATA, FORMAT, LANG, Opt, Spec};
use super::cohort::{self, BY, COURSE, EVERY, FROM, PLACE, SCENARIO, UNTIL};
use super::none_kept;
use crate::platform;

const OFFICERS: Opt = Opt { long: "officers", value: None, help: "text: each trainee too, with what is missed again and again and what to play next." };

pub(in crate::cli) static SPEC: Spec = Spec {
    name: "results group",
    summary: "Tell what a group noticed and missed, how far the numbers can be trusted, and what to train next.",
    usage: "[--course ID] [--place PLACE] [--scenario ID] [--from DAY] [--until DAY] [--by GROUP] [--every] [--officers] \
            [--lang LANG] [--data DIR] [--format FORMAT]",
    positionals: &[],
    count: (0, 0),
    options: &[COURSE, PLACE, SCENARIO, FROM, UNTIL, BY, EVERY, OFFICERS, LANG, DATA, FORMAT],
    examples: &[
        ("ias results group", "Everything that was gathered or played here, course by course."),
        ("ias results group --course szczecin-2026-11 --officers", "One course, and each of its trainees."),
        ("ias results group --by month --format json > programme.json", "A programme over time, for a program."),
    ],
    notes: "\
Shares come with their counts and 95 % intervals. What too few people or items cannot tell is withheld, with the reason:
reliability and discrimination below 30 trainees, d' and c below 10 signs or 10 innocent moments.
Trainees are codes; no name is read.",
    reads_itself: false,
};

pub(in crate::cli) fn run(parsed: &Parsed, console: &mut Console) -> Result<Exit, Failure> {
    let data = parsed.data_folder()?;
    let (choice, wishes) = cohort::asked(&SPEC, parsed)?;
    let language = parsed.language()?.or_else(platform::language).unwrap_or_default();
    let format = parsed.format()?;
    let (cohort, library) = cohort::cohort(&data, &choice, console)?;
    if cohort.is_empty() && choice == Default::default() {
        return Err(none_kept(&data));
    }
    let report = cohort.report(&library, wishes);
    match format {
        Format::Json => console.line(&serde_json::to_string(&report).expect("a report has only named fields")),
        Format::Text if cohort.is_empty() => console.line("No finished attempt is meant by that."),
        Format::Text => console.text(&text::text(&report, language, parsed.switch("officers"))),
    }
    Ok(Exit::Fine)
}
