//! Chance that is the same on every machine: hashes of small integers, and smooth noise made of them.

/// A well-mixed hash of `n`.
#[must_use]
pub fn hash(n: u32) -> u32 {
    let mut h = n.wrapping_mul(0x9E37_79B1) ^ 0x85EB_CA6B;
    h ^= h >> 16;
    h = h.wrapping_mul(0x7FEB_352D);
    h ^= h >> 15;
    h = h.wrapping_mul(0x846C_A68B);
    h ^ (h >> 16)
}

/// A hash of two integers.
#[must_use]
pub fn hash2(a: u32, b: u32) -> u32 {
    hash(hash(a) ^ b.wrapping_mul(0xC2B2_AE35))
}

/// From `a` and `b` a number in `0.0..1.0`.
#[must_use]
#[expect(clippy::cast_precision_loss, reason = "24 bits fit")]
pub fn unit(a: u32, b: u32) -> f32 {
    (hash2(a, b) >> 8) as f32 / 16_777_216.0
}

/// Smooth noise in `-1.0..1.0` over `t` (one independent value each whole number), apart for each `seed`.
#[must_use]
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "wrapping is wanted")]
pub fn smooth(seed: u32, t: f32) -> f32 {
    let floor = t.floor();
    let cell = floor as i64 as u32;
    let x = t - floor;
    let x = x * x * (3.0 - 2.0 * x);
    let a = unit(seed, cell);
    let b = unit(seed, cell.wrapping_add(1));
    (a + (b - a) * x) * 2.0 - 1.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_fill_their_range_evenly() {
        let mean = (0..4000).map(|i| unit(7, i)).sum::<f32>() / 4000.0;
        assert!((mean - 0.5).abs() < 0.02, "{mean}");
        assert!((0..4000).all(|i| (0.0..1.0).contains(&unit(9, i))));
    }

    #[test]
    fn smooth_noise_has_no_jumps() {
        let steps = (0..2000u16).map(|i| smooth(3, f32::from(i) * 0.01));
        let values: Vec<f32> = steps.collect();
        assert!(values.windows(2).all(|w| (w[0] - w[1]).abs() < 0.05));
        assert!(values.iter().any(|v| *v > 0.4) && values.iter().any(|v| *v < -0.4));
    }
}
