//! `load/<case>/scenario.ron` → `findings.snap`: what a trainer sees when a file is loaded, media aside.

use std::fs;
use std::path::Path;

use ias::catalogue::Reference;
use ias::diagnostic::Diagnostic;
use ias::diagnostic::render::{Colours, summary, terminal};
use ias::scenario::load::load_text;
use ias::scenario::media_facts::MediaAssumed;
use ias::text::Language;
use libtest_mimic::Trial;

pub fn trials() -> Vec<Trial> {
    super::trials_of("load", run)
}

fn run(case: &Path) {
    let text = fs::read_to_string(case.join("scenario.ron")).expect("a scenario");
    let (graph, findings) = load_text("case/scenario.ron", &text, Reference::embedded(), &MediaAssumed);
    assert_eq!(graph.is_none(), findings.iter().any(Diagnostic::is_error), "a graph exactly when nothing is an error");
    super::assert_case(case, "findings", &shown(&findings));
}

/// Findings as on a terminal without colours.
pub fn shown(findings: &[Diagnostic]) -> String {
    let pages: Vec<String> = findings.iter().map(|finding| terminal(finding, Colours::Off, Language::En)).collect();
    format!("{}\n{}", pages.join("\n"), summary(findings, Language::En))
}
