//! The sound of a film: voices, ambience and effects of a storyboard, one file a scene and language.
//!
//! `dsp` (tools) → `voice` (espeak-ng, fitted into its slot) → `treat` (where it sounds) → `mix` (with `ambience` and
//! `effects`) → `level` (−23 LUFS) → Opus by ffmpeg. A recorded line wins over the synthetic
//! voice; the same storyboard and recordings give the same sound.
//! `phones` (what is said) and `align` (when) tell the lips of the picture. It draws nothing and knows no scenario.

pub mod align;
pub mod ambience;
pub mod dsp;
pub mod effects;
pub(in crate::film) mod encode;
pub mod error;
pub mod level;
pub mod mix;
pub mod phones;
pub mod treat;
pub mod voice;

use std::path::{Path, PathBuf};

pub use error::SoundError;
pub use level::Loudness;

use super::storyboard::{Scene, Storyboard};
use crate::text::Language;

/// A finished file and what a meter says of it, decoded again.
#[derive(Clone, Debug)]
pub struct Voiced {
    /// Where it lies.
    pub path: PathBuf,
    /// Its length, seconds.
    pub seconds: f32,
    /// Its loudness.
    pub loudness: Loudness,
}

/// Voices one scene in one language into `folder/sound/<scene>.<language>.ogg`, and checks the file: length to the
/// sample, loudness and true peak. Lines recorded in `recordings/<language>/<line>.wav` win over the synthetic voice.
///
/// # Errors
/// When a name is unknown, a line does not fit, espeak-ng or ffmpeg fails, or the file misses its targets.
pub fn voice_scene(
    folder: &Path,
    recordings: &Path,
    board: &Storyboard,
    scene: &Scene,
    language: Language,
) -> Result<Voiced, SoundError> {
    let sound = level::finish(&mix::scene(recordings, board, scene, language)?);
    let path = folder.join("sound").join(format!("{}.{language}.ogg", scene.id));
    encode::opus(&sound, &path)?;
    let back = encode::decode(&path)?;
    let off = |message: String| SoundError::OffTarget { path: path.clone(), message };
    if back.len() != sound.len() {
        return Err(off(format!("is {} samples long, its picture {}", back.len() / 2, sound.len() / 2)));
    }
    let loudness = level::measure(&back);
    level::on_target(&path, loudness)?;
    Ok(Voiced { path, seconds: dsp::time(back.len() / 2), loudness })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::film::storyboard::Beat;

    /// The film that ships can be voiced: every line, voice, bed and effect it names is there, in every language, and
    /// no line begins while its scene's film is over.
    #[test]
    fn the_shipped_storyboard_names_nothing_unknown() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios/harvest-van/storyboard.ron");
        let board = Storyboard::read(&path).expect("the shipped storyboard reads");
        let mut said = Vec::new();
        for scene in &board.scenes {
            for bed in &scene.bed {
                assert!(ambience::NAMES.contains(&bed.0.as_str()), "{}: bed {}", scene.id, bed.0);
            }
            for sound in &scene.sounds {
                assert!(effects::NAMES.contains(&sound.1.as_str()), "{}: effect {}", scene.id, sound.1);
            }
            for (at, beat) in scene.shots.iter().flat_map(|shot| &shot.beats) {
                let Beat::Say(key, slot) = beat else { continue };
                let line = board.lines.get(key).unwrap_or_else(|| panic!("{}: line {key}", scene.id));
                assert!(board.voices.contains_key(&line.who), "{}: voice {}", scene.id, line.who);
                assert!(at + slot <= scene.seconds, "{}: {key} outlasts its scene", scene.id);
                let spoken = line.own.is_some() || Language::ALL.iter().all(|l| line.text.exact(*l).is_some());
                assert!(spoken, "{key} is not written in every language");
                said.push(key.clone());
            }
        }
        let unsaid: Vec<_> = board.lines.keys().filter(|key| !said.contains(key)).collect();
        assert!(unsaid.is_empty(), "lines that nobody says: {unsaid:?}");
    }
}
