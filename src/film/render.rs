//! Frames to a film: every core draws, one encoder eats.
//!
//! The encoder is `ffmpeg` with `libsvtav1`, fed raw planes through a pipe: AV1, 8 bit 4:2:0, BT.709, limited range, a
//! keyframe each second, low-delay prediction, index at the front, no sound track.

use std::fs;
use std::io::{Read, Write};
use std::ops::Range;
use std::path::Path;
use std::process::{Command, Stdio};

use rayon::prelude::*;

use super::error::FilmError;
use super::made_of::{fingerprint, is_made_of, note};
use super::pieces::{Pieces, pieces_of};
use super::stage::post::planes;
use super::stage::{Canvas, Setup, Stage};
use super::storyboard::Scene;

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
    /// All of it that shows in the picture, for the ledger.
    fn settings(&self) -> String {
        format!("{:?}", (self.scale, self.every, self.crf, self.preset))
    }

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
    /// It was drawn.
    Drawn {
        /// Frames of the clip.
        frames: u32,
        /// How many of them an earlier run, which was stopped, had drawn.
        kept: u32,
        /// The clip's size.
        bytes: u64,
    },
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

/// Renders a scene to `to`; tells `progress` (frames behind, how many of them this run drew) after each batch.
///
/// It is drawn in pieces of some seconds, which wait beside the clip until the last is done: a run that was stopped, by
/// whatever, goes on with the piece that it was at.
///
/// # Errors
/// When a drawing is faulty, the encoder fails, or a file cannot be written.
pub fn scene(
    setup: &Setup,
    scene: &Scene,
    to: &Path,
    assets: &Path,
    options: &Options,
    progress: &mut dyn FnMut(u32, u32),
) -> Result<Outcome, FilmError> {
    let stamp = fingerprint(setup, scene, assets, &options.settings())?;
    if !options.again && is_made_of(to, &stamp) {
        return Ok(Outcome::UpToDate);
    }
    if options.adopt {
        fs::metadata(to).map_err(|e| FilmError::file(to, e))?;
        note(to, &stamp)?;
        return Ok(Outcome::UpToDate);
    }
    let fps = setup.board.fps;
    let frames = scene.frames(fps);
    let pieces = Pieces::open(to, &stamp)?;
    let mut stages: Vec<Option<Stage>> = scene.shots.iter().map(|_| None).collect();
    let (mut behind, mut drawn) = (0, 0);
    for (number, piece) in (0..).zip(pieces_of(frames, fps)) {
        if pieces.has(number) {
            behind += piece.end - piece.start;
            progress(behind, drawn);
            continue;
        }
        let draft = pieces.draft(number);
        draw(setup, scene, piece, &mut stages, &draft, options, &mut |batch| {
            behind += batch;
            drawn += batch;
            progress(behind, drawn);
        })?;
        pieces.keep(number, &draft)?;
    }
    pieces.join(to)?;
    let bytes = fs::metadata(to).map_err(|e| FilmError::file(to, e))?.len();
    note(to, &stamp)?;
    Ok(Outcome::Drawn { frames, kept: frames - drawn, bytes })
}

/// Draws some frames of a scene into a file; tells how many after each batch.
fn draw(
    setup: &Setup,
    scene: &Scene,
    frames: Range<u32>,
    stages: &mut [Option<Stage>],
    to: &Path,
    options: &Options,
    progress: &mut dyn FnMut(u32),
) -> Result<(), FilmError> {
    let fps = setup.board.fps;
    let mut encoder: Option<Encoder> = None;
    let batch = u32::try_from(rayon::current_num_threads() * 4).unwrap_or(8);
    let mut done = frames.start;
    while done < frames.end {
        let numbers: Vec<u32> = (done..(done + batch).min(frames.end)).collect();
        let first = scene.shot_at(time_of(done, fps, options.every));
        stages.iter_mut().take(first).for_each(|old| *old = None);
        for n in &numbers {
            let index = scene.shot_at(time_of(*n, fps, options.every));
            if stages[index].is_none() {
                stages[index] = Some(setup.stage(scene, index, options.scale)?);
            }
        }
        let ready: &[Option<Stage>] = stages;
        let drawn: Vec<Result<Vec<u8>, FilmError>> = numbers
            .par_iter()
            .map_init(|| None, |memory: &mut Option<Canvas>, n| frame(scene, ready, *n, fps, options.every, memory))
            .collect();
        for planes in drawn {
            let planes = planes?;
            if encoder.is_none() {
                let size = stages.iter().flatten().next().map_or((0, 0), Stage::size);
                encoder = Some(Encoder::start(to, size, fps, options)?);
            }
            if let Some(encoder) = &mut encoder {
                encoder.feed(&planes)?;
            }
        }
        let count = u32::try_from(numbers.len()).unwrap_or(0);
        done += count;
        progress(count);
    }
    encoder.map_or(Ok(()), Encoder::finish)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn frames_repeat_in_a_preview_and_never_in_a_film() {
        let times: Vec<f32> = (0..6).map(|n| time_of(n, 25, 1)).collect();
        assert_eq!(times, [0.0, 0.04, 0.08, 0.12, 0.16, 0.2]);
        assert_eq!(time_of(5, 25, 2), 0.16);
    }
}
