//! The trainer's side: the door, and what is behind it.

#[path = "trainer/door.rs"]
mod door;
#[path = "trainer/results.rs"]
mod results;
