//! Results at the station: gathered from a stick that two laptops handed in to, told in numbers that are known, written out.

use std::path::Path;

use ias::app::views::UiCommand;
use ias::app::views::library::course::CourseCommand;
use ias::app::views::trainer::results::{Export, ResultsCommand};
use ias::app::views::trainer::{Tab, TrainerCommand};
use ias::course::{self, Course, Part, Purpose, code};
use ias::keys::{Passphrase, Person, Station};
use ias::report::csv::Dialect;
use ias::report::csv::tables::Table;
use ias::report::html::Edition;
use ias::scenario::graph::ScenarioId;
use ias::session::Mode;
use ias::text::Language;

use super::door::{PASSPHRASE, enter, say};
use crate::flow::Bench;

fn results(bench: &mut Bench, command: ResultsCommand) {
    bench.ask(say(TrainerCommand::Results(command)));
    bench.settle();
}

/// A course of three whose results only the station of that data folder opens.
fn course(data: &Path) -> Course {
    Course {
        id: "luban-2026-11".into(),
        edition: 1,
        title: "Notice and act".into(),
        place: "Lubań".to_owned(),
        begins: "2023-11-14".parse().expect("a day"),
        ends: "2023-11-15".parse().expect("a day"),
        parts: vec![Part { scenario: ScenarioId("first-line".into()), purpose: Purpose::PreTest, mode: Mode::Practice }],
        language: Language::En,
        pass_mark: Some(500),
        retain_until: "2031-11-25".parse().expect("a day"),
        recipient: Station::from(data).recipient().expect("a station").to_string(),
        ticket: [9; 32],
        roster: vec![code::made([1; 5]), code::made([2; 5]), code::made([3; 5])],
    }
}

/// The station's application, high enough to draw the whole tab.
pub fn station(root: &Path) -> Bench {
    let mut bench = Bench::open(root);
    bench.size = egui::vec2(1500.0, 9000.0);
    enter(&mut bench);
    bench.ask(say(TrainerCommand::OpenTab(Tab::Results)));
    bench.settle();
    bench
}

/// A laptop on which the trainee of that place on the list plays; `sees`: and notices the sign, and acts well on it.
fn played(root: &Path, file: &Path, stick: &Path, course: &Course, who: usize, sees: bool) {
    let mut bench = Bench::open(root);
    bench.receive(file);
    let say = UiCommand::Course;
    bench.ask(say(CourseCommand::HandInTo(stick.display().to_string())));
    bench.ask(say(CourseCommand::TypeCode(course.roster[who].0.to_string())));
    bench.ask(say(CourseCommand::EnterCode));
    bench.ask(say(CourseCommand::BeginPart(0)));
    bench.ask(UiCommand::Begin);
    bench.frames(50);
    if sees {
        bench.ask(UiCommand::Flag(None));
        bench.ask(UiCommand::Classify("D2-05".to_owned()));
    }
    bench.frames(200);
    bench.ask(UiCommand::Choose(usize::from(!sees)));
    bench.frames(3);
    bench.ask(UiCommand::FinishEnding);
    bench.ask(UiCommand::OpenLibrary);
    let until = std::time::Instant::now() + std::time::Duration::from_secs(30);
    while !bench.says("One result was handed in.") {
        assert!(std::time::Instant::now() < until, "{}", bench.words());
        bench.frames(1);
        std::thread::yield_now();
    }
}

/// The station, two laptops, and the stick between them, after both played.
pub struct Session {
    pub station: tempfile::TempDir,
    pub stick: tempfile::TempDir,
    pub course: Course,
    _laptops: [tempfile::TempDir; 2],
}

pub fn session() -> Session {
    let folder = || tempfile::tempdir().expect("a folder");
    let (station_root, laptops, stick) = (folder(), [folder(), folder()], folder());
    drop(station(station_root.path()));
    let data = station_root.path().join("data");
    let course = course(&data);
    let file = stick.path().join("course.ron");
    std::fs::write(&file, course::write(&course, None)).expect("a file");
    course::disk::Shelf::in_folder(data.join("courses")).install(&file, &course::write(&course, None)).expect("the station knows its course");
    let unlocked = Station::from(&*data).unlock(&Passphrase::new(PASSPHRASE.to_owned())).expect("opens");
    let mut names = unlocked.names().expect("names");
    names.set(course.roster[0].clone(), Person { name: Some("Jan Kowalski".to_owned()), id_number: Some("SG-4711".to_owned()), email: None });
    unlocked.keep_names(&names).expect("kept");
    for (at, laptop) in laptops.iter().enumerate() {
        played(laptop.path(), &file, stick.path(), &course, at, at == 0);
    }
    Session { station: station_root, stick, course, _laptops: laptops }
}

#[test]
fn without_results_the_tab_says_how_they_come() {
    let root = tempfile::tempdir().expect("a folder");
    let mut bench = station(root.path());
    assert!(bench.says("No results yet") && bench.says("Results come from the laptops on a stick"), "{}", bench.words());
    results(&mut bench, ResultsCommand::TypeFolder("/nowhere/at/all".to_owned()));
    assert!(bench.says("There is no such folder or file here."), "{}", bench.words());
    let empty = tempfile::tempdir().expect("a folder");
    results(&mut bench, ResultsCommand::TypeFolder(empty.path().display().to_string()));
    results(&mut bench, ResultsCommand::Gather);
    assert!(bench.says("There are no result files there"), "{}", bench.words());
}

#[test]
fn two_laptops_and_a_stick_give_numbers_that_are_right() {
    let Session { station: root, stick, course, .. } = session();
    // A third file that nobody can open lies on the stick, too.
    let whole = std::fs::read_dir(stick.path()).expect("a stick").flatten().map(|entry| entry.path());
    let one = whole.filter(|path| path.extension().is_some_and(|end| end == "ias-result")).min().expect("a result");
    let mut bytes = std::fs::read(&one).expect("readable");
    let at = bytes.len() - 40;
    bytes[at] ^= 1;
    std::fs::write(stick.path().join("0197f3a0-0000-7000-8000-000000000000.ias-result"), bytes).expect("a file");

    let mut bench = station(root.path());
    assert!(bench.says("3 people on the list have handed in nothing yet"), "{}", bench.words());
    results(&mut bench, ResultsCommand::AddFolder(stick.path().display().to_string()));
    results(&mut bench, ResultsCommand::Gather);
    assert!(bench.says("3 result files were gone through"), "{}", bench.words());
    assert!(bench.says("New: 2. Here already: 0. Set aside: 1."), "{}", bench.words());
    assert!(bench.says("1 file is set aside") && bench.says("Damaged: ") && bench.says("Hand in everything again"), "{}", bench.words());
    // Of two who were shown the one sign one noticed it, and one passed.
    assert!(bench.says("2 attempts · 2 people · 1 course · 1 place"), "{}", bench.words());
    assert!(bench.says("1 of 2") && bench.says("50% (9\u{2013}91)"), "{}", bench.words());
    assert!(bench.says("1 person on the list has handed in nothing yet"), "{}", bench.words());
    assert!(bench.says("First line (pre-test)") && bench.says("passed") && bench.says("not passed"), "{}", bench.words());
    assert!(bench.says("nothing handed in"), "{}", bench.words());
    let codes = &course.roster;
    assert!(codes.iter().all(|code| bench.says(&code.0)) && !bench.says("Kowalski"), "codes, no names: {}", bench.words());
    // Too little for d′, α and discrimination, which is said.
    assert!(bench.says("Too little was shown to state d’"), "{}", bench.words());
    assert!(bench.says("people: 2, it takes 30") && bench.says("items: 1, it takes 2"), "{}", bench.words());

    // Names only when they are asked for.
    results(&mut bench, ResultsCommand::ShowNames(true));
    assert!(bench.says("Jan Kowalski"), "{}", bench.words());
    results(&mut bench, ResultsCommand::ShowNames(false));
    assert!(!bench.says("Kowalski"));

    // The same sticks again change nothing.
    results(&mut bench, ResultsCommand::AddFolder(stick.path().display().to_string()));
    results(&mut bench, ResultsCommand::Gather);
    assert!(bench.says("New: 0. Here already: 2. Set aside: 1."), "{}", bench.words());
    results(&mut bench, ResultsCommand::ClearAside);
    assert!(!bench.says("1 file is set aside"));

    // Only a day on which nobody played; a day that is none is told and left out.
    results(&mut bench, ResultsCommand::TypeFrom("2031-01-01".to_owned()));
    assert!(bench.says("There are no attempts yet.") && !bench.says("1 of 2"), "{}", bench.words());
    results(&mut bench, ResultsCommand::TypeFrom("2031-13-01".to_owned()));
    assert!(bench.says("Finished from (day): e.g. 2026-11-22") && bench.says("1 of 2"), "{}", bench.words());
    results(&mut bench, ResultsCommand::TypeFrom(String::new()));

    // Figures as tables: the same numbers.
    results(&mut bench, ResultsCommand::AsTables(true));
    assert!(bench.says("1 of 2") && bench.says("50% (9\u{2013}91)"), "{}", bench.words());
}

#[test]
fn what_is_written_lies_where_it_was_wanted_and_holds_no_name() {
    let Session { station: root, stick, course, .. } = session();
    let mut bench = station(root.path());
    results(&mut bench, ResultsCommand::AddFolder(stick.path().display().to_string()));
    results(&mut bench, ResultsCommand::Gather);
    let out = tempfile::tempdir().expect("a folder");
    let folder = out.path().join("for the ministry");
    results(&mut bench, ResultsCommand::TypeOut(folder.display().to_string()));
    results(&mut bench, ResultsCommand::Course(Some("luban-2026-11".to_owned())));
    let everything = [
        (Export::Group(Edition::Trainer), "ias-group-luban-2026-11-2023-11-14.html"),
        (Export::Group(Edition::Programme), "ias-group-to-hand-on-luban-2026-11-2023-11-14.html"),
        (Export::Programme, "ias-programme-luban-2026-11-2023-11-14.html"),
        (Export::Table(Table::Attempts, Dialect::ExcelPl), "ias-attempts-excel-luban-2026-11-2023-11-14.csv"),
        (Export::Table(Table::Signs, Dialect::Lms), "ias-signs-luban-2026-11-2023-11-14.csv"),
        (Export::Grades, "ias-grades-moodle-luban-2026-11-2023-11-14.csv"),
        (Export::Statements, "ias-xapi-luban-2026-11-2023-11-14.jsonl"),
    ];
    for (what, file) in everything {
        results(&mut bench, ResultsCommand::Write(what, Language::En));
        assert!(bench.says(&format!("Written: {}", folder.join(file).display())), "{file}: {}", bench.words());
    }
    let text = |file: &str| std::fs::read_to_string(folder.join(file)).expect("a file");
    for (_, file) in everything {
        assert!(!text(file).contains("Kowalski") && !text(file).contains("SG-4711"), "{file}");
    }
    let grades = text(everything[5].1);
    assert!(course.roster[..2].iter().all(|code| grades.contains(&*code.0)), "{grades}");
    assert_eq!(text(everything[3].1).lines().count(), 3, "a heading and two attempts");
    assert!(text(everything[6].1).lines().all(|line| serde_json::from_str::<serde_json::Value>(line).is_ok()));

    // With the trainer's own join one has an ID number; who has none is left out and told.
    results(&mut bench, ResultsCommand::JoinNumbers(true));
    results(&mut bench, ResultsCommand::Write(Export::Grades, Language::En));
    assert!(bench.says("1 code without an ID number was left out:"), "{}", bench.words());
    let grades = text(everything[5].1);
    assert!(grades.contains("SG-4711") && !grades.contains(&*course.roster[0].0), "{grades}");

    // One trainee's page.
    results(&mut bench, ResultsCommand::PickTrainee(Some(course.roster[0].0.to_string())));
    results(&mut bench, ResultsCommand::Write(Export::Trainee, Language::En));
    let debriefs: Vec<_> = std::fs::read_dir(&folder)
        .expect("a folder")
        .flatten()
        .filter(|entry| entry.file_name().to_string_lossy().starts_with("ias-debrief-"))
        .collect();
    assert_eq!(debriefs.len(), 1, "{}", bench.words());
    let page = std::fs::read_to_string(debriefs[0].path()).expect("a page");
    assert!(page.contains("First line") && page.contains(&*course.roster[0].0) && !page.contains("Kowalski"));

    // A folder that cannot be: told with its place, and nothing is lost.
    let blocked = out.path().join("a file");
    std::fs::write(&blocked, "x").expect("a file");
    results(&mut bench, ResultsCommand::TypeOut(blocked.join("below").display().to_string()));
    results(&mut bench, ResultsCommand::Write(Export::Programme, Language::En));
    assert!(bench.says(&blocked.display().to_string()) && bench.says("1 of 2"), "{}", bench.words());
}

#[test]
fn a_corrected_key_is_tried_first_and_then_kept_beside_the_old_score() {
    let Session { station: root, stick, .. } = session();
    let mut bench = station(root.path());
    results(&mut bench, ResultsCommand::AddFolder(stick.path().display().to_string()));
    results(&mut bench, ResultsCommand::Gather);
    drop(bench);
    // The window was too narrow: what the one who flagged at two seconds saw counts for less of it now.
    let file = root.path().join("scenarios/first-line/scenario.ron");
    let text = std::fs::read_to_string(&file).expect("a scenario");
    let corrected = text.replace("from: 1, to: 3", "from: 3, to: 5");
    assert_ne!(text, corrected);
    // The application on the bench writes its scenario anew when it opens.
    let mut bench = station(root.path());
    std::fs::write(&file, corrected).expect("a file");
    results(&mut bench, ResultsCommand::PickScenario(Some("first-line".to_owned())));
    results(&mut bench, ResultsCommand::Mark { keeps: false });
    assert!(!bench.says("would be marked once more"), "not without a reason: {}", bench.words());
    results(&mut bench, ResultsCommand::TypeReason("the window was wrong".to_owned()));
    results(&mut bench, ResultsCommand::Mark { keeps: false });
    assert!(bench.says("2 attempts would be marked once more; nothing was kept"), "{}", bench.words());
    assert!(bench.says("The result changes in: 1."), "{}", bench.words());
    assert!(bench.says("1 of 2"), "nothing changed: {}", bench.words());
    results(&mut bench, ResultsCommand::Mark { keeps: true });
    assert!(bench.says("2 attempts were marked once more and kept"), "{}", bench.words());
    assert!(bench.says("0 of 2"), "the numbers are those of the new key: {}", bench.words());
    results(&mut bench, ResultsCommand::Mark { keeps: true });
    assert!(bench.says("Under this key already: 2."), "{}", bench.words());
}

#[test]
fn locking_forgets_results_and_names() {
    let Session { station: root, stick, .. } = session();
    let mut bench = station(root.path());
    results(&mut bench, ResultsCommand::AddFolder(stick.path().display().to_string()));
    results(&mut bench, ResultsCommand::Gather);
    results(&mut bench, ResultsCommand::ShowNames(true));
    assert!(bench.says("Jan Kowalski"));
    bench.ask(say(TrainerCommand::Lock));
    bench.settle();
    assert!(!bench.says("Kowalski") && !bench.says("1 of 2"), "{}", bench.words());
    enter(&mut bench);
    bench.ask(say(TrainerCommand::OpenTab(Tab::Results)));
    bench.settle();
    assert!(bench.says("1 of 2") && !bench.says("Kowalski"), "read again, without names: {}", bench.words());
}
