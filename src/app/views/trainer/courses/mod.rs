//! The courses tab of the trainer's side: the list, and the form of one.

pub mod form;

use egui::{Key, Modifiers, Ui};

use super::{TrainerCommand, ask};
use crate::app::theme::{Step, icons};
use crate::app::views::command::UiCommand;
use crate::app::views::look::Look;
use crate::app::views::widgets::{Button, card, named_field, notice, section};
use form::{FormCommand, FormView};

/// What the courses tab shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CoursesView {
    /// The courses, the latest first.
    pub rows: Vec<CourseRow>,
    /// Courses that cannot be read: what is wrong, and what to do.
    pub faulty: Vec<(String, String)>,
    /// Where course files and cards are written to, as typed.
    pub folder: String,
    /// Sticks that are there, as paths.
    pub sticks: Vec<String>,
    /// Something is being written.
    pub is_writing: bool,
    /// What was told last.
    pub told: Option<News>,
    /// The course that is made or changed; shown in place of the list.
    pub form: Option<FormView>,
}

/// A course in the list.
#[derive(Clone, Debug, PartialEq)]
pub struct CourseRow {
    /// Its id.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// Where and on which days.
    pub when: String,
    /// Codes, retention, edition.
    pub facts: String,
    /// What is played, in order, each with what for.
    pub plays: Vec<String>,
    /// Scenarios of it that are not on this computer.
    pub missing: Vec<String>,
    /// It was made at this station, and can be changed here.
    pub is_own: bool,
    /// The time of its results is over.
    pub is_over: bool,
    /// Its removal waits to be confirmed.
    pub in_question: bool,
}

/// Something that was done, or not.
#[derive(Clone, Debug, PartialEq)]
pub struct News {
    /// It went well.
    pub is_good: bool,
    /// What.
    pub title: String,
    /// What to do next; may be empty.
    pub text: String,
    /// A file that can be opened.
    pub open: Option<String>,
}

/// What is asked for on the courses tab.
#[derive(Clone, Debug, PartialEq)]
pub enum CoursesCommand {
    /// Begin a new course.
    New,
    /// Change that course, by its id.
    Edit(String),
    /// Begin a new course like that one.
    Like(String),
    /// Ask whether to take that course off this computer.
    AskRemove(String),
    /// Leave the course in question where it is.
    KeepIt,
    /// Take it off.
    Remove(String),
    /// The folder was edited.
    Folder(String),
    /// Look for sticks again.
    LookForSticks,
    /// Write that course's file into the folder.
    ToStick(String),
    /// Write that course's cards into the folder.
    Cards(String),
    /// Open that file with whatever the system opens such files with.
    Open(String),
    /// In the form.
    Form(FormCommand),
}

fn say(commands: &mut Vec<UiCommand>, command: CoursesCommand) {
    ask(commands, TrainerCommand::Courses(command));
}

/// Draws the tab.
pub(super) fn show(ui: &mut Ui, look: &Look, view: &CoursesView, commands: &mut Vec<UiCommand>) {
    if let Some(news) = &view.told {
        news_ui(ui, look, news, |path| say(commands, CoursesCommand::Open(path)));
        ui.add_space(10.0);
    }
    if let Some(form) = &view.form {
        form::form_ui(ui, look, form, commands);
        return;
    }
    if ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::N)) {
        say(commands, CoursesCommand::New);
    }
    let new = look.t("trainer-course-new");
    if view.rows.is_empty() && view.faulty.is_empty() {
        notice(ui, look, icons::CALENDAR_BLANK, look.theme.palette.accent, &look.t("trainer-courses-empty"), &look.t("trainer-courses-empty-hint"));
        ui.add_space(10.0);
        if Button::primary(&new).icon(icons::PLUS).key("Ctrl+N").show(ui, look).clicked() {
            say(commands, CoursesCommand::New);
        }
        return;
    }
    if Button::primary(&new).icon(icons::PLUS).key("Ctrl+N").show(ui, look).clicked() {
        say(commands, CoursesCommand::New);
    }
    ui.add_space(look.theme.length(12.0));
    section(ui, look, &look.t("trainer-folder-title"), |ui| folder(ui, look, view, commands));
    section(ui, look, &look.t("trainer-courses"), |ui| {
        for row in &view.rows {
            course(ui, look, row, view.is_writing, commands);
            ui.add_space(6.0);
        }
        for (what, cure) in &view.faulty {
            notice(ui, look, icons::WARNING_CIRCLE, look.theme.palette.bad, what, cure);
            ui.add_space(6.0);
        }
    });
}

/// Tells what was done, with a way to open what was written.
pub(in crate::app::views) fn news_ui(ui: &mut Ui, look: &Look, news: &News, open: impl FnOnce(String)) {
    let p = look.theme.palette;
    let (icon, colour) = if news.is_good { (icons::CHECK_CIRCLE, p.good) } else { (icons::WARNING, p.bad) };
    let shown = ui.scope(|ui| notice(ui, look, icon, colour, &news.title, &news.text)).response;
    // Whatever was pressed may stand far below: what came of it is brought into sight, once.
    let id = ui.make_persistent_id("news");
    if ui.data(|data| data.get_temp::<News>(id)).as_ref() != Some(news) {
        shown.scroll_to_me(Some(egui::Align::Center));
        ui.data_mut(|data| data.insert_temp(id, news.clone()));
    }
    if let Some(path) = &news.open
        && Button::quiet(&look.t("trainer-open-file")).icon(icons::PRINTER).show(ui, look).clicked()
    {
        open(path.clone());
    }
}

fn folder(ui: &mut Ui, look: &Look, view: &CoursesView, commands: &mut Vec<UiCommand>) {
    card(ui, look, |ui| {
        let width = ui.available_width().min(look.theme.length(620.0));
        let (_, changed) = named_field(ui, look, "folder", &look.t("trainer-folder"), &view.folder, &look.t("course-folder-example"), width);
        if let Some(text) = changed {
            say(commands, CoursesCommand::Folder(text));
        }
        sticks(ui, look, &view.folder, &view.sticks, |command| match command {
            Some(stick) => say(commands, CoursesCommand::Folder(stick)),
            None => say(commands, CoursesCommand::LookForSticks),
        });
        look.dim(ui, Step::Small, look.t("trainer-folder-hint"));
    });
}

/// Offers the sticks that are there; `None` to `take` is to look again.
pub(super) fn sticks(ui: &mut Ui, look: &Look, folder: &str, sticks: &[String], mut take: impl FnMut(Option<String>)) {
    ui.horizontal_wrapped(|ui| {
        for stick in sticks.iter().filter(|stick| **stick != folder) {
            let name = look.t_with("course-stick", &[("folder", stick.into())]);
            if Button::quiet(&name).icon(icons::FOLDER_OPEN).show(ui, look).clicked() {
                take(Some(stick.clone()));
            }
        }
        if Button::quiet(&look.t("trainer-look-for-sticks")).icon(icons::ARROW_COUNTER_CLOCKWISE).show(ui, look).clicked() {
            take(None);
        }
    });
}

fn course(ui: &mut Ui, look: &Look, row: &CourseRow, is_writing: bool, commands: &mut Vec<UiCommand>) {
    let p = look.theme.palette;
    card(ui, look, |ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        look.label(ui, &row.when);
        look.plain(ui, Step::Lead, &row.title);
        look.dim(ui, Step::Small, &row.facts);
        for (place, plays) in row.plays.iter().enumerate() {
            look.plain(ui, Step::Body, format!("{}. {plays}", place + 1));
        }
        if !row.missing.is_empty() {
            let list = row.missing.join(", ");
            look.text(ui, Step::Small, p.accent, look.t_with("trainer-course-missing", &[("list", (&list).into())]));
        }
        if row.is_over {
            look.text(ui, Step::Small, p.accent, look.t("trainer-course-over"));
        }
        if !row.is_own {
            look.dim(ui, Step::Small, look.t("trainer-course-foreign"));
        }
        ui.add_space(4.0);
        if row.in_question {
            notice(ui, look, icons::QUESTION, p.accent, &look.t_with("trainer-remove-sure", &[("title", (&row.title).into())]), &look.t("trainer-remove-stays"));
        }
        ui.horizontal_wrapped(|ui| {
            let named = |key: &str| (look.t(key), format!("{}: {}", look.t(key), row.id));
            let id = || row.id.clone();
            if row.in_question {
                let (text, name) = named("trainer-keep");
                if Button::secondary(&text).name(&name).show(ui, look).clicked() {
                    say(commands, CoursesCommand::KeepIt);
                }
                let (text, name) = named("trainer-remove-do");
                if Button::danger(&text).icon(icons::TRASH).name(&name).show(ui, look).clicked() {
                    say(commands, CoursesCommand::Remove(id()));
                }
                return;
            }
            let (text, name) = named("trainer-to-stick");
            if Button::secondary(&text).icon(icons::FLOPPY_DISK).name(&name).enabled(!is_writing).show(ui, look).clicked() {
                say(commands, CoursesCommand::ToStick(id()));
            }
            let (text, name) = named("trainer-cards");
            if Button::secondary(&text).icon(icons::IDENTIFICATION_CARD).name(&name).enabled(!is_writing).show(ui, look).clicked() {
                say(commands, CoursesCommand::Cards(id()));
            }
            if row.is_own {
                let (text, name) = named("trainer-edit");
                if Button::quiet(&text).icon(icons::FILE_TEXT).name(&name).show(ui, look).clicked() {
                    say(commands, CoursesCommand::Edit(id()));
                }
            }
            let (text, name) = named("trainer-like");
            if Button::quiet(&text).icon(icons::PLUS).name(&name).show(ui, look).clicked() {
                say(commands, CoursesCommand::Like(id()));
            }
            let (text, name) = named("trainer-remove");
            if Button::quiet(&text).icon(icons::TRASH).name(&name).show(ui, look).clicked() {
                say(commands, CoursesCommand::AskRemove(id()));
            }
        });
    });
}
