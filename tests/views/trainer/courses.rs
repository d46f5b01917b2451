//! A course made on the screen: typed, judged, undone, saved, written to a stick, changed, removed.

use std::path::Path;

use ias::app::views::UiCommand;
use ias::app::views::trainer::TrainerCommand;
use ias::app::views::trainer::courses::CoursesCommand;
use ias::app::views::trainer::courses::form::{Field, FormCommand};
use ias::course::disk::Shelf;
use ias::course::{Course, Purpose};
use ias::session::Mode;
use ias::text::Language;

use super::door::{enter, say};
use crate::flow::Bench;

fn ask(bench: &mut Bench, command: CoursesCommand) {
    bench.ask(say(TrainerCommand::Courses(command)));
}

fn form(bench: &mut Bench, command: FormCommand) {
    ask(bench, CoursesCommand::Form(command));
}

pub fn type_in(bench: &mut Bench, field: Field, text: &str) {
    form(bench, FormCommand::Type(field, text.to_owned()));
}

/// A course of two codes, made on the screen.
pub fn make_a_course(bench: &mut Bench) {
    ask(bench, CoursesCommand::New);
    type_in(bench, Field::Title(Language::En), "Notice and act");
    type_in(bench, Field::Place, "Lubań");
    type_in(bench, Field::Begins, "23.11.2026");
    type_in(bench, Field::Codes, "2");
    form(bench, FormCommand::AddPart("first-line".to_owned()));
    form(bench, FormCommand::Save);
    bench.settle();
    assert!(bench.says("“Notice and act” is saved."), "{}", bench.words());
}

pub fn courses(root: &Path) -> Vec<Course> {
    Shelf::in_folder(root.join("data/courses")).all().into_iter().flatten().map(|kept| kept.course).collect()
}

#[test]
fn a_course_is_made_and_reaches_a_stick_with_its_cards() {
    let (root, stick) = (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("a folder"));
    let mut bench = Bench::open(root.path());
    enter(&mut bench);
    make_a_course(&mut bench);
    assert!(bench.says("2 new codes were made."), "{}", bench.words());
    let [course] = &courses(root.path())[..] else { panic!("one") };
    assert_eq!((&*course.id.0, course.edition, course.roster.len(), &*course.place), ("luban-2026-11", 1, 2, "Lubań"));
    assert_eq!((course.ends.to_string(), course.retain_until.to_string()), ("2026-11-23".to_owned(), "2027-11-23".to_owned()));
    assert_eq!((course.parts[0].purpose, course.parts[0].mode), (Purpose::Training, Mode::Practice));
    ask(&mut bench, CoursesCommand::ToStick("luban-2026-11".to_owned()));
    assert!(bench.says("There is no folder to write to yet."), "{}", bench.words());
    let gone = stick.path().join("pulled");
    ask(&mut bench, CoursesCommand::Folder(gone.display().to_string()));
    ask(&mut bench, CoursesCommand::ToStick("luban-2026-11".to_owned()));
    bench.settle();
    assert!(bench.says("Is the stick in"), "{}", bench.words());
    assert!(!gone.exists(), "no folder is made where a stick should be");
    bench.receive(stick.path());
    assert!(bench.says(&stick.path().display().to_string()), "a folder that is dropped is taken: {}", bench.words());
    for command in [CoursesCommand::ToStick("luban-2026-11".to_owned()), CoursesCommand::Cards("luban-2026-11".to_owned())] {
        ask(&mut bench, command);
        bench.settle();
    }
    let text = std::fs::read_to_string(stick.path().join("luban-2026-11.course.ron")).expect("on the stick");
    assert!(text.contains("Notice and act") && text.contains(&*course.roster[0].0));
    let page = std::fs::read_to_string(stick.path().join("luban-2026-11.cards.html")).expect("on the stick");
    assert!(course.roster.iter().all(|code| page.contains(&*code.0)));
}

#[test]
fn faults_stand_at_their_fields_and_forbid_to_save() {
    let root = tempfile::tempdir().expect("a folder");
    let mut bench = Bench::open(root.path());
    // So that no field is out of sight.
    bench.size = egui::vec2(1600.0, 2400.0);
    enter(&mut bench);
    ask(&mut bench, CoursesCommand::New);
    bench.frames(1);
    assert!(bench.says("Write what the course is called") && bench.says("at least one film"), "{}", bench.words());
    form(&mut bench, FormCommand::Save);
    assert_eq!(courses(root.path()).len(), 0);
    type_in(&mut bench, Field::Begins, "31.2.2026");
    bench.frames(1);
    assert!(bench.says("This is no day of the calendar."), "{}", bench.words());
    form(&mut bench, FormCommand::Undo);
    bench.frames(1);
    assert!(!bench.says("This is no day of the calendar."), "{}", bench.words());
    form(&mut bench, FormCommand::Redo);
    bench.frames(1);
    assert!(bench.says("31.2.2026"), "{}", bench.words());
}

#[test]
fn typing_on_in_a_field_is_one_step_of_undo() {
    let root = tempfile::tempdir().expect("a folder");
    let mut bench = Bench::open(root.path());
    // So that no field is out of sight.
    bench.size = egui::vec2(1600.0, 2400.0);
    enter(&mut bench);
    ask(&mut bench, CoursesCommand::New);
    for text in ["R", "Ru", "Rud", "Ruda"] {
        type_in(&mut bench, Field::Place, text);
    }
    type_in(&mut bench, Field::PassMark, "60");
    form(&mut bench, FormCommand::Undo);
    bench.frames(1);
    assert!(bench.says("Ruda"), "{}", bench.words());
    form(&mut bench, FormCommand::Undo);
    bench.frames(1);
    assert!(!bench.says("Ru"), "{}", bench.words());
}

#[test]
fn what_is_typed_outlives_the_lock_and_the_window() {
    let root = tempfile::tempdir().expect("a folder");
    let mut bench = Bench::open(root.path());
    // So that no field is out of sight.
    bench.size = egui::vec2(1600.0, 2400.0);
    enter(&mut bench);
    ask(&mut bench, CoursesCommand::New);
    type_in(&mut bench, Field::Title(Language::En), "Half a title");
    form(&mut bench, FormCommand::Close);
    bench.frames(1);
    assert!(bench.says("Close without saving?"), "{}", bench.words());
    form(&mut bench, FormCommand::GoOn);
    // The power goes a while after the last key.
    bench.frames(60);
    drop(bench);
    let mut bench = Bench::open(root.path());
    enter(&mut bench);
    assert!(bench.says("Half a title") && bench.says("This is what you were writing last time."), "{}", bench.words());
    form(&mut bench, FormCommand::Discard);
    drop(bench);
    let mut bench = Bench::open(root.path());
    enter(&mut bench);
    assert!(bench.says("No course yet"), "{}", bench.words());
}

#[test]
fn a_change_keeps_codes_and_comments_and_counts_the_edition_up() {
    let root = tempfile::tempdir().expect("a folder");
    let mut bench = Bench::open(root.path());
    enter(&mut bench);
    make_a_course(&mut bench);
    let before = courses(root.path()).remove(0);
    let path = root.path().join("data/courses/luban-2026-11/course.ron");
    let text = std::fs::read_to_string(&path).expect("there").replace("place: \"Lubań\"", "place: /* room 4 */ \"Lubań\"");
    std::fs::write(&path, text).expect("writes");
    bench.ask(say(TrainerCommand::OpenTab(ias::app::views::trainer::Tab::Courses)));
    ask(&mut bench, CoursesCommand::Edit("luban-2026-11".to_owned()));
    bench.frames(1);
    assert!(bench.says("There are 2 codes."), "{}", bench.words());
    type_in(&mut bench, Field::Title(Language::Pl), "Zauważ i działaj");
    type_in(&mut bench, Field::Codes, "3");
    form(&mut bench, FormCommand::Save);
    let after = courses(root.path()).remove(0);
    assert_eq!((after.edition, after.roster.len(), &after.roster[..2]), (2, 5, &before.roster[..]));
    assert_eq!((after.title.get(Language::Pl), after.title.get(Language::En)), ("Zauważ i działaj", "Notice and act"));
    assert_eq!((after.ticket, after.recipient.clone()), (before.ticket, before.recipient.clone()), "laptops take it as the same course");
    assert!(std::fs::read_to_string(&path).expect("there").contains("/* room 4 */"));
}

#[test]
fn what_another_program_changed_meanwhile_is_not_overwritten() {
    let root = tempfile::tempdir().expect("a folder");
    let mut bench = Bench::open(root.path());
    enter(&mut bench);
    make_a_course(&mut bench);
    ask(&mut bench, CoursesCommand::Edit("luban-2026-11".to_owned()));
    type_in(&mut bench, Field::Place, "Zgorzelec");
    let path = root.path().join("data/courses/luban-2026-11/course.ron");
    let text = std::fs::read_to_string(&path).expect("there").replace("edition: 1", "edition: 2");
    std::fs::write(&path, &text).expect("writes");
    form(&mut bench, FormCommand::Save);
    bench.frames(1);
    assert!(bench.says("changed by another program") && bench.says("Zgorzelec"), "{}", bench.words());
    assert_eq!(std::fs::read_to_string(&path).expect("there"), text);
}

#[test]
fn a_course_is_removed_only_after_a_question() {
    let root = tempfile::tempdir().expect("a folder");
    let mut bench = Bench::open(root.path());
    enter(&mut bench);
    make_a_course(&mut bench);
    ask(&mut bench, CoursesCommand::AskRemove("luban-2026-11".to_owned()));
    bench.frames(1);
    assert!(bench.says("gather them first") && courses(root.path()).len() == 1, "{}", bench.words());
    ask(&mut bench, CoursesCommand::KeepIt);
    bench.frames(1);
    assert!(!bench.says("gather them first"), "{}", bench.words());
    ask(&mut bench, CoursesCommand::Remove("luban-2026-11".to_owned()));
    bench.frames(1);
    assert!(bench.says("is no longer on this computer") && courses(root.path()).is_empty(), "{}", bench.words());
}

#[test]
fn a_course_of_another_station_is_copied_but_not_changed() {
    let (root, other) = (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("a folder"));
    let mut bench = Bench::open(other.path());
    enter(&mut bench);
    make_a_course(&mut bench);
    drop(bench);
    let mut bench = Bench::open(root.path());
    enter(&mut bench);
    bench.receive(&other.path().join("data/courses/luban-2026-11/course.ron"));
    assert!(bench.says("Made at another station"), "{}", bench.words());
    ask(&mut bench, CoursesCommand::Edit("luban-2026-11".to_owned()));
    bench.frames(1);
    assert!(!bench.says("Change the course"), "{}", bench.words());
    bench.ask(UiCommand::OpenLibrary);
    assert!(bench.says("Notice and act"), "the library offers it: {}", bench.words());
}
