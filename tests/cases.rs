//! Folders as tests: `tests/cases/<topic>/<case>/` holds the input and a snapshot of what comes of it.
//!
//! A topic, or several of a kind, is a file `tests/cases/<kind>.rs` with `trials()`, named in [`main`]. To accept what
//! came out after reading it: `INSTA_UPDATE=always`.

#[path = "cases/blind.rs"]
mod blind;
#[path = "cases/check.rs"]
mod check;
#[path = "cases/course.rs"]
mod course;
#[path = "cases/faulty.rs"]
mod faulty;
#[path = "cases/films.rs"]
mod films;
#[path = "cases/fix.rs"]
mod fix;
#[path = "cases/languages.rs"]
mod languages;
#[path = "cases/load.rs"]
mod load;
#[path = "cases/play.rs"]
mod play;
#[path = "cases/twee.rs"]
mod twee;
#[path = "cases/xapi.rs"]
mod xapi;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use libtest_mimic::{Arguments, Trial};

fn main() -> ExitCode {
    let mut trials = load::trials();
    trials.extend(blind::trials());
    trials.extend(check::trials());
    trials.extend(course::trials());
    trials.extend(faulty::trials());
    trials.extend(films::trials());
    trials.extend(fix::trials());
    trials.extend(languages::trials());
    trials.extend(play::trials());
    trials.extend(twee::trials());
    trials.extend(xapi::trials());
    libtest_mimic::run(&Arguments::from_args(), trials).exit_code()
}

/// The folder of a topic.
fn topic(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases").join(name)
}

/// One trial for each case of a topic, named `topic::case`.
fn trials_of(name: &'static str, run: fn(&Path)) -> Vec<Trial> {
    let cases = cases_of(name);
    assert!(!cases.is_empty(), "the topic {name} has no case");
    let trial = |case: PathBuf| {
        let title = format!("{name}::{}", case.file_name().unwrap_or_default().to_string_lossy());
        Trial::test(title, move || {
            run(&case);
            Ok(())
        })
    };
    cases.into_iter().map(trial).collect()
}

/// The folders of a topic's cases, by name.
fn cases_of(name: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(topic(name)).expect("the topic has a folder");
    let mut cases: Vec<PathBuf> =
        entries.map(|entry| entry.expect("readable").path()).filter(|path| path.is_dir()).collect();
    cases.sort();
    cases
}

/// Compares with `<case>/<name>.snap`.
fn assert_case(case: &Path, name: &str, shown: &str) {
    let mut settings = insta::Settings::new();
    settings.set_snapshot_path(case);
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, shown));
}
