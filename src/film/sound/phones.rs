//! The sounds of a line in order, for lips: as espeak-ng pronounces it, or as it is written where espeak-ng is missing.

use std::io::Write;
use std::process::{Command, Stdio};

/// What the mouth does for a sound.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Silence between clauses.
    Pause,
    /// m, b, p: the lips meet.
    Lips,
    /// f, v: the lower lip at the teeth.
    Bite,
    /// a.
    Open,
    /// e.
    Wide,
    /// i, y, j: wide, and nearly shut.
    Narrow,
    /// o.
    Round,
    /// u, w: round, and nearly shut.
    Tight,
    /// sz, ż, cz, ć: the lips come forward a little.
    Hush,
    /// s, z, c: the teeth nearly meet.
    Hiss,
    /// t, d, n, l, r: the tongue's tip.
    Tip,
    /// k, g, h: at the back; the lips do as their neighbours.
    Back,
}

/// A sound of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Phone {
    /// What the mouth does.
    pub kind: Kind,
    /// Whether its syllable is stressed.
    pub stressed: bool,
    /// Whether the voice sounds in it.
    pub voiced: bool,
}

impl Kind {
    /// Whether it is the middle of a syllable.
    #[must_use]
    pub const fn is_vowel(self) -> bool {
        matches!(self, Self::Open | Self::Wide | Self::Narrow | Self::Round | Self::Tight)
    }

    /// How long it usually lasts, seconds.
    #[must_use]
    pub const fn usual(self, stressed: bool) -> f32 {
        match self {
            Self::Pause => 0.18,
            Self::Open | Self::Wide | Self::Round => if stressed { 0.12 } else { 0.085 },
            Self::Narrow | Self::Tight => if stressed { 0.1 } else { 0.065 },
            Self::Hush | Self::Hiss => 0.09,
            Self::Lips | Self::Bite | Self::Back => 0.07,
            Self::Tip => 0.055,
        }
    }
}

/// The sounds of `text` as espeak-ng says them in `language`; `None` where it does not run.
#[must_use]
pub fn pronounced(text: &str, language: &str) -> Option<Vec<Phone>> {
    let mut child = Command::new("espeak-ng")
        .args(["-v", language, "-q", "--ipa", "--sep=_", "--stdin"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .ok()?;
    child.stdin.take()?.write_all(text.as_bytes()).ok()?;
    let output = child.wait_with_output().ok()?;
    let phones = of_ipa(std::str::from_utf8(&output.stdout).ok()?);
    (output.status.success() && !phones.is_empty()).then_some(phones)
}

/// Reads sounds in the international alphabet, parted by `_` and spaces; each line is a clause.
fn of_ipa(ipa: &str) -> Vec<Phone> {
    let mut phones = Vec::new();
    for clause in ipa.lines().filter(|line| !line.trim().is_empty()) {
        if !phones.is_empty() {
            phones.push(Phone { kind: Kind::Pause, stressed: false, voiced: false });
        }
        for sound in clause.split(['_', ' ']) {
            let stressed = sound.contains(['ˈ', 'ˌ']);
            let mut letters = sound.chars().filter(|c| c.is_alphabetic() && !matches!(c, 'ʲ' | 'ː' | 'ˈ' | 'ˌ'));
            let (Some(first), second) = (letters.next(), letters.next()) else { continue };
            phones.extend(kind_of(first, second).map(|(kind, voiced)| Phone { kind, stressed, voiced }));
        }
    }
    phones
}

/// What a letter of the international alphabet (or of a written word) stands for, and whether it is voiced.
fn kind_of(letter: char, next: Option<char>) -> Option<(Kind, bool)> {
    Some(match letter {
        't' if matches!(next, Some('ʃ' | 'ɕ' | 'ʂ')) => (Kind::Hush, false),
        'd' if matches!(next, Some('ʒ' | 'ʑ' | 'ʐ')) => (Kind::Hush, true),
        't' if next == Some('s') => (Kind::Hiss, false),
        'd' if next == Some('z') => (Kind::Hiss, true),
        'm' | 'b' => (Kind::Lips, true),
        'p' => (Kind::Lips, false),
        'f' => (Kind::Bite, false),
        'v' | 'ʋ' => (Kind::Bite, true),
        'a' | 'ɐ' | 'ɑ' | 'ʌ' | 'æ' | 'ą' => (Kind::Open, true),
        'e' | 'ɛ' | 'ə' | 'ɜ' | 'ę' => (Kind::Wide, true),
        'i' | 'ɪ' | 'ɨ' | 'j' | 'y' => (Kind::Narrow, true),
        'o' | 'ɔ' | 'ɒ' => (Kind::Round, true),
        'u' | 'ʊ' | 'w' | 'ó' | 'ł' => (Kind::Tight, true),
        'ʃ' | 'ɕ' | 'ʂ' | 'ś' | 'ć' | 'ŝ' | 'ĉ' => (Kind::Hush, false),
        'ʒ' | 'ʑ' | 'ʐ' | 'ż' | 'ź' | 'ĵ' | 'ĝ' => (Kind::Hush, true),
        's' | 'c' => (Kind::Hiss, false),
        'z' => (Kind::Hiss, true),
        't' => (Kind::Tip, false),
        'd' | 'n' | 'ɲ' | 'ń' | 'l' | 'ɫ' | 'r' | 'ɾ' | 'ɹ' => (Kind::Tip, true),
        'g' | 'ɡ' | 'ŋ' => (Kind::Back, true),
        other if other.is_alphabetic() => (Kind::Back, false),
        _ => return None,
    })
}

/// The sounds of `text` by its letters, with the Polish rule of stress: the last syllable but one.
#[must_use]
pub fn written(text: &str) -> Vec<Phone> {
    let mut phones: Vec<Phone> = Vec::new();
    for piece in text.split_inclusive([',', '.', '?', '!', '…', ';', ':', '–']) {
        for word in piece.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()) {
            let letters: Vec<char> = word.to_lowercase().chars().collect();
            let mut sounds = Vec::new();
            let mut at = 0;
            while at < letters.len() {
                let (first, next) = (letters[at], letters.get(at + 1).copied());
                let (kind, voiced, taken) = match (first, next) {
                    ('s' | 'c', Some('z')) => (Kind::Hush, false, 2),
                    ('r', Some('z')) | ('d', Some('ż' | 'ź')) => (Kind::Hush, true, 2),
                    ('d', Some('z')) => (Kind::Hiss, true, 2),
                    ('c', Some('h')) => (Kind::Back, false, 2),
                    ('w', _) => (Kind::Bite, true, 1),
                    _ => match kind_of(first, None) {
                        Some((kind, voiced)) => (kind, voiced, 1),
                        None => { at += 1; continue }
                    },
                };
                sounds.push(Phone { kind, stressed: false, voiced });
                at += taken;
            }
            let vowels: Vec<usize> = (0..sounds.len()).filter(|i| sounds[*i].kind.is_vowel()).collect();
            if let Some(at) = vowels.iter().rev().nth(1).or(vowels.last()) {
                sounds[*at].stressed = true;
            }
            phones.extend(sounds);
        }
        if piece.chars().next_back().is_some_and(|c| !c.is_alphabetic() && c != ' ') && !phones.is_empty() {
            phones.push(Phone { kind: Kind::Pause, stressed: false, voiced: false });
        }
    }
    while phones.last().is_some_and(|phone| phone.kind == Kind::Pause) {
        phones.pop();
    }
    phones
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(phones: &[Phone]) -> Vec<Kind> {
        phones.iter().map(|phone| phone.kind).collect()
    }

    #[test]
    fn the_international_alphabet_is_read() {
        let phones = of_ipa(" x_ˈɔ_t_ɛ_l_\n p_r_ˈa_ts_a_\n");
        use Kind::{Back, Hiss, Lips, Open, Pause, Round, Tip, Wide};
        assert_eq!(kinds(&phones), [Back, Round, Tip, Wide, Tip, Pause, Lips, Tip, Open, Hiss, Open]);
        assert!(phones[1].stressed && !phones[3].stressed && phones[8].stressed);
        assert!(!phones[9].voiced && phones[8].voiced);
    }

    #[test]
    fn a_written_word_has_its_digraphs_and_its_stress() {
        use Kind::{Bite, Hush, Lips, Narrow, Pause, Round, Tip, Wide};
        let phones = written("Proszę, wiem.");
        assert_eq!(kinds(&phones), [Lips, Tip, Round, Hush, Wide, Pause, Bite, Narrow, Wide, Lips]);
        assert!(phones[2].stressed && !phones[4].stressed);
        assert!(written("… 12 —").is_empty());
    }
}
