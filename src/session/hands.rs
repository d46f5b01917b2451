//! How many hands went up: what a group that plays together was asked, and how it answered.
//!
//! A count decides nothing: what the group then does is told to the machine as if one trainee did it. A count can be taken
//! again; the last one counts. Nobody is named.

use serde::{Deserialize, Serialize};

use super::input::FlagId;
use crate::scenario::graph::{ConclusionId, OptionId};

/// Hands counted on one question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HandCount {
    /// How many people are in the room; hands may be fewer, or more where some raised both.
    pub present: u16,
    /// What was asked, and how many hands each answer got.
    pub asked: Asked,
}

/// What the group was asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Asked {
    /// Which option: each that is offered, once, in the order shown.
    Option(Vec<(OptionId, u16)>),
    /// Which conclusion: each of the assessment's, once, in its order.
    Conclusion(Vec<(ConclusionId, u16)>),
    /// Who saw what this flag stands for.
    Flag(FlagId, u16),
}

impl Asked {
    /// Whether both ask the same, whatever was answered.
    #[must_use]
    pub fn is_same_question(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Option(_), Self::Option(_)) | (Self::Conclusion(_), Self::Conclusion(_)) => true,
            (Self::Flag(one, _), Self::Flag(two, _)) => one == two,
            _ => false,
        }
    }

    /// The hands that each answer got, in order.
    #[must_use]
    pub fn hands(&self) -> Vec<u16> {
        match self {
            Self::Option(hands) => hands.iter().map(|(_, hands)| *hands).collect(),
            Self::Conclusion(hands) => hands.iter().map(|(_, hands)| *hands).collect(),
            Self::Flag(_, hands) => vec![*hands],
        }
    }
}

/// A count with the stay at which it was taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HandsTaken {
    /// The visit, as a place in [`super::State::visits`].
    pub visit: usize,
    /// What was counted.
    pub count: HandCount,
}

/// The answer that got most hands, by its place; `None` when two share the lead or no hand went up.
///
/// ```
/// use ias::session::majority;
/// assert_eq!(majority(&[3, 7, 1]), Some(1));
/// assert_eq!(majority(&[4, 4]), None);
/// assert_eq!(majority(&[0, 0]), None);
/// ```
#[must_use]
pub fn majority(hands: &[u16]) -> Option<usize> {
    let most = hands.iter().copied().max().filter(|most| *most > 0)?;
    let mut leads = hands.iter().enumerate().filter(|(_, hands)| **hands == most).map(|(place, _)| place);
    leads.next().filter(|_| leads.next().is_none())
}
