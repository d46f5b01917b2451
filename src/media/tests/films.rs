//! Films: every frame, every seek, every colour, every refusal, and the reel on real files.

use std::sync::Arc;
use std::time::{Duration, Instant};

use super::{file, read_bits};
use crate::media::clock::Monotonic;
use crate::media::decode::{Opener, PictureStream};
use crate::media::files::Files;
use crate::media::picture::{Matrix, Range};
use crate::media::probe::{probe, probe_whole};
use crate::media::reel::{Cut, Reel, ReelEvent, ReelScene, ReelSettings, View};
use crate::media::MediaError;
use crate::text::Localized;
use crate::time::MediaTime;

const FILMS: [(&str, u64, u64, u64); 3] =
    [("numbered-1.mp4", 1, 60, 30), ("numbered-2.mp4", 2, 37, 30), ("numbered-3.mp4", 3, 24, 24)];

fn open(name: &str) -> Box<dyn PictureStream> {
    Files::default().picture(&View::Clip(file(name))).expect("opened")
}

#[test]
fn every_frame_comes_once_at_its_time() {
    for (name, film, frames, rate) in FILMS {
        let mut stream = open(name);
        assert_eq!(stream.length().map(|length| (length + MediaTime::from_nanos(9)).units(rate)), Some(frames));
        for frame in 0..frames {
            let decoded = stream.next().expect("decodes").expect("there are more");
            assert_eq!(read_bits(&decoded.picture), (film, frame), "{name}");
            assert_eq!(decoded.at, MediaTime::from_units(frame, rate), "{name}");
        }
        assert!(stream.next().expect("ends well").is_none());
        assert!(stream.next().expect("and stays ended").is_none());
    }
}

#[test]
fn a_seek_shows_the_frame_that_stands_there() {
    for (name, film, frames, rate) in FILMS {
        let mut stream = open(name);
        // Back and forth, on a frame's start and within it.
        for step in 0..frames {
            let frame = step * 17 % frames;
            let within = MediaTime::from_millis(i64::try_from(step % 3 * 9).expect("small"));
            stream.seek(MediaTime::from_units(frame, rate) + within).expect("seeks");
            let decoded = stream.next().expect("decodes").expect("there is one");
            assert_eq!(read_bits(&decoded.picture), (film, frame), "{name}");
            let next = stream.next().expect("decodes").map(|decoded| read_bits(&decoded.picture));
            assert_eq!(next, (frame + 1 < frames).then_some((film, frame + 1)), "{name}: and goes on");
        }
        stream.seek(MediaTime::from_secs(100)).expect("seeks");
        let last = stream.next().expect("decodes").map(|decoded| read_bits(&decoded.picture));
        assert_eq!(last, Some((film, frames - 1)), "{name}: behind the end stands the last");
    }
}

/// A machine that is too slow leaves out what no later frame needs, and no more.
#[test]
fn a_late_film_goes_on_at_a_key_frame() {
    let mut stream = open("numbered-1.mp4");
    let mut after = |late: u64| {
        stream.catch_up(MediaTime::from_units(late, 30));
        stream.next().expect("decodes").map(|decoded| read_bits(&decoded.picture).1)
    };
    assert_eq!(after(14), Some(0), "no key frame ahead");
    assert_eq!(after(37), Some(30));
    assert_eq!(after(40), Some(31), "none ahead again");
    assert_eq!(after(3), Some(32), "and never back");
}

#[test]
fn facts_are_told_without_decoding_it_all() {
    let facts = probe(&file("numbered-1.mp4")).expect("probed");
    assert_eq!((facts.width, facts.height, facts.frames), (128, 72, 60));
    assert!((facts.frames_per_second() - 30.0).abs() < 0.01);
    let keys: Vec<u64> = facts.keys.iter().map(|key| (*key + MediaTime::from_nanos(9)).units(30)).collect();
    assert_eq!(keys, [0, 15, 30, 45]);
    assert_eq!(facts.longest_key_distance().millis(), 500);
    assert_eq!(probe_whole(&file("numbered-2.mp4")).expect("sound").frames, 37);
    assert!(probe(&file("no-such.mp4")).expect_err("missing").is_missing());
}

#[test]
fn what_is_not_played_is_refused_by_its_name() {
    let found = |name: &str| match probe(&file(name)) {
        Err(MediaError::UnsupportedPicture { found, .. }) => found,
        other => panic!("{name}: {other:?}"),
    };
    assert_eq!(found("refused/ten-bit.mp4"), "AV1 with 10 bits a sample");
    assert_eq!(found("refused/h264.mp4"), "H.264");
    assert_eq!(found("refused/too-wide.mp4"), "2048x64 pixels large");
    for name in ["chirp.flac", "chirp.ogg"] {
        assert!(matches!(probe(&file(name)), Err(MediaError::NotAFilm { .. })), "{name}");
    }
    assert!(probe(&file("refused")).is_err(), "a folder");
}

/// Bars of known colours come out within three of 255, in both matrices and both ranges.
#[test]
fn colours_are_right() {
    let mut full = open("bars-601-full.mp4");
    let picture = full.next().expect("decodes").expect("a frame").picture;
    assert_eq!((picture.matrix, picture.range), (Matrix::Bt601, Range::Full));
    let rgba = picture.to_rgba();
    // Three bands that rise from black to a primary.
    for (y, band) in [(30, 0), (90, 1), (150, 2)] {
        for x in [16, 160, 304] {
            let mut wanted = [0; 3];
            wanted[band] = i32::try_from(x * 255 / 320).expect("small");
            assert_colour(&rgba, x, y, wanted);
        }
    }
    let mut limited = open("bars-709.mp4");
    let picture = limited.next().expect("decodes").expect("a frame").picture;
    assert_eq!((picture.matrix, picture.range), (Matrix::Bt709, Range::Limited));
    let rgba = picture.to_rgba();
    // SMPTE RP 219: between the grey edges seven bars of 75 %: white, yellow, cyan, green, magenta, red, blue.
    let bars = [[191, 191, 191], [191, 191, 0], [0, 191, 191], [0, 191, 0], [191, 0, 191], [191, 0, 0], [0, 0, 191]];
    for (number, wanted) in bars.into_iter().enumerate() {
        assert_colour(&rgba, 40 + 17 + number * 34, 40, wanted);
    }
}

fn assert_colour(rgba: &[u8], x: usize, y: usize, wanted: [i32; 3]) {
    let at = (y * 320 + x) * 4;
    for channel in 0..3 {
        let got = i32::from(rgba[at + channel]);
        assert!((got - wanted[channel]).abs() <= 3, "at {x},{y}: {:?}, not {wanted:?}", &rgba[at..at + 3]);
    }
}

/// The whole way on real files: three films of two frame rates with Opus and FLAC beside them, joined without a gap.
#[test]
fn real_files_join_without_a_gap() {
    let clock = Monotonic::manual();
    let mut reel = Reel::stepped(Arc::new(Files::default()), ReelSettings::default(), clock.clone());
    let mut device = reel.attach_output();
    let scenes = FILMS.map(|(name, ..)| {
        let sound = if name == "numbered-2.mp4" { "chirp.flac" } else { "chirp.ogg" };
        ReelScene::clip(name, file(name)).with_sound(Localized::Plain(file(sound)))
    });
    reel.play(&scenes[0], Cut::Now);
    reel.prime(&scenes[1..]);
    let mut heard = Vec::new();
    let mut seen = Vec::new();
    let mut next = scenes[1..].iter();
    let mut over = 0;
    let mut block = [[0.0; 2]; 480];
    for _ in 0..1_000 {
        reel.pump();
        device.begin();
        device.fill(&mut block, 48_000);
        heard.extend_from_slice(&block);
        reel.pump();
        for event in reel.poll() {
            match event {
                ReelEvent::Started { .. } => {
                    next.next().map(|scene| reel.play(scene, Cut::AtEnd));
                }
                ReelEvent::Ended { .. } => over += 1,
                ReelEvent::OutputAttached => {}
                other => panic!("{other:?}"),
            }
        }
        seen.extend(reel.frame_due().map(|picture| read_bits(&picture)));
        clock.advance(Duration::from_millis(10));
    }
    assert_eq!(over, 3);
    let wanted: Vec<_> = FILMS.iter().flat_map(|&(_, film, frames, _)| (0..frames).map(move |n| (film, n))).collect();
    assert_eq!(seen, wanted);
    let start = heard.iter().position(|frame| frame[0].abs() > 0.01).expect("something is heard");
    // 96,000 samples of the first, 59,200 of the second, which begins as the tone's formula tells.
    let second = start - start.min(20) + 96_000;
    let joined = &heard[second - 40..second + 2_400];
    assert!(joined.iter().all(|frame| frame[0].abs() < 0.6), "no click");
    let counts = reel.counts();
    assert_eq!((counts.underruns, counts.dropped), (0, 0), "{counts:?}");
}

/// With its threads and the machine's clock: a second of film takes a second and shows its frames in order.
#[test]
fn the_threads_play_in_time() {
    let mut reel = Reel::open(ReelSettings::default());
    let begun = Instant::now();
    reel.play(&ReelScene::clip("third", file("numbered-3.mp4")), Cut::Now);
    let mut seen = Vec::new();
    let mut is_over = false;
    while !is_over && begun.elapsed() < Duration::from_secs(20) {
        is_over = reel.poll().iter().any(|event| matches!(event, ReelEvent::Ended { .. }));
        seen.extend(reel.frame_due().map(|picture| read_bits(&picture).1));
        std::thread::park_timeout(reel.next_due().unwrap_or(Duration::from_millis(5)).min(Duration::from_millis(5)));
    }
    assert!(is_over, "it ended");
    assert!(begun.elapsed() >= Duration::from_millis(950), "not before its time: {:?}", begun.elapsed());
    assert_eq!((seen.first(), seen.last()), (Some(&0), Some(&23)));
    assert!(seen.windows(2).all(|pair| pair[0] < pair[1]), "in order: {seen:?}");
}
