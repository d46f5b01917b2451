//! Making a shot ready: reading its set, props and people, baking them, and turning beats into tracks.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use resvg::tiny_skia::Pixmap;

use super::acting::{Casting, Role};
use super::camera::{Camera, SIZE};
use super::ease::{Ease, Track};
use super::journey::swing;
use super::lips::LipsOfLines;
use super::merge::{merged, union};
use super::noise::hash;
use super::post::Finish;
use super::set::{Item, Set, What};
use super::svg::Studio;
use super::weather::Rain;
use super::{Drawn, Element, Region, Stage};
use crate::film::error::FilmError;
use crate::film::figure::{FigureError, Wardrobe};
use crate::film::sound::voice::recorded;
use crate::film::storyboard::{Beat, Fx, LightChange, Scene, Shot, Storyboard, from_ron};

/// How much sharper than shown a drawing is baked, so that slow moves stay smooth.
const SHARPER: f32 = 1.2;
/// Largest scale at which a whole set is baked.
const LARGEST: f32 = 3.2;

/// The pose of someone for whom the storyboard names none.
pub const REST: &str = "rest";
/// Longest time that wipers run in one shot, seconds.
const LONGEST_WIPE: f32 = 120.0;

/// Everything that shots are made of: a storyboard with the folders of drawings.
pub struct Setup {
    /// The storyboard.
    pub board: Storyboard,
    pub(super) studio: Studio,
    pub(super) wardrobe: Wardrobe,
    pub(super) casting: Casting,
    pub(super) lips: LipsOfLines,
    /// Where recorded voices lie.
    pub(super) recordings: PathBuf,
}

/// What a shot is made ready with.
pub(super) struct Making<'a> {
    pub(super) setup: &'a Setup,
    pub(super) shot: &'a Shot,
    pub(super) set: &'a Set,
    pub(super) place: String,
    pub(super) scale: f32,
    pub(super) camera: Camera,
    pub(super) seed: u32,
}

impl Setup {
    /// Reads a storyboard, and opens the folder `assets` with its drawings, figures and fonts.
    ///
    /// # Errors
    /// When one of them cannot be read.
    pub fn open(storyboard: &Path, assets: &Path) -> Result<Self, FilmError> {
        let folder = storyboard.parent().unwrap_or(Path::new("."));
        Self::of(Storyboard::read(storyboard)?, folder, assets)
    }

    /// The same for a storyboard that was read; `folder` is where its recorded voices lie.
    ///
    /// # Errors
    /// When drawings, figures or fonts cannot be read.
    pub fn of(board: Storyboard, folder: &Path, assets: &Path) -> Result<Self, FilmError> {
        Self::with(board, Studio::open(assets)?, folder, assets)
    }

    fn with(board: Storyboard, studio: Studio, folder: &Path, assets: &Path) -> Result<Self, FilmError> {
        let path = assets.join("film").join("casting.ron");
        let text = std::fs::read_to_string(&path).map_err(|e| FilmError::file(&path, e))?;
        let wardrobe = assets.join("film").join("figures");
        Ok(Self {
            board,
            studio,
            wardrobe: Wardrobe::open(&wardrobe).map_err(|e| figure_error(&wardrobe, &e))?,
            casting: from_ron(&path, &text)?,
            lips: LipsOfLines::default(),
            recordings: folder.join("voice"),
        })
    }

    /// The same after the storyboard or drawings changed; the fonts stay, and the mouths of lines that are said as before.
    ///
    /// # Errors
    /// As [`Setup::of`].
    pub fn renewed(&self, board: Storyboard, folder: &Path, assets: &Path) -> Result<Self, FilmError> {
        let studio = self.studio.clone();
        let lips = self.lips.kept(|key| said(&self.board, key) == said(&board, key));
        Ok(Self { lips, ..Self::with(board, studio, folder, assets)? })
    }

    /// Every figure of the casting with the names of its poses.
    pub fn roles(&self) -> impl Iterator<Item = (&str, impl Iterator<Item = &str>)> {
        self.casting.iter().map(|(figure, poses)| (figure.as_str(), poses.keys().map(String::as_str)))
    }

    /// The poses that someone takes in a shot, each with how it is drawn.
    pub fn roles_of<'a>(&'a self, shot: &'a Shot, name: &'a str) -> impl Iterator<Item = (&'a str, &'a Role)> {
        let roles = self.board.cast.get(name).and_then(|character| self.casting.get(&character.figure));
        let starts = shot.cast.iter().filter(move |(who, _)| who == name).map(|(_, actor)| actor.pose.as_deref().unwrap_or(REST));
        let later = shot.beats.iter().filter_map(move |(_, beat)| match beat {
            Beat::Pose(who, pose, _) | Beat::Turn(who, pose) if who == name => Some(pose.as_str()),
            _ => None,
        });
        starts.chain(later).filter_map(move |pose| Some((pose, roles?.get(pose)?)))
    }

    /// The file in which somebody recorded a line, as the lips take it, if there is one.
    #[must_use]
    pub fn recording_of(&self, line: &str) -> Option<PathBuf> {
        recorded(&self.recordings, "pl", line)
    }

    /// A line of plain lettering, `high` pixels tall.
    ///
    /// # Errors
    /// When it cannot be set.
    pub fn lettering(&self, line: &str, high: f32, colour: &str) -> Result<Pixmap, FilmError> {
        let safe = line.replace('&', "&amp;").replace('<', "&lt;");
        let (w, h, base) = (high * 24.0, high * 1.4, high * 1.05);
        let text = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {w} {h}\" width=\"{w}\" height=\"{h}\">\
             <rect width=\"{w}\" height=\"{h}\" fill=\"#000\" opacity=\"0.01\"/>\
             <text x=\"0\" y=\"{base}\" font-family=\"Barlow Condensed Medium\" font-size=\"{high}\" fill=\"{colour}\">{safe}</text></svg>"
        );
        Ok(self.studio.bake_text(Path::new("lettering"), &text, 1.0, 0.0)?.pixels)
    }

    /// Makes the shot of this index ready, for pictures `scale` times the storyboard's size.
    ///
    /// # Errors
    /// When a drawing, figure, anchor or line that it names is missing or faulty.
    pub fn stage(&self, scene: &Scene, index: usize, scale: f32) -> Result<Stage, FilmError> {
        let shot = &scene.shots[index];
        #[expect(clippy::cast_precision_loss, reason = "a picture's size")]
        let (shown, wanted) = (scale, scale * self.board.size.0 as f32 / SIZE.0);
        let scale = wanted;
        let place = format!("scene {}, shot {}", scene.id, shot.id);
        let folder = PathBuf::from("sets").join(&shot.set);
        let set = Set::read(&self.studio.root().join(&folder).join("set.ron"))?;
        let post = shot.post.or(set.post).unwrap_or_default();
        let seed = hash(self.board.seed ^ hash(u32::try_from(index).unwrap_or(0)));
        let mut keys = Vec::new();
        for key in &shot.cam {
            let anchor = set.anchor(&key.1, &place)?;
            keys.push((key.0, [anchor.x, anchor.y, key.2], Ease::InOut));
        }
        for key in &mut keys {
            keep_inside(&mut key.1);
        }
        let camera = Camera { track: Track::through(keys), shake: post.shake, seed };
        let span = (shot.from, scene.shot_end(index));
        let making = Making { setup: self, shot, set: &set, place, scale, camera, seed };
        let lights = making.lights();
        let mut elements = Vec::new();
        let mut boxes = Vec::new();
        for item in &set.items {
            making.item(item, &folder, None, &lights, &mut elements, &mut boxes, &[])?;
        }
        for (name, anchor) in &set.anchors {
            boxes.push(Region { name: name.clone(), depth: 1.0, area: (anchor.x, anchor.y, 0.0, 0.0), carrier: None });
        }
        let (w, h) = self.board.size;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss, reason = "pixels")]
        let pixels = |n: u32| ((n as f32 * shown / 2.0).round() as u32).max(1) * 2;
        let size = (pixels(w), pixels(h));
        Ok(Stage {
            camera: making.camera.clone(),
            elements: merged(elements),
            lamps: set.lamps.clone(),
            boxes,
            marks: shot.marks.clone(),
            post,
            finish: Finish::new(size.0, size.1, self.board.seed),
            size,
            scale,
            span,
            seed,
        })
    }
}

/// All that tells how a line sounds.
fn said(board: &Storyboard, key: &str) -> String {
    let line = board.lines.get(key);
    format!("{:?}", (line.map(|line| (&line.who, line.via, &line.own, &line.text)), line.and_then(|line| board.voices.get(&line.who))))
}

/// Moves a camera key so that the picture stays within the drawn set.
fn keep_inside(key: &mut [f32; 3]) {
    let spare = (1.0 - 1.0 / key[2].max(1.0)) / 2.0;
    key[0] = key[0].clamp(SIZE.0 * (0.5 - spare), SIZE.0 * (0.5 + spare));
    key[1] = key[1].clamp(SIZE.1 * (0.5 - spare), SIZE.1 * (0.5 + spare));
}

pub(super) fn figure_error(path: &Path, error: &FigureError) -> FilmError {
    FilmError::drawing(path, error)
}

impl Making<'_> {
    /// The strength of each light over the shot.
    fn lights(&self) -> BTreeMap<String, Track<f32>> {
        let mut all: BTreeMap<String, Track<f32>> = BTreeMap::new();
        for change in &self.shot.lights {
            if let LightChange::Layer(name, k) = change {
                all.insert(name.clone(), Track::steady(*k));
            }
        }
        for (at, beat) in self.beats() {
            if let Beat::Light(name, k, over) = beat {
                let start = if name.starts_with("torch") || name.ends_with("sweep") || name.ends_with("outside") { 0.0 } else { 1.0 };
                all.entry(name.clone()).or_insert_with(|| Track::steady(start)).go(at, *k, *over, Ease::InOut);
            }
        }
        all
    }

    /// What happens, in order.
    pub(super) fn beats(&self) -> impl Iterator<Item = (f32, &Beat)> {
        let mut all: Vec<(f32, &Beat)> = self.shot.beats.iter().map(|(at, beat)| (*at, beat)).collect();
        all.sort_by(|a, b| a.0.total_cmp(&b.0));
        all.into_iter()
    }

    #[expect(clippy::too_many_arguments, reason = "one walk over nested items")]
    /// Makes one item ready, with everything that stands in it when it is a slot.
    pub(super) fn item(
        &self,
        item: &Item,
        folder: &Path,
        carrier: Option<(&str, &Track<[f32; 3]>)>,
        lights: &BTreeMap<String, Track<f32>>,
        elements: &mut Vec<Element>,
        boxes: &mut Vec<Region>,
        words: &[(String, String)],
    ) -> Result<(), FilmError> {
        let near = carrier.map_or(1.0, |(_, track)| track.values().map(|v| v[2]).fold(0.0, f32::max));
        let what = match &item.what {
            What::Slot(slot) => return self.slot(slot, item.depth, lights, elements, boxes),
            What::Draw(file) => {
                let zoom = self.camera.largest_zoom(item.depth) * near * item.start.zoom.unwrap_or(1.0);
                let scale = (zoom * self.scale * SHARPER).min(LARGEST);
                let sprite = self.setup.studio.bake(&folder.join(file), scale, item.soft, words)?;
                if let (Some(area), Some((name, track))) = (sprite.bounds(), carrier) {
                    match boxes.iter_mut().find(|b| b.name == name) {
                        Some(known) => known.area = union(known.area, area),
                        None => boxes.push(Region { name: name.to_owned(), depth: item.depth, area, carrier: Some(track.clone()) }),
                    }
                }
                Drawn::Sprite(sprite)
            }
            What::Glow { at, r, color, streak } => Drawn::Glow { at: *at, r: *r, colour: color.0, streak: *streak },
            What::Beam { from, to, width, color } => Drawn::Beam { from: *from, to: *to, width: *width, colour: color.0 },
            What::Wet { at, width, length, color, count } => {
                Drawn::Wet { at: *at, width: *width, length: *length, colour: color.0, count: *count }
            }
            What::RainFar | What::RainNear => {
                let Some((k, wind)) = self.shot.fx.iter().find_map(|fx| if let Fx::Rain(k, wind) = fx { Some((*k, *wind)) } else { None })
                else {
                    return Ok(());
                };
                Drawn::Rain(match item.what {
                    What::RainFar => Rain::far(k, wind, self.seed),
                    _ => Rain::near(k, wind, self.seed),
                })
            }
            What::Ripples(x, y, w, h) => {
                let Some(count) = self.shot.fx.iter().find_map(|fx| if let Fx::Ripples(n) = fx { Some(*n) } else { None }) else {
                    return Ok(());
                };
                Drawn::Ripples { count, area: (*x, *y, *w, *h) }
            }
            What::Dust(colour) => {
                let Some(k) = self.shot.fx.iter().find_map(|fx| if let Fx::Dust(k) = fx { Some(*k) } else { None }) else {
                    return Ok(());
                };
                Drawn::Dust { k, colour: colour.0 }
            }
        };
        elements.push(Element {
            what,
            depth: item.depth,
            strength: item.k,
            blend: item.blend,
            flicker: item.flicker,
            own: self.own_track(item, carrier.map(|c| c.0)),
            pivot: item.pivot,
            carrier: carrier.map(|c| c.1.clone()),
            light: item.light.as_ref().and_then(|name| lights.get(name.trim_start_matches('!')).cloned()),
            inverse: item.light.as_ref().is_some_and(|name| name.starts_with('!')),
        });
        Ok(())
    }

    /// How an item itself moves: its start, then its states as the beats name them.
    fn own_track(&self, item: &Item, prop: Option<&str>) -> Track<[f32; 5]> {
        let mut value = item.start.applied([0.0, 0.0, 1.0, 0.0, 1.0]);
        let mut track = Track::steady(value);
        if let (true, Some(stroke)) = (item.wipes != 0.0, self.shot.fx.iter().find_map(Fx::stroke)) {
            let off = |beat: &Beat| matches!(beat, Beat::Prop(_, state) if state == "wipers-off");
            let end = self.beats().find(|(_, beat)| off(beat)).map_or(f32::MAX, |(at, _)| at);
            swing(&mut track, value, item.wipes, (self.shot.from, end.min(self.shot.from + LONGEST_WIPE)), stroke);
        }
        for (at, beat) in self.beats() {
            let Beat::Prop(name, state) = beat else { continue };
            if prop.is_some_and(|p| p != name) {
                continue;
            }
            let Some(to) = item.on.get(state) else { continue };
            value = to.applied(value);
            track.go(at + to.after.unwrap_or(0.0), value, to.over.unwrap_or(0.3), to.ease);
        }
        track
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_camera_never_looks_beyond_the_set() {
        let mut key = [0.0, 900.0, 2.0];
        keep_inside(&mut key);
        assert_eq!(key, [320.0, 540.0, 2.0]);
        let mut still = [0.0, 0.0, 1.0];
        keep_inside(&mut still);
        assert_eq!(still, [640.0, 360.0, 1.0]);
    }
}
