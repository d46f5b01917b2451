//! What is looked at: a window's sign, its edges, its place, its explanation. With nothing looked at: how to mark.

use egui::{Ui, WidgetInfo, vec2};

use super::{AuthorCommand, AuthorView, Edge, FilmView, Lane, Renamed, WindowDetail, ask, clock, nodes, texts};
use crate::app::theme::{Step, icons};
use crate::app::views::command::UiCommand;
use crate::app::views::look::Look;
use crate::app::views::play::matching;
use crate::app::views::widgets::{Button, OptionKind, OptionRow, field, icon_button, key_hint, switch};

/// Draws it.
pub(super) fn inspector_ui(ui: &mut Ui, look: &Look, view: &AuthorView, film: &FilmView, commands: &mut Vec<UiCommand>) {
    ui.set_width(ui.available_width() - 10.0);
    match &film.selected {
        Some(window) => window_ui(ui, look, view, film, window, commands),
        None => help_ui(ui, look),
    }
}

fn help_ui(ui: &mut Ui, look: &Look) {
    look.plain(ui, Step::Heading, look.t("author-help-title"));
    look.dim(ui, Step::Body, look.t("author-help"));
    ui.add_space(6.0);
    let (space, arrows) = (look.t("key-name-space"), look.t("author-key-arrows-name"));
    let keys = [
        (space.as_str(), "author-key-run"),
        (", .", "author-key-step"),
        ("S", "author-key-cue"),
        ("L", "author-key-lure"),
        ("I O", "author-key-edges"),
        (arrows.as_str(), "author-key-arrows"),
        ("Del", "author-key-remove"),
        ("Ctrl Z", "author-undo"),
        ("Ctrl S", "author-save"),
    ];
    for (key, text) in keys {
        key_hint(ui, look, key, &look.t(text));
    }
}

fn window_ui(ui: &mut Ui, look: &Look, view: &AuthorView, film: &FilmView, window: &WindowDetail, commands: &mut Vec<UiCommand>) {
    let renaming = view.naming.as_ref().is_some_and(|naming| matches!(&naming.what, Renamed::Window(..)));
    let lane = look.t(if window.lane == Lane::Cues { "author-cue" } else { "author-lure" });
    look.label(ui, &lane);
    if renaming {
        nodes::naming_ui(ui, look, view, commands);
    } else {
        // Large text leaves no room for the buttons beside the name.
        let narrow = look.theme.text_scale > 1.2;
        if narrow {
            look.plain(ui, Step::Lead, &window.id);
        }
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 2.0;
            if !narrow {
                let room = (ui.available_width() - look.theme.length(132.0)).max(60.0);
                ui.allocate_ui(vec2(room, 24.0), |ui| {
                    ui.set_width(room);
                    look.plain(ui, Step::Lead, &window.id);
                });
            }
            let args = [("name", (&window.id).into())];
            if icon_button(ui, look, icons::TEXT_AA, &look.t_with("author-window-rename", &args)).clicked() {
                ask(commands, AuthorCommand::BeginRename(Renamed::Window(window.lane, window.id.clone())));
            }
            if icon_button(ui, look, icons::TRASH, &look.t_with("author-window-remove", &args)).clicked() {
                ask(commands, AuthorCommand::RemoveWindow);
            }
            if icon_button(ui, look, icons::X, &look.t("author-unselect")).clicked() {
                ask(commands, AuthorCommand::Unselect);
            }
        });
    }
    if let Some((id, words)) = &window.indicator {
        indicator_ui(ui, look, window, id, words, commands);
    }
    ui.add_space(6.0);
    edge_ui(ui, look, film, window, Edge::From, commands);
    edge_ui(ui, look, film, window, Edge::To, commands);
    ui.add_space(8.0);
    place_ui(ui, look, film, window, commands);
    ui.add_space(8.0);
    if let Some(note) = &window.note {
        texts::text_ui(ui, look, note, &view.languages, false, commands);
    }
}

fn indicator_ui(ui: &mut Ui, look: &Look, window: &WindowDetail, id: &str, words: &str, commands: &mut Vec<UiCommand>) {
    look.dim(ui, Step::Small, look.t("author-indicator"));
    let text = if words.is_empty() { look.t("author-indicator-none") } else { words.to_owned() };
    let name = format!("{}: {text}", look.t("author-indicator"));
    if OptionRow::new(OptionKind::Press, &text).dense().tag(id).name(&name).selected(window.picking).show(ui, look).clicked() {
        ask(commands, AuthorCommand::PickIndicator(!window.picking));
    }
    if !window.picking {
        return;
    }
    let width = ui.available_width();
    let hint = look.t("classify-search");
    let (response, changed) = field(ui, look, "author-indicator", &window.search, &hint, width);
    response.widget_info(|| {
        let mut info = WidgetInfo::text_edit(true, &window.search, &window.search, "");
        info.label = Some(hint.clone());
        info
    });
    let first = ui.id().with("author-picking");
    if ui.data(|data| data.get_temp::<String>(first)).as_deref() != Some(window.id.as_str()) {
        ui.data_mut(|data| data.insert_temp(first, window.id.clone()));
        response.request_focus();
    }
    if let Some(text) = changed {
        ask(commands, AuthorCommand::SearchIndicator(text));
    }
    let shown = matching(&window.groups, &window.search);
    if response.lost_focus()
        && ui.input(|input| input.key_pressed(egui::Key::Enter))
        && let Some(item) = shown.first().and_then(|group| group.items.first())
    {
        ask(commands, AuthorCommand::SetIndicator(item.id.clone()));
    }
    if shown.is_empty() {
        look.dim(ui, Step::Body, look.t("classify-none"));
    }
    ui.spacing_mut().item_spacing.y = 1.0;
    for group in &shown {
        ui.add_space(6.0);
        look.label(ui, &group.name);
        for item in &group.items {
            let name = format!("{} ({})", item.text, item.id);
            let row = OptionRow::new(OptionKind::Press, &item.text).dense().tag(&item.id).name(&name).selected(item.id == id);
            if row.show(ui, look).clicked() {
                ask(commands, AuthorCommand::SetIndicator(item.id.clone()));
            }
        }
    }
    ui.spacing_mut().item_spacing.y = 6.0;
}

fn edge_ui(ui: &mut Ui, look: &Look, film: &FilmView, window: &WindowDetail, edge: Edge, commands: &mut Vec<UiCommand>) {
    let (at, key) = match edge {
        Edge::From => (window.from, "author-edge-from"),
        Edge::To => (window.to, "author-edge-to"),
    };
    let word = look.t(key);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        let room = (ui.available_width() - 3.0 * (look.theme.length(40.0).min(60.0) + 2.0)).max(50.0);
        ui.allocate_ui(vec2(room, 40.0), |ui| {
            ui.set_width(room);
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                look.dim(ui, Step::Small, &word);
                look.plain(ui, Step::Strong, clock(at));
            });
        });
        let mut button = |ui: &mut Ui, icon, key: &str, what: AuthorCommand| {
            if icon_button(ui, look, icon, &format!("{word}: {}", look.t(key))).clicked() {
                ask(commands, what);
            }
        };
        let nudge = |frames| AuthorCommand::NudgeEdge(window.lane, window.id.clone(), edge, frames);
        button(ui, icons::CARET_LEFT, "author-step-back", nudge(-1));
        button(ui, icons::CARET_RIGHT, "author-step-on", nudge(1));
        let here = AuthorCommand::MoveEdge(window.lane, window.id.clone(), edge, film.time);
        button(ui, icons::CROSSHAIR, "author-edge-here", here);
    });
}

fn place_ui(ui: &mut Ui, look: &Look, film: &FilmView, window: &WindowDetail, commands: &mut Vec<UiCommand>) {
    look.dim(ui, Step::Small, look.t("author-place"));
    let Some([x, y, w, h]) = window.region else {
        look.plain(ui, Step::Body, look.t("author-place-none"));
        if Button::secondary(&look.t("author-place-add")).icon(icons::CORNERS_OUT).show(ui, look).clicked() {
            ask(commands, AuthorCommand::SetRegion([0.35, 0.35, 0.3, 0.3]));
        }
        return;
    };
    look.plain(ui, Step::Body, [x, y, w, h].map(|part| look.decimal(f64::from(part), 2)).join("   "));
    let moves = !window.keys.is_empty();
    if let Some(on) = switch(ui, look, moves, &look.t("author-place-moves"), &look.t("author-place-moves-hint")) {
        ask(commands, AuthorCommand::LetMove(on));
    }
    for (at, time) in window.keys.iter().enumerate() {
        ui.horizontal(|ui| {
            let here = (time - film.time).abs() < film.frame / 2.0;
            let text = clock(*time);
            let args = [("time", (&text).into())];
            let name = look.t_with("author-key-go", &args);
            let button = if here { Button::primary(&text) } else { Button::quiet(&text) };
            if button.icon(icons::DIAMOND).name(&name).show(ui, look).clicked() {
                ask(commands, AuthorCommand::GoToKey(at));
            }
            if window.keys.len() > 1 && icon_button(ui, look, icons::TRASH, &look.t_with("author-key-drop", &args)).clicked() {
                ask(commands, AuthorCommand::RemoveKey(at));
            }
        });
    }
    if Button::quiet(&look.t("author-place-clear")).icon(icons::X).show(ui, look).clicked() {
        ask(commands, AuthorCommand::ClearRegion);
    }
}
