//! `ias bench`: what things cost on this machine, so that anyone can repeat the figures.

mod drawn;
mod flow;
mod programme;
mod results;
mod scenario;

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::{Exit, Run};
use super::args::{Format, Parsed};
use super::console::Console;
use super::failure::Failure;
use super::spec::{DATA, FORMAT, Opt, Spec};
use crate::course::Purpose;
use crate::media::probe::probe_whole;
use crate::platform;
use crate::scenario::graph::ContentHash;
use crate::store::{Durability, NewAttempt, Position, SqliteStore, Store, new_attempt_id};
use crate::time::{MediaTime, WallTime};

pub(super) static SPEC: Spec = Spec {
    name: "bench",
    summary: "Measure what things cost on this machine.",
    usage: "[--only WHAT] [--clip FILE] [--data DIR] [--format FORMAT]\n       ias bench flow|programme|results …",
    positionals: &[],
    count: (0, 0),
    options: &[
        Opt { long: "clip", value: Some("FILE"), help: "Also decode every frame of this film clip." },
        Opt { long: "only", value: Some("WHAT"), help: "Measure only this: store, loading, check, proof or clip." },
        DATA,
        FORMAT,
    ],
    examples: &[
        ("ias bench", "The cost of keeping an event, and of loading large scenarios."),
        ("ias bench --clip scenarios/harvest-van/film/lane.mp4", "Also the cost of decoding that clip."),
        ("ias bench programme --trainees 100,300", "Gathering the results of two simulated programmes."),
    ],
    notes: "Measures on the disk of the data folder; what it keeps there for that is deleted again.",
    reads_itself: false,
};

/// What is measured by a command of its own.
pub(super) const VERBS: &[(&Spec, Run)] = &[(&flow::SPEC, flow::run), (&programme::SPEC, programme::run), (&results::SPEC, results::run)];

pub(super) fn run(parsed: &Parsed, console: &mut Console) -> Result<Exit, Failure> {
    let data = parsed.data_folder()?;
    let format = parsed.format()?;
    let clip = parsed.value("clip").map(PathBuf::from);
    let only = parsed.one_of("only", &[("store", Part::Store), ("loading", Part::Loading), ("check", Part::Check), ("proof", Part::Proof), ("clip", Part::Clip)])?;
    let wanted = |part| only.is_none_or(|only| only == part);
    if only == Some(Part::Clip) && clip.is_none() {
        return Err(Failure::usage(&SPEC, "--only clip needs --clip FILE.", None));
    }
    let mut figures = Vec::new();
    if wanted(Part::Store) {
        figures.extend(store(&data.root)?);
    }
    if wanted(Part::Loading) {
        figures.extend([10_000, 100_000].map(scenario::loading));
    }
    if wanted(Part::Check) {
        figures.push(scenario::checking_again(&data.root)?);
    }
    if wanted(Part::Proof) {
        figures.extend(scenario::proving());
    }
    if let Some(clip) = clip.filter(|_| wanted(Part::Clip)) {
        figures.push(decoding(&clip)?);
    }
    match format {
        Format::Json => {
            let rows: Vec<Value> = figures.iter().map(Figure::json).collect();
            console.line(&json!({ "figures": rows }).to_string());
        }
        Format::Text => figures.iter().for_each(|figure| console.line(&figure.text())),
    }
    Ok(Exit::Fine)
}

/// What can be measured.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Store,
    Loading,
    Check,
    Proof,
    Clip,
}

/// One thing measured.
struct Figure {
    name: String,
    /// Each time it took, ascending; never empty.
    took: Vec<Duration>,
}

impl Figure {
    fn of(name: impl Into<String>, mut took: Vec<Duration>) -> Self {
        took.sort();
        Self { name: name.into(), took }
    }

    /// The time that `percent` of all stay within, in milliseconds.
    fn percentile(&self, percent: usize) -> f64 {
        let last = self.took.len() - 1;
        self.took[last * percent / 100].as_secs_f64() * 1e3
    }

    fn text(&self) -> String {
        let median = self.percentile(50);
        let mut text = format!("{:58} {median:10.3} ms", self.name);
        if self.took.len() > 1 {
            let all = format!("   99 % within {:.3} ms, {} times", self.percentile(99), self.took.len());
            text.push_str(&all);
        }
        text
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

/// Opening the store, keeping events and noting positions, on the disk of that folder.
fn store(folder: &Path) -> Result<[Figure; 3], Failure> {
    const TIMES: u64 = 100;
    let started = platform::now();
    let aside = platform::date(started);
    let opened = SqliteStore::open(folder, &aside)?;
    let mut store = opened.store;
    let mut openings = Vec::new();
    for _ in 0..5 {
        timed(&mut openings, || SqliteStore::open(folder, &aside))?;
    }
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
        course: None,
        purpose: Purpose::Training,
    })?;
    let event = [format!(r#"{{"bench":"{}"}}"#, "x".repeat(120))];
    let (mut appends, mut beats) = (Vec::new(), Vec::new());
    for number in 0..TIMES {
        timed(&mut appends, || store.append(&id, number, &event))?;
        let position = Position {
            node: "bench".into(),
            media: MediaTime::from_secs(1),
            events: number + 1,
            noted: WallTime(started.0),
        };
        timed(&mut beats, || store.mark_position(&id, &position, Durability::Kill))?;
    }
    store.delete(&id)?;
    Ok([
        Figure::of("opening the store, its file checked", openings),
        Figure::of("keeping an event, safe from a power cut", appends),
        Figure::of("noting the position, safe from a kill", beats),
    ])
}

/// Decoding a clip, per frame, on one thread.
fn decoding(clip: &Path) -> Result<Figure, Failure> {
    let began = Instant::now();
    let facts = probe_whole(clip)
        .map_err(|error| Failure::new(error.to_string(), "Name a film clip that `ias check` finds nothing wrong with."))?;
    let frames = u32::try_from(facts.frames).unwrap_or(u32::MAX).max(1);
    let name = format!(
        "decoding a frame of {}x{} at {:.0} frames a second",
        facts.width,
        facts.height,
        facts.frames_per_second()
    );
    Ok(Figure::of(name, vec![began.elapsed() / frames]))
}
