//! What was made, in figures: each clip as ffprobe sees it, each sound as a loudness meter hears it.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::command::say;
use super::error::FilmError;
use super::sound::{encode, level};

/// A clip's figures.
#[derive(Debug, PartialEq)]
struct Clip {
    seconds: f64,
    frames: usize,
    size: String,
    kilobits: f64,
    /// The longest stretch from one key frame to the next, seconds.
    keys: f64,
    begins_with_key: bool,
}

/// Prints a table of a scenario's clips and sounds.
pub(super) fn print(scenario: &Path) -> Result<(), FilmError> {
    let (clips, sounds) = (files(&scenario.join("film"), "mp4"), files(&scenario.join("sound"), "ogg"));
    if clips.is_empty() && sounds.is_empty() {
        return Err(FilmError::Usage(format!("{}: nothing was made yet; `ias film render` and `ias film sound` make it", scenario.display())));
    }
    say(format_args!("{:<28} {:>8} {:>6} {:>10} {:>8} {:>7} {:>6}  remarks", "clip", "seconds", "fps", "size", "kbit/s", "KB", "key s"));
    let (mut seconds, mut bytes) = (0.0, 0);
    for path in clips {
        let clip = clip(&path)?;
        let size = std::fs::metadata(&path).map_err(|e| FilmError::file(&path, e))?.len();
        (seconds, bytes) = (seconds + clip.seconds, bytes + size);
        let mut remarks = Vec::new();
        if !clip.begins_with_key {
            remarks.push("does not begin with a key frame");
        }
        if clip.keys > 1.001 {
            remarks.push("key frames more than a second apart");
        }
        #[expect(clippy::cast_precision_loss, reason = "a clip's frames")]
        let fps = clip.frames as f64 / clip.seconds.max(1e-6);
        say(format_args!(
            "{:<28} {:>8.2} {fps:>6.2} {:>10} {:>8.0} {:>7} {:>6.2}  {}",
            name(&path), clip.seconds, clip.size, clip.kilobits, size / 1024, clip.keys, remarks.join(", ")
        ));
    }
    say(format_args!("{:<28} {seconds:>8.2} {:>35} {:>7}", "all", "", bytes / 1024));
    say(format_args!("\n{:<28} {:>8} {:>8} {:>8}  remarks", "sound", "seconds", "LUFS", "dBTP"));
    for path in sounds {
        let samples = encode::decode(&path)?;
        let loudness = level::measure(&samples);
        let remark = level::on_target(&path, loudness).err().map_or_else(String::new, |error| error.to_string());
        #[expect(clippy::cast_precision_loss, reason = "a sound's samples")]
        let seconds = samples.len() as f64 / 96_000.0;
        say(format_args!("{:<28} {seconds:>8.2} {:>8.1} {:>8.1}  {remark}", name(&path), loudness.integrated, loudness.true_peak));
    }
    Ok(())
}

fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let all = std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let mut files: Vec<PathBuf> = all.filter(|path| path.extension().is_some_and(|e| e == ending)).collect();
    files.sort();
    files
}

fn name(path: &Path) -> String {
    path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned())
}

fn clip(path: &Path) -> Result<Clip, FilmError> {
    let failed = |message: String| FilmError::Encoder { message: format!("{}: {message}", path.display()) };
    let mut command = Command::new("ffprobe");
    command.args(["-v", "error", "-select_streams", "v:0", "-show_entries", "stream=width,height:packet=pts_time,duration_time,size,flags"]);
    command.args(["-of", "compact=p=0"]).arg(path).stdin(Stdio::null());
    let output = command.output().map_err(|e| failed(format!("ffprobe: {e}")))?;
    if !output.status.success() {
        return Err(failed(String::from_utf8_lossy(&output.stderr).trim().to_owned()));
    }
    figures(&String::from_utf8_lossy(&output.stdout)).ok_or_else(|| failed("it has no frames".to_owned()))
}

/// The figures of ffprobe's lines: one a packet, then the stream's.
fn figures(lines: &str) -> Option<Clip> {
    let value = |line: &str, name: &str| -> Option<String> {
        line.split('|').find_map(|pair| pair.split_once('=').filter(|(key, _)| *key == name).map(|(_, value)| value.to_owned()))
    };
    let number = |line: &str, name: &str| value(line, name).and_then(|text| text.parse::<f64>().ok());
    let mut packets: Vec<(f64, f64, bool, f64)> = lines
        .lines()
        .filter_map(|line| {
            let at = number(line, "pts_time")?;
            let is_key = value(line, "flags")?.starts_with('K');
            Some((at, number(line, "duration_time").unwrap_or(0.0), is_key, number(line, "size")?))
        })
        .collect();
    packets.sort_by(|a, b| a.0.total_cmp(&b.0));
    let (first, last) = (packets.first()?, packets.last()?);
    let seconds = last.0 + last.1 - first.0;
    let keys: Vec<f64> = packets.iter().filter(|packet| packet.2).map(|packet| packet.0).chain([last.0 + last.1]).collect();
    let size = lines.lines().find_map(|line| Some(format!("{}x{}", value(line, "width")?, value(line, "height")?)))?;
    Some(Clip {
        seconds,
        frames: packets.len(),
        size,
        kilobits: packets.iter().map(|packet| packet.3).sum::<f64>() * 8.0 / 1_000.0 / seconds.max(1e-6),
        keys: keys.windows(2).map(|pair| pair[1] - pair[0]).fold(0.0, f64::max),
        begins_with_key: first.2,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_come_from_the_packets() {
        let lines = "pts_time=0.000000|duration_time=0.500000|size=1200|flags=K__\npts_time=1.000000|duration_time=0.500000|size=200|flags=K__\n\
                     pts_time=0.500000|duration_time=0.500000|size=100|flags=___\nwidth=128|height=72\n";
        let clip = figures(lines).expect("frames");
        assert_eq!(clip, Clip { seconds: 1.5, frames: 3, size: "128x72".into(), kilobits: 8.0, keys: 1.0, begins_with_key: true });
        assert_eq!(figures("width=128|height=72\n"), None);
    }
}
