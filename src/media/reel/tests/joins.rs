//! Cuts: every frame of every scene is seen once, in order, and the sound joins sample to sample.

use super::super::{Cut, Motion, ReelEvent, ReelScene, View};
use super::{BLOCK, Rig, is_ended, is_started, sample, scene, with};
use crate::media::decode::fake::{FakeFiles, FakeFilm};
use crate::media::sound::StereoFrame;

fn lengths(number: u8) -> u64 {
    7 + u64::from(number) * 5 % 23
}

fn twenty() -> FakeFiles {
    // Sounds are now too long, now too short: the picture decides.
    (1..=20).fold(FakeFiles::default(), |files, number| {
        with(files, number, lengths(number), if number % 2 == 0 { 999 } else { -333 })
    })
}

fn expected_sound(numbers: impl Iterator<Item = u8>) -> Vec<StereoFrame> {
    let mut wanted = Vec::new();
    for number in numbers {
        let length = usize::try_from(lengths(number) * 1_600).expect("short");
        let heard = if number % 2 == 0 { length } else { length - 333 };
        wanted.extend((0..heard).map(|frame| sample(number, frame)));
        wanted.resize(wanted.len() + length - heard, [0.0; 2]);
    }
    wanted
}

#[test]
fn twenty_joins_lose_and_repeat_nothing() {
    let mut rig = Rig::new(twenty());
    rig.reel.play(&scene(1), Cut::Now);
    for number in 2..=20 {
        rig.run_until(is_started);
        rig.reel.prime(&[scene(number), scene(1)]);
        rig.reel.play(&scene(number), Cut::AtEnd);
    }
    rig.run_until(|event| matches!(event, ReelEvent::Ended { scene, .. } if &**scene == "scene 20"));
    rig.run(100);
    let wanted: Vec<_> = (1..=20).flat_map(|film| (0..lengths(film)).map(move |frame| (film, frame))).collect();
    assert_eq!(rig.seen, wanted);
    let wanted = expected_sound(1..=20);
    let start = rig.heard.iter().position(|frame| *frame == sample(1, 0)).expect("it began");
    // The very first sample of the first sound is [1, 0], so nothing is missing in front.
    assert_eq!(rig.heard[start..start + wanted.len()], wanted);
    assert!(rig.heard[start + wanted.len()..].iter().all(|frame| *frame == [0.0; 2]), "silence after the last");
    let counts = rig.reel.counts();
    assert_eq!((counts.underruns, counts.dropped, counts.shown), (0, 0, rig.seen.len() as u64));
}

/// The picture of a frame is on when its sound is, within half a frame and one block.
#[test]
fn picture_and_sound_stay_together_over_the_cuts() {
    let mut rig = Rig::new(twenty());
    rig.reel.play(&scene(1), Cut::Now);
    for number in 2..=6 {
        rig.run_until(is_started);
        rig.reel.play(&scene(number), Cut::AtEnd);
    }
    rig.run_until(|event| matches!(event, ReelEvent::Ended { scene, .. } if &**scene == "scene 6"));
    for (&(film, frame), &at) in rig.seen.iter().zip(&rig.seen_at) {
        let sound = usize::try_from(frame * 1_600).expect("short");
        let Some(heard) = rig.heard.iter().position(|heard| *heard == sample(film, sound)) else { continue };
        let early = heard.cast_signed() - (at - BLOCK).cast_signed();
        assert!((-240..=800 + 240).contains(&early), "film {film} frame {frame} is {early} samples early");
    }
}

#[test]
fn a_cut_now_falls_on_a_frame_boundary() {
    let mut rig = Rig::new(with(with(FakeFiles::default(), 1, 90, 0), 2, 30, 0));
    rig.reel.play(&scene(1), Cut::Now);
    rig.reel.prime(&[scene(2)]);
    rig.run(1_017);
    rig.reel.play(&scene(2), Cut::Now);
    rig.run_until(is_ended);
    let cut = rig.seen.iter().position(|(film, _)| *film == 2).expect("it was cut to");
    let first: Vec<_> = rig.seen[..cut].to_vec();
    assert_eq!(first, (0..first.len() as u64).map(|frame| (1, frame)).collect::<Vec<_>>());
    assert!((30..=32).contains(&first.len()), "{}", first.len());
    assert_eq!(rig.seen[cut..], (0..30).map(|frame| (2, frame)).collect::<Vec<_>>());
    // The old sound is heard up to the boundary, going down over its last 96 samples, the new one from its first.
    let start = rig.heard.iter().position(|frame| *frame == sample(1, 1)).expect("it began") - 1;
    let boundary = first.len() * 1_600;
    assert_eq!(rig.heard[start + boundary - 97], sample(1, boundary - 97));
    assert!(rig.heard[start + boundary - 1][0] < 0.02);
    assert_eq!(rig.heard[start + boundary + 96], sample(2, 96));
    assert_eq!(rig.reel.counts().underruns, 0);
}

#[test]
fn an_order_that_comes_while_the_end_is_already_written_joins_exactly() {
    for late in [5, 100, 195] {
        let mut rig = Rig::new(with(with(FakeFiles::default(), 1, 30, 0), 2, 30, 0));
        rig.reel.play(&scene(1), Cut::Now);
        rig.reel.prime(&[scene(2)]);
        rig.run(1_000 - late);
        rig.reel.play(&scene(2), Cut::AtEnd);
        rig.run(1_400);
        let wanted: Vec<_> = (0..60_usize).map(|n| (1 + u8::from(n >= 30), n as u64 % 30)).collect();
        assert_eq!(rig.seen, wanted, "{late} ms before the end");
        let wanted: Vec<_> =
            (0..96_000).map(|n| if n < 48_000 { sample(1, n) } else { sample(2, n - 48_000) }).collect();
        let start = rig.heard.iter().position(|frame| *frame == sample(1, 0)).expect("it began");
        assert_eq!(rig.heard[start..start + 96_000], wanted, "{late} ms before the end");
    }
}

#[test]
fn the_last_order_counts_also_when_another_is_written_ahead() {
    let files = (1..=3).fold(FakeFiles::default(), |files, number| with(files, number, 30, 0));
    let mut rig = Rig::new(files);
    rig.reel.play(&scene(1), Cut::Now);
    rig.reel.play(&scene(2), Cut::AtEnd);
    rig.reel.prime(&[scene(3)]);
    rig.run(900);
    rig.reel.play(&scene(3), Cut::AtEnd);
    rig.run(1_200);
    assert!(rig.seen.iter().all(|(film, _)| *film != 2));
    assert!(rig.heard.iter().all(|frame| frame[0] != 2.0), "nothing of the second is heard");
    let start = rig.heard.iter().position(|frame| *frame == sample(1, 1)).expect("it began") - 1;
    assert_eq!(rig.heard[start + 47_999], sample(1, 47_999));
    assert_eq!(rig.heard[start + 48_000], sample(3, 0));
    let ended: Vec<_> = rig.events.iter().filter(|event| is_ended(event)).collect();
    assert_eq!(ended.len(), 2, "{:?}", rig.events);
}

#[test]
fn the_last_frame_is_held_until_somebody_decides() {
    let mut rig = Rig::new(with(with(FakeFiles::default(), 1, 10, 0), 2, 10, 0));
    let take = rig.reel.play(&scene(1), Cut::Now);
    rig.run_until(is_ended);
    rig.run(2_000);
    let position = rig.reel.position().expect("it plays");
    assert_eq!((position.take, position.time.millis(), position.motion), (take, 333, Motion::Holding));
    assert_eq!(rig.seen.last(), Some(&(1, 9)));
    assert_eq!(rig.reel.next_due(), None, "nothing will change by itself");
    assert_eq!(rig.reel.counts().underruns, 0, "silence while nothing plays is no fault");
    rig.reel.play(&scene(2), Cut::AtEnd);
    rig.run(500);
    assert_eq!(rig.seen.len(), 20);
    assert_eq!(rig.events.iter().filter(|event| is_ended(event)).count(), 2);
}

#[test]
fn an_idle_loop_goes_round_and_is_left_at_the_end_of_its_round() {
    let mut rig = Rig::new(with(with(FakeFiles::default(), 1, 12, 0), 2, 10, 0));
    let idle = ReelScene { view: View::IdleLoop("1.mp4".into()), ..scene(1) };
    rig.reel.play(&idle, Cut::Now);
    rig.reel.prime(&[scene(2)]);
    rig.run(1_000);
    assert_eq!(rig.reel.position().map(|position| position.round), Some(2));
    rig.reel.play(&scene(2), Cut::AtEnd);
    rig.run_until(|event| matches!(event, ReelEvent::Ended { scene, .. } if &**scene == "scene 2"));
    let rounds = (0..36).map(|n| (1, n % 12)).chain((0..10).map(|n| (2, n)));
    assert_eq!(rig.seen, rounds.collect::<Vec<_>>());
    let start = rig.heard.iter().position(|frame| *frame == sample(1, 0)).expect("it began");
    for round in 0..3 {
        let from = start + round * 19_200;
        assert_eq!((rig.heard[from], rig.heard[from + 19_199]), (sample(1, 0), sample(1, 19_199)), "round {round}");
    }
    assert_eq!(rig.heard[start + 3 * 19_200], sample(2, 0));
}

#[test]
fn thousands_of_joins_keep_every_queue_flat() {
    let files = (1..=4).fold(FakeFiles::default(), |files, number| with(files, number, 3, 0));
    let mut rig = Rig::new(files);
    rig.reel.play(&scene(1), Cut::Now);
    let mut most = rig.reel.counts();
    for number in 0..3_000_u32 {
        rig.run_until(is_started);
        let next = |step| scene(u8::try_from((number + step) % 4 + 1).expect("small"));
        rig.reel.prime(&[next(1), next(2), next(3)]);
        rig.reel.play(&next(1), Cut::AtEnd);
        let now = rig.reel.counts();
        most.open_scenes = most.open_scenes.max(now.open_scenes);
        most.queued_pictures = most.queued_pictures.max(now.queued_pictures);
        most.spans = most.spans.max(now.spans);
        most.decoders = most.decoders.max(now.decoders);
        (rig.events.len() > 64).then(|| rig.events.drain(..32).count());
        rig.heard.clear();
    }
    assert!(most.open_scenes <= 16, "{most:?}");
    assert!(most.decoders <= 16, "{most:?}");
    assert!(most.queued_pictures <= 40, "{most:?}");
    assert!(most.spans <= 16, "{most:?}");
    assert_eq!(rig.reel.counts().underruns, 0);
    let films: Vec<u64> = rig.seen.iter().map(|(_, frame)| *frame).collect();
    assert!(films.iter().enumerate().all(|(n, frame)| *frame == n as u64 % 3), "every frame of every scene, in order");
}

#[test]
fn a_still_stands_as_long_as_told_or_as_its_sound() {
    let files = with(FakeFiles::default(), 2, 10, 0)
        .film("still.png", FakeFilm::new(9, 1))
        .sound("talk.ogg", crate::media::sound::fake::NumberedSound::new(9.0, 12_345));
    let mut rig = Rig::new(files);
    let path = std::path::PathBuf::from("still.png");
    let length = Some(crate::time::MediaTime::from_millis(700));
    let told = ReelScene { view: View::Still { path: path.clone(), length }, sound: None, ..scene(2) };
    let spoken = ReelScene { view: View::Still { path: path.clone(), length: None }, ..scene(2) }
        .with_sound(crate::text::Localized::Plain("talk.ogg".into()));
    let endless = ReelScene { view: View::Still { path, length: None }, sound: None, ..scene(2) };
    rig.reel.play(&told, Cut::Now);
    rig.run(100);
    assert!(rig.reel.next_due().is_some_and(|wait| wait.as_millis() == 200), "a still wakes nobody up");
    rig.run_until(is_ended);
    assert_eq!(rig.reel.position().map(|at| at.time.millis()), Some(700));
    rig.reel.play(&spoken, Cut::AtEnd);
    rig.run_until(is_ended);
    assert_eq!(rig.reel.position().map(|at| at.time.units(48_000)), Some(12_345));
    rig.reel.play(&endless, Cut::AtEnd);
    rig.run(30_000);
    assert_eq!(rig.reel.position().map(|at| at.motion), Some(Motion::Running));
    rig.reel.play(&scene(2), Cut::AtEnd);
    rig.run(500);
    assert_eq!(rig.seen.last(), Some(&(2, 9)), "what never ends is left at once");
}
