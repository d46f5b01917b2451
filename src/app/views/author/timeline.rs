//! The time line of a scene: windows with edges that are dragged or moved by arrows, frame by frame.

use egui::{EventFilter, Key, Rect, Response, Sense, Stroke, StrokeKind, Ui, WidgetInfo, WidgetType, pos2, vec2};

use super::span::Span;
use super::{AuthorCommand, Edge, FilmView, Lane, WindowBar, ask, clock};
use crate::app::theme::{Step, faded, icons};
use crate::app::views::command::UiCommand;
use crate::app::views::look::Look;
use crate::app::views::widgets::{focus_ring, lay_out, paint_icon};

/// How wide an edge is to be caught, and how much of it reaches into the window.
const EDGE: (f32, f32) = (24.0, 6.0);

/// The row in which each window of a lane stands, so that none covers another.
fn rows(bars: &[WindowBar]) -> (Vec<usize>, usize) {
    let mut order: Vec<usize> = (0..bars.len()).collect();
    order.sort_by(|a, b| bars[*a].from.total_cmp(&bars[*b].from));
    let mut ends: Vec<f64> = Vec::new();
    let mut row_of = vec![0; bars.len()];
    for at in order {
        let row = ends.iter().position(|end| *end <= bars[at].from);
        let row = row.unwrap_or_else(|| {
            ends.push(0.0);
            ends.len() - 1
        });
        ends[row] = bars[at].to;
        row_of[at] = row;
    }
    (row_of, ends.len().max(1))
}

fn row_height(look: &Look) -> f32 {
    look.theme.length(30.0).max(30.0)
}

fn ruler_height(look: &Look) -> f32 {
    look.theme.length(28.0).max(28.0)
}

/// How high the time line is.
pub(super) fn height(look: &Look, film: &FilmView) -> f32 {
    let rows = rows(&film.cues).1 + rows(&film.lures).1;
    (rows as f32 * row_height(look) + ruler_height(look) + 26.0).min(look.theme.length(240.0))
}

/// Draws it over the whole width.
pub(super) fn timeline_ui(ui: &mut Ui, look: &Look, film: &FilmView, commands: &mut Vec<UiCommand>) {
    let p = look.theme.palette;
    let labels = ["debrief-lane-signs", "author-lane-lures"].map(|key| look.t(key));
    let galleys = labels.map(|text| lay_out(ui, look, Step::Small, p.text_dim, &text, 160.0));
    // The two buttons of the ruler stand in it as well.
    let label_room = galleys.iter().map(|galley| galley.size().x).fold(2.0 * 30.0 + 6.0, f32::max) + 14.0;
    let lanes = [(Lane::Cues, &film.cues, rows(&film.cues)), (Lane::Lures, &film.lures, rows(&film.lures))];
    let row_height = row_height(look);
    let total: usize = lanes.iter().map(|(_, _, (_, count))| *count).sum();
    let size = vec2(ui.available_width(), total as f32 * row_height + ruler_height(look) + 10.0);
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    let track = Rect::from_min_max(pos2(rect.left() + label_room, rect.top()), pos2(rect.right() - 14.0, rect.bottom()));
    let length = film.length.max(0.001);
    let span = zoomed(ui, look, film, span_of(ui, film, length), Rect::from_min_size(rect.min, vec2(label_room, ruler_height(look))), track);
    let x_of = |seconds: f64| track.left() + ((seconds - span.from) / span.length()) as f32 * track.width();
    let seconds_at = |x: f32| span.from + f64::from((x - track.left()) / track.width()).clamp(0.0, 1.0) * span.length();
    let is_seen = |seconds: f64| (span.from - 1e-9..=span.to + 1e-9).contains(&seconds);

    // The line itself, below everything else: a press goes there.
    let response = ui.interact(Rect::from_min_max(pos2(track.left() - 8.0, track.top()), track.max), ui.id().with("line"), Sense::click_and_drag());
    let name = look.t("author-line");
    response.widget_info(|| WidgetInfo::slider(true, film.time, &name));
    if let Some(at) = response.interact_pointer_pos() {
        ask(commands, AuthorCommand::Seek(seconds_at(at.x)));
    }
    if let Some(frames) = arrows(ui, &response) {
        ask(commands, AuthorCommand::Step(frames));
    }
    let kept = if response.has_focus() { keyed(ui, film, span, length) } else { span };
    ui.data_mut(|data| data.insert_temp(span_id(), (film.length, kept)));
    focus_ring(ui, look, &response, 4.0);

    let mut top = rect.top() + 4.0;
    ruler(ui, look, span, Rect::from_min_max(pos2(track.left(), top), pos2(track.right(), top + ruler_height(look) - 6.0)), x_of);
    top += ruler_height(look);
    for ((lane, bars, (row_of, count)), label) in lanes.into_iter().zip(galleys) {
        let area = Rect::from_min_max(pos2(track.left(), top + 1.0), pos2(track.right(), top + count as f32 * row_height - 1.0));
        ui.painter().rect_filled(area, 3.0, faded(p.raised, 0.55));
        ui.painter().galley(pos2(rect.left(), area.center().y - label.size().y / 2.0), label, p.text_dim);
        if let Some((opened, from)) = film.opened
            && opened == lane
        {
            let open = Rect::from_x_y_ranges(x_of(from)..=x_of(film.time.max(from)), area.y_range()).intersect(area);
            ui.painter().rect(open, 4.0, faded(p.accent, 0.25), Stroke::new(1.5, p.accent), StrokeKind::Inside);
        }
        // The one that is looked at comes last: where edges of two windows meet, its own are caught.
        let looked_at = |bar: &WindowBar| film.selected.as_ref().is_some_and(|known| known.lane == lane && known.id == bar.id);
        let mut order: Vec<(&WindowBar, usize)> = bars.iter().zip(row_of).collect();
        order.sort_by_key(|(bar, _)| looked_at(bar));
        for (bar, row) in order {
            if bar.to < span.from || bar.from > span.to {
                continue;
            }
            let y = top + row as f32 * row_height;
            let (left, right) = (x_of(bar.from).max(track.left()), x_of(bar.to).min(track.right()));
            let area = Rect::from_x_y_ranges(left..=right.max(left + 4.0), (y + 3.0)..=(y + row_height - 3.0));
            let edges = [is_seen(bar.from), is_seen(bar.to)];
            window(ui, look, film, lane, bar, area, edges, span.length() / f64::from(track.width()), commands);
        }
        top += count as f32 * row_height;
    }
    if let Some(opens) = film.opens.filter(|opens| is_seen(*opens)) {
        let x = x_of(opens);
        ui.painter().vline(x, (track.top() + 4.0)..=top, Stroke::new(1.5, p.cold));
        let text = lay_out(ui, look, Step::Small, p.cold, "?", 40.0);
        ui.painter().galley(pos2(x + 3.0, track.top() + 2.0), text, p.cold);
    }
    if is_seen(film.time) {
        let x = x_of(film.time);
        ui.painter().vline(x, (track.top() + 2.0)..=top, Stroke::new(2.0, p.text));
        ui.painter().circle_filled(pos2(x, track.top() + 4.0), 4.0, p.text);
    }
    if !span.is_whole(length) {
        // Where what is shown lies in the whole scene.
        let part = |seconds: f64| track.left() + (seconds / length) as f32 * track.width();
        ui.painter().hline(track.x_range(), top + 3.0, Stroke::new(2.0, p.line));
        ui.painter().hline(part(span.from)..=part(span.to), top + 3.0, Stroke::new(3.0, p.accent));
    }
}

fn span_id() -> egui::Id {
    egui::Id::new("author-span")
}

/// What is shown of the scene; the whole of another one.
fn span_of(ui: &Ui, film: &FilmView, length: f64) -> Span {
    let kept = ui.data(|data| data.get_temp::<(f64, Span)>(span_id()));
    let span = kept.filter(|(of, _)| (of - film.length).abs() < 1e-9).map_or(Span::whole(length), |(_, span)| span);
    // A film that runs is followed, a frame that was asked for is shown; where only the line was moved it stays.
    let moved = egui::Id::new("author-span-time");
    let before = ui.data(|data| data.get_temp::<f64>(moved));
    ui.data_mut(|data| data.insert_temp(moved, film.time));
    if before.is_some_and(|before| (before - film.time).abs() < 1e-9) { span } else { span.showing(film.time, length) }
}

/// Zooms by its two buttons, by pinching and by the wheel with Ctrl; the wheel with Shift moves the line.
fn zoomed(ui: &Ui, look: &Look, film: &FilmView, span: Span, corner: Rect, track: Rect) -> Span {
    let p = look.theme.palette;
    let length = film.length.max(0.001);
    let mut span = span;
    let side = corner.height().min(30.0);
    let zooms = [(icons::MAGNIFYING_GLASS_MINUS, "author-line-shorter", 0.5), (icons::MAGNIFYING_GLASS_PLUS, "author-line-longer", 2.0)];
    for (place, (icon, key, factor)) in zooms.into_iter().enumerate() {
        let rect = Rect::from_min_size(corner.min + vec2(place as f32 * (side + 6.0), 0.0), vec2(side, side));
        let response = ui.interact(rect, ui.id().with(key), Sense::click());
        let name = look.t(key);
        response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, true, &name));
        paint_icon(ui, icon, rect.center(), side * 0.62, if response.hovered() { p.accent_bright } else { p.text_dim });
        focus_ring(ui, look, &response, 5.0);
        if response.on_hover_text(&name).on_hover_cursor(egui::CursorIcon::PointingHand).clicked() {
            span = span.zoomed(film.time.clamp(span.from, span.to), factor, length);
        }
    }
    let pointer = ui.input(|input| input.pointer.latest_pos()).filter(|at| track.contains(*at) && ui.clip_rect().contains(*at));
    if let Some(at) = pointer {
        let (pinch, scroll, shift) = ui.input(|input| (input.zoom_delta(), input.smooth_scroll_delta(), input.modifiers.shift));
        let seconds = span.from + f64::from((at.x - track.left()) / track.width()) * span.length();
        span = span.zoomed(seconds, f64::from(pinch), length);
        let along = scroll.x + if shift { scroll.y } else { 0.0 };
        span = span.moved(-f64::from(along / track.width()) * span.length(), length);
    }
    span
}

/// The keys of the line: + and − around the moment of the film, 0 for the whole scene.
fn keyed(ui: &Ui, film: &FilmView, span: Span, length: f64) -> Span {
    let pressed = |key: Key| ui.input_mut(|input| input.consume_key(egui::Modifiers::NONE, key));
    let at = film.time.clamp(span.from, span.to);
    if pressed(Key::Plus) || pressed(Key::Equals) {
        span.zoomed(at, 2.0, length)
    } else if pressed(Key::Minus) {
        span.zoomed(at, 0.5, length)
    } else if pressed(Key::Num0) {
        Span::whole(length)
    } else {
        span
    }
}

#[expect(clippy::too_many_arguments, reason = "one window in its lane, and how much a point of it is in seconds")]
fn window(
    ui: &Ui,
    look: &Look,
    film: &FilmView,
    lane: Lane,
    bar: &WindowBar,
    area: Rect,
    edges: [bool; 2],
    seconds_a_point: f64,
    commands: &mut Vec<UiCommand>,
) {
    let p = look.theme.palette;
    let selected = film.selected.as_ref().is_some_and(|known| known.lane == lane && known.id == bar.id);
    let lane_word = look.t(if lane == Lane::Cues { "author-cue" } else { "author-lure" });
    let id = ui.id().with(("window", lane.field(), &bar.id));
    let body = Rect::from_center_size(area.center(), vec2(area.width().max(24.0), area.height().max(24.0)));
    let response = ui.interact(body, id, Sense::click_and_drag());
    let name = format!("{lane_word} {}: {} ({} – {})", bar.id, bar.name, clock(bar.from), clock(bar.to));
    response.widget_info(|| WidgetInfo::selected(WidgetType::Button, true, selected, &name));
    let grip = id.with("grip");
    if response.clicked() {
        ask(commands, AuthorCommand::Select(lane, bar.id.clone()));
    }
    if response.drag_started() {
        ask(commands, AuthorCommand::Select(lane, bar.id.clone()));
        let start = (bar.from, press_x(ui));
        ui.data_mut(|data| data.insert_temp(grip, start));
    }
    if response.dragged()
        && let Some((from, start)) = ui.data(|data| data.get_temp::<(f64, f32)>(grip))
    {
        let moved = f64::from(press_x_now(ui) - start) * seconds_a_point;
        let opens = (from + moved).max(0.0);
        ask(commands, AuthorCommand::MoveWindow(lane, bar.id.clone(), opens));
        follow(film, opens, commands);
    }
    let colour = if lane == Lane::Cues { p.accent } else { p.lure };
    let hot = response.hovered() || selected;
    let fill = faded(colour, if selected { 0.55 } else if hot { 0.4 } else { 0.25 });
    ui.painter().rect(area, 4.0, fill, Stroke::new(if selected { 2.0 } else { 1.2 }, colour), StrokeKind::Inside);
    if area.width() > 40.0 {
        let text = lay_out(ui, look, Step::Small, p.text, &bar.id, f32::INFINITY);
        let clip = ui.painter().with_clip_rect(area.shrink2(vec2(8.0, 0.0)).intersect(ui.clip_rect()));
        clip.galley(pos2(area.left() + 9.0, area.center().y - text.size().y / 2.0), text, p.text);
    }
    focus_ring(ui, look, &response, 4.0);
    response.on_hover_text(&name).on_hover_cursor(egui::CursorIcon::Grab);
    for (edge, is_seen) in [Edge::From, Edge::To].into_iter().zip(edges) {
        if is_seen {
            edge_ui(ui, look, film, lane, bar, edge, area, seconds_a_point, selected, commands);
        }
    }
}

#[expect(clippy::too_many_arguments, reason = "one edge of one window in its lane")]
fn edge_ui(
    ui: &Ui,
    look: &Look,
    film: &FilmView,
    lane: Lane,
    bar: &WindowBar,
    edge: Edge,
    area: Rect,
    seconds_a_point: f64,
    selected: bool,
    commands: &mut Vec<UiCommand>,
) {
    let p = look.theme.palette;
    let (x, at, key) = match edge {
        Edge::From => (area.left(), bar.from, "author-edge-from"),
        Edge::To => (area.right(), bar.to, "author-edge-to"),
    };
    let (wide, inside) = EDGE;
    let reach = match edge {
        Edge::From => (x - (wide - inside))..=(x + inside),
        Edge::To => (x - inside)..=(x + wide - inside),
    };
    let hit = Rect::from_x_y_ranges(reach, area.y_range().expand(1.0));
    let id = ui.id().with(("edge", lane.field(), &bar.id, edge.field()));
    let response = ui.interact(hit, id, Sense::click_and_drag());
    let lane_word = look.t(if lane == Lane::Cues { "author-cue" } else { "author-lure" });
    let name = format!("{lane_word} {}: {}", bar.id, look.t(key));
    response.widget_info(|| WidgetInfo::slider(true, at, &name));
    if response.clicked() || response.drag_started() {
        ask(commands, AuthorCommand::Select(lane, bar.id.clone()));
        response.request_focus();
    }
    if response.drag_started() {
        let start = (at, press_x(ui));
        ui.data_mut(|data| data.insert_temp(id, start));
    }
    if response.dragged()
        && let Some((from, start)) = ui.data(|data| data.get_temp::<(f64, f32)>(id))
    {
        let moved = f64::from(press_x_now(ui) - start) * seconds_a_point;
        let to = (from + moved).max(0.0);
        ask(commands, AuthorCommand::MoveEdge(lane, bar.id.clone(), edge, to));
        // The picture follows: the first frame inside, or the last.
        follow(film, if edge == Edge::From { to } else { to - film.frame }, commands);
    }
    if let Some(frames) = arrows(ui, &response) {
        ask(commands, AuthorCommand::NudgeEdge(lane, bar.id.clone(), edge, frames));
    }
    if selected || response.hovered() || response.has_focus() {
        let knob = Rect::from_center_size(pos2(x, area.center().y), vec2(6.0, area.height() + 2.0));
        ui.painter().rect(knob, 2.0, p.text, Stroke::new(1.0, p.ground), StrokeKind::Outside);
    }
    if response.has_focus() {
        let knob = Rect::from_center_size(pos2(x, area.center().y), vec2(12.0, area.height() + 6.0));
        ui.painter().rect_stroke(knob, 4.0, Stroke::new(2.0, p.focus), StrokeKind::Outside);
    }
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    let hint = format!("{name}: {}", clock(at));
    response.on_hover_text(hint).on_hover_cursor(egui::CursorIcon::ResizeHorizontal);
}

/// Shows the frame at a moment while something is dragged there.
fn follow(film: &FilmView, seconds: f64, commands: &mut Vec<UiCommand>) {
    if film.runs {
        ask(commands, AuthorCommand::TogglePlay);
    }
    if (seconds - film.time).abs() >= film.frame * 0.5 {
        ask(commands, AuthorCommand::Seek(seconds.clamp(0.0, film.length)));
    }
}

/// Where the button went down, from the left of the window: drags begin a few points later.
fn press_x(ui: &Ui) -> f32 {
    ui.input(|input| input.pointer.press_origin().or(input.pointer.latest_pos()).map_or(0.0, |at| at.x))
}

fn press_x_now(ui: &Ui) -> f32 {
    ui.input(|input| input.pointer.latest_pos().map_or(0.0, |at| at.x))
}

/// Frames that the arrows ask for while this has the focus: one, with Shift ten.
fn arrows(ui: &Ui, response: &Response) -> Option<i64> {
    if !response.has_focus() {
        return None;
    }
    ui.memory_mut(|memory| {
        memory.set_focus_lock_filter(response.id, EventFilter { horizontal_arrows: true, ..Default::default() });
    });
    let (frames, shift) = ui.input(|input| {
        let presses = |key: Key| i64::try_from(input.num_presses(key)).unwrap_or(0);
        (presses(Key::ArrowRight) - presses(Key::ArrowLeft), input.modifiers.shift)
    });
    (frames != 0).then_some(if shift { frames * 10 } else { frames })
}

fn ruler(ui: &Ui, look: &Look, span: Span, track: Rect, x_of: impl Fn(f64) -> f32) {
    let p = look.theme.palette;
    let widest = lay_out(ui, look, Step::Small, p.text_dim, "00:00.0", 100.0).size().x + 20.0;
    let step = [0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 15.0, 30.0, 60.0, 120.0, 300.0]
        .into_iter()
        .find(|step| f64::from(track.width()) * step / span.length() >= f64::from(widest))
        .unwrap_or(600.0);
    let mut number = (span.from / step).ceil();
    while number * step <= span.to + 1e-9 {
        let at = number * step;
        let x = x_of(at);
        ui.painter().vline(x, (track.bottom() - 5.0)..=track.bottom(), Stroke::new(1.0, p.outline));
        // Tenths of a second only where the marks are that near.
        let tenths = (at * 10.0).round() as i64;
        let text = match step < 1.0 {
            true => format!("{}:{:02}.{}", tenths / 600, tenths / 10 % 60, tenths % 10),
            false => format!("{}:{:02}", tenths / 600, tenths / 10 % 60),
        };
        let text = lay_out(ui, look, Step::Small, p.text_dim, &text, 100.0);
        let left = (x + 4.0).min(track.right() + 10.0 - text.size().x);
        ui.painter().galley(pos2(left, track.bottom() - 3.0 - text.size().y), text, p.text_dim);
        number += 1.0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn windows_that_overlap_stand_in_rows_of_their_own() {
        let bar = |from, to| WindowBar { from, to, ..WindowBar::default() };
        assert_eq!(rows(&[bar(5.0, 9.0), bar(0.0, 4.0), bar(3.0, 6.0), bar(6.0, 7.0)]), (vec![0, 0, 1, 1], 2));
        assert_eq!(rows(&[]), (vec![], 1));
    }
}
