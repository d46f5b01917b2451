//! Reports as HTML: one file each, with its style and its pictures inside, no script, nothing fetched.
//!
//! They read on light and dark screens, on a telephone and on paper (A4), without colour, and by a screen reader: headings in
//! order, tables with scoped headers, a link past the head, a language on the page.

mod attempt;
mod group;
pub(crate) mod page;

pub use attempt::{AttemptReport, Picture, Shot, attempt};
pub use group::{Edition, FEWEST, GroupPage, ProgrammePage, group, programme};
