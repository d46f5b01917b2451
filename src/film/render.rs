//! Frames to a film: every core draws, one encoder eats.
//!
//! The encoder is `ffmpeg` with `libsvtav1`, fed raw planes through a pipe: AV1, 8 bit 4:2:0, BT.709, limited range, a
//! keyframe each second, low-delay prediction, index at the front, no sound track. Beside the clips, `made-of.txt` keeps
//! the fingerprint of all that each was made of, so that only changed scenes are drawn again.

use std::fs;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use rayon::prelude::*;
use sha2::{Digest, Sha256};

use super::error::FilmError;
use super::stage::post::planes;
use super::stage::{Canvas, Setup, Stage};
use super::storyboard::{Beat, Scene, Shot};

/// Version of everything that makes pictures of a storyboard and drawings: this module, `stage` and `figure`.
///
/// Whoever changes them so that any frame comes out otherwise adds one, in the same commit: every clip is then out of date
/// and drawn again by the next `ias film render`. What only makes drawing faster leaves it.
pub const ENGINE: u32 = 3;

/// How a film is rendered.
#[derive(Clone, Debug, PartialEq)]
pub struct Options {
    /// Picture size over the storyboard's.
    pub scale: f32,
    /// Only every so many frames are drawn; the others repeat.
    pub every: u32,
    /// The encoder's preset, 0 (slow) to 13 (fast).
    pub preset: u32,
    /// The encoder's constant rate factor, 1 to 63.
    pub crf: u32,
    /// Whether to draw scenes again whose clip is up to date.
    pub again: bool,
    /// Whether to draw nothing, and note the clips that are there as made of the drawings that are there.
    pub adopt: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self { scale: 1.0, every: 1, preset: 6, crf: 37, again: false, adopt: false }
    }
}

impl Options {
    /// Half size, every second frame, fast.
    #[must_use]
    pub fn preview() -> Self {
        Self { scale: 0.5, every: 2, preset: 10, crf: 40, again: true, adopt: false }
    }
}

/// What became of a scene.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Its clip was made of the same things.
    UpToDate,
    /// It was drawn: frames and bytes of the clip.
    Drawn(u32, u64),
}

/// Draws the moment `t` seconds of a scene.
///
/// # Errors
/// When a drawing is missing or faulty.
pub fn still(setup: &Setup, scene: &Scene, t: f32, scale: f32) -> Result<Canvas, FilmError> {
    let stage = setup.stage(scene, scene.shot_at(t), scale)?;
    let mut canvas = canvas_for(&stage)?;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss, reason = "a frame number")]
    let frame = (t * setup.board.fps as f32).round().max(0.0) as u32;
    stage.draw(t, frame, &mut canvas);
    Ok(canvas)
}

fn canvas_for(stage: &Stage) -> Result<Canvas, FilmError> {
    let (w, h) = stage.size();
    Canvas::new(w, h).ok_or_else(|| FilmError::Usage(format!("a picture of {w}x{h} pixels cannot be drawn")))
}

/// Renders a scene to `to`; tells `progress` (frames done, frames in all) after each batch.
///
/// # Errors
/// When a drawing is faulty, the encoder fails, or the file cannot be written.
pub fn scene(
    setup: &Setup,
    scene: &Scene,
    to: &Path,
    assets: &Path,
    options: &Options,
    progress: &mut dyn FnMut(u32, u32),
) -> Result<Outcome, FilmError> {
    let stamp = fingerprint(setup, scene, assets, options)?;
    if !options.again && is_made_of(to, &stamp) {
        return Ok(Outcome::UpToDate);
    }
    if options.adopt {
        fs::metadata(to).map_err(|e| FilmError::file(to, e))?;
        note(to, &stamp)?;
        return Ok(Outcome::UpToDate);
    }
    if let Some(folder) = to.parent() {
        fs::create_dir_all(folder).map_err(|e| FilmError::file(folder, e))?;
    }
    let fps = setup.board.fps;
    let total = scene.frames(fps);
    let mut stages: Vec<Option<Stage>> = scene.shots.iter().map(|_| None).collect();
    let draft = to.with_extension("part.mp4");
    let mut encoder: Option<Encoder> = None;
    let batch = u32::try_from(rayon::current_num_threads() * 4).unwrap_or(8);
    let mut done = 0;
    while done < total {
        let numbers: Vec<u32> = (done..(done + batch).min(total)).collect();
        let first = scene.shot_at(time_of(done, fps, options.every));
        stages.iter_mut().take(first).for_each(|old| *old = None);
        for n in &numbers {
            let index = scene.shot_at(time_of(*n, fps, options.every));
            if stages[index].is_none() {
                stages[index] = Some(setup.stage(scene, index, options.scale)?);
            }
        }
        let drawn: Vec<Result<Vec<u8>, FilmError>> = numbers
            .par_iter()
            .map_init(|| None, |memory: &mut Option<Canvas>, n| frame(scene, &stages, *n, fps, options.every, memory))
            .collect();
        for planes in drawn {
            let planes = planes?;
            if encoder.is_none() {
                let size = stages.iter().flatten().next().map_or((0, 0), Stage::size);
                encoder = Some(Encoder::start(&draft, size, fps, options)?);
            }
            if let Some(encoder) = &mut encoder {
                encoder.feed(&planes)?;
            }
        }
        done += u32::try_from(numbers.len()).unwrap_or(0);
        progress(done, total);
    }
    if let Some(encoder) = encoder {
        encoder.finish()?;
    }
    fs::rename(&draft, to).map_err(|e| FilmError::file(to, e))?;
    let bytes = fs::metadata(to).map_err(|e| FilmError::file(to, e))?.len();
    note(to, &stamp)?;
    Ok(Outcome::Drawn(total, bytes))
}

#[expect(clippy::cast_precision_loss, reason = "a frame number")]
fn time_of(frame: u32, fps: u32, every: u32) -> f32 {
    (frame / every.max(1) * every.max(1)) as f32 / fps as f32
}

fn frame(
    scene: &Scene,
    stages: &[Option<Stage>],
    number: u32,
    fps: u32,
    every: u32,
    memory: &mut Option<Canvas>,
) -> Result<Vec<u8>, FilmError> {
    let t = time_of(number, fps, every);
    let Some(stage) = stages.get(scene.shot_at(t)).and_then(Option::as_ref) else {
        return Err(FilmError::Usage(format!("scene {}: no shot at {t} s", scene.id)));
    };
    let (w, h) = stage.size();
    let fits = memory.as_ref().is_some_and(|c| (c.picture.width(), c.picture.height()) == (w, h));
    if !fits {
        *memory = Some(canvas_for(stage)?);
    }
    let mut out = Vec::new();
    if let Some(canvas) = memory {
        stage.draw(t, number, canvas);
        planes(&canvas.picture, &mut out);
    }
    Ok(out)
}

/// A running encoder.
struct Encoder {
    child: std::process::Child,
}

impl Encoder {
    fn start(to: &Path, size: (u32, u32), fps: u32, options: &Options) -> Result<Self, FilmError> {
        let mut command = Command::new("ffmpeg");
        command.args(["-hide_banner", "-loglevel", "error", "-nostats", "-y", "-f", "rawvideo", "-pix_fmt", "yuv420p"]);
        command.args(["-s", &format!("{}x{}", size.0, size.1), "-r", &fps.to_string(), "-i", "-", "-an"]);
        command.args(["-c:v", "libsvtav1", "-preset", &options.preset.to_string(), "-crf", &options.crf.to_string()]);
        command.args(["-g", &fps.to_string(), "-svtav1-params", "pred-struct=1:enable-tf=0"]);
        command.args(["-pix_fmt", "yuv420p", "-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709"]);
        command.args(["-color_range", "tv", "-movflags", "+faststart"]);
        command.arg(to).stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::piped());
        let child = command.spawn().map_err(|e| FilmError::Encoder { message: format!("ffmpeg: {e}") })?;
        Ok(Self { child })
    }

    fn feed(&mut self, planes: &[u8]) -> Result<(), FilmError> {
        let fed = self.child.stdin.as_mut().map_or(Ok(()), |pipe| pipe.write_all(planes));
        fed.map_err(|e| FilmError::Encoder { message: format!("{e}; {}", self.last_words()) })
    }

    fn finish(mut self) -> Result<(), FilmError> {
        drop(self.child.stdin.take());
        let words = self.last_words();
        let status = self.child.wait().map_err(|e| FilmError::Encoder { message: e.to_string() })?;
        if status.success() { Ok(()) } else { Err(FilmError::Encoder { message: format!("{status}; {words}") }) }
    }

    /// What it complained about; waits until it has closed its voice.
    fn last_words(&mut self) -> String {
        drop(self.child.stdin.take());
        let mut text = String::new();
        if let Some(mut pipe) = self.child.stderr.take() {
            let mut bytes = Vec::new();
            if pipe.read_to_end(&mut bytes).is_ok() {
                text = String::from_utf8_lossy(&bytes).trim().to_owned();
            }
        }
        text
    }
}

/// The fingerprint of everything a scene's clip is made of: its storyboard, drawings, figures, fonts and settings.
fn fingerprint(setup: &Setup, scene: &Scene, assets: &Path, options: &Options) -> Result<String, FilmError> {
    let mut hash = Sha256::new();
    let board = &setup.board;
    let settings = (board.size, board.fps, board.seed, options.scale, options.every, options.crf, options.preset);
    hash.update(format!("engine {ENGINE} {settings:?} {} {}", scene.id, scene.seconds));
    for shot in &scene.shots {
        // Marks show nothing: moving one leaves the picture as it is, as do sounds, captions and names in them.
        hash.update(format!("{:?}", Shot { marks: Vec::new(), ..shot.clone() }));
        for figure in shot.cast.iter().filter_map(|(name, _)| board.cast.get(name)) {
            hash.update(format!("{:?}", (&figure.figure, &figure.accent)));
        }
        for (_, beat) in &shot.beats {
            // Mouths move by what is said.
            let Beat::Say(key, _) = beat else { continue };
            let Some(line) = board.lines.get(key) else { continue };
            hash.update(format!("{:?}", (&line.who, line.via, &line.own, &line.text, board.voices.get(&line.who))));
        }
    }
    let mut files = Vec::new();
    let film = assets.join("film");
    for shot in &scene.shots {
        list(&film.join("sets").join(&shot.set), &mut files)?;
        for (_, prop) in &shot.props {
            list(&film.join("props").join(&prop.kind), &mut files)?;
        }
        for (name, _) in &shot.cast {
            for drawing in setup.drawings_of(shot, name) {
                with_bases(&film.join("figures"), drawing, &mut files)?;
            }
            files.extend(["skins.ron", "lights.ron"].map(|shared| film.join("figures").join(shared)));
        }
    }
    list(&assets.join("fonts"), &mut files)?;
    files.push(film.join("casting.ron"));
    files.sort();
    files.dedup();
    for file in files {
        let bytes = fs::read(&file).map_err(|e| FilmError::file(&file, e))?;
        hash.update(file.strip_prefix(assets).unwrap_or(&file).to_string_lossy().as_bytes());
        hash.update(bytes.len().to_le_bytes());
        hash.update(bytes);
    }
    let digest = hash.finalize();
    Ok(digest.iter().take(12).fold("ias-film-".to_owned(), |text, byte| format!("{text}{byte:02x}")))
}

/// Adds a figure's file and those that it extends or adds.
fn with_bases(folder: &Path, figure: &str, files: &mut Vec<PathBuf>) -> Result<(), FilmError> {
    let path = folder.join(format!("{figure}.ron"));
    if files.contains(&path) {
        return Ok(());
    }
    let text = fs::read_to_string(&path).map_err(|e| FilmError::file(&path, e))?;
    files.push(path);
    let quoted = |text: &str| text.split('"').skip(1).step_by(2).map(str::to_owned).collect::<Vec<_>>();
    let extends = text.split("extends: ").nth(1).and_then(|rest| quoted(rest).into_iter().next());
    let adds = text.split("adds: [").nth(1).and_then(|rest| rest.split(']').next()).map(quoted);
    for name in extends.into_iter().chain(adds.into_iter().flatten()) {
        with_bases(folder, &name, files)?;
    }
    Ok(())
}

fn list(folder: &Path, files: &mut Vec<PathBuf>) -> Result<(), FilmError> {
    for entry in fs::read_dir(folder).map_err(|e| FilmError::file(folder, e))? {
        let path = entry.map_err(|e| FilmError::file(folder, e))?.path();
        if path.is_dir() {
            list(&path, files)?;
        } else {
            files.push(path);
        }
    }
    Ok(())
}

/// The file beside a clip that tells what the clips of its folder are made of.
fn ledger(clip: &Path) -> PathBuf {
    clip.with_file_name("made-of.txt")
}

/// A clip's line in the ledger: its file, what it is made of, how many bytes it has.
fn entry(clip: &Path, stamp: &str) -> Option<String> {
    let bytes = fs::metadata(clip).ok()?.len();
    Some(format!("{} {stamp} {bytes}", clip.file_name()?.to_str()?))
}

/// Whether the clip is there and is the one made of these things.
fn is_made_of(clip: &Path, stamp: &str) -> bool {
    let (Some(entry), Ok(text)) = (entry(clip, stamp), fs::read_to_string(ledger(clip))) else { return false };
    text.lines().any(|line| line == entry)
}

/// Notes what a clip is made of, in place of what was noted of it before.
fn note(clip: &Path, stamp: &str) -> Result<(), FilmError> {
    let (Some(entry), path) = (entry(clip, stamp), ledger(clip)) else { return Ok(()) };
    let old = fs::read_to_string(&path).unwrap_or_default();
    let name = |line: &str| line.split(' ').next().map(str::to_owned);
    let mut lines: Vec<&str> = old.lines().filter(|line| name(line) != name(&entry)).collect();
    lines.push(&entry);
    lines.sort_unstable();
    fs::write(&path, lines.join("\n") + "\n").map_err(|e| FilmError::file(&path, e))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn frames_repeat_in_a_preview_and_never_in_a_film() {
        let times: Vec<f32> = (0..6).map(|n| time_of(n, 25, 1)).collect();
        assert_eq!(times, [0.0, 0.04, 0.08, 0.12, 0.16, 0.2]);
        assert_eq!(time_of(5, 25, 2), 0.16);
    }

    #[test]
    fn a_figure_brings_what_it_extends() {
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in [("a", "(extends: \"b\")"), ("b", "(\n extends: \"c\", adds: [\"f\", \"g\"], x: 1)"), ("c", "()"), ("d", "()"), ("f", "()"), ("g", "()")] {
            fs::write(folder.path().join(format!("{name}.ron")), text).unwrap();
        }
        let mut files = Vec::new();
        with_bases(folder.path(), "a", &mut files).unwrap();
        assert_eq!(files, ["a.ron", "b.ron", "c.ron", "f.ron", "g.ron"].map(|f| folder.path().join(f)));
        assert!(with_bases(folder.path(), "e", &mut files).is_err());
    }

    #[test]
    fn a_clip_is_known_by_what_it_is_made_of() {
        let folder = tempfile::tempdir().unwrap();
        let (a, b) = (folder.path().join("a.mp4"), folder.path().join("b.mp4"));
        fs::write(&a, b"....").unwrap();
        fs::write(&b, b"..").unwrap();
        assert!(!is_made_of(&a, "00ff"));
        note(&b, "33aa").unwrap();
        note(&a, "11ff").unwrap();
        note(&a, "00ff").unwrap();
        assert!(is_made_of(&a, "00ff") && is_made_of(&b, "33aa") && !is_made_of(&a, "11ff"));
        assert_eq!(fs::read_to_string(folder.path().join("made-of.txt")).unwrap(), "a.mp4 00ff 4\nb.mp4 33aa 2\n");
        fs::write(&a, b"another").unwrap();
        assert!(!is_made_of(&a, "00ff"), "another file under its name");
    }
}
