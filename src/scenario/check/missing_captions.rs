//! Rule `missing-captions`.

use super::Rule;
use super::subject::Subject;
use crate::diagnostic::Severity;
use crate::scenario::source::{Findings, NodeKind};
use crate::text::{Phrase, phrase};

/// The rule.
pub static RULE: Rule = Rule {
    id: "missing-captions",
    severity: Severity::Warning,
    headline: "A scene has sound, but no captions",
    what: "Looks for scenes with `sound` and without `captions`. A language that is missing is told by `missing-translation`.",
    why: "Trainees who do not hear well, or sit in a noisy room, miss what is said, and with it the signs that are heard.",
    example: r#"sound: "sound/lane.ogg""#,
    instead: r#"sound: "sound/lane.ogg", captions: {"pl": "captions/pl/lane.vtt"}"#,
};

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    for node in subject.nodes() {
        let Some(NodeKind::Scene(scene)) = &node.kind else { continue };
        if let Some((_, sound)) = scene.sound.first()
            && scene.captions.is_empty()
            && !scene.has_faulty_captions
        {
            let message = phrase! {
                pl: "scena `{id}` ma dźwięk, ale nie ma napisów", en: "the scene `{id}` has sound, but no captions",
                uk: "сцена `{id}` має звук, але не має субтитрів"; id = node.id.value
            };
            let cure = Phrase::fixed(
                "dodaj `captions`, plik WebVTT dla każdego języka",
                "add `captions`, a WebVTT file for each language",
                "додайте `captions`, файл WebVTT для кожної мови",
            );
            subject.tell(findings, &RULE, &sound.span, message, cure);
        }
    }
}
