//! Film and sound from a telephone or a camera, made into what the reel plays.
//!
//! `facts` asks ffprobe what a file holds and says what cannot be used; [`picture`] makes the clip (AV1 in MP4, 8 bit
//! 4:2:0, constant 25 or 30 frames a second, a key frame each second), [`sound`] its sound, or that of a recording without
//! a picture (Opus, 48 kHz, −23 LUFS), [`voice`] a recorded line (`voice/<language>/<line>.wav`). Each tells what it
//! changed, and what cannot be kept leaves nothing behind. That a clip or a sound plays is proved by the caller, with the
//! application's own decoder.

mod draft;
mod facts;
mod sound;

use std::fmt;
use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};

pub use draft::Draft;
pub use facts::{Facts, Heard, Seen};
pub use sound::{MadeSound, Of, sound, voice};

use super::sound::SoundError;

/// Largest picture, pixels.
const LARGEST: (u32, u32) = (1280, 720);
/// Smallest side that the encoder takes, pixels.
const SMALLEST: u32 = 64;

/// Why a file cannot be taken in.
#[derive(Debug)]
pub enum ImportError {
    /// A program is not installed.
    Missing(&'static str),
    /// The file cannot be used, and why.
    Unfit {
        /// The file.
        path: PathBuf,
        /// Why, and what to do.
        why: String,
    },
    /// Nothing can be heard in it.
    Quiet {
        /// The file.
        path: PathBuf,
        /// How loud it is, LUFS, where that can be measured.
        loudness: Option<f64>,
    },
    /// A file could not be written.
    File {
        /// The file.
        path: PathBuf,
        /// The system's reason.
        source: std::io::Error,
    },
    /// The sound could not be made.
    Sound(SoundError),
}

impl fmt::Display for ImportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing(program) => write!(
                f,
                "{program} is not installed. Debian, Ubuntu: sudo apt install ffmpeg. Fedora: sudo dnf install ffmpeg. Windows: winget install Gyan.FFmpeg"
            ),
            Self::Unfit { path, why } => write!(f, "{} cannot be used: {why}", path.display()),
            Self::Quiet { path, loudness } => {
                write!(f, "{} cannot be used: nothing can be heard in it", path.display())?;
                if let Some(loudness) = loudness {
                    write!(f, " ({loudness:.1} LUFS; made as loud as the films, it would be noise)")?;
                }
                f.write_str(". Record it again, nearer to the microphone")
            }
            Self::File { path, source } => write!(f, "{}: {source}", path.display()),
            Self::Sound(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for ImportError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::File { source, .. } => Some(source),
            Self::Sound(error) => Some(error),
            _ => None,
        }
    }
}

impl From<SoundError> for ImportError {
    fn from(error: SoundError) -> Self {
        Self::Sound(error)
    }
}

/// What a file holds.
///
/// # Errors
/// When ffprobe is missing, or the file is no film and no sound.
pub fn facts(path: &Path) -> Result<Facts, ImportError> {
    let unfit = |why: String| ImportError::Unfit { path: path.to_owned(), why };
    let length = fs::metadata(path).map_err(|source| ImportError::File { path: path.to_owned(), source })?.len();
    if length == 0 {
        return Err(unfit("it is empty. Copy it from the telephone again".into()));
    }
    let mut command = Command::new("ffprobe");
    // The times of the first frames tell whether they come evenly: what a file says of its rate need not be so.
    command.args(["-v", "error", "-show_streams", "-show_format", "-show_packets", "-read_intervals", "%+#400", "-print_format", "json"]).arg(path);
    let output = run(&mut command, "ffprobe")?;
    if !output.status.success() {
        return Err(unfit(format!("it is no film or sound that ffmpeg can read ({})", last_line(&output.stderr, path))));
    }
    Facts::read(&String::from_utf8_lossy(&output.stdout)).map_err(unfit)
}

/// Makes the clip of a film file; returns it, to be kept, and what was changed. `passed` hears how many seconds are done.
///
/// # Errors
/// When the file has no picture that can be used, or ffmpeg fails.
pub fn picture(from: &Path, seen: &Seen, to: &Path, passed: &mut dyn FnMut(f64)) -> Result<(Draft, Vec<String>), ImportError> {
    let unfit = |why: String| ImportError::Unfit { path: from.to_owned(), why };
    let size = fitted(seen.upright());
    if size.0.min(size.1) < SMALLEST {
        return Err(unfit(format!("its picture would be {}x{} pixels; it must be at least {SMALLEST} on each side", size.0, size.1)));
    }
    let rate = seen.wanted_rate();
    let mut filters = Vec::new();
    if seen.interlaced {
        filters.push("bwdif=deint=interlaced".to_owned());
    }
    filters.push(format!("fps={rate}:start_time=0"));
    filters.push(format!("scale={}:{}:flags=lanczos:out_color_matrix=bt709:out_range=tv", size.0, size.1));
    filters.push("setsar=1,format=yuv420p".to_owned());
    let draft = Draft::of(to)?;
    let mut command = Command::new("ffmpeg");
    command.args(["-hide_banner", "-loglevel", "error", "-nostdin", "-y", "-progress", "pipe:1", "-i"]).arg(from);
    command.args(["-map", &format!("0:{}", seen.stream), "-an", "-sn", "-dn", "-map_metadata", "-1", "-vf", &filters.join(",")]);
    command.args(["-c:v", "libsvtav1", "-preset", "6", "-crf", "35", "-g", &rate.to_string(), "-svtav1-params", "pred-struct=1:enable-tf=0"]);
    command.args(["-fps_mode", "cfr", "-r", &rate.to_string(), "-pix_fmt", "yuv420p"]);
    command.args(["-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709", "-color_range", "tv"]);
    command.args(["-movflags", "+faststart"]).arg(draft.path()).env("SVT_LOG", "1");
    let (status, said) = watched(&mut command, passed)?;
    let made = fs::metadata(draft.path()).map_or(0, |file| file.len());
    if !status.success() || made == 0 {
        return Err(unfit(format!("ffmpeg cannot decode it ({})", last_line(&said, from))));
    }
    Ok((draft, seen.changes(size, rate)))
}

/// Runs ffmpeg and hears how many seconds it has written; what it complained of.
fn watched(command: &mut Command, passed: &mut dyn FnMut(f64)) -> Result<(ExitStatus, Vec<u8>), ImportError> {
    let broken = |source| ImportError::File { path: "ffmpeg".into(), source };
    let mut child = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().map_err(|error| not_started(error, "ffmpeg"))?;
    let complaints = child.stderr.take().map(|mut stderr| {
        std::thread::spawn(move || {
            let mut said = Vec::new();
            // What was said until it broke off is what can be told.
            let _ = stderr.read_to_end(&mut said);
            said
        })
    });
    for line in child.stdout.take().map(BufReader::new).into_iter().flat_map(BufRead::lines).map_while(Result::ok) {
        if let Some(microseconds) = line.strip_prefix("out_time_us=").and_then(|number| number.parse::<f64>().ok()) {
            passed(microseconds / 1e6);
        }
    }
    let status = child.wait().map_err(broken)?;
    Ok((status, complaints.and_then(|complaints| complaints.join().ok()).unwrap_or_default()))
}

fn run(command: &mut Command, program: &'static str) -> Result<std::process::Output, ImportError> {
    command.stdin(Stdio::null()).output().map_err(|error| not_started(error, program))
}

fn not_started(error: std::io::Error, program: &'static str) -> ImportError {
    match error.kind() {
        std::io::ErrorKind::NotFound => ImportError::Missing(program),
        _ => ImportError::File { path: program.into(), source: error },
    }
}

/// What a program said last, without the file's name.
fn last_line(words: &[u8], path: &Path) -> String {
    let text = String::from_utf8_lossy(words);
    let line = text.lines().rev().find(|line| !line.trim().is_empty()).unwrap_or("it did not say why");
    line.replace(&format!("{}: ", path.display()), "").trim().to_owned()
}

/// The size within the largest one, of the same shape, in even numbers; never larger than it is.
fn fitted(size: (u32, u32)) -> (u32, u32) {
    let (w, h) = (f64::from(size.0.max(1)), f64::from(size.1.max(1)));
    // A picture on its side may be as long as a lying one is wide.
    let k = (f64::from(LARGEST.0) / w).min(f64::from(LARGEST.1) / h).min(1.0);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "pixels")]
    let even = |side: f64| ((side * k / 2.0).round() as u32).max(1) * 2;
    (even(w).min(LARGEST.0), even(h).min(LARGEST.1))
}

/// A name for the files of a clip: its file's name in small letters, digits and hyphens.
#[must_use]
pub fn name_of(path: &Path) -> String {
    let stem = path.file_stem().map(|stem| stem.to_string_lossy().to_lowercase()).unwrap_or_default();
    let plain: String = stem.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
    let name = plain.split('-').filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-");
    if name.is_empty() { "clip".to_owned() } else { name.chars().take(64).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_fit_keep_their_shape_and_are_even() {
        assert_eq!(fitted((1920, 1080)), (1280, 720));
        assert_eq!(fitted((1080, 1920)), (406, 720));
        assert_eq!(fitted((640, 360)), (640, 360));
        assert_eq!(fitted((641, 361)), (642, 362));
        assert_eq!(fitted((4000, 3000)), (960, 720));
    }

    #[test]
    fn names_are_ids() {
        assert_eq!(name_of(Path::new("/a/VID_2026 11 (2).MOV")), "vid-2026-11-2");
        assert_eq!(name_of(Path::new("życie.mp4")), "ycie");
        assert_eq!(name_of(Path::new("…")), "clip");
    }

    #[test]
    fn an_empty_file_is_refused_before_anything_runs() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.mp4");
        fs::write(&path, b"").expect("writes");
        assert!(facts(&path).expect_err("empty").to_string().contains("it is empty"));
        assert!(facts(&folder.path().join("none.mp4")).is_err());
    }
}
