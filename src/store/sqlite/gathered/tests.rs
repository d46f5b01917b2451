//! What gathered results must do: once each, in any order, set aside what cannot be taken, and forget for good.

use std::fs;

use super::super::super::gathered::{Aside, Choice, Counts, Row};
use super::*;
use crate::cohort::record::About;
use crate::course::Purpose;
use crate::scenario::graph::ContentHash;
use crate::session::Mode;
use crate::text::Language;
use crate::time::Day;

const NOW: WallTime = WallTime(1_795_400_000_000);
const DAY: i64 = 86_400_000;

fn gathered(folder: &Path) -> Gathered {
    Gathered::open(folder, "2026-11-22").expect("opens").store
}

fn course(id: &str, place: &str) -> KnownCourse {
    let day = |text: &str| text.parse::<Day>().expect("a day");
    KnownCourse {
        id: id.into(),
        title: "Signs".into(),
        place: place.to_owned(),
        begins: day("2026-11-23"),
        ends: day("2026-11-24"),
        retain_until: day("2031-12-31"),
    }
}

/// The `number`th result: two a day from 2026-11-23, of trainee `number % 3`, in one of two courses.
fn incoming(number: i64) -> Incoming {
    let finished = WallTime(1_795_392_000_000 + number / 2 * DAY);
    let course: CourseId = if number % 2 == 0 { "even" } else { "odd" }.into();
    let record = Record {
        about: About {
            attempt: attempt(number),
            course: Some(course.clone()),
            purpose: if number % 5 == 0 { Purpose::PostTest } else { Purpose::Training },
            language: Language::Uk,
            started: WallTime(finished.0 - 600_000),
            finished,
        },
        trainee: format!("p-traceable-{}", number % 3).as_str().into(),
        scenario: if number % 4 == 0 { "flight" } else { "van" }.into(),
        played_under: ContentHash("aa".to_owned()),
        scored_under: ContentHash("aa".to_owned()),
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
        strays: 1,
    };
    Incoming {
        record,
        course,
        app_version: "0.1.0".to_owned(),
        laptop: "ab".repeat(32),
        chain: format!("{number:064x}"),
        events: 300,
        log: Packed::of(&format!("log {number}\n")),
        scores: vec![PackedScore {
            content_hash: ContentHash("aa".to_owned()),
            computed: finished,
            reason: String::new(),
            score: Packed::of(r#"{"overall":700}"#),
        }],
    }
}

fn attempt(number: i64) -> AttemptId {
    format!("0198-{number:04}").as_str().into()
}

fn good(number: i64) -> Arrival {
    Arrival { file: format!("/stick/{number}"), digest: format!("good {number}"), what: Brought::Result(Box::new(incoming(number))) }
}

/// Another whole result of the same attempt.
fn other(number: i64) -> Arrival {
    let what = Brought::Result(Box::new(Incoming { chain: "f".repeat(64), ..incoming(number) }));
    Arrival { file: format!("/other/{number}"), digest: format!("other {number}"), what }
}

fn bad(number: i64, reason: Reason) -> Arrival {
    let what = Brought::Fault { attempt: attempt(number), reason, detail: format!("fault of {number}") };
    Arrival { file: format!("/bad/{number}"), digest: format!("bad {number}"), what }
}

fn numbers(store: &Gathered, choice: &Choice) -> Vec<i64> {
    let records = store.records(choice).map(|record| record.expect("reads").about.attempt);
    records.map(|id| id.0.trim_start_matches("0198-").parse().expect("a number")).collect()
}

#[test]
fn a_result_comes_once_and_comes_back_whole() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut store = gathered(folder.path());
    let first = store.take(&[good(1), good(2), good(1)], NOW).expect("takes");
    assert_eq!(first, [Taken::New, Taken::New, Taken::Same]);
    drop(store);
    let mut store = gathered(folder.path());
    assert_eq!(store.take(&[good(2), good(3)], NOW).expect("takes"), [Taken::Same, Taken::New]);
    let expected = incoming(2);
    assert_eq!(store.record(&attempt(2)).expect("reads"), expected.record);
    assert_eq!(store.log(&attempt(2)).expect("reads"), "log 2\n");
    let scores = store.scores(&attempt(2)).expect("reads");
    assert_eq!((scores.len(), scores[0].score.as_str()), (1, r#"{"overall":700}"#));
    let rows = store.rows(&Choice::default(), "", 10).expect("reads");
    let row: &Row = &rows[1];
    assert_eq!((&row.chain, row.events, row.gathered, row.purpose), (&expected.chain, 300, NOW, Purpose::Training));
    assert_eq!(store.rows(&Choice::default(), &rows[1].attempt.0, 10).expect("reads"), rows[2..]);
    assert!(matches!(store.record(&attempt(9)), Err(StoreError::UnknownAttempt { .. })));
    assert!(matches!(store.log(&attempt(9)), Err(StoreError::UnknownAttempt { .. })));
    assert!(matches!(store.scores(&attempt(9)), Err(StoreError::UnknownAttempt { .. })));
}

#[test]
fn neither_order_nor_repetition_changes_what_is_kept() {
    let came = [good(1), bad(1, Reason::Damaged), bad(2, Reason::Forged), good(2), bad(3, Reason::Foreign), good(4), good(4)];
    let mut kept = Vec::new();
    for turn in 0..came.len() {
        let mut order = came.to_vec();
        order.rotate_left(turn);
        let folder = tempfile::tempdir().expect("a folder");
        let mut store = gathered(folder.path());
        // One by one, and then all at once again.
        for arrival in &order {
            store.take(std::slice::from_ref(arrival), NOW).expect("takes");
        }
        let again = store.take(&order, NOW).expect("takes");
        assert!(again.iter().all(|taken| *taken != Taken::New), "{again:?}");
        kept.push((numbers(&store, &Choice::default()), store.aside().expect("lists")));
    }
    let aside = Aside {
        attempt: attempt(3),
        file: "/bad/3".to_owned(),
        reason: Reason::Foreign,
        detail: "fault of 3".to_owned(),
        seen: NOW,
    };
    for turn in kept {
        assert_eq!(turn, (vec![1, 2, 4], vec![aside.clone()]));
    }
}

#[test]
fn a_second_result_of_an_attempt_is_set_aside_and_stays() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut store = gathered(folder.path());
    let taken = store.take(&[good(1), other(1), good(1)], NOW).expect("takes");
    assert_eq!(taken, [Taken::New, Taken::Aside(Reason::Conflict), Taken::Same]);
    let aside = store.aside().expect("lists");
    assert_eq!((aside.len(), aside[0].reason, aside[0].file.as_str()), (1, Reason::Conflict, "/other/1"));
    assert!(aside[0].detail.contains("ffffffffffff") && aside[0].detail.contains("000000000000"), "{}", aside[0].detail);
    assert_eq!(store.record(&attempt(1)).expect("the first stays"), incoming(1).record);
    assert_eq!(store.clear_aside().expect("clears"), 1);
    assert_eq!(store.aside().expect("lists"), []);
}

#[test]
fn a_fault_after_the_good_copy_is_needless() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut store = gathered(folder.path());
    let taken = store.take(&[bad(1, Reason::Damaged), good(1), bad(1, Reason::Damaged)], NOW).expect("takes");
    assert_eq!(taken, [Taken::Aside(Reason::Damaged), Taken::New, Taken::Needless(Reason::Damaged)]);
    assert_eq!(store.aside().expect("lists"), []);
}

#[test]
fn results_are_chosen_by_all_that_they_are_asked_by() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut store = gathered(folder.path());
    for known in [course("even", "Lublin"), course("odd", "Szczecin"), course("even", "Chełm")] {
        store.know(&known).expect("keeps");
    }
    let all: Vec<Arrival> = (0..700).map(good).collect();
    store.take(&all, NOW).expect("takes");
    let chosen = |choice: Choice| {
        let found = numbers(&store, &choice);
        assert_eq!(store.counts(&choice).expect("counts").attempts, found.len() as u64, "{choice:?}");
        found
    };
    let of = |keep: &dyn Fn(i64) -> bool| -> Vec<i64> { (0..700).filter(|number| keep(*number)).collect() };
    assert_eq!(chosen(Choice::default()), of(&|_| true));
    assert_eq!(chosen(Choice { course: Some("odd".into()), ..Choice::default() }), of(&|n| n % 2 == 1));
    assert_eq!(chosen(Choice { place: Some("Chełm".into()), ..Choice::default() }), of(&|n| n % 2 == 0));
    assert_eq!(chosen(Choice { place: Some("Lublin".into()), ..Choice::default() }), of(&|_| false), "it has moved");
    assert_eq!(chosen(Choice { scenario: Some("flight".into()), ..Choice::default() }), of(&|n| n % 4 == 0));
    assert_eq!(chosen(Choice { trainee: Some("p-traceable-1".into()), ..Choice::default() }), of(&|n| n % 3 == 1));
    assert_eq!(chosen(Choice { purpose: Some(Purpose::PostTest), ..Choice::default() }), of(&|n| n % 5 == 0));
    let day = |text: &str| Some(text.parse::<Day>().expect("a day"));
    let two_days = Choice { from: day("2026-11-24"), until: day("2026-11-25"), ..Choice::default() };
    assert_eq!(chosen(two_days.clone()), [2, 3, 4, 5]);
    let everything = Choice { course: Some("odd".into()), place: Some("Szczecin".into()), scenario: Some("van".into()), ..two_days };
    assert_eq!(chosen(everything), [3, 5]);
    let counts = store.counts(&Choice::default()).expect("counts");
    assert_eq!(counts, Counts { courses: 2, trainees: 3, attempts: 700, events: 210_000 });
    assert_eq!(store.courses().expect("lists"), [course("even", "Chełm"), course("odd", "Szczecin")]);
}

#[test]
fn a_new_score_changes_the_record_and_keeps_the_old_score() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut store = gathered(folder.path());
    store.take(&[good(1)], NOW).expect("takes");
    let record = Record { overall: Some(650), scored_under: ContentHash("bb".to_owned()), ..incoming(1).record };
    let score = ScoreRecord {
        content_hash: ContentHash("bb".to_owned()),
        computed: NOW,
        reason: "key corrected".to_owned(),
        score: r#"{"overall":650}"#.to_owned(),
    };
    store.rescore(&attempt(1), &score, &record).expect("scores again");
    assert_eq!(store.record(&attempt(1)).expect("reads"), record);
    let scores = store.scores(&attempt(1)).expect("reads");
    assert_eq!(scores.iter().map(|score| score.reason.as_str()).collect::<Vec<_>>(), ["", "key corrected"]);
    assert!(matches!(store.rescore(&attempt(2), &score, &record), Err(StoreError::UnknownAttempt { .. })));
    assert_eq!(store.take(&[good(1)], NOW).expect("takes"), [Taken::Same], "a re-send leaves the new score alone");
    assert_eq!(store.record(&attempt(1)).expect("reads"), record);
}

#[test]
fn who_is_forgotten_leaves_no_trace_in_the_file() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut store = gathered(folder.path());
    let all: Vec<Arrival> = (0..60).map(good).chain([other(1)]).collect();
    store.take(&all, NOW).expect("takes");
    store.know(&course("odd", "Szczecin")).expect("keeps");
    let traces = |store: &Gathered, text: &str| -> bool {
        let journal = store.path().with_file_name("programme.sqlite-wal");
        let found = |bytes: Vec<u8>| bytes.windows(text.len()).any(|window| window == text.as_bytes());
        found(fs::read(store.path()).expect("the file")) || found(fs::read(journal).unwrap_or_default())
    };
    assert!(traces(&store, "p-traceable-1"));
    assert_eq!(store.forget(&"p-traceable-1".into()).expect("forgets"), 20);
    assert!(!traces(&store, "p-traceable-1") && !traces(&store, "0198-0001"));
    assert_eq!(store.aside().expect("lists"), [], "nor the file set aside in their name");
    assert!(traces(&store, "p-traceable-2"));
    store.delete(&attempt(2)).expect("deletes");
    assert!(matches!(store.delete(&attempt(2)), Err(StoreError::UnknownAttempt { .. })));
    assert!(!traces(&store, "0198-0002"));
    assert_eq!(store.forget_course(&"odd".into()).expect("forgets"), 20);
    assert!(numbers(&store, &Choice::default()).iter().all(|number| number % 2 == 0));
    assert_eq!(store.courses().expect("lists"), []);
    assert!(matches!(store.log(&attempt(4)), Err(StoreError::UnknownAttempt { .. })), "its log went, too");
}

#[test]
fn reads_without_changing_and_tells_damage_in_use() {
    let folder = tempfile::tempdir().expect("a folder");
    assert!(Gathered::open_to_read(folder.path()).expect("nothing there").is_none());
    assert!(fs::read_dir(folder.path()).expect("a folder").next().is_none(), "nothing was made");
    let mut store = gathered(folder.path());
    store.take(&[good(1)], NOW).expect("takes");
    let reader = Gathered::open_to_read(folder.path()).expect("opens").expect("there");
    assert_eq!(numbers(&reader, &Choice::default()), [1]);
    store.main.execute("UPDATE result SET record = x'0500000000'", []).expect("damages");
    assert!(matches!(reader.records(&Choice::default()).next(), Some(Err(StoreError::Damaged { .. }))));
    assert!(reader.records(&Choice::default()).count() <= 1, "it stops after the fault");
}
