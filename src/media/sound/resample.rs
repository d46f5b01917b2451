//! From one sample rate to another, frame by frame, without allocating while it runs.
//!
//! A windowed sinc in 256 phases, enough for speech and music at the ratios in use (44.1, 48, 96 kHz). The same code
//! brings a file to the stream's rate and the stream to the device's.

use std::f64::consts::PI;

/// One stereo sample, left and right, nominally within ±1.
pub type StereoFrame = [f32; 2];

/// Neighbours on each side that go into one output frame.
const REACH: usize = 12;
const TAPS: usize = 2 * REACH;
const PHASES: usize = 256;

/// See the module's text.
#[derive(Debug)]
pub struct Resampler {
    from: u32,
    to: u32,
    /// `PHASES + 1` rows of `TAPS` weights, the last row being the first one shifted by a whole frame.
    weights: Box<[[f32; TAPS]]>,
    /// The last `TAPS` input frames, twice in a row so that any window of them is one slice.
    history: [StereoFrame; 2 * TAPS],
    newest: usize,
    /// Position of the next output frame within the current input frame, in `1 / to` of an input frame.
    phase: u64,
    /// Input frames still to be taken before the next output frame.
    owed: usize,
}

impl Resampler {
    /// From `from` to `to` frames a second; both at least 1.
    #[must_use]
    pub fn new(from: u32, to: u32) -> Self {
        let mut resampler = Self {
            from: 1,
            to: 1,
            weights: vec![[0.0; TAPS]; PHASES + 1].into_boxed_slice(),
            history: [[0.0; 2]; 2 * TAPS],
            newest: 0,
            phase: 0,
            owed: 0,
        };
        resampler.set_rates(from, to);
        resampler
    }

    /// Whether input goes out untouched.
    #[must_use]
    pub const fn is_identity(&self) -> bool {
        self.from == self.to
    }

    /// The rate it delivers.
    #[must_use]
    pub const fn output_rate(&self) -> u32 {
        self.to
    }

    /// Changes the rates and forgets the past; computes some thousand sines and allocates nothing.
    pub fn set_rates(&mut self, from: u32, to: u32) {
        (self.from, self.to) = (from.max(1), to.max(1));
        let cutoff = (f64::from(self.to) / f64::from(self.from)).min(1.0) * 0.95;
        for (row, weights) in self.weights.iter_mut().enumerate() {
            #[expect(clippy::cast_precision_loss, reason = "small whole numbers")]
            let fraction = row as f64 / PHASES as f64;
            let mut sum = 0.0;
            let mut exact = [0.0_f64; TAPS];
            for (tap, weight) in exact.iter_mut().enumerate() {
                #[expect(clippy::cast_precision_loss, reason = "small whole numbers")]
                let distance = tap as f64 - (REACH as f64 - 1.0) - fraction;
                *weight = sinc(distance * cutoff) * window(distance);
                sum += *weight;
            }
            for (weight, exact) in weights.iter_mut().zip(exact) {
                #[expect(clippy::cast_possible_truncation, reason = "weights are stored in single precision")]
                let value = (exact / sum) as f32;
                *weight = value;
            }
        }
        self.reset();
    }

    /// Forgets the past: the next input frame is the first.
    pub fn reset(&mut self) {
        self.history = [[0.0; 2]; 2 * TAPS];
        self.newest = 0;
        self.phase = 0;
        // The first output frame lies on the first input frame, so the half of the window after it must be there.
        self.owed = REACH + 1;
    }

    /// Frames that must go in behind the last one so that everything comes out.
    #[must_use]
    pub const fn tail(&self) -> usize {
        if self.is_identity() { 0 } else { REACH }
    }

    /// The next output frame; `input` is asked for as many frames as that takes. `None` when `input` has none left.
    pub fn next(&mut self, mut input: impl FnMut() -> Option<StereoFrame>) -> Option<StereoFrame> {
        if self.is_identity() {
            return input();
        }
        while self.owed > 0 {
            let frame = input()?;
            self.newest = (self.newest + 1) % TAPS;
            self.history[self.newest] = frame;
            self.history[self.newest + TAPS] = frame;
            self.owed -= 1;
        }
        let scaled = self.phase * PHASES as u64;
        let row = usize::try_from(scaled / u64::from(self.to)).unwrap_or(0);
        #[expect(clippy::cast_precision_loss, reason = "a fraction of a phase")]
        let blend = (scaled % u64::from(self.to)) as f32 / self.to as f32;
        let window = &self.history[self.newest + 1..=self.newest + TAPS];
        let (low, high) = (&self.weights[row], &self.weights[row + 1]);
        let mut out = [0.0_f32; 2];
        for ((frame, low), high) in window.iter().zip(low).zip(high) {
            let weight = low + (high - low) * blend;
            out[0] += frame[0] * weight;
            out[1] += frame[1] * weight;
        }
        self.phase += u64::from(self.from);
        self.owed = usize::try_from(self.phase / u64::from(self.to)).unwrap_or(0);
        self.phase %= u64::from(self.to);
        Some(out)
    }
}

fn sinc(x: f64) -> f64 {
    if x.abs() < 1e-9 { 1.0 } else { libm::sin(PI * x) / (PI * x) }
}

/// Blackman's window over the whole reach.
fn window(distance: f64) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "a small whole number")]
    let x = distance / REACH as f64;
    if x.abs() >= 1.0 { 0.0 } else { 0.42 + 0.5 * libm::cos(PI * x) + 0.08 * libm::cos(2.0 * PI * x) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(from: u32, to: u32, input: &[f32]) -> Vec<f32> {
        let mut resampler = Resampler::new(from, to);
        let tail = resampler.tail();
        let mut frames = input.iter().map(|&x| [x, -x]).chain(std::iter::repeat_n([0.0; 2], tail));
        let mut out = Vec::new();
        while let Some([left, right]) = resampler.next(|| frames.next()) {
            assert!((left + right).abs() < 1e-6, "both channels alike");
            out.push(left);
        }
        out
    }

    fn tone(rate: u32, hertz: f64, frames: usize) -> Vec<f32> {
        #[expect(clippy::cast_precision_loss, clippy::cast_possible_truncation, reason = "a test tone")]
        (0..frames).map(|n| (2.0 * PI * hertz * n as f64 / f64::from(rate)).sin() as f32).collect()
    }

    #[test]
    fn equal_rates_pass_bits_through() {
        let input = tone(48_000, 997.0, 500);
        assert_eq!(run(48_000, 48_000, &input), input);
    }

    /// A tone keeps its frequency, its phase and its loudness, so nothing is early, late or dull.
    #[test]
    fn a_tone_is_the_same_tone_at_another_rate() {
        for (from, to) in [(44_100, 48_000), (48_000, 44_100), (48_000, 96_000), (22_050, 48_000)] {
            let input = tone(from, 1_000.0, from as usize / 10);
            let wanted = tone(to, 1_000.0, to as usize / 10);
            let got = run(from, to, &input);
            assert!(got.len().abs_diff(wanted.len()) <= 1, "{from} to {to}: {} of {}", got.len(), wanted.len());
            for (n, (got, wanted)) in got.iter().zip(&wanted).enumerate().skip(64).take(to as usize / 10 - 200) {
                assert!((got - wanted).abs() < 2e-3, "{from} to {to}, frame {n}: {got} for {wanted}");
            }
        }
    }
}
