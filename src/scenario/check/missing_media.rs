//! Rule `missing-media`.

use super::Rule;
use super::subject::Subject;
use crate::diagnostic::Severity;
use crate::scenario::edit::write;
use crate::scenario::media_facts::Located;
use crate::scenario::source::Findings;

/// The rule.
pub static RULE: Rule = Rule {
    id: "missing-media",
    severity: Severity::Error,
    headline: "A media file is not there",
    what: "Looks for every film, sound, still, caption file and poster in the scenario's folder. Letter case counts.",
    why: "The scene would be skipped with a message, and a name that differs in case works on Windows and fails on Linux.",
    example: r#"film: "film/Lane.mp4""#,
    instead: r#"film: "film/lane.mp4""#,
};

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    for medium in subject.media_paths() {
        let Located::Missing { near } = subject.media.locate(&medium.path.value) else { continue };
        let message = format!("the {} `{}` is not there", medium.kind.name(), medium.path.value);
        let same = near.clone().filter(|near| near.to_lowercase() == medium.path.value.to_lowercase());
        let cure = match near {
            Some(near) if near.eq_ignore_ascii_case(&medium.path.value) => {
                format!("write \"{near}\": letter case counts on some systems")
            }
            Some(near) => format!("did you mean \"{near}\"?"),
            None => "put the file into the scenario's folder, or mend the path".to_owned(),
        };
        subject.tell(findings, &RULE, &medium.path.span, message, cure);
        if let Some(same) = same {
            findings.mend(medium.path.span.clone(), write::text(&same));
        }
    }
}
