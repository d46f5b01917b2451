//! Before and after: for each measure two points, their intervals, and the line between them, each measure in a field of its own.

use maud::{Markup, html};

use super::{drawn, place};

/// A measure before and after; shares of 0 to 1.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Slope {
    pub(crate) name: String,
    pub(crate) pre: f64,
    pub(crate) pre_interval: Option<(f64, f64)>,
    pub(crate) post: f64,
    pub(crate) post_interval: Option<(f64, f64)>,
    /// The values as the reader's language writes them.
    pub(crate) written: [String; 2],
}

const WIDE: f64 = 150.0;
const HIGH: f64 = 170.0;
const TOP: f64 = 12.0;
const FIELD: f64 = 120.0;
const BEFORE: f64 = 44.0;
const AFTER: f64 = 106.0;

fn y(value: f64) -> f64 {
    TOP + (1.0 - value.clamp(0.0, 1.0)) * FIELD
}

/// One field; the numbers are in the table beside it and written at the points.
pub(crate) fn slope(slope: &Slope, ends: [&str; 2]) -> Markup {
    let bottom = y(0.0);
    let mut body = format!(
        r#"<line class="grid" x1="{BEFORE}" x2="{BEFORE}" y1="{TOP}" y2="{bottom}"/><line class="grid" x1="{AFTER}" x2="{AFTER}" y1="{TOP}" y2="{bottom}"/>"#
    );
    for (at, interval) in [(BEFORE, slope.pre_interval), (AFTER, slope.post_interval)] {
        if let Some((low, high)) = interval {
            body += &format!(r#"<line class="whisker" x1="{at}" x2="{at}" y1="{}" y2="{}"/>"#, place(y(low)), place(y(high)));
        }
    }
    let (pre, post) = (place(y(slope.pre)), place(y(slope.post)));
    body += &format!(
        r#"<line class="way" x1="{BEFORE}" y1="{pre}" x2="{AFTER}" y2="{post}"/><circle class="ring" cx="{BEFORE}" cy="{pre}" r="5"/><circle class="point" cx="{AFTER}" cy="{post}" r="5"/>"#
    );
    html! {
        figure.small {
            figcaption { (slope.name) }
            svg viewBox={ "0 0 " (WIDE) " " (HIGH) } width=(WIDE) height=(HIGH) aria-hidden="true" {
                (drawn(&body))
                text x=(BEFORE - 9.0) y=(pre) dy="4" text-anchor="end" { (slope.written[0]) }
                text x=(AFTER + 9.0) y=(post) dy="4" { (slope.written[1]) }
                text.name x=(BEFORE) y=(bottom + 20.0) text-anchor="middle" { (ends[0]) }
                text.name x=(AFTER) y=(bottom + 20.0) text-anchor="middle" { (ends[1]) }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_rises_with_the_gain() {
        let one = Slope {
            name: "<Whole>".to_owned(),
            pre: 0.25,
            pre_interval: Some((0.0, 0.5)),
            post: 0.75,
            post_interval: None,
            written: ["25".to_owned(), "75".to_owned()],
        };
        let svg = slope(&one, ["before", "after"]).into_string();
        assert!(svg.contains(r#"<line class="way" x1="44" y1="102" x2="106" y2="42"/>"#), "{svg}");
        assert!(svg.contains(r#"<line class="whisker" x1="44" x2="44" y1="132" y2="72"/>"#), "{svg}");
        assert_eq!(svg.matches("whisker").count(), 1);
        assert!(svg.contains("&lt;Whole&gt;"), "{svg}");
    }
}
