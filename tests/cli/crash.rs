//! A hundred kills at random moments: nothing acknowledged is lost, and every attempt goes on to the same score.
//!
//! A child rehearses with `--acknowledge`: it says on its error stream what is kept, after the store returned. It is killed
//! (SIGKILL, `TerminateProcess`) after a random number of such lines and a random while more, and the attempt is resumed by
//! another child, which is killed in turn, until one comes to the end.

use std::io::{BufRead, BufReader};
use std::process::Stdio;
use std::time::{Duration, Instant};

use ias::session::AttemptId;
use ias::store::{Progress, Filter, SqliteStore, Store, log};
use serde_json::Value;

use super::fixture::Fixture;

const KILLS: u32 = 100;

/// Small and seeded, so that a failure can be repeated (SplitMix64).
struct Chance(u64);

impl Chance {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) % bound
    }
}

/// What a child acknowledged before its end.
#[derive(Debug, Default)]
struct Acknowledged {
    attempt: Option<AttemptId>,
    /// Number of events kept.
    events: u64,
    /// Events at the time of the last noted position, and the position.
    position: Option<(u64, i64)>,
    /// It came to its own end.
    ended: bool,
}

impl Acknowledged {
    fn line(&mut self, line: &str) {
        let mut words = line.split(' ').skip(1);
        let mut next = || words.next().unwrap_or_default();
        match next() {
            "attempt" => self.attempt = Some(AttemptId::from(next())),
            "event" => self.events = next().parse::<u64>().expect("a number") + 1,
            "position" => self.position = Some((next().parse().expect("a number"), next().parse().expect("a time"))),
            _ => panic!("unexpected: {line}"),
        }
    }
}

/// Runs a child until it acknowledged `lines` lines, lets it go on for `longer`, and kills it.
fn run_and_kill(fixture: &Fixture, resume: Option<&AttemptId>, lines: u64, longer: Duration) -> Acknowledged {
    let mut arguments = vec!["rehearse", "test-van", "--plan", "plan.txt", "--data", "data", "--acknowledge"];
    if let Some(attempt) = resume {
        arguments.extend(["--resume", &attempt.0]);
    }
    let mut child = fixture
        .command(&arguments)
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut told = BufReader::new(child.stderr.take().expect("piped")).lines();
    let mut acknowledged = Acknowledged::default();
    for line in told.by_ref().take(usize::try_from(lines).expect("few")) {
        acknowledged.line(&line.expect("UTF-8"));
    }
    let until = Instant::now() + longer;
    while Instant::now() < until {
        std::hint::spin_loop();
    }
    // Already ended is as good.
    let _ = child.kill();
    let status = child.wait().expect("it ends");
    acknowledged.ended = status.success();
    // What was said before the kill stands in the pipe still; a last line may be cut off.
    for line in told {
        let line = line.expect("UTF-8");
        assert!(line.starts_with("kept ") || line.len() < 5, "{line}");
        acknowledged.line(&line);
    }
    acknowledged
}

#[test]
fn a_hundred_kills_lose_nothing() {
    let fixture = Fixture::new();
    let direct = fixture.run(&["rehearse", "test-van", "--plan", "plan.txt", "--format", "json"]).ends(0).json();
    let whole = direct["events"].as_array().expect("a list").len() as u64;
    let mut chance = Chance(0x1a5);
    let mut kills = 0;
    let mut attempts = 0;
    while kills < KILLS {
        let mut attempt: Option<AttemptId> = None;
        loop {
            let lines = chance.below(12);
            let longer = Duration::from_micros(chance.below(4_000));
            let acknowledged = run_and_kill(&fixture, attempt.as_ref(), lines, longer);
            if attempt.is_none() {
                attempt = acknowledged.attempt.clone();
            }
            if acknowledged.ended {
                break;
            }
            kills += 1;
            // Killed before the attempt was begun, or before that was told: the next child begins another.
            let Some(id) = &attempt else { continue };
            nothing_is_lost(&fixture, id, &acknowledged, whole);
        }
        attempts += 1;
        let id = attempt.expect("whoever ended had begun");
        let shown = fixture.run(&["results", "show", &id.0, "--data", "data", "--format", "json"]).ends(0).json();
        same_score(&shown["result"]["score"], &direct["score"]);
        assert_eq!(shown["events"].as_u64(), Some(whole));
    }
    let store = SqliteStore::open_to_read(&fixture.path("data")).expect("opens").expect("attempts");
    let finished = store.attempts(&Filter { progress: Progress::Finished, ..Filter::default() }).expect("lists");
    assert_eq!(finished.len(), attempts, "every attempt that was told of came to its end");
    assert!(attempts > 1, "{kills} kills in {attempts} attempts");
}

/// The file is sound, opens without a notice, and holds at least what was acknowledged.
#[track_caller]
fn nothing_is_lost(fixture: &Fixture, id: &AttemptId, acknowledged: &Acknowledged, whole: u64) {
    let opened = SqliteStore::open(&fixture.path("data"), "killed").expect("opens");
    assert_eq!(opened.notice, None, "a kill damaged the file");
    let events = log::read(&opened.store, id).expect("every event is whole and in its place");
    let kept = events.len() as u64;
    assert!(kept >= acknowledged.events && kept <= whole, "{kept} kept, {} acknowledged", acknowledged.events);
    if let Some((events, media)) = acknowledged.position {
        let position = opened.store.position(id).expect("reads").expect("was acknowledged");
        assert!((position.events, position.media.nanos()) >= (events, media) || position.events > events, "{position:?}");
    }
}

#[track_caller]
fn same_score(kept: &Value, direct: &Value) {
    assert!(kept.is_object(), "no score was kept");
    assert_eq!(kept, direct, "the score differs from that of an undisturbed play");
}
