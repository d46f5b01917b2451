//! Naming a flag at once: a short, searchable list of signs, grouped by dimension, beside the waiting film.

use egui::{Key, Modifiers, Rect, ScrollArea, Sense, Ui, UiBuilder, WidgetInfo, pos2};

use super::digit_pressed;
use crate::app::theme::{Step, faded, icons};
use crate::app::views::command::UiCommand;
use crate::app::views::look::Look;
use crate::app::views::plenary;
use crate::app::views::widgets::{self, Button, OptionKind, OptionRow, Picture, field};

/// The signs of one dimension.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct IndicatorGroup {
    /// The dimension's name.
    pub name: String,
    /// Its signs.
    pub items: Vec<Indicator>,
}

/// A sign of the catalogue.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Indicator {
    /// Its id, e.g. `D2-05`.
    pub id: String,
    /// What it says.
    pub text: String,
}

/// A flag to be named.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ClassifyView {
    /// When it was raised, e.g. `0:12`.
    pub at: String,
    /// The frame of that moment, if there is one.
    pub picture: Option<Picture>,
    /// What is searched for.
    pub search: String,
    /// Before a group: how many hands the flag got, of how many people.
    pub hands: Option<(u16, u16)>,
    /// Every sign, grouped.
    pub groups: Vec<IndicatorGroup>,
}

/// The groups with the signs in which every word of `search` occurs, without regard to case or to marks on letters.
/// Groups left empty are dropped.
pub fn matching(groups: &[IndicatorGroup], search: &str) -> Vec<IndicatorGroup> {
    let words: Vec<String> = search.split_whitespace().map(folded).collect();
    let fits = |group: &IndicatorGroup, item: &Indicator| {
        let hay = folded(&format!("{} {} {}", item.id, item.text, group.name));
        words.iter().all(|word| hay.contains(word.as_str()))
    };
    groups
        .iter()
        .map(|group| IndicatorGroup {
            name: group.name.clone(),
            items: group.items.iter().filter(|item| fits(group, item)).cloned().collect(),
        })
        .filter(|group| !group.items.is_empty())
        .collect()
}

/// Lower case without Polish marks and with ґ as г, as people type in a hurry.
pub fn folded(text: &str) -> String {
    text.chars()
        .flat_map(char::to_lowercase)
        .map(|c| match c {
            'ą' => 'a',
            'ć' => 'c',
            'ę' => 'e',
            'ł' => 'l',
            'ń' => 'n',
            'ó' => 'o',
            'ś' => 's',
            'ź' | 'ż' => 'z',
            'ґ' => 'г',
            other => other,
        })
        .collect()
}

/// Draws the panel at the right of the window.
pub(super) fn classify_ui(ui: &mut Ui, look: &Look, view: &ClassifyView, commands: &mut Vec<UiCommand>) {
    let p = look.theme.palette;
    let full = ui.max_rect();
    let width = look.theme.length(430.0).min(full.width() * 0.6);
    ui.painter().rect_filled(full, 0.0, faded(p.scrim, 0.35));
    let rect = Rect::from_min_max(pos2(full.right() - width, full.top()), full.max);
    ui.painter().rect_filled(rect, 0.0, faded(p.ground, 0.96));
    ui.painter().vline(rect.left(), rect.y_range(), egui::Stroke::new(1.0, p.line));
    let mut panel = ui.new_child(UiBuilder::new().id_salt("classify").max_rect(rect.shrink2(egui::vec2(20.0, 18.0))));
    let ui = &mut panel;
    if ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
        commands.push(UiCommand::ClassifyLater);
    }
    ui.horizontal(|ui| {
        if view.picture.is_some() {
            let (thumb, _) = ui.allocate_exact_size(egui::vec2(96.0, 54.0), Sense::hover());
            widgets::picture(ui, look, thumb, view.picture, 1);
        }
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            look.label(ui, look.t_with("classify-at", &[("time", (&view.at).into())]));
            look.plain(ui, Step::Heading, look.t("classify-title"));
        });
    });
    if let Some((hands, present)) = view.hands {
        plenary::flag_hands_ui(ui, look, hands, present, commands);
    }
    ui.add_space(4.0);
    indicator_list(ui, look, view, full.bottom() - 62.0 - look.theme.length(52.0), commands);
    ui.with_layout(egui::Layout::bottom_up(egui::Align::Min), |ui| {
        let row = egui::vec2(ui.available_width(), look.theme.length(40.0));
        ui.allocate_ui_with_layout(row, egui::Layout::left_to_right(egui::Align::Center), |ui| {
            if Button::secondary(&look.t("classify-later")).key(&look.t("key-name-escape")).show(ui, look).clicked() {
                commands.push(UiCommand::ClassifyLater);
            }
            if Button::quiet(&look.t("classify-withdraw")).icon(icons::TRASH).show(ui, look).clicked() {
                commands.push(UiCommand::WithdrawFlag);
            }
        });
    });
}

/// Whether a digit goes on with the code of an indicator that is being typed, such as the 3 of D3-05, and so takes nothing.
fn is_writing_a_code(ui: &Ui, view: &ClassifyView) -> bool {
    let begins_a_code = |typed: &str| {
        let typed = folded(typed.trim_start());
        view.groups.iter().flat_map(|group| &group.items).any(|item| folded(&item.id).starts_with(&typed))
    };
    ui.input(|input| {
        let mut typed = view.search.clone();
        input.events.iter().any(|event| {
            let egui::Event::Text(text) = event else { return false };
            typed.push_str(text);
            text.chars().all(|c| c.is_ascii_digit()) && begins_a_code(&typed)
        })
    })
}

/// The search field and the list below it, down to `bottom`.
pub(super) fn indicator_list(ui: &mut Ui, look: &Look, view: &ClassifyView, bottom: f32, commands: &mut Vec<UiCommand>) {
    let shown = matching(&view.groups, &view.search);
    let flat: Vec<&Indicator> = shown.iter().flat_map(|group| &group.items).collect();
    if !is_writing_a_code(ui, view)
        && let Some(place) = digit_pressed(ui)
        && let Some(item) = flat.get(place)
    {
        commands.push(UiCommand::Classify(item.id.clone()));
    }
    let width = ui.available_width();
    let hint = look.t("classify-search");
    let (response, changed) = field(ui, look, "search-indicator", &view.search, &hint, width);
    response.widget_info(|| {
        let mut info = WidgetInfo::text_edit(true, &view.search, &view.search, "");
        info.label = Some(hint.clone());
        info
    });
    let first = ui.id().with("search-focused");
    if ui.data(|data| data.get_temp::<String>(first)).as_deref() != Some(&view.at) {
        // The field has the focus when the panel opens, so that one can type at once.
        ui.data_mut(|data| data.insert_temp(first, view.at.clone()));
        response.request_focus();
    }
    if response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter)) && !view.search.is_empty()
        && let [only, ..] = flat.as_slice()
    {
        commands.push(UiCommand::Classify(only.id.clone()));
    }
    if let Some(text) = changed {
        commands.push(UiCommand::SearchIndicator(text));
    }
    let height = (bottom - ui.cursor().top()).max(120.0);
    ScrollArea::vertical().id_salt("indicators").max_height(height).min_scrolled_height(height).auto_shrink([false, false]).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 1.0;
        if flat.is_empty() {
            look.dim(ui, Step::Body, look.t("classify-none"));
        }
        let mut place = 0;
        for group in &shown {
            ui.add_space(8.0);
            look.label(ui, &group.name);
            for item in &group.items {
                let key = (place + 1).to_string();
                let name = format!("{} ({})", item.text, item.id);
                let mut row = OptionRow::new(OptionKind::Press, &item.text).dense().tag(&item.id).name(&name);
                if place < 9 {
                    row = row.key(&key);
                }
                if row.show(ui, look).clicked() {
                    commands.push(UiCommand::Classify(item.id.clone()));
                }
                place += 1;
            }
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn groups() -> Vec<IndicatorGroup> {
        let item = |id: &str, text: &str| Indicator { id: id.to_owned(), text: text.to_owned() };
        vec![
            IndicatorGroup { name: "Przymus".to_owned(), items: vec![item("D2-05", "Zabrane dokumenty"), item("D2-06", "Izolacja, nadzór")] },
            IndicatorGroup { name: "Wyzysk".to_owned(), items: vec![item("D4-02", "Niska płaca lub jej brak")] },
        ]
    }

    #[test]
    fn words_are_found_without_marks_and_case() {
        let found = matching(&groups(), "PLACA");
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].items[0].id, "D4-02");
    }

    #[test]
    fn every_word_must_occur_and_the_group_counts() {
        assert_eq!(matching(&groups(), "przymus nadz")[0].items[0].id, "D2-06");
        assert!(matching(&groups(), "przymus płaca").is_empty());
    }

    #[test]
    fn no_search_shows_everything() {
        assert_eq!(matching(&groups(), "  "), groups());
    }
}
