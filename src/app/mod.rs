//! The application of trainees and trainers: Bevy window, egui screens, kira sound.
//!
//! From the inside out:
//!
//! - [`views`]: the screens as plain functions from a view model to commands; egui only.
//! - `author`: a scenario that is written on the screen; `preview`: its film while the storyboard is written; `watch` notices
//!   what other programs save.
//! - `trainer`: courses, results, names and keys behind the station's passphrase.
//! - `attempt`, `after`, `shelf`, [`application`]: what the screens show and what commands do; joins session, reel and store,
//!   still without a window, so that a test can drive the whole application.
//! - `shell`: Bevy: the window, one frame, redraws, screen readers. `reel_view` draws the film, `sound` makes it heard.
//! - [`theme`], [`i18n`], [`preferences`] and `faults`, which says in three languages what went wrong, serve all of them.
//!
//! No system and no view holds a rule of the film: those live in `session` and `scoring`.

mod after;
pub mod application;
mod attempt;
mod author;
mod faults;
pub mod i18n;
mod lookout;
mod pictures;
pub mod preferences;
mod preview;
pub mod reel_view;
mod shelf;
pub mod shell;
pub mod sound;
pub mod theme;
mod trainer;
pub mod views;
mod watch;

pub use application::{Opening, Purpose};
pub use shell::run;
