//! Pictures of numbers, as SVG inside a page. One picture serves light and dark screens, paper and a telephone.
//!
//! Wide pictures give their places in percent of the width, so that lines and letters keep their size when the page is
//! narrow; square ones have a drawing field of their own. Colours are classes that the page's style sheet fills in; nothing
//! is told by colour alone. A picture that tells more than the table beside it has a title and a description; one that
//! repeats its table is hidden from screen readers.
//!
//! It must not know: what the numbers mean, and any language but the texts it is given.

pub(crate) mod calibration;
pub(crate) mod mark;
pub(crate) mod months;
pub(crate) mod share;
pub(crate) mod slope;
pub(crate) mod tenths;
pub(crate) mod timeline;

use maud::{Markup, PreEscaped};

/// A place on a line, as the page writes it: at most two decimals, never a needless zero.
pub(crate) fn place(value: f64) -> String {
    let written = format!("{value:.2}");
    let short = written.trim_end_matches('0').trim_end_matches('.');
    if short == "-0" { "0".to_owned() } else { short.to_owned() }
}

/// Where a value stands between two ends, in percent; outside them, at the nearer end.
pub(crate) fn percent_of(value: f64, low: f64, high: f64) -> f64 {
    if high <= low || !value.is_finite() {
        return 0.0;
    }
    ((value - low) / (high - low)).clamp(0.0, 1.0) * 100.0
}

/// A place in percent, as the page writes it.
pub(crate) fn percent(value: f64) -> String {
    format!("{}%", place(value))
}

/// Marks a text as SVG that was made here out of numbers and class names alone.
pub(crate) fn drawn(svg: &str) -> Markup {
    PreEscaped(svg.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_short_and_within_the_line() {
        assert_eq!([place(12.5), place(12.0), place(0.004), place(-0.001)], ["12.5", "12", "0", "0"]);
        assert_eq!(percent(percent_of(7.5, 0.0, 30.0)), "25%");
        assert_eq!([percent_of(-1.0, 0.0, 10.0), percent_of(99.0, 0.0, 10.0), percent_of(1.0, 1.0, 1.0)], [0.0, 100.0, 0.0]);
        assert_eq!(percent_of(f64::NAN, 0.0, 1.0), 0.0);
    }
}
