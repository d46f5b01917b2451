//! Names behind codes, people's rights, the station's key, and retention.

use std::path::{Path, PathBuf};

use ias::app::views::UiCommand;
use ias::app::views::trainer::names::{Column, NamesCommand};
use ias::app::views::trainer::{Tab, TrainerCommand};
use ias::app::views::widgets::{Secret, cell_id};
use ias::course::disk::Shelf;
use ias::course::{Course, Part, Purpose, code, write};
use ias::keys::{Passphrase, Station};
use ias::scenario::graph::ScenarioId;
use ias::session::Mode;
use ias::text::Language;

use super::courses::{courses, make_a_course};
use super::door::{PASSPHRASE, enter, say};
use crate::flow::Bench;

const NAME: &str = "Zdzisława Żółć";

fn ask(bench: &mut Bench, command: NamesCommand) {
    bench.ask(say(TrainerCommand::Names(command)));
}

/// A station with a course of two, its names on screen, everything in sight.
fn at_the_names(root: &Path) -> (Bench, [String; 2]) {
    let mut bench = Bench::open(root);
    bench.size = egui::vec2(1600.0, 3000.0);
    enter(&mut bench);
    make_a_course(&mut bench);
    bench.ask(say(TrainerCommand::OpenTab(Tab::Names)));
    bench.settle();
    let roster = courses(root).remove(0).roster;
    (bench, [roster[0].to_string(), roster[1].to_string()])
}

fn names(root: &Path) -> Vec<(String, Option<String>)> {
    let unlocked = Station::from(&*root.join("data")).unlock(&Passphrase::new(PASSPHRASE.to_owned())).expect("opens");
    unlocked.names().expect("opens").all().map(|(code, person)| (code.to_string(), person.name.clone())).collect()
}

/// The files below a folder in which the text stands in clear.
fn files_with(folder: &Path, text: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("readable").path();
        if path.is_dir() {
            found.extend(files_with(&path, text));
        } else if std::fs::read(&path).expect("a file").windows(text.len()).any(|window| window == text.as_bytes()) {
            found.push(path);
        }
    }
    found
}

#[test]
fn names_are_kept_through_the_lock_and_stand_nowhere_in_clear() {
    let root = tempfile::tempdir().expect("a folder");
    let (mut bench, [one, _]) = at_the_names(root.path());
    for text in ["Z", "Zdzisława ", &format!("{NAME} ")] {
        ask(&mut bench, NamesCommand::Type(one.clone(), Column::Name, text.to_owned()));
    }
    // Locked at once after the last key.
    bench.ask(say(TrainerCommand::Lock));
    bench.frames(1);
    assert!(!bench.says(NAME), "{}", bench.words());
    assert_eq!(names(root.path()), [(one, Some(NAME.to_owned()))], "without the blank at its end");
    assert_eq!(files_with(&root.path().join("data"), NAME), Vec::<PathBuf>::new());
    drop(bench);
    let mut bench = Bench::open(root.path());
    bench.size = egui::vec2(1600.0, 3000.0);
    enter(&mut bench);
    bench.ask(say(TrainerCommand::OpenTab(Tab::Names)));
    bench.settle();
    assert!(bench.says(NAME) && bench.says("1 of 2 codes have a name"), "{}", bench.words());
}

#[test]
fn what_is_typed_is_kept_when_the_window_is_closed_at_once() {
    let root = tempfile::tempdir().expect("a folder");
    let (mut bench, [one, _]) = at_the_names(root.path());
    ask(&mut bench, NamesCommand::Type(one.clone(), Column::Name, NAME.to_owned()));
    bench.close();
    drop(bench);
    assert_eq!(names(root.path()), [(one, Some(NAME.to_owned()))]);
}

#[test]
fn typing_is_undone_and_nobody_stands_behind_a_code_of_no_course() {
    let root = tempfile::tempdir().expect("a folder");
    let (mut bench, [one, two]) = at_the_names(root.path());
    ask(&mut bench, NamesCommand::Type(one.clone(), Column::Name, "Anna".to_owned()));
    ask(&mut bench, NamesCommand::Type(two.clone(), Column::Number, "SG-1".to_owned()));
    ask(&mut bench, NamesCommand::Type(code::made([9; 5]).to_string(), Column::Name, "Nobody".to_owned()));
    ask(&mut bench, NamesCommand::Undo);
    bench.settle();
    assert_eq!(names(root.path()), [(one, Some("Anna".to_owned()))]);
    ask(&mut bench, NamesCommand::Redo);
    bench.settle();
    assert_eq!(names(root.path()).len(), 2);
}

#[test]
fn a_list_is_brought_in_whole_or_not_at_all() {
    let root = tempfile::tempdir().expect("a folder");
    let (mut bench, [one, two]) = at_the_names(root.path());
    let list = root.path().join("list.csv");
    std::fs::write(&list, format!("kod;imię;nazwisko\np-0000-0000;Jan;Lis\n{one};Ewa;Wilk\n{one};Ola;Sowa\n")).expect("writes");
    bench.receive(&list);
    ask(&mut bench, NamesCommand::BringIn);
    bench.frames(1);
    assert!(bench.says("Line 2: the code is mistyped") && bench.says("Line 4: its code stands in the list before"), "{}", bench.words());
    assert_eq!(names(root.path()), []);
    std::fs::write(&list, format!("kod;imię;nazwisko\n{two};Ewa;Wilk\n;Jan;Lis\n;Ola;Sowa\n")).expect("writes");
    ask(&mut bench, NamesCommand::BringIn);
    bench.frames(1);
    assert!(bench.says("2 people of the list have no code, and 1 codes"), "{}", bench.words());
    std::fs::write(&list, format!("kod;imię;nazwisko\n{two};Ewa;Wilk\n;Jan;Lis\n")).expect("writes");
    ask(&mut bench, NamesCommand::BringIn);
    bench.frames(1);
    assert!(bench.says("2 people were brought in") && bench.says("list.csv"), "{}", bench.words());
    let mut wanted = vec![(one, Some("Jan Lis".to_owned())), (two, Some("Ewa Wilk".to_owned()))];
    wanted.sort();
    assert_eq!(names(root.path()), wanted);
}

#[test]
fn a_person_gets_their_data_and_is_deleted_after_a_question() {
    let (root, stick) = (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("a folder"));
    let (mut bench, [one, two]) = at_the_names(root.path());
    ask(&mut bench, NamesCommand::Type(one.clone(), Column::Name, NAME.to_owned()));
    ask(&mut bench, NamesCommand::Type(two.clone(), Column::Name, "Ewa Wilk".to_owned()));
    ask(&mut bench, NamesCommand::MyData(one.clone()));
    assert!(bench.says("There is no folder to write to yet."), "{}", bench.words());
    bench.receive(stick.path());
    ask(&mut bench, NamesCommand::MyData(one.to_lowercase()));
    bench.settle();
    let mine = std::fs::read_to_string(stick.path().join(format!("my-data-{one}.json"))).expect("written");
    assert!(mine.contains(NAME) && mine.contains("luban-2026-11") && !mine.contains(&two), "{mine}");
    ask(&mut bench, NamesCommand::Forget);
    bench.settle();
    assert_eq!(names(root.path()).len(), 2, "nothing is deleted that was not asked about");
    ask(&mut bench, NamesCommand::AskForget(one.clone()));
    bench.frames(1);
    assert!(bench.says(&format!("Delete everything that is kept here of {one}?")), "{}", bench.words());
    ask(&mut bench, NamesCommand::Forget);
    bench.settle();
    assert!(bench.says(&format!("Deleted of {one}: one name, one place on a roster.")) && bench.says("out of reach"), "{}", bench.words());
    assert_eq!(names(root.path()), [(two.clone(), Some("Ewa Wilk".to_owned()))]);
    assert_eq!(courses(root.path())[0].roster.iter().map(ToString::to_string).collect::<Vec<_>>(), std::slice::from_ref(&two));
    ask(&mut bench, NamesCommand::Undo);
    bench.settle();
    assert_eq!(names(root.path()), [(two, Some("Ewa Wilk".to_owned()))], "undoing brings nobody back who was deleted");
    assert_eq!(files_with(&root.path().join("data"), &one), Vec::<PathBuf>::new());
    ask(&mut bench, NamesCommand::AskForget("p-7Q4K".to_owned()));
    bench.frames(1);
    assert!(bench.says("“p-7Q4K” is no code."), "{}", bench.words());
}

#[test]
fn the_key_is_backed_up_once_and_another_passphrase_locks() {
    let (root, stick) = (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("a folder"));
    let (mut bench, [one, _]) = at_the_names(root.path());
    bench.receive(stick.path());
    ask(&mut bench, NamesCommand::Backup);
    bench.settle();
    let backup = stick.path().join("ias-station-key-2023-11-14.txt");
    assert!(bench.says("Lock the stick away") && std::fs::read_to_string(&backup).expect("written").contains("AGE-SECRET-KEY-1"), "{}", bench.words());
    ask(&mut bench, NamesCommand::Backup);
    bench.settle();
    assert!(bench.says("The file is there already"), "{}", bench.words());
    let another = "wiosło mgła tramwaj dziewięć";
    for (old, says) in [("not the passphrase", "That is not the station’s passphrase."), (PASSPHRASE, "locked with the new passphrase")] {
        for (place, text) in [old, another, another].into_iter().enumerate() {
            ask(&mut bench, NamesCommand::Passphrase(place, Secret::new(text.to_owned())));
        }
        ask(&mut bench, NamesCommand::ChangePassphrase);
        bench.settle();
        assert!(bench.says(says), "{}", bench.words());
    }
    // The station stays open, and what is typed from now on is kept.
    ask(&mut bench, NamesCommand::Type(one.clone(), Column::Name, NAME.to_owned()));
    bench.ask(UiCommand::OpenLibrary);
    let station = Station::from(&*root.path().join("data"));
    assert!(station.unlock(&Passphrase::new(PASSPHRASE.to_owned())).is_err());
    let unlocked = station.unlock(&Passphrase::new(another.to_owned())).expect("opens");
    assert_eq!(unlocked.names().expect("opens").of(&one.as_str().into()).and_then(|person| person.name.clone()), Some(NAME.to_owned()));
}

/// A course whose time was over before the bench's clock begins.
fn over(recipient: String) -> Course {
    Course {
        id: "long-ago".into(),
        edition: 1,
        title: "Long ago".into(),
        place: "Lubań".to_owned(),
        begins: "2021-11-23".parse().expect("a day"),
        ends: "2021-11-23".parse().expect("a day"),
        parts: vec![Part { scenario: ScenarioId("first-line".into()), purpose: Purpose::Training, mode: Mode::Practice }],
        language: Language::En,
        pass_mark: None,
        retain_until: "2022-11-23".parse().expect("a day"),
        recipient,
        ticket: [9; 32],
        roster: vec![code::made([1; 5])],
    }
}

fn install(root: &Path, course: &Course) {
    Shelf::in_folder(root.join("data/courses")).install(Path::new("x"), &write(course, None)).expect("sound");
}

#[test]
fn a_laptop_deletes_what_is_over_when_it_opens_and_says_so() {
    let root = tempfile::tempdir().expect("a folder");
    install(root.path(), &over(ias::keys::Identity::of(&[7; 32]).recipient().to_string()));
    let outbox = root.path().join("data/outbox");
    std::fs::create_dir_all(&outbox).expect("a folder");
    let mut bench = Bench::open(root.path());
    bench.settle();
    assert!(bench.says("Their time was over. Deleted: one course."), "{}", bench.words());
    assert!(courses(root.path()).is_empty() && !bench.says("Long ago"), "{}", bench.words());
    drop(bench);
    let mut bench = Bench::open(root.path());
    bench.settle();
    assert!(!bench.says("Their time was over."), "nothing is told of nothing: {}", bench.words());
}

#[test]
fn names_go_when_the_station_is_opened() {
    let root = tempfile::tempdir().expect("a folder");
    let (bench, [one, _]) = at_the_names(root.path());
    drop(bench);
    let station = Station::from(&*root.path().join("data"));
    let unlocked = station.unlock(&Passphrase::new(PASSPHRASE.to_owned())).expect("opens");
    let course = over(unlocked.recipient().to_string());
    install(root.path(), &course);
    let mut kept = ias::keys::Names::default();
    for code in [course.roster[0].to_string(), one.clone()] {
        kept.set(code.as_str().into(), ias::keys::Person { name: Some(NAME.to_owned()), id_number: None, email: None });
    }
    unlocked.keep_names(&kept).expect("writes");
    let mut bench = Bench::open(root.path());
    bench.size = egui::vec2(1600.0, 3000.0);
    bench.settle();
    assert_eq!(names(root.path()).len(), 2, "no passphrase was given yet");
    enter(&mut bench);
    bench.settle();
    assert!(bench.says("Their time was over. Deleted: one course, one name."), "{}", bench.words());
    assert_eq!(names(root.path()), [(one, Some(NAME.to_owned()))]);
    assert_eq!(courses(root.path()).len(), 1);
}

#[test]
fn a_fault_of_retention_is_told_and_stops_nothing() {
    let root = tempfile::tempdir().expect("a folder");
    let folder = root.path().join("data/courses/bad");
    std::fs::create_dir_all(&folder).expect("a folder");
    std::fs::write(folder.join("course.ron"), "Course(").expect("writes");
    let mut bench = Bench::open(root.path());
    bench.settle();
    assert!(bench.says("What may be kept no longer could not be deleted") && bench.says("First line"), "{}", bench.words());
}

#[test]
fn enter_goes_down_the_table_as_in_a_spreadsheet() {
    use egui::{Key, Modifiers};
    let root = tempfile::tempdir().expect("a folder");
    let (mut bench, [one, two]) = at_the_names(root.path());
    bench.focus(cell_id(&format!("{one}/trainer-column-name")));
    bench.type_text("Anna Nowak");
    bench.press(Modifiers::NONE, Key::Enter);
    bench.type_text("Jan Kos");
    bench.close();
    let kept: std::collections::BTreeMap<_, _> = names(root.path()).into_iter().collect();
    assert_eq!(kept, [(one, Some("Anna Nowak".to_owned())), (two, Some("Jan Kos".to_owned()))].into());
}

#[test]
fn the_key_of_another_station_is_taken_in_once() {
    let (root, other) = (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("a folder"));
    let (mut bench, _) = at_the_names(root.path());
    let file = other.path().join("key.txt");
    ask(&mut bench, NamesCommand::TheirKey(file.display().to_string()));
    ask(&mut bench, NamesCommand::BringKey);
    bench.settle();
    assert!(bench.says("Is the stick in"), "{}", bench.words());
    std::fs::write(&file, "no key").expect("a file");
    ask(&mut bench, NamesCommand::BringKey);
    bench.settle();
    assert!(bench.says("no usable key"), "{}", bench.words());
    let theirs = ias::keys::Identity::of(&[9; 32]);
    std::fs::write(&file, &*theirs.to_text()).expect("a file");
    ask(&mut bench, NamesCommand::BringKey);
    bench.settle();
    assert!(bench.says("One key was taken in.") || bench.says("1 key was taken in."), "{}", bench.words());
    let keys = || Station::from(&*root.path().join("data")).unlock(&Passphrase::new(PASSPHRASE.to_owned())).expect("opens").keys().len();
    assert_eq!(keys(), 2, "it is there after the station is opened anew, too");
    ask(&mut bench, NamesCommand::TheirKey(file.display().to_string()));
    ask(&mut bench, NamesCommand::BringKey);
    bench.settle();
    assert!(bench.says("This key was here already."), "{}", bench.words());
    assert_eq!(keys(), 2);
}
