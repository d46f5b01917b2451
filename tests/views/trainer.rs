//! The trainer's side: the door, and what is behind it.

#[path = "trainer/courses.rs"]
mod courses;
#[path = "trainer/names.rs"]
mod names;
#[path = "trainer/door.rs"]
mod door;
#[path = "trainer/results.rs"]
mod results;
#[path = "trainer/sheet.rs"]
mod sheet;
#[path = "trainer/sending.rs"]
mod sending;
