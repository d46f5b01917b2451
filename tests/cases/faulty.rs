//! `faulty/<case>/scenario.ron` → `findings.snap`: slips that trainers make, one a case, each found at its line and nothing
//! beside it.
//!
//! Every case is `faulty/sound.ron` with a slip in it. `expected.txt` was written by hand before the program was asked:
//! a line for each finding, `LINE RULE`, or `none`. `media.txt` is as for the topic `check`; a case without one has the
//! media of `faulty/media.txt`.

use std::fs;
use std::path::Path;

use ias::diagnostic::Diagnostic;
use libtest_mimic::{Failed, Trial};

pub fn trials() -> Vec<Trial> {
    let mut trials = super::trials_of("faulty", run);
    trials.push(Trial::test("faulty: the scenario behind the cases is sound", the_scenario_behind_is_sound));
    trials
}

fn run(case: &Path) {
    let media = if case.join("media.txt").exists() { case.to_owned() } else { super::topic("faulty") };
    let told = super::check::told(&fs::read(case.join("scenario.ron")).expect("a scenario"), &media);
    super::assert_case(case, "findings", &super::load::shown(&told));
    let expected = fs::read_to_string(case.join("expected.txt")).expect("what is expected");
    let place = |finding: &Diagnostic| format!("{} {}", finding.span.as_ref().map_or(0, |span| span.line), finding.rule);
    let mut found: Vec<String> = told.iter().map(place).collect();
    if found.is_empty() {
        found.push("none".to_owned());
    }
    assert_eq!(found, expected.lines().collect::<Vec<_>>(), "what is told, and what was expected");
}

fn the_scenario_behind_is_sound() -> Result<(), Failed> {
    let folder = super::topic("faulty");
    let told = super::check::told(&fs::read(folder.join("sound.ron"))?, &folder);
    if told.is_empty() { Ok(()) } else { Err(super::load::shown(&told).into()) }
}
