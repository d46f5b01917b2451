//! The command line: arguments in, text and an exit code out. One file a command.
//!
//! Every command is a [`Spec`] (its arguments and its help) and a function. Exit codes: 0 fine, 1 findings, 2 could not run.
//! Every failure says what to do next. Nothing here decides anything about a film: it calls, and prints.

mod args;
mod author;
mod bench;
mod check;
mod console;
mod course;
pub mod coverage;
mod desktop;
mod explain;
mod failure;
mod fields;
mod film;
pub mod find_scenario;
mod fix;
mod fmt;
mod graph;
mod help;
pub mod load_scenario;
mod media_cache;
pub mod media_facts;
mod new;
mod pack;
pub mod pictures;
mod play;
mod prove;
mod rehearse;
mod results;
mod schema;
mod spec;
mod station;
mod thumbnail;
pub mod versions;

use std::ffi::OsString;
use std::process::ExitCode;

use args::Parsed;
use console::Console;
use failure::Failure;
use spec::Spec;

use crate::diagnostic::nearest;

pub use play::AppArgs;

/// How a command went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Exit {
    /// Nothing to complain of.
    Fine,
    /// It ran, and found something that its caller should look at.
    Findings,
    /// It could not run, and has said why.
    #[cfg_attr(not(feature = "film"), expect(dead_code, reason = "only the film's command tells its faults itself"))]
    CouldNotRun,
}

/// What a command does with its arguments.
type Run = fn(&Parsed, &mut Console) -> Result<Exit, Failure>;

/// Every command, in the order of the help.
const COMMANDS: &[(&Spec, Run)] = &[
    (&play::SPEC, play::run),
    (&author::SPEC, author::run),
    (&new::SPEC, new::run),
    (&check::SPEC, check::run),
    (&explain::SPEC, explain::run),
    (&prove::SPEC, prove::run),
    (&graph::SPEC, graph::run),
    (&fields::SPEC, fields::run),
    (&fmt::SPEC, fmt::run),
    (&schema::SPEC, schema::run),
    (&rehearse::SPEC, rehearse::run),
    (&course::SPEC, course::run),
    (&results::SPEC, results::run),
    (&pack::SPEC, pack::run),
    (&desktop::SPEC, desktop::run),
    (&film::SPEC, film::run),
    (&bench::SPEC, bench::run),
];

/// Commands of several verbs, each with a specification of its own, named `COMMAND VERB`.
const GROUPS: &[(&str, &[(&Spec, Run)])] = &[("course", course::VERBS), ("results", results::VERBS), ("bench", bench::VERBS)];

/// The verbs of a command; empty when it has none.
fn verbs(command: &str) -> &'static [(&'static Spec, Run)] {
    GROUPS.iter().find(|(name, _)| *name == command).map_or(&[], |(_, verbs)| verbs)
}

/// The word after the command's name.
fn verb_of(spec: &Spec) -> &'static str {
    spec.name.rsplit(' ').next().unwrap_or_default()
}

/// Runs the command that the arguments name (the program's own name not among them), and tells how it went.
#[must_use]
pub fn main(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let mut console = Console::of_process();
    let result = dispatch(arguments.into_iter().collect(), &mut console);
    let code = match &result {
        Ok(Exit::Fine) => 0,
        Ok(Exit::Findings) => 1,
        Ok(Exit::CouldNotRun) | Err(_) => 2,
    };
    if let Err(failure) = result {
        console.fail(&failure);
    }
    ExitCode::from(if console.finish() { code } else { 2 })
}

fn dispatch(mut arguments: Vec<OsString>, console: &mut Console) -> Result<Exit, Failure> {
    let named = arguments.first().and_then(|first| first.to_str()).filter(|first| !first.starts_with('-'));
    let is_file = |name: &&str| crate::pack::is_ours(std::path::Path::new(name));
    let Some(name) = named.filter(|name| !is_file(name)).map(str::to_owned) else {
        return run(&play::APPLICATION, play::run_application, arguments, console);
    };
    arguments.remove(0);
    if name == "help" {
        return help::run(&arguments, console);
    }
    let Some((spec, command)) = COMMANDS.iter().find(|(spec, _)| spec.name == name) else {
        return Err(unknown_command(&name));
    };
    let verbs = verbs(&name);
    let verb = arguments.first().and_then(|first| first.to_str()).filter(|first| !verbs.is_empty() && !first.starts_with('-'));
    match verb.map(str::to_owned) {
        None => run(spec, *command, arguments, console),
        Some(verb) => {
            arguments.remove(0);
            let (spec, command) = find_verb(spec, verbs, &verb)?;
            run(spec, command, arguments, console)
        }
    }
}

/// The verb of that name.
fn find_verb(group: &'static Spec, verbs: &'static [(&'static Spec, Run)], verb: &str) -> Result<(&'static Spec, Run), Failure> {
    let names: Vec<&str> = verbs.iter().map(|(spec, _)| verb_of(spec)).collect();
    verbs.iter().find(|(spec, _)| verb_of(spec) == verb).copied().ok_or_else(|| {
        let hint = nearest(verb, names.iter().copied()).map(|meant| format!("Did you mean `ias {} {meant}`?", group.name));
        Failure::usage(group, format!("`{verb}` is not one of {}.", names.join(", ")), hint)
    })
}

/// What a command of several verbs says when it is called without one.
fn verb_needed(group: &'static Spec, verbs: &'static [(&'static Spec, Run)]) -> Failure {
    let names: Vec<&str> = verbs.iter().map(|(spec, _)| verb_of(spec)).collect();
    Failure::usage(group, format!("`ias {}` needs one of {}.", group.name, names.join(", ")), None)
}

fn run(spec: &'static Spec, command: Run, arguments: Vec<OsString>, console: &mut Console) -> Result<Exit, Failure> {
    let parsed = args::parse(spec, arguments)?;
    if parsed.switch("help") {
        help::show(spec, console);
        return Ok(Exit::Fine);
    }
    if parsed.switch("version") {
        console.line(&format!("ias {}", env!("CARGO_PKG_VERSION")));
        return Ok(Exit::Fine);
    }
    parsed.count_positionals()?;
    command(&parsed, console)
}

fn unknown_command(name: &str) -> Failure {
    let names = COMMANDS.iter().map(|(spec, _)| spec.name);
    let remedy = match nearest(name, names) {
        Some(meant) => format!("Did you mean `ias {meant}`?"),
        None if find_scenario::find(name.as_ref(), &crate::platform::scenario_folders(None)).is_ok() => {
            format!("To play that scenario: `ias play {name}`.")
        }
        None => "`ias --help` lists the commands.".to_owned(),
    };
    Failure::new(format!("There is no command `{name}`."), remedy)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_can_be_told_apart_and_helps_with_an_example() {
        for (place, (spec, _)) in COMMANDS.iter().enumerate() {
            assert!(!spec.summary.is_empty() && !spec.examples.is_empty(), "{}", spec.name);
            assert!(COMMANDS[..place].iter().all(|(other, _)| other.name != spec.name), "{} twice", spec.name);
        }
        for (group, verbs) in GROUPS {
            for (spec, _) in *verbs {
                assert!(!spec.summary.is_empty() && !spec.examples.is_empty(), "{}", spec.name);
                assert_eq!(spec.name, format!("{group} {}", verb_of(spec)), "the help finds it by its name");
            }
        }
    }

    #[test]
    fn a_mistyped_command_gets_the_nearest() {
        assert!(unknown_command("chek").to_string().contains("`ias check`"));
        assert!(unknown_command("xyzzy").to_string().contains("`ias --help`"));
    }
}
