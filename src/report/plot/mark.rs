//! The small marks of verdict: each differs in shape before it differs in colour, as on the application's screens.

use maud::Markup;

use super::drawn;

/// What a mark says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Mark {
    /// A filled disc with a tick.
    Hit,
    /// An open rhomb.
    Miss,
    /// A filled triangle with a stroke.
    FalseAlarm,
    /// An open ring with a stroke.
    Passed,
    /// A dot.
    Neutral,
}

impl Mark {
    /// Its class in the style sheet.
    pub(crate) const fn class(self) -> &'static str {
        match self {
            Self::Hit => "hit",
            Self::Miss => "miss",
            Self::FalseAlarm => "alarm",
            Self::Passed => "passed",
            Self::Neutral => "neutral",
        }
    }

    /// Its shape around the origin, 14 units wide.
    pub(crate) const fn shape(self) -> &'static str {
        match self {
            Self::Hit => r#"<circle r="7" class="f"/><path d="M-3.4 .2L-1 2.8L3.6-2.6" class="cut"/>"#,
            Self::Miss => r#"<path d="M0-6.4L6.4 0L0 6.4L-6.4 0Z" class="s"/>"#,
            Self::FalseAlarm => r#"<path d="M0-6.6L7 5.6H-7Z" class="f"/><path d="M0-2.6V1.4M0 3.6V3.7" class="cut"/>"#,
            Self::Passed => r#"<circle r="6" class="s"/><path d="M-3 0H3" class="s"/>"#,
            Self::Neutral => r#"<circle r="3" class="f"/>"#,
        }
    }

    /// The mark in a line of text; what it says stands beside it in words.
    pub(crate) fn inline(self) -> Markup {
        drawn(&format!(r#"<svg class="mark {}" viewBox="-8 -8 16 16" width="16" height="16" aria-hidden="true">{}</svg>"#, self.class(), self.shape()))
    }
}
