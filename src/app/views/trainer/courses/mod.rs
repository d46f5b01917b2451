//! The courses tab of the trainer's side.

use egui::Ui;

use crate::app::theme::icons;
use crate::app::views::command::UiCommand;
use crate::app::views::look::Look;
use crate::app::views::widgets::notice;

/// What the courses tab shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CoursesView {}

/// What is asked for on the courses tab.
#[derive(Clone, Debug, PartialEq)]
pub enum CoursesCommand {}

/// Draws the tab.
pub(super) fn show(ui: &mut Ui, look: &Look, _: &CoursesView, _: &mut Vec<UiCommand>) {
    notice(ui, look, icons::CALENDAR_BLANK, look.theme.palette.accent, &look.t("trainer-courses-empty"), &look.t("trainer-courses-empty-hint"));
}
