//! Small signs beside the colours, as paths around the origin, 12 points wide: they need no font.

use crate::scenario::draw::Kind;
use crate::scenario::graph::{Outcome, Rating};

/// The name of a rating's colour in the style.
pub(super) fn rated(rating: Option<Rating>) -> &'static str {
    match rating {
        Some(Rating::Best) => "best",
        Some(Rating::Good) => "good",
        Some(Rating::Poor) => "poor",
        Some(Rating::Harmful) => "harm",
        None => "none",
    }
}

/// The name of a node's colour in the style.
pub(super) fn coloured(kind: Kind) -> &'static str {
    match kind {
        Kind::Ending(Outcome::Good) => "best",
        Kind::Ending(Outcome::Mixed) => "poor",
        Kind::Ending(Outcome::Bad) => "harm",
        _ => "kind",
    }
}

/// A disc with a tick, a tick, a ring with a bar, a square with a cross, a dot.
pub(super) fn rating(rating: Option<Rating>) -> &'static str {
    match rating {
        Some(Rating::Best) => r#"<circle r="6" class="f"/><path d="M-3 .2L-.8 2.4L3.2-2.2" class="cut"/>"#,
        Some(Rating::Good) => r#"<path d="M-4.5 .2L-1.2 3.6L4.8-3.4" class="s"/>"#,
        Some(Rating::Poor) => r#"<circle r="5.2" class="s"/><path d="M-2.6 0H2.6" class="s"/>"#,
        Some(Rating::Harmful) => r#"<rect x="-6" y="-6" width="12" height="12" rx="2" class="f"/><path d="M-2.6-2.6L2.6 2.6M2.6-2.6L-2.6 2.6" class="cut"/>"#,
        None => r#"<circle r="2.4" class="f"/>"#,
    }
}

/// A triangle to play, a lens, a rhomb, a fork, a sheet, an arrow out; endings a tick, a half disc, a cross.
pub(super) fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Scene => r#"<path d="M-4-5.5L5.5 0L-4 5.5Z" class="f"/>"#,
        Kind::Exhibit => r#"<circle cx="-1" cy="-1" r="4.2" class="s"/><path d="M2.2 2.2L5.6 5.6" class="s"/>"#,
        Kind::Choose => r#"<path d="M0-6L6 0L0 6L-6 0Z" class="s"/>"#,
        Kind::Route => r#"<path d="M-6 0H-1L5-4.6M-1 0L5 4.6" class="s"/>"#,
        Kind::Assess => r#"<rect x="-4.6" y="-6" width="9.2" height="12" rx="1.4" class="s"/><path d="M-2-2.4H2M-2 .4H2M-2 3.2H1" class="s thin"/>"#,
        Kind::Refer => r#"<path d="M-6 0H4.6M.8-4.2L5.4 0L.8 4.2" class="s"/>"#,
        Kind::Faulty => r#"<path d="M0-5V1.5M0 4.4V5" class="s"/>"#,
        Kind::Ending(Outcome::Good) => rating(Some(Rating::Best)),
        Kind::Ending(Outcome::Mixed) => r#"<circle r="5.4" class="s"/><path d="M0-5.4A5.4 5.4 0 0 0 0 5.4Z" class="f"/>"#,
        Kind::Ending(Outcome::Bad) => rating(Some(Rating::Harmful)),
    }
}
