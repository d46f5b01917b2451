//! Help, written from the commands' specifications.

use std::ffi::OsString;
use std::fmt::Write;

use super::console::Console;
use super::failure::Failure;
use super::spec::Spec;
use super::{COMMANDS, Exit, find_verb, play, unknown_command, verb_of, verbs};
use crate::platform::{SCENARIOS_VARIABLE, scenario_folders};

/// `ias help`, `ias help COMMAND`, `ias help scenarios`.
pub(super) fn run(arguments: &[OsString], console: &mut Console) -> Result<Exit, Failure> {
    let topic = arguments.first().map(|topic| topic.to_string_lossy().into_owned());
    match topic.as_deref() {
        None => show(&play::APPLICATION, console),
        Some("scenarios") => scenarios(console),
        Some(name) => match COMMANDS.iter().find(|(spec, _)| spec.name == name) {
            Some((spec, _)) => match arguments.get(1) {
                Some(verb) if !verbs(name).is_empty() => show(find_verb(spec, verbs(name), &verb.to_string_lossy())?.0, console),
                _ => show(spec, console),
            },
            None => return Err(unknown_command(name)),
        },
    }
    Ok(Exit::Fine)
}

/// The help of one command; of `ias` alone, with the list of commands.
pub(super) fn show(spec: &Spec, console: &mut Console) {
    console.text(&help(spec));
}

fn help(spec: &Spec) -> String {
    let mut text = format!("{}\n\n", spec.summary);
    let space = if spec.name.is_empty() { "" } else { " " };
    line(&mut text, &format!("Usage: ias{space}{} {}", spec.name, spec.usage));
    if spec.name.is_empty() {
        let commands = COMMANDS.iter().map(|(command, _)| (command.name.to_owned(), command.summary));
        columns(&mut text, "Commands", commands.collect());
    }
    let parts = verbs(spec.name).iter().map(|(verb, _)| (verb_of(verb).to_owned(), verb.summary));
    columns(&mut text, "One of", parts.collect());
    let positionals = spec.positionals.iter().map(|(name, what)| ((*name).to_owned(), *what));
    columns(&mut text, "Arguments", positionals.collect());
    let options = spec.options.iter().filter(|option| !option.help.is_empty()).map(|option| {
        let value = option.value.map(|value| format!(" {value}")).unwrap_or_default();
        (format!("--{}{value}", option.long), option.help)
    });
    let common = [
        ("-h, --help".to_owned(), "Show this help."),
        ("-V, --version".to_owned(), "Show the version."),
    ];
    columns(&mut text, "Options", options.chain(common).collect());
    let examples = spec.examples.iter().map(|(command, what)| ((*command).to_owned(), *what));
    columns(&mut text, "Examples", examples.collect());
    if !spec.notes.is_empty() {
        line(&mut text, "");
        paragraphs(spec.notes.trim_end()).iter().for_each(|row| wrapped(&mut text, "", row, ""));
    }
    if spec.name.is_empty() {
        line(&mut text, "\n`ias help COMMAND` tells more of each. Exit codes: 0 fine, 1 findings, 2 could not run.");
    }
    text
}

/// A heading with rows of two columns; nothing when there are no rows.
fn columns(text: &mut String, heading: &str, rows: Vec<(String, &str)>) {
    /// Longest left column that keeps the right one beside it.
    const LEFT: usize = 26;
    if rows.is_empty() {
        return;
    }
    let width = rows.iter().map(|(left, _)| left.chars().count()).filter(|width| *width <= LEFT).max().unwrap_or(0);
    line(text, &format!("\n{heading}:"));
    for (left, right) in rows {
        if left.chars().count() <= LEFT {
            wrapped(text, &format!("  {left:width$}  "), right, &" ".repeat(width + 4));
        } else {
            line(text, &format!("  {left}"));
            wrapped(text, "      ", right, "      ");
        }
    }
}

/// The rows of a text, those put together that its author broke only because they were full.
fn paragraphs(text: &str) -> Vec<String> {
    /// A row of so many characters goes on in the next.
    const FULL: usize = 100;
    let mut rows: Vec<String> = Vec::new();
    let mut is_full = false;
    for row in text.lines() {
        match rows.last_mut().filter(|_| is_full && !row.is_empty() && !row.starts_with(' ')) {
            Some(last) => {
                last.push(' ');
                last.push_str(row);
            }
            None => rows.push(row.to_owned()),
        }
        is_full = row.chars().count() >= FULL && !row.starts_with(' ');
    }
    rows
}

/// The words of `right` after `left`, broken at blanks where a line would get too long; further lines begin with `under`.
fn wrapped(text: &mut String, left: &str, right: &str, under: &str) {
    /// The widest line, in characters.
    const WIDEST: usize = 120;
    let length = |text: &str| text.chars().count();
    let mut row = left.to_owned();
    // What stands before the first word (an indent of the author's own) stays.
    let mut begun = false;
    for word in right.split(' ') {
        if begun && length(&row) + 1 + length(word) > WIDEST {
            line(text, row.trim_end());
            row = under.to_owned();
        } else if begun {
            row.push(' ');
        }
        row.push_str(word);
        begun = true;
    }
    line(text, row.trim_end());
}

fn line(text: &mut String, line: &str) {
    writeln!(text, "{line}").expect("writing to a String");
}

fn scenarios(console: &mut Console) {
    console.line("A scenario is a folder with a file `scenario.ron`. It is named by its path, or by its folder's name");
    console.line("when it lies in one of these folders, looked through in this order:\n");
    for folder in scenario_folders(crate::platform::DataFolder::choose(None).as_ref()) {
        console.line(&format!("  {}", folder.display()));
    }
    console.line(&format!("\n{SCENARIOS_VARIABLE} names further folders, which come first; --data DIR puts DIR/scenarios last."));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_row_goes_on_in_the_next_and_a_short_one_ends() {
        let full = "word ".repeat(22);
        let text = format!("{full}\nand on.\nShort.\n  a table\n\n{full}\n  indented");
        let expected = [format!("{full} and on."), "Short.".into(), "  a table".into(), String::new(), full.clone(), "  indented".into()];
        assert_eq!(paragraphs(&text), expected);
    }

    #[test]
    fn every_help_names_its_options_and_fits_a_terminal() {
        for spec in COMMANDS.iter().map(|(spec, _)| *spec).chain([&play::APPLICATION]) {
            let text = help(spec);
            for option in spec.options.iter().filter(|option| !option.help.is_empty()) {
                assert!(text.contains(&format!("--{}", option.long)), "{text}");
            }
            for row in text.lines() {
                assert!(row.chars().count() <= 120, "{}: {row}", spec.name);
            }
        }
    }
}
