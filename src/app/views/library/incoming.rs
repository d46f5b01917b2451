//! Taking in what somebody brought on a stick: courses, packs with films, public keys. For hands without a mouse, and for
//! desktops on which nothing can be dropped on a window (Wayland).

use egui::{Key, KeyboardShortcut, Modifiers, Ui};

use crate::app::theme::{Step, icons};
use crate::app::views::command::UiCommand;
use crate::app::views::look::Look;
use crate::app::views::widgets::{Button, OptionKind, OptionRow, card, named_field};

/// What the card shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct IncomingView {
    /// The card is unfolded.
    pub is_open: bool,
    /// Sticks are being looked through.
    pub is_looking: bool,
    /// How many sticks there are.
    pub sticks: usize,
    /// A file or a folder, as typed.
    pub typed: String,
    /// What can be taken in.
    pub found: Vec<Found>,
    /// What was typed cannot be taken, and why.
    pub refusal: Option<String>,
}

/// A file that can be taken in.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// Where it is.
    pub path: String,
    /// What it is called.
    pub name: String,
    /// What it is.
    pub kind: Kind,
}

/// What a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A course.
    Course,
    /// A pack with a film.
    Pack,
    /// Somebody's public key.
    Key,
}

/// What is asked for.
#[derive(Clone, Debug, PartialEq)]
pub enum IncomingCommand {
    /// Unfold the card, or fold it.
    Open(bool),
    /// The file or folder was edited.
    Type(String),
    /// Take what was typed: a file is taken in, a folder looked through.
    Take,
    /// Take that file in.
    TakeThat(String),
    /// Look through the sticks again.
    Look,
}

/// The key that unfolds the card.
const OPEN: KeyboardShortcut = KeyboardShortcut::new(Modifiers::COMMAND, Key::O);

fn say(commands: &mut Vec<UiCommand>, command: IncomingCommand) {
    commands.push(UiCommand::Incoming(command));
}

/// The button that unfolds the card.
pub(super) fn incoming_button(ui: &mut Ui, look: &Look, view: &IncomingView, commands: &mut Vec<UiCommand>) {
    let text = look.t("incoming-open");
    let button = Button::quiet(&text).icon(icons::FOLDER_OPEN);
    let is_narrow = ui.available_width() < look.theme.length(360.0);
    let button = if is_narrow { button } else { button.key("Ctrl+O") };
    if button.show(ui, look).clicked() {
        say(commands, IncomingCommand::Open(!view.is_open));
    }
}

/// The card, if it is unfolded.
pub(super) fn incoming_ui(ui: &mut Ui, look: &Look, view: &IncomingView, commands: &mut Vec<UiCommand>) {
    if ui.input_mut(|input| input.consume_shortcut(&OPEN)) {
        say(commands, IncomingCommand::Open(!view.is_open));
    }
    if !view.is_open {
        return;
    }
    if ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
        say(commands, IncomingCommand::Open(false));
    }
    card(ui, look, |ui| {
        look.plain(ui, Step::Heading, look.t("incoming-title"));
        look.dim(ui, Step::Body, look.t("incoming-text"));
        ui.add_space(4.0);
        for found in &view.found {
            let kind = look.t(match found.kind {
                Kind::Course => "incoming-course",
                Kind::Pack => "incoming-pack",
                Kind::Key => "incoming-key",
            });
            let name = format!("{}: {}", look.t("incoming-take"), found.name);
            if OptionRow::new(OptionKind::Press, &found.name).detail(&found.path).tag(&kind).name(&name).show(ui, look).clicked() {
                say(commands, IncomingCommand::TakeThat(found.path.clone()));
            }
        }
        if view.is_looking {
            look.dim(ui, Step::Body, look.t("incoming-looking"));
        } else if view.found.is_empty() {
            look.plain(ui, Step::Body, look.t(if view.sticks == 0 { "incoming-no-stick" } else { "incoming-nothing" }));
        }
        ui.add_space(4.0);
        let name = look.t("incoming-path");
        look.label(ui, &name);
        ui.horizontal_wrapped(|ui| {
            let width = look.theme.length(520.0).min(ui.available_width() * 0.7);
            let (response, changed) = named_field(ui, look, "incoming", &name, &view.typed, &look.t("incoming-example"), width);
            // Asked first: a field that is given the focus back has not lost it.
            let enter = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
            if ui.memory(|memory| memory.focused().is_none()) {
                response.request_focus();
            }
            if let Some(text) = changed {
                say(commands, IncomingCommand::Type(text));
            }
            let ready = !view.typed.trim().is_empty();
            let pressed = Button::secondary(&look.t("incoming-take")).icon(icons::ARROW_RIGHT).enabled(ready).show(ui, look).clicked();
            if ready && (enter || pressed) {
                say(commands, IncomingCommand::Take);
            }
        });
        if let Some(refusal) = &view.refusal {
            look.text(ui, Step::Body, look.theme.palette.bad, refusal);
        }
        ui.horizontal_wrapped(|ui| {
            if Button::quiet(&look.t("trainer-look-for-sticks")).icon(icons::ARROW_COUNTER_CLOCKWISE).show(ui, look).clicked() {
                say(commands, IncomingCommand::Look);
            }
            if Button::quiet(&look.t("close")).show(ui, look).clicked() {
                say(commands, IncomingCommand::Open(false));
            }
        });
    });
    ui.add_space(look.theme.length(14.0));
}
