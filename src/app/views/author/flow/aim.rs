//! Leading a way elsewhere: its end is dragged to another node, or the node is found by keys.

use egui::{Area, Id, Key, Modifiers, Order, Pos2, Rect, Ui};

use super::camera::Camera;
use super::paint::Detail;
use super::picture::FlowPicture;
use super::{AuthorCommand, AuthorView, FlowView, ask};
use crate::app::theme::Step;
use crate::app::views::author::nodes::KINDS;
use crate::app::views::author::sort_key;
use crate::app::views::command::UiCommand;
use crate::app::views::look::Look;

/// How near to a way's beginning or end it is caught, in points.
const NEAR: f32 = 11.0;

/// A way whose end is in hand.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Aim {
    /// The id of the node that it leaves.
    pub(super) from: String,
    /// Which of its ways on.
    pub(super) way: usize,
    /// The box that would be taken by Enter; `None`: the mouse holds the end.
    pub(super) cursor: Option<usize>,
}

/// A new node that is asked for where a way was let go.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Let {
    pub(super) from: String,
    pub(super) way: usize,
    pub(super) at: Pos2,
}

/// What a press at a place takes hold of: a node's way on, at its beginning or at its end.
///
/// Many ways end at one point: of those the marked one is meant, else another of the node that is worked on, else the
/// only one there is.
pub(super) fn caught(picture: &FlowPicture, camera: Camera, area: Rect, at: Pos2, selected: Option<(usize, usize)>) -> Option<(usize, usize)> {
    if Detail::at(camera.zoom, picture.drawing.boxes.len()) == Detail::Block {
        return None;
    }
    let is_near = |point| camera.at(area, point).distance(at) <= NEAR;
    let drawing = &picture.drawing;
    let seen = camera.seen(area);
    for (node, _) in drawing.boxes.iter().enumerate().filter(|(_, one)| one.at.overlaps(seen)) {
        if let Some(way) = (0..picture.ways[node]).find(|way| picture.port(node, *way).is_some_and(is_near)) {
            return Some((node, way));
        }
    }
    let ends = drawing.edges.iter().filter(|edge| edge.points.last().is_some_and(|end| is_near(*end)));
    let ends: Vec<(usize, usize)> = ends.map(|edge| (edge.from.0 as usize, edge.way)).collect();
    let of_selected = || ends.iter().find(|(node, _)| selected.is_some_and(|(known, _)| known == *node)).copied();
    let only = || if ends.len() == 1 { ends.first().copied() } else { None };
    selected.filter(|marked| ends.contains(marked)).or_else(of_selected).or_else(only)
}

/// The nearest box in a direction, from another box.
pub(super) fn toward(picture: &FlowPicture, from: usize, by: (f32, f32)) -> Option<usize> {
    let middle = |at: usize| {
        let place = picture.drawing.boxes[at].at;
        (place.x + place.w / 2.0, place.y + place.h / 2.0)
    };
    let here = middle(from);
    let far = |at: usize| {
        let (x, y) = (middle(at).0 - here.0, middle(at).1 - here.1);
        let along = x * by.0 + y * by.1;
        let aside = (x * by.1).abs() + (y * by.0).abs();
        // What lies more to the side than ahead is not meant.
        (along > 1.0 && aside <= along * 1.5).then_some(along + aside * 2.0)
    };
    let others = (0..picture.drawing.boxes.len()).filter(|at| *at != from);
    others.filter_map(|at| far(at).map(|far| (at, far))).min_by(|a, b| a.1.total_cmp(&b.1)).map(|(at, _)| at)
}

/// The keys while the end of a way is in hand. Returns whether it still is.
pub(super) fn keys(ui: &Ui, flow: &FlowView, aim: &mut Aim, commands: &mut Vec<UiCommand>) -> bool {
    let picture = &*flow.picture;
    let pressed = |key: Key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    if pressed(Key::Escape) {
        return false;
    }
    let Some(cursor) = aim.cursor else { return true };
    for (key, by) in [(Key::ArrowLeft, (-1.0, 0.0)), (Key::ArrowRight, (1.0, 0.0)), (Key::ArrowUp, (0.0, -1.0)), (Key::ArrowDown, (0.0, 1.0))] {
        if pressed(key) {
            aim.cursor = toward(picture, cursor, by).or(aim.cursor);
        }
    }
    if pressed(Key::Enter) {
        if let Some(one) = picture.drawing.boxes.get(cursor) {
            ask(commands, AuthorCommand::LeadTo(aim.from.clone(), aim.way, one.id.to_string()));
        }
        return false;
    }
    true
}

/// The kinds of new nodes where a way was let go over empty ground. Returns whether it is still asked.
pub(super) fn let_ui(ui: &Ui, look: &Look, view: &AuthorView, asked: &Let, commands: &mut Vec<UiCommand>) -> bool {
    let mut stays = true;
    let p = look.theme.palette;
    let answer = Area::new(Id::new(("flow-new", &view.place))).order(Order::Foreground).fixed_pos(asked.at).constrain(true).show(ui.ctx(), |ui| {
        let frame = egui::Frame::new().fill(p.raised).stroke(egui::Stroke::new(1.0, p.outline)).corner_radius(8).inner_margin(10);
        frame.show(ui, |ui| {
            ui.set_max_width(look.theme.length(230.0));
            look.dim(ui, Step::Small, look.t("author-flow-new-here"));
            for (kind, sort) in KINDS {
                let text = look.rich(Step::Body, p.text, look.t(sort_key(sort)));
                if ui.add(egui::Button::new(text).frame(false).min_size(egui::vec2(look.theme.length(200.0), look.theme.length(28.0)))).clicked() {
                    ask(commands, AuthorCommand::NewNodeAt(kind, asked.from.clone(), asked.way));
                    stays = false;
                }
            }
        });
    });
    let is_left = ui.input(|input| input.pointer.any_click()) && answer.response.clicked_elsewhere();
    if is_left || ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
        stays = false;
    }
    stays
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::draw::{Wishes, draw_written};
    use crate::scenario::source;
    use crate::text::Language;

    fn picture() -> FlowPicture {
        let text = r#"Scenario(format: 1, title: "x", nodes: {
            "a": Choose(prompt: "?", options: [(id: "l", text: "l", goto: "b"), (id: "r", text: "r", goto: "c")]),
            "b": Choose(prompt: "?", options: [(id: "on", text: "on", goto: "d")]),
            "c": Choose(prompt: "?", options: [(id: "on", text: "on", goto: "d")]),
            "d": Ending(title: "d"),
        })"#;
        let (scenario, _) = source::read(&crate::diagnostic::SourceText::new("x", text));
        FlowPicture::of(draw_written(&scenario.expect("readable"), &Wishes { language: Language::En, pictures: false, length: &|_| None }))
    }

    #[test]
    fn a_way_is_caught_where_it_leaves_and_where_only_one_ends() {
        let picture = picture();
        let area = Rect::from_min_size(egui::pos2(100.0, 50.0), egui::vec2(1400.0, 900.0));
        let camera = Camera::whole(area, picture.drawing.size);
        let at = |point| camera.at(area, point);
        let port = picture.port(0, 1).expect("a port");
        assert_eq!(caught(&picture, camera, area, at(port), None), Some((0, 1)));
        let end = |edge: usize| *picture.drawing.edges[edge].points.last().expect("an end");
        assert_eq!(caught(&picture, camera, area, at(end(0)), None), Some((0, 0)), "only one ends at b");
        assert_eq!(caught(&picture, camera, area, at(end(2)), None), None, "two end at d");
        assert_eq!(caught(&picture, camera, area, at(end(2)), Some((2, 0))), Some((2, 0)), "that of the node that is worked on");
        assert_eq!(caught(&picture, camera, area, area.max, Some((2, 0))), None);
        let far = Camera { zoom: 0.01, ..camera };
        assert_eq!(caught(&picture, far, area, far.at(area, port), None), None, "from afar nothing can be told apart");
    }

    #[test]
    fn arrows_lead_to_the_nearest_box_that_way() {
        let picture = picture();
        let right = toward(&picture, 0, (1.0, 0.0)).expect("something is there");
        assert!(right == 1 || right == 2);
        let upper = if picture.drawing.boxes[1].at.y < picture.drawing.boxes[2].at.y { (1, 2) } else { (2, 1) };
        assert_eq!(toward(&picture, upper.0, (0.0, 1.0)), Some(upper.1));
        assert_eq!(toward(&picture, upper.1, (0.0, -1.0)), Some(upper.0));
        assert_eq!(toward(&picture, 3, (1.0, 0.0)), None);
        assert_eq!(toward(&picture, 0, (-1.0, 0.0)), None);
    }
}
