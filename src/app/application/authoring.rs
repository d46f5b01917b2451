//! The author's screen: opened from the library or the command line, left for a play from a node, and come back to.

use std::path::Path;
use std::sync::Arc;

use super::{Application, Moment, Screen};
use crate::app::attempt::Player;
use crate::app::attempt::Desk;
use crate::app::author::{Author, AuthorNext};
use crate::app::shelf;
use crate::app::views::UiCommand;
use crate::app::views::author::{AuthorCommand, author_ui};
use crate::app::views::look::Look;

impl Application {
    /// Opens the scenario of that id for writing.
    pub(super) fn edit_scenario(&mut self, id: &str, ctx: &egui::Context, at: Moment) {
        let folder = self.shelf.volumes.iter().find(|volume| volume.id == id).map(|volume| volume.folder.clone());
        if let Some(folder) = folder {
            self.open_author(&folder, ctx, at);
        }
    }

    /// Opens the scenario in that folder for writing.
    pub(super) fn open_author(&mut self, folder: &Path, ctx: &egui::Context, at: Moment) {
        self.reel.silence();
        match Author::open(folder, self.data.as_ref(), Arc::clone(&self.reference), Arc::clone(&self.wake), at.now) {
            Ok(author) => {
                self.author = Some(author);
                self.screen = Screen::Author;
            }
            Err(fault) => self.store_notice = Some(fault),
        }
        ctx.request_repaint();
    }

    /// Goes back to the author's screen from a play that was begun there; `false` when none was.
    pub(super) fn back_to_author(&mut self) -> bool {
        if self.author.is_none() || self.screen == Screen::Author {
            return false;
        }
        self.attempt = None;
        self.finished = None;
        self.screen = Screen::Author;
        true
    }

    /// Leaves the author's screen. What is not saved stays in the journal; what was saved is on the shelf.
    pub(super) fn leave_author(&mut self, ctx: &egui::Context, at: Moment) {
        let Some(mut author) = self.author.take() else { return };
        author.leave(&mut self.desk(ctx, at));
        let volume = shelf::read(author.folder(), &self.reference);
        if self.shelf.volumes.iter().any(|known| known.id == volume.id) {
            self.put_on_shelf(volume, ctx);
        }
    }

    fn with_author<T>(&mut self, ctx: &egui::Context, at: Moment, work: impl FnOnce(&mut Author, &Look, &mut Desk<'_>) -> T) -> Option<T> {
        let mut author = self.author.take()?;
        let look = self.look();
        let answer = work(&mut author, &look, &mut self.desk(ctx, at));
        self.author = Some(author);
        Some(answer)
    }

    pub(super) fn poll_author(&mut self, ctx: &egui::Context, at: Moment) {
        self.with_author(ctx, at, |author, look, desk| author.poll(look, desk));
    }

    /// Lets the film that is being written stand.
    pub(super) fn rest_author(&mut self, ctx: &egui::Context, at: Moment) {
        self.with_author(ctx, at, |author, _, desk| author.rest(desk));
    }

    pub(super) fn author_sleep(&mut self, now: f64) -> Option<f64> {
        if self.screen != Screen::Author {
            return None;
        }
        let due = self.reel.next_due().map(|due| due.as_secs_f64());
        self.author.as_ref()?.sleep(now, due)
    }

    pub(super) fn author_ui(&mut self, ui: &mut egui::Ui, look: &Look, at: Moment, commands: &mut Vec<UiCommand>) {
        let ctx = ui.ctx().clone();
        match self.with_author(&ctx, at, |author, look, desk| author.view(look, desk)) {
            Some(view) => author_ui(ui, look, &view, commands),
            None => commands.push(UiCommand::OpenLibrary),
        }
    }

    pub(super) fn author_command(&mut self, command: AuthorCommand, ctx: &egui::Context, at: Moment) {
        match self.with_author(ctx, at, |author, look, desk| author.command(command, look, desk)) {
            Some(AuthorNext::Play(scenario, node)) => {
                if self.preferences.trainee.is_empty() {
                    self.type_trainee(super::library::new_code(crate::platform::random_bytes()));
                }
                self.reel.set_paused(false);
                self.begin(scenario, Player::Trainee, Some(&node), false, ctx, at);
            }
            Some(AuthorNext::Stay) | None => {}
        }
    }

    /// Whether check or drawing of what is written are still on their way.
    pub fn is_writing_busily(&self) -> bool {
        self.author.as_ref().is_none_or(Author::is_busy)
    }

    /// The text that is being written, for tests.
    pub fn written_text(&self) -> Option<&str> {
        self.author.as_ref().map(Author::text)
    }
}
