//! Loudness: every scene at −23 LUFS, true peaks below −1 dBTP, so that no branch of a film jumps at the listener.
//!
//! Source: EBU R 128 (2020).

use std::path::Path;

use ebur128::{EbuR128, Mode};

use super::ambience::Stereo;
use super::dsp::{gain, samples};
use super::error::SoundError;

/// Programme loudness aimed at, LUFS.
pub const TARGET: f64 = -23.0;
/// How far off a finished file may be, LU.
pub const TOLERANCE: f64 = 0.5;
/// The highest true peak of a finished file, dBTP.
pub const PEAK: f64 = -1.0;
/// Where the limiter first holds samples, dBFS: room is left for peaks between samples and for the encoder.
const CEILING: f32 = -4.0;
/// How far under [`PEAK`] the true peak is held before encoding, dB.
const ENCODER_ROOM: f64 = 1.0;

/// What a meter says.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Loudness {
    /// Integrated loudness, LUFS; −∞ for silence.
    pub integrated: f64,
    /// Highest true peak of both channels, dBTP.
    pub true_peak: f64,
}

/// Measures interleaved stereo at 48 kHz.
#[must_use]
pub fn measure(interleaved: &[f32]) -> Loudness {
    let nothing = Loudness { integrated: f64::NEG_INFINITY, true_peak: f64::NEG_INFINITY };
    let Ok(mut meter) = EbuR128::new(2, 48_000, Mode::I | Mode::TRUE_PEAK) else { return nothing };
    if meter.add_frames_f32(interleaved).is_err() {
        return nothing;
    }
    let peak = (0..2).filter_map(|channel| meter.true_peak(channel).ok()).fold(0.0, f64::max);
    Loudness { integrated: meter.loudness_global().unwrap_or(f64::NEG_INFINITY), true_peak: 20.0 * peak.log10() }
}

/// Brings a scene to [`TARGET`] with its peaks held; interleaves it. Silence stays silent.
#[must_use]
pub fn finish(sound: &Stereo) -> Vec<f32> {
    bring_up(&sound.left.iter().zip(&sound.right).flat_map(|(l, r)| [*l, *r]).collect::<Vec<_>>(), &mut || {})
}

/// As [`finish`], of interleaved stereo; `tried` hears of each of its tries.
#[must_use]
pub fn bring_up(raw: &[f32], tried: &mut dyn FnMut()) -> Vec<f32> {
    let (mut change, mut ceiling) = (0.0f64, f64::from(CEILING));
    let mut out = raw.to_vec();
    for _ in 0..12 {
        #[expect(clippy::cast_possible_truncation, reason = "levels")]
        let (k, hold) = (gain(change as f32), gain(ceiling as f32));
        out = raw.iter().map(|x| x * k).collect();
        limit(&mut out, hold);
        let now = measure(&out);
        tried();
        let (off, over) = (TARGET - now.integrated, now.true_peak - (PEAK - ENCODER_ROOM));
        if !off.is_finite() || (off.abs() < 0.05 && over <= 0.0) {
            break;
        }
        change += off;
        ceiling -= over.max(0.0);
    }
    out
}

/// Whether a finished file meets loudness and peak; silence does.
///
/// # Errors
/// With what was measured and what was wanted.
pub fn on_target(path: &Path, loudness: Loudness) -> Result<(), SoundError> {
    let off = |message: String| Err(SoundError::OffTarget { path: path.to_owned(), message });
    if loudness.integrated.is_finite() && (loudness.integrated - TARGET).abs() > TOLERANCE {
        return off(format!("is at {:.1} LUFS, wanted {TARGET:.1} ± {TOLERANCE:.1}", loudness.integrated));
    }
    if loudness.true_peak > PEAK {
        return off(format!("peaks at {:.1} dBTP, at most {PEAK:.1} is allowed", loudness.true_peak));
    }
    Ok(())
}

/// Holds both channels under `ceiling` (a factor of full scale): looks 5 ms ahead, lets go over 120 ms.
fn limit(interleaved: &mut [f32], ceiling: f32) {
    let wanted: Vec<f32> = interleaved.chunks(2).map(|f| (ceiling / f[0].abs().max(f[1].abs()).max(1e-9)).min(1.0)).collect();
    let ahead = samples(0.005);
    // The smallest factor within the look-ahead, by a queue of falling candidates.
    let mut queue: std::collections::VecDeque<usize> = std::collections::VecDeque::new();
    let (mut next, mut now) = (0, 1.0f32);
    for i in 0..wanted.len() {
        while next < wanted.len() && next <= i + ahead {
            while queue.back().is_some_and(|last| wanted[*last] >= wanted[next]) {
                queue.pop_back();
            }
            queue.push_back(next);
            next += 1;
        }
        while queue.front().is_some_and(|first| *first < i) {
            queue.pop_front();
        }
        let hold = queue.front().map_or(1.0, |first| wanted[*first]);
        now = if hold < now { now + (hold - now) * 0.02 } else { now + (hold - now) * 0.000_4 };
        let k = now.min(wanted[i]);
        interleaved[2 * i] *= k;
        interleaved[2 * i + 1] *= k;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::film::sound::dsp::{Noise, time};
    use std::f32::consts::TAU;

    #[test]
    fn the_meter_agrees_with_the_standard_tone() {
        // EBU Tech 3341 case 1: 1 kHz at -23 dBFS in both channels reads -23 LUFS.
        let tone: Vec<f32> = (0..48_000 * 5).flat_map(|i| [gain(-23.0) * (TAU * 1_000.0 * time(i)).sin(); 2]).collect();
        let loudness = measure(&tone);
        assert!((loudness.integrated + 23.0).abs() < 0.1 && (loudness.true_peak + 23.0).abs() < 0.2, "{loudness:?}");
    }

    #[test]
    fn a_quiet_scene_with_a_bang_meets_the_target_and_the_peak() {
        let mut noise = Noise::new(1, "bang");
        let side: Vec<f32> = (0..48_000 * 6)
            .map(|i| noise.white() * 0.01 + if i % 96_000 < 200 { 0.9 * noise.white() } else { 0.0 })
            .collect();
        let loudness = measure(&finish(&Stereo { left: side.clone(), right: side }));
        assert!((loudness.integrated - TARGET).abs() < 0.1, "{loudness:?}");
        assert!(loudness.true_peak < PEAK, "{loudness:?}");
    }

    #[test]
    fn silence_stays_silent() {
        assert!(finish(&Stereo::silent(48_000)).iter().all(|x| *x == 0.0));
    }
}
