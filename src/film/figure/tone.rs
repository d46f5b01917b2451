//! Colours under a light: what a material shows where it is lit, turned away, or in shade.
//!
//! A material has five tones. For clothes they follow from one plain colour and the light; for skin
//! they are mixed by hand per skin set, because skin goes violet in cold shade and never grey.

use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer, de::Error as _};

/// An sRGB colour with opacity, each part 0..=1, not premultiplied.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ink {
    /// Red, green and blue.
    pub rgb: [f32; 3],
    /// Opacity.
    pub alpha: f32,
}

impl Ink {
    /// An opaque colour from its hexadecimal value, such as `0xffb25a`.
    #[must_use]
    pub fn hex(value: u32) -> Self {
        let part = |shift: u32| ((value >> shift) & 0xff) as f32 / 255.0;
        Self { rgb: [part(16), part(8), part(0)], alpha: 1.0 }
    }

    /// Reads `#rrggbb`.
    ///
    /// # Errors
    /// Tells what was expected.
    pub fn parse(text: &str) -> Result<Self, String> {
        text.strip_prefix('#')
            .filter(|digits| digits.len() == 6)
            .and_then(|digits| u32::from_str_radix(digits, 16).ok())
            .map(Self::hex)
            .ok_or_else(|| format!("`{text}` is not a colour: write #rrggbb"))
    }

    /// The colour between `self` (`t` = 0) and `other` (`t` = 1).
    #[must_use]
    pub fn mix(self, other: Self, t: f32) -> Self {
        let blend = |a: f32, b: f32| a + (b - a) * t;
        Self {
            rgb: std::array::from_fn(|index| blend(self.rgb[index], other.rgb[index])),
            alpha: blend(self.alpha, other.alpha),
        }
    }

    /// The colour seen through a filter: each part multiplied, and kept within 0..=1.
    #[must_use]
    pub fn through(self, filter: [f32; 3]) -> Self {
        Self { rgb: std::array::from_fn(|index| (self.rgb[index] * filter[index]).clamp(0.0, 1.0)), alpha: self.alpha }
    }

    /// The same colour with another opacity.
    #[must_use]
    pub fn with_alpha(self, alpha: f32) -> Self {
        Self { alpha, ..self }
    }
}

impl<'de> Deserialize<'de> for Ink {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).map_err(D::Error::custom)
    }
}

/// The five tones of a material under one light, from the lit edge to the deepest shade.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tones {
    /// The thin edge towards the light.
    pub rim: Ink,
    /// Turned to the light.
    pub lit: Ink,
    /// The middle of the form.
    pub mid: Ink,
    /// Turned away from the light.
    pub shadow: Ink,
    /// Folds, undersides, the far edge.
    pub deep: Ink,
}

impl Tones {
    /// The tone of that name: `rim lit mid shadow deep`.
    #[must_use]
    pub fn named(&self, name: &str) -> Option<Ink> {
        Some(match name {
            "rim" => self.rim,
            "lit" => self.lit,
            "mid" => self.mid,
            "shadow" => self.shadow,
            "deep" => self.deep,
            _ => return None,
        })
    }

    /// A plain colour under `light`.
    #[must_use]
    pub fn of(base: Ink, light: &KeyLight) -> Self {
        let lit = base.through(light.lit);
        Self {
            rim: lit.mix(light.rim, light.rim_mix),
            lit,
            mid: base.through(light.mid),
            shadow: base.through(light.shadow),
            deep: base.through(light.deep),
        }
    }
}

/// The light that a figure stands in: where it comes from and what it makes of colours.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KeyLight {
    /// Direction from the figure to the light, x to the right, y downwards. Need not be of length 1.
    pub toward: (f32, f32),
    /// Column of the skin table: `cold`, `warm` or `night`.
    pub skin: String,
    /// Colour of the edge light.
    pub rim: Ink,
    /// How far the edge takes the colour of the light, 0..=1.
    pub rim_mix: f32,
    /// Width of the edge in units of a drawing 700 units tall; 0 for none.
    pub rim_width: f32,
    /// What a plain colour is multiplied by where it is lit.
    pub lit: [f32; 3],
    /// … in the middle.
    pub mid: [f32; 3],
    /// … in shadow.
    pub shadow: [f32; 3],
    /// … in the deepest shade.
    pub deep: [f32; 3],
}

impl KeyLight {
    /// The same light for a drawing that will be shown mirrored.
    #[must_use]
    pub fn mirrored(&self) -> Self {
        Self { toward: (-self.toward.0, self.toward.1), ..self.clone() }
    }

    /// The unit vector towards the light; straight up where none is given.
    #[must_use]
    pub fn direction(&self) -> (f32, f32) {
        let length = self.toward.0.hypot(self.toward.1);
        if length < 1e-4 { (0.0, -1.0) } else { (self.toward.0 / length, self.toward.1 / length) }
    }
}

/// A skin set: its tones in each kind of light.
pub type SkinSet = BTreeMap<String, Tones>;

#[cfg(test)]
mod tests {
    use super::*;

    fn light() -> KeyLight {
        KeyLight {
            toward: (3.0, -4.0),
            skin: "cold".into(),
            rim: Ink::hex(0xffffff),
            rim_mix: 0.5,
            rim_width: 3.0,
            lit: [1.0; 3],
            mid: [0.7; 3],
            shadow: [0.4, 0.4, 0.5],
            deep: [0.2; 3],
        }
    }

    #[test]
    fn colours_are_read_and_refused() {
        assert_eq!(Ink::parse("#ff0080").unwrap().rgb, [1.0, 0.0, 128.0 / 255.0]);
        assert!(Ink::parse("ff0080").is_err());
        assert!(Ink::parse("#ff008").is_err());
        assert!(Ink::parse("#gg0000").is_err());
    }

    #[test]
    fn tones_fall_from_rim_to_deep() {
        let tones = Tones::of(Ink::hex(0xa08040), &light());
        let sum = |ink: Ink| ink.rgb.iter().sum::<f32>();
        let order = ["rim", "lit", "mid", "shadow", "deep"].map(|name| sum(tones.named(name).unwrap()));
        assert!(order.windows(2).all(|pair| pair[0] > pair[1]), "{order:?}");
        assert!(tones.named("shine").is_none());
    }

    #[test]
    fn a_mirrored_light_comes_from_the_other_side() {
        assert_eq!(light().direction(), (0.6, -0.8));
        assert_eq!(light().mirrored().direction(), (-0.6, -0.8));
    }
}
