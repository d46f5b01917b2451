//! Results on the trainer's side: gathering them from sticks, and what the group learned.

use std::path::PathBuf;

use super::OpenStation;
use crate::app::views::look::Look;
use crate::app::views::trainer::results::{ResultsCommand, ResultsView};

/// What is gathered and shown.
#[derive(Debug, Default)]
pub struct ResultsDesk {}

impl ResultsDesk {
    /// The tab was opened, or the station while it was on.
    pub fn opened(&mut self, _: &OpenStation<'_>) {}

    /// The station is locked: whatever it opened is forgotten.
    pub fn forget(&mut self) {
        *self = Self::default();
    }

    /// Takes in what threads did. Called once a frame while the station is open.
    pub fn poll(&mut self, _: &OpenStation<'_>) {}

    /// Whether a thread is at work, so that the window must look again soon.
    pub fn is_busy(&self) -> bool {
        false
    }

    /// Files or folders were dropped on the window while the tab was on; whether they were of use.
    pub fn dropped(&mut self, _: &[PathBuf], _: &OpenStation<'_>) -> bool {
        false
    }

    /// Carries out what was asked for.
    pub fn command(&mut self, command: ResultsCommand, _: &OpenStation<'_>) {
        match command {}
    }

    /// What is shown.
    pub fn view(&self, _: &Look, _: &OpenStation<'_>) -> ResultsView {
        ResultsView::default()
    }
}
