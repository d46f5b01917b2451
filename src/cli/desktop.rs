//! `ias desktop`: the program in the menu, and files that a double click opens with it.

use super::Exit;
use super::args::Parsed;
use super::console::Console;
use super::failure::Failure;
use super::spec::Spec;
use crate::platform::{Desktop, DesktopFault};
use crate::text::Language;

pub(super) static SPEC: Spec = Spec {
    name: "desktop",
    summary: "Put the program into this user's menu, so that a double click on packs and courses opens them.",
    usage: "add|remove|show",
    positionals: &[("DO", "add (this copy of the program), remove, show (which program opens them now).")],
    count: (1, 1),
    options: &[],
    examples: &[
        ("ias desktop add", "A double click on farm-1.iaspack installs it from now on."),
        ("ias desktop remove", "Take it back."),
    ],
    notes: "\
Only for this user; nothing needs an administrator. The same switch stands in the settings. Do it again when the program
was moved. On Windows a double click opens packs alone: a course ends in .ron, as other programs' files may.",
    reads_itself: false,
};

pub(super) fn run(parsed: &Parsed, console: &mut Console) -> Result<Exit, Failure> {
    let desktop = Desktop::of_user()
        .ok_or_else(|| Failure::new("This user has no home folder.", "Call it as the user whose desktop it is."))?;
    let told = |fault: DesktopFault| {
        let sentence = |phrase: &crate::text::Phrase| format!("{}.", phrase.get(Language::En));
        Failure::new(sentence(&fault.what), sentence(&fault.cure))
    };
    match parsed.positionals[0].to_str() {
        Some("add") => {
            desktop.add().map_err(told)?;
            console.line(&format!("A double click on packs and courses opens {}.", desktop.program().display()));
        }
        Some("remove") => {
            desktop.remove().map_err(told)?;
            console.line("The desktop knows the program no more.");
        }
        Some("show") => match desktop.opener() {
            Some(program) => console.line(&program.display().to_string()),
            None => {
                console.line("No program is known to the desktop. `ias desktop add` adds this one.");
                return Ok(Exit::Findings);
            }
        },
        _ => return Err(Failure::usage(&SPEC, "`ias desktop` needs add, remove or show.", None)),
    }
    Ok(Exit::Fine)
}
