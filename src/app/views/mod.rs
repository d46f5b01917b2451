//! The screens as plain functions: `(ui, look, view model, commands)`, egui only.
//!
//! A view model holds what to show, in words already; a view draws it and pushes [`UiCommand`]s. No view keeps a rule of
//! the film, reads a clock or touches a disk, so each can be driven by a test without a window.

pub mod assess;
pub mod author;
pub mod briefing;
pub mod command;
pub mod debrief;
pub mod faults;
pub mod handbook;
pub mod library;
pub mod look;
pub mod packs;
pub mod play;
pub mod plenary;
pub mod preview;
pub mod refer;
pub mod results;
#[cfg(feature = "kittest")]
pub mod sample;
pub mod settings;
pub mod trainer;
pub mod widgets;

pub use command::UiCommand;
pub use look::Look;
