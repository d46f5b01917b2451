//! A scene's time line: windows of signs, lures, and the trainee's flags above one another.

use egui::{Rect, Response, Sense, Stroke, StrokeKind, Ui, WidgetInfo, WidgetType, pos2, vec2};

use super::{Verdict, focus_ring, lay_out, mark};
use crate::app::theme::{Step, faded};
use crate::app::views::look::Look;

/// A stretch of time on a lane.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    /// Seconds from the scene's beginning.
    pub from: f32,
    /// Seconds, more than `from`.
    pub to: f32,
    /// What came of it.
    pub verdict: Verdict,
    /// Its name, for the tooltip and for screen readers.
    pub name: String,
}

/// A moment on the lane of flags.
#[derive(Clone, Debug, PartialEq)]
pub struct Pin {
    /// Seconds from the scene's beginning.
    pub at: f32,
    /// What came of it.
    pub verdict: Verdict,
    /// Its name, for the tooltip and for screen readers.
    pub name: String,
}

/// What a time line shows.
pub struct Timeline<'a> {
    /// Length of the scene in seconds, more than 0.
    pub length: f32,
    /// Windows of signs.
    pub cues: &'a [Bar],
    /// Windows of lures.
    pub lures: &'a [Bar],
    /// Flags.
    pub flags: &'a [Pin],
    /// Where the replay stands, if it runs.
    pub play_head: Option<f32>,
    /// The bar that is looked at: lane 0 or 1, and its place.
    pub selected: Option<(usize, usize)>,
}

/// Draws the three lanes over the whole width. Returns the bar that was pressed: lane 0 (signs) or 1 (lures), and its place.
pub fn timeline(ui: &mut Ui, look: &Look, line: &Timeline<'_>) -> Option<(usize, usize)> {
    let p = look.theme.palette;
    let labels = ["debrief-lane-signs", "debrief-lane-lures", "debrief-lane-flags"].map(|key| look.t(key));
    let galleys = labels.clone().map(|text| lay_out(ui, look, Step::Small, p.text_dim, &text, 200.0));
    let label_room = galleys.iter().map(|g| g.size().x).fold(0.0, f32::max) + 16.0;
    let lane_height = look.theme.length(28.0).max(28.0);
    let scale_height = look.theme.length(20.0);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 3.0 * lane_height + scale_height + 4.0), Sense::hover());
    let track = Rect::from_min_max(pos2(rect.left() + label_room, rect.top()), pos2(rect.right() - 8.0, rect.bottom() - scale_height));
    let x_of = |seconds: f32| egui::lerp(track.left()..=track.right(), (seconds / line.length).clamp(0.0, 1.0));
    let lane = |n: usize| {
        let top = rect.top() + n as f32 * lane_height;
        Rect::from_min_max(pos2(track.left(), top + 2.0), pos2(track.right(), top + lane_height - 2.0))
    };
    for (n, galley) in galleys.into_iter().enumerate() {
        let area = lane(n);
        ui.painter().rect_filled(area, 3.0, faded(p.raised, 0.55));
        ui.painter().galley(pos2(rect.left(), area.center().y - galley.size().y / 2.0), galley, p.text_dim);
    }
    ruler(ui, look, line.length, track, rect.bottom() - scale_height, x_of);
    let mut pressed = None;
    for (n, bars) in [line.cues, line.lures].into_iter().enumerate() {
        for (place, bar) in bars.iter().enumerate() {
            let area = Rect::from_x_y_ranges(x_of(bar.from)..=x_of(bar.to).max(x_of(bar.from) + 6.0), lane(n).y_range());
            let response = bar_ui(ui, look, area, bar, (n, place), line.selected == Some((n, place)));
            if response.clicked() {
                pressed = Some((n, place));
            }
        }
    }
    for (place, pin) in line.flags.iter().enumerate() {
        let area = lane(2);
        let centre = pos2(x_of(pin.at), area.center().y);
        let hit = Rect::from_center_size(centre, vec2(24.0, area.height()));
        let response = ui.interact(hit, ui.id().with(("pin", place)), Sense::hover());
        ui.painter().vline(centre.x, track.top()..=track.bottom(), Stroke::new(1.0, faded(pin.verdict.colour(&p), 0.5)));
        mark(ui.painter(), &p, pin.verdict, centre, lane_height * 0.62);
        response.on_hover_text(&pin.name);
    }
    if let Some(at) = line.play_head {
        ui.painter().vline(x_of(at), track.y_range(), Stroke::new(2.0, p.text));
    }
    pressed
}

fn bar_ui(ui: &Ui, look: &Look, area: Rect, bar: &Bar, id: (usize, usize), selected: bool) -> Response {
    let p = look.theme.palette;
    let response = ui.interact(area.expand2(vec2(2.0, 0.0)), ui.id().with(("bar", id)), Sense::click());
    response.widget_info(|| WidgetInfo::selected(WidgetType::Button, true, selected, &bar.name));
    let colour = bar.verdict.colour(&p);
    let hot = response.hovered() || selected;
    // A missed or passed window is hollow, a found or taken one is full: the shape tells before the colour.
    let full = matches!(bar.verdict, Verdict::Hit | Verdict::FalseAlarm);
    let fill = if full { faded(colour, if hot { 0.75 } else { 0.5 }) } else { faded(colour, if hot { 0.28 } else { 0.1 }) };
    ui.painter().rect(area, 4.0, fill, Stroke::new(if hot { 2.0 } else { 1.2 }, colour), StrokeKind::Inside);
    if area.width() > area.height() {
        mark(ui.painter(), &p, bar.verdict, pos2(area.left() + area.height() * 0.55, area.center().y), area.height() * 0.52);
    }
    focus_ring(ui, look, &response, 4.0);
    response.on_hover_text(&bar.name).on_hover_cursor(egui::CursorIcon::PointingHand)
}

fn ruler(ui: &Ui, look: &Look, length: f32, track: Rect, top: f32, x_of: impl Fn(f32) -> f32) {
    let p = look.theme.palette;
    let widest = lay_out(ui, look, Step::Small, p.text_dim, "00:00", 100.0).size().x + 24.0;
    let step = [1.0, 2.0, 5.0, 10.0, 15.0, 30.0, 60.0, 120.0, 300.0]
        .into_iter()
        .find(|step| track.width() * step / length >= widest)
        .unwrap_or(600.0);
    let mut at = 0.0;
    while at <= length {
        let x = x_of(at);
        ui.painter().vline(x, top..=(top + 4.0), Stroke::new(1.0, p.outline));
        let text = lay_out(ui, look, Step::Small, p.text_dim, &clock(at), 100.0);
        let left = (x - text.size().x / 2.0).min(track.right() + 8.0 - text.size().x);
        ui.painter().galley(pos2(left, top + 4.0), text, p.text_dim);
        at += step;
    }
}

/// Minutes and seconds.
fn clock(seconds: f32) -> String {
    let whole = seconds.round() as u32;
    format!("{}:{:02}", whole / 60, whole % 60)
}
