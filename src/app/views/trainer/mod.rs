//! The trainer's side: the door, and behind it courses, results, names and keys as tabs.

pub mod courses;
pub mod door;
pub mod names;
pub mod results;

use egui::{Key, KeyboardShortcut, Modifiers, Ui};

use super::command::UiCommand;
use super::look::Look;
use super::widgets::{Button, Page, icon_button, segments};
use crate::app::theme::icons;
use courses::{CoursesCommand, CoursesView, News, news_ui};
use door::{DoorCommand, DoorView};
use names::{NamesCommand, NamesView};
use results::{ResultsCommand, ResultsView};

/// Which tab is open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tab {
    /// Courses.
    #[default]
    Courses,
    /// What was gathered, and what it tells.
    Results,
    /// Names behind codes, the station's key, people's rights.
    Names,
}

impl Tab {
    /// In the order in which they stand.
    pub const ALL: [Self; 3] = [Self::Courses, Self::Results, Self::Names];

    fn key(self) -> &'static str {
        match self {
            Self::Courses => "trainer-tab-courses",
            Self::Results => "trainer-tab-results",
            Self::Names => "trainer-tab-names",
        }
    }
}

/// What the trainer's side shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TrainerView {
    /// The door, while the station is locked; nothing else is shown then.
    pub door: Option<DoorView>,
    /// Which tab is open.
    pub tab: Tab,
    /// What retention deleted when the station was opened.
    pub retention: Option<News>,
    /// Filled when its tab is open.
    pub courses: CoursesView,
    /// Filled when its tab is open.
    pub results: ResultsView,
    /// Filled when its tab is open.
    pub names: NamesView,
}

/// What is asked for on the trainer's side.
#[derive(Clone, Debug, PartialEq)]
pub enum TrainerCommand {
    /// Before the station is open.
    Door(DoorCommand),
    /// Lock the station.
    Lock,
    /// Open that tab.
    OpenTab(Tab),
    /// What retention told was read.
    DismissRetention,
    /// On the tab of courses.
    Courses(CoursesCommand),
    /// On the tab of results.
    Results(ResultsCommand),
    /// On the tab of names and keys.
    Names(NamesCommand),
}

fn ask(commands: &mut Vec<UiCommand>, command: TrainerCommand) {
    commands.push(UiCommand::Trainer(Box::new(command)));
}

/// The key that leads from the library to the trainer's side.
pub const ENTER: Key = Key::F2;
/// Locks the station.
const LOCK: KeyboardShortcut = KeyboardShortcut::new(Modifiers::COMMAND, Key::L);

/// Draws the trainer's side.
pub fn trainer_ui(ui: &mut Ui, look: &Look, view: &TrainerView, commands: &mut Vec<UiCommand>) {
    if let Some(door) = &view.door {
        door::door_ui(ui, look, door, commands);
        return;
    }
    keys(ui, view, commands);
    let (title, kicker, back) = (look.t(view.tab.key()), look.t("trainer-side"), look.t("trainer-back"));
    Page::new(&title).kicker(&kicker).back(&back, UiCommand::OpenLibrary).without_escape().show(
        ui,
        look,
        commands,
        |ui, commands| {
            let lock = look.t("trainer-lock");
            if Button::secondary(&lock).icon(icons::LOCK).key("Ctrl+L").show(ui, look).clicked() {
                ask(commands, TrainerCommand::Lock);
            }
            if icon_button(ui, look, icons::BOOK_OPEN, &look.t("handbook-open")).clicked() {
                commands.push(UiCommand::OpenHandbook);
            }
            if icon_button(ui, look, icons::GEAR_SIX, &look.t("settings-title")).clicked() {
                commands.push(UiCommand::OpenSettings);
            }
        },
        |ui, commands| {
            let names = Tab::ALL.map(|tab| look.t(tab.key()));
            let texts = names.each_ref().map(String::as_str);
            let chosen = Tab::ALL.iter().position(|tab| *tab == view.tab).unwrap_or(0);
            if let Some(place) = segments(ui, look, &look.t("trainer-tabs"), &texts, chosen) {
                ask(commands, TrainerCommand::OpenTab(Tab::ALL[place]));
            }
            ui.add_space(look.theme.length(12.0));
            if let Some(news) = &view.retention {
                news_ui(ui, look, news, |_| {});
                let name = look.t("trainer-retention-read");
                if Button::quiet(&look.t("close")).name(&name).show(ui, look).clicked() {
                    ask(commands, TrainerCommand::DismissRetention);
                }
                ui.add_space(6.0);
            }
            match view.tab {
                Tab::Courses => courses::show(ui, look, &view.courses, commands),
                Tab::Results => results::show(ui, look, &view.results, commands),
                Tab::Names => names::show(ui, look, &view.names, commands),
            }
        },
        None,
    );
}

/// Ctrl+L locks, Ctrl+1 to Ctrl+3 open the tabs.
fn keys(ui: &mut Ui, view: &TrainerView, commands: &mut Vec<UiCommand>) {
    if ui.input_mut(|input| input.consume_shortcut(&LOCK)) {
        ask(commands, TrainerCommand::Lock);
    }
    for (tab, key) in Tab::ALL.into_iter().zip([Key::Num1, Key::Num2, Key::Num3]) {
        if ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, key)) && tab != view.tab {
            ask(commands, TrainerCommand::OpenTab(tab));
        }
    }
}
