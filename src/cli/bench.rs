//! `ias bench`: what things cost on this machine, so that anyone can repeat the figures.

use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::Exit;
use super::args::{Format, Parsed};
use super::console::Console;
use super::failure::Failure;
use super::spec::{DATA, FORMAT, Spec};
use crate::platform;
use crate::scenario::graph::ContentHash;
use crate::store::{Durability, NewAttempt, Position, SqliteStore, Store, new_attempt_id};
use crate::time::{MediaTime, WallTime};

pub(super) static SPEC: Spec = Spec {
    name: "bench",
    summary: "Measure what things cost on this machine.",
    usage: "[--data DIR] [--format FORMAT]",
    positionals: &[],
    count: (0, 0),
    options: &[DATA, FORMAT],
    examples: &[("ias bench", "Print the cost of keeping an event, and of loading a large scenario.")],
    notes: "Measures on the disk of the data folder; what it keeps there for that is deleted again.",
    reads_itself: false,
};

/// How often each thing is done.
const TIMES: u64 = 100;

pub(super) fn run(parsed: &Parsed, console: &mut Console) -> Result<Exit, Failure> {
    let data = parsed.data_folder()?;
    let format = parsed.format()?;
    let figures = store(&data.root)?;
    match format {
        Format::Json => {
            let rows: Vec<Value> = figures.iter().map(Figure::json).collect();
            console.line(&json!({ "figures": rows }).to_string());
        }
        Format::Text => figures.iter().for_each(|figure| console.line(&figure.text())),
    }
    Ok(Exit::Fine)
}

/// One thing measured.
struct Figure {
    name: &'static str,
    /// Each time it took, ascending; never empty.
    took: Vec<Duration>,
}

impl Figure {
    fn of(name: &'static str, mut took: Vec<Duration>) -> Self {
        took.sort();
        Self { name, took }
    }

    /// The time that `percent` of all stay within.
    fn percentile(&self, percent: usize) -> f64 {
        let last = self.took.len() - 1;
        self.took[last * percent / 100].as_secs_f64() * 1e3
    }

    fn text(&self) -> String {
        format!(
            "{:44} median {:8.3} ms   99 % within {:8.3} ms   ({} times)",
            self.name,
            self.percentile(50),
            self.percentile(99),
            self.took.len()
        )
    }

    fn json(&self) -> Value {
        json!({
            "name": self.name,
            "median_ms": self.percentile(50),
            "p99_ms": self.percentile(99),
            "times": self.took.len(),
        })
    }
}

fn timed<T>(took: &mut Vec<Duration>, f: impl FnOnce() -> T) -> T {
    let began = Instant::now();
    let result = f();
    took.push(began.elapsed());
    result
}

/// Keeping events and positions on the disk of that folder.
fn store(folder: &std::path::Path) -> Result<[Figure; 2], Failure> {
    let mut store = SqliteStore::open(folder, &platform::date(platform::now()))?.store;
    let started = platform::now();
    let id = new_attempt_id(started, platform::random_bytes());
    store.begin(&NewAttempt {
        id: id.clone(),
        trainee: "bench".into(),
        scenario: "bench".into(),
        content_hash: ContentHash(String::new()),
        app_version: env!("CARGO_PKG_VERSION").to_owned(),
        mode: "practice".to_owned(),
        settings: "{}".to_owned(),
        started,
    })?;
    let event = [format!(r#"{{"bench":"{}"}}"#, "x".repeat(120))];
    let (mut appends, mut beats) = (Vec::new(), Vec::new());
    for number in 0..TIMES {
        timed(&mut appends, || store.append(&id, number, &event))?;
        let position = Position {
            node: "bench".into(),
            media: MediaTime::from_millis(i64::try_from(number).unwrap_or(0)),
            events: number + 1,
            noted: WallTime(0),
        };
        timed(&mut beats, || store.mark_position(&id, &position, Durability::Kill))?;
    }
    store.delete(&id)?;
    Ok([
        Figure::of("keeping an event, safe from a power cut", appends),
        Figure::of("noting the position, safe from a kill", beats),
    ])
}
