//! Texts in three languages side by side, with what is missing marked.

use egui::{ScrollArea, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

use super::{AuthorCommand, AuthorView, TextRow, ask};
use crate::app::theme::{Step, icons};
use crate::app::views::command::UiCommand;
use crate::app::views::look::Look;
use crate::app::views::widgets::{Button, turn_by_keys};
use crate::text::Language;

/// Draws the tab.
pub(super) fn texts_ui(ui: &mut Ui, look: &Look, view: &AuthorView, commands: &mut Vec<UiCommand>) {
    ScrollArea::vertical().id_salt("texts").auto_shrink([false, false]).show(ui, |ui| {
        ui.set_width(ui.available_width() - 12.0);
        if view.texts.is_empty() {
            look.dim(ui, Step::Body, look.t("author-no-texts"));
        }
        for row in &view.texts {
            text_ui(ui, look, row, &view.languages, true, commands);
            ui.add_space(10.0);
        }
        turn_by_keys(ui);
    });
}

/// Draws a text: its languages beside one another, or below one another.
pub(super) fn text_ui(ui: &mut Ui, look: &Look, row: &TextRow, languages: &[Language], beside: bool, commands: &mut Vec<UiCommand>) {
    let p = look.theme.palette;
    look.label(ui, &row.label);
    if let Some(plain) = &row.plain {
        let name = format!("{}, {}", row.label, look.t("author-every-language"));
        let width = ui.available_width();
        if let Some(text) = cell(ui, look, &row.place, &name, plain, false, width) {
            ask(commands, AuthorCommand::SetText(row.place.clone(), None, text));
        }
        let split = format!("{}: {}", row.label, look.t("author-split"));
        if Button::quiet(&look.t("author-split")).icon(icons::TRANSLATE).name(&split).show(ui, look).clicked() {
            ask(commands, AuthorCommand::SplitText(row.place.clone()));
        }
        return;
    }
    let gap = 10.0;
    let across = if beside && ui.available_width() > look.theme.length(520.0) { 3 } else { 1 };
    let width = (ui.available_width() - gap * (across - 1) as f32) / across as f32;
    let one = |ui: &mut Ui, place: usize, commands: &mut Vec<UiCommand>| {
        let language = Language::ALL[place];
        let written = row.by_language[place].as_deref();
        let missing = languages.contains(&language) && written.is_none_or(|text| text.trim().is_empty());
        ui.vertical(|ui| {
            ui.set_width(width);
            ui.spacing_mut().item_spacing.y = 2.0;
            ui.horizontal(|ui| {
                look.dim(ui, Step::Small, language.own_name());
                if missing && row.by_language.iter().flatten().any(|text| !text.trim().is_empty()) {
                    look.text(ui, Step::Small, p.accent, format!("* {}", look.t("author-missing")));
                }
            });
            let name = format!("{}, {}", row.label, language.own_name());
            let id = format!("{}/{}", row.place, language.tag());
            if let Some(text) = cell(ui, look, &id, &name, written.unwrap_or_default(), missing, width) {
                ask(commands, AuthorCommand::SetText(row.place.clone(), Some(language), text));
            }
        });
    };
    if across == 1 {
        for place in 0..3 {
            one(ui, place, commands);
        }
    } else {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = gap;
            for place in 0..3 {
                one(ui, place, commands);
            }
        });
    }
}

/// A field of several lines. Returns the text when it was changed.
fn cell(ui: &mut Ui, look: &Look, id: &str, name: &str, value: &str, missing: bool, width: f32) -> Option<String> {
    let p = look.theme.palette;
    let mut text = value.to_owned();
    let id = egui::Id::new(("author-text", id));
    let focused = ui.memory(|memory| memory.has_focus(id));
    let line = if focused { p.focus } else if missing { p.accent } else { p.outline };
    let frame = egui::Frame::new()
        .fill(p.raised)
        .stroke(Stroke::new(if missing { 1.5 } else { 1.0 }, line))
        .corner_radius(6)
        .inner_margin(egui::Margin::symmetric(9, 6));
    let inner = frame.show(ui, |ui| {
        ui.add(
            egui::TextEdit::multiline(&mut text)
                .id(id)
                .desired_width(width - 20.0)
                .desired_rows(1)
                .min_size(vec2(0.0, 24.0))
                .frame(egui::Frame::NONE)
                .font(look.theme.font(Step::Body))
                .text_color(p.text),
        )
    });
    let response = inner.inner;
    response.widget_info(|| {
        let mut info = WidgetInfo::text_edit(true, value, value, "");
        info.label = Some(name.to_owned());
        info
    });
    if response.has_focus() {
        ui.painter().rect_stroke(inner.response.rect.expand(2.0), 8.0, Stroke::new(2.0, p.focus), StrokeKind::Middle);
    }
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    (text != value).then_some(text)
}
