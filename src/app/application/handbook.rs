//! The handbook over the screen that one was on.

use super::{Application, Moment, Screen};
use crate::app::views::UiCommand;
use crate::app::views::handbook::HandbookView;

impl Application {
    /// F1 opens and closes the handbook, wherever no film is running or being looked back at.
    pub(super) fn look_for_help(&mut self, ctx: &egui::Context, at: Moment) {
        let may = matches!(self.screen, Screen::Library | Screen::Briefing(_) | Screen::Trainer | Screen::Author) && !self.listening;
        if may && ctx.input_mut(|input| input.consume_key(egui::Modifiers::NONE, egui::Key::F1)) {
            let command = if self.handbook.is_some() { UiCommand::CloseHandbook } else { UiCommand::OpenHandbook };
            self.carry_out(command, ctx, at);
        }
    }

    /// Carries out what is about the handbook; returns whether it was.
    pub(super) fn carry_out_handbook(&mut self, command: &UiCommand, ctx: &egui::Context, at: Moment) -> bool {
        match command {
            UiCommand::OpenHandbook => {
                // Whose film runs while it is written would hear it behind the handbook.
                self.rest_author(ctx, at);
                self.handbook = Some(HandbookView::default());
            }
            UiCommand::CloseHandbook => self.handbook = None,
            UiCommand::OpenChapter(chapter) => self.handbook = Some(HandbookView { chapter: *chapter, search: String::new() }),
            UiCommand::SearchHandbook(words) => {
                if let Some(view) = &mut self.handbook {
                    view.search.clone_from(words);
                }
            }
            _ => return false,
        }
        true
    }
}
