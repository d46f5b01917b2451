//! A field for what nobody else shall read: a passphrase. Shown as dots unless wanted otherwise.

use egui::{Response, Ui, WidgetInfo};
use zeroize::Zeroizing;

use super::controls::{framed, line};
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
    let mut text = Zeroizing::new(value.text().to_owned());
    let id = ui.make_persistent_id(id);
    let response = framed(ui, look, id, |ui| {
        let mut output = line(look, id, &mut *text, width).password(!is_shown).show(ui);
        // What was typed before shall not wait in memory for an undo that nobody wants here.
        output.state.clear_undoer();
        output.state.store(ui.ctx(), id);
        output.response.response
    });
    // The name only: what is typed is for no screen reader's log.
    response.widget_info(|| {
        let mut info = WidgetInfo::new(egui::WidgetType::TextEdit);
        info.label = Some(name.to_owned());
        info
    });
    let changed = (*text != *value.text()).then(|| Secret(text));
    (response, changed)
}
