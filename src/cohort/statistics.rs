//! Formulae, each with its source: pure functions of numbers.
//!
//! ```
//! use ias::cohort::group::Rate;
//! let rate = Rate::of(7, 10);
//! let interval = rate.interval.expect("of ten");
//! assert!((interval.low - 0.3968).abs() < 5e-5 && (interval.high - 0.8922).abs() < 5e-5);
//! ```

use statrs::distribution::{Continuous, ContinuousCDF, FisherSnedecor, StudentsT};

use super::group::{Alpha, Correlation, Interval, Rate, Spread};
use crate::scoring::sensitivity::z;

/// What lies outside an interval, both sides together.
const OUTSIDE: f64 = 0.05;

impl Rate {
    /// The rate with its interval.
    ///
    /// Source: Wilson 1927, J. Am. Stat. Assoc. 22, without continuity correction: the roots of
    /// `|p̂ − p| = z √(p (1 − p) / n)`.
    #[must_use]
    pub fn of(yes: u32, of: u32) -> Self {
        if of == 0 {
            return Self::default();
        }
        let (n, p) = (f64::from(of), f64::from(yes) / f64::from(of));
        let z = z(1.0 - OUTSIDE / 2.0);
        let middle = p + z * z / (2.0 * n);
        let reach = z * (p * (1.0 - p) / n + z * z / (4.0 * n * n)).sqrt();
        let whole = 1.0 + z * z / n;
        // At the ends one root is the end itself; say so exactly.
        let low = if yes == 0 { 0.0 } else { ((middle - reach) / whole).clamp(0.0, 1.0) };
        let high = if yes >= of { 1.0 } else { ((middle + reach) / whole).clamp(0.0, 1.0) };
        Self { yes, of, share: Some(p), interval: Some(Interval { low, high }) }
    }
}

/// Sums of whole numbers, from which mean, spread and correlation follow without rounding before the last step.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sums {
    /// How many.
    pub count: u32,
    /// Their sum.
    pub sum: i64,
    /// The sum of their squares.
    pub squares: i128,
}

impl Sums {
    /// Takes one more.
    pub fn add(&mut self, value: i64) {
        self.count += 1;
        self.sum += value;
        self.squares += i128::from(value) * i128::from(value);
    }

    /// `n Σx² − (Σx)²`, that is `n (n − 1)` times the variance.
    #[must_use]
    pub fn scatter(&self) -> i128 {
        i128::from(self.count) * self.squares - i128::from(self.sum) * i128::from(self.sum)
    }

    /// Mean, spread and interval, `unit` of the whole numbers being 1.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "statistics: rounded once, at the end")]
    pub fn spread(&self, unit: f64) -> Spread {
        if self.count == 0 {
            return Spread::default();
        }
        let n = f64::from(self.count);
        let mean = self.sum as f64 / n / unit;
        if self.count == 1 {
            return Spread { count: 1, mean: Some(mean), sd: None, interval: None };
        }
        let sd = (self.scatter() as f64 / (n * (n - 1.0))).sqrt() / unit;
        let reach = t_quantile(1.0 - OUTSIDE / 2.0, n - 1.0) * sd / n.sqrt();
        Spread { count: self.count, mean: Some(mean), sd: Some(sd), interval: Some(Interval { low: mean - reach, high: mean + reach }) }
    }
}

impl FromIterator<i64> for Sums {
    fn from_iter<I: IntoIterator<Item = i64>>(values: I) -> Self {
        let mut sums = Self::default();
        values.into_iter().for_each(|value| sums.add(value));
        sums
    }
}

/// Pearson's r of pairs, with Fisher's interval; `None` when one side does not vary, or below four pairs, where the
/// interval has no width to tell.
///
/// Source: Fisher 1921: `tanh(artanh r ± z / √(n − 3))`.
#[must_use]
#[expect(clippy::cast_precision_loss, reason = "statistics: rounded once, at the end")]
pub fn correlation(pairs: &[(i64, i64)]) -> Option<Correlation> {
    let n = u32::try_from(pairs.len()).ok().filter(|n| *n >= 4)?;
    let x: Sums = pairs.iter().map(|pair| pair.0).collect();
    let y: Sums = pairs.iter().map(|pair| pair.1).collect();
    let (of_x, of_y) = (x.scatter(), y.scatter());
    if of_x == 0 || of_y == 0 {
        return None;
    }
    let products: i128 = pairs.iter().map(|(x, y)| i128::from(*x) * i128::from(*y)).sum();
    let together = i128::from(n) * products - i128::from(x.sum) * i128::from(y.sum);
    let r = (together as f64 / ((of_x as f64).sqrt() * (of_y as f64).sqrt())).clamp(-1.0, 1.0);
    let reach = z(1.0 - OUTSIDE / 2.0) / f64::from(n - 3).sqrt();
    let end = |by: f64| if r.abs() >= 1.0 { r } else { libm::tanh(libm::atanh(r) + by) };
    Some(Correlation { r, interval: Interval { low: end(-reach), high: end(reach) } })
}

/// Why a matrix gives no α.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoAlpha {
    /// Fewer than two people.
    People,
    /// Fewer than two items.
    Items,
    /// Everybody has the same total.
    Constant,
}

/// Cronbach's α of people (rows) by items (columns, as many in each row), with Feldt's interval. For items of 0 and 1 it is
/// KR-20.
///
/// `α = k / (k − 1) · (1 − Σ s²ᵢ / s²)`; with `F` of `n − 1` and `(n − 1)(k − 1)` degrees of freedom the interval is
/// `1 − (1 − α) F₀.₉₇₅ … 1 − (1 − α) F₀.₀₂₅`.
///
/// Source: Cronbach 1951; Feldt, Woodruff & Salih 1987.
///
/// # Errors
/// [`NoAlpha`].
#[expect(clippy::cast_precision_loss, reason = "statistics: rounded once, at the end")]
pub fn cronbach_alpha(rows: &[Vec<i64>]) -> Result<Alpha, NoAlpha> {
    let items = rows.first().map_or(0, Vec::len);
    let (n, k) = (rows.len() as f64, items as f64);
    if rows.len() < 2 {
        return Err(NoAlpha::People);
    }
    if items < 2 {
        return Err(NoAlpha::Items);
    }
    let scatter_of_items: i128 = (0..items).map(|item| rows.iter().map(|row| row[item]).collect::<Sums>().scatter()).sum();
    let scatter = rows.iter().map(|row| row.iter().sum()).collect::<Sums>().scatter();
    if scatter == 0 {
        return Err(NoAlpha::Constant);
    }
    // One division of whole numbers, so that no rounding stands before it.
    let alpha = k / (k - 1.0) * ((scatter - scatter_of_items) as f64 / scatter as f64);
    let (first, second) = (n - 1.0, (n - 1.0) * (k - 1.0));
    let end = |p: f64| 1.0 - (1.0 - alpha) * f_quantile(p, first, second);
    Ok(Alpha { alpha, interval: Interval { low: end(1.0 - OUTSIDE / 2.0), high: end(OUTSIDE / 2.0) } })
}

/// The quantile of Student's t, `0 < p < 1`, `freedom >= 1`.
#[must_use]
pub fn t_quantile(p: f64, freedom: f64) -> f64 {
    StudentsT::new(0.0, 1.0, freedom).map_or(f64::NAN, |t| polished(&t, p))
}

/// The quantile of F, `0 < p < 1`, both degrees of freedom above 0.
#[must_use]
pub fn f_quantile(p: f64, first: f64, second: f64) -> f64 {
    FisherSnedecor::new(first, second).map_or(f64::NAN, |f| polished(&f, p))
}

/// The library's quantile, brought to the last digits by Newton's steps on its distribution: its own inverse stops early.
fn polished(law: &(impl ContinuousCDF<f64, f64> + Continuous<f64, f64>), p: f64) -> f64 {
    let mut x = law.inverse_cdf(p);
    for _ in 0..8 {
        // On the side of the smaller tail, where its digits are.
        let over = if p > 0.5 { (1.0 - p) - law.sf(x) } else { law.cdf(x) - p };
        let step = over / law.pdf(x);
        if !step.is_finite() {
            break;
        }
        x -= step;
        if step.abs() <= 1e-15 * x.abs() {
            break;
        }
    }
    x
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_trials_are_no_rate() {
        assert_eq!(Rate::of(0, 0), Rate { yes: 0, of: 0, share: None, interval: None });
    }

    #[test]
    fn one_trial_tells_next_to_nothing() {
        let rate = Rate::of(1, 1);
        let interval = rate.interval.expect("of one");
        assert!(interval.high >= 1.0 && interval.low < 0.21, "{interval:?}");
    }

    #[test]
    fn what_does_not_vary_gives_no_correlation_and_no_alpha() {
        assert_eq!(correlation(&[(1, 1), (1, 2), (1, 3), (1, 4)]), None);
        assert_eq!(correlation(&[(1, 1), (2, 2), (3, 3)]), None);
        assert_eq!(cronbach_alpha(&[vec![1, 0], vec![0, 1], vec![1, 0]]), Err(NoAlpha::Constant));
        assert_eq!(cronbach_alpha(&[vec![1], vec![0]]), Err(NoAlpha::Items));
        assert_eq!(cronbach_alpha(&[vec![1, 0]]), Err(NoAlpha::People));
        assert_eq!(cronbach_alpha(&[]), Err(NoAlpha::People));
    }

    #[test]
    fn a_perfect_scale() {
        let alpha = cronbach_alpha(&[vec![1, 1], vec![0, 0], vec![1, 1]]).expect("varies");
        assert!((alpha.alpha - 1.0).abs() < 1e-12);
        let r = correlation(&[(0, 0), (1, 2), (2, 4), (3, 6)]).expect("varies");
        assert!((r.r - 1.0).abs() < 1e-12 && (r.interval.low - 1.0).abs() < 1e-12, "{r:?}");
    }
}
