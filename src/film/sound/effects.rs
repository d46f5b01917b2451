//! Single sounds: a sliding door, paper, a telephone that buzzes on a table. All computed, mono, a few seconds at most.

use std::f32::consts::TAU;

use super::ambience::{engine_idle, ping, pink};
use super::dsp::{Biquad, Noise, RATE, echoes, samples, time};

/// The names there are.
pub const NAMES: [&str; 22] = [
    "tyres-wet", "engine-stop", "window-down", "paper", "door-slide", "dome-click", "rubber-band", "phone-tap", "steps",
    "cup-set-down", "pen", "chair", "phone-buzz", "kettle-click", "drip", "van-outside", "van-leaves", "barrier", "stamp",
    "phone-ring-far", "door-close", "bag-drop",
];

/// The sound of this name; `None` when there is none of that name.
#[must_use]
pub fn effect(name: &str, seed: u32) -> Option<Vec<f32>> {
    let noise = &mut Noise::new(seed, name);
    Some(match name {
        "tyres-wet" => swell(noise, 2.6, (500.0, 3_200.0), |u| (u * (1.0 - u) * 4.0).powf(1.4)),
        "engine-stop" => engine_stop(noise),
        "window-down" => window_motor(),
        "paper" => paper(noise),
        "door-slide" => door_slide(noise),
        "dome-click" => clicks(&[(0.0, 2_600.0, 1.0)]),
        "rubber-band" => rubber_band(noise),
        "phone-tap" => clicks(&[(0.0, 3_400.0, 0.6), (0.24, 3_100.0, 0.5), (0.41, 3_500.0, 0.6)]),
        "steps" => steps(noise),
        "cup-set-down" => thud(noise, 210.0, 0.5, &[(1_900.0, 60.0, 0.25)]),
        "pen" => pen(noise),
        "chair" => swell(noise, 0.55, (300.0, 1_600.0), |u| (1.0 - u) * (0.6 + 0.4 * (TAU * 17.0 * u).sin())),
        "phone-buzz" => buzz(),
        "kettle-click" => clicks(&[(0.0, 1_500.0, 1.0), (0.05, 2_100.0, 0.4)]),
        "drip" => drip(),
        "van-outside" => van(noise, 4.2, |u| (u * 1.6).min(1.0) * if u > 0.93 { (1.0 - u) / 0.07 } else { 1.0 }, 480.0, 0.0),
        "van-leaves" => van(noise, 6.5, |u| (u * 10.0).min(1.0) * (1.0 - u).powf(1.6), 1_500.0, 0.45),
        "barrier" => barrier(noise),
        "stamp" => thud(noise, 95.0, 1.0, &[(340.0, 45.0, 0.4)]),
        "phone-ring-far" => ring_behind_glass(),
        "door-close" => thud(noise, 75.0, 1.0, &[(180.0, 22.0, 0.5), (1_300.0, 90.0, 0.2)]),
        "bag-drop" => thud(noise, 120.0, 0.8, &[]),
        _ => return None,
    })
}

fn shape(length: f32, mut f: impl FnMut(f32, f32) -> f32) -> Vec<f32> {
    (0..samples(length)).map(|i| f(time(i), time(i) / length)).collect()
}

/// Filtered noise under an envelope of 0..1 along its length.
fn swell(noise: &mut Noise, length: f32, band: (f32, f32), envelope: impl Fn(f32) -> f32) -> Vec<f32> {
    let mut out = pink(noise, samples(length));
    Biquad::high_pass(band.0, 0.7).run(&mut out);
    Biquad::low_pass(band.1, 0.7).run(&mut out);
    out.iter_mut().enumerate().for_each(|(i, x)| *x *= envelope(time(i) / length).max(0.0));
    out
}

fn mix(out: &mut Vec<f32>, at: f32, other: &[f32], level: f32) {
    let from = samples(at);
    if out.len() < from + other.len() {
        out.resize(from + other.len(), 0.0);
    }
    out[from..].iter_mut().zip(other).for_each(|(x, o)| *x += o * level);
}

fn clicks(when: &[(f32, f32, f32)]) -> Vec<f32> {
    let mut out = Vec::new();
    for &(at, hz, level) in when {
        mix(&mut out, at, &ping(hz, 420.0, level), 1.0);
        mix(&mut out, at, &ping(hz * 0.31, 190.0, level * 0.5), 1.0);
    }
    echoes(&mut out, &[(13.0, -16.0), (29.0, -21.0)]);
    out
}

fn thud(noise: &mut Noise, hz: f32, level: f32, rings: &[(f32, f32, f32)]) -> Vec<f32> {
    let mut out = ping(hz, 26.0, level);
    mix(&mut out, 0.0, &swell(noise, 0.09, (120.0, 2_400.0), |u| (1.0 - u).powi(4)), level * 2.2);
    for &(ring, decay, strength) in rings {
        mix(&mut out, 0.002, &ping(ring, decay, strength), level);
    }
    echoes(&mut out, &[(17.0, -15.0), (41.0, -20.0)]);
    out
}

fn engine_stop(noise: &mut Noise) -> Vec<f32> {
    let mut out = engine_idle(noise, samples(0.7));
    out.iter_mut().enumerate().for_each(|(i, x)| {
        let u = time(i) / 0.7;
        *x *= (1.0 - u).powf(1.2) * (1.0 + 0.7 * (TAU * (9.0 - 6.0 * u) * time(i)).sin());
    });
    let shudder = thud(noise, 48.0, 0.9, &[(130.0, 30.0, 0.4)]);
    mix(&mut out, 0.52, &shudder, 0.8);
    out
}

fn window_motor() -> Vec<f32> {
    let mut out = shape(1.15, |t, u| {
        let phase = (t * (176.0 + 12.0 * u)).fract();
        (phase * 2.0 - 1.0) * (u * 20.0).min(1.0) * ((1.0 - u) * 12.0).min(1.0)
    });
    Biquad::low_pass(950.0, 0.8).run(&mut out);
    mix(&mut out, 1.08, &ping(160.0, 40.0, 0.7), 1.0);
    out
}

fn paper(noise: &mut Noise) -> Vec<f32> {
    let mut out = Vec::new();
    let mut at = 0.0;
    while at < 0.8 {
        let (length, level) = (noise.between(0.02, 0.11), noise.between(0.25, 1.0));
        let crackle = swell(noise, length, (1_500.0, 9_000.0), |u| (1.0 - u).powi(2));
        mix(&mut out, at, &crackle, level);
        at += noise.between(0.03, 0.13);
    }
    out
}

fn door_slide(noise: &mut Noise) -> Vec<f32> {
    let mut out = swell(noise, 1.15, (90.0, 1_500.0), |u| (u * 9.0).min(1.0) * (0.55 + 0.45 * (TAU * 19.0 * u * (1.0 + u)).sin()));
    let (latch, stop) = (thud(noise, 150.0, 0.8, &[(700.0, 70.0, 0.4)]), thud(noise, 68.0, 1.3, &[(190.0, 20.0, 0.5)]));
    mix(&mut out, 0.0, &latch, 1.0);
    mix(&mut out, 1.12, &stop, 1.2);
    out
}

fn rubber_band(noise: &mut Noise) -> Vec<f32> {
    let mut out = swell(noise, 0.5, (900.0, 5_000.0), |u| 0.25 * u);
    mix(&mut out, 0.5, &ping(370.0, 38.0, 0.8), 1.0);
    mix(&mut out, 0.5, &ping(1_130.0, 90.0, 0.5), 1.0);
    out
}

fn steps(noise: &mut Noise) -> Vec<f32> {
    let mut out = Vec::new();
    for step in 0u8..5 {
        let foot = thud(noise, 92.0 + f32::from(step % 2) * 14.0, 0.8, &[(1_150.0, 150.0, 0.12)]);
        mix(&mut out, f32::from(step) * 0.56, &foot, 1.0 - f32::from(step) * 0.13);
    }
    echoes(&mut out, &[(58.0, -13.0), (103.0, -17.0), (171.0, -22.0)]);
    out
}

fn pen(noise: &mut Noise) -> Vec<f32> {
    let mut out = Vec::new();
    for stroke in 0u8..7 {
        let scratch = swell(noise, 0.13, (2_400.0, 8_000.0), |u| (u * (1.0 - u) * 4.0).powi(2));
        let at = f32::from(stroke) * 0.19 + noise.between(0.0, 0.05);
        mix(&mut out, at, &scratch, noise.between(0.5, 1.0));
    }
    out
}

fn buzz() -> Vec<f32> {
    let mut out = shape(0.95, |t, _| {
        let on = if (0.45..0.55).contains(&t) { 0.0 } else { 1.0 };
        let table = (TAU * 158.0 * t).sin() + 0.6 * (TAU * 316.0 * t + 0.4).sin() + 0.45 * (TAU * 474.0 * t + 1.0).sin();
        (table * 2.2).tanh() * on * (0.8 + 0.2 * (TAU * 31.0 * t).sin())
    });
    Biquad::low_pass(1_400.0, 0.7).run(&mut out);
    Biquad::peak(480.0, 1.2, 5.0).run(&mut out);
    out
}

fn drip() -> Vec<f32> {
    let mut phase = 0.0f32;
    let mut out = shape(0.09, |_, u| {
        phase += TAU * (820.0 + 900.0 * u) / RATE;
        phase.sin() * (1.0 - u).powi(2) * (u * 12.0).min(1.0)
    });
    echoes(&mut out, &[(43.0, -11.0), (97.0, -15.0), (163.0, -19.0), (251.0, -24.0)]);
    out
}

/// An engine that comes or goes: its loudness along the way, how bright it is, how much tyre noise there is.
fn van(noise: &mut Noise, length: f32, envelope: impl Fn(f32) -> f32, brightness: f32, tyres: f32) -> Vec<f32> {
    let idle = engine_idle(noise, samples(length));
    let road = swell(noise, length, (400.0, 2_600.0), |_| 1.0);
    // Read faster than it was made: the engine turns higher while it pulls.
    let mut position = 0.0f32;
    let mut out = shape(length, |_, u| {
        position += 1.0 + 0.5 * (u * 3.0).min(1.0) * (1.0 - 0.4 * u);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a place in a short sound")]
        let at = position as usize % idle.len();
        (idle[at] + tyres * road[at] * 3.0) * envelope(u)
    });
    Biquad::low_pass(brightness, 0.7).run(&mut out);
    out
}

fn barrier(noise: &mut Noise) -> Vec<f32> {
    let mut out = shape(2.6, |t, u| {
        let motor: f32 = (TAU * 118.0 * t).sin() + 0.5 * (TAU * 236.0 * t + 0.7).sin() + 0.3 * (TAU * 590.0 * t).sin();
        motor * 0.3 * (u * 14.0).min(1.0) * ((1.0 - u) * 14.0).min(1.0)
    });
    let clunk = thud(noise, 84.0, 1.0, &[(420.0, 16.0, 0.5), (1_050.0, 24.0, 0.25)]);
    mix(&mut out, 2.5, &clunk, 1.1);
    out
}

fn ring_behind_glass() -> Vec<f32> {
    let mut out = shape(3.4, |t, _| {
        let on = if t % 1.7 < 0.95 { 1.0 } else { 0.0 };
        let warble = if (t * 22.0).fract() < 0.5 { 880.0 } else { 1_046.0 };
        on * (TAU * warble * t).sin()
    });
    Biquad::low_pass(1_000.0, 0.7).run(&mut out);
    Biquad::low_pass(1_600.0, 0.7).run(&mut out);
    out
}

#[cfg(test)]
mod tests {
    use super::super::dsp::active_rms;
    use super::*;

    #[test]
    fn every_effect_sounds_is_short_and_repeats() {
        for name in NAMES {
            let sound = effect(name, 3).expect("named");
            assert_eq!(sound, effect(name, 3).expect("named"), "{name}");
            assert!(active_rms(&sound) > 0.01, "{name} is silent: {}", active_rms(&sound));
            assert!(time(sound.len()) < 8.0 && sound.iter().all(|x| x.is_finite()), "{name}");
        }
        assert!(effect("door-slid", 3).is_none());
    }
}
