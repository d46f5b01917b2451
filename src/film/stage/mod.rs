//! The stage: a shot made ready once, then drawn at any moment.
//!
//! Making ready bakes every drawing into pixels; drawing a frame only blits them through the camera, adds light and
//! weather and finishes the picture. A frame depends on the storyboard, the drawings and its time alone: the same bytes
//! each run, on any number of threads.

pub mod acting;
pub mod camera;
mod dressing;
pub mod ease;
mod journey;
pub mod light;
mod lips;
mod merge;
pub mod noise;
mod placing;
pub mod post;
mod ready;
pub mod set;
pub mod sprite;
pub mod svg;
pub mod walk;
pub mod weather;

use resvg::tiny_skia::{Color, Pixmap};

use self::acting::Performer;
use self::camera::{Camera, Map};
use self::ease::Track;
use self::light::{Field, Rgb, Wet};
use self::noise::{hash, smooth};
use self::post::Finish;
use self::set::Blend;
use self::sprite::Sprite;
use self::weather::{Lamp, Rain};
use crate::film::storyboard::{Mark, Post};

pub use self::placing::EXPRESSIONS;
pub use self::ready::{REST, Setup};

/// A shot made ready for drawing.
pub struct Stage {
    camera: Camera,
    elements: Vec<Element>,
    lamps: Vec<(f32, f32, f32, f32)>,
    boxes: Vec<Region>,
    marks: Vec<Mark>,
    post: Post,
    finish: Finish,
    size: (u32, u32),
    scale: f32,
    /// First and last second within the scene.
    span: (f32, f32),
    seed: u32,
}

/// Something drawn in its turn.
struct Element {
    what: Drawn,
    depth: f32,
    strength: f32,
    blend: Blend,
    flicker: f32,
    /// (x, y, zoom, degrees, strength) of the thing itself.
    own: Track<[f32; 5]>,
    pivot: (f32, f32),
    /// (x, y, nearness) of the prop it belongs to.
    carrier: Option<Track<[f32; 3]>>,
    light: Option<Track<f32>>,
    /// Whether it fades as the light grows.
    inverse: bool,
}

enum Drawn {
    Sprite(Sprite),
    Glow { at: (f32, f32), r: f32, colour: Rgb, streak: f32 },
    Beam { from: (f32, f32), to: (f32, f32), width: (f32, f32), colour: Rgb },
    Wet { at: (f32, f32), width: f32, length: f32, colour: Rgb, count: u32 },
    Performer(Box<Performer>),
    Rain(Rain),
    Ripples { count: u32, area: (f32, f32, f32, f32) },
    Dust { k: f32, colour: Rgb },
    Puffs { at: (f32, f32), rise: f32, size: f32, colour: Rgb },
}

/// Where something named lies, for marks.
struct Region {
    name: String,
    depth: f32,
    /// Left, top, width, height in set units, or in its carrier's.
    area: (f32, f32, f32, f32),
    carrier: Option<Track<[f32; 3]>>,
}

/// Memory that frames are drawn in; one a thread.
pub struct Canvas {
    /// The picture.
    pub picture: Pixmap,
    field: Field,
}

impl Canvas {
    /// For pictures of this size in pixels; `None` when they would be too large.
    #[must_use]
    pub fn new(width: u32, height: u32) -> Option<Self> {
        Some(Self { picture: Pixmap::new(width, height)?, field: Field::new(width, height) })
    }
}

/// Where a mark lies at a moment: its cue, the time, and left, top, width and height as parts of the picture (0 to 1).
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// The cue or lure.
    pub cue: String,
    /// Seconds of the scene.
    pub at: f32,
    /// Left, top, width, height, 0 to 1.
    pub area: (f32, f32, f32, f32),
}

impl Stage {
    /// The size of its pictures, pixels.
    #[must_use]
    pub fn size(&self) -> (u32, u32) {
        self.size
    }

    /// Draws frame number `frame` of the scene, which shows the moment `t` (seconds of the scene).
    pub fn draw(&self, t: f32, frame: u32, canvas: &mut Canvas) {
        canvas.picture.fill(Color::BLACK);
        canvas.field.clear();
        let mut gathering = false;
        for (index, element) in (0u32..).zip(&self.elements) {
            let seed = hash(self.seed.wrapping_add(index));
            let own = element.own.at(t, [0.0, 0.0, 1.0, 0.0, 1.0]);
            let tremble = 1.0 - element.flicker * (0.5 + 0.5 * smooth(seed, t * 7.0));
            let light = element.light.as_ref().map_or(1.0, |track| track.at(t, 1.0));
            let light = if element.inverse { 1.0 - light } else { light };
            let k = element.strength * own[4] * light * tremble;
            let map = self.map_of(element, t, own);
            let lights = matches!(element.what, Drawn::Glow { .. } | Drawn::Beam { .. } | Drawn::Puffs { .. });
            if gathering && !lights {
                canvas.field.lay(&mut canvas.picture);
                canvas.field.clear();
            }
            gathering = lights || matches!(element.what, Drawn::Performer(_));
            if k > 0.002 {
                self.draw_element(element, t, k, map, seed, canvas);
            }
        }
        if gathering {
            canvas.field.lay(&mut canvas.picture);
        }
        self.finish.apply(&mut canvas.picture, &self.post, frame, self.fade(t));
    }

    fn draw_element(&self, element: &Element, t: f32, k: f32, map: Map, seed: u32, canvas: &mut Canvas) {
        let Canvas { picture, field } = canvas;
        match &element.what {
            Drawn::Sprite(sprite) => sprite.draw(picture, map, k, element.blend),
            Drawn::Performer(performer) => {
                performer.draw(picture, map, t);
                if let Some(((x, y), size)) = performer.shine(map, t) {
                    field.glow(x, y, 150.0 * size, [0.9, 0.95, 1.0], 0.9 * k, 0.0);
                    field.beam((x, y), (x + 330.0 * size, y - 20.0 * size), (8.0 * size, 110.0 * size), [0.85, 0.92, 1.0], 0.5 * k);
                }
            }
            Drawn::Glow { at, r, colour, streak } => {
                let (x, y) = map.point(at.0, at.1);
                field.glow(x, y, r * map.zoom, *colour, k, *streak);
            }
            Drawn::Beam { from, to, width, colour } => {
                let (a, b) = (map.point(from.0, from.1), map.point(to.0, to.1));
                field.beam(a, b, (width.0 * map.zoom, width.1 * map.zoom), *colour, k);
            }
            Drawn::Wet { at, width, length, colour, count } => {
                let (width, length) = (width * map.zoom, length * map.zoom);
                let wet = Wet { at: map.point(at.0, at.1), width, length, colour: *colour, k, count: *count, seed };
                wet.draw(picture, t, self.scale);
            }
            Drawn::Rain(rain) => {
                let lamps: Vec<Lamp> = self
                    .lamps
                    .iter()
                    .map(|lamp| {
                        let (x, y) = map.point(lamp.0, lamp.1);
                        (x, y, lamp.2 * map.zoom, lamp.3)
                    })
                    .collect();
                rain.draw(picture, t, self.scale, &lamps);
            }
            Drawn::Ripples { count, area } => weather::ripples(picture, t, *count, *area, map, self.seed),
            Drawn::Dust { k: strength, colour } => weather::dust(picture, t, k * strength, *colour, self.seed),
            Drawn::Puffs { at, rise, size, colour } => {
                for (x, y, r, strength) in weather::puffs(t, map.point(at.0, at.1), size * map.zoom, *rise, k, seed) {
                    field.glow(x, y, r, *colour, strength, 0.0);
                }
            }
        }
    }

    fn map_of(&self, element: &Element, t: f32, own: [f32; 5]) -> Map {
        let plane = self.carried(element.depth, element.carrier.as_ref(), t);
        let [x, y, zoom, turn, _] = own;
        plane.after((x, y), zoom, turn.to_radians(), element.pivot)
    }

    fn carried(&self, depth: f32, carrier: Option<&Track<[f32; 3]>>, t: f32) -> Map {
        let plane = self.camera.map(t, depth, self.scale);
        match carrier {
            None => plane,
            Some(track) => {
                let [x, y, near] = track.at(t, [0.0, 0.0, 1.0]);
                plane.after((x, y), near, 0.0, (0.0, 0.0))
            }
        }
    }

    fn fade(&self, t: f32) -> f32 {
        let part = |seconds: f32, passed: f32| if seconds > 0.0 { (passed / seconds).clamp(0.0, 1.0) } else { 1.0 };
        part(self.post.fade_in, t - self.span.0) * part(self.post.fade_out, self.span.1 - t)
    }

    /// Where each mark lies at its beginning, its middle and its end.
    ///
    /// # Errors
    /// The name of the first thing marked that is not in the shot.
    pub fn marks(&self) -> Result<Vec<Place>, String> {
        let mut all = Vec::new();
        for mark in &self.marks {
            let (from, to) = (mark.from.max(self.span.0), mark.to.min(self.span.1));
            for at in [from, f32::midpoint(from, to), to] {
                let (x0, y0, x1, y1) = self.corners(mark, at).ok_or_else(|| mark.on.clone())?;
                #[expect(clippy::cast_precision_loss, reason = "a picture's size")]
                let (w, h) = (self.size.0 as f32, self.size.1 as f32);
                let part = |v: f32, whole: f32| (v / whole).clamp(0.0, 1.0);
                let (x0, y0, x1, y1) = (part(x0, w), part(y0, h), part(x1, w), part(y1, h));
                all.push(Place { cue: mark.cue.clone(), at, area: (x0, y0, x1 - x0, y1 - y0) });
            }
        }
        Ok(all)
    }

    /// Left, top, right and bottom of a mark at `t`, pixels; `None` when what it is on is not here.
    fn corners(&self, mark: &Mark, t: f32) -> Option<(f32, f32, f32, f32)> {
        if let Some((who, point)) = mark.on.split_once('/') {
            let (performer, depth) = self.elements.iter().find_map(|element| match &element.what {
                Drawn::Performer(performer) if performer.name == who => Some((performer, element.depth)),
                _ => None,
            })?;
            let map = self.camera.map(t, depth, self.scale);
            let (x, y) = performer.point(point, map, t)?;
            let (rx, ry) = mark.reach.unwrap_or((80.0, 80.0));
            let (x, y) = (x + mark.by.0 * map.zoom, y + mark.by.1 * map.zoom);
            return Some((x - rx * map.zoom, y - ry * map.zoom, x + rx * map.zoom, y + ry * map.zoom));
        }
        let region = self.boxes.iter().find(|b| b.name == mark.on)?;
        let (x, y, w, h) = match mark.reach {
            None => region.area,
            Some((rx, ry)) => {
                let (cx, cy) = (region.area.0 + region.area.2 / 2.0, region.area.1 + region.area.3 / 2.0);
                (cx - rx, cy - ry, rx * 2.0, ry * 2.0)
            }
        };
        let map = self.carried(region.depth, region.carrier.as_ref(), t);
        let (x0, y0) = map.point(x + mark.by.0, y + mark.by.1);
        let (x1, y1) = map.point(x + mark.by.0 + w, y + mark.by.1 + h);
        Some((x0, y0, x1, y1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::film::storyboard::Scene;
    use rayon::prelude::*;
    use std::path::Path;

    const BOARD: &str = r##"Storyboard(format: 1, size: (160, 90), fps: 25, seed: 7, cast: {}, scenes: [Scene(id: "a", seconds: 4.0, shots: [
        Shot(id: "one", from: 0.0, set: "s", cam: [Key(0.0, "mid", 1.0), Key(4.0, "mid", 1.4)], props: {"box": (kind: "box", at: "left")},
            fx: [Rain(1.0, -0.12), Ripples(20), Dust(0.5)], marks: [(cue: "c", on: "box", from: 0.0, to: 3.0)],
            beats: [(1.0, Move("box", "right", 2.0)), (0.5, Prop("box", "hidden")), (2.0, Prop("box", "shown")), (1.0, Light("lamp", 0.2, 1.0))])])])"##;
    const SET: &str = r##"(items: [(what: Draw("sky.svg"), depth: 0.6), (what: RainFar), (what: Glow(at: (700, 200), r: 300, color: "#ffb25a", streak: 0.4), light: "lamp", flicker: 0.5),
        (what: Wet(at: (700, 400), width: 60, length: 200, color: "#ffb25a")), (what: Slot("road")), (what: Ripples(100, 400, 1000, 300)), (what: Dust("#ffffff"))],
        anchors: {"mid": (x: 640, y: 360), "left": (x: 300, y: 300), "right": (x: 900, y: 500, scale: 2.0)})"##;
    const PROP: &str = r#"(items: [(what: Draw("b.svg"), on: {"hidden": (k: 0, over: 0.1), "shown": (k: 1, over: 0.1)})])"#;

    fn svg(box_: &str, fill: &str) -> String {
        let n: Vec<&str> = box_.split(' ').collect();
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"{box_}\"><rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"{fill}\"/></svg>",
            n[0], n[1], n[2], n[3]
        )
    }

    fn studio(folder: &Path) -> Setup {
        let write = |path: &str, text: &str| {
            let path = folder.join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        };
        write("assets/fonts/none.txt", "");
        write("assets/film/casting.ron", "{}");
        write("assets/film/figures/skins.ron", "{}");
        write("assets/film/figures/lights.ron", "{}");
        write("assets/film/sets/s/set.ron", SET);
        write("assets/film/sets/s/sky.svg", &svg("0 0 1280 720", "#101820"));
        write("assets/film/props/box/prop.ron", PROP);
        write("assets/film/props/box/b.svg", &svg("-50 -40 100 80", "#c04030"));
        write("storyboard.ron", BOARD);
        Setup::open(&folder.join("storyboard.ron"), &folder.join("assets")).unwrap()
    }

    fn picture(stage: &Stage, t: f32, frame: u32) -> Vec<u8> {
        let mut canvas = Canvas::new(stage.size().0, stage.size().1).unwrap();
        stage.draw(t, frame, &mut canvas);
        canvas.picture.data().to_vec()
    }

    fn scene(setup: &Setup) -> &Scene {
        setup.board.scene("a").unwrap()
    }

    #[test]
    fn a_frame_is_the_same_each_run_on_every_thread() {
        let folder = tempfile::tempdir().unwrap();
        let (one, two) = (studio(folder.path()), studio(folder.path()));
        let (a, b) = (one.stage(scene(&one), 0, 1.0).unwrap(), two.stage(scene(&two), 0, 1.0).unwrap());
        let alone: Vec<Vec<u8>> = (0..8u8).map(|n| picture(&a, f32::from(n) * 0.4, u32::from(n) * 10)).collect();
        let many: Vec<Vec<u8>> = (0..8u8).into_par_iter().map(|n| picture(&b, f32::from(n) * 0.4, u32::from(n) * 10)).collect();
        assert!(alone == many);
        assert!(alone[0] != alone[1]);
    }

    #[test]
    fn a_prop_moves_hides_and_is_marked_where_it_stands() {
        let folder = tempfile::tempdir().unwrap();
        let setup = studio(folder.path());
        let stage = setup.stage(scene(&setup), 0, 1.0).unwrap();
        let red = |t: f32, x: usize, y: usize| {
            let p = picture(&stage, t, 0);
            let at = (y * 160 + x) * 4;
            i32::from(p[at]) - i32::from(p[at + 1])
        };
        // The storyboard's picture is an eighth of a set: 300, 300 falls at 37, 37.
        assert!(stage.size() == (160, 90));
        let marks = stage.marks().unwrap();
        let (first, last) = (&marks[0].area, &marks[2].area);
        assert!(last.0 > first.0 + 0.2 && last.2 > first.2 * 1.8, "{first:?} {last:?}");
        let centre = |a: &(f32, f32, f32, f32)| (((a.0 + a.2 / 2.0) * 160.0) as usize, ((a.1 + a.3 / 2.0) * 90.0) as usize);
        let (x, y) = centre(first);
        assert!(red(0.2, x, y) > 60, "shown at first: {}", red(0.2, x, y));
        assert!(red(0.8, x, y) < 60, "hidden: {}", red(0.8, x, y));
        let (x, y) = centre(last);
        assert!(red(3.0, x, y) > 60, "shown where it went: {}", red(3.0, x, y));
    }

    #[test]
    fn a_missing_anchor_is_told_with_its_place() {
        let folder = tempfile::tempdir().unwrap();
        let mut setup = studio(folder.path());
        setup.board.scenes[0].shots[0].props[0].1.at = "rihgt".into();
        let message = setup.stage(scene(&setup), 0, 1.0).err().unwrap().to_string();
        assert_eq!(message, "scene a, shot one: there is no anchor \"rihgt\"; did you mean \"right\"?");
    }
}
