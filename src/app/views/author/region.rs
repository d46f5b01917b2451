//! Places on the picture: drawn, moved and sized by the mouse or by arrows.

use egui::{EventFilter, Key, Pos2, Rect, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, WidgetType, pos2, vec2};

use super::{AuthorCommand, FilmView, Lane, ask};
use crate::app::theme::{Step, faded};
use crate::app::views::command::UiCommand;
use crate::app::views::look::Look;
use crate::app::views::widgets::lay_out;

/// How near to a corner it is caught, in points.
const CORNER: f32 = 12.0;
/// The smallest side of a place, in fractions of the picture.
const LEAST: f32 = 0.01;
/// How far an arrow moves a place, in fractions of the picture.
const STEP: f32 = 0.005;

/// What a drag does to a place.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Drag {
    /// Moves it.
    Move,
    /// Takes a corner along; the opposite one stays.
    Corner {
        right: bool,
        bottom: bool,
    },
}

/// Draws the places that are seen at this moment over the film in `film_rect`.
pub(super) fn region_ui(ui: &mut Ui, look: &Look, film: &FilmView, film_rect: Rect, name: &str, commands: &mut Vec<UiCommand>) {
    let p = look.theme.palette;
    let on_screen = |[x, y, w, h]: [f32; 4]| {
        Rect::from_min_size(film_rect.min + vec2(x * film_rect.width(), y * film_rect.height()), vec2(w * film_rect.width(), h * film_rect.height()))
    };
    let fraction = |at: Pos2| {
        let share = (at - film_rect.min) / film_rect.size();
        [share.x.clamp(0.0, 1.0), share.y.clamp(0.0, 1.0)]
    };
    let ground = ui.interact(film_rect, ui.id().with("picture"), Sense::click_and_drag());
    ground.widget_info(|| WidgetInfo::labeled(WidgetType::Image, true, name));
    if film.selected.is_some() && ground.dragged() {
        let (from, to) = ui.input(|input| (input.pointer.press_origin(), input.pointer.latest_pos()));
        if let (Some(from), Some(to)) = (from, to) {
            let ([x1, y1], [x2, y2]) = (fraction(from), fraction(to));
            let (x, y) = (x1.min(x2), y1.min(y2));
            let (w, h) = ((x1.max(x2) - x).max(LEAST), (y1.max(y2) - y).max(LEAST));
            ask(commands, AuthorCommand::SetRegion([x, y, w, h]));
        }
    }
    if film.selected.is_some() {
        let _ = ground.on_hover_cursor(egui::CursorIcon::Crosshair);
    }
    let others = film.cues.iter().map(|bar| (Lane::Cues, bar)).chain(film.lures.iter().map(|bar| (Lane::Lures, bar)));
    for (lane, bar) in others {
        let is_selected = film.selected.as_ref().is_some_and(|known| known.lane == lane && known.id == bar.id);
        let (Some(region), false) = (bar.region, is_selected) else { continue };
        if film.time < bar.from || film.time >= bar.to {
            continue;
        }
        let rect = on_screen(region);
        let colour = if lane == Lane::Cues { p.accent } else { p.lure };
        ui.painter().rect_stroke(rect, 3.0, Stroke::new(1.5, faded(colour, 0.7)), StrokeKind::Inside);
        let text = lay_out(ui, look, Step::Small, colour, &bar.id, 300.0);
        ui.painter().galley(rect.min + vec2(5.0, 3.0), text, colour);
    }
    let Some(window) = &film.selected else { return };
    let Some(region) = window.region else { return };
    let rect = on_screen(region);
    let colour = if window.lane == Lane::Cues { p.accent } else { p.lure };
    let id = ui.id().with(("place", &window.id));
    let hit = Rect::from_center_size(rect.center(), rect.size().max(Vec2::splat(24.0)) + Vec2::splat(CORNER)).intersect(film_rect.expand(CORNER));
    let response = ui.interact(hit, id, Sense::click_and_drag());
    let name = look.t_with("author-place-of", &[("name", (&window.id).into())]);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, true, &name));
    if response.clicked() {
        response.request_focus();
    }
    if response.drag_started()
        && let Some(at) = ui.input(|input| input.pointer.press_origin())
    {
        ui.data_mut(|data| data.insert_temp(id, (region, at, caught(rect, at))));
    }
    if response.dragged()
        && let Some((start, from, drag)) = ui.data(|data| data.get_temp::<([f32; 4], Pos2, Drag)>(id))
        && let Some(now) = ui.input(|input| input.pointer.latest_pos())
    {
        let by = (now - from) / film_rect.size();
        ask(commands, AuthorCommand::SetRegion(dragged(start, drag, by)));
    }
    if let Some(moved) = arrows(ui, response.id, response.has_focus(), region) {
        ask(commands, AuthorCommand::SetRegion(moved));
    }
    let painter = ui.painter();
    painter.rect(rect, 3.0, faded(colour, 0.12), Stroke::new(2.5, colour), StrokeKind::Middle);
    for corner in [rect.left_top(), rect.right_top(), rect.right_bottom(), rect.left_bottom()] {
        painter.rect(Rect::from_center_size(corner, Vec2::splat(8.0)), 2.0, p.text, Stroke::new(1.0, p.ground), StrokeKind::Outside);
    }
    if response.has_focus() {
        painter.rect_stroke(rect.expand(7.0), 6.0, Stroke::new(2.0, p.focus), StrokeKind::Middle);
    }
    let at = ui.input(|input| input.pointer.latest_pos());
    let cursor = match at.map(|at| caught(rect, at)) {
        Some(Drag::Corner { right, bottom }) if right == bottom => egui::CursorIcon::ResizeNwSe,
        Some(Drag::Corner { .. }) => egui::CursorIcon::ResizeNeSw,
        _ => egui::CursorIcon::Move,
    };
    let _ = response.on_hover_text(look.t("author-place-hint")).on_hover_cursor(cursor);
}

/// What a press at `at` takes hold of.
fn caught(rect: Rect, at: Pos2) -> Drag {
    let near = |x: f32, y: f32| at.distance(pos2(x, y)) <= CORNER;
    for (right, bottom) in [(true, true), (false, true), (true, false), (false, false)] {
        let x = if right { rect.right() } else { rect.left() };
        let y = if bottom { rect.bottom() } else { rect.top() };
        if near(x, y) {
            return Drag::Corner { right, bottom };
        }
    }
    Drag::Move
}

/// The place after a drag by fractions of the picture; it stays inside.
fn dragged([x, y, w, h]: [f32; 4], drag: Drag, by: Vec2) -> [f32; 4] {
    match drag {
        Drag::Move => [(x + by.x).clamp(0.0, 1.0 - w), (y + by.y).clamp(0.0, 1.0 - h), w, h],
        Drag::Corner { right, bottom } => {
            let (mut left, mut top, mut far_x, mut far_y) = (x, y, x + w, y + h);
            if right {
                far_x = (far_x + by.x).clamp(left + LEAST, 1.0);
            } else {
                left = (left + by.x).clamp(0.0, far_x - LEAST);
            }
            if bottom {
                far_y = (far_y + by.y).clamp(top + LEAST, 1.0);
            } else {
                top = (top + by.y).clamp(0.0, far_y - LEAST);
            }
            [left, top, far_x - left, far_y - top]
        }
    }
}

/// The place after the arrows that were pressed: they move it, with Shift its far corner.
fn arrows(ui: &Ui, id: egui::Id, has_focus: bool, region: [f32; 4]) -> Option<[f32; 4]> {
    if !has_focus {
        return None;
    }
    ui.memory_mut(|memory| {
        let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..Default::default() };
        memory.set_focus_lock_filter(id, filter);
    });
    let (by, shift) = ui.input(|input| {
        let presses = |key: Key| input.num_presses(key) as f32;
        let right = presses(Key::ArrowRight) - presses(Key::ArrowLeft);
        let down = presses(Key::ArrowDown) - presses(Key::ArrowUp);
        (vec2(right, down) * STEP, input.modifiers.shift)
    });
    let drag = if shift { Drag::Corner { right: true, bottom: true } } else { Drag::Move };
    (by != Vec2::ZERO).then(|| dragged(region, drag, by))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_never_leaves_the_picture() {
        let place = [0.5, 0.5, 0.25, 0.25];
        assert_eq!(dragged(place, Drag::Move, vec2(9.0, -9.0)), [0.75, 0.0, 0.25, 0.25]);
        assert_eq!(dragged(place, Drag::Corner { right: true, bottom: true }, vec2(9.0, 0.25)), [0.5, 0.5, 0.5, 0.5]);
        let [x, y, w, h] = dragged(place, Drag::Corner { right: false, bottom: false }, vec2(9.0, 9.0));
        assert!((x - 0.74).abs() < 1e-6 && (y - 0.74).abs() < 1e-6 && (w - LEAST).abs() < 1e-6 && (h - LEAST).abs() < 1e-6);
    }

    #[test]
    fn corners_are_caught_and_the_rest_moves() {
        let rect = Rect::from_min_size(pos2(100.0, 100.0), vec2(80.0, 60.0));
        assert_eq!(caught(rect, pos2(103.0, 97.0)), Drag::Corner { right: false, bottom: false });
        assert_eq!(caught(rect, pos2(180.0, 160.0)), Drag::Corner { right: true, bottom: true });
        assert_eq!(caught(rect, rect.center()), Drag::Move);
    }
}
