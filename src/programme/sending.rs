//! Results to a learning record store: how much there is to send, and sending it. A command and a screen do the same with it.
//!
//! It must not know: where key and secret come from, who looks on. Waiting and stopping are whoever hears.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::ops::ControlFlow;

use super::Ground;
use super::export::lines;
use super::source::{Kept, Passed, Scenarios, Wanted, each};
use crate::push::{Hear, Limits, Position, PushError, RecordStore, Sender, Summary};
use crate::report::xapi::Home;
use crate::scenario::graph::ScenarioId;
use crate::session::TraineeCode;
use crate::store::StoreError;

/// Why it came to no end.
#[derive(Debug)]
pub enum Ended {
    /// The attempts cannot be read.
    Store(StoreError),
    /// The record store, or somebody who stopped it.
    Push(PushError),
}

impl fmt::Display for Ended {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Store(error) => error.fmt(f),
            Self::Push(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for Ended {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Store(error) => Some(error),
            Self::Push(error) => Some(error),
        }
    }
}

impl From<StoreError> for Ended {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<PushError> for Ended {
    fn from(error: PushError) -> Self {
        Self::Push(error)
    }
}

/// What was left out of sending, and what was sent without texts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LeftOut {
    /// Statements and attempts that nobody should be sent, each with what is wrong with it.
    pub faults: Vec<String>,
    /// Scenarios that are not here in the version that was played, and in how many attempts: they are sent as ids.
    pub missing: BTreeMap<ScenarioId, u64>,
    /// What went by: sittings, and what cannot be read.
    pub passed: Passed,
}

impl LeftOut {
    /// Whether everything that is meant can go.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.faults.is_empty() && self.passed.unreadable.is_empty()
    }
}

/// What would be sent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Planned {
    /// Attempts that were not sent before.
    pub attempts: u64,
    /// Their statements.
    pub statements: u64,
    /// Whose they are.
    pub trainees: BTreeSet<TraineeCode>,
    /// Attempts that were sent before.
    pub before: u64,
    /// The first statement that says what was noticed, else the first, as it would go out.
    pub example: Option<String>,
    /// What would be left out.
    pub left_out: LeftOut,
}

/// Works out what would be sent, without asking the record store anything. `position` knows what was sent before; `hear` hears
/// after every attempt how far it is.
///
/// # Errors
/// [`Ended`]
pub fn planned(
    ground: &Ground,
    wanted: &Wanted,
    home: &Home,
    position: Option<&Position>,
    mut hear: impl FnMut(&Planned) -> ControlFlow<()>,
) -> Result<Planned, Ended> {
    let mut scenarios = Scenarios::of(ground);
    let mut planned = Planned::default();
    let mut tells = false;
    let passed = each(ground, wanted, |kept| {
        if position.is_some_and(|position| position.has(&kept.about.attempt.0, scores(&kept))) {
            planned.before += 1;
        } else {
            let (lines, faults) = lines(&kept, home, &mut scenarios);
            planned.attempts += 1;
            planned.statements += lines.len() as u64;
            planned.trainees.insert(kept.first.trainee.clone());
            planned.left_out.faults.extend(faults);
            if !tells {
                let told = lines.iter().find(|(_, line)| line.contains("/cue/"));
                tells = told.is_some();
                if let Some((_, line)) = told.or_else(|| lines.first().filter(|_| planned.example.is_none())) {
                    planned.example = Some(line.clone());
                }
            }
        }
        match hear(&planned) {
            ControlFlow::Continue(()) => Ok(()),
            ControlFlow::Break(()) => Err(Ended::Push(PushError::Stopped)),
        }
    })?;
    planned.left_out.passed = passed;
    planned.left_out.missing = scenarios.missing;
    Ok(planned)
}

/// What was sent.
#[derive(Debug)]
pub struct Sent {
    /// What the record store took, and what it did not.
    pub summary: Summary,
    /// What was left out.
    pub left_out: LeftOut,
    /// Whether it came to its end; what was taken until then is noted.
    pub ended: Result<(), Ended>,
}

impl Sent {
    /// Whether everything that is meant is in the record store.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.ended.is_ok() && self.summary.set_aside == 0 && self.left_out.is_whole()
    }
}

/// Sends what was not sent before. The position was begun with the same home.
pub fn send(
    ground: &Ground,
    wanted: &Wanted,
    home: &Home,
    store: &mut dyn RecordStore,
    position: &mut Position,
    limits: Limits,
    hear: &mut Hear<'_>,
) -> Sent {
    let mut scenarios = Scenarios::of(ground);
    let mut left_out = LeftOut::default();
    let mut hear = |summary: &Summary, stage| hear(summary, stage);
    let mut sender = Sender::new(store, position, limits, &mut hear);
    let passed = each(ground, wanted, |kept| {
        if sender.passes(&kept.about.attempt.0, scores(&kept)) {
            return Ok::<(), Ended>(());
        }
        let (lines, found) = lines(&kept, home, &mut scenarios);
        left_out.faults.extend(found);
        Ok(sender.add(&kept.about.attempt.0, scores(&kept), lines)?)
    });
    let ended = passed.and_then(|passed| {
        left_out.passed = passed;
        Ok(sender.finish()?)
    });
    left_out.missing = std::mem::take(&mut scenarios.missing);
    Sent { summary: sender.summary().clone(), left_out, ended }
}

/// How many scores the attempt has: a later one is sent, too.
fn scores(kept: &Kept) -> usize {
    1 + kept.rescored.len()
}
