//! One flag for one window: the largest number of pairs, without a choice left to chance.
//!
//! Flags are taken in time order; each gets, of the windows that are open at its time and not yet taken, the one that closes
//! first. That finds as many pairs as any assignment can (a property test proves it against brute force).
//! Ties: of flags at one time the first raised comes first; of windows that close together, the one that opened first, then
//! the first in the file.
//!
//! Source: STANDARDS.md section 3, "Matching".

use crate::time::{MediaTime, Window};

/// For each flag, the place of the window it is matched to.
///
/// `flags` in the order raised, `windows` in the order of the file; the answer is in the order of `flags`.
///
/// ```
/// use ias::scoring::matching::matched;
/// use ias::time::{MediaTime, Window};
/// let window = |from, to| Window { from: MediaTime::from_secs(from), to: MediaTime::from_secs(to) };
/// let flags = [4, 5].map(MediaTime::from_secs);
/// assert_eq!(matched(&flags, &[window(3, 9), window(2, 6)]), [Some(1), Some(0)]);
/// ```
#[must_use]
pub fn matched(flags: &[MediaTime], windows: &[Window]) -> Vec<Option<usize>> {
    let mut in_time: Vec<usize> = (0..flags.len()).collect();
    in_time.sort_by_key(|&flag| (flags[flag], flag));
    let mut taken = vec![false; windows.len()];
    let mut answer = vec![None; flags.len()];
    for flag in in_time {
        let first_to_close = (0..windows.len())
            .filter(|&window| !taken[window] && windows[window].contains(flags[flag]))
            .min_by_key(|&window| (windows[window].to, windows[window].from, window));
        if let Some(window) = first_to_close {
            taken[window] = true;
            answer[flag] = Some(window);
        }
    }
    answer
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn window(from: i64, to: i64) -> Window {
        Window { from: MediaTime::from_nanos(from), to: MediaTime::from_nanos(to) }
    }

    /// The largest number of pairs, by trying every assignment.
    fn most(flags: &[MediaTime], windows: &[Window], taken: u32) -> usize {
        let Some((first, rest)) = flags.split_first() else { return 0 };
        let with = (0..windows.len())
            .filter(|&w| taken & (1 << w) == 0 && windows[w].contains(*first))
            .map(|w| 1 + most(rest, windows, taken | (1 << w)))
            .max();
        with.unwrap_or(0).max(most(rest, windows, taken))
    }

    #[test]
    fn half_open_windows_and_ties() {
        let at = |nanos| [MediaTime::from_nanos(nanos)];
        assert_eq!(matched(&at(10), &[window(0, 10)]), [None]);
        assert_eq!(matched(&at(0), &[window(0, 10)]), [Some(0)]);
        assert_eq!(matched(&at(5), &[window(3, 10), window(1, 10)]), [Some(1)]);
        assert_eq!(matched(&at(5), &[window(1, 10), window(1, 10)]), [Some(0)]);
        // Two flags in one window: the first has it, whatever the order in which they are given.
        let two = [MediaTime::from_nanos(7), MediaTime::from_nanos(5)];
        assert_eq!(matched(&two, &[window(0, 10)]), [None, Some(0)]);
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]
        #[test]
        fn as_many_pairs_as_can_be(
            flags in prop::collection::vec(0i64..40, 0..6),
            windows in prop::collection::vec((0i64..36, 1i64..15), 0..6),
        ) {
            let flags: Vec<_> = flags.into_iter().map(MediaTime::from_nanos).collect();
            let windows: Vec<_> = windows.into_iter().map(|(from, length)| window(from, from + length)).collect();
            let pairs = matched(&flags, &windows);
            let mut used: Vec<_> = pairs.iter().flatten().collect();
            for (flag, pair) in flags.iter().zip(&pairs) {
                prop_assert!(pair.is_none_or(|w| windows[w].contains(*flag)));
            }
            prop_assert_eq!(used.len(), most(&flags, &windows, 0));
            used.sort();
            used.dedup();
            prop_assert_eq!(used.len(), pairs.iter().flatten().count());
        }
    }
}
