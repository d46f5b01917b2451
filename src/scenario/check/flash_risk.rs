//! Rule `flash-risk`.

use std::collections::BTreeSet;

use super::Rule;
use super::subject::Subject;
use crate::diagnostic::Severity;
use crate::scenario::media_facts::MediaKind;
use crate::scenario::source::Findings;
use crate::text::{Phrase, phrase};

/// So many flashes a second may be shown. Source: W3C, WCAG 2.2, success criterion 2.3.1.
const MOST: u32 = 3;

/// The rule.
pub static RULE: Rule = Rule {
    id: "flash-risk",
    severity: Severity::Error,
    headline: "A film clip flashes more than three times a second",
    what: "Looks at every frame of each clip for general and red flashes as WCAG 2.2 defines them (success criterion 2.3.1): opposing changes of light by a tenth or more, or to and from a saturated red, over a quarter of any third of the picture's width and height.",
    why: "Such flashes can bring on a seizure in people with photosensitive epilepsy, who often do not know that they have it.",
    example: "a blue light that fills the picture five times a second",
    instead: "the same light twice a second, dimmer, or at the edge of the picture",
};

const RED: Phrase = Phrase::fixed("na czerwono ", "red ", "червоним ");

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    let mut told = BTreeSet::new();
    for medium in subject.media().iter().filter(|medium| medium.kind == MediaKind::Film) {
        let path = &medium.path.value;
        let Some(flashes) = subject.media.flashes(path).filter(|flashes| flashes.most > MOST) else { continue };
        if told.insert(path) {
            let red = if flashes.is_red { RED } else { Phrase::default() };
            let times = Phrase::counted(flashes.most as usize, ["raz", "razy", "razy"], ["time", "times"], ["раз", "рази", "разів"]);
            let message = phrase! {
                pl: "`{path}` błyska {red}{times} w ciągu sekundy przed {at} s", en: "`{path}` flashes {red}{times} within the second before {at} s",
                uk: "`{path}` спалахує {red}{times} протягом секунди перед {at} с";
                path, red, times, at = flashes.at
            };
            let cure = Phrase::fixed(
                "niech błyska najwyżej trzy razy na sekundę albo na mniejszej części obrazu",
                "let it flash three times a second at most, or in a smaller part of the picture",
                "нехай спалахує не більше трьох разів на секунду або на меншій частині зображення",
            );
            subject.tell(findings, &RULE, &medium.path.span, message, cure);
        }
    }
}
