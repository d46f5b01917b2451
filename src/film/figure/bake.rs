//! A figure painted once under its light, part by part, and then only moved.

use std::collections::{BTreeMap, BTreeSet};

use resvg::tiny_skia::{BlendMode, FilterQuality, Path, Pixmap, PixmapPaint, Point, Rect, Transform};

use super::act;
use super::face::{self, FaceInks, FaceState};
use super::gait::Gait;
use super::letters;
use super::profile;
use super::rig::{Joint, Pose, Skeleton};
use super::shade::{self, Bands, Plane};
use super::spec::{BandSpec, FormSpec, PartSpec, SwaySpec, TextSpec};
use super::tone::{Ink, KeyLight};
use super::{Figure, FigureError};

/// How a figure is painted.
#[derive(Debug, Clone)]
pub struct BakeOptions {
    /// Pixels for one unit of the drawing; best 1.25 to 1.6 times what the shot shows.
    pub scale: f32,
    /// Shown facing the other way. The light stays where it is; letters would be mirrored.
    pub mirror: bool,
    /// Out of focus by that many pixels of the baked picture.
    pub blur: f32,
    /// One flat colour instead of tones: behind glass, far away.
    pub silhouette: Option<Ink>,
}

impl BakeOptions {
    /// Sharp, not mirrored, in its own colours.
    #[must_use]
    pub const fn at(scale: f32) -> Self {
        Self { scale, mirror: false, blur: 0.0, silhouette: None }
    }
}

/// What a figure does at one moment: a pure function of time, made by whoever directs it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct FigureState {
    /// Departures of joints.
    pub pose: Pose,
    /// The face.
    pub face: FaceState,
    /// Props that are shown.
    pub props: BTreeSet<String>,
    /// The view in which it is seen; the figure's own first one when empty.
    pub view: String,
}

/// A figure under a light, ready to be drawn any number of times.
#[derive(Debug, Clone)]
pub struct Baked {
    parts: Vec<BakedPart>,
    skeleton: Skeleton,
    origin: (f32, f32),
    bounds: (f32, f32, f32, f32),
    anchors: BTreeMap<String, (String, f32, f32)>,
    gait: Option<Gait>,
    view: String,
    rest: Pose,
    follow: [Pose; 2],
    sway: BTreeMap<String, SwaySpec>,
    mirror: bool,
    plain: bool,
}

#[derive(Debug, Clone)]
struct BakedPart {
    name: String,
    prop: Option<String>,
    hides: Option<String>,
    view: Option<String>,
    layer: Option<Layer>,
    shade: Option<Layer>,
    face: Option<(face::FaceSpec, FaceInks)>,
    profile: Option<(profile::ProfileSpec, Vec<Ink>)>,
}

/// A picture and where its pixels lie in the drawing.
#[derive(Debug, Clone)]
struct Layer {
    pixels: Pixmap,
    place: Transform,
}

/// Empty pixels around a part, so that shifts and softness have room.
const MARGIN: f32 = 3.0;

pub(super) fn bake(figure: &Figure, light: &KeyLight, options: &BakeOptions) -> Result<Baked, FigureError> {
    let light = if options.mirror { light.mirrored() } else { light.clone() };
    let brush = Brush { figure, light: &light, options };
    let mut order: Vec<(&String, &PartSpec)> = figure.spec.parts.iter().collect();
    order.sort_by_key(|(_, part)| part.z);
    let parts = order.into_iter().map(|(name, part)| brush.part(name, part)).collect::<Result<Vec<_>, _>>()?;
    Ok(Baked {
        parts,
        skeleton: figure.skeleton.clone(),
        origin: figure.origin(),
        bounds: figure.bounds(),
        anchors: figure.spec.anchors.clone(),
        gait: figure.gait.clone(),
        view: figure.spec.view.clone().unwrap_or_default(),
        rest: Pose(figure.spec.rest.clone()),
        sway: figure.spec.sway.clone(),
        follow: ["look-side", "look-down"].map(|name| figure.pose(name)),
        mirror: options.mirror,
        plain: options.silhouette.is_some(),
    })
}

impl Baked {
    /// Draws the figure. `place` takes the drawing, with its origin at (0, 0), to pixels of `canvas`.
    pub fn draw(&self, canvas: &mut Pixmap, place: Transform, state: &FigureState) {
        let place = self.turned(place);
        let Some((left, top, width, height)) = self.area(canvas, place) else { return };
        let Some(mut scratch) = Pixmap::new(width, height) else { return };
        let local = place.post_translate(-(left as f32), -(top as f32));
        let joints = self.skeleton.placed(&self.rest.and(&state.pose));
        let smooth = PixmapPaint { quality: FilterQuality::Bilinear, ..PixmapPaint::default() };
        let on_figure = PixmapPaint { blend_mode: BlendMode::SourceAtop, ..smooth };
        let view = if state.view.is_empty() { &self.view } else { &state.view };
        for part in &self.parts {
            let shown = part.prop.as_ref().is_none_or(|prop| state.props.contains(prop))
                && part.hides.as_ref().is_none_or(|prop| !state.props.contains(prop))
                && part.view.as_deref().is_none_or(|wanted| wanted == view);
            if !shown {
                continue;
            }
            let joint = joints.get(part.name.as_str()).copied().unwrap_or_default();
            let whole = joint.post_concat(local);
            if let Some(shade) = &part.shade {
                let at = shade.place.post_concat(whole);
                scratch.draw_pixmap(0, 0, shade.pixels.as_ref(), &on_figure, at, None);
            }
            if let Some(layer) = &part.layer {
                let at = layer.place.post_concat(whole);
                scratch.draw_pixmap(0, 0, layer.pixels.as_ref(), &smooth, at, None);
            }
            if self.plain {
                continue;
            }
            if let Some((spec, inks)) = &part.face {
                face::draw(spec, inks, &state.face, &mut scratch, whole);
            }
            if let Some((spec, inks)) = &part.profile {
                profile::draw_profile(spec, inks, &state.face, &mut scratch, whole);
            }
        }
        canvas.draw_pixmap(left, top, scratch.as_ref(), &PixmapPaint::default(), Transform::identity(), None);
    }

    /// How head and shoulders go with a gaze to (right, down), each −1..=1: the figure's poses `look-side` and
    /// `look-down`, as far as the gaze goes. Heads are slower than eyes: see [`super::act::head_follows`].
    #[must_use]
    pub fn follow(&self, (right, down): (f32, f32)) -> Pose {
        let [side, low] = &self.follow;
        Pose::default().mix(side, right).and(&Pose::default().mix(low, down))
    }

    /// How it walks, when it can.
    #[must_use]
    pub fn gait(&self) -> Option<&Gait> {
        self.gait.as_ref()
    }

    /// The small motions that never quite stop, at `time`; `seed` makes one person's unlike another's.
    #[must_use]
    pub fn sway(&self, time: f32, seed: u32) -> Pose {
        let joint = |(index, (part, sway)): (usize, (&String, &SwaySpec))| {
            let seed = seed ^ (index as u32 + 1).wrapping_mul(0x9e37);
            let effort = if sway.bursts { act::ease(act::drift(time * 1.6, seed ^ 0x77) * 2.5 + 0.4) } else { 1.0 };
            let across = act::drift(time * sway.rate, seed) * effort;
            let along = act::drift(time * sway.rate, seed ^ 0x1f) * effort;
            let by = sway.by;
            (part.clone(), Joint { turn: by.turn * across, dx: by.dx * along, dy: by.dy * across, ..Joint::REST })
        };
        Pose(self.sway.iter().enumerate().map(joint).collect())
    }

    /// Where a named point of the figure lies on the canvas, in pixels. None for an unknown name.
    #[must_use]
    pub fn anchor(&self, name: &str, place: Transform, state: &FigureState) -> Option<(f32, f32)> {
        let (part, x, y) = self.anchors.get(name)?;
        let joints = self.skeleton.placed(&self.rest.and(&state.pose));
        let whole = joints.get(part.as_str()).copied().unwrap_or_default().post_concat(self.turned(place));
        let mut point = Point::from_xy(*x, *y);
        whole.map_point(&mut point);
        Some((point.x, point.y))
    }

    /// From the drawing's own coordinates to pixels.
    fn turned(&self, place: Transform) -> Transform {
        let side = if self.mirror { -1.0 } else { 1.0 };
        Transform::from_translate(-self.origin.0, -self.origin.1).post_scale(side, 1.0).post_concat(place)
    }

    /// The pixels of the canvas that the figure can touch. None when it stands outside.
    fn area(&self, canvas: &Pixmap, place: Transform) -> Option<(i32, i32, u32, u32)> {
        let (left, top, right, bottom) = self.bounds;
        let rect = Rect::from_ltrb(left, top, right, bottom)?.transform(place)?;
        let x0 = (rect.left().floor() as i32).max(0);
        let y0 = (rect.top().floor() as i32).max(0);
        let x1 = (rect.right().ceil() as i32).min(canvas.width() as i32);
        let y1 = (rect.bottom().ceil() as i32).min(canvas.height() as i32);
        (x1 > x0 && y1 > y0).then(|| (x0, y0, (x1 - x0) as u32, (y1 - y0) as u32))
    }
}

/// Paints parts of one figure.
struct Brush<'a> {
    figure: &'a Figure,
    light: &'a KeyLight,
    options: &'a BakeOptions,
}

impl Brush<'_> {
    fn part(&self, name: &str, part: &PartSpec) -> Result<BakedPart, FigureError> {
        let layer = self.layer(name, part)?;
        let shade = match &layer {
            Some(layer) if part.cast > 0.0 && self.options.silhouette.is_none() => self.shade_of(layer, part.cast),
            _ => None,
        };
        let ink = |text: &str| self.ink(name, text);
        let face = part.face.as_ref().map(|spec| -> Result<_, FigureError> {
            let inks = FaceInks {
                white: ink(&spec.white)?,
                iris: ink(&spec.iris)?,
                lash: ink(&spec.lash)?,
                brow: ink(&spec.brow)?,
                fold: ink(&spec.fold)?,
                lip_upper: ink(&spec.lips.0)?,
                lip_lower: ink(&spec.lips.1)?,
            };
            Ok((spec.clone(), inks))
        });
        let profile = part.profile.as_ref().map(|spec| -> Result<_, FigureError> {
            let (white, iris, lash, brow, line) = &spec.inks;
            let lips = spec.mouth.iter().map(|mouth| &mouth.lip);
            let inks = [white, iris, lash, brow, line].into_iter().chain(lips).map(|text| ink(text)).collect::<Result<_, _>>()?;
            Ok((spec.clone(), inks))
        });
        Ok(BakedPart {
            name: name.to_owned(),
            prop: part.prop.clone(),
            hides: part.hides.clone(),
            view: self.view_of(part).map(str::to_owned),
            layer,
            shade,
            face: face.transpose()?,
            profile: profile.transpose()?,
        })
    }

    /// The view in which a part is drawn: its own, or that of what it hangs on.
    fn view_of<'a>(&'a self, part: &'a PartSpec) -> Option<&'a str> {
        let on = part.on.as_ref().and_then(|on| self.figure.spec.parts.get(on));
        part.view.as_deref().or_else(|| self.view_of(on?))
    }

    fn layer(&self, name: &str, part: &PartSpec) -> Result<Option<Layer>, FigureError> {
        let scale = self.options.scale;
        let mut area: Option<Rect> = None;
        for form in &part.forms {
            for path in shapes(form) {
                let bounds = path.bounds();
                let reach = MARGIN / scale + form.blur * 1.6 + self.options.blur * 2.0 / scale;
                let grown = Rect::from_ltrb(
                    bounds.left() - reach,
                    bounds.top() - reach,
                    bounds.right() + reach,
                    bounds.bottom() + reach,
                );
                area = match (area, grown) {
                    (Some(a), Some(b)) => Rect::from_ltrb(
                        a.left().min(b.left()),
                        a.top().min(b.top()),
                        a.right().max(b.right()),
                        a.bottom().max(b.bottom()),
                    ),
                    (a, b) => b.or(a),
                };
            }
        }
        let Some(area) = area else { return Ok(None) };
        let (width, height) = ((area.width() * scale).ceil() as u32, (area.height() * scale).ceil() as u32);
        let to_pixels = Transform::from_translate(-area.left(), -area.top()).post_scale(scale, scale);
        let mut canvas =
            Pixmap::new(width.max(1), height.max(1)).ok_or_else(|| FigureError::TooLarge(name.to_owned()))?;
        for form in &part.forms {
            self.form(name, form, &mut canvas, to_pixels, None)?;
        }
        if let Some(ink) = self.options.silhouette {
            flatten(&mut canvas, ink);
        }
        if self.options.blur > 0.0 {
            soften(&mut canvas, self.options.blur);
        }
        let place = Transform::from_scale(1.0 / scale, 1.0 / scale).post_translate(area.left(), area.top());
        Ok(Some(Layer { pixels: canvas, place }))
    }

    fn form(
        &self,
        part: &str,
        form: &FormSpec,
        canvas: &mut Pixmap,
        to_pixels: Transform,
        within: Option<&Plane>,
    ) -> Result<(), FigureError> {
        let scale = self.options.scale;
        for path in shapes(form) {
            let bands = self.bands(form.bands.unwrap_or(self.figure.band_spec()), form.fine);
            let room = Plane::room(form.blur * scale).max(if form.mat.is_some() { bands.room() } else { 0.0 });
            let mut cover = Plane::of(&path, to_pixels, room);
            if form.blur > 0.0 {
                cover = cover.softened(form.blur * scale);
            }
            let visible = within.map_or_else(|| cover.clone(), |outer| cover.and(outer));
            if let Some(material) = &form.mat {
                let tones = self.figure.tones(material, self.light).ok_or_else(|| FigureError::UnknownMaterial {
                    part: part.to_owned(),
                    material: material.clone(),
                })?;
                shade::form(canvas, &cover, &visible, &tones, bands, self.light.direction(), form.k);
            }
            if let Some(ink) = &form.ink {
                let ink = self.ink(part, ink)?;
                visible.paint(canvas, ink.with_alpha(ink.alpha * form.k));
            }
            for mark in &form.on {
                self.form(part, mark, canvas, to_pixels, Some(&visible))?;
            }
        }
        Ok(())
    }

    fn bands(&self, spec: BandSpec, fine: f32) -> Bands {
        let scale = self.options.scale * fine;
        Bands {
            rim: spec.rim * self.light.rim_width * self.options.scale * fine.max(0.5),
            lit: spec.lit * scale,
            dark: spec.dark * scale,
            deep: spec.deep * scale,
            soft: spec.soft * scale,
        }
    }

    fn ink(&self, part: &str, text: &str) -> Result<Ink, FigureError> {
        if text.starts_with('#') {
            return Ink::parse(text).map_err(|reason| FigureError::BadInk { part: part.to_owned(), reason });
        }
        let unknown = || FigureError::UnknownMaterial { part: part.to_owned(), material: text.to_owned() };
        let (material, tone) = text.split_once('.').ok_or_else(unknown)?;
        self.figure.tones(material, self.light).and_then(|tones| tones.named(tone)).ok_or_else(unknown)
    }

    /// The soft shade that a layer throws on what lies behind it, away from the light.
    fn shade_of(&self, layer: &Layer, strength: f32) -> Option<Layer> {
        let scale = self.options.scale;
        let reach = 16.0 * scale;
        let (width, height) = (layer.pixels.width() as f32 + reach * 2.0, layer.pixels.height() as f32 + reach * 2.0);
        let mut pixels = Pixmap::new(width as u32, height as u32)?;
        let (lx, ly) = self.light.direction();
        pixels.draw_pixmap(
            reach as i32,
            reach as i32,
            layer.pixels.as_ref(),
            &PixmapPaint::default(),
            Transform::from_translate(-lx * 5.0 * scale, -ly * 5.0 * scale + 2.0 * scale),
            None,
        );
        flatten(&mut pixels, Ink::hex(0x05_06_09).with_alpha(strength));
        soften(&mut pixels, 6.0 * scale);
        let place = Transform::from_translate(-reach, -reach).post_concat(layer.place);
        Some(Layer { pixels, place })
    }
}

/// Every path of a form in drawing coordinates; letters have one per stroke.
fn shapes(form: &FormSpec) -> Vec<Path> {
    let mut paths = Vec::new();
    if let Some(out) = &form.out {
        paths.extend(out.closed());
    }
    if let Some(limb) = &form.limb {
        paths.extend(limb.swept(&form.w));
    }
    if let Some(text) = &form.text {
        paths.extend(lettering(text));
    }
    paths
}

fn lettering(text: &TextSpec) -> Vec<Path> {
    let angle = text.turn.to_radians();
    let (sin, cos) = (libm::sinf(angle), libm::cosf(angle));
    let place = Transform::from_row(cos, sin, -sin, cos, text.at.0, text.at.1);
    letters::strokes(&text.line, text.tall, text.narrow)
        .iter()
        .filter_map(|stroke| stroke.swept(&[text.stroke])?.transform(place))
        .collect()
}

/// Keeps the shape of a picture and gives it one colour.
fn flatten(canvas: &mut Pixmap, ink: Ink) {
    let [r, g, b] = ink.rgb.map(|part| (part * 255.0 + 0.5) as u8);
    for pixel in canvas.pixels_mut() {
        let alpha = (f32::from(pixel.alpha()) * ink.alpha + 0.5) as u8;
        *pixel = resvg::tiny_skia::ColorU8::from_rgba(r, g, b, alpha).premultiply();
    }
}

/// Softens a premultiplied picture by about `radius` pixels.
fn soften(canvas: &mut Pixmap, radius: f32) {
    let planes: [Plane; 4] = std::array::from_fn(|channel| Plane::channel(canvas, channel).softened(radius));
    Plane::join(&planes, canvas);
}
