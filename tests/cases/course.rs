//! `course/<case>/course.ron` → `findings.snap`: what `ias course check` tells. `known.txt`, if there, lists the scenarios
//! on the machine.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use ias::course::{self, rules::RULES};
use ias::diagnostic::{Diagnostic, SourceText};
use ias::scenario::graph::ScenarioId;
use libtest_mimic::Trial;

pub fn trials() -> Vec<Trial> {
    let mut trials = super::trials_of("course", run);
    trials.push(Trial::test("course: every rule has a case", every_rule_has_a_case));
    trials
}

fn run(case: &Path) {
    let text = fs::read_to_string(case.join("course.ron")).expect("a course");
    let known = fs::read_to_string(case.join("known.txt")).ok();
    let known: Option<Vec<ScenarioId>> = known.map(|known| known.lines().map(|id| ScenarioId(id.into())).collect());
    let (read, findings) = course::read(&SourceText::new("case/course.ron", text), known.as_deref());
    assert_eq!(read.is_none(), findings.iter().any(Diagnostic::is_error), "a course exactly when nothing is an error");
    for finding in &findings {
        assert!(finding.span.is_some() && finding.cure.is_some(), "without place or cure: {:?}", finding.message);
    }
    super::assert_case(case, "findings", &super::load::shown(&findings));
}

/// Every rule is seen at work in a snapshot.
fn every_rule_has_a_case() -> Result<(), libtest_mimic::Failed> {
    let mut seen = BTreeSet::new();
    for case in super::cases_of("course") {
        let snapshot = fs::read_to_string(case.join("findings.snap"))?;
        let ids = snapshot.lines().filter_map(|line| line.strip_prefix("error[").or(line.strip_prefix("warning[")));
        seen.extend(ids.filter_map(|rest| rest.split(']').next()).map(str::to_owned));
    }
    let missing: Vec<&str> = RULES.iter().map(|rule| rule.id).filter(|id| !seen.contains(*id)).collect();
    if missing.is_empty() { Ok(()) } else { Err(format!("no case shows {}", missing.join(", ")).into()) }
}
