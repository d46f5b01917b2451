//! The results tab of the trainer's side: gathering, what the group learned as figures or tables, and what is written of it.
//!
//! It must not know: statistics, stores, files. It draws a [`Sheet`] and says what was asked for.

mod figure;
mod filter;
mod gather;
mod heat;
mod sending;
mod shares;
mod sheet;
mod table;
mod writing;

use std::collections::BTreeMap;
use std::sync::Arc;

use egui::{Ui, WidgetInfo, WidgetType};

use super::TrainerCommand;
use crate::app::theme::{Step, icons};
use crate::app::views::command::UiCommand;
use crate::app::views::look::Look;
use crate::app::views::widgets::{Button, Rooms, Secret, focus_ring, lay_out, notice};
use crate::cohort::group::GroupBy;
use crate::report::csv::Dialect;
use crate::report::csv::tables::Table;
use crate::report::html::Edition;
use crate::report::sheet::Sheet;
use crate::session::TraineeCode;
use crate::text::Language;

/// What the results tab shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResultsView {
    /// Gathering.
    pub gather: GatherView,
    /// Which attempts are wanted.
    pub filter: FilterView,
    /// Attempts are being read: how many so far.
    pub reading: Option<u64>,
    /// Nothing was gathered or played here, and nobody is on a list.
    pub is_nothing: bool,
    /// What the attempts tell; `None`: nothing was read yet.
    pub sheet: Option<Arc<Sheet>>,
    /// What was left out of it.
    pub notes: Vec<String>,
    /// What could not be done, and the cure.
    pub fault: Option<(String, String)>,
    /// Names behind codes, while they are wanted.
    pub names: Option<Arc<BTreeMap<TraineeCode, String>>>,
    /// Figures are shown as tables.
    pub as_tables: bool,
    /// Writing.
    pub export: ExportView,
    /// Sending to a record store.
    pub sending: SendingView,
    /// Marking once more.
    pub mark: MarkView,
}

/// Gathering.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct GatherView {
    /// The folder as typed.
    pub typed: String,
    /// What is typed is no folder and no file.
    pub is_missing: bool,
    /// Folders that are chosen.
    pub folders: Vec<String>,
    /// Sticks that are there and not chosen yet.
    pub sticks: Vec<String>,
    /// Folders that were gathered from lately.
    pub recent: Vec<String>,
    /// While something is gathered.
    pub progress: Option<ProgressView>,
    /// What came of it.
    pub news: Option<News>,
    /// What is set aside, as far as it is listed.
    pub aside: Arc<Vec<AsideRow>>,
    /// How many files are set aside.
    pub aside_count: usize,
}

/// How far something is.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ProgressView {
    /// The share done, 0 to 1.
    pub share: f32,
    /// In words.
    pub text: String,
    /// It was asked to stop.
    pub is_stopping: bool,
    /// Nobody knows how much there is: no share is shown.
    pub is_endless: bool,
}

/// What came of something.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct News {
    /// Whether nothing is wrong.
    pub is_good: bool,
    /// In a few words.
    pub title: String,
    /// The rest; may be empty.
    pub text: String,
}

/// A file that is set aside.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AsideRow {
    /// Where it lay.
    pub file: String,
    /// What kind of fault, in words.
    pub reason: String,
    /// What is wrong and where.
    pub detail: String,
    /// What to do.
    pub cure: String,
}

/// Which attempts are wanted.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FilterView {
    /// The course's id; `None`: all.
    pub course: Option<String>,
    /// Ids and names.
    pub courses: Vec<(String, String)>,
    /// The place; `None`: all.
    pub place: Option<String>,
    /// Places of courses.
    pub places: Vec<String>,
    /// The first day.
    pub from: DayField,
    /// The last day.
    pub until: DayField,
    /// What makes a group.
    pub group_by: GroupBy,
    /// Repeats count, too.
    pub every: bool,
}

/// A day that is typed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DayField {
    /// As typed.
    pub typed: String,
    /// It is no day.
    pub is_wrong: bool,
}

/// Writing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ExportView {
    /// The folder as typed.
    pub folder: String,
    /// Sticks that are there.
    pub sticks: Vec<String>,
    /// Codes of those who did something.
    pub codes: Arc<Vec<String>>,
    /// Whose pages are wanted.
    pub trainee: Option<String>,
    /// ID numbers of the roster stand in grades.
    pub joins: bool,
    /// Something is being written or marked.
    pub is_busy: bool,
    /// There is something to write.
    pub can_write: bool,
    /// What came of it.
    pub news: Option<News>,
}

/// Sending to a record store.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SendingView {
    /// The store's address as typed.
    pub address: String,
    /// What is wrong with it.
    pub address_fault: Option<String>,
    /// The key as typed.
    pub key: String,
    /// The secret as typed.
    pub secret: Secret,
    /// Its letters are shown.
    pub is_shown: bool,
    /// Both go into the system's keyring.
    pub keeps: bool,
    /// The file of the institution's own authority, as typed.
    pub authority: String,
    /// It is no file.
    pub is_authority_missing: bool,
    /// The address under which officers are named, as typed.
    pub home: String,
    /// It is no address.
    pub is_home_wrong: bool,
    /// The one under which results were sent to this store before.
    pub known_home: Option<String>,
    /// The one that is taken when none is typed.
    pub usual_home: String,
    /// Everything is sent again.
    pub again: bool,
    /// It can be looked at what would be sent.
    pub can_look: bool,
    /// It can be sent.
    pub can_send: bool,
    /// The keyring can be asked to forget.
    pub can_log_out: bool,
    /// What would be sent.
    pub plan: Option<PlanView>,
    /// While something is looked at or sent.
    pub progress: Option<ProgressView>,
    /// What came of it.
    pub news: Option<News>,
}

/// What would be sent.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PlanView {
    /// How much, as whom, what is left out.
    pub lines: Vec<String>,
    /// A statement as it goes out.
    pub example: Option<String>,
    /// Something else is asked for by now.
    pub is_stale: bool,
    /// Attempts that would be sent.
    pub attempts: u64,
}

/// What is asked for of sending.
#[derive(Clone, Debug, PartialEq)]
pub enum SendingCommand {
    /// The store's address was edited.
    TypeAddress(String),
    /// The key was edited.
    TypeKey(String),
    /// The secret was edited.
    TypeSecret(Secret),
    /// Show its letters, or hide them.
    ShowSecret(bool),
    /// Keep both in the system's keyring, or do not.
    Keep(bool),
    /// The authority's file was edited.
    TypeAuthority(String),
    /// The address under which officers are named was edited.
    TypeHome(String),
    /// Send everything again, or do not.
    Again(bool),
    /// Tell what would be sent.
    Look,
    /// Send it.
    Send,
    /// Look or send no further.
    Stop,
    /// Take key and secret out of the system's keyring.
    LogOut,
}

/// Marking once more.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MarkView {
    /// Scenarios that are here and were played: ids and titles.
    pub scenarios: Vec<(String, String)>,
    /// The one that is chosen.
    pub scenario: Option<String>,
    /// Why.
    pub reason: String,
    /// Something is being written or marked.
    pub is_busy: bool,
    /// It is being marked.
    pub is_marking: bool,
    /// What came of it.
    pub news: Option<News>,
    /// What changed, a line a trainee.
    pub changes: Vec<String>,
}

/// What can be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Export {
    /// What the group learned, as a page for that reader.
    Group(Edition),
    /// Months and places, as a page to hand on.
    Programme,
    /// One trainee's debriefs, a page an attempt.
    Trainee,
    /// Rows for a spreadsheet or a learning platform.
    Table(Table, Dialect),
    /// Grades for Moodle.
    Grades,
    /// Statements for a record store.
    Statements,
}

/// What is asked for on the results tab.
#[derive(Clone, Debug, PartialEq)]
pub enum ResultsCommand {
    /// The folder to gather from was edited.
    TypeFolder(String),
    /// Gather from that folder, too.
    AddFolder(String),
    /// Not from that one, by its place.
    RemoveFolder(usize),
    /// Gather from those that are chosen.
    Gather,
    /// Gather no further.
    StopGathering,
    /// What is set aside was looked at.
    ClearAside,
    /// Only of that course; `None`: of all.
    Course(Option<String>),
    /// Only of that place; `None`: of all.
    Place(Option<String>),
    /// The first day was edited.
    TypeFrom(String),
    /// The last day was edited.
    TypeUntil(String),
    /// Form groups otherwise.
    GroupBy(GroupBy),
    /// Count repeats, too, or do not.
    Every(bool),
    /// Read everything once more.
    ReadAgain,
    /// Show names beside codes, or do not.
    ShowNames(bool),
    /// Show tables in place of figures, or do not.
    AsTables(bool),
    /// The folder to write to was edited.
    TypeOut(String),
    /// Whose pages are wanted.
    PickTrainee(Option<String>),
    /// Put ID numbers of the roster into grades, or do not.
    JoinNumbers(bool),
    /// Write that, in that language.
    Write(Export, Language),
    /// Of sending to a record store.
    Sending(SendingCommand),
    /// The scenario to mark once more.
    PickScenario(Option<String>),
    /// Why it is marked once more.
    TypeReason(String),
    /// Mark once more; without `keeps` only tell what would change.
    Mark {
        /// The new scores are kept beside the old ones.
        keeps: bool,
    },
}

fn ask(commands: &mut Vec<UiCommand>, command: ResultsCommand) {
    super::ask(commands, TrainerCommand::Results(command));
}

/// Draws the tab.
pub fn show(ui: &mut Ui, look: &Look, view: &ResultsView, commands: &mut Vec<UiCommand>) {
    let p = look.theme.palette;
    gather::show(ui, look, &view.gather, commands);
    if let Some((title, cure)) = &view.fault {
        notice(ui, look, icons::WARNING, p.bad, title, cure);
        if Button::secondary(&look.t("trainer-results-again")).icon(icons::ARROW_COUNTER_CLOCKWISE).show(ui, look).clicked() {
            ask(commands, ResultsCommand::ReadAgain);
        }
    }
    if view.is_nothing && view.reading.is_none() {
        notice(ui, look, icons::CHART_BAR, p.accent, &look.t("trainer-results-empty"), &look.t("trainer-results-empty-hint"));
        return;
    }
    filter::show(ui, look, view, commands);
    if let Some(sheet) = &view.sheet {
        let wanted = sheet::show(ui, look, view, sheet);
        let led_to = |ui: &Ui, id: &str| {
            if wanted == Some(id) {
                ui.scroll_to_rect(egui::Rect::from_min_size(ui.cursor().min, egui::vec2(1.0, 1.0)), Some(egui::Align::TOP));
            }
        };
        led_to(ui, "write");
        writing::export(ui, look, &view.export, commands);
        led_to(ui, "send");
        sending::show(ui, look, &view.sending, commands);
        led_to(ui, "mark");
        writing::mark(ui, look, &view.mark, commands);
    }
}

/// Begins a new row of a wrapped line when a button of that text, with an icon or not, would not fit into this one.
fn make_room(ui: &mut Ui, look: &Look, text: &str, has_icon: bool) {
    let p = look.theme.palette;
    let icon = if has_icon { look.theme.text(19.0) + 9.0 } else { 0.0 };
    // A secondary button's padding; a quiet one needs less.
    make_room_for(ui, lay_out(ui, look, Step::Strong, p.text, text, f32::INFINITY).size().x + icon + 2.0 * 20.0);
}

/// The same for something of that width.
fn make_room_for(ui: &mut Ui, needed: f32) {
    let is_first = ui.cursor().left() <= ui.max_rect().left() + 1.0;
    // A control within a place of its own takes what is left of the row, and would be squeezed.
    if needed > ui.available_size_before_wrap().x && !is_first {
        ui.end_row();
    }
}

/// What came of something, if it did.
fn tell(ui: &mut Ui, look: &Look, news: Option<&News>) {
    let p = look.theme.palette;
    if let Some(news) = news {
        let (icon, colour) = if news.is_good { (icons::CHECK_CIRCLE, p.good) } else { (icons::WARNING, p.accent) };
        let shown = ui.scope(|ui| notice(ui, look, icon, colour, &news.title, &news.text)).response;
        // What was pressed may stand far above: what came of it is brought into sight, once.
        let id = ui.make_persistent_id("news");
        if ui.data(|data| data.get_temp::<News>(id)).as_ref() != Some(news) {
            shown.scroll_to_me(Some(egui::Align::Center));
            ui.data_mut(|data| data.insert_temp(id, news.clone()));
        }
    }
}

/// Of a list that is longer than this, only what is in sight is laid out.
const MANY: usize = 100;

/// A list to choose one of, with its name; the place of what was picked.
fn choose(ui: &mut Ui, look: &Look, name: &str, shown: &str, entries: &[&str], width: f32) -> Option<usize> {
    let p = look.theme.palette;
    let mut picked = None;
    let width = width.min(ui.available_width());
    make_room_for(ui, width);
    ui.vertical(|ui| {
        ui.set_max_width(width);
        ui.spacing_mut().item_spacing.y = 3.0;
        look.dim(ui, Step::Small, name);
        ui.spacing_mut().interact_size.y = look.theme.length(38.0);
        let text = look.rich(Step::Body, p.text, shown);
        let combo = egui::ComboBox::from_id_salt(name).selected_text(text).width(width).height(360.0).truncate();
        let answer = combo.show_ui(ui, |ui| {
            let rooms = Rooms::of(ui, ui.id().with("rooms"), entries.len());
            for (place, entry) in entries.iter().enumerate() {
                rooms.add(ui, place, entries.len() > MANY, |ui| if ui.selectable_label(*entry == shown, look.rich(Step::Body, p.text, *entry)).clicked() && *entry != shown {
                    picked = Some(place);
                });
            }
        });
        answer.response.widget_info(|| {
            let mut info = WidgetInfo::new(WidgetType::ComboBox);
            info.label = Some(name.to_owned());
            info.current_text_value = Some(shown.to_owned());
            info
        });
        focus_ring(ui, look, &answer.response, 6.0);
    });
    picked
}
