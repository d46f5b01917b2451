//! `ias course copy`: a course's file onto a stick.

use std::path::Path;

use super::super::Exit;
use super::super::args::Parsed;
use super::super::console::Console;
use super::super::failure::Failure;
use super::super::spec::{DATA, Spec};
use super::{ID, named, unwritten};
use crate::course::disk::write_shared;

pub(in crate::cli) static SPEC: Spec = Spec {
    name: "course copy",
    summary: "Put a course's file into a folder, such as a stick, for the laptops.",
    usage: "ID FOLDER [--data DIR]",
    positionals: &[ID, ("FOLDER", "Where to put it.")],
    count: (2, 2),
    options: &[DATA],
    examples: &[("ias course copy szczecin-11 E:\\", "Write E:\\szczecin-11.course.ron.")],
    notes: "The file holds the course's ticket: hand it to the laptops of the course only. It holds no names.",
    reads_itself: false,
};

pub(in crate::cli) fn run(parsed: &Parsed, console: &mut Console) -> Result<Exit, Failure> {
    let data = parsed.data_folder()?;
    let kept = named(parsed, &data)?;
    let folder = Path::new(&parsed.positionals[1]);
    if !folder.is_dir() {
        return Err(Failure::new(format!("There is no folder {}.", folder.display()), "Is the stick in, and is this its name here?"));
    }
    let to = folder.join(format!("{}.course.ron", kept.course.id));
    write_shared(&to, kept.text.as_bytes()).map_err(|error| unwritten(&to, &error))?;
    console.line(&format!("{}, edition {}.", to.display(), kept.course.edition));
    console.line(&format!("  On each laptop: ias course install {}", to.display()));
    Ok(Exit::Fine)
}
