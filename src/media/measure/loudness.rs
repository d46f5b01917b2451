//! Loudness of a whole sound.
//!
//! Source: EBU R 128 (2020), by the crate `ebur128`; the film maker measures with the same.

use std::path::Path;

use ebur128::{EbuR128, Mode};

use crate::media::clock::STREAM_RATE;
use crate::media::error::MediaError;
use crate::media::sound::SoundSource;
use crate::media::sound::file::FileSound;

/// What a loudness meter says of a sound, in hundredths, so that it is the same when it is kept and read again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Loudness {
    /// Integrated loudness, hundredths of a LUFS; `None` for silence and for less than 0.4 s, which have none.
    pub integrated: Option<i32>,
    /// Highest true peak of both channels, hundredths of a dBTP; `None` for silence.
    pub true_peak: Option<i32>,
}

/// How loud a sound is, as it is played: in stereo, at the stream's rate.
///
/// # Errors
/// When the file cannot be opened, or decoded to its end.
pub fn loudness(path: &Path) -> Result<Loudness, MediaError> {
    const CHUNK: usize = 48_000;
    let nothing = Loudness { integrated: None, true_peak: None };
    let mut sound = FileSound::open(path)?;
    let Ok(mut meter) = EbuR128::new(2, STREAM_RATE, Mode::I | Mode::TRUE_PEAK) else { return Ok(nothing) };
    let mut frames = Vec::with_capacity(CHUNK);
    loop {
        frames.clear();
        if sound.read(&mut frames, CHUNK)? == 0 {
            break;
        }
        if meter.add_frames_f32(frames.as_flattened()).is_err() {
            return Ok(nothing);
        }
    }
    let peak = (0..2).filter_map(|channel| meter.true_peak(channel).ok()).fold(0.0, f64::max);
    Ok(Loudness {
        integrated: meter.loudness_global().ok().and_then(hundredths),
        true_peak: hundredths(20.0 * peak.log10()),
    })
}

fn hundredths(value: f64) -> Option<i32> {
    #[expect(clippy::cast_possible_truncation, reason = "a level within ±1,000 dB")]
    value.is_finite().then(|| (value.clamp(-1_000.0, 1_000.0) * 100.0).round() as i32)
}
