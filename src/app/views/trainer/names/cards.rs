//! Files in and out, people's rights, the station's key, retention.

use egui::Ui;

use super::super::courses::sticks;
use super::{NamesCommand, NamesView, say};
use crate::app::theme::{Step, icons};
use crate::app::views::command::UiCommand;
use crate::app::views::look::Look;
use crate::app::views::widgets::{Button, card, named_field, notice, secret_field, switch};
use crate::keys::Strength;

/// A list of names brought in or taken out, and the folder that files are written to.
pub(super) fn files(ui: &mut Ui, look: &Look, view: &NamesView, commands: &mut Vec<UiCommand>) {
    card(ui, look, |ui| {
        let name = look.t("trainer-list");
        look.label(ui, &name);
        let width = ui.available_width();
        let (_, changed) = named_field(ui, look, "list", &name, &view.list, &look.t("trainer-list-example"), width);
        if let Some(path) = changed {
            say(commands, NamesCommand::NameList(path));
        }
        let ready = !view.list.trim().is_empty() && !view.courses.is_empty();
        if Button::secondary(&look.t("trainer-bring-in")).icon(icons::USER).enabled(ready).show(ui, look).clicked() {
            say(commands, NamesCommand::BringIn);
        }
        look.dim(ui, Step::Small, look.t("trainer-list-hint"));
        ui.add_space(6.0);
        let name = look.t("trainer-files-folder");
        look.label(ui, &name);
        let (_, changed) = named_field(ui, look, "names-folder", &name, &view.folder, &look.t("course-folder-example"), width);
        if let Some(path) = changed {
            say(commands, NamesCommand::Folder(path));
        }
        sticks(ui, look, &view.folder, &view.sticks, |stick| match stick {
            Some(stick) => say(commands, NamesCommand::Folder(stick)),
            None => say(commands, NamesCommand::LookForSticks),
        });
        if Button::quiet(&look.t("trainer-write-list")).icon(icons::FLOPPY_DISK).enabled(view.named > 0 && !view.is_working).show(ui, look).clicked() {
            say(commands, NamesCommand::WriteList);
        }
        look.dim(ui, Step::Small, look.t("trainer-write-list-hint"));
    });
}

/// What is kept of one person: handed over or deleted.
pub(super) fn rights(ui: &mut Ui, look: &Look, view: &NamesView, commands: &mut Vec<UiCommand>) {
    let p = look.theme.palette;
    card(ui, look, |ui| {
        look.plain(ui, Step::Body, look.t("trainer-rights-text"));
        let name = look.t("trainer-rights-code");
        look.label(ui, &name);
        let width = ui.available_width().min(look.theme.length(260.0));
        let (_, changed) = named_field(ui, look, "rights-code", &name, &view.code, "p-7Q4K-2M9D", width);
        if let Some(code) = changed {
            say(commands, NamesCommand::TypeCode(code));
        }
        let ready = !view.code.trim().is_empty() && !view.is_working;
        // Asked at the row where there is one.
        let listed = |code: &String| view.rows.iter().any(|row| row.code == *code);
        if let Some(code) = view.in_question.as_ref().filter(|code| !listed(code)) {
            question(ui, look, code, view.is_working, commands);
        }
        ui.horizontal_wrapped(|ui| {
            if Button::secondary(&look.t("trainer-my-data")).icon(icons::FILE_TEXT).enabled(ready).show(ui, look).clicked() {
                say(commands, NamesCommand::MyData(view.code.clone()));
            }
            if Button::danger(&look.t("trainer-forget")).icon(icons::TRASH).enabled(ready).show(ui, look).clicked() {
                say(commands, NamesCommand::AskForget(view.code.clone()));
            }
        });
        if view.is_working {
            ui.add(egui::Spinner::new().size(look.theme.text(20.0)).color(p.accent));
        }
    });
}

/// Asks whether to delete everything that is kept of a code.
pub(super) fn question(ui: &mut Ui, look: &Look, code: &str, is_working: bool, commands: &mut Vec<UiCommand>) {
    let p = look.theme.palette;
    let asked = ui.scope(|ui| {
        notice(ui, look, icons::QUESTION, p.accent, &look.t_with("trainer-forget-sure", &[("code", code.into())]), &look.t("trainer-forget-what"));
        ui.horizontal_wrapped(|ui| {
            if Button::secondary(&look.t("trainer-keep")).show(ui, look).clicked() {
                say(commands, NamesCommand::DoNotForget);
            }
            if Button::danger(&look.t("trainer-forget-do")).icon(icons::TRASH).enabled(!is_working).show(ui, look).clicked() {
                say(commands, NamesCommand::Forget);
            }
        });
    });
    let id = ui.make_persistent_id("question");
    if ui.data(|data| data.get_temp::<String>(id)).as_deref() != Some(code) {
        asked.response.scroll_to_me(None);
        ui.data_mut(|data| data.insert_temp(id, code.to_owned()));
    }
}

/// Who this station is, the backup of its key, and its passphrase.
pub(super) fn key(ui: &mut Ui, look: &Look, view: &NamesView, commands: &mut Vec<UiCommand>) {
    let p = look.theme.palette;
    card(ui, look, |ui| {
        look.label(ui, look.t("trainer-public-key"));
        look.plain(ui, Step::Small, &view.public_key);
        if Button::quiet(&look.t("trainer-copy")).icon(icons::FILE_TEXT).show(ui, look).clicked() {
            ui.ctx().copy_text(view.public_key.clone());
        }
        look.dim(ui, Step::Small, look.t("trainer-public-key-hint"));
        ui.add_space(8.0);
        look.label(ui, look.t("trainer-backup"));
        look.dim(ui, Step::Small, look.t("trainer-backup-hint"));
        if Button::secondary(&look.t("trainer-backup-do")).icon(icons::FLOPPY_DISK).enabled(!view.is_working).show(ui, look).clicked() {
            say(commands, NamesCommand::Backup);
        }
        ui.add_space(8.0);
        their_key(ui, look, view, commands);
        ui.add_space(8.0);
        look.label(ui, look.t("trainer-passphrase-change"));
        let width = ui.available_width();
        let names = ["trainer-passphrase", "trainer-new-passphrase", "trainer-again"].map(|key| look.t(key));
        for (place, name) in names.iter().enumerate() {
            look.dim(ui, Step::Small, name);
            let (_, changed) = secret_field(ui, look, &format!("passphrase-{place}"), name, &view.passphrases[place], view.is_shown, width);
            if let Some(typed) = changed {
                say(commands, NamesCommand::Passphrase(place, typed));
            }
        }
        if let Some(strength) = view.strength {
            let (good, text) = super::super::door::strength_text(strength, look);
            look.text(ui, Step::Small, if good { p.good } else { p.accent }, text);
        }
        if view.differs {
            look.text(ui, Step::Small, p.bad, look.t("trainer-differs"));
        }
        if let Some(shown) = switch(ui, look, view.is_shown, &look.t("trainer-show-letters"), &look.t("trainer-show-letters-hint")) {
            say(commands, NamesCommand::Show(shown));
        }
        let [old, new, again] = &view.passphrases;
        let strong = matches!(view.strength, Some(Strength::Enough | Strength::Long | Strength::Monotonous));
        let ready = !old.is_empty() && strong && new == again && !view.is_working;
        if Button::secondary(&look.t("trainer-passphrase-change-do")).icon(icons::LOCK).enabled(ready).show(ui, look).clicked() {
            say(commands, NamesCommand::ChangePassphrase);
        }
    });
}

/// The key of another station, so that results sealed to it open here, too.
fn their_key(ui: &mut Ui, look: &Look, view: &NamesView, commands: &mut Vec<UiCommand>) {
    let name = look.t("trainer-their-key");
    look.label(ui, &name);
    let width = ui.available_width();
    let (_, changed) = named_field(ui, look, "their-key", &name, &view.their_key, &look.t("trainer-their-key-example"), width);
    if let Some(path) = changed {
        say(commands, NamesCommand::TheirKey(path));
    }
    let ready = !view.their_key.trim().is_empty() && !view.is_working;
    if Button::secondary(&look.t("trainer-their-key-do")).icon(icons::LOCK).enabled(ready).show(ui, look).clicked() {
        say(commands, NamesCommand::BringKey);
    }
    look.dim(ui, Step::Small, look.t("trainer-their-key-hint"));
    if view.keys > 1 {
        look.plain(ui, Step::Small, look.t_with("trainer-their-keys", &[("count", (view.keys - 1).into())]));
    }
}

/// Until when what is kept, and what would be deleted now.
pub(super) fn retention(ui: &mut Ui, look: &Look, view: &NamesView, commands: &mut Vec<UiCommand>) {
    let p = look.theme.palette;
    card(ui, look, |ui| {
        look.dim(ui, Step::Small, look.t("trainer-retention-hint"));
        for kept in &view.kept {
            let left = match kept.days_left {
                Some(days) => look.t_with("trainer-days-left", &[("count", days.into())]),
                None => look.t("trainer-is-over"),
            };
            let colour = if kept.days_left.is_none() { p.accent } else { p.text };
            look.text(ui, Step::Body, colour, format!("{} · {} · {left}", kept.title, kept.until));
        }
        if view.kept.is_empty() {
            look.dim(ui, Step::Body, look.t("trainer-courses-empty"));
        }
        if view.kept.iter().any(|kept| kept.days_left.is_none())
            && Button::danger(&look.t("trainer-expire")).icon(icons::TRASH).enabled(!view.is_working).show(ui, look).clicked()
        {
            say(commands, NamesCommand::Expire);
        }
        if !view.orphans.is_empty() {
            notice(ui, look, icons::WARNING, p.accent, &look.t_with("trainer-orphans", &[("count", view.orphans.len().into())]), &look.t("trainer-orphans-hint"));
            ui.horizontal_wrapped(|ui| {
                for code in view.orphans.iter().take(12) {
                    if Button::quiet(&look.t_with("trainer-forget-of", &[("code", code.into())])).icon(icons::TRASH).enabled(!view.is_working).show(ui, look).clicked() {
                        say(commands, NamesCommand::AskForget(code.clone()));
                    }
                }
            });
        }
    });
}
