//! A value over months: one line in a small field. Several stand side by side and share their scale, so that they compare.

use maud::{Markup, html};

use super::{drawn, percent, percent_of, place};

/// A month's value; `None`: nothing to tell of it.
pub(crate) type Value = Option<(f64, Option<(f64, f64)>)>;

/// Height of the field and of what stands under it, in pixels.
const FIELD: f64 = 74.0;
const TOP: f64 = 8.0;
const FOOT: f64 = 20.0;
/// The line keeps this far from the field's sides, in percent, so that its ends can be seen.
const INSET: f64 = 4.0;

/// Where a month stands in percent of the width.
fn x(at: usize, months: usize) -> f64 {
    let share = if months < 2 { 50.0 } else { percent_of(at as f64, 0.0, (months - 1) as f64) };
    INSET + share * (100.0 - 2.0 * INSET) / 100.0
}

/// A field of values up to `most`; `ends` are written under its first and its last month.
pub(crate) fn months(values: &[Value], most: f64, ends: [&str; 2], class: &str, said: &str) -> Markup {
    let y = |value: f64| TOP + (1.0 - percent_of(value, 0.0, most) / 100.0) * FIELD;
    let at = |month: usize| percent(x(month, values.len()));
    let mut body = String::new();
    for share in [0.0, 0.5, 1.0] {
        let line = place(y(share * most));
        body += &format!(r#"<line class="grid" x1="0" x2="100%" y1="{line}" y2="{line}"/>"#);
    }
    for (month, value) in values.iter().enumerate() {
        if let Some((_, Some((low, high)))) = value {
            body += &format!(r#"<line class="span" x1="{0}" x2="{0}" y1="{1}" y2="{2}"/>"#, at(month), place(y(*low)), place(y(*high)));
        }
    }
    for (month, pair) in values.windows(2).enumerate() {
        if let [Some((from, _)), Some((to, _))] = pair {
            body += &format!(r#"<line class="way" x1="{}" y1="{}" x2="{}" y2="{}"/>"#, at(month), place(y(*from)), at(month + 1), place(y(*to)));
        }
    }
    for (month, value) in values.iter().enumerate() {
        if let Some((value, _)) = value {
            body += &format!(r#"<circle class="point" cx="{}" cy="{}" r="3.5"/>"#, at(month), place(y(*value)));
        }
    }
    let foot = TOP + FIELD + 14.0;
    html! {
        svg.months.(class) width="100%" height=(TOP + FIELD + FOOT) role="img" aria-label=(said) {
            (drawn(&body))
            text.dim x="0" y=(foot) { (ends[0]) }
            @if values.len() > 1 { text.dim x="100%" y=(foot) text-anchor="end" { (ends[1]) } }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_gap_breaks_the_line() {
        let values = [Some((0.0, None)), Some((1.0, Some((0.5, 1.0)))), None, Some((0.5, None))];
        let svg = months(&values, 1.0, ["2026-01", "2026-04"], "hit", "said").into_string();
        assert_eq!(svg.matches("class=\"way\"").count(), 1, "{svg}");
        assert_eq!(svg.matches("<circle").count(), 3);
        assert!(svg.contains(r#"<line class="way" x1="4%" y1="82" x2="34.67%" y2="8"/>"#), "{svg}");
        assert!(svg.contains(r#"<line class="span" x1="34.67%" x2="34.67%" y1="45" y2="8"/>"#), "{svg}");
        let alone = months(&[Some((2.0, None))], 4.0, ["2026-01", "2026-01"], "plain", "said").into_string();
        assert!(alone.contains(r#"cx="50%" cy="45""#) && alone.matches("2026-01").count() == 1, "{alone}");
    }
}
