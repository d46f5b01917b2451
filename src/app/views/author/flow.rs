//! Every node with its exits, as a list that can be walked.

use egui::{ScrollArea, Sense, Ui, vec2};

use super::{AuthorCommand, AuthorView, FlowRow, ask, nodes, sort_key};
use crate::app::theme::{Step, icons};
use crate::app::views::command::UiCommand;
use crate::app::views::look::Look;
use crate::app::views::widgets::{Button, card, lay_out, paint_icon};

/// Draws the tab.
pub(super) fn flow_ui(ui: &mut Ui, look: &Look, view: &AuthorView, commands: &mut Vec<UiCommand>) {
    ScrollArea::vertical().id_salt("flow").auto_shrink([false, false]).show(ui, |ui| {
        ui.set_width(ui.available_width() - 12.0);
        for row in &view.flow {
            card(ui, look, |ui| row_ui(ui, look, row, row.id == view.node, commands));
            ui.add_space(6.0);
        }
    });
}

fn row_ui(ui: &mut Ui, look: &Look, row: &FlowRow, here: bool, commands: &mut Vec<UiCommand>) {
    let p = look.theme.palette;
    ui.spacing_mut().item_spacing.y = 2.0;
    ui.horizontal(|ui| {
        let side = look.theme.text(20.0);
        let (rect, _) = ui.allocate_exact_size(vec2(side + 4.0, look.theme.length(40.0)), Sense::hover());
        paint_icon(ui, nodes::icon_of(row.sort), rect.center(), side, if here { p.accent } else { p.text_dim });
        let name = look.t_with("author-flow-open", &[("name", (&row.id).into())]);
        if Button::quiet(&row.id).name(&name).show(ui, look).clicked() {
            ask(commands, AuthorCommand::OpenNode(row.id.clone()));
        }
        look.dim(ui, Step::Small, look.t(sort_key(row.sort)));
        if !row.title.is_empty() {
            look.dim(ui, Step::Small, format!("· {}", row.title));
        }
    });
    for (place, exit) in row.exits.iter().enumerate() {
        ui.horizontal(|ui| {
            ui.add_space(look.theme.text(28.0));
            let text = lay_out(ui, look, Step::Body, look.theme.palette.text_dim, &exit.label, ui.available_width() * 0.62);
            ui.label(text);
            let side = look.theme.text(16.0);
            let (rect, _) = ui.allocate_exact_size(vec2(side, look.theme.length(32.0)), Sense::hover());
            paint_icon(ui, icons::ARROW_RIGHT, rect.center(), side, p.text_dim);
            if exit.exists {
                let name = format!("{} {}: {} ({})", row.id, place + 1, exit.goto, exit.label);
                if Button::quiet(&exit.goto).name(&name).show(ui, look).clicked() {
                    ask(commands, AuthorCommand::OpenNode(exit.goto.clone()));
                }
            } else {
                look.text(ui, Step::Strong, p.bad, format!("{} · {}", exit.goto, look.t("author-exit-dangling")));
            }
        });
    }
}
