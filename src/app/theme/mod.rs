//! How the application looks: colours, type scale, fonts, icons and the egui style made from them.
//!
//! The films are night scenes with one warm lamp; the interface sits beside them without competing: near-black blue
//! surfaces, quiet text and a single sodium amber for what can be acted on. Views take every colour and size from here
//! and never write one themselves, so that high contrast and larger text reach every screen.

mod colours;
mod fonts;
pub mod icons;
mod style;

pub use colours::{Palette, VEIL, faded};
pub use fonts::{DISPLAY, ICONS, LABEL, STRONG, install_fonts};
pub use style::{apply, let_cursor_blink};

use egui::{FontFamily, FontId};

/// Smallest side of anything that can be pressed, in points before text scaling (WCAG 2.5.8 asks for 24).
pub const TARGET_SIDE: f32 = 40.0;

/// Everything a view needs to know about looks. Cheap to copy.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Theme {
    /// The colours in use, normal or high contrast.
    pub palette: Palette,
    /// Factor on every text and on what must grow with it: 1.0 to 2.0.
    pub text_scale: f32,
    /// No movement that carries no meaning: fades, ripples and slides become cuts.
    pub reduced_motion: bool,
    /// The stronger palette is in use; views add outlines where a tint alone would do otherwise.
    pub high_contrast: bool,
}

/// Steps of the type scale, named by what they are for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// The name of the application and a film's title on its poster: condensed semibold.
    Display,
    /// A screen's title.
    Title,
    /// A section's title, a choice's prompt.
    Heading,
    /// The first line of a card, an option.
    Lead,
    /// Running text.
    Body,
    /// Body text that carries weight.
    Strong,
    /// Secondary text: times, sources, hints.
    Small,
    /// Small capitals above a section; condensed, tracked.
    Label,
}

impl Theme {
    /// The theme for a set of preferences; `text_scale` is kept between 1 and 2.
    pub fn new(high_contrast: bool, reduced_motion: bool, text_scale: f32) -> Self {
        Self {
            palette: if high_contrast { Palette::HIGH_CONTRAST } else { Palette::NIGHT },
            text_scale: text_scale.clamp(1.0, 2.0),
            reduced_motion,
            high_contrast,
        }
    }

    /// The font of a step at the current text size.
    pub fn font(&self, step: Step) -> FontId {
        let (size, family) = match step {
            Step::Display => (46.0, DISPLAY),
            Step::Title => (32.0, DISPLAY),
            Step::Heading => (22.0, DISPLAY),
            Step::Lead => (17.5, STRONG),
            Step::Body => (16.0, ""),
            Step::Strong => (16.0, STRONG),
            Step::Small => (14.0, ""),
            Step::Label => (13.5, LABEL),
        };
        FontId::new(self.text(size), if family.is_empty() { FontFamily::Proportional } else { FontFamily::Name(family.into()) })
    }

    /// A text size in points at 100 %, grown by the text setting.
    pub fn text(&self, points: f32) -> f32 {
        // Titles are large already: past the body they grow by half the factor, so that a line still fits the window.
        let growth = if points > 24.0 { 1.0 + (self.text_scale - 1.0) * 0.5 } else { self.text_scale };
        points * growth
    }

    /// A length that holds text and has to grow with it.
    pub fn length(&self, points: f32) -> f32 {
        points * self.text_scale
    }

    /// Seconds that a movement may last; 0 with reduced motion.
    pub fn seconds(&self, seconds: f32) -> f32 {
        if self.reduced_motion { 0.0 } else { seconds }
    }
}

impl Default for Theme {
    fn default() -> Self {
        Self::new(false, false, 1.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_size_is_kept_within_its_range() {
        assert_eq!(Theme::new(false, false, 9.0).text_scale, 2.0);
        assert_eq!(Theme::new(false, false, 0.1).text_scale, 1.0);
    }

    #[test]
    fn body_doubles_at_two_hundred_percent() {
        let one = Theme::new(false, false, 1.0).font(Step::Body).size;
        let two = Theme::new(false, false, 2.0).font(Step::Body).size;
        assert_eq!(two, one * 2.0);
    }

    #[test]
    fn reduced_motion_takes_no_time() {
        assert_eq!(Theme::new(false, true, 1.0).seconds(0.3), 0.0);
    }
}
