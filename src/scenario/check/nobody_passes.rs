//! Rule `nobody-passes`: a principle that nothing keeps; the rest is found by proof.

use std::collections::BTreeSet;

use super::Rule;
use super::subject::Subject;
use crate::diagnostic::Severity;
use crate::scenario::graph::Rating;
use crate::scenario::source::{ChoiceOption, Findings};
use crate::text::phrase;

/// The rule.
pub static RULE: Rule = Rule {
    id: "nobody-passes",
    severity: Severity::Warning,
    headline: "Nobody can pass",
    what: "Looks for principles of `must_do` that no option rated `Best` or `Good` names, and at every play whether one of them passes.",
    why: "Whoever does everything right fails all the same, and learns that it was wrong.",
    example: r#"rubric: (must_do: ["IP-08"]) and no option with principle: "IP-08""#,
    instead: r#"the option that keeps it: principle: "IP-08", or no such entry in must_do"#,
};

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    let Some(rubric) = subject.rubric().filter(|rubric| rubric.pass_mark != Some(None)) else { return };
    let keeps = |option: &&ChoiceOption| matches!(option.rating, Some(Rating::Best | Rating::Good));
    let kept: BTreeSet<&str> =
        subject.choices().flat_map(|ask| &ask.options).filter(keeps).flat_map(|option| &option.principles).map(|name| &*name.value).collect();
    for name in rubric.must_do.iter().filter(|name| !kept.contains(&*name.value)) {
        // An option that was told of may be the one that keeps it.
        if findings.has_error_within(&name.span) || subject.has_faulty_choices(findings) {
            continue;
        }
        let message = phrase! {
            pl: "żadna opcja oceniona jako `Best` lub `Good` nie wymienia `{name}`, a bez tego nikt nie może zdać",
            en: "no option rated `Best` or `Good` names `{name}`, which a pass asks for: nobody can pass",
            uk: "жоден варіант з оцінкою `Best` чи `Good` не називає `{name}`, а без цього ніхто не може скласти"; name = name.value
        };
        let cure = phrase! {
            pl: "napisz principle: \"{name}\" w opcji, która jej dotrzymuje, albo usuń ją z `must_do`",
            en: "write principle: \"{name}\" into the option that keeps it, or take it out of `must_do`",
            uk: "напишіть principle: \"{name}\" у варіанті, який його дотримується, або вилучіть його з `must_do`"; name = name.value
        };
        subject.tell(findings, &RULE, &name.span, message, cure);
    }
}
