//! Reads figures, skins and lights from their folder.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::path::{Path, PathBuf};

use serde::de::DeserializeOwned;

use super::bake::{self, BakeOptions, Baked, FigureState};
use super::gait::Gait;
use super::rig::{Pose, Skeleton};
use super::spec::{BandSpec, FigureSpec};
use super::tone::{Ink, KeyLight, SkinSet, Tones};

/// Longest chain of figures that extend each other.
const DEEPEST: usize = 8;

/// Why a figure cannot be had.
#[derive(Debug)]
pub enum FigureError {
    /// A file cannot be read.
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// A file is not what it should be; the text tells line and column.
    Malformed {
        /// The file.
        path: PathBuf,
        /// Line, column and reason.
        reason: String,
    },
    /// A part names a material that the figure does not have.
    UnknownMaterial {
        /// The part.
        part: String,
        /// The material, or the ink that names it.
        material: String,
    },
    /// A colour cannot be read.
    BadInk {
        /// The part.
        part: String,
        /// What was expected.
        reason: String,
    },
    /// A light that the wardrobe does not have.
    UnknownLight(String),
    /// A part is too large to be painted at that scale.
    TooLarge(String),
}

impl fmt::Display for FigureError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable { path, source } => write!(f, "cannot read {}: {source}", path.display()),
            Self::Malformed { path, reason } => write!(f, "{}: {reason}", path.display()),
            Self::UnknownMaterial { part, material } => {
                write!(f, "the part `{part}` uses `{material}`: add that material to the figure's `materials`")
            }
            Self::BadInk { part, reason } => write!(f, "in the part `{part}`: {reason}"),
            Self::UnknownLight(name) => write!(f, "no light `{name}`: add it to lights.ron"),
            Self::TooLarge(part) => write!(f, "the part `{part}` is too large to paint: bake at a smaller scale"),
        }
    }
}

impl std::error::Error for FigureError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Unreadable { source, .. } => Some(source),
            _ => None,
        }
    }
}

/// A folder of figures with the skins and lights they share.
#[derive(Debug, Clone)]
pub struct Wardrobe {
    folder: PathBuf,
    skins: BTreeMap<String, SkinSet>,
    lights: BTreeMap<String, KeyLight>,
}

impl Wardrobe {
    /// Opens `folder` with its `skins.ron` and `lights.ron`.
    ///
    /// # Errors
    /// When one of the two is missing or malformed.
    pub fn open(folder: &Path) -> Result<Self, FigureError> {
        Ok(Self {
            folder: folder.to_owned(),
            skins: read(&folder.join("skins.ron"))?,
            lights: read(&folder.join("lights.ron"))?,
        })
    }

    /// A light by name.
    ///
    /// # Errors
    /// When there is none of that name.
    pub fn light(&self, name: &str) -> Result<&KeyLight, FigureError> {
        self.lights.get(name).ok_or_else(|| FigureError::UnknownLight(name.to_owned()))
    }

    /// Names of all lights, in order.
    pub fn lights(&self) -> impl Iterator<Item = &str> {
        self.lights.keys().map(String::as_str)
    }

    /// A figure by the name of its file, with all that it extends.
    ///
    /// # Errors
    /// When a file is missing or malformed, or its parts do not hang together.
    pub fn figure(&self, name: &str) -> Result<Figure, FigureError> {
        self.figure_with(name, &[])
    }

    /// A figure with other materials: pairs of material and `#rrggbb` or skin set.
    ///
    /// # Errors
    /// As [`Wardrobe::figure`].
    pub fn figure_with(&self, name: &str, materials: &[(&str, &str)]) -> Result<Figure, FigureError> {
        let path = self.folder.join(format!("{name}.ron"));
        let mut spec = self.spec(name, DEEPEST)?;
        for (material, value) in materials {
            spec.materials.insert((*material).to_owned(), (*value).to_owned());
        }
        Figure::assemble(spec, &self.skins).map_err(|reason| FigureError::Malformed { path, reason })
    }

    fn spec(&self, name: &str, depth: usize) -> Result<FigureSpec, FigureError> {
        let path = self.folder.join(format!("{name}.ron"));
        let own: FigureSpec = read(&path)?;
        if depth == 0 && (own.extends.is_some() || !own.adds.is_empty()) {
            return Err(FigureError::Malformed { path, reason: "figures extend each other in a ring".into() });
        }
        let mut all = own.extends.iter().chain(&own.adds).map(|name| self.spec(name, depth - 1));
        let Some(first) = all.next() else { return Ok(own) };
        let base = all.try_fold(first?, |base, added| Ok(added?.over(base)))?;
        Ok(own.over(base))
    }
}

/// Reads one RON file.
fn read<T: DeserializeOwned>(path: &Path) -> Result<T, FigureError> {
    let text =
        std::fs::read_to_string(path).map_err(|source| FigureError::Unreadable { path: path.to_owned(), source })?;
    parse(&text).map_err(|reason| FigureError::Malformed { path: path.to_owned(), reason })
}

/// Reads RON, with the place of a fault as line and column.
fn parse<T: DeserializeOwned>(text: &str) -> Result<T, String> {
    ron::Options::default()
        .with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME)
        .from_str(text)
        .map_err(|fault| format!("line {}, column {}: {}", fault.span.start.line, fault.span.start.col, fault.code))
}

/// A person, drawn but not yet lit.
#[derive(Debug, Clone)]
pub struct Figure {
    pub(super) spec: FigureSpec,
    pub(super) skeleton: Skeleton,
    pub(super) gait: Option<Gait>,
    plain: BTreeMap<String, Ink>,
    skins: BTreeMap<String, SkinSet>,
}

impl Figure {
    fn assemble(spec: FigureSpec, all: &BTreeMap<String, SkinSet>) -> Result<Self, String> {
        let skeleton =
            Skeleton::build(spec.parts.iter().map(|(name, part)| (name.as_str(), part.on.as_deref(), part.pivot)))?;
        let known = |part: &str, place: &str| {
            if spec.parts.contains_key(part) {
                Ok(())
            } else {
                Err(format!("{place} moves `{part}`, and there is no such part"))
            }
        };
        for (name, pose) in &spec.poses {
            pose.keys().try_for_each(|part| known(part, &format!("the pose `{name}`")))?;
        }
        spec.rest.keys().try_for_each(|part| known(part, "`rest`"))?;
        spec.sway.keys().try_for_each(|part| known(part, "`sway`"))?;
        for (name, (part, _, _)) in &spec.anchors {
            if !spec.parts.contains_key(part) {
                return Err(format!("the anchor `{name}` lies on `{part}`, and there is no such part"));
            }
        }
        let gait = spec.gait.as_ref().map(|gait| Gait::measure(gait, &spec.parts, spec.origin.unwrap_or_default().1)).transpose()?;
        let (mut plain, mut skins) = (BTreeMap::new(), BTreeMap::new());
        for (name, value) in &spec.materials {
            if let Some(set) = all.get(value) {
                skins.insert(name.clone(), set.clone());
            } else {
                let ink = Ink::parse(value).map_err(|reason| format!("material `{name}`: {reason}, or a skin set"))?;
                plain.insert(name.clone(), ink);
            }
        }
        Ok(Self { spec, skeleton, gait, plain, skins })
    }

    /// Paints every part once under that light.
    ///
    /// # Errors
    /// When a part uses a material or colour that is not there, or is too large.
    pub fn bake(&self, light: &KeyLight, options: &BakeOptions) -> Result<Baked, FigureError> {
        bake::bake(self, light, options)
    }

    /// A named pose; at rest when the figure has none of that name.
    #[must_use]
    pub fn pose(&self, name: &str) -> Pose {
        Pose(self.spec.poses.get(name).cloned().unwrap_or_default())
    }

    /// Names of the views that parts are drawn for, in order.
    #[must_use]
    pub fn views(&self) -> BTreeSet<&str> {
        self.spec.parts.values().filter_map(|part| part.view.as_deref()).collect()
    }

    /// How it walks, when it can.
    #[must_use]
    pub fn gait(&self) -> Option<&Gait> {
        self.gait.as_ref()
    }

    /// Names of the poses, in order.
    pub fn poses(&self) -> impl Iterator<Item = &str> {
        self.spec.poses.keys().map(String::as_str)
    }

    /// The state in a named pose with props, at a neutral face.
    #[must_use]
    pub fn state(&self, pose: &str, props: &[&str]) -> FigureState {
        FigureState {
            pose: self.pose(pose),
            props: props.iter().map(|prop| (*prop).to_owned()).collect(),
            ..FigureState::default()
        }
    }

    /// Left, top, right and bottom of the drawing, relative to its origin.
    #[must_use]
    pub fn extent(&self) -> (f32, f32, f32, f32) {
        let ((ox, oy), (left, top, right, bottom)) = (self.origin(), self.bounds());
        (left - ox, top - oy, right - ox, bottom - oy)
    }

    pub(super) fn origin(&self) -> (f32, f32) {
        self.spec.origin.unwrap_or_default()
    }

    pub(super) fn bounds(&self) -> (f32, f32, f32, f32) {
        self.spec.bounds.unwrap_or((0.0, 0.0, 800.0, 800.0))
    }

    pub(super) fn band_spec(&self) -> BandSpec {
        self.spec.bands.unwrap_or_default()
    }

    /// The tones of a material under a light. A skin without a column for that light takes the cold one.
    pub(super) fn tones(&self, material: &str, light: &KeyLight) -> Option<Tones> {
        if let Some(set) = self.skins.get(material) {
            return set.get(&light.skin).or_else(|| set.get("cold")).copied();
        }
        self.plain.get(material).map(|&ink| Tones::of(ink, light))
    }
}

#[cfg(test)]
mod tests {
    use resvg::tiny_skia::{Pixmap, Transform};

    use super::*;

    #[test]
    fn a_fault_is_told_with_its_line() {
        let error = parse::<FigureSpec>("(\n  materials: {\"coat\": \"#112233\"},\n  colour: 3,\n)").unwrap_err();
        assert!(error.starts_with("line 3"), "{error}");
    }

    #[test]
    fn a_figure_takes_over_and_replaces() {
        let base: FigureSpec = parse(
            r##"(origin: (1, 2), materials: {"coat": "#112233", "hat": "#000000"}, parts: {"body": (z: 0), "bag": (z: 1)})"##,
        )
        .unwrap();
        let own: FigureSpec = parse(
            r##"(extends: "x", materials: {"coat": "#ffffff"}, without: ["bag"], parts: {"head": (on: "body", z: 2)})"##,
        )
        .unwrap();
        let whole = own.over(base);
        assert_eq!(whole.origin, Some((1.0, 2.0)));
        assert_eq!(whole.materials["coat"], "#ffffff");
        assert_eq!(whole.parts.keys().collect::<Vec<_>>(), ["body", "head"]);
        assert!(Figure::assemble(whole, &BTreeMap::new()).is_ok());
    }

    #[test]
    fn a_pose_of_a_part_that_is_gone_goes_with_it() {
        let base: FigureSpec =
            parse(r#"(parts: {"cap": (z: 1), "head": (z: 0)}, poses: {"nod": {"head": (turn: 4), "cap": (turn: 2)}}, anchors: {"peak": ("cap", 1, 2)})"#)
                .unwrap();
        let own: FigureSpec = parse(r#"(extends: "x", without: ["cap"])"#).unwrap();
        let whole = own.over(base.clone());
        assert_eq!(whole.poses["nod"].keys().collect::<Vec<_>>(), ["head"]);
        assert!(whole.anchors.is_empty());
        assert!(Figure::assemble(whole, &BTreeMap::new()).is_ok());
        let mut wrong = base;
        wrong.parts.remove("cap");
        assert!(Figure::assemble(wrong, &BTreeMap::new()).unwrap_err().contains("`cap`"));
    }

    fn wardrobe() -> Wardrobe {
        Wardrobe::open(&Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/film/figures")).unwrap()
    }

    /// A figure of the house, drawn small: its pixels.
    fn drawn(name: &str, light: &str) -> Vec<u8> {
        let wardrobe = wardrobe();
        let figure = wardrobe.figure(name).unwrap();
        let baked = figure.bake(wardrobe.light(light).unwrap(), &BakeOptions::at(0.2)).unwrap();
        let (left, top, right, bottom) = figure.extent();
        let mut canvas = Pixmap::new((right - left) as u32 / 8 + 1, (bottom - top) as u32 / 8 + 1).unwrap();
        let place = Transform::from_translate(-left, -top).post_scale(0.125, 0.125);
        baked.draw(&mut canvas, place, &figure.state("", &[]));
        canvas.take()
    }

    #[test]
    fn every_figure_of_the_house_is_drawn_and_always_the_same() {
        let folder = wardrobe().folder;
        let mut names: Vec<String> = std::fs::read_dir(folder)
            .unwrap()
            .filter_map(|entry| Some(entry.unwrap().file_name().to_str()?.strip_suffix(".ron")?.to_owned()))
            .filter(|name| !["lights", "skins"].contains(&name.as_str()))
            .collect();
        names.sort();
        assert!(names.len() >= 15, "{names:?}");
        let piece = |name: &str| name.starts_with("base-") || name.starts_with("head-") || name.ends_with("-head");
        for name in names.iter().filter(|name| !piece(name) && *name != "hands-phone") {
            let once = drawn(name, "window");
            let covered = once.chunks_exact(4).filter(|pixel| pixel[3] == 255).count();
            assert!(covered * 12 > once.len() / 4, "{name} covers {covered} pixels");
            assert_eq!(once, drawn(name, "window"), "{name}");
            assert_ne!(once, drawn(name, "lane"), "{name}");
        }
    }

    #[test]
    fn a_prop_is_shown_only_when_asked_for() {
        let wardrobe = wardrobe();
        let figure = wardrobe.figure("mira").unwrap();
        let baked = figure.bake(wardrobe.light("corridor").unwrap(), &BakeOptions::at(0.3)).unwrap();
        let draw = |props: &[&str]| {
            let mut canvas = Pixmap::new(200, 200).unwrap();
            let place = Transform::from_scale(0.25, 0.25).post_translate(100.0, 140.0);
            baked.draw(&mut canvas, place, &figure.state("seated", props));
            canvas.take()
        };
        assert_ne!(draw(&[]), draw(&["cup"]));
        assert_eq!(draw(&[]), draw(&["umbrella"]));
    }

    #[test]
    fn a_lowered_gaze_bows_the_head() {
        let wardrobe = wardrobe();
        let figure = wardrobe.figure("mira").unwrap();
        let baked = figure.bake(wardrobe.light("dome").unwrap(), &BakeOptions::at(0.2)).unwrap();
        assert!(
            (baked.follow((0.0, 0.5)).joint("head").turn - figure.pose("look-down").joint("head").turn / 2.0).abs()
                < 1e-4
        );
        assert_eq!(baked.follow((0.0, 0.0)).joint("head").turn, 0.0);
    }

    #[test]
    fn a_writing_hand_moves_within_its_bounds_and_rests() {
        let wardrobe = wardrobe();
        let figure = wardrobe.figure("officer2-back").unwrap();
        let baked = figure.bake(wardrobe.light("window").unwrap(), &BakeOptions::at(0.1)).unwrap();
        let most = figure.spec.sway["hand"].by.turn;
        let turns: Vec<f32> = (0..500).map(|step| baked.sway(step as f32 * 0.04, 7).joint("hand").turn).collect();
        assert!(turns.iter().all(|turn| turn.abs() <= most));
        assert!(turns.iter().any(|turn| turn.abs() > most * 0.4), "it never writes");
        assert!(turns.windows(10).any(|pause| pause.iter().all(|turn| turn.abs() < most * 0.02)), "it never rests");
        assert_eq!(baked.sway(1.0, 7), baked.sway(1.0, 7));
    }

    #[test]
    fn an_anchor_moves_with_its_arm() {
        let wardrobe = wardrobe();
        let figure = wardrobe.figure("officer-back").unwrap();
        let baked = figure.bake(wardrobe.light("lane").unwrap(), &BakeOptions::at(0.2)).unwrap();
        let at = |pose: &str| baked.anchor("torch", Transform::identity(), &figure.state(pose, &[])).unwrap();
        assert!(at("wave-1").1 < at("torch").1 - 40.0);
        assert!(baked.anchor("tail", Transform::identity(), &FigureState::default()).is_none());
    }

    #[test]
    fn an_unknown_colour_names_the_material() {
        let spec: FigureSpec = parse(r#"(materials: {"coat": "blue"})"#).unwrap();
        assert!(Figure::assemble(spec, &BTreeMap::new()).unwrap_err().contains("`coat`"));
    }
}
