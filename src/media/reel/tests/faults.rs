//! Missing, damaged and short files: told once, and the film goes on.

use super::super::{Cut, Motion, ReelEvent, ReelScene};
use super::{Rig, is_ended, is_started, sample, scene, with};
use crate::media::decode::fake::{FakeFiles, FakeFilm};
use crate::media::error::MediaError;
use crate::time::MediaTime;

fn failures(rig: &Rig) -> Vec<&str> {
    let name = |event: &'_ ReelEvent| matches!(event, ReelEvent::Failed { .. });
    rig.events
        .iter()
        .filter(|event| name(event))
        .map(|event| match event {
            ReelEvent::Failed { scene, error, .. } => {
                assert!(!error.remedy().is_empty());
                &**scene
            }
            _ => "",
        })
        .collect()
}

#[test]
fn a_missing_film_is_told_when_its_turn_has_come_and_the_last_frame_stands() {
    let mut rig = Rig::new(with(with(FakeFiles::default(), 1, 30, 0), 2, 30, 0));
    rig.reel.play(&scene(1), Cut::Now);
    rig.reel.prime(&[scene(77), scene(2)]);
    rig.reel.play(&scene(77), Cut::AtEnd);
    rig.run(800);
    assert_eq!(failures(&rig), Vec::<&str>::new(), "the first scene is not disturbed");
    rig.run(1_000);
    assert_eq!(failures(&rig), ["scene 77"]);
    assert_eq!(rig.seen.last(), Some(&(1, 29)));
    assert_eq!(rig.reel.position().map(|at| at.motion), Some(Motion::Holding));
    rig.reel.play(&scene(2), Cut::Now);
    rig.run(500);
    assert_eq!(rig.seen.last().map(|seen| seen.0), Some(2), "and there is a way on");
    assert_eq!(failures(&rig).len(), 1, "told once");
}

#[test]
fn a_missing_film_that_was_wanted_now_stops_the_running_one() {
    let mut rig = Rig::new(with(FakeFiles::default(), 1, 90, 0));
    rig.reel.play(&scene(1), Cut::Now);
    rig.run(500);
    rig.reel.play(&scene(77), Cut::Now);
    rig.run(200);
    assert_eq!(failures(&rig), ["scene 77"]);
    assert_eq!(rig.reel.position().map(|at| at.motion), Some(Motion::Holding));
    let seen = rig.seen.len();
    rig.run(500);
    assert_eq!(rig.seen.len(), seen);
}

#[test]
fn the_very_first_film_may_be_missing() {
    let mut rig = Rig::new(FakeFiles::default());
    rig.reel.play(&scene(1), Cut::Now);
    rig.run(100);
    assert_eq!(failures(&rig), ["scene 1"]);
    assert_eq!((rig.reel.position(), rig.seen.len()), (None, 0));
}

#[test]
fn a_damaged_stretch_is_held_over_and_told_once() {
    let files = with(FakeFiles::default(), 1, 60, 0);
    let files = files.film("1.mp4", FakeFilm { damaged_at: Some(20), ..FakeFilm::new(1, 60) });
    let mut rig = Rig::new(files);
    rig.reel.play(&scene(1), Cut::Now);
    rig.run_until(is_ended);
    let wanted: Vec<_> = (0..60).filter(|frame| *frame != 20).map(|frame| (1, frame)).collect();
    assert_eq!(rig.seen, wanted);
    let damages = rig.events.iter().filter(|event| matches!(event, ReelEvent::Damaged { .. })).count();
    assert_eq!(damages, 1);
    assert_eq!(rig.sounding().len(), 96_000, "the sound does not suffer");
}

#[test]
fn a_film_of_nothing_but_damage_fails() {
    let files = FakeFiles::default().film("1.mp4", FakeFilm { damaged_at: Some(0), ..FakeFilm::new(1, 1) });
    let mut rig = Rig::new(files);
    rig.reel.play(&ReelScene { sound: None, ..scene(1) }, Cut::Now);
    rig.run(200);
    assert_eq!(failures(&rig), ["scene 1"]);
}

#[test]
fn a_missing_sound_leaves_the_picture() {
    let files = FakeFiles::default().film("1.mp4", FakeFilm::new(1, 30));
    let mut rig = Rig::new(files);
    rig.reel.play(&scene(1), Cut::Now);
    rig.run_until(is_ended);
    assert_eq!(rig.seen.len(), 30);
    let missing = |event: &ReelEvent| {
        matches!(event, ReelEvent::Damaged { error: MediaError::Missing { path }, .. } if path.ends_with("1.ogg"))
    };
    assert_eq!(rig.events.iter().filter(|event| missing(event)).count(), 1, "{:?}", rig.events);
}

#[test]
fn a_film_shorter_than_told_holds_to_the_told_end() {
    let mut rig = Rig::new(with(FakeFiles::default(), 1, 30, 96_000));
    rig.reel.play(&ReelScene { at_least: MediaTime::from_secs(2), ..scene(1) }, Cut::Now);
    rig.run_until(is_started);
    let shorter = rig.events.iter().any(|event| {
        matches!(event, ReelEvent::Shorter { is, told, .. } if is.millis() == 1_000 && told.millis() == 2_000)
    });
    assert!(shorter, "{:?}", rig.events);
    rig.run_until(is_ended);
    assert_eq!(rig.reel.position().map(|at| at.time.millis()), Some(2_000));
    assert_eq!(rig.seen.len(), 30);
    assert!(rig.heard.contains(&sample(1, 95_999)), "its sound goes on meanwhile");
}
