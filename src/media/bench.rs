//! What the media cost on this machine: the figures behind `ias bench`.
//!
//! Each function does one thing on given files and returns plain numbers; printing is the command's.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use super::clock::{Monotonic, STREAM_RATE};
use super::decode::Opener;
use super::error::MediaError;
use super::files::Files;
use super::reel::{Cut, Reel, ReelCounts, ReelEvent, ReelScene, ReelSettings, View};

/// How fast a film decodes on one core.
#[derive(Clone, Debug, PartialEq)]
pub struct DecodeRate {
    /// Frames decoded.
    pub frames: u64,
    /// Time they took together.
    pub took: Duration,
    /// The time of each picture, ascending; never empty.
    pub each: Vec<Duration>,
}

impl DecodeRate {
    /// Frames a second.
    #[must_use]
    pub fn frames_per_second(&self) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "for display")]
        let frames = self.frames as f64;
        frames / self.took.as_secs_f64().max(1e-9)
    }
}

/// Decodes a film from its first frame to its last, as the reel's picture thread does.
///
/// # Errors
/// When the film cannot be opened or decoded.
pub fn decode_rate(film: &Path) -> Result<DecodeRate, MediaError> {
    let mut stream = Files::default().picture(&View::Clip(film.to_owned()))?;
    let begun = Instant::now();
    let mut each = Vec::new();
    let mut last = begun;
    while stream.next()?.is_some() {
        let now = Instant::now();
        each.push(now - last);
        last = now;
    }
    let took = begun.elapsed();
    each.sort_unstable();
    Ok(DecodeRate { frames: each.len() as u64, took, each })
}

/// How many times faster than it sounds a sound decodes on one core.
///
/// # Errors
/// When the sound cannot be opened or decoded.
pub fn sound_rate(sound: &Path) -> Result<f64, MediaError> {
    let mut source = Files::default().sound(sound)?;
    let begun = Instant::now();
    let (mut frames, mut count) = (Vec::new(), 0);
    loop {
        frames.clear();
        match source.read(&mut frames, 4_800)? {
            0 => break,
            read => count += read,
        }
    }
    #[expect(clippy::cast_precision_loss, reason = "for display")]
    let heard = count as f64 / f64::from(STREAM_RATE);
    Ok(heard / begun.elapsed().as_secs_f64().max(1e-9))
}

/// From the order to open a film until its first picture is decoded, `times` times, ascending: what a cut to a scene
/// costs that was not primed.
///
/// # Errors
/// When the film cannot be opened or decoded.
pub fn opening(film: &Path, times: usize) -> Result<Vec<Duration>, MediaError> {
    let files = Files::default();
    let mut took = Vec::with_capacity(times);
    for _ in 0..times {
        let begun = Instant::now();
        files.picture(&View::Clip(film.to_owned()))?.next()?;
        took.push(begun.elapsed());
    }
    took.sort_unstable();
    Ok(took)
}

/// What playing scenes in a ring has cost.
#[derive(Clone, Debug, Default)]
pub struct LoopCost {
    /// Joins from one scene to the next.
    pub joins: u64,
    /// The reel's own figures at the end.
    pub counts: ReelCounts,
    /// Resident memory in KiB after the first round of all films, where the platform tells it.
    pub memory_after_first_round: Option<u64>,
    /// Resident memory in KiB at the end.
    pub memory_at_end: Option<u64>,
    /// Wall time of the whole, with every frame decoded and no waiting.
    pub took: Duration,
}

/// Plays the films one after another, round and round, `joins` times, every next one primed, as fast as it goes.
///
/// # Errors
/// When a film cannot be played.
pub fn looping(films: &[PathBuf], joins: u64) -> Result<LoopCost, MediaError> {
    let clock = Monotonic::manual();
    let mut reel = Reel::stepped(Arc::new(Files::default()), ReelSettings::default(), clock.clone());
    reel.detach_output();
    let scenes: Vec<ReelScene> =
        films.iter().map(|film| ReelScene::clip(&film.display().to_string(), film.clone())).collect();
    let mut cost = LoopCost::default();
    if scenes.is_empty() {
        return Ok(cost);
    }
    let begun = Instant::now();
    let mut number = 0;
    reel.play(&scenes[0], Cut::Now);
    while cost.joins < joins {
        reel.pump();
        for event in reel.poll() {
            match event {
                ReelEvent::Started { .. } => {
                    cost.joins += 1;
                    number = (number + 1) % scenes.len();
                    reel.prime(&scenes[number..=number]);
                    reel.play(&scenes[number], Cut::AtEnd);
                    if cost.joins == scenes.len() as u64 + 1 {
                        cost.memory_after_first_round = resident_kib();
                    }
                }
                ReelEvent::Failed { error, .. } | ReelEvent::Damaged { error, .. } => return Err(error),
                _ => {}
            }
        }
        let _shown = reel.frame_due();
        clock.advance(Duration::from_millis(10));
    }
    cost.counts = reel.counts();
    cost.memory_at_end = resident_kib();
    cost.took = begun.elapsed();
    Ok(cost)
}

/// Resident memory of this process in KiB; `None` where the platform does not tell it in a file.
#[must_use]
pub fn resident_kib() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    line.split_whitespace().next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(name: &str) -> PathBuf {
        PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/media").join(name)
    }

    #[test]
    fn figures_come_of_real_files() {
        let rate = decode_rate(&file("numbered-1.mp4")).expect("decodes");
        assert_eq!((rate.frames, rate.each.len()), (60, 60));
        assert!(rate.frames_per_second() > 1.0);
        assert!(sound_rate(&file("chirp.ogg")).expect("decodes") > 1.0);
        assert_eq!(opening(&file("numbered-2.mp4"), 3).expect("opens").len(), 3);
        assert!(decode_rate(&file("none.mp4")).is_err());
    }

    /// Says that this test has the process for itself.
    const ALONE: &str = "IAS_TEST_ALONE";

    /// Two hundred joins on real files: no decoder more than the first ones, and memory as after the first round. Memory is the
    /// whole process's, so the test runs once more in one of its own, where no other test takes any.
    #[test]
    fn memory_is_flat_while_films_go_round() {
        if std::env::var_os(ALONE).is_none() {
            let this = std::env::current_exe().expect("this program");
            let name = "media::bench::tests::memory_is_flat_while_films_go_round";
            let alone = std::process::Command::new(this).args(["--exact", name, "--nocapture"]).env(ALONE, "1").output().expect("runs");
            let told = String::from_utf8_lossy(&alone.stdout);
            assert!(alone.status.success() && told.contains("1 passed"), "{told}{}", String::from_utf8_lossy(&alone.stderr));
            return;
        }
        let films = [file("numbered-3.mp4"), file("numbered-2.mp4"), file("bars-709.mp4")];
        let cost = looping(&films, 200).expect("plays");
        assert!(cost.counts.decoders <= 4, "{cost:?}");
        assert_eq!((cost.counts.underruns, cost.counts.dropped), (0, 0), "{cost:?}");
        if let (Some(first), Some(end)) = (cost.memory_after_first_round, cost.memory_at_end) {
            assert!(end < first + 24 * 1_024, "{first} KiB grew to {end} KiB");
        }
    }
}
