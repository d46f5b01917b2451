//! Settings taken over: at once, everywhere.

use super::{Application, Moment, Screen};
use crate::app::attempt::{Next, timers_of};
use crate::app::preferences::{RESERVED_KEYS, Setting};
use crate::app::views::look::Look;
use crate::app::views::settings::SettingsView;
use crate::session::Input;

impl Application {
    pub(super) fn settings_view(&self, look: &Look) -> SettingsView {
        SettingsView {
            preferences: self.preferences.clone(),
            flag_key: self.flag_key_name(look),
            listening: self.listening,
            key_refused: self.key_refused,
            sound: self.has_sound,
            packs: self.packs_view(),
        }
    }

    /// The flag key as people call it.
    pub(super) fn flag_key_name(&self, look: &Look) -> String {
        match self.preferences.flag_key.as_str() {
            "Space" => look.t("key-name-space"),
            other => other.to_owned(),
        }
    }

    /// Takes the next key pressed as the flag key, if that is what was asked for.
    pub(super) fn listen_for_key(&mut self, ui: &egui::Ui) {
        if !self.listening {
            return;
        }
        let pressed = ui.input_mut(|input| {
            let found = input.events.iter().find_map(|event| match event {
                egui::Event::Key { key, pressed: true, .. } => Some(*key),
                _ => None,
            });
            if let Some(key) = found {
                input.consume_key(egui::Modifiers::NONE, key);
            }
            found
        });
        let Some(key) = pressed else { return };
        self.listening = false;
        if key == egui::Key::Escape {
            return;
        }
        let name = key.name();
        self.key_refused = RESERVED_KEYS.contains(&name);
        self.preferences.apply(Setting::FlagKey(name.to_owned()));
        self.keep_preferences();
    }

    pub(super) fn set(&mut self, setting: Setting, ctx: &egui::Context, at: Moment) {
        let timers = matches!(setting, Setting::Timers(_));
        let language = matches!(setting, Setting::Language(_));
        self.preferences.apply(setting);
        self.keep_preferences();
        self.reel.set_language(self.preferences.spoken());
        self.reel.set_picture_delay(self.preferences.picture_delay());
        if self.screen == Screen::Film {
            self.with_attempt(ctx, at, |attempt, desk| {
                if timers {
                    attempt.tell_setting(Input::ChangeTimers { timers: timers_of(desk.preferences.timers) }, desk);
                }
                if language {
                    attempt.tell_setting(Input::ChangeLanguage { language: desk.preferences.language }, desk);
                }
                Next::Stay
            });
        }
    }
}
