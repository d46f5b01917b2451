//! The results tab of the trainer's side.

use egui::Ui;

use crate::app::theme::icons;
use crate::app::views::command::UiCommand;
use crate::app::views::look::Look;
use crate::app::views::widgets::notice;

/// What the results tab shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResultsView {}

/// What is asked for on the results tab.
#[derive(Clone, Debug, PartialEq)]
pub enum ResultsCommand {}

/// Draws the tab.
pub fn show(ui: &mut Ui, look: &Look, _: &ResultsView, _: &mut Vec<UiCommand>) {
    notice(ui, look, icons::CHART_BAR, look.theme.palette.accent, &look.t("trainer-results-empty"), &look.t("trainer-results-empty-hint"));
}
