//! Courses on the trainer's side.

use std::path::PathBuf;

use super::OpenStation;
use crate::app::views::look::Look;
use crate::app::views::trainer::courses::{CoursesCommand, CoursesView};

/// The courses of the station.
#[derive(Debug, Default)]
pub(super) struct CoursesDesk {}

impl CoursesDesk {
    pub(super) fn opened(&mut self, _: &OpenStation<'_>) {}

    pub(super) fn leave(&mut self, _: &OpenStation<'_>) {}

    pub(super) fn poll(&mut self, _: &OpenStation<'_>) {}

    pub(super) fn is_busy(&self) -> bool {
        false
    }

    pub(super) fn dropped(&mut self, _: &[PathBuf], _: &OpenStation<'_>) -> bool {
        false
    }

    pub(super) fn command(&mut self, command: CoursesCommand, _: &OpenStation<'_>) {
        match command {}
    }

    pub(super) fn view(&self, _: &Look, _: &OpenStation<'_>) -> CoursesView {
        CoursesView::default()
    }
}
