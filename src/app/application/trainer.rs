//! The trainer's side in the application: entered from the library, locked when it is left.

use std::path::PathBuf;

use super::{Application, Moment, Screen};
use crate::app::trainer::work::Work;
use crate::app::trainer::{Surroundings, Trainer, retained_news};
use crate::app::views::UiCommand;
use crate::app::views::look::Look;
use crate::app::views::trainer::courses::News;
use crate::app::views::trainer::{ENTER, TrainerCommand, trainer_ui};

impl Application {
    /// Whether the trainer's station is open.
    pub fn is_station_open(&self) -> bool {
        self.trainer.is_open()
    }

    /// Whether results are told on the trainer's side, and nothing is being read or worked out.
    pub fn tells_results(&self) -> bool {
        self.trainer.tells_results()
    }

    /// Does something on the trainer's side; `None` without a data folder, where there is none.
    fn with_trainer<T>(&mut self, at: Moment, work: impl FnOnce(&mut Trainer, &Surroundings<'_>) -> T) -> Option<T> {
        let data = self.data.as_ref()?;
        let around = Surroundings {
            data,
            films: &self.shelf,
            reference: &self.reference,
            wake: &self.wake,
            language: self.preferences.language,
            wall: at.wall,
            now: at.now,
        };
        Some(work(&mut self.trainer, &around))
    }

    /// F2 leads from the library to the trainer's side.
    pub(super) fn look_for_trainer(&mut self, ctx: &egui::Context, at: Moment) {
        let may = self.screen == Screen::Library && !self.in_settings && self.handbook.is_none();
        if may && ctx.input_mut(|input| input.consume_key(egui::Modifiers::NONE, ENTER)) {
            self.open_trainer(at);
        }
    }

    /// Shows the trainer's side, or its door.
    pub(super) fn open_trainer(&mut self, at: Moment) {
        if self.with_trainer(at, Trainer::enter).is_some() {
            self.screen = Screen::Trainer;
        }
    }

    /// Locks the station and forgets what was typed in its fields.
    pub(super) fn lock_trainer(&mut self, ctx: &egui::Context, at: Moment) {
        self.with_trainer(at, Trainer::lock);
        forget_typing(ctx);
    }

    /// Takes in what was done on the trainer's side, wherever one is: it locks itself behind the handbook, too.
    pub(super) fn poll_trainer(&mut self, ctx: &egui::Context, at: Moment) {
        if ctx.input(|input| !input.events.is_empty()) {
            self.trainer.stir(at.now);
        }
        if self.with_trainer(at, Trainer::poll) == Some(true) {
            forget_typing(ctx);
        }
        if let Some(retained) = Work::taken(&mut self.retention) {
            let is_nothing = matches!(&retained, Ok(done) if done.is_nothing());
            if retained.is_ok() && !is_nothing {
                self.look_after_deletion();
            }
            self.retained = (!is_nothing).then_some(retained);
        }
        if self.trainer.has_deleted() {
            self.look_after_deletion();
        }
    }

    /// Data was deleted from this computer: nothing of it may stay in memory and be written back.
    fn look_after_deletion(&mut self) {
        self.preferences.trainee = super::opening::read_preferences(self.data.as_ref()).trainee;
        self.read_courses();
        self.read_lists();
    }

    /// What retention deleted when the application was opened, or why it could not.
    pub(super) fn retention_news(&self, look: &Look) -> Option<News> {
        self.retained.as_ref().map(|retained| retained_news(retained, look))
    }

    /// Hands what was dropped on the window to the trainer's side; whether it was of use there.
    pub(super) fn drop_on_trainer(&mut self, paths: &[PathBuf], at: Moment) -> bool {
        self.screen == Screen::Trainer && self.with_trainer(at, |trainer, around| trainer.dropped(paths, around)) == Some(true)
    }

    pub(super) fn trainer_ui(&mut self, ui: &mut egui::Ui, look: &Look, at: Moment, commands: &mut Vec<UiCommand>) {
        match self.with_trainer(at, |trainer, around| trainer.view(look, around)) {
            Some(view) => trainer_ui(ui, look, &view, commands),
            None => commands.push(UiCommand::OpenLibrary),
        }
    }

    pub(super) fn trainer_command(&mut self, command: TrainerCommand, ctx: &egui::Context, at: Moment) {
        self.with_trainer(at, |trainer, around| trainer.command(command, around));
        if !self.trainer.is_open() {
            forget_typing(ctx);
        }
        ctx.request_repaint();
    }
}

/// egui keeps what was typed, to undo it: on the trainer's side that holds names.
fn forget_typing(ctx: &egui::Context) {
    ctx.data_mut(|data| data.remove_by_type::<egui::text_edit::TextEditState>());
}
