//! The table of names: one row a code, typed in like a spreadsheet.

use egui::{Key, KeyboardShortcut, Modifiers, Ui, vec2};

use super::{Column, NamesCommand, NamesView, PersonRow, cards, say};
use crate::app::theme::{Step, icons};
use crate::app::views::command::UiCommand;
use crate::app::views::look::Look;
use crate::app::views::widgets::{Button, card, cell_field, cell_id, icon_button, named_field, notice, segments};

pub(super) fn table_ui(ui: &mut Ui, look: &Look, view: &NamesView, commands: &mut Vec<UiCommand>) {
    keys(ui, commands);
    if view.courses.is_empty() {
        notice(ui, look, icons::USER, look.theme.palette.accent, &look.t("trainer-names-empty"), &look.t("trainer-names-empty-hint"));
        return;
    }
    card(ui, look, |ui| {
        // By their short names: titles are long, and often the same.
        let texts: Vec<&str> = view.courses.iter().map(|(id, _)| id.as_str()).collect();
        if view.courses.len() > 1
            && let Some(place) = segments(ui, look, &look.t("trainer-names-course"), &texts, view.chosen)
        {
            say(commands, NamesCommand::Choose(view.courses[place].0.clone()));
        }
        if let Some((_, title)) = view.courses.get(view.chosen) {
            look.plain(ui, Step::Lead, title);
        }
        head(ui, look, view, commands);
        ui.add_space(4.0);
        if view.codes == 0 {
            look.dim(ui, Step::Body, look.t("trainer-names-no-codes"));
        }
        let widths = widths(ui, look);
        if !view.rows.is_empty() {
            headings(ui, look, &widths);
        }
        for (place, row) in view.rows.iter().enumerate() {
            person(ui, look, row, view.rows.get(place + 1), &widths, view.is_working, commands);
            if view.in_question.as_ref() == Some(&row.code) {
                cards::question(ui, look, &row.code, view.is_working, commands);
            }
        }
        pages(ui, look, view, commands);
        look.dim(ui, Step::Small, look.t("trainer-names-hint"));
    });
}

/// Before the cells, which would undo their own typing.
fn keys(ui: &mut Ui, commands: &mut Vec<UiCommand>) {
    let shortcuts = [
        (KeyboardShortcut::new(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::Z), NamesCommand::Redo),
        (KeyboardShortcut::new(Modifiers::COMMAND, Key::Z), NamesCommand::Undo),
        (KeyboardShortcut::new(Modifiers::COMMAND, Key::Y), NamesCommand::Redo),
    ];
    for (shortcut, command) in shortcuts {
        if ui.input_mut(|input| input.consume_shortcut(&shortcut)) {
            say(commands, command);
        }
    }
}

fn head(ui: &mut Ui, look: &Look, view: &NamesView, commands: &mut Vec<UiCommand>) {
    ui.horizontal_wrapped(|ui| {
        let width = look.theme.length(260.0).min(ui.available_width());
        let (_, changed) = named_field(ui, look, "names-search", &look.t("trainer-names-search"), &view.search, &look.t("trainer-names-search"), width);
        if let Some(words) = changed {
            say(commands, NamesCommand::Search(words));
        }
        ui.add_enabled_ui(view.can_undo, |ui| {
            if icon_button(ui, look, icons::ARROW_COUNTER_CLOCKWISE, &format!("{} (Ctrl+Z)", look.t("author-undo"))).clicked() {
                say(commands, NamesCommand::Undo);
            }
        });
        ui.add_enabled_ui(view.can_redo, |ui| {
            if icon_button(ui, look, icons::ARROW_RIGHT, &format!("{} (Ctrl+Y)", look.t("author-redo"))).clicked() {
                say(commands, NamesCommand::Redo);
            }
        });
        let known = look.t_with("trainer-names-known", &[("named", view.named.into()), ("count", view.codes.into())]);
        let state = look.t(if view.is_kept { "trainer-names-kept" } else { "trainer-names-keeping" });
        look.dim(ui, Step::Small, format!("{known} · {state}"));
    });
}

/// The widths of code and cells, and the room of the buttons.
fn widths(ui: &Ui, look: &Look) -> [f32; 4] {
    let code = look.theme.length(118.0);
    let buttons = 2.0 * look.theme.length(40.0).min(60.0) + 16.0;
    let rest = (ui.available_width() - code - buttons - 4.0 * 8.0).max(180.0);
    [code, rest * 0.42, rest * 0.24, rest * 0.34]
}

fn headings(ui: &mut Ui, look: &Look, widths: &[f32; 4]) {
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        let names = ["trainer-column-code", Column::Name.key(), Column::Number.key(), Column::Email.key()];
        for (key, width) in names.into_iter().zip(widths) {
            // Each stands over its cells, however a layout rounds.
            let left = ui.cursor().left();
            ui.allocate_ui(vec2(*width, 0.0), |ui| {
                ui.set_width(*width);
                look.label(ui, look.t(key));
            });
            ui.add_space(left + width + 8.0 - ui.cursor().left());
        }
    });
}

/// A row; Enter goes on to the same cell of the row below, as in a spreadsheet.
fn person(ui: &mut Ui, look: &Look, row: &PersonRow, below: Option<&PersonRow>, widths: &[f32; 4], is_working: bool, commands: &mut Vec<UiCommand>) {
    ui.push_id(&row.code, |ui| {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 8.0;
            ui.allocate_ui(vec2(widths[0], 0.0), |ui| {
                ui.set_width(widths[0]);
                look.plain(ui, Step::Strong, &row.code);
            });
            for (column, width) in Column::ALL.into_iter().zip(&widths[1..]) {
                let name = format!("{}: {}", look.t(column.key()), row.code);
                let cell = |code: &str| format!("{code}/{}", column.key());
                let (response, changed) = cell_field(ui, look, &cell(&row.code), &name, &row.cells[column.place()], *width);
                // Taken away, or the cell below would hear it in the same frame and be left at once.
                if response.lost_focus() && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter)) {
                    let next = below.map_or(&row.code, |below| &below.code);
                    ui.memory_mut(|memory| memory.request_focus(cell_id(&cell(next))));
                }
                if let Some(text) = changed {
                    say(commands, NamesCommand::Type(row.code.clone(), column, text));
                }
            }
            ui.add_enabled_ui(!is_working, |ui| {
                let name = look.t_with("trainer-my-data-of", &[("code", (&row.code).into())]);
                if icon_button(ui, look, icons::FILE_TEXT, &name).clicked() {
                    say(commands, NamesCommand::MyData(row.code.clone()));
                }
            });
            ui.add_enabled_ui(!is_working, |ui| {
                let name = look.t_with("trainer-forget-of", &[("code", (&row.code).into())]);
                if icon_button(ui, look, icons::TRASH, &name).clicked() {
                    say(commands, NamesCommand::AskForget(row.code.clone()));
                }
            });
        });
    });
}

fn pages(ui: &mut Ui, look: &Look, view: &NamesView, commands: &mut Vec<UiCommand>) {
    if view.pages < 2 {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        let number = (view.page + 1).to_string();
        if Button::quiet(&look.t("trainer-page-before")).icon(icons::CARET_LEFT).enabled(view.page > 0).show(ui, look).clicked() {
            say(commands, NamesCommand::Turn(view.page - 1));
        }
        look.dim(ui, Step::Body, format!("{number} / {}", view.pages));
        if Button::quiet(&look.t("trainer-page-after")).icon(icons::CARET_RIGHT).enabled(view.page + 1 < view.pages).show(ui, look).clicked() {
            say(commands, NamesCommand::Turn(view.page + 1));
        }
    });
}
