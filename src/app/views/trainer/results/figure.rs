//! Figures other than shares and heat: confidence against being right, before and after, how results spread.

use egui::{Ui, WidgetInfo, WidgetType, vec2};
use egui_plot::{AxisHints, Bar, BarChart, Line, LineStyle, MarkerShape, Plot, PlotPoint, Points};

use super::shares::{quarters, reset_button, reset_was_asked};
use crate::app::theme::{Step, faded};
use crate::app::views::look::Look;
use crate::report::sheet::{Figure, Point, Slope};
use crate::report::words::Words;

/// An axis in percent.
fn percent<'a>(look: &Look, axis: AxisHints<'a>) -> AxisHints<'a> {
    let words = Words { language: look.language };
    axis.formatter(move |mark, _| words.share(mark.value)).tick_label_font(look.theme.font(Step::Small)).tick_label_color(look.theme.palette.text_dim)
}

/// A figure that stays as it is: nothing of the wheel, nothing of dragging.
fn still<'a>(look: &Look, name: &'static str) -> Plot<'a> {
    Plot::new(name)
        .show_x(false)
        .show_y(false)
        .show_crosshair(false)
        .show_background(false)
        .grid_color(look.theme.palette.line)
        .allow_scroll(false)
        .allow_drag(false)
        .allow_boxed_zoom(false)
        .allow_axis_zoom_drag(false)
        .allow_zoom(false)
        .set_margin_fraction(egui::Vec2::ZERO)
}

/// How often those of some confidence were right; on the line, confidence equals being right.
pub(super) fn calibration(ui: &mut Ui, look: &Look, title: &str, axes: &[String; 2], points: &[Point]) {
    let p = look.theme.palette;
    let side = look.theme.length(380.0).min(ui.available_width());
    let reset = ui.id().with("reset");
    let label = |text: &str| look.rich(Step::Small, p.text_dim, text);
    let mut plot = still(look, "calibration")
        .width(side)
        .height(side)
        .allow_zoom(true)
        .allow_drag(true)
        .x_grid_spacer(|_| quarters())
        .y_grid_spacer(|_| quarters())
        .custom_x_axes(vec![percent(look, AxisHints::new_x()).label(label(&axes[0]))])
        .custom_y_axes(vec![percent(look, AxisHints::new_y()).label(label(&axes[1]))])
        .default_x_bounds(-0.04, 1.04)
        .default_y_bounds(-0.04, 1.04);
    if reset_was_asked(ui, reset) {
        plot = plot.reset();
    }
    let most = points.iter().map(|point| point.count).max().unwrap_or(1);
    let drawn = plot.show(ui, |plot| {
        let even = Line::new("", vec![[0.0, 0.0], [1.0, 1.0]]).color(p.text_dim).width(1.5).style(LineStyle::dashed_loose());
        plot.line(even.allow_hover(false));
        for point in points {
            let at = point.confidence;
            if let Some((low, high)) = point.interval {
                plot.line(Line::new("", vec![[at, low], [at, high]]).color(faded(p.cold, 0.8)).width(2.0).allow_hover(false));
            }
            #[expect(clippy::cast_possible_truncation, reason = "a size on the screen")]
            let radius = 4.0 + 8.0 * (f64::from(point.count) / f64::from(most)).sqrt() as f32;
            plot.points(Points::new("", vec![[at, point.right]]).radius(radius).color(p.cold).allow_hover(false));
        }
    });
    let name = format!("{title}. {}", look.t("trainer-results-figure"));
    drawn.response.widget_info(|| WidgetInfo::labeled(WidgetType::Image, true, &name));
    if let Some(pointer) = drawn.response.hover_pos() {
        let away = |point: &Point| drawn.transform.position_from_point(&PlotPoint::new(point.confidence, point.right)).distance(pointer);
        let nearest = points.iter().min_by(|a, b| away(a).total_cmp(&away(b)));
        if let Some(nearest) = nearest.filter(|point| away(point) < 24.0) {
            drawn.response.clone().on_hover_text_at_pointer(&nearest.said);
        }
    }
    let bounds = drawn.transform.bounds();
    if [bounds.min(), bounds.max()].iter().zip([-0.04, 1.04]).any(|(end, usual)| end.iter().any(|value| (value - usual).abs() > 1e-6)) {
        reset_button(ui, look, title, reset);
    }
}

/// From before to after: a small figure for each measure.
pub(super) fn slopes(ui: &mut Ui, look: &Look, ends: &[String; 2], lines: &[Slope]) {
    let p = look.theme.palette;
    let words = Words { language: look.language };
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(18.0, 14.0);
        for (place, line) in lines.iter().enumerate() {
            let size = vec2(look.theme.length(200.0), look.theme.length(190.0));
            ui.allocate_ui(size + vec2(0.0, look.theme.length(26.0)), |ui| {
                ui.vertical(|ui| {
                    ui.set_width(size.x);
                    look.plain(ui, Step::Strong, &line.name);
                    let names = ends.clone();
                    let x_axis = AxisHints::new_x()
                        .formatter(move |mark, _| names.get(usize::from(mark.value > 0.5)).cloned().unwrap_or_default())
                        .tick_label_font(look.theme.font(Step::Small))
                        .tick_label_color(p.text_dim);
                    let drawn = ui
                        .push_id(place, |ui| {
                            still(look, "slope")
                                .width(size.x)
                                .height(size.y)
                                .x_grid_spacer(|_| [0.0, 1.0].map(|value| egui_plot::GridMark { value, step_size: 1.0 }).to_vec())
                                .y_grid_spacer(|_| quarters())
                                .custom_x_axes(vec![x_axis])
                                .custom_y_axes(vec![percent(look, AxisHints::new_y())])
                                .default_x_bounds(-0.45, 1.45)
                                .default_y_bounds(-0.03, 1.06)
                                .show(ui, |plot| {
                                    let [before, after] = line.means;
                                    for (x, interval) in [0.0, 1.0].into_iter().zip(line.intervals) {
                                        if let Some((low, high)) = interval {
                                            plot.line(Line::new("", vec![[x, low], [x, high]]).color(faded(p.cold, 0.8)).width(2.0).allow_hover(false));
                                        }
                                    }
                                    plot.line(Line::new("", vec![[0.0, before], [1.0, after]]).color(p.accent).width(2.5).allow_hover(false));
                                    plot.points(Points::new("", vec![[0.0, before]]).shape(MarkerShape::Circle).filled(false).radius(6.0).color(p.accent).allow_hover(false));
                                    plot.points(Points::new("", vec![[1.0, after]]).shape(MarkerShape::Circle).radius(6.0).color(p.accent).allow_hover(false));
                                    for (x, value) in [(-0.24, before), (1.24, after)] {
                                        let text = look.rich(Step::Small, p.text, words.share(value));
                                        plot.text(egui_plot::Text::new("", PlotPoint::new(x, value), text).allow_hover(false));
                                    }
                                })
                        })
                        .inner;
                    let said = format!("{}. {}: {}. {}: {}", line.name, ends[0], line.said[0], ends[1], line.said[1]);
                    drawn.response.widget_info(|| WidgetInfo::labeled(WidgetType::Image, true, &said));
                    drawn.response.on_hover_text_at_pointer(&said);
                });
            });
        }
    });
}

/// Marks of an axis that counts to `most`: few, whole, evenly apart, the last at the top.
fn counted(most: u32) -> Vec<egui_plot::GridMark> {
    // One, two or five of a power of ten: the smallest that needs at most four steps.
    let steps = (0..=9).flat_map(|power| [1, 2, 5].map(|times| 10_u32.pow(power).saturating_mul(times)));
    let step = steps.into_iter().find(|step| most.div_ceil(*step) <= 4).unwrap_or(most);
    let whole = (0..=most / step).map(|at| at * step).filter(|value| most - value > step / 2);
    let mut values: Vec<u32> = whole.collect();
    values.push(most);
    // Marks of another distance are drawn fainter: each counts as far apart as the axis is long.
    values.into_iter().map(|value| egui_plot::GridMark { value: f64::from(value), step_size: f64::from(most) }).collect()
}

/// How many attempts fell into each tenth.
pub(super) fn tenths(ui: &mut Ui, look: &Look, told: &Figure, counts: &[u32]) {
    let p = look.theme.palette;
    let words = Words { language: look.language };
    let most = counts.iter().copied().max().unwrap_or(0).max(1);
    let size = vec2(look.theme.length(560.0).min(ui.available_width()), look.theme.length(150.0));
    let bars = (0_u32..).zip(counts).map(|(at, count)| {
        Bar::new(f64::from(at) / 10.0 + 0.05, f64::from(*count)).width(0.088).fill(faded(p.cold, 0.6)).stroke(egui::Stroke::new(1.0, p.cold))
    });
    let bars: Vec<Bar> = bars.collect();
    let y_axis = AxisHints::new_y()
        .formatter(move |mark, _| format!("{}", mark.value))
        .tick_label_font(look.theme.font(Step::Small))
        .tick_label_color(p.text_dim);
    let x_axis = AxisHints::new_x()
        .formatter(move |mark, _| words.share(mark.value))
        .tick_label_font(look.theme.font(Step::Small))
        .tick_label_color(p.text_dim);
    let drawn = still(look, "tenths")
        .width(size.x)
        .height(size.y)
        .x_grid_spacer(|_| quarters())
        .y_grid_spacer(move |_| counted(most))
        .custom_x_axes(vec![x_axis])
        .custom_y_axes(vec![y_axis])
        .show_grid([false, true])
        .default_x_bounds(-0.05, 1.05)
        .default_y_bounds(0.0, f64::from(most) * 1.12)
        .show(ui, |plot| plot.bar_chart(BarChart::new("", bars).allow_hover(false)));
    let rows: Vec<String> = told.table.rows.iter().filter_map(|row| Some(format!("{}: {}", row.first()?.text, row.get(1)?.text))).collect();
    let said = format!("{}. {}", told.title, rows.join("; "));
    drawn.response.widget_info(|| WidgetInfo::labeled(WidgetType::Image, true, &said));
    if let Some(pointer) = drawn.response.hover_pos() {
        let at = drawn.transform.value_from_position(pointer).x * 10.0;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "held within the bars just before")]
        if (0.0..10.0).contains(&at)
            && let Some(row) = rows.get(at as usize)
        {
            drawn.response.clone().on_hover_text_at_pointer(row);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::counted;

    #[test]
    fn an_axis_that_counts_has_its_top_few_marks_and_none_too_near() {
        for most in (1..2_000).chain([u32::MAX]) {
            let values: Vec<f64> = counted(most).iter().map(|mark| mark.value).collect();
            assert!((2..=6).contains(&values.len()), "{most}: {values:?}");
            assert!(values[0] == 0.0 && values[values.len() - 1] == f64::from(most), "{most}: {values:?}");
            let apart = values.windows(2).map(|two| two[1] - two[0]).fold(f64::MAX, f64::min);
            assert!(apart >= 1.0 && apart > f64::from(most) / 12.0, "{most}: {values:?}");
        }
    }
}
