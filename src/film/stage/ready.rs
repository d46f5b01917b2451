//! Making a shot ready: reading its set, props and people, baking them, and turning beats into tracks.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use resvg::tiny_skia::{Pixmap, PixmapPaint, Transform};

use super::acting::{Casting, Part, Performer, Role};
use super::camera::{Camera, SIZE};
use super::ease::{Ease, Track};
use super::noise::hash;
use super::post::Finish;
use super::set::{Anchor, Blend, Color, Item, Set, What};
use super::sprite::Sprite;
use super::svg::Studio;
use super::weather::Rain;
use super::{Drawn, Element, Region, Stage};
use crate::film::error::FilmError;
use crate::film::figure::{BakeOptions, FaceState, FigureError, Ink, Wardrobe};
use crate::film::storyboard::{Actor, Beat, Fx, LightChange, Prop, Scene, Shot, Storyboard, from_ron};

/// How much sharper than shown a drawing is baked, so that slow moves stay smooth.
const SHARPER: f32 = 1.2;
/// Largest scale at which a whole set is baked.
const LARGEST: f32 = 3.2;

/// Longest time that wipers run in one shot, seconds.
const LONGEST_WIPE: f32 = 120.0;

/// Everything that shots are made of: a storyboard with the folders of drawings.
pub struct Setup {
    /// The storyboard.
    pub board: Storyboard,
    studio: Studio,
    wardrobe: Wardrobe,
    casting: Casting,
}

/// What a shot is made ready with.
struct Making<'a> {
    setup: &'a Setup,
    shot: &'a Shot,
    set: &'a Set,
    place: String,
    scale: f32,
    camera: Camera,
    seed: u32,
}

impl Setup {
    /// Reads a storyboard, and opens the folder `assets` with its drawings, figures and fonts.
    ///
    /// # Errors
    /// When one of them cannot be read.
    pub fn open(storyboard: &Path, assets: &Path) -> Result<Self, FilmError> {
        let path = assets.join("film").join("casting.ron");
        let text = std::fs::read_to_string(&path).map_err(|e| FilmError::file(&path, e))?;
        let wardrobe = assets.join("film").join("figures");
        Ok(Self {
            board: Storyboard::read(storyboard)?,
            studio: Studio::open(assets)?,
            wardrobe: Wardrobe::open(&wardrobe).map_err(|e| figure_error(&wardrobe, &e))?,
            casting: from_ron(&path, &text)?,
        })
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

/// Moves a camera key so that the picture stays within the drawn set.
fn keep_inside(key: &mut [f32; 3]) {
    let spare = (1.0 - 1.0 / key[2].max(1.0)) / 2.0;
    key[0] = key[0].clamp(SIZE.0 * (0.5 - spare), SIZE.0 * (0.5 + spare));
    key[1] = key[1].clamp(SIZE.1 * (0.5 - spare), SIZE.1 * (0.5 + spare));
}

fn figure_error(path: &Path, error: &FigureError) -> FilmError {
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

    fn beats(&self) -> impl Iterator<Item = (f32, &Beat)> {
        let mut all: Vec<(f32, &Beat)> = self.shot.beats.iter().map(|(at, beat)| (*at, beat)).collect();
        all.sort_by(|a, b| a.0.total_cmp(&b.0));
        all.into_iter()
    }

    #[expect(clippy::too_many_arguments, reason = "one walk over nested items")]
    fn item(
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

    /// Draws who and what stands in a slot.
    fn slot(
        &self,
        slot: &str,
        depth: f32,
        lights: &BTreeMap<String, Track<f32>>,
        elements: &mut Vec<Element>,
        boxes: &mut Vec<Region>,
    ) -> Result<(), FilmError> {
        let first = self.set.items.iter().find_map(|i| if let What::Slot(name) = &i.what { Some(name.as_str()) } else { None });
        let here = |anchor: &Anchor| anchor.slot.as_deref().or(first) == Some(slot);
        for change in &self.shot.lights {
            let LightChange::Glow(at, r, colour, k) = change else { continue };
            let anchor = self.set.anchor(at, &self.place)?;
            let colour = Color::try_from(colour.clone())
                .map_err(|message| FilmError::Usage(format!("{}: {message}", self.place)))?;
            if here(anchor) {
                let glow = Drawn::Glow { at: (anchor.x, anchor.y), r: *r, colour: colour.0, streak: 0.0 };
                elements.push(Element::plain(glow, depth, *k));
            }
        }
        for (name, prop) in &self.shot.props {
            if here(self.set.anchor(&prop.at, &self.place)?) {
                self.prop(name, prop, depth, lights, elements, boxes)?;
            }
        }
        for (name, actor) in &self.shot.cast {
            let anchor = self.set.anchor(&actor.at, &self.place)?;
            if here(anchor) {
                self.actor(name, actor, anchor, depth, elements, boxes)?;
            }
        }
        for fx in &self.shot.fx {
            let (at, rise, colour) = match fx {
                Fx::Steam(at) => (at, 90.0, [0.5, 0.5, 0.48]),
                Fx::Exhaust(at) => (at, 26.0, [0.34, 0.36, 0.4]),
                _ => continue,
            };
            let anchor = self.set.anchor(at, &self.place)?;
            if here(anchor) {
                let puffs = Drawn::Puffs { at: (anchor.x, anchor.y), rise, size: anchor.scale, colour };
                elements.push(Element::plain(puffs, depth, 0.5));
            }
        }
        Ok(())
    }

    fn prop(
        &self,
        name: &str,
        prop: &Prop,
        depth: f32,
        lights: &BTreeMap<String, Track<f32>>,
        elements: &mut Vec<Element>,
        boxes: &mut Vec<Region>,
    ) -> Result<(), FilmError> {
        let folder = PathBuf::from("props").join(&prop.kind);
        let set = Set::read(&self.setup.studio.root().join(&folder).join("prop.ron"))?;
        let anchor = self.set.anchor(&prop.at, &self.place)?;
        let mut track = Track::steady([anchor.x, anchor.y, anchor.scale]);
        let mut here = [anchor.x, anchor.y, anchor.scale];
        for (at, beat) in self.beats() {
            let Beat::Move(who, to, over) = beat else { continue };
            if who != name {
                continue;
            }
            let goal = self.set.anchor(to, &self.place)?;
            let goal = [goal.x, goal.y, goal.scale];
            travel(&mut track, at, here, goal, *over);
            here = goal;
        }
        let words: Vec<(String, String)> = prop.with.iter().map(|(k, v)| (k.clone(), v.clone())).collect();
        for item in &set.items {
            let item = Item { depth: item.depth * depth, ..item.clone() };
            let mut own = lights.clone();
            for (key, value) in &prop.with {
                if let Ok(k) = value.parse::<f32>() {
                    own.entry(key.clone()).or_insert_with(|| Track::steady(k));
                }
            }
            self.item(&item, &folder, Some((name, &track)), &own, elements, boxes, &words)?;
        }
        Ok(())
    }

    fn actor(
        &self,
        name: &str,
        actor: &Actor,
        anchor: &Anchor,
        depth: f32,
        elements: &mut Vec<Element>,
        boxes: &mut Vec<Region>,
    ) -> Result<(), FilmError> {
        let board = &self.setup.board;
        let unknown = |kind, name: &str, known: Vec<String>| FilmError::Unknown {
            kind,
            name: name.to_owned(),
            place: self.place.clone(),
            known,
        };
        let character =
            board.cast.get(name).ok_or_else(|| unknown("character", name, board.cast.keys().cloned().collect()))?;
        let roles = self
            .setup
            .casting
            .get(&character.figure)
            .ok_or_else(|| unknown("figure in casting.ron", &character.figure, self.setup.casting.keys().cloned().collect()))?;
        let role_of = |pose: &str| -> Result<&Role, FilmError> {
            roles.get(pose).ok_or_else(|| unknown("pose in casting.ron", pose, roles.keys().cloned().collect()))
        };
        let role = role_of(actor.pose.as_deref().unwrap_or("rest"))?;
        let figures = self.setup.studio.root().join("figures");
        let fault = |e: FigureError| figure_error(&figures.join(&role.figure), &e);
        let figure = self.setup.wardrobe.figure(&role.figure).map_err(fault)?;
        let key = anchor.key.as_deref().or(self.set.key.as_deref()).unwrap_or("cold");
        let light = self.setup.wardrobe.light(key).map_err(fault)?;
        let zoom = self.camera.largest_zoom(depth);
        let mut options = BakeOptions::at((anchor.scale * zoom * self.scale * 1.3).clamp(0.1, 4.0));
        options.mirror = role.mirrored != anchor.mirrored;
        options.blur = anchor.soft * zoom * self.scale * 1.3;
        if let Some(colour) = &anchor.silhouette {
            options.silhouette = Some(Ink::parse(colour).map_err(|e| FilmError::Usage(format!("{}: {e}", self.place)))?);
        }
        let baked = figure.bake(light, &options).map_err(fault)?;
        let seed = name.bytes().fold(board.seed, |h, b| hash(h ^ u32::from(b)));
        let mut part = Part { seed, ..Part::default() };
        part.poses.push((f32::MIN, figure.pose(&role.pose), role.props.clone(), 0.0));
        let face = |name: &str| {
            let known = ["friendly", "wary", "unsure", "shut", "tired", "uneasy", "afraid", "calm", "neutral"];
            expression(name).ok_or_else(|| unknown("expression", name, known.map(str::to_owned).to_vec()))
        };
        if let Some(expr) = &actor.expr {
            part.faces.push((f32::MIN, face(expr)?, 0.0));
        }
        for (at, beat) in self.beats() {
            match beat {
                Beat::Pose(who, pose, over) if who == name => {
                    let next = role_of(pose)?;
                    part.poses.push((at, figure.pose(&next.pose), next.props.clone(), *over));
                }
                Beat::Expr(who, expr, over) if who == name => part.faces.push((at, face(expr)?, *over)),
                Beat::Look(who, target) if who == name => {
                    let gaze = self.set.looks.get(target).copied().or(if target == "down" { Some((0.1, 0.8)) } else { None });
                    let gaze = gaze.ok_or_else(|| unknown("look", target, self.set.looks.keys().cloned().collect()))?;
                    part.looks.push((at, gaze));
                }
                Beat::Blink(who) if who == name => part.blinks.push(at),
                Beat::Say(line, over) => {
                    let spoken = board.lines.get(line).ok_or_else(|| unknown("line", line, board.lines.keys().cloned().collect()))?;
                    if spoken.who == name {
                        part.speech.push((at, at + over));
                    }
                }
                _ => {}
            }
        }
        let (l, t, r, b) = figure.extent();
        let s = anchor.scale;
        let (l, r) = if options.mirror { (-r, -l) } else { (l, r) };
        let area = (anchor.x + l * s, anchor.y + t * s, (r - l) * s, (b - t) * s);
        boxes.push(Region { name: name.to_owned(), depth, area, carrier: None });
        let performer = Performer { name: name.to_owned(), baked, at: (anchor.x, anchor.y), scale: s, mirrored: options.mirror, lamp: role.lamp.clone(), part };
        elements.push(Element::plain(Drawn::Performer(Box::new(performer)), depth, 1.0));
        Ok(())
    }
}

/// The face of an expression as storyboards name it; the figures' own names hold, too.
fn expression(name: &str) -> Option<FaceState> {
    let rest = FaceState::default();
    Some(match name {
        "friendly" => FaceState { brow: 0.2, corner: 0.45, lid: 0.08, wide: 0.1, ..rest },
        "unsure" => FaceState { brow: 0.35, frown: 0.3, corner: -0.1, ..rest },
        "shut" => FaceState { lid: 0.3, frown: 0.15, corner: -0.3, looky: 0.4, ..rest },
        "uneasy" => FaceState { brow: 0.3, frown: 0.5, corner: -0.25, ..rest },
        other => return FaceState::named(other),
    })
}

/// A journey in perspective: nearness grows as things do that come at an even speed, slowing at its end.
fn travel(track: &mut Track<[f32; 3]>, at: f32, from: [f32; 3], to: [f32; 3], over: f32) {
    const STEPS: u8 = 24;
    let far = |near: f32| 1.0 / near.max(0.01);
    track.go(at, from, 0.0, Ease::Hold);
    for step in 1..=STEPS {
        let x = f32::from(step) / f32::from(STEPS);
        let gone = Ease::InOut.at(x);
        let near = 1.0 / (far(from[2]) + (far(to[2]) - far(from[2])) * gone);
        let spread = to[2] - from[2];
        let part = if spread.abs() > 1e-3 { (near - from[2]) / spread } else { gone };
        let at_step = [from[0] + (to[0] - from[0]) * part, from[1] + (to[1] - from[1]) * part, near];
        let start = at + over * (x - 1.0 / f32::from(STEPS));
        track.go(start, at_step, over / f32::from(STEPS), Ease::Linear);
    }
}

/// Strokes to and fro, `stroke` seconds there and back, the last begun within `span` and finished after it.
fn swing(track: &mut Track<[f32; 5]>, rest: [f32; 5], degrees: f32, span: (f32, f32), stroke: f32) {
    let stroke = stroke.max(0.2);
    let mut far = rest;
    far[3] += degrees;
    let mut at = span.0;
    while at < span.1 {
        track.go(at, far, stroke * 0.45, Ease::InOut);
        track.go(at + stroke * 0.5, rest, stroke * 0.45, Ease::InOut);
        at += stroke;
    }
}

fn union(a: (f32, f32, f32, f32), b: (f32, f32, f32, f32)) -> (f32, f32, f32, f32) {
    let (x, y) = (a.0.min(b.0), a.1.min(b.1));
    let (right, bottom) = ((a.0 + a.2).max(b.0 + b.2), (a.1 + a.3).max(b.1 + b.3));
    (x, y, right - x, bottom - y)
}

impl Element {
    fn plain(what: Drawn, depth: f32, strength: f32) -> Self {
        Self {
            what,
            depth,
            strength,
            blend: Blend::Normal,
            flicker: 0.0,
            own: Track::default(),
            pivot: (0.0, 0.0),
            carrier: None,
            light: None,
            inverse: false,
        }
    }

    /// Whether it always lies on its plane as drawn.
    fn is_fixed(&self) -> bool {
        self.blend == Blend::Normal
            && self.carrier.is_none()
            && self.light.is_none()
            && !self.inverse
            && self.flicker == 0.0
            && self.own.is_steady()
            && self.own.at(0.0, [0.0, 0.0, 1.0, 0.0, 1.0]) == [0.0, 0.0, 1.0, 0.0, 1.0]
    }
}

/// Drawings that lie on each other and never move apart become one, to be blitted once.
fn merged(elements: Vec<Element>) -> Vec<Element> {
    let mut out: Vec<Element> = Vec::with_capacity(elements.len());
    for element in elements {
        let joined = match (out.last_mut(), &element.what) {
            (Some(last), Drawn::Sprite(upper)) if last.is_fixed() && element.is_fixed() && last.strength >= 1.0 => {
                match &last.what {
                    Drawn::Sprite(lower) if last.depth == element.depth && lower.scale == upper.scale => {
                        joined(lower, upper, element.strength)
                    }
                    _ => None,
                }
            }
            _ => None,
        };
        match (joined, out.last_mut()) {
            (Some(sprite), Some(last)) => last.what = Drawn::Sprite(sprite),
            _ => out.push(element),
        }
    }
    out
}

/// One sprite of two at the same scale; `None` when it would be too large.
fn joined(lower: &Sprite, upper: &Sprite, k: f32) -> Option<Sprite> {
    let s = lower.scale;
    let (a, b) = (lower.bounds()?, upper.bounds()?);
    let (x, y, w, h) = union(a, b);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "pixels")]
    let mut pixels = Pixmap::new((w * s).ceil() as u32 + 1, (h * s).ceil() as u32 + 1)?;
    for (sprite, opacity) in [(lower, 1.0), (upper, k)] {
        let shift = Transform::from_translate(((sprite.at.0 - x) * s).round(), ((sprite.at.1 - y) * s).round());
        let paint = PixmapPaint { opacity, ..PixmapPaint::default() };
        pixels.draw_pixmap(0, 0, sprite.pixels.as_ref(), &paint, shift, None);
    }
    Some(Sprite { pixels, at: (x, y), scale: s })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_thing_that_comes_nearer_grows_faster_and_faster_midway() {
        let mut track = Track::steady([600.0, 300.0, 0.2]);
        travel(&mut track, 1.0, [600.0, 300.0, 0.2], [640.0, 500.0, 1.0], 4.0);
        let near = |t: f32| track.at(t, [0.0; 3])[2];
        assert_eq!(near(0.5), 0.2);
        assert!((near(5.1) - 1.0).abs() < 1e-3);
        assert!(near(3.0) < 0.5, "half way it is still small: {}", near(3.0));
        let line: Vec<f32> = (0..=40u8).map(|i| near(1.0 + f32::from(i) * 0.1)).collect();
        assert!(line.is_sorted());
        let [x, y, n] = track.at(3.0, [0.0; 3]);
        assert!(((x - 600.0) / 40.0 - (n - 0.2) / 0.8).abs() < 0.02 && ((y - 300.0) / 200.0 - (n - 0.2) / 0.8).abs() < 0.02);
    }

    #[test]
    fn wipers_come_to_rest_when_they_are_off() {
        let rest = [0.0, 0.0, 1.0, 38.0, 1.0];
        let mut track = Track::steady(rest);
        swing(&mut track, rest, -60.0, (7.0, 10.6), 1.4);
        let turn = |t: f32| track.at(t, rest)[3];
        assert_eq!(turn(6.0), 38.0);
        assert!((turn(7.68) + 22.0).abs() < 0.5, "{}", turn(7.68));
        assert_eq!(turn(12.0), 38.0);
    }

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
