//! `ias course show`: one course. Its ticket is not shown: a screen may have more readers than the file.

use serde_json::{Value, json};

use super::super::Exit;
use super::super::args::{Format, Parsed};
use super::super::console::Console;
use super::super::failure::Failure;
use super::super::spec::{DATA, FORMAT, Spec};
use super::{ID, counted, named};
use crate::course::{Course, Purpose};
use crate::session::Mode;

pub(in crate::cli) static SPEC: Spec = Spec {
    name: "course show",
    summary: "Show one course: what is played, when, where, by how many, and until when results are kept.",
    usage: "ID [--format FORMAT] [--data DIR]",
    positionals: &[ID],
    count: (1, 1),
    options: &[FORMAT, DATA],
    examples: &[("ias course show szczecin-11", "Everything but its ticket.")],
    notes: "",
    reads_itself: false,
};

pub(in crate::cli) fn run(parsed: &Parsed, console: &mut Console) -> Result<Exit, Failure> {
    let data = parsed.data_folder()?;
    let kept = named(parsed, &data)?;
    let course = &kept.course;
    if parsed.format()? == Format::Json {
        console.line(&as_json(course).to_string());
        return Ok(Exit::Fine);
    }
    let mut put = |name: &str, value: &str| console.line(&format!("{name:12}{value}"));
    put("course", &format!("{}, edition {}", course.id, course.edition));
    put("title", course.title.get(course.language));
    put("place", &course.place);
    put("days", &format!("{} to {}", course.begins, course.ends));
    for part in &course.parts {
        put("plays", &format!("{} ({}, {})", part.scenario.0, purpose(part.purpose), mode(part.mode)));
    }
    put("pass mark", &course.pass_mark.map_or("as the scenarios say".to_owned(), |mark| format!("{}.{} %", mark / 10, mark % 10)));
    put("language", course.language.own_name());
    put("kept until", &course.retain_until.to_string());
    put("sealed to", &course.recipient);
    put("roster", &counted(course.roster.len(), "code", "codes"));
    put("file", &kept.path.display().to_string());
    Ok(Exit::Fine)
}

const fn purpose(purpose: Purpose) -> &'static str {
    match purpose {
        Purpose::Training => "training",
        Purpose::PreTest => "pre-test",
        Purpose::PostTest => "post-test",
    }
}

const fn mode(mode: Mode) -> &'static str {
    match mode {
        Mode::Practice | Mode::Plenary => "practice",
        Mode::Exam => "exam",
    }
}

/// A course for programs, without its ticket.
pub(super) fn as_json(course: &Course) -> Value {
    json!({
        "id": course.id,
        "edition": course.edition,
        "title": course.title,
        "place": course.place,
        "begins": course.begins,
        "ends": course.ends,
        "scenarios": course.parts,
        "pass_mark": course.pass_mark,
        "language": course.language,
        "retain_until": course.retain_until,
        "recipient": course.recipient,
        "roster": course.roster,
    })
}
