//! A course from the trainer's station to a laptop and back to nothing, as trainers do it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use super::fixture::{Fixture, PLAN, Ran};

const PASSPHRASE: &str = "four old harbour cranes";
/// Names that are written nowhere else in this repository's data.
const PEOPLE: [(&str, &str); 3] = [("Żaneta Próbna", "SG-90001"), ("Bożydar Próbny", "SG-90002"), ("Олеся Пробна", "SG-90003")];

/// A trainer's station in `station`, a laptop in `laptop`, a stick in `stick`.
struct Course {
    fixture: Fixture,
}

impl Course {
    /// With one course of three people, installed on the laptop.
    fn new() -> Self {
        let course = Self { fixture: Fixture::new() };
        course.ias(&["course", "setup", "--data", "station"]).ends(0).says("age1").says("key export");
        let made = course.ias(&[
            "course", "new", "szczecin-11", "--title", "Signs", "--place", "Szczecin", "--begins", "2026-11-22", "--scenarios", "test-van",
            "--codes", "3", "--lang", "pl", "--data", "station",
        ]);
        made.ends(0).says("3 codes").says("course cards").says("2027-11-22");
        course.write("list.csv", &format!("Imię i nazwisko;Numer służbowy\r\n{}", PEOPLE.map(|(name, number)| format!("{name};{number}\r\n")).concat()));
        course.ias(&["course", "names", "--import", "list.csv", "--course", "szczecin-11", "--data", "station"]).ends(0).says("3 people brought in");
        fs::remove_file(course.path("list.csv")).expect("there");
        fs::create_dir(course.path("stick")).expect("a folder");
        course.ias(&["course", "copy", "szczecin-11", "stick", "--data", "station"]).ends(0).says("course install");
        course.ias(&["course", "install", "stick/szczecin-11.course.ron", "--data", "laptop"]).ends(0).says("Installed szczecin-11, edition 1");
        course
    }

    fn ias(&self, arguments: &[&str]) -> Ran {
        self.fixture.run_with(&[("IAS_PASSPHRASE", PASSPHRASE)], arguments)
    }

    fn path(&self, name: &str) -> PathBuf {
        self.fixture.path(name)
    }

    fn write(&self, name: &str, text: &str) {
        fs::write(self.path(name), text).expect("writes");
    }

    fn codes(&self) -> Vec<String> {
        let shown = self.ias(&["course", "show", "szczecin-11", "--format", "json", "--data", "station"]).ends(0).json();
        shown["roster"].as_array().expect("codes").iter().map(|code| code.as_str().expect("a code").to_owned()).collect()
    }

    /// Plays on the laptop as the person of that code.
    fn play(&self, code: &str) {
        self.write("plan-of.txt", &PLAN.replace("trainee p-7Q4K", &format!("trainee {code}")));
        self.ias(&["rehearse", "test-van", "--plan", "plan-of.txt", "--data", "laptop"]).ends(0).says("Kept as attempt");
        fs::remove_file(self.path("plan-of.txt")).expect("there");
    }

    /// Every file below that holds one of the texts, but for those under `scenarios` that the fixture made.
    fn files_with(&self, texts: &[&str]) -> Vec<PathBuf> {
        fn below(folder: &Path, all: &mut Vec<PathBuf>) {
            for entry in fs::read_dir(folder).expect("a folder") {
                let path = entry.expect("readable").path();
                if path.is_dir() { below(&path, all) } else { all.push(path) }
            }
        }
        let mut all = Vec::new();
        below(&self.path(""), &mut all);
        let holds = |bytes: &[u8], text: &str| bytes.windows(text.len()).any(|window| window == text.as_bytes());
        all.retain(|path| {
            let bytes = fs::read(path).expect("a file");
            texts.iter().any(|text| holds(&bytes, text))
        });
        all
    }
}

fn age(arguments: &[&str]) -> (bool, String) {
    let output = Command::new("age").args(arguments).output().expect("age is installed (scripts/test does it)");
    (output.status.success(), String::from_utf8_lossy(&output.stdout).into_owned())
}

#[test]
fn names_are_nowhere_in_clear_after_a_whole_course() {
    let course = Course::new();
    for code in course.codes() {
        course.play(&code);
    }
    course.ias(&["course", "cards", "szczecin-11", "--to", "cards.html", "--data", "station"]).ends(0).says("3 cards");
    course.ias(&["course", "roster", "szczecin-11", "--add", "2", "--data", "station"]).ends(0).complains("edition 2");
    course.ias(&["results", "export", "--data", "laptop"]).ends(0);
    let texts: Vec<&str> = PEOPLE.iter().flat_map(|(name, number)| [*name, number, name.split(' ').next().expect("a first name")]).collect();
    assert_eq!(course.files_with(&texts), Vec::<PathBuf>::new());
    assert!(!course.files_with(&["p-"]).is_empty(), "the search finds what is there");
    let listed = course.ias(&["course", "names", "--data", "station"]).ends(0);
    for (name, number) in PEOPLE {
        assert!(listed.out.contains(name) && listed.out.contains(number));
    }
    course.ias(&["course", "roster", "szczecin-11", "--names", "--data", "station"]).ends(0).says(PEOPLE[1].0);
}

#[test]
fn without_the_passphrase_nothing_opens() {
    let course = Course::new();
    let wrong = [("IAS_PASSPHRASE", "another passphrase, long enough")];
    let names: &[&str] = &["course", "names", "--data", "station"];
    course.fixture.run_with(&wrong, names).ends(2).complains("not the station's passphrase").complains("key import");
    course.fixture.run(names).ends(2).complains("IAS_PASSPHRASE");
    course.fixture.run_with(&wrong, &["course", "key", "export", "backup.txt", "--data", "station"]).ends(2);
    assert!(!course.path("backup.txt").exists());
    course.ias(&["course", "names", "--data", "laptop"]).ends(2).complains("no trainer's station").complains("course setup");
    course.fixture.run_with(&[("IAS_PASSPHRASE", "short")], &["course", "setup", "--data", "other"]).ends(2).complains("too short");
    assert!(!course.path("other").exists());
    course.ias(&["course", "setup", "--data", "station"]).ends(2).complains("already");
}

#[test]
fn the_age_command_opens_with_the_backup_and_refuses_without() {
    let course = Course::new();
    course.ias(&["course", "key", "export", "backup.txt", "--data", "station"]).ends(0);
    course.ias(&["course", "key", "export", "backup.txt", "--data", "station"]).ends(2).complains("already");
    let backup = course.path("backup.txt").display().to_string();
    let sealed = course.path("station/station/names.age").display().to_string();
    let (opened, text) = age(&["-d", "-i", &backup, &sealed]);
    assert!(opened && text.contains(PEOPLE[0].0), "{text}");
    let public = course.ias(&["course", "key", "show", "--data", "station"]).ends(0).out;
    course.write("other.txt", "AGE-SECRET-KEY-1QYQSZQGPQYQSZQGPQYQSZQGPQYQSZQGPQYQSZQGPQYQSZQGPQYQSZ9K4CN\n");
    let other = course.path("other.txt").display().to_string();
    assert_eq!(age(&["-d", "-i", &other, &sealed]), (false, String::new()));
    // The other way: what the command seals to the public key opens here.
    let plain = course.path("plain.txt").display().to_string();
    let theirs = course.path("theirs.age").display().to_string();
    course.write("plain.txt", "sealed by the command");
    assert!(age(&["-r", public.trim(), "-o", &theirs, &plain]).0);
    let keys = ias::keys::Identity::read_all(&fs::read_to_string(&backup).expect("there")).expect("keys");
    let opened = ias::keys::open_whole(&keys, fs::File::open(&theirs).expect("there")).expect("opens");
    assert_eq!(&**opened, b"sealed by the command");
}

#[test]
fn a_forgotten_passphrase_and_a_lost_lock_are_mended_by_the_backup() {
    let course = Course::new();
    course.ias(&["course", "key", "export", "backup.txt", "--data", "station"]).ends(0);
    let new = "seven new harbour cranes";
    let forgotten = [("IAS_PASSPHRASE", "nobody knows it any more"), ("IAS_NEW_PASSPHRASE", new)];
    let import: &[&str] = &["course", "key", "import", "backup.txt", "--data", "station"];
    course.fixture.run_with(&forgotten, import).ends(2).complains("not the station's passphrase");
    let brought: Vec<&str> = import.iter().copied().chain(["--forgotten"]).collect();
    course.fixture.run_with(&forgotten, &brought).ends(0).says("brought back");
    let names: &[&str] = &["course", "names", "--data", "station"];
    course.fixture.run_with(&[("IAS_PASSPHRASE", new)], names).ends(0).says(PEOPLE[2].0);
    // The passphrase changed, and changed back by somebody who knows it.
    course.fixture.run_with(&[("IAS_PASSPHRASE", new), ("IAS_NEW_PASSPHRASE", PASSPHRASE)], &["course", "passphrase", "--data", "station"]).ends(0);
    course.ias(names).ends(0).says(PEOPLE[2].0);
    fs::remove_file(course.path("station/station/lock.json")).expect("there");
    course.ias(names).ends(2).complains("lock.json is missing").complains("key import");
    course.fixture.run_with(&[("IAS_PASSPHRASE", PASSPHRASE), ("IAS_NEW_PASSPHRASE", new)], import).ends(0).says("brought back");
    course.fixture.run_with(&[("IAS_PASSPHRASE", new)], names).ends(0).says(PEOPLE[0].0);
}

#[test]
fn a_course_is_made_checked_and_installed_in_editions() {
    let course = Course::new();
    course.ias(&["course", "check", "szczecin-11", "--data", "station"]).ends(0).says("no findings");
    course.ias(&["course", "list", "--data", "laptop"]).ends(0).says("szczecin-11").says("3 codes");
    course.ias(&["course", "show", "szczecni-11", "--data", "laptop"]).ends(2).complains("Did you mean `szczecin-11`?");
    let shown = course.ias(&["course", "show", "szczecin-11", "--data", "station"]).ends(0).says("test-van (training, practice)").out;
    let file = fs::read_to_string(course.path("stick/szczecin-11.course.ron")).expect("there");
    let ticket = file.split("ticket: \"").nth(1).and_then(|rest| rest.get(..64)).expect("a ticket");
    let json = course.ias(&["course", "show", "szczecin-11", "--format", "json", "--data", "station"]).out;
    assert!(!shown.contains(ticket) && !json.contains(ticket), "the ticket is not shown");
    assert!(file.contains("// kody uczestników"), "explained in the course's language");

    course.write("bad.ron", &file.replace("test-van", "test-vna").replace("ends: \"2026-11-22\"", "ends: \"2026-11-21\""));
    let told = course.ias(&["course", "check", "bad.ron", "--format", "json", "--data", "station"]).ends(1).json();
    let rules: Vec<&str> = told["findings"].as_array().expect("a list").iter().filter_map(|finding| finding["rule"].as_str()).collect();
    assert_eq!(rules, ["ends-before-it-begins", "unknown-scenario"]);
    assert_eq!(told["findings"][1]["place"]["line"].as_u64(), file.lines().position(|line| line.contains("test-van")).map(|at| at as u64 + 1));
    course.ias(&["course", "install", "bad.ron", "--data", "laptop"]).ends(2).complains("nothing was changed").says("ends-before-it-begins");
    course.ias(&["explain", "ends-before-it-begins"]).ends(0).says("mistyped");

    course.ias(&["course", "roster", "szczecin-11", "--add", "2", "--data", "station"]).ends(0);
    course.ias(&["course", "copy", "szczecin-11", "stick", "--data", "station"]).ends(0).says("edition 2");
    course.write("first.ron", &file);
    course.ias(&["course", "install", "stick/szczecin-11.course.ron", "--data", "laptop"]).ends(0).says("in place of edition 1");
    course.ias(&["course", "install", "stick/szczecin-11.course.ron", "--data", "laptop"]).ends(0).says("already");
    course.ias(&["course", "install", "first.ron", "--data", "laptop"]).ends(2).complains("later edition");
    course.write("stranger.ron", &file.replace(ticket, &"ab".repeat(32)).replace("edition: 1", "edition: 9"));
    course.ias(&["course", "install", "stranger.ron", "--data", "laptop"]).ends(2).complains("Another course");
    course.ias(&["course", "roster", "szczecin-11", "--add", "2", "--data", "laptop"]).ends(2).complains("no trainer's station");
    let again = ["course", "new", "szczecin-11", "--title", "x", "--place", "x", "--begins", "2026-11-22", "--scenarios", "test-van", "--data", "station"];
    course.ias(&again).ends(2).complains("already");
    course.ias(&["course", "new", "x", "--data", "station"]).ends(2).complains("--begins is missing");
    course.ias(&["course", "remove", "szczecin-11", "--data", "laptop"]).ends(2).complains("--yes");
    course.ias(&["course", "remove", "szczecin-11", "--yes", "--data", "laptop"]).ends(0);
    course.ias(&["course", "list", "--data", "laptop"]).ends(0).says("No course");
}

#[test]
fn names_are_written_down_one_by_one_or_as_a_list_and_taken_out() {
    let course = Course::new();
    let codes = course.codes();
    course.ias(&["course", "names", "--set", &codes[0], "--name", "Ада Тест", "--data", "station"]).ends(0).says("written down");
    course.ias(&["course", "names", "--set", "p-7Q4K-2M9D", "--name", "Ада Тест", "--data", "station"]).ends(2).complains("no course");
    course.write("more.csv", "name\nJan Czwarty\n");
    course.ias(&["course", "names", "--import", "more.csv", "--course", "szczecin-11", "--data", "station"]).ends(2).complains("0 codes are free").complains("--add");
    course.write("wrong.csv", &format!("code,shoe size\n{},44\n", codes[0]));
    course.ias(&["course", "names", "--import", "wrong.csv", "--data", "station"]).ends(2).complains("line 1").complains("shoe size");
    course.ias(&["course", "names", "--export", "out.csv", "--data", "station"]).ends(0).says("3 people, in clear");
    let out = fs::read_to_string(course.path("out.csv")).expect("there");
    assert!(out.contains("Ада Тест") && out.contains(PEOPLE[2].1) && !out.contains(PEOPLE[0].0), "{out}");
    course.ias(&["course", "names", "--import", "out.csv", "--data", "station"]).ends(0).says("3 people brought in");
    course.ias(&["course", "names", "--set", &codes[1], "--data", "station"]).ends(0).says("nobody is known");
    let left = course.ias(&["course", "names", "--format", "json", "--data", "station"]).ends(0).json();
    assert_eq!(left.as_array().map(Vec::len), Some(2));
    course.ias(&["course", "remove", "szczecin-11", "--yes", "--data", "station"]).ends(0);
    course.ias(&["course", "expire", "--data", "station"]).ends(1).complains("2 names belong to no course");
}

#[test]
fn a_person_gets_their_data_and_is_forgotten() {
    let course = Course::new();
    let codes = course.codes();
    course.play(&codes[0]);
    course.play(&codes[1]);
    let typed = codes[0].to_lowercase().replace('-', " ");
    let mine: Value = course.ias(&["course", "data", &typed, "--data", "laptop"]).ends(0).json();
    assert_eq!(mine["code"], codes[0].as_str());
    assert_eq!(mine["attempts"].as_array().map(Vec::len), Some(1));
    assert!(mine["attempts"][0]["log"].as_array().is_some_and(|log| log.len() > 10), "every event is in it");
    assert!(mine["attempts"][0]["scores"][0]["score"]["overall"].is_u64());
    course.ias(&["course", "data", &codes[0], "--to", "mine.json", "--data", "station"]).ends(0);
    let text = fs::read_to_string(course.path("mine.json")).expect("there");
    assert!(text.contains(PEOPLE[0].0) && !text.contains(PEOPLE[1].0));
    fs::remove_file(course.path("mine.json")).expect("there");

    course.ias(&["course", "forget", &codes[0], "--data", "laptop"]).ends(2).complains("--yes").complains("course data");
    // A code of somebody's own making, as it is used outside courses.
    course.play("officer-7");
    course.ias(&["course", "forget", "officer-7", "--yes", "--data", "laptop"]).ends(0).says("1 attempt");
    course.ias(&["course", "forget", "officer-7", "--yes", "--data", "laptop"]).ends(2);
    course.ias(&["course", "forget", "p-0000-0000", "--yes", "--data", "laptop"]).ends(2).complains("mistyped");
    let done = course.ias(&["course", "forget", &codes[0], "--yes", "--format", "json", "--data", "laptop"]).ends(0).json();
    assert_eq!((&done["attempts"], &done["rosters"]), (&1.into(), &0.into()), "a laptop leaves the course as it was made");
    course.ias(&["course", "forget", &codes[0], "--yes", "--data", "station"]).ends(0).says("the name").says("1 place on a roster");
    course.ias(&["course", "forget", &codes[0], "--yes", "--data", "station"]).ends(0).says("Nothing is kept");
    course.ias(&["course", "copy", "szczecin-11", "stick", "--data", "station"]).ends(0);
    course.ias(&["course", "install", "stick/szczecin-11.course.ron", "--data", "laptop"]).ends(0);
    assert_eq!(course.files_with(&[&codes[0]]), Vec::<PathBuf>::new());
    assert!(!course.files_with(&[&codes[1]]).is_empty(), "the others stay");
    course.ias(&["course", "names", "--data", "station"]).ends(0).says(PEOPLE[1].0);
}

#[test]
fn a_course_whose_time_is_over_is_deleted_with_all_that_is_its_own() {
    let course = Course::new();
    let codes = course.codes();
    for folder in ["station", "laptop"] {
        let path = course.path(folder).join("courses/szczecin-11/course.ron");
        let text = fs::read_to_string(&path).expect("there");
        let over = text.replace("2026-11-22", "2020-11-22").replace("2027-11-22", "2020-12-31");
        fs::write(&path, over).expect("writes");
    }
    course.play(&codes[2]);
    course.ias(&["course", "list", "--data", "station"]).ends(0).says("course expire");
    let due = course.ias(&["course", "expire", "--dry-run", "--format", "json", "--data", "laptop"]).ends(0).json();
    assert_eq!((&due[0]["course"], &due[0]["retain_until"]), (&"szczecin-11".into(), &"2020-12-31".into()));
    course.ias(&["course", "expire", "--data", "laptop"]).ends(0).says("szczecin-11").says("1 attempt");
    course.ias(&["course", "expire", "--data", "station"]).ends(0).says("3 names");
    course.ias(&["course", "expire", "--data", "station"]).ends(0).says("No course is over");
    fs::remove_dir_all(course.path("stick")).expect("there");
    for code in &codes {
        assert_eq!(course.files_with(&[code]), Vec::<PathBuf>::new());
    }
    assert!(!course.path("station/station/names.age").exists());
}
