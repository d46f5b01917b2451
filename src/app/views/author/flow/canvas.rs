//! The ground on which the flow lies: moved by dragging, zoomed by the wheel, walked by arrows.

use egui::{EventFilter, Id, Key, Modifiers, Pos2, Rect, Response, Sense, Ui, WidgetInfo, WidgetType, vec2};

use super::aim::{self, Aim, Let};
use super::camera::Camera;
use super::paint::{Brush, Detail};
use super::walk::Walk;
use super::{AuthorCommand, AuthorView, FlowView, ask, words};
use crate::app::views::command::UiCommand;
use crate::app::views::look::Look;
use crate::app::views::widgets::focus_ring;

/// How much a point of the wheel zooms.
const WHEEL: f32 = 1.0 / 240.0;
/// How far an arrow moves the ground, in points.
const STEP: f32 = 80.0;

/// What is asked of the ground from outside it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Wish {
    /// Larger by a factor, around the middle.
    Zoom(f32),
    /// The whole drawing.
    Whole,
    /// Where the node is that is worked on.
    Here,
    /// The first that was found.
    FirstFound,
}

/// What the ground remembers from frame to frame.
#[derive(Clone, Debug)]
struct Ground {
    camera: Camera,
    /// How large the drawing was when the camera was set, to begin anew with another one.
    drawn_for: usize,
    /// The node that was in sight last, to follow where the list leads.
    shown: String,
    walk: Walk,
    /// A way whose end is in hand.
    aim: Option<Aim>,
    /// A new node that is asked for.
    asked: Option<Let>,
}

fn ground_id(view: &AuthorView) -> Id {
    Id::new(("flow-ground", &view.place))
}

/// Takes the end of a way of the node that is worked on in hand; keys or a click say where it leads.
pub(super) fn begin_aim(ui: &Ui, view: &AuthorView, flow: &FlowView, way: usize) {
    let cursor = flow.picture.place_of(&view.node);
    ui.data_mut(|data| {
        if let Some(mut ground) = data.get_temp::<Ground>(ground_id(view)) {
            ground.walk.marked = way;
            ground.aim = Some(Aim { from: view.node.clone(), way, cursor });
            data.insert_temp(ground_id(view), ground);
        }
    });
    ui.memory_mut(|memory| memory.request_focus(ground_id(view)));
}

/// Marks a way of the node that is worked on.
pub(super) fn mark(ui: &Ui, view: &AuthorView, way: usize) {
    ui.data_mut(|data| {
        if let Some(mut ground) = data.get_temp::<Ground>(ground_id(view)) {
            ground.walk.marked = way;
            data.insert_temp(ground_id(view), ground);
        }
    });
}

/// Draws the ground, follows the mouse and the keys. Returns which way on of the node that is worked on is marked, and
/// whether the end of one is in hand.
#[expect(clippy::too_many_arguments, reason = "the view, where it lies, and what was asked beside it")]
pub(super) fn canvas_ui(
    ui: &mut Ui,
    look: &Look,
    view: &AuthorView,
    flow: &FlowView,
    area: Rect,
    found: &[usize],
    wish: Option<Wish>,
    commands: &mut Vec<UiCommand>,
) -> (usize, bool) {
    let picture = &*flow.picture;
    let size = picture.drawing.size;
    let id = ground_id(view);
    let response = ui.interact(area, id, Sense::click_and_drag());
    let selected = picture.place_of(&view.node);
    let kept: Option<Ground> = ui.data(|data| data.get_temp(id)).filter(|ground: &Ground| ground.drawn_for != 0);
    let is_new = kept.is_none();
    let mut ground = kept.unwrap_or_else(|| Ground {
        camera: Camera::whole(area, size),
        drawn_for: picture.drawing.boxes.len(),
        shown: view.node.clone(),
        walk: Walk::default(),
        aim: None,
        asked: None,
    });
    ground.walk = std::mem::take(&mut ground.walk).to(&view.node);
    let show = |camera: Camera, node: usize| camera.showing(area, picture.drawing.boxes[node].at);
    if is_new && let Some(node) = selected {
        // A large flow opens at the node that is worked on, where it can be read.
        if Detail::at(ground.camera.zoom, picture.drawing.boxes.len()) < Detail::All && picture.drawing.boxes.len() > 12 {
            ground.camera.zoom = 0.6;
            ground.camera = show(ground.camera, node);
        }
    }
    if ground.shown != view.node {
        ground.shown.clone_from(&view.node);
        if let Some(node) = selected {
            ground.camera = show(ground.camera, node);
        }
    }

    let mut camera = ground.camera;
    let pointer = response.hover_pos();
    let marked = selected.map(|node| (node, ground.walk.marked));
    if response.drag_started()
        && let Some(at) = ui.input(|input| input.pointer.press_origin())
        && let Some((node, way)) = aim::caught(picture, camera, area, at, marked)
    {
        ground.aim = Some(Aim { from: picture.drawing.boxes[node].id.to_string(), way, cursor: None });
    }
    let holds = ground.aim.as_ref().is_some_and(|aim| aim.cursor.is_none());
    if response.dragged() && !holds {
        camera = camera.moved(response.drag_delta());
    }
    if let Some(at) = pointer {
        let (scroll, pinch, shift) = ui.input(|input| (input.smooth_scroll_delta(), input.zoom_delta(), input.modifiers.shift));
        if shift {
            camera = camera.moved(vec2(scroll.x + scroll.y, 0.0));
        } else {
            camera = camera.moved(vec2(scroll.x, 0.0)).zoomed(area, at, (scroll.y * WHEEL).exp() * pinch);
        }
    }
    match wish {
        Some(Wish::Zoom(factor)) => camera = camera.zoomed(area, area.center(), factor),
        Some(Wish::Whole) => camera = Camera::whole(area, size),
        Some(Wish::Here) => camera = here(camera, area, flow, selected),
        Some(Wish::FirstFound) => {
            if let (Some(aim), Some(node)) = (&mut ground.aim, found.first()) {
                aim.cursor = Some(*node);
                camera = show(camera, *node);
            } else if let Some(node) = found.first() {
                ask(commands, AuthorCommand::SelectNode(picture.drawing.boxes[*node].id.to_string()));
                camera.zoom = camera.zoom.max(0.6);
                camera = show(camera, *node);
            }
        }
        None => {}
    }
    let listens = is_listening(ui, &response);
    if listens && let Some(mut aim) = ground.aim.take() {
        let before = aim.cursor;
        if aim::keys(ui, flow, &mut aim, commands) {
            if let Some(cursor) = aim.cursor.filter(|_| aim.cursor != before) {
                camera = show(camera, cursor);
            }
            ground.aim = Some(aim);
        }
    }
    if listens {
        if ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::G))
            && let Some(node) = selected.filter(|node| picture.ways[*node] > 0)
        {
            ground.aim = Some(Aim { from: view.node.clone(), way: ground.walk.marked, cursor: Some(node) });
        }
        camera = keys(ui, view, flow, area, camera, selected, &mut ground.walk, commands);
    }
    ground.camera = camera.held(size);

    let hovered = pointer.and_then(|at| box_at(flow, ground.camera, area, at));
    let id_of = |node: usize| picture.drawing.boxes[node].id.to_string();
    if response.drag_stopped()
        && let Some(Aim { from, way, cursor: None }) = ground.aim.clone()
    {
        ground.aim = None;
        let at = ui.input(|input| input.pointer.latest_pos()).filter(|at| area.contains(*at));
        match at.map(|at| (at, box_at(flow, ground.camera, area, at))) {
            Some((_, Some(node))) => ask(commands, AuthorCommand::LeadTo(from, way, id_of(node))),
            Some((at, None)) => ground.asked = Some(Let { from, way, at }),
            None => {}
        }
    }
    if response.clicked() {
        response.request_focus();
        match (ground.aim.take(), hovered) {
            (Some(aim), Some(node)) => ask(commands, AuthorCommand::LeadTo(aim.from, aim.way, id_of(node))),
            (Some(_), None) => {}
            (None, Some(node)) => ask(commands, AuthorCommand::SelectNode(id_of(node))),
            (None, None) => ask(commands, AuthorCommand::SelectNode(String::new())),
        }
    }
    if let Some(asked) = ground.asked.take()
        && aim::let_ui(ui, look, view, &asked, commands)
    {
        ground.asked = Some(asked);
    }
    if response.double_clicked() && hovered.is_some() && view.can_play {
        ask(commands, AuthorCommand::PlayFromHere);
    }
    if ground.shown != view.node {
        ground.shown.clone_from(&view.node);
    }
    let spoken = spoken(look, view, flow, selected, ground.walk.marked);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Image, true, &spoken));

    let painter = ui.painter().with_clip_rect(area.intersect(ui.clip_rect()));
    painter.rect_filled(area, 0.0, look.theme.palette.ground);
    let brush = Brush {
        painter: &painter,
        look,
        flow,
        camera: ground.camera,
        area,
        selected: selected.map(|node| (node, ground.walk.marked)),
        hovered: ground.aim.as_ref().and_then(|aim| aim.cursor).or(hovered),
        found,
    };
    let wanted = brush.all();
    if !wanted.is_empty() {
        ask(commands, AuthorCommand::SeePosters(wanted));
    }
    let catches = pointer.is_some_and(|at| aim::caught(picture, ground.camera, area, at, marked).is_some());
    if let Some(aim) = &ground.aim {
        brush.in_hand(aim, pointer.or_else(|| ui.input(|input| input.pointer.latest_pos())));
    }
    names(ui, look, flow, ground.camera, area);
    focus_ring(ui, look, &response, 2.0);
    let cursor = if ground.aim.is_some() || catches {
        egui::CursorIcon::Crosshair
    } else if response.dragged() { egui::CursorIcon::Grabbing } else if hovered.is_some() { egui::CursorIcon::PointingHand } else { egui::CursorIcon::Grab };
    let _ = response.on_hover_cursor(cursor);
    let told = (ground.walk.marked, ground.aim.is_some());
    ui.data_mut(|data| data.insert_temp(id, ground));
    told
}

/// The keys belong to the ground while it has the focus, or nothing has.
fn is_listening(ui: &Ui, response: &Response) -> bool {
    if response.has_focus() {
        let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..Default::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
        return true;
    }
    ui.memory(|memory| memory.focused().is_none())
}

fn here(camera: Camera, area: Rect, flow: &FlowView, selected: Option<usize>) -> Camera {
    let Some(node) = selected else { return camera };
    let at = flow.picture.drawing.boxes[node].at;
    Camera { middle: egui::pos2(at.x + at.w / 2.0, at.y + at.h / 2.0), zoom: 1.0 }.showing(area, at)
}

#[expect(clippy::too_many_arguments, reason = "what keys may move, and where")]
fn keys(
    ui: &Ui,
    view: &AuthorView,
    flow: &FlowView,
    area: Rect,
    mut camera: Camera,
    selected: Option<usize>,
    walk: &mut Walk,
    commands: &mut Vec<UiCommand>,
) -> Camera {
    let picture = &*flow.picture;
    let pressed = |modifiers: Modifiers, key: Key| ui.input_mut(|input| input.consume_key(modifiers, key));
    for (key, by) in [
        (Key::ArrowLeft, vec2(STEP, 0.0)),
        (Key::ArrowRight, vec2(-STEP, 0.0)),
        (Key::ArrowUp, vec2(0.0, STEP)),
        (Key::ArrowDown, vec2(0.0, -STEP)),
    ] {
        // With nothing to walk from, plain arrows move the ground, too.
        if pressed(Modifiers::SHIFT, key) || (selected.is_none() && pressed(Modifiers::NONE, key)) {
            camera = camera.moved(by);
        }
    }
    for (key, pages) in [(Key::PageUp, 0.8), (Key::PageDown, -0.8)] {
        if pressed(Modifiers::NONE, key) {
            camera = camera.moved(vec2(0.0, pages * area.height()));
        }
    }
    let larger = pressed(Modifiers::NONE, Key::Plus) || pressed(Modifiers::NONE, Key::Equals) || pressed(Modifiers::SHIFT, Key::Equals);
    if larger {
        camera = camera.zoomed(area, area.center(), 1.25);
    }
    if pressed(Modifiers::NONE, Key::Minus) {
        camera = camera.zoomed(area, area.center(), 1.0 / 1.25);
    }
    if pressed(Modifiers::NONE, Key::Num0) {
        camera = camera.zoomed(area, area.center(), 1.0 / camera.zoom);
    }
    if pressed(Modifiers::NONE, Key::F) || pressed(Modifiers::NONE, Key::Home) {
        camera = Camera::whole(area, picture.drawing.size);
    }
    if pressed(Modifiers::NONE, Key::C) {
        camera = here(camera, area, flow, selected);
    }
    let Some(node) = selected else { return camera };
    if pressed(Modifiers::NONE, Key::ArrowDown) {
        walk.mark(picture, node, true);
    }
    if pressed(Modifiers::NONE, Key::ArrowUp) {
        walk.mark(picture, node, false);
    }
    let walked = if pressed(Modifiers::NONE, Key::ArrowRight) {
        walk.go(picture, node)
    } else if pressed(Modifiers::NONE, Key::ArrowLeft) {
        walk.back(picture, node)
    } else {
        None
    };
    if let Some(to) = walked {
        ask(commands, AuthorCommand::SelectNode(to));
    }
    if pressed(Modifiers::NONE, Key::Enter) && view.can_play {
        ask(commands, AuthorCommand::PlayFromHere);
    }
    camera
}

fn box_at(flow: &FlowView, camera: Camera, area: Rect, at: Pos2) -> Option<usize> {
    let point = camera.drawn(area, at);
    let inside = |place: crate::scenario::draw::Place| {
        (place.x..=place.right()).contains(&point.x) && (place.y..=place.bottom()).contains(&point.y)
    };
    flow.picture.drawing.boxes.iter().position(|one| inside(one.at))
}

/// The node that is worked on and its marked way, for a screen reader.
fn spoken(look: &Look, view: &AuthorView, flow: &FlowView, selected: Option<usize>, marked: usize) -> String {
    let picture = &*flow.picture;
    let Some(node) = selected else { return look.t("author-flow-ground") };
    let one = &picture.drawing.boxes[node];
    let mut text = format!("{}: {} · {} · {}", look.t("author-flow-ground"), view.node, one.title, words::facts(look, one));
    if let Some(edge) = picture.edge_of(node, marked) {
        let edge = &picture.drawing.edges[edge];
        let to = &picture.drawing.boxes[edge.to.0 as usize].id;
        text.push_str(&format!(" · {} / {}: {} → {to}", marked + 1, picture.ways[node], edge.text));
    } else if let Some(row) = one.rows.iter().find(|row| row.way == marked) {
        text.push_str(&format!(" · {} / {}: {}", marked + 1, picture.ways[node], look.t("author-exit-dangling")));
        text.push_str(row.dangles.as_deref().unwrap_or_default());
    }
    text
}

/// Names of the boxes that can be read, for screen readers; Tab passes them by.
fn names(ui: &Ui, look: &Look, flow: &FlowView, camera: Camera, area: Rect) {
    if Detail::at(camera.zoom, flow.picture.drawing.boxes.len()) < Detail::All {
        return;
    }
    let seen = camera.seen(area);
    for one in flow.picture.drawing.boxes.iter().filter(|one| one.at.overlaps(seen)) {
        let rect = camera.rect(area, one.at).intersect(area);
        let response = ui.interact(rect, Id::new(("flow-box", &one.id.0)), Sense::HOVER);
        response.widget_info(|| WidgetInfo::labeled(WidgetType::Image, true, format!("{} · {} · {}", one.id, one.title, words::facts(look, one))));
    }
}
