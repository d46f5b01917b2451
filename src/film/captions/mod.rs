//! Captions from the lines of a storyboard: one WebVTT file a scene and language.
//!
//! [`words`] breaks texts, `timing` finds each caption its time, this module writes and keeps the files. A caption shows
//! what is heard, and what is written in the picture in another language; nothing that the trainee has to notice by
//! looking. Words in a language that nobody is meant to understand are told as such and never translated.
//!
//! Numbers: at most 2 lines of 42 characters, 17 characters a second, 5/6 s to 7 s, 2 frames between captions (Netflix
//! timed text style guide, general requirements; adults, 2024).

mod timing;
pub mod words;

use std::fs;
use std::path::{Path, PathBuf};

pub use timing::{Cue, Kind, Remark, cues};

use super::error::FilmError;
use super::storyboard::{Scene, Storyboard};
use crate::text::Language;

/// Stands in every file that is written here, and in none that a person wrote.
const MADE: &str = "NOTE Written by `ias film captions` from storyboard.ron, and written again with it.\n\
    To write this file by hand, take these two lines away: it is then left alone.";

/// What became of a file of captions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kept {
    /// It was written, with so many captions.
    Written(usize),
    /// It said the same already.
    Same,
    /// A person wrote it: left alone.
    ByHand,
}

/// Where the captions of a scene lie under its scenario's folder.
#[must_use]
pub fn path(folder: &Path, scene: &str, language: Language) -> PathBuf {
    folder.join("captions").join(language.tag()).join(format!("{scene}.vtt"))
}

/// Writes the captions of one scene in one language under the scenario's folder; a file that a person wrote is left
/// alone unless `again`. What does not suit a reader comes back as remarks.
///
/// # Errors
/// When a folder or file cannot be read or written.
pub fn write(
    folder: &Path,
    board: &Storyboard,
    scene: &Scene,
    language: Language,
    again: bool,
) -> Result<(Kept, Vec<Remark>), FilmError> {
    let to = path(folder, &scene.id, language);
    let before = match fs::read_to_string(&to) {
        Ok(text) => Some(text),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => None,
        Err(error) => return Err(FilmError::file(&to, error)),
    };
    if !again && before.as_ref().is_some_and(|text| !text.contains(MADE)) {
        return Ok((Kept::ByHand, Vec::new()));
    }
    let (cues, remarks) = cues(board, scene, language);
    let text = vtt(&cues);
    if before.as_ref() == Some(&text) {
        return Ok((Kept::Same, remarks));
    }
    if let Some(folder) = to.parent() {
        fs::create_dir_all(folder).map_err(|e| FilmError::file(folder, e))?;
    }
    fs::write(&to, &text).map_err(|e| FilmError::file(&to, e))?;
    Ok((Kept::Written(cues.len()), remarks))
}

/// The captions as a WebVTT file.
#[must_use]
pub fn vtt(cues: &[Cue]) -> String {
    let mut out = format!("WEBVTT\n\n{MADE}\n");
    for cue in cues {
        let lines: Vec<String> = cue.lines.iter().map(|line| safe(line)).collect();
        let text = match (&cue.speaker, cue.kind) {
            (Some(who), Kind::Speech) => format!("<v {}>{}", safe(who), lines.join("\n")),
            (Some(who), Kind::Sound) => format!("<v {}><c.sound>{}</c>", safe(who), lines.join("\n")),
            (None, Kind::Sound) => format!("<c.sound>{}</c>", lines.join("\n")),
            (None, Kind::Speech) => lines.join("\n"),
        };
        out += &format!("\n{}\n{} --> {}\n{text}\n", cue.id, stamp(cue.from), stamp(cue.to));
    }
    out
}

fn safe(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

fn stamp(millis: i64) -> String {
    format!("{:02}:{:02}.{:03}", millis / 60_000, millis / 1_000 % 60, millis % 1_000)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::media::captions::Captions;

    fn board(text: &str) -> Storyboard {
        Storyboard::parse(Path::new("storyboard.ron"), text).expect("it reads")
    }

    /// A scene of `seconds` with these lines said, sounds and reads.
    fn scene(seconds: f32, lines: &str, says: &str, more: &str) -> Storyboard {
        board(&format!(
            "#![enable(implicit_some)]\nStoryboard(format: 1, size: (160, 90), fps: 25, seed: 1,
               cast: {{\"guard\": (figure: \"none\", name: {{\"pl\": \"Strażnik <1>\", \"en\": \"Guard\", \"uk\": \"Охоронець\"}}), \"mira\": (figure: \"none\")}},
               lines: {{{lines}}},
               scenes: [Scene(id: \"a\", seconds: {seconds}, {more} shots: [Shot(id: \"one\", from: 0, set: \"s\", beats: [{says}])])])"
        ))
    }

    fn shown(board: &Storyboard, language: Language) -> (Captions, Vec<Remark>) {
        let (cues, remarks) = cues(board, &board.scenes[0], language);
        let (captions, faults) = Captions::parse(&vtt(&cues));
        assert!(faults.is_empty(), "{faults:?}\n{}", vtt(&cues));
        (captions, remarks)
    }

    fn told(captions: &Captions) -> Vec<(i64, i64, Option<String>, String)> {
        let millis = |t: crate::time::MediaTime| t.millis();
        captions.cues.iter().map(|c| (millis(c.window.from), millis(c.window.to), c.speaker.clone(), c.plain())).collect()
    }

    #[test]
    fn a_caption_begins_with_its_line_and_reaches_into_the_silence() {
        let board = scene(12.0, r#""q": (who: "guard", via: Room, text: {"pl": "Dokąd & skąd?", "en": "Where & from?"}),
            "r": (who: "mira", via: Phone, text: {"pl": "Do domu."})"#, r#"(1, Say("q", 1)), (2.1, Say("r", 1))"#, "");
        let (captions, remarks) = shown(&board, Language::Pl);
        assert!(remarks.is_empty(), "{remarks:?}");
        assert_eq!(told(&captions), [
            (1_000, 2_020, Some("Strażnik <1>".to_owned()), "Dokąd & skąd?".to_owned()),
            (2_100, 3_300, Some("Mira (telefon)".to_owned()), "Do domu.".to_owned()),
        ]);
    }

    #[test]
    fn what_cannot_be_read_in_time_is_told() {
        let long = "Proszę natychmiast podejść do drugiego stanowiska kontroli po lewej.";
        let board = scene(4.0, &format!(r#""q": (who: "guard", via: Room, text: {{"pl": "{long}"}}), "r": (who: "guard", via: Room, text: {{"pl": "Już."}})"#),
            r#"(0.5, Say("q", 2)), (2.5, Say("r", 1))"#, "");
        let (captions, remarks) = shown(&board, Language::Pl);
        assert_eq!(captions.cues.len(), 2);
        assert!(remarks[0].to_string().contains("characters a second"), "{remarks:?}");
        let by_hand = scene(4.0, &format!(r#""q": (who: "guard", via: Room, text: {{"pl": "{long}"}}, caption: {{"pl": "Proszę podejść po lewej."}}), "r": (who: "guard", via: Room, text: {{"pl": "Już."}})"#),
            r#"(0.5, Say("q", 2)), (2.5, Say("r", 1))"#, "");
        let (captions, remarks) = shown(&by_hand, Language::Pl);
        assert!(remarks.is_empty(), "{remarks:?}");
        assert_eq!(captions.cues[0].plain(), "Proszę podejść po lewej.");
    }

    #[test]
    fn words_not_meant_to_be_understood_are_told_as_such_and_never_shown() {
        let lines = r#""own": (who: "mira", via: Murmur, own: "Mi timas pri frato."), "q": (who: "guard", via: Room, text: {"en": "Thank you."})"#;
        let board = scene(9.0, lines, r#"(1, Say("own", 2)), (4, Say("q", 1))"#, "");
        let (captions, _) = shown(&board, Language::En);
        assert_eq!(captions.cues[0].plain(), "[in another language]");
        assert!(!vtt(&cues(&board, &board.scenes[0], Language::En).0).contains("frato"));
        // Where the next words follow at once, these two would hide each other: the words win.
        let board = scene(9.0, lines, r#"(1, Say("own", 0.5)), (1.5, Say("q", 1))"#, "");
        assert_eq!(shown(&board, Language::En).0.cues.len(), 1);
    }

    #[test]
    fn sounds_that_matter_have_labels_and_stand_aside_for_words() {
        let lines = r#""q": (who: "guard", via: Room, text: {"en": "Documents, please."})"#;
        let sounds = r#"bed: [Bed("rain", -27, None, {"en": "rain"})], sounds: [Sfx(1.5, "paper", -28, {"en": "paper rustles"}), Sfx(6, "phone-buzz", -22, {"en": "phone buzzes"}), Sfx(7, "pen", -30)],
            reads: [Read(6, 8.4, {"en": "“Say nothing.”"})],"#;
        let board = scene(10.0, lines, r#"(0.5, Say("q", 1.5))"#, sounds);
        let (captions, remarks) = shown(&board, Language::En);
        assert!(remarks.is_empty(), "{remarks:?}");
        let told = told(&captions);
        assert_eq!(told[0].3, "Documents, please.", "no time for the rain before it");
        assert!(told[1].3 == "[paper rustles]" && told[1].0 >= told[0].1, "{told:?}");
        assert!(told.iter().any(|c| c.3 == "[rain]" && c.0 >= told[1].1), "{told:?}");
        assert!(told.iter().any(|c| c.3 == "[phone buzzes]\n“Say nothing.”" && (c.0, c.1) == (6_000, 8_400)), "{told:?}");
        assert_eq!(told.len(), 4);
        assert!(shown(&board, Language::Pl).0.cues.iter().all(|c| c.speaker.is_some()), "labels of English are no Polish ones");
    }

    #[test]
    fn a_file_that_a_person_wrote_is_left_alone() {
        let board = scene(4.0, r#""q": (who: "guard", via: Room, text: {"pl": "Stop."})"#, r#"(1, Say("q", 1))"#, "");
        let folder = tempfile::tempdir().expect("a folder");
        let once = |again| write(folder.path(), &board, &board.scenes[0], Language::Pl, again).expect("writes").0;
        assert_eq!(once(false), Kept::Written(1));
        assert_eq!(once(false), Kept::Same);
        let file = path(folder.path(), "a", Language::Pl);
        fs::write(&file, "WEBVTT\n\n00:01.000 --> 00:02.000\nStój.\n").expect("writes");
        assert_eq!(once(false), Kept::ByHand);
        assert!(fs::read_to_string(&file).expect("reads").contains("Stój"));
        assert_eq!(once(true), Kept::Written(1));
    }
}
