//! Gathering: which folders, how far, what came of it and what was set aside.

use egui::{ProgressBar, ScrollArea, Ui};

use super::{GatherView, ResultsCommand, ask, make_room, tell};
use crate::app::theme::{Step, icons};
use crate::app::views::command::UiCommand;
use crate::app::views::look::Look;
use crate::app::views::widgets::{Button, Rooms, card, named_field, section};

pub(super) fn show(ui: &mut Ui, look: &Look, view: &GatherView, commands: &mut Vec<UiCommand>) {
    section(ui, look, &look.t("trainer-results-gather"), |ui| {
        card(ui, look, |ui| {
            if let Some(progress) = &view.progress {
                ui.add(ProgressBar::new(progress.share).fill(look.theme.palette.accent).desired_height(look.theme.length(10.0)));
                look.plain(ui, Step::Body, &progress.text);
                let stop = Button::secondary(&look.t("trainer-results-stop")).icon(icons::X).enabled(!progress.is_stopping).show(ui, look);
                if stop.clicked() {
                    ask(commands, ResultsCommand::StopGathering);
                }
            } else {
                choose_folders(ui, look, view, commands);
            }
            tell(ui, look, view.news.as_ref());
        });
        if !view.aside.is_empty() {
            aside(ui, look, view, commands);
        }
    });
}

fn choose_folders(ui: &mut Ui, look: &Look, view: &GatherView, commands: &mut Vec<UiCommand>) {
    look.dim(ui, Step::Body, look.t("trainer-results-gather-hint"));
    ui.horizontal_wrapped(|ui| {
        for stick in &view.sticks {
            let name = look.t_with("trainer-results-stick", &[("folder", stick.into())]);
            make_room(ui, look, &name, true);
            if Button::secondary(&name).icon(icons::FOLDER_OPEN).show(ui, look).clicked() {
                ask(commands, ResultsCommand::AddFolder(stick.clone()));
            }
        }
        for folder in &view.recent {
            let name = look.t_with("trainer-results-recent", &[("folder", folder.into())]);
            make_room(ui, look, &name, true);
            if Button::quiet(&name).icon(icons::CLOCK).show(ui, look).clicked() {
                ask(commands, ResultsCommand::AddFolder(folder.clone()));
            }
        }
    });
    let mut goes = false;
    ui.horizontal_wrapped(|ui| {
        let width = look.theme.length(460.0).min(ui.available_width() * 0.6);
        let name = look.t("trainer-results-folder");
        let (response, changed) = named_field(ui, look, "gather-folder", &name, &view.typed, &look.t("trainer-results-folder-example"), width);
        if let Some(text) = changed {
            ask(commands, ResultsCommand::TypeFolder(text));
        }
        let entered = response.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
        let ready = !view.typed.trim().is_empty() && !view.is_missing;
        let add = Button::quiet(&look.t("trainer-results-add")).icon(icons::PLUS).enabled(ready).show(ui, look).clicked();
        if ready && (entered || add) {
            ask(commands, ResultsCommand::AddFolder(view.typed.clone()));
        }
        let any = ready || !view.folders.is_empty();
        goes = Button::primary(&look.t("trainer-results-gather-do")).icon(icons::ARROW_DOWN).enabled(any).show(ui, look).clicked();
    });
    if view.is_missing {
        look.text(ui, Step::Small, look.theme.palette.bad, look.t("trainer-results-folder-missing"));
    }
    for (place, folder) in view.folders.iter().enumerate() {
        ui.horizontal_wrapped(|ui| {
            let name = look.t_with("trainer-results-remove", &[("folder", folder.into())]);
            if Button::quiet("×").name(&name).show(ui, look).on_hover_text(&name).clicked() {
                ask(commands, ResultsCommand::RemoveFolder(place));
            }
            look.plain(ui, Step::Body, folder);
        });
    }
    if goes {
        ask(commands, ResultsCommand::Gather);
    }
}

fn aside(ui: &mut Ui, look: &Look, view: &GatherView, commands: &mut Vec<UiCommand>) {
    let p = look.theme.palette;
    let rows = &view.aside;
    ui.add_space(look.theme.length(6.0));
    card(ui, look, |ui| {
        look.plain(ui, Step::Lead, look.t_with("trainer-results-aside", &[("count", view.aside_count.into())]));
        look.dim(ui, Step::Small, look.t("trainer-results-aside-hint"));
        ScrollArea::vertical().id_salt("aside").max_height(look.theme.length(260.0)).auto_shrink([false, true]).show(ui, |ui| {
            let lengths = [ui.available_width().to_bits(), look.theme.text(16.0).to_bits()];
            let rooms = Rooms::of(ui, ui.id().with("aside-rooms"), (rows.len(), lengths));
            for (at, row) in rows.iter().enumerate() {
                rooms.add(ui, at, true, |ui| {
                    ui.spacing_mut().item_spacing.y = 1.0;
                    look.text(ui, Step::Strong, p.text, format!("{}: {}", row.reason, row.file));
                    let detail = look.t_with("fault-detail", &[("detail", (&row.detail).into())]);
                    look.dim(ui, Step::Small, format!("{} {detail}", row.cure));
                });
            }
        });
        if view.aside_count > rows.len() {
            look.dim(ui, Step::Small, look.t_with("trainer-results-aside-more", &[("count", (view.aside_count - rows.len()).into())]));
        }
        if Button::quiet(&look.t("trainer-results-aside-clear")).icon(icons::CHECK).show(ui, look).clicked() {
            ask(commands, ResultsCommand::ClearAside);
        }
    });
}
