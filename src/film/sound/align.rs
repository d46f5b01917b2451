//! When each sound of a line is heard: its sounds laid along the recording so that vowels fall where it is loud, hisses
//! where it hisses and pauses where it is silent.
//!
//! The one best way of all is found (Viterbi with lengths), so a voice that hurries or lingers is followed. Pure; the
//! same for a synthetic voice and a recorded one.

use super::dsp::{RATE, samples};
use super::phones::{Kind, Phone};

/// Length of one step, seconds.
const STEP: f32 = 0.01;
/// Steps that one sound may last.
const LONGEST: usize = 40;
/// Pauses may last longer than sounds.
const LONGEST_PAUSE: usize = 120;

/// A sound and when it is heard, seconds from the line's start.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Timed {
    /// The sound.
    pub phone: Phone,
    /// First second.
    pub from: f32,
    /// Last second.
    pub to: f32,
}

/// Lays `phones` along `signal` (48 kHz).
#[must_use]
pub fn along(phones: &[Phone], signal: &[f32]) -> Vec<Timed> {
    let heard = listen(signal);
    #[expect(clippy::cast_precision_loss, reason = "a line lasts seconds")]
    let seconds = signal.len() as f32 / RATE;
    best_path(phones, &heard, scale(phones, seconds)).unwrap_or_else(|| evenly(phones, seconds))
}

/// Lays `phones` over so many seconds by their usual lengths alone.
#[must_use]
pub fn evenly(phones: &[Phone], seconds: f32) -> Vec<Timed> {
    let scale = scale(phones, seconds);
    let mut at = 0.0;
    phones
        .iter()
        .map(|&phone| {
            let from = at;
            at += phone.kind.usual(phone.stressed) * scale;
            Timed { phone, from, to: at }
        })
        .collect()
}

fn scale(phones: &[Phone], seconds: f32) -> f32 {
    let usual: f32 = phones.iter().map(|phone| phone.kind.usual(phone.stressed)).sum();
    seconds / usual.max(1e-3)
}

/// How loud (0 to 1) and how hissing (0 to 1) each step is.
fn listen(signal: &[f32]) -> Vec<(f32, f32)> {
    let piece = samples(STEP).max(1);
    #[expect(clippy::cast_precision_loss, reason = "some hundred samples")]
    let measured: Vec<(f32, f32)> = signal
        .chunks_exact(piece)
        .map(|part| {
            let power = part.iter().map(|x| x * x).sum::<f32>() / part.len() as f32;
            let crossings = part.windows(2).filter(|pair| (pair[0] < 0.0) != (pair[1] < 0.0)).count();
            (power, crossings as f32 / part.len() as f32)
        })
        .collect();
    let loudest = measured.iter().map(|(power, _)| *power).fold(1e-9, f32::max);
    measured
        .iter()
        .map(|(power, crossings)| {
            let db = 10.0 * libm::log10f(power / loudest + 1e-9);
            // A hiss of 5 kHz crosses zero in a fifth of its samples.
            ((1.0 + db / 42.0).clamp(0.0, 1.0), (crossings * 5.0).min(1.0))
        })
        .collect()
}

/// How loud and how hissing a sound usually is.
const fn usual_of(phone: Phone) -> (f32, f32) {
    match (phone.kind, phone.voiced) {
        (Kind::Pause, _) => (0.0, 0.2),
        (Kind::Open | Kind::Wide | Kind::Round, _) => (0.92, 0.1),
        (Kind::Narrow | Kind::Tight, _) => (0.82, 0.1),
        (Kind::Hush | Kind::Hiss, false) => (0.55, 0.85),
        (Kind::Hush | Kind::Hiss, true) => (0.6, 0.5),
        (Kind::Bite, false) => (0.4, 0.6),
        (Kind::Bite, true) => (0.6, 0.15),
        (Kind::Lips | Kind::Tip | Kind::Back, true) => (0.62, 0.08),
        (Kind::Lips | Kind::Tip | Kind::Back, false) => (0.3, 0.3),
    }
}

/// The cheapest way to part the steps among the sounds, in order; `None` when there are too few or too many steps.
fn best_path(phones: &[Phone], heard: &[(f32, f32)], scale: f32) -> Option<Vec<Timed>> {
    let (count, steps) = (phones.len(), heard.len());
    if count == 0 || steps < count * 2 {
        return None;
    }
    // cost[i][t]: the first i sounds take the first t steps; length[i][t]: how many the last of them takes.
    let mut cost = vec![vec![f32::INFINITY; steps + 1]; count + 1];
    let mut length = vec![vec![0usize; steps + 1]; count + 1];
    cost[0][0] = 0.0;
    for (index, &phone) in phones.iter().enumerate() {
        let (loud, hiss) = usual_of(phone);
        let mut sums = vec![0.0f32; steps + 1];
        for (t, (l, h)) in heard.iter().enumerate() {
            sums[t + 1] = sums[t] + (l - loud) * (l - loud) + 0.6 * (h - hiss) * (h - hiss) * l.max(0.2);
        }
        let pause = phone.kind == Kind::Pause;
        let usual = phone.kind.usual(phone.stressed) * scale / STEP;
        for t in 1..=steps {
            for take in 2..=(if pause { LONGEST_PAUSE } else { LONGEST }).min(t) {
                let before = cost[index][t - take];
                if before.is_infinite() {
                    continue;
                }
                #[expect(clippy::cast_precision_loss, reason = "few steps")]
                let stretch = libm::logf(take as f32 / usual);
                let total = before + sums[t] - sums[t - take] + stretch * stretch * if pause { 0.15 } else { 0.8 };
                if total < cost[index + 1][t] {
                    cost[index + 1][t] = total;
                    length[index + 1][t] = take;
                }
            }
        }
    }
    if cost[count][steps].is_infinite() {
        return None;
    }
    let mut path = Vec::with_capacity(count);
    let mut t = steps;
    for index in (0..count).rev() {
        let take = length[index + 1][t];
        #[expect(clippy::cast_precision_loss, reason = "few steps")]
        let at = |step: usize| step as f32 * STEP;
        path.push(Timed { phone: phones[index], from: at(t - take), to: at(t) });
        t -= take;
    }
    path.reverse();
    Some(path)
}

#[cfg(test)]
mod tests {
    use super::super::dsp::{Noise, time};
    use super::*;

    fn phone(kind: Kind, voiced: bool) -> Phone {
        Phone { kind, stressed: false, voiced }
    }

    #[test]
    fn sounds_fall_where_they_are_heard() {
        // A hum for 0.2 s, a hiss for 0.15 s, silence for 0.3 s, a hum for 0.25 s.
        let mut noise = Noise::new(1, "hiss");
        let mut signal: Vec<f32> = (0..samples(0.2)).map(|i| (time(i) * 900.0).sin() * 0.5).collect();
        signal.extend((0..samples(0.15)).map(|_| noise.white() * 0.1));
        signal.extend(vec![0.0; samples(0.3)]);
        signal.extend((0..samples(0.25)).map(|i| (time(i) * 900.0).sin() * 0.5));
        let phones = [phone(Kind::Open, true), phone(Kind::Hiss, false), phone(Kind::Pause, false), phone(Kind::Round, true)];
        let timed = along(&phones, &signal);
        let edges: Vec<f32> = timed.iter().map(|one| one.to).collect();
        for (edge, wanted) in edges.iter().zip([0.2, 0.35, 0.65, 0.9]) {
            assert!((edge - wanted).abs() < 0.025, "{edges:?}");
        }
    }

    #[test]
    fn without_enough_sound_the_usual_lengths_hold() {
        let phones = [phone(Kind::Open, true), phone(Kind::Lips, true), phone(Kind::Open, true)];
        assert_eq!(along(&phones, &[0.0; 100]).len(), 3);
        let timed = evenly(&phones, 1.2);
        assert!((timed[2].to - 1.2).abs() < 1e-4);
        assert!(timed.windows(2).all(|pair| (pair[0].to - pair[1].from).abs() < 1e-6));
        assert!(along(&[], &[0.0; 48_000]).is_empty());
    }
}
