//! When to test again: soon after a miss, and after ever longer pauses while it goes well.
//!
//! The steps are **our choice**: neither STANDARDS.md nor DOMAIN.md holds a source for this subject. They are a week, a
//! month, a quarter and half a year, so that they fit how officers are sent to courses.
//!
//! A test that comes before it is due proves little: what went well then was remembered from last time. It neither
//! lengthens the pause nor moves the day.

use crate::time::Day;

/// Days until the next test, by how many tests in a row were due and went well since the last miss.
pub const PAUSES: [i32; 4] = [7, 30, 91, 182];

/// The day from which a test is due again, `last` being the day of the last miss, or of the last test that was due.
///
/// ```
/// use ias::cohort::spacing::due;
/// let last = "2026-11-22".parse()?;
/// assert_eq!(due(last, 0).to_string(), "2026-11-29");
/// assert_eq!(due(last, 9), due(last, 3));
/// # Ok::<(), ias::time::NoDay>(())
/// ```
#[must_use]
pub fn due(last: Day, well_in_a_row: usize) -> Day {
    last.later(PAUSES[well_in_a_row.min(PAUSES.len() - 1)])
}
