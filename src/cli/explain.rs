//! `ias explain`: what a rule of `ias check` does, why, and what to write instead.

use serde_json::{Value, json};

use super::Exit;
use super::args::{Format, Parsed};
use super::console::Console;
use super::failure::Failure;
use super::spec::{FORMAT, Spec};
use crate::course;
use crate::diagnostic::{Rule, Severity, nearest};
use crate::scenario::check;

pub(super) static SPEC: Spec = Spec {
    name: "explain",
    summary: "Explain a rule of `ias check`, or list the rules.",
    usage: "[RULE] [--format FORMAT]",
    positionals: &[("RULE", "The id in a finding's square brackets; without it, all rules are listed.")],
    count: (0, 1),
    options: &[FORMAT],
    examples: &[("ias explain", "List the rules."), ("ias explain dangling-goto", "Explain one, with an example.")],
    notes: "",
    reads_itself: false,
};

pub(super) fn run(parsed: &Parsed, console: &mut Console) -> Result<Exit, Failure> {
    let format = parsed.format()?;
    match parsed.positionals.first() {
        None => list(format, console),
        Some(id) => {
            let id = id.to_string_lossy();
            let id = id.trim_matches(['[', ']']);
            let rule = rules().find(|rule| rule.id == id).ok_or_else(|| unknown(id))?;
            match format {
                Format::Text => console.text(&rule.explained()),
                Format::Json => console.line(&as_json(rule).to_string()),
            }
        }
    }
    Ok(Exit::Fine)
}

/// The rules of scenarios, then those of courses, then those of storyboards.
fn rules() -> impl Iterator<Item = &'static Rule> {
    #[cfg(feature = "film")]
    let film = crate::film::rules::RULES;
    #[cfg(not(feature = "film"))]
    let film: &[&'static Rule] = &[];
    check::RULES.iter().chain(course::rules::RULES).chain(film).copied()
}

fn unknown(id: &str) -> Failure {
    let remedy = match nearest(id, rules().map(|rule| rule.id)) {
        Some(meant) => format!("Did you mean `ias explain {meant}`?"),
        None => "`ias explain` lists the rules.".to_owned(),
    };
    Failure::new(format!("There is no rule `{id}`."), remedy)
}

fn list(format: Format, console: &mut Console) {
    match format {
        Format::Json => {
            let rules: Vec<Value> = rules().map(as_json).collect();
            console.line(&Value::from(rules).to_string());
        }
        Format::Text => {
            let width = rules().map(|rule| rule.id.len()).max().unwrap_or(0);
            for rule in rules() {
                console.line(&format!("{:width$}  {:7}  {}", rule.id, severity(rule), rule.headline));
            }
        }
    }
}

fn severity(rule: &Rule) -> &'static str {
    match rule.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

fn as_json(rule: &Rule) -> Value {
    json!({
        "id": rule.id,
        "severity": severity(rule),
        "headline": rule.headline,
        "what": rule.what,
        "why": rule.why,
        "example": rule.example,
        "instead": rule.instead,
    })
}
