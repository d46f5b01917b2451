//! Exact fractions, so that a share is rounded once, at the end.

/// A fraction `of / whole`, both 0 or more, `whole` above 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Ratio {
    of: u128,
    whole: u128,
}

impl Ratio {
    /// Nothing.
    pub(crate) const ZERO: Self = Self { of: 0, whole: 1 };

    /// `of / whole` in lowest terms; nothing when `whole` is 0.
    pub(crate) fn new(of: u64, whole: u64) -> Self {
        Self::lowest(u128::from(of), u128::from(whole))
    }

    fn lowest(of: u128, whole: u128) -> Self {
        if whole == 0 {
            return Self::ZERO;
        }
        let common = gcd(of, whole);
        Self { of: of / common, whole: whole / common }
    }

    /// The sum. Exact unless the denominators are beyond any scenario's reach; then to a billionth.
    pub(crate) fn plus(self, other: Self) -> Self {
        let exact = || {
            let common = gcd(self.whole, other.whole);
            let whole = self.whole.checked_mul(other.whole / common)?;
            let left = self.of.checked_mul(other.whole / common)?;
            let right = other.of.checked_mul(self.whole / common)?;
            Some(Self::lowest(left.checked_add(right)?, whole))
        };
        exact().unwrap_or_else(|| {
            let billionths = |ratio: Self| ratio.of / (ratio.whole / 1_000_000_000).max(1);
            Self::lowest(billionths(self) + billionths(other), 1_000_000_000)
        })
    }

    /// Times a whole number.
    pub(crate) fn times(self, factor: u64) -> Self {
        Self::lowest(self.of.saturating_mul(u128::from(factor)), self.whole)
    }

    /// Divided by a whole number above 0; nothing for 0.
    pub(crate) fn over(self, divisor: u64) -> Self {
        Self::lowest(self.of, self.whole.saturating_mul(u128::from(divisor)))
    }

    /// This, or the whole number if that is less.
    pub(crate) fn at_most(self, limit: u64) -> Self {
        if self.of > self.whole.saturating_mul(u128::from(limit)) { Self::new(limit, 1) } else { self }
    }

    /// The nearest whole number, half up.
    pub(crate) fn rounded(self) -> u64 {
        let twice = self.of.saturating_mul(2).saturating_add(self.whole);
        u64::try_from(twice / self.whole.saturating_mul(2)).unwrap_or(u64::MAX)
    }

    /// In thousandths, half up.
    pub(crate) fn thousandths(self) -> u32 {
        u32::try_from(self.times(1000).rounded()).unwrap_or(u32::MAX)
    }
}

fn gcd(mut a: u128, mut b: u128) -> u128 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a.max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rounds_once_and_half_up() {
        assert_eq!(Ratio::new(2, 3).thousandths(), 667);
        assert_eq!(Ratio::new(1, 2000).thousandths(), 1);
        assert_eq!(Ratio::new(4999, 10_000_000).thousandths(), 0);
        assert_eq!(Ratio::new(1, 3).plus(Ratio::new(1, 6)), Ratio::new(1, 2));
        assert_eq!(Ratio::new(2, 3).times(30).over(20), Ratio::new(1, 1));
        assert_eq!(Ratio::new(5, 0), Ratio::ZERO);
    }
}
