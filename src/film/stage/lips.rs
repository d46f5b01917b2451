//! From the sounds of a line to the shapes of a mouth. The picture serves all languages, so Polish is on the lips; words in
//! someone's own language are on their lips.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use crate::film::figure::mouth::{Key, Mouth, Shape};
use crate::film::sound::align::{Timed, along, evenly};
use crate::film::sound::phones::{Kind, Phone, pronounced, written};
use crate::film::sound::voice::{Speaker, recorded, recording, speak};
use crate::film::storyboard::{Line, Storyboard, Via, Voice};
use crate::text::Language;

/// Sounds nearer to each other than this cannot all be shown, seconds.
const APART: f32 = 0.075;
/// The least time for which lips that meet stay together: two frames see it.
const MEET: f32 = 0.06;

/// The lines that were put on lips already: within one run each is listened to once.
#[derive(Debug, Default)]
pub(super) struct LipsOfLines(Mutex<BTreeMap<(String, u32), Arc<Mouth>>>);

impl LipsOfLines {
    /// Those of the lines whose key is to be kept.
    pub(super) fn kept(&self, keep: impl Fn(&str) -> bool) -> Self {
        let known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        Self(Mutex::new(known.iter().filter(|((key, _), _)| keep(key)).map(|(name, mouth)| (name.clone(), Arc::clone(mouth))).collect()))
    }

    /// The mouth that says the line `key` from second 0 on, within `slot` seconds.
    pub(super) fn of(&self, board: &Storyboard, recordings: &Path, key: &str, line: &Line, slot: f32) -> Arc<Mouth> {
        let name = (key.to_owned(), slot.to_bits());
        let known = || self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(mouth) = known().get(&name) {
            return Arc::clone(mouth);
        }
        let mouth = Arc::new(Mouth::new(shapes(&timed(board, recordings, key, line, slot))));
        known().insert(name, Arc::clone(&mouth));
        mouth
    }
}

/// The sounds of a line at their times: heard where there is a voice, by their usual lengths where there is none.
fn timed(board: &Storyboard, recordings: &Path, key: &str, line: &Line, slot: f32) -> Vec<Timed> {
    let (language, text) = match (&line.own, line.text.exact(Language::Pl)) {
        (Some(own), _) => ("eo", own.as_str()),
        (None, text) => ("pl", text.map_or("", String::as_str)),
    };
    // What is murmured is not cut by its beat, but lips rest when it ends.
    let length = if line.via == Via::Murmur { slot.max(1.0) } else { slot };
    let phones = pronounced(text, language).unwrap_or_else(|| written(text));
    let heard = recorded(recordings, "pl", key).and_then(|path| recording(&path).ok()).or_else(|| {
        let Voice { variant, rate, pitch } = board.voices.get(&line.who)?;
        let speaker = Speaker { language, variant: variant.clone(), rate: *rate, pitch: *pitch };
        speak(key, text, &speaker, length).ok()
    });
    match heard {
        Some(signal) => along(&phones, &signal),
        None => evenly(&phones, (usual(&phones) * 1.05).min(length)),
    }
}

fn usual(phones: &[Phone]) -> f32 {
    phones.iter().map(|phone| phone.kind.usual(phone.stressed)).sum()
}

/// The shapes of a mouth for timed sounds: what cannot be seen is left out, what must be seen is held.
fn shapes(line: &[Timed]) -> Vec<Key> {
    let mut keys: Vec<(Key, u8)> = Vec::new();
    for (index, one) in line.iter().enumerate() {
        let Some((shape, open, strength, weight)) = shown(one.phone) else { continue };
        let length = one.to - one.from;
        // A sound's shape stands in its middle; the lips are on their way before and after.
        let hold = if shape == Shape::Closed || shape == Shape::Bite { (length * 0.6).max(MEET) } else { length * 0.3 };
        let middle = one.from.midpoint(one.to);
        // Shorter vowels open less.
        let reach = if one.phone.kind.is_vowel() { (length / 0.09).clamp(0.6, 1.0) } else { 1.0 };
        let last = line[index + 1..].iter().all(|later| !later.phone.kind.is_vowel());
        let open = open * reach * if last { 0.85 } else { 1.0 };
        let stressed = one.phone.stressed && one.phone.kind.is_vowel();
        let key = Key { from: middle - hold / 2.0, to: middle + hold / 2.0, shape, open, strength, stressed };
        // Too near to the one before: the weightier of the two is shown.
        let crowded = |before: &Key| key.from - before.to < APART * 0.4 && middle - before.from.midpoint(before.to) < APART;
        match keys.last() {
            Some((before, its)) if crowded(before) && *its >= weight => continue,
            Some((before, _)) if crowded(before) => { keys.pop(); }
            _ => {}
        }
        keys.push((key, weight));
    }
    keys.into_iter().map(|(key, _)| key).collect()
}

/// The shape for a sound, how open, how strongly rounded or spread, and how much it matters that it is seen.
fn shown(phone: Phone) -> Option<(Shape, f32, f32, u8)> {
    let k = if phone.stressed { 1.0 } else { 0.78 };
    Some(match phone.kind {
        Kind::Pause | Kind::Back => return None,
        Kind::Lips => (Shape::Closed, 0.0, 0.0, 5),
        Kind::Bite => (Shape::Bite, 1.0, 1.0, 4),
        Kind::Open => (Shape::Open, k, 1.0, 3),
        Kind::Wide => (Shape::Wide, k, 0.8 * k, 3),
        Kind::Narrow => (Shape::Wide, 0.5, k, 2),
        Kind::Round => (Shape::Round, k, 0.75 * k, 3),
        Kind::Tight => (Shape::Round, 0.45, k, 3),
        Kind::Hush => (Shape::Round, 0.36, 0.4, 1),
        Kind::Hiss => (Shape::Slight, 0.7, 1.2, 1),
        Kind::Tip => (Shape::Slight, 1.0, 0.6, 0),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mouth_of(text: &str) -> Mouth {
        Mouth::new(shapes(&evenly(&written(text), 1.6)))
    }

    #[test]
    fn round_and_wide_and_closed_come_in_their_order() {
        let mouth = mouth_of("mowa");
        let (from, to) = mouth.span().unwrap();
        let at = |part: f32| mouth.at(from + (to - from) * part);
        assert_eq!(mouth.at(from + 0.01).open, 0.0, "m");
        assert!((0..100u8).any(|n| at(f32::from(n) / 100.0).wide < -0.4), "o");
        assert!((0..100u8).any(|n| at(f32::from(n) / 100.0).bite > 0.9), "w");
        assert!(at(0.98).open > 0.3, "a");
    }

    #[test]
    fn every_shape_lasts_and_leaves_time_for_the_next() {
        let text = "Zabrał, żeby się nie zgubił. Nie oddaje. Sprzątanie pokoi, nie farma.";
        let keys = shapes(&evenly(&written(text), 4.0));
        assert!(keys.len() > 25);
        for pair in keys.windows(2) {
            let apart = pair[1].from.midpoint(pair[1].to) - pair[0].from.midpoint(pair[0].to);
            assert!(apart > 0.03, "{pair:?}");
        }
        let closed = keys.iter().filter(|key| key.shape == Shape::Closed);
        assert!(closed.clone().count() >= 5 && closed.clone().all(|key| key.to - key.from >= MEET - 1e-4));
    }
}
