//! Sound to Opus in Ogg and back, by ffmpeg.

use std::io::{Read, Write};
use std::path::Path;
use std::process::{Command, Stdio};

use super::error::SoundError;

/// Bits a second: enough for speech over rain.
const BIT_RATE: &str = "60k";

/// Writes interleaved stereo as Opus; the folder is made when missing. The same samples give the same bytes.
pub(in crate::film) fn opus(interleaved: &[f32], path: &Path) -> Result<(), SoundError> {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(|source| SoundError::File { path: folder.to_owned(), source })?;
    }
    let mut command = ffmpeg();
    command
        .args(["-f", "f32le", "-ar", "48000", "-ac", "2", "-i", "-", "-map_metadata", "-1"])
        .args(["-c:a", "libopus", "-b:a", BIT_RATE, "-vbr", "on", "-application", "audio"])
        .args(["-fflags", "+bitexact", "-flags:a", "+bitexact", "-y"])
        .arg(path);
    let bytes: Vec<u8> = interleaved.iter().flat_map(|x| x.to_le_bytes()).collect();
    run(command, bytes).map(|_| ())
}

/// Reads a file back as interleaved stereo at 48 kHz.
pub(in crate::film) fn decode(path: &Path) -> Result<Vec<f32>, SoundError> {
    let mut command = ffmpeg();
    command.arg("-i").arg(path).args(["-f", "f32le", "-ar", "48000", "-ac", "2", "-"]);
    let bytes = run(command, Vec::new())?;
    Ok(bytes.chunks_exact(4).map(|b| f32::from_le_bytes([b[0], b[1], b[2], b[3]])).collect())
}

/// Reads the sound of a film as interleaved stereo at 48 kHz, from the film's first moment on.
pub(in crate::film) fn decode_of_film(path: &Path, stream: u64, passed: &mut dyn FnMut(f64)) -> Result<Vec<f32>, SoundError> {
    decode_stream(path, stream, &["-af", "aresample=48000:async=1:first_pts=0"], passed)
}

/// Reads a recording as interleaved stereo at 48 kHz, as it comes, whatever times its file tells; no more than so many seconds.
pub(in crate::film) fn decode_recording(path: &Path, stream: u64, most: f64, passed: &mut dyn FnMut(f64)) -> Result<Vec<f32>, SoundError> {
    decode_stream(path, stream, &["-t", &most.to_string()], passed)
}

/// `passed` hears how many seconds were read.
fn decode_stream(path: &Path, stream: u64, how: &[&str], passed: &mut dyn FnMut(f64)) -> Result<Vec<f32>, SoundError> {
    let mut command = ffmpeg();
    command.arg("-i").arg(path).args(["-map", &format!("0:{stream}")]).args(how);
    command.args(["-f", "f32le", "-ar", "48000", "-ac", "2", "-"]);
    #[expect(clippy::cast_precision_loss, reason = "the bytes of minutes")]
    let bytes = run_watched(command, Vec::new(), &mut |bytes| passed(bytes as f64 / (48_000.0 * 8.0)))?;
    Ok(bytes.chunks_exact(4).map(|b| f32::from_le_bytes([b[0], b[1], b[2], b[3]])).collect())
}

fn ffmpeg() -> Command {
    let mut command = Command::new("ffmpeg");
    command.args(["-hide_banner", "-loglevel", "error"]);
    command
}

fn run(command: Command, input: Vec<u8>) -> Result<Vec<u8>, SoundError> {
    run_watched(command, input, &mut |_| {})
}

/// Runs a program, feeding it while both its streams are read, so that none waits for another: of a damaged file it
/// complains at length. `read` hears how many bytes came.
fn run_watched(mut command: Command, input: Vec<u8>, read: &mut dyn FnMut(usize)) -> Result<Vec<u8>, SoundError> {
    let failed = |message: String| SoundError::Program { name: "ffmpeg", message };
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|e| failed(e.to_string()))?;
    let feeder = child.stdin.take().map(|mut stdin| std::thread::spawn(move || stdin.write_all(&input)));
    let complaints = child.stderr.take().map(|mut stderr| {
        std::thread::spawn(move || {
            let mut said = Vec::new();
            // What was said until it broke off is what can be told.
            let _ = stderr.read_to_end(&mut said);
            said
        })
    });
    let mut output = Vec::new();
    if let Some(mut stdout) = child.stdout.take() {
        const PIECE: u64 = 1 << 20;
        while stdout.by_ref().take(PIECE).read_to_end(&mut output).map_err(|e| failed(e.to_string()))? > 0 {
            read(output.len());
        }
    }
    let status = child.wait().map_err(|e| failed(e.to_string()))?;
    // A program that failed tells why on its error stream; that it stopped reading is only the consequence.
    let fed = feeder.is_none_or(|f| matches!(f.join(), Ok(Ok(()))));
    let said = complaints.and_then(|c| c.join().ok()).unwrap_or_default();
    if status.success() && fed { Ok(output) } else { Err(failed(String::from_utf8_lossy(&said).trim().to_owned())) }
}
