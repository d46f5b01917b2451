//! A group before one screen: how it begins, and what is remembered of the room.

use super::{Application, Moment, Screen};
use crate::app::attempt::Player;
use crate::session::{Mode, TraineeCode};

/// A code for a group: nobody's, and told apart from trainees' by its first letter. `g-7Q4K-2M9D`.
fn group_code(random: [u8; 10]) -> TraineeCode {
    TraineeCode::from(super::library::new_code(random).replacen("p-", "g-", 1).as_str())
}

impl Application {
    /// Whether a group plays, or looks back.
    pub(super) fn is_plenary(&self) -> bool {
        match self.screen {
            Screen::Film => self.attempt.as_ref().is_some_and(crate::app::attempt::RunningAttempt::is_plenary),
            Screen::Debrief | Screen::Results => {
                self.finished.as_ref().is_some_and(|finished| finished.state.settings.mode == Mode::Plenary)
            }
            _ => false,
        }
    }

    /// Begins the film that the briefing is for with a group.
    pub(super) fn begin_plenary(&mut self, ctx: &egui::Context, at: Moment) {
        let Screen::Briefing(id) = self.screen.clone() else { return };
        let Some(scenario) = self.shelf.scenario(&id).cloned() else { return };
        let player = Player::Group { present: self.preferences.group_size, code: group_code(crate::platform::random_bytes()) };
        self.begin(scenario, player, None, true, ctx, at);
    }

    /// Remembers how many people are in the room.
    pub(super) fn note_group(&mut self) {
        let Some(attempt) = self.attempt.as_ref().filter(|attempt| attempt.is_plenary()) else { return };
        if attempt.present() != self.preferences.group_size {
            self.preferences.group_size = attempt.present();
            self.keep_preferences();
        }
    }
}
