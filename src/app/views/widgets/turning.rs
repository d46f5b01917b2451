//! Long pages turned by keys: what nobody can press takes no focus, so Tab alone would never bring it into sight.

use egui::{Key, Modifiers, Ui, Vec2};

/// What of the last page is still in sight when the next is, as a share.
const KEPT: f32 = 0.12;

/// Page Up and Page Down turn the scroll area around `ui`, Home and End lead to its ends. To be called when its body is
/// drawn: then it is known where it ends.
///
/// Of areas within each other the inner one hears the keys. Home and End are left alone while something has the focus: they
/// belong to sliders then; with Ctrl they are heard as long as nobody writes.
pub fn turn_by_keys(ui: &mut Ui) {
    let (seen, whole) = (ui.clip_rect(), ui.min_rect());
    let is_whole = whole.top() >= seen.top() - 0.5 && whole.bottom() <= seen.bottom() + 0.5;
    if is_whole || !ui.is_enabled() {
        return;
    }
    let is_free = ui.memory(|memory| memory.focused().is_none());
    let is_writing = ui.ctx().text_edit_focused();
    let page = seen.height() * (1.0 - KEPT);
    let ways = [
        (Modifiers::NONE, Key::PageDown, -page),
        (Modifiers::NONE, Key::PageUp, page),
        (Modifiers::COMMAND, Key::Home, seen.top() - whole.top()),
        (Modifiers::COMMAND, Key::End, seen.bottom() - whole.bottom()),
        (Modifiers::NONE, Key::Home, seen.top() - whole.top()),
        (Modifiers::NONE, Key::End, seen.bottom() - whole.bottom()),
    ];
    for (modifiers, key, way) in ways {
        let is_ours = match (key, modifiers) {
            (Key::PageDown | Key::PageUp, _) => true,
            (_, Modifiers::NONE) => is_free,
            _ => !is_writing,
        };
        if is_ours && ui.input_mut(|input| input.consume_key(modifiers, key)) {
            ui.scroll_with_delta(Vec2::new(0.0, way));
        }
    }
}
