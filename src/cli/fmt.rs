//! `ias fmt`: lays scenario.ron out evenly; what it says stays.

use super::args::Parsed;
use super::check::show;
use super::console::Console;
use super::failure::Failure;
use super::find_scenario::SCENARIO_FILE;
use super::spec::{DATA, FINDINGS_LANG, Opt, Spec};
use super::versions::replace;
use super::{Exit, find_scenario};
use crate::diagnostic::SourceText;
use crate::platform;
use crate::scenario::{disk, format};

pub(super) static SPEC: Spec = Spec {
    name: "fmt",
    summary: "Lay scenario.ron out evenly: indents, blanks, commas, one field a line where lines grow long.",
    usage: "SCENARIO… [--check] [--lang LANG]",
    positionals: &[(
        "SCENARIO…",
        "Scenario folders, or ids of scenarios in the scenario folders (see `ias help scenarios`).",
    )],
    count: (1, usize::MAX),
    options: &[Opt { long: "check", value: None, help: "Write nothing; name the files that would change, and end with 1." }, FINDINGS_LANG, DATA],
    examples: &[
        ("ias fmt my-scenario", "Lay one out."),
        ("ias fmt scenarios/* --check", "See whether all are laid out, before handing them over."),
    ],
    notes: "\
Comments, order and every value stay as they are written, and a line that its author ended stays ended. Lines longer than
120 characters are broken where a bracket allows it. A file that cannot be read as RON is told and not touched.",
    reads_itself: false,
};

pub(super) fn run(parsed: &Parsed, console: &mut Console) -> Result<Exit, Failure> {
    let data = parsed.data_folder()?;
    let folders = platform::scenario_folders(Some(&data));
    let language = parsed.findings_language()?;
    let only_check = parsed.switch("check");
    let found = parsed.positionals.iter().map(|asked| find_scenario::find(asked, &folders)).collect::<Result<Vec<_>, _>>()?;
    let mut exit = Exit::Fine;
    for folder in found {
        let path = folder.join(SCENARIO_FILE);
        let laid_out = disk::read(&folder).map_err(|finding| vec![finding]).and_then(|(name, text)| {
            let source = SourceText::new(name, text.as_str());
            format::format(&source).map(|after| (after != text).then_some(after))
        });
        match laid_out {
            Err(findings) => {
                show(&findings, language, console);
                console.line(&format!("{}: not laid out, because it cannot be read.", path.display()));
                exit = Exit::Findings;
            }
            Ok(None) => {}
            Ok(Some(_)) if only_check => {
                console.line(&path.display().to_string());
                exit = Exit::Findings;
            }
            Ok(Some(after)) => {
                replace(&path, after.as_bytes()).map_err(|error| {
                    Failure::new(format!("{error}: {}", path.display()), "See that you may write there; the file is as it was.")
                })?;
                console.line(&format!("{}: laid out.", path.display()));
            }
        }
    }
    Ok(exit)
}
