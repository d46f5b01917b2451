//! Rule `missing-media`.

use super::Rule;
use super::subject::Subject;
use crate::diagnostic::Severity;
use crate::scenario::edit::write;
use crate::scenario::media_facts::Located;
use crate::scenario::source::Findings;
use crate::text::{Phrase, phrase};

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
    for medium in subject.media() {
        let Located::Missing { near } = subject.media.locate(&medium.path.value) else { continue };
        let message = phrase! {
            pl: "nie ma pliku `{path}` ({what})", en: "the {what} `{path}` is not there", uk: "немає файлу `{path}` ({what})";
            what = medium.kind.name(), path = medium.path.value
        };
        let same = near.clone().filter(|near| near.to_lowercase() == medium.path.value.to_lowercase());
        let cure = match near {
            Some(near) if near.eq_ignore_ascii_case(&medium.path.value) => {
                phrase! {
                    pl: "napisz \"{near}\": w niektórych systemach wielkość liter się liczy", en: "write \"{near}\": letter case counts on some systems",
                    uk: "напишіть \"{near}\": у деяких системах великі й малі літери різняться"; near
                }
            }
            Some(near) => phrase! { pl: "może chodzi o \"{near}\"?", en: "did you mean \"{near}\"?", uk: "можливо, \"{near}\"?"; near },
            None => Phrase::fixed(
                "włóż plik do folderu scenariusza albo popraw ścieżkę",
                "put the file into the scenario's folder, or mend the path",
                "покладіть файл до теки сценарію або виправте шлях",
            ),
        };
        subject.tell(findings, &RULE, &medium.path.span, message, cure);
        if let Some(same) = same {
            findings.mend(medium.path.span.clone(), write::text(&same));
        }
    }
}
