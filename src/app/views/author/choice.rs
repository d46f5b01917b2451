//! What follows a node: where each way leads, and the options of its choice.

use egui::{ScrollArea, Ui, WidgetInfo, vec2};

use super::{AuthorCommand, AuthorView, ExitRow, FormPart, OptionCard, Renamed, ask, fields, nodes, texts};
use crate::app::theme::{Step, icons};
use crate::app::views::command::UiCommand;
use crate::app::views::look::Look;
use crate::app::views::widgets::{Button, card, icon_button, segments, turn_by_keys};

/// The ratings, as the file names them.
const RATINGS: [(Option<&str>, &str); 5] = [
    (Some("Best"), "rating-best"),
    (Some("Good"), "rating-good"),
    (Some("Poor"), "rating-poor"),
    (Some("Harmful"), "rating-harmful"),
    (None, "rating-none"),
];

/// Draws the tab.
pub(super) fn choice_ui(ui: &mut Ui, look: &Look, view: &AuthorView, commands: &mut Vec<UiCommand>) {
    ScrollArea::vertical().id_salt("choice").auto_shrink([false, false]).show(ui, |ui| {
        ui.set_width(ui.available_width() - 12.0);
        let Some(options) = &view.options else {
            if view.exits.is_empty() && !view.node.is_empty() {
                look.dim(ui, Step::Body, look.t("author-no-exits"));
            }
            // The fields below hold the other ways.
            for exit in view.exits.iter().filter(|exit| exit.place.ends_with("/then/#0")) {
                exit_ui(ui, look, view, exit, commands);
            }
            for part in &view.form {
                part_ui(ui, look, view, part, commands);
            }
            if view.can_choose && Button::secondary(&look.t("author-make-choice")).icon(icons::QUESTION).show(ui, look).clicked() {
                ask(commands, AuthorCommand::MakeChoice);
            }
            ui.add_space(20.0);
            turn_by_keys(ui);
            return;
        };
        for option in options {
            card(ui, look, |ui| option_ui(ui, look, view, option, options.len() > 1, commands));
            ui.add_space(10.0);
        }
        if Button::secondary(&look.t("author-option-add")).icon(icons::PLUS).show(ui, look).clicked() {
            ask(commands, AuthorCommand::AddOption);
        }
        ui.add_space(10.0);
        for part in &view.form {
            part_ui(ui, look, view, part, commands);
        }
        ui.add_space(20.0);
        turn_by_keys(ui);
    });
}

fn option_ui(ui: &mut Ui, look: &Look, view: &AuthorView, option: &OptionCard, removable: bool, commands: &mut Vec<UiCommand>) {
    let renaming = view.naming.as_ref().is_some_and(|naming| naming.what == Renamed::Option(option.id.clone()));
    let args = [("name", (&option.id).into())];
    if renaming {
        nodes::naming_ui(ui, look, view, commands);
    } else {
        fields::line(ui, look, |ui| {
            look.plain(ui, Step::Lead, &option.id);
            if icon_button(ui, look, icons::TEXT_AA, &look.t_with("author-option-rename", &args)).clicked() {
                ask(commands, AuthorCommand::BeginRename(Renamed::Option(option.id.clone())));
            }
            ui.add_enabled_ui(removable, |ui| {
                if icon_button(ui, look, icons::TRASH, &look.t_with("author-option-remove", &args)).clicked() {
                    ask(commands, AuthorCommand::RemoveOption(option.id.clone()));
                }
            });
        });
    }
    let names = RATINGS.map(|(_, key)| look.t(key));
    let words = names.each_ref().map(String::as_str);
    let chosen = RATINGS.iter().position(|(rating, _)| *rating == option.rating).unwrap_or(4);
    let name = look.t_with("author-option-rating", &args);
    look.dim(ui, Step::Small, look.t("author-rating"));
    if let Some(place) = segments(ui, look, &name, &words, chosen) {
        ask(commands, AuthorCommand::SetRating(option.id.clone(), RATINGS[place].0));
    }
    exit_ui(ui, look, view, &option.exit, commands);
    for row in &option.fields {
        fields::field_ui(ui, look, view, row, commands);
    }
    fields::told_ui(ui, look, &option.told);
    texts::text_ui(ui, look, &option.text, &view.languages, true, commands);
    texts::text_ui(ui, look, &option.why, &view.languages, true, commands);
}

/// A group of fields; an entry of a list can be moved and taken away.
fn part_ui(ui: &mut Ui, look: &Look, view: &AuthorView, part: &FormPart, commands: &mut Vec<UiCommand>) {
    let is_list = part.fields.is_empty() && part.texts.is_empty();
    if is_list {
        if !part.title.is_empty() {
            look.plain(ui, Step::Heading, &part.title);
        }
        fields::told_ui(ui, look, &part.told);
        add_ui(ui, look, part, commands);
        return;
    }
    let renamed = part.variable.clone().map(Renamed::Variable);
    card(ui, look, |ui| {
        ui.set_width(ui.available_width());
        if renamed.is_some() && view.naming.as_ref().map(|naming| &naming.what) == renamed.as_ref() {
            nodes::naming_ui(ui, look, view, commands);
        } else {
            fields::line(ui, look, |ui| {
                look.plain(ui, Step::Lead, &part.title);
                if let Some(what) = &renamed
                    && icon_button(ui, look, icons::TEXT_AA, &look.t_with("author-variable-rename", &[("name", (&part.title).into())])).clicked()
                {
                    ask(commands, AuthorCommand::BeginRename(what.clone()));
                }
                let Some(entry) = &part.entry else { return };
                if entry.ordered && entry.of > 1 {
                    fields::mover(ui, look, &entry.list, entry.at, entry.of, &part.title, commands);
                }
                ui.add_enabled_ui(entry.removable, |ui| {
                    if icon_button(ui, look, icons::TRASH, &look.t_with("author-take-out", &[("name", (&part.title).into())])).clicked() {
                        ask(commands, AuthorCommand::TakeEntry(entry.list.clone(), entry.at));
                    }
                });
            });
        }
        fields::told_ui(ui, look, &part.told);
        for row in &part.fields {
            fields::field_ui(ui, look, view, row, commands);
        }
        for text in &part.texts {
            texts::text_ui(ui, look, text, &view.languages, true, commands);
        }
    });
    add_ui(ui, look, part, commands);
    ui.add_space(10.0);
}

fn add_ui(ui: &mut Ui, look: &Look, part: &FormPart, commands: &mut Vec<UiCommand>) {
    if let Some((list, text)) = &part.add {
        if Button::secondary(text).icon(icons::PLUS).show(ui, look).clicked() {
            ask(commands, AuthorCommand::AddEntry(list.clone()));
        }
        ui.add_space(10.0);
    }
}

/// Where a way leads, and a list to choose from.
pub(super) fn exit_ui(ui: &mut Ui, look: &Look, view: &AuthorView, exit: &ExitRow, commands: &mut Vec<UiCommand>) {
    let p = look.theme.palette;
    look.dim(ui, Step::Small, &exit.label);
    ui.horizontal(|ui| {
        let width = look.theme.length(300.0).min(ui.available_width() - 80.0).max(120.0);
        let shown = look.rich(Step::Body, if exit.exists { p.text } else { p.bad }, if exit.goto.is_empty() { "—" } else { exit.goto.as_str() });
        ui.spacing_mut().interact_size.y = look.theme.length(38.0);
        let combo = egui::ComboBox::from_id_salt(("exit", &exit.place)).selected_text(shown).width(width).height(360.0);
        let answer = combo.show_ui(ui, |ui| {
            for node in view.nodes.iter().filter(|node| !node.id.is_empty()) {
                let text = look.rich(Step::Body, p.text, &node.id);
                if ui.selectable_label(node.id == exit.goto, text).clicked() && node.id != exit.goto {
                    ask(commands, AuthorCommand::SetExit(exit.place.clone(), node.id.clone()));
                }
            }
        });
        let name = format!("{}: {}", exit.label, look.t("author-leads-to"));
        answer.response.widget_info(|| {
            let mut info = WidgetInfo::new(egui::WidgetType::ComboBox);
            info.label = Some(name.clone());
            info.current_text_value = Some(exit.goto.clone());
            info
        });
        crate::app::views::widgets::focus_ring(ui, look, &answer.response, 6.0);
        if exit.exists {
            let name = look.t_with("author-exit-open", &[("what", (&exit.label).into()), ("name", (&exit.goto).into())]);
            if icon_button(ui, look, icons::ARROW_RIGHT, &name).clicked() {
                ask(commands, AuthorCommand::OpenNode(exit.goto.clone()));
            }
        } else {
            look.text(ui, Step::Small, p.bad, look.t("author-exit-dangling"));
        }
    });
    ui.allocate_space(vec2(1.0, 2.0));
}
