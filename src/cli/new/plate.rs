//! Placeholder pictures: calm dark plates with a large pictogram, drawn from a few shapes.

use image::{Rgb, RgbImage};

use Shape::{Bar, Block, Disc, Hole};

const WIDTH: u32 = 1280;
const HEIGHT: u32 = 720;

/// A shape, in points of the plate.
#[derive(Clone, Copy)]
enum Shape {
    /// Centre and radius.
    Disc(f32, f32, f32),
    /// Centre, half width, half height, radius of the corners.
    Block(f32, f32, f32, f32, f32),
    /// The same, cut out of what was drawn before.
    Hole(f32, f32, f32, f32, f32),
    /// From, to, half thickness.
    Bar(f32, f32, f32, f32, f32),
}

const LANE: &[Shape] = &[
    Block(640.0, 360.0, 260.0, 110.0, 40.0),
    Hole(560.0, 320.0, 60.0, 40.0, 10.0),
    Hole(700.0, 320.0, 60.0, 40.0, 10.0),
    Disc(500.0, 475.0, 48.0),
    Disc(780.0, 475.0, 48.0),
    Bar(300.0, 560.0, 980.0, 560.0, 4.0),
];
const TABLE: &[Shape] = &[
    Disc(470.0, 250.0, 60.0),
    Block(470.0, 390.0, 80.0, 70.0, 40.0),
    Disc(810.0, 250.0, 60.0),
    Block(810.0, 390.0, 80.0, 70.0, 40.0),
    Block(640.0, 490.0, 330.0, 14.0, 8.0),
];
const PERSON: &[Shape] = &[Disc(640.0, 250.0, 90.0), Block(640.0, 480.0, 150.0, 120.0, 80.0)];
const DOCUMENT: &[Shape] = &[
    Block(640.0, 360.0, 210.0, 280.0, 14.0),
    Hole(640.0, 240.0, 150.0, 8.0, 4.0),
    Hole(640.0, 290.0, 150.0, 8.0, 4.0),
    Hole(640.0, 340.0, 150.0, 8.0, 4.0),
    Hole(580.0, 420.0, 90.0, 8.0, 4.0),
];
const HALL: &[Shape] = &[
    Bar(300.0, 260.0, 640.0, 140.0, 10.0),
    Bar(640.0, 140.0, 980.0, 260.0, 10.0),
    Block(440.0, 440.0, 80.0, 90.0, 8.0),
    Block(640.0, 440.0, 80.0, 90.0, 8.0),
    Block(840.0, 440.0, 80.0, 90.0, 8.0),
    Bar(300.0, 560.0, 980.0, 560.0, 4.0),
];
const PHONE: &[Shape] = &[
    Block(640.0, 360.0, 140.0, 260.0, 36.0),
    Hole(640.0, 340.0, 116.0, 200.0, 10.0),
    Hole(640.0, 580.0, 30.0, 10.0, 10.0),
];
/// For a scene of any other name.
const FRAME: &[Shape] = &[Block(640.0, 360.0, 320.0, 190.0, 20.0), Hole(640.0, 360.0, 300.0, 170.0, 12.0)];

fn shapes(name: &str) -> &'static [Shape] {
    match name {
        "lane" => LANE,
        "table" => TABLE,
        "person" => PERSON,
        "document" => DOCUMENT,
        "hall" => HALL,
        "phone" => PHONE,
        _ => FRAME,
    }
}

/// The pictogram that a scene of that name gets: its own, or `frame`.
pub(super) fn name(of: &str) -> &'static str {
    const KNOWN: [&str; 6] = ["lane", "table", "person", "document", "hall", "phone"];
    KNOWN.into_iter().find(|known| *known == of).unwrap_or("frame")
}

/// The plate of that name.
pub(super) fn draw(name: &str) -> RgbImage {
    let mut plate = RgbImage::from_fn(WIDTH, HEIGHT, |_, y| Rgb(ground(y)));
    for shape in shapes(name) {
        paint(&mut plate, *shape);
    }
    plate
}

/// A dark blue, darker towards the bottom.
fn ground(y: u32) -> [u8; 3] {
    [26_u8, 34, 44].map(|tone| tone - u8::try_from(u32::from(tone) * y / (HEIGHT * 3)).unwrap_or(0))
}

fn paint(plate: &mut RgbImage, shape: Shape) {
    for (x, y, pixel) in plate.enumerate_pixels_mut() {
        #[expect(clippy::cast_precision_loss, reason = "points of a small picture")]
        let inside = 0.5 - distance(shape, x as f32 + 0.5, y as f32 + 0.5);
        if inside <= 0.0 {
            continue;
        }
        let share = inside.min(1.0);
        let ink = if matches!(shape, Hole(..)) { ground(y) } else { [150, 164, 178] };
        for (channel, to) in pixel.0.iter_mut().zip(ink) {
            let mixed = f32::from(*channel) + (f32::from(to) - f32::from(*channel)) * share;
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between two bytes")]
            let byte = mixed.round() as u8;
            *channel = byte;
        }
    }
}

/// How far a point is outside the shape; negative inside.
fn distance(shape: Shape, x: f32, y: f32) -> f32 {
    match shape {
        Disc(cx, cy, radius) => (x - cx).hypot(y - cy) - radius,
        Block(cx, cy, half_width, half_height, corner) | Hole(cx, cy, half_width, half_height, corner) => {
            let (dx, dy) = ((x - cx).abs() - half_width + corner, (y - cy).abs() - half_height + corner);
            dx.max(0.0).hypot(dy.max(0.0)) + dx.max(dy).min(0.0) - corner
        }
        Bar(x1, y1, x2, y2, half) => {
            let (dx, dy) = (x2 - x1, y2 - y1);
            let along = (((x - x1) * dx + (y - y1) * dy) / (dx * dx + dy * dy)).clamp(0.0, 1.0);
            (x - x1 - along * dx).hypot(y - y1 - along * dy) - half
        }
    }
}
