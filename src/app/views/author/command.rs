//! What an author asks for.

use super::form::{ConditionSort, FieldEdit};
use crate::text::Language;

/// A lane of the time line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lane {
    /// Signs to notice.
    #[default]
    Cues,
    /// Innocent moments.
    Lures,
}

impl Lane {
    /// As the field is called in the file.
    pub fn field(self) -> &'static str {
        match self {
            Self::Cues => "cues",
            Self::Lures => "lures",
        }
    }

    /// The field of its explanation.
    pub fn note(self) -> &'static str {
        match self {
            Self::Cues => "note",
            Self::Lures => "why",
        }
    }
}

/// An edge of a window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edge {
    /// Where it opens.
    From,
    /// Where it closes.
    To,
}

impl Edge {
    /// As the field is called in the file.
    pub fn field(self) -> &'static str {
        match self {
            Self::From => "from",
            Self::To => "to",
        }
    }
}

/// A part of the screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tab {
    /// The film and its time line.
    #[default]
    Film,
    /// The texts of the node.
    Texts,
    /// What follows the node: its choice.
    Choice,
    /// Every node with its exits.
    Flow,
    /// What is wrong.
    Findings,
}

impl Tab {
    /// Every tab, in order.
    pub const ALL: [Self; 5] = [Self::Film, Self::Texts, Self::Choice, Self::Flow, Self::Findings];
}

/// A wish. Ids and places are those of the view model.
#[derive(Clone, Debug, PartialEq)]
pub enum AuthorCommand {
    /// Show that part.
    OpenTab(Tab),
    /// Work on that node; empty: on the scenario as a whole.
    OpenNode(String),
    /// Work on that node and stay on the tab; empty: on the scenario as a whole.
    SelectNode(String),
    /// These boxes of the flow are in sight and have no picture yet, by their places in the drawing.
    SeePosters(Vec<usize>),
    /// A way on leads to that node: the node that it leaves, which of its ways, and the node's id.
    LeadTo(String, usize, String),
    /// A new node of a kind as the file names it, to which a way on leads: the node that it leaves, and which of its ways.
    NewNodeAt(&'static str, String, usize),
    /// Show on the flow where the attempts went that are kept.
    ShowCoverage(bool),
    /// Take the last step back.
    Undo,
    /// Make it again.
    Redo,
    /// Write the text to the disk.
    Save,
    /// Play the scenario as it stands from the node on.
    PlayFromHere,
    /// Go to a finding, by its place in the list.
    GoToFinding(usize),
    /// Throw away what an earlier run left unsaved.
    DiscardRestored,
    /// Take over what another program wrote.
    TakeTheirs,
    /// Keep what stands here; the next save replaces what another program wrote.
    KeepMine,
    /// What is told was read.
    CloseNotice,

    /// Let the film run, or stop it.
    TogglePlay,
    /// Go to a moment, in seconds.
    Seek(f64),
    /// Go so many frames on or back.
    Step(i64),
    /// Open a window here, or close the one that was opened so.
    MarkWindow(Lane),
    /// Look at a window.
    Select(Lane, String),
    /// Look at none.
    Unselect,
    /// Put an edge at a moment, in seconds.
    MoveEdge(Lane, String, Edge, f64),
    /// Move an edge by frames.
    NudgeEdge(Lane, String, Edge, i64),
    /// Move a whole window so that it opens at a moment, in seconds.
    MoveWindow(Lane, String, f64),
    /// Put the window's place on the picture there: left, top, width, height.
    SetRegion([f32; 4]),
    /// The window has no place: it is everywhere, or heard.
    ClearRegion,
    /// The place moves with the film, or stands.
    LetMove(bool),
    /// Go to a key of a moving place.
    GoToKey(usize),
    /// Take a key of a moving place away.
    RemoveKey(usize),
    /// The search for an indicator was edited.
    SearchIndicator(String),
    /// Show or hide the list of indicators.
    PickIndicator(bool),
    /// The sign is that one.
    SetIndicator(String),
    /// Take the window away that is looked at.
    RemoveWindow,

    /// A text was edited; `None`: as it serves every language.
    SetText(String, Option<Language>, String),
    /// Write a text by language that serves all so far.
    SplitText(String),
    /// An exit leads to that node: the place of the exit and the node's id.
    SetExit(String, String),
    /// An option has that rating; `None`: it is not scored. By its id.
    SetRating(String, Option<&'static str>),
    /// A field of the form holds that: its place in the file.
    SetField(String, FieldEdit),
    /// One more id in a list.
    AddName(String, String),
    /// An entry of a list goes, by its number.
    TakeEntry(String, usize),
    /// An entry of a list goes one place up, or down.
    MoveEntry(String, usize, bool),
    /// One more entry in a list: a branch, a conclusion, a mark, an effect, a state variable.
    AddEntry(String),
    /// A condition is asked there from now on.
    NewCondition(String),
    /// A condition asks something else.
    SetCondition(String, ConditionSort),
    /// Another condition must hold as well.
    JoinCondition(String),
    /// A condition goes.
    TakeCondition(String),
    /// An effect adds, or sets.
    SetEffect(String, bool),
    /// Another option.
    AddOption,
    /// Take an option away, by its id.
    RemoveOption(String),
    /// What follows becomes a choice.
    MakeChoice,

    /// A new name is typed for what is renamed.
    TypeName(String),
    /// Begin to rename: a node, a window that is looked at, or an option by its id.
    BeginRename(Renamed),
    /// Rename, or make the node whose name was typed.
    FinishRename,
    /// Leave the name as it is.
    CancelRename,
    /// Take the node away.
    RemoveNode(String),
}

/// What gets a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Renamed {
    /// A node.
    Node(String),
    /// A new node, of a kind as the file names it.
    NewNode(&'static str),
    /// A window.
    Window(Lane, String),
    /// An option of the node's choice.
    Option(String),
    /// A state variable.
    Variable(String),
}
