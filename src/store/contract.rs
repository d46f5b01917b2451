//! What every store must do, run against each.

use std::path::PathBuf;

use super::*;
use crate::course::Purpose;
use crate::scenario::graph::ContentHash;
use crate::time::{MediaTime, WallTime};

/// Two stores on the same data, as two processes have it.
struct Pair {
    one: Box<dyn Store>,
    other: Box<dyn Store>,
    _folder: Option<tempfile::TempDir>,
}

fn pairs() -> Vec<Pair> {
    let memory = MemoryStore::default();
    let folder = tempfile::tempdir().expect("a folder");
    let open = || SqliteStore::open(folder.path(), "2026-07-08").expect("a new store").store;
    let (one, other) = (Box::new(open()), Box::new(open()));
    vec![
        Pair { other: Box::new(memory.beside()), one: Box::new(memory), _folder: None },
        Pair { one, other, _folder: Some(folder) },
    ]
}

pub(super) fn attempt(number: u8, trainee: &str) -> NewAttempt {
    let started = WallTime(1_783_502_400_000 + i64::from(number));
    NewAttempt {
        id: new_attempt_id(started, [number; 10]),
        trainee: TraineeCode::from(trainee),
        scenario: "harvest-van".into(),
        content_hash: ContentHash("abc".to_owned()),
        app_version: "0.1.0".to_owned(),
        mode: "practice".to_owned(),
        settings: r#"{"captions":true}"#.to_owned(),
        started,
        course: number.is_multiple_of(2).then(|| "lublin-2026".into()),
        purpose: if number.is_multiple_of(2) { Purpose::PreTest } else { Purpose::Training },
    }
}

pub(super) fn lines(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| format!(r#"{{"e":"{text}"}}"#)).collect()
}

pub(super) fn scored(points: u32, reason: &str) -> ScoreRecord {
    ScoreRecord {
        content_hash: ContentHash("abc".to_owned()),
        computed: WallTime(7),
        reason: reason.to_owned(),
        score: format!(r#"{{"total":{points}}}"#),
    }
}

#[test]
fn events_come_back_in_order_and_to_the_other_process() {
    for Pair { mut one, other, .. } in pairs() {
        let new = attempt(1, "t-1");
        one.begin(&new).expect("begins");
        one.append(&new.id, 0, &lines(&["a", "b"])).expect("first batch");
        one.append(&new.id, 2, &lines(&["c"])).expect("second batch");
        one.append(&new.id, 3, &[]).expect("an input may cause nothing");
        assert_eq!(other.events(&new.id).expect("reads"), lines(&["a", "b", "c"]));
        let kept = other.attempt(&new.id).expect("reads");
        assert_eq!((kept.begun, kept.events, kept.finished, kept.score), (new, 3, None, None));
    }
}

#[test]
fn a_gap_or_a_repetition_is_refused_and_changes_nothing() {
    for Pair { mut one, .. } in pairs() {
        let new = attempt(1, "t-1");
        one.begin(&new).expect("begins");
        one.append(&new.id, 0, &lines(&["a"])).expect("first");
        for wrong in [0, 2, u64::MAX] {
            match one.append(&new.id, wrong, &lines(&["x"])) {
                Err(StoreError::Gap { expected: 1, given, .. }) => assert_eq!(given, wrong),
                other => panic!("{other:?}"),
            }
        }
        assert_eq!(one.events(&new.id).expect("reads"), lines(&["a"]));
    }
}

#[test]
fn an_id_is_taken_once_and_an_unknown_one_is_told() {
    for Pair { mut one, mut other, .. } in pairs() {
        let new = attempt(1, "t-1");
        let unknown = attempt(2, "t-1").id;
        one.begin(&new).expect("begins");
        assert!(matches!(other.begin(&new), Err(StoreError::AttemptExists { .. })));
        assert!(matches!(one.append(&unknown, 0, &[]), Err(StoreError::UnknownAttempt { .. })));
        assert!(matches!(one.events(&unknown), Err(StoreError::UnknownAttempt { .. })));
        assert!(matches!(one.position(&unknown), Err(StoreError::UnknownAttempt { .. })));
        assert!(matches!(one.scores(&unknown), Err(StoreError::UnknownAttempt { .. })));
        assert!(matches!(one.delete(&unknown), Err(StoreError::UnknownAttempt { .. })));
    }
}

#[test]
fn one_writer_at_a_time() {
    for Pair { mut one, mut other, .. } in pairs() {
        let new = attempt(1, "t-1");
        one.begin(&new).expect("begins");
        assert!(matches!(other.append(&new.id, 0, &lines(&["x"])), Err(StoreError::OpenElsewhere { .. })));
        assert!(matches!(other.delete(&new.id), Err(StoreError::OpenElsewhere { .. })));
        assert!(matches!(other.forget(&new.trainee), Err(StoreError::OpenElsewhere { .. })));
        one.release(&new.id);
        other.append(&new.id, 0, &lines(&["x"])).expect("free now");
        assert!(matches!(one.claim(&new.id), Err(StoreError::OpenElsewhere { .. })));
        drop(other);
        one.claim(&new.id).expect("free when the other is gone");
    }
}

#[test]
fn the_last_position_stands() {
    for Pair { mut one, other, .. } in pairs() {
        let new = attempt(1, "t-1");
        one.begin(&new).expect("begins");
        assert_eq!(other.position(&new.id).expect("reads"), None);
        for (millis, durability) in [(40, Durability::Kill), (80, Durability::PowerCut), (120, Durability::Kill)] {
            let position = Position {
                node: "lane".into(),
                media: MediaTime::from_millis(millis),
                events: 3,
                noted: WallTime(millis),
            };
            one.mark_position(&new.id, &position, durability).expect("notes");
            assert_eq!(other.position(&new.id).expect("reads"), Some(position));
        }
    }
}

#[test]
fn finishing_closes_and_a_second_score_keeps_the_first() {
    for Pair { mut one, other, .. } in pairs() {
        let new = attempt(1, "t-1");
        one.begin(&new).expect("begins");
        assert!(matches!(one.rescore(&new.id, &scored(1, "")), Err(StoreError::NotFinished { .. })));
        one.finish(&new.id, WallTime(9), &scored(700, "")).expect("finishes");
        assert!(matches!(one.append(&new.id, 0, &lines(&["x"])), Err(StoreError::Finished { .. })));
        assert!(matches!(one.finish(&new.id, WallTime(9), &scored(1, "")), Err(StoreError::Finished { .. })));
        one.rescore(&new.id, &scored(650, "key corrected")).expect("scores again");
        assert_eq!(other.scores(&new.id).expect("reads"), [scored(700, ""), scored(650, "key corrected")]);
        let kept = other.attempt(&new.id).expect("reads");
        assert_eq!((kept.finished, kept.score), (Some(WallTime(9)), Some(scored(650, "key corrected"))));
    }
}

#[test]
fn lists_by_trainee_scenario_and_progress_last_first() {
    for Pair { mut one, other, .. } in pairs() {
        for (number, trainee) in [(1, "t-1"), (2, "t-2"), (3, "t-1")] {
            one.begin(&attempt(number, trainee)).expect("begins");
        }
        one.finish(&attempt(1, "t-1").id, WallTime(9), &scored(700, "")).expect("finishes");
        let listed = |filter: &Filter| -> Vec<AttemptId> {
            other.attempts(filter).expect("lists").into_iter().map(|attempt| attempt.begun.id).collect()
        };
        let ids = |numbers: &[u8]| -> Vec<AttemptId> { numbers.iter().map(|n| attempt(*n, "t-1").id).collect() };
        let trainee = Some(TraineeCode::from("t-1"));
        assert_eq!(listed(&Filter::default()), ids(&[3, 2, 1]));
        assert_eq!(listed(&Filter { trainee: trainee.clone(), ..Filter::default() }), ids(&[3, 1]));
        let finished = Filter { trainee, progress: Progress::Finished, ..Filter::default() };
        assert_eq!(listed(&finished), ids(&[1]));
        assert_eq!(listed(&Filter { progress: Progress::Unfinished, ..Filter::default() }), ids(&[3, 2]));
        assert_eq!(listed(&Filter { scenario: Some("other".into()), ..Filter::default() }), ids(&[]));
    }
}

#[test]
fn deleting_and_forgetting_leave_the_others() {
    for Pair { mut one, .. } in pairs() {
        for (number, trainee) in [(1, "t-1"), (2, "t-2"), (3, "t-1"), (4, "t-2")] {
            one.begin(&attempt(number, trainee)).expect("begins");
        }
        one.delete(&attempt(4, "t-2").id).expect("deletes");
        assert_eq!(one.forget(&TraineeCode::from("t-1")).expect("forgets"), 2);
        let left = one.attempts(&Filter::default()).expect("lists");
        assert_eq!(left.len(), 1);
        assert_eq!(left[0].begun.id, attempt(2, "t-2").id);
        assert_eq!(one.forget(&TraineeCode::from("t-9")).expect("nothing to do"), 0);
    }
}

#[test]
fn where_a_result_was_handed_in_is_remembered_by_folder() {
    for Pair { mut one, mut other, .. } in pairs() {
        let new = attempt(2, "t-1");
        let handed = |place: &str, at| HandedIn { place: place.to_owned(), chain: format!("chain {at}"), at: WallTime(at) };
        assert!(matches!(one.note_handed_in(&new.id, &handed("/stick", 1)), Err(StoreError::UnknownAttempt { .. })));
        assert!(matches!(one.handed_in(&new.id), Err(StoreError::UnknownAttempt { .. })));
        one.begin(&new).expect("begins");
        assert_eq!(one.handed_in(&new.id).expect("reads"), []);
        for note in [handed("/stick", 3), handed("/share", 5)] {
            other.note_handed_in(&new.id, &note).expect("needs no claim");
        }
        assert_eq!(one.handed_in(&new.id).expect("reads"), [handed("/stick", 3), handed("/share", 5)]);
        one.note_handed_in(&new.id, &handed("/stick", 9)).expect("again");
        assert_eq!(other.handed_in(&new.id).expect("reads"), [handed("/share", 5), handed("/stick", 9)]);
        let kept = other.attempt(&new.id).expect("reads").begun;
        assert_eq!((kept.course, kept.purpose), (Some("lublin-2026".into()), Purpose::PreTest));
    }
}

#[test]
fn an_exported_log_holds_each_event_to_the_byte() {
    for Pair { mut one, .. } in pairs() {
        let new = attempt(1, "t-1");
        one.begin(&new).expect("begins");
        let odd = r#"{"b":1.10,"a":12345678901234567890123}"#;
        one.append(&new.id, 0, &[odd.to_owned()]).expect("appends");
        let text = export(one.as_ref(), &new.id).expect("exports");
        let (header, rest) = text.split_once('\n').expect("two lines");
        assert_eq!(rest, format!("{odd}\n"));
        let header: crate::session::log::Header = serde_json::from_str(header).expect("a header");
        assert_eq!((header.attempt, header.trainee), (new.id, new.trainee));
    }
}

#[test]
fn every_error_says_what_to_do() {
    let path = PathBuf::from("x");
    let error = StoreError::Newer { path, found: 9, known: 1 };
    assert!(error.to_string().contains("data version 9"));
    assert!(error.remedy().contains("--data"));
}
