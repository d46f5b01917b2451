//! What the attempts tell: a list of the sections to jump to, then the sections.

use std::collections::BTreeMap;

use egui::{Align, Id, Ui, vec2};

use super::{ResultsView, figure, heat, make_room, shares, table};
use crate::app::theme::Step;
use crate::app::views::command::UiCommand;
use crate::app::views::look::Look;
use crate::app::views::widgets::{Button, Verdict, card, verdict_row};
use crate::report::sheet::{Block, Figure, Mark, Plot, Sheet};
use crate::session::TraineeCode;

/// How a mark is drawn.
pub(super) fn verdict(mark: Mark) -> Verdict {
    match mark {
        Mark::Hit => Verdict::Hit,
        Mark::Miss => Verdict::Miss,
        Mark::FalseAlarm => Verdict::FalseAlarm,
        Mark::Passed => Verdict::Passed,
        Mark::Neutral => Verdict::Neutral,
    }
}

pub(super) fn show(ui: &mut Ui, look: &Look, view: &ResultsView, sheet: &Sheet, _: &mut Vec<UiCommand>) {
    look.plain(ui, Step::Strong, sheet.facts.join(" · "));
    let wanted = Id::new("results-section");
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(2.0, 2.0);
        for section in &sheet.sections {
            let name = look.t_with("trainer-results-jump", &[("section", (&section.title).into())]);
            make_room(ui, look, &section.title, false);
            if Button::quiet(&section.title).name(&name).show(ui, look).clicked() {
                ui.data_mut(|data| data.insert_temp(wanted, section.id));
            }
        }
    });
    let jump: Option<&'static str> = ui.data_mut(|data| data.remove_temp(wanted));
    for section in &sheet.sections {
        ui.add_space(look.theme.length(14.0));
        let heading = look.plain(ui, Step::Heading, &section.title);
        if jump == Some(section.id) {
            heading.scroll_to_me(Some(Align::TOP));
        }
        card(ui, look, |ui| {
            for (place, block) in section.blocks.iter().enumerate() {
                ui.push_id((section.id, place), |ui| show_block(ui, look, view, &section.title, block));
            }
        });
    }
    ui.add_space(look.theme.length(18.0));
}

/// Draws a block of the section of that title, which need not stand there twice.
fn show_block(ui: &mut Ui, look: &Look, view: &ResultsView, title: &str, block: &Block) {
    let names: Option<&BTreeMap<TraineeCode, String>> = view.names.as_deref();
    match block {
        Block::Heading(text) => {
            ui.add_space(6.0);
            look.plain(ui, Step::Lead, text);
        }
        Block::Strong(text) => {
            look.plain(ui, Step::Lead, text);
        }
        Block::Text(text) => {
            look.plain(ui, Step::Body, text);
        }
        Block::Hint(text) => {
            look.dim(ui, Step::Small, text);
        }
        Block::Marked(lines) => {
            ui.horizontal_wrapped(|ui| {
                for (mark, text) in lines {
                    verdict_row(ui, look, verdict(*mark), text);
                    ui.add_space(10.0);
                }
            });
        }
        Block::List(lines) => {
            for line in lines {
                ui.horizontal_top(|ui| {
                    look.dim(ui, Step::Body, "•");
                    look.plain(ui, Step::Body, line);
                });
            }
        }
        Block::Table(told) => table::show(ui, look, told, names, told.title != title),
        Block::Figure(told) => show_figure(ui, look, told, view.as_tables, names, told.title != title),
    }
    ui.add_space(4.0);
}

fn show_figure(ui: &mut Ui, look: &Look, told: &Figure, as_table: bool, names: Option<&BTreeMap<TraineeCode, String>>, titled: bool) {
    if as_table {
        table::show(ui, look, &told.table, names, titled);
        return;
    }
    if titled {
        look.label(ui, &told.title);
    }
    match &told.plot {
        Plot::Shares(rows) => shares::show(ui, look, &told.title, rows),
        Plot::Heat(told) => heat::show(ui, look, told),
        Plot::Calibration { axes, points } => figure::calibration(ui, look, &told.title, axes, points),
        Plot::Slopes { ends, lines } => figure::slopes(ui, look, ends, lines),
        Plot::Tenths(counts) => figure::tenths(ui, look, told, counts),
    }
}
