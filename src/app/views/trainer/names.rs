//! The names tab of the trainer's side.

use egui::Ui;

use crate::app::theme::icons;
use crate::app::views::command::UiCommand;
use crate::app::views::look::Look;
use crate::app::views::widgets::notice;

/// What the names tab shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NamesView {}

/// What is asked for on the names tab.
#[derive(Clone, Debug, PartialEq)]
pub enum NamesCommand {}

/// Draws the tab.
pub(super) fn show(ui: &mut Ui, look: &Look, _: &NamesView, _: &mut Vec<UiCommand>) {
    notice(ui, look, icons::USER, look.theme.palette.accent, &look.t("trainer-names-empty"), &look.t("trainer-names-empty-hint"));
}
