//! Buttons: primary (one a screen), secondary, quiet, and icons alone.

use egui::{Color32, CornerRadius, Response, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, WidgetType};

use super::{focus_ring, key_cap::paint_key_cap, lay_out, paint_icon};
use crate::app::theme::{Step, TARGET_SIDE, faded, icons::Icon};
use crate::app::views::look::Look;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Primary,
    Secondary,
    Quiet,
    Danger,
}

/// A button with a text, and if wanted an icon and the key that does the same.
pub struct Button<'a> {
    kind: Kind,
    text: &'a str,
    icon: Option<Icon>,
    key: Option<&'a str>,
    name: Option<&'a str>,
    enabled: bool,
    width: Option<f32>,
}

impl<'a> Button<'a> {
    fn new(kind: Kind, text: &'a str) -> Self {
        Self { kind, text, icon: None, key: None, name: None, enabled: true, width: None }
    }

    /// The one thing that the screen is for.
    pub fn primary(text: &'a str) -> Self {
        Self::new(Kind::Primary, text)
    }

    /// Anything else one may do.
    pub fn secondary(text: &'a str) -> Self {
        Self::new(Kind::Secondary, text)
    }

    /// An action without an outline, in bars and lists.
    pub fn quiet(text: &'a str) -> Self {
        Self::new(Kind::Quiet, text)
    }

    /// An action that takes something away.
    pub fn danger(text: &'a str) -> Self {
        Self::new(Kind::Danger, text)
    }

    /// An icon before the text.
    pub fn icon(mut self, icon: Icon) -> Self {
        self.icon = Some(icon);
        self
    }

    /// The key that does the same, drawn as a cap.
    pub fn key(mut self, key: &'a str) -> Self {
        self.key = Some(key);
        self
    }

    /// The accessible name where the text alone would not be unique.
    pub fn name(mut self, name: &'a str) -> Self {
        self.name = Some(name);
        self
    }

    /// Greyed out and without effect when not.
    pub fn enabled(mut self, enabled: bool) -> Self {
        self.enabled = enabled;
        self
    }

    /// At least this wide.
    pub fn width(mut self, width: f32) -> Self {
        self.width = Some(width);
        self
    }

    /// Draws it.
    pub fn show(self, ui: &mut Ui, look: &Look) -> Response {
        // A scope of its own would begin in the midst of a row that wraps, and take what is left of it for all there is.
        if self.enabled { self.show_inner(ui, look) } else { ui.add_enabled_ui(false, |ui| self.show_inner(ui, look)).inner }
    }

    fn show_inner(self, ui: &mut Ui, look: &Look) -> Response {
        let theme = &look.theme;
        let p = theme.palette;
        // Dark letters on a faded accent could not be read.
        let kind = if self.kind == Kind::Primary && !ui.is_enabled() { Kind::Secondary } else { self.kind };
        let ink = match kind {
            Kind::Primary => p.on_accent,
            Kind::Secondary => p.text,
            Kind::Quiet => p.text,
            Kind::Danger => p.bad,
        };
        let padding = if kind == Kind::Quiet { 12.0 } else { 20.0 };
        let icon_side = theme.text(19.0);
        let icon_room = if self.icon.is_some() { icon_side + 9.0 } else { 0.0 };
        let cap = self.key.map(|key| lay_out(ui, look, Step::Label, ink, key, f32::INFINITY));
        let cap_room = cap.as_ref().map_or(0.0, |cap| (cap.size().x + 14.0).max(cap.size().y + 8.0) + 11.0);
        let room = (ui.available_width() - 2.0 * padding - icon_room - cap_room).max(40.0);
        let galley = lay_out(ui, look, Step::Strong, ink, self.text, room);
        let content = icon_room + galley.size().x + cap_room;
        let size = Vec2::new(
            (content + 2.0 * padding).max(self.width.unwrap_or(0.0)),
            (galley.size().y + 2.0 * 9.0).max(TARGET_SIDE),
        );
        let (rect, response) = ui.allocate_exact_size(size, Sense::click());
        let name = self.name.unwrap_or(self.text);
        let enabled = ui.is_enabled();
        response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, enabled, name));
        if ui.is_rect_visible(rect) {
            let hot = response.hovered() || response.is_pointer_button_down_on();
            let radius = CornerRadius::same(7);
            let (fill, line) = match kind {
                Kind::Primary => (if hot { p.accent_bright } else { p.accent }, Color32::TRANSPARENT),
                Kind::Secondary => (if hot { p.raised } else { faded(p.surface, 0.85) }, if hot { p.accent } else { p.outline }),
                Kind::Danger => (if hot { p.raised } else { faded(p.surface, 0.85) }, p.bad),
                Kind::Quiet => (if hot { p.raised } else { Color32::TRANSPARENT }, Color32::TRANSPARENT),
            };
            let opacity = if enabled { 1.0 } else { 0.45 };
            let painter = ui.painter();
            painter.rect(rect, radius, faded(fill, opacity), Stroke::new(1.0, faded(line, opacity)), StrokeKind::Inside);
            let mut x = rect.center().x - content / 2.0;
            if let Some(icon) = self.icon {
                paint_icon(ui, icon, egui::pos2(x + icon_side / 2.0, rect.center().y), icon_side, ink);
                x += icon_room;
            }
            let y = rect.center().y - galley.size().y / 2.0;
            let after = x + galley.size().x;
            painter.galley(egui::pos2(x, y), galley, ink);
            if let Some(cap) = cap {
                paint_key_cap(ui, look, egui::pos2(after + 11.0, rect.center().y), &cap, ink);
            }
        }
        focus_ring(ui, look, &response, 7.0);
        if enabled { response.on_hover_cursor(egui::CursorIcon::PointingHand) } else { response }
    }
}

/// A square button with an icon alone; `name` is its accessible name and its tooltip.
pub fn icon_button(ui: &mut Ui, look: &Look, icon: Icon, name: &str) -> Response {
    let p = look.theme.palette;
    let side = look.theme.length(TARGET_SIDE).min(60.0);
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(side), Sense::click());
    let enabled = ui.is_enabled();
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, enabled, name));
    if ui.is_rect_visible(rect) {
        let hot = response.hovered() || response.has_focus();
        if hot {
            ui.painter().rect_filled(rect, 7.0, p.raised);
        }
        if look.theme.high_contrast {
            ui.painter().rect_stroke(rect, 7.0, Stroke::new(1.0, p.outline), StrokeKind::Inside);
        }
        paint_icon(ui, icon, rect.center(), side * 0.52, if hot { p.accent_bright } else { p.text });
    }
    focus_ring(ui, look, &response, 7.0);
    response.on_hover_text(name).on_hover_cursor(egui::CursorIcon::PointingHand)
}
