//! Damaged files: whatever is turned round or cut off, there is an answer, and soon.

use std::path::Path;

use super::file;
use crate::media::decode::Opener;
use crate::media::files::Files;
use crate::media::probe::probe_sound;
use crate::media::reel::View;
use crate::media::sound::SoundSource;
use crate::media::sound::file::FileSound;

/// Repeatable numbers; any generator does.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("31 bits") % limit.max(1)
    }
}

fn damage(bytes: &[u8], dice: &mut Dice, from: usize) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    if dice.below(4) == 0 {
        bytes.truncate(from + dice.below(bytes.len() - from));
        return bytes;
    }
    for _ in 0..=dice.below(12) {
        let at = from + dice.below(bytes.len() - from);
        bytes[at] = u8::try_from(dice.below(256)).expect("a byte");
    }
    bytes
}

fn play_film(path: &Path) -> (u64, u64) {
    let Ok(mut stream) = Files::default().picture(&View::Clip(path.to_owned())) else { return (0, 1) };
    let (mut frames, mut faults) = (0, 0);
    for _ in 0..400 {
        match stream.next() {
            Ok(Some(decoded)) => {
                frames += 1;
                assert!(decoded.picture.planes.iter().all(|plane| plane.rows().count() == plane.height() as usize));
            }
            Ok(None) => return (frames, faults),
            Err(_) => faults += 1,
        }
    }
    panic!("it has 60 frames and does not end: {frames} frames, {faults} faults");
}

#[test]
fn damaged_films_are_played_as_far_as_they_go() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("film.mp4");
    let mut dice = Dice(1);
    for name in ["numbered-1.mp4", "numbered-2.mp4"] {
        let good = std::fs::read(file(name)).expect("read");
        let data = good.windows(4).position(|four| four == b"mdat").expect("data") + 4;
        let mut played = 0;
        // The index, then only the pictures.
        for from in [0, data] {
            for _ in 0..120 {
                std::fs::write(&path, damage(&good, &mut dice, from)).expect("written");
                played += u32::from(play_film(&path).0 > 0);
            }
        }
        assert!(played > 60, "{name}: damage here and there does not spoil every film: {played} of 240 showed something");
    }
}

#[test]
fn a_film_cut_short_says_so() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("film.mp4");
    let good = std::fs::read(file("numbered-1.mp4")).expect("read");
    std::fs::write(&path, &good[..good.len() - 200]).expect("written");
    let error = crate::media::probe(&path).expect_err("refused");
    assert!(error.to_string().contains("cut short"), "{error}");
    std::fs::write(&path, []).expect("written");
    let error = crate::media::probe(&path).expect_err("refused");
    assert!(error.to_string().contains("empty"), "{error}");
}

#[test]
fn damaged_sounds_are_played_as_far_as_they_go() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut dice = Dice(7);
    for name in ["chirp.ogg", "chirp.flac", "chirp-44100-mono.wav"] {
        let good = std::fs::read(file(name)).expect("read");
        let path = folder.path().join(name);
        for _ in 0..60 {
            std::fs::write(&path, damage(&good, &mut dice, 0)).expect("written");
            let Ok(mut sound) = FileSound::open(&path) else { continue };
            let mut frames = Vec::new();
            for _ in 0..100 {
                frames.clear();
                match sound.read(&mut frames, 9_600) {
                    Ok(0) | Err(_) => break,
                    Ok(read) => assert_eq!(read, frames.len()),
                }
            }
            // A damaged header may tell any length; asking for it must end all the same.
            let _ = probe_sound(&path).is_ok();
            let _ = sound.seek(24_000).is_ok();
        }
    }
}
