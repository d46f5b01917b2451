//! What stands on the projector when a group plays: questions with hands, a black screen, the trainer's keys.
//!
//! Drawn with the larger letters that the application sets for a plenary. The keys are those that a presenter's remote
//! sends: page down goes on, page up goes back, B blacks the screen out.

mod hands;
mod keys;

pub use hands::{Answer, HandsView};
pub(in crate::app::views) use hands::{flag_hands_ui, hands_ui};
pub(in crate::app::views) use keys::{blank_ui, keys_ui, trainer_keys};

/// How large letters are at least, beside the size set by the person: an answer's line is then more than a twenty-fifth of
/// the picture's height.
pub const TEXT_SCALE: f32 = 1.7;

/// What a trainer asks for before a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlenaryCommand {
    /// So many people are in the room.
    Present(u16),
    /// That answer, by its place, got so many hands.
    Hands(usize, u16),
    /// A digit of the hands of the answer looked at.
    Digit(u8),
    /// The last digit of them was wrong.
    Erase,
    /// Look at that answer.
    Look(usize),
    /// Keep the count, show hands and reasons.
    Reveal,
    /// Hide the reasons and count once more.
    CountAgain,
    /// Go on with that answer.
    GoOn(usize),
    /// So many called the flag that is being named.
    FlagHands(u16),
    /// Black screen on or off.
    Blank,
    /// Show or hide the trainer's keys.
    Keys,
}
