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
use crate::film::Progress;
use crate::film::import::{self, Draft, Facts, ImportError, Of};
use crate::film::storyboard::{Beat, Storyboard};
use crate::media::probe::{probe_sound_whole, probe_whole};
use crate::platform;
use crate::text::Language;

pub(super) static SPEC: Spec = Spec {
    name: "film import",
    summary: "Films and recordings of your own, made into what the film plays.",
    usage: "FILE… --into SCENARIO [--name ID] [--lang LANG] [--voice LANG/LINE] [--again]",
    positionals: &[("FILE…", "Films and recordings from a telephone, a camera or a recorder.")],
    count: (1, usize::MAX),
    options: &[
        Opt { long: "into", value: Some("SCENARIO"), help: "The scenario's folder; it need not hold scenario.ron yet." },
        Opt { long: "name", value: Some("ID"), help: "Name of the clip or sound; without it, from the file's name." },
        Opt { long: "lang", value: Some("LANG"), help: "Language that is heard: pl, en or uk, where each is to have its own sound." },
        Opt { long: "voice", value: Some("LANG/LINE"), help: "The file is a recorded line of the storyboard, e.g. pl/lane-documents." },
        Opt { long: "again", value: None, help: "Replace a clip, sound or recording of that name." },
    ],
    examples: &[
        ("ias film import VID_0012.mov --into scenarios/mine --name arrival", "A clip with its sound."),
        ("ias film import rec.m4a --into scenarios/mine --name voice", "A recording, to be heard with a picture that stands."),
        ("ias film import *.m4a --into scenarios/mine --lang pl", "Several at once, heard by those who play in Polish."),
        ("ias film import rec.m4a --into scenarios/mine --voice pl/lane-documents", "A storyboard's line in your own voice."),
    ],
    notes: "A file without a film becomes sound/ID.ogg: Opus, brought to the loudness of all films (-23 LUFS). What is nearly \
            silent is refused, since it would only become noise.\n\
            Needs ffmpeg. Exit code 1 when a file could not be used; the others are imported.",
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
    // Whoever begins with pictures and a voice has no scenario.ron yet.
    let folder = if Path::new(into).is_dir() { PathBuf::from(into) } else { find_scenario::find(into, &platform::scenario_folders(None))? };
    let files: Vec<PathBuf> = parsed.positionals.iter().map(PathBuf::from).collect();
    let single = parsed.value("name").is_some() || parsed.value("voice").is_some();
    if single && files.len() > 1 {
        return Err(Failure::usage(&SPEC, "--name and --voice are for one file at a time.", None));
    }
    let (again, language) = (parsed.switch("again"), parsed.language()?);
    if let Some(line) = parsed.text("voice")? {
        if language.is_some() {
            return Err(Failure::usage(&SPEC, "--voice names the language itself: leave --lang out.", None));
        }
        let told = voice(&files[0], &folder, line, again)?;
        return Ok(settle(told, console));
    }
    let name = parsed.text("name")?;
    if name.is_some_and(|name| !crate::scenario::edit::is_id(name)) {
        return Err(Failure::usage(&SPEC, "--name takes letters without accents, digits, `-`, `_` and `.`.", None));
    }
    // What cannot be used is told before the others are worked on, and so is what would replace something.
    let mut exit = Exit::Fine;
    let mut wanted: Vec<Wanted> = Vec::new();
    for file in &files {
        match held(import::facts(file))? {
            Ok(facts) => wanted.push(Wanted::of(file, name, language, facts)),
            Err(error) => exit = settle(Err(error), console),
        }
    }
    refuse_two_of_a_name(&wanted)?;
    for place in wanted.iter().flat_map(|wanted| wanted.places(&folder)) {
        refuse_to_replace(&place, again)?;
    }
    for wanted in &wanted {
        if settle(held(taken_in(wanted, &folder))?, console) == Exit::Findings {
            exit = Exit::Findings;
        }
        console.flush();
    }
    Ok(exit)
}

/// A file that can be used, and what it is to become.
struct Wanted {
    file: PathBuf,
    name: String,
    language: Option<Language>,
    facts: Facts,
}

impl Wanted {
    fn of(file: &Path, name: Option<&str>, language: Option<Language>, facts: Facts) -> Self {
        Self { file: file.to_owned(), name: name.map_or_else(|| import::name_of(file), str::to_owned), language, facts }
    }

    /// Its clip, seen from the scenario's folder.
    fn film(&self) -> Option<String> {
        self.facts.seen.as_ref().map(|_| format!("film/{}.mp4", self.name))
    }

    /// Its sound, likewise.
    fn sound(&self) -> Option<String> {
        let name = &self.name;
        self.facts.heard.as_ref().map(|_| match self.language {
            Some(language) => format!("sound/{name}.{language}.ogg"),
            None => format!("sound/{name}.ogg"),
        })
    }

    fn places(&self, folder: &Path) -> Vec<PathBuf> {
        self.film().into_iter().chain(self.sound()).map(|place| folder.join(place)).collect()
    }

    /// The field `sound` of its scene: one for all languages, or those that are there.
    fn sound_field(&self, folder: &Path) -> Option<String> {
        let sound = self.sound()?;
        let Some(own) = self.language else { return Some(format!("sound: \"{sound}\",")) };
        let entry = |language: Language| {
            let path = format!("sound/{}.{language}.ogg", self.name);
            (language == own || folder.join(&path).is_file()).then(|| format!("\"{language}\": \"{path}\""))
        };
        let entries: Vec<String> = Language::ALL.into_iter().filter_map(entry).collect();
        Some(format!("sound: {{{}}},", entries.join(", ")))
    }
}

fn refuse_two_of_a_name(wanted: &[Wanted]) -> Result<(), Failure> {
    for (at, one) in wanted.iter().enumerate() {
        if let Some(other) = wanted[..at].iter().find(|other| other.name == one.name) {
            let message = format!("{} and {} would both be called {}.", other.file.display(), one.file.display(), one.name);
            return Err(Failure::new(message, "Import them one by one, each with its --name."));
        }
    }
    Ok(())
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

fn taken_in(wanted: &Wanted, folder: &Path) -> Told {
    const WHOLE: f64 = 1000.0;
    let file = &wanted.file;
    let mut progress = Progress::of(1000);
    let shown = file.file_name().unwrap_or(file.as_os_str()).to_string_lossy().into_owned();
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share, in thousandths")]
    let mut passed = |share: f64| {
        let done = (share.clamp(0.0, 1.0) * WHOLE) as u32;
        progress.tell(&shown, done, done);
    };
    let made = made(wanted, folder, &mut passed);
    progress.clear();
    let (film, sound, changes) = made?;
    let mut lines = vec![file.display().to_string()];
    for draft in [film, sound].into_iter().flatten() {
        lines.push(format!("  → {}", draft.keep()?.display()));
    }
    lines.extend(changes.into_iter().map(|change| format!("  {change}")));
    Ok(lines)
}

type Made = (Option<Draft>, Option<Draft>, Vec<String>);

/// Clip and sound as drafts, each decoded once; what was changed, and the lines to paste.
fn made(wanted: &Wanted, folder: &Path, passed: &mut dyn FnMut(f64)) -> Result<Made, ImportError> {
    let (facts, file) = (&wanted.facts, &wanted.file);
    let unfit = |why: String| ImportError::Unfit { path: file.clone(), why };
    let told = facts.seconds.filter(|_| facts.knows_length);
    let mut lines = Vec::new();
    let mut film = None;
    let mut of = Of::Itself(told);
    // The picture takes nearly all of the time.
    let picture_share = if facts.heard.is_some() { 0.9 } else { 1.0 };
    let mut before = 0.0;
    let mut length = 0.0;
    if let (Some(seen), Some(place)) = (&facts.seen, wanted.film()) {
        let all = facts.seconds.unwrap_or(f64::INFINITY).max(1e-3);
        let (draft, changes) = import::picture(file, seen, &folder.join(place), &mut |seconds| passed(seconds / all * picture_share))?;
        let decoded = decoded(draft.path()).map_err(|why| unfit(format!("the clip made of it does not play ({why})")))?;
        lines.extend(changes);
        lines.push(format!("decoded: {} frames, {:.2} s", decoded.frames, decoded.seconds));
        (film, of, before, length) = (Some(draft), Of::Film(decoded.seconds), picture_share, decoded.seconds);
    }
    let mut sound = None;
    match (&facts.heard, wanted.sound()) {
        (Some(heard), Some(place)) => match import::sound(file, heard, of, &folder.join(place), &mut |share| passed(before + share * (1.0 - before))) {
            Ok(made) => {
                lines.extend(made.changes);
                if film.is_none() {
                    let decoded = decoded(made.draft.path()).map_err(|why| unfit(format!("the sound made of it does not play ({why})")))?;
                    lines.push(format!("length: {:.2} s, decoded to its end", decoded.seconds));
                    length = decoded.seconds;
                }
                sound = Some(made.draft);
            }
            // A film may well be silent.
            Err(ImportError::Quiet { .. }) if film.is_some() => lines.push("sound: nothing can be heard in it, so it was left out".to_owned()),
            Err(error) => return Err(error),
        },
        _ => lines.push("sound: there is none".to_owned()),
    }
    if let Some(told) = told.filter(|told| *told > length + 0.25) {
        lines.push(format!("the file breaks off: it says {told:.2} s. Copy it from the telephone again, if you have it"));
    }
    lines.extend(to_paste(wanted, folder, sound.is_some()));
    Ok((film, sound, lines))
}

fn to_paste(wanted: &Wanted, folder: &Path, has_sound: bool) -> Vec<String> {
    let name = &wanted.name;
    let sound = wanted.sound_field(folder).filter(|_| has_sound);
    let Some(film) = wanted.film() else {
        let mut lines = vec!["Paste into its scene in scenario.ron, after `still` or `film`:".to_owned()];
        lines.extend(sound.map(|field| format!("          {field}")));
        return lines;
    };
    let mut lines = vec!["Paste into `nodes` of scenario.ron:".to_owned(), format!("      \"{name}\": Scene(")];
    lines.extend([format!("          title: \"{name}\","), format!("          film: \"{film}\",")]);
    lines.extend(sound.map(|field| format!("          {field}")));
    lines.extend(["          then: Goto(\"…\"),".to_owned(), "      ),".to_owned()]);
    lines
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

/// What came out of a clip, or of a sound, which has no frames.
struct Decoded {
    frames: u64,
    seconds: f64,
}

/// Decodes a clip or a sound whole in a child process.
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

/// The child's part: decodes every frame and prints how many there are and how long they last; of a sound, none.
pub(super) fn decode(arguments: &[OsString], console: &mut Console) -> Result<Exit, Failure> {
    let [file] = arguments else { return Err(Failure::new("film decode: name one clip or sound.", "`ias film` alone tells more.")) };
    let path = Path::new(file);
    let is_sound = path.extension().is_some_and(|extension| extension == "ogg");
    let whole = if is_sound { probe_sound_whole(path).map(|length| (0, length)) } else { probe_whole(path).map(|facts| (facts.frames, facts.length)) };
    let (frames, length) = whole.map_err(|error| Failure::new(error.to_string(), "Import it again."))?;
    console.line(&format!("{frames} {:.6}", length.as_secs_f64()));
    Ok(Exit::Fine)
}
