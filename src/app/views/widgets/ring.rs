//! Rings: the time left for a choice, and a score.

use egui::{Color32, Pos2, Sense, Stroke, Ui, Vec2, WidgetInfo, WidgetType};

use super::lay_out;
use crate::app::theme::Step;
use crate::app::views::look::Look;

/// How much time a choice has left.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Timer {
    /// Seconds left, 0 or more.
    pub left_seconds: f32,
    /// Seconds in all, more than 0.
    pub of_seconds: f32,
}

impl Timer {
    /// Whether it is time to say that the end is near: the last 20 seconds of a long timer, the last third of a short one.
    pub fn is_pressing(&self) -> bool {
        self.left_seconds <= 20.0_f32.min(self.of_seconds / 3.0)
    }
}

/// The ring of a timer with the seconds in its middle; when it presses, the ring doubles and the colour turns.
pub fn timer_ring(ui: &mut Ui, look: &Look, timer: Timer, name: &str) {
    let p = look.theme.palette;
    let side = look.theme.length(58.0);
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(side), Sense::hover());
    let seconds = timer.left_seconds.ceil().max(0.0);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::ProgressIndicator, true, name));
    let pressing = timer.is_pressing();
    let colour = if pressing { p.bad } else { p.accent };
    let share = (timer.left_seconds / timer.of_seconds).clamp(0.0, 1.0);
    let radius = side / 2.0 - 4.0;
    ui.painter().circle_filled(rect.center(), radius + 4.0, p.ground);
    ui.painter().circle_stroke(rect.center(), radius, Stroke::new(3.0, p.line));
    arc(ui, rect.center(), radius, share, Stroke::new(if pressing { 5.0 } else { 3.5 }, colour));
    let text = lay_out(ui, look, Step::Heading, if pressing { p.bad } else { p.text }, &format!("{seconds:.0}"), side);
    ui.painter().galley(rect.center() - text.size() / 2.0, text, p.text);
}

/// A large ring filled to `share` with a text in its middle, and a tick at the pass mark.
pub fn score_ring(ui: &mut Ui, look: &Look, share: f32, pass_mark: Option<f32>, text: &str, below: &str, colour: Color32) {
    let p = look.theme.palette;
    let side = look.theme.length(188.0).min(ui.available_width());
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(side), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::ProgressIndicator, true, format!("{text} {below}")));
    let radius = side / 2.0 - 9.0;
    ui.painter().circle_stroke(rect.center(), radius, Stroke::new(10.0, p.raised));
    arc(ui, rect.center(), radius, share.clamp(0.0, 1.0), Stroke::new(10.0, colour));
    if let Some(mark) = pass_mark {
        let direction = Vec2::angled(angle_of(mark));
        let ends = [rect.center() + direction * (radius - 12.0), rect.center() + direction * (radius + 8.0)];
        ui.painter().line_segment(ends, Stroke::new(2.5, p.text));
    }
    let big = lay_out(ui, look, Step::Display, p.text, text, side);
    let small = lay_out(ui, look, Step::Small, p.text_dim, below, side * 0.72);
    let height = big.size().y + small.size().y;
    let top = rect.center().y - height / 2.0;
    let (big_size, small_size) = (big.size(), small.size());
    ui.painter().galley(Pos2::new(rect.center().x - big_size.x / 2.0, top), big, p.text);
    ui.painter().galley(Pos2::new(rect.center().x - small_size.x / 2.0, top + big_size.y), small, p.text_dim);
}

fn angle_of(share: f32) -> f32 {
    std::f32::consts::TAU * share - std::f32::consts::FRAC_PI_2
}

fn arc(ui: &Ui, centre: Pos2, radius: f32, share: f32, stroke: Stroke) {
    if share <= 0.0 {
        return;
    }
    let steps = (96.0 * share).ceil().max(2.0) as usize;
    let points = (0..=steps).map(|i| centre + radius * Vec2::angled(angle_of(share * i as f32 / steps as f32))).collect();
    ui.painter().line(points, stroke);
}

#[cfg(test)]
mod tests {
    use super::Timer;

    #[test]
    fn the_warning_comes_twenty_seconds_before_a_long_end() {
        assert!(!Timer { left_seconds: 20.5, of_seconds: 120.0 }.is_pressing());
        assert!(Timer { left_seconds: 20.0, of_seconds: 120.0 }.is_pressing());
    }

    #[test]
    fn a_short_timer_does_not_warn_from_its_first_second() {
        assert!(!Timer { left_seconds: 12.0, of_seconds: 12.0 }.is_pressing());
        assert!(Timer { left_seconds: 4.0, of_seconds: 12.0 }.is_pressing());
    }
}
