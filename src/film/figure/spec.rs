//! A figure as an artist writes it: materials, parts with their forms, poses, grips and the face.
//!
//! RON files under `assets/film/figures`. A figure may extend another one and replace its parts by name,
//! so that five passengers share one seated body. Nothing here draws.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::face::FaceSpec;
use super::gait::GaitSpec;
use super::geom::Outline;
use super::profile::ProfileSpec;
use super::rig::Joint;

/// A figure as written in its file.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FigureSpec {
    /// The file (without its ending) whose parts, materials and poses this one starts from.
    #[serde(default)]
    pub extends: Option<String>,
    /// The point of the drawing that is placed on the set: between the soles, or the seat.
    #[serde(default)]
    pub origin: Option<(f32, f32)>,
    /// Left, top, right and bottom of everything that can be drawn in any pose.
    #[serde(default)]
    pub bounds: Option<(f32, f32, f32, f32)>,
    /// Usual widths of the tones.
    #[serde(default)]
    pub bands: Option<BandSpec>,
    /// Name of a material → `#rrggbb`, or the name of a skin set.
    #[serde(default)]
    pub materials: BTreeMap<String, String>,
    /// The pieces that move, by name. A later file replaces parts of the same name.
    #[serde(default)]
    pub parts: BTreeMap<String, PartSpec>,
    /// Names of parts of the extended figure that this one does without.
    #[serde(default)]
    pub without: Vec<String>,
    /// Joint values that hold in every pose: how an extended figure's parts sit on this body.
    #[serde(default)]
    pub rest: BTreeMap<String, Joint>,
    /// Joint values by part, by name of the pose.
    #[serde(default)]
    pub poses: BTreeMap<String, BTreeMap<String, Joint>>,
    /// Small motions that never quite stop, by part: a hand that writes, an arm that tires.
    #[serde(default)]
    pub sway: BTreeMap<String, SwaySpec>,
    /// Points that other drawings hold on to: name → (part, x, y).
    #[serde(default)]
    pub anchors: BTreeMap<String, (String, f32, f32)>,
    /// Files whose parts, materials and the like are put on the extended figure before this file's own: a head of the library.
    #[serde(default)]
    pub adds: Vec<String>,
    /// The view that is shown at first, where parts have views.
    #[serde(default)]
    pub view: Option<String>,
    /// How it walks; without, it cannot.
    #[serde(default)]
    pub gait: Option<GaitSpec>,
}

/// A small motion that wanders around the pose.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SwaySpec {
    /// The farthest departure to either side.
    pub by: Joint,
    /// How fast: 1 is a slow wander of some seconds, 7 the pace of writing.
    pub rate: f32,
    /// Whether it comes in bursts with rests between.
    #[serde(default)]
    pub bursts: bool,
}

/// A piece that moves as one.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PartSpec {
    /// The part it hangs on.
    #[serde(default)]
    pub on: Option<String>,
    /// The joint, in the drawing's coordinates at rest.
    #[serde(default)]
    pub pivot: (f32, f32),
    /// Place in the drawing order, back to front.
    pub z: i32,
    /// Drawn only while the state shows this prop; always, when not given.
    #[serde(default)]
    pub prop: Option<String>,
    /// Not drawn while the state shows this prop.
    #[serde(default)]
    pub hides: Option<String>,
    /// Drawn only in this view; in all, when not given. A head seen otherwise is another part in another view.
    #[serde(default)]
    pub view: Option<String>,
    /// Opacity of the soft shade that it throws on the parts behind.
    #[serde(default)]
    pub cast: f32,
    /// What it is made of, painted in order.
    #[serde(default)]
    pub forms: Vec<FormSpec>,
    /// A live three-quarter face, painted over the forms.
    #[serde(default)]
    pub face: Option<FaceSpec>,
    /// A live profile, painted over the forms.
    #[serde(default)]
    pub profile: Option<ProfileSpec>,
}

/// Widths of the tones, in units of the drawing.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct BandSpec {
    /// Factor on the light's own edge width.
    pub rim: f32,
    /// Width of the lit tone.
    pub lit: f32,
    /// Distance at which shadow begins.
    pub dark: f32,
    /// Width of the deep tone on the far side.
    pub deep: f32,
    /// Softness of the passages.
    pub soft: f32,
}

impl Default for BandSpec {
    fn default() -> Self {
        Self { rim: 1.0, lit: 9.0, dark: 30.0, deep: 10.0, soft: 12.0 }
    }
}

/// Something painted: a shaded form, a plain patch, a line or letters. Marks `on` it are clipped to it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FormSpec {
    /// A closed outline.
    #[serde(default)]
    pub out: Option<Outline>,
    /// Or a spine, with `w`.
    #[serde(default)]
    pub limb: Option<Outline>,
    /// Widths along the spine.
    #[serde(default)]
    pub w: Vec<f32>,
    /// Or letters standing on `at`.
    #[serde(default)]
    pub text: Option<TextSpec>,
    /// Material of a shaded form.
    #[serde(default)]
    pub mat: Option<String>,
    /// Plain colour instead: `#rrggbb` or `material.tone`.
    #[serde(default)]
    pub ink: Option<String>,
    /// Opacity.
    #[serde(default = "one")]
    pub k: f32,
    /// Softness of a plain patch's edge.
    #[serde(default)]
    pub blur: f32,
    /// Widths of the tones where they differ from the figure's.
    #[serde(default)]
    pub bands: Option<BandSpec>,
    /// Factor on all tone widths; small forms want small ones.
    #[serde(default = "one")]
    pub fine: f32,
    /// What is painted on it and does not reach beyond its edge.
    #[serde(default)]
    pub on: Vec<FormSpec>,
}

/// Letters of the figure's own stroke alphabet.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TextSpec {
    /// Capitals, `Ż` and spaces.
    pub line: String,
    /// Middle of the base line.
    pub at: (f32, f32),
    /// Height of a capital.
    pub tall: f32,
    /// Width of the stroke.
    pub stroke: f32,
    /// Turn of the base line in degrees, clockwise.
    #[serde(default)]
    pub turn: f32,
    /// Width of the letters as a part of the usual.
    #[serde(default = "one")]
    pub narrow: f32,
}

const fn one() -> f32 {
    1.0
}

impl FigureSpec {
    /// The figure that this one becomes on top of `base`. What `base` says of parts that are gone goes with them.
    #[must_use]
    pub fn over(&self, base: Self) -> Self {
        let gone = |name: &String| self.without.contains(name) && !self.parts.contains_key(name);
        let mut parts = base.parts;
        parts.retain(|name, _| !self.without.contains(name));
        parts.extend(self.parts.clone());
        let mut materials = base.materials;
        materials.extend(self.materials.clone());
        let mut poses = base.poses;
        poses.values_mut().for_each(|pose| pose.retain(|part, _| !gone(part)));
        poses.extend(self.poses.clone());
        let mut rest = base.rest;
        rest.retain(|part, _| !gone(part));
        rest.extend(self.rest.clone());
        let mut sway = base.sway;
        sway.retain(|part, _| !gone(part));
        sway.extend(self.sway.clone());
        let mut anchors = base.anchors;
        anchors.retain(|_, (part, _, _)| !gone(part));
        anchors.extend(self.anchors.clone());
        Self {
            extends: None,
            origin: self.origin.or(base.origin),
            bounds: self.bounds.or(base.bounds),
            bands: self.bands.or(base.bands),
            materials,
            parts,
            without: Vec::new(),
            adds: Vec::new(),
            view: self.view.clone().or(base.view),
            gait: self.gait.clone().or(base.gait),
            rest,
            sway,
            poses,
            anchors,
        }
    }
}
