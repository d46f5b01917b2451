//! Why an input was not taken, and what to do instead.

use std::fmt;

use crate::catalogue::{IndicatorId, InstitutionId};
use crate::scenario::graph::{ConclusionId, Node, NodeId, NodeKind, OptionId};
use crate::time::MediaTime;

use super::input::{FlagId, Ground, Input, PlacedId};

/// An input that does not fit the moment; nothing changed. The text says what to do.
#[derive(Clone, Debug, PartialEq)]
pub enum Rejected {
    /// The attempt was not begun.
    NotBegun,
    /// It was begun before.
    AlreadyBegun,
    /// It is over.
    Over,
    /// It is paused.
    Paused,
    /// It is not paused.
    NotPaused,
    /// The trainee code cannot be used.
    BadTraineeCode,
    /// The timers' percentage is out of range.
    BadTimers,
    /// The graph is not the one that the attempt was begun with.
    OtherGraph,
    /// The node on screen does not take this.
    NotHere {
        /// Where the play stands.
        node: NodeId,
        /// What was tried.
        tried: &'static str,
        /// What this node takes.
        takes: &'static str,
    },
    /// The scene asks for no choice.
    NoChoiceHere {
        /// Where the play stands.
        node: NodeId,
    },
    /// The scene's picture has stopped.
    SceneStopped,
    /// The moment lies before the scene's first frame.
    BadMoment(MediaTime),
    /// The spot lies outside the picture or is no number.
    BadSpot,
    /// There is no such flag in this attempt.
    NoSuchFlag(FlagId),
    /// The flag was taken back.
    FlagWithdrawn(FlagId),
    /// The flag belongs to a scene that was left.
    FlagOfEarlierScene(FlagId),
    /// In an exam flags are named after the scene.
    NameAfterScene,
    /// The catalogue has no such indicator.
    NoSuchIndicator(IndicatorId),
    /// Flags wait to be named first.
    NameFlagsFirst,
    /// The choice opens later.
    OpensLater(MediaTime),
    /// The choice is open already.
    ChoiceAlreadyOpen,
    /// No choice is open.
    NoOpenChoice,
    /// The choice was made; the scene plays on.
    ChoiceAlreadyMade,
    /// The choice does not offer this now.
    NotOffered {
        /// What was tried.
        option: OptionId,
        /// What is offered.
        offered: Vec<OptionId>,
    },
    /// No limit runs here.
    NoLimit,
    /// A limit runs: the scene cannot be shown again now.
    LimitRuns,
    /// The moment at which the scene is left must be told.
    NeedsMediaTime,
    /// There is no such mark on this exhibit, or it was taken back.
    NoSuchMark(PlacedId),
    /// The assessment does not offer this.
    NoSuchConclusion {
        /// What was tried.
        conclusion: ConclusionId,
        /// What is offered.
        offered: Vec<ConclusionId>,
    },
    /// A confidence above 100 percent.
    BadConfidence(u8),
    /// The ground names nothing of this attempt or scenario.
    NoSuchGround(Ground),
    /// The same ground twice.
    GroundTwice(Ground),
    /// The referral does not offer this.
    NotReferable {
        /// What was tried.
        institution: InstitutionId,
        /// What is offered.
        offered: Vec<InstitutionId>,
    },
    /// The same institution twice.
    InstitutionTwice(InstitutionId),
    /// Already so.
    NoChange,
    /// Hands are counted in a plenary only.
    NoPlenary,
    /// The count does not name every answer that is offered, each once.
    OtherAnswers,
}

fn list<T: fmt::Display>(items: &[T]) -> String {
    items.iter().map(|item| format!("`{item}`")).collect::<Vec<_>>().join(", ")
}

impl fmt::Display for Rejected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotBegun => f.write_str("the attempt was not begun: begin it first"),
            Self::AlreadyBegun => f.write_str("the attempt was begun already: go on with it, or start another"),
            Self::Over => f.write_str("the attempt is over: see its score, or start another"),
            Self::Paused => f.write_str("the attempt is paused: resume first"),
            Self::NotPaused => f.write_str("the attempt is not paused: go on"),
            Self::BadTraineeCode => {
                f.write_str("a trainee code has 1 to 64 characters and no control characters: give another")
            }
            Self::BadTimers => f.write_str("timers run at 10 to 1000 percent, or not at all: give such a value"),
            Self::OtherGraph => {
                f.write_str("this attempt was begun with another scenario or version: load the one it names")
            }
            Self::NotHere { node, tried, takes } => write!(f, "`{node}` takes no {tried}: {takes}"),
            Self::NoChoiceHere { node } => write!(f, "`{node}` asks for no choice: let it play to its end"),
            Self::SceneStopped => f.write_str("the scene has stopped: flag while it runs"),
            Self::BadMoment(at) => write!(f, "{at} s lies before the scene: give 0 s or later"),
            Self::BadSpot => f.write_str("the spot lies outside the picture: give fractions from 0 to 1"),
            Self::NoSuchFlag(flag) => write!(f, "there is no {flag} in this attempt: name one that was raised"),
            Self::FlagWithdrawn(flag) => write!(f, "{flag} was taken back: raise another"),
            Self::FlagOfEarlierScene(flag) => write!(f, "{flag} belongs to a scene that was left: leave it as it is"),
            Self::NameAfterScene => f.write_str("in an exam flags are named after the scene: wait until it asks"),
            Self::NoSuchIndicator(indicator) => {
                write!(f, "the catalogue has no indicator `{indicator}`: pick one of its own, or none")
            }
            Self::NameFlagsFirst => f.write_str("the flags of the last scene wait for their names: name them first"),
            Self::OpensLater(opens) => write!(f, "the choice opens at {opens} s: wait until then"),
            Self::ChoiceAlreadyOpen => f.write_str("the choice is open: take an option"),
            Self::NoOpenChoice => f.write_str("no choice is open: let the scene play on"),
            Self::ChoiceAlreadyMade => f.write_str("the choice was made: let the scene play to its end"),
            Self::NotOffered { option, offered } => {
                write!(f, "the option `{option}` is not offered here: take one of {}", list(offered))
            }
            Self::NoLimit => f.write_str("no time limit runs here: take an option"),
            Self::LimitRuns => f.write_str("a time limit runs: answer first"),
            Self::NeedsMediaTime => f.write_str("tell at which moment the scene stands"),
            Self::NoSuchMark(mark) => write!(f, "there is no {mark} on this exhibit: name one that stands"),
            Self::NoSuchConclusion { conclusion, offered } => {
                write!(f, "the conclusion `{conclusion}` is not offered here: take one of {}", list(offered))
            }
            Self::BadConfidence(percent) => write!(f, "a confidence of {percent} percent: give 0 to 100"),
            Self::NoSuchGround(ground) => write!(f, "{ground} is no ground in this attempt: name a flag, cue or mark of it"),
            Self::GroundTwice(ground) => write!(f, "{ground} stands twice among the grounds: name it once"),
            Self::NotReferable { institution, offered } => {
                write!(f, "`{institution}` is not offered here: take from {}", list(offered))
            }
            Self::InstitutionTwice(institution) => write!(f, "`{institution}` stands twice: name it once"),
            Self::NoChange => f.write_str("it is so already: go on"),
            Self::NoPlenary => f.write_str("hands are counted when a group plays together: begin a plenary"),
            Self::OtherAnswers => f.write_str("the count must name every answer that is offered, each once, in their order"),
        }
    }
}

impl std::error::Error for Rejected {}

impl fmt::Display for Ground {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Flag(flag) => flag.fmt(f),
            Self::Cue(cue) => write!(f, "`{cue}`"),
            Self::Placed(mark) => mark.fmt(f),
            Self::Mark { exhibit, mark } => write!(f, "`{exhibit}/{mark}`"),
        }
    }
}

/// The refusal of an input that this kind of node never takes.
pub(super) fn not_here(node: &Node, input: &Input) -> Rejected {
    Rejected::NotHere { node: node.id.clone(), tried: name_of(input), takes: takes(&node.kind) }
}

/// What an input is called in a message.
const fn name_of(input: &Input) -> &'static str {
    match input {
        Input::Flag { .. } => "flag",
        Input::OpenChoice | Input::Choose { .. } => "choice",
        Input::TimeRanOut => "time limit",
        Input::SceneEnded | Input::SceneFailed { .. } => "end of a scene",
        Input::ReplayScene => "replay",
        Input::MarkExhibit { .. } | Input::UnmarkExhibit { .. } => "mark",
        Input::LeaveExhibit => "leaving of an exhibit",
        Input::SubmitAssessment { .. } => "assessment",
        Input::SubmitReferral { .. } => "referral",
        Input::CountHands { .. } => "count of hands",
        _ => "such input",
    }
}

/// What a node waits for, as the second half of a message.
const fn takes(kind: &NodeKind) -> &'static str {
    match kind {
        NodeKind::Scene(_) => "it is a scene, flag or let it play",
        NodeKind::Exhibit(_) => "it is an exhibit, mark spots or leave it",
        NodeKind::Choose(_) => "it is a choice, take an option",
        NodeKind::Assess(_) => "it is an assessment, conclude",
        NodeKind::Refer(_) => "it is a referral, notify",
        NodeKind::Route(_) => "it is a route, it passes by itself",
        NodeKind::Ending(_) => "it is an ending, the attempt is over",
    }
}
