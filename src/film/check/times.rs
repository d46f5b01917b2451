//! The moments of a storyboard: what lies outside its shot, shots out of order, lines that meet or do not fit.

use std::ops::Range;

use super::{Findings, Tree};
use crate::film::captions;
use crate::film::rules::{LINE_TOO_LONG, TIMING};
use crate::film::storyboard::{Beat, Scene, Storyboard, Via};
use crate::text::{Language, Phrase, phrase};

/// Characters a second that the fastest voice says.
const FASTEST: f32 = 23.0;
/// A moment may be so far outside by rounding, seconds.
const ROUNDING: f32 = 0.021;

const A_BEAT: Phrase = Phrase::fixed("zdarzenie", "a beat", "подія");
const A_KEY: Phrase = Phrase::fixed("klucz kamery", "a camera key", "ключ камери");
const A_MARK: Phrase = Phrase::fixed("znacznik", "a mark", "позначка");

/// Tells what does not go together in time.
pub(super) fn check(board: &Storyboard, tree: &Tree, findings: &mut Findings) {
    for (number, scene) in board.scenes.iter().enumerate() {
        let whole = tree.scene(number);
        for (index, sound) in scene.sounds.iter().enumerate() {
            if !(0.0..scene.seconds).contains(&sound.0) {
                let span = Tree::span(Tree::item(Tree::entry(whole, "sounds", index), 0));
                let message = phrase! {
                    pl: "dźwięk w {at} s jest poza swoją sceną", en: "a sound at {at} s is outside its scene", uk: "звук на {at} с — поза своєю сценою"; at = sound.0
                };
                let cure = phrase! { pl: "napisz mniej niż {end}", en: "write less than {end}", uk: "напишіть менше ніж {end}"; end = scene.seconds };
                findings.tell(&TIMING, span, message, cure);
            }
        }
        let mut before = -1.0;
        for (index, shot) in scene.shots.iter().enumerate() {
            let place = tree.shot(number, index);
            if shot.from <= before || (index == 0 && shot.from != 0.0) || shot.from >= scene.seconds {
                let message = phrase! {
                    pl: "ujęcie \"{id}\" zaczyna się w {from} s", en: "shot \"{id}\" begins at {from} s", uk: "кадр \"{id}\" починається на {from} с";
                    id = shot.id, from = shot.from
                };
                let cure = Phrase::fixed(
                    "ujęcia zaczynają się od 0 i następują po sobie w swojej scenie",
                    "shots begin at 0 and follow each other within their scene",
                    "кадри починаються з 0 і йдуть один за одним у межах своєї сцени",
                );
                findings.tell(&TIMING, Tree::span(Tree::field(place, "from")), message, cure);
            }
            before = shot.from;
            let inside = shot.from - ROUNDING..scene.shot_end(index) + ROUNDING;
            let mut outside = |at: f32, what: Phrase, span: Range<usize>| {
                if !inside.contains(&at) {
                    let cure = phrase! {
                        pl: "napisz od {from} do {to} albo przenieś to do ujęcia, które wtedy trwa", en: "write {from} to {to}, or put it into the shot that is on then",
                        uk: "напишіть від {from} до {to} або перенесіть це до кадру, який тоді триває"; from = shot.from, to = scene.shot_end(index)
                    };
                    let message = phrase! {
                        pl: "{what} w {at} s jest poza swoim ujęciem \"{id}\"", en: "{what} at {at} s is outside its shot \"{id}\"",
                        uk: "{what} на {at} с — поза своїм кадром \"{id}\""; what, at, id = shot.id
                    };
                    findings.tell(&TIMING, span, message, cure);
                }
            };
            for (at, (moment, _)) in shot.beats.iter().enumerate() {
                outside(*moment, A_BEAT, Tree::span(Tree::item(Tree::entry(place, "beats", at), 0)));
            }
            for (at, key) in shot.cam.iter().enumerate() {
                outside(key.0, A_KEY, Tree::span(Tree::item(Tree::entry(place, "cam", at), 0)));
            }
            for (at, mark) in shot.marks.iter().enumerate() {
                let entry = Tree::entry(place, "marks", at);
                outside(mark.from, A_MARK, Tree::span(Tree::field(entry, "from")));
                outside(mark.to, A_MARK, Tree::span(Tree::field(entry, "to")));
            }
            for (at, mark) in shot.marks.iter().enumerate().filter(|(_, mark)| mark.to <= mark.from) {
                let span = Tree::span(Tree::field(Tree::entry(place, "marks", at), "to"));
                let message = phrase! {
                    pl: "znacznik `{cue}` kończy się, zanim się zacznie", en: "the mark of `{cue}` ends before it begins",
                    uk: "позначка `{cue}` закінчується раніше, ніж починається"; cue = mark.cue
                };
                findings.tell(&TIMING, span, message, Phrase::fixed("napisz późniejsze `to`", "write a later `to`", "напишіть пізніше `to`"));
            }
        }
        lines(board, scene, number, tree, findings);
    }
}

/// A line as it is said: when, for how long, its key, and where that is written.
struct Said<'a> {
    at: f32,
    slot: f32,
    key: &'a str,
    span: Range<usize>,
}

fn lines(board: &Storyboard, scene: &Scene, number: usize, tree: &Tree, findings: &mut Findings) {
    let mut said = Vec::new();
    for (index, shot) in scene.shots.iter().enumerate() {
        for (at, (moment, beat)) in shot.beats.iter().enumerate() {
            let Beat::Say(key, slot) = beat else { continue };
            let span = Tree::span(Tree::item(Tree::entry(tree.shot(number, index), "beats", at), 1));
            said.push(Said { at: *moment, slot: *slot, key, span });
        }
    }
    said.sort_by(|a, b| a.at.total_cmp(&b.at));
    let speaks = |said: &&Said| board.lines.get(said.key).is_some_and(|line| line.via != Via::Murmur && line.own.is_none());
    let aloud: Vec<&Said> = said.iter().filter(speaks).collect();
    for pair in aloud.windows(2) {
        let end = pair[0].at + pair[0].slot;
        if pair[1].at < end - 0.05 {
            let end = format!("{end:.2}");
            let message = phrase! {
                pl: "\"{second}\" zaczyna się, gdy \"{first}\" jeszcze trwa, do {end} s", en: "\"{second}\" begins while \"{first}\" is still said, until {end} s",
                uk: "\"{second}\" починається, коли \"{first}\" ще триває, до {end} с"; second = pair[1].key, first = pair[0].key, end
            };
            let cure = phrase! {
                pl: "napisz {end} lub później albo skróć pierwszą", en: "write {end} or later, or shorten the first", uk: "напишіть {end} або пізніше чи скоротіть першу"; end
            };
            findings.tell(&TIMING, pair[1].span.clone(), message, cure);
        }
    }
    for line in &aloud {
        if line.at + line.slot > scene.seconds + ROUNDING {
            let message = phrase! {
                pl: "\"{key}\" trwa dłużej niż scena, która ma {seconds} s", en: "\"{key}\" outlasts its scene of {seconds} s",
                uk: "\"{key}\" триває довше за сцену, яка має {seconds} с"; key = line.key, seconds = scene.seconds
            };
            let cure = Phrase::fixed(
                "powiedz to wcześniej albo wydłuż scenę",
                "say it earlier, or lengthen the scene",
                "скажіть це раніше або подовжте сцену",
            );
            findings.tell(&TIMING, line.span.clone(), message, cure);
        }
        let Some(text) = board.lines.get(line.key).map(|line| &line.text) else { continue };
        for language in Language::ALL {
            let Some(text) = text.exact(language) else { continue };
            #[expect(clippy::cast_precision_loss, reason = "a line is short")]
            let wants = text.chars().count() as f32 / FASTEST;
            if wants > line.slot {
                let message = phrase! {
                    pl: "wypowiedzenie \"{key}\" ({language}) trwa około {wants} s, a jej Say ma {slot} s",
                    en: "\"{key}\" ({language}) needs about {wants} s to be said, its Say has {slot} s",
                    uk: "щоб вимовити \"{key}\" ({language}), треба близько {wants} с, а її Say має {slot} с";
                    key = line.key, language, wants = format!("{wants:.1}"), slot = format!("{:.1}", line.slot)
                };
                let cure = Phrase::fixed("skróć tekst albo wydłuż Say", "shorten the text, or lengthen the Say", "скоротіть текст або подовжте Say");
                findings.tell(&LINE_TOO_LONG, line.span.clone(), message, cure);
            }
        }
    }
    for language in Language::ALL {
        for remark in captions::cues(board, scene, language).1 {
            let span = said.iter().find(|said| said.key == remark.about).map_or_else(|| Tree::span(Tree::field(tree.scene(number), "id")), |said| said.span.clone());
            let message = phrase! {
                pl: "napis {about} ({language}): {what}", en: "the caption of {about} ({language}): {what}", uk: "субтитр {about} ({language}): {what}";
                about = remark.about, language, what = remark.message
            };
            findings.tell(&LINE_TOO_LONG, span, message, None);
        }
    }
}
