//! `ias graph`: the flow of a scenario as a picture (SVG), or as text for Graphviz and Mermaid.

mod dot;
mod mermaid;
mod pictures;
mod signs;
mod svg;
#[cfg(test)]
mod tests;
mod words;

use std::path::PathBuf;

use super::args::Parsed;
use super::console::Console;
use super::coverage::of_kept;
use super::failure::Failure;
use super::load_scenario::load_scenario;
use super::spec::{DATA, LANG, Opt, SCENARIO, Spec};
use super::{Exit, find_scenario};
use crate::catalogue::disk::reference_from;
use crate::platform;
use crate::scenario::draw::{self, Wishes};

pub(super) static SPEC: Spec = Spec {
    name: "graph",
    summary: "Draw the flow of a scenario: its scenes, choices and endings, and the ways between them.",
    usage: "SCENARIO [--format FORMAT] [--lang LANG] [--no-pictures] [--coverage] [--to FILE]",
    positionals: &[SCENARIO],
    count: (1, 1),
    options: &[
        Opt { long: "format", value: Some("FORMAT"), help: "svg (default), a picture for any browser; dot, for Graphviz; mermaid, for Markdown." },
        Opt { long: "to", value: Some("FILE"), help: "Write to FILE. Without it, to the output." },
        Opt { long: "coverage", value: None, help: "svg: from the attempts that are kept: how many went where, and what they missed." },
        Opt { long: "no-pictures", value: None, help: "svg: leave out the pictures of the scenes; the file is small then." },
        LANG,
        DATA,
    ],
    examples: &[
        ("ias graph harvest-van --to harvest-van.svg", "A picture to open in a browser or to print."),
        ("ias graph harvest-van --coverage --to where.svg", "The same with what the kept attempts did."),
        ("ias graph harvest-van --format dot | dot -Tpdf -o harvest-van.pdf", "Laid out by Graphviz."),
        ("ias graph harvest-van --lang en --format mermaid", "To paste into a page of Markdown."),
    ],
    notes: "\
Each box tells how long it plays and how many signs and innocent moments it holds. What colours tell, small marks beside
options and on endings tell too, and dashes along the ways.",
    reads_itself: false,
};

#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    Svg,
    Dot,
    Mermaid,
}

pub(super) fn run(parsed: &Parsed, console: &mut Console) -> Result<Exit, Failure> {
    let words = [("svg", Form::Svg), ("dot", Form::Dot), ("mermaid", Form::Mermaid)];
    let form = parsed.one_of("format", &words)?.unwrap_or(Form::Svg);
    let language = parsed.language()?.or_else(platform::language).unwrap_or_default();
    let data = parsed.data_folder()?;
    let folder = find_scenario::find(parsed.positionals[0].as_os_str(), &platform::scenario_folders(Some(&data)))?;
    let (reference, _) = reference_from(&data.root);
    let loaded = match load_scenario(&folder, &reference, language) {
        Ok(loaded) => loaded,
        Err(findings) => {
            super::check::show(&findings, parsed.findings_language()?, console);
            return Err(Failure::new(
                "A scenario with errors cannot be drawn: its ways are not known.",
                "Mend what is told above; `ias check` tells it again.",
            ));
        }
    };
    if form != Form::Svg && parsed.switch("coverage") {
        return Err(Failure::usage(&SPEC, "--coverage is drawn on the svg only.".to_owned(), None));
    }
    let covered = if parsed.switch("coverage") { Some(of_kept(&loaded.graph, &data, &mut |told| console.tell(&format!("ias: {told}")))?) } else { None };
    let with_pictures = form == Form::Svg && !parsed.switch("no-pictures");
    let length = |node: &_| loaded.lengths.0.get(node).copied();
    let drawing = draw::draw(&loaded.graph, &Wishes { language, pictures: with_pictures, length: &length });
    let text = match form {
        Form::Svg => svg::svg(&loaded.graph, &drawing, language, covered.as_ref(), &|poster| pictures::data_uri(&folder, poster)),
        Form::Dot => dot::dot(&loaded.graph, &drawing, language),
        Form::Mermaid => mermaid::mermaid(&drawing, language),
    };
    match parsed.value("to").map(PathBuf::from) {
        None => console.text(&text),
        Some(to) => {
            std::fs::write(&to, text)
                .map_err(|error| Failure::new(format!("{}: {error}.", to.display()), "Name a file in a folder that can be written to."))?;
            console.line(&format!("{}: {} nodes, {} ways.", to.display(), drawing.boxes.len(), drawing.edges.len()));
        }
    }
    Ok(Exit::Fine)
}
