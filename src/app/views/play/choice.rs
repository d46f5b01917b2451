//! An open choice at the foot of the film, which may run on behind it.

use egui::{Rect, Ui, UiBuilder, pos2};

use crate::app::theme::{Step, VEIL, faded};
use crate::app::views::command::UiCommand;
use crate::app::views::look::Look;
use crate::app::views::widgets::{self, OptionKind, OptionRow, Timer, timer_ring};

/// A choice.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ChoiceView {
    /// The question.
    pub prompt: String,
    /// What one may do, in order.
    pub options: Vec<String>,
    /// The time left, if it is limited.
    pub timer: Option<Timer>,
}

/// Draws the choice. Returns where it begins, so that captions can stand above it.
pub(super) fn choice_ui(ui: &mut Ui, look: &Look, choice: &ChoiceView, film: Rect, commands: &mut Vec<UiCommand>) -> f32 {
    let p = look.theme.palette;
    let full = ui.max_rect();
    let id = ui.id().with("choice-height");
    let known = ui.data(|data| data.get_temp::<f32>(id));
    let height = known.unwrap_or(320.0);
    let width = (full.width() - 48.0).min(look.theme.length(880.0));
    let bottom = full.bottom() - look.theme.length(64.0) - 2.0;
    let top = (bottom - height).max(full.top() + 10.0);
    // The veil is whole where the question begins: the film may stand still on a white sheet.
    let head = Rect::from_min_max(pos2(full.left(), (top - 110.0).max(full.top())), pos2(full.right(), top - 6.0));
    widgets::fade_down(ui, head, faded(p.scrim, VEIL));
    ui.painter().rect_filled(Rect::from_min_max(pos2(full.left(), head.bottom()), full.max), 0.0, faded(p.scrim, VEIL));
    let rect = Rect::from_min_max(pos2(full.center().x - width / 2.0, top), pos2(full.center().x + width / 2.0, bottom));
    let mut inner = ui.new_child(UiBuilder::new().id_salt("choice").max_rect(rect));
    if known.is_none() {
        // The first pass only measures.
        inner.set_invisible();
    }
    egui::ScrollArea::vertical().id_salt("choice-scroll").max_height(rect.height()).auto_shrink([false, true]).show(&mut inner, |ui| {
        ui.spacing_mut().item_spacing.y = 8.0;
        ui.horizontal(|ui| {
            if let Some(timer) = choice.timer {
                let seconds = timer.left_seconds.ceil().max(0.0) as u32;
                timer_ring(ui, look, timer, &look.t_with("play-time-left", &[("count", seconds.into())]));
                ui.add_space(6.0);
            }
            look.plain(ui, Step::Heading, &choice.prompt);
            if choice.timer.is_some_and(|timer| timer.is_pressing()) {
                ui.add_space(8.0);
                look.text(ui, Step::Small, p.bad, look.t("play-time-short"));
            }
        });
        ui.add_space(4.0);
        for (place, text) in choice.options.iter().enumerate() {
            let key = (place + 1).to_string();
            let mut row = OptionRow::new(OptionKind::Press, text).over_film();
            if place < 9 {
                row = row.key(&key);
            }
            if row.show(ui, look).clicked() {
                commands.push(UiCommand::Choose(place));
            }
        }
        let needed = ui.min_rect().height() + 6.0;
        let needed = needed.min(full.height() - 90.0);
        if known.is_none_or(|known| (known - needed).abs() > 1.0) {
            ui.data_mut(|data| data.insert_temp(id, needed));
            ui.ctx().request_repaint();
        }
    });
    top.min(film.bottom())
}
