//! The live features of a small head in profile: eye, brow and the line of the mouth.

use resvg::tiny_skia::{PathBuilder, Pixmap, Transform};
use serde::Deserialize;

use super::face::{BrowSpec, FaceState, Pen};
use super::geom::{Knot, Outline};
use super::tone::Ink;

/// A profile face for small heads, as written.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProfileSpec {
    /// Front of the eye.
    pub eye: (f32, f32),
    /// Length of the eye, front to back.
    pub long: f32,
    /// Which way the face looks: −1 left, 1 right.
    pub facing: f32,
    /// Brow from the nose backwards.
    pub brow_line: BrowSpec,
    /// Where the lips meet at the front.
    pub lips: (f32, f32),
    /// Corner of the mouth.
    pub corner: (f32, f32),
    /// Colours: eyeball, iris, lash, brow, line of the mouth.
    pub inks: (String, String, String, String, String),
    /// Lips that are drawn live, for a head whose outline has none; without, the head's own lips only part.
    #[serde(default)]
    pub mouth: Option<ProfileMouth>,
}

/// Live lips of a profile. They begin at `lips` and end at `corner`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProfileMouth {
    /// Height of the upper lip.
    pub upper: f32,
    /// Height of the lower lip.
    pub lower: f32,
    /// How far the lower lip drops when quite open.
    pub drop: f32,
    /// Colour of the lips.
    pub lip: String,
}

/// Draws a profile face; `inks` are eyeball, iris, lash, brow and the mouth's line; with live lips, their colour too.
pub fn draw_profile(spec: &ProfileSpec, inks: &[Ink], state: &FaceState, canvas: &mut Pixmap, place: Transform) {
    let mut pen = Pen { canvas, place };
    let (x, y) = spec.eye;
    let reach = spec.long * 4.0;
    pen.within((x - reach, y - reach, x + reach, y + reach), |pen| profile(pen, spec, inks, state));
}

fn profile(pen: &mut Pen, spec: &ProfileSpec, inks: &[Ink], state: &FaceState) {
    let &[white, iris, lash, brow, line, ..] = inks else { return };
    let back = -spec.facing;
    let long = spec.long;
    let (ex, ey) = spec.eye;
    let lid = (state.lid + state.looky.max(0.0) * 0.45).clamp(0.0, 1.0);
    let top = long * 0.42 * (1.0 - lid);
    let under = long * 0.2;
    let corner = Knot::corner(ex + back * long, ey + long * 0.1);
    let front_top = Knot::corner(ex + back * long * 0.08, ey - top * 0.8 + under * lid * 0.5);
    let front_low = Knot::corner(ex + back * long * 0.14, ey + under);
    let peak = Knot::new(ex + back * long * 0.42, ey - top + under * lid * 0.7);
    let belly = Knot::new(ex + back * long * 0.5, ey + under * 1.05);
    if lid < 0.9 {
        let shape = Outline(vec![front_top, peak, corner, belly, front_low]).closed();
        if let Some(path) = &shape {
            let clip = pen.clip(path);
            pen.fill(shape.clone(), white, None);
            // Looking back shifts the iris along the ball.
            let shift = (state.lookx * back).clamp(-0.3, 1.0);
            let centre =
                (ex + back * long * (0.24 + 0.34 * shift.max(0.0)), ey - long * 0.08 + state.looky * long * 0.12);
            let ball = Outline(vec![
                Knot::new(centre.0 - long * 0.19, centre.1),
                Knot::new(centre.0, centre.1 - long * 0.34),
                Knot::new(centre.0 + long * 0.19, centre.1),
                Knot::new(centre.0, centre.1 + long * 0.34),
            ]);
            pen.fill(ball.closed(), iris, clip.as_ref());
            pen.fill(PathBuilder::from_circle(centre.0, centre.1, long * 0.12), lash, clip.as_ref());
        }
    }
    let lashes = Outline(vec![
        Knot::new(ex + spec.facing * long * 0.04, front_top.y + long * 0.05),
        peak,
        Knot::new(corner.x + back * long * 0.06, corner.y),
    ]);
    pen.fill(lashes.swept(&[long * 0.14, long * 0.16, long * 0.07]), lash, None);
    let brow_line = Outline(
        spec.brow_line
            .line
            .0
            .iter()
            .enumerate()
            .map(|(index, knot)| {
                let inner = if index == 0 { 1.0 } else { 0.4 };
                Knot { y: knot.y - state.brow * long * 0.22 + state.frown * inner * long * 0.16, ..*knot }
            })
            .collect(),
    );
    pen.fill(brow_line.swept(&spec.brow_line.w), brow, None);
    match &spec.mouth {
        Some(mouth) => live_mouth(pen, spec, mouth, inks, state),
        None => plain_mouth(pen, spec, line, state),
    }
}

/// A mouth whose lips are part of the baked head: a gap between them and their line.
fn plain_mouth(pen: &mut Pen, spec: &ProfileSpec, line: Ink, state: &FaceState) {
    let long = spec.long;
    let (lx, ly) = spec.lips;
    let (cx, cy) = spec.corner;
    let open = state.open.clamp(0.0, 0.6) * long * 0.75;
    let end = Knot::corner(cx - spec.facing * state.wide * long * 0.15, cy - state.corner * long * 0.16);
    if open > 0.02 * long {
        let gap = Outline(vec![
            Knot::corner(lx + spec.facing * long * 0.3, ly - open * 0.25),
            end,
            Knot::corner(lx + spec.facing * long * 0.25, ly + open * 0.75),
        ]);
        pen.fill(gap.closed(), line.mix(Ink::hex(0x1a0608), 0.6), None);
    }
    let seam = Outline(vec![Knot::new(lx, ly), Knot::new(lx.midpoint(end.x), ly.midpoint(end.y) + long * 0.03), end]);
    pen.fill(seam.swept(&[long * 0.07, long * 0.11, long * 0.05]), line, None);
}

/// Lips that open, come forward and are bitten: drawn over a head whose outline has none.
fn live_mouth(pen: &mut Pen, spec: &ProfileSpec, mouth: &ProfileMouth, inks: &[Ink], state: &FaceState) {
    let &[white, _, _, _, line, lip] = inks else { return };
    let f = spec.facing;
    let (lx, ly) = spec.lips;
    let (cx, cy) = spec.corner;
    let open = state.open.clamp(0.0, 0.6) * mouth.drop;
    let bite = state.bite.clamp(0.0, 1.0);
    let round = (-state.wide / 0.7).clamp(0.0, 1.0);
    let wide = (state.wide / 0.8).clamp(0.0, 1.0);
    let (up, low) = (mouth.upper, mouth.lower);
    // Round lips come forward and their corner with them; wide ones lie flat.
    let out = (round * 0.55 - wide * 0.2) * up;
    let end = Knot::corner(cx + f * (round * 0.45 - wide * 0.25) * (lx - cx).abs(), cy - state.corner * low * 0.4 + open * 0.35);
    let top = (lx + f * out, ly - open * 0.12 - bite * up * 0.15);
    let bottom = (lx + f * (out * 0.9 - open * 0.22 - bite * up * 0.5), ly + open * 0.88 - bite * low * 0.1);
    if open > 0.3 || bite > 0.05 {
        let gap = Outline(vec![
            Knot::corner(top.0 - f * up * 0.3, top.1),
            end,
            Knot::corner(bottom.0 - f * up * 0.3, bottom.1 + low * 0.1),
        ]);
        pen.fill(gap.closed(), line.mix(Ink::hex(0x1a0608), 0.6), None);
        let teeth = (open * 0.3 * (1.0 - round)).max(bite * up * 0.35);
        if teeth > 0.3 {
            let row = Outline(vec![
                Knot::corner(top.0 - f * up * 0.4, top.1 - up * 0.1),
                Knot::corner(top.0.midpoint(end.x), top.1.midpoint(end.y)),
                Knot::corner(top.0 - f * up * 0.45, top.1 + teeth),
            ]);
            pen.fill(row.closed(), white.mix(line, 0.25), None);
        }
    }
    let upper = Outline(vec![
        Knot::corner(lx - f * up * 0.35, ly - up * 1.15 - open * 0.1),
        Knot::new(top.0 + f * up * 0.12, top.1 - up * 0.62),
        Knot::new(top.0 - f * up * 0.1, top.1),
        end,
        Knot::new(lx.midpoint(end.x), ly - up * 0.5),
    ]);
    pen.fill(upper.closed(), lip, None);
    let tuck = low * (1.0 - 0.45 * bite);
    let lower = Outline(vec![
        Knot::new(bottom.0 - f * low * 0.12, bottom.1),
        Knot::new(bottom.0 + f * low * 0.08, bottom.1 + tuck * 0.5),
        Knot::new(bottom.0 - f * low * 0.35, bottom.1 + tuck),
        Knot::new(bottom.0.midpoint(end.x), bottom.1.midpoint(end.y) + tuck * 0.7),
        end,
    ]);
    pen.fill(lower.closed(), lip.mix(Ink::hex(0xffffff), 0.06), None);
    let seam = Outline(vec![Knot::new(top.0 - f * up * 0.1, top.1), Knot::new(top.0.midpoint(end.x), top.1.midpoint(end.y)), end]);
    pen.fill(seam.swept(&[up * 0.16, up * 0.24, up * 0.3]), line, None);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spec() -> ProfileSpec {
        ProfileSpec {
            eye: (40.0, 40.0),
            long: 14.0,
            facing: -1.0,
            brow_line: BrowSpec { line: Outline::parse("38,28 60,28").unwrap(), w: vec![3.0] },
            lips: (36.0, 80.0),
            corner: (50.0, 80.0),
            inks: Default::default(),
            mouth: None,
        }
    }

    fn drawn(state: FaceState) -> Pixmap {
        let mut canvas = Pixmap::new(100, 100).unwrap();
        let inks = [0xffffff, 0x335577, 0, 0, 0].map(Ink::hex);
        draw_profile(&spec(), &inks, &state, &mut canvas, Transform::identity());
        canvas
    }

    fn bright(canvas: &Pixmap) -> usize {
        canvas.pixels().iter().filter(|pixel| pixel.alpha() > 200 && pixel.green() > 200).count()
    }

    #[test]
    fn a_closed_lid_hides_the_ball() {
        let open = drawn(FaceState::default());
        let closed = drawn(FaceState { lid: 1.0, ..FaceState::default() });
        assert!(bright(&open) > 5 && bright(&closed) == 0, "{} {}", bright(&open), bright(&closed));
    }

    #[test]
    fn a_word_opens_the_mouth() {
        let dark = |canvas: &Pixmap| {
            (0..100)
                .flat_map(|x| (70..95).map(move |y| (x, y)))
                .filter(|&(x, y)| canvas.pixel(x, y).is_some_and(|pixel| pixel.alpha() > 200))
                .count()
        };
        let talking = drawn(FaceState { open: 0.5, ..FaceState::default() });
        assert!(dark(&talking) > dark(&drawn(FaceState::default())) + 10);
    }
}
