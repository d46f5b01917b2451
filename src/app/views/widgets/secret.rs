//! A field for what nobody else shall read: a passphrase. Shown as dots unless wanted otherwise.

use egui::{CornerRadius, Response, Stroke, StrokeKind, Ui, WidgetInfo, vec2};
use zeroize::Zeroizing;

use crate::app::theme::Step;
use crate::app::views::look::Look;

/// A text that is wiped from memory when it is dropped, and that no log shows.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Secret(Zeroizing<String>);

impl Secret {
    /// As typed.
    pub fn new(text: String) -> Self {
        Self(Zeroizing::new(text))
    }

    /// What was typed.
    pub fn text(&self) -> &str {
        &self.0
    }

    /// Whether nothing was typed.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret(…)")
    }
}

/// A line to type a secret in; `name` is its accessible name. Returns its response and the text when it was changed.
pub fn secret_field(ui: &mut Ui, look: &Look, id: &str, name: &str, value: &Secret, is_shown: bool, width: f32) -> (Response, Option<Secret>) {
    let p = look.theme.palette;
    let mut text = Zeroizing::new(value.text().to_owned());
    let id = ui.make_persistent_id(id);
    let focused = ui.memory(|memory| memory.has_focus(id));
    let frame = egui::Frame::new()
        .fill(p.raised)
        .stroke(Stroke::new(1.0, if focused { p.accent } else { p.outline }))
        .corner_radius(CornerRadius::same(7))
        .inner_margin(egui::Margin::symmetric(12, 7));
    let inner = frame.show(ui, |ui| {
        let edit = egui::TextEdit::singleline(&mut *text)
            .id(id)
            .password(!is_shown)
            .desired_width(width - 24.0)
            .min_size(vec2(0.0, 24.0))
            .vertical_align(egui::Align::Center)
            .frame(egui::Frame::NONE)
            .font(look.theme.font(Step::Body))
            .text_color(p.text);
        let mut output = edit.show(ui);
        // What was typed before shall not wait in memory for an undo that nobody wants here.
        output.state.clear_undoer();
        output.state.store(ui.ctx(), id);
        output.response
    });
    let response = inner.inner.response.clone();
    // The name only: what is typed is for no screen reader's log.
    response.widget_info(|| {
        let mut info = WidgetInfo::new(egui::WidgetType::TextEdit);
        info.label = Some(name.to_owned());
        info
    });
    if response.has_focus() {
        let rect = inner.response.rect.expand(3.0);
        ui.painter().rect_stroke(rect, 9.0, Stroke::new(2.0, p.focus), StrokeKind::Middle);
    }
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    let changed = (*text != *value.text()).then(|| Secret(text));
    (response, changed)
}
