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

/// Reads one stream of a film or sound file as interleaved stereo at 48 kHz, from the film's first moment on.
pub(in crate::film) fn decode_stream(path: &Path, stream: u64) -> Result<Vec<f32>, SoundError> {
    let mut command = ffmpeg();
    command.arg("-i").arg(path).args(["-map", &format!("0:{stream}"), "-af", "aresample=48000:async=1:first_pts=0"]);
    command.args(["-f", "f32le", "-ar", "48000", "-ac", "2", "-"]);
    let bytes = run(command, Vec::new())?;
    Ok(bytes.chunks_exact(4).map(|b| f32::from_le_bytes([b[0], b[1], b[2], b[3]])).collect())
}

fn ffmpeg() -> Command {
    let mut command = Command::new("ffmpeg");
    command.args(["-hide_banner", "-loglevel", "error"]);
    command
}

/// Runs a program, feeding it while its output is read, so that neither waits for the other.
fn run(mut command: Command, input: Vec<u8>) -> Result<Vec<u8>, SoundError> {
    let failed = |message: String| SoundError::Program { name: "ffmpeg", message };
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|e| failed(e.to_string()))?;
    let feeder = child.stdin.take().map(|mut stdin| std::thread::spawn(move || stdin.write_all(&input)));
    let mut output = Vec::new();
    if let Some(mut stdout) = child.stdout.take() {
        stdout.read_to_end(&mut output).map_err(|e| failed(e.to_string()))?;
    }
    let ended = child.wait_with_output().map_err(|e| failed(e.to_string()))?;
    // A program that failed tells why on its error stream; that it stopped reading is only the consequence.
    let fed = feeder.is_none_or(|f| matches!(f.join(), Ok(Ok(()))));
    if ended.status.success() && fed {
        Ok(output)
    } else {
        Err(failed(String::from_utf8_lossy(&ended.stderr).trim().to_owned()))
    }
}
