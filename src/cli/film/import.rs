//! `ias film import`: films and recordings of one's own into a scenario, each decoded once before it is offered.
//!
//! The decoder runs in a child process: whatever a file does to it, this one lives to tell.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::super::args;
use super::super::console::Console;
use super::super::failure::Failure;
use super::super::find_scenario;
use super::super::spec::{Opt, Spec};
use super::super::Exit;
use crate::diagnostic::nearest;
use crate::film::import::{self, ImportError};
use crate::film::storyboard::{Beat, Storyboard};
use crate::media::probe::probe_whole;
use crate::platform;
use crate::text::Language;

pub(super) static SPEC: Spec = Spec {
    name: "film import",
    summary: "Films and recordings of your own, made into what the film plays.",
    usage: "FILE… --into SCENARIO [--name ID] [--voice LANG/LINE] [--again]",
    positionals: &[("FILE…", "Films from a telephone or a camera, or one recorded line.")],
    count: (1, usize::MAX),
    options: &[
        Opt { long: "into", value: Some("SCENARIO"), help: "The scenario's folder." },
        Opt { long: "name", value: Some("ID"), help: "Name of the clip; without it, from the file's name." },
        Opt { long: "voice", value: Some("LANG/LINE"), help: "The file is a recorded line of the storyboard, e.g. pl/lane-documents." },
        Opt { long: "again", value: None, help: "Replace a clip or recording of that name." },
    ],
    examples: &[
        ("ias film import VID_0012.mov --into scenarios/mine --name arrival", "A clip with its sound."),
        ("ias film import rec.m4a --into scenarios/mine --voice pl/lane-documents", "A line in your own voice."),
    ],
    notes: "Needs ffmpeg. Exit code 1 when a file could not be used; the others are imported.",
    reads_itself: false,
};

pub(super) fn run(arguments: Vec<OsString>, console: &mut Console) -> Result<Exit, Failure> {
    let parsed = args::parse(&SPEC, arguments)?;
    if parsed.switch("help") {
        super::super::help::show(&SPEC, console);
        return Ok(Exit::Fine);
    }
    parsed.count_positionals()?;
    let into = parsed.value("into").ok_or_else(|| Failure::usage(&SPEC, "--into is missing: which scenario?", None))?;
    let folder = find_scenario::find(into, &platform::scenario_folders(None))?;
    let files: Vec<PathBuf> = parsed.positionals.iter().map(PathBuf::from).collect();
    let single = parsed.value("name").is_some() || parsed.value("voice").is_some();
    if single && files.len() > 1 {
        return Err(Failure::usage(&SPEC, "--name and --voice are for one file at a time.", None));
    }
    let again = parsed.switch("again");
    if let Some(line) = parsed.text("voice")? {
        let told = voice(&files[0], &folder, line, again)?;
        return Ok(settle(told, console));
    }
    let name = parsed.text("name")?;
    if name.is_some_and(|name| !crate::scenario::edit::is_id(name)) {
        return Err(Failure::usage(&SPEC, "--name takes letters without accents, digits, `-`, `_` and `.`.", None));
    }
    let mut exit = Exit::Fine;
    for file in &files {
        let name = name.map_or_else(|| import::name_of(file), str::to_owned);
        let told = clip(file, &folder, &name, again)?;
        if settle(told, console) == Exit::Findings {
            exit = Exit::Findings;
        }
    }
    Ok(exit)
}

/// What was told of a file: lines to print, or why it cannot be used.
type Told = Result<Vec<String>, ImportError>;

fn settle(told: Told, console: &mut Console) -> Exit {
    match told {
        Ok(lines) => {
            lines.iter().for_each(|line| console.line(line));
            Exit::Fine
        }
        Err(error) => {
            console.line(&error.to_string());
            Exit::Findings
        }
    }
}

/// Without the program nothing can be imported: that is no matter of the file.
fn held<T>(result: Result<T, ImportError>) -> Result<Result<T, ImportError>, Failure> {
    match result {
        Err(error @ ImportError::Missing(_)) => Err(Failure::new(error.to_string(), "Then run this again.")),
        other => Ok(other),
    }
}

fn refuse_to_replace(path: &Path, again: bool) -> Result<(), Failure> {
    if again || !path.exists() {
        return Ok(());
    }
    let message = format!("{} is there already.", path.display());
    Err(Failure::new(message, "Choose another --name, or replace it with --again."))
}

fn clip(file: &Path, folder: &Path, name: &str, again: bool) -> Result<Told, Failure> {
    let (film, sound) = (folder.join("film").join(format!("{name}.mp4")), folder.join("sound").join(format!("{name}.ogg")));
    refuse_to_replace(&film, again)?;
    refuse_to_replace(&sound, again)?;
    held(taken_in(file, name, &film, &sound))
}

fn taken_in(file: &Path, name: &str, film: &Path, sound: &Path) -> Told {
    let facts = import::facts(file)?;
    let Some(seen) = &facts.seen else {
        let why = "it holds sound and no picture. A recorded line is imported with --voice pl/LINE".to_owned();
        return Err(ImportError::Unfit { path: file.to_owned(), why });
    };
    let changes = import::picture(file, seen, film)?;
    let decoded = match decoded(film) {
        Ok(decoded) => decoded,
        Err(why) => {
            // A clip that does not play must not stay where it would be played.
            let _ = std::fs::remove_file(film);
            return Err(ImportError::Unfit { path: file.to_owned(), why: format!("the clip made of it does not play ({why})") });
        }
    };
    let mut lines = vec![format!("{} → {}", file.display(), film.display())];
    lines.extend(changes.into_iter().map(|change| format!("  {change}")));
    if let Some(heard) = &facts.heard {
        let (changes, _) = import::sound(file, heard, decoded.seconds, sound)?;
        lines.extend(changes.into_iter().map(|change| format!("  {change}")));
    } else {
        lines.push("  sound: there is none".to_owned());
    }
    lines.push(format!("  decoded: {} frames, {:.2} s", decoded.frames, decoded.seconds));
    if let Some(told) = facts.seconds.filter(|told| *told > decoded.seconds + 0.25) {
        lines.push(format!("  the file breaks off: it says {told:.2} s. Copy it from the telephone again, if you have it"));
    }
    lines.push("Paste into `nodes` of scenario.ron:".to_owned());
    lines.push(format!("        \"{name}\": Scene("));
    lines.push(format!("            title: \"{name}\","));
    lines.push(format!("            film: \"film/{name}.mp4\","));
    if facts.heard.is_some() {
        lines.push(format!("            sound: \"sound/{name}.ogg\","));
    }
    lines.push("            then: Goto(\"…\"),".to_owned());
    lines.push("        ),".to_owned());
    Ok(lines)
}

fn voice(file: &Path, folder: &Path, asked: &str, again: bool) -> Result<Told, Failure> {
    let wrong = || Failure::usage(&SPEC, format!("--voice {asked}: write a language and a line, e.g. pl/lane-documents."), None);
    let (language, line) = asked.split_once('/').ok_or_else(wrong)?;
    let language = Language::ALL.into_iter().find(|l| l.tag() == language).ok_or_else(wrong)?;
    let board = Storyboard::read(&folder.join("storyboard.ron"))
        .map_err(|error| Failure::new(error.to_string(), "A recorded line belongs to a storyboard; mend that first."))?;
    if !board.lines.contains_key(line) {
        let near = nearest(line, board.lines.keys().map(String::as_str));
        let hint = near.map_or_else(|| "Its lines stand under `lines`.".to_owned(), |near| format!("Did you mean {language}/{near}?"));
        return Err(Failure::new(format!("The storyboard has no line \"{line}\"."), hint));
    }
    refuse_to_replace(&folder.join("voice").join(language.tag()).join(format!("{line}.wav")), again)?;
    let slots = board.scenes.iter().flat_map(|scene| &scene.shots).flat_map(|shot| &shot.beats).filter_map(|(_, beat)| match beat {
        Beat::Say(key, slot) if key == line => Some(*slot),
        _ => None,
    });
    let slot = slots.reduce(f32::min);
    let told = import::facts(file).and_then(|facts| {
        let heard = facts.heard.ok_or_else(|| ImportError::Unfit { path: file.to_owned(), why: "it holds no sound".into() })?;
        let (to, seconds, changes) = import::voice(file, &heard, folder, language, line)?;
        let mut lines = vec![format!("{} → {}", file.display(), to.display())];
        lines.extend(changes.into_iter().map(|change| format!("  {change}")));
        if let Some(slot) = slot.filter(|slot| seconds > *slot) {
            lines.push(format!("  it takes {seconds:.1} s, but its Say has {slot:.1} s: lengthen the Say, or speak faster"));
        }
        lines.push(format!("Now: ias film sound {} --lang {language}", folder.display()));
        Ok(lines)
    });
    held(told)
}

/// What came out of a clip.
struct Decoded {
    frames: u64,
    seconds: f64,
}

/// Decodes a clip whole in a child process.
fn decoded(film: &Path) -> Result<Decoded, String> {
    let program = std::env::current_exe().map_err(|error| error.to_string())?;
    let output = Command::new(program).args(["film", "decode"]).arg(film).output().map_err(|error| error.to_string())?;
    let text = String::from_utf8_lossy(&output.stdout);
    let mut words = text.split_whitespace();
    let told = words.next().and_then(|n| n.parse().ok()).zip(words.next().and_then(|n| n.parse().ok()));
    match told {
        Some((frames, seconds)) if output.status.success() => Ok(Decoded { frames, seconds }),
        _ => Err(String::from_utf8_lossy(&output.stderr).lines().next().unwrap_or("its decoder stopped").to_owned()),
    }
}

/// The child's part: decodes every frame and prints how many there are and how long they last.
pub(super) fn decode(arguments: &[OsString], console: &mut Console) -> Result<Exit, Failure> {
    let [film] = arguments else { return Err(Failure::new("film decode: name one clip.", "`ias film` alone tells more.")) };
    let facts = probe_whole(Path::new(film)).map_err(|error| Failure::new(error.to_string(), "Import it again."))?;
    console.line(&format!("{} {:.6}", facts.frames, facts.length.as_secs_f64()));
    Ok(Exit::Fine)
}
