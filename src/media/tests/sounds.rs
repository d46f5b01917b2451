//! Sounds: exact to the sample, from the beginning and after a seek.

use super::file;
use crate::media::MediaError;
use crate::media::probe::probe_sound;
use crate::media::sound::file::FileSound;
use crate::media::sound::{SoundSource, StereoFrame};

/// The tone that `scripts/make-test-media` writes.
fn tone(frame: usize) -> f32 {
    #[expect(clippy::cast_possible_truncation, reason = "a test tone")]
    let at = |t: f64| (0.5 * (2.0 * std::f64::consts::PI * (200.0 * t + 300.0 * t * t)).sin()) as f32;
    #[expect(clippy::cast_precision_loss, reason = "small whole numbers")]
    at(frame as f64 / 48_000.0)
}

fn read_all(sound: &mut FileSound) -> Vec<StereoFrame> {
    let mut frames = Vec::new();
    while sound.read(&mut frames, 1_234).expect("decodes") > 0 {}
    frames
}

/// How many frames `got` lies behind the tone from `from` on: the shift at which they differ least.
fn lag(got: &[StereoFrame], from: usize) -> isize {
    let window = &got[2_000..8_000];
    (-700_isize..=700)
        .min_by_key(|shift| {
            let difference = |(n, frame): (usize, &StereoFrame)| {
                (frame[0] - tone((from + 2_000 + n).saturating_add_signed(-shift))).abs()
            };
            let sum: f32 = window.iter().enumerate().map(difference).sum();
            sum.to_bits()
        })
        .expect("a range")
}

#[test]
fn opus_and_flac_are_exact_from_the_beginning() {
    for name in ["chirp.ogg", "chirp.flac"] {
        let mut sound = FileSound::open(&file(name)).expect("opened");
        assert_eq!(sound.length(), Some(96_000), "{name}");
        let frames = read_all(&mut sound);
        assert_eq!(frames.len(), 96_000, "{name}");
        assert_eq!(lag(&frames, 0), 0, "{name}");
        let right: f32 = frames[5_000..6_000].iter().map(|frame| (frame[1] - frame[0] / 2.0).abs()).sum();
        assert!(right < 20.0, "{name}: the right channel has half the level: {right}");
    }
}

#[test]
fn a_seek_lands_on_the_sample() {
    for name in ["chirp.ogg", "chirp.flac"] {
        let mut sound = FileSound::open(&file(name)).expect("opened");
        // Before anything was decoded, forward, back, to the start, near the end.
        for target in [30_000_u64, 70_001, 12_345, 0, 1_000, 85_000] {
            sound.seek(target).expect("seeks");
            let mut frames = Vec::new();
            while frames.len() < 9_000 && sound.read(&mut frames, 3_000).expect("decodes") > 0 {}
            let from = usize::try_from(target).expect("small");
            assert_eq!(lag(&frames, from), 0, "{name} from {target}");
        }
        sound.seek(90_000).expect("seeks");
        assert_eq!(read_all(&mut sound).len(), 6_000, "{name}: and ends at the same end");
        sound.seek(1_000_000).expect("seeks");
        assert_eq!(read_all(&mut sound).len(), 0, "{name}: behind the end is the end");
    }
}

#[test]
fn another_rate_and_one_channel_become_the_streams() {
    let mut sound = FileSound::open(&file("chirp-44100-mono.wav")).expect("opened");
    assert_eq!(sound.length(), Some(24_000));
    let frames = read_all(&mut sound);
    assert!(frames.len().abs_diff(24_000) <= 1, "{}", frames.len());
    assert_eq!(lag(&frames, 0), 0);
    assert!(frames.iter().all(|frame| frame[0].to_bits() == frame[1].to_bits()));
}

#[test]
fn lengths_are_told_and_strange_sounds_refused() {
    assert_eq!(probe_sound(&file("chirp.ogg")).expect("probed").millis(), 2_000);
    assert_eq!(probe_sound(&file("chirp-44100-mono.wav")).expect("probed").millis(), 500);
    match probe_sound(&file("refused/six-channels.flac")) {
        Err(MediaError::UnsupportedSound { found, .. }) => assert_eq!(found, "of 6 channels"),
        other => panic!("{other:?}"),
    }
    assert!(matches!(probe_sound(&file("numbered-1.mp4")), Err(MediaError::UnsupportedSound { .. })));
    assert!(probe_sound(&file("none.ogg")).expect_err("missing").is_missing());
}
