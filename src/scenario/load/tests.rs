//! Loading, by examples.
