//! `ias explain`: what a rule of `ias check` does, why, and what to write instead.

mod page;
mod polish;
mod ukrainian;

use serde_json::{Value, json};

use super::Exit;
use super::args::{Format, Parsed};
use super::console::Console;
use super::failure::Failure;
use super::spec::{FINDINGS_LANG, FORMAT, Spec};
use crate::course;
use crate::diagnostic::render::severity_name;
use crate::diagnostic::{Rule, Severity, nearest};
use crate::scenario::check;
use crate::text::Language;

use page::Page;

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
        ("ias explain dangling-goto --lang uk", "The same in Ukrainian."),
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
    let page = pages(language).iter().find(|page| page.id == rule.id);
    let (example, instead) = match page {
        Some(page) if !page.example.is_empty() => (page.example, page.instead),
        _ => (rule.example, rule.instead),
    };
    match page {
        Some(page) => Shown { rule, language, headline: page.headline, what: page.what, why: page.why, example, instead },
        None => Shown { rule, language: Language::En, headline: rule.headline, what: rule.what, why: rule.why, example, instead },
    }
}

/// The pages in that language; English stands with the rules themselves.
fn pages(language: Language) -> &'static [Page] {
    match language {
        Language::Pl => polish::PAGES,
        Language::En => &[],
        Language::Uk => ukrainian::PAGES,
    }
}

/// What a breach of the rule is, in one line.
pub(super) fn headline(rule: &'static Rule, language: Language) -> &'static str {
    shown(rule, language).headline
}

/// The words around an explanation.
struct Frame {
    error: &'static str,
    warning: &'static str,
    what: &'static str,
    why: &'static str,
    example: &'static str,
    instead: &'static str,
}

const POLISH: Frame = Frame {
    error: "błąd: tak napisanego pliku nie da się użyć",
    warning: "ostrzeżenie: pliku da się użyć",
    what: "Co robi",
    why: "Dlaczego to ważne",
    example: "Przykład",
    instead: "Napisz zamiast tego",
};

const UKRAINIAN: Frame = Frame {
    error: "помилка: так написаний файл використати не можна",
    warning: "попередження: файл можна використати",
    what: "Що робить",
    why: "Чому це важливо",
    example: "Приклад",
    instead: "Напишіть натомість",
};

/// The whole explanation as a page of text.
pub(super) fn explained(rule: &'static Rule, language: Language) -> String {
    let shown = shown(rule, language);
    let frame = match shown.language {
        Language::Pl => POLISH,
        Language::En => return rule.explained(),
        Language::Uk => UKRAINIAN,
    };
    let severity = match rule.severity {
        Severity::Error => frame.error,
        Severity::Warning => frame.warning,
    };
    let mut page = format!("{} ({severity})\n{}\n\n", rule.id, shown.headline);
    page += &format!("{}\n    {}\n\n{}\n    {}\n", frame.what, shown.what, frame.why, shown.why);
    if !shown.example.is_empty() {
        page += &format!("\n{}\n    {}\n\n{}\n    {}\n", frame.example, shown.example, frame.instead, shown.instead);
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
            let name = |rule: &Rule| severity_name(rule.severity).get(language).to_owned();
            let wide = rules().map(|rule| name(rule).chars().count()).max().unwrap_or(0);
            for rule in rules() {
                console.line(&format!("{:width$}  {:wide$}  {}", rule.id, name(rule), shown(rule, language).headline));
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
    fn every_rule_is_explained_in_every_language() {
        for (language, rule) in [Language::Pl, Language::Uk].into_iter().flat_map(|language| rules().map(move |rule| (language, rule))) {
            let of_rule: Vec<_> = pages(language).iter().filter(|page| page.id == rule.id).collect();
            let [page] = of_rule[..] else { panic!("`{}` has {} pages in {language} (cli/explain/), not one", rule.id, of_rule.len()) };
            assert_ne!(page.headline, rule.headline, "{}", rule.id);
            assert!(!page.headline.ends_with('.') && page.what.ends_with('.') && page.why.ends_with('.'), "{} in {language}", rule.id);
            assert_eq!(page.example.is_empty(), page.instead.is_empty(), "{}", rule.id);
            let is_cyrillic = |text: &str| text.chars().any(|c| ('\u{400}'..='\u{4ff}').contains(&c));
            for text in [page.headline, page.what, page.why] {
                assert_eq!(is_cyrillic(text), language == Language::Uk, "{} in {language}: {text}", rule.id);
            }
            // An example in words is in the words of its language, code is the same in all.
            let in_words = |text: &str| text.split_whitespace().filter(|word| word.chars().all(char::is_alphabetic)).count() > 3;
            let untranslated = page.example.is_empty() && in_words(rule.example) && !rule.example.contains(['"', '(']);
            assert!(!untranslated, "{} shows its example in English only", rule.id);
            // What stands in backquotes is of the file, and is the same in every language.
            let quoted = |text: &str| text.split('`').skip(1).step_by(2).map(str::to_owned).collect::<std::collections::BTreeSet<_>>();
            let (there, here) = (quoted(rule.what), quoted(page.what));
            assert!(there.is_subset(&here) || here.is_subset(&there), "{} in {language}: {there:?} but {here:?}", rule.id);
        }
        #[cfg(feature = "film")]
        for page in Language::ALL.into_iter().flat_map(pages) {
            assert!(rules().any(|rule| rule.id == page.id), "there is no rule `{}` any more", page.id);
        }
    }

    #[test]
    fn a_page_is_in_the_language_asked_for() {
        let rule = rules().find(|rule| rule.id == "dangling-goto").expect("it exists");
        assert!(explained(rule, Language::Pl).contains("Dlaczego to ważne"));
        assert_eq!(explained(rule, Language::En), rule.explained());
        assert!(explained(rule, Language::Uk).contains("Чому це важливо"));
    }
}
