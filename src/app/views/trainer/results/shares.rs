//! Shares with their intervals, one below the other: what it is at the left, the figure, and how many at the right.

use egui::{Sense, Ui, WidgetInfo, WidgetType, pos2, vec2};
use egui_plot::{AxisHints, GridMark, Line, MarkerShape, Plot, Points};

use super::sheet::verdict;
use crate::app::theme::{Step, faded};
use crate::app::views::look::Look;
use crate::app::views::widgets::{Button, lay_out};
use crate::report::sheet::{Mark, Share};
use crate::report::words::Words;

/// Space above and below the text of a row.
const PAD: f32 = 7.0;
/// Room that the axis takes below the rows.
const AXIS: f32 = 26.0;

/// Its shape, and whether it is filled: no two marks share both.
pub(super) fn shape(mark: Mark) -> (MarkerShape, bool) {
    match mark {
        Mark::Hit => (MarkerShape::Circle, true),
        Mark::Miss => (MarkerShape::Diamond, false),
        Mark::FalseAlarm => (MarkerShape::Up, true),
        Mark::Passed => (MarkerShape::Circle, false),
        Mark::Neutral => (MarkerShape::Square, true),
    }
}

/// Marks of an axis from 0 to 100 %.
pub(super) fn quarters() -> Vec<GridMark> {
    [0.0, 0.25, 0.5, 0.75, 1.0].map(|value| GridMark { value, step_size: 0.25 }).to_vec()
}

/// A flag in the memory of the interface, taken off when it is read.
pub(super) fn reset_was_asked(ui: &Ui, id: egui::Id) -> bool {
    ui.data_mut(|data| data.remove_temp::<bool>(id)).unwrap_or(false)
}

pub(super) fn show(ui: &mut Ui, look: &Look, title: &str, rows: &[Share]) {
    let p = look.theme.palette;
    let words = Words { language: look.language };
    let width = ui.available_width();
    let right = look.theme.length(170.0).min(width * 0.24);
    let left = (width * 0.44).min(width - right - look.theme.length(180.0)).max(width * 0.3);
    let gap = 14.0;
    let names: Vec<_> = rows.iter().map(|row| lay_out(ui, look, Step::Body, p.text, &row.name, left - gap)).collect();
    let details: Vec<_> = rows.iter().map(|row| lay_out(ui, look, Step::Small, p.text_dim, &row.detail, left - gap)).collect();
    let said: Vec<_> = rows
        .iter()
        .map(|row| [(Step::Body, p.text, &row.said[1]), (Step::Small, p.text_dim, &row.said[0])].map(|(step, ink, text)| lay_out(ui, look, step, ink, text, right - gap)))
        .collect();
    let mut tops = Vec::with_capacity(rows.len());
    let mut height = 0.0;
    for (at, row) in rows.iter().enumerate() {
        tops.push(height);
        let detail = if row.detail.is_empty() { 0.0 } else { details[at].size().y };
        let texts = (names[at].size().y + detail).max(said[at][0].size().y + said[at][1].size().y);
        height += texts + 2.0 * PAD;
    }
    tops.push(height);
    let axis = look.theme.length(AXIS);
    let (area, _) = ui.allocate_exact_size(vec2(width, height + axis), Sense::hover());
    let frame = egui::Rect::from_min_max(pos2(area.left() + left, area.top()), pos2(area.right() - right, area.bottom()));
    let mut inner = ui.new_child(egui::UiBuilder::new().id_salt("plot").max_rect(frame));
    let reset = inner.id().with("reset");
    let middle = |at: usize| -f64::from((tops[at] + tops[at + 1]) / 2.0);
    let x_axis = AxisHints::new_x().formatter(|mark, _| words.share(mark.value)).tick_label_font(look.theme.font(Step::Small)).tick_label_color(p.text_dim);
    let mut plot = Plot::new("shares")
        .width(frame.width())
        .height(frame.height())
        .show_x(false)
        .show_y(false)
        .show_crosshair(false)
        .show_background(false)
        .show_axes([true, false])
        .show_grid([true, false])
        .grid_color(p.line)
        .x_grid_spacer(|_| quarters())
        .custom_x_axes(vec![x_axis])
        .allow_scroll(false)
        .allow_drag(false)
        .allow_boxed_zoom(false)
        .allow_axis_zoom_drag(false)
        .allow_zoom([true, false])
        .default_x_bounds(-0.03, 1.03)
        .default_y_bounds(-f64::from(height), 0.0)
        .set_margin_fraction(egui::Vec2::ZERO);
    if reset_was_asked(ui, reset) {
        plot = plot.reset();
    }
    let drawn = plot.show(&mut inner, |plot| {
        for (at, row) in rows.iter().enumerate() {
            let Some(value) = row.value else { continue };
            let (y, colour) = (middle(at), verdict(row.mark).colour(&p));
            if let Some((low, high)) = row.interval {
                plot.line(Line::new("", vec![[low, y], [high, y]]).color(faded(colour, 0.75)).width(2.0).allow_hover(false));
                for end in [low, high] {
                    plot.line(Line::new("", vec![[end, y - 5.0], [end, y + 5.0]]).color(faded(colour, 0.75)).width(2.0).allow_hover(false));
                }
            }
            let (shape, filled) = shape(row.mark);
            plot.points(Points::new("", vec![[value, y]]).shape(shape).filled(filled).radius(6.5).color(colour).allow_hover(false));
        }
    });
    let what = format!("{title}. {}", look.t("trainer-results-figure"));
    drawn.response.widget_info(|| WidgetInfo::labeled(WidgetType::Image, true, &what));
    let bounds = drawn.transform.bounds();
    let is_moved = (bounds.min()[0] + 0.03).abs() > 1e-6 || (bounds.max()[0] - 1.03).abs() > 1e-6;
    for (at, row) in rows.iter().enumerate() {
        let whole = egui::Rect::from_min_max(pos2(area.left(), area.top() + tops[at]), pos2(area.right(), area.top() + tops[at + 1]));
        // Whoever reads the screen aloud is told of every row; painted are those in sight.
        let is_seen = ui.is_rect_visible(whole);
        if at > 0 && is_seen {
            ui.painter().hline(whole.x_range(), whole.top(), egui::Stroke::new(1.0, faded(p.line, 0.6)));
        }
        let text = [row.name.as_str(), &row.detail, &row.said[0], &row.said[1]].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>();
        let response = ui.interact(whole, ui.id().with(("row", at)), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, text.join(". ")));
        if !is_seen {
            continue;
        }
        response.on_hover_text_at_pointer(text.join("\n"));
        let place = pos2(whole.left(), whole.top() + PAD);
        ui.painter().galley(place, names[at].clone(), p.text);
        if !row.detail.is_empty() {
            ui.painter().galley(place + vec2(0.0, names[at].size().y), details[at].clone(), p.text_dim);
        }
        let place = pos2(area.right() - right + gap, whole.top() + PAD);
        ui.painter().galley(place, said[at][0].clone(), p.text);
        ui.painter().galley(place + vec2(0.0, said[at][0].size().y), said[at][1].clone(), p.text_dim);
    }
    if is_moved {
        reset_button(ui, look, title, reset);
    }
}

/// Offers to see the whole figure again.
pub(super) fn reset_button(ui: &mut Ui, look: &Look, title: &str, flag: egui::Id) {
    let (text, name) = (look.t("trainer-results-reset"), look.t_with("trainer-results-reset-of", &[("figure", title.into())]));
    if Button::quiet(&text).name(&name).show(ui, look).clicked() {
        ui.data_mut(|data| data.insert_temp(flag, true));
    }
}
