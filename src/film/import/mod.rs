//! Film and sound from a telephone or a camera, made into what the reel plays.
//!
//! `facts` asks ffprobe what a file holds and says what cannot be used; [`picture`] makes the clip (AV1 in MP4, 8 bit
//! 4:2:0, constant 25 or 30 frames a second, a key frame each second), [`sound`] its sound (Opus, 48 kHz, −23 LUFS),
//! [`voice`] a recorded line (`voice/<language>/<line>.wav`). Each tells what it changed. That the clip plays is proved by
//! the caller, with the application's own decoder.

mod facts;

use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

pub use facts::{Facts, Heard, Seen};

use super::sound::ambience::Stereo;
use super::sound::{Loudness, SoundError, dsp, encode, level, voice as spoken};
use crate::text::Language;

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

/// Makes the clip of a film file; returns what was changed.
///
/// # Errors
/// When the file has no picture that can be used, or ffmpeg fails.
pub fn picture(from: &Path, seen: &Seen, to: &Path) -> Result<Vec<String>, ImportError> {
    let unfit = |why: String| ImportError::Unfit { path: from.to_owned(), why };
    let size = fitted(seen.upright());
    if size.0.min(size.1) < SMALLEST {
        return Err(unfit(format!("its picture would be {}x{} pixels; it must be at least {SMALLEST} on each side", size.0, size.1)));
    }
    make_folder(to)?;
    let rate = seen.wanted_rate();
    let mut filters = Vec::new();
    if seen.interlaced {
        filters.push("bwdif=deint=interlaced".to_owned());
    }
    filters.push(format!("fps={rate}:start_time=0"));
    filters.push(format!("scale={}:{}:flags=lanczos:out_color_matrix=bt709:out_range=tv", size.0, size.1));
    filters.push("setsar=1,format=yuv420p".to_owned());
    let draft = to.with_extension("part.mp4");
    let mut command = Command::new("ffmpeg");
    command.args(["-hide_banner", "-loglevel", "error", "-nostdin", "-y", "-i"]).arg(from);
    command.args(["-map", &format!("0:{}", seen.stream), "-an", "-sn", "-dn", "-map_metadata", "-1", "-vf", &filters.join(",")]);
    command.args(["-c:v", "libsvtav1", "-preset", "6", "-crf", "35", "-g", &rate.to_string(), "-svtav1-params", "pred-struct=1:enable-tf=0"]);
    command.args(["-fps_mode", "cfr", "-r", &rate.to_string(), "-pix_fmt", "yuv420p"]);
    command.args(["-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709", "-color_range", "tv"]);
    command.args(["-movflags", "+faststart"]).arg(&draft).env("SVT_LOG", "1");
    let output = run(&mut command, "ffmpeg")?;
    let made = fs::metadata(&draft).map_or(0, |file| file.len());
    if !output.status.success() || made == 0 {
        // What is left of a draft is of no use; that it cannot be taken away neither.
        let _ = fs::remove_file(&draft);
        return Err(unfit(format!("ffmpeg cannot decode it ({})", last_line(&output.stderr, from))));
    }
    fs::rename(&draft, to).map_err(|source| ImportError::File { path: to.to_owned(), source })?;
    Ok(seen.changes(size, rate))
}

/// Makes the sound of a film file, so many seconds long; returns what was changed.
///
/// # Errors
/// When ffmpeg fails, or the sound cannot be brought to its loudness.
pub fn sound(from: &Path, heard: &Heard, seconds: f64, to: &Path) -> Result<(Vec<String>, Loudness), ImportError> {
    make_folder(to)?;
    let mut samples = encode::decode_stream(from, heard.stream)?;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a clip of minutes")]
    samples.resize((seconds * 48_000.0).round().max(0.0) as usize * 2, 0.0);
    let before = level::measure(&samples);
    let stereo = Stereo { left: samples.iter().step_by(2).copied().collect(), right: samples.iter().skip(1).step_by(2).copied().collect() };
    let levelled = level::finish(&stereo);
    encode::opus(&levelled, to)?;
    let after = level::measure(&encode::decode(to)?);
    level::on_target(to, after)?;
    let mut changes = vec![format!("sound: {} {} Hz, {} to Opus 48000 Hz, stereo", heard.codec, heard.rate, spread(heard.channels))];
    if after.integrated.is_finite() {
        changes.push(format!("loudness: {:.1} to {:.1} LUFS, true peak {:.1} dBTP", before.integrated, after.integrated, after.true_peak));
    } else {
        changes.push("loudness: the sound is silent, or too short to be measured".to_owned());
    }
    Ok((changes, after))
}

/// Makes a recorded line of a storyboard from any sound file: mono, 48 kHz, silence at both ends cut, levelled. Returns
/// its place, its seconds and what was changed.
///
/// # Errors
/// When the file holds no sound, or nothing that can be heard.
pub fn voice(from: &Path, heard: &Heard, folder: &Path, language: Language, line: &str) -> Result<(PathBuf, f32, Vec<String>), ImportError> {
    let both = encode::decode_stream(from, heard.stream)?;
    let mono: Vec<f32> = both.chunks_exact(2).map(|pair| f32::midpoint(pair[0], pair[1])).collect();
    let was = dsp::time(mono.len());
    let mut voice = spoken::tighten(&mono);
    if dsp::active_rms(&voice) == 0.0 {
        return Err(ImportError::Unfit { path: from.to_owned(), why: "nothing can be heard in it. Record it again, nearer to the microphone".into() });
    }
    dsp::set_level(&mut voice, -20.0);
    let peak = voice.iter().fold(0.0f32, |peak, x| peak.max(x.abs()));
    let hold = (dsp::gain(-1.0) / peak.max(1e-6)).min(1.0);
    voice.iter_mut().for_each(|x| *x *= hold);
    let to = folder.join("voice").join(language.tag()).join(format!("{line}.wav"));
    make_folder(&to)?;
    fs::write(&to, spoken::as_wave(&voice)).map_err(|source| ImportError::File { path: to.clone(), source })?;
    let seconds = dsp::time(voice.len());
    let changes = vec![
        format!("sound: {} {} Hz, {} to WAV 48000 Hz, mono, 16 bit", heard.codec, heard.rate, spread(heard.channels)),
        format!("length: {was:.1} s to {seconds:.1} s, silence at both ends and long pauses cut"),
        "level: evened out; the film's own sound sets its loudness".to_owned(),
    ];
    Ok((to, seconds, changes))
}

fn make_folder(of: &Path) -> Result<(), ImportError> {
    let Some(folder) = of.parent() else { return Ok(()) };
    fs::create_dir_all(folder).map_err(|source| ImportError::File { path: folder.to_owned(), source })
}

fn run(command: &mut Command, program: &'static str) -> Result<std::process::Output, ImportError> {
    command.stdin(Stdio::null()).output().map_err(|error| match error.kind() {
        std::io::ErrorKind::NotFound => ImportError::Missing(program),
        _ => ImportError::File { path: program.into(), source: error },
    })
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

/// How many channels a sound has, in words.
fn spread(channels: u64) -> String {
    match channels {
        1 => "mono".to_owned(),
        2 => "stereo".to_owned(),
        more => format!("{more} channels"),
    }
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
