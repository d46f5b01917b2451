//! Rows that can be picked: options of a choice, conclusions, grounds, indicators, institutions.

use egui::{Color32, CornerRadius, Response, Sense, Stroke, StrokeKind, Ui, WidgetInfo, WidgetType, pos2, vec2};

use super::{focus_ring, key_cap::paint_key_cap, lay_out, paint_icon};
use crate::app::theme::{Step, TARGET_SIDE, faded, icons};
use crate::app::views::look::Look;

/// What picking the row does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OptionKind {
    /// Acts at once.
    Press,
    /// One of several stays chosen.
    Radio,
    /// Each is on or off.
    Check,
}

/// A row with a text, and if wanted a key, a detail line, a tag at the end.
pub struct OptionRow<'a> {
    kind: OptionKind,
    text: &'a str,
    detail: &'a str,
    key: Option<&'a str>,
    tag: &'a str,
    selected: bool,
    over_film: bool,
    dense: bool,
    name: Option<&'a str>,
    mark_rect: Option<f32>,
}

impl<'a> OptionRow<'a> {
    /// A row that reads `text`.
    pub fn new(kind: OptionKind, text: &'a str) -> Self {
        Self {
            kind,
            text,
            detail: "",
            key: None,
            tag: "",
            selected: false,
            over_film: false,
            dense: false,
            name: None,
            mark_rect: None,
        }
    }

    /// A second, quieter line.
    pub fn detail(mut self, detail: &'a str) -> Self {
        self.detail = detail;
        self
    }

    /// The key that picks it.
    pub fn key(mut self, key: &'a str) -> Self {
        self.key = Some(key);
        self
    }

    /// A word at the right end, e.g. "to be confirmed".
    pub fn tag(mut self, tag: &'a str) -> Self {
        self.tag = tag;
        self
    }

    /// Whether it is chosen.
    pub fn selected(mut self, selected: bool) -> Self {
        self.selected = selected;
        self
    }

    /// Stands on the film: the ground is denser.
    pub fn over_film(mut self) -> Self {
        self.over_film = true;
        self
    }

    /// Lower, for long lists.
    pub fn dense(mut self) -> Self {
        self.dense = true;
        self
    }

    /// The accessible name where the text alone would not be unique.
    pub fn name(mut self, name: &'a str) -> Self {
        self.name = Some(name);
        self
    }

    /// Leaves `width` points free at the left, inside, for the caller to paint in.
    pub fn room_left(mut self, width: f32) -> Self {
        self.mark_rect = Some(width);
        self
    }

    /// Draws it over the whole width.
    pub fn show(self, ui: &mut Ui, look: &Look) -> Response {
        let theme = &look.theme;
        let p = theme.palette;
        let (pad_x, pad_y) = if self.dense { (12.0, 7.0) } else { (18.0, 13.0) };
        let width = ui.available_width();
        let cap = self.key.map(|key| lay_out(ui, look, Step::Label, p.text, key, f32::INFINITY));
        let sign = theme.text(20.0);
        let mut left = self.mark_rect.map_or(0.0, |room| room + 12.0);
        left += match self.kind {
            OptionKind::Press => 0.0,
            OptionKind::Radio | OptionKind::Check => sign + 12.0,
        };
        left += cap.as_ref().map_or(0.0, |cap| (cap.size().x + 14.0).max(cap.size().y + 8.0) + 14.0);
        let tag = (!self.tag.is_empty()).then(|| lay_out(ui, look, Step::Small, p.text_dim, self.tag, width * 0.4));
        let right = tag.as_ref().map_or(0.0, |tag| tag.size().x + 14.0);
        let room = (width - left - right - 2.0 * pad_x).max(60.0);
        let step = if self.dense { Step::Body } else { Step::Lead };
        let title = lay_out(ui, look, step, p.text, self.text, room);
        let detail = (!self.detail.is_empty()).then(|| lay_out(ui, look, Step::Small, p.text_dim, self.detail, room));
        let text_height = title.size().y + detail.as_ref().map_or(0.0, |d| d.size().y + 3.0);
        let height = (text_height + 2.0 * pad_y).max(if self.dense { 32.0 } else { TARGET_SIDE + 8.0 });
        let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::click());
        let (enabled, selected, kind) = (ui.is_enabled(), self.selected, self.kind);
        let name = self.name.unwrap_or(self.text);
        response.widget_info(|| match kind {
            OptionKind::Press => WidgetInfo::labeled(WidgetType::Button, enabled, name),
            OptionKind::Radio => WidgetInfo::selected(WidgetType::RadioButton, enabled, selected, name),
            OptionKind::Check => WidgetInfo::selected(WidgetType::Checkbox, enabled, selected, name),
        });
        let hot = response.hovered() || response.has_focus();
        if ui.is_rect_visible(rect) {
            let ground = if self.over_film { faded(p.surface, 0.94) } else { p.surface };
            let fill = if selected { p.accent_wash } else if hot { p.raised } else if self.dense { Color32::TRANSPARENT } else { ground };
            let line = if selected || hot { p.accent } else if self.dense { Color32::TRANSPARENT } else { p.line };
            let line = if theme.high_contrast && !selected && !hot { p.outline } else { line };
            let painter = ui.painter();
            painter.rect(rect, CornerRadius::same(8), fill, Stroke::new(1.0, line), StrokeKind::Inside);
            let mut x = rect.left() + pad_x + self.mark_rect.map_or(0.0, |room| room + 12.0);
            if kind != OptionKind::Press {
                let centre = pos2(x + sign / 2.0, rect.center().y);
                paint_sign(ui, look, kind, selected, centre, sign);
                x += sign + 12.0;
            }
            if let Some(cap) = &cap {
                paint_key_cap(ui, look, pos2(x, rect.center().y), cap, if hot { p.accent } else { p.text });
                x += (cap.size().x + 14.0).max(cap.size().y + 8.0) + 14.0;
            }
            let top = rect.center().y - text_height / 2.0;
            let below = top + title.size().y + 3.0;
            painter.galley(pos2(x, top), title, p.text);
            if let Some(detail) = detail {
                painter.galley(pos2(x, below), detail, p.text_dim);
            }
            if let Some(tag) = tag {
                painter.galley(pos2(rect.right() - pad_x - tag.size().x, rect.center().y - tag.size().y / 2.0), tag, p.text_dim);
            }
        }
        focus_ring(ui, look, &response, 8.0);
        response.on_hover_cursor(egui::CursorIcon::PointingHand)
    }
}

fn paint_sign(ui: &Ui, look: &Look, kind: OptionKind, selected: bool, centre: egui::Pos2, side: f32) {
    let p = look.theme.palette;
    let line = if selected { p.accent } else { p.outline };
    match kind {
        OptionKind::Radio => {
            ui.painter().circle_stroke(centre, side / 2.0 - 1.0, Stroke::new(1.8, line));
            if selected {
                ui.painter().circle_filled(centre, side / 4.0, p.accent);
            }
        }
        OptionKind::Check => {
            let rect = egui::Rect::from_center_size(centre, egui::Vec2::splat(side - 2.0));
            let fill = if selected { p.accent } else { Color32::TRANSPARENT };
            ui.painter().rect(rect, 4.0, fill, Stroke::new(1.8, line), StrokeKind::Inside);
            if selected {
                paint_icon(ui, icons::CHECK, centre, side * 0.8, p.on_accent);
            }
        }
        OptionKind::Press => {}
    }
}
