//! A course on a trainee's laptop: the code first, then what is theirs, and what was handed in.

use egui::{Align, Layout, Sense, Ui, WidgetInfo, vec2};

use super::incoming::{IncomingView, incoming_button};
use crate::app::theme::{Step, icons};
use crate::app::views::command::UiCommand;
use crate::app::views::look::Look;
use crate::app::views::widgets::{self, Button, card, field, notice, section};

/// A course as its trainee sees it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CourseView {
    /// What it is called.
    pub title: String,
    /// Where and when.
    pub place: String,
    /// The code as typed.
    pub typed: String,
    /// Why the typed code is not taken; `None`: nothing wrong yet.
    pub refusal: Option<String>,
    /// The trainee's code, once it was taken.
    pub code: Option<String>,
    /// What is to be played, in order; empty until the code was taken.
    pub parts: Vec<PartRow>,
    /// Other courses on this laptop: id and name.
    pub others: Vec<(String, String)>,
    /// What was handed in.
    pub hand_in: HandInView,
}

/// A scenario of the course.
#[derive(Clone, Debug, PartialEq)]
pub struct PartRow {
    /// Its title.
    pub title: String,
    /// What for, and how: `Pre-test · Exam`.
    pub purpose: String,
    /// How far it is.
    pub state: PartState,
}

/// How far a part is.
#[derive(Clone, Debug, PartialEq)]
pub enum PartState {
    /// Nothing was done.
    ToDo,
    /// It was begun: the attempt, and where it stands.
    Begun(String, String),
    /// It is done: the attempt, and the score in words.
    Done(String, String),
    /// It cannot be played, and why.
    Missing(String),
}

/// What became of the results of the course on this laptop.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct HandInView {
    /// The folder that results are handed in to, as typed; empty: none.
    pub folder: String,
    /// Sticks that are there, as paths.
    pub sticks: Vec<String>,
    /// How many results reached a folder.
    pub handed: usize,
    /// How many wait on this laptop.
    pub waiting: usize,
    /// What was told last, and whether it is good news.
    pub message: Option<(bool, String)>,
}

/// What is asked for on a trainee's side of a course.
#[derive(Clone, Debug, PartialEq)]
pub enum CourseCommand {
    /// The code was edited.
    TypeCode(String),
    /// Take the typed code.
    EnterCode,
    /// It is somebody else now.
    LeaveCode,
    /// Show that course, by its id.
    Open(String),
    /// Show the library without a course, or with it again.
    Outside(bool),
    /// Play that part, by its place.
    BeginPart(usize),
    /// The folder to hand in to was edited.
    HandInTo(String),
    /// Hand in whatever waits.
    HandInAgain,
    /// Hand in everything once more, for a stick that was lost or is damaged.
    HandInAll,
    /// Look for sticks again.
    LookForSticks,
    /// What was told about a course was read.
    DismissNews,
}

fn say(command: CourseCommand) -> UiCommand {
    UiCommand::Course(command)
}

pub(super) fn course_ui(ui: &mut Ui, look: &Look, view: &CourseView, incoming: &IncomingView, commands: &mut Vec<UiCommand>) {
    look.label(ui, look.t("course-kicker"));
    look.plain(ui, Step::Title, &view.title);
    look.dim(ui, Step::Body, &view.place);
    ui.add_space(look.theme.length(14.0));
    match &view.code {
        None => code_entry(ui, look, view, commands),
        Some(code) => {
            ui.horizontal(|ui| {
                ui.set_min_height(look.theme.length(40.0));
                look.plain(ui, Step::Lead, look.t_with("course-you-are", &[("code", code.into())]));
                if Button::quiet(&look.t("course-not-you")).icon(icons::SIGN_OUT).show(ui, look).clicked() {
                    commands.push(say(CourseCommand::LeaveCode));
                }
            });
            ui.add_space(look.theme.length(10.0));
            section(ui, look, &look.t("course-parts"), |ui| {
                for (place, part) in view.parts.iter().enumerate() {
                    part_row(ui, look, place, part, commands);
                }
            });
        }
    }
    section(ui, look, &look.t("course-hand-in"), |ui| hand_in(ui, look, &view.hand_in, commands));
    ui.horizontal_wrapped(|ui| {
        for (id, title) in &view.others {
            let name = look.t_with("course-other", &[("title", title.into())]);
            if Button::quiet(&name).icon(icons::CALENDAR_BLANK).show(ui, look).clicked() {
                commands.push(say(CourseCommand::Open(id.clone())));
            }
        }
        if Button::quiet(&look.t("course-outside")).icon(icons::FILM_SLATE).show(ui, look).clicked() {
            commands.push(say(CourseCommand::Outside(true)));
        }
        incoming_button(ui, look, incoming, commands);
    });
}

fn code_entry(ui: &mut Ui, look: &Look, view: &CourseView, commands: &mut Vec<UiCommand>) {
    let p = look.theme.palette;
    card(ui, look, |ui| {
        look.plain(ui, Step::Heading, look.t("course-code"));
        look.dim(ui, Step::Body, look.t("course-code-hint"));
        ui.add_space(6.0);
        let mut enter = false;
        ui.horizontal(|ui| {
            let width = look.theme.length(260.0).min(ui.available_width() * 0.6);
            let (response, changed) = field(ui, look, "course-code", &view.typed, "p-7Q4K-2M9D", width);
            // Asked first: a field that is given the focus back has not lost it.
            enter |= response.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
            // Whoever sits down types at once, and again after a slip.
            if ui.memory(|memory| memory.focused().is_none()) {
                response.request_focus();
            }
            let name = look.t("course-code");
            response.widget_info(|| {
                let mut info = WidgetInfo::text_edit(true, &view.typed, &view.typed, "");
                info.label = Some(name.clone());
                info
            });
            if let Some(text) = changed {
                commands.push(say(CourseCommand::TypeCode(text)));
            }
            let ready = !view.typed.trim().is_empty();
            enter |= Button::primary(&look.t("course-code-enter")).icon(icons::ARROW_RIGHT).enabled(ready).show(ui, look).clicked();
        });
        if let Some(refusal) = &view.refusal {
            ui.horizontal_top(|ui| {
                let side = look.theme.text(20.0);
                let (rect, _) = ui.allocate_exact_size(vec2(side + 6.0, side), Sense::hover());
                widgets::paint_icon(ui, icons::WARNING, rect.center(), side, p.bad);
                look.plain(ui, Step::Body, refusal);
            });
        }
        if enter {
            commands.push(say(CourseCommand::EnterCode));
        }
    });
    ui.add_space(look.theme.length(14.0));
}

fn part_row(ui: &mut Ui, look: &Look, place: usize, part: &PartRow, commands: &mut Vec<UiCommand>) {
    let p = look.theme.palette;
    card(ui, look, |ui| {
        ui.horizontal(|ui| {
            let (icon, colour) = match &part.state {
                PartState::ToDo => (icons::PLAY, p.text),
                PartState::Begun(..) => (icons::HOURGLASS, p.accent),
                PartState::Done(..) => (icons::CHECK_CIRCLE, p.good),
                PartState::Missing(_) => (icons::WARNING_CIRCLE, p.bad),
            };
            let (rect, _) = ui.allocate_exact_size(egui::Vec2::splat(look.theme.text(26.0)), Sense::hover());
            widgets::paint_icon(ui, icon, rect.center(), look.theme.text(24.0), colour);
            let reserve = look.theme.length(240.0);
            ui.vertical(|ui| {
                ui.set_max_width((ui.available_width() - reserve).max(120.0));
                ui.spacing_mut().item_spacing.y = 2.0;
                look.label(ui, &part.purpose);
                look.plain(ui, Step::Lead, format!("{}. {}", place + 1, part.title));
                match &part.state {
                    PartState::ToDo => look.dim(ui, Step::Small, look.t("course-part-to-do")),
                    PartState::Begun(_, stands) => look.dim(ui, Step::Small, look.t_with("course-part-begun", &[("place", stands.into())])),
                    PartState::Done(_, score) => look.dim(ui, Step::Small, look.t_with("course-part-done", &[("score", score.into())])),
                    PartState::Missing(why) => look.text(ui, Step::Small, p.bad, why),
                };
            });
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let named = |key: &str| (look.t(key), format!("{}: {}", look.t(key), part.title));
                match &part.state {
                    PartState::ToDo => {
                        let (text, name) = named("course-part-begin");
                        if Button::primary(&text).icon(icons::PLAY_FILL).name(&name).show(ui, look).clicked() {
                            commands.push(say(CourseCommand::BeginPart(place)));
                        }
                    }
                    PartState::Begun(attempt, _) => {
                        let (text, name) = named("library-resume");
                        if Button::primary(&text).icon(icons::PLAY_FILL).name(&name).show(ui, look).clicked() {
                            commands.push(UiCommand::Resume(attempt.clone()));
                        }
                    }
                    PartState::Done(attempt, _) => {
                        let (text, name) = named("course-part-look-back");
                        if Button::secondary(&text).icon(icons::EYE).name(&name).show(ui, look).clicked() {
                            commands.push(UiCommand::OpenResult(attempt.clone()));
                        }
                    }
                    PartState::Missing(_) => {}
                }
            });
        });
    });
}

fn hand_in(ui: &mut Ui, look: &Look, view: &HandInView, commands: &mut Vec<UiCommand>) {
    let p = look.theme.palette;
    card(ui, look, |ui| {
        let handed = look.t_with("course-handed", &[("count", view.handed.into())]);
        let waiting = look.t_with("course-waiting", &[("count", view.waiting.into())]);
        look.plain(ui, Step::Body, format!("{handed} {waiting}"));
        if let Some((good, text)) = &view.message {
            let (icon, colour) = if *good { (icons::CHECK_CIRCLE, p.good) } else { (icons::WARNING, p.accent) };
            notice(ui, look, icon, colour, text, "");
        }
        ui.add_space(4.0);
        look.label(ui, look.t("course-folder"));
        ui.horizontal_wrapped(|ui| {
            let width = look.theme.length(420.0).min(ui.available_width() * 0.7);
            let (response, changed) = field(ui, look, "course-folder", &view.folder, &look.t("course-folder-example"), width);
            let name = look.t("course-folder");
            response.widget_info(|| {
                let mut info = WidgetInfo::text_edit(true, &view.folder, &view.folder, "");
                info.label = Some(name.clone());
                info
            });
            if let Some(text) = changed {
                commands.push(say(CourseCommand::HandInTo(text)));
            }
            let ready = view.waiting > 0 && !view.folder.trim().is_empty();
            if Button::secondary(&look.t("course-hand-in-again")).icon(icons::FLOPPY_DISK).enabled(ready).show(ui, look).clicked() {
                commands.push(say(CourseCommand::HandInAgain));
            }
            let ready = view.handed > 0 && !view.folder.trim().is_empty();
            if Button::quiet(&look.t("course-hand-in-all")).icon(icons::ARROW_COUNTER_CLOCKWISE).enabled(ready).show(ui, look).clicked() {
                commands.push(say(CourseCommand::HandInAll));
            }
        });
        ui.horizontal_wrapped(|ui| {
            for stick in view.sticks.iter().filter(|stick| **stick != view.folder) {
                let name = look.t_with("course-stick", &[("folder", stick.into())]);
                if Button::quiet(&name).icon(icons::FOLDER_OPEN).show(ui, look).clicked() {
                    commands.push(say(CourseCommand::HandInTo(stick.clone())));
                }
            }
            if Button::quiet(&look.t("trainer-look-for-sticks")).icon(icons::ARROW_COUNTER_CLOCKWISE).show(ui, look).clicked() {
                commands.push(say(CourseCommand::LookForSticks));
            }
        });
        look.dim(ui, Step::Small, look.t("course-folder-hint"));
    });
}
