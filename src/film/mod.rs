//! Drawing and voicing films from a storyboard.
