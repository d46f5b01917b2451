//! Beside the ground: what a search found, else the node that is worked on, its ways on, and what can be done with it.

use egui::Ui;

use super::super::{choice, nodes};
use super::{AuthorCommand, AuthorView, FlowView, ask, words};
use crate::app::theme::{Step, icons};
use crate::app::views::author::Tab;
use crate::app::views::command::UiCommand;
use crate::app::views::look::Look;
use crate::app::views::widgets::{Button, OptionKind, OptionRow};

/// The most that is listed of what a search found.
const MOST: usize = 40;

/// Draws it.
pub(super) fn panel_ui(ui: &mut Ui, look: &Look, view: &AuthorView, flow: &FlowView, search: &str, found: &[usize], commands: &mut Vec<UiCommand>) {
    ui.set_width(ui.available_width() - 10.0);
    if !search.trim().is_empty() {
        found_ui(ui, look, flow, found, commands);
        return;
    }
    match flow.picture.place_of(&view.node) {
        Some(node) => node_ui(ui, look, view, flow, node, commands),
        None => whole_ui(ui, look, flow),
    }
}

fn found_ui(ui: &mut Ui, look: &Look, flow: &FlowView, found: &[usize], commands: &mut Vec<UiCommand>) {
    look.dim(ui, Step::Small, look.t_with("author-flow-found", &[("count", found.len().into())]));
    for node in found.iter().take(MOST) {
        let one = &flow.picture.drawing.boxes[*node];
        let name = format!("{} · {}", one.id, one.title);
        if OptionRow::new(OptionKind::Press, &one.title).dense().detail(&one.id.0).name(&name).show(ui, look).clicked() {
            ask(commands, AuthorCommand::SelectNode(one.id.to_string()));
        }
    }
}

fn whole_ui(ui: &mut Ui, look: &Look, flow: &FlowView) {
    let drawing = &flow.picture.drawing;
    look.plain(ui, Step::Heading, look.t("author-tab-flow"));
    let endings = drawing.boxes.iter().filter(|one| matches!(one.kind, crate::scenario::draw::Kind::Ending(_))).count();
    let counts = [("nodes", drawing.boxes.len().into()), ("ways", drawing.edges.len().into()), ("endings", endings.into())];
    look.dim(ui, Step::Body, look.t_with("author-flow-counts", &counts));
    ui.add_space(8.0);
    look.dim(ui, Step::Body, look.t("author-flow-help"));
}

fn node_ui(ui: &mut Ui, look: &Look, view: &AuthorView, flow: &FlowView, node: usize, commands: &mut Vec<UiCommand>) {
    let one = &flow.picture.drawing.boxes[node];
    look.label(ui, words::kind(look, one.kind));
    look.plain(ui, Step::Lead, &one.title);
    let title_is_id = one.title == *one.id.0;
    look.dim(ui, Step::Small, if title_is_id { words::facts(look, one) } else { format!("{} · {}", one.id, words::facts(look, one)) });
    if let Some(of) = flow.coverage.as_ref().and_then(|coverage| coverage.boxes.get(node).map(|of| words::came(look, of, coverage.attempts))) {
        look.plain(ui, Step::Small, of);
    }
    ui.add_space(4.0);
    if Button::primary(&look.t("author-play")).icon(icons::PLAY_FILL).enabled(view.can_play).show(ui, look).clicked() {
        ask(commands, AuthorCommand::PlayFromHere);
    }
    if Button::secondary(&look.t("author-flow-edit")).icon(icons::TEXT_AA).show(ui, look).clicked() {
        ask(commands, AuthorCommand::OpenTab(Tab::Film));
    }
    ui.add_space(8.0);
    look.label(ui, look.t("author-tab-choice"));
    if view.exits.is_empty() {
        look.dim(ui, Step::Body, look.t("author-no-exits"));
    }
    for exit in &view.exits {
        choice::exit_ui(ui, look, view, exit, commands);
    }
    let _ = nodes::icon_of;
}
