//! The application without its window: which screen is on, what it shows, what commands do.
//!
//! It knows egui but no Bevy, so a test can drive it whole; `shell` gives it a window, a clock and input.

pub mod autopilot;
mod authoring;
mod course;
mod finish;
mod handbook;
mod incoming;
mod library;
mod marks;
mod opening;
mod packs;
mod plenary;
mod previewing;
mod settings;
mod trainer;
mod watching;

pub(in crate::app) use course::purpose_text;
pub use opening::{Opening, Purpose};

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

use super::after::Finished;
use super::author::Author;
use super::attempt::{Desk, Next, Player, RunningAttempt, Scenario, Shown};
use super::pictures::Pictures;
use super::preferences::Preferences;
use super::preview::Preview;
use super::shelf::Shelf;
use super::sound::InterfaceSound;
use super::theme::{self, Theme};
use super::trainer::work::Work;
use super::trainer::{Retained, Trainer};
use super::views::handbook::HandbookView;
use super::views::look::Look;
use super::views::{UiCommand, assess, briefing, debrief, handbook as handbook_view, library as library_view, play, refer, results, settings as settings_view};
use crate::catalogue::Reference;
use crate::media::reel::Reel;
use crate::platform::DataFolder;
use crate::store::Store;
use crate::time::WallTime;

/// Which screen is on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Screen {
    /// Scenarios, code, what was done before.
    Library,
    /// Before the film; the scenario's id.
    Briefing(String),
    /// The film, the assessment, the referral.
    Film,
    /// Looking back.
    Debrief,
    /// The score.
    Results,
    /// A scenario is written.
    Author,
    /// The film is looked at while its storyboard is written.
    Preview,
    /// Courses, results, names and keys, behind the station's passphrase.
    Trainer,
}

/// The moment, given from outside.
#[derive(Clone, Copy, Debug)]
pub struct Moment {
    /// The wall clock.
    pub wall: WallTime,
    /// Seconds of a steady clock.
    pub now: f64,
}

/// Everything behind the window.
pub struct Application {
    /// What is set.
    pub preferences: Preferences,
    /// The film's player.
    pub reel: Reel,
    /// Where the film is wanted, in points; `None` while none is shown.
    pub film_area: Option<[f32; 4]>,
    /// Whether the window shall close.
    pub quits: bool,
    /// There is a sound device.
    pub has_sound: bool,
    /// Sounds of the interface that shall be played.
    pub sounds: Vec<InterfaceSound>,
    screen: Screen,
    /// The film that was chosen before there was a code.
    wanted: Option<String>,
    in_settings: bool,
    /// Where the handbook is open.
    handbook: Option<HandbookView>,
    listening: bool,
    key_refused: bool,
    data: Option<DataFolder>,
    folders: Vec<PathBuf>,
    reference: Arc<Reference>,
    shelf: Shelf,
    store: Option<Box<dyn Store>>,
    store_notice: Option<String>,
    packs: packs::PackDesk,
    /// Courses of this laptop, and who sits before it.
    incoming: incoming::Incoming,
    courses: course::CourseDesk,
    /// Courses, results, names and keys.
    trainer: Trainer,
    /// What may be kept no longer is deleted when the application opens.
    retention: Option<Work<Retained>>,
    retained: Option<Retained>,
    /// A pack or a key hangs over the window.
    offered: bool,
    pictures: Pictures,
    attempt: Option<RunningAttempt>,
    finished: Option<Finished>,
    /// The scenario is played while it is written.
    watching: Option<watching::Watching>,
    /// The scenario that is written; also while it is played from there.
    author: Option<Author>,
    /// The film that is looked at while its storyboard is written.
    preview: Option<Preview>,
    unfolded: BTreeSet<String>,
    /// Lists from the store, read when the library opens.
    lists: library::Lists,
    wake: Arc<dyn Fn() + Send + Sync>,
    applied: Option<Theme>,
}

/// The height of the window, in logical pixels, for which the screens are drawn.
const DRAWN_FOR: f32 = 720.0;
/// How much larger everything gets at most in a large window; beyond, there is more room instead.
const LARGEST: f32 = 1.4;

/// Lets the screens grow with the window.
fn zoom(ctx: &egui::Context) {
    let zoom = ctx.zoom_factor();
    let height = ctx.content_rect().height() * zoom;
    // Steps, so that the letters are not drawn anew for every pixel of a drag.
    let wanted = ((height / DRAWN_FOR * 20.0).floor() / 20.0).clamp(1.0, LARGEST);
    if (wanted - zoom).abs() > 0.01 {
        ctx.set_zoom_factor(wanted);
    }
}

impl Application {
    /// Theme and language in use.
    pub fn look(&self) -> Look {
        let set = &self.preferences;
        let wanted = set.text_percent as f32 / 100.0;
        let scale = if self.is_plenary() { wanted.max(crate::app::views::plenary::TEXT_SCALE) } else { wanted };
        let theme = Theme::new(set.high_contrast, set.reduced_motion, scale);
        Look { theme, language: set.language }
    }

    /// The screen that is on.
    pub fn screen(&self) -> &Screen {
        &self.screen
    }

    /// Somebody moved the mouse or pressed a key.
    pub fn stir(&mut self, now: f64) {
        self.trainer.stir(now);
        if let Some(attempt) = &mut self.attempt {
            attempt.stirred = now;
        }
    }

    /// Looks after film, limits and searches. Call it once a frame, before [`Application::ui`].
    pub fn poll(&mut self, ctx: &egui::Context, at: Moment) {
        self.look_for_saves(ctx, at);
        self.poll_preview(ctx, at);
        self.poll_packs();
        self.poll_incoming();
        self.poll_courier(at);
        self.poll_trainer(ctx, at);
        self.take_dropped(ctx, at);
        self.offered = Self::is_offered(ctx);
        if self.shelf.take_in() {
            self.shelf_changed(ctx);
        }
        let screen = self.screen.clone();
        let in_settings = self.in_settings;
        self.with_attempt(ctx, at, |attempt, desk| {
            if screen == Screen::Film && !in_settings {
                attempt.poll(desk);
            } else if !desk.reel.is_paused() {
                desk.reel.set_paused(true);
            }
            Next::Stay
        });
        if self.screen == Screen::Author {
            self.poll_author(ctx, at);
        } else if self.attempt.is_none() {
            self.with_finished(ctx, at, Finished::poll);
        }
    }

    /// Draws the screen and carries out what was asked for.
    pub fn ui(&mut self, ui: &mut egui::Ui, at: Moment) {
        let look = self.look();
        if self.applied != Some(look.theme) {
            theme::apply(ui.ctx(), &look.theme);
            self.applied = Some(look.theme);
        }
        zoom(ui.ctx());
        let mut commands = Vec::new();
        self.film_area = None;
        self.look_for_help(ui.ctx(), at);
        self.look_for_trainer(ui.ctx(), at);
        if let Some(view) = &self.handbook {
            handbook_view::handbook_ui(ui, &look, view, &mut commands);
        } else if self.in_settings {
            self.listen_for_key(ui);
            settings_view::settings_ui(ui, &look, &self.settings_view(&look), &mut commands);
        } else {
            self.screen_ui(ui, &look, at, &mut commands);
            self.draw_faults(ui, &look, &mut commands);
        }
        let ctx = ui.ctx().clone();
        for command in commands {
            self.carry_out(command, &ctx, at);
        }
    }

    fn screen_ui(&mut self, ui: &mut egui::Ui, look: &Look, at: Moment, commands: &mut Vec<UiCommand>) {
        match self.screen.clone() {
            Screen::Library => library_view::library_ui(ui, look, &self.library_view(look), commands),
            Screen::Briefing(id) => match self.briefing_view(&id, look) {
                Some(view) => briefing::briefing_ui(ui, look, &view, commands),
                None => commands.push(UiCommand::OpenLibrary),
            },
            Screen::Film => self.film_ui(ui, look, at, commands),
            Screen::Debrief | Screen::Results => self.after_ui(ui, look, at, commands),
            Screen::Author => self.author_ui(ui, look, at, commands),
            Screen::Preview => self.preview_ui(ui, look, commands),
            Screen::Trainer => self.trainer_ui(ui, look, at, commands),
        }
    }

    fn film_ui(&mut self, ui: &mut egui::Ui, look: &Look, at: Moment, commands: &mut Vec<UiCommand>) {
        let ctx = ui.ctx().clone();
        let silent = !self.has_sound;
        let flag_key = self.flag_key_name(look);
        let mut shown = None;
        self.with_attempt(&ctx, at, |attempt, desk| {
            shown = Some(attempt.shown(look, silent, desk));
            Next::Stay
        });
        match shown {
            Some(Shown::Film(mut view)) => {
                view.flag_key = flag_key;
                play::play_ui(ui, look, &view, commands);
            }
            Some(Shown::Assess(view)) => assess::assess_ui(ui, look, &view, commands),
            Some(Shown::Refer(view)) => refer::refer_ui(ui, look, &view, commands),
            None => commands.push(UiCommand::OpenLibrary),
        }
    }

    fn after_ui(&mut self, ui: &mut egui::Ui, look: &Look, at: Moment, commands: &mut Vec<UiCommand>) {
        let ctx = ui.ctx().clone();
        let results = self.screen == Screen::Results;
        let (mut results_view, mut debrief_view) = (None, None);
        self.with_finished(&ctx, at, |finished, desk| {
            if results {
                results_view = Some(finished.results_view(look));
            } else {
                debrief_view = Some(finished.debrief_view(look, desk));
            }
        });
        if let Some(view) = results_view {
            results::results_ui(ui, look, &view, commands);
        } else if let Some(view) = debrief_view {
            debrief::debrief_ui(ui, look, &view, commands);
        } else {
            commands.push(UiCommand::OpenLibrary);
        }
    }

    /// How long the window may sleep, in seconds: 0 to draw at once, `None` until something is moved.
    pub fn sleep(&mut self, now: f64) -> Option<f64> {
        let look = self.watching.as_ref().and_then(|watching| watching.next_look(now));
        let film = self.film_sleep(now);
        let author = self.author_sleep(now);
        let preview = self.preview.as_ref().and_then(|preview| preview.sleep(now));
        let trainer = self.trainer.sleep(now);
        look.into_iter().chain(film).chain(author).chain(preview).chain(trainer).reduce(f64::min)
    }

    fn film_sleep(&mut self, now: f64) -> Option<f64> {
        if self.shelf.is_looking() || self.installs() || self.hands_in() || self.retention.is_some() {
            return Some(0.05);
        }
        let film = self.screen == Screen::Film && !self.in_settings;
        let moves = match (&self.attempt, &self.finished) {
            (Some(attempt), _) if film => attempt.is_moving() || (!attempt.is_halted() && attempt.bar_is_fading(now)),
            (None, Some(finished)) => finished.is_moving(),
            _ => false,
        };
        let due = self.reel.next_due().map(|due| due.as_secs_f64());
        match (film || self.finished.is_some(), due, moves) {
            (true, Some(due), _) if !self.reel.is_paused() => Some(if moves { due.min(0.1) } else { due }),
            (true, _, true) => Some(0.06),
            _ => None,
        }
    }

    fn with_attempt(&mut self, ctx: &egui::Context, at: Moment, work: impl FnOnce(&mut RunningAttempt, &mut Desk<'_>) -> Next) -> Next {
        let Some(mut attempt) = self.attempt.take() else { return Next::Stay };
        let mut desk = self.desk(ctx, at);
        if !attempt.is_kept {
            desk.store = None;
        }
        let next = work(&mut attempt, &mut desk);
        self.attempt = Some(attempt);
        next
    }

    fn with_finished(&mut self, ctx: &egui::Context, at: Moment, work: impl FnOnce(&mut Finished, &mut Desk<'_>)) {
        let Some(mut finished) = self.finished.take() else { return };
        work(&mut finished, &mut self.desk(ctx, at));
        self.finished = Some(finished);
    }

    fn desk<'a>(&'a mut self, ctx: &'a egui::Context, at: Moment) -> Desk<'a> {
        Desk {
            reel: &mut self.reel,
            store: self.store.as_mut().map(|store| &mut **store as &mut dyn Store),
            pictures: &mut self.pictures,
            ctx,
            preferences: &self.preferences,
            wall: at.wall,
            now: at.now,
        }
    }

    /// Carries out what was asked for on any screen.
    pub fn carry_out(&mut self, command: UiCommand, ctx: &egui::Context, at: Moment) {
        if self.carry_out_pack(&command) || self.carry_out_handbook(&command, ctx, at) || self.carry_out_course(&command) {
            return;
        }
        match command {
            UiCommand::FilmArea(area) => self.film_area = Some(area.map(|length| length * ctx.zoom_factor())),
            UiCommand::Set(setting) => self.set(setting, ctx, at),
            UiCommand::OpenSettings => {
                self.read_packs();
                self.in_settings = true;
            }
            UiCommand::CloseSettings => {
                self.in_settings = false;
                self.listening = false;
            }
            UiCommand::ListenForFlagKey => {
                self.listening = !self.listening;
                self.key_refused = false;
            }
            UiCommand::Quit => self.quits = true,
            UiCommand::OpenLibrary => self.open_library(ctx, at),
            UiCommand::TypeTrainee(code) => self.type_trainee(code),
            UiCommand::NewTrainee => self.type_trainee(library::new_code(crate::platform::random_bytes())),
            UiCommand::OpenScenario(id) if library::is_code(&self.preferences.trainee) => {
                self.wanted = None;
                self.screen = Screen::Briefing(id);
            }
            // The library says that a code comes first.
            UiCommand::OpenScenario(id) => self.wanted = Some(id),
            UiCommand::ToggleProblem(id) => {
                if !self.unfolded.remove(&id) {
                    self.unfolded.insert(id);
                }
            }
            UiCommand::Rescan => self.rescan(),
            UiCommand::Incoming(command) => self.carry_out_incoming(&command, ctx, at),
            UiCommand::FoldFaults => self.fold_faults(),
            UiCommand::OpenTrainer => self.open_trainer(at),
            UiCommand::Trainer(command) => self.trainer_command(*command, ctx, at),
            UiCommand::EditScenario(id) => self.edit_scenario(&id, ctx, at),
            UiCommand::Author(command) => self.author_command(*command, ctx, at),
            UiCommand::Preview(command) => self.preview_command(command, at),
            UiCommand::Begin => {
                if let Screen::Briefing(id) = self.screen.clone()
                    && let Some(scenario) = self.shelf.scenario(&id).cloned()
                {
                    let scenario = match self.part() {
                        Some(_) => self.under_course(scenario, self.course().map(|course| course.id.clone()).as_ref()),
                        None => scenario,
                    };
                    self.begin(scenario, self.player(), None, true, ctx, at);
                }
            }
            UiCommand::BeginPlenary => self.begin_plenary(ctx, at),
            UiCommand::Resume(id) => self.resume(&id, ctx, at),
            UiCommand::OpenResult(id) => self.open_result(&id, at),
            UiCommand::OpenDebrief => self.screen = Screen::Debrief,
            UiCommand::OpenResults => {
                self.with_finished(ctx, at, Finished::stop);
                self.screen = Screen::Results;
            }
            UiCommand::SaveResult => self.save_result(false),
            UiCommand::PrintResult => self.save_result(true),
            other => self.play_on(&other, ctx, at),
        }
    }

    fn play_on(&mut self, command: &UiCommand, ctx: &egui::Context, at: Moment) {
        match command {
            UiCommand::Flag(_) => self.sounds.push(InterfaceSound::Flag),
            UiCommand::Choose(_) => self.sounds.push(InterfaceSound::Choice),
            _ => {}
        }
        match self.screen {
            Screen::Film => match self.with_attempt(ctx, at, |attempt, desk| attempt.command(command, desk)) {
                Next::Stay if matches!(command, UiCommand::Plenary(_)) => self.note_group(),
                Next::Stay => {}
                Next::Left => {
                    self.attempt = None;
                    self.open_library(ctx, at);
                }
                Next::Finished => self.finish(ctx, at),
            },
            _ => self.with_finished(ctx, at, |finished, desk| finished.command(command, desk)),
        }
    }

    fn begin(&mut self, scenario: Arc<Scenario>, player: Player, node: Option<&crate::scenario::graph::NodeId>, kept: bool, ctx: &egui::Context, at: Moment) {
        let id = crate::store::new_attempt_id(at.wall, crate::platform::random_bytes());
        self.finished = None;
        self.pictures.forget("flag/");
        let mut desk = self.desk(ctx, at);
        if !kept {
            desk.store = None;
        }
        match super::attempt::begin(scenario, id, &player, node, &mut desk) {
            Ok(mut attempt) => {
                attempt.is_kept = kept;
                self.attempt = Some(attempt);
                self.screen = Screen::Film;
            }
            Err(fault) => {
                self.store_notice = Some(fault);
                self.open_library(ctx, at);
            }
        }
    }

    fn resume(&mut self, id: &str, ctx: &egui::Context, at: Moment) {
        let Some(scenario) = self.scenario_of(id) else { return };
        self.finished = None;
        self.pictures.forget("flag/");
        match super::attempt::resume(scenario, id.into(), &mut self.desk(ctx, at)) {
            Ok(attempt) => {
                self.attempt = Some(attempt);
                self.screen = Screen::Film;
            }
            Err(fault) => self.store_notice = Some(fault),
        }
    }

    /// The scenario of a kept attempt, as it was played there; `None` when either is unknown.
    fn scenario_of(&self, attempt: &str) -> Option<Arc<Scenario>> {
        let begun = self.store.as_ref()?.attempt(&attempt.into()).ok()?.begun;
        let scenario = self.shelf.scenario(&begun.scenario.0)?;
        Some(self.under_course(Arc::clone(scenario), begun.course.as_ref()))
    }

    /// Notes where the film stands, and keeps what was typed on the trainer's side, for closing the window.
    pub fn close(&mut self, ctx: &egui::Context, at: Moment) {
        self.lock_trainer(ctx, at);
        self.with_attempt(ctx, at, |attempt, desk| {
            attempt.leave(desk);
            Next::Left
        });
    }
}
