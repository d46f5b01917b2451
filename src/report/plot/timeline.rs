//! A scene on its own time line: in one lane the windows of its signs, in the next its innocent moments, under them the flags.

use maud::{Markup, html};

use super::mark::Mark;
use super::{drawn, percent, percent_of};

/// A stretch of the scene.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Stretch {
    /// Seconds.
    pub(crate) from: f64,
    /// Seconds.
    pub(crate) to: f64,
    pub(crate) mark: Mark,
}

/// What the scene held and what was flagged.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Timeline {
    /// Seconds, above 0.
    pub(crate) length: f64,
    pub(crate) signs: Vec<Stretch>,
    pub(crate) lures: Vec<Stretch>,
    /// Seconds and mark.
    pub(crate) flags: Vec<(f64, Mark)>,
}

/// Names of the lanes, top down, and what the whole is.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Names<'a> {
    pub(crate) title: &'a str,
    pub(crate) signs: &'a str,
    pub(crate) lures: &'a str,
    pub(crate) flags: &'a str,
}

/// Height of a lane with its name, in pixels.
const LANE: f64 = 40.0;
/// Height of a window.
const BAR: f64 = 18.0;
/// Under the lanes, for the seconds.
const FOOT: f64 = 22.0;
/// About as many times are written under the line.
const TICKS: f64 = 6.0;

/// Steps of a time axis, in seconds: the first that gives no more than [`TICKS`] of them.
fn step(length: f64) -> f64 {
    const STEPS: [f64; 9] = [1.0, 2.0, 5.0, 10.0, 15.0, 30.0, 60.0, 120.0, 300.0];
    STEPS.into_iter().find(|step| length / step <= TICKS).unwrap_or(600.0)
}

/// The picture. It repeats the list of moments beside it, so it is told to screen readers by its title alone.
pub(crate) fn timeline(line: &Timeline, names: Names<'_>) -> Markup {
    let at = |seconds: f64| percent_of(seconds, 0.0, line.length);
    let mut body = String::new();
    for (lane, stretches) in [&line.signs, &line.lures].into_iter().enumerate() {
        let top = lane as f64 * LANE + 18.0;
        body += &format!(r#"<rect class="track" y="{top}" width="100%" height="{BAR}"/>"#);
        for stretch in stretches {
            let (from, to) = (at(stretch.from), at(stretch.to));
            let class = stretch.mark.class();
            body += &format!(
                r#"<rect class="window {class}" x="{}" y="{top}" width="{}" height="{BAR}"/>"#,
                percent(from),
                percent((to - from).max(0.4)),
            );
            body += &pin((from + to) / 2.0, top + BAR / 2.0, stretch.mark);
        }
    }
    let ground = 2.0 * LANE + 18.0 + BAR / 2.0;
    body += &format!(r#"<line class="axis" x1="0" x2="100%" y1="{ground}" y2="{ground}"/>"#);
    for (seconds, mark) in &line.flags {
        body += &pin(at(*seconds), ground, *mark);
    }
    let step = step(line.length);
    let foot = 3.0 * LANE + FOOT - 8.0;
    let mut tick = 0.0;
    while tick <= line.length {
        let share = at(tick);
        let anchor = if share < 3.0 { "start" } else if share > 97.0 { "end" } else { "middle" };
        let whole = tick as u64;
        body += &format!(r#"<text class="dim" x="{}" y="{foot}" text-anchor="{anchor}">{}:{:02}</text>"#, percent(share), whole / 60, whole % 60);
        tick += step;
    }
    let high = 3.0 * LANE + FOOT;
    html! {
        svg.timeline width="100%" height=(high) role="img" aria-label=(names.title) {
            @for (lane, name) in [names.signs, names.lures, names.flags].into_iter().enumerate() {
                text.lane x="0" y=(lane as f64 * LANE + 13.0) { (name) }
            }
            (drawn(&body))
        }
    }
}

/// A mark at a place in percent of the width.
fn pin(at: f64, y: f64, mark: Mark) -> String {
    format!(
        r#"<svg class="pin" x="{}" y="{y}" overflow="visible"><g class="mark {}">{}</g></svg>"#,
        percent(at),
        mark.class(),
        mark.shape()
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    const NAMES: Names<'_> = Names { title: "Scene", signs: "Signs", lures: "Innocent", flags: "Flags" };

    #[test]
    fn windows_and_flags_stand_where_they_were() {
        let line = Timeline {
            length: 40.0,
            signs: vec![Stretch { from: 10.0, to: 20.0, mark: Mark::Hit }],
            lures: vec![Stretch { from: 38.0, to: 60.0, mark: Mark::FalseAlarm }],
            flags: vec![(12.0, Mark::Hit), (39.0, Mark::FalseAlarm)],
        };
        let svg = timeline(&line, NAMES).into_string();
        assert!(svg.contains(r#"<rect class="window hit" x="25%" y="18" width="25%""#), "{svg}");
        assert!(svg.contains(r#"<rect class="window alarm" x="95%" y="58" width="5%""#), "cut at the scene's end: {svg}");
        assert!(svg.contains(r#"<svg class="pin" x="30%" y="107""#), "{svg}");
        assert!(svg.contains(">0:40<") && svg.contains(">0:10<") && !svg.contains(">0:05<"), "{svg}");
    }

    #[test]
    fn an_axis_has_few_ticks_for_any_length() {
        for (length, expected) in [(4.0, 1.0), (12.0, 2.0), (40.0, 10.0), (94.5, 30.0), (3_000.0, 600.0)] {
            assert_eq!(step(length), expected, "{length}");
        }
    }

    #[test]
    fn names_cannot_break_out_of_the_picture() {
        let svg = timeline(&Timeline { length: 1.0, ..Timeline::default() }, Names { title: "\"><script>", ..NAMES }).into_string();
        assert!(!svg.contains("<script>"), "{svg}");
    }
}
