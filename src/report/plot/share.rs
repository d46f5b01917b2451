//! A share as a bar in the cell of a table, with the interval within which the true share may lie. The numbers stand beside it.

use maud::Markup;

use super::{drawn, percent, percent_of};

/// How high the bar's field is, in pixels.
const HIGH: u32 = 18;

/// A share of 0 to 1, and the ends of its interval.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Share {
    pub(crate) value: f64,
    pub(crate) interval: Option<(f64, f64)>,
}

/// The bar; `class` colours it (`hit`, `miss`, `alarm`, `plain`).
pub(crate) fn bar(share: Share, class: &str) -> Markup {
    let at = |value: f64| percent(percent_of(value, 0.0, 1.0));
    let mut svg = format!(r#"<svg class="bar {class}" width="100%" height="{HIGH}" aria-hidden="true"><rect class="track" width="100%" height="{HIGH}"/>"#);
    for tick in [0.25, 0.5, 0.75] {
        svg += &format!(r#"<line class="grid" x1="{0}" x2="{0}" y1="0" y2="{HIGH}"/>"#, at(tick));
    }
    svg += &format!(r#"<rect class="fill" y="3" width="{}" height="12"/>"#, at(share.value));
    if let Some((low, high)) = share.interval {
        let (low, high) = (at(low), at(high));
        svg += &format!(r#"<line class="halo" x1="{low}" x2="{high}" y1="9" y2="9"/><line class="whisker" x1="{low}" x2="{high}" y1="9" y2="9"/>"#);
        for end in [low, high] {
            svg += &format!(r#"<line class="whisker" x1="{end}" x2="{end}" y1="5" y2="13"/>"#);
        }
    }
    drawn(&(svg + "</svg>"))
}

/// What stands over a column of bars: 0, 50 and 100 %.
pub(crate) fn axis() -> Markup {
    let text = |at: &str, anchor: &str, says: &str| format!(r#"<text x="{at}" y="11" text-anchor="{anchor}">{says}</text>"#);
    drawn(&format!(
        r#"<svg class="scale" width="100%" height="14" aria-hidden="true">{}{}{}</svg>"#,
        text("0", "start", "0"),
        text("50%", "middle", "50"),
        text("100%", "end", "100%"),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_is_as_long_as_its_share_and_its_whisker_spans_the_interval() {
        let svg = bar(Share { value: 7.0 / 12.0, interval: Some((0.32, 0.807)) }, "hit").into_string();
        assert!(svg.contains(r#"<rect class="fill" y="3" width="58.33%""#), "{svg}");
        assert!(svg.contains(r#"<line class="whisker" x1="32%" x2="80.7%""#), "{svg}");
        assert_eq!(svg.matches("class=\"whisker\"").count(), 3, "a line and two ends");
        let alone = bar(Share { value: 0.0, interval: None }, "miss").into_string();
        assert!(alone.contains(r#"width="0%""#) && !alone.contains("whisker"), "{alone}");
    }
}
