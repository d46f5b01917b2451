//! Rule `unrated-option`.

use super::Rule;
use super::subject::Subject;
use crate::diagnostic::Severity;
use crate::scenario::source::Findings;

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
            let message = format!("the option `{}` has no rating, though others of this choice have", option.id.value);
            subject.tell(findings, &RULE, &option.id.span, message, "write `rating: Best`, `Good`, `Poor` or `Harmful`");
        }
    }
}
