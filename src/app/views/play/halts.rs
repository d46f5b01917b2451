//! What stands still: the pause menu, the break without penalty, a scene that failed, the end of the film.

use egui::{Key, Modifiers, Rect, Sense, Ui, UiBuilder, Vec2};

use crate::app::theme::{Step, faded, icons};
use crate::app::views::command::UiCommand;
use crate::app::views::look::Look;
use crate::app::views::widgets::{self, Button, dim_film};

/// The pause menu.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PauseView {
    /// The scene's name.
    pub scene: String,
    /// Where it stands, e.g. `0:12`.
    pub at: String,
    /// The scene may be replayed.
    pub can_replay: bool,
}

/// A scene that could not be shown.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FailedView {
    /// The scene's name.
    pub scene: String,
    /// What went wrong.
    pub fault: String,
    /// What can be done about it.
    pub remedy: String,
}

/// The film's end.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct EndingView {
    /// Its name.
    pub title: String,
    /// What came of it.
    pub text: String,
    /// For the people in the film it turned out: 0 badly, 1 half well, 2 well.
    pub outcome: u8,
}

/// A column of content in the middle of the window, as high as it needs to be.
fn middle(ui: &mut Ui, look: &Look, id: &str, width: f32, add: impl FnOnce(&mut Ui)) {
    let full = ui.max_rect();
    let key = ui.id().with((id, "height"));
    let known = ui.data(|data| data.get_temp::<f32>(key));
    let height = known.unwrap_or(360.0).min(full.height() - 24.0);
    let rect = Rect::from_center_size(full.center(), Vec2::new(look.theme.length(width).min(full.width() - 40.0), height));
    let mut child = ui.new_child(UiBuilder::new().id_salt(id).max_rect(rect));
    if known.is_none() {
        child.set_invisible();
    }
    egui::ScrollArea::vertical().id_salt((id, "scroll")).max_height(height).auto_shrink([false, true]).show(&mut child, |ui| {
        ui.vertical_centered(|ui| {
            ui.add_space(6.0);
            add(ui);
        });
        let needed = ui.min_rect().height() + 10.0;
        if known.is_none_or(|known| (known - needed).abs() > 1.0) {
            ui.data_mut(|data| data.insert_temp(key, needed));
            ui.ctx().request_repaint();
        }
    });
}

pub(super) fn pause_ui(ui: &mut Ui, look: &Look, view: &PauseView, commands: &mut Vec<UiCommand>) {
    dim_film(ui, look);
    if ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
        commands.push(UiCommand::Unpause);
    }
    if ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::P)) {
        commands.push(UiCommand::Distress);
    }
    middle(ui, look, "pause", 360.0, |ui| {
        look.plain(ui, Step::Title, look.t("pause-title"));
        look.dim(ui, Step::Body, format!("{} · {}", view.scene, view.at));
        ui.add_space(12.0);
        let width = ui.available_width();
        let resume = Button::primary(&look.t("pause-resume")).icon(icons::PLAY_FILL).width(width).show(ui, look);
        focus_first(ui, "pause", &resume);
        if resume.clicked() {
            commands.push(UiCommand::Unpause);
        }
        if view.can_replay
            && Button::secondary(&look.t("play-replay")).icon(icons::ARROW_COUNTER_CLOCKWISE).width(width).show(ui, look).clicked()
        {
            commands.push(UiCommand::ReplayScene);
        }
        if Button::secondary(&look.t("settings-title")).icon(icons::GEAR_SIX).width(width).show(ui, look).clicked() {
            commands.push(UiCommand::OpenSettings);
        }
        if Button::secondary(&look.t("play-distress")).icon(icons::LIFEBUOY).width(width).show(ui, look).clicked() {
            commands.push(UiCommand::Distress);
        }
        if Button::secondary(&look.t("pause-leave")).icon(icons::SIGN_OUT).width(width).show(ui, look).clicked() {
            commands.push(UiCommand::LeaveFilm);
        }
        ui.add_space(4.0);
        look.dim(ui, Step::Small, look.t("pause-kept"));
    });
}

pub(super) fn distress_ui(ui: &mut Ui, look: &Look, commands: &mut Vec<UiCommand>) {
    let p = look.theme.palette;
    ui.painter().rect_filled(ui.max_rect(), 0.0, p.ground);
    let full = ui.max_rect();
    if !look.theme.high_contrast {
        for (radius, opacity) in [(0.5, 0.05), (0.28, 0.05)] {
            widgets::light(ui, full.center() - Vec2::new(0.0, full.height() * 0.1), full.width() * radius, faded(p.accent, opacity));
        }
    }
    middle(ui, look, "distress", 560.0, |ui| {
        let (rect, _) = ui.allocate_exact_size(Vec2::splat(look.theme.length(56.0)), Sense::hover());
        widgets::paint_icon(ui, icons::LIFEBUOY, rect.center(), rect.width() * 0.9, p.accent);
        look.plain(ui, Step::Title, look.t("distress-title"));
        look.dim(ui, Step::Body, look.t("distress-text"));
        ui.add_space(4.0);
        look.dim(ui, Step::Body, look.t("distress-help"));
        ui.add_space(16.0);
        let width = look.theme.length(320.0);
        let resume = Button::primary(&look.t("distress-resume")).icon(icons::PLAY_FILL).width(width).show(ui, look);
        focus_first(ui, "distress", &resume);
        if resume.clicked() {
            commands.push(UiCommand::Unpause);
        }
        if Button::secondary(&look.t("pause-leave")).icon(icons::SIGN_OUT).width(width).show(ui, look).clicked() {
            commands.push(UiCommand::LeaveFilm);
        }
        ui.add_space(4.0);
        look.dim(ui, Step::Small, look.t("pause-kept"));
    });
}

pub(super) fn failed_ui(ui: &mut Ui, look: &Look, view: &FailedView, commands: &mut Vec<UiCommand>) {
    let p = look.theme.palette;
    dim_film(ui, look);
    middle(ui, look, "failed", 560.0, |ui| {
        let (rect, _) = ui.allocate_exact_size(Vec2::splat(look.theme.length(52.0)), Sense::hover());
        widgets::paint_icon(ui, icons::WARNING, rect.center(), rect.width() * 0.9, p.bad);
        look.plain(ui, Step::Title, look.t("failed-title"));
        look.dim(ui, Step::Strong, &view.scene);
        look.plain(ui, Step::Body, &view.fault);
        if !view.remedy.is_empty() {
            look.dim(ui, Step::Body, &view.remedy);
        }
        look.dim(ui, Step::Small, look.t("failed-kept"));
        ui.add_space(14.0);
        let width = look.theme.length(320.0);
        let on = Button::primary(&look.t("failed-go-on")).icon(icons::SKIP_FORWARD).width(width).show(ui, look);
        focus_first(ui, "failed", &on);
        if on.clicked() {
            commands.push(UiCommand::SkipFailed);
        }
        if Button::secondary(&look.t("failed-retry")).icon(icons::ARROW_COUNTER_CLOCKWISE).width(width).show(ui, look).clicked() {
            commands.push(UiCommand::ReplayScene);
        }
        if Button::secondary(&look.t("pause-leave")).icon(icons::SIGN_OUT).width(width).show(ui, look).clicked() {
            commands.push(UiCommand::LeaveFilm);
        }
    });
}

pub(super) fn ending_ui(ui: &mut Ui, look: &Look, view: &EndingView, commands: &mut Vec<UiCommand>) {
    let p = look.theme.palette;
    dim_film(ui, look);
    middle(ui, look, "ending", 640.0, |ui| {
        let (icon, colour) = match view.outcome {
            2 => (icons::CHECK_CIRCLE_FILL, p.good),
            1 => (icons::CIRCLE_HALF, p.accent),
            _ => (icons::WARNING_FILL, p.bad),
        };
        let (rect, _) = ui.allocate_exact_size(Vec2::splat(look.theme.length(52.0)), Sense::hover());
        widgets::paint_icon(ui, icon, rect.center(), rect.width() * 0.86, colour);
        look.label(ui, look.t("ending-kicker"));
        look.plain(ui, Step::Title, &view.title);
        look.plain(ui, Step::Body, &view.text);
        ui.add_space(16.0);
        let on = Button::primary(&look.t("ending-debrief")).icon(icons::ARROW_RIGHT).width(look.theme.length(260.0)).show(ui, look);
        focus_first(ui, "ending", &on);
        if on.clicked() {
            commands.push(UiCommand::FinishEnding);
        }
    });
}

/// Gives the focus to the first control when the screen opens, so that Enter goes on.
fn focus_first(ui: &Ui, id: &str, response: &egui::Response) {
    let key = egui::Id::new(("focus-first", id));
    let now = ui.ctx().cumulative_pass_nr();
    let last = ui.data(|data| data.get_temp::<u64>(key));
    ui.data_mut(|data| data.insert_temp(key, now));
    if last.is_none_or(|last| last + 2 < now) {
        response.request_focus();
    }
}
