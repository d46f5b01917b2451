//! The door of the trainer's side: the passphrase, chosen or asked for.

use egui::{Key, Ui};

use super::{TrainerCommand, ask};
use crate::app::theme::{Step, icons};
use crate::app::views::command::UiCommand;
use crate::app::views::look::Look;
use crate::app::views::widgets::{Button, Page, Secret, card, columns, named_field, notice, secret_field, switch};
use crate::keys::Strength;

/// What the door is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Stage {
    /// This computer becomes a trainer's station: a passphrase is chosen.
    #[default]
    SetUp,
    /// The station is opened with its passphrase.
    Open,
    /// The station is brought back from the backup of its key, with a new passphrase.
    BringBack,
}

/// What the door shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DoorView {
    /// What it is for.
    pub stage: Stage,
    /// The passphrase as typed.
    pub typed: Secret,
    /// The same again.
    pub again: Secret,
    /// The letters are shown.
    pub is_shown: bool,
    /// How well a new one would protect; `None` while nothing is typed.
    pub strength: Option<Strength>,
    /// What is typed again cannot become the same any more.
    pub differs: bool,
    /// The two are the same.
    pub is_same: bool,
    /// The backup file, as typed.
    pub backup: String,
    /// The passphrase is being worked on.
    pub is_working: bool,
    /// The station locked itself.
    pub was_idle: bool,
    /// What went wrong, and what to do.
    pub fault: Option<(String, String)>,
    /// The data folder, so that nobody makes a second station by mistake.
    pub data: String,
}

/// What is asked for at the door.
#[derive(Clone, Debug, PartialEq)]
pub enum DoorCommand {
    /// The passphrase was edited.
    Type(Secret),
    /// Its repetition was edited.
    TypeAgain(Secret),
    /// Show or hide the letters.
    Show(bool),
    /// The backup file was edited.
    NameBackup(String),
    /// Bring the station back from its backup, or do not after all.
    BringBack(bool),
    /// Open, make or bring back.
    Enter,
}

fn say(commands: &mut Vec<UiCommand>, command: DoorCommand) {
    ask(commands, TrainerCommand::Door(command));
}

/// Draws the door.
pub(super) fn door_ui(ui: &mut Ui, look: &Look, view: &DoorView, commands: &mut Vec<UiCommand>) {
    let title = look.t(match view.stage {
        Stage::SetUp => "trainer-set-up",
        Stage::Open => "trainer-open",
        Stage::BringBack => "trainer-bring-back",
    });
    let (kicker, back) = (look.t("trainer-side"), look.t("back-to-library"));
    Page::new(&title).kicker(&kicker).back(&back, UiCommand::OpenLibrary).show(
        ui,
        look,
        commands,
        |_, _| {},
        |ui, commands| {
            let mut right = Vec::new();
            columns(ui, look, 0.5, 330.0, |ui| form(ui, look, view, commands), |ui| beside(ui, look, view, &mut right));
            commands.append(&mut right);
        },
        None,
    );
}

fn form(ui: &mut Ui, look: &Look, view: &DoorView, commands: &mut Vec<UiCommand>) {
    let p = look.theme.palette;
    if view.was_idle {
        notice(ui, look, icons::CLOCK, p.accent, &look.t("trainer-was-idle"), &look.t("trainer-was-idle-hint"));
        ui.add_space(10.0);
    }
    if let Some((what, cure)) = &view.fault {
        notice(ui, look, icons::WARNING, p.bad, what, cure);
        ui.add_space(10.0);
    }
    card(ui, look, |ui| {
        ui.add_enabled_ui(!view.is_working, |ui| fields(ui, look, view, commands));
    });
}

fn fields(ui: &mut Ui, look: &Look, view: &DoorView, commands: &mut Vec<UiCommand>) {
    let p = look.theme.palette;
    let width = ui.available_width();
    let is_new = view.stage != Stage::Open;
    if view.stage == Stage::BringBack {
        let name = look.t("trainer-backup-file");
        look.label(ui, &name);
        let (_, changed) = named_field(ui, look, "backup", &name, &view.backup, &look.t("trainer-backup-example"), width);
        if let Some(path) = changed {
            say(commands, DoorCommand::NameBackup(path));
        }
        ui.add_space(6.0);
    }
    let name = look.t(if is_new { "trainer-new-passphrase" } else { "trainer-passphrase" });
    look.label(ui, &name);
    let (response, changed) = secret_field(ui, look, "passphrase", &name, &view.typed, view.is_shown, width);
    // Who comes to the door comes to type.
    if ui.memory(|memory| memory.focused().is_none()) && view.typed.is_empty() && view.stage != Stage::BringBack {
        response.request_focus();
    }
    let mut enter = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    if let Some(typed) = changed {
        say(commands, DoorCommand::Type(typed));
    }
    if let Some(strength) = view.strength {
        let (good, text) = strength_text(strength, look);
        look.text(ui, Step::Small, if good { p.good } else { p.accent }, text);
    }
    if is_new {
        ui.add_space(6.0);
        let name = look.t("trainer-again");
        look.label(ui, &name);
        let (response, changed) = secret_field(ui, look, "passphrase-again", &name, &view.again, view.is_shown, width);
        enter = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        if let Some(again) = changed {
            say(commands, DoorCommand::TypeAgain(again));
        }
        if view.differs {
            look.text(ui, Step::Small, p.bad, look.t("trainer-differs"));
        }
    }
    if let Some(shown) = switch(ui, look, view.is_shown, &look.t("trainer-show-letters"), &look.t("trainer-show-letters-hint")) {
        say(commands, DoorCommand::Show(shown));
    }
    ui.add_space(6.0);
    let ready = match view.stage {
        Stage::Open => !view.typed.is_empty(),
        Stage::SetUp | Stage::BringBack => {
            let strong = matches!(view.strength, Some(Strength::Enough | Strength::Long | Strength::Monotonous));
            strong && view.is_same && (view.stage == Stage::SetUp || !view.backup.trim().is_empty())
        }
    };
    let text = look.t(match view.stage {
        Stage::SetUp => "trainer-set-up-do",
        Stage::Open => "trainer-open-do",
        Stage::BringBack => "trainer-bring-back-do",
    });
    ui.horizontal(|ui| {
        enter |= Button::primary(&text).icon(icons::LOCK).enabled(ready).show(ui, look).clicked();
        if view.is_working {
            ui.add(egui::Spinner::new().size(look.theme.text(20.0)).color(p.accent));
        }
    });
    if view.is_working {
        look.dim(ui, Step::Small, look.t("trainer-working"));
    }
    if enter && ready {
        say(commands, DoorCommand::Enter);
    }
}

/// How well a passphrase would protect, and whether that is good news.
pub(super) fn strength_text(strength: Strength, look: &Look) -> (bool, String) {
    match strength {
        Strength::Short { missing } => (false, look.t_with("trainer-strength-short", &[("count", missing.into())])),
        Strength::Monotonous => (false, look.t("trainer-strength-monotonous")),
        Strength::Enough => (true, look.t("trainer-strength-enough")),
        Strength::Long => (true, look.t("trainer-strength-long")),
    }
}

fn beside(ui: &mut Ui, look: &Look, view: &DoorView, commands: &mut Vec<UiCommand>) {
    let p = look.theme.palette;
    let (title, text) = match view.stage {
        Stage::SetUp => ("trainer-set-up-why", "trainer-set-up-why-text"),
        Stage::Open => ("trainer-open-why", "trainer-open-why-text"),
        Stage::BringBack => ("trainer-bring-back-why", "trainer-bring-back-why-text"),
    };
    look.plain(ui, Step::Heading, look.t(title));
    look.plain(ui, Step::Body, look.t(text));
    ui.add_space(8.0);
    if view.stage != Stage::Open {
        notice(ui, look, icons::WARNING, p.accent, &look.t("trainer-forgotten"), &look.t("trainer-forgotten-text"));
        ui.add_space(8.0);
    }
    let key = match view.stage {
        Stage::SetUp => "trainer-have-backup",
        Stage::Open => "trainer-forgot",
        Stage::BringBack => "trainer-no-backup",
    };
    if Button::quiet(&look.t(key)).icon(icons::ARROW_COUNTER_CLOCKWISE).enabled(!view.is_working).show(ui, look).clicked() {
        say(commands, DoorCommand::BringBack(view.stage != Stage::BringBack));
    }
    ui.add_space(8.0);
    look.dim(ui, Step::Small, look.t_with("trainer-data", &[("path", (&view.data).into())]));
}
