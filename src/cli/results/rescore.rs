//! `ias results rescore`: marks the kept attempts of a scenario once more, under the key that it has now.
//!
//! Logs and earlier scores stay as they are: a score under a corrected key is added, with its reason.

use serde::Serialize;

use super::super::Exit;
use super::super::args::{Format, Parsed};
use super::super::console::Console;
use super::super::failure::Failure;
use super::super::find_scenario;
use super::super::load_scenario::{Loaded, load_scenario};
use super::super::spec::{DATA, FORMAT, Opt, SCENARIO, Spec};
use super::none_kept;
use crate::catalogue::disk::reference_from;
use crate::cohort::record::Record;
use crate::platform::{self, DataFolder};
use crate::scenario::graph::ContentHash;
use crate::scoring::explore::{DEFAULT_BOUND, best_path};
use crate::scoring::{BestPath, Score, score_against};
use crate::session::log::Log;
use crate::session::{AttemptId, Recorded, State};
use crate::store::gathered::Choice;
use crate::store::{Filter, Gathered, Progress, ScoreRecord, SqliteStore, Store, log};
use crate::text::Language;
use crate::time::WallTime;

pub(in crate::cli) static SPEC: Spec = Spec {
    name: "results rescore",
    summary: "Mark the finished attempts of a scenario once more, under the key that it has now; both scores are kept.",
    usage: "SCENARIO --reason TEXT [--dry-run] [--data DIR] [--format FORMAT]",
    positionals: &[SCENARIO],
    count: (1, 1),
    options: &[
        Opt { long: "reason", value: Some("TEXT"), help: "Why: kept with each new score and told wherever it is shown." },
        Opt { long: "dry-run", value: None, help: "Tell what would change, and keep nothing." },
        DATA,
        FORMAT,
    ],
    examples: &[
        ("ias results rescore harvest-van --reason \"window of driver-holds-passports\" --dry-run", "What a corrected window would change."),
        ("ias results rescore harvest-van --reason \"window of driver-holds-passports\"", "The same, kept."),
    ],
    notes: "\
Attempts that were played here and attempts that were gathered are marked alike. What an attempt did that the new key does
not know any more earns and costs nothing, and is told. Statistics and reports take the newest score from then on. In a
course the pass mark stays as it was.",
    reads_itself: false,
};

pub(in crate::cli) fn run(parsed: &Parsed, console: &mut Console) -> Result<Exit, Failure> {
    let format = parsed.format()?;
    let reason = parsed.text("reason")?.map(str::trim).filter(|reason| !reason.is_empty());
    let Some(reason) = reason else {
        return Err(Failure::usage(&SPEC, "--reason TEXT is missing: a later reader must know why marks changed.", None));
    };
    let data = parsed.data_folder()?;
    let folder = find_scenario::find(&parsed.positionals[0], &platform::scenario_folders(Some(&data)))?;
    let (reference, _) = reference_from(&data.root);
    let loaded = load_scenario(&folder, &reference, Language::default()).map_err(|findings| {
        super::super::check::show(&findings, console);
        Failure::new("A scenario with errors marks nothing.", "Mend what is told above; `ias check` tells it again.")
    })?;
    let best = best_path(&loaded.graph, DEFAULT_BOUND);
    let mut marking = Marking { loaded, best, reason: reason.to_owned(), now: platform::now(), keeps: !parsed.switch("dry-run"), done: Done::default() };
    let here = marking.played_here(&data)?;
    let gathered = marking.gathered(&data)?;
    if !here && !gathered {
        return Err(none_kept(&data));
    }
    marking.done.tell(&marking, format, console);
    Ok(if marking.done.left_out.is_empty() { Exit::Fine } else { Exit::Findings })
}

/// What marks, and what came of it.
struct Marking {
    loaded: Loaded,
    best: BestPath,
    reason: String,
    now: WallTime,
    keeps: bool,
    done: Done,
}

/// What came of it.
#[derive(Debug, Default, Serialize)]
struct Done {
    /// Attempts marked once more.
    rescored: u32,
    /// Attempts whose newest score is under this key already.
    under_this_key: u32,
    /// Attempts whose whole changed, or who pass now and did not, or the reverse.
    changed: Vec<Changed>,
    /// Attempts that this release cannot mark, each with why.
    left_out: Vec<(AttemptId, String)>,
}

/// What changed for an attempt.
#[derive(Debug, Serialize)]
struct Changed {
    attempt: AttemptId,
    trainee: crate::session::TraineeCode,
    /// Thousandths before.
    before: Option<u32>,
    /// Thousandths now.
    now: Option<u32>,
    passed_before: Option<bool>,
    passes_now: Option<bool>,
    /// What the attempt did that the key does not know any more.
    unknown: Vec<String>,
}

impl Marking {
    fn key(&self) -> &ContentHash {
        &self.loaded.graph.content_hash
    }

    /// Those that were played on this machine; whether any attempt is kept.
    fn played_here(&mut self, data: &DataFolder) -> Result<bool, Failure> {
        let Some(reader) = SqliteStore::open_to_read(&data.root)? else { return Ok(false) };
        let filter = Filter { scenario: Some(self.loaded.graph.id.clone()), progress: Progress::Finished, ..Filter::default() };
        let attempts = reader.attempts(&filter)?;
        let mut writer = if self.keeps && !attempts.is_empty() {
            Some(SqliteStore::open(&data.root, &platform::date(self.now))?.store)
        } else {
            None
        };
        for attempt in attempts.iter().rev() {
            let id = &attempt.begun.id;
            let scores = reader.scores(id)?;
            let events = || log::read(&reader, id).map_err(|error| error.to_string());
            if let Some((_, record)) = self.mark(id, attempt.begun.course.is_some(), &scores, events)
                && let Some(writer) = &mut writer
            {
                writer.rescore(id, &record)?;
                writer.release(id);
            }
        }
        Ok(true)
    }

    /// Those that were gathered; whether anything was.
    fn gathered(&mut self, data: &DataFolder) -> Result<bool, Failure> {
        let Some(reader) = Gathered::open_to_read(&data.root)? else { return Ok(false) };
        let mut writer =
            if self.keeps { Some(Gathered::open(&data.root, &platform::date(self.now))?.store) } else { None };
        let choice = Choice { scenario: Some(self.loaded.graph.id.clone()), ..Choice::default() };
        let mut after = String::new();
        loop {
            let rows = reader.rows(&choice, &after, PAGE)?;
            let Some(last) = rows.last() else { break };
            after = last.attempt.to_string();
            for row in &rows {
                let scores = reader.scores(&row.attempt)?;
                let text = reader.log(&row.attempt)?;
                let events = || Log::parse(&text).map(|log| log.events).map_err(|error| error.to_string());
                if let Some((score, kept)) = self.mark(&row.attempt, true, &scores, events)
                    && let Some(writer) = &mut writer
                {
                    let about = reader.record(&row.attempt)?.about;
                    writer.rescore(&row.attempt, &kept, &Record::of(about, &score))?;
                }
            }
        }
        Ok(true)
    }

    /// The new score of an attempt, to be kept; `None` when it is marked under this key already, or cannot be.
    ///
    /// In a course the pass mark stays that of the first score: the course had set it for everyone, and a corrected key
    /// corrects what is noticed and done, not what the course asked for.
    fn mark(
        &mut self,
        id: &AttemptId,
        in_course: bool,
        scores: &[ScoreRecord],
        events: impl FnOnce() -> Result<Vec<Recorded>, String>,
    ) -> Option<(Score, ScoreRecord)> {
        let newest = scores.last()?;
        if newest.content_hash == *self.key() {
            self.done.under_this_key += 1;
            return None;
        }
        let before: Option<Score> = serde_json::from_str(&newest.score).ok();
        let own = self.loaded.graph.rubric.pass_mark;
        if let Some(before) = before.as_ref().filter(|_| in_course) {
            self.loaded.graph.rubric.pass_mark = before.verdict.pass_mark;
        }
        let marked = events().and_then(|events| {
            score_against(&self.loaded.graph, &State::fold(&events), &self.loaded.lengths, self.best.clone())
                .ok_or_else(|| "its log holds no beginning".to_owned())
        });
        self.loaded.graph.rubric.pass_mark = own;
        let score = match marked {
            Ok(score) => score,
            Err(why) => {
                self.done.left_out.push((id.clone(), why));
                return None;
            }
        };
        self.done.rescored += 1;
        let (was, passed_before) = before.map_or((None, None), |before| (before.overall, before.verdict.passed));
        if was != score.overall || passed_before != score.verdict.passed || !score.unknown.is_empty() {
            self.done.changed.push(Changed {
                attempt: id.clone(),
                trainee: score.trainee.clone(),
                before: was,
                now: score.overall,
                passed_before,
                passes_now: score.verdict.passed,
                unknown: score.unknown.clone(),
            });
        }
        let record = ScoreRecord {
            content_hash: self.key().clone(),
            computed: self.now,
            reason: self.reason.clone(),
            score: serde_json::to_string(&score).expect("a score has only named fields"),
        };
        Some((score, record))
    }
}

/// How many gathered attempts are read at a time.
const PAGE: u32 = 256;

impl Done {
    fn tell(&self, marking: &Marking, format: Format, console: &mut Console) {
        if format == Format::Json {
            let all = serde_json::json!({
                "scenario": marking.loaded.graph.id,
                "content_hash": marking.key(),
                "reason": marking.reason,
                "kept": marking.keeps,
                "result": self,
            });
            console.line(&all.to_string());
            return;
        }
        let percent = |value: Option<u32>| value.map_or_else(|| "not marked".to_owned(), |value| format!("{}.{} %", value / 10, value % 10));
        let verdict = |passed: Option<bool>| match passed {
            Some(true) => " passed",
            Some(false) => " failed",
            None => "",
        };
        for changed in &self.changed {
            let unknown =
                if changed.unknown.is_empty() { String::new() } else { format!("  not in this key: {}", changed.unknown.join(", ")) };
            console.line(&format!(
                "{}  {:16}  {}{} -> {}{}{unknown}",
                changed.attempt,
                changed.trainee.0,
                percent(changed.before),
                verdict(changed.passed_before),
                percent(changed.now),
                verdict(changed.passes_now),
            ));
        }
        for (attempt, why) in &self.left_out {
            console.tell(&format!("ias: attempt {attempt} is left out: {why}."));
        }
        console.line(&format!(
            "{} under the key {:.12}: {} marked anew, {} of them changed; {} were under it already. {}",
            marking.loaded.graph.id,
            marking.key().0,
            self.rescored,
            self.changed.len(),
            self.under_this_key,
            if marking.keeps { "Kept beside the earlier scores." } else { "Nothing was kept." },
        ));
    }
}
