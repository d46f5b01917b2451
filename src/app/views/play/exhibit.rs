//! A document or an object: look closer, move about, mark what is wrong.
//!
//! By mouse: wheel to magnify, drag to move, click to mark. By keyboard: arrows move the picture under the cross in the
//! middle, plus and minus magnify, Enter marks what is under the cross.

use egui::{Key, Modifiers, Rect, Sense, Stroke, Ui, UiBuilder, Vec2, WidgetInfo, WidgetType, pos2, vec2};

use crate::app::theme::{Step, faded, icons};
use crate::app::views::command::UiCommand;
use crate::app::views::look::Look;
use crate::app::views::widgets::{Button, Picture, focus_ring, icon_button, key_hint, lay_out};

/// An exhibit.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ExhibitView {
    /// Its name.
    pub title: String,
    /// What is asked.
    pub prompt: String,
    /// The picture; `None` while it is not there.
    pub picture: Option<Picture>,
    /// Why the picture cannot be shown.
    pub fault: Option<String>,
    /// Marks put so far, in fractions of the picture.
    pub marks: Vec<[f32; 2]>,
    /// What is in the middle, in fractions of the picture.
    pub centre: [f32; 2],
    /// Magnification, 1 to 8.
    pub zoom: f32,
}

/// The picture's place in points when `area` shows it magnified by `zoom` around `centre`.
pub fn placed(area: Rect, size: Vec2, centre: [f32; 2], zoom: f32) -> Rect {
    let fit = (area.width() / size.x).min(area.height() / size.y);
    let shown = size * fit * zoom.clamp(1.0, 8.0);
    let origin = area.center() - vec2(centre[0] * shown.x, centre[1] * shown.y);
    Rect::from_min_size(origin, shown)
}

/// Draws the exhibit over the whole window.
pub(super) fn exhibit_ui(ui: &mut Ui, look: &Look, view: &ExhibitView, commands: &mut Vec<UiCommand>) {
    let p = look.theme.palette;
    let full = ui.max_rect();
    ui.painter().rect_filled(full, 0.0, p.ground);
    if ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
        commands.push(UiCommand::Pause);
    }
    let side = look.theme.length(330.0).min(full.width() * 0.42);
    let area = Rect::from_min_max(full.min, pos2(full.right() - side, full.bottom()));
    desk(ui, look, view, area, commands);
    let panel = Rect::from_min_max(pos2(area.right(), full.top()), full.max);
    ui.painter().rect_filled(panel, 0.0, p.surface);
    ui.painter().vline(panel.left(), panel.y_range(), Stroke::new(1.0, p.line));
    let mut side = ui.new_child(UiBuilder::new().id_salt("exhibit-panel").max_rect(panel.shrink(22.0)));
    panel_ui(&mut side, look, view, commands);
}

fn desk(ui: &mut Ui, look: &Look, view: &ExhibitView, area: Rect, commands: &mut Vec<UiCommand>) {
    let p = look.theme.palette;
    let Some(picture) = view.picture else {
        let text = view.fault.clone().unwrap_or_else(|| look.t("play-opening"));
        let galley = lay_out(ui, look, Step::Lead, p.text_dim, &text, area.width() * 0.7);
        ui.painter().galley(area.center() - galley.size() / 2.0, galley, p.text_dim);
        return;
    };
    let size = Vec2::new(picture.size[0].max(1) as f32, picture.size[1].max(1) as f32);
    let inner = area.shrink(26.0);
    let rect = placed(inner, size, view.centre, view.zoom);
    let response = ui.interact(area, ui.id().with("exhibit"), Sense::click_and_drag());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Image, true, &view.title));
    let painter = ui.painter().with_clip_rect(area);
    painter.image(picture.texture, rect, Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0)), egui::Color32::WHITE);
    for (place, mark) in view.marks.iter().enumerate() {
        let at = pos2(egui::lerp(rect.x_range(), mark[0]), egui::lerp(rect.y_range(), mark[1]));
        painter.circle(at, 15.0, faded(p.scrim, 0.55), Stroke::new(3.0, p.accent));
        painter.text(at, egui::Align2::CENTER_CENTER, place + 1, look.theme.font(Step::Strong), p.text);
    }
    let cross = area.center();
    let ink = if response.has_focus() { p.focus } else { faded(p.text, 0.5) };
    for (from, to) in [(7.0, 18.0), (-7.0, -18.0)] {
        painter.line_segment([cross + vec2(from, 0.0), cross + vec2(to, 0.0)], Stroke::new(2.0, ink));
        painter.line_segment([cross + vec2(0.0, from), cross + vec2(0.0, to)], Stroke::new(2.0, ink));
    }
    let spot = |at: egui::Pos2| [(at.x - rect.left()) / rect.width(), (at.y - rect.top()) / rect.height()];
    let inside = |spot: [f32; 2]| spot.iter().all(|v| (0.0..=1.0).contains(v));
    if response.clicked() {
        let by_key = ui.input(|input| !input.pointer.any_released());
        let at = if by_key { Some(cross) } else { response.interact_pointer_pos() };
        if let Some(marked) = at.map(spot).filter(|spot| inside(*spot)) {
            commands.push(UiCommand::MarkExhibit(marked));
        }
    }
    let mut centre = view.centre;
    let mut zoom = view.zoom;
    if response.dragged() {
        let delta = response.drag_delta();
        centre = [centre[0] - delta.x / rect.width(), centre[1] - delta.y / rect.height()];
    }
    if response.hovered() {
        let scrolled = ui.input(|input| input.smooth_scroll_delta.y);
        let pinched = ui.input(egui::InputState::zoom_delta);
        zoom *= (scrolled / 240.0).exp() * pinched;
    }
    if response.has_focus() {
        ui.memory_mut(|memory| {
            let filter = egui::EventFilter { horizontal_arrows: true, vertical_arrows: true, ..Default::default() };
            memory.set_focus_lock_filter(response.id, filter);
        });
        ui.input(|input| {
            let stride = 0.06 / zoom;
            let presses = |key: Key| input.num_presses(key) as f32;
            centre[0] += stride * (presses(Key::ArrowRight) - presses(Key::ArrowLeft));
            centre[1] += stride * (presses(Key::ArrowDown) - presses(Key::ArrowUp));
            let steps = presses(Key::Plus) + presses(Key::Equals) - presses(Key::Minus);
            zoom *= 1.25_f32.powf(steps);
        });
    }
    let (centre, zoom) = (centre.map(|v| v.clamp(0.0, 1.0)), zoom.clamp(1.0, 8.0));
    if centre != view.centre || (zoom - view.zoom).abs() > 1e-4 {
        commands.push(UiCommand::ViewExhibit(centre, zoom));
    }
    let drawn = response.clone().with_new_rect(area.shrink(6.0));
    focus_ring(ui, look, &drawn, 4.0);
}

fn panel_ui(ui: &mut Ui, look: &Look, view: &ExhibitView, commands: &mut Vec<UiCommand>) {
    look.label(ui, look.t("exhibit-kicker"));
    look.plain(ui, Step::Heading, &view.title);
    look.dim(ui, Step::Body, &view.prompt);
    ui.add_space(8.0);
    ui.horizontal(|ui| {
        if icon_button(ui, look, icons::MAGNIFYING_GLASS_PLUS, &look.t("exhibit-closer")).clicked() {
            commands.push(UiCommand::ViewExhibit(view.centre, (view.zoom * 1.5).min(8.0)));
        }
        if icon_button(ui, look, icons::MAGNIFYING_GLASS_MINUS, &look.t("exhibit-farther")).clicked() {
            commands.push(UiCommand::ViewExhibit(view.centre, (view.zoom / 1.5).max(1.0)));
        }
        if icon_button(ui, look, icons::CORNERS_OUT, &look.t("exhibit-whole")).clicked() {
            commands.push(UiCommand::ViewExhibit([0.5, 0.5], 1.0));
        }
        if icon_button(ui, look, icons::CROSSHAIR, &look.t("exhibit-mark-here")).clicked() {
            commands.push(UiCommand::MarkExhibit(view.centre));
        }
    });
    ui.add_space(8.0);
    look.label(ui, look.t_with("exhibit-marks", &[("count", view.marks.len().into())]));
    for place in 0..view.marks.len() {
        let height = look.theme.length(40.0);
        ui.allocate_ui_with_layout(vec2(ui.available_width(), height), egui::Layout::left_to_right(egui::Align::Center), |ui| {
            let text = look.t_with("exhibit-mark", &[("number", (place + 1).into())]);
            look.plain(ui, Step::Body, &text);
            let name = look.t_with("exhibit-unmark", &[("number", (place + 1).into())]);
            if icon_button(ui, look, icons::TRASH, &name).clicked() {
                commands.push(UiCommand::UnmarkExhibit(place));
            }
        });
    }
    ui.with_layout(egui::Layout::bottom_up(egui::Align::Min), |ui| {
        if Button::primary(&look.t("exhibit-done")).icon(icons::CHECK).width(180.0).show(ui, look).clicked() {
            commands.push(UiCommand::FinishExhibit);
        }
        ui.add_space(8.0);
        for (key, does) in [("Enter", "exhibit-key-mark"), ("+  −", "exhibit-key-zoom"), ("↑ ↓", "exhibit-key-move")] {
            key_hint(ui, look, key, &look.t(does));
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_whole_picture_fits_at_one() {
        let area = Rect::from_min_size(pos2(0.0, 0.0), vec2(400.0, 400.0));
        let rect = placed(area, vec2(200.0, 100.0), [0.5, 0.5], 1.0);
        assert_eq!(rect, Rect::from_min_size(pos2(0.0, 100.0), vec2(400.0, 200.0)));
    }

    #[test]
    fn magnifying_keeps_the_centre_under_the_cross() {
        let area = Rect::from_min_size(pos2(0.0, 0.0), vec2(400.0, 400.0));
        let rect = placed(area, vec2(200.0, 100.0), [0.25, 0.75], 4.0);
        assert!((egui::lerp(rect.x_range(), 0.25) - 200.0).abs() < 0.01);
        assert!((egui::lerp(rect.y_range(), 0.75) - 200.0).abs() < 0.01);
    }
}
