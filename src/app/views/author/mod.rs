//! The author's screen: the film beside its time line, the texts in three languages, the choices, the flow, the findings.

mod choice;
mod command;
mod fields;
mod film;
mod findings;
mod flow;
mod form;
mod head;
mod inspector;
mod nodes;
mod region;
mod span;
mod texts;
mod timeline;

use std::sync::Arc;

use egui::{Key, Modifiers, Rect, Ui, UiBuilder, pos2};

pub use command::{AuthorCommand, Edge, Lane, Renamed, Tab};
pub use form::{Bounds, ConditionRow, ConditionSort, EffectRow, Entry, FieldEdit, FieldRow, FieldValue, FormPart, Offer, Offers, Told};
pub use flow::{BoxCoverage, FlowCoverage, FlowPicture, FlowView};

use super::command::UiCommand;
use super::library::DiagnosticLine;
use super::look::Look;
use super::play::IndicatorGroup;
use crate::text::Language;

/// What the screen shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AuthorView {
    /// The scenario's title.
    pub title: String,
    /// Where its file is.
    pub place: String,
    /// There are changes that the disk does not have.
    pub unsaved: bool,
    /// There is a step to undo.
    pub can_undo: bool,
    /// There is a step to make again.
    pub can_redo: bool,
    /// The scenario is sound enough to be played.
    pub can_play: bool,
    /// What is shown.
    pub tab: Tab,
    /// Something to be told.
    pub notice: Option<Notice>,
    /// The nodes, in the order of the file.
    pub nodes: Vec<NodeRow>,
    /// The node that is worked on; empty: the scenario as a whole.
    pub node: String,
    /// What is being named.
    pub naming: Option<Naming>,
    /// The film of the node, when it is a scene.
    pub film: Option<FilmView>,
    /// The node's texts.
    pub texts: Vec<TextRow>,
    /// The languages that the scenario promises.
    pub languages: Vec<Language>,
    /// What follows the node.
    pub exits: Vec<ExitRow>,
    /// The options of the node's choice; `None`: it has none.
    pub options: Option<Vec<OptionCard>>,
    /// The other fields of the node, or of the whole scenario.
    pub form: Vec<FormPart>,
    /// What follows can be made a choice.
    pub can_choose: bool,
    /// The flow of it all; `None`: it is being drawn.
    pub flow: Option<FlowView>,
    /// What is wrong.
    pub findings: Arc<Vec<FindingRow>>,
}

/// Something that the author is told at the top.
#[derive(Clone, Debug, PartialEq)]
pub enum Notice {
    /// Changes of an earlier run were restored.
    Restored,
    /// Another program wrote the file while there were changes here.
    Conflict,
    /// Another window has the scenario open for writing.
    Elsewhere,
    /// Something went wrong, in words.
    Fault(String),
    /// Something that is good to know, in words.
    Told(String),
}

/// What a node is, for its icon and its name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum NodeSort {
    /// The scenario as a whole.
    Whole,
    /// A scene.
    #[default]
    Scene,
    /// An exhibit.
    Exhibit,
    /// A choice that stands alone.
    Choose,
    /// A route.
    Route,
    /// An assessment.
    Assess,
    /// A referral.
    Refer,
    /// An ending.
    Ending,
    /// What cannot be read.
    Faulty,
}

/// A node in the list.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NodeRow {
    /// Its id; empty for the scenario as a whole.
    pub id: String,
    /// Its title, if it has one.
    pub title: String,
    /// What it is.
    pub sort: NodeSort,
    /// The scenario begins here.
    pub is_start: bool,
    /// How many findings stand in it.
    pub findings: usize,
    /// One of them keeps the scenario from being played.
    pub faulty: bool,
}

/// A name that is being typed.
#[derive(Clone, Debug, PartialEq)]
pub struct Naming {
    /// What gets it.
    pub what: Renamed,
    /// The name so far.
    pub name: String,
    /// Whether it may be taken.
    pub fits: bool,
}

/// A scene's film with its windows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FilmView {
    /// Width over height of the picture.
    pub aspect: f32,
    /// Seconds from its beginning.
    pub time: f64,
    /// How long it is in seconds, more than 0.
    pub length: f64,
    /// How long a frame stands in seconds, more than 0.
    pub frame: f64,
    /// It runs.
    pub runs: bool,
    /// There is a film to be shown.
    pub is_shown: bool,
    /// Why it cannot be shown, if so.
    pub fault: Option<String>,
    /// Its signs, in the order of the file.
    pub cues: Vec<WindowBar>,
    /// Its lures, in the order of the file.
    pub lures: Vec<WindowBar>,
    /// Where its choice opens, if it opens while the film runs.
    pub opens: Option<f64>,
    /// A window that was opened by key and not closed yet: its lane and moment.
    pub opened: Option<(Lane, f64)>,
    /// The window that is looked at.
    pub selected: Option<WindowDetail>,
}

/// A window on the time line.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct WindowBar {
    /// Its id.
    pub id: String,
    /// Its name in words, for a sign what it is.
    pub name: String,
    /// Where it opens in seconds.
    pub from: f64,
    /// Where it closes in seconds.
    pub to: f64,
    /// Where it is seen at this moment, if it has a place.
    pub region: Option<[f32; 4]>,
}

/// The window that is looked at.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct WindowDetail {
    /// Its lane.
    pub lane: Lane,
    /// Its id.
    pub id: String,
    /// Where it opens and closes in seconds.
    pub from: f64,
    /// Where it closes.
    pub to: f64,
    /// Where it is seen at this moment, if it has a place.
    pub region: Option<[f32; 4]>,
    /// The moments of its keys in seconds, when its place moves.
    pub keys: Vec<f64>,
    /// The sign that it is: id and words; `None` for a lure.
    pub indicator: Option<(String, String)>,
    /// The list of indicators is open.
    pub picking: bool,
    /// What is searched for in it.
    pub search: String,
    /// The signs of the catalogue, while the list is open.
    pub groups: Vec<IndicatorGroup>,
    /// Its explanation.
    pub note: Option<TextRow>,
}

/// A text in its languages.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TextRow {
    /// Its place in the file.
    pub place: String,
    /// What it is, in words.
    pub label: String,
    /// As it serves every language, when it is written so.
    pub plain: Option<String>,
    /// In Polish, English and Ukrainian; `None`: not written.
    pub by_language: [Option<String>; 3],
}

/// A way on.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ExitRow {
    /// Its place in the file.
    pub place: String,
    /// What leads there, in words.
    pub label: String,
    /// Where it leads.
    pub goto: String,
    /// There is such a node.
    pub exists: bool,
}

/// An option of a choice.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OptionCard {
    /// Its id.
    pub id: String,
    /// Its rating, as the file names it.
    pub rating: Option<&'static str>,
    /// Where it leads.
    pub exit: ExitRow,
    /// What it says.
    pub text: TextRow,
    /// Why it is rated so.
    pub why: TextRow,
    /// Its principles, its condition and its effects.
    pub fields: Vec<FieldRow>,
    /// What is wrong with it as a whole.
    pub told: Vec<Told>,
}

/// A finding.
#[derive(Clone, Debug, PartialEq)]
pub struct FindingRow {
    /// What is wrong, where, and the cure.
    pub line: DiagnosticLine,
    /// The node in which it stands, if it stands in one.
    pub node: Option<String>,
}

/// Pushes an author's wish.
fn ask(commands: &mut Vec<UiCommand>, what: AuthorCommand) {
    commands.push(UiCommand::Author(Box::new(what)));
}

/// Draws the screen.
pub fn author_ui(ui: &mut Ui, look: &Look, view: &AuthorView, commands: &mut Vec<UiCommand>) {
    keys(ui, view, commands);
    let full = ui.max_rect();
    let p = look.theme.palette;
    let top = head::head_ui(ui, look, view, full, commands);
    let body = Rect::from_min_max(pos2(full.left(), top), full.max);
    let list = look.theme.length(232.0).min(full.width() * 0.26);
    let divide = body.left() + list;
    ui.painter().rect_filled(Rect::from_min_max(body.min, pos2(divide, body.bottom())), 0.0, p.surface);
    ui.painter().vline(divide, body.y_range(), egui::Stroke::new(1.0, p.line));
    let mut left = ui.new_child(
        UiBuilder::new().id_salt("nodes").max_rect(Rect::from_min_max(body.min, pos2(divide, body.bottom())).shrink2(egui::vec2(10.0, 10.0))),
    );
    left.set_clip_rect(Rect::from_min_max(body.min, pos2(divide, body.bottom())));
    nodes::nodes_ui(&mut left, look, view, commands);
    let area = Rect::from_min_max(pos2(divide + 1.0, body.top()), body.max);
    let mut main = ui.new_child(UiBuilder::new().id_salt("main").max_rect(area.shrink2(egui::vec2(16.0, 12.0))));
    main.set_clip_rect(area);
    match view.tab {
        Tab::Film => film::film_ui(&mut main, look, view, commands),
        Tab::Texts => texts::texts_ui(&mut main, look, view, commands),
        Tab::Choice => choice::choice_ui(&mut main, look, view, commands),
        Tab::Flow => flow::flow_ui(&mut main, look, view, commands),
        Tab::Findings => findings::findings_ui(&mut main, look, view, commands),
    }
}

/// The keys of the whole screen. Those without a modifier rest while somebody writes.
fn keys(ui: &Ui, view: &AuthorView, commands: &mut Vec<UiCommand>) {
    let pressed = |modifiers: Modifiers, key: Key| ui.input_mut(|input| input.consume_key(modifiers, key));
    let redo = pressed(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z) || pressed(Modifiers::COMMAND, Key::Y);
    if redo {
        ask(commands, AuthorCommand::Redo);
    }
    // A text field would undo by itself and leave the file as it is.
    if pressed(Modifiers::COMMAND, Key::Z) {
        ask(commands, AuthorCommand::Undo);
    }
    if pressed(Modifiers::COMMAND, Key::S) {
        ask(commands, AuthorCommand::Save);
    }
    if pressed(Modifiers::NONE, Key::F5) {
        ask(commands, AuthorCommand::PlayFromHere);
    }
    for (tab, key) in Tab::ALL.into_iter().zip([Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5]) {
        if pressed(Modifiers::COMMAND, key) {
            ask(commands, AuthorCommand::OpenTab(tab));
        }
    }
    // Escape steps back within the screen and never leaves it: in a text field it only ends the writing.
    let writing = ui.id().with("author-writes");
    let wrote = ui.data(|data| data.get_temp::<bool>(writing)).unwrap_or(false);
    let writes = ui.ctx().text_edit_focused();
    ui.data_mut(|data| data.insert_temp(writing, writes));
    if view.naming.is_some() && pressed(Modifiers::NONE, Key::Escape) {
        ask(commands, AuthorCommand::CancelRename);
    } else if let Some(window) = view.film.as_ref().and_then(|film| film.selected.as_ref())
        && pressed(Modifiers::NONE, Key::Escape)
    {
        match (window.picking, wrote) {
            (true, _) => ask(commands, AuthorCommand::PickIndicator(false)),
            (false, true) => {}
            (false, false) => ask(commands, AuthorCommand::Unselect),
        }
    }
}

/// Seconds as an author reads them: `1:07.240`.
fn clock(seconds: f64) -> String {
    let millis = (seconds.max(0.0) * 1000.0).round() as u64;
    format!("{}:{:02}.{:03}", millis / 60_000, millis / 1000 % 60, millis % 1000)
}

/// The words for a kind of node.
fn sort_key(sort: NodeSort) -> &'static str {
    match sort {
        NodeSort::Whole => "author-node-whole",
        NodeSort::Scene => "author-node-scene",
        NodeSort::Exhibit => "author-node-exhibit",
        NodeSort::Choose => "author-node-choose",
        NodeSort::Route => "author-node-route",
        NodeSort::Assess => "author-node-assess",
        NodeSort::Refer => "author-node-refer",
        NodeSort::Ending => "author-node-ending",
        NodeSort::Faulty => "author-node-faulty",
    }
}
