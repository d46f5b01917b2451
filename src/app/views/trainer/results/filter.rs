//! Which attempts are wanted, how they are grouped, and how they are shown.

use egui::Ui;

use super::{DayField, ResultsCommand, ResultsView, ask, choose, make_room_for};
use crate::app::theme::{Step, icons};
use crate::app::views::command::UiCommand;
use crate::app::views::look::Look;
use crate::app::views::widgets::{card, named_field, notice, section, segments, switch};
use crate::cohort::group::GroupBy;

const GROUPS: [(GroupBy, &str); 4] = [
    (GroupBy::Course, "trainer-results-by-course"),
    (GroupBy::Place, "trainer-results-by-place"),
    (GroupBy::Month, "trainer-results-by-month"),
    (GroupBy::All, "trainer-results-by-all"),
];

pub(super) fn show(ui: &mut Ui, look: &Look, view: &ResultsView, commands: &mut Vec<UiCommand>) {
    let filter = &view.filter;
    section(ui, look, &look.t("trainer-results-which"), |ui| {
        card(ui, look, |ui| {
            ui.horizontal_wrapped(|ui| {
                let all = look.t("trainer-results-all-courses");
                let courses: Vec<&str> = std::iter::once(all.as_str()).chain(filter.courses.iter().map(|(_, name)| name.as_str())).collect();
                let shown = filter.courses.iter().find(|(id, _)| Some(id) == filter.course.as_ref()).map_or(all.as_str(), |(_, name)| name);
                let width = look.theme.length(330.0);
                if let Some(place) = choose(ui, look, &look.t("trainer-results-course"), shown, &courses, width) {
                    let id = place.checked_sub(1).map(|at| filter.courses[at].0.clone());
                    ask(commands, ResultsCommand::Course(id));
                }
                let all = look.t("trainer-results-all-places");
                let places: Vec<&str> = std::iter::once(all.as_str()).chain(filter.places.iter().map(String::as_str)).collect();
                let shown = filter.place.as_deref().unwrap_or(&all);
                if let Some(place) = choose(ui, look, &look.t("trainer-results-place"), shown, &places, look.theme.length(190.0)) {
                    ask(commands, ResultsCommand::Place(place.checked_sub(1).map(|at| filter.places[at].clone())));
                }
                if let Some(text) = day(ui, look, "trainer-results-from", &filter.from) {
                    ask(commands, ResultsCommand::TypeFrom(text));
                }
                if let Some(text) = day(ui, look, "trainer-results-until", &filter.until) {
                    ask(commands, ResultsCommand::TypeUntil(text));
                }
            });
            look.dim(ui, Step::Small, look.t("trainer-results-by"));
            ui.horizontal_wrapped(|ui| {
                let names = GROUPS.map(|(_, key)| look.t(key));
                let chosen = GROUPS.iter().position(|(by, _)| *by == filter.group_by).unwrap_or(0);
                if let Some(place) = segments(ui, look, &look.t("trainer-results-by"), &names.each_ref().map(String::as_str), chosen) {
                    ask(commands, ResultsCommand::GroupBy(GROUPS[place].0));
                }
            });
            let (text, hint) = (look.t("trainer-results-every"), look.t("trainer-results-every-hint"));
            if let Some(every) = switch(ui, look, filter.every, &text, &hint) {
                ask(commands, ResultsCommand::Every(every));
            }
            let (text, hint) = (look.t("trainer-results-names"), look.t("trainer-results-names-hint"));
            if let Some(shown) = switch(ui, look, view.names.is_some(), &text, &hint) {
                ask(commands, ResultsCommand::ShowNames(shown));
            }
            let (text, hint) = (look.t("trainer-results-tables"), look.t("trainer-results-tables-hint"));
            if let Some(tables) = switch(ui, look, view.as_tables, &text, &hint) {
                ask(commands, ResultsCommand::AsTables(tables));
            }
            if let Some(read) = view.reading {
                ui.horizontal(|ui| {
                    ui.add(egui::Spinner::new().size(look.theme.text(18.0)));
                    let count = i64::try_from(read).unwrap_or(i64::MAX);
                    look.dim(ui, Step::Body, look.t_with("trainer-results-reading", &[("count", crate::app::i18n::Arg::Count(count))]));
                });
            }
        });
        if !view.notes.is_empty() {
            let title = look.t("trainer-results-left-out");
            notice(ui, look, icons::WARNING, look.theme.palette.accent, &title, &view.notes.join("\n"));
        }
    });
}

/// A field for a day; the text when it was changed.
fn day(ui: &mut Ui, look: &Look, key: &str, field: &DayField) -> Option<String> {
    let width = look.theme.length(170.0).min(ui.available_width());
    make_room_for(ui, width);
    ui.vertical(|ui| {
        ui.set_max_width(width);
        ui.spacing_mut().item_spacing.y = 3.0;
        let name = look.t(key);
        if field.is_wrong {
            look.text(ui, Step::Small, look.theme.palette.bad, format!("{name}: {}", look.t("trainer-results-no-day")));
        } else {
            look.dim(ui, Step::Small, &name);
        }
        named_field(ui, look, key, &name, &field.typed, "2026-11-22", width).1
    })
    .inner
}
