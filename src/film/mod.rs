//! Drawing and voicing films from a storyboard.

pub mod figure;
