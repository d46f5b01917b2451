//! Rule `unreadable-media`.

use super::Rule;
use super::subject::Subject;
use crate::diagnostic::Severity;
use crate::scenario::media_facts::MediaKind;
use crate::scenario::source::Findings;

/// The rule.
pub static RULE: Rule = Rule {
    id: "unreadable-media",
    severity: Severity::Error,
    headline: "A media file cannot be used",
    what: "Opens every medium as what it is used for.",
    why: "The scene would be skipped with a message. Film must be AV1, 8 bit 4:2:0, in MP4; sound Opus or FLAC; stills PNG or JPEG; captions WebVTT.",
    example: r#"film: "film/lane.mov""#,
    instead: r#"film: "film/lane.mp4", made with `ias film import`"#,
};

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    for medium in subject.media_paths() {
        if let Some(Err(why)) = subject.probed(&medium.path.value, medium.kind) {
            let message = format!("the {} `{}` cannot be used: {why}", medium.kind.name(), medium.path.value);
            let cure = "convert it with `ias film import`, or put a whole file in its place";
            let cure = if medium.kind == MediaKind::Film { cure } else { FORMATS };
            subject.tell(findings, &RULE, &medium.path.span, message, cure);
        }
    }
}

const FORMATS: &str = "use Opus or FLAC for sound, PNG or JPEG for pictures, WebVTT for captions";
