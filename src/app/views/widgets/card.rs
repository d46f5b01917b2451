//! Surfaces that hold other things: cards, notices, sections.

use egui::{CornerRadius, Frame, InnerResponse, Margin, Stroke, Ui};

use super::paint_icon;
use crate::app::theme::{Step, icons::Icon};
use crate::app::views::look::Look;

/// A raised surface.
pub fn card<R>(ui: &mut Ui, look: &Look, add: impl FnOnce(&mut Ui) -> R) -> InnerResponse<R> {
    let p = look.theme.palette;
    Frame::new()
        .fill(p.surface)
        .stroke(Stroke::new(1.0, p.line))
        .corner_radius(CornerRadius::same(10))
        .inner_margin(Margin::symmetric(22, 18))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            add(ui)
        })
}

/// A strip that tells something: an icon, a title and a text. `colour` says how serious it is, the icon too.
pub fn notice(ui: &mut Ui, look: &Look, icon: Icon, colour: egui::Color32, title: &str, text: &str) {
    let p = look.theme.palette;
    Frame::new()
        .fill(p.surface)
        .stroke(Stroke::new(1.0, p.line))
        .corner_radius(CornerRadius::same(8))
        .inner_margin(Margin::symmetric(16, 12))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.horizontal_top(|ui| {
                let side = look.theme.text(22.0);
                let (rect, _) = ui.allocate_exact_size(egui::Vec2::splat(side), egui::Sense::hover());
                paint_icon(ui, icon, rect.center(), side, colour);
                ui.vertical(|ui| {
                    ui.spacing_mut().item_spacing.y = 3.0;
                    if !title.is_empty() {
                        look.plain(ui, Step::Strong, title);
                    }
                    if !text.is_empty() {
                        look.dim(ui, Step::Body, text);
                    }
                });
            });
        });
}

/// A titled part of a page.
pub fn section<R>(ui: &mut Ui, look: &Look, title: &str, add: impl FnOnce(&mut Ui) -> R) -> R {
    look.label(ui, title);
    ui.add_space(2.0);
    let inner = add(ui);
    ui.add_space(look.theme.length(16.0));
    inner
}
