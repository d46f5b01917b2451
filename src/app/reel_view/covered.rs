//! Where the interface has something to show, in bands across the window.
//!
//! Laying a transparent layer over a film costs a software renderer as much as the film; most of the layer is empty.

use bevy::math::{URect, UVec2};
use bevy::prelude::*;
use bevy_egui::{EguiOutput, EguiPostUpdateSet, EguiRenderOutput, egui};

/// Height of a band in physical pixels.
const BAND: u32 = 16;

/// Rectangles of the window, in physical pixels, outside which the interface is empty. They do not overlap.
#[derive(Resource, Clone, Debug, Default, PartialEq, Eq)]
pub struct Covered(pub Vec<URect>);

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Covered>();
    app.add_systems(PostUpdate, cover.after(EguiPostUpdateSet::ProcessOutput));
}

fn cover(
    outputs: Query<(&EguiRenderOutput, &EguiOutput)>,
    windows: Query<&Window, With<bevy::window::PrimaryWindow>>,
    cameras: Query<&Camera>,
    mut covered: ResMut<Covered>,
) {
    // Without a window the camera draws into an image; the window's own size is known a frame earlier.
    let window = windows.single().ok().map(|window| UVec2::new(window.physical_width(), window.physical_height()));
    let target = || cameras.iter().next().and_then(Camera::physical_target_size);
    let (Some((output, points)), Some(size)) = (outputs.iter().next(), window.or_else(target)) else { return };
    // The screens grow with the window, so a point is not a logical pixel.
    let scale = points.pixels_per_point;
    let mut bands = Bands::new(size);
    for job in &output.paint_jobs {
        match &job.primitive {
            egui::epaint::Primitive::Mesh(mesh) => bands.mesh(mesh, job.clip_rect, scale),
            egui::epaint::Primitive::Callback(_) => bands.add(job.clip_rect, scale),
        }
    }
    let found = Covered(bands.rectangles());
    if *covered != found {
        *covered = found;
    }
}

/// From where to where each band is covered.
struct Bands {
    size: UVec2,
    /// Left and right edge; nothing when left is not below right.
    spans: Vec<(u32, u32)>,
}

impl Bands {
    fn new(size: UVec2) -> Self {
        Self { size, spans: vec![(u32::MAX, 0); size.y.div_ceil(BAND) as usize] }
    }

    /// Covers the triangles of a mesh that can be seen.
    fn mesh(&mut self, mesh: &egui::Mesh, clip: egui::Rect, scale: f32) {
        for corners in mesh.indices.chunks_exact(3) {
            let corners = [0, 1, 2].map(|n: usize| mesh.vertices.get(corners[n] as usize));
            let [Some(a), Some(b), Some(c)] = corners else { continue };
            if [a, b, c].iter().all(|vertex| vertex.color == egui::Color32::TRANSPARENT) {
                continue;
            }
            let mut bounds = egui::Rect::from_two_pos(a.pos, b.pos);
            bounds.extend_with(c.pos);
            self.add(bounds.intersect(clip), scale);
        }
    }

    fn add(&mut self, area: egui::Rect, scale: f32) {
        let window = egui::vec2(self.size.x as f32, self.size.y as f32) / scale;
        let area = area.intersect(egui::Rect::from_min_size(egui::Pos2::ZERO, window));
        if !area.is_positive() {
            return;
        }
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "held within the window")]
        let pixel = |value: f32, most: u32| (value * scale).clamp(0.0, most as f32) as u32;
        let (left, right) = (pixel(area.left(), self.size.x), (pixel(area.right(), self.size.x) + 1).min(self.size.x));
        let (top, bottom) = (pixel(area.top(), self.size.y), (pixel(area.bottom(), self.size.y) + 1).min(self.size.y));
        let bands = (top / BAND) as usize..(bottom.div_ceil(BAND) as usize).min(self.spans.len());
        for span in self.spans.get_mut(bands).unwrap_or_default() {
            *span = (span.0.min(left), span.1.max(right));
        }
    }

    /// Bands that are alike and touch become one rectangle.
    fn rectangles(&self) -> Vec<URect> {
        let mut found: Vec<URect> = Vec::new();
        for (place, (left, right)) in (0_u32..).zip(&self.spans) {
            if left >= right {
                continue;
            }
            let (top, bottom) = (place * BAND, ((place + 1) * BAND).min(self.size.y));
            match found.last_mut() {
                Some(last) if last.max.y == top && last.min.x == *left && last.max.x == *right => last.max.y = bottom,
                _ => found.push(URect::new(*left, top, *right, bottom)),
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_corners_leave_the_middle_free() {
        let mut bands = Bands::new(UVec2::new(1280, 720));
        let at = |x, y, w, h| egui::Rect::from_min_size(egui::pos2(x, y), egui::vec2(w, h));
        bands.add(at(10.0, 4.0, 100.0, 8.0), 1.0);
        bands.add(at(0.0, 672.0, 1280.0, 47.5), 1.0);
        assert_eq!(bands.rectangles(), [URect::new(10, 0, 111, 16), URect::new(0, 672, 1280, 720)]);
    }

    #[test]
    fn what_lies_outside_the_window_covers_nothing() {
        let mut bands = Bands::new(UVec2::new(100, 100));
        bands.add(egui::Rect::from_min_size(egui::pos2(-50.0, 200.0), egui::vec2(20.0, 20.0)), 1.0);
        bands.add(egui::Rect::NOTHING, 1.0);
        assert_eq!(bands.rectangles(), []);
        bands.add(egui::Rect::from_min_size(egui::pos2(90.0, 90.0), egui::vec2(500.0, 500.0)), 2.0);
        assert_eq!(bands.rectangles(), []);
    }
}
