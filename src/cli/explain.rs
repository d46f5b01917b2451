//! `ias explain`: what a rule of `ias check` does, why, and what to write instead.

mod polish;

use serde_json::{Value, json};

use super::Exit;
use super::args::{Format, Parsed};
use super::console::Console;
use super::failure::Failure;
use super::spec::{FINDINGS_LANG, FORMAT, Spec};
use crate::course;
use crate::diagnostic::{Rule, Severity, nearest};
use crate::scenario::check;
use crate::text::Language;

pub(super) static SPEC: Spec = Spec {
    name: "explain",
    summary: "Explain a rule of `ias check`, or list the rules.",
    usage: "[RULE] [--lang LANG] [--format FORMAT]",
    positionals: &[("RULE", "The id in a finding's square brackets; without it, all rules are listed.")],
    count: (0, 1),
    options: &[
        FINDINGS_LANG,
        FORMAT,
    ],
    examples: &[
        ("ias explain", "List the rules."),
        ("ias explain dangling-goto", "Explain one, with an example."),
        ("ias explain dangling-goto --lang pl", "The same in Polish."),
    ],
    notes: "",
    reads_itself: false,
};

pub(super) fn run(parsed: &Parsed, console: &mut Console) -> Result<Exit, Failure> {
    let format = parsed.format()?;
    let language = parsed.findings_language_in(format == Format::Text)?;
    match parsed.positionals.first() {
        None => list(format, language, console),
        Some(id) => {
            let id = id.to_string_lossy();
            let id = id.trim_matches(['[', ']']);
            let rule = rules().find(|rule| rule.id == id).ok_or_else(|| unknown(id))?;
            match format {
                Format::Text => console.text(&explained(rule, language)),
                Format::Json => console.line(&as_json(&shown(rule, language)).to_string()),
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

/// A rule as it is told in a language.
struct Shown {
    rule: &'static Rule,
    language: Language,
    headline: &'static str,
    what: &'static str,
    why: &'static str,
    example: &'static str,
    instead: &'static str,
}

fn shown(rule: &'static Rule, language: Language) -> Shown {
    let page = polish::PAGES.iter().find(|page| page.id == rule.id && language == Language::Pl);
    let (example, instead) = match page {
        Some(page) if !page.example.is_empty() => (page.example, page.instead),
        _ => (rule.example, rule.instead),
    };
    match page {
        Some(page) => {
            Shown { rule, language, headline: page.headline, what: page.what, why: page.why, example, instead }
        }
        None => Shown { rule, language: Language::En, headline: rule.headline, what: rule.what, why: rule.why, example, instead },
    }
}

/// What a breach of the rule is, in one line.
pub(super) fn headline(rule: &'static Rule, language: Language) -> &'static str {
    shown(rule, language).headline
}

/// The whole explanation as a page of text.
pub(super) fn explained(rule: &'static Rule, language: Language) -> String {
    let shown = shown(rule, language);
    if shown.language != Language::Pl {
        let note = if language == Language::Uk { "Українською цього пояснення ще немає; ось воно англійською.\n\n" } else { "" };
        return format!("{note}{}", rule.explained());
    }
    let severity = match rule.severity {
        Severity::Error => "błąd: tak napisanego pliku nie da się użyć",
        Severity::Warning => "ostrzeżenie: pliku da się użyć",
    };
    let mut page = format!("{} ({severity})\n{}\n\n", rule.id, shown.headline);
    page += &format!("Co robi\n    {}\n\nDlaczego to ważne\n    {}\n", shown.what, shown.why);
    if !shown.example.is_empty() {
        page += &format!("\nPrzykład\n    {}\n\nNapisz zamiast tego\n    {}\n", shown.example, shown.instead);
    }
    page
}

fn list(format: Format, language: Language, console: &mut Console) {
    match format {
        Format::Json => {
            let rules: Vec<Value> = rules().map(|rule| as_json(&shown(rule, language))).collect();
            console.line(&Value::from(rules).to_string());
        }
        Format::Text => {
            let width = rules().map(|rule| rule.id.len()).max().unwrap_or(0);
            for rule in rules() {
                console.line(&format!("{:width$}  {:7}  {}", rule.id, severity(rule), shown(rule, language).headline));
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

fn as_json(shown: &Shown) -> Value {
    json!({
        "id": shown.rule.id,
        "severity": severity(shown.rule),
        "language": shown.language,
        "headline": shown.headline,
        "what": shown.what,
        "why": shown.why,
        "example": shown.example,
        "instead": shown.instead,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_is_explained_in_polish_too() {
        for rule in rules() {
            let page = polish::PAGES.iter().find(|page| page.id == rule.id);
            let page = page.unwrap_or_else(|| panic!("`{}` has no page in cli/explain/polish.rs", rule.id));
            assert_ne!(page.headline, rule.headline, "{}", rule.id);
            assert!(!page.headline.ends_with('.') && page.what.ends_with('.') && page.why.ends_with('.'), "{}", rule.id);
            assert_eq!(page.example.is_empty(), page.instead.is_empty(), "{}", rule.id);
            // An example in words is in the words of its language, code is the same in all.
            let in_words = |text: &str| text.split_whitespace().filter(|word| word.chars().all(char::is_alphabetic)).count() > 3;
            let untranslated = page.example.is_empty() && in_words(rule.example) && !rule.example.contains(['"', '(']);
            assert!(!untranslated, "{} shows its example in English only", rule.id);
            // What stands in backquotes is of the file, and is the same in every language.
            let quoted = |text: &str| text.split('`').skip(1).step_by(2).map(str::to_owned).collect::<std::collections::BTreeSet<_>>();
            let (there, here) = (quoted(rule.what), quoted(page.what));
            assert!(there.is_subset(&here) || here.is_subset(&there), "{}: {there:?} but {here:?}", rule.id);
        }
        #[cfg(feature = "film")]
        for page in polish::PAGES {
            assert!(rules().any(|rule| rule.id == page.id), "there is no rule `{}` any more", page.id);
        }
    }

    #[test]
    fn a_page_is_in_the_language_asked_for() {
        let rule = rules().find(|rule| rule.id == "dangling-goto").expect("it exists");
        assert!(explained(rule, Language::Pl).contains("Dlaczego to ważne"));
        assert_eq!(explained(rule, Language::En), rule.explained());
        let ukrainian = explained(rule, Language::Uk);
        assert!(ukrainian.starts_with("Українською") && ukrainian.ends_with(&rule.explained()), "{ukrainian}");
    }
}
