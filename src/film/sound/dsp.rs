//! The few tools of sound that voices, ambiences and effects are made with: filters, noise, delays, levels.
//!
//! Everything works on 48 kHz samples in `f32`, full scale ±1, and is a pure function of its arguments: noise comes from a
//! seed. It knows nothing of films.

use std::f32::consts::TAU;

/// Samples a second of everything here.
pub const RATE: f32 = 48_000.0;

/// Number of samples in so many seconds, rounded; 0 when negative.
#[must_use]
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a scene has a few million samples")]
pub fn samples(seconds: f32) -> usize {
    (seconds * RATE).round().max(0.0) as usize
}

/// The factor of a level in decibels.
#[must_use]
pub fn gain(db: f32) -> f32 {
    10f32.powf(db / 20.0)
}

/// The time of sample `i`, seconds.
#[must_use]
#[expect(clippy::cast_precision_loss, reason = "exact below 2^24 samples, six minutes")]
pub fn time(i: usize) -> f32 {
    i as f32 / RATE
}

/// Noise from a seed: the same numbers on every machine.
#[derive(Clone, Debug)]
pub struct Noise(u64);

impl Noise {
    /// Noise of this seed; different names give unlike noise.
    #[must_use]
    pub fn new(seed: u32, name: &str) -> Self {
        let mut state = 0xcbf2_9ce4_8422_2325_u64 ^ u64::from(seed);
        for byte in name.bytes() {
            state = (state ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
        Self(state | 1)
    }

    /// Evenly spread in 0..1.
    #[expect(clippy::cast_precision_loss, reason = "24 bits fit")]
    pub fn unit(&mut self) -> f32 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let mixed = (self.0 ^ (self.0 >> 29)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        (mixed >> 40) as f32 / 16_777_216.0
    }

    /// Evenly spread in -1..1: white noise when taken once a sample.
    pub fn white(&mut self) -> f32 {
        self.unit() * 2.0 - 1.0
    }

    /// Evenly spread between two numbers.
    pub fn between(&mut self, low: f32, high: f32) -> f32 {
        low + (high - low) * self.unit()
    }
}

/// A second-order filter (R. Bristow-Johnson's cookbook formulae).
#[derive(Clone, Debug)]
pub struct Biquad {
    b: [f32; 3],
    a: [f32; 2],
    x: [f32; 2],
    y: [f32; 2],
}

impl Biquad {
    fn new(b: [f32; 3], a: [f32; 3]) -> Self {
        Self { b: b.map(|v| v / a[0]), a: [a[1] / a[0], a[2] / a[0]], x: [0.0; 2], y: [0.0; 2] }
    }

    /// Lets through what lies above `hz`.
    #[must_use]
    pub fn high_pass(hz: f32, q: f32) -> Self {
        let (cos, alpha) = angle(hz, q);
        Self::new([(1.0 + cos) / 2.0, -1.0 - cos, (1.0 + cos) / 2.0], [1.0 + alpha, -2.0 * cos, 1.0 - alpha])
    }

    /// Lets through what lies below `hz`.
    #[must_use]
    pub fn low_pass(hz: f32, q: f32) -> Self {
        let (cos, alpha) = angle(hz, q);
        Self::new([(1.0 - cos) / 2.0, 1.0 - cos, (1.0 - cos) / 2.0], [1.0 + alpha, -2.0 * cos, 1.0 - alpha])
    }

    /// Lets through what lies about `hz`, 0 dB at the top.
    #[must_use]
    pub fn band_pass(hz: f32, q: f32) -> Self {
        let (cos, alpha) = angle(hz, q);
        Self::new([alpha, 0.0, -alpha], [1.0 + alpha, -2.0 * cos, 1.0 - alpha])
    }

    /// Raises or lowers what lies about `hz` by `db`.
    #[must_use]
    pub fn peak(hz: f32, q: f32, db: f32) -> Self {
        let (cos, alpha) = angle(hz, q);
        let a = 10f32.powf(db / 40.0);
        Self::new([1.0 + alpha * a, -2.0 * cos, 1.0 - alpha * a], [1.0 + alpha / a, -2.0 * cos, 1.0 - alpha / a])
    }

    /// The next sample.
    pub fn step(&mut self, x: f32) -> f32 {
        let y = self.b[0] * x + self.b[1] * self.x[0] + self.b[2] * self.x[1] - self.a[0] * self.y[0] - self.a[1] * self.y[1];
        self.x = [x, self.x[0]];
        self.y = [y, self.y[0]];
        y
    }

    /// Filters in place.
    pub fn run(mut self, signal: &mut [f32]) {
        for x in signal {
            *x = self.step(*x);
        }
    }
}

fn angle(hz: f32, q: f32) -> (f32, f32) {
    let w = TAU * hz.min(RATE * 0.49) / RATE;
    (w.cos(), w.sin() / (2.0 * q))
}

/// Adds delayed, weakened copies: pairs of milliseconds and dB. The signal grows by the longest.
pub fn echoes(signal: &mut Vec<f32>, taps: &[(f32, f32)]) {
    let dry = signal.clone();
    for &(ms, db) in taps {
        let (shift, level) = (samples(ms / 1000.0), gain(db));
        if signal.len() < dry.len() + shift {
            signal.resize(dry.len() + shift, 0.0);
        }
        for (out, x) in signal[shift..].iter_mut().zip(&dry) {
            *out += x * level;
        }
    }
}

/// Evens a signal out: what is louder than `threshold_db` grows by one for `ratio`.
pub fn compress(signal: &mut [f32], threshold_db: f32, ratio: f32) {
    let threshold = gain(threshold_db);
    let mut level = 0.0f32;
    for x in signal {
        let rate = if x.abs() > level { 0.004 } else { 0.0002 };
        level += (x.abs() - level) * rate;
        if level > threshold {
            *x *= (level / threshold).powf(1.0 / ratio - 1.0);
        }
    }
}

/// Root mean square of the parts that are not silent (10 ms pieces above -50 dB); 0 when all is silent.
#[must_use]
#[expect(clippy::cast_precision_loss, reason = "a mean")]
pub fn active_rms(signal: &[f32]) -> f32 {
    let powers: Vec<f32> = signal
        .chunks(480)
        .map(|piece| piece.iter().map(|x| x * x).sum::<f32>() / piece.len() as f32)
        .filter(|power| *power > gain(-50.0).powi(2))
        .collect();
    if powers.is_empty() { 0.0 } else { (powers.iter().sum::<f32>() / powers.len() as f32).sqrt() }
}

/// Brings a signal to this level (active RMS, dBFS); silence stays.
pub fn set_level(signal: &mut [f32], db: f32) {
    let now = active_rms(signal);
    if now > 0.0 {
        let k = gain(db) / now;
        signal.iter_mut().for_each(|x| *x *= k);
    }
}

/// Reads a signal of another rate at ours (cubic interpolation after a low-pass when the other is higher).
#[must_use]
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss, reason = "positions in a short signal")]
pub fn resample(signal: &[f32], from_hz: f32) -> Vec<f32> {
    let step = from_hz / RATE;
    let length = (signal.len() as f32 / step) as usize;
    let at = |i: isize| signal.get(i.max(0) as usize).copied().unwrap_or(0.0);
    (0..length)
        .map(|i| {
            let position = i as f64 * f64::from(step);
            let (whole, part) = (position as isize, position.fract() as f32);
            let [p, q, r, s] = [at(whole - 1), at(whole), at(whole + 1), at(whole + 2)];
            q + 0.5 * part * (r - p + part * (2.0 * p - 5.0 * q + 4.0 * r - s + part * (3.0 * (q - r) + s - p)))
        })
        .collect()
}

/// Sways the pitch so many times a second by moving through a delay of at most 5 ms; `depth` 0..1 is the share used.
/// 0.035 at 4.7 Hz shifts the pitch by a quarter of a percent: hardly heard, but less of a machine.
#[must_use]
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss, reason = "positions in a short signal")]
pub fn vibrato(signal: &[f32], hz: f32, depth: f32) -> Vec<f32> {
    let reach = depth * 0.005 * RATE / 2.0;
    (0..signal.len())
        .map(|i| {
            let position = (i as f32 + reach * ((TAU * hz * time(i)).sin() - 1.0)).max(0.0);
            let (whole, part) = (position as usize, position.fract());
            let a = signal.get(whole).copied().unwrap_or(0.0);
            let b = signal.get(whole + 1).copied().unwrap_or(0.0);
            a + (b - a) * part
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tone(hz: f32) -> Vec<f32> {
        (0..48_000).map(|i| (TAU * hz * time(i)).sin()).collect()
    }

    #[test]
    fn a_high_pass_takes_the_hum_and_leaves_the_voice() {
        let (mut hum, mut voice) = (tone(30.0), tone(1000.0));
        Biquad::high_pass(300.0, 0.7).run(&mut hum);
        Biquad::high_pass(300.0, 0.7).run(&mut voice);
        assert!(active_rms(&hum) < 0.02, "{}", active_rms(&hum));
        assert!((active_rms(&voice) - 0.707).abs() < 0.01, "{}", active_rms(&voice));
    }

    #[test]
    fn a_peak_raises_by_what_it_says() {
        let mut signal = tone(1000.0);
        Biquad::peak(1000.0, 1.0, 6.0).run(&mut signal);
        assert!((active_rms(&signal[24_000..]) / 0.707 - gain(6.0)).abs() < 0.02);
    }

    #[test]
    fn resampling_keeps_pitch_and_length() {
        let low: Vec<f32> = (0..22_050u16).map(|i| (TAU * 440.0 * f32::from(i) / 22_050.0).sin()).collect();
        let high = resample(&low, 22_050.0);
        assert_eq!(high.len(), 48_000);
        let crossings = high.windows(2).filter(|w| w[0] <= 0.0 && w[1] > 0.0).count();
        assert!((439..=441).contains(&crossings), "{crossings}");
    }

    #[test]
    fn noise_repeats_and_differs_by_name() {
        let take = |name| { let mut n = Noise::new(7, name); [n.unit(), n.unit(), n.unit()] };
        assert_eq!(take("rain"), take("rain"));
        assert_ne!(take("rain"), take("wind"));
        let mut n = Noise::new(7, "mean");
        let mean: f32 = (0..10_000).map(|_| n.white()).sum::<f32>() / 10_000.0;
        assert!(mean.abs() < 0.03, "{mean}");
    }

    #[test]
    fn levels_are_set() {
        let mut signal = tone(500.0);
        set_level(&mut signal, -20.0);
        assert!((20.0 * active_rms(&signal).log10() + 20.0).abs() < 0.01);
        let mut silence = vec![0.0; 960];
        set_level(&mut silence, -20.0);
        assert!(silence.iter().all(|x| *x == 0.0));
    }
}
