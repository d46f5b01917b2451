//! Over the film of a scenario that is being written: what is wrong with what was saved, while the last good version runs.

use egui::{Rect, ScrollArea, Ui, UiBuilder, pos2, vec2};

use super::command::UiCommand;
use super::library::DiagnosticLine;
use super::look::Look;
use super::widgets::{self, Button, lay_out};
use crate::app::theme::{Step, faded, icons};

/// What is told.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FaultsView {
    /// What is wrong with the version that was saved last; empty: it runs.
    pub faults: Vec<DiagnosticLine>,
    /// Only their number is shown.
    pub folded: bool,
    /// A word on what was taken over, for a moment.
    pub remark: Option<String>,
}

/// Draws a panel at the top of the window.
pub fn faults_ui(ui: &mut Ui, look: &Look, view: &FaultsView, commands: &mut Vec<UiCommand>) {
    let p = look.theme.palette;
    let full = ui.max_rect();
    let width = look.theme.length(620.0).min(full.width() - 48.0);
    let left = full.right() - width - 24.0;
    if view.faults.is_empty() {
        if let Some(remark) = &view.remark {
            let text = lay_out(ui, look, Step::Small, p.text, remark, width - 40.0);
            let size = text.size() + vec2(24.0, 14.0);
            let rect = Rect::from_min_size(pos2(full.right() - 24.0 - size.x, full.top() + 16.0), size);
            ui.painter().rect(rect, 6.0, faded(p.scrim, 0.88), egui::Stroke::new(1.0, p.good), egui::StrokeKind::Inside);
            ui.painter().galley(rect.min + vec2(12.0, 7.0), text, p.text);
        }
        return;
    }
    let key = ui.id().with("faults-height");
    let known = ui.data(|data| data.get_temp::<f32>(key)).unwrap_or(120.0);
    let most = full.height() * 0.55;
    let rect = Rect::from_min_size(pos2(left, full.top() + 16.0), vec2(width, known.min(most) + 28.0));
    ui.painter().rect(rect, 8.0, faded(p.ground, 0.95), egui::Stroke::new(1.5, p.bad), egui::StrokeKind::Inside);
    let mut panel = ui.new_child(UiBuilder::new().id_salt("faults").max_rect(rect.shrink2(vec2(18.0, 14.0))));
    panel.set_clip_rect(rect);
    let ui = &mut panel;
    ScrollArea::vertical().id_salt("faults-scroll").max_height(most).auto_shrink([false, true]).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 3.0;
        ui.horizontal(|ui| {
            let side = look.theme.text(22.0);
            let (at, _) = ui.allocate_exact_size(vec2(side, side), egui::Sense::hover());
            widgets::paint_icon(ui, icons::WARNING_CIRCLE, at.center(), side, p.bad);
            let title = look.t_with("watch-faults", &[("count", view.faults.len().into())]);
            let room = ui.available_width() - look.theme.length(150.0);
            ui.allocate_ui(vec2(room, 24.0), |ui| look.plain(ui, Step::Strong, title));
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                let (key, icon) = if view.folded { ("watch-unfold", icons::CARET_DOWN) } else { ("watch-fold", icons::CARET_UP) };
                if Button::quiet(&look.t(key)).icon(icon).show(ui, look).clicked() {
                    commands.push(UiCommand::FoldFaults);
                }
            });
        });
        if !view.folded {
            look.dim(ui, Step::Small, look.t("watch-runs-on"));
            for line in &view.faults {
                ui.separator();
                look.text(ui, Step::Small, p.bad, &line.place);
                look.plain(ui, Step::Body, line.headline.get(look.language));
                if let Some(cure) = &line.cure {
                    look.dim(ui, Step::Body, cure.get(look.language));
                }
            }
        }
        let needed = ui.min_rect().height();
        if (needed - known).abs() > 1.0 {
            ui.data_mut(|data| data.insert_temp(key, needed));
            ui.ctx().request_repaint();
        }
    });
}
