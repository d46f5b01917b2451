//! Confidence against being right: points on a square, with the line on which they would be equal.

use maud::{Markup, html};

use super::{drawn, place};

/// Conclusions of about the same confidence.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Point {
    /// Mean confidence, 0 to 1.
    pub(crate) confidence: f64,
    /// Share of right conclusions, 0 to 1.
    pub(crate) right: f64,
    /// Its interval.
    pub(crate) interval: Option<(f64, f64)>,
    /// How many conclusions.
    pub(crate) count: u32,
}

/// The side of the square, and the room around it, in the picture's own units.
const SIDE: f64 = 280.0;
const LEFT: f64 = 46.0;
const TOP: f64 = 14.0;
const BOTTOM: f64 = 40.0;
/// The radius of the largest point.
const LARGEST: f64 = 13.0;

fn x(value: f64) -> f64 {
    LEFT + value.clamp(0.0, 1.0) * SIDE
}

fn y(value: f64) -> f64 {
    TOP + (1.0 - value.clamp(0.0, 1.0)) * SIDE
}

/// The picture; the axes are named by what they measure, the title and description tell what to look for.
pub(crate) fn calibration(points: &[Point], names: [&str; 2], title: &str, description: &str) -> Markup {
    let most = points.iter().map(|point| point.count).max().unwrap_or(1).max(1);
    let (right, bottom) = (x(1.0), y(0.0));
    let mut body = format!(r#"<rect class="field" x="{LEFT}" y="{TOP}" width="{SIDE}" height="{SIDE}"/>"#);
    for tick in [0.0, 0.25, 0.5, 0.75, 1.0] {
        let (at_x, at_y) = (place(x(tick)), place(y(tick)));
        body += &format!(
            r#"<line class="grid" x1="{LEFT}" x2="{right}" y1="{at_y}" y2="{at_y}"/><line class="grid" x1="{at_x}" x2="{at_x}" y1="{TOP}" y2="{bottom}"/><text x="{at_x}" y="{}" text-anchor="middle">{2}</text><text x="{1}" y="{at_y}" dy="4" text-anchor="end">{2}</text>"#,
            bottom + 16.0,
            LEFT - 7.0,
            tick * 100.0,
        );
    }
    body += &format!(r#"<line class="even" x1="{LEFT}" y1="{bottom}" x2="{right}" y2="{TOP}"/>"#);
    for point in points {
        let at = place(x(point.confidence));
        if let Some((low, high)) = point.interval {
            body += &format!(r#"<line class="whisker" x1="{at}" x2="{at}" y1="{}" y2="{}"/>"#, place(y(low)), place(y(high)));
        }
        let radius = LARGEST * (f64::from(point.count) / f64::from(most)).sqrt();
        body += &format!(r#"<circle class="point" cx="{at}" cy="{}" r="{}"/>"#, place(y(point.right)), place(radius.max(3.0)));
    }
    html! {
        svg.square viewBox={ "0 0 " (place(LEFT + SIDE + 16.0)) " " (place(TOP + SIDE + BOTTOM)) } role="img" aria-labelledby="calibration-t calibration-d" {
            title id="calibration-t" { (title) }
            desc id="calibration-d" { (description) }
            (drawn(&body))
            text.name x=(right) y=(bottom + 34.0) text-anchor="end" { (names[0]) " (%)" }
            text.name x=(LEFT + 6.0) y=(TOP + 14.0) { (names[1]) " (%)" }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_stand_at_their_numbers_and_grow_with_their_count() {
        let point = |confidence, right, count| Point { confidence, right, interval: Some((0.2, 0.9)), count };
        let svg = calibration(&[point(0.5, 0.75, 4), point(1.0, 0.0, 16)], ["a", "b"], "t", "d").into_string();
        assert!(svg.contains(r#"<circle class="point" cx="186" cy="84" r="6.5"/>"#), "{svg}");
        assert!(svg.contains(r#"<circle class="point" cx="326" cy="294" r="13"/>"#), "a quarter of the count, half the radius: {svg}");
        assert!(svg.contains(r#"y1="238" y2="42""#), "the interval: {svg}");
        assert!(svg.contains("<title id=\"calibration-t\">t</title>"), "{svg}");
    }
}
