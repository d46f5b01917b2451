//! The moments of a storyboard: what lies outside its shot, shots out of order, lines that meet or do not fit.

use std::ops::Range;

use super::{Findings, Tree};
use crate::film::captions;
use crate::film::rules::{LINE_TOO_LONG, TIMING};
use crate::film::storyboard::{Beat, Scene, Storyboard, Via};
use crate::text::Language;

/// Characters a second that the fastest voice says.
const FASTEST: f32 = 23.0;
/// A moment may be so far outside by rounding, seconds.
const ROUNDING: f32 = 0.021;

/// Tells what does not go together in time.
pub(super) fn check(board: &Storyboard, tree: &Tree, findings: &mut Findings) {
    for (number, scene) in board.scenes.iter().enumerate() {
        let whole = tree.scene(number);
        for (index, sound) in scene.sounds.iter().enumerate() {
            if !(0.0..scene.seconds).contains(&sound.0) {
                let span = Tree::span(Tree::item(Tree::entry(whole, "sounds", index), 0));
                findings.tell(&TIMING, span, format!("a sound at {} s is outside its scene", sound.0), format!("write less than {}", scene.seconds));
            }
        }
        let mut before = -1.0;
        for (index, shot) in scene.shots.iter().enumerate() {
            let place = tree.shot(number, index);
            if shot.from <= before || (index == 0 && shot.from != 0.0) || shot.from >= scene.seconds {
                let message = format!("shot \"{}\" begins at {} s", shot.id, shot.from);
                let cure = "shots begin at 0 and follow each other within their scene";
                findings.tell(&TIMING, Tree::span(Tree::field(place, "from")), message, cure);
            }
            before = shot.from;
            let inside = shot.from - ROUNDING..scene.shot_end(index) + ROUNDING;
            let mut outside = |at: f32, what: &str, span: Range<usize>| {
                if !inside.contains(&at) {
                    let cure = format!("write {} to {}, or put it into the shot that is on then", shot.from, scene.shot_end(index));
                    findings.tell(&TIMING, span, format!("{what} at {at} s is outside its shot \"{}\"", shot.id), cure);
                }
            };
            for (at, (moment, _)) in shot.beats.iter().enumerate() {
                outside(*moment, "a beat", Tree::span(Tree::item(Tree::entry(place, "beats", at), 0)));
            }
            for (at, key) in shot.cam.iter().enumerate() {
                outside(key.0, "a camera key", Tree::span(Tree::item(Tree::entry(place, "cam", at), 0)));
            }
            for (at, mark) in shot.marks.iter().enumerate() {
                let entry = Tree::entry(place, "marks", at);
                outside(mark.from, "a mark", Tree::span(Tree::field(entry, "from")));
                outside(mark.to, "a mark", Tree::span(Tree::field(entry, "to")));
            }
            for (at, mark) in shot.marks.iter().enumerate().filter(|(_, mark)| mark.to <= mark.from) {
                let span = Tree::span(Tree::field(Tree::entry(place, "marks", at), "to"));
                findings.tell(&TIMING, span, format!("the mark of `{}` ends before it begins", mark.cue), "write a later `to`");
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
            let message = format!("\"{}\" begins while \"{}\" is still said, until {end:.2} s", pair[1].key, pair[0].key);
            findings.tell(&TIMING, pair[1].span.clone(), message, format!("write {end:.2} or later, or shorten the first"));
        }
    }
    for line in &aloud {
        if line.at + line.slot > scene.seconds + ROUNDING {
            let message = format!("\"{}\" outlasts its scene of {} s", line.key, scene.seconds);
            findings.tell(&TIMING, line.span.clone(), message, "say it earlier, or lengthen the scene");
        }
        let Some(text) = board.lines.get(line.key).map(|line| &line.text) else { continue };
        for language in Language::ALL {
            let Some(text) = text.exact(language) else { continue };
            #[expect(clippy::cast_precision_loss, reason = "a line is short")]
            let wants = text.chars().count() as f32 / FASTEST;
            if wants > line.slot {
                let message = format!("\"{}\" ({language}) needs about {wants:.1} s to be said, its Say has {:.1} s", line.key, line.slot);
                findings.tell(&LINE_TOO_LONG, line.span.clone(), message, "shorten the text, or lengthen the Say");
            }
        }
    }
    for language in Language::ALL {
        for remark in captions::cues(board, scene, language).1 {
            let span = said.iter().find(|said| said.key == remark.about).map_or_else(|| Tree::span(Tree::field(tree.scene(number), "id")), |said| said.span.clone());
            findings.tell(&LINE_TOO_LONG, span, format!("the caption of {} ({language}): {}", remark.about, remark.message), "");
        }
    }
}
