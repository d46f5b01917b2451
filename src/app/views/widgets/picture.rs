//! Pictures that the application uploads for the views: posters, thumbnails, exhibits.

use egui::{Color32, Mesh, Pos2, Rect, Shape, Ui, Vec2, pos2};

use crate::app::theme::faded;
use crate::app::views::look::Look;

/// A picture ready to be drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Picture {
    /// The texture, as egui knows it.
    pub texture: egui::TextureId,
    /// Its size in pixels.
    pub size: [u32; 2],
}

/// Draws `picture` so that it covers `rect`, cut at the edges; a drawn night when there is none.
pub fn picture(ui: &Ui, look: &Look, rect: Rect, picture: Option<Picture>, seed: u32) {
    match picture {
        Some(picture) => {
            let size = Vec2::new(picture.size[0] as f32, picture.size[1] as f32).max(Vec2::splat(1.0));
            let scale = (rect.width() / size.x).max(rect.height() / size.y);
            let shown = Vec2::new(rect.width() / (size.x * scale), rect.height() / (size.y * scale));
            let uv = Rect::from_center_size(pos2(0.5, 0.5), shown);
            ui.painter().image(picture.texture, rect, uv, Color32::WHITE);
        }
        None => night_plate(ui, look, rect, seed),
    }
}

/// A quiet night drawn for a scenario without a poster: sky, ground, one lamp and its light on wet ground.
pub fn night_plate(ui: &Ui, look: &Look, rect: Rect, seed: u32) {
    let p = look.theme.palette;
    let painter = ui.painter().with_clip_rect(rect.intersect(ui.clip_rect()));
    let horizon = rect.top() + rect.height() * 0.58;
    let sky = [Color32::from_rgb(0x0a, 0x14, 0x20), Color32::from_rgb(0x1a, 0x2b, 0x38)];
    let ground = [Color32::from_rgb(0x12, 0x1a, 0x21), Color32::from_rgb(0x05, 0x08, 0x0c)];
    gradient(&painter, Rect::from_min_max(rect.min, pos2(rect.right(), horizon)), sky[0], sky[1]);
    gradient(&painter, Rect::from_min_max(pos2(rect.left(), horizon), rect.max), ground[0], ground[1]);
    let spread = |n: u32| ((seed.wrapping_mul(2_654_435_761).wrapping_add(n.wrapping_mul(40_503)) >> 8) % 1000) as f32 / 1000.0;
    let mut x = rect.left();
    let mut n = 0;
    while x < rect.right() {
        let (w, h) = (rect.width() * (0.03 + 0.05 * spread(n)), rect.height() * (0.04 + 0.1 * spread(n + 7)));
        painter.rect_filled(Rect::from_min_max(pos2(x, horizon - h), pos2(x + w + 1.0, horizon)), 0.0, Color32::from_rgb(0x07, 0x0d, 0x13));
        x += w;
        n += 1;
    }
    let lamp = pos2(rect.left() + rect.width() * (0.6 + 0.25 * spread(3)), rect.top() + rect.height() * 0.3);
    for (radius, opacity) in [(0.5, 0.05), (0.3, 0.06), (0.16, 0.1), (0.07, 0.2), (0.025, 0.6)] {
        glow(&painter, lamp, rect.height() * radius, faded(p.accent, opacity));
    }
    painter.rect_filled(Rect::from_min_max(pos2(lamp.x - 1.0, lamp.y), pos2(lamp.x + 1.0, horizon)), 0.0, Color32::from_rgb(0x04, 0x07, 0x0a));
    for row in 0..9 {
        let t = row as f32 / 9.0;
        let y = horizon + rect.height() * (0.03 + 0.36 * t);
        let half = rect.width() * (0.012 + 0.05 * t);
        let streak = Rect::from_center_size(pos2(lamp.x, y), Vec2::new(half * 2.0, 1.6 + 2.0 * t));
        painter.rect_filled(streak, 1.0, faded(p.accent, 0.22 * (1.0 - t)));
    }
}

fn gradient(painter: &egui::Painter, rect: Rect, top: Color32, bottom: Color32) {
    let mut mesh = Mesh::default();
    for (at, colour) in [(rect.left_top(), top), (rect.right_top(), top), (rect.right_bottom(), bottom), (rect.left_bottom(), bottom)] {
        mesh.colored_vertex(at, colour);
    }
    mesh.add_triangle(0, 1, 2);
    mesh.add_triangle(0, 2, 3);
    painter.add(Shape::mesh(mesh));
}

/// A round light that fades to nothing at its rim.
fn glow(painter: &egui::Painter, centre: Pos2, radius: f32, colour: Color32) {
    let mut mesh = Mesh::default();
    mesh.colored_vertex(centre, colour);
    let sides = 28;
    for side in 0..=sides {
        let angle = std::f32::consts::TAU * side as f32 / sides as f32;
        mesh.colored_vertex(centre + radius * Vec2::angled(angle), Color32::TRANSPARENT);
    }
    for side in 0..sides {
        mesh.add_triangle(0, side + 1, side + 2);
    }
    painter.add(Shape::mesh(mesh));
}

/// A gradient from transparent at the top to `colour` at the bottom, so that text can be read on a picture.
pub(crate) fn fade_down(ui: &Ui, rect: Rect, colour: Color32) {
    gradient(ui.painter(), rect, Color32::TRANSPARENT, colour);
}

/// A gradient from `colour` at the left to transparent at the right.
pub(crate) fn fade_right(ui: &Ui, rect: Rect, colour: Color32) {
    let mut mesh = Mesh::default();
    let clear = Color32::TRANSPARENT;
    for (at, colour) in [(rect.left_top(), colour), (rect.right_top(), clear), (rect.right_bottom(), clear), (rect.left_bottom(), colour)] {
        mesh.colored_vertex(at, colour);
    }
    mesh.add_triangle(0, 1, 2);
    mesh.add_triangle(0, 2, 3);
    ui.painter().add(Shape::mesh(mesh));
}

/// A round light on a page.
pub(crate) fn light(ui: &Ui, centre: Pos2, radius: f32, colour: Color32) {
    glow(ui.painter(), centre, radius, colour);
}
