//! A course on two laptops and a stick: codes, what is theirs, and results that only the trainer opens.

use std::path::Path;
use std::time::{Duration, Instant};

use ias::app::application::Screen;
use ias::app::views::UiCommand;
use ias::app::views::library::course::CourseCommand;
use ias::course::{self, Course, Part, Purpose, code};
use ias::keys::{Identity, open_whole};
use ias::scenario::graph::ScenarioId;
use ias::session::Mode;
use ias::text::Language;

use super::flow::Bench;

fn trainer() -> Identity {
    Identity::of(&[7; 32])
}

fn course() -> Course {
    Course {
        id: "luban-2026-11".into(),
        edition: 1,
        title: "Notice and act".into(),
        place: "Lubań".to_owned(),
        begins: "2026-11-23".parse().expect("a day"),
        ends: "2026-11-25".parse().expect("a day"),
        parts: vec![Part { scenario: ScenarioId("first-line".into()), purpose: Purpose::PreTest, mode: Mode::Exam }],
        language: Language::En,
        pass_mark: Some(990),
        retain_until: "2031-11-25".parse().expect("a day"),
        recipient: trainer().recipient().to_string(),
        ticket: [9; 32],
        roster: vec![code::made([1; 5]), code::made([2; 5])],
    }
}

fn say(command: CourseCommand) -> UiCommand {
    UiCommand::Course(command)
}

/// A laptop that was given the course by a drop on its window.
fn laptop(root: &Path, stick: &Path) -> Bench {
    let file = stick.join("course.ron");
    std::fs::write(&file, course::write(&course(), None)).expect("a file");
    let mut bench = Bench::open(root);
    bench.receive(&file);
    assert!(bench.says("Notice and act") && bench.says("Enter your code"), "{}", bench.words());
    bench
}

fn enter(bench: &mut Bench, typed: &str) {
    bench.ask(say(CourseCommand::TypeCode(typed.to_owned())));
    bench.ask(say(CourseCommand::EnterCode));
}

/// Plays the first part to its end.
fn play(bench: &mut Bench) {
    bench.ask(say(CourseCommand::BeginPart(0)));
    assert!(matches!(bench.application.screen(), Screen::Briefing(_)), "{}", bench.words());
    assert!(bench.says("Pre-test · Exam"), "{}", bench.words());
    bench.ask(UiCommand::Begin);
    bench.frames(200);
    bench.ask(UiCommand::Choose(0));
    bench.frames(3);
    bench.ask(UiCommand::FinishEnding);
    assert_eq!(*bench.application.screen(), Screen::Debrief);
}

/// Lets frames pass until the words are there; the courier has a thread of its own.
#[track_caller]
fn wait_for(bench: &mut Bench, words: &str) {
    let until = Instant::now() + Duration::from_secs(30);
    while !bench.says(words) {
        assert!(Instant::now() < until, "no {words:?} in {}", bench.words());
        bench.frames(1);
        std::thread::yield_now();
    }
}

#[test]
fn two_trainees_on_two_laptops_hand_in_to_one_stick() {
    let (one, two, stick) = (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("a folder"));
    for (root, code) in [(&one, &course().roster[0]), (&two, &course().roster[1])] {
        let mut bench = laptop(root.path(), stick.path());
        bench.ask(say(CourseCommand::HandInTo(stick.path().display().to_string())));
        enter(&mut bench, &code.0.to_lowercase().replace('-', " "));
        assert!(bench.says(&format!("You are {code}.")), "typed forgivingly: {}", bench.words());
        play(&mut bench);
        bench.ask(UiCommand::OpenResults);
        bench.frames(2);
        assert!(bench.says("Not passed"), "the course's pass mark holds, not the scenario's: {}", bench.words());
        bench.ask(UiCommand::OpenLibrary);
        wait_for(&mut bench, "One result was handed in. None waits.");
        assert!(bench.says("Done: "), "{}", bench.words());
    }
    let results: Vec<_> = std::fs::read_dir(stick.path())
        .expect("a stick")
        .map(|entry| entry.expect("readable").path())
        .filter(|path| path.extension().is_some_and(|end| end == "ias-result"))
        .collect();
    assert_eq!(results.len(), 2, "{results:?}");
    for path in results {
        let bytes = std::fs::read(&path).expect("a result");
        assert!(open_whole(&[Identity::of(&[8; 32])], &*bytes).is_err(), "another key opens nothing");
        let plain = open_whole(&[trainer()], &*bytes).expect("the trainer opens it");
        let text = String::from_utf8(plain.to_vec()).expect("text");
        assert!(text.contains(r#""purpose":"pre-test""#) && text.contains("luban-2026-11"), "{}", &text[..400.min(text.len())]);
    }
}

#[test]
fn a_mistyped_code_and_a_strangers_are_told() {
    let (root, stick) = (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("a folder"));
    let mut bench = laptop(root.path(), stick.path());
    enter(&mut bench, "p-0000");
    assert!(bench.says("mistyped"), "{}", bench.words());
    enter(&mut bench, &code::made([3; 5]).0);
    assert!(bench.says("is not on this course’s list"), "{}", bench.words());
    bench.ask(say(CourseCommand::BeginPart(0)));
    assert_eq!(*bench.application.screen(), Screen::Library, "nobody plays without a code");
}

#[test]
fn nobody_sees_what_another_did() {
    let (root, stick) = (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("a folder"));
    let mut bench = laptop(root.path(), stick.path());
    enter(&mut bench, &course().roster[0].0);
    play(&mut bench);
    bench.ask(UiCommand::OpenLibrary);
    bench.frames(2);
    assert!(bench.says("Done: "), "{}", bench.words());
    bench.ask(say(CourseCommand::LeaveCode));
    bench.frames(1);
    assert!(!bench.says("Done: ") && bench.says("Enter your code"), "{}", bench.words());
    enter(&mut bench, &course().roster[1].0);
    assert!(bench.says("Not begun yet") && !bench.says("Done: "), "{}", bench.words());
}

#[test]
fn a_stick_that_is_gone_loses_nothing() {
    let (root, stick) = (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("a folder"));
    let gone = stick.path().join("pulled");
    let mut bench = laptop(root.path(), stick.path());
    bench.ask(say(CourseCommand::HandInTo(gone.display().to_string())));
    enter(&mut bench, &course().roster[0].0);
    play(&mut bench);
    bench.ask(UiCommand::OpenLibrary);
    wait_for(&mut bench, "The result is safe on this laptop");
    assert!(bench.says("0 results were handed in. One waits here."), "{}", bench.words());
    drop(bench);
    // The next day, with a stick again.
    std::fs::create_dir(&gone).expect("a folder");
    let mut bench = Bench::open(root.path());
    assert!(bench.says("One waits here."), "{}", bench.words());
    bench.ask(say(CourseCommand::HandInAgain));
    wait_for(&mut bench, "One result was handed in. None waits.");
    let sent: Vec<_> = std::fs::read_dir(&gone).expect("a stick").flatten().map(|entry| entry.path()).collect();
    assert_eq!(sent.len(), 1);
    // A file that was damaged on the stick comes whole once more.
    let whole = std::fs::read(&sent[0]).expect("a result");
    std::fs::write(&sent[0], &whole[..whole.len() / 2]).expect("a damaged file");
    bench.ask(say(CourseCommand::HandInAll));
    bench.settle();
    assert!(bench.says("Handed in to"), "{}", bench.words());
    assert_eq!(std::fs::read(&sent[0]).expect("a result"), whole);
}

#[test]
fn a_course_is_taken_in_and_a_code_typed_by_keys_alone() {
    use egui::{Key, Modifiers};
    let (root, stick) = (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("a folder"));
    let file = stick.path().join("luban.course.ron");
    std::fs::write(&file, course::write(&course(), None)).expect("a file");
    std::fs::write(stick.path().join("photo.jpg"), "x").expect("a file");
    let mut bench = Bench::open(root.path());
    bench.press(Modifiers::COMMAND, Key::O);
    assert!(bench.says("Take in a course, a film or a key"), "{}", bench.words());
    // What is no file of ours is told, and a folder is looked through.
    bench.type_text(&stick.path().join("photo.jpg").display().to_string());
    bench.press(Modifiers::NONE, Key::Enter);
    assert!(bench.says("does not take this file in"), "{}", bench.words());
    bench.press(Modifiers::COMMAND, Key::A);
    bench.type_text(&stick.path().display().to_string());
    bench.press(Modifiers::NONE, Key::Enter);
    wait_for(&mut bench, "luban.course.ron");
    bench.press(Modifiers::COMMAND, Key::A);
    bench.type_text(&file.display().to_string());
    bench.press(Modifiers::NONE, Key::Enter);
    bench.settle();
    assert!(bench.says("is on this laptop now") && bench.says("Enter your code"), "{}", bench.words());
    // A slip is told, and the next try needs no mouse.
    bench.type_text("p-0000");
    bench.press(Modifiers::NONE, Key::Enter);
    assert!(bench.says("mistyped"), "{}", bench.words());
    bench.press(Modifiers::COMMAND, Key::A);
    bench.type_text(&course().roster[0].0.to_lowercase());
    bench.press(Modifiers::NONE, Key::Enter);
    assert!(bench.says("Not begun yet"), "{}", bench.words());
}

#[test]
fn a_file_that_is_no_course_is_told_where_no_course_is_yet() {
    let root = tempfile::tempdir().expect("a folder");
    let file = root.path().join("x.course.ron");
    std::fs::write(&file, "Course(").expect("a file");
    let mut bench = Bench::open(root.path());
    bench.receive(&file);
    assert!(bench.says("There is no course that can be used in") && bench.says("ias course check"), "{}", bench.words());
    bench.ask(UiCommand::Set(ias::app::preferences::Setting::Language(Language::Pl)));
    bench.frames(1);
    assert!(bench.says("nie ma kursu, z którego da się korzystać"), "{}", bench.words());
}
