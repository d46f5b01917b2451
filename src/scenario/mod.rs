//! Scenarios: from the file that a trainer writes to the graph that is played.
//!
//! It knows nothing of sessions, scores, windows or codecs; media facts arrive as an argument.

pub mod graph;
