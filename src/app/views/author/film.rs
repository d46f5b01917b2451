//! The film beside its time line: picture, transport, lanes, and what is looked at.

use egui::{Key, Modifiers, Rect, Sense, Ui, UiBuilder, WidgetInfo, WidgetType, pos2, vec2};

use super::{AuthorCommand, AuthorView, Edge, FilmView, Lane, ask, clock, inspector, region, timeline};
use crate::app::theme::{Step, icons};
use crate::app::views::command::UiCommand;
use crate::app::views::look::Look;
use crate::app::views::widgets::{self, Button, icon_button, lay_out};

/// Draws the tab.
pub(super) fn film_ui(ui: &mut Ui, look: &Look, view: &AuthorView, commands: &mut Vec<UiCommand>) {
    let Some(film) = &view.film else {
        look.plain(ui, Step::Heading, look.t("author-no-film"));
        look.dim(ui, Step::Body, look.t("author-no-film-hint"));
        return;
    };
    keys(ui, film, commands);
    let full = ui.max_rect();
    let side = look.theme.length(330.0).min(full.width() * 0.42);
    let gap = 16.0;
    let left = Rect::from_min_max(full.min, pos2(full.right() - side - gap, full.bottom()));
    let line_height = timeline::height(look, film);
    let transport = look.theme.length(46.0).max(46.0);
    let aspect = if film.aspect.is_finite() && film.aspect > 0.0 { film.aspect } else { 16.0 / 9.0 };
    let room = (left.height() - line_height - transport - 8.0).max(90.0);
    let width = left.width().min(room * aspect);
    let height = width / aspect;
    let picture = Rect::from_min_size(pos2(left.center().x - width / 2.0, left.top()), vec2(width, height));
    picture_ui(ui, look, view, film, picture, commands);

    let bar = Rect::from_min_size(pos2(left.left(), picture.bottom() + 4.0), vec2(left.width(), transport));
    let mut bar_ui = ui.new_child(UiBuilder::new().id_salt("transport").max_rect(bar).layout(egui::Layout::left_to_right(egui::Align::Center)));
    transport_ui(&mut bar_ui, look, film, commands);

    let lanes = Rect::from_min_max(pos2(left.left(), bar.bottom() + 4.0), left.max);
    let mut lanes_ui = ui.new_child(UiBuilder::new().id_salt("lanes").max_rect(lanes));
    lanes_ui.set_clip_rect(lanes.expand(4.0).intersect(ui.clip_rect()));
    egui::ScrollArea::vertical().id_salt("lanes-scroll").auto_shrink([false, false]).show(&mut lanes_ui, |ui| {
        timeline::timeline_ui(ui, look, film, commands);
    });

    let right = Rect::from_min_max(pos2(full.right() - side, full.top()), full.max);
    ui.painter().vline(right.left() - gap / 2.0, full.y_range().expand(12.0), egui::Stroke::new(1.0, look.theme.palette.line));
    let mut inspect = ui.new_child(UiBuilder::new().id_salt("inspector").max_rect(right));
    inspect.set_clip_rect(right.expand2(vec2(6.0, 12.0)).intersect(ui.clip_rect()));
    egui::ScrollArea::vertical().id_salt("inspector-scroll").auto_shrink([false, false]).show(&mut inspect, |ui| {
        inspector::inspector_ui(ui, look, view, film, commands);
    });
}

fn picture_ui(ui: &mut Ui, look: &Look, view: &AuthorView, film: &FilmView, rect: Rect, commands: &mut Vec<UiCommand>) {
    let p = look.theme.palette;
    if film.is_shown {
        commands.push(UiCommand::FilmArea([rect.left(), rect.top(), rect.width(), rect.height()]));
    } else {
        widgets::night_plate(ui, look, rect, 5);
        if let Some(fault) = &film.fault {
            let text = lay_out(ui, look, Step::Body, p.text, fault, rect.width() * 0.8);
            let at = rect.center() - text.size() / 2.0;
            ui.painter().rect_filled(Rect::from_min_size(at, text.size()).expand(12.0), 6.0, p.ground);
            ui.painter().galley(at, text, p.text);
        }
    }
    ui.painter().rect_stroke(rect, 2.0, egui::Stroke::new(1.0, p.line), egui::StrokeKind::Outside);
    let name = look.t_with("play-film-name", &[("scene", (&view.node).into())]);
    region::region_ui(ui, look, film, rect, &name, commands);
}

fn transport_ui(ui: &mut Ui, look: &Look, film: &FilmView, commands: &mut Vec<UiCommand>) {
    let p = look.theme.palette;
    ui.spacing_mut().item_spacing.x = 4.0;
    if icon_button(ui, look, icons::CARET_LEFT, &format!("{} (,)", look.t("author-step-back"))).clicked() {
        ask(commands, AuthorCommand::Step(-1));
    }
    let (icon, key) = if film.runs { (icons::PAUSE_FILL, "author-stop") } else { (icons::PLAY_FILL, "author-run") };
    if icon_button(ui, look, icon, &format!("{} ({})", look.t(key), look.t("key-name-space"))).clicked() {
        ask(commands, AuthorCommand::TogglePlay);
    }
    if icon_button(ui, look, icons::CARET_RIGHT, &format!("{} (.)", look.t("author-step-on"))).clicked() {
        ask(commands, AuthorCommand::Step(1));
    }
    let frame = (film.time / film.frame).round() as i64;
    let text = lay_out(ui, look, Step::Strong, p.text, &clock(film.time), f32::INFINITY);
    let (rect, response) = ui.allocate_exact_size(vec2(look.theme.length(84.0), 30.0), Sense::hover());
    let spoken = format!("{} · {}", clock(film.time), look.t_with("author-frame", &[("number", frame.to_string().as_str().into())]));
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, &spoken));
    ui.painter().galley(pos2(rect.left() + 4.0, rect.center().y - text.size().y / 2.0), text, p.text);
    response.on_hover_text(&spoken);
    for (lane, key, name, stop) in
        [(Lane::Cues, "S", "author-mark-cue", "author-mark-cue-end"), (Lane::Lures, "L", "author-mark-lure", "author-mark-lure-end")]
    {
        let opened = film.opened.is_some_and(|(known, _)| known == lane);
        let text = look.t(if opened { stop } else { name });
        let button = if opened { Button::primary(&text) } else { Button::secondary(&text) };
        let short = ui.available_width() < look.theme.length(170.0);
        if short {
            if icon_button(ui, look, if lane == Lane::Cues { icons::FLAG } else { icons::SEAL_QUESTION }, &text).clicked() {
                ask(commands, AuthorCommand::MarkWindow(lane));
            }
        } else if button.key(key).show(ui, look).clicked() {
            ask(commands, AuthorCommand::MarkWindow(lane));
        }
    }
}

/// The keys of the film. They rest while somebody writes; arrows belong to what has the focus.
fn keys(ui: &Ui, film: &FilmView, commands: &mut Vec<UiCommand>) {
    if ui.ctx().text_edit_focused() {
        return;
    }
    let pressed = |key: Key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let mut on = |key: Key, what: AuthorCommand| {
        if pressed(key) {
            ask(commands, what);
        }
    };
    on(Key::Space, AuthorCommand::TogglePlay);
    on(Key::Comma, AuthorCommand::Step(-1));
    on(Key::Period, AuthorCommand::Step(1));
    on(Key::PageUp, AuthorCommand::Seek(film.time - 1.0));
    on(Key::PageDown, AuthorCommand::Seek(film.time + 1.0));
    on(Key::Home, AuthorCommand::Seek(0.0));
    on(Key::End, AuthorCommand::Seek(film.length));
    on(Key::S, AuthorCommand::MarkWindow(Lane::Cues));
    on(Key::L, AuthorCommand::MarkWindow(Lane::Lures));
    if let Some(window) = &film.selected {
        on(Key::I, AuthorCommand::MoveEdge(window.lane, window.id.clone(), Edge::From, film.time));
        on(Key::O, AuthorCommand::MoveEdge(window.lane, window.id.clone(), Edge::To, film.time));
        on(Key::Delete, AuthorCommand::RemoveWindow);
    }
}
