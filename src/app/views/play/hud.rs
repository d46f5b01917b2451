//! The bar of controls at the foot of the film.

use egui::{Align, Layout, Rect, Ui, UiBuilder, pos2};

use super::PlayView;
use crate::app::preferences::Setting;
use crate::app::theme::{Step, faded, icons};
use crate::app::views::command::UiCommand;
use crate::app::views::look::Look;
use crate::app::views::widgets::{self, Button, icon_button};

/// Draws the bar as visible as `view.bar` says. Returns its height.
///
/// The controls are there for the keyboard and for screen readers even while the bar is faint; what has the focus makes
/// the whole bar visible.
pub(super) fn hud_ui(ui: &mut Ui, look: &Look, view: &PlayView, commands: &mut Vec<UiCommand>) -> f32 {
    let p = look.theme.palette;
    let full = ui.max_rect();
    let height = look.theme.length(64.0);
    let focus_id = ui.id().with("bar-focus");
    let focused = ui.data(|data| data.get_temp::<bool>(focus_id)).unwrap_or(false);
    let opacity = if focused { 1.0 } else { view.bar };
    let below_choice = view.choice.is_some();
    let rect = Rect::from_min_max(pos2(full.left(), full.bottom() - height), full.max);
    if let Some(progress) = view.progress {
        let line = Rect::from_min_max(pos2(full.left(), full.bottom() - 3.0), full.max);
        ui.painter().rect_filled(line, 0.0, faded(p.text, 0.12 * opacity));
        let done = Rect::from_min_max(line.min, pos2(egui::lerp(line.x_range(), progress.clamp(0.0, 1.0)), line.bottom()));
        ui.painter().rect_filled(done, 0.0, faded(p.accent, 0.35 + 0.5 * opacity));
    }
    if !below_choice {
        let veil = Rect::from_min_max(pos2(full.left(), rect.top() - height * 0.8), full.max);
        widgets::fade_down(ui, veil, faded(p.scrim, 0.92 * opacity));
    }
    let mut bar = ui.new_child(UiBuilder::new().id_salt("bar").max_rect(rect.shrink2(egui::vec2(22.0, 8.0))));
    bar.set_opacity(opacity);
    let mut any_focus = false;
    bar.horizontal_centered(|ui| {
        let pause = icon_button(ui, look, icons::PAUSE, &look.t("play-pause"));
        any_focus |= pause.has_focus();
        if pause.clicked() {
            commands.push(UiCommand::Pause);
        }
        let text = look.t("play-flag");
        let button = Button::primary(&text).icon(icons::FLAG_FILL).key(&view.flag_key).enabled(view.can_flag);
        let flag = button.show(ui, look);
        any_focus |= flag.has_focus();
        if flag.clicked() {
            commands.push(UiCommand::Flag(None));
        }
        if view.flags > 0 {
            let count = look.t_with("count-flags", &[("count", view.flags.into())]);
            ui.add(egui::Label::new(look.rich(Step::Small, p.text, count)).extend());
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let set = &view.preferences;
            let distress = icon_button(ui, look, icons::LIFEBUOY, &look.t("play-distress"));
            any_focus |= distress.has_focus();
            if distress.clicked() {
                commands.push(UiCommand::Distress);
            }
            let (icon, key) = if set.muted { (icons::SPEAKER_SLASH, "play-unmute") } else { (icons::SPEAKER_HIGH, "play-mute") };
            let mute = icon_button(ui, look, icon, &look.t(key));
            any_focus |= mute.has_focus();
            if mute.clicked() {
                commands.push(UiCommand::Set(Setting::Muted(!set.muted)));
            }
            let (icon, key) = if set.captions { (icons::SUBTITLES, "play-captions-off") } else { (icons::SUBTITLES_SLASH, "play-captions-on") };
            let captions = icon_button(ui, look, icon, &look.t(key));
            any_focus |= captions.has_focus();
            if captions.clicked() {
                commands.push(UiCommand::Set(Setting::Captions(!set.captions)));
            }
            if view.can_replay {
                let replay = icon_button(ui, look, icons::ARROW_COUNTER_CLOCKWISE, &look.t("play-replay"));
                any_focus |= replay.has_focus();
                if replay.clicked() {
                    commands.push(UiCommand::ReplayScene);
                }
            }
            // A question between two scenes bears no other name: it is not said twice.
            if view.choice.as_ref().is_none_or(|choice| choice.prompt != view.scene) {
                ui.add(egui::Label::new(look.rich(Step::Small, p.text_dim, &view.scene)).truncate());
            }
        });
    });
    if any_focus != focused {
        ui.data_mut(|data| data.insert_temp(focus_id, any_focus));
        ui.ctx().request_repaint();
    }
    height
}
