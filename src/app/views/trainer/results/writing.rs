//! What is written of results, and marking once more under a corrected key.

use egui::{ScrollArea, Ui};

use super::{Export, ExportView, MarkView, ResultsCommand, ask, choose, make_room, make_room_for, tell};
use crate::app::theme::{Step, icons};
use crate::app::views::command::UiCommand;
use crate::app::views::look::Look;
use crate::app::views::widgets::{Button, card, named_field, section, switch};
use crate::report::csv::Dialect;
use crate::report::csv::tables::Table;
use crate::report::html::Edition;

/// What can be written, with the keys of its name and of what it is for.
const PAGES: [(Export, &str); 3] = [
    (Export::Group(Edition::Trainer), "trainer-results-write-group"),
    (Export::Group(Edition::Programme), "trainer-results-write-hand-on"),
    (Export::Programme, "trainer-results-write-programme"),
];
const TABLES: [(Export, &str); 5] = [
    (Export::Table(Table::Attempts, Dialect::ExcelPl), "trainer-results-write-excel"),
    (Export::Table(Table::Signs, Dialect::ExcelPl), "trainer-results-write-excel-signs"),
    (Export::Table(Table::Choices, Dialect::ExcelPl), "trainer-results-write-excel-choices"),
    (Export::Table(Table::Attempts, Dialect::Lms), "trainer-results-write-lms"),
    (Export::Statements, "trainer-results-write-xapi"),
];

pub(super) fn export(ui: &mut Ui, look: &Look, view: &ExportView, commands: &mut Vec<UiCommand>) {
    let ready = view.can_write && !view.is_busy && !view.folder.trim().is_empty();
    let write = |ui: &mut Ui, commands: &mut Vec<UiCommand>, what: Export, key: &str, ready: bool| {
        make_room(ui, look, &look.t(key), true);
        if Button::secondary(&look.t(key)).icon(icons::FILE_TEXT).enabled(ready).show(ui, look).clicked() {
            ask(commands, ResultsCommand::Write(what, look.language));
        }
    };
    section(ui, look, &look.t("trainer-results-write"), |ui| {
        card(ui, look, |ui| {
            let name = look.t("trainer-results-out");
            look.dim(ui, Step::Small, &name);
            ui.horizontal_wrapped(|ui| {
                let width = look.theme.length(520.0).min(ui.available_width() * 0.8);
                if let Some(text) = named_field(ui, look, "write-to", &name, &view.folder, &look.t("trainer-results-folder-example"), width).1 {
                    ask(commands, ResultsCommand::TypeOut(text));
                }
                for stick in view.sticks.iter().filter(|stick| **stick != view.folder) {
                    let name = look.t_with("trainer-results-out-stick", &[("folder", stick.into())]);
                    make_room(ui, look, &name, true);
                    if Button::quiet(&name).icon(icons::FOLDER_OPEN).show(ui, look).clicked() {
                        ask(commands, ResultsCommand::TypeOut(stick.clone()));
                    }
                }
            });
            ui.add_space(4.0);
            look.plain(ui, Step::Lead, look.t("trainer-results-pages"));
            look.dim(ui, Step::Small, look.t("trainer-results-pages-hint"));
            ui.horizontal_wrapped(|ui| {
                for (what, key) in PAGES {
                    write(ui, commands, what, key, ready);
                }
            });
            ui.horizontal_wrapped(|ui| {
                let nobody = look.t("trainer-results-nobody");
                let codes: Vec<&str> = std::iter::once(nobody.as_str()).chain(view.codes.iter().map(String::as_str)).collect();
                let shown = view.trainee.as_deref().unwrap_or(&nobody);
                if let Some(place) = choose(ui, look, &look.t("trainer-results-trainee"), shown, &codes, look.theme.length(200.0)) {
                    ask(commands, ResultsCommand::PickTrainee(place.checked_sub(1).map(|at| view.codes[at].clone())));
                }
                write(ui, commands, Export::Trainee, "trainer-results-write-trainee", ready && view.trainee.is_some());
            });
            ui.add_space(4.0);
            look.plain(ui, Step::Lead, look.t("trainer-results-rows"));
            look.dim(ui, Step::Small, look.t("trainer-results-rows-hint"));
            ui.horizontal_wrapped(|ui| {
                for (what, key) in TABLES {
                    write(ui, commands, what, key, ready);
                }
                write(ui, commands, Export::Grades, "trainer-results-write-grades", ready);
            });
            let (text, hint) = (look.t("trainer-results-join"), look.t("trainer-results-join-hint"));
            if let Some(joins) = switch(ui, look, view.joins, &text, &hint) {
                ask(commands, ResultsCommand::JoinNumbers(joins));
            }
            working(ui, look, view.is_busy, "trainer-results-working");
            tell(ui, look, view.news.as_ref());
        });
    });
}

fn working(ui: &mut Ui, look: &Look, is_busy: bool, key: &str) {
    if is_busy {
        ui.horizontal(|ui| {
            ui.add(egui::Spinner::new().size(look.theme.text(18.0)));
            look.dim(ui, Step::Body, look.t(key));
        });
    }
}

pub(super) fn mark(ui: &mut Ui, look: &Look, view: &MarkView, commands: &mut Vec<UiCommand>) {
    if view.scenarios.is_empty() {
        return;
    }
    section(ui, look, &look.t("trainer-results-mark"), |ui| {
        card(ui, look, |ui| {
            look.dim(ui, Step::Body, look.t("trainer-results-mark-hint"));
            ui.horizontal_wrapped(|ui| {
                let none = look.t("trainer-results-no-choice");
                let titles: Vec<&str> = std::iter::once(none.as_str()).chain(view.scenarios.iter().map(|(_, title)| title.as_str())).collect();
                let shown = view.scenarios.iter().find(|(id, _)| Some(id) == view.scenario.as_ref()).map_or(none.as_str(), |(_, title)| title);
                if let Some(place) = choose(ui, look, &look.t("trainer-results-scenario"), shown, &titles, look.theme.length(260.0)) {
                    ask(commands, ResultsCommand::PickScenario(place.checked_sub(1).map(|at| view.scenarios[at].0.clone())));
                }
                let width = look.theme.length(420.0).min(ui.available_width());
                make_room_for(ui, width);
                ui.vertical(|ui| {
                    ui.set_max_width(width);
                    ui.spacing_mut().item_spacing.y = 3.0;
                    let name = look.t("trainer-results-reason");
                    look.dim(ui, Step::Small, &name);
                    if let Some(text) = named_field(ui, look, "mark-reason", &name, &view.reason, &look.t("trainer-results-reason-example"), width).1 {
                        ask(commands, ResultsCommand::TypeReason(text));
                    }
                });
            });
            let ready = view.scenario.is_some() && !view.reason.trim().is_empty() && !view.is_busy;
            ui.horizontal_wrapped(|ui| {
                if Button::secondary(&look.t("trainer-results-mark-try")).icon(icons::EYE).enabled(ready).show(ui, look).clicked() {
                    ask(commands, ResultsCommand::Mark { keeps: false });
                }
                if Button::secondary(&look.t("trainer-results-mark-keep")).icon(icons::SEAL_CHECK).enabled(ready).show(ui, look).clicked() {
                    ask(commands, ResultsCommand::Mark { keeps: true });
                }
            });
            working(ui, look, view.is_marking, "trainer-results-marking");
            tell(ui, look, view.news.as_ref());
            ScrollArea::vertical().id_salt("changes").max_height(look.theme.length(220.0)).auto_shrink([false, true]).show(ui, |ui| {
                for line in &view.changes {
                    look.plain(ui, Step::Small, line);
                }
            });
        });
    });
}
