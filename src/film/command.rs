//! `ias film …` without its first word: arguments in, exit code out.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::time::Instant;

use resvg::tiny_skia::{Pixmap, PixmapPaint, Transform};

use super::captions::{self, Kept};
use super::error::FilmError;
use super::render::{self, Options, Outcome};
use super::sound::voice_scene;
use super::stage::Setup;
use super::storyboard::{Scene, Storyboard};
use crate::text::Language;

/// What the command understands.
pub const HELP: &str = "\
Draws the film of a scenario from its storyboard.ron.

  ias film render SCENARIO [--scene ID]... [--preview] [--again] [--adopt] [--to FOLDER]
      each scene to film/<id>.mp4; only what changed is drawn again;
      --adopt draws nothing and takes the clips there as up to date
  ias film still SCENARIO --scene ID --at SECONDS [--half] [--to FILE.png|jpg]
      one picture
  ias film strip SCENARIO [--scene ID]... [--each SECONDS] [--to FILE.png]
      all shots on one page
  ias film sound SCENARIO [--scene ID]... [--lang pl|en|uk]... [--to FOLDER]
      each scene to sound/<id>.<language>.ogg: voices, ambience and effects at -23 LUFS
  ias film captions SCENARIO [--scene ID]... [--lang pl|en|uk]... [--again] [--to FOLDER]
      what is said to captions/<language>/<id>.vtt; `sound` and `render` write them, too;
      a file that a person wrote is left alone without --again
  ias film import FILE... --into SCENARIO [--name ID] [--again]
      a film from a telephone or a camera to film/<name>.mp4 and sound/<name>.ogg, and the lines to paste
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
            eprintln!("{error}");
            2
        }
    }
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
}

fn run(args: impl IntoIterator<Item = OsString>) -> Result<(), FilmError> {
    let mut args = args.into_iter();
    let Some(verb) = args.next() else {
        print!("{HELP}");
        return Ok(());
    };
    if let Some("--help" | "-h" | "help") = verb.to_str() {
        print!("{HELP}");
        return Ok(());
    }
    let asked = parse(args)?;
    match verb.to_str() {
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
            lexopt::Arg::Long("at") => asked.at = Some(seconds(&parser.value().map_err(usage)?)?),
            lexopt::Arg::Long("each") => asked.each = Some(seconds(&parser.value().map_err(usage)?)?),
            lexopt::Arg::Long("to") => asked.to = Some(parser.value().map_err(usage)?.into()),
            lexopt::Arg::Long("assets") => asked.assets = Some(parser.value().map_err(usage)?.into()),
            lexopt::Arg::Value(value) if asked.scenario.as_os_str().is_empty() => asked.scenario = value.into(),
            other => return Err(usage(other.unexpected())),
        }
    }
    if asked.scenario.as_os_str().is_empty() {
        return Err(FilmError::Usage(format!("film: which scenario? Name its folder.\n\n{HELP}")));
    }
    Ok(asked)
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
    let started = Instant::now();
    let mut before = 0;
    for scene in scenes {
        let to = folder.join(format!("{}.mp4", scene.id));
        let mut told = Instant::now();
        let outcome = render::scene(&setup, scene, &to, &asked.assets(), &options, &mut |done, total| {
            if told.elapsed().as_secs() >= 2 || done == total {
                told = Instant::now();
                let drawn = f64::from(before + done);
                let left = started.elapsed().as_secs_f64() / drawn.max(1.0) * (f64::from(all) - drawn);
                eprintln!("{}: frame {done} of {total}, about {left:.0} s left in all", scene.id);
            }
        })?;
        before += scene.frames(setup.board.fps);
        match outcome {
            Outcome::UpToDate => println!("{}: up to date", to.display()),
            Outcome::Drawn(frames, bytes) => println!("{}: {frames} frames, {} KB", to.display(), bytes / 1024),
        }
    }
    Ok(())
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
    println!("{}", to.display());
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
        println!(
            "{}: {:.2} s, {:.1} LUFS, {:.1} dBTP ({} of {all}, about {left:.0} s left)",
            voiced.path.display(), voiced.seconds, voiced.loudness.integrated, voiced.loudness.true_peak, done + 1
        );
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
                Kept::Written(count) => println!("{}: {count} captions", path.display()),
                Kept::Same => {}
                Kept::ByHand => println!("{}: written by hand, left alone", path.display()),
            }
            for remark in remarks {
                eprintln!("{remark}");
            }
        }
    }
    Ok(())
}

fn save(picture: &Pixmap, to: &Path) -> Result<(), FilmError> {
    let rgb: Vec<u8> = picture.data().chunks_exact(4).flat_map(|p| [p[0], p[1], p[2]]).collect();
    let picture = image::RgbImage::from_raw(picture.width(), picture.height(), rgb)
        .ok_or_else(|| FilmError::drawing(to, "the picture has no pixels"))?;
    picture.save(to).map_err(|e| FilmError::drawing(to, e))
}

fn strip(asked: &Asked) -> Result<(), FilmError> {
    const WIDE: u32 = 480;
    const HIGH: u32 = 270;
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
    let mut page = Pixmap::new(WIDE * 4, (HIGH + 26) * rows)
        .ok_or_else(|| FilmError::Usage("film strip: too many pictures for one page; name a --scene".into()))?;
    page.fill(resvg::tiny_skia::Color::from_rgba8(16, 18, 20, 255));
    #[expect(clippy::cast_precision_loss, reason = "a page's size")]
    for (i, (label, picture)) in pictures.iter().enumerate() {
        let (x, y) = ((i % ACROSS) as f32 * WIDE as f32, (i / ACROSS) as f32 * (HIGH + 26) as f32);
        let fit = WIDE as f32 / picture.width() as f32;
        let paint = PixmapPaint { quality: resvg::tiny_skia::FilterQuality::Bilinear, ..PixmapPaint::default() };
        page.draw_pixmap(0, 0, picture.as_ref(), &paint, Transform::from_row(fit, 0.0, 0.0, fit, x, y), None);
        let words = setup.lettering(label, 17.0, "#c9cdd0")?;
        let at = Transform::from_translate(x + 6.0, y + HIGH as f32 + 1.0);
        page.draw_pixmap(0, 0, words.as_ref(), &PixmapPaint::default(), at, None);
    }
    let to = asked.to.clone().unwrap_or_else(|| PathBuf::from("strip.png"));
    save(&page, &to)?;
    println!("{}", to.display());
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
        assert!(parse(args("--half").into_iter()).unwrap_err().to_string().contains("which scenario"));
        assert_eq!(command(args("dance scenarios/a")), 2);
    }
}
