//! Pausing, seeking, restarting, languages, devices.

use std::time::Duration;

use super::super::{Cut, Motion, OutputKind, ReelEvent};
use super::{Rig, bilingual, is_ended, is_started, sample, scene, with};
use crate::media::decode::fake::FakeFiles;
use crate::text::Language;
use crate::time::MediaTime;

fn ten_seconds() -> FakeFiles {
    with(with(FakeFiles::default(), 1, 300, 0), 2, 30, 0)
}

#[test]
fn a_pause_loses_no_sample_and_no_frame() {
    let mut rig = Rig::new(ten_seconds());
    rig.reel.play(&scene(1), Cut::Now);
    rig.run(500);
    rig.reel.set_paused(true);
    rig.run(20);
    let at = rig.reel.position().expect("it plays");
    let (seen, heard) = (rig.seen.len(), rig.reel.counters().heard());
    rig.run(3_000);
    assert_eq!(at.motion, Motion::Paused);
    assert_eq!(rig.reel.position(), Some(at));
    assert_eq!((rig.seen.len(), rig.reel.counters().heard()), (seen, heard), "nothing moves");
    assert_eq!(rig.reel.next_due(), None);
    rig.reel.set_paused(false);
    rig.run(500);
    assert_eq!(rig.seen, (0..rig.seen.len() as u64).map(|frame| (1, frame)).collect::<Vec<_>>());
    // Frames are numbered by their right channel over their left, whatever the ramps made of both.
    let numbers: Vec<f32> =
        rig.sounding().iter().filter(|frame| frame[0] > 0.0).map(|frame| (frame[1] / frame[0]).round()).collect();
    assert!(numbers.windows(2).all(|pair| (pair[1] - pair[0] - 1.0).abs() < 0.5), "every sample, in order");
    assert_eq!(rig.reel.counts().underruns, 0);
}

#[test]
fn a_seek_goes_to_the_frame_and_on() {
    let mut rig = Rig::new(ten_seconds());
    let take = rig.reel.play(&scene(1), Cut::Now);
    rig.run(300);
    for (to, first) in [(7_000, 210), (1_000, 30), (9_990, 299)] {
        rig.seen.clear();
        let start = rig.heard.len();
        assert!(rig.reel.seek(MediaTime::from_millis(to)));
        rig.run(200);
        assert_eq!(rig.seen.first(), Some(&(1, first)), "{to} ms");
        let wanted = sample(1, usize::try_from(to * 48 + 200).expect("small"));
        if to < 9_000 {
            let position = rig.reel.position().expect("it plays");
            assert_eq!(position.take, take);
            assert!((to + 150..=to + 205).contains(&position.time.millis()), "{to}: {position:?}");
            assert!(rig.heard[start..].contains(&wanted), "{to}: the sound goes on there, too");
        }
    }
    let ended = rig.events.iter().filter(|event| is_ended(event)).count();
    assert_eq!(ended, 1, "{:?}", rig.events);
    assert!(rig.reel.seek(MediaTime::from_secs(5)));
    rig.run(100);
    assert_eq!(rig.reel.position().map(|at| at.motion), Some(Motion::Running), "also back from the end");
    assert_eq!(rig.events.iter().filter(|event| is_started(event)).count(), 1, "it is the same take");
}

#[test]
fn a_scene_can_begin_in_its_middle() {
    let mut rig = Rig::new(ten_seconds());
    rig.reel.play_from(&scene(1), MediaTime::from_secs(4), Cut::Now);
    rig.run(500);
    assert_eq!(rig.seen.first(), Some(&(1, 120)));
    assert_eq!(rig.sounding().first(), Some(&sample(1, 192_000)));
    let position = rig.reel.position().expect("it plays");
    assert!((4_450..=4_500).contains(&position.time.millis()), "{position:?}");
}

#[test]
fn a_seek_while_paused_shows_its_frame() {
    let mut rig = Rig::new(ten_seconds());
    rig.reel.play(&scene(1), Cut::Now);
    rig.run(300);
    rig.reel.set_paused(true);
    rig.run(50);
    for frame in [250, 100, 101, 99] {
        rig.reel.seek(MediaTime::from_units(frame, 30) + MediaTime::from_nanos(1));
        rig.run(50);
        assert_eq!(rig.seen.last(), Some(&(1, frame)));
        assert_eq!(rig.reel.position().map(|at| (at.motion, (at.time.millis() + 1) * 3 / 100)), {
            Some((Motion::Paused, i64::try_from(frame).expect("small")))
        });
    }
}

#[test]
fn many_seeks_in_a_row_settle_on_the_last() {
    let mut rig = Rig::new(ten_seconds());
    rig.reel.play(&scene(1), Cut::Now);
    rig.run(300);
    for number in 0..200 {
        rig.reel.seek(MediaTime::from_millis(number * 40));
        rig.reel.pump();
    }
    rig.run(200);
    let position = rig.reel.position().expect("it plays");
    assert!((7_960..8_200).contains(&position.time.millis()), "{position:?}");
    rig.run(1_000);
    assert!(rig.reel.counts().open_scenes <= 4, "{:?}", rig.reel.counts());
}

#[test]
fn a_restart_is_a_new_take_from_the_first_frame() {
    let mut rig = Rig::new(ten_seconds());
    let first = rig.reel.play(&scene(1), Cut::Now);
    rig.run(400);
    rig.seen.clear();
    let second = rig.reel.restart().expect("something plays");
    assert_ne!(first, second);
    rig.run(400);
    let from = rig.seen.iter().position(|seen| *seen == (1, 0)).expect("from the first frame");
    assert!(from <= 2, "{:?}", rig.seen);
    assert_eq!(rig.reel.position().map(|at| at.take), Some(second));
}

#[test]
fn the_language_changes_at_the_same_media_time() {
    let mut rig = Rig::new(ten_seconds());
    rig.reel.play(&bilingual(1), Cut::Now);
    rig.reel.play(&bilingual(2), Cut::AtEnd);
    rig.run(1_000);
    rig.reel.set_language(Language::En);
    rig.run(1_000);
    let change = rig.heard.iter().position(|frame| frame[0] > 101.0 - 0.01).expect("the other language is heard");
    // Both languages number their samples alike, so the number goes on counting over the change.
    let before = rig.heard[..change].iter().rposition(|frame| (frame[0] - 1.0).abs() < 0.001).expect("the first one");
    assert!(change - before < 2_400, "no gap over 50 ms: {}", change - before);
    assert_eq!(rig.heard[change][1] - rig.heard[before][1], (change - before) as f32);
    assert_eq!(rig.seen, (0..rig.seen.len() as u64).map(|frame| (1, frame)).collect::<Vec<_>>());
    rig.run_until(is_ended);
    rig.run(500);
    assert!(rig.heard.contains(&sample(102, 100)), "the next scene speaks it from the start");
    assert!(!rig.heard.contains(&sample(2, 100)));
}

/// The next scene is already written behind the running one when the language changes: it must speak it, too.
#[test]
fn the_language_changes_just_before_a_join() {
    let mut rig = Rig::new(with(with(FakeFiles::default(), 1, 30, 0), 2, 30, 0));
    rig.reel.play(&bilingual(1), Cut::Now);
    rig.reel.play(&bilingual(2), Cut::AtEnd);
    rig.run(850);
    rig.reel.set_language(Language::En);
    rig.run(1_200);
    let join = rig.heard.iter().position(|frame| *frame == sample(102, 0)).expect("the next scene");
    assert_eq!(rig.heard[join - 1], sample(101, 47_999), "sample to sample");
    assert_eq!(rig.seen.len(), 60, "{:?}", rig.seen);
}

#[test]
fn a_device_that_falls_silent_is_replaced_and_the_film_goes_on() {
    let mut rig = Rig::new(ten_seconds());
    rig.reel.play(&scene(1), Cut::Now);
    rig.run(1_000);
    let lost = rig.device.take().expect("there is one");
    rig.run(600);
    assert!(rig.events.iter().any(|event| matches!(event, ReelEvent::OutputLost)), "{:?}", rig.events);
    assert_eq!(rig.reel.output(), OutputKind::Steady);
    rig.run(1_000);
    let position = rig.reel.position().expect("it plays");
    assert!((1_900..2_200).contains(&position.time.millis()), "{position:?}");
    assert!(lost.is_retired());
    rig.heard.clear();
    rig.device = Some(rig.reel.attach_output());
    rig.run(1_000);
    let position = rig.reel.position().expect("it plays");
    assert!((2_850..3_250).contains(&position.time.millis()), "{position:?}");
    assert!(rig.heard.contains(&sample(1, 120_000)), "and is heard again");
    assert_eq!(rig.seen, (0..rig.seen.len() as u64).map(|frame| (1, frame)).collect::<Vec<_>>());
    assert!(rig.events.iter().any(|event| matches!(event, ReelEvent::OutputAttached)));
}

#[test]
fn without_any_device_the_film_runs_at_wall_rate() {
    let mut rig = Rig::new(ten_seconds());
    rig.device = None;
    rig.reel.detach_output();
    rig.reel.play(&scene(1), Cut::Now);
    rig.run(4_000);
    let position = rig.reel.position().expect("it plays");
    assert!((3_950..=4_000).contains(&position.time.millis()), "{position:?}");
    assert!(!rig.events.iter().any(|event| matches!(event, ReelEvent::OutputLost)));
    assert_eq!(rig.seen, (0..rig.seen.len() as u64).map(|frame| (1, frame)).collect::<Vec<_>>());
}

#[test]
fn a_device_of_another_rate_keeps_the_films_pace() {
    let mut rig = Rig::new(ten_seconds());
    rig.device_rate = 44_100;
    rig.reel.play(&scene(1), Cut::Now);
    rig.run(2_000);
    let position = rig.reel.position().expect("it plays");
    assert!((1_950..=2_005).contains(&position.time.millis()), "{position:?}");
    assert_eq!(rig.reel.counts().underruns, 0);
    // A ramp that rises by one a sample at 48 kHz rises by 48/44.1 a sample at 44.1 kHz.
    let heard = rig.sounding();
    let (early, late) = (heard[5_000], heard[65_000]);
    assert!((early[0] - 1.0).abs() < 1e-3 && (late[0] - 1.0).abs() < 1e-3);
    let slope = (late[1] - early[1]) / 60_000.0;
    assert!((slope - 48.0 / 44.1).abs() < 1e-4, "{slope}");
}

#[test]
fn the_picture_waits_for_a_slow_headset() {
    let mut rig = Rig::new(ten_seconds());
    rig.reel.set_picture_delay(Duration::from_millis(200));
    rig.reel.play(&scene(1), Cut::Now);
    rig.run(1_000);
    let &(_, frame) = rig.seen.last().expect("something is seen");
    assert!((23..=25).contains(&frame), "{frame} instead of about 24");
}
