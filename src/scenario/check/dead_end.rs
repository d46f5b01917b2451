//! Rule `dead-end`.

use super::Rule;
use super::subject::Subject;
use crate::diagnostic::Severity;
use crate::scenario::source::Findings;
use crate::text::{Phrase, phrase};

/// The rule.
pub static RULE: Rule = Rule {
    id: "dead-end",
    severity: Severity::Error,
    headline: "No ending can be reached from a node",
    what: "Follows every way on from each node that can be reached, and finds those from which no `Ending` is.",
    why: "Whoever comes there never gets to the end of the film, the debrief and the result.",
    example: r#""a": Scene(then: Goto("b")), "b": Scene(then: Goto("a"))"#,
    instead: r#""b": Scene(then: Goto("end")), "end": Ending(…)"#,
};

const CURE: Phrase = Phrase::fixed(
    "poprowadź z niego albo z tego, co po nim następuje, drogę do `Ending`",
    "give it, or what follows it, a way to an `Ending`",
    "проведіть від нього або від того, що йде після нього, шлях до `Ending`",
);

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    let Some(reachable) = subject.reachable(findings) else { return };
    let finishing = subject.finishing();
    for ((node, reached), finishes) in subject.nodes().iter().zip(reachable).zip(finishing) {
        if reached && !finishes {
            let message = phrase! {
                pl: "z węzła `{id}` nie da się dojść do żadnego zakończenia", en: "no ending can be reached from the node `{id}`",
                uk: "з вузла `{id}` не можна дійти до жодного завершення"; id = node.id.value
            };
            subject.tell(findings, &RULE, &node.id.span, message, CURE);
        }
    }
}
