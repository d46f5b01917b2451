//! What was missed, by indicator and group: fields that darken, and whose left edges thicken, with what was missed. The
//! number stands in each.

use egui::{ScrollArea, Sense, Ui, WidgetInfo, WidgetType, pos2, vec2};

use crate::app::theme::{Step, faded};
use crate::app::views::look::Look;
use crate::app::views::widgets::lay_out;
use crate::report::sheet::Heat;
use crate::report::words::Words;

/// Columns are named by a letter from so many on, with a key below: their names would not stand side by side.
const LETTERS_FROM: usize = 7;

/// A, B, …, Z, AA, AB, ….
fn letter(at: usize) -> String {
    let of = |at: usize| char::from(b'A' + u8::try_from(at % 26).unwrap_or(0));
    if at < 26 { of(at).to_string() } else { format!("{}{}", of(at / 26 - 1), of(at)) }
}

pub(super) fn show(ui: &mut Ui, look: &Look, told: &Heat) {
    let p = look.theme.palette;
    let words = Words { language: look.language };
    let by_letter = told.columns.len() >= LETTERS_FROM;
    let width = ui.available_width();
    let left = width * 0.42;
    let least = look.theme.length(if by_letter { 52.0 } else { 90.0 });
    #[expect(clippy::cast_precision_loss, reason = "columns of a table")]
    let column = ((width - left) / told.columns.len().max(1) as f32).clamp(least, look.theme.length(150.0));
    ScrollArea::horizontal().id_salt("heat").show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        let heads: Vec<_> = told
            .columns
            .iter()
            .enumerate()
            .map(|(at, name)| lay_out(ui, look, Step::Small, p.text_dim, &if by_letter { letter(at) } else { name.clone() }, column - 8.0))
            .collect();
        #[expect(clippy::cast_precision_loss, reason = "columns of a table")]
        let all = left + column * told.columns.len() as f32;
        let tallest = heads.iter().map(|head| head.size().y).fold(0.0, f32::max);
        let (row, _) = ui.allocate_exact_size(vec2(all, tallest + 6.0), Sense::hover());
        #[expect(clippy::cast_precision_loss, reason = "columns of a table")]
        let x = |at: usize| row.left() + left + column * at as f32;
        for (at, head) in heads.into_iter().enumerate() {
            let place = pos2(x(at) + 4.0, row.bottom() - head.size().y - 3.0);
            let area = egui::Rect::from_min_size(pos2(x(at), row.top()), vec2(column, row.height()));
            let response = ui.interact(area, ui.id().with(("head", at)), Sense::hover());
            let name = if by_letter { format!("{}: {}", letter(at), told.columns[at]) } else { told.columns[at].clone() };
            response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, &name));
            response.on_hover_text(&name);
            ui.painter().galley(place, head, p.text_dim);
        }
        for (name, fields) in &told.rows {
            let text = lay_out(ui, look, Step::Body, p.text, name, left - 14.0);
            let (row, response) = ui.allocate_exact_size(vec2(all, text.size().y.max(look.theme.length(30.0)) + 6.0), Sense::hover());
            response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, name));
            ui.painter().galley(pos2(row.left(), row.center().y - text.size().y / 2.0), text, p.text);
            for (at, field) in fields.iter().enumerate() {
                let area = egui::Rect::from_min_size(pos2(x(at), row.top()), vec2(column, row.height())).shrink(1.5);
                let group = told.columns.get(at).map(String::as_str).unwrap_or_default();
                let response = ui.interact(area, ui.id().with((name, at)), Sense::hover());
                let Some((missed, said)) = field else {
                    ui.painter().text(area.center(), egui::Align2::CENTER_CENTER, "—", look.theme.font(Step::Small), p.text_dim);
                    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, format!("{name}. {group}: —")));
                    continue;
                };
                #[expect(clippy::cast_possible_truncation, reason = "a colour")]
                let share = *missed as f32;
                ui.painter().rect_filled(area, 3.0, faded(p.bad, 0.08 + 0.42 * share));
                let edge = egui::Rect::from_min_size(area.min, vec2(1.0 + 7.0 * share, area.height()));
                ui.painter().rect_filled(edge, 1.0, p.bad);
                let number = words.share(*missed);
                // The sign would crowd the field; the text above says that it is percent.
                let bare = words.decimal(missed * 100.0, 0);
                ui.painter().text(area.center(), egui::Align2::CENTER_CENTER, bare, look.theme.font(Step::Small), p.text);
                response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, format!("{name}. {group}: {number}, {said}")));
                response.on_hover_text(format!("{group}\n{name}\n{number} ({said})"));
            }
        }
    });
    if by_letter {
        ui.horizontal_wrapped(|ui| {
            for (at, name) in told.columns.iter().enumerate() {
                ui.add(egui::Label::new(look.rich(Step::Small, p.text_dim, format!("{}: {name}", letter(at)))).extend());
            }
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_told_apart_beyond_the_alphabet() {
        assert_eq!([0, 25, 26, 27, 52].map(letter), ["A", "Z", "AA", "AB", "BA"]);
    }
}
