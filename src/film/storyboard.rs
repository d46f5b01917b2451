//! The storyboard as an author writes it: scenes, shots, who stands where, what happens when.
//!
//! RON with `implicit_some`; every time is in seconds of its own scene when it is read, however it was written (see
//! [`super::moments`]); unknown fields are errors. It names sets,
//! anchors, props, poses and lines, and holds neither drawings nor texts of the interface. This module reads one;
//! [`super::stage`] draws it, [`super::voice`](super) speaks it.

use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;
use std::path::Path;

use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer};

use super::error::FilmError;
use super::moments;
use crate::diagnostic::SourceText;
use crate::scenario::syntax;
use crate::text::{Language, LocalizedText};

/// A whole film.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Storyboard {
    /// Version of this vocabulary; 1.
    pub format: u32,
    /// Width and height of the picture, pixels.
    pub size: (u32, u32),
    /// Frames a second.
    pub fps: u32,
    /// Seed of rain, grain and blinking.
    pub seed: u32,
    /// Who is who, by the name used in shots.
    pub cast: BTreeMap<String, Character>,
    /// How each of them speaks.
    #[serde(default)]
    pub voices: BTreeMap<String, Voice>,
    /// What is said, by key.
    #[serde(default)]
    pub lines: BTreeMap<String, Line>,
    /// The scenes, in the order in which they are drawn.
    pub scenes: Vec<Scene>,
}

/// Someone in the film.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Character {
    /// Name of the figure that plays them; `none` when they are only heard.
    pub figure: String,
    /// What captions call them; their key here when not given.
    #[serde(default)]
    pub name: LocalizedText,
    /// For the artist.
    #[serde(default)]
    pub look: String,
    /// The colour that stays with them, `#rrggbb`.
    #[serde(default)]
    pub accent: Option<String>,
}

/// The settings of a synthetic voice.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Voice {
    /// Variant of the voice, e.g. `m3`.
    pub variant: String,
    /// Words a minute.
    pub rate: u32,
    /// Pitch, 0 to 99.
    pub pitch: u32,
}

/// How a line reaches the ear.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum Via {
    /// In the same room.
    Room,
    /// Through a car's window.
    Window,
    /// Under a canopy.
    Outdoors,
    /// By loudspeaker.
    Pa,
    /// By telephone.
    Phone,
    /// Through glass.
    Glass,
    /// Low, in a language that is not meant to be understood.
    Murmur,
}

/// A line of dialogue.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Line {
    /// Who says it.
    pub who: String,
    /// How it sounds.
    pub via: Via,
    /// In the speaker's own language, when that is none of ours.
    #[serde(default)]
    pub own: Option<String>,
    /// In each of our languages.
    #[serde(default)]
    pub text: LocalizedText,
    /// What captions show instead, where the words themselves are too many to read in the time; written by hand.
    #[serde(default)]
    pub caption: LocalizedText,
}

/// One segment of film.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scene {
    /// Its id, also its file's name.
    pub id: String,
    /// Its length.
    pub seconds: f32,
    /// Loops of sound under it.
    #[serde(default)]
    pub bed: Vec<Bed>,
    /// Single sounds.
    #[serde(default)]
    pub sounds: Vec<Sfx>,
    /// What stands written in the picture, for those who read another language.
    #[serde(default)]
    pub reads: Vec<Read>,
    /// Its shots; each lasts until the next begins.
    pub shots: Vec<Shot>,
}

/// A loop of sound.
#[derive(Clone, Debug, Deserialize)]
pub struct Bed(
    /// Name of the sound.
    pub String,
    /// Level, dB.
    pub f32,
    /// First and last second; the whole scene when not given.
    #[serde(default)]
    pub Option<(f32, f32)>,
    /// What captions call it, where it matters that it is heard.
    #[serde(default)]
    pub Option<LocalizedText>,
);

/// A single sound: when, which, how loud (dB).
#[derive(Clone, Debug, Deserialize)]
pub struct Sfx(
    /// When.
    pub f32,
    /// Name of the sound.
    pub String,
    /// Level, dB.
    pub f32,
    /// What captions call it, where it matters that it is heard.
    #[serde(default)]
    pub Option<LocalizedText>,
);

/// Something written in the picture: first and last second, and what it says, in the languages that cannot read it there.
#[derive(Clone, Debug, Deserialize)]
pub struct Read(pub f32, pub f32, pub LocalizedText);

/// What one camera sees in one go.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Shot {
    /// Its id within the scene.
    pub id: String,
    /// When it begins.
    pub from: f32,
    /// The set, a folder of drawings.
    pub set: String,
    /// Name of the palette, for the artist.
    #[serde(default)]
    pub palette: String,
    /// Where the camera looks, when.
    #[serde(default)]
    pub cam: Vec<Key>,
    /// Who is in it, in drawing order within a slot.
    #[serde(default, deserialize_with = "in_order")]
    pub cast: Vec<(String, Actor)>,
    /// Things in it, in drawing order within a slot.
    #[serde(default, deserialize_with = "in_order")]
    pub props: Vec<(String, Prop)>,
    /// Lights that differ from the set's own.
    #[serde(default)]
    pub lights: Vec<LightChange>,
    /// Weather and the like.
    #[serde(default)]
    pub fx: Vec<Fx>,
    /// What happens.
    #[serde(default)]
    pub beats: Vec<(f32, Beat)>,
    /// Regions to be found by the trainee.
    #[serde(default)]
    pub marks: Vec<Mark>,
    /// Bloom, vignette, grain and sway that differ from the usual.
    #[serde(default)]
    pub post: Option<Post>,
}

/// A camera key: when, the anchor looked at, the zoom.
#[derive(Clone, Debug, Deserialize)]
pub struct Key(pub f32, pub String, pub f32);

/// Someone placed in a shot.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Actor {
    /// The anchor.
    pub at: String,
    /// The pose at the start.
    #[serde(default)]
    pub pose: Option<String>,
    /// The expression at the start.
    #[serde(default)]
    pub expr: Option<String>,
}

/// A thing placed in a shot.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Prop {
    /// The kind, a folder of drawings.
    pub kind: String,
    /// The anchor.
    pub at: String,
    /// Details by name.
    #[serde(default)]
    pub with: BTreeMap<String, String>,
}

/// A light of the set set otherwise for the shot.
#[derive(Clone, Debug, Deserialize)]
pub enum LightChange {
    /// The light named, at this strength from the shot's start.
    Layer(String, f32),
    /// One more glow: anchor, reach, colour, strength.
    Glow(String, f32, String, f32),
}

/// Weather and other things that move by themselves.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub enum Fx {
    /// Strength and wind (pixels sideways to one down).
    Rain(f32, f32),
    /// Rings on wet ground, so many at once.
    Ripples(u32),
    /// Floating dust, strength.
    Dust(f32),
    /// Steam over an anchor.
    Steam(String),
    /// Exhaust at an anchor.
    Exhaust(String),
    /// Wipers, seconds a stroke.
    Wipers(f32),
}

impl Fx {
    /// Seconds a stroke, when these are wipers.
    #[must_use]
    pub fn stroke(&self) -> Option<f32> {
        if let Self::Wipers(seconds) = self { Some(*seconds) } else { None }
    }
}

/// Something that happens at a moment; a trailing number is how many seconds it takes.
#[derive(Clone, Debug, Deserialize)]
pub enum Beat {
    /// A line is said for at most so many seconds; the speaker's mouth moves.
    Say(String, f32),
    /// Someone takes a pose.
    Pose(String, String, f32),
    /// Someone's face changes.
    Expr(String, String, f32),
    /// Someone looks at a target.
    Look(String, String),
    /// Someone blinks.
    Blink(String),
    /// Someone goes to an anchor on foot, in so many seconds.
    Walk(String, String, f32),
    /// Someone turns: on a blink, another drawing is there. A pose of the casting, or a view of the figure.
    Turn(String, String),
    /// Someone nods once, slightly.
    Nod(String),
    /// Someone looks at a target for so many seconds, and back to where they looked before.
    Glance(String, String, f32),
    /// A thing changes to a state.
    Prop(String, String),
    /// A thing moves to an anchor.
    Move(String, String, f32),
    /// A light changes to a strength.
    Light(String, f32, f32),
}

/// A region that holds an indicator, following the camera.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mark {
    /// Id of the cue or lure it serves.
    pub cue: String,
    /// The anchor, person or prop it surrounds; or a point of a person, as `mira/head`.
    pub on: String,
    /// Half its width and height, set units; the drawing's own size when not given.
    #[serde(default)]
    pub reach: Option<(f32, f32)>,
    /// Shifted by so many set units.
    #[serde(default)]
    pub by: (f32, f32),
    /// First second.
    pub from: f32,
    /// Last second.
    pub to: f32,
}

/// What is done to the finished picture.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Post {
    /// Light that spills from bright places, 0 to 1.
    pub bloom: f32,
    /// Darkening of the corners, 0 to 1.
    pub vignette: f32,
    /// Grain, in levels of 255.
    pub grain: f32,
    /// Sway of the camera, units.
    pub shake: f32,
    /// Seconds of fading in from black.
    pub fade_in: f32,
    /// Seconds of fading out to black.
    pub fade_out: f32,
}

impl Default for Post {
    fn default() -> Self {
        Self { bloom: 0.5, vignette: 0.42, grain: 2.5, shake: 0.8, fade_in: 0.0, fade_out: 0.0 }
    }
}

impl Storyboard {
    /// Reads a storyboard.
    ///
    /// # Errors
    /// When the file cannot be read or does not parse (with line and column).
    pub fn read(path: &Path) -> Result<Self, FilmError> {
        let text = std::fs::read_to_string(path).map_err(|e| FilmError::file(path, e))?;
        Self::parse(path, &text)
    }

    /// Parses the text of a storyboard; `path` is for messages.
    ///
    /// # Errors
    /// When it does not parse, or a scene's shots are not in order.
    pub fn parse(path: &Path, text: &str) -> Result<Self, FilmError> {
        let source = SourceText::new(path.display().to_string(), text);
        let (text, faults) = moments::in_seconds(text, &syntax::parse(&source));
        if let Some(fault) = faults.first() {
            let place = source.span(fault.span.clone());
            let (line, column) = (place.line as usize, place.column as usize);
            let message = format!("{}; {}", fault.message.get(Language::En), fault.cure.get(Language::En));
            return Err(FilmError::Parse { path: path.to_owned(), line, column, message });
        }
        let text = text.as_str();
        let board: Self = from_ron(path, text)?;
        for scene in &board.scenes {
            let starts: Vec<f32> = scene.shots.iter().map(|s| s.from).chain([scene.seconds]).collect();
            if starts[0] != 0.0 || !starts.windows(2).all(|w| w[0] < w[1]) {
                return Err(FilmError::Parse {
                    path: path.to_owned(),
                    line: line_of(text, &scene.id),
                    column: 1,
                    message: format!(
                        "scene \"{}\": shots must begin at 0 and follow each other within its {} seconds; they begin at {:?}",
                        scene.id, scene.seconds, starts
                    ),
                });
            }
        }
        Ok(board)
    }

    /// The scene of this id.
    ///
    /// # Errors
    /// When there is none, with the ids there are.
    pub fn scene(&self, id: &str) -> Result<&Scene, FilmError> {
        self.scenes.iter().find(|s| s.id == id).ok_or_else(|| FilmError::Unknown {
            kind: "scene",
            name: id.to_owned(),
            place: "storyboard".to_owned(),
            known: self.scenes.iter().map(|s| s.id.clone()).collect(),
        })
    }
}

impl Scene {
    /// How many frames it has at `fps`.
    #[must_use]
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss, reason = "a short film")]
    pub fn frames(&self, fps: u32) -> u32 {
        (self.seconds * fps as f32).round().max(0.0) as u32
    }

    /// The index of the shot that is on at `t` seconds.
    #[must_use]
    pub fn shot_at(&self, t: f32) -> usize {
        self.shots.partition_point(|s| s.from <= t + 1e-4).saturating_sub(1)
    }

    /// When the shot of this index ends.
    #[must_use]
    pub fn shot_end(&self, index: usize) -> f32 {
        self.shots.get(index + 1).map_or(self.seconds, |s| s.from)
    }
}

/// Reads RON as all our film files are written; errors carry line and column.
///
/// # Errors
/// When it does not parse.
pub fn from_ron<T: serde::de::DeserializeOwned>(path: &Path, text: &str) -> Result<T, FilmError> {
    let options = ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
    options.from_str(text).map_err(|error| FilmError::Parse {
        path: path.to_owned(),
        line: error.span.start.line,
        column: error.span.start.col,
        message: error.code.to_string(),
    })
}

fn line_of(text: &str, id: &str) -> usize {
    let wanted = format!("id: \"{id}\"");
    text.lines().position(|l| l.contains(&wanted)).map_or(1, |i| i + 1)
}

/// A RON map read in the order in which it is written, since that order is the drawing order.
///
/// # Errors
/// As the values' own.
pub fn in_order<'de, D, T>(deserializer: D) -> Result<Vec<(String, T)>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de>,
{
    struct InOrder<T>(PhantomData<T>);
    impl<'de, T: Deserialize<'de>> Visitor<'de> for InOrder<T> {
        type Value = Vec<(String, T)>;
        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a map of names")
        }
        fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
            let mut all = Vec::new();
            while let Some(entry) = map.next_entry()? {
                all.push(entry);
            }
            Ok(all)
        }
    }
    deserializer.deserialize_map(InOrder(PhantomData))
}
