//! Live features of a face: eyes, brows and mouth, drawn anew each frame from nine numbers.
//!
//! The head itself (planes, nose, ear, hair) is baked; only what acts is drawn here.

use resvg::tiny_skia::{Color, FillRule, Mask, Paint, Path, PathBuilder, Pixmap, PixmapPaint, Rect, Transform};
use serde::Deserialize;

use super::geom::{Knot, Outline};
use super::tone::Ink;

/// What a face does: the nine numbers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct FaceState {
    /// Lids: 0 at rest, 1 closed, down to −0.3 wide open.
    pub lid: f32,
    /// Gaze to the right of the drawing, −1..=1.
    pub lookx: f32,
    /// Gaze downwards, −1..=1.
    pub looky: f32,
    /// Brows raised, −1..=1.
    pub brow: f32,
    /// Brows drawn together, 0..=1.
    pub frown: f32,
    /// Mouth open, 0..=0.6.
    pub open: f32,
    /// Mouth wide (0.8) or round (−0.7).
    pub wide: f32,
    /// Corners of the mouth up, −1..=1.
    pub corner: f32,
    /// The lower lip at the upper teeth, 0..=1.
    pub bite: f32,
}

impl FaceState {
    /// The face between `self` (`t` = 0) and `other` (`t` = 1).
    #[must_use]
    pub fn mix(self, other: Self, t: f32) -> Self {
        let blend = |a: f32, b: f32| a + (b - a) * t;
        Self {
            lid: blend(self.lid, other.lid),
            lookx: blend(self.lookx, other.lookx),
            looky: blend(self.looky, other.looky),
            brow: blend(self.brow, other.brow),
            frown: blend(self.frown, other.frown),
            open: blend(self.open, other.open),
            wide: blend(self.wide, other.wide),
            corner: blend(self.corner, other.corner),
            bite: blend(self.bite, other.bite),
        }
    }

    /// A named expression: `neutral tired wary afraid evasive sad calm asleep smooth stern`. None for another name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        let rest = Self::default();
        Some(match name {
            "neutral" => rest,
            "tired" => Self { lid: 0.17, looky: 0.15, brow: 0.1, corner: -0.15, ..rest },
            "wary" => Self { lid: 0.08, lookx: -0.3, brow: 0.15, frown: 0.35, corner: -0.2, ..rest },
            "afraid" => Self { lid: -0.15, brow: 0.6, frown: 0.8, corner: -0.35, ..rest },
            "evasive" => Self { lid: 0.2, lookx: 0.25, looky: 0.75, brow: 0.05, frown: 0.3, corner: -0.2, ..rest },
            "sad" => Self { lid: 0.25, looky: 0.4, brow: 0.45, frown: 0.6, corner: -0.5, ..rest },
            "calm" => Self { lid: 0.1, brow: 0.1, corner: 0.25, ..rest },
            "asleep" => Self { lid: 1.0, brow: 0.15, corner: -0.1, ..rest },
            "smooth" => Self { lid: 0.12, brow: 0.25, corner: 0.4, wide: 0.15, ..rest },
            "stern" => Self { lid: 0.12, brow: -0.25, frown: 0.5, corner: -0.2, ..rest },
            _ => return None,
        })
    }
}

/// A face in three-quarter view, as written. Colours are `#rrggbb` or `material.tone`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FaceSpec {
    /// The eye nearer to the camera.
    pub near: EyeSpec,
    /// The eye on the turned side.
    pub far: EyeSpec,
    /// Brow over the near eye, from the nose outwards.
    pub brow_near: BrowSpec,
    /// Brow over the far eye, from the nose outwards.
    pub brow_far: BrowSpec,
    /// Crease between the brows, shown by a frown.
    pub crease: Outline,
    /// The mouth.
    pub mouth: MouthSpec,
    /// Colour of the iris.
    pub iris: String,
    /// Colour of the eyeball.
    pub white: String,
    /// Colour of lashes.
    pub lash: String,
    /// Colour of brows.
    pub brow: String,
    /// Colour of folds of skin.
    pub fold: String,
    /// Colours of the upper and the lower lip.
    pub lips: (String, String),
    /// Width of the lash line, 1 as usual; women's a little more than men's.
    #[serde(default = "one")]
    pub lashes: f32,
}

/// An eye.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EyeSpec {
    /// Corner at the nose.
    pub inner: (f32, f32),
    /// Corner at the temple.
    pub outer: (f32, f32),
    /// Height of the upper lid over the line between the corners.
    pub top: f32,
    /// Depth of the lower lid under it.
    pub bottom: f32,
    /// Radius of the iris.
    pub iris: f32,
    /// How far the fold of the lid lies above the lid.
    pub fold: f32,
}

/// A brow.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BrowSpec {
    /// Spine from the nose outwards.
    pub line: Outline,
    /// Widths along it.
    pub w: Vec<f32>,
}

/// A mouth in three-quarter view.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MouthSpec {
    /// Corner on the turned side.
    pub far: (f32, f32),
    /// Middle of the line between the lips.
    pub middle: (f32, f32),
    /// Corner on the near side.
    pub near: (f32, f32),
    /// Height of the upper lip.
    pub upper: f32,
    /// Height of the lower lip.
    pub lower: f32,
    /// How far the lower lip drops when quite open.
    pub drop: f32,
}

const fn one() -> f32 {
    1.0
}

/// The colours of a face under its light.
#[derive(Debug, Clone, Copy)]
pub struct FaceInks {
    /// Eyeball.
    pub white: Ink,
    /// Iris.
    pub iris: Ink,
    /// Lashes and pupil.
    pub lash: Ink,
    /// Brows.
    pub brow: Ink,
    /// Folds of skin.
    pub fold: Ink,
    /// Upper lip.
    pub lip_upper: Ink,
    /// Lower lip.
    pub lip_lower: Ink,
}

/// Draws with a fixed transform; the small tool of live features.
pub(super) struct Pen<'a> {
    pub(super) canvas: &'a mut Pixmap,
    pub(super) place: Transform,
}

impl Pen<'_> {
    pub(super) fn fill(&mut self, path: Option<Path>, ink: Ink, clip: Option<&Mask>) {
        let Some(path) = path else { return };
        let mut paint = Paint { anti_alias: true, ..Paint::default() };
        let [r, g, b] = ink.rgb.map(|part| part.clamp(0.0, 1.0));
        paint.set_color(Color::from_rgba(r, g, b, ink.alpha.clamp(0.0, 1.0)).unwrap_or(Color::BLACK));
        self.canvas.fill_path(&path, &paint, FillRule::Winding, self.place, clip);
    }

    /// Draws within a small canvas of its own, so that clips stay small.
    pub(super) fn within(&mut self, area: (f32, f32, f32, f32), draw: impl FnOnce(&mut Pen)) {
        let rect = Rect::from_ltrb(area.0, area.1, area.2, area.3).and_then(|rect| rect.transform(self.place));
        let Some(rect) = rect else { return };
        let (left, top) = (rect.left().floor(), rect.top().floor());
        let size = ((rect.right() - left).ceil() as u32 + 1, (rect.bottom() - top).ceil() as u32 + 1);
        let Some(mut small) = Pixmap::new(size.0, size.1) else { return };
        draw(&mut Pen { canvas: &mut small, place: self.place.post_translate(-left, -top) });
        let paint = PixmapPaint::default();
        self.canvas.draw_pixmap(left as i32, top as i32, small.as_ref(), &paint, Transform::identity(), None);
    }

    pub(super) fn clip(&self, path: &Path) -> Option<Mask> {
        let mut mask = Mask::new(self.canvas.width(), self.canvas.height())?;
        mask.fill_path(path, FillRule::Winding, true, self.place);
        Some(mask)
    }
}

/// Draws a three-quarter face; `place` takes the drawing to the canvas.
pub fn draw(spec: &FaceSpec, inks: &FaceInks, state: &FaceState, canvas: &mut Pixmap, place: Transform) {
    let mut pen = Pen { canvas, place };
    for (eye, weight) in [(&spec.far, 0.85), (&spec.near, 1.0)] {
        let reach = (eye.outer.0 - eye.inner.0).abs() * 0.4 + eye.fold;
        pen.within(
            (
                eye.inner.0.min(eye.outer.0) - reach,
                eye.inner.1.min(eye.outer.1) - eye.top - reach,
                eye.inner.0.max(eye.outer.0) + reach,
                eye.inner.1.max(eye.outer.1) + eye.bottom + reach,
            ),
            |pen| draw_eye(pen, eye, inks, state, spec.lashes * weight),
        );
    }
    draw_brow(&mut pen, &spec.brow_far, inks.brow, state);
    draw_brow(&mut pen, &spec.brow_near, inks.brow, state);
    if state.frown > 0.02 {
        pen.fill(spec.crease.swept(&[0.6, 2.4, 0.6]), inks.fold.with_alpha(0.55 * state.frown.min(1.0)), None);
    }
    draw_mouth(&mut pen, &spec.mouth, inks, state);
}

/// The opening of an eye: upper and lower curve from the inner to the outer corner.
fn eye_curves(eye: &EyeSpec, state: &FaceState) -> (Vec<Knot>, Vec<Knot>) {
    let (ix, iy) = eye.inner;
    let (ox, oy) = eye.outer;
    let (ax, ay) = (ox - ix, oy - iy);
    let at = |part: f32, rise: f32| Knot::new(ix + ax * part, iy + ay * part - rise);
    // A lowered gaze lowers the upper lid, a raised one lifts it.
    let follows = state.looky * if state.looky > 0.0 { 0.38 } else { 0.15 };
    // … but a gaze alone never shuts the eye.
    let lid = (state.lid + follows).min(state.lid.max(0.58)).clamp(-0.35, 1.0);
    let upper = [(0.14, 0.52), (0.36, 0.95), (0.58, 1.0), (0.82, 0.66)];
    let lower = [(0.14, 0.42), (0.36, 0.85), (0.62, 1.0), (0.84, 0.62)];
    let lower_rise = |height: f32| -height * eye.bottom * (1.0 - 0.12 * lid.max(0.0));
    let mut top = vec![Knot::corner(ix, iy)];
    let mut bottom = vec![Knot::corner(ix, iy)];
    for index in 0..4 {
        let closed = at(lower[index].0, lower_rise(lower[index].1) * 0.9);
        let open = at(upper[index].0, upper[index].1 * eye.top);
        top.push(open.mix(closed, lid));
        bottom.push(at(lower[index].0, lower_rise(lower[index].1)));
    }
    top.push(Knot::corner(ox, oy));
    bottom.push(Knot::corner(ox, oy));
    (top, bottom)
}

fn draw_eye(pen: &mut Pen, eye: &EyeSpec, inks: &FaceInks, state: &FaceState, lashes: f32) {
    let (top, bottom) = eye_curves(eye, state);
    let ring: Vec<Knot> = top.iter().copied().chain(bottom.iter().rev().copied().skip(1).take(4)).collect();
    let length = (eye.outer.0 - eye.inner.0).hypot(eye.outer.1 - eye.inner.1);
    let unit = length / 60.0;
    let openness = {
        let gap = (bottom[2].y - top[2].y).max(0.0);
        (gap / (eye.top + eye.bottom)).clamp(0.0, 1.0)
    };
    if let (true, Some(shape)) = (openness > 0.05, Outline(ring).closed()) {
        let clip = pen.clip(&shape);
        pen.fill(Some(shape), inks.white, None);
        if let Some(clip) = &clip {
            let side = (eye.outer.0 - eye.inner.0).signum();
            let middle = (
                eye.inner.0.midpoint(eye.outer.0) - side * length * 0.01 + state.lookx * length * 0.21,
                eye.inner.1.midpoint(eye.outer.1) - (eye.top - eye.bottom) * 0.5 + state.looky * eye.iris * 0.55,
            );
            let r = eye.iris;
            pen.fill(PathBuilder::from_circle(middle.0, middle.1, r), inks.iris.mix(inks.lash, 0.55), Some(clip));
            pen.fill(PathBuilder::from_circle(middle.0, middle.1 + r * 0.06, r * 0.86), inks.iris, Some(clip));
            pen.fill(
                PathBuilder::from_circle(middle.0, middle.1 + r * 0.42, r * 0.5),
                inks.iris.mix(Ink::hex(0xffffff), 0.16).with_alpha(0.5),
                Some(clip),
            );
            pen.fill(
                PathBuilder::from_circle(middle.0, middle.1, r * 0.46),
                inks.lash.mix(Ink::hex(0), 0.5),
                Some(clip),
            );
            // The lid shades the upper part of the ball.
            let shade = Outline(top.iter().map(|knot| Knot { y: knot.y + unit * 1.5, ..*knot }).collect());
            pen.fill(shade.swept(&[unit * 5.0, unit * 9.0, unit * 6.0]), inks.lash.with_alpha(0.22), Some(clip));
            pen.fill(
                PathBuilder::from_circle(middle.0 - r * 0.34, middle.1 - r * 0.38, r * 0.2),
                Ink::hex(0xffffff).with_alpha(0.85 * openness.sqrt()),
                Some(clip),
            );
        }
    }
    // Lower lid: a breath of a line, and its wet edge.
    pen.fill(
        Outline(bottom[1..].to_vec()).swept(&[unit * 0.4, unit * 1.3, unit * 1.5]),
        inks.fold.with_alpha(0.5),
        None,
    );
    // Upper lid with lashes, heavier outwards.
    let mut line = top.clone();
    let end = line.len() - 1;
    let (ax, ay) = (eye.outer.0 - eye.inner.0, eye.outer.1 - eye.inner.1);
    line[end] = Knot::new(eye.outer.0 + ax * 0.035, eye.outer.1 + ay * 0.035 + unit * 0.6);
    let heavy = [unit * 1.1, unit * 2.6 * lashes, unit * 3.3 * lashes, unit * 3.0 * lashes, unit * 0.8];
    pen.fill(Outline(line).swept(&heavy), inks.lash, None);
    // The fold above the lid follows it a little.
    let fold: Vec<Knot> = eye_curves(eye, &FaceState { lid: state.lid * 0.35, looky: state.looky * 0.3, ..*state })
        .0
        .iter()
        .enumerate()
        .map(|(index, knot)| {
            let rise = [0.25, 0.75, 1.0, 1.0, 0.95, 0.55][index.min(5)];
            Knot::new(knot.x, knot.y - eye.fold * rise)
        })
        .collect();
    pen.fill(Outline(fold).swept(&[unit * 0.4, unit * 1.7, unit * 2.0, unit * 0.6]), inks.fold.with_alpha(0.55), None);
}

fn draw_brow(pen: &mut Pen, brow: &BrowSpec, ink: Ink, state: &FaceState) {
    let knots = &brow.line.0;
    let last = knots.len().saturating_sub(1).max(1) as f32;
    let (Some(first), Some(end)) = (knots.first(), knots.last()) else { return };
    let outwards = (end.x - first.x).signum();
    let unit = (end.x - first.x).abs() / 60.0;
    let moved = knots
        .iter()
        .enumerate()
        .map(|(index, knot)| {
            let part = index as f32 / last;
            let inner = (1.0 - part) * (1.0 - part);
            let worry = state.frown.min(1.0) * state.brow.max(0.0);
            let rise = state.brow * (6.0 + 3.0 * (1.0 - part)) + worry * inner * 9.0
                - state.frown * inner * 3.0 * (1.0 - state.brow.clamp(0.0, 1.0));
            let outer_drop = worry * part * 3.0;
            Knot::new(knot.x - outwards * state.frown * inner * 4.0 * unit, knot.y - (rise - outer_drop) * unit)
        })
        .collect();
    pen.fill(Outline(moved).swept(&brow.w), ink, None);
}

fn draw_mouth(pen: &mut Pen, mouth: &MouthSpec, inks: &FaceInks, state: &FaceState) {
    let open = state.open.clamp(0.0, 0.6);
    let wide = state.wide.clamp(-0.7, 0.8);
    // Round lips draw together much more than wide ones spread.
    let stretch = 1.0 + wide * if wide < 0.0 { 0.46 } else { 0.2 } - open * 0.16;
    let bite = state.bite.clamp(0.0, 1.0);
    let round = (-wide / 0.7).clamp(0.0, 1.0);
    let (mx, my) = mouth.middle;
    let unit = (mouth.near.0 - mouth.far.0).abs() / 78.0;
    let corner = |(x, y): (f32, f32)| {
        Knot::corner(mx + (x - mx) * stretch, y - state.corner * 5.0 * unit * (1.0 - round * 0.7) + open * mouth.drop * 0.30)
    };
    let (far, near) = (corner(mouth.far), corner(mouth.near));
    let plump = 1.0 - wide * 0.22;
    let lift = open * mouth.drop * 0.12 + bite * mouth.upper * 0.16;
    // A lip at the teeth leaves a narrow gap, in which they show.
    let drop = (open * mouth.drop * (1.0 - bite * 0.6)).max(bite * mouth.upper * 0.2);
    let along = |t: f32, y: f32| {
        // t from −1 at the far corner over 0 in the middle to 1 at the near corner
        let x = if t < 0.0 { mx + (mx - far.x) * t } else { mx + (near.x - mx) * t };
        let base = if t < 0.0 { my + (far.y - my) * -t } else { my + (near.y - my) * t };
        Knot::new(x, base + y)
    };
    let up = mouth.upper * plump;
    let low = mouth.lower * plump * (1.0 - bite * 0.4);
    let seam_top: Vec<Knot> = [(-0.62, -0.04), (-0.25, -0.03), (0.0, 0.05), (0.25, -0.03), (0.62, -0.02)]
        .iter()
        .map(|&(t, y)| along(t, y * up - lift * (1.0 - t * t)))
        .collect();
    let seam_low: Vec<Knot> = [(-0.62, 0.6), (-0.25, 0.95), (0.0, 1.0), (0.25, 0.96), (0.62, 0.66)]
        .iter()
        .map(|&(t, y)| along(t, y * drop + (if open < 0.02 { 0.3 } else { 0.0 })))
        .collect();
    let upper_edge: Vec<Knot> = [(-0.55, -0.55), (-0.2, -0.98), (0.02, -0.8), (0.26, -1.0), (0.62, -0.5)]
        .iter()
        .map(|&(t, y)| along(t, y * up - lift * (1.0 - t * t)))
        .collect();
    let lower_edge: Vec<Knot> = [(-0.6, 0.5), (-0.25, 0.94), (0.02, 1.0), (0.3, 0.95), (0.64, 0.5)]
        .iter()
        .map(|&(t, y)| along(t, y * low + drop * (1.0 - t * t * 0.45)))
        .collect();
    let ring = |over: &[Knot], under: &[Knot]| {
        let mut knots = vec![far];
        knots.extend_from_slice(over);
        knots.push(near);
        knots.extend(under.iter().rev());
        Outline(knots).closed()
    };
    if open > 0.015 || bite > 0.05 {
        pen.fill(ring(&seam_top, &seam_low), inks.lash.mix(Ink::hex(0x3a1518), 0.6), None);
        // Teeth show when it is open or spread; never behind round lips.
        let teeth = ((open - 0.08).max(0.0) * (0.38 + 0.2 * wide.max(0.0))) * mouth.drop * (1.0 - round * 0.8);
        let teeth = teeth.max(bite * drop * 0.8);
        if teeth > unit * 0.4 {
            let edge: Vec<Knot> = seam_top.iter().map(|knot| Knot::new(knot.x, knot.y + teeth)).collect();
            let inset = |knot: Knot, t: f32| knot.mix(along(0.0, 0.0), t);
            let mut knots = vec![inset(far, 0.22)];
            knots.extend_from_slice(&seam_top);
            knots.push(inset(near, 0.22));
            knots.extend(edge.iter().rev());
            pen.fill(Outline(knots).closed(), inks.white.mix(inks.fold, 0.25).with_alpha(0.75), None);
        }
    }
    pen.fill(ring(&upper_edge, &seam_top), inks.lip_upper, None);
    let lower: Vec<Knot> = std::iter::once(far.mix(along(0.0, drop * 0.5), 0.13))
        .chain(seam_low.iter().copied())
        .chain(std::iter::once(near.mix(along(0.0, drop * 0.5), 0.13)))
        .chain(lower_edge.iter().rev().copied())
        .collect();
    pen.fill(Outline(lower).closed(), inks.lip_lower, None);
    let shine =
        Outline(vec![along(-0.3, drop + low * 0.42), along(0.0, drop + low * 0.5), along(0.3, drop + low * 0.42)]);
    pen.fill(shine.swept(&[unit, unit * 3.2, unit]), inks.white.with_alpha(0.13), None);
    let mut seam = vec![Knot::new(far.x, far.y)];
    seam.extend_from_slice(&seam_top);
    seam.push(Knot::new(near.x, near.y));
    pen.fill(
        Outline(seam).swept(&[unit * 1.2, unit * 2.0, unit * 2.4, unit * 2.0, unit * 2.2]),
        inks.lash.mix(inks.lip_upper, 0.25),
        None,
    );
    for end in [far, near] {
        pen.fill(PathBuilder::from_circle(end.x, end.y, unit * 2.0), inks.fold.with_alpha(0.4), None);
    }
    // The lower lip throws a small shade on the chin.
    let shade =
        Outline(vec![along(-0.35, drop + low * 1.35), along(0.02, drop + low * 1.6), along(0.4, drop + low * 1.35)]);
    pen.fill(shade.swept(&[unit, unit * 4.5, unit]), inks.fold.with_alpha(0.22), None);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn eye() -> EyeSpec {
        EyeSpec { inner: (0.0, 0.0), outer: (60.0, 0.0), top: 16.0, bottom: 9.0, iris: 13.0, fold: 8.0 }
    }

    #[test]
    fn closing_brings_the_lids_together() {
        let gap = |lid| {
            let (top, bottom) = eye_curves(&eye(), &FaceState { lid, ..FaceState::default() });
            bottom[2].y - top[2].y
        };
        assert!(gap(0.0) > 20.0 && gap(1.0).abs() < 1.5 && gap(0.5) < gap(0.0) && gap(-0.3) > gap(0.0));
    }

    #[test]
    fn a_lowered_gaze_lowers_the_lid() {
        let top = |looky| eye_curves(&eye(), &FaceState { looky, ..FaceState::default() }).0[2].y;
        assert!(top(0.8) > top(0.0) + 3.0);
    }

    #[test]
    fn expressions_have_names_and_mix() {
        assert!(FaceState::named("evasive").unwrap().looky > 0.5);
        assert!(FaceState::named("grin").is_none());
        let half = FaceState::default().mix(FaceState { open: 0.4, ..FaceState::default() }, 0.5);
        assert!((half.open - 0.2).abs() < 1e-6);
    }
}
