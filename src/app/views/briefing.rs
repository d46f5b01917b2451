//! Before the film: the role, the rules, the caveat, the warning, and what may be set for it.

use egui::{Sense, Ui};

use super::command::UiCommand;
use super::look::Look;
use super::settings::{caption_preview, timer_names};
use super::widgets::{self, Button, Page, card, columns, key_hint, notice, segments, switch};
use crate::app::preferences::{PlayMode, Preferences, Setting, TimerScale};
use crate::app::theme::{Step, icons};
use crate::text::Language;

/// What the briefing shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BriefingView {
    /// The scenario's title.
    pub title: String,
    /// Who the trainee is and what is asked.
    pub role: String,
    /// What signs prove and do not prove, from the catalogue.
    pub caveat: String,
    /// Where the caveat comes from.
    pub caveat_source: String,
    /// What may distress; empty when nothing.
    pub content_warning: String,
    /// Languages of speech.
    pub spoken: Vec<Language>,
    /// The film has timed choices.
    pub timed: bool,
    /// The trainee's code.
    pub trainee: String,
    /// Of a course: what for and how it is played, in words; it cannot be changed. `None`: outside a course.
    pub part: Option<String>,
    /// Flags are named after each scene.
    pub is_exam: bool,
    /// The key that flags, by name.
    pub flag_key: String,
    /// What the trainee has set.
    pub preferences: Preferences,
}

/// Draws the briefing.
pub fn briefing_ui(ui: &mut Ui, look: &Look, view: &BriefingView, commands: &mut Vec<UiCommand>) {
    let kicker = look.t("briefing-kicker");
    let back = look.t("back-to-library");
    let mut foot = |ui: &mut Ui, commands: &mut Vec<UiCommand>| {
        if Button::primary(&look.t("briefing-begin")).icon(icons::PLAY_FILL).width(190.0).show(ui, look).clicked() {
            commands.push(UiCommand::Begin);
        }
        ui.add_space(10.0);
        look.dim(ui, Step::Small, look.t_with("briefing-as", &[("code", (&view.trainee).into())]));
        if view.part.is_some() {
            return;
        }
        ui.add_space(18.0);
        let group = Button::secondary(&look.t("briefing-with-group")).icon(icons::MONITOR_PLAY).show(ui, look);
        if group.on_hover_text(look.t("briefing-with-group-hint")).clicked() {
            commands.push(UiCommand::BeginPlenary);
        }
    };
    Page::new(&view.title).kicker(&kicker).back(&back, UiCommand::OpenLibrary).show(
        ui,
        look,
        commands,
        |ui, commands| {
            if widgets::icon_button(ui, look, icons::GEAR_SIX, &look.t("settings-title")).clicked() {
                commands.push(UiCommand::OpenSettings);
            }
        },
        |ui, commands| {
            let mut left = Vec::new();
            let mut right = Vec::new();
            columns(ui, look, 0.56, 330.0, |ui| story(ui, look, view, &mut left), |ui| choices(ui, look, view, &mut right));
            commands.append(&mut left);
            commands.append(&mut right);
        },
        Some(&mut foot),
    );
}

fn story(ui: &mut Ui, look: &Look, view: &BriefingView, _commands: &mut Vec<UiCommand>) {
    let p = look.theme.palette;
    look.label(ui, look.t("briefing-role"));
    look.plain(ui, Step::Body, &view.role);
    ui.add_space(12.0);
    if !view.content_warning.is_empty() {
        notice(ui, look, icons::HAND_HEART, p.accent, &look.t("briefing-warning"), &view.content_warning);
        ui.add_space(12.0);
    }
    look.label(ui, look.t("briefing-rules"));
    let key = view.flag_key.as_str();
    let rules = [
        (icons::FLAG_FILL, look.t_with("briefing-rule-flag", &[("key", key.into())])),
        (icons::LIST_CHECKS, look.t(if view.is_exam { "briefing-rule-name-later" } else { "briefing-rule-name-now" })),
        (icons::GIT_BRANCH, look.t("briefing-rule-choose")),
        (icons::SCALES, look.t("briefing-rule-conclude")),
    ];
    for (icon, text) in rules {
        ui.horizontal_top(|ui| {
            let side = look.theme.text(22.0);
            let (rect, _) = ui.allocate_exact_size(egui::vec2(side + 6.0, side), Sense::hover());
            widgets::paint_icon(ui, icon, rect.left_center() + egui::vec2(side / 2.0, 0.0), side, p.accent);
            look.plain(ui, Step::Body, text);
        });
    }
    ui.add_space(12.0);
    if !view.caveat.is_empty() {
        notice(ui, look, icons::INFO, p.cold, &view.caveat, &view.caveat_source);
    }
    ui.add_space(14.0);
    look.label(ui, look.t("briefing-keys"));
    let hints = [
        (key.to_owned(), "key-flag"),
        ("1 – 9".to_owned(), "key-choose"),
        (look.t("key-name-escape"), "key-pause"),
        ("P".to_owned(), "key-distress"),
        ("C".to_owned(), "key-captions"),
        ("M".to_owned(), "key-mute"),
        ("R".to_owned(), "key-replay"),
        ("Tab".to_owned(), "key-tab"),
    ];
    // Two beside each other, each with half the room: a grid would squeeze words into letters below each other.
    let gap = 26.0;
    let half = (ui.available_width() - gap) / 2.0;
    ui.spacing_mut().item_spacing.y = 8.0;
    for pair in hints.chunks(2) {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = gap;
            for (key, does) in pair {
                ui.allocate_ui_with_layout(egui::vec2(half, 0.0), egui::Layout::top_down(egui::Align::Min), |ui| {
                    ui.spacing_mut().item_spacing.x = 10.0;
                    ui.set_width(half);
                    key_hint(ui, look, key, &look.t(does));
                });
            }
        });
    }
}

fn choices(ui: &mut Ui, look: &Look, view: &BriefingView, commands: &mut Vec<UiCommand>) {
    let set = &view.preferences;
    card(ui, look, |ui| {
        ui.spacing_mut().item_spacing.y = 8.0;
        look.label(ui, look.t("briefing-mode"));
        if let Some(part) = &view.part {
            look.plain(ui, Step::Lead, part);
            look.dim(ui, Step::Small, look.t(if view.is_exam { "mode-exam-hint" } else { "mode-practice-hint" }));
        } else {
            modes(ui, look, set, commands);
        }
        ui.add_space(8.0);
        if view.spoken.len() > 1 {
            look.label(ui, look.t("settings-film-language"));
            film_language(ui, look, &view.spoken, set, commands);
            ui.add_space(8.0);
        }
        look.label(ui, look.t("settings-captions"));
        if let Some(on) = switch(ui, look, set.captions, &look.t("settings-captions-on"), "") {
            commands.push(UiCommand::Set(Setting::Captions(on)));
        }
        if set.captions {
            caption_preview(ui, look, set);
            caption_sizes(ui, look, set, commands);
        }
        ui.add_space(8.0);
        look.label(ui, look.t("settings-text-size"));
        text_sizes(ui, look, set, commands);
        if view.timed {
            ui.add_space(8.0);
            look.label(ui, look.t("settings-timers"));
            let names = timer_names(look);
            let texts: Vec<&str> = names.iter().map(String::as_str).collect();
            let chosen = TimerScale::ALL.iter().position(|t| *t == set.timers).unwrap_or(0);
            if let Some(place) = segments(ui, look, &look.t("settings-timers"), &texts, chosen) {
                commands.push(UiCommand::Set(Setting::Timers(TimerScale::ALL[place])));
            }
            look.dim(ui, Step::Small, look.t("settings-timers-hint"));
        }
    });
}

/// Practice or exam, where the trainee may choose.
fn modes(ui: &mut Ui, look: &Look, set: &Preferences, commands: &mut Vec<UiCommand>) {
    let names = [look.t("mode-practice"), look.t("mode-exam")];
    let modes = [PlayMode::Practice, PlayMode::Exam];
    let chosen = usize::from(set.mode == PlayMode::Exam);
    if let Some(place) = segments(ui, look, &look.t("briefing-mode"), &names.each_ref().map(String::as_str), chosen) {
        commands.push(UiCommand::Set(Setting::Mode(modes[place])));
    }
    look.dim(ui, Step::Small, look.t(if set.mode == PlayMode::Practice { "mode-practice-hint" } else { "mode-exam-hint" }));
}

/// The languages that the film speaks.
fn film_language(ui: &mut Ui, look: &Look, spoken: &[Language], set: &Preferences, commands: &mut Vec<UiCommand>) {
    let texts: Vec<&str> = spoken.iter().map(|language| language.own_name()).collect();
    let chosen = spoken.iter().position(|language| *language == set.spoken()).unwrap_or(0);
    if let Some(place) = segments(ui, look, &look.t("settings-film-language"), &texts, chosen) {
        commands.push(UiCommand::Set(Setting::FilmLanguage(Some(spoken[place]))));
    }
}

/// The sizes of captions that are offered.
pub(super) fn caption_sizes(ui: &mut Ui, look: &Look, set: &Preferences, commands: &mut Vec<UiCommand>) {
    let percents = [75, 100, 125, 150, 200];
    let texts = percents.map(|percent| format!("{percent}\u{a0}%"));
    let chosen = percents.iter().position(|percent| *percent == set.caption_percent).unwrap_or(1);
    if let Some(place) = segments(ui, look, &look.t("settings-caption-size"), &texts.each_ref().map(String::as_str), chosen) {
        commands.push(UiCommand::Set(Setting::CaptionPercent(percents[place])));
    }
}

/// The sizes of text that are offered.
pub(super) fn text_sizes(ui: &mut Ui, look: &Look, set: &Preferences, commands: &mut Vec<UiCommand>) {
    let percents = [100, 125, 150, 175, 200];
    let texts = percents.map(|percent| format!("{percent}\u{a0}%"));
    let chosen = percents.iter().position(|percent| *percent == set.text_percent).unwrap_or(0);
    if let Some(place) = segments(ui, look, &look.t("settings-text-size"), &texts.each_ref().map(String::as_str), chosen) {
        commands.push(UiCommand::Set(Setting::TextPercent(percents[place])));
    }
}
