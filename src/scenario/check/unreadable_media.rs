//! Rule `unreadable-media`.

use super::Rule;
use super::subject::Subject;
use crate::diagnostic::Severity;
use crate::scenario::media_facts::MediaKind;
use crate::scenario::source::Findings;
use crate::text::{Phrase, phrase};

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
    for medium in subject.media() {
        if let Some(Err(why)) = subject.probed(&medium.path.value, medium.kind) {
            let message = phrase! {
                pl: "nie da się użyć pliku `{path}` ({what}): {why}", en: "the {what} `{path}` cannot be used: {why}",
                uk: "файл `{path}` ({what}) не вдається використати: {why}";
                what = medium.kind.name(), path = medium.path.value, why
            };
            let end = medium.path.value.rsplit('.').next().unwrap_or_default().to_lowercase();
            let cure = match (medium.kind, &*end) {
                (MediaKind::Film, "png" | "jpg" | "jpeg") => WRITE_STILL,
                (MediaKind::Film, "ogg" | "opus" | "flac" | "wav" | "mp3") => WRITE_SOUND,
                (MediaKind::Film, _) => CONVERT,
                _ => FORMATS,
            };
            subject.tell(findings, &RULE, &medium.path.span, message, cure);
        }
    }
}

const WRITE_STILL: Phrase = Phrase::fixed(
    "obraz zapisz w polu `still`, a czas, przez jaki stoi, w `seconds`",
    "write a picture as `still`, and how long it stands as `seconds`",
    "зображення запишіть у полі `still`, а скільки воно стоїть — у `seconds`",
);
const WRITE_SOUND: Phrase = Phrase::fixed(
    "dźwięk zapisz w polu `sound`, a obok niego `film` albo `still`",
    "write a sound as `sound`, beside a `film` or a `still`",
    "звук запишіть у полі `sound`, а поряд із ним `film` або `still`",
);
const CONVERT: Phrase = Phrase::fixed(
    "przekonwertuj go przez `ias film import` albo włóż w to miejsce cały plik",
    "convert it with `ias film import`, or put a whole file in its place",
    "перетворіть його через `ias film import` або покладіть на його місце цілий файл",
);
const FORMATS: Phrase = Phrase::fixed(
    "użyj Opus lub FLAC dla dźwięku, PNG lub JPEG dla obrazów, WebVTT dla napisów",
    "use Opus or FLAC for sound, PNG or JPEG for pictures, WebVTT for captions",
    "використайте Opus або FLAC для звуку, PNG або JPEG для зображень, WebVTT для субтитрів",
);
