//! `ias film …` without its first word: arguments in, exit code out.

use std::ffi::OsString;
use std::fmt::Display;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::Instant;

use resvg::tiny_skia::{Pixmap, PixmapPaint, Transform};

use super::captions::{self, Kept};
use super::error::FilmError;
use super::progress::Progress;
use super::render::{self, Options, Outcome};
use super::{check, library, report, sheet};
use super::sound::voice_scene;
use super::stage::Setup;
use super::storyboard::{Scene, Storyboard};
use crate::diagnostic::render::{Colours, terminal};
use crate::text::Language;

/// What the command understands.
pub const HELP: &str = "\
Draws the film of a scenario from its storyboard.ron.

  ias film preview SCENARIO [--scene ID]
      a window that shows the film while storyboard.ron is written: a save is on the screen within a second
  ias film render SCENARIO [--scene ID]... [--size 1280x720] [--preview] [--again] [--adopt] [--to FOLDER]
      each scene to film/<id>.mp4; only what changed is drawn again, and a run that was stopped goes on where it was;
      --adopt draws nothing and takes the clips there as up to date
  ias film still SCENARIO --scene ID --at SECONDS [--half] [--to FILE.png|jpg]
      one picture
  ias film strip SCENARIO [--scene ID]... [--each SECONDS] [--to FILE.png]
      all shots on one page (SCENARIO/strip.png)
  ias film report SCENARIO
      size, frames, bits, key frames and loudness of what was made
  ias film sheet [--to FILE.png]
      every set, person, pose and thing of the library with its name (assets/film/sheet.png)
  ias film library [NAME]
      what a storyboard may name of each set, person and thing: anchors, looks, lights, poses, states
  ias film sound SCENARIO [--scene ID]... [--lang pl|en|uk]... [--to FOLDER]
      each scene to sound/<id>.<language>.ogg: voices, ambience and effects at -23 LUFS
  ias film captions SCENARIO [--scene ID]... [--lang pl|en|uk]... [--again] [--to FOLDER]
      what is said to captions/<language>/<id>.vtt; `sound` and `render` write them, too;
      a file that a person wrote is left alone without --again
  ias film import FILE... --into SCENARIO [--name ID] [--lang pl|en|uk] [--again]
      a film from a telephone or a camera to film/<name>.mp4 and sound/<name>.ogg, a recording to sound/<name>.ogg
      at -23 LUFS, and the lines to paste; with --lang the sound is sound/<name>.<language>.ogg
  ias film import FILE --into SCENARIO --voice pl/LINE
      a recorded line to voice/pl/LINE.wav; it wins over the synthetic voice
  ias film marks SCENARIO [--write] [--scene ID]
      compares the windows of cues and lures with the storyboard's marks, or writes them into scenario.ron

  --assets FOLDER    drawings, figures and fonts (default: assets)
";

/// Runs `args` (after `film`); returns the exit code: 0 fine, 2 could not run.
pub fn command(args: impl IntoIterator<Item = OsString>) -> u8 {
    match run(args) {
        Ok(()) => 0,
        Err(error) => {
            complain(error);
            2
        }
    }
}

/// Writes a line for whoever reads along. One who has gone (`| head`) has seen enough: the work goes on.
pub(super) fn say(line: impl Display) {
    let _ = writeln!(std::io::stdout(), "{line}");
}

/// The same for what is wrong, and for how far it is.
pub(super) fn complain(line: impl Display) {
    let _ = writeln!(std::io::stderr(), "{line}");
}

#[derive(Clone, Debug, Default)]
struct Asked {
    scenario: PathBuf,
    scenes: Vec<String>,
    languages: Vec<Language>,
    at: Option<f32>,
    each: Option<f32>,
    to: Option<PathBuf>,
    assets: Option<PathBuf>,
    preview: bool,
    again: bool,
    adopt: bool,
    half: bool,
    size: Option<(u32, u32)>,
}

fn run(args: impl IntoIterator<Item = OsString>) -> Result<(), FilmError> {
    let mut args = args.into_iter();
    let Some(verb) = args.next() else {
        say(HELP.trim_end());
        return Ok(());
    };
    if let Some("--help" | "-h" | "help") = verb.to_str() {
        say(HELP.trim_end());
        return Ok(());
    }
    let asked = parse(args)?;
    if verb == "sheet" {
        return sheet::write(&asked.assets(), &asked.to.clone().unwrap_or_else(|| asked.assets().join("film/sheet.png")));
    }
    if verb == "library" {
        let wanted = asked.scenario.to_string_lossy();
        say(library::told(&asked.assets(), Some(&*wanted).filter(|name| !name.is_empty()))?.trim_end());
        return Ok(());
    }
    if asked.scenario.as_os_str().is_empty() {
        return Err(FilmError::Usage(format!("film: which scenario? Name its folder.\n\n{HELP}")));
    }
    if matches!(verb.to_str(), Some("render" | "still" | "strip" | "sound" | "captions")) {
        asked.judge()?;
    }
    match verb.to_str() {
        Some("report") => report::print(&asked.scenario),
        Some("render") => render_scenes(&asked),
        Some("still") => still(&asked),
        Some("strip") => strip(&asked),
        Some("sound") => sound(&asked),
        Some("captions") => captions(&asked),
        _ => Err(FilmError::Usage(format!("film: unknown \"{}\"\n\n{HELP}", verb.to_string_lossy()))),
    }
}

fn parse(args: impl Iterator<Item = OsString>) -> Result<Asked, FilmError> {
    let mut asked = Asked::default();
    let mut parser = lexopt::Parser::from_args(args);
    let usage = |e: lexopt::Error| FilmError::Usage(format!("film: {e}\n\n{HELP}"));
    while let Some(arg) = parser.next().map_err(usage)? {
        match arg {
            lexopt::Arg::Long("preview") => asked.preview = true,
            lexopt::Arg::Long("again") => asked.again = true,
            lexopt::Arg::Long("adopt") => asked.adopt = true,
            lexopt::Arg::Long("half") => asked.half = true,
            lexopt::Arg::Long("scene") => asked.scenes.push(parser.value().map_err(usage)?.to_string_lossy().into_owned()),
            lexopt::Arg::Long("lang") => asked.languages.push(language(&parser.value().map_err(usage)?)?),
            lexopt::Arg::Long("size") => asked.size = Some(size(&parser.value().map_err(usage)?)?),
            lexopt::Arg::Long("at") => asked.at = Some(seconds(&parser.value().map_err(usage)?)?),
            lexopt::Arg::Long("each") => asked.each = Some(seconds(&parser.value().map_err(usage)?)?),
            lexopt::Arg::Long("to") => asked.to = Some(parser.value().map_err(usage)?.into()),
            lexopt::Arg::Long("assets") => asked.assets = Some(parser.value().map_err(usage)?.into()),
            lexopt::Arg::Value(value) if asked.scenario.as_os_str().is_empty() => asked.scenario = value.into(),
            other => return Err(usage(other.unexpected())),
        }
    }
    Ok(asked)
}

fn size(value: &OsString) -> Result<(u32, u32), FilmError> {
    let text = value.to_string_lossy();
    let sides = text.split_once('x').and_then(|(w, h)| Some((w.parse().ok()?, h.parse().ok()?)));
    sides.filter(|(w, h)| (64..=1920).contains(w) && (36..=1080).contains(h)).ok_or_else(|| {
        FilmError::Usage(format!("film: \"{text}\" is no size of a picture; write it as 1280x720, at most 1920x1080"))
    })
}

fn seconds(value: &OsString) -> Result<f32, FilmError> {
    let text = value.to_string_lossy();
    text.parse().ok().filter(|s: &f32| s.is_finite() && *s >= 0.0).ok_or_else(|| {
        FilmError::Usage(format!("film: \"{text}\" is not a number of seconds; write it as 8.2"))
    })
}

fn language(value: &OsString) -> Result<Language, FilmError> {
    let tag = value.to_string_lossy();
    Language::from_tag(&tag)
        .ok_or_else(|| FilmError::Usage(format!("film: there is no language \"{tag}\"; write pl, en or uk")))
}

impl Asked {
    fn assets(&self) -> PathBuf {
        self.assets.clone().unwrap_or_else(|| PathBuf::from("assets"))
    }

    /// Tells every error of the storyboard at once, before anything is made of it.
    fn judge(&self) -> Result<(), FilmError> {
        let path = self.scenario.join("storyboard.ron");
        let text = std::fs::read_to_string(&path).map_err(|e| FilmError::file(&path, e))?;
        let findings = check::check(&path.display().to_string(), &text, &self.assets());
        let errors: Vec<String> = findings.iter().filter(|f| f.is_error()).map(|f| terminal(f, Colours::Off, Language::En)).collect();
        if errors.is_empty() {
            return Ok(());
        }
        Err(FilmError::Usage(format!("{}{} to mend in the storyboard first.", errors.join("\n"), errors.len())))
    }

    fn setup(&self) -> Result<Setup, FilmError> {
        Setup::open(&self.scenario.join("storyboard.ron"), &self.assets())
    }

    fn chosen<'a>(&self, setup: &'a Setup) -> Result<Vec<&'a Scene>, FilmError> {
        self.of(&setup.board)
    }

    fn of<'a>(&self, board: &'a Storyboard) -> Result<Vec<&'a Scene>, FilmError> {
        if self.scenes.is_empty() {
            return Ok(board.scenes.iter().collect());
        }
        self.scenes.iter().map(|id| board.scene(id)).collect()
    }

    fn languages(&self) -> Vec<Language> {
        if self.languages.is_empty() { Language::ALL.to_vec() } else { self.languages.clone() }
    }
}

fn render_scenes(asked: &Asked) -> Result<(), FilmError> {
    let setup = asked.setup()?;
    let mut options = if asked.preview { Options::preview() } else { Options::default() };
    options.again |= asked.again;
    options.adopt = asked.adopt;
    if asked.to.is_none() && !asked.preview {
        write_captions(&Asked { again: false, ..asked.clone() }, &setup.board)?;
    }
    let folder = asked.to.clone().unwrap_or_else(|| asked.scenario.join("film"));
    let scenes = asked.chosen(&setup)?;
    let all: u32 = scenes.iter().map(|s| s.frames(setup.board.fps)).sum();
    if let Some(size) = asked.size {
        options.scale = scale_to(setup.board.size, size)?;
    }
    let mut progress = Progress::of(all);
    let (mut before, mut drawn) = (0, 0);
    for scene in scenes {
        let to = folder.join(format!("{}.mp4", scene.id));
        let outcome = render::scene(&setup, scene, &to, &asked.assets(), &options, &mut |behind, fresh| {
            progress.tell(&scene.id, before + behind, drawn + fresh);
        })?;
        before += scene.frames(setup.board.fps);
        match outcome {
            Outcome::UpToDate => say(format_args!("{}: up to date", to.display())),
            Outcome::Drawn { frames, kept, bytes } => {
                drawn += frames - kept;
                progress.clear();
                let kept = if kept > 0 { format!(" ({kept} of them from the run before)") } else { String::new() };
                say(format_args!("{}: {frames} frames{kept}, {} KB", to.display(), bytes / 1024));
            }
        }
    }
    if drawn > 0 {
        let (film, took) = (f64::from(drawn) / f64::from(setup.board.fps), progress.seconds());
        say(format_args!("{film:.1} s of film in {took:.0} s: {:.0} s to draw and encode one minute.", took * 60.0 / film));
    }
    Ok(())
}

/// How much larger than the storyboard's a picture of this size is; the shapes must be alike.
fn scale_to(own: (u32, u32), wanted: (u32, u32)) -> Result<f32, FilmError> {
    if own.0 * wanted.1 != own.1 * wanted.0 {
        let message = format!("film: {}x{} is of another shape than the storyboard's {}x{}", wanted.0, wanted.1, own.0, own.1);
        return Err(FilmError::Usage(message));
    }
    #[expect(clippy::cast_precision_loss, reason = "a picture's size")]
    Ok(wanted.0 as f32 / own.0 as f32)
}

fn still(asked: &Asked) -> Result<(), FilmError> {
    let setup = asked.setup()?;
    let (Some(at), [id]) = (asked.at, asked.scenes.as_slice()) else {
        return Err(FilmError::Usage(format!("film still: name one --scene and a moment --at.\n\n{HELP}")));
    };
    let scene = setup.board.scene(id)?;
    let canvas = render::still(&setup, scene, at.min(scene.seconds), if asked.half { 0.5 } else { 1.0 })?;
    let to = asked.to.clone().unwrap_or_else(|| PathBuf::from(format!("{id}-{at}.png")));
    save(&canvas.picture, &to)?;
    say(to.display());
    Ok(())
}

fn sound(asked: &Asked) -> Result<(), FilmError> {
    let board = Storyboard::read(&asked.scenario.join("storyboard.ron"))?;
    let folder = asked.to.as_ref().unwrap_or(&asked.scenario);
    let (scenes, languages) = (asked.of(&board)?, asked.languages());
    write_captions(asked, &board)?;
    let all = scenes.len() * languages.len();
    let started = Instant::now();
    let jobs = scenes.iter().flat_map(|scene| languages.iter().map(move |language| (*scene, *language)));
    for (done, (scene, language)) in jobs.enumerate() {
        let voiced = voice_scene(folder, &asked.scenario.join("voice"), &board, scene, language)?;
        #[expect(clippy::cast_precision_loss, reason = "an estimate")]
        let left = started.elapsed().as_secs_f64() / (done + 1) as f64 * (all - done - 1) as f64;
        say(format_args!(
            "{}: {:.2} s, {:.1} LUFS, {:.1} dBTP ({} of {all}, about {left:.0} s left)",
            voiced.path.display(), voiced.seconds, voiced.loudness.integrated, voiced.loudness.true_peak, done + 1
        ));
    }
    Ok(())
}

fn captions(asked: &Asked) -> Result<(), FilmError> {
    let board = Storyboard::read(&asked.scenario.join("storyboard.ron"))?;
    write_captions(asked, &board)
}

/// Writes the captions of the chosen scenes and languages; tells what was written, and what cannot be read in its time.
fn write_captions(asked: &Asked, board: &Storyboard) -> Result<(), FilmError> {
    let folder = asked.to.as_ref().unwrap_or(&asked.scenario);
    for scene in asked.of(board)? {
        for language in asked.languages() {
            let (kept, remarks) = captions::write(folder, board, scene, language, asked.again)?;
            let path = captions::path(folder, &scene.id, language);
            match kept {
                Kept::Written(count) => say(format_args!("{}: {count} captions", path.display())),
                Kept::Same => {}
                Kept::ByHand => say(format_args!("{}: written by hand, left alone", path.display())),
            }
            for remark in remarks {
                complain(remark);
            }
        }
    }
    Ok(())
}

pub(super) fn save(picture: &Pixmap, to: &Path) -> Result<(), FilmError> {
    let rgb: Vec<u8> = picture.data().chunks_exact(4).flat_map(|p| [p[0], p[1], p[2]]).collect();
    let picture = image::RgbImage::from_raw(picture.width(), picture.height(), rgb)
        .ok_or_else(|| FilmError::drawing(to, "the picture has no pixels"))?;
    picture.save(to).map_err(|e| FilmError::drawing(to, e))
}

fn strip(asked: &Asked) -> Result<(), FilmError> {
    // Four side by side are 1240 wide: whole on a page of README, and small enough to be kept beside the film.
    const WIDE: u32 = 310;
    const HIGH: u32 = 174;
    const LETTERS: u32 = 20;
    const ACROSS: usize = 4;
    let setup = asked.setup()?;
    let mut pictures = Vec::new();
    for scene in asked.chosen(&setup)? {
        let mut times = Vec::new();
        for (index, shot) in scene.shots.iter().enumerate() {
            let length = scene.shot_end(index) - shot.from;
            let step = asked.each.unwrap_or(length).max(0.2);
            let mut at = shot.from + length.min(step) / 2.0;
            while at < shot.from + length {
                times.push(at);
                at += step;
            }
        }
        for at in times {
            let canvas = render::still(&setup, scene, at, 0.5)?;
            pictures.push((format!("{}  {at:.1}", scene.id), canvas.picture));
        }
    }
    let rows = u32::try_from(pictures.len().div_ceil(ACROSS)).unwrap_or(1).max(1);
    let mut page = Pixmap::new(WIDE * 4, (HIGH + LETTERS) * rows)
        .ok_or_else(|| FilmError::Usage("film strip: too many pictures for one page; name a --scene".into()))?;
    page.fill(resvg::tiny_skia::Color::from_rgba8(16, 18, 20, 255));
    #[expect(clippy::cast_precision_loss, reason = "a page's size")]
    for (i, (label, picture)) in pictures.iter().enumerate() {
        let (x, y) = ((i % ACROSS) as f32 * WIDE as f32, (i / ACROSS) as f32 * (HIGH + LETTERS) as f32);
        let fit = WIDE as f32 / picture.width() as f32;
        let paint = PixmapPaint { quality: resvg::tiny_skia::FilterQuality::Bilinear, ..PixmapPaint::default() };
        page.draw_pixmap(0, 0, picture.as_ref(), &paint, Transform::from_row(fit, 0.0, 0.0, fit, x, y), None);
        let words = setup.lettering(label, 13.0, "#c9cdd0")?;
        let at = Transform::from_translate(x + 6.0, y + HIGH as f32 + 1.0);
        page.draw_pixmap(0, 0, words.as_ref(), &PixmapPaint::default(), at, None);
    }
    let to = asked.to.clone().unwrap_or_else(|| asked.scenario.join("strip.png"));
    save(&page, &to)?;
    sheet::shrink(&to)?;
    say(to.display());
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arguments_are_understood_or_explained() {
        let args = |text: &str| text.split(' ').map(OsString::from).collect::<Vec<_>>();
        let asked = parse(args("scenarios/a --scene lane --scene phone --at 8.2 --half --lang uk").into_iter()).unwrap();
        assert_eq!((asked.scenes.len(), asked.at, asked.half), (2, Some(8.2), true));
        assert_eq!(asked.languages, [Language::Uk]);
        assert!(parse(args("scenarios/a --lang de").into_iter()).unwrap_err().to_string().contains("pl, en or uk"));
        assert!(parse(args("scenarios/a --at soon").into_iter()).unwrap_err().to_string().contains("8.2"));
        assert!(run(args("still --half")).unwrap_err().to_string().contains("which scenario"));
        assert_eq!(parse(args("scenarios/a --size 640x360").into_iter()).unwrap().size, Some((640, 360)));
        assert!(parse(args("scenarios/a --size big").into_iter()).unwrap_err().to_string().contains("1280x720"));
        assert_eq!(scale_to((1280, 720), (640, 360)).unwrap(), 0.5);
        assert!(scale_to((1280, 720), (640, 480)).unwrap_err().to_string().contains("another shape"));
        assert_eq!(command(args("dance scenarios/a")), 2);
    }
}
