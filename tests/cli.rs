//! The program as its users meet it: arguments, text, exit codes, files, and what is left after a kill.

#[path = "cli/authoring.rs"]
mod authoring;
#[path = "cli/checking.rs"]
mod checking;
#[path = "cli/commands.rs"]
mod commands;
#[path = "cli/courses.rs"]
mod courses;
#[path = "cli/crash.rs"]
mod crash;
#[cfg(feature = "film")]
#[path = "cli/film.rs"]
mod film;
#[path = "cli/exports.rs"]
mod exports;
#[path = "cli/fixture.rs"]
mod fixture;
#[path = "cli/group.rs"]
mod group;
#[path = "cli/handing_in.rs"]
mod handing_in;
#[path = "cli/packs.rs"]
mod packs;
#[path = "cli/pushing.rs"]
mod pushing;
#[path = "cli/keeping.rs"]
mod keeping;
