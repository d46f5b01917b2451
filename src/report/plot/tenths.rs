//! How results spread: ten columns, from 0 to 100 %.

use maud::{Markup, html};

use super::{drawn, percent, place};

const FIELD: f64 = 70.0;
const TOP: f64 = 14.0;

/// The columns; each has its count above it.
pub(crate) fn tenths(counts: &[u32], said: &str) -> Markup {
    let most = f64::from(counts.iter().copied().max().unwrap_or(1).max(1));
    let step = 100.0 / counts.len().max(1) as f64;
    let ground = TOP + FIELD;
    let mut body = String::new();
    for (at, count) in counts.iter().enumerate() {
        let left = at as f64 * step;
        let high = f64::from(*count) / most * FIELD;
        if *count > 0 {
            body += &format!(
                r#"<rect class="fill" x="{}" y="{}" width="{}" height="{}"/><text x="{}" y="{}" text-anchor="middle">{count}</text>"#,
                percent(left + step * 0.08),
                place(ground - high),
                percent(step * 0.84),
                place(high),
                percent(left + step / 2.0),
                place(ground - high - 3.0),
            );
        }
    }
    body += &format!(r#"<line class="axis" x1="0" x2="100%" y1="{ground}" y2="{ground}"/>"#);
    for (at, anchor, label) in [("0", "start", "0"), ("50%", "middle", "50"), ("100%", "end", "100%")] {
        body += &format!(r#"<text class="dim" x="{at}" y="{}" text-anchor="{anchor}">{label}</text>"#, ground + 14.0);
    }
    html! { svg.tenths.bar width="100%" height=(ground + 20.0) role="img" aria-label=(said) { (drawn(&body)) } }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_highest_column_fills_the_field() {
        let svg = tenths(&[0, 0, 0, 0, 2, 0, 4, 0, 0, 0], "said").into_string();
        assert!(svg.contains(r#"<rect class="fill" x="60.8%" y="14" width="8.4%" height="70"/>"#), "{svg}");
        assert!(svg.contains(r#"<rect class="fill" x="40.8%" y="49" width="8.4%" height="35"/>"#), "{svg}");
        assert_eq!(svg.matches("<rect").count(), 2, "an empty tenth has no column");
    }
}
