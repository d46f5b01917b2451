//! What the attempt waits for, for screens and for the plan.

use serde::{Deserialize, Serialize};

use super::event::StuckWhy;
use super::state::State;
use crate::scenario::graph::{NodeId, OptionId};

/// How an attempt finished.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Finish {
    /// At an ending of the film.
    Ended {
        /// Which.
        ending: NodeId,
    },
    /// The scenario led nowhere.
    Stuck {
        /// Where.
        node: NodeId,
        /// Why.
        why: StuckWhy,
    },
    /// The trainee gave up.
    Abandoned,
}

/// How far the choice of the node on screen is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ChoiceStage {
    /// Not open, or there is none.
    Closed,
    /// May be answered; the options are the visit's `offered`.
    Open,
    /// Answered; the scene plays to its end.
    Made {
        /// With what.
        option: OptionId,
    },
}

/// What the attempt waits for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Phase {
    /// `Begin`.
    #[default]
    NotBegun,
    /// Whatever the node on screen asks for: see the graph's node for its kind. In a scene, [`State::here`] tells whether
    /// the picture still runs (`stopped`).
    At {
        /// Which.
        node: NodeId,
        /// Its choice, for a scene or a choice.
        choice: ChoiceStage,
    },
    /// The names of the flags of the scene just left (exam): [`State::flags_to_name`].
    Classifying {
        /// Where it goes on.
        next: NodeId,
    },
    /// Nothing: the attempt is over.
    Over {
        /// How it finished.
        how: Finish,
    },
}

/// What the attempt waits for, whether it is paused or not.
#[must_use]
pub fn phase(state: &State) -> Phase {
    state.phase.clone()
}

impl State {
    /// Flags of the node on screen that count and are not named yet, in the order raised.
    pub fn flags_to_name(&self) -> impl Iterator<Item = &super::state::Flag> {
        let here = self.visits.len().saturating_sub(1);
        self.flags.iter().filter(move |flag| flag.visit == here && flag.counts() && flag.named.is_none())
    }
}
