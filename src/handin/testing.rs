//! A small played attempt, its course and its keys, for the tests of this room.

use crate::course::{Course, CourseId, Part, Purpose};
use crate::keys::{Identity, LaptopKey};
use crate::scenario::graph::{Graph, NodeIx, Then};
use crate::scoring::{Score, score};
use crate::session::testing::{Attempt, cue, ending, graph, lure, scene};
use crate::session::{Input, Mode, SceneLengths, Settings};
use crate::store::{MemoryStore, NewAttempt, ScoreRecord, Store, log, new_attempt_id};
use crate::text::Language;
use crate::time::{MediaTime, WallTime};

use super::file::{Draft, ScoreLine};

pub(super) fn station() -> Identity {
    Identity::of(&[1; 32])
}

pub(super) fn laptop() -> LaptopKey {
    LaptopKey::of(&[2; 32])
}

pub(super) fn course(id: &str) -> Course {
    Course {
        id: CourseId::from(id),
        edition: 1,
        title: "Signs".into(),
        place: "Lublin".to_owned(),
        begins: "2026-11-23".parse().expect("a day"),
        ends: "2026-11-24".parse().expect("a day"),
        parts: vec![Part { scenario: "test".into(), purpose: Purpose::PreTest, mode: Mode::Practice }],
        language: Language::Pl,
        pass_mark: None,
        retain_until: "2031-12-31".parse().expect("a day"),
        recipient: station().recipient().to_string(),
        ticket: [7; 32],
        roster: vec!["t-1".into()],
    }
}

fn film() -> Graph {
    let cues = vec![cue("passports", "D2-02", 2.0, 6.0), cue("silence", "D3-01", 8.0, 12.0)];
    graph(vec![("lane", scene(cues, vec![lure("old-van", 14.0, 18.0)], Then::Goto(NodeIx(1)))), ("end", ending())])
}

/// A play of one scene with those flags, and what it earned.
fn played(flags: &[f64]) -> (Vec<crate::session::Recorded>, Score) {
    let film = film();
    let mut attempt = Attempt::begun(&film, Settings { language: Language::Uk, ..Settings::default() });
    for at in flags {
        attempt.flag(*at);
    }
    attempt.at(20.0, Input::SceneEnded);
    let lengths = SceneLengths([("lane".into(), MediaTime::from_secs(20))].into());
    let score = score(&film, &attempt.state, &lengths).expect("begun");
    (attempt.events, score)
}

/// A store with one finished attempt of that course; `number` tells attempts apart.
pub(super) fn store_with(course: &CourseId, number: u8, flags: &[f64]) -> (MemoryStore, NewAttempt) {
    let (events, score) = played(flags);
    let started = WallTime(1_795_400_000_000);
    let new = NewAttempt {
        id: new_attempt_id(started, [number; 10]),
        trainee: "t-1".into(),
        scenario: "test".into(),
        content_hash: score.played_under.clone(),
        app_version: "0.1.0".to_owned(),
        mode: "practice".to_owned(),
        settings: "{}".to_owned(),
        started,
        course: Some(course.clone()),
        purpose: Purpose::PreTest,
    };
    let mut store = MemoryStore::default();
    store.begin(&new).expect("begins");
    log::append(&mut store, &new.id, &events).expect("keeps");
    let record = ScoreRecord {
        content_hash: score.scored_under.clone(),
        computed: WallTime(started.0 + 60_000),
        reason: String::new(),
        score: serde_json::to_string(&score).expect("plain"),
    };
    store.finish(&new.id, record.computed, &record).expect("finishes");
    (store, new)
}

/// A result's draft, and the attempt that it is of.
pub(super) fn draft(number: u8, flags: &[f64]) -> Draft {
    let (store, new) = store_with(&"lublin".into(), number, flags);
    let record = store.scores(&new.id).expect("reads").remove(0);
    Draft {
        app_version: new.app_version,
        purpose: new.purpose,
        started: new.started,
        finished: record.computed,
        log: crate::store::export(&store, &new.id).expect("exports"),
        scores: vec![ScoreLine {
            content_hash: record.content_hash,
            computed: record.computed,
            reason: record.reason,
            score: serde_json::from_str(&record.score).expect("a score"),
        }],
    }
}
