//! Values as they are written: texts with their quotes, seconds, places on the picture.

use std::fmt::Write as _;

use crate::scenario::graph::Region;
use crate::time::MediaTime;

/// A text in quotes, with everything escaped that must be.
///
/// ```
/// use ias::scenario::edit::write;
/// assert_eq!(write::text("say \"yes\"\nż"), r#""say \"yes\"\nż""#);
/// ```
#[must_use]
pub fn text(text: &str) -> String {
    let mut written = String::with_capacity(text.len() + 2);
    written.push('"');
    for c in text.chars() {
        match c {
            '"' => written.push_str("\\\""),
            '\\' => written.push_str("\\\\"),
            '\n' => written.push_str("\\n"),
            '\r' => {}
            '\t' => written.push_str("\\t"),
            c if c.is_control() => {
                // Writing to a text cannot fail.
                let _ = write!(written, "\\u{{{:x}}}", u32::from(c));
            }
            c => written.push(c),
        }
    }
    written.push('"');
    written
}

/// Seconds to the millisecond; whole ones with `.0` where `instead_of` has a point: `22.0` stays of one kind with `21.4`.
///
/// ```
/// use ias::scenario::edit::write;
/// use ias::time::MediaTime;
/// assert_eq!(write::seconds(MediaTime::from_nanos(8_333_333_333), None), "8.333");
/// assert_eq!(write::seconds(MediaTime::from_secs(9), Some("8.2")), "9.0");
/// assert_eq!(write::seconds(MediaTime::from_secs(9), Some("8")), "9");
/// ```
#[must_use]
pub fn seconds(time: MediaTime, instead_of: Option<&str>) -> String {
    let millis = (time.nanos().max(0) + 500_000) / 1_000_000;
    let written = MediaTime::from_millis(millis).to_string();
    let pointed = instead_of.is_none_or(|old| old.contains('.'));
    if pointed && !written.contains('.') { format!("{written}.0") } else { written }
}

/// A fraction of the picture: two decimals, three where they are needed.
#[must_use]
pub fn fraction(part: f32) -> String {
    let thousandths = (f64::from(part) * 1000.0).round() / 1000.0;
    let written = format!("{thousandths:.3}");
    written.strip_suffix('0').unwrap_or(&written).to_owned()
}

/// A rectangle, inside the picture as it is written: `(0.28, 0.60, 0.12, 0.26)`.
///
/// ```
/// use ias::scenario::{edit::write, graph::Region};
/// let reaching = Region { x: 0.66667, y: 0.5, w: 0.33333, h: 0.125 };
/// assert_eq!(write::region(reaching), "(0.667, 0.50, 0.333, 0.125)");
/// ```
#[must_use]
pub fn region(region: Region) -> String {
    let [x, y, w, h] = region_parts(region);
    format!("({x}, {y}, {w}, {h})")
}

/// The four numbers of a rectangle as written; rounding does not push it over the edge.
#[must_use]
pub fn region_parts(region: Region) -> [String; 4] {
    let thousandths = |part: f32| {
        #[expect(clippy::cast_possible_truncation, reason = "0 to 1000")]
        let whole = (f64::from(part.clamp(0.0, 1.0)) * 1000.0).round() as i32;
        whole
    };
    let (x, y) = (thousandths(region.x).min(999), thousandths(region.y).min(999));
    let (w, h) = (thousandths(region.w).clamp(1, 1000 - x), thousandths(region.h).clamp(1, 1000 - y));
    #[expect(clippy::cast_precision_loss, reason = "at most 1000")]
    let written = |part: i32| fraction(part as f32 / 1000.0);
    [written(x), written(y), written(w), written(h)]
}
