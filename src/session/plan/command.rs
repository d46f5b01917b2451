//! The commands of a plan.

use std::ops::Range;

use super::super::input::{Confidence, FlagId, Mode, PauseReason, PlacedId, Timers, TraineeCode};
use crate::catalogue::{IndicatorId, InstitutionId};
use crate::scenario::graph::{ConclusionId, OptionId, Spot};
use crate::text::Language;
use crate::time::MediaTime;

/// A command with its place in the file.
#[derive(Clone, Debug, PartialEq)]
pub struct PlanLine {
    /// Line, from 1.
    pub line: u32,
    /// The command's bytes in the text.
    pub bytes: Range<usize>,
    /// What it says.
    pub command: Command,
}

/// A ground as a plan names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GroundWord {
    /// `flag:2`.
    Flag(FlagId),
    /// `mark:1`.
    Placed(PlacedId),
    /// Anything else: a cue, or `EXHIBIT/MARK`.
    Named(String),
}

/// What a line says; see the module for the meaning.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// `trainee CODE`.
    Trainee(TraineeCode),
    /// `mode practice|exam`.
    Mode(Mode),
    /// `timers 200%|off`.
    Timers(Timers),
    /// `language pl|en|uk`.
    Language(Language),
    /// `flag T [X Y] [as INDICATOR]`.
    Flag {
        /// When.
        at: MediaTime,
        /// Where.
        spot: Option<Spot>,
        /// As what.
        named: Option<IndicatorId>,
    },
    /// `name N as INDICATOR|unknown`.
    Name {
        /// Which flag.
        flag: FlagId,
        /// As what; `None`: cannot say.
        indicator: Option<IndicatorId>,
    },
    /// `withdraw N`.
    Withdraw(FlagId),
    /// `wait [S]`.
    Wait(Option<MediaTime>),
    /// `end`.
    End,
    /// `replay`.
    Replay,
    /// `fail TEXT`.
    Fail(String),
    /// `choose OPTION [at T]`.
    Choose {
        /// Which.
        option: OptionId,
        /// When, on the scene's time line.
        at: Option<MediaTime>,
    },
    /// `timeout`.
    Timeout,
    /// `mark X Y`.
    Mark(Spot),
    /// `unmark N`.
    Unmark(PlacedId),
    /// `leave`.
    Leave,
    /// `assess CONCLUSION [because GROUND…] [confidence N]`.
    Assess {
        /// What.
        conclusion: ConclusionId,
        /// On what grounds.
        because: Vec<GroundWord>,
        /// How sure.
        confidence: Confidence,
    },
    /// `refer INSTITUTION…|nobody`.
    Refer(Vec<InstitutionId>),
    /// `pause [distress]`.
    Pause(PauseReason),
    /// `resume`.
    Resume,
    /// `abandon`.
    Abandon,
}

impl Command {
    /// Every command's first word, for nearest-name hints and help.
    pub const WORDS: [&'static str; 21] = [
        "trainee", "mode", "timers", "language", "flag", "name", "withdraw", "wait", "end", "replay", "fail", "choose",
        "timeout", "mark", "unmark", "leave", "assess", "refer", "pause", "resume", "abandon",
    ];

    /// The confidence of an assessment that names none, in percent.
    pub const DEFAULT_CONFIDENCE: Confidence = Confidence(50);
}
