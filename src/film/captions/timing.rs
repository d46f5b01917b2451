//! When each caption stands: words when they are said, labels where the words leave room.

use std::fmt;

use super::words;
use crate::film::storyboard::{Beat, Line, Scene, Storyboard, Via};
use crate::text::{Language, LocalizedText, Phrase, phrase};

/// Characters a second that a caption may ask of its reader.
const PACE: f64 = 17.0;
/// Shortest caption, milliseconds: five sixths of a second.
const SHORTEST: i64 = 833;
/// Longest caption, milliseconds.
const LONGEST: i64 = 7_000;
/// Between captions, milliseconds: two frames.
const GAP: i64 = 80;
/// How long words stay after they were said, when nothing follows, milliseconds.
const LINGER: i64 = 200;
/// How long a label stands that is read at once, milliseconds.
const LABEL: i64 = 1_600;
/// How long a label may wait for words to end, milliseconds: later it would belong to something else.
const WAIT: i64 = 2_500;
/// How much before its sound a label may come when there is no time after it, milliseconds.
const EARLY: i64 = 500;
/// A label and a text in the picture that begin within this time are one caption, milliseconds.
const TOGETHER: i64 = 250;

/// What a caption tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Words.
    Speech,
    /// A sound, a language, or what stands written in the picture.
    Sound,
}

/// A caption.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cue {
    /// The key of its line, or a name of its own.
    pub id: String,
    /// When it comes, milliseconds of the scene.
    pub from: i64,
    /// When it goes.
    pub to: i64,
    /// Who speaks.
    pub speaker: Option<String>,
    /// What it tells.
    pub kind: Kind,
    /// One or two lines; a label with a text under it may have three.
    pub lines: Vec<String>,
}

/// Something that does not suit a reader.
#[derive(Clone, Debug, PartialEq)]
pub struct Remark {
    /// The scene.
    pub scene: String,
    /// The line's key, or the label.
    pub about: String,
    /// The language.
    pub language: Language,
    /// What is wrong, and what to do.
    pub message: Phrase,
}

impl fmt::Display for Remark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "scene {}, {} ({}): {}", self.scene, self.about, self.language, self.message.get(Language::En))
    }
}

/// The captions of a scene in one language, in order, and what does not suit a reader.
#[must_use]
pub fn cues(board: &Storyboard, scene: &Scene, language: Language) -> (Vec<Cue>, Vec<Remark>) {
    let mut sheet = Sheet { scene, language, end: millis(scene.seconds), cues: Vec::new(), remarks: Vec::new() };
    let mut said: Vec<(i64, i64, &str, &Line)> = Vec::new();
    for (at, beat) in scene.shots.iter().flat_map(|shot| &shot.beats) {
        let Beat::Say(key, slot) = beat else { continue };
        let Some(line) = board.lines.get(key) else { continue };
        said.push((millis(*at), millis(*at + *slot), key, line));
    }
    said.sort_by_key(|(from, ..)| *from);
    let is_own = |line: &Line| line.own.is_some();
    let words: Vec<_> = said.iter().filter(|(.., line)| !is_own(line)).collect();
    for (index, (from, to, key, line)) in words.iter().enumerate() {
        let next = words.get(index + 1).map_or(sheet.end, |(next, ..)| next - GAP);
        let text = written(&line.caption, language).or_else(|| written(&line.text, language));
        if let Some(text) = text {
            sheet.say(key, speaker(board, line, language), text, (*from, *to), next);
        }
    }
    for (number, read) in (1..).zip(&scene.reads) {
        if let Some(text) = written(&read.2, language) {
            let lines = words::parts(text).concat();
            sheet.cues.push(Cue { id: format!("text-{number}"), from: millis(read.0), to: millis(read.1), speaker: None, kind: Kind::Sound, lines });
        }
    }
    for (from, to, key, line) in said.iter().filter(|(.., line)| is_own(line)) {
        let by_hand = written(&line.caption, language);
        let who = if by_hand.is_some() { None } else { Some(speaker(board, line, language)) };
        let label = bracketed(by_hand.unwrap_or(another_language(language)));
        // Where there is no room, the words that follow tell what was said.
        sheet.label(key, who, &label, *from, to - from);
    }
    let beds = scene.bed.iter().filter_map(|bed| Some((millis(bed.2.map_or(0.2, |window| window.0)), bed.3.as_ref()?)));
    let sounds = scene.sounds.iter().filter_map(|sound| Some((millis(sound.0), sound.3.as_ref()?)));
    // A single sound passes, a bed goes on: the beds come last and take what room is left.
    for (number, (at, label, bed)) in (1..).zip(sounds.map(|(at, l)| (at, l, false)).chain(beds.map(|(at, l)| (at, l, true)))) {
        let Some(label) = written(label, language) else { continue };
        let label = bracketed(label);
        let patience = if bed { sheet.end } else { WAIT };
        if !sheet.beside_text(&label, at) && !sheet.label_within(&format!("sound-{number}"), None, &label, at, LABEL, patience) && !bed {
            sheet.over(&format!("sound-{number}"), &label, at);
        }
    }
    sheet.cues.sort_by_key(|cue| (cue.from, cue.to));
    (sheet.cues, sheet.remarks)
}

struct Sheet<'a> {
    scene: &'a Scene,
    language: Language,
    end: i64,
    cues: Vec<Cue>,
    remarks: Vec<Remark>,
}

impl Sheet<'_> {
    fn remark(&mut self, about: &str, message: Phrase) {
        self.remarks.push(Remark { scene: self.scene.id.clone(), about: about.to_owned(), language: self.language, message });
    }

    /// Words said in a slot; they may stay until `latest`.
    fn say(&mut self, key: &str, speaker: String, text: &str, slot: (i64, i64), latest: i64) {
        let parts = words::parts(text);
        let count = |part: &[String]| part.iter().map(|line| line.chars().count()).sum::<usize>();
        let all: usize = parts.iter().map(|part| count(part)).sum();
        let times = i64::try_from(parts.len()).unwrap_or(1);
        let wanted = (slot.1 + LINGER).max(slot.0 + reading(all).max(SHORTEST * times));
        let to = wanted.min(latest).min(slot.0 + LONGEST * times).min(self.end).max(slot.0 + 1);
        let pace = pace(all, to - slot.0);
        if pace > PACE + 0.5 {
            let message = phrase! {
                pl: "{pace} znaków na sekundę to za dużo, żeby przeczytać (najwyżej {most}): skróć tekst, wydłuż jego Say albo napisz krótsze `caption`",
                en: "{pace} characters a second are too many to read (at most {most}): shorten the text, lengthen its Say, or write a shorter `caption`",
                uk: "{pace} знаків за секунду — забагато, щоб прочитати (не більше ніж {most}): скоротіть текст, подовжте його Say або напишіть коротше `caption`";
                pace = format!("{pace:.0}"), most = format!("{PACE:.0}")
            };
            self.remark(key, message);
        }
        let mut from = slot.0;
        let mut before = 0;
        for (number, part) in (1..).zip(&parts) {
            before += count(part);
            let until = if number == times { to } else { slot.0 + share(to - slot.0, before, all) };
            let id = if parts.len() == 1 { key.to_owned() } else { format!("{key}-{number}") };
            self.cues.push(Cue { id, from, to: until, speaker: Some(speaker.clone()), kind: Kind::Speech, lines: part.clone() });
            from = until;
        }
    }

    fn label(&mut self, id: &str, speaker: Option<String>, label: &str, at: i64, lasts: i64) -> bool {
        self.label_within(id, speaker, label, at, lasts.max(LABEL), lasts.max(0))
    }

    /// A label where the captions leave room, not later than `wait` after its moment; whether there was room.
    fn label_within(&mut self, id: &str, speaker: Option<String>, label: &str, at: i64, lasts: i64, wait: i64) -> bool {
        let lines = words::parts(label).concat();
        let need = reading(label.chars().count()).max(SHORTEST);
        let mut from = at;
        loop {
            // The latest of those that stand at this moment is the one to wait for.
            let standing = self.cues.iter().filter(|cue| cue.from <= from && from < cue.to + GAP).map(|cue| cue.to + GAP).max();
            let to = self.cues.iter().filter(|cue| cue.from >= from).map(|cue| cue.from - GAP).min().unwrap_or(self.end);
            let to = to.min(self.end).min(from + lasts.max(need));
            let early = (to - need).max(0);
            if standing.is_none() && to - from < need && at - early <= EARLY {
                let alone = self.cues.iter().all(|cue| cue.to + GAP <= early || cue.from >= to);
                from = if alone && to - early >= need { early } else { from };
            }
            if standing.is_none() && to - from >= need {
                self.cues.push(Cue { id: id.to_owned(), from, to, speaker, kind: Kind::Sound, lines });
                return true;
            }
            let after = self.cues.iter().filter(|cue| cue.to + GAP > from).map(|cue| cue.to + GAP).min();
            match standing.or(after) {
                Some(next) if next - at <= wait && next < self.end => from = next.max(from + 1),
                _ => return false,
            }
        }
    }

    /// Puts a label above a text in the picture that appears with it; whether there is one.
    fn beside_text(&mut self, label: &str, at: i64) -> bool {
        let text = self.cues.iter_mut().find(|cue| cue.id.starts_with("text-") && (cue.from - at).abs() <= TOGETHER);
        let Some(text) = text else { return false };
        let below = std::mem::take(&mut text.lines);
        text.lines = words::parts(label).concat();
        text.lines.extend(below);
        true
    }

    /// Puts a label above words of one line that stand at its moment; tells when there is no room at all.
    fn over(&mut self, id: &str, label: &str, at: i64) {
        let lines = words::parts(label).concat();
        let to = (at + LABEL).min(self.end);
        let free = lines.len() == 1 && self.cues.iter().filter(|cue| cue.from < to && cue.to > at).all(|cue| cue.lines.len() == 1);
        if free && to - at >= SHORTEST {
            self.cues.push(Cue { id: id.to_owned(), from: at, to, speaker: None, kind: Kind::Sound, lines });
        } else {
            self.remark(
                label,
                Phrase::fixed(
                    "żaden napis nie ma miejsca na ten opis: przesuń dźwięk albo usuń opis",
                    "no caption has room for this label: move the sound, or take the label away",
                    "жоден субтитр не має місця для цього опису: пересуньте звук або приберіть опис",
                ),
            );
        }
    }
}

/// What captions call whoever says a line.
fn speaker(board: &Storyboard, line: &Line, language: Language) -> String {
    let named = board.cast.get(&line.who).and_then(|character| written(&character.name, language));
    let name = named.map_or_else(
        || {
            let mut letters = line.who.chars();
            letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
        },
        str::to_owned,
    );
    match (line.via, language) {
        (Via::Phone, Language::Pl) => format!("{name} (telefon)"),
        (Via::Phone, Language::En) => format!("{name} (phone)"),
        (Via::Phone, Language::Uk) => format!("{name} (телефон)"),
        (Via::Pa, Language::Pl) => format!("{name} (głośnik)"),
        (Via::Pa, Language::En) => format!("{name} (loudspeaker)"),
        (Via::Pa, Language::Uk) => format!("{name} (гучномовець)"),
        _ => name,
    }
}

const fn another_language(language: Language) -> &'static str {
    match language {
        Language::Pl => "w innym języku",
        Language::En => "in another language",
        Language::Uk => "іншою мовою",
    }
}

fn written(text: &LocalizedText, language: Language) -> Option<&str> {
    text.exact(language).map(|text| text.trim()).filter(|text| !text.is_empty())
}

fn bracketed(label: &str) -> String {
    if label.starts_with(['[', '(']) { label.to_owned() } else { format!("[{label}]") }
}

#[expect(clippy::cast_possible_truncation, reason = "a scene lasts minutes")]
fn millis(seconds: f32) -> i64 {
    (f64::from(seconds) * 1_000.0).round() as i64
}

/// How long so many characters take to read, milliseconds.
#[expect(clippy::cast_possible_truncation, clippy::cast_precision_loss, reason = "a caption is short")]
fn reading(characters: usize) -> i64 {
    (characters as f64 / PACE * 1_000.0).ceil() as i64
}

#[expect(clippy::cast_precision_loss, reason = "a caption is short")]
fn pace(characters: usize, millis: i64) -> f64 {
    characters as f64 * 1_000.0 / millis.max(1) as f64
}

/// The part of a time that falls to the first `before` of `all` characters.
fn share(millis: i64, before: usize, all: usize) -> i64 {
    let (before, all) = (i64::try_from(before).unwrap_or(0), i64::try_from(all).unwrap_or(1).max(1));
    millis * before / all
}
