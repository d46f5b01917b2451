//! One scene's sound in one language: beds, effects and voices put together, beds ducked under voices.

use std::path::Path;

use super::ambience::{Stereo, bed};
use super::dsp::{gain, samples, set_level, time};
use super::effects::effect;
use super::error::SoundError;
use super::treat::{place, place_recorded, stand};
use super::voice::{Speaker, recorded, recording, speak};
use crate::film::storyboard::{Beat, Scene, Storyboard, Via};
use crate::text::Language;

/// Murmured words may outlast their beat: somebody speaks over them. Their own bound, seconds.
const MURMUR_MAX: f32 = 4.5;

/// A line placed in the scene.
struct Placed {
    at: usize,
    signal: Vec<f32>,
    via: Via,
}

/// The scene in stereo, `round(seconds · fps)` frames of picture long, before it is levelled. Recorded lines lie in
/// `recordings/<language>/<line>.wav`.
///
/// # Errors
/// When a line, voice, bed or effect is not known, a line does not fit, or the voice program fails.
pub fn scene(recordings: &Path, board: &Storyboard, scene: &Scene, language: Language) -> Result<Stereo, SoundError> {
    let unknown = |kind, name: &str| SoundError::Unknown { kind, name: name.to_owned(), scene: scene.id.clone() };
    let length = length(board, scene);
    let lines = lines(recordings, board, scene, language)?;
    let ducked = ducking(&lines, length, |_| true);

    let mut out = Stereo::silent(length);
    for (index, layer) in scene.bed.iter().enumerate() {
        let seed = board.seed.wrapping_add(u32::try_from(index).unwrap_or(0));
        let mut sound = bed(&layer.0, time(length), seed).ok_or_else(|| unknown("ambience", &layer.0))?;
        sound.left.truncate(length);
        sound.right.truncate(length);
        let window = layer.2.unwrap_or((0.0, time(length)));
        for (channel, into) in [(&mut sound.left, &mut out.left), (&mut sound.right, &mut out.right)] {
            set_level(channel, 0.0);
            for (i, (x, o)) in channel.iter().zip(into.iter_mut()).enumerate() {
                let t = time(i);
                let open = if layer.2.is_some() { ((t - window.0) / 0.7).min((window.1 - t) / 0.25).clamp(0.0, 1.0) } else { 1.0 };
                *o += x * gain(layer.1) * open * ducked[i];
            }
        }
    }
    for sound in &scene.sounds {
        let mut signal = effect(&sound.1, board.seed).ok_or_else(|| unknown("effect", &sound.1))?;
        set_level(&mut signal, sound.2);
        out.add(&signal, samples(sound.0), 0.0, 1.0);
    }
    let over_murmur = ducking(&lines, length, |via| via == Via::Phone);
    for line in lines {
        let mut signal = line.signal;
        if line.via == Via::Murmur {
            signal.iter_mut().enumerate().for_each(|(i, x)| *x *= over_murmur.get(line.at + i).copied().unwrap_or(1.0));
        }
        out.add(&signal, line.at, stand(line.via).0, 1.0);
    }
    for channel in [&mut out.left, &mut out.right] {
        let edge = samples(0.008).max(1);
        let total = channel.len();
        for i in 0..edge.min(total) {
            let k = time(i) / time(edge);
            channel[i] *= k;
            channel[total - 1 - i] *= k;
        }
    }
    Ok(out)
}

/// How many samples belong to the scene's frames: exactly as long as its picture.
#[must_use]
pub fn length(board: &Storyboard, scene: &Scene) -> usize {
    scene.frames(board.fps) as usize * 48_000 / board.fps as usize
}

fn lines(recordings: &Path, board: &Storyboard, scene: &Scene, language: Language) -> Result<Vec<Placed>, SoundError> {
    let unknown = |kind, name: &str| SoundError::Unknown { kind, name: name.to_owned(), scene: scene.id.clone() };
    let mut placed = Vec::new();
    for (at, beat) in scene.shots.iter().flat_map(|shot| &shot.beats) {
        let Beat::Say(key, slot) = beat else { continue };
        let line = board.lines.get(key).ok_or_else(|| unknown("line", key))?;
        if let Some(path) = recorded(recordings, language.tag(), key) {
            let said = recording(&path)?;
            let takes = time(said.len());
            let slot = if line.via == Via::Murmur { slot.max(MURMUR_MAX) } else { *slot };
            if takes > slot {
                return Err(SoundError::TooLong { line: format!("{key} ({language}), as recorded,"), takes, slot });
            }
            placed.push(Placed { at: samples(*at), signal: place_recorded(&said, line.via), via: line.via });
            continue;
        }
        let voice = board.voices.get(&line.who).ok_or_else(|| unknown("voice", &line.who))?;
        let (name, text, slot) = match &line.own {
            Some(own) => ("eo", own, slot.max(MURMUR_MAX)),
            None => (espeak_name(language), line.text.exact(language).ok_or_else(|| unknown("text of line", key))?, *slot),
        };
        let speaker = Speaker { language: name, variant: voice.variant.clone(), rate: voice.rate, pitch: voice.pitch };
        let dry = speak(&format!("{key} ({language})"), text, &speaker, slot)?;
        placed.push(Placed { at: samples(*at), signal: place(&dry, line.via), via: line.via });
    }
    Ok(placed)
}

const fn espeak_name(language: Language) -> &'static str {
    match language {
        Language::Pl => "pl",
        Language::En => "en-gb",
        Language::Uk => "uk",
    }
}

/// For each sample the factor that lines of these kinds leave to what lies under them: down in 80 ms, back in 400 ms.
fn ducking(lines: &[Placed], length: usize, counts: impl Fn(Via) -> bool) -> Vec<f32> {
    let mut wanted = vec![1.0f32; length];
    for line in lines.iter().filter(|line| counts(line.via)) {
        let (from, to) = (line.at.saturating_sub(samples(0.06)).min(length), (line.at + line.signal.len()).min(length));
        wanted[from..to].iter_mut().for_each(|k| *k = k.min(stand(line.via).1));
    }
    let mut now = 1.0f32;
    for k in &mut wanted {
        let seconds = if *k < now { 0.08 } else { 0.4 };
        now += (*k - now) / (seconds / 3.0 * super::dsp::RATE);
        *k = now;
    }
    wanted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ambience_goes_down_under_a_voice_and_comes_back() {
        let line = Placed { at: samples(1.0), signal: vec![0.1; samples(1.0)], via: Via::Room };
        let k = ducking(&[line], samples(4.0), |_| true);
        assert!((k[samples(0.5)] - 1.0).abs() < 1e-3);
        assert!((k[samples(1.8)] - gain(-5.0)).abs() < 0.02, "{}", k[samples(1.8)]);
        assert!(k[samples(3.5)] > 0.97);
        assert!(k.windows(2).all(|w| (w[1] - w[0]).abs() < 1e-3), "no step is heard");
    }
}
