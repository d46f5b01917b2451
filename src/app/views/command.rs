//! What a person asks for by pressing something. Views only push these; the application carries them out.

use super::author::AuthorCommand;
use super::library::course::CourseCommand;
use super::library::incoming::IncomingCommand;
use super::plenary::PlenaryCommand;
use super::preview::PreviewCommand;
use super::trainer::TrainerCommand;
use crate::app::preferences::Setting;

/// A wish. Ids are those of the view models.
#[derive(Clone, Debug, PartialEq)]
pub enum UiCommand {
    // -- everywhere --
    /// Change a preference.
    Set(Setting),
    /// Show the settings; closing them returns here.
    OpenSettings,
    /// The next key pressed shall flag.
    ListenForFlagKey,
    /// Leave the settings.
    CloseSettings,
    /// Show the trainer's handbook; closing it returns here.
    OpenHandbook,
    /// Leave the handbook.
    CloseHandbook,
    /// Read that chapter of the handbook, by its place.
    OpenChapter(usize),
    /// The search through the handbook was edited.
    SearchHandbook(String),
    /// Show the library.
    OpenLibrary,
    /// End the application.
    Quit,

    // -- library --
    /// The trainee's code was edited.
    TypeTrainee(String),
    /// Make a new random code.
    NewTrainee,
    /// Brief for that scenario.
    OpenScenario(String),
    /// Go on with that attempt.
    Resume(String),
    /// Show the results of that finished attempt.
    OpenResult(String),
    /// Fold or unfold the diagnostics of that folder.
    ToggleProblem(String),
    /// Look for scenarios again.
    Rescan,
    /// Whatever is asked for to take in what somebody brought.
    Incoming(IncomingCommand),
    /// Work on that scenario as its author.
    EditScenario(String),
    /// Look elsewhere in the film that is being written.
    Preview(PreviewCommand),
    /// Whatever an author asks for.
    Author(Box<AuthorCommand>),
    /// Fold or unfold what is wrong with a scenario that is being written.
    FoldFaults,

    // -- trainer's side --
    /// Go to the trainer's side, or its door.
    OpenTrainer,
    /// Whatever is asked for there.
    Trainer(Box<TrainerCommand>),

    /// Whatever a trainee of a course asks for.
    Course(CourseCommand),

    // -- packs and keys --
    /// What was told about a pack or key was read.
    DismissPackNews,
    /// Trust the key that was dropped.
    TrustKey,
    /// Install the refused pack in place of what is installed.
    ReplacePack,
    /// Trust the key of that id no more.
    DistrustKey(String),
    /// Ask whether to remove that installed pack, or do not after all.
    AskRemovePack(String),
    /// Remove that installed pack.
    RemovePack(String),
    /// A double click on packs and courses shall open them with this program, or no longer.
    OpenByDoubleClick(bool),

    // -- briefing --
    /// Start the film.
    Begin,

    // -- play --
    /// Something is wrong here; the spot in fractions of the picture if it was clicked.
    Flag(Option<[f32; 2]>),
    /// The search of the classification was edited.
    SearchIndicator(String),
    /// The flag in question shows that indicator.
    Classify(String),
    /// Leave the flag without a name for now.
    ClassifyLater,
    /// Take the flag back.
    WithdrawFlag,
    /// After the scene: look at that flag, by its place in the list.
    OpenFlag(usize),
    /// After the scene: go on.
    FinishClassifying,
    /// Take that option, by its place.
    Choose(usize),
    /// Hold the film and show the pause menu.
    Pause,
    /// Go on.
    Unpause,
    /// Hold everything, free of penalty.
    Distress,
    /// Show the running scene from its beginning.
    ReplayScene,
    /// Leave the film; the attempt can be resumed.
    LeaveFilm,
    /// Put a mark on the exhibit, in fractions of the picture.
    MarkExhibit([f32; 2]),
    /// Take a mark away, by its place.
    UnmarkExhibit(usize),
    /// Look elsewhere: centre in fractions of the picture and magnification of 1 to 8.
    ViewExhibit([f32; 2], f32),
    /// Done with the exhibit.
    FinishExhibit,
    /// Go on after a scene that could not be shown.
    SkipFailed,
    /// Leave an ending for the debrief.
    FinishEnding,

    // -- before a group --
    /// Begin the film with a group.
    BeginPlenary,
    /// Whatever a trainer asks for before a group.
    Plenary(PlenaryCommand),

    // -- assess --
    /// Conclude that, by its place.
    PickConclusion(usize),
    /// Take a ground in or out, by its place.
    ToggleGround(usize),
    /// How sure, in percent.
    SetConfidence(u32),
    /// Hand the assessment in.
    SubmitAssessment,

    // -- refer --
    /// Notify that institution last, by its place among those offered.
    AddReferral(usize),
    /// Do not notify, by its place in the order.
    RemoveReferral(usize),
    /// Move from one place in the order to another.
    MoveReferral(usize, usize),
    /// Hand the referral in.
    SubmitReferral,

    // -- debrief and results --
    /// Show that tab of the debrief.
    OpenDebriefTab(usize),
    /// Show that scene in the debrief, by its place on the path.
    OpenDebriefScene(usize),
    /// Look at a moment: lane 0 signs, 1 lures; and its place.
    OpenMoment(usize, usize),
    /// Replay a moment: lane and place.
    ReplayMoment(usize, usize),
    /// Stop the replay.
    StopReplay,
    /// Show the debrief.
    OpenDebrief,
    /// Show the results.
    OpenResults,
    /// Write the result as a text file.
    SaveResult,
    /// Write the result and open it for printing.
    PrintResult,
    /// The film is wanted in that part of the window, in points: left, top, width, height.
    FilmArea([f32; 4]),
}
