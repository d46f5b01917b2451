//! Keys drawn as caps, so that the keyboard's way is always in sight.

use std::sync::Arc;

use egui::{Align2, Color32, Galley, Pos2, Rect, Sense, Stroke, StrokeKind, Ui, Vec2};

use super::lay_out;
use crate::app::theme::{Step, faded};
use crate::app::views::look::Look;

/// Draws a cap whose left edge is centred at `left`.
pub(super) fn paint_key_cap(ui: &Ui, look: &Look, left: Pos2, cap: &Arc<Galley>, ink: Color32) {
    let height = cap.size().y + 8.0;
    let width = (cap.size().x + 14.0).max(height);
    let rect = Rect::from_min_size(Pos2::new(left.x, left.y - height / 2.0), Vec2::new(width, height));
    let painter = ui.painter();
    painter.rect(rect, 4.0, faded(look.theme.palette.ground, 0.12), Stroke::new(1.0, faded(ink, 0.55)), StrokeKind::Inside);
    painter.hline((rect.left() + 4.0)..=(rect.right() - 4.0), rect.bottom() - 2.5, Stroke::new(1.0, faded(ink, 0.35)));
    let at = Align2::CENTER_CENTER.align_size_within_rect(cap.size(), rect).min;
    painter.galley(at, cap.clone(), ink);
}

/// A key alone.
pub fn key_cap(ui: &mut Ui, look: &Look, key: &str) {
    let ink = look.theme.palette.text;
    let cap = lay_out(ui, look, Step::Label, ink, key, f32::INFINITY);
    let height = cap.size().y + 8.0;
    let (rect, _) = ui.allocate_exact_size(Vec2::new((cap.size().x + 14.0).max(height), height), Sense::hover());
    paint_key_cap(ui, look, rect.left_center(), &cap, ink);
}

/// A key and what it does, on one line.
pub fn key_hint(ui: &mut Ui, look: &Look, key: &str, does: &str) {
    ui.horizontal(|ui| {
        key_cap(ui, look, key);
        look.dim(ui, Step::Body, does);
    });
}
