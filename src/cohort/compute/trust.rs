//! How well confidence fitted.

use super::super::group::{Calibration, CalibrationBin};
use super::super::statistics::Sums;
use super::super::view::View;
use super::groups::Yes;

/// Over the conclusions of the attempts that count.
///
/// Source: Brier 1950; bins as scikit-learn's `calibration_curve` forms them.
pub(super) fn calibration(view: &View) -> Calibration {
    let mut bins: [(Sums, Yes); 10] = Default::default();
    let (mut errors, mut differences) = (0_u64, Sums::default());
    for &(percent, right) in view.counted().flat_map(|seat| &seat.sitting.conclusions) {
        let percent = i64::from(percent.min(100));
        let difference = percent - if right { 100 } else { 0 };
        differences.add(difference);
        errors += difference.unsigned_abs().pow(2);
        // A bin holds its upper end: 10 % is in the first, 11 % in the second.
        let (confidence, outcome) = &mut bins[usize::try_from((percent - 1).max(0) / 10).unwrap_or(0)];
        confidence.add(percent);
        outcome.add(right);
    }
    let spread = differences.spread(100.0);
    Calibration {
        count: differences.count,
        brier: brier(errors, differences.count),
        overconfidence: spread.mean,
        interval: spread.interval,
        bins: bins
            .iter()
            .zip(0_u8..)
            .map(|((confidence, outcome), at)| CalibrationBin {
                above: f64::from(at) / 10.0,
                up_to: f64::from(at + 1) / 10.0,
                confidence: confidence.spread(100.0).mean,
                right: outcome.rate(),
            })
            .collect(),
    }
}

#[expect(clippy::cast_precision_loss, reason = "statistics: rounded once, at the end")]
fn brier(errors: u64, count: u32) -> Option<f64> {
    (count > 0).then(|| errors as f64 / (f64::from(count) * 10_000.0))
}
