//! `ias check`: loads scenarios, applies every rule, and tells what is wrong, where, and what to write instead.

use std::ffi::{OsStr, OsString};
use std::io::{IsTerminal, Write as _};
use std::path::Path;

use serde_json::{Value, json};

use super::args::Parsed;
use super::console::Console;
use super::failure::Failure;
use super::spec::{DATA, FINDINGS_LANG, Opt, Spec};
use super::{Exit, explain, film, find_scenario, fix, media_cache, media_facts};
use crate::catalogue::Reference;
use crate::catalogue::disk::reference_from;
use crate::diagnostic::render::{self, Colours};
use crate::diagnostic::sarif::{SarifRule, sarif};
use crate::diagnostic::Diagnostic;
use crate::platform;
use crate::proof::{Budget, findings, prove};
use crate::scenario::check::{self, Reading};
use crate::scenario::disk;
use crate::scenario::graph::Graph;
use crate::scenario::media_facts::MediaFacts;
use crate::text::{Language, Phrase};

pub(super) static SPEC: Spec = Spec {
    name: "check",
    summary: "Check scenarios: what is wrong, where, and what to write instead.",
    usage: "SCENARIO… [--fix [--dry-run]] [--lang LANG] [--format FORMAT]",
    positionals: &[(
        "SCENARIO…",
        "Scenario folders, or ids of scenarios in the scenario folders (see `ias help scenarios`).",
    )],
    count: (1, usize::MAX),
    options: &[
        Opt {
            long: "format",
            value: Some("FORMAT"),
            help: "text for people (default), json for programs, or sarif (2.1.0) for editors and code hosts.",
        },
        Opt { long: "fix", value: None, help: "Put right what has one right answer; the text before is kept." },
        Opt { long: "dry-run", value: None, help: "With --fix: write nothing, show what would change." },
        FINDINGS_LANG,
        DATA,
    ],
    examples: &[
        ("ias check harvest-van", "Check one scenario."),
        ("ias check harvest-van --lang pl", "The same, told in Polish."),
        ("ias check scenarios/* --format json", "Check all of a folder, for a program."),
        ("ias check harvest-van --format sarif > findings.sarif", "For an editor or a code host."),
        ("ias check harvest-van --fix --dry-run", "Show what can be put right, as a difference."),
        ("ias explain dangling-goto", "What a finding means, with an example."),
    ],
    notes: "Media are measured once and kept by their content (`cache/media` in the data folder). Exit code 1 when there are findings. `ias explain` lists the rules.",
    reads_itself: false,
};

pub(super) fn run(parsed: &Parsed, console: &mut Console) -> Result<Exit, Failure> {
    let formats = [("text", Format::Text), ("json", Format::Json), ("sarif", Format::Sarif)];
    let format = parsed.one_of("format", &formats)?.unwrap_or(Format::Text);
    let language = parsed.findings_language_in(format == Format::Text)?;
    let (fixes, dry_run) = (parsed.switch("fix"), parsed.switch("dry-run"));
    if dry_run && !fixes {
        return Err(Failure::usage(&SPEC, "--dry-run goes with --fix.", None));
    }
    if fixes && format != Format::Text {
        return Err(Failure::usage(&SPEC, "--fix tells people what it did: take --format away.", None));
    }
    let data = parsed.data_folder()?;
    let folders = platform::scenario_folders(Some(&data));
    let (reference, mut told) = reference_from(&data.root);
    // `scenarios/*` names the page beside the folders, too.
    let beside = |asked: &&OsString| {
        let path = Path::new(asked);
        parsed.positionals.len() > 1 && path.is_file() && path.file_name() != Some(OsStr::new(find_scenario::SCENARIO_FILE))
    };
    let scenarios: Vec<_> = parsed
        .positionals
        .iter()
        .filter(|asked| !beside(asked))
        .map(|asked| find_scenario::find(asked, &folders))
        .collect::<Result<_, _>>()?;
    let mut would_change = false;
    for scenario in &scenarios {
        let mut found = match disk::read(scenario) {
            Err(finding) => vec![finding],
            Ok((name, text)) => {
                let mut reading = Reading::of(&name, &text);
                let media = measured(scenario, &reading, &data.media_cache());
                if fixes {
                    let mended = fix::mend(scenario, &reading, &reference, &media, &data, &fix::Way { dry_run, language }, console)?;
                    would_change |= dry_run && mended != text;
                    // What was put right, or would be, is looked at again: what is told is what is left.
                    reading = Reading::of(&name, &mended);
                }
                told_of(&reading, &reference, &media)
            }
        };
        found.extend(film::findings(scenario));
        if format == Format::Sarif {
            found.iter_mut().for_each(|finding| place_from_here(finding, scenario));
        }
        told.extend(found);
    }
    match format {
        Format::Json => console.line(&as_json(&told, language).to_string()),
        Format::Sarif => console.line(&as_sarif(&told, language).to_string()),
        Format::Text => {
            show(&told, language, console);
            let scenarios = Phrase::counted(
                scenarios.len(),
                ["scenariusz", "scenariusze", "scenariuszy"],
                ["scenario", "scenarios"],
                ["сценарій", "сценарії", "сценаріїв"],
            );
            console.line(&format!("{}: {}.", scenarios.get(language), render::summary(&told, language)));
        }
    }
    Ok(if told.is_empty() && !would_change { Exit::Fine } else { Exit::Findings })
}

/// The folder's media that its text names, all of them measured; a terminal shows how far that is.
fn measured(folder: &Path, reading: &Reading, cache: &Path) -> impl MediaFacts + use<> {
    let on_terminal = std::io::stderr().is_terminal();
    let mut err = std::io::stderr();
    let mut progress = |done: usize, all: usize, path: &str| {
        // Nothing depends on whether it is seen.
        let line = if done == all { String::new() } else { format!("measuring {} of {all}: after {path}", done + 1) };
        let _ = if on_terminal { write!(err, "\r{line}\x1b[K") } else { Ok(()) };
    };
    media_cache::measured(folder, cache, &reading.media(), media_cache::measure, &mut progress)
}

/// Everything that is told of a text: by its rules, and by looking at its plays.
pub(super) fn told_of(reading: &Reading, reference: &Reference, media: &dyn MediaFacts) -> Vec<Diagnostic> {
    let (graph, mut found) = reading.check(reference, media);
    if let Some(graph) = graph {
        findings::add(&mut found, proved(reading, &graph, media));
    }
    found
}

/// What looking at every play finds, as far as that is quick.
fn proved(reading: &Reading, graph: &Graph, media: &dyn MediaFacts) -> Vec<Diagnostic> {
    let lengths = media_facts::scene_lengths(graph, media, Language::Pl);
    let proof = prove(graph, &lengths, Budget::quick(), &mut |_, _| {});
    findings::of(&proof, reading)
}

/// Writes findings for a person in that language, in colour where a terminal shows it.
pub(super) fn show(findings: &[Diagnostic], language: Language, console: &mut Console) {
    let plain = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    let colours = if !plain && std::io::stdout().is_terminal() { Colours::On } else { Colours::Off };
    for finding in findings {
        console.line(&render::terminal(finding, colours, language));
    }
}

/// How to answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Format {
    Text,
    Json,
    Sarif,
}

/// Programs open the file that people know by its folder's name: the way to it from the current folder, else from the root.
fn place_from_here(finding: &mut Diagnostic, folder: &Path) {
    let (Ok(whole), Ok(here)) = (std::fs::canonicalize(folder), std::env::current_dir().and_then(std::fs::canonicalize)) else { return };
    let way = whole.strip_prefix(&here).unwrap_or(&whole).to_string_lossy().into_owned();
    // Windows writes whole ways with a mark of its own, which no address has.
    let way = way.strip_prefix(r"\\?\").unwrap_or(&way);
    let spans = finding.span.iter_mut().chain(finding.related.iter_mut().map(|(span, _)| span));
    for span in spans {
        if let Some((_, rest)) = span.file.split_once('/') {
            span.file = Path::new(way).join(rest).to_string_lossy().into_owned();
        }
    }
}

fn as_sarif(findings: &[Diagnostic], language: Language) -> Value {
    let pages: Vec<String> = check::RULES.iter().map(|rule| explain::explained(rule, language)).collect();
    let rules: Vec<SarifRule> = check::RULES
        .iter()
        .zip(&pages)
        .map(|(rule, page)| SarifRule { id: rule.id, severity: rule.severity, headline: explain::headline(rule, language), explained: page })
        .collect();
    sarif(findings, &rules, env!("CARGO_PKG_VERSION"), language)
}

fn as_json(findings: &[Diagnostic], language: Language) -> Value {
    json!({
        "errors": findings.iter().filter(|finding| finding.is_error()).count(),
        "findings": render::json(findings, language),
    })
}
