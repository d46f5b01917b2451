//! Keys that work all along before a group, and the page that tells them.

use egui::{Key, Modifiers, Ui, WidgetInfo, WidgetType};

use super::PlenaryCommand;
use crate::app::theme::{Step, icons};
use crate::app::views::command::UiCommand;
use crate::app::views::look::Look;
use crate::app::views::widgets::{self, Button, key_hint};

/// B: black screen. Question mark or H: the keys.
pub(in crate::app::views) fn trainer_keys(ui: &Ui, commands: &mut Vec<UiCommand>) {
    let pressed = |key: Key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let asked = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Questionmark) || input.consume_key(Modifiers::SHIFT, Key::Questionmark));
    if pressed(Key::B) {
        commands.push(UiCommand::Plenary(PlenaryCommand::Blank));
    }
    if pressed(Key::H) || asked {
        commands.push(UiCommand::Plenary(PlenaryCommand::Keys));
    }
}

/// A black screen. Any key of those that go on, or a click, ends it.
pub(in crate::app::views) fn blank_ui(ui: &mut Ui, look: &Look, commands: &mut Vec<UiCommand>) {
    let full = ui.max_rect();
    ui.painter().rect_filled(full, 0.0, egui::Color32::BLACK);
    let response = ui.interact(full, ui.id().with("blank"), egui::Sense::click());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, true, look.t("plenary-blank")));
    let pressed = ui.input_mut(|input| {
        [Key::B, Key::Escape, Key::Enter, Key::Space, Key::PageDown, Key::PageUp].map(|key| input.consume_key(Modifiers::NONE, key))
    });
    if response.clicked() || pressed.contains(&true) {
        commands.push(UiCommand::Plenary(PlenaryCommand::Blank));
    }
}

/// The trainer's keys, over the film.
pub(in crate::app::views) fn keys_ui(ui: &mut Ui, look: &Look, commands: &mut Vec<UiCommand>) {
    widgets::dim_film(ui, look);
    let full = ui.max_rect();
    let area = full.shrink2(egui::vec2(full.width() * 0.08, full.height() * 0.06));
    let mut inner = ui.new_child(egui::UiBuilder::new().id_salt("plenary-keys").max_rect(area));
    let ui = &mut inner;
    look.plain(ui, Step::Title, look.t("plenary-keys-title"));
    ui.add_space(8.0);
    egui::ScrollArea::vertical().auto_shrink([false, true]).max_height(ui.available_height() - look.theme.length(60.0)).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        let space = look.t("key-name-space");
        let enter = look.t("key-name-enter");
        let page_down = format!("Page Down, {enter}");
        for (key, does) in [
            (space.as_str(), "plenary-does-flag"),
            ("0 – 9", "plenary-does-digits"),
            ("↑ ↓", "plenary-does-arrows"),
            (&page_down, "plenary-does-on"),
            ("Page Up", "plenary-does-back"),
            ("1 – 9", "plenary-does-pick"),
            ("Backspace", "plenary-does-erase"),
            ("B", "plenary-does-blank"),
            ("P", "key-distress"),
            ("H ?", "plenary-does-keys"),
        ] {
            key_hint(ui, look, key, &look.t(does));
        }
    });
    ui.add_space(8.0);
    let close = Button::primary(&look.t("plenary-keys-close")).icon(icons::PLAY_FILL).show(ui, look);
    let pressed = ui.input_mut(|input| {
        [Key::H, Key::Escape, Key::Enter, Key::PageDown, Key::Questionmark].map(|key| input.consume_key(Modifiers::NONE, key))
    });
    if close.clicked() || pressed.contains(&true) {
        commands.push(UiCommand::Plenary(PlenaryCommand::Keys));
    }
}
