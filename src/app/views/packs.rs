//! Packs and keys: what the library tells of them, and their lists in the settings.

use egui::{ProgressBar, Ui};

use super::command::UiCommand;
use super::look::Look;
use super::widgets::{Button, card, notice, switch};
use crate::app::theme::{Step, icons};

/// Something to tell about a pack or a key.
#[derive(Clone, Debug, PartialEq)]
pub struct News {
    /// What kind of news.
    pub kind: NewsKind,
    /// In a few words.
    pub title: String,
    /// The rest; may be empty.
    pub text: String,
}

/// What kind of news it is, and so what can be answered.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum NewsKind {
    /// Something is being installed; the share done, 0 to 1.
    Working(f32),
    /// It went well.
    Good,
    /// It was refused.
    Bad,
    /// It was refused because of what is installed, and may replace it on purpose.
    MayReplace,
    /// A key may be trusted or not.
    AsksTrust,
}

/// Keys and packs of this machine.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PacksView {
    /// Keys that are trusted.
    pub keys: Vec<KeyLine>,
    /// Packs that are installed.
    pub packs: Vec<PackLine>,
    /// What a double click does; `None` where there is no desktop to be told.
    pub double_click: Option<DoubleClick>,
}

/// What a double click on packs and courses does.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DoubleClick {
    /// This program opens them.
    pub opens: bool,
    /// Another copy of it does: where that lies.
    pub other: Option<String>,
    /// What went wrong when that was to be changed, and what to do.
    pub fault: Option<(String, String)>,
}

/// A key.
#[derive(Clone, Debug, PartialEq)]
pub struct KeyLine {
    /// Its id.
    pub id: String,
    /// Whose it is; may be empty.
    pub name: String,
}

/// An installed pack.
#[derive(Clone, Debug, PartialEq)]
pub struct PackLine {
    /// The scenario's id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its version.
    pub version: u32,
    /// Its removal waits to be confirmed.
    pub in_question: bool,
}

/// Draws the news at the head of the library.
pub fn pack_news_ui(ui: &mut Ui, look: &Look, news: &News, commands: &mut Vec<UiCommand>) {
    let p = look.theme.palette;
    let (icon, colour) = match news.kind {
        NewsKind::Working(_) => (icons::FILM_SLATE, p.accent),
        NewsKind::Good => (icons::CHECK_CIRCLE, p.good),
        NewsKind::Bad | NewsKind::MayReplace => (icons::WARNING, p.bad),
        NewsKind::AsksTrust => (icons::LOCK, p.accent),
    };
    notice(ui, look, icon, colour, &news.title, &news.text);
    if let NewsKind::Working(share) = news.kind {
        ui.add(ProgressBar::new(share).desired_width(ui.available_width()).fill(p.accent));
        return;
    }
    ui.horizontal_wrapped(|ui| {
        let mut answer = |text: &str, main: bool, command: UiCommand| {
            let button = if main { Button::primary(text) } else { Button::quiet(text) };
            if button.show(ui, look).clicked() {
                commands.push(command);
            }
        };
        match news.kind {
            NewsKind::AsksTrust => {
                answer(&look.t("packs-trust-yes"), true, UiCommand::TrustKey);
                answer(&look.t("packs-trust-no"), false, UiCommand::DismissPackNews);
            }
            NewsKind::MayReplace => {
                answer(&look.t("packs-keep"), true, UiCommand::DismissPackNews);
                answer(&look.t("packs-replace"), false, UiCommand::ReplacePack);
            }
            _ => answer(&look.t("packs-dismiss"), false, UiCommand::DismissPackNews),
        }
    });
}

/// Draws keys and packs as a card of the settings.
pub fn packs_card(ui: &mut Ui, look: &Look, view: &PacksView, commands: &mut Vec<UiCommand>) {
    card(ui, look, |ui| {
        look.label(ui, look.t("packs-keys"));
        if view.keys.is_empty() {
            look.dim(ui, Step::Body, look.t("packs-keys-none"));
        }
        for key in &view.keys {
            ui.horizontal_wrapped(|ui| {
                look.plain(ui, Step::Body, &key.name);
                look.dim(ui, Step::Small, &key.id);
                let name = look.t_with("packs-distrust", &[("name", (&key.name).into())]);
                if Button::quiet(&name).show(ui, look).clicked() {
                    commands.push(UiCommand::DistrustKey(key.id.clone()));
                }
            });
        }
        look.dim(ui, Step::Small, look.t("packs-keys-hint"));
        ui.add_space(6.0);
        look.label(ui, look.t("packs-installed-packs"));
        if view.packs.is_empty() {
            look.dim(ui, Step::Body, look.t("packs-none"));
        }
        for pack in &view.packs {
            ui.horizontal_wrapped(|ui| {
                look.plain(ui, Step::Body, &pack.title);
                look.dim(ui, Step::Small, look.t_with("packs-version", &[("version", pack.version.into())]));
                if pack.in_question {
                    let sure = look.t_with("packs-remove-sure", &[("title", (&pack.title).into())]);
                    if Button::secondary(&sure).show(ui, look).clicked() {
                        commands.push(UiCommand::RemovePack(pack.id.clone()));
                    }
                }
                let key = if pack.in_question { "packs-remove-not" } else { "packs-remove" };
                if Button::quiet(&look.t_with(key, &[("title", (&pack.title).into())])).show(ui, look).clicked() {
                    commands.push(UiCommand::AskRemovePack(pack.id.clone()));
                }
            });
        }
        look.dim(ui, Step::Small, look.t("packs-hint"));
        if let Some(click) = &view.double_click {
            ui.add_space(6.0);
            double_click(ui, look, click, commands);
        }
    });
}

fn double_click(ui: &mut Ui, look: &Look, click: &DoubleClick, commands: &mut Vec<UiCommand>) {
    let hint = match &click.other {
        Some(other) => look.t_with("packs-double-click-other", &[("path", other.into())]),
        None => look.t("packs-double-click-hint"),
    };
    if let Some(on) = switch(ui, look, click.opens, &look.t("packs-double-click"), &hint) {
        commands.push(UiCommand::OpenByDoubleClick(on));
    }
    if let Some((what, cure)) = &click.fault {
        look.text(ui, Step::Small, look.theme.palette.bad, what);
        look.dim(ui, Step::Small, cure);
    }
}
