//! A course as the text of `course.ron`, every field explained in one language; and changes of such a text that leave the
//! rest of it as its trainer wrote it.

use std::fmt::Write as _;

use super::{Course, Part, Purpose, form};
use crate::scenario::edit::{EditError, Script, write::text as quoted};
use crate::scenario::form::Group;
use crate::session::{Mode, TraineeCode};
use crate::text::{Language, Localized, LocalizedText};

/// The file of a course. What is explained stands above its field; without `explained` nothing is.
#[must_use]
pub fn write(course: &Course, explained: Option<Language>) -> String {
    let mut text = String::from("#![enable(implicit_some)]\n");
    comment(&mut text, explained, &form::COURSE, "", "");
    text.push_str("Course(\n");
    for (name, value) in fields(course, explained) {
        comment(&mut text, explained, &form::COURSE, name, "    ");
        writeln!(text, "    {name}: {value},").expect("writing to a String");
    }
    comment(&mut text, explained, &form::COURSE, "roster", "    ");
    writeln!(text, "    roster: {},\n)", roster(&course.roster, "    ")).expect("writing to a String");
    text
}

/// Every field but the roster, in order.
fn fields(course: &Course, explained: Option<Language>) -> [(&'static str, String); 13] {
    let pass_mark = course.pass_mark.map_or("None".to_owned(), |mark| match (mark / 10, mark % 10) {
        (whole, 0) => whole.to_string(),
        (whole, tenth) => format!("{whole}.{tenth}"),
    });
    let mut parts = String::from("[\n");
    comment(&mut parts, explained, &form::PART, "*", "        ");
    for part in &course.parts {
        writeln!(parts, "        {},", self::part(part)).expect("writing to a String");
    }
    parts.push_str("    ]");
    let ticket = course.ticket.iter().fold(String::new(), |text, byte| text + &format!("{byte:02x}"));
    [
        ("format", "1".to_owned()),
        ("id", quoted(&course.id.0)),
        ("edition", course.edition.to_string()),
        ("title", localized(&course.title)),
        ("place", quoted(&course.place)),
        ("begins", quoted(&course.begins.to_string())),
        ("ends", quoted(&course.ends.to_string())),
        ("language", quoted(course.language.tag())),
        ("scenarios", parts),
        ("pass_mark", pass_mark),
        ("retain_until", quoted(&course.retain_until.to_string())),
        ("recipient", quoted(&course.recipient)),
        ("ticket", quoted(&ticket)),
    ]
}

/// The text of a course as another: what differs is written anew, the rest stays as its trainer wrote it.
///
/// # Errors
/// [`EditError`] when the text holds no course that could be changed.
pub fn changed(text: &str, from: &Course, to: &Course) -> Result<String, EditError> {
    let mut text = text.to_owned();
    let mut set = |name: &str, value: &str| {
        let script = Script::new(text.as_str());
        text = script.set(name, value)?.apply(script.text());
        Ok::<(), EditError>(())
    };
    for ((name, old), (_, new)) in fields(from, None).into_iter().zip(fields(to, None)) {
        if old != new {
            set(name, &new)?;
        }
    }
    if from.roster != to.roster {
        set("roster", &roster(&to.roster, ""))?;
    }
    Ok(text)
}

/// The text with another roster, counted up to that edition; the rest stays as it was written.
///
/// # Errors
/// [`EditError`] when the text holds no course that could be changed.
pub fn with_roster(text: &str, codes: &[TraineeCode], edition: u32) -> Result<String, EditError> {
    let script = Script::new(text);
    let change = script.set("roster", &roster(codes, ""))?;
    let script = Script::new(change.apply(text));
    let change = script.set("edition", &edition.to_string())?;
    Ok(change.apply(script.text()))
}

/// Four codes a line.
fn roster(codes: &[TraineeCode], indent: &str) -> String {
    if codes.is_empty() {
        return "[]".to_owned();
    }
    let mut text = String::from("[\n");
    for line in codes.chunks(4) {
        let line: Vec<String> = line.iter().map(|code| format!("{},", quoted(&code.0))).collect();
        writeln!(text, "{indent}    {}", line.join(" ")).expect("writing to a String");
    }
    text + indent + "]"
}

fn part(part: &Part) -> String {
    let purpose = match part.purpose {
        Purpose::Training => "Training",
        Purpose::PreTest => "PreTest",
        Purpose::PostTest => "PostTest",
    };
    let mode = match part.mode {
        // What a group does together is led by the trainer and is no part of anybody's course.
        Mode::Practice | Mode::Plenary => "Practice",
        Mode::Exam => "Exam",
    };
    format!("(scenario: {}, purpose: {purpose}, mode: {mode})", quoted(&part.scenario.0))
}

fn localized(text: &LocalizedText) -> String {
    match text {
        Localized::Plain(text) => quoted(text),
        Localized::ByLanguage(map) => {
            let pairs: Vec<String> = map.iter().map(|(language, text)| format!("\"{language}\": {}", quoted(text))).collect();
            format!("{{{}}}", pairs.join(", "))
        }
    }
}

/// What a field means; of the group itself for an empty name, of each of its fields for `*`.
fn comment(text: &mut String, language: Option<Language>, form: &Group, name: &str, indent: &str) {
    let Some(language) = language else { return };
    let told = form.fields.iter().filter(|field| field.name == name || name == "*");
    let lines: Vec<String> = match name {
        "" => vec![form.meaning.get(language).to_owned()],
        "*" => told.map(|field| format!("{}: {}", field.name, field.meaning.get(language))).collect(),
        _ => told.map(|field| field.meaning.get(language).to_owned()).collect(),
    };
    for line in lines {
        writeln!(text, "{indent}// {line}").expect("writing to a String");
    }
}
