//! Sending to a record store: where to, as whom, what would go out, how far it is.

use egui::{ProgressBar, ScrollArea, Ui};

use super::{PlanView, ResultsCommand, SendingCommand, SendingView, make_room, tell};
use crate::app::theme::{Step, icons};
use crate::app::views::command::UiCommand;
use crate::app::views::look::Look;
use crate::app::views::widgets::{Button, card, named_field, secret_field, section, switch};

fn ask(commands: &mut Vec<UiCommand>, command: SendingCommand) {
    super::ask(commands, ResultsCommand::Sending(command));
}

pub(super) fn show(ui: &mut Ui, look: &Look, view: &SendingView, commands: &mut Vec<UiCommand>) {
    section(ui, look, &look.t("trainer-send"), |ui| {
        card(ui, look, |ui| {
            look.dim(ui, Step::Body, look.t("trainer-send-hint"));
            let is_busy = view.progress.is_some();
            ui.add_enabled_ui(!is_busy, |ui| {
                place(ui, look, view, commands);
                login(ui, look, view, commands);
                rarely(ui, look, view, commands);
            });
            ui.add_space(4.0);
            if let Some(progress) = &view.progress {
                if progress.is_endless {
                    ui.add(egui::Spinner::new().size(look.theme.text(18.0)));
                } else {
                    ui.add(ProgressBar::new(progress.share).fill(look.theme.palette.accent).desired_height(look.theme.length(10.0)));
                }
                look.plain(ui, Step::Body, &progress.text);
                let stop = Button::secondary(&look.t("trainer-send-stop")).icon(icons::X).enabled(!progress.is_stopping).show(ui, look);
                hand_on(ui, &stop, true);
                if stop.clicked() {
                    ask(commands, SendingCommand::Stop);
                }
            } else {
                if let Some(told) = &view.plan {
                    plan(ui, look, told);
                }
                buttons(ui, look, view, commands);
            }
            tell(ui, look, view.news.as_ref());
        });
    });
}

/// Draws a field below its name, and below it what is wrong; the text when it was changed.
fn line(ui: &mut Ui, look: &Look, id: &str, value: &str, example: &str, fault: Option<&str>) -> Option<String> {
    let name = look.t(id);
    look.dim(ui, Step::Small, &name);
    let width = look.theme.length(560.0).min(ui.available_width());
    let (_, changed) = named_field(ui, look, id, &name, value, example, width);
    if let Some(fault) = fault {
        look.text(ui, Step::Small, look.theme.palette.bad, fault);
    }
    changed
}

fn place(ui: &mut Ui, look: &Look, view: &SendingView, commands: &mut Vec<UiCommand>) {
    let example = look.t("trainer-send-address-example");
    if let Some(text) = line(ui, look, "trainer-send-address", &view.address, &example, view.address_fault.as_deref()) {
        ask(commands, SendingCommand::TypeAddress(text));
    }
}

fn login(ui: &mut Ui, look: &Look, view: &SendingView, commands: &mut Vec<UiCommand>) {
    ui.horizontal_wrapped(|ui| {
        let width = look.theme.length(272.0).min(ui.available_width());
        ui.vertical(|ui| {
            ui.set_max_width(width);
            let name = look.t("trainer-send-key");
            look.dim(ui, Step::Small, &name);
            if let Some(text) = named_field(ui, look, "trainer-send-key", &name, &view.key, "", width).1 {
                ask(commands, SendingCommand::TypeKey(text));
            }
        });
        ui.vertical(|ui| {
            ui.set_max_width(width);
            let name = look.t("trainer-send-secret");
            look.dim(ui, Step::Small, &name);
            if let Some(secret) = secret_field(ui, look, "trainer-send-secret", &name, &view.secret, view.is_shown, width).1 {
                ask(commands, SendingCommand::TypeSecret(secret));
            }
        });
    });
    look.dim(ui, Step::Small, look.t("trainer-send-login-hint"));
    if !view.secret.is_empty() {
        if let Some(shown) = switch(ui, look, view.is_shown, &look.t("trainer-send-show"), "") {
            ask(commands, SendingCommand::ShowSecret(shown));
        }
        if let Some(keeps) = switch(ui, look, view.keeps, &look.t("trainer-send-keep"), &look.t("trainer-send-keep-hint")) {
            ask(commands, SendingCommand::Keep(keeps));
        }
    }
}

/// What most institutions need not touch.
fn rarely(ui: &mut Ui, look: &Look, view: &SendingView, commands: &mut Vec<UiCommand>) {
    let missing = view.is_authority_missing.then(|| look.t("trainer-send-authority-missing"));
    let example = look.t("trainer-send-authority-example");
    if let Some(text) = line(ui, look, "trainer-send-authority", &view.authority, &example, missing.as_deref()) {
        ask(commands, SendingCommand::TypeAuthority(text));
    }
    let wrong = view.is_home_wrong.then(|| look.t("trainer-send-home-wrong"));
    let usual = view.known_home.as_ref().unwrap_or(&view.usual_home);
    if let Some(text) = line(ui, look, "trainer-send-home", &view.home, usual, wrong.as_deref()) {
        ask(commands, SendingCommand::TypeHome(text));
    }
    match &view.known_home {
        Some(home) => {
            look.dim(ui, Step::Small, look.t_with("trainer-send-home-known", &[("home", home.into())]));
            if let Some(again) = switch(ui, look, view.again, &look.t("trainer-send-again"), &look.t("trainer-send-again-hint")) {
                ask(commands, SendingCommand::Again(again));
            }
        }
        None => {
            look.dim(ui, Step::Small, look.t("trainer-send-home-hint"));
        }
    }
}

fn plan(ui: &mut Ui, look: &Look, plan: &PlanView) {
    if plan.is_stale {
        look.dim(ui, Step::Body, look.t("trainer-send-stale"));
        return;
    }
    for (at, text) in plan.lines.iter().enumerate() {
        look.plain(ui, if at == 0 { Step::Strong } else { Step::Body }, text);
    }
    if let Some(example) = &plan.example {
        let name = look.t("trainer-send-example");
        let p = look.theme.palette;
        egui::CollapsingHeader::new(look.rich(Step::Body, p.text, &name)).id_salt("trainer-send-example").show(ui, |ui| {
            ScrollArea::vertical().id_salt("example").max_height(look.theme.length(260.0)).auto_shrink([false, true]).show(ui, |ui| {
                let font = egui::FontId::monospace(look.theme.text(14.0));
                ui.add(egui::Label::new(egui::RichText::new(example).font(font).color(p.text)).wrap().selectable(true));
            });
        });
    }
}

/// What was pressed is gone while it works, and the other way round: whoever works with the keyboard goes on from what took its
/// place.
fn hand_on(ui: &Ui, to: &egui::Response, is_busy: bool) {
    let memory = egui::Id::new("trainer-send-was-busy");
    let was_busy = ui.data(|data| data.get_temp::<bool>(memory)).unwrap_or(false);
    if was_busy != is_busy {
        ui.data_mut(|data| data.insert_temp(memory, is_busy));
        if ui.memory(|memory| memory.focused().is_none()) {
            to.request_focus();
        }
    }
}

fn buttons(ui: &mut Ui, look: &Look, view: &SendingView, commands: &mut Vec<UiCommand>) {
    ui.horizontal_wrapped(|ui| {
        let text = look.t("trainer-send-look");
        make_room(ui, look, &text, true);
        let looks = Button::secondary(&text).icon(icons::EYE).enabled(view.can_look).show(ui, look);
        if looks.clicked() {
            ask(commands, SendingCommand::Look);
        }
        let text = look.t("trainer-send-do");
        make_room(ui, look, &text, true);
        let sends = Button::primary(&text).icon(icons::ARROW_RIGHT).enabled(view.can_send).show(ui, look);
        hand_on(ui, if view.can_send { &sends } else { &looks }, false);
        if sends.clicked() {
            ask(commands, SendingCommand::Send);
        }
        let text = look.t("trainer-send-log-out");
        make_room(ui, look, &text, true);
        if Button::quiet(&text).icon(icons::LOCK).enabled(view.can_log_out).show(ui, look).clicked() {
            ask(commands, SendingCommand::LogOut);
        }
    });
}
