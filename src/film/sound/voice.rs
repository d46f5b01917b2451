//! A line of dialogue as sound: espeak-ng speaks it, pauses are tightened, and it is fitted into its slot.
//!
//! espeak-ng runs as a program while a film is made; nothing of it ships. Every language is fitted into the same slot, so
//! that one picture serves them all.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::dsp::{RATE, gain, resample, samples};
use super::error::SoundError;

/// Slowest and fastest, against the voice's own rate.
const TEMPO: (f32, f32) = (0.88, 1.42);
/// The longest pause kept inside a line, seconds.
const PAUSE: f32 = 0.2;

/// Who speaks and how.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Speaker {
    /// Language as espeak-ng names it, e.g. `pl`, `en-gb`, `uk`, `eo`.
    pub language: &'static str,
    /// Variant, e.g. `m3`.
    pub variant: String,
    /// Words a minute.
    pub rate: u32,
    /// Pitch, 0 to 99.
    pub pitch: u32,
}

/// Speaks `text` so that it fills `slot` seconds as nearly as its bounds of tempo allow; never longer than the slot.
///
/// # Errors
/// When espeak-ng does not run, or the text is too long for the slot; `line` names it in the message.
pub fn speak(line: &str, text: &str, speaker: &Speaker, slot: f32) -> Result<Vec<f32>, SoundError> {
    let mut tempo = 1.0f32;
    let mut best: Option<Vec<f32>> = None;
    for _ in 0..4 {
        let spoken = tighten(&say(text, speaker, tempo)?);
        let takes = length(&spoken);
        let fits = takes <= slot;
        let better = best.as_ref().is_none_or(|b| if length(b) > slot { takes < length(b) } else { fits && takes > length(b) });
        if better {
            best = Some(spoken);
        }
        // A little under the slot: the next words should not tread on this line's tail.
        let wanted = (tempo * takes / (slot - 0.08)).clamp(TEMPO.0, TEMPO.1);
        if (wanted - tempo).abs() < 0.02 {
            break;
        }
        tempo = wanted;
    }
    let best = best.unwrap_or_default();
    if length(&best) > slot {
        return Err(SoundError::TooLong { line: line.to_owned(), takes: length(&best), slot });
    }
    Ok(best)
}

fn length(signal: &[f32]) -> f32 {
    #[expect(clippy::cast_precision_loss, reason = "a line lasts seconds")]
    let count = signal.len() as f32;
    count / RATE
}

fn say(text: &str, speaker: &Speaker, tempo: f32) -> Result<Vec<f32>, SoundError> {
    let failed = |message: String| SoundError::Program { name: "espeak-ng", message };
    #[expect(clippy::cast_precision_loss, reason = "words a minute")]
    let rate = (speaker.rate as f32 * tempo).round();
    let mut child = Command::new("espeak-ng")
        .args(["-v", &format!("{}+{}", speaker.language, speaker.variant)])
        .args(["-s", &rate.to_string(), "-p", &speaker.pitch.to_string(), "-b", "1", "--stdin", "--stdout"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|e| failed(e.to_string()))?;
    if let Some(mut stdin) = child.stdin.take() {
        stdin.write_all(text.as_bytes()).map_err(|e| failed(e.to_string()))?;
    }
    let output = child.wait_with_output().map_err(|e| failed(e.to_string()))?;
    if !output.status.success() {
        return Err(failed(String::from_utf8_lossy(&output.stderr).trim().to_owned()));
    }
    wave(&output.stdout).ok_or_else(|| failed("its sound is no 16-bit mono wave".to_owned()))
}

/// What a recorded line may end in; the first that is there is taken.
const ENDINGS: [&str; 3] = ["wav", "flac", "ogg"];

/// The file of a recorded line below `recordings`, if there is one.
#[must_use]
pub fn recorded(recordings: &Path, language: &str, line: &str) -> Option<PathBuf> {
    let folder = recordings.join(language);
    ENDINGS.iter().map(|ending| folder.join(format!("{line}.{ending}"))).find(|path| path.is_file())
}

/// The samples of a line that a person recorded, tightened as a spoken one is: any WAV, FLAC or Ogg.
///
/// # Errors
/// When the file cannot be used.
pub fn recording(path: &Path) -> Result<Vec<f32>, SoundError> {
    let bytes = std::fs::read(path).map_err(|source| SoundError::File { path: path.to_owned(), source })?;
    if let Some(signal) = wave(&bytes).map(|signal| tighten(&signal)).filter(|signal| !signal.is_empty()) {
        return Ok(signal);
    }
    let both = super::encode::decode(path)?;
    let mono: Vec<f32> = both.chunks_exact(2).map(|pair| f32::midpoint(pair[0], pair[1])).collect();
    let signal = tighten(&mono);
    if signal.is_empty() {
        let message = "nothing can be heard in it: record it again, or take it away".to_owned();
        return Err(SoundError::OffTarget { path: path.to_owned(), message });
    }
    Ok(signal)
}

/// A wave file of these samples: mono, 16 bit, 48 kHz.
#[must_use]
pub fn as_wave(signal: &[f32]) -> Vec<u8> {
    const HZ: u32 = 48_000;
    let bytes = u32::try_from(signal.len() * 2).unwrap_or(u32::MAX - 36);
    let mut out = Vec::with_capacity(signal.len() * 2 + 44);
    out.extend_from_slice(b"RIFF");
    out.extend_from_slice(&(bytes + 36).to_le_bytes());
    out.extend_from_slice(b"WAVEfmt ");
    out.extend_from_slice(&16u32.to_le_bytes());
    out.extend([1u16, 1].iter().flat_map(|n| n.to_le_bytes()));
    out.extend([HZ, HZ * 2].iter().flat_map(|n| n.to_le_bytes()));
    out.extend([2u16, 16].iter().flat_map(|n| n.to_le_bytes()));
    out.extend_from_slice(b"data");
    out.extend_from_slice(&bytes.to_le_bytes());
    #[expect(clippy::cast_possible_truncation, reason = "held within 16 bits")]
    out.extend(signal.iter().flat_map(|x| ((x.clamp(-1.0, 1.0) * 32_767.0).round() as i16).to_le_bytes()));
    out
}

/// The samples of a streamed wave file, at our rate. Its lengths are not yet true when it is piped, so they are not used.
fn wave(bytes: &[u8]) -> Option<Vec<f32>> {
    let field = |at: usize| bytes.get(at..at + 4).and_then(|b| b.try_into().ok()).map(u32::from_le_bytes);
    if bytes.get(..4)? != b"RIFF" || bytes.get(22..24)? != [1, 0] || bytes.get(34..36)? != [16, 0] {
        return None;
    }
    let rate = field(24)?;
    let start = bytes.windows(4).position(|w| w == b"data")? + 8;
    let signal: Vec<f32> =
        bytes.get(start..)?.chunks_exact(2).map(|b| f32::from(i16::from_le_bytes([b[0], b[1]])) / 32_768.0).collect();
    #[expect(clippy::cast_precision_loss, reason = "a sample rate")]
    Some(resample(&signal, rate as f32))
}

/// Cuts the silence at both ends and shortens what is longer than [`PAUSE`] within.
#[must_use]
pub fn tighten(signal: &[f32]) -> Vec<f32> {
    let piece = samples(0.01);
    let loud: Vec<bool> = signal.chunks(piece).map(|p| p.iter().any(|x| x.abs() > gain(-42.0))).collect();
    let Some(first) = loud.iter().position(|l| *l) else { return Vec::new() };
    let last = loud.iter().rposition(|l| *l).unwrap_or(first);
    let keep = samples(PAUSE) / piece;
    let mut out = Vec::with_capacity(signal.len());
    let mut quiet = 0;
    for (index, chunk) in signal.chunks(piece).enumerate().take(last + 1).skip(first) {
        quiet = if loud[index] { 0 } else { quiet + 1 };
        if quiet <= keep {
            out.extend_from_slice(chunk);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_pauses_shrink_and_short_ones_stay() {
        let tone = vec![0.5; samples(0.3)];
        let line = |pause: f32| [vec![0.0; 4800], tone.clone(), vec![0.0; samples(pause)], tone.clone(), vec![0.0; 9600]].concat();
        assert!((length(&tighten(&line(1.0))) - 0.8).abs() < 0.03);
        assert!((length(&tighten(&line(0.1))) - 0.7).abs() < 0.03);
        assert!(tighten(&[0.0; 4800]).is_empty());
    }

    #[test]
    fn a_recorded_line_is_read_as_it_was_written() {
        let tone: Vec<f32> = (0..9_600u16).map(|i| 0.5 * (f32::from(i) * 0.05).sin()).collect();
        let folder = tempfile::tempdir().expect("a folder");
        assert_eq!(recorded(folder.path(), "pl", "hello"), None);
        let path = folder.path().join("pl/hello.wav");
        std::fs::create_dir_all(folder.path().join("pl")).expect("a folder");
        std::fs::write(&path, as_wave(&tone)).expect("writes");
        std::fs::write(folder.path().join("pl/other.flac"), b"").expect("writes");
        assert_eq!(recorded(folder.path(), "pl", "hello"), Some(path.clone()));
        assert!(recorded(folder.path(), "pl", "other").is_some_and(|path| path.ends_with("other.flac")));
        let back = recording(&path).expect("readable");
        assert!(back.iter().zip(&tone).all(|(a, b)| (a - b).abs() < 1e-3) && back.len() > 9_000, "{}", back.len());
    }

    #[test]
    fn a_wave_of_another_shape_is_refused() {
        assert!(wave(b"RIFF").is_none());
        assert!(wave(&[0; 64]).is_none());
    }
}
