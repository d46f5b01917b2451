//! Scenarios: from the file that a trainer writes to the graph that is played.
//!
//! [`draw`] tells where everything stands on a picture of the flow.
//! [`edit`] changes a text and leaves the rest of it alone, [`mod@format`] lays it out; [`form`] is the table of its fields,
//! [`starter`] begins a new one.
//! [`syntax`] (text → tree) → [`source`] (tree → as written, with places) → [`load`] (names looked up → as played:
//! [`graph`]) → [`check`] (rules). [`disk`] alone meets the disk; [`media_facts`] is what the rest may ask of media.
//! It knows nothing of sessions, scores, windows or codecs.

pub mod check;
pub mod disk;
pub mod draw;
pub mod edit;
pub mod form;
pub mod format;
pub mod generate;
pub mod graph;
pub mod load;
pub mod media_facts;
pub mod source;
pub mod starter;
pub mod syntax;
pub mod twee;
