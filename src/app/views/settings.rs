//! The settings: language, captions, sizes, sound, timers, keys, window. What is changed holds at once.

use egui::{Color32, Rect, Sense, Ui, pos2, vec2};

use super::briefing::{caption_sizes, text_sizes};
use super::command::UiCommand;
use super::look::Look;
use super::packs::{PacksView, packs_card};
use super::widgets::{Button, Page, card, columns, key_cap, segments, slider, switch};
use crate::app::preferences::{CaptionGround, Preferences, Setting, TimerScale};
use crate::app::theme::{STRONG, Step, faded, icons};
use crate::text::Language;

/// What the settings show.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SettingsView {
    /// What is set.
    pub preferences: Preferences,
    /// The flag key's name.
    pub flag_key: String,
    /// The next key pressed becomes the flag key.
    pub listening: bool,
    /// What was pressed cannot flag, because it has another meaning.
    pub key_refused: bool,
    /// There is a sound device.
    pub sound: bool,
    /// Keys and packs of this machine.
    pub packs: PacksView,
}

/// Draws the settings.
pub fn settings_ui(ui: &mut Ui, look: &Look, view: &SettingsView, commands: &mut Vec<UiCommand>) {
    let title = look.t("settings-title");
    let back = look.t("back");
    Page::new(&title).back(&back, UiCommand::CloseSettings).show(
        ui,
        look,
        commands,
        |_, _| {},
        |ui, commands| {
            let mut right = Vec::new();
            columns(ui, look, 0.5, 330.0, |ui| reading(ui, look, view, commands), |ui| playing(ui, look, view, &mut right));
            commands.append(&mut right);
        },
        None,
    );
}

fn reading(ui: &mut Ui, look: &Look, view: &SettingsView, commands: &mut Vec<UiCommand>) {
    let set = &view.preferences;
    card(ui, look, |ui| {
        look.label(ui, look.t("settings-language"));
        let names = Language::ALL.map(Language::own_name);
        let chosen = Language::ALL.iter().position(|l| *l == set.language).unwrap_or(0);
        if let Some(place) = segments(ui, look, &look.t("settings-language"), &names, chosen) {
            commands.push(UiCommand::Set(Setting::Language(Language::ALL[place])));
        }
        ui.add_space(6.0);
        look.label(ui, look.t("settings-film-language"));
        let same = look.t("settings-film-language-same");
        let mut texts = vec![same.as_str()];
        texts.extend(names);
        let chosen = set.film_language.and_then(|l| Language::ALL.iter().position(|x| *x == l)).map_or(0, |place| place + 1);
        if let Some(place) = segments(ui, look, &look.t("settings-film-language"), &texts, chosen) {
            let language = place.checked_sub(1).map(|place| Language::ALL[place]);
            commands.push(UiCommand::Set(Setting::FilmLanguage(language)));
        }
    });
    ui.add_space(8.0);
    card(ui, look, |ui| {
        look.label(ui, look.t("settings-captions"));
        if let Some(on) = switch(ui, look, set.captions, &look.t("settings-captions-on"), &look.t("settings-captions-hint")) {
            commands.push(UiCommand::Set(Setting::Captions(on)));
        }
        caption_preview(ui, look, set);
        caption_sizes(ui, look, set, commands);
        let grounds = [CaptionGround::None, CaptionGround::Veil, CaptionGround::Solid];
        let names = ["caption-ground-none", "caption-ground-veil", "caption-ground-solid"].map(|key| look.t(key));
        let chosen = grounds.iter().position(|g| *g == set.caption_ground).unwrap_or(1);
        if let Some(place) = segments(ui, look, &look.t("settings-caption-ground"), &names.each_ref().map(String::as_str), chosen) {
            commands.push(UiCommand::Set(Setting::CaptionGround(grounds[place])));
        }
    });
    ui.add_space(8.0);
    card(ui, look, |ui| {
        look.label(ui, look.t("settings-sight"));
        look.plain(ui, Step::Body, look.t("settings-text-size"));
        text_sizes(ui, look, set, commands);
        if let Some(on) = switch(ui, look, set.high_contrast, &look.t("settings-contrast"), &look.t("settings-contrast-hint")) {
            commands.push(UiCommand::Set(Setting::HighContrast(on)));
        }
        if let Some(on) = switch(ui, look, set.reduced_motion, &look.t("settings-motion"), &look.t("settings-motion-hint")) {
            commands.push(UiCommand::Set(Setting::ReducedMotion(on)));
        }
        if let Some(on) = switch(ui, look, set.full_screen, &look.t("settings-full-screen"), "F11") {
            commands.push(UiCommand::Set(Setting::FullScreen(on)));
        }
    });
}

fn playing(ui: &mut Ui, look: &Look, view: &SettingsView, commands: &mut Vec<UiCommand>) {
    let set = &view.preferences;
    let percent = |value: f32| format!("{value:.0}\u{a0}%");
    card(ui, look, |ui| {
        look.label(ui, look.t("settings-sound"));
        if !view.sound {
            look.text(ui, Step::Small, look.theme.palette.accent, look.t("play-no-sound"));
        }
        look.plain(ui, Step::Body, look.t("settings-film-volume"));
        let name = look.t("settings-film-volume");
        if let Some(value) = slider(ui, look, &name, set.film_volume as f32, 0.0..=100.0, 5.0, percent) {
            commands.push(UiCommand::Set(Setting::FilmVolume(value as u32)));
        }
        look.plain(ui, Step::Body, look.t("settings-interface-volume"));
        let name = look.t("settings-interface-volume");
        if let Some(value) = slider(ui, look, &name, set.interface_volume as f32, 0.0..=100.0, 5.0, percent) {
            commands.push(UiCommand::Set(Setting::InterfaceVolume(value as u32)));
        }
        if let Some(on) = switch(ui, look, set.muted, &look.t("settings-mute"), "M") {
            commands.push(UiCommand::Set(Setting::Muted(on)));
        }
        look.plain(ui, Step::Body, look.t("settings-offset"));
        let name = look.t("settings-offset");
        let millis = |value: f32| format!("{}\u{a0}ms", look.decimal(f64::from(value), 0));
        if let Some(value) = slider(ui, look, &name, set.sound_offset_ms as f32, -300.0..=300.0, 10.0, millis) {
            commands.push(UiCommand::Set(Setting::SoundOffset(value as i32)));
        }
        look.dim(ui, Step::Small, look.t("settings-offset-hint"));
    });
    ui.add_space(8.0);
    card(ui, look, |ui| {
        look.label(ui, look.t("settings-timers"));
        let names = timer_names(look);
        let texts: Vec<&str> = names.iter().map(String::as_str).collect();
        let chosen = TimerScale::ALL.iter().position(|t| *t == set.timers).unwrap_or(0);
        if let Some(place) = segments(ui, look, &look.t("settings-timers"), &texts, chosen) {
            commands.push(UiCommand::Set(Setting::Timers(TimerScale::ALL[place])));
        }
        look.dim(ui, Step::Small, look.t("settings-timers-hint"));
    });
    ui.add_space(8.0);
    card(ui, look, |ui| {
        look.label(ui, look.t("settings-keys"));
        ui.horizontal_wrapped(|ui| {
            look.plain(ui, Step::Body, look.t("settings-flag-key"));
            key_cap(ui, look, &view.flag_key);
        });
        let key = if view.listening { "settings-flag-key-listening" } else { "settings-flag-key-change" };
        if Button::secondary(&look.t(key)).icon(icons::KEYBOARD).show(ui, look).clicked() {
            commands.push(UiCommand::ListenForFlagKey);
        }
        if view.key_refused {
            look.text(ui, Step::Small, look.theme.palette.bad, look.t("settings-flag-key-refused"));
        } else {
            look.dim(ui, Step::Small, look.t("settings-flag-key-hint"));
        }
    });
    ui.add_space(8.0);
    packs_card(ui, look, &view.packs, commands);
}

/// The names of the timer scales, in their order.
pub(super) fn timer_names(look: &Look) -> [String; 5] {
    TimerScale::ALL.map(|scale| match scale.factor() {
        Some(1) => look.t("timers-as-written"),
        Some(factor) => format!("×{factor}"),
        None => look.t("timers-off"),
    })
}

/// A caption as it will look on the film.
pub(super) fn caption_preview(ui: &mut Ui, look: &Look, set: &Preferences) {
    let size = 19.0 * set.caption_percent as f32 / 100.0;
    let height = (size * 3.6).max(72.0);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    super::widgets::night_plate(ui, look, rect, 11);
    let text = look.t("caption-sample");
    paint_caption(ui, look, rect.shrink(8.0), &[text.as_str()], size, set.caption_ground);
}

/// Draws captions at the foot of `area`, centred, each line on its own ground. Used for the film too.
pub fn paint_caption(ui: &Ui, look: &Look, area: Rect, lines: &[&str], size: f32, ground: CaptionGround) -> f32 {
    let font = egui::FontId::new(size, egui::FontFamily::Name(STRONG.into()));
    let painter = ui.painter();
    let mut bottom = area.bottom();
    for line in lines.iter().rev() {
        let mut job = egui::text::LayoutJob::simple((*line).to_owned(), font.clone(), Color32::WHITE, area.width() * 0.9);
        job.halign = egui::Align::Center;
        let galley = painter.layout_job(job);
        let text = Rect::from_min_size(pos2(area.center().x - galley.size().x / 2.0, bottom - galley.size().y), galley.size());
        let pad = vec2(size * 0.42, size * 0.16);
        match ground {
            CaptionGround::Solid => {
                painter.rect_filled(text.expand2(pad), 3.0, Color32::BLACK);
            }
            CaptionGround::Veil => {
                painter.rect_filled(text.expand2(pad), 3.0, faded(Color32::BLACK, 0.72));
            }
            CaptionGround::None => {
                for (dx, dy) in [(-1.0, -1.0), (1.0, -1.0), (-1.0, 1.0), (1.0, 1.0), (0.0, 2.0)] {
                    let at = pos2(area.center().x + dx * size / 15.0, text.top() + dy * size / 15.0);
                    painter.galley_with_override_text_color(at, galley.clone(), faded(Color32::BLACK, 0.9));
                }
            }
        }
        painter.galley(pos2(area.center().x, text.top()), galley, look.theme.palette.text);
        bottom = text.top() - size * 0.34;
    }
    area.bottom() - bottom
}
