//! Controls that hold a value: switches, one-of-several, sliders, text fields.

use egui::{CornerRadius, Key, Response, Sense, Stroke, StrokeKind, Ui, WidgetInfo, WidgetType, pos2, vec2};

use super::{focus_ring, lay_out};
use crate::app::theme::{Step, TARGET_SIDE, faded};
use crate::app::views::look::Look;

/// A switch with its text before it and, if not empty, a hint below. Returns the new value when it was turned.
pub fn switch(ui: &mut Ui, look: &Look, on: bool, text: &str, hint: &str) -> Option<bool> {
    let p = look.theme.palette;
    let track = vec2(look.theme.length(44.0), look.theme.length(24.0));
    let width = ui.available_width();
    let room = width - track.x - 18.0;
    let title = lay_out(ui, look, Step::Body, p.text, text, room);
    let hint_galley = (!hint.is_empty()).then(|| lay_out(ui, look, Step::Small, p.text_dim, hint, room));
    let height = title.size().y + hint_galley.as_ref().map_or(0.0, |g| g.size().y + 1.0);
    let (rect, response) = ui.allocate_exact_size(vec2(width, height.max(track.y) + 12.0), Sense::click());
    let enabled = ui.is_enabled();
    response.widget_info(|| WidgetInfo::selected(WidgetType::Checkbox, enabled, on, text));
    let hot = response.hovered();
    let top = rect.center().y - height / 2.0;
    let title_height = title.size().y;
    ui.painter().galley(pos2(rect.left(), top), title, p.text);
    if let Some(galley) = hint_galley {
        ui.painter().galley(pos2(rect.left(), top + title_height + 1.0), galley, p.text_dim);
    }
    let track = egui::Rect::from_center_size(pos2(rect.right() - track.x / 2.0, rect.center().y), track);
    let how_on = if look.theme.reduced_motion { f32::from(u8::from(on)) } else { ui.ctx().animate_bool(response.id, on) };
    let radius = track.height() / 2.0;
    let fill = if on { p.accent } else { p.raised };
    let line = if on || hot { p.accent } else { p.outline };
    ui.painter().rect(track, radius, fill, Stroke::new(1.5, line), StrokeKind::Inside);
    let knob = pos2(egui::lerp((track.left() + radius)..=(track.right() - radius), how_on), track.center().y);
    ui.painter().circle_filled(knob, radius - 5.0, if on { p.on_accent } else { p.text });
    focus_ring(ui, look, &response, 6.0);
    response.on_hover_cursor(egui::CursorIcon::PointingHand).clicked().then_some(!on)
}

/// One of several, side by side. `name` tells what is chosen; returns the place of what was picked.
///
/// Each is a radio button: reached by Tab, taken by Space or Enter.
pub fn segments(ui: &mut Ui, look: &Look, name: &str, texts: &[&str], chosen: usize) -> Option<usize> {
    let p = look.theme.palette;
    let mut picked = None;
    let height = look.theme.length(34.0).max(TARGET_SIDE);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
        for (place, text) in texts.iter().enumerate() {
            let on = place == chosen;
            let ink = if on { p.on_accent } else { p.text };
            let galley = lay_out(ui, look, Step::Strong, ink, text, f32::INFINITY);
            let (rect, response) = ui.allocate_exact_size(vec2(galley.size().x + 26.0, height), Sense::click());
            let enabled = ui.is_enabled();
            response.widget_info(|| WidgetInfo::selected(WidgetType::RadioButton, enabled, on, format!("{name}: {text}")));
            let hot = response.hovered();
            let (fill, line) = match (on, hot) {
                (true, _) => (p.accent, p.accent),
                (false, true) => (p.raised, p.accent),
                (false, false) => (faded(p.surface, 0.85), p.outline),
            };
            ui.painter().rect(rect, 7.0, fill, Stroke::new(1.0, line), StrokeKind::Inside);
            ui.painter().galley(rect.center() - galley.size() / 2.0, galley, ink);
            focus_ring(ui, look, &response, 7.0);
            if response.on_hover_cursor(egui::CursorIcon::PointingHand).clicked() && !on {
                picked = Some(place);
            }
        }
    });
    picked
}

/// How wide [`segments`] of these texts are on one line.
pub fn segments_width(ui: &Ui, look: &Look, texts: &[&str]) -> f32 {
    let ink = look.theme.palette.text;
    let each = texts.iter().map(|text| lay_out(ui, look, Step::Strong, ink, text, f32::INFINITY).size().x + 26.0);
    each.sum::<f32>() + 6.0 * texts.len().saturating_sub(1) as f32 + 1.0
}

/// A slider over `range` in steps of `step`, with its value written by `show`. Left and right move it by a step.
/// Returns the new value when it was moved.
pub fn slider(
    ui: &mut Ui,
    look: &Look,
    name: &str,
    value: f32,
    range: std::ops::RangeInclusive<f32>,
    step: f32,
    show: impl Fn(f32) -> String,
) -> Option<f32> {
    let p = look.theme.palette;
    let (low, high) = (*range.start(), *range.end());
    let written = lay_out(ui, look, Step::Strong, p.text, &show(value), f32::INFINITY);
    let widest = [low, high].map(|v| lay_out(ui, look, Step::Strong, p.text, &show(v), f32::INFINITY).size().x);
    let value_room = widest[0].max(widest[1]).max(written.size().x) + 14.0;
    let (rect, response) =
        ui.allocate_exact_size(vec2(ui.available_width(), look.theme.length(28.0).max(TARGET_SIDE)), Sense::click_and_drag());
    let enabled = ui.is_enabled();
    response.widget_info(|| WidgetInfo::slider(enabled, f64::from(value), name));
    let handle = 9.0;
    let track = egui::Rect::from_min_max(
        pos2(rect.left() + handle, rect.center().y - 2.5),
        pos2(rect.right() - value_room - handle, rect.center().y + 2.5),
    );
    let snapped = |raw: f32| (((raw - low) / step).round() * step + low).clamp(low, high);
    let mut wanted = value;
    if let Some(at) = response.interact_pointer_pos() {
        let share = ((at.x - track.left()) / track.width()).clamp(0.0, 1.0);
        wanted = snapped(low + share * (high - low));
    }
    if response.has_focus() {
        // The arrows belong to the slider while it has the focus.
        ui.memory_mut(|memory| {
            memory.set_focus_lock_filter(
                response.id,
                egui::EventFilter { horizontal_arrows: true, ..Default::default() },
            );
        });
        ui.input(|input| {
            let moves = input.num_presses(Key::ArrowRight) as f32 - input.num_presses(Key::ArrowLeft) as f32;
            if moves != 0.0 {
                wanted = snapped(value + moves * step);
            }
            if input.key_pressed(Key::Home) {
                wanted = low;
            }
            if input.key_pressed(Key::End) {
                wanted = high;
            }
        });
    }
    let requests = ui.input(|input| {
        use egui::accesskit::Action;
        input.num_accesskit_action_requests(response.id, Action::Increment) as f32
            - input.num_accesskit_action_requests(response.id, Action::Decrement) as f32
    });
    if requests != 0.0 {
        wanted = snapped(value + requests * step);
    }
    let share = if high > low { (wanted - low) / (high - low) } else { 0.0 };
    let x = egui::lerp(track.left()..=track.right(), share.clamp(0.0, 1.0));
    let painter = ui.painter();
    painter.rect(track, 2.5, p.raised, Stroke::new(1.0, p.outline), StrokeKind::Outside);
    painter.rect_filled(egui::Rect::from_min_max(track.min, pos2(x, track.bottom())), 2.5, p.accent);
    let hot = response.hovered() || response.dragged();
    painter.circle(pos2(x, track.center().y), handle, if hot { p.accent_bright } else { p.accent }, Stroke::new(2.0, p.ground));
    painter.galley(pos2(rect.right() - written.size().x, rect.center().y - written.size().y / 2.0), written, p.text);
    focus_ring(ui, look, &response, 6.0);
    (wanted != value).then_some(wanted)
}

/// A line of text to write in. Returns its response and the text when it was changed.
pub fn field(ui: &mut Ui, look: &Look, id: &str, value: &str, hint: &str, width: f32) -> (Response, Option<String>) {
    let id = ui.make_persistent_id(id);
    field_of(ui, look, id, value, hint, width)
}

fn field_of(ui: &mut Ui, look: &Look, id: egui::Id, value: &str, hint: &str, width: f32) -> (Response, Option<String>) {
    let mut text = value.to_owned();
    let response = framed(ui, look, id, |ui| {
        let hint = look.rich(Step::Body, look.theme.palette.text_dim, hint);
        ui.add(line(look, id, &mut text, width).hint_text(hint))
    });
    let changed = (text != value).then_some(text);
    (response, changed)
}

/// A line to write in, as all of them look.
pub(super) fn line<'t>(look: &Look, id: egui::Id, text: &'t mut dyn egui::TextBuffer, width: f32) -> egui::TextEdit<'t> {
    egui::TextEdit::singleline(text)
        .id(id)
        .desired_width(width - 24.0)
        .min_size(vec2(0.0, 24.0))
        .vertical_align(egui::Align::Center)
        .frame(egui::Frame::NONE)
        .font(look.theme.font(Step::Body))
        .text_color(look.theme.palette.text)
}

/// Draws a line to write in within its frame, and the ring around it when it has the keyboard's focus.
pub(super) fn framed(ui: &mut Ui, look: &Look, id: egui::Id, add: impl FnOnce(&mut Ui) -> Response) -> Response {
    let p = look.theme.palette;
    let focused = ui.memory(|memory| memory.has_focus(id));
    let frame = egui::Frame::new()
        .fill(p.raised)
        .stroke(Stroke::new(1.0, if focused { p.accent } else { p.outline }))
        .corner_radius(CornerRadius::same(7))
        .inner_margin(egui::Margin::symmetric(12, 7));
    let inner = frame.show(ui, add);
    let response = inner.inner;
    if response.has_focus() {
        let rect = inner.response.rect.expand(3.0);
        ui.painter().rect_stroke(rect, 9.0, Stroke::new(2.0, p.focus), StrokeKind::Middle);
    }
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    response
}

/// The same with `name` for screen readers, where no label of the field tells what belongs in.
pub fn named_field(ui: &mut Ui, look: &Look, id: &str, name: &str, value: &str, hint: &str, width: f32) -> (Response, Option<String>) {
    let (response, changed) = field(ui, look, id, value, hint, width);
    name_field(&response, name, value);
    (response, changed)
}

/// A cell of a table: `cell` is its own in the whole window, so that [`cell_id`] finds it from other rows.
pub fn cell_field(ui: &mut Ui, look: &Look, cell: &str, name: &str, value: &str, width: f32) -> (Response, Option<String>) {
    let (response, changed) = field_of(ui, look, cell_id(cell), value, "", width);
    name_field(&response, name, value);
    (response, changed)
}

/// The id by which a cell of a table is given the focus.
pub fn cell_id(cell: &str) -> egui::Id {
    egui::Id::new(("cell", cell))
}

fn name_field(response: &Response, name: &str, value: &str) {
    response.widget_info(|| {
        let mut info = WidgetInfo::text_edit(true, value, value, "");
        info.label = Some(name.to_owned());
        info
    });
}
