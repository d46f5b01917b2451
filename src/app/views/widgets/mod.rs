//! The application's own controls. Each has a focus ring, an accessible name and a target of at least 24 points.

mod button;
mod card;
mod controls;
mod key_cap;
mod marks;
mod option;
mod page;
mod picture;
mod ring;
mod rooms;
mod secret;
mod timeline;
mod turning;

pub use button::{Button, icon_button};
pub use card::{card, notice, section};
pub use controls::{cell_field, cell_id, field, named_field, segments, segments_width, slider, switch};
pub use key_cap::{key_cap, key_hint};
pub use marks::{Verdict, mark, verdict_row};
pub use option::{OptionKind, OptionRow};
pub use page::{Page, at_the_end, columns, dim_film};
pub use picture::{Picture, night_plate, picture};
pub(crate) use picture::{fade_down, fade_right, light};
pub use ring::{Timer, score_ring, timer_ring};
pub use rooms::Rooms;
pub use secret::{Secret, secret_field};
pub use timeline::{Bar, Pin, Timeline, timeline};
pub use turning::turn_by_keys;

use egui::{Color32, Galley, Response, Stroke, StrokeKind, Ui};
use std::sync::Arc;

use super::look::Look;
use crate::app::theme::{ICONS, Step, icons::Icon};

/// Draws the ring around what has the keyboard's focus and scrolls it into view.
pub fn focus_ring(ui: &Ui, look: &Look, response: &Response, radius: f32) {
    if response.has_focus() {
        let rect = response.rect.expand(3.0);
        let painter = ui.painter().with_clip_rect(ui.clip_rect().expand(4.0));
        painter.rect_stroke(rect, radius + 3.0, Stroke::new(4.0, look.theme.palette.ground), StrokeKind::Middle);
        painter.rect_stroke(rect, radius + 3.0, Stroke::new(2.0, look.theme.palette.focus), StrokeKind::Middle);
    }
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
}

/// Lays out a text of one step, wrapped at `width`.
pub fn lay_out(ui: &Ui, look: &Look, step: Step, colour: Color32, text: &str, width: f32) -> Arc<Galley> {
    let mut job = egui::text::LayoutJob::default();
    look.rich(step, colour, text).append_to(&mut job, ui.style(), egui::FontSelection::Default, egui::Align::LEFT);
    job.wrap.max_width = width;
    ui.painter().layout_job(job)
}

/// Lays out a text of one step on one line; what does not fit into `width` ends in `…`.
pub fn lay_out_line(ui: &Ui, look: &Look, step: Step, colour: Color32, text: &str, width: f32) -> Arc<Galley> {
    let mut job = egui::text::LayoutJob::default();
    look.rich(step, colour, text).append_to(&mut job, ui.style(), egui::FontSelection::Default, egui::Align::LEFT);
    job.wrap = egui::text::TextWrapping::truncate_at_width(width);
    ui.painter().layout_job(job)
}

/// Draws an icon centred in `rect`.
pub fn paint_icon(ui: &Ui, icon: Icon, centre: egui::Pos2, side: f32, colour: Color32) {
    let font = egui::FontId::new(side, egui::FontFamily::Name(ICONS.into()));
    ui.painter().text(centre, egui::Align2::CENTER_CENTER, icon.0, font, colour);
}
