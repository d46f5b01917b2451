//! A station after two courses, and what is left of a person there.

use std::fs;
use std::path::Path;

use tempfile::TempDir;
use zeroize::Zeroizing;

use super::*;
use crate::cohort::record::{About, Record};
use crate::course::{Course, CourseId, Part, Purpose, code, write};
use crate::keys::{Passphrase, Person};
use crate::scenario::graph::{ContentHash, ScenarioId};
use crate::push::{Address, Position};
use crate::session::{Mode, TraineeCode};
use crate::store::gathered::{Arrival, Brought, Incoming, KnownCourse, Packed, PackedScore};
use crate::store::{Filter, NewAttempt, Store};
use crate::text::Language;

/// 2026-11-22
const NOW: WallTime = WallTime(1_795_305_600_000);

/// Takes part in the course that is over, in both, in the one that is not.
fn people() -> [TraineeCode; 3] {
    [1, 2, 3].map(|n| code::made([n; 5]))
}

fn name(n: usize) -> String {
    format!("Zdzisława Próbna-{n}")
}

const LRS: &str = "https://lrs.example.org/xapi/statements";

fn handed_on(attempts: &[&str]) -> Vec<HandedOn> {
    vec![HandedOn { store: LRS.to_owned(), attempts: attempts.iter().map(|attempt| (*attempt).to_owned()).collect() }]
}

struct Site {
    folder: TempDir,
    station: Unlocked,
}

fn data_of(site: &Site) -> PathBuf {
    site.data().to_owned()
}

impl Site {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let data = folder.path();
        let passphrase = Passphrase::chosen("quite a long passphrase".to_owned()).expect("long enough");
        let station = Station::from(data).set_up(&passphrase, [1; 16], &Zeroizing::new([2; 32])).expect("sets up");
        let mut names = crate::keys::Names::default();
        for (n, code) in people().into_iter().enumerate() {
            names.set(code, Person { name: Some(name(n)), id_number: None, email: Some(format!("{n}@example.org")) });
        }
        station.keep_names(&names).expect("writes");
        let site = Self { folder, station };
        site.install("over", "2026-11-21", &people()[..2]);
        site.install("going-on", "2026-11-22", &people()[1..]);
        site.play();
        site.gather();
        site.send();
        for (n, code) in people().iter().enumerate() {
            fs::create_dir_all(data_of(&site).join("results")).expect("a folder");
            fs::write(data_of(&site).join("results").join(format!("text-{n}.txt")), format!("Code: {code}\n")).expect("writes");
        }
        fs::write(data_of(&site).join("settings.json"), format!("{{\"captions\": true, \"trainee\": \"{}\"}}", people()[1])).expect("writes");
        site
    }

    fn data(&self) -> &Path {
        self.folder.path()
    }

    fn house(&self) -> House<'_> {
        House::of(self.data(), NOW, Some(&self.station)).expect("unlocked")
    }

    fn install(&self, id: &str, retain_until: &str, roster: &[TraineeCode]) {
        let course = Course {
            id: id.into(),
            edition: 1,
            title: "Signs".into(),
            place: "Szczecin".to_owned(),
            begins: "2026-11-20".parse().expect("a day"),
            ends: "2026-11-20".parse().expect("a day"),
            parts: vec![Part { scenario: ScenarioId("harvest-van".into()), purpose: Purpose::Training, mode: Mode::Practice }],
            language: Language::Pl,
            pass_mark: None,
            retain_until: retain_until.parse().expect("a day"),
            recipient: self.station.recipient().to_string(),
            ticket: [7; 32],
            roster: roster.to_vec(),
        };
        self.house().shelf().install(Path::new("new"), &write(&course, None)).expect("sound");
    }

    /// Each person: an attempt in each of their courses, and one outside.
    fn play(&self) {
        let mut store = SqliteStore::open(self.data(), "x").expect("opens").store;
        fs::create_dir(self.data().join("outbox")).expect("a folder");
        for (id, person, course) in [
            ("a-over", 0, Some("over")),
            ("a-alone", 0, None),
            ("b-over", 1, Some("over")),
            ("b-going-on", 1, Some("going-on")),
            ("b-alone", 1, None),
            ("b-typed", 1, None),
            ("c-going-on", 2, Some("going-on")),
        ] {
            let new = NewAttempt {
                id: id.into(),
                // Outside a course a code is kept as it was typed.
                trainee: if id == "b-typed" { people()[person].0.to_lowercase().as_str().into() } else { people()[person].clone() },
                scenario: "harvest-van".into(),
                content_hash: ContentHash("00".to_owned()),
                app_version: "0.1.0".to_owned(),
                mode: "practice".to_owned(),
                settings: "{}".to_owned(),
                started: NOW,
                course: course.map(CourseId::from),
                purpose: Purpose::Training,
            };
            store.begin(&new).expect("begins");
            store.append(&id.into(), 0, &[format!("{{\"event\":\"of {id}\"}}")]).expect("appends");
            if course.is_some() {
                fs::write(self.data().join("outbox").join(format!("{id}.ias-result")), b"sealed").expect("writes");
            }
        }
    }

    fn gather(&self) {
        let mut store = Gathered::open(self.data(), "x").expect("opens").store;
        for id in ["over", "going-on", "long-gone"] {
            let day = |text: &str| text.parse().expect("a day");
            let until = if id == "going-on" { "2027-01-01" } else { "2026-11-01" };
            store
                .know(&KnownCourse { id: id.into(), title: "Signs".into(), place: "Szczecin".to_owned(), begins: day("2026-10-01"), ends: day("2026-10-01"), retain_until: day(until) })
                .expect("writes");
        }
        let rows = [("g-a", 0, "over"), ("g-b", 1, "over"), ("g-b2", 1, "going-on"), ("g-c", 2, "going-on"), ("g-old", 2, "long-gone")];
        let batch: Vec<Arrival> = rows
            .into_iter()
            .map(|(id, person, course)| Arrival { file: id.to_owned(), digest: id.to_owned(), what: Brought::Result(Box::new(incoming(id, person, course))) })
            .collect();
        store.take(&batch, NOW).expect("takes");
    }

    /// A record store took some of it, and not one statement of b's.
    fn send(&self) {
        let address = Address::parse(LRS).expect("an address");
        let mut position = Position::look(self.data(), &address).expect("nothing yet");
        position.begin(&address, "https://ias.invalid", false).expect("writes");
        for attempt in ["a-over", "b-going-on", "c-going-on", "g-b", "g-c"] {
            position.done(attempt, 1).expect("writes");
        }
        position.aside(&crate::push::Aside { statement: "s".to_owned(), attempt: "b-going-on".to_owned(), why: crate::push::Why::Conflict }).expect("writes");
    }

    fn was_sent(&self) -> Vec<&'static str> {
        let position = Position::look(self.data(), &Address::parse(LRS).expect("an address")).expect("readable");
        ["a-over", "b-going-on", "c-going-on", "g-b", "g-c"].into_iter().filter(|attempt| position.has(attempt, 1)).collect()
    }

    fn attempts(&self) -> Vec<String> {
        let store = SqliteStore::open_to_read(self.data()).expect("opens").expect("there");
        let mut ids: Vec<String> = store.attempts(&Filter::default()).expect("reads").iter().map(|attempt| attempt.begun.id.to_string()).collect();
        ids.sort();
        ids
    }

    fn outbox(&self) -> Vec<String> {
        let mut names: Vec<String> =
            fs::read_dir(self.data().join("outbox")).expect("there").map(|entry| entry.expect("readable").file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    fn gathered(&self) -> Vec<String> {
        let store = Gathered::open_to_read(self.data()).expect("opens").expect("there");
        let rows = store.rows(&crate::store::gathered::Choice::default(), "", 100).expect("reads");
        rows.iter().map(|row| row.attempt.to_string()).collect()
    }

    /// The files under the data folder that hold the text somewhere.
    fn files_with(&self, text: &str) -> Vec<PathBuf> {
        let mut found = Vec::new();
        let mut folders = vec![self.data().to_owned()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).expect("a folder") {
                let path = entry.expect("readable").path();
                if path.is_dir() {
                    folders.push(path);
                } else if fs::read(&path).expect("a file").windows(text.len()).any(|window| window == text.as_bytes()) {
                    found.push(path);
                }
            }
        }
        found
    }
}

fn incoming(id: &str, person: usize, course: &str) -> Incoming {
    let record = Record {
        about: About {
            attempt: id.into(),
            course: Some(course.into()),
            purpose: Purpose::Training,
            language: Language::Pl,
            started: NOW,
            finished: NOW,
        },
        trainee: people()[person].clone(),
        scenario: "harvest-van".into(),
        played_under: ContentHash("00".to_owned()),
        scored_under: ContentHash("00".to_owned()),
        mode: Mode::Exam,
        timers: Vec::new(),
        overall: Some(700),
        overall_of_best: Some(650),
        passed: Some(true),
        finish: None,
        parts: Vec::new(),
        signals: Vec::new(),
        noise: Vec::new(),
        choices: Vec::new(),
        conclusions: Vec::new(),
        referrals: Vec::new(),
        strays: 0,
    };
    let score = PackedScore { content_hash: ContentHash("00".to_owned()), computed: NOW, reason: String::new(), score: Packed::of(r#"{"overall":700}"#) };
    Incoming {
        record,
        course: course.into(),
        app_version: "0.1.0".to_owned(),
        laptop: "ab".repeat(32),
        chain: format!("chain of {id}"),
        events: 1,
        log: Packed::of(&format!("{{\"event\":\"gathered {id}\"}}\n")),
        scores: vec![score],
    }
}

#[test]
fn a_locked_station_is_not_passed_over() {
    let site = Site::new();
    assert!(matches!(House::of(site.data(), NOW, None), Err(PrivacyError::Locked)));
    let laptop = tempfile::tempdir().expect("a folder");
    let house = House::of(laptop.path(), NOW, None).expect("no station, no lock");
    assert!(house.forget(&people()[0]).expect("nothing to do").is_nothing());
    assert_eq!(house.expire().expect("nothing to do"), Expired::default());
    assert_eq!(fs::read_dir(laptop.path()).expect("a folder").count(), 0, "nothing is made by looking");
}

#[test]
fn my_data_is_everything_of_mine_and_nothing_of_others() {
    let site = Site::new();
    let mine = site.house().my_data(&people()[1]).expect("reads");
    assert_eq!(mine["person"]["name"], name(1));
    let ids = |list: &serde_json::Value, of: fn(&serde_json::Value) -> &serde_json::Value| -> Vec<String> {
        let mut ids: Vec<String> = list.as_array().expect("a list").iter().map(|entry| of(entry).as_str().expect("an id").to_owned()).collect();
        ids.sort();
        ids
    };
    assert_eq!(ids(&mine["courses"], |entry| &entry["id"]), ["going-on", "over"]);
    assert_eq!(ids(&mine["attempts"], |entry| &entry["attempt"]["id"]), ["b-alone", "b-going-on", "b-over", "b-typed"]);
    assert!(mine["results_saved_as_text"][0]["text"].as_str().is_some_and(|text| text.contains(&*people()[1].0)));
    assert_eq!(mine["typed_last_on_this_computer"], true);
    assert_eq!(ids(&mine["gathered"], |entry| &entry["result"]["attempt"]), ["g-b", "g-b2"]);
    assert_eq!(mine["sent_to_record_stores"], serde_json::json!(handed_on(&["b-going-on", "g-b"])));
    assert_eq!(site.was_sent().len(), 5, "asking changes nothing");
    assert_eq!(mine["gathered"][0]["log"][0]["event"], "gathered g-b");
    assert_eq!(mine["gathered"][0]["scores"][0]["score"]["overall"], 700);
    let text = mine.to_string();
    for other in [&people()[0].0, &people()[2].0] {
        assert!(!text.contains(&**other));
    }
    assert!(text.contains("of b-over") && !text.contains("of a-over") && !text.contains(&name(0)));
}

#[test]
fn who_is_forgotten_leaves_no_trace() {
    let site = Site::new();
    let [a, b, _] = people();
    assert!(site.files_with(&b.0).len() >= 4, "two courses, attempts and gathered results hold the code before");
    let done = site.house().forget(&b).expect("deletes");
    assert_eq!(done, Forgotten { name: true, attempts: 4, outbox: 2, texts: 1, gathered: 2, rosters: 2, handed_on: handed_on(&["b-going-on", "g-b"]), unread: Vec::new() });
    assert_eq!(site.files_with(&b.0), Vec::<PathBuf>::new());
    assert_eq!(site.files_with(&b.0.to_lowercase()), Vec::<PathBuf>::new());
    let settings = fs::read_to_string(site.data().join("settings.json")).expect("there");
    assert!(settings.contains("\"captions\": true"), "the rest of the settings stays: {settings}");
    assert_eq!(site.attempts(), ["a-alone", "a-over", "c-going-on"]);
    assert_eq!(site.outbox(), ["a-over.ias-result", "c-going-on.ias-result"]);
    assert_eq!(site.gathered(), ["g-a", "g-c", "g-old"]);
    assert_eq!(site.was_sent(), ["a-over", "c-going-on", "g-c"], "of others it is known still, so that nothing is sent twice");
    for gone in ["b-going-on", "\"g-b\""] {
        assert_eq!(site.files_with(gone), Vec::<PathBuf>::new(), "{gone}");
    }
    let names = site.station.names().expect("opens");
    assert!(names.of(&b).is_none() && names.of(&a).is_some());
    let course = site.house().shelf().get(&"going-on".into()).expect("there").course;
    assert_eq!((course.edition, course.roster.len()), (2, 1));
    assert!(site.house().forget(&b).expect("deletes").is_nothing(), "a second time there is nothing");
}

#[test]
fn a_deletion_that_was_cut_off_is_made_up_for_in_the_notes_of_sending() {
    let site = Site::new();
    let [_, b, _] = people();
    // As a cut leaves it: the results are gone, the notes are not.
    site.house().gathered().expect("opens").expect("there").forget(&b).expect("deletes");
    assert_eq!(site.was_sent().len(), 5);
    assert_eq!(site.house().forget(&people()[0]).expect("deletes").handed_on, handed_on(&["a-over", "g-b"]));
    assert_eq!(site.was_sent(), ["b-going-on", "c-going-on", "g-c"]);
    assert_eq!(site.house().forget_handed_on().expect("nothing to do"), Vec::new());
}

#[test]
fn files_that_nobody_can_look_into_are_named() {
    let site = Site::new();
    let aside = site.data().join("results.damaged-2026-01-01.sqlite");
    fs::write(&aside, b"?").expect("writes");
    assert_eq!(site.house().forget(&people()[0]).expect("deletes").unread, [aside]);
}

#[test]
fn a_course_whose_time_is_over_takes_all_of_its_own_with_it() {
    let site = Site::new();
    let due: Vec<String> = site.house().due().expect("reads").iter().map(|due| due.course.to_string()).collect();
    assert_eq!(due, ["long-gone", "over"], "the last day itself is not over");
    let before = site.attempts();
    assert_eq!(before.len(), 7);
    let done = site.house().expire().expect("deletes");
    let courses = vec![CourseId::from("long-gone"), "over".into()];
    assert_eq!(done, Expired { courses, names: 1, attempts: 3, outbox: 2, texts: 1, gathered: 3, handed_on: handed_on(&["a-over", "g-b"]) });
    assert_eq!(site.attempts(), ["b-alone", "b-going-on", "b-typed", "c-going-on"], "who takes part elsewhere keeps what is not of this course");
    assert_eq!(site.outbox(), ["b-going-on.ias-result", "c-going-on.ias-result"]);
    assert_eq!(site.gathered(), ["g-b2", "g-c"]);
    assert_eq!(site.was_sent(), ["b-going-on", "c-going-on", "g-c"]);
    assert_eq!(site.files_with(&people()[0].0), Vec::<PathBuf>::new());
    assert_eq!(site.station.names().expect("opens").len(), 2);
    assert_eq!(site.house().due().expect("reads"), []);
    assert_eq!(site.house().expire().expect("nothing is due"), Expired::default());
}

#[test]
fn what_needs_no_passphrase_is_deleted_at_opening_and_the_rest_when_the_station_is_unlocked() {
    let site = Site::new();
    let done = House::at_opening(site.data(), NOW).expire().expect("deletes");
    assert_eq!(done, Expired { courses: Vec::new(), names: 0, attempts: 3, outbox: 2, texts: 1, gathered: 3, handed_on: handed_on(&["a-over", "g-b"]) });
    assert_eq!(site.attempts(), ["b-alone", "b-going-on", "b-typed", "c-going-on"]);
    assert!(House::at_opening(site.data(), NOW).expire().expect("nothing is left").is_nothing());
    let done = site.house().expire().expect("deletes");
    assert_eq!((done.names, done.attempts, done.courses), (1, 0, vec![CourseId::from("over")]));
    assert_eq!(site.files_with(&people()[0].0), Vec::<PathBuf>::new());
}

#[test]
fn a_course_that_cannot_be_read_is_told_instead_of_kept_for_ever() {
    let site = Site::new();
    fs::write(site.data().join("courses/over/course.ron"), "Course(").expect("writes");
    assert!(matches!(site.house().due(), Err(PrivacyError::Shelf(_))));
    assert!(matches!(site.house().forget(&people()[0]), Err(PrivacyError::Shelf(_))));
    assert_eq!(site.attempts().len(), 7);
}

#[test]
fn names_that_belong_to_no_course_are_told() {
    let site = Site::new();
    assert_eq!(site.house().orphans().expect("reads"), []);
    site.house().shelf().remove(&"over".into()).expect("there");
    assert_eq!(site.house().orphans().expect("reads"), people()[..1]);
}

#[test]
fn no_name_is_anywhere_but_sealed() {
    let site = Site::new();
    for n in 0..3 {
        assert_eq!(site.files_with(&name(n)), Vec::<PathBuf>::new());
        assert_eq!(site.files_with(&format!("{n}@example.org")), Vec::<PathBuf>::new());
    }
}
