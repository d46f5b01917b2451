//! The palette as tokens. The only place of the application that writes a colour down.

use egui::Color32;

/// Colours by role.
///
/// Contrast is kept by a test: text 4.5:1 and control outlines 3:1 against every surface they stand on
/// (WCAG 2.2, 1.4.3 and 1.4.11).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Palette {
    /// Behind everything, and the bars around the film.
    pub ground: Color32,
    /// A card.
    pub surface: Color32,
    /// A card under the pointer, a field, a panel above a card.
    pub raised: Color32,
    /// Hairlines that only part one thing from another.
    pub line: Color32,
    /// Outlines of controls.
    pub outline: Color32,
    /// Main text.
    pub text: Color32,
    /// Secondary text.
    pub text_dim: Color32,
    /// The one accent: sodium lamp.
    pub accent: Color32,
    /// The accent under the pointer.
    pub accent_bright: Color32,
    /// A wash of the accent behind a selected thing.
    pub accent_wash: Color32,
    /// Text on the accent.
    pub on_accent: Color32,
    /// Found, right, best. Always beside a filled round mark.
    pub good: Color32,
    /// Missed, harmful. Always beside an open diamond.
    pub bad: Color32,
    /// Suspected without reason. Always beside a triangle.
    pub lure: Color32,
    /// Neutral information; the tube light of the lane.
    pub cold: Color32,
    /// The ring around what has the keyboard's focus.
    pub focus: Color32,
    /// Black that dims the film under an overlay.
    pub scrim: Color32,
}

impl Palette {
    /// The normal palette, from the night lane of the films.
    pub const NIGHT: Self = Self {
        ground: Color32::from_rgb(0x07, 0x0b, 0x10),
        surface: Color32::from_rgb(0x10, 0x17, 0x1e),
        raised: Color32::from_rgb(0x19, 0x23, 0x2c),
        line: Color32::from_rgb(0x26, 0x32, 0x3d),
        outline: Color32::from_rgb(0x66, 0x78, 0x86),
        text: Color32::from_rgb(0xec, 0xf0, 0xf2),
        text_dim: Color32::from_rgb(0xa4, 0xb2, 0xbc),
        accent: Color32::from_rgb(0xff, 0xb2, 0x5a),
        accent_bright: Color32::from_rgb(0xff, 0xc8, 0x84),
        accent_wash: Color32::from_rgb(0x33, 0x28, 0x1b),
        on_accent: Color32::from_rgb(0x1c, 0x10, 0x02),
        good: Color32::from_rgb(0x7f, 0xd1, 0xae),
        bad: Color32::from_rgb(0xff, 0x8a, 0x78),
        lure: Color32::from_rgb(0xc9, 0xa8, 0xf5),
        cold: Color32::from_rgb(0x9c, 0xcb, 0xe8),
        focus: Color32::from_rgb(0xff, 0xe2, 0xa8),
        scrim: Color32::from_rgb(0x03, 0x05, 0x08),
    };

    /// Black, white and full colours, for weak sight and bright rooms.
    pub const HIGH_CONTRAST: Self = Self {
        ground: Color32::from_rgb(0, 0, 0),
        surface: Color32::from_rgb(0, 0, 0),
        raised: Color32::from_rgb(0x16, 0x16, 0x16),
        line: Color32::from_rgb(0xb0, 0xb0, 0xb0),
        outline: Color32::from_rgb(0xff, 0xff, 0xff),
        text: Color32::from_rgb(0xff, 0xff, 0xff),
        text_dim: Color32::from_rgb(0xe4, 0xe4, 0xe4),
        accent: Color32::from_rgb(0xff, 0xd2, 0x4a),
        accent_bright: Color32::from_rgb(0xff, 0xe6, 0x96),
        accent_wash: Color32::from_rgb(0x40, 0x33, 0x00),
        on_accent: Color32::from_rgb(0, 0, 0),
        good: Color32::from_rgb(0x6c, 0xff, 0xb8),
        bad: Color32::from_rgb(0xff, 0x9b, 0x8a),
        lure: Color32::from_rgb(0xe0, 0xc4, 0xff),
        cold: Color32::from_rgb(0xa8, 0xe0, 0xff),
        focus: Color32::from_rgb(0xff, 0xff, 0xff),
        scrim: Color32::from_rgb(0, 0, 0),
    };
}

/// How opaque the scrim is behind text that stands over the film: even a white sheet must not show through it too brightly.
///
/// The graphics mix in linear light, where 0.8 is far less dark than it sounds.
pub const VEIL: f32 = 0.95;

/// A colour with its opacity set, 0 to 1.
pub fn faded(colour: Color32, opacity: f32) -> Color32 {
    colour.gamma_multiply(opacity.clamp(0.0, 1.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Relative luminance of WCAG 2.
    fn luminance(colour: Color32) -> f32 {
        let channel = |byte: u8| {
            let c = f32::from(byte) / 255.0;
            if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * channel(colour.r()) + 0.7152 * channel(colour.g()) + 0.0722 * channel(colour.b())
    }

    fn contrast(a: Color32, b: Color32) -> f32 {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn the_formula_gives_21_for_black_on_white() {
        assert!((contrast(Color32::BLACK, Color32::WHITE) - 21.0).abs() < 0.01);
    }

    #[test]
    fn every_text_can_be_read_on_every_surface() {
        for palette in [Palette::NIGHT, Palette::HIGH_CONTRAST] {
            for ground in [palette.ground, palette.surface, palette.raised, palette.accent_wash] {
                for text in [palette.text, palette.text_dim, palette.accent, palette.good, palette.bad, palette.lure, palette.cold] {
                    assert!(contrast(text, ground) >= 4.5, "{text:?} on {ground:?}: {}", contrast(text, ground));
                }
            }
            assert!(contrast(palette.on_accent, palette.accent) >= 4.5);
            assert!(contrast(palette.on_accent, palette.accent_bright) >= 4.5);
        }
    }

    #[test]
    fn text_over_the_film_can_be_read_on_a_white_sheet() {
        for palette in [Palette::NIGHT, Palette::HIGH_CONTRAST] {
            let behind = luminance(palette.scrim) * VEIL + (1.0 - VEIL);
            for text in [palette.text, palette.text_dim, palette.accent, palette.good, palette.bad] {
                let contrast = (luminance(text) + 0.05) / (behind + 0.05);
                assert!(contrast >= 4.5, "{text:?}: {contrast}");
            }
        }
    }

    #[test]
    fn outlines_and_focus_stand_out() {
        for palette in [Palette::NIGHT, Palette::HIGH_CONTRAST] {
            for ground in [palette.ground, palette.surface, palette.raised] {
                assert!(contrast(palette.outline, ground) >= 3.0, "{}", contrast(palette.outline, ground));
                assert!(contrast(palette.focus, ground) >= 3.0);
            }
        }
    }
}
