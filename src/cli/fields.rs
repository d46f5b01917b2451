//! `ias fields`: the fields of `scenario.ron`, from the table by which it is read.

use super::Exit;
use super::args::Parsed;
use super::console::Console;
use super::failure::Failure;
use super::spec::{LANG, Opt, Spec};
use crate::diagnostic::nearest;
use crate::platform;
use crate::scenario::form::{self, page};

pub(super) static SPEC: Spec = Spec {
    name: "fields",
    summary: "What may be written in scenario.ron: every field, its type, its default and what it does.",
    usage: "[GROUP] [--markdown] [--lang LANG]",
    positionals: &[("GROUP", "A kind of node (Scene, Choose, …) or another group (cue, option, rubric, …). Without it, all.")],
    count: (0, 1),
    options: &[Opt { long: "markdown", value: None, help: "All of it as a page of Markdown, as in docs/reference.*.md." }, LANG],
    examples: &[
        ("ias fields Scene", "The fields of a scene."),
        ("ias fields cue --lang pl", "Those of a cue, in Polish."),
    ],
    notes: "",
    reads_itself: false,
};

pub(super) fn run(parsed: &Parsed, console: &mut Console) -> Result<Exit, Failure> {
    let language = parsed.language()?.or_else(platform::language).unwrap_or_default();
    match parsed.positionals.first() {
        Some(_) if parsed.switch("markdown") => {
            return Err(Failure::usage(&SPEC, "--markdown writes all groups.", None));
        }
        Some(asked) => {
            let asked = asked.to_string_lossy();
            let group = form::group(&asked).ok_or_else(|| unknown(&asked))?;
            console.text(&page::terminal(group, language));
        }
        None if parsed.switch("markdown") => console.text(&page::markdown(language)),
        None => {
            let pages: Vec<String> = form::GROUPS.iter().map(|group| page::terminal(group, language)).collect();
            console.text(&pages.join("\n"));
        }
    }
    Ok(Exit::Fine)
}

fn unknown(asked: &str) -> Failure {
    let names = form::GROUPS.map(|group| group.name);
    let remedy = match nearest(asked, names) {
        Some(meant) => format!("Did you mean `ias fields {meant}`?"),
        None => format!("There are: {}.", names.join(", ")),
    };
    Failure::new(format!("Nothing in scenario.ron is called `{asked}`."), remedy)
}
