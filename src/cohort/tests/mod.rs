//! Cohorts made by hand, by chance, and by the oracle.

mod grouping;
mod oracle;
mod order;

use std::sync::Arc;

use super::group::GroupReport;
use super::library::{ChoiceFacts, Library, Moment, ScenarioFacts};
use super::record::{About, Choice, Conclusion, Noise, Record, Signal};
use super::{Cohort, Wishes};
use crate::catalogue::Reference;
use crate::course::Purpose;
use crate::scenario::graph::{ContentHash, NodeId, Rating, ScenarioId};
use crate::scoring::{Naming, PartKind, Sign};
use crate::session::{AttemptId, ChoiceBy, Confidence, Finish, Mode, Timers, TraineeCode};
use crate::text::Language;
use crate::time::WallTime;

/// A day, in milliseconds.
const DAY: i64 = 86_400_000;

fn hash(text: &str) -> ContentHash {
    ContentHash(text.to_owned())
}

/// An attempt at which nothing was shown, begun on that day of 1970.
pub(super) fn record(trainee: &str, scenario: &str, day: i64) -> Record {
    let started = WallTime(day * DAY);
    Record {
        about: About {
            attempt: AttemptId::from(format!("{trainee}-{scenario}-{day}").as_str()),
            course: Some("c1".into()),
            purpose: Purpose::Training,
            language: Language::En,
            started,
            finished: WallTime(started.0 + 600_000),
        },
        trainee: TraineeCode::from(trainee),
        scenario: ScenarioId::from(scenario),
        played_under: hash("v1"),
        scored_under: hash("v1"),
        mode: Mode::Exam,
        timers: vec![Timers::Percent(100)],
        finish: Some(Finish::Ended { ending: "end".into() }),
        overall: Some(500),
        overall_of_best: Some(500),
        passed: Some(true),
        parts: Vec::new(),
        signals: Vec::new(),
        noise: Vec::new(),
        choices: Vec::new(),
        conclusions: Vec::new(),
        referrals: Vec::new(),
        strays: 0,
    }
}

impl Record {
    /// Shown a sign: noticed with so many points, or missed.
    fn sign(mut self, node: &str, cue: &str, indicator: &str, points: Option<u64>) -> Self {
        self.signals.push(Signal {
            node: node.into(),
            sign: Sign::Cue(cue.into()),
            indicator: indicator.into(),
            noticed: points.is_some(),
            points: points.unwrap_or(0) * 1000,
            latency_millis: points.map(|points| 5000 - 1000 * i64::try_from(points).expect("at most five")),
            naming: points.map(|_| Naming::Exact),
        });
        self
    }

    /// Shown an innocent moment: left alone, or suspected.
    fn lure(mut self, node: &str, lure: &str, suspected: bool) -> Self {
        self.noise.push(Noise { node: node.into(), sign: Sign::Lure(lure.into()), suspected, named: None });
        self
    }

    /// Took an option worth so many of three points.
    fn choice(mut self, node: &str, option: &str, points: u64) -> Self {
        let (points, best) = (points * 1000, 3000);
        self.choices.push(Choice { node: node.into(), option: option.into(), by: ChoiceBy::Trainee, points, best });
        self
    }
}

/// Facts of a film with these signs (node, cue, indicator) and innocent moments (node, lure).
fn film(catalogue: &str, signs: &[(&str, &str, &str)], lures: &[(&str, &str)], choices: &[&str]) -> ScenarioFacts {
    let moment = |node: &str, sign: Sign, indicator: Option<&str>| Moment {
        node: node.into(),
        sign,
        indicator: indicator.map(Into::into),
        note: "there".into(),
    };
    ScenarioFacts {
        title: "Film".into(),
        content_hash: hash("v1"),
        catalogue: catalogue.into(),
        moments: signs
            .iter()
            .map(|(node, cue, indicator)| moment(node, Sign::Cue((*cue).into()), Some(indicator)))
            .chain(lures.iter().map(|(node, lure)| moment(node, Sign::Lure((*lure).into()), None)))
            .collect(),
        titles: [(NodeId::from("lane"), "The lane".into())].into(),
        choices: choices
            .iter()
            .map(|node| ChoiceFacts {
                node: (*node).into(),
                prompt: "What now?".into(),
                options: vec![("stop".into(), "Stop".into(), Some(Rating::Best)), ("wave".into(), "Wave on".into(), Some(Rating::Poor))],
            })
            .collect(),
    }
}

/// A library of these films, with the catalogues that ship.
fn library(films: impl IntoIterator<Item = (&'static str, ScenarioFacts)>) -> Library {
    let reference = Reference::embedded();
    Library {
        scenarios: films.into_iter().map(|(id, facts)| (ScenarioId::from(id), facts)).collect(),
        catalogues: reference.catalogues.iter().map(|catalogue| (catalogue.id.clone(), Arc::clone(catalogue))).collect(),
        ..Library::default()
    }
}

fn report(records: impl IntoIterator<Item = Record>, library: &Library, wishes: Wishes) -> GroupReport {
    records.into_iter().collect::<Cohort>().report(library, wishes)
}

/// The shares of the five parts, all the same.
fn parts(share: Option<u32>) -> Vec<(PartKind, Option<u32>)> {
    PartKind::ALL.map(|kind| (kind, share)).to_vec()
}

fn concluded(percent: u8, right: bool) -> Conclusion {
    Conclusion { confidence: Confidence(percent), right }
}
