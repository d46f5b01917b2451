//! Made-up data for every screen, for tests and for looking at the screens without a film.

mod after;
mod author;
mod before;
mod during;
mod trainer;

pub use after::{assess, debrief, refer, results};
pub use author::{author, author_naming, author_picking, faults, preview};
pub use before::{briefing, library, library_course, library_empty, settings};
pub use trainer::{trainer_courses, trainer_doors, trainer_empty, trainer_form, trainer_names};
pub use during::{groups, play, play_after, play_choice, play_classify, play_exhibit, play_halts, play_hands, play_trainer};
