//! Many attempts, kept small: what every statistic needs of each and nothing else.
//!
//! A [`Cohort`] takes records one by one, in any order, in one pass; two of them are merged, so that two threads can each
//! take half. What comes out does not depend on the order nor on how the records were split. It grows with the answers in
//! the attempts (about a dozen bytes for each sign, innocent moment and choice that was met), not with their events; ids
//! are kept once.

use std::collections::BTreeMap;

use super::record::Record;
use crate::catalogue::IndicatorId;
use crate::course::{CourseId, Purpose};
use crate::scenario::graph::{ContentHash, NodeId, OptionId, ScenarioId};
use crate::scoring::{Naming, PartKind, Sign};
use crate::session::{AttemptId, ChoiceBy, Finish, Mode, Timers, TraineeCode};
use crate::time::WallTime;

/// Many attempts.
#[derive(Clone, Debug, Default)]
pub struct Cohort {
    pub(super) trainees: Table<TraineeCode>,
    pub(super) courses: Table<CourseId>,
    pub(super) scenarios: Table<ScenarioId>,
    pub(super) versions: Table<ContentHash>,
    pub(super) signals: Table<(ScenarioId, NodeId, Sign, IndicatorId)>,
    pub(super) lures: Table<(ScenarioId, NodeId, Sign)>,
    pub(super) nodes: Table<(ScenarioId, NodeId)>,
    pub(super) options: Table<OptionId>,
    pub(super) indicators: Table<IndicatorId>,
    pub(super) sittings: Vec<Sitting>,
}

/// Values kept once, each with its number. The numbers depend on the order of arrival and never leave the cohort.
#[derive(Clone, Debug)]
pub(super) struct Table<T> {
    numbers: BTreeMap<T, u32>,
    values: Vec<T>,
}

impl<T> Default for Table<T> {
    fn default() -> Self {
        Self { numbers: BTreeMap::new(), values: Vec::new() }
    }
}

impl<T: Ord + Clone> Table<T> {
    fn number(&mut self, value: &T) -> u32 {
        if let Some(number) = self.numbers.get(value) {
            return *number;
        }
        let number = u32::try_from(self.values.len()).expect("four thousand million ids do not fit into memory");
        self.numbers.insert(value.clone(), number);
        self.values.push(value.clone());
        number
    }

    /// The value of that number.
    pub(super) fn value(&self, number: u32) -> &T {
        &self.values[number as usize]
    }

    /// How many values there are.
    pub(super) fn len(&self) -> usize {
        self.values.len()
    }

    /// Every value with its number, in the values' order.
    pub(super) fn in_order(&self) -> impl Iterator<Item = (&T, u32)> {
        self.numbers.iter().map(|(value, number)| (value, *number))
    }

    /// Takes the other's values in; for each of its numbers the number here.
    fn take(&mut self, other: &Self) -> Vec<u32> {
        other.values.iter().map(|value| self.number(value)).collect()
    }
}

/// An attempt.
#[derive(Clone, Debug)]
pub(super) struct Sitting {
    pub(super) attempt: AttemptId,
    pub(super) started: WallTime,
    pub(super) trainee: u32,
    pub(super) course: Option<u32>,
    pub(super) scenario: u32,
    pub(super) scored_under: u32,
    pub(super) purpose: Purpose,
    pub(super) is_practice: bool,
    pub(super) is_rescored: bool,
    pub(super) has_changed_timers: bool,
    pub(super) passed: Option<bool>,
    /// Where it came to its end; `None`: it did not.
    pub(super) ending: Option<u32>,
    pub(super) overall: Option<u32>,
    pub(super) parts: [Option<u32>; 5],
    pub(super) strays: u32,
    pub(super) signals: Box<[Signal]>,
    pub(super) noise: Box<[Noise]>,
    pub(super) choices: Box<[Choice]>,
    pub(super) conclusions: Box<[(u8, bool)]>,
}

/// A sign that was shown.
#[derive(Clone, Copy, Debug)]
pub(super) struct Signal {
    pub(super) what: u32,
    /// Thousandths, 0..=5000.
    pub(super) points: u16,
    pub(super) noticed: bool,
    pub(super) naming: Option<Naming>,
    /// Milliseconds.
    pub(super) latency: Option<i32>,
}

/// An innocent moment that was shown.
#[derive(Clone, Copy, Debug)]
pub(super) struct Noise {
    pub(super) what: u32,
    pub(super) suspected: bool,
    pub(super) named: Option<u32>,
}

/// An option that was taken.
#[derive(Clone, Copy, Debug)]
pub(super) struct Choice {
    pub(super) node: u32,
    pub(super) option: u32,
    pub(super) by_timeout: bool,
    /// Points over the best on offer, in [`SIXTHS`]; `None`: not marked.
    pub(super) worth: Option<u16>,
}

/// A whole in [`Choice::worth`]: every share of ratings (0 to 3 of 1 to 3) is a whole number of it.
pub(super) const SIXTHS: u16 = 6000;

impl Cohort {
    /// How many attempts were taken.
    #[must_use]
    pub fn len(&self) -> usize {
        self.sittings.len()
    }

    /// Whether none was.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.sittings.is_empty()
    }

    /// Takes one attempt more. An attempt that is given twice counts once in [`Cohort::report`].
    pub fn add(&mut self, record: &Record) {
        let scenario = &record.scenario;
        let signals = record
            .signals
            .iter()
            .map(|signal| Signal {
                what: self.signals.number(&(scenario.clone(), signal.node.clone(), signal.sign.clone(), signal.indicator.clone())),
                points: u16::try_from(signal.points).unwrap_or(u16::MAX),
                noticed: signal.noticed,
                naming: signal.naming,
                latency: signal.latency_millis.map(|millis| i32::try_from(millis).unwrap_or(i32::MAX)),
            })
            .collect();
        let noise = record
            .noise
            .iter()
            .map(|noise| Noise {
                what: self.lures.number(&(scenario.clone(), noise.node.clone(), noise.sign.clone())),
                suspected: noise.suspected,
                named: noise.named.as_ref().map(|indicator| self.indicators.number(indicator)),
            })
            .collect();
        let choices = record
            .choices
            .iter()
            .map(|choice| Choice {
                node: self.nodes.number(&(scenario.clone(), choice.node.clone())),
                option: self.options.number(&choice.option),
                by_timeout: choice.by == ChoiceBy::Timeout,
                worth: (choice.best > 0)
                    .then(|| choice.points.min(choice.best) * u64::from(SIXTHS) / choice.best)
                    .and_then(|worth| u16::try_from(worth).ok()),
            })
            .collect();
        let ending = match &record.finish {
            Some(Finish::Ended { ending }) => Some(self.nodes.number(&(scenario.clone(), ending.clone()))),
            _ => None,
        };
        let part = |kind| record.parts.iter().find(|(known, _)| *known == kind).and_then(|(_, share)| *share);
        self.sittings.push(Sitting {
            attempt: record.about.attempt.clone(),
            started: record.about.started,
            trainee: self.trainees.number(&record.trainee),
            course: record.about.course.as_ref().map(|course| self.courses.number(course)),
            scenario: self.scenarios.number(scenario),
            scored_under: self.versions.number(&record.scored_under),
            purpose: record.about.purpose,
            is_practice: record.mode == Mode::Practice,
            is_rescored: record.played_under != record.scored_under,
            has_changed_timers: record.timers.iter().any(|timers| *timers != Timers::Percent(100)),
            passed: record.passed,
            ending,
            overall: record.overall,
            parts: PartKind::ALL.map(part),
            strays: record.strays,
            signals,
            noise,
            choices,
            conclusions: record.conclusions.iter().map(|conclusion| (conclusion.confidence.0, conclusion.right)).collect(),
        });
    }

    /// Takes everything of the other.
    pub fn merge(&mut self, other: Self) {
        let trainees = self.trainees.take(&other.trainees);
        let courses = self.courses.take(&other.courses);
        let scenarios = self.scenarios.take(&other.scenarios);
        let versions = self.versions.take(&other.versions);
        let signals = self.signals.take(&other.signals);
        let lures = self.lures.take(&other.lures);
        let nodes = self.nodes.take(&other.nodes);
        let options = self.options.take(&other.options);
        let indicators = self.indicators.take(&other.indicators);
        let here = |numbers: &[u32], number: u32| numbers[number as usize];
        self.sittings.extend(other.sittings.into_iter().map(|mut sitting| {
            sitting.trainee = here(&trainees, sitting.trainee);
            sitting.course = sitting.course.map(|course| here(&courses, course));
            sitting.scenario = here(&scenarios, sitting.scenario);
            sitting.scored_under = here(&versions, sitting.scored_under);
            sitting.ending = sitting.ending.map(|node| here(&nodes, node));
            for signal in &mut sitting.signals {
                signal.what = here(&signals, signal.what);
            }
            for noise in &mut sitting.noise {
                noise.what = here(&lures, noise.what);
                noise.named = noise.named.map(|indicator| here(&indicators, indicator));
            }
            for choice in &mut sitting.choices {
                choice.node = here(&nodes, choice.node);
                choice.option = here(&options, choice.option);
            }
            sitting
        }));
    }
}

impl<'a> Extend<&'a Record> for Cohort {
    fn extend<I: IntoIterator<Item = &'a Record>>(&mut self, records: I) {
        records.into_iter().for_each(|record| self.add(record));
    }
}

impl Extend<Record> for Cohort {
    fn extend<I: IntoIterator<Item = Record>>(&mut self, records: I) {
        records.into_iter().for_each(|record| self.add(&record));
    }
}

impl FromIterator<Record> for Cohort {
    fn from_iter<I: IntoIterator<Item = Record>>(records: I) -> Self {
        let mut cohort = Self::default();
        cohort.extend(records);
        cohort
    }
}
