//! The beds under a scene: rain, engine, rooms, wind, a kitchen in the morning. All of it is computed; nothing is recorded.
//!
//! A bed is stereo, as long as its scene, and levelled to 0 dB active RMS by the mixer. Left and right are drawn from
//! different noise, so that a bed surrounds and a voice in the middle stays clear of it.

use std::f32::consts::TAU;

use super::dsp::{Biquad, Noise, samples, time};

/// A stereo sound: left and right, of equal length.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Stereo {
    /// The left channel.
    pub left: Vec<f32>,
    /// The right channel.
    pub right: Vec<f32>,
}

impl Stereo {
    /// Silence of so many samples.
    #[must_use]
    pub fn silent(length: usize) -> Self {
        Self { left: vec![0.0; length], right: vec![0.0; length] }
    }

    /// Adds a mono signal at a sample, between left (-1) and right (+1), by a factor; what reaches past the end is cut.
    pub fn add(&mut self, signal: &[f32], at: usize, pan: f32, level: f32) {
        let angle = (pan.clamp(-1.0, 1.0) + 1.0) * TAU / 8.0;
        for (channel, k) in [(&mut self.left, angle.cos()), (&mut self.right, angle.sin())] {
            let from = at.min(channel.len());
            for (out, x) in channel[from..].iter_mut().zip(signal) {
                *out += x * k * level * std::f32::consts::SQRT_2;
            }
        }
    }

    fn by_side(length: usize, seed: u32, name: &str, mut side: impl FnMut(&mut Noise, usize) -> Vec<f32>) -> Self {
        let mut make = |which: &str| side(&mut Noise::new(seed, &format!("{name} {which}")), length);
        Self { left: make("left"), right: make("right") }
    }
}

/// The names there are.
pub const NAMES: [&str; 11] = [
    "rain", "rain-far", "rain-on-metal", "canopy", "engine-idle", "van-interior", "corridor", "room-tone", "kitchen-morning",
    "wind", "bulb-hum",
];

/// The bed of this name, so many seconds long; `None` when there is none of that name.
#[must_use]
pub fn bed(name: &str, seconds: f32, seed: u32) -> Option<Stereo> {
    let length = samples(seconds);
    let side: fn(&mut Noise, usize) -> Vec<f32> = match name {
        "rain" => rain,
        "rain-far" => |noise, length| {
            let mut out = rain(noise, length);
            Biquad::low_pass(900.0, 0.6).run(&mut out);
            out
        },
        "rain-on-metal" => rain_on_metal,
        "canopy" => canopy,
        "engine-idle" => engine_idle,
        "van-interior" => van_interior,
        "corridor" => corridor,
        "room-tone" => room_tone,
        "kitchen-morning" => kitchen,
        "wind" => wind,
        "bulb-hum" => |noise, length| hum(noise, length, 100.0, &[1.0, 0.5, 0.35, 0.2, 0.12]),
        _ => return None,
    };
    Some(Stereo::by_side(length, seed, name, side))
}

/// Noise that falls by 3 dB an octave (P. Kellet's economical filter).
pub(super) fn pink(noise: &mut Noise, length: usize) -> Vec<f32> {
    let mut b = [0.0f32; 3];
    (0..length)
        .map(|_| {
            let white = noise.white();
            b[0] = 0.997_65 * b[0] + white * 0.099_046;
            b[1] = 0.963 * b[1] + white * 0.296_516_4;
            b[2] = 0.57 * b[2] + white * 1.052_691_3;
            (b[0] + b[1] + b[2] + white * 0.184_8) * 0.25
        })
        .collect()
}

/// Grains dropped at random: so many a second, each made by `grain(noise)`.
fn scatter(noise: &mut Noise, out: &mut [f32], per_second: f32, mut grain: impl FnMut(&mut Noise) -> Vec<f32>) {
    let mut at = 0.0f32;
    let end = time(out.len());
    loop {
        at += -(1.0 - noise.unit()).max(1e-6).ln() / per_second;
        if at >= end {
            return;
        }
        let from = samples(at).min(out.len() - 1);
        for (x, g) in out[from..].iter_mut().zip(grain(noise)) {
            *x += g;
        }
    }
}

/// A short ringing drop: pitch in Hz, how fast it dies (1/s), how loud.
pub(super) fn ping(hz: f32, decay: f32, level: f32) -> Vec<f32> {
    (0..samples(6.0 / decay)).map(|i| level * (-decay * time(i)).exp() * (TAU * hz * time(i)).sin()).collect()
}

fn rain(noise: &mut Noise, length: usize) -> Vec<f32> {
    let mut out = pink(noise, length);
    Biquad::high_pass(420.0, 0.6).run(&mut out);
    Biquad::low_pass(9_000.0, 0.6).run(&mut out);
    let phase = noise.between(0.0, TAU);
    for (i, x) in out.iter_mut().enumerate() {
        let t = time(i);
        *x *= 1.0 + 0.18 * (TAU * 0.11 * t + phase).sin() + 0.09 * (TAU * 0.37 * t + 2.0 * phase).sin();
    }
    scatter(noise, &mut out, 90.0, |n| {
        let (hz, level) = (n.between(1_800.0, 6_500.0), n.between(0.02, 0.14));
        ping(hz, n.between(280.0, 700.0), level * level * 4.0)
    });
    out
}

fn rain_on_metal(noise: &mut Noise, length: usize) -> Vec<f32> {
    let mut out = rain(noise, length);
    out.iter_mut().for_each(|x| *x *= 0.45);
    scatter(noise, &mut out, 26.0, |n| {
        let (hz, level) = (n.between(620.0, 2_300.0), n.between(0.05, 0.32));
        let mut drop = ping(hz, n.between(55.0, 130.0), level);
        for (x, g) in drop.iter_mut().zip(ping(hz * 2.71, 160.0, level * 0.4)) {
            *x += g;
        }
        drop
    });
    out
}

fn canopy(noise: &mut Noise, length: usize) -> Vec<f32> {
    let mut out = pink(noise, length);
    Biquad::low_pass(260.0, 0.7).run(&mut out);
    scatter(noise, &mut out, 4.0, |n| {
        let (hz, level) = (n.between(240.0, 620.0), n.between(0.05, 0.25));
        ping(hz, n.between(30.0, 60.0), level)
    });
    out
}

pub(super) fn engine_idle(noise: &mut Noise, length: usize) -> Vec<f32> {
    let mut out = vec![0.0; length];
    let mut knock = Biquad::band_pass(900.0, 0.8);
    let (mut phase, mut flutter) = (0.0f32, 0.0f32);
    for x in &mut out {
        flutter += (noise.white() * 0.02 - flutter) * 0.000_4;
        phase = (phase + (25.5 + 40.0 * flutter) / super::dsp::RATE).fract();
        let tone: f32 = [1.0, 0.9, 0.55, 0.5, 0.3, 0.22, 0.14, 0.1]
            .iter()
            .zip(1u8..)
            .map(|(level, n)| level * (TAU * f32::from(n) * phase + f32::from(n * n)).sin())
            .sum();
        let stroke = (1.0 - (2.0 * phase).fract()).powi(5);
        *x = tone * 0.3 + knock.step(noise.white()) * stroke * 1.4;
    }
    Biquad::low_pass(2_600.0, 0.7).run(&mut out);
    out
}

fn van_interior(noise: &mut Noise, length: usize) -> Vec<f32> {
    let mut out = rain_on_metal(noise, length);
    Biquad::low_pass(1_100.0, 0.6).run(&mut out);
    let low = pink(noise, length);
    let mut body = Biquad::low_pass(150.0, 0.7);
    for (x, n) in out.iter_mut().zip(low) {
        *x += body.step(n) * 0.8;
    }
    out
}

fn hum(noise: &mut Noise, length: usize, hz: f32, harmonics: &[f32]) -> Vec<f32> {
    let phase = noise.between(0.0, TAU);
    (0..length)
        .map(|i| {
            let tone: f32 = harmonics
                .iter()
                .zip(1u8..)
                .map(|(level, n)| level * (TAU * hz * f32::from(n) * time(i) + phase * f32::from(n)).sin())
                .sum();
            tone * (1.0 + 0.05 * (TAU * 0.23 * time(i) + phase).sin()) + noise.white() * 0.02
        })
        .collect()
}

fn corridor(noise: &mut Noise, length: usize) -> Vec<f32> {
    let mut air = pink(noise, length);
    Biquad::low_pass(420.0, 0.6).run(&mut air);
    Biquad::high_pass(50.0, 0.7).run(&mut air);
    for (x, h) in air.iter_mut().zip(hum(noise, length, 100.0, &[0.05, 0.03, 0.02])) {
        *x += h * 0.35;
    }
    air
}

fn room_tone(noise: &mut Noise, length: usize) -> Vec<f32> {
    let mut air = pink(noise, length);
    Biquad::low_pass(300.0, 0.6).run(&mut air);
    Biquad::high_pass(45.0, 0.7).run(&mut air);
    air
}

fn kitchen(noise: &mut Noise, length: usize) -> Vec<f32> {
    let mut out = room_tone(noise, length);
    for (x, h) in out.iter_mut().zip(hum(noise, length, 50.0, &[0.05, 0.1, 0.02])) {
        *x = *x * 0.5 + h * 0.18;
    }
    // Sparrows somewhere outside the window.
    scatter(noise, &mut out, 0.8, |n| {
        let notes = samples(n.between(0.25, 0.6));
        let (hz, rate, level) = (n.between(3_200.0, 4_600.0), n.between(9.0, 15.0), n.between(0.03, 0.1));
        let mut phase = 0.0f32;
        (0..notes)
            .map(|i| {
                let beat = (time(i) * rate).fract();
                phase += TAU * hz * (1.0 + 0.16 * (1.0 - beat)) / super::dsp::RATE;
                level * phase.sin() * (beat * std::f32::consts::PI).sin().powi(3)
            })
            .collect()
    });
    out
}

fn wind(noise: &mut Noise, length: usize) -> Vec<f32> {
    let source = pink(noise, length);
    let phase = noise.between(0.0, 1.5);
    let (mut low, mut band, mut out) = (0.0f32, 0.0f32, Vec::with_capacity(length));
    for (i, x) in source.into_iter().enumerate() {
        let t = time(i);
        let gust = 0.5 + 0.5 * (TAU * 0.09 * t + phase).sin() * (0.6 + 0.4 * (TAU * 0.23 * t + 2.0 * phase).sin());
        // A state-variable filter, since its pitch moves.
        let f = 2.0 * (TAU * (210.0 + 330.0 * gust) / (2.0 * super::dsp::RATE)).sin();
        low += f * band;
        band += f * (x - low - 0.22 * band);
        out.push((band * 0.7 + low * 0.5) * (0.35 + 0.65 * gust));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::dsp::active_rms;
    use super::*;

    #[test]
    fn every_bed_sounds_is_bounded_and_repeats() {
        for name in NAMES {
            let bed1 = bed(name, 1.5, 7).expect("named");
            assert_eq!(bed1, bed(name, 1.5, 7).expect("named"), "{name}");
            assert_eq!(bed1.left.len(), 72_000);
            assert!(active_rms(&bed1.left) > 0.004, "{name} is silent: {}", active_rms(&bed1.left));
            assert!(bed1.left.iter().chain(&bed1.right).all(|x| x.is_finite() && x.abs() < 8.0), "{name}");
            assert_ne!(bed1.left, bed1.right, "{name} is mono");
        }
        assert!(bed("rian", 1.0, 7).is_none());
    }

    #[test]
    fn panning_keeps_power() {
        for pan in [-1.0, -0.3, 0.0, 0.8] {
            let mut out = Stereo::silent(10);
            out.add(&[1.0], 2, pan, 1.0);
            assert!((out.left[2].powi(2) + out.right[2].powi(2) - 2.0).abs() < 1e-4);
            out.add(&[1.0; 20], 8, pan, 1.0);
            assert_eq!(out.left.len(), 10);
        }
    }
}
