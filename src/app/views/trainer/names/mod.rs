//! The tab of names and keys: who is behind the codes, the station's key, people's rights, and until when what is kept.

mod cards;
mod table;

use egui::Ui;

use super::courses::{News, news_ui};
use super::{TrainerCommand, ask};
use crate::app::views::command::UiCommand;
use crate::app::views::look::Look;
use crate::app::views::widgets::{Button, Secret, columns, section};
use crate::keys::Strength;

/// What is known of a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// Name and surname.
    Name,
    /// Service number.
    Number,
    /// E-mail address.
    Email,
}

impl Column {
    /// In the order in which they stand.
    pub const ALL: [Self; 3] = [Self::Name, Self::Number, Self::Email];

    /// Its place among them.
    pub fn place(self) -> usize {
        Self::ALL.iter().position(|column| *column == self).unwrap_or(0)
    }

    fn key(self) -> &'static str {
        match self {
            Self::Name => "trainer-column-name",
            Self::Number => "trainer-column-number",
            Self::Email => "trainer-column-email",
        }
    }
}

/// What the names tab shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NamesView {
    /// Courses: id and name.
    pub courses: Vec<(String, String)>,
    /// The course whose names are shown, by its place.
    pub chosen: usize,
    /// What is looked for among names and codes.
    pub search: String,
    /// Codes with who is behind them.
    pub rows: Vec<PersonRow>,
    /// Which part of them is shown.
    pub page: usize,
    /// How many parts there are.
    pub pages: usize,
    /// How many codes of the course have a name.
    pub named: usize,
    /// How many codes the course has.
    pub codes: usize,
    /// Something can be undone.
    pub can_undo: bool,
    /// Something can be done again.
    pub can_redo: bool,
    /// What was typed is kept.
    pub is_kept: bool,
    /// A list to bring in, as typed.
    pub list: String,
    /// Where files are written to, as typed.
    pub folder: String,
    /// Sticks that are there, as paths.
    pub sticks: Vec<String>,
    /// The backup of another station's key, as typed.
    pub their_key: String,
    /// How many keys open results here, the station's own among them.
    pub keys: usize,
    /// Whose rights are asked for, as typed.
    pub code: String,
    /// Whose deletion waits to be confirmed.
    pub in_question: Option<String>,
    /// A thread is at work.
    pub is_working: bool,
    /// The station's public key.
    pub public_key: String,
    /// Passphrase in force, new one, the same again.
    pub passphrases: [Secret; 3],
    /// The letters are shown.
    pub is_shown: bool,
    /// How well the new one would protect; `None` while nothing is typed.
    pub strength: Option<Strength>,
    /// What is typed again cannot become the same any more.
    pub differs: bool,
    /// Until when what is kept, by course.
    pub kept: Vec<Kept>,
    /// Codes of names that belong to no course here.
    pub orphans: Vec<String>,
    /// What was told last.
    pub told: Option<News>,
}

/// A code with who is behind it.
#[derive(Clone, Debug, PartialEq)]
pub struct PersonRow {
    /// The code.
    pub code: String,
    /// By [`Column::place`].
    pub cells: [String; 3],
}

/// Until when the results of a course are kept.
#[derive(Clone, Debug, PartialEq)]
pub struct Kept {
    /// What the course is called.
    pub title: String,
    /// The last day.
    pub until: String,
    /// Days until then; `None`: it is over.
    pub days_left: Option<usize>,
}

/// What is asked for on the names tab.
#[derive(Clone, Debug, PartialEq)]
pub enum NamesCommand {
    /// Show the names of that course, by its id.
    Choose(String),
    /// The search was edited.
    Search(String),
    /// Show that part of the table.
    Turn(usize),
    /// A cell was edited.
    Type(String, Column, String),
    /// Take the last step back.
    Undo,
    /// Do it again.
    Redo,
    /// The list's file was edited.
    NameList(String),
    /// Bring the list in.
    BringIn,
    /// Write the names of the course as a list, in clear.
    WriteList,
    /// The folder for files was edited.
    Folder(String),
    /// Look for sticks again.
    LookForSticks,
    /// The code of a person was edited.
    TypeCode(String),
    /// Write everything that is kept of that code.
    MyData(String),
    /// Ask whether to delete everything that is kept of that code.
    AskForget(String),
    /// Leave it.
    DoNotForget,
    /// Delete it.
    Forget,
    /// Delete what may be kept no longer.
    Expire,
    /// Write the backup of the station's key.
    Backup,
    /// The backup of another station's key was named.
    TheirKey(String),
    /// Take that key in.
    BringKey,
    /// A passphrase was edited: 0 that in force, 1 the new one, 2 the same again.
    Passphrase(usize, Secret),
    /// Show or hide the letters.
    Show(bool),
    /// Lock the station with the new passphrase from now on.
    ChangePassphrase,
    /// What was told was read.
    Dismiss,
}

fn say(commands: &mut Vec<UiCommand>, command: NamesCommand) {
    ask(commands, TrainerCommand::Names(command));
}

/// Draws the tab.
pub(super) fn show(ui: &mut Ui, look: &Look, view: &NamesView, commands: &mut Vec<UiCommand>) {
    if let Some(news) = &view.told {
        news_ui(ui, look, news, |_| {});
        if Button::quiet(&look.t("close")).show(ui, look).clicked() {
            say(commands, NamesCommand::Dismiss);
        }
        ui.add_space(6.0);
    }
    section(ui, look, &look.t("trainer-names-title"), |ui| table::table_ui(ui, look, view, commands));
    let mut right = Vec::new();
    columns(
        ui,
        look,
        0.5,
        360.0,
        |ui| {
            section(ui, look, &look.t("trainer-files"), |ui| cards::files(ui, look, view, commands));
            section(ui, look, &look.t("trainer-rights"), |ui| cards::rights(ui, look, view, commands));
        },
        |ui| {
            section(ui, look, &look.t("trainer-key"), |ui| cards::key(ui, look, view, &mut right));
            section(ui, look, &look.t("trainer-retention"), |ui| cards::retention(ui, look, view, &mut right));
        },
    );
    commands.append(&mut right);
}
