//! Rule `empty-text`.

use super::Rule;
use super::subject::Subject;
use crate::diagnostic::Severity;
use crate::scenario::source::{Findings, NodeKind, Text};
use crate::text::{Phrase, phrase};

/// The rule.
pub static RULE: Rule = Rule {
    id: "empty-text",
    severity: Severity::Warning,
    headline: "A text that must be there says nothing",
    what: "Looks at the texts that a trainee cannot do without: the scenario's title, questions, options, conclusions and the titles of endings.",
    why: "The trainee would see an empty button, or an empty screen.",
    example: r#"prompt: """#,
    instead: r#"prompt: "What do you do?""#,
};

const CURE: Phrase = Phrase::fixed(
    "napisz, co ma przeczytać uczestnik",
    "write what the trainee is to read",
    "напишіть, що має прочитати учасник",
);

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    let mut tell = |text: Option<&Text>, what: &str| {
        if let Some(text) = text.filter(|text| text.value.is_empty() && !findings.has_error_within(&text.span)) {
            let message = phrase! { pl: "`{what}` jest puste", en: "`{what}` is empty", uk: "`{what}` порожнє"; what };
            subject.tell(findings, &RULE, &text.span, message, CURE);
        }
    };
    tell(subject.title(), "title");
    for node in subject.nodes() {
        match &node.kind {
            Some(NodeKind::Exhibit(exhibit)) => tell(exhibit.prompt.as_ref(), "prompt"),
            Some(NodeKind::Refer(refer)) => tell(refer.prompt.as_ref(), "prompt"),
            Some(NodeKind::Ending(ending)) => tell(ending.title.as_ref(), "title"),
            Some(NodeKind::Assess(assess)) => {
                tell(assess.prompt.as_ref(), "prompt");
                assess.conclusions.iter().for_each(|conclusion| tell(conclusion.text.as_ref(), "text"));
            }
            _ => {}
        }
    }
    for ask in subject.choices() {
        tell(ask.prompt.as_ref(), "prompt");
        ask.options.iter().for_each(|option| tell(option.text.as_ref(), "text"));
    }
}
