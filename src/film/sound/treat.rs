//! How a voice reaches the ear: in a room, through a car's window, by loudspeaker, by telephone.
//!
//! A synthetic voice is made bearable by warmth, a little unevenness and a place to stand in. The recipe was found by ear.

use super::dsp::{Biquad, compress, echoes, gain, samples, set_level, time, vibrato};
use crate::film::storyboard::Via;

/// A dry line as it sounds in its place, levelled for the mix. It may grow by the tail of its echoes.
#[must_use]
pub fn place(dry: &[f32], via: Via) -> Vec<f32> {
    placed(warm(dry), via)
}

/// The same for a line that a person recorded: a living voice needs no warmth, only an even level and no rumble.
#[must_use]
pub fn place_recorded(dry: &[f32], via: Via) -> Vec<f32> {
    let mut voice = dry.to_vec();
    Biquad::high_pass(75.0, 0.7).run(&mut voice);
    set_level(&mut voice, -18.0);
    compress(&mut voice, -20.0, 2.0);
    placed(voice, via)
}

fn placed(mut voice: Vec<f32>, via: Via) -> Vec<f32> {
    match via {
        Via::Room => {
            echoes(&mut voice, &[(11.0, -13.0), (23.0, -15.0), (37.0, -18.0), (61.0, -24.0)]);
            set_level(&mut voice, -20.0);
        }
        Via::Window => {
            Biquad::low_pass(5_200.0, 0.7).run(&mut voice);
            Biquad::peak(420.0, 0.9, 2.0).run(&mut voice);
            echoes(&mut voice, &[(6.0, -11.0), (9.0, -14.0), (78.0, -25.0)]);
            set_level(&mut voice, -20.5);
        }
        Via::Outdoors => {
            // The officer wears a shoulder radio in the lane: a hint of its band, and the canopy's slaps.
            band(&mut voice, 240.0, 4_200.0);
            clip(&mut voice, 1.6);
            echoes(&mut voice, &[(78.0, -20.0), (131.0, -24.0), (197.0, -28.0)]);
            set_level(&mut voice, -20.5);
        }
        Via::Pa => {
            band(&mut voice, 330.0, 3_300.0);
            clip(&mut voice, 3.2);
            echoes(&mut voice, &[(78.0, -11.0), (131.0, -14.0), (197.0, -18.0)]);
            set_level(&mut voice, -21.0);
        }
        Via::Phone => {
            band(&mut voice, 320.0, 3_400.0);
            clip(&mut voice, 2.2);
            Biquad::peak(1_500.0, 0.8, 2.5).run(&mut voice);
            echoes(&mut voice, &[(17.0, -19.0), (29.0, -22.0)]);
            set_level(&mut voice, -20.5);
        }
        Via::Glass => {
            Biquad::low_pass(900.0, 0.7).run(&mut voice);
            Biquad::low_pass(1_600.0, 0.7).run(&mut voice);
            echoes(&mut voice, &[(19.0, -12.0)]);
            set_level(&mut voice, -25.0);
        }
        Via::Murmur => {
            Biquad::low_pass(1_500.0, 0.7).run(&mut voice);
            echoes(&mut voice, &[(11.0, -14.0), (23.0, -17.0)]);
            set_level(&mut voice, -30.0);
        }
    }
    soften_ends(&mut voice);
    voice
}

/// Less of the machine: chest added, edge taken off, a slight sway, even level.
fn warm(dry: &[f32]) -> Vec<f32> {
    let mut voice = vibrato(dry, 4.7, 0.035);
    Biquad::high_pass(85.0, 0.7).run(&mut voice);
    Biquad::peak(190.0, 0.9, 3.5).run(&mut voice);
    Biquad::peak(3_100.0, 1.1, -5.0).run(&mut voice);
    Biquad::peak(5_200.0, 1.1, -4.0).run(&mut voice);
    Biquad::low_pass(7_200.0, 0.7).run(&mut voice);
    set_level(&mut voice, -18.0);
    compress(&mut voice, -22.0, 3.0);
    voice
}

fn band(voice: &mut [f32], low: f32, high: f32) {
    for _ in 0..2 {
        Biquad::high_pass(low, 0.7).run(voice);
        Biquad::low_pass(high, 0.7).run(voice);
    }
}

/// The soft overload of a small loudspeaker.
fn clip(voice: &mut [f32], drive: f32) {
    set_level(voice, -14.0);
    voice.iter_mut().for_each(|x| *x = (*x * drive).tanh() / drive.tanh());
}

/// 4 ms up and 12 ms down, so that no line begins or ends with a click.
fn soften_ends(voice: &mut [f32]) {
    let total = voice.len();
    let (up, down) = (samples(0.004).min(total), samples(0.012).min(total));
    for (i, x) in voice.iter_mut().enumerate() {
        let left = time(i) / time(up.max(1));
        let right = time(total - 1 - i) / time(down.max(1));
        *x *= left.min(right).clamp(0.0, 1.0);
    }
}

/// How far a place lies to the left (-1) or right (+1), and how much a voice there lowers the ambience, as a factor.
#[must_use]
pub fn stand(via: Via) -> (f32, f32) {
    match via {
        Via::Outdoors | Via::Pa => (-0.18, gain(-7.0)),
        Via::Window => (0.14, gain(-7.0)),
        Via::Room => (0.0, gain(-5.0)),
        Via::Phone => (0.1, gain(-5.0)),
        Via::Glass => (0.3, gain(-3.0)),
        Via::Murmur => (0.12, gain(-1.5)),
    }
}

#[cfg(test)]
mod tests {
    use super::super::dsp::active_rms;
    use super::*;
    use std::f32::consts::TAU;

    fn two_tones() -> Vec<f32> {
        (0..48_000).map(|i| 0.3 * (TAU * 150.0 * time(i)).sin() + 0.3 * (TAU * 1_000.0 * time(i)).sin()).collect()
    }

    fn share_below(signal: &[f32], hz: f32) -> f32 {
        let mut low = signal.to_vec();
        for _ in 0..2 {
            Biquad::low_pass(hz, 0.7).run(&mut low);
        }
        active_rms(&low) / active_rms(signal)
    }

    #[test]
    fn a_recorded_voice_keeps_its_own_colour() {
        let bright: Vec<f32> = (0..48_000).map(|i| 0.3 * (TAU * 300.0 * time(i)).sin() + 0.3 * (TAU * 6_500.0 * time(i)).sin()).collect();
        let above = |signal: &[f32]| (1.0 - share_below(signal, 2_000.0).powi(2)).max(0.0).sqrt();
        let (own, warmed) = (above(&place_recorded(&bright, Via::Room)), above(&place(&bright, Via::Room)));
        assert!(own > 1.15 * warmed, "brightness: recorded {own}, synthetic {warmed}");
        assert!(share_below(&place_recorded(&two_tones(), Via::Phone), 400.0) < 0.35);
    }

    #[test]
    fn the_telephone_has_no_chest_and_the_room_has() {
        let room = share_below(&place(&two_tones(), Via::Room), 400.0);
        let phone = share_below(&place(&two_tones(), Via::Phone), 400.0);
        assert!(phone < 0.35 && room > 2.0 * phone, "room {room}, phone {phone}");
    }

    #[test]
    fn every_place_is_levelled_and_ends_softly() {
        for via in [Via::Room, Via::Window, Via::Outdoors, Via::Pa, Via::Phone, Via::Glass, Via::Murmur] {
            let voice = place(&two_tones(), via);
            let db = 20.0 * active_rms(&voice).log10();
            assert!((-31.0..=-19.0).contains(&db), "{via:?}: {db}");
            assert!(voice.last().is_some_and(|x| x.abs() < 1e-3) && voice[0].abs() < 1e-3);
        }
    }
}
