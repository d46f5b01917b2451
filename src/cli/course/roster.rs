//! `ias course roster`: the codes of a course, and new ones.

use serde_json::{Value, json};

use super::super::Exit;
use super::super::args::{Format, Parsed};
use super::super::console::Console;
use super::super::failure::Failure;
use super::super::spec::{DATA, FORMAT, Opt, Spec};
use super::super::station::{shelf, station, unlock};
use super::{ID, counted, named};
use crate::course::{code, with_roster};
use crate::keys::Names;
use crate::platform::random_bytes;
use crate::session::TraineeCode;

pub(in crate::cli) static SPEC: Spec = Spec {
    name: "course roster",
    summary: "List the codes of a course, with the names behind them if you like, or add new ones.",
    usage: "ID [--add NUMBER] [--names] [--format FORMAT] [--data DIR]",
    positionals: &[ID],
    count: (1, 1),
    options: &[
        Opt { long: "add", value: Some("NUMBER"), help: "Make that many new codes, and count the course's edition up." },
        Opt { long: "names", value: None, help: "Also tell who is behind each code; asks for the station's passphrase." },
        FORMAT,
        DATA,
    ],
    examples: &[("ias course roster szczecin-11 --add 3", "Three more; copy the course to the laptops again."), ("ias course roster szczecin-11 --names", "Who has which code.")],
    notes: "",
    reads_itself: false,
};

pub(in crate::cli) fn run(parsed: &Parsed, console: &mut Console) -> Result<Exit, Failure> {
    let data = parsed.data_folder()?;
    let format = parsed.format()?;
    let kept = named(parsed, &data)?;
    let mut codes = kept.course.roster.clone();
    if let Some(count) = super::new::number(parsed, "add")? {
        if station(&data).recipient()?.to_string() != kept.course.recipient {
            return Err(Failure::new(
                "This course was made at another station.",
                "Codes are added where it was made, so that nobody gets an edition that the trainer does not know.",
            ));
        }
        let fresh = code::fresh(count, &codes, random_bytes);
        codes.extend(fresh.iter().cloned());
        let edition = kept.course.edition + 1;
        let text = with_roster(&kept.text, &codes, edition).map_err(|error| Failure::new(format!("{error}."), "Mend the file by hand: `ias course check` tells where."))?;
        shelf(&data).install(&kept.path, &text)?;
        console.tell(&format!("{} added; the course is edition {edition} now. Copy it to the laptops again: ias course copy {} FOLDER", counted(count, "code", "codes"), kept.course.id));
        codes = fresh;
    }
    let names = if parsed.switch("names") { unlock(&data)?.names()? } else { Names::default() };
    match format {
        Format::Json => console.line(&Value::from_iter(codes.iter().map(|code| json!({"code": code, "person": names.of(code)}))).to_string()),
        Format::Text => codes.iter().for_each(|code| console.line(row(code, &names).trim_end())),
    }
    Ok(Exit::Fine)
}

fn row(code: &TraineeCode, names: &Names) -> String {
    format!("{code}  {}", names.of(code).and_then(|person| person.name.as_deref()).unwrap_or_default())
}
