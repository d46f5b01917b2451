//! `ias course list`: the courses on this computer.

use serde_json::Value;

use super::super::Exit;
use super::super::args::{Format, Parsed};
use super::super::console::Console;
use super::super::failure::Failure;
use super::super::spec::{DATA, FORMAT, Spec};
use super::super::station::shelf;
use super::counted;
use crate::course::disk::Kept;
use crate::platform;
use crate::time::Day;

pub(in crate::cli) static SPEC: Spec = Spec {
    name: "course list",
    summary: "List the courses on this computer.",
    usage: "[--format FORMAT] [--data DIR]",
    positionals: &[],
    count: (0, 0),
    options: &[FORMAT, DATA],
    examples: &[("ias course list", "Every course, with days and codes.")],
    notes: "Exit code 1 when one of them cannot be read.",
    reads_itself: false,
};

pub(in crate::cli) fn run(parsed: &Parsed, console: &mut Console) -> Result<Exit, Failure> {
    let data = parsed.data_folder()?;
    let format = parsed.format()?;
    let today = Day::of(platform::now());
    let (sound, faulty): (Vec<_>, Vec<_>) = shelf(&data).all().into_iter().partition(Result::is_ok);
    let sound: Vec<Kept> = sound.into_iter().flatten().collect();
    match format {
        Format::Json => {
            let all: Vec<Value> = sound.iter().map(|kept| super::show::as_json(&kept.course)).collect();
            console.line(&Value::from(all).to_string());
        }
        Format::Text if sound.is_empty() && faulty.is_empty() => {
            console.line(&format!("No course is on this computer ({}).", data.root.display()));
            console.line("`ias course new` makes one, `ias course install FILE` takes one in.");
        }
        Format::Text => {
            let width = sound.iter().map(|kept| kept.course.id.0.len()).max().unwrap_or(0);
            for Kept { course, .. } in &sound {
                let over = if course.retain_until < today { "  (time to delete it: ias course expire)" } else { "" };
                let codes = counted(course.roster.len(), "code", "codes");
                console.line(&format!("{:width$}  {} to {}  {codes:10}  {}, {}{over}", course.id.0, course.begins, course.ends, course.title.get(course.language), course.place));
            }
        }
    }
    for error in faulty.iter().filter_map(|faulty| faulty.as_ref().err()) {
        console.tell(&format!("ias: {error}\n     {}", error.remedy()));
    }
    Ok(if faulty.is_empty() { Exit::Fine } else { Exit::Findings })
}
