//! Rule `unreachable-node`.

use super::Rule;
use super::subject::Subject;
use crate::diagnostic::Severity;
use crate::scenario::source::Findings;
use crate::text::{Phrase, phrase};

/// The rule.
pub static RULE: Rule = Rule {
    id: "unreachable-node",
    severity: Severity::Warning,
    headline: "A node that nothing leads to",
    what: "Follows every way from `start`, conditions aside, and finds nodes that are on none.",
    why: "What is written there is never seen. Usually a `goto` names another node than was meant.",
    example: r#""lost": Scene(…) and no goto: "lost""#,
    instead: r#"goto: "lost" somewhere, or no such node"#,
};

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    let Some(reachable) = subject.reachable(findings) else { return };
    for (at, behind) in subject.heads(&reachable) {
        let node = &subject.nodes()[at];
        let id = &node.id.value;
        let message = if behind == 0 {
            phrase! { pl: "do węzła `{id}` nic nie prowadzi", en: "nothing leads to the node `{id}`", uk: "до вузла `{id}` ніщо не веде"; id }
        } else {
            let others = Phrase::counted(behind, ["węzeł", "węzły", "węzłów"], ["node", "nodes"], ["вузол", "вузли", "вузлів"]);
            phrase! {
                pl: "do węzła `{id}` nic nie prowadzi, więc ani do dalszych za nim ({others})",
                en: "nothing leads to the node `{id}`, so neither to those behind it ({others})",
                uk: "до вузла `{id}` ніщо не веде, тож і до наступних за ним ({others})"; id, others
            }
        };
        let cure = Phrase::fixed(
            "poprowadź do niego jakieś `goto` albo go usuń",
            "lead to it with a `goto`, or take it away",
            "проведіть до нього якесь `goto` або вилучіть його",
        );
        subject.tell(findings, &RULE, &node.id.span, message, cure);
    }
}
