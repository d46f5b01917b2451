//! What a person sets for themselves: language, captions, sizes, volumes, timers, keys. Plain data, kept in the data folder.

use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::text::Language;

/// What stands behind captions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum CaptionGround {
    /// Nothing but an outline around the letters.
    None,
    /// A dark veil.
    #[default]
    Veil,
    /// Solid black.
    Solid,
}

/// How long timed choices give, beside what the author wrote.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum TimerScale {
    /// As written.
    #[default]
    X1,
    /// Twice as long.
    X2,
    /// Five times.
    X5,
    /// Ten times.
    X10,
    /// No limit.
    Off,
}

impl TimerScale {
    /// Every scale, shortest first.
    pub const ALL: [Self; 5] = [Self::X1, Self::X2, Self::X5, Self::X10, Self::Off];

    /// The factor on a limit; `None` when there is no limit.
    pub fn factor(self) -> Option<u32> {
        match self {
            Self::X1 => Some(1),
            Self::X2 => Some(2),
            Self::X5 => Some(5),
            Self::X10 => Some(10),
            Self::Off => None,
        }
    }
}

/// Whether flags are named at once, with help, or after the scene.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum PlayMode {
    /// The film waits while a flag is named; scenes may be replayed.
    #[default]
    Practice,
    /// The film goes on; flags are named after the scene.
    Exam,
}

/// Everything that one may set. Each field's range is kept by [`Preferences::apply`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Preferences {
    /// Language of the interface.
    pub language: Language,
    /// Language of speech and captions; `None`: the interface's.
    pub film_language: Option<Language>,
    /// Captions are shown.
    pub captions: bool,
    /// Size of captions in percent, 75 to 200.
    pub caption_percent: u32,
    /// What stands behind captions.
    pub caption_ground: CaptionGround,
    /// Size of the interface's text in percent, 100 to 200.
    pub text_percent: u32,
    /// The stronger palette.
    pub high_contrast: bool,
    /// No movement without meaning.
    pub reduced_motion: bool,
    /// Volume of the film in percent, 0 to 100.
    pub film_volume: u32,
    /// Volume of the interface's sounds in percent, 0 to 100.
    pub interface_volume: u32,
    /// Everything is silent.
    pub muted: bool,
    /// How long timed choices give.
    pub timers: TimerScale,
    /// The key that flags, by its egui name.
    pub flag_key: String,
    /// The window fills the screen.
    pub full_screen: bool,
    /// Sound is played that many milliseconds later than the picture, −300 to 300.
    pub sound_offset_ms: i32,
    /// The mode that the briefing offers first.
    pub mode: PlayMode,
    /// The trainee's code typed last.
    pub trainee: String,
    /// The folder that results of a course are handed in to; empty: none was chosen.
    pub hand_in_to: String,
    /// How many people were in the room when a group played last, 1 to 999.
    pub group_size: u16,
}

impl Default for Preferences {
    fn default() -> Self {
        Self {
            language: Language::Pl,
            film_language: None,
            captions: true,
            caption_percent: 100,
            caption_ground: CaptionGround::Veil,
            text_percent: 100,
            high_contrast: false,
            reduced_motion: false,
            film_volume: 80,
            interface_volume: 60,
            muted: false,
            timers: TimerScale::X1,
            flag_key: "Space".to_owned(),
            full_screen: false,
            sound_offset_ms: 0,
            mode: PlayMode::Practice,
            trainee: String::new(),
            hand_in_to: String::new(),
            group_size: 12,
        }
    }
}

/// One change of the preferences.
#[derive(Clone, Debug, PartialEq)]
pub enum Setting {
    /// Language of the interface.
    Language(Language),
    /// Language of speech and captions.
    FilmLanguage(Option<Language>),
    /// Captions on or off.
    Captions(bool),
    /// Size of captions in percent.
    CaptionPercent(u32),
    /// Ground of captions.
    CaptionGround(CaptionGround),
    /// Size of text in percent.
    TextPercent(u32),
    /// Palette.
    HighContrast(bool),
    /// Movement.
    ReducedMotion(bool),
    /// Volume of the film in percent.
    FilmVolume(u32),
    /// Volume of the interface in percent.
    InterfaceVolume(u32),
    /// Silence.
    Muted(bool),
    /// Timers.
    Timers(TimerScale),
    /// The key that flags, by its egui name.
    FlagKey(String),
    /// Full screen.
    FullScreen(bool),
    /// Offset of the sound in milliseconds.
    SoundOffset(i32),
    /// Practice or exam.
    Mode(PlayMode),
}

/// Two buffers of 1,024 samples at 48 kHz, rounded down: what a sound device holds when it asks for more. Recorded from
/// outside, pictures without it came 35 to 55 ms before their sound.
const DEVICE_DELAY_MS: i32 = 40;

/// Keys that have another meaning while the film plays and so cannot flag.
pub const RESERVED_KEYS: [&str; 22] = [
    "Escape", "Tab", "Enter", "P", "M", "C", "R", "B", "H", "F11", "Up", "Down", "Left", "Right", "1", "2", "3", "4", "5", "6", "7", "8",
];

impl Preferences {
    /// How much later than its sound was handed over a picture is shown. What the device still holds is heard later; on
    /// top of that comes what the trainee set, and both together never go below nothing.
    #[must_use]
    pub fn picture_delay(&self) -> Duration {
        Duration::from_millis(u64::try_from(DEVICE_DELAY_MS + self.sound_offset_ms).unwrap_or(0))
    }

    /// Takes a change over, held within its range. A reserved flag key changes nothing.
    pub fn apply(&mut self, setting: Setting) {
        match setting {
            Setting::Language(language) => self.language = language,
            Setting::FilmLanguage(language) => self.film_language = language,
            Setting::Captions(on) => self.captions = on,
            Setting::CaptionPercent(percent) => self.caption_percent = percent.clamp(75, 200),
            Setting::CaptionGround(ground) => self.caption_ground = ground,
            Setting::TextPercent(percent) => self.text_percent = percent.clamp(100, 200),
            Setting::HighContrast(on) => self.high_contrast = on,
            Setting::ReducedMotion(on) => self.reduced_motion = on,
            Setting::FilmVolume(percent) => self.film_volume = percent.min(100),
            Setting::InterfaceVolume(percent) => self.interface_volume = percent.min(100),
            Setting::Muted(on) => self.muted = on,
            Setting::Timers(timers) => self.timers = timers,
            Setting::FlagKey(key) => {
                if !RESERVED_KEYS.contains(&key.as_str()) && key != "9" {
                    self.flag_key = key;
                }
            }
            Setting::FullScreen(on) => self.full_screen = on,
            Setting::SoundOffset(millis) => self.sound_offset_ms = millis.clamp(-300, 300),
            Setting::Mode(mode) => self.mode = mode,
        }
    }

    /// The language of speech and captions.
    pub fn spoken(&self) -> Language {
        self.film_language.unwrap_or(self.language)
    }

    /// Reads what [`Preferences::to_json`] wrote. Anything unreadable gives the defaults: settings never keep the
    /// application from starting.
    pub fn from_json(text: &str) -> Self {
        let read: Self = serde_json::from_str(text).unwrap_or_default();
        let mut held = read.clone();
        held.apply(Setting::CaptionPercent(read.caption_percent));
        held.apply(Setting::TextPercent(read.text_percent));
        held.apply(Setting::FilmVolume(read.film_volume));
        held.apply(Setting::InterfaceVolume(read.interface_volume));
        held.apply(Setting::SoundOffset(read.sound_offset_ms));
        held.group_size = read.group_size.clamp(1, 999);
        held
    }

    /// The preferences as indented JSON.
    pub fn to_json(&self) -> String {
        serde_json::to_string_pretty(self).expect("preferences hold nothing that JSON cannot write")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sound_offset_moves_the_picture_both_ways() {
        let mut preferences = Preferences::default();
        assert_eq!(preferences.picture_delay(), Duration::from_millis(40));
        preferences.apply(Setting::SoundOffset(-25));
        assert_eq!(preferences.picture_delay(), Duration::from_millis(15));
        preferences.apply(Setting::SoundOffset(-200));
        assert_eq!(preferences.picture_delay(), Duration::ZERO);
    }

    #[test]
    fn a_round_trip_changes_nothing() {
        let mut preferences = Preferences::default();
        preferences.apply(Setting::Timers(TimerScale::X5));
        preferences.apply(Setting::FilmLanguage(Some(Language::Uk)));
        assert_eq!(Preferences::from_json(&preferences.to_json()), preferences);
    }

    #[test]
    fn broken_or_foreign_files_give_defaults_within_range() {
        assert_eq!(Preferences::from_json("{"), Preferences::default());
        assert_eq!(Preferences::from_json(r#"{"text_percent": 900}"#).text_percent, 200);
        assert!(Preferences::from_json(r#"{"high_contrast": true}"#).high_contrast);
    }

    #[test]
    fn the_flag_key_cannot_take_a_key_with_another_meaning() {
        let mut preferences = Preferences::default();
        preferences.apply(Setting::FlagKey("Escape".to_owned()));
        assert_eq!(preferences.flag_key, "Space");
        preferences.apply(Setting::FlagKey("F".to_owned()));
        assert_eq!(preferences.flag_key, "F");
    }
}
