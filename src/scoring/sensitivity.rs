//! Telling signs from innocent moments: d′ and criterion, and what blind flagging would have hit.
//!
//! ```
//! let (d_prime, criterion) = ias::scoring::sensitivity::log_linear(7, 3, 2, 18);
//! assert!((d_prime - 1.6526).abs() < 5e-5 && (criterion - 0.3535).abs() < 5e-5);
//! ```

use super::score::Sensitivity;

/// Fewer signs, or fewer innocent moments, than this are too little to tell: d′ and c are hidden.
///
/// Source: STANDARDS.md section 3, "SDT".
pub const LEAST_TRIALS: u32 = 10;

/// d′ and c from hits, misses, false alarms and correct rejections, with the log-linear correction for everyone:
/// `H = (hits + .5) / (hits + misses + 1)`, `F = (false alarms + .5) / (noise + 1)`, `d′ = z(H) − z(F)`,
/// `c = −½ (z(H) + z(F))`.
///
/// Source: Hautus 1995, by STANDARDS.md section 3.
#[must_use]
pub fn log_linear(hits: u32, misses: u32, false_alarms: u32, correct_rejections: u32) -> (f64, f64) {
    let rate = |yes: u32, no: u32| (f64::from(yes) + 0.5) / (f64::from(yes) + f64::from(no) + 1.0);
    let hit = z(rate(hits, misses));
    let alarm = z(rate(false_alarms, correct_rejections));
    (hit - alarm, -0.5 * (hit + alarm))
}

/// The counts, with d′ and c where there is enough to tell.
#[must_use]
pub fn sensitivity(hits: u32, misses: u32, false_alarms: u32, correct_rejections: u32) -> Sensitivity {
    let enough = hits.saturating_add(misses) >= LEAST_TRIALS
        && false_alarms.saturating_add(correct_rejections) >= LEAST_TRIALS;
    let shown = enough.then(|| log_linear(hits, misses, false_alarms, correct_rejections));
    Sensitivity {
        hits,
        misses,
        false_alarms,
        correct_rejections,
        d_prime: shown.map(|(d_prime, _)| d_prime),
        criterion: shown.map(|(_, criterion)| criterion),
    }
}

/// The probability that at least one of `flags` at random moments of a scene falls in a window of it:
/// `1 − (1 − w/T)^n`, with both lengths in the same unit and `0 <= window <= scene`, `scene > 0`.
///
/// Source: STANDARDS.md section 3, "Anti-spam without secrets".
#[must_use]
pub fn chance_of_hit(window: f64, scene: f64, flags: u32) -> f64 {
    if scene <= 0.0 {
        return 0.0;
    }
    1.0 - libm::pow(1.0 - (window / scene).clamp(0.0, 1.0), f64::from(flags))
}

/// The standard normal quantile: the z below which a share `p` of the distribution lies, `0 < p < 1`.
///
/// Computed by rational approximation to about 1e-16 relative, with `libm` so that every machine agrees.
///
/// Source: Wichura 1988, algorithm AS 241 (PPND16).
#[must_use]
#[expect(clippy::excessive_precision, reason = "the published coefficients, digit by digit")]
pub fn z(p: f64) -> f64 {
    let q = p - 0.5;
    if q.abs() <= 0.425 {
        let r = 0.180_625 - q * q;
        return q
            * polynomial(
                r,
                [
                    3.387_132_872_796_366_608,
                    133.141_667_891_784_377_45,
                    1_971.590_950_306_551_442_7,
                    13_731.693_765_509_461_125,
                    45_921.953_931_549_871_457,
                    67_265.770_927_008_700_853,
                    33_430.575_583_588_128_105,
                    2_509.080_928_730_122_672_7,
                ],
            )
            / polynomial(
                r,
                [
                    1.0,
                    42.313_330_701_600_911_252,
                    687.187_007_492_057_908_3,
                    5_394.196_021_424_751_107_7,
                    21_213.794_301_586_595_867,
                    39_307.895_800_092_710_61,
                    28_729.085_735_721_942_674,
                    5_226.495_278_852_854_561,
                ],
            );
    }
    let tail = if q < 0.0 { p } else { 1.0 - p };
    let r = libm::sqrt(-libm::log(tail));
    let size = if r <= 5.0 {
        let r = r - 1.6;
        polynomial(
            r,
            [
                1.423_437_110_749_683_577_34,
                4.630_337_846_156_545_295_9,
                5.769_497_221_460_691_405_5,
                3.647_848_324_763_204_605_04,
                1.270_458_252_452_368_382_58,
                0.241_780_725_177_450_611_77,
                0.022_723_844_989_269_184_583_3,
                7.745_450_142_783_414_076_4e-4,
            ],
        ) / polynomial(
            r,
            [
                1.0,
                2.053_191_626_637_758_821_87,
                1.676_384_830_183_803_849_4,
                0.689_767_334_985_100_004_55,
                0.148_103_976_427_480_074_59,
                0.015_198_666_563_616_457_196_6,
                5.475_938_084_995_344_946e-4,
                1.050_750_071_644_416_843_24e-9,
            ],
        )
    } else {
        let r = r - 5.0;
        polynomial(
            r,
            [
                6.657_904_643_501_103_777_2,
                5.463_784_911_164_114_369_9,
                1.784_826_539_917_291_335_8,
                0.296_560_571_828_504_891_23,
                0.026_532_189_526_576_123_093,
                0.001_242_660_947_388_078_438_6,
                2.711_555_568_743_487_578_15e-5,
                2.010_334_399_292_288_132_65e-7,
            ],
        ) / polynomial(
            r,
            [
                1.0,
                0.599_832_206_555_887_937_69,
                0.136_929_880_922_735_805_31,
                0.014_875_361_290_850_615_025,
                7.868_691_311_456_132_591e-4,
                1.846_318_317_510_054_681_8e-5,
                1.421_511_758_316_445_888_7e-7,
                2.044_263_103_389_939_785_64e-15,
            ],
        )
    };
    if q < 0.0 { -size } else { size }
}

/// `c0 + c1 x + … + c7 x^7`.
fn polynomial(x: f64, coefficients: [f64; 8]) -> f64 {
    coefficients.iter().rev().fold(0.0, |sum, coefficient| sum * x + coefficient)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn near(value: f64, expected: f64, within: f64) {
        assert!((value - expected).abs() <= within, "{value} is not {expected}");
    }

    #[test]
    fn vectors_of_the_standard() {
        for ((h, m, f, r), d_prime, criterion) in
            [((7, 3, 2, 18), 1.6526, 0.3535), ((10, 0, 0, 20), 3.6714, 0.1451), ((0, 10, 20, 0), -3.6714, -0.1451)]
        {
            let (d, c) = log_linear(h, m, f, r);
            near(d, d_prime, 5e-5);
            near(c, criterion, 5e-5);
        }
        // Uncorrected, as the standard also states them.
        near(z(0.7) - z(0.1), 1.8060, 5e-5);
        near(-0.5 * (z(0.7) + z(0.1)), 0.3786, 5e-5);
        for (flags, expected) in [(3, 0.22), (10, 0.56), (30, 0.92)] {
            near(chance_of_hit(7.5, 94.48, flags), expected, 5e-3);
        }
        near(chance_of_hit(7.5, 94.48, 0), 0.0, 0.0);
        near(chance_of_hit(9.0, 8.0, 1), 1.0, 0.0);
    }

    #[test]
    fn quantile_undoes_the_distribution() {
        let below = |x: f64| 0.5 * libm::erfc(-x / std::f64::consts::SQRT_2);
        for step in 1..2000 {
            let p = f64::from(step) / 2000.0;
            near(below(z(p)), p, 4e-16);
        }
        for exponent in 4..300 {
            let p = libm::pow(10.0, -f64::from(exponent));
            near(below(z(p)) / p, 1.0, 1e-12);
        }
        near(z(0.975), 1.959_963_984_540_054, 1e-15);
        near(z(0.5), 0.0, 0.0);
    }

    #[test]
    fn hidden_when_there_is_too_little_to_tell() {
        assert_eq!(sensitivity(9, 0, 0, 10).d_prime, None);
        assert_eq!(sensitivity(10, 0, 0, 9).criterion, None);
        let enough = sensitivity(7, 3, 2, 18);
        near(enough.d_prime.expect("ten and twenty"), 1.6526, 5e-5);
        near(enough.criterion.expect("ten and twenty"), 0.3535, 5e-5);
        assert_eq!((enough.hits, enough.misses, enough.false_alarms, enough.correct_rejections), (7, 3, 2, 18));
    }
}
