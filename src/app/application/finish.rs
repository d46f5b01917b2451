//! From the film's end to debrief and results, and back to those of earlier attempts.

use std::path::{Path, PathBuf};
use std::process::Command;

use super::{Application, Moment, Screen};
use crate::app::after::{Finished, result_text};
use crate::app::attempt::{folded, scene_lengths};
use crate::app::faults;
use crate::store::ScoreRecord;
use crate::text::Language;

impl Application {
    /// Scores the attempt, has the store close it, and shows the debrief.
    pub(super) fn finish(&mut self, ctx: &egui::Context, at: Moment) {
        let Some(attempt) = self.attempt.take() else { return };
        self.reel.silence();
        let finished = Finished::new(
            attempt.scenario,
            attempt.id,
            attempt.state,
            attempt.lengths,
            self.reference.clone(),
            at.wall,
            self.preferences.language,
        );
        let Some(mut finished) = finished else { return };
        if let Some(store) = &mut self.store {
            let record = ScoreRecord {
                content_hash: finished.scenario.graph.content_hash.clone(),
                computed: at.wall,
                reason: String::new(),
                score: serde_json::to_string(&finished.score).expect("a score is plain data"),
            };
            // An attempt that is only looked at is unknown to the store, and stays so.
            match store.finish(&finished.id, at.wall, &record) {
                Ok(()) | Err(crate::store::StoreError::UnknownAttempt { .. }) => {}
                Err(error) => finished.fault = Some(faults::line(faults::store_fault(&error, self.preferences.language))),
            }
            store.release(&finished.id);
        }
        self.hand_in(&finished.id);
        self.finished = Some(finished);
        self.screen = Screen::Debrief;
        ctx.request_repaint();
    }

    /// Shows the debrief of an attempt that was finished before.
    pub(super) fn open_result(&mut self, id: &str, at: Moment) {
        let scenario = self.scenario_of(id);
        let (Some(scenario), Some(store)) = (scenario, &self.store) else { return };
        let attempt = id.into();
        let read = store.events(&attempt).map_err(|error| faults::line(faults::store_fault(&error, self.preferences.language))).and_then(|lines| folded(&lines, self.preferences.language));
        let ended = store.attempt(&attempt).ok().and_then(|known| known.finished).unwrap_or(at.wall);
        match read {
            Ok(state) => {
                let lengths = scene_lengths(&scenario);
                let language = self.preferences.language;
                self.finished = Finished::new(scenario, attempt, state, lengths, self.reference.clone(), ended, language);
                self.screen = Screen::Results;
            }
            Err(fault) => self.store_notice = Some(fault),
        }
    }

    /// The result on screen as a text; empty when there is none.
    pub(super) fn result_as_text(&mut self) -> String {
        let look = self.look();
        self.finished.as_mut().map_or_else(String::new, |finished| result_text(&finished.results_view(&look), &look))
    }

    /// Writes the result as a text into the data folder, and prints it if wanted.
    pub(super) fn save_result(&mut self, print: bool) {
        let look = self.look();
        let folder = self.data.as_ref().map_or_else(std::env::temp_dir, |data| data.root.join("results"));
        let Some(finished) = &mut self.finished else { return };
        let text = result_text(&finished.results_view(&look), &look);
        let name = format!("{}-{}.txt", finished.state.trainee.as_ref().map_or("", |code| &code.0), crate::platform::date(finished.ended));
        let path = folder.join(name.replace(['/', '\\', ':'], "-"));
        let written = std::fs::create_dir_all(&folder).and_then(|()| std::fs::write(&path, text));
        finished.fault = match written {
            Ok(()) => {
                finished.saved_to = Some(path.display().to_string());
                if print { print_file(&path, look.language).err() } else { None }
            }
            Err(error) => Some(faults::line(faults::file_fault(&path, &error, look.language))),
        };
    }
}

/// Sends a text file to the printer, by the platform's own command.
fn print_file(path: &Path, language: Language) -> Result<(), String> {
    let (program, arguments): (&str, Vec<PathBuf>) =
        if cfg!(windows) { ("notepad", vec!["/p".into(), path.to_owned()]) } else { ("lp", vec![path.to_owned()]) };
    match Command::new(program).args(arguments).spawn() {
        Ok(_) => Ok(()),
        Err(error) => Err(faults::line(faults::print_fault(path, &format!("{program}: {error}"), language))),
    }
}
