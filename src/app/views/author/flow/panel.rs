//! Beside the ground: what a search found, else the node that is worked on, its ways on, and what can be done with it.

use egui::Ui;

use super::super::{choice, nodes};
use super::{AuthorCommand, AuthorView, FlowView, ask, canvas, words};
use crate::app::theme::{Step, icons};
use crate::app::views::author::{Tab, sort_key};
use crate::app::views::command::UiCommand;
use crate::app::views::look::Look;
use crate::app::views::widgets::{Button, OptionKind, OptionRow, icon_button, key_hint, switch};
use crate::scenario::draw::Kind;

/// The most that is listed of what a search found.
const MOST: usize = 40;

/// What the ground and the bar above it tell the panel.
pub(super) struct Seen<'a> {
    /// What is searched for.
    pub(super) search: &'a str,
    /// The boxes that were found.
    pub(super) found: &'a [usize],
    /// Which way on of the node that is worked on is marked.
    pub(super) marked: usize,
    /// The end of a way is in hand.
    pub(super) aims: bool,
}

/// Draws it.
pub(super) fn panel_ui(ui: &mut Ui, look: &Look, view: &AuthorView, flow: &FlowView, seen: &Seen<'_>, commands: &mut Vec<UiCommand>) {
    ui.set_width(ui.available_width() - 10.0);
    if seen.aims {
        look.text(ui, Step::Strong, look.theme.palette.accent, look.t("author-flow-aims"));
        ui.add_space(6.0);
    }
    if !seen.search.trim().is_empty() {
        found_ui(ui, look, flow, seen.found, commands);
        return;
    }
    match flow.picture.place_of(&view.node) {
        Some(node) => node_ui(ui, look, view, flow, node, seen, commands),
        None => whole_ui(ui, look, flow),
    }
    ui.add_space(10.0);
    coverage_ui(ui, look, flow, commands);
}

fn coverage_ui(ui: &mut Ui, look: &Look, flow: &FlowView, commands: &mut Vec<UiCommand>) {
    let hint = match &flow.coverage {
        Some(coverage) => look.t_with("author-flow-attempts", &[("count", coverage.attempts.into())]),
        None if flow.wants_coverage => look.t("author-flow-counting"),
        None => look.t("author-flow-coverage-hint"),
    };
    if let Some(on) = switch(ui, look, flow.wants_coverage, &look.t("author-flow-coverage"), &hint) {
        ask(commands, AuthorCommand::ShowCoverage(on));
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
    let endings = drawing.boxes.iter().filter(|one| matches!(one.kind, Kind::Ending(_))).count();
    let counts = [("nodes", drawing.boxes.len().into()), ("ways", drawing.edges.len().into()), ("endings", endings.into())];
    look.dim(ui, Step::Body, look.t_with("author-flow-counts", &counts));
    ui.add_space(8.0);
    look.dim(ui, Step::Body, look.t("author-flow-help"));
    ui.add_space(6.0);
    let arrows = look.t("author-key-arrows-name");
    let shift = format!("Shift {arrows}");
    let keys = [
        (arrows.as_str(), "author-flow-key-walk"),
        (shift.as_str(), "author-flow-key-move"),
        ("+ − 0", "author-flow-key-zoom"),
        ("F C", "author-flow-key-whole"),
        ("G", "author-flow-key-aim"),
        ("Enter", "author-flow-key-play"),
    ];
    for (key, text) in keys {
        key_hint(ui, look, key, &look.t(text));
    }
}

fn node_ui(ui: &mut Ui, look: &Look, view: &AuthorView, flow: &FlowView, node: usize, seen: &Seen<'_>, commands: &mut Vec<UiCommand>) {
    let one = &flow.picture.drawing.boxes[node];
    look.label(ui, words::kind(look, one.kind));
    look.plain(ui, Step::Lead, &one.title);
    let title_is_id = one.title == *one.id.0;
    look.dim(ui, Step::Small, if title_is_id { words::facts(look, one) } else { format!("{} · {}", one.id, words::facts(look, one)) });
    if let Some(of) = flow.coverage.as_ref().and_then(|coverage| coverage.boxes.get(node).map(|of| words::came(look, of, coverage.attempts))) {
        look.plain(ui, Step::Small, of);
    }
    ui.add_space(4.0);
    let mut buttons = |ui: &mut Ui| {
        if Button::secondary(&look.t("author-flow-play")).icon(icons::PLAY_FILL).enabled(view.can_play).show(ui, look).clicked() {
            ask(commands, AuthorCommand::PlayFromHere);
        }
        if Button::quiet(&look.t("author-flow-edit")).icon(icons::TEXT_AA).show(ui, look).clicked() {
            ask(commands, AuthorCommand::OpenTab(if one.kind == Kind::Scene { Tab::Film } else { Tab::Texts }));
        }
    };
    if ui.available_width() < look.theme.length(320.0) {
        ui.vertical(|ui| buttons(ui));
    } else {
        ui.horizontal(|ui| buttons(ui));
    }
    ui.add_space(8.0);
    look.label(ui, look.t("author-tab-choice"));
    if view.exits.is_empty() {
        look.dim(ui, Step::Body, look.t("author-no-exits"));
    }
    for (way, exit) in view.exits.iter().enumerate() {
        let is_marked = way == seen.marked;
        let side = ui.available_rect_before_wrap();
        let before = side.top();
        ui.indent(("way", way), |ui| {
            choice::exit_ui(ui, look, view, exit, commands);
            ui.horizontal(|ui| {
                let args = [("what", (&exit.label).into())];
                if icon_button(ui, look, icons::CROSSHAIR, &format!("{} (G)", look.t_with("author-flow-aim", &args))).clicked() {
                    canvas::begin_aim(ui, view, flow, way);
                }
                new_node_ui(ui, look, view, way, &look.t_with("author-flow-new-for", &args), commands);
                if !is_marked && icon_button(ui, look, icons::PATH, &look.t_with("author-flow-mark", &args)).clicked() {
                    canvas::mark(ui, view, way);
                }
            });
        });
        if is_marked && view.exits.len() > 1 {
            let line = egui::Rect::from_min_max(egui::pos2(side.left(), before), egui::pos2(side.left() + 3.0, ui.min_rect().bottom()));
            ui.painter().rect_filled(line, 1.5, look.theme.palette.accent);
        }
    }
    if view.options.is_some() {
        if Button::quiet(&look.t("author-option-add")).icon(icons::PLUS).show(ui, look).clicked() {
            ask(commands, AuthorCommand::AddOption);
        }
    } else if view.can_choose && Button::quiet(&look.t("author-make-choice")).icon(icons::QUESTION).show(ui, look).clicked() {
        ask(commands, AuthorCommand::MakeChoice);
    }
}

/// A list of kinds of nodes; the one that is picked is made, and the way leads to it.
fn new_node_ui(ui: &mut Ui, look: &Look, view: &AuthorView, way: usize, name: &str, commands: &mut Vec<UiCommand>) {
    let p = look.theme.palette;
    let text = look.rich(Step::Strong, p.text, format!("+ {}", look.t("author-node-add")));
    let (response, _) = egui::containers::menu::MenuButton::new(text).ui(ui, |ui| {
        for (kind, sort) in nodes::KINDS {
            if ui.button(look.rich(Step::Body, p.text, look.t(sort_key(sort)))).clicked() {
                ask(commands, AuthorCommand::NewNodeAt(kind, view.node.clone(), way));
            }
        }
    });
    response.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Button, true, name));
    crate::app::views::widgets::focus_ring(ui, look, &response, 6.0);
    response.on_hover_text(name);
}
