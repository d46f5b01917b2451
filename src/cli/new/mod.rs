//! `ias new`: begins a scenario from a template or from a story of Twine, with drawn placeholder pictures, sound, captions and a plan.

mod plate;

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
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
use crate::scenario::twee;
use crate::text::Language;

/// Twenty seconds in which two soft notes ring again and again, at the level that every sound should have: to be heard, and to be
/// replaced.
const PLACEHOLDER: &[u8] = include_bytes!("../../../assets/templates/placeholder.ogg");

pub(super) static SPEC: Spec = Spec {
    name: "new",
    summary: "Begin a scenario: a folder that plays at once, with every field explained in comments.",
    usage: "NAME --template TEMPLATE | --from-twee FILE [--lang LANG] [--into DIR]",
    positionals: &[("NAME", "The new scenario's id and folder: letters without accents, digits, - _ .")],
    count: (1, 1),
    options: &[
        Opt {
            long: "template",
            value: Some("TEMPLATE"),
            help: "lane (border lane), interview (second line), inspection (workplace), prevention (job-seekers).",
        },
        Opt {
            long: "from-twee",
            value: Some("FILE"),
            help: "Begin with a story of Twine: its passages become scenes, its links options (Twine: Build, Export As Twee).",
        },
        Opt { long: "lang", value: Some("LANG"), help: "Language of texts and comments: pl, en or uk. Without it, the system's, else Polish." },
        Opt { long: "into", value: Some("DIR"), help: "Make the folder in DIR, not here." },
    ],
    examples: &[
        ("ias new night-shift --template lane --lang pl", "Make the folder night-shift from the border lane."),
        ("ias new market --from-twee story.twee --lang pl", "Make the folder market from a story."),
        ("ias play night-shift --watch", "See it; every save of its scenario.ron shows at once."),
    ],
    notes: "A folder that is there already is never touched.",
    reads_itself: false,
};

pub(super) fn run(parsed: &Parsed, console: &mut Console) -> Result<Exit, Failure> {
    let name = parsed.positionals[0].to_string_lossy().into_owned();
    let language = parsed.language()?.or_else(platform::language).unwrap_or_default();
    let (begun, of) = match (parsed.text("template")?, parsed.value("from-twee")) {
        (Some(template), None) => (from_template(template, language)?, format!("the template {template}")),
        (None, Some(file)) => {
            let story = from_twee(Path::new(file), language, console)?;
            (story, Path::new(file).display().to_string())
        }
        (Some(_), Some(_)) => return Err(Failure::usage(&SPEC, "--template and --from-twee do not go together.", None)),
        (None, None) => {
            let names: Vec<&str> = starter::templates().collect();
            return Err(Failure::usage(&SPEC, format!("--template is missing: one of {}.", names.join(", ")), None));
        }
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
    console.line(&format!("{shown}: begun from {of}. Its pictures, sound and captions are placeholders."));
    console.line(&format!("  Write:    {}", folder.join(SCENARIO_FILE).display()));
    console.line(&format!("  Check:    ias check {shown}"));
    console.line(&format!("  Rehearse: ias rehearse {shown} --plan {}", folder.join("plan.txt").display()));
    console.line(&format!("  See:      ias play {shown} --watch"));
    Ok(Exit::Fine)
}

fn from_template(template: &str, language: Language) -> Result<Starter, Failure> {
    starter::begin(template, language).ok_or_else(|| {
        let names: Vec<&str> = starter::templates().collect();
        let remedy = match nearest(template, names.iter().copied()) {
            Some(meant) => format!("Did you mean --template {meant}?"),
            None => format!("There are: {}.", names.join(", ")),
        };
        Failure::new(format!("There is no template `{template}`."), remedy)
    })
}

/// Reads a story, and tells what could not be taken over.
fn from_twee(file: &Path, language: Language, console: &mut Console) -> Result<Starter, Failure> {
    /// Tens of thousands of passages are less.
    const LONGEST: u64 = 32 << 20;
    let unread = |what: &str| Failure::new(format!("{}: {what}.", file.display()), twee::NoStory::NoPassages.remedy());
    let length = fs::metadata(file).map_err(|error| unread(&error.to_string()))?.len();
    if length > LONGEST {
        return Err(unread("it is too long for a story"));
    }
    let bytes = fs::read(file).map_err(|error| unread(&error.to_string()))?;
    let text = String::from_utf8(bytes).map_err(|_| unread("it is no text in UTF-8"))?;
    let story = twee::read(&text).map_err(|error| Failure::new(format!("{}: {error}.", file.display()), error.remedy()))?;
    let begun = twee::skeleton(&story, language);
    for remark in &begun.remarks {
        console.line(&format!("{}:{}: {}", file.display(), remark.line, remark.what));
    }
    console.line(&format!("{} scenes, {} endings, {} links taken over.", begun.scenes, begun.endings, begun.links));
    Ok(begun.starter)
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
    // A story may have thousands of scenes; those without a picture of their own share one, drawn once.
    let mut drawn: BTreeMap<&str, Vec<u8>> = BTreeMap::new();
    for still in &begun.stills {
        let path = place(still)?;
        let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let plate = match drawn.entry(plate::name(&stem)) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(free) => free.insert(png(&plate::draw(&stem))?),
        };
        fs::write(&path, plate)?;
    }
    for sound in &begun.sounds {
        fs::write(place(sound)?, PLACEHOLDER)?;
    }
    for captions in &begun.captions {
        fs::write(place(captions)?, format!("WEBVTT\n\n00:01.000 --> 00:05.000\n{}\n", quiet(language)))?;
    }
    Ok(())
}

fn png(plate: &image::RgbImage) -> io::Result<Vec<u8>> {
    let mut bytes = io::Cursor::new(Vec::new());
    plate.write_to(&mut bytes, image::ImageFormat::Png).map_err(io::Error::other)?;
    Ok(bytes.into_inner())
}

/// What the placeholder sound is.
fn quiet(language: Language) -> &'static str {
    match language {
        Language::Pl => "[cicho, szum pomieszczenia]",
        Language::En => "[quiet, the hum of a room]",
        Language::Uk => "[тихо, гул приміщення]",
    }
}
