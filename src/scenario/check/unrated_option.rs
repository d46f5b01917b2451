//! Rule `unrated-option`.

use super::Rule;
use super::subject::Subject;
use crate::diagnostic::Severity;
use crate::scenario::source::Findings;
use crate::text::{Phrase, phrase};

/// The rule.
pub static RULE: Rule = Rule {
    id: "unrated-option",
    severity: Severity::Warning,
    headline: "An option has no rating beside others that have one",
    what: "Looks for options without `rating` in choices where another option has one.",
    why: "Who takes it is not scored and is asked for nothing: it may be better for the score than a poor answer.",
    example: r#"(id: "a", rating: Best, …), (id: "b", …)"#,
    instead: r#"(id: "a", rating: Best, …), (id: "b", rating: Poor, …)"#,
};

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    for ask in subject.choices() {
        if ask.options.iter().all(|option| option.rating.is_none()) {
            continue;
        }
        for option in ask.options.iter().filter(|option| option.rating.is_none()) {
            let message = phrase! {
                pl: "opcja `{id}` nie ma oceny, choć inne w tym wyborze ją mają", en: "the option `{id}` has no rating, though others of this choice have",
                uk: "варіант `{id}` не має оцінки, хоча інші в цьому виборі мають"; id = option.id.value
            };
            let cure = Phrase::fixed(
                "napisz `rating: Best`, `Good`, `Poor` lub `Harmful`",
                "write `rating: Best`, `Good`, `Poor` or `Harmful`",
                "напишіть `rating: Best`, `Good`, `Poor` або `Harmful`",
            );
            subject.tell(findings, &RULE, &option.id.span, message, cure);
        }
    }
}
