//! `ias bench programme`: a simulated programme of trainings, handed in, gathered, queried; totals are compared with what was
//! handed out, and time, memory and size are told.
//!
//! Nothing here is random bytes: every log is a play of a scenario that lies in the scenario folders, made by [`plays`] on the
//! machine itself and marked by the real scoring; every file is sealed, signed and chained as a laptop does it ([`sticks`]).

pub(super) mod plays;
pub(super) mod sticks;

use std::fs;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use serde::Serialize;
use serde_json::json;

use super::super::args::{Format, Parsed};
use super::super::console::Console;
use super::super::failure::Failure;
use super::super::spec::{DATA, FORMAT, Opt, Spec};
use super::super::Exit;
use crate::cohort::library::Library;
use crate::cohort::{Cohort, Wishes};
use crate::handin::gather::gather;
use crate::platform;
use crate::store::Gathered;
use crate::store::gathered::{Choice, Reason};
use plays::Dice;
use sticks::{Programme, Scale};

pub(in crate::cli) static SPEC: Spec = Spec {
    name: "bench programme",
    summary: "Simulate a programme: many officers' results handed in on sticks, gathered and gone through.",
    usage: "[--trainees N,…] [--attempts N] [--seed N] [--folder DIR] [--format FORMAT]",
    positionals: &[],
    count: (0, 0),
    options: &[
        Opt { long: "trainees", value: Some("N,…"), help: "How many officers; several numbers, one programme each. 100 without it." },
        Opt { long: "attempts", value: Some("N"), help: "Attempts of each officer; 20 without it." },
        Opt { long: "seed", value: Some("N"), help: "Another seed gives another programme; 1 without it." },
        Opt { long: "folder", value: Some("DIR"), help: "Where sticks and store are made and deleted again; the system's own place without it." },
        DATA,
        FORMAT,
    ],
    examples: &[("ias bench programme --trainees 100,300,1000,3000", "How time, memory and size grow.")],
    notes: "\
21 courses, 60 sticks gathered one after the other in random order, two files in a hundred damaged, forged or doubled.
3,000 officers with 20 attempts take some 5 GB in the folder while it runs. Exit code 1 when the totals are not exact.",
    reads_itself: false,
};

pub(in crate::cli) fn run(parsed: &Parsed, console: &mut Console) -> Result<Exit, Failure> {
    let data = parsed.data_folder()?;
    let format = parsed.format()?;
    let number = |name: &str, text: &str| {
        let parsed: Result<usize, _> = text.trim().parse();
        parsed.ok().filter(|number| (1..=1_000_000).contains(number)).ok_or_else(|| Failure::usage(&SPEC, format!("--{name} {text}: no number from 1."), None))
    };
    let trainees: Vec<usize> =
        parsed.text("trainees")?.unwrap_or("100").split(',').map(|text| number("trainees", text)).collect::<Result<_, _>>()?;
    let attempts = parsed.text("attempts")?.map_or(Ok(20), |text| number("attempts", text))?;
    let seed = parsed.text("seed")?.map_or(Ok(1), |text| number("seed", text))?;
    let folder = parsed.value("folder").map_or_else(std::env::temp_dir, PathBuf::from);
    let films = plays::films(&platform::scenario_folders(Some(&data)), &data, console)?;
    let mut exact = true;
    let mut rows = Vec::new();
    for trainees in trainees {
        let place = Place::make(&folder)?;
        let scale = Scale { trainees, attempts, seed: seed as u64 };
        let row = measured(&films, scale, &place.0).map_err(|error| Failure::new(error, "Free some space, or choose another folder with --folder DIR."))?;
        exact &= row.exact;
        if format == Format::Text {
            console.text(&row.told());
            console.flush();
        }
        rows.push(row);
    }
    if format == Format::Json {
        console.line(&json!({ "programmes": rows }).to_string());
    }
    Ok(if exact { Exit::Fine } else { Exit::Findings })
}

/// A folder of our own that goes when it is dropped.
pub(super) struct Place(pub(super) PathBuf);

impl Place {
    pub(super) fn make(within: &Path) -> Result<Self, Failure> {
        let name: String = platform::random_bytes::<8>().iter().map(|byte| format!("{byte:02x}")).collect();
        let path = within.join(format!("ias-programme-{name}"));
        let told = |error| Failure::new(format!("{}: {error}.", path.display()), "Choose another folder with --folder DIR.");
        fs::create_dir_all(&path).map_err(told)?;
        Ok(Self(path))
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        // What stays is told by its name, and nothing of it is of anybody.
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// What one programme took.
#[derive(Serialize)]
struct Row {
    trainees: usize,
    attempts: usize,
    events: u64,
    /// Result files on the sticks, and their size.
    files: usize,
    files_mib: f64,
    made_s: f64,
    gathered_s: f64,
    /// Gathering all sticks once more.
    again_s: f64,
    /// Counting everything, and listing a course.
    query_s: f64,
    /// Going through every record.
    read_s: f64,
    /// That, and working out what everybody learned.
    report_s: f64,
    /// The most memory in use from the beginning of gathering to the end; `None` where the system does not tell.
    peak_mib: Option<f64>,
    store_mib: f64,
    /// Signs shown and noticed, from the report.
    shown: u64,
    noticed: u64,
    exact: bool,
    /// What is not exact.
    wrong: Vec<String>,
}

impl Row {
    fn told(&self) -> String {
        let peak = self.peak_mib.map_or_else(|| "not told here".to_owned(), |peak| format!("{peak:.0} MiB"));
        let mut text = format!(
            "{} officers, {} attempts, {} events in {} files of {:.0} MiB on 60 sticks (made in {:.1} s)\n\
             \x20 gathered in {:.1} s ({:.0} files a second), once more in {:.1} s\n\
             \x20 counted and listed in {:.3} s, every record read in {:.2} s, reported on in {:.2} s ({} signs shown, {} noticed)\n\
             \x20 at most {peak} of memory, store {:.0} MiB\n",
            self.trainees,
            self.attempts,
            self.events,
            self.files,
            self.files_mib,
            self.made_s,
            self.gathered_s,
            self.files as f64 / self.gathered_s.max(1e-9),
            self.again_s,
            self.query_s,
            self.read_s,
            self.report_s,
            self.shown,
            self.noticed,
            self.store_mib,
        );
        text += if self.exact { "  totals are exact\n" } else { "  TOTALS ARE NOT EXACT:\n" };
        self.wrong.iter().for_each(|wrong| text += &format!("    {wrong}\n"));
        text
    }
}

const MIB: f64 = 1024.0 * 1024.0;

fn measured(films: &[plays::Film], scale: Scale, place: &Path) -> Result<Row, String> {
    let told = |error: &dyn std::fmt::Display| error.to_string();
    let began = Instant::now();
    let Programme { opener, mut sticks, expected } = sticks::make(films, scale, place).map_err(|error| told(&error))?;
    let made = began.elapsed();
    Dice::of(scale.seed).shuffle(&mut sticks);
    forget_peak();

    let began = Instant::now();
    let mut store = Gathered::open(&place.join("station"), "bench").map_err(|error| told(&error))?.store;
    let mut files = 0;
    let mut each = |store: &mut Gathered| -> Result<(usize, Duration), String> {
        let began = Instant::now();
        let mut new = 0;
        files = 0;
        for stick in &sticks {
            let summary = gather(std::slice::from_ref(stick), &opener, store, platform::now(), &mut |_| ControlFlow::Continue(()));
            let summary = summary.map_err(|error| error.to_string())?;
            new += summary.new;
            files += summary.files;
        }
        Ok((new, began.elapsed()))
    };
    let (new, _) = each(&mut store)?;
    let gathered = began.elapsed();
    let (new_again, again) = each(&mut store)?;

    let began = Instant::now();
    let counts = store.counts(&Choice::default()).map_err(|error| told(&error))?;
    let course = opener.courses.keys().next().cloned();
    store.rows(&Choice { course, ..Choice::default() }, "", 1_000).map_err(|error| told(&error))?;
    let query = began.elapsed();

    let began = Instant::now();
    let mut library = Library::default();
    films.iter().for_each(|film| library.add_scenario(film.graph()));
    opener.courses.values().for_each(|course| library.add_course(course));
    let (mut shown, mut noticed, mut cohort) = (0, 0, Cohort::default());
    for record in store.records(&Choice::default()) {
        let record = record.map_err(|error| told(&error))?;
        shown += record.signals.len() as u64;
        noticed += record.signals.iter().filter(|signal| signal.noticed).count() as u64;
        cohort.add(&record);
    }
    let read = began.elapsed();
    let learned = cohort.report(&library, Wishes::default());
    let report = began.elapsed();

    let aside = store.aside().map_err(|error| told(&error))?;
    let count = |reason| aside.iter().filter(|file| file.reason == reason).count();
    let mut wrong = Vec::new();
    let mut must = |what: &str, is: u64, should: u64| {
        if is != should {
            wrong.push(format!("{what}: {is}, handed out were {should}"));
        }
    };
    must("new results", new as u64, expected.attempts as u64);
    must("new results the second time", new_again as u64, 0);
    must("attempts", counts.attempts, expected.attempts as u64);
    must("trainees", counts.trainees, expected.trainees as u64);
    must("courses", counts.courses, expected.courses as u64);
    must("events", counts.events, expected.events);
    must("files", files as u64, expected.files as u64);
    must("damaged files", count(Reason::Damaged) as u64, expected.damaged as u64);
    must("forged files", count(Reason::Forged) as u64, expected.forged as u64);
    must("files set aside", aside.len() as u64, (expected.damaged + expected.forged) as u64);
    must("signs shown", shown, expected.shown);
    must("signs noticed", noticed, expected.noticed);
    must("attempts in the report", learned.counts.attempts.into(), expected.attempts as u64);
    must("trainees in the report", learned.counts.trainees.into(), expected.trainees as u64);
    must("courses in the report", learned.counts.courses.into(), expected.courses as u64);
    let peak_mib = peak();
    let size = |path: &Path| fs::metadata(path).map_or(0, |about| about.len()) as f64;
    let journal = store.path().with_file_name("programme.sqlite-wal");
    Ok(Row {
        trainees: scale.trainees,
        attempts: expected.attempts,
        events: counts.events,
        files,
        files_mib: expected.bytes as f64 / MIB,
        made_s: made.as_secs_f64(),
        gathered_s: gathered.as_secs_f64(),
        again_s: again.as_secs_f64(),
        query_s: query.as_secs_f64(),
        read_s: read.as_secs_f64(),
        report_s: report.as_secs_f64(),
        peak_mib,
        store_mib: (size(store.path()) + size(&journal)) / MIB,
        shown,
        noticed,
        exact: wrong.is_empty(),
        wrong,
    })
}

/// Has the system count the peak of memory anew, where it can (Linux).
fn forget_peak() {
    // Elsewhere the peak is not told either.
    let _ = fs::write("/proc/self/clear_refs", "5");
}

/// The most memory that was in use, in MiB.
fn peak() -> Option<f64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kib: f64 = line.trim().trim_end_matches("kB").trim().parse().ok()?;
    Some(kib / 1024.0)
}
