//! `ias film preview`: the screen that shows the film while its storyboard is written.

use std::path::Path;
use std::sync::Arc;

use super::{Application, Moment, Screen};
use crate::app::preview::Preview;
use crate::app::views::UiCommand;
use crate::app::views::look::Look;
use crate::app::views::preview::{PreviewCommand, PreviewView, preview_ui};

impl Application {
    /// Opens the film of the scenario in that folder; without a scene, the first.
    pub(super) fn open_preview(&mut self, folder: &Path, assets: &Path, scene: Option<String>) {
        match Preview::open(folder, assets, scene, Arc::clone(&self.wake)) {
            Ok(preview) => {
                self.preview = Some(preview);
                self.screen = Screen::Preview;
            }
            Err(fault) => self.store_notice = Some(fault),
        }
    }

    pub(super) fn poll_preview(&mut self, ctx: &egui::Context, at: Moment) {
        if let Some(preview) = &mut self.preview {
            preview.poll(ctx, &mut self.pictures, at.now);
        }
    }

    pub(super) fn preview_ui(&mut self, ui: &mut egui::Ui, look: &Look, commands: &mut Vec<UiCommand>) {
        match &self.preview {
            Some(preview) => preview_ui(ui, look, &preview.view(), commands),
            None => commands.push(UiCommand::OpenLibrary),
        }
    }

    /// What the screen shows of the film that is written; `None` while it is not on.
    pub fn preview_view(&self) -> Option<PreviewView> {
        self.preview.as_ref().map(Preview::view)
    }

    pub(super) fn preview_command(&mut self, command: PreviewCommand, at: Moment) {
        if let Some(preview) = &mut self.preview {
            preview.command(command, at.now);
        }
    }
}
