//! `ias new`: begins a scenario from a template, with drawn placeholder pictures, sound, captions and a plan.

mod plate;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::Exit;
use super::args::Parsed;
use super::console::Console;
use super::failure::Failure;
use super::find_scenario::SCENARIO_FILE;
use super::spec::{Opt, Spec};
use crate::diagnostic::nearest;
use crate::platform;
use crate::scenario::starter::{self, Starter};
use crate::text::Language;

/// Twenty seconds of a quiet room.
const ROOM: &[u8] = include_bytes!("../../../assets/templates/room.ogg");

pub(super) static SPEC: Spec = Spec {
    name: "new",
    summary: "Begin a scenario: a folder that plays at once, with every field explained in comments.",
    usage: "NAME --template TEMPLATE [--lang LANG] [--into DIR]",
    positionals: &[("NAME", "The new scenario's id and folder: letters without accents, digits, - _ .")],
    count: (1, 1),
    options: &[
        Opt {
            long: "template",
            value: Some("TEMPLATE"),
            help: "lane (border lane), interview (second line), inspection (workplace), prevention (job-seekers).",
        },
        Opt { long: "lang", value: Some("LANG"), help: "Language of texts and comments: pl, en or uk. Without it, the system's, else Polish." },
        Opt { long: "into", value: Some("DIR"), help: "Make the folder in DIR, not here." },
    ],
    examples: &[
        ("ias new night-shift --template lane --lang pl", "Make the folder night-shift from the border lane."),
        ("ias play night-shift --watch", "See it; every save of its scenario.ron shows at once."),
    ],
    notes: "A folder that is there already is never touched.",
    reads_itself: false,
};

pub(super) fn run(parsed: &Parsed, console: &mut Console) -> Result<Exit, Failure> {
    let name = parsed.positionals[0].to_string_lossy().into_owned();
    let language = parsed.language()?.or_else(platform::language).unwrap_or_default();
    let names: Vec<&str> = starter::templates().collect();
    let Some(template) = parsed.text("template")? else {
        return Err(Failure::usage(&SPEC, format!("--template is missing: one of {}.", names.join(", ")), None));
    };
    let Some(begun) = starter::begin(template, language) else {
        let remedy = match nearest(template, names.iter().copied()) {
            Some(meant) => format!("Did you mean --template {meant}?"),
            None => format!("There are: {}.", names.join(", ")),
        };
        return Err(Failure::new(format!("There is no template `{template}`."), remedy));
    };
    let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    if name.is_empty() || name.len() > 64 || name.starts_with('.') || !name.chars().all(fits) {
        return Err(Failure::new(
            format!("`{name}` cannot be a scenario's name."),
            "Take 1 to 64 letters without accents, digits, `-`, `_` and `.`; the title may say more.",
        ));
    }
    let folder = parsed.value("into").map_or_else(PathBuf::new, PathBuf::from).join(&name);
    let unwritten = |error: &io::Error| {
        Failure::new(format!("{error}: {}", folder.display()), "See that you may write there, or choose another folder with --into DIR.")
    };
    if let Some(parent) = folder.parent() {
        fs::create_dir_all(parent).map_err(|error| unwritten(&error))?;
    }
    match fs::create_dir(&folder) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            let message = format!("{} is there already; nothing was changed.", folder.display());
            return Err(Failure::new(message, "Take another name, or another folder with --into DIR."));
        }
        made => made.map_err(|error| unwritten(&error))?,
    }
    if let Err(error) = write(&folder, &begun, language) {
        // Half a scenario is of no use, and would refuse a second try.
        let _ = fs::remove_dir_all(&folder);
        return Err(unwritten(&error));
    }
    let shown = folder.display();
    console.line(&format!("{shown}: begun from the template {template}. Its pictures, sound and captions are placeholders."));
    console.line(&format!("  Write:    {}", folder.join(SCENARIO_FILE).display()));
    console.line(&format!("  Check:    ias check {shown}"));
    console.line(&format!("  Rehearse: ias rehearse {shown} --plan {}", folder.join("plan.txt").display()));
    console.line(&format!("  See:      ias play {shown} --watch"));
    Ok(Exit::Fine)
}

fn write(folder: &Path, begun: &Starter, language: Language) -> io::Result<()> {
    fs::write(folder.join(SCENARIO_FILE), &begun.scenario)?;
    fs::write(folder.join("plan.txt"), &begun.plan)?;
    let place = |path: &String| -> io::Result<PathBuf> {
        let path = folder.join(path);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        Ok(path)
    };
    for still in &begun.stills {
        let path = place(still)?;
        let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        plate::draw(&stem).save(&path).map_err(io::Error::other)?;
    }
    for sound in &begun.sounds {
        fs::write(place(sound)?, ROOM)?;
    }
    for captions in &begun.captions {
        fs::write(place(captions)?, format!("WEBVTT\n\n00:01.000 --> 00:05.000\n{}\n", quiet(language)))?;
    }
    Ok(())
}

/// What the placeholder sound is.
fn quiet(language: Language) -> &'static str {
    match language {
        Language::Pl => "[cicho, szum pomieszczenia]",
        Language::En => "[quiet, the hum of a room]",
        Language::Uk => "[тихо, гул приміщення]",
    }
}
