//! Sound of one's own: the sound of a film, a recording for a scene, a recorded line of a storyboard.

use std::fs;
use std::path::{Path, PathBuf};

use super::draft::Draft;
use super::{Heard, ImportError, last_line};
use crate::film::sound::{Loudness, SoundError, dsp, encode, level, voice as spoken};
use crate::text::Language;

/// Longest recording for a scene, seconds: it is levelled in memory.
const LONGEST: f64 = 20.0 * 60.0;
/// Where a recording is quieter than this, LUFS, raising it would give the noise of its microphone and no voice.
const NOTHING: f64 = -55.0;
/// Where a recording is quieter than this, LUFS, one will hear its room when it is raised.
const FAINT: f64 = -43.0;
/// Shortest sound that has a loudness, samples a channel: 0.4 s, a block of the meter.
const MEASURABLE: usize = 19_200;
/// How far one channel lies below the other, dB, before it counts as empty.
const EMPTY_SIDE: f32 = 30.0;

/// What a sound belongs to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Of {
    /// A film of so many seconds, beside which it runs.
    Film(f64),
    /// Nothing: a recording of its own, which its file says lasts so many seconds.
    Itself(Option<f64>),
}

/// A sound that was made, and how it differs from what was brought.
#[derive(Debug)]
pub struct MadeSound {
    /// The file, to be kept.
    pub draft: Draft,
    /// How long it is, seconds.
    pub seconds: f64,
    /// What was changed, for the person who brought it.
    pub changes: Vec<String>,
}

/// Makes what a scene plays of a sound: Opus in Ogg, 48 kHz, stereo, −23 LUFS. `passed` hears which share is done.
///
/// # Errors
/// When ffmpeg fails, nothing can be heard, or the sound cannot be brought to its loudness.
pub fn sound(from: &Path, heard: &Heard, of: Of, to: &Path, passed: &mut dyn FnMut(f64)) -> Result<MadeSound, ImportError> {
    let unfit = |why: String| ImportError::Unfit { path: from.to_owned(), why };
    let mut samples = read(from, heard, of, &mut |share| passed(share * 0.4))?;
    let mut changes = vec![format!("sound: {} {} Hz, {} to Opus 48000 Hz, stereo", heard.codec, heard.rate, spread(heard.channels))];
    if let Some(side) = fill_empty_side(heard, &mut samples) {
        changes.push(format!("channels: only the {side} one held anything; both carry it now"));
    }
    let before = level::measure(&samples);
    audible(from, &samples, before)?;
    let mut share = 0.4;
    let levelled = level::bring_up(&samples, &mut || {
        // How often it must try is not known before.
        share += (0.9 - share) / 2.0;
        passed(share);
    });
    drop(samples);
    let draft = Draft::of(to)?;
    encode::opus(&levelled, draft.path())?;
    let back = encode::decode(draft.path())?;
    passed(1.0);
    let after = level::measure(&back);
    level::on_target(to, after).map_err(|error| match error {
        SoundError::OffTarget { message, .. } => unfit(format!(
            "its loud and its quiet parts lie too far apart: brought to the loudness of the films it {message}. Record it again at an even distance"
        )),
        other => other.into(),
    })?;
    if after.integrated.is_finite() {
        changes.push(format!("loudness: {:.1} to {:.1} LUFS, true peak {:.1} dBTP", before.integrated, after.integrated, after.true_peak));
        if before.integrated < FAINT {
            changes.push("it was recorded quietly: what was raised with it, such as the noise of the room, is heard too. Listen to it; nearer to the microphone is better".to_owned());
        }
    } else {
        changes.push("loudness: it is too short to be measured, so it was left as it is".to_owned());
    }
    Ok(MadeSound { draft, seconds: seconds(back.len() / 2), changes })
}

/// Makes a recorded line of a storyboard from any sound file: mono, 48 kHz, silence at both ends cut, levelled. Returns
/// its place, its seconds and what was changed.
///
/// # Errors
/// When the file holds no sound, or nothing that can be heard.
pub fn voice(from: &Path, heard: &Heard, folder: &Path, language: Language, line: &str) -> Result<(PathBuf, f32, Vec<String>), ImportError> {
    let mut both = read(from, heard, Of::Itself(None), &mut |_| {})?;
    let _ = fill_empty_side(heard, &mut both);
    audible(from, &both, level::measure(&both))?;
    let mono: Vec<f32> = both.chunks_exact(2).map(|pair| f32::midpoint(pair[0], pair[1])).collect();
    let was = dsp::time(mono.len());
    let mut voice = spoken::tighten(&mono);
    if dsp::active_rms(&voice) == 0.0 {
        return Err(ImportError::Quiet { path: from.to_owned(), loudness: None });
    }
    dsp::set_level(&mut voice, -20.0);
    let peak = voice.iter().fold(0.0f32, |peak, x| peak.max(x.abs()));
    let hold = (dsp::gain(-1.0) / peak.max(1e-6)).min(1.0);
    voice.iter_mut().for_each(|x| *x *= hold);
    let draft = Draft::of(&folder.join("voice").join(language.tag()).join(format!("{line}.wav")))?;
    fs::write(draft.path(), spoken::as_wave(&voice)).map_err(|source| ImportError::File { path: draft.path().to_owned(), source })?;
    let seconds = dsp::time(voice.len());
    let changes = vec![
        format!("sound: {} {} Hz, {} to WAV 48000 Hz, mono, 16 bit", heard.codec, heard.rate, spread(heard.channels)),
        format!("length: {was:.1} s to {seconds:.1} s, silence at both ends and long pauses cut"),
        "level: evened out; the film's own sound sets its loudness".to_owned(),
    ];
    Ok((draft.keep()?, seconds, changes))
}

/// The samples of a sound, as long as what it belongs to.
fn read(from: &Path, heard: &Heard, of: Of, passed: &mut dyn FnMut(f64)) -> Result<Vec<f32>, ImportError> {
    let unfit = |why: String| ImportError::Unfit { path: from.to_owned(), why };
    let too_long = |told: f64| {
        unfit(format!("it lasts {:.0} minutes, and a scene's sound at most {:.0}. Cut it into its scenes first", told / 60.0, LONGEST / 60.0))
    };
    let share = |all: f64| move |seconds: f64| if all > 0.0 { (seconds / all).min(1.0) } else { 0.0 };
    let read = match of {
        Of::Film(seconds) => encode::decode_of_film(from, heard.stream, &mut |passed_by| passed(share(seconds)(passed_by))),
        Of::Itself(Some(told)) if told > LONGEST => return Err(too_long(told)),
        // What a file tells of its length need not be so.
        Of::Itself(told) => {
            let all = told.unwrap_or(LONGEST);
            encode::decode_recording(from, heard.stream, LONGEST + 1.0, &mut |passed_by| passed(share(all)(passed_by)))
        }
    };
    let mut samples = read.map_err(|error| match error {
        SoundError::Program { message, .. } => unfit(format!("ffmpeg cannot decode its sound ({})", last_line(message.as_bytes(), from))),
        other => other.into(),
    })?;
    if samples.is_empty() {
        return Err(unfit("no sound comes out of it. Copy it from the telephone again".to_owned()));
    }
    match of {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a clip of minutes")]
        Of::Film(seconds) => samples.resize((seconds * 48_000.0).round().max(0.0) as usize * 2, 0.0),
        Of::Itself(_) if seconds(samples.len() / 2) > LONGEST => return Err(too_long(seconds(samples.len() / 2))),
        Of::Itself(_) => {}
    }
    Ok(samples)
}

/// Refuses what would be noise when it is made as loud as the films.
fn audible(from: &Path, samples: &[f32], loudness: Loudness) -> Result<(), ImportError> {
    let is_short = samples.len() / 2 < MEASURABLE;
    let heard = if is_short { loudness.true_peak } else { loudness.integrated };
    if heard >= NOTHING {
        return Ok(());
    }
    Err(ImportError::Quiet { path: from.to_owned(), loudness: heard.is_finite().then_some(heard) })
}

/// Where one of two channels is empty, as with a single microphone, gives it what the other holds; which held it.
fn fill_empty_side(heard: &Heard, interleaved: &mut [f32]) -> Option<&'static str> {
    if heard.channels != 2 {
        return None;
    }
    let power = |side: usize| interleaved.iter().skip(side).step_by(2).map(|x| f64::from(*x).powi(2)).sum::<f64>();
    let (left, right) = (power(0), power(1));
    let apart = f64::from(dsp::gain(EMPTY_SIDE)).powi(2);
    let (full, name) = match (left > right * apart, right > left * apart) {
        (true, _) => (0, "left"),
        (_, true) => (1, "right"),
        _ => return None,
    };
    interleaved.chunks_exact_mut(2).for_each(|pair| pair[1 - full] = pair[full]);
    Some(name)
}

#[expect(clippy::cast_precision_loss, reason = "minutes")]
fn seconds(samples: usize) -> f64 {
    samples as f64 / 48_000.0
}

/// How many channels a sound has, in words.
fn spread(channels: u64) -> String {
    match channels {
        1 => "mono".to_owned(),
        2 => "stereo".to_owned(),
        more => format!("{more} channels"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use dsp::{Noise, gain};

    fn noise(db: f32, samples: usize) -> Vec<f32> {
        let mut noise = Noise::new(1, "microphone");
        (0..samples * 2).map(|_| noise.white() * gain(db)).collect()
    }

    #[test]
    fn what_is_nearly_silent_is_not_raised() {
        let refused = |samples: &[f32]| match audible(Path::new("rec.m4a"), samples, level::measure(samples)) {
            Err(error) => Some(error.to_string()),
            Ok(()) => None,
        };
        assert_eq!(refused(&noise(-30.0, 96_000)), None);
        let told = refused(&noise(-60.0, 96_000)).expect("is refused");
        assert!(told.contains("rec.m4a") && told.contains(" LUFS") && told.contains("nearer"), "{told}");
        let told = refused(&vec![0.0; 96_000]).expect("is refused");
        assert!(told.contains("nothing can be heard") && !told.contains("LUFS"), "{told}");
        // What is too short to have a loudness is judged by its peak.
        assert_eq!(refused(&noise(-30.0, 4_800)), None);
        assert!(refused(&noise(-70.0, 4_800)).is_some() && refused(&[0.0; 4_800]).is_some());
    }

    #[test]
    fn one_microphone_is_heard_on_both_sides() {
        let heard = |channels| Heard { stream: 0, codec: "aac".into(), rate: "48000".into(), channels };
        let one_sided = || noise(-20.0, 100).chunks(2).flat_map(|pair| [pair[0] * 0.001, pair[1]]).collect::<Vec<_>>();
        let mut samples = one_sided();
        assert_eq!(fill_empty_side(&heard(2), &mut samples), Some("right"));
        assert!(samples.chunks(2).zip(one_sided().chunks(2)).all(|(now, was)| now == [was[1], was[1]]));
        assert_eq!(fill_empty_side(&heard(2), &mut samples), None, "both sides speak");
        assert_eq!(fill_empty_side(&heard(6), &mut one_sided()), None, "a mixture of many is left alone");
        assert_eq!(fill_empty_side(&heard(2), &mut [0.0; 8]), None);
    }
}
