//! Sets and props as an artist writes them: drawings back to front, lights, anchors.
//!
//! `assets/film/sets/<set>/set.ron` and `assets/film/props/<kind>/prop.ron`, drawings (SVG) beside them. A prop is a small
//! set whose origin is placed at an anchor; its items can change with the states that a storyboard names.

use std::collections::BTreeMap;
use std::path::Path;

use resvg::tiny_skia::BlendMode;
use serde::Deserialize;

use super::ease::Ease;
use super::light::Rgb;
use crate::film::error::FilmError;
use crate::film::storyboard::{Post, from_ron};

/// A set, or a prop.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Set {
    /// What is drawn, back to front.
    pub items: Vec<Item>,
    /// Named places.
    #[serde(default)]
    pub anchors: BTreeMap<String, Anchor>,
    /// Where the eyes go for a target: (right, down), -1 to 1 each.
    #[serde(default)]
    pub looks: BTreeMap<String, (f32, f32)>,
    /// Lamps that make rain shine: (x, y, reach, strength).
    #[serde(default)]
    pub lamps: Vec<(f32, f32, f32, f32)>,
    /// The light that people stand in, by its name in the wardrobe.
    #[serde(default)]
    pub key: Option<String>,
    /// The last touch that suits this set.
    #[serde(default)]
    pub post: Option<Post>,
    /// Words that stand in a prop's drawings as `{name}`, and what they are when a storyboard says nothing else.
    #[serde(default)]
    pub details: BTreeMap<String, String>,
}

impl Set {
    /// The words of a prop's drawings: its own, and those that a storyboard writes `with` it; fit to stand in an SVG.
    #[must_use]
    pub fn words(&self, with: &BTreeMap<String, String>) -> Vec<(String, String)> {
        let safe = |word: &str| word.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
        self.details.iter().map(|(name, usual)| (name.clone(), safe(with.get(name).unwrap_or(usual)))).collect()
    }

    /// The lights that its items hang on.
    pub fn lights(&self) -> impl Iterator<Item = &str> {
        self.items.iter().filter_map(|item| item.light.as_deref()).map(|light| light.trim_start_matches('!'))
    }
}

/// A named place.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Anchor {
    /// Set units from the left.
    pub x: f32,
    /// Set units from the top.
    pub y: f32,
    /// Size of what stands there; 1 as drawn.
    #[serde(default = "one")]
    pub scale: f32,
    /// The slot in which it is drawn; the first one when not given.
    #[serde(default)]
    pub slot: Option<String>,
    /// Whether who stands there is shown mirrored.
    #[serde(default)]
    pub mirrored: bool,
    /// Out of focus by so many units.
    #[serde(default)]
    pub soft: f32,
    /// Another light than the set's.
    #[serde(default)]
    pub key: Option<String>,
    /// One flat colour instead of tones: behind glass, far away.
    #[serde(default)]
    pub silhouette: Option<String>,
}

/// One thing that is drawn.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// What it is.
    pub what: What,
    /// 1 is the plane the camera looks at, less is farther, more is nearer.
    #[serde(default = "one")]
    pub depth: f32,
    /// Opacity or strength.
    #[serde(default = "one")]
    pub k: f32,
    /// How it is laid over what is behind it.
    #[serde(default)]
    pub blend: Blend,
    /// Blur, set units.
    #[serde(default)]
    pub soft: f32,
    /// The light that this item belongs to and grows and fades with; after `!` it fades as the light grows.
    #[serde(default)]
    pub light: Option<String>,
    /// How much its strength trembles, 0 to 1.
    #[serde(default)]
    pub flicker: f32,
    /// The point about which it turns and grows.
    #[serde(default)]
    pub pivot: (f32, f32),
    /// How far it swings to and fro while wipers run, degrees.
    #[serde(default)]
    pub wipes: f32,
    /// How it lies before any state is named.
    #[serde(default)]
    pub start: To,
    /// How it lies in each state.
    #[serde(default)]
    pub on: BTreeMap<String, To>,
}

/// What an item is.
#[derive(Clone, Debug, Deserialize)]
pub enum What {
    /// A drawing beside this file.
    Draw(String),
    /// A lamp's glow.
    Glow {
        /// Its middle.
        at: (f32, f32),
        /// How far its haze reaches.
        r: f32,
        /// `#rrggbb`.
        color: Color,
        /// Strength of its horizontal streak.
        #[serde(default)]
        streak: f32,
    },
    /// A beam of light.
    Beam {
        /// Its source.
        from: (f32, f32),
        /// Its end.
        to: (f32, f32),
        /// Its width at both.
        width: (f32, f32),
        /// `#rrggbb`.
        color: Color,
    },
    /// A lamp's reflection in wet ground.
    Wet {
        /// Where it begins.
        at: (f32, f32),
        /// How wide it begins.
        width: f32,
        /// How far down it reaches.
        length: f32,
        /// `#rrggbb`.
        color: Color,
        /// How many ripples break it.
        #[serde(default = "fifty")]
        count: u32,
    },
    /// Here come actors and props whose anchors name this slot.
    Slot(String),
    /// Here falls the far plane of rain, when it rains.
    RainFar,
    /// Here falls the near plane of rain, when it rains.
    RainNear,
    /// Here rings spread on wet ground when there are ripples: x, y, width, height.
    Ripples(f32, f32, f32, f32),
    /// Here dust floats when there is dust.
    Dust(Color),
}

/// A place, size and strength that a state gives; what is not given stays.
#[derive(Clone, Copy, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct To {
    /// Shift to the right, units.
    pub x: Option<f32>,
    /// Shift down, units.
    pub y: Option<f32>,
    /// Size.
    pub zoom: Option<f32>,
    /// Turn, degrees clockwise.
    pub turn: Option<f32>,
    /// Opacity or strength.
    pub k: Option<f32>,
    /// Seconds the change takes.
    pub over: Option<f32>,
    /// Seconds until it begins.
    pub after: Option<f32>,
    /// How it goes.
    pub ease: Ease,
}

impl To {
    /// (x, y, zoom, turn in degrees, k) after this change of `before`.
    #[must_use]
    pub fn applied(&self, before: [f32; 5]) -> [f32; 5] {
        let [x, y, zoom, turn, k] = before;
        [
            self.x.unwrap_or(x),
            self.y.unwrap_or(y),
            self.zoom.unwrap_or(zoom),
            self.turn.unwrap_or(turn),
            self.k.unwrap_or(k),
        ]
    }
}

/// How a drawing is laid over what is behind it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
pub enum Blend {
    /// Covers it.
    #[default]
    Normal,
    /// Adds light.
    Screen,
    /// Takes light.
    Multiply,
    /// Adds light without mercy.
    Plus,
    /// Deepens contrast.
    SoftLight,
}

impl Blend {
    /// The rasterizer's name for it.
    #[must_use]
    pub fn mode(self) -> BlendMode {
        match self {
            Self::Normal => BlendMode::SourceOver,
            Self::Screen => BlendMode::Screen,
            Self::Multiply => BlendMode::Multiply,
            Self::Plus => BlendMode::Plus,
            Self::SoftLight => BlendMode::SoftLight,
        }
    }
}

/// A colour written `#rrggbb`.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
#[serde(try_from = "String")]
pub struct Color(pub Rgb);

impl TryFrom<String> for Color {
    type Error = String;
    fn try_from(text: String) -> Result<Self, String> {
        let wrong = || format!("\"{text}\" is not a colour; write it as \"#ffb25a\"");
        let digits = text.strip_prefix('#').filter(|d| d.len() == 6 && d.is_ascii()).ok_or_else(wrong)?;
        let mut out = [0.0; 3];
        for (i, channel) in out.iter_mut().enumerate() {
            let byte = u8::from_str_radix(&digits[i * 2..i * 2 + 2], 16).map_err(|_| wrong())?;
            *channel = f32::from(byte) / 255.0;
        }
        Ok(Self(out))
    }
}

fn one() -> f32 {
    1.0
}

fn fifty() -> u32 {
    50
}

impl Set {
    /// Reads a set's or a prop's file.
    ///
    /// # Errors
    /// When it cannot be read or does not parse.
    pub fn read(path: &Path) -> Result<Self, FilmError> {
        let text = std::fs::read_to_string(path).map_err(|e| FilmError::file(path, e))?;
        from_ron(path, &text)
    }

    /// The anchor of this name.
    ///
    /// # Errors
    /// When there is none; `place` says who asks.
    pub fn anchor(&self, name: &str, place: &str) -> Result<&Anchor, FilmError> {
        self.anchors.get(name).ok_or_else(|| FilmError::Unknown {
            kind: "anchor",
            name: name.to_owned(),
            place: place.to_owned(),
            known: self.anchors.keys().cloned().collect(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_is_read_and_its_faults_are_placed() {
        let path = Path::new("set.ron");
        let set: Set = from_ron(
            path,
            r##"(items: [(what: Draw("sky.svg"), depth: 0.6), (what: Glow(at: (3, 4), r: 50, color: "#ff8000"), light: "lamp"), (what: Slot("actors"))],
                 anchors: {"door": (x: 10, y: 20, scale: 0.5)})"##,
        )
        .unwrap();
        assert_eq!(set.items[0].depth, 0.6);
        assert!(matches!(&set.items[1].what, What::Glow { color, .. } if color.0[0] == 1.0));
        assert_eq!(set.anchor("door", "here").unwrap().scale, 0.5);
        assert!(set.anchor("dor", "here").unwrap_err().to_string().contains("did you mean \"door\""));
        let fault = from_ron::<Set>(path, "(\n items: [(wat: Draw(\"x\"))])").unwrap_err().to_string();
        assert!(fault.starts_with("set.ron:2:"), "{fault}");
        assert!(from_ron::<Set>(path, r##"(items: [(what: Dust("orange"))])"##).unwrap_err().to_string().contains("#ffb25a"));
    }

    #[test]
    fn a_storyboard_writes_other_words_on_a_thing() {
        let set: Set = from_ron(Path::new("prop.ron"), r#"(items: [], details: {"day": "dzisiaj", "sender": "R"})"#).unwrap();
        let with = BTreeMap::from([("sender".to_owned(), "Ola & <Jan>".to_owned()), ("colour".to_owned(), "red".to_owned())]);
        let pair = |name: &str, word: &str| (name.to_owned(), word.to_owned());
        assert_eq!(set.words(&with), [pair("day", "dzisiaj"), pair("sender", "Ola &amp; &lt;Jan&gt;")]);
    }

    #[test]
    fn a_state_changes_only_what_it_names() {
        let to = To { y: Some(5.0), k: Some(0.0), ..To::default() };
        assert_eq!(to.applied([1.0, 2.0, 3.0, 4.0, 1.0]), [1.0, 5.0, 3.0, 4.0, 0.0]);
    }
}
