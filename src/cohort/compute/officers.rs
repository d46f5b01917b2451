//! Each trainee over all of their attempts: what is missed again and again, and what to play next.

use std::collections::{BTreeMap, BTreeSet};

use super::super::group::{Because, KeptMissing, OfficerLine, Suggestion};
use super::super::spacing::due;
use super::super::view::{Seat, View, count};
use super::Hits;
use crate::catalogue::{CatalogueId, IndicatorId};
use crate::scenario::graph::ScenarioId;
use crate::time::Day;

/// An indicator, with the catalogue that says what it means.
type Key<'a> = (Option<&'a CatalogueId>, &'a IndicatorId);

/// One trainee's history with one indicator.
#[derive(Clone, Copy)]
struct History {
    shown: u32,
    missed: u32,
    last_shown: Day,
    last_missed: Option<Day>,
    /// Missed when it was shown last.
    is_missed: bool,
    /// Tests in a row that were due and went well.
    well_in_a_row: usize,
    /// The day of the last miss, or of the last test that was due.
    since: Day,
}

impl History {
    /// A first showing, before it is told how it went.
    fn begun(day: Day) -> Self {
        Self { shown: 0, missed: 0, last_shown: day, last_missed: None, is_missed: false, well_in_a_row: 0, since: day }
    }

    fn add(&mut self, day: Day, was_missed: bool) {
        let counts = self.shown == 0 || day >= self.due();
        self.shown += 1;
        self.last_shown = day;
        self.is_missed = was_missed;
        if was_missed {
            self.missed += 1;
            self.last_missed = Some(day);
            self.well_in_a_row = 0;
            self.since = day;
        } else if counts {
            self.well_in_a_row += 1;
            self.since = day;
        }
    }

    /// In two attempts or more, the last that showed it among them.
    fn is_kept_missing(self) -> bool {
        self.missed >= 2 && self.is_missed
    }

    fn due(self) -> Day {
        due(self.since, self.well_in_a_row)
    }
}

pub(super) fn officers(view: &View) -> Vec<OfficerLine> {
    let scenarios = Scenarios::of(view);
    view.seats.chunk_by(|a, b| a.sitting.trainee == b.sitting.trainee).filter_map(|seats| officer(view, &scenarios, seats)).collect()
}

/// The scenarios on this machine, with what they would train.
struct Scenarios<'a>(Vec<(&'a ScenarioId, BTreeSet<Key<'a>>)>);

impl<'a> Scenarios<'a> {
    fn of(view: &View<'a>) -> Self {
        let key = |(id, facts): (&'a ScenarioId, &'a super::super::library::ScenarioFacts)| {
            (id, facts.indicators().into_iter().map(|indicator| (Some(&facts.catalogue), indicator)).collect())
        };
        Self(view.library.scenarios.iter().map(key).collect())
    }
}

fn officer(view: &View, scenarios: &Scenarios, seats: &[Seat]) -> Option<OfficerLine> {
    let last = seats.last()?;
    let hits = Hits::of(seats.iter().map(|seat| seat.sitting));
    let histories = histories(view, seats);
    let mut keeps_missing: Vec<KeptMissing> = histories
        .iter()
        .filter(|(_, history)| history.is_kept_missing())
        .map(|((catalogue, indicator), history)| KeptMissing {
            catalogue: catalogue.cloned(),
            indicator: IndicatorId::clone(indicator),
            text: view.text(*catalogue, indicator),
            shown: history.shown,
            missed: history.missed,
            last_day: history.last_missed.unwrap_or(history.last_shown),
        })
        .collect();
    // Stable: equal ones stay in the order of catalogue and indicator.
    keeps_missing.sort_by_key(|entry| std::cmp::Reverse(entry.missed));
    Some(OfficerLine {
        trainee: view.trainee(last.sitting).clone(),
        attempts: count(seats.len()),
        last_day: last.day,
        last_overall: last.sitting.overall.map(|thousandths| f64::from(thousandths) / 1000.0),
        noticed: hits.noticed(),
        suspected: hits.suspected(),
        keeps_missing,
        next: suggestion(view, scenarios, &histories, seats),
    })
}

fn histories<'a>(view: &View<'a>, seats: &[Seat]) -> BTreeMap<Key<'a>, History> {
    let mut histories: BTreeMap<Key, History> = BTreeMap::new();
    for seat in seats {
        let mut shown: BTreeMap<Key, bool> = BTreeMap::new();
        for signal in &seat.sitting.signals {
            let (scenario, _, _, indicator) = view.cohort.signals.value(signal.what);
            *shown.entry((view.catalogue(scenario), indicator)).or_insert(false) |= !signal.noticed;
        }
        for (key, was_missed) in shown {
            histories.entry(key).or_insert_with(|| History::begun(seat.day)).add(seat.day, was_missed);
        }
    }
    histories
}

/// The scenario that shows most of what is to be trained; among equal ones one not played yet, then the one played longest
/// ago, then by id.
fn suggestion(view: &View, scenarios: &Scenarios, histories: &BTreeMap<Key, History>, seats: &[Seat]) -> Option<Suggestion> {
    let played: BTreeMap<&ScenarioId, Day> = seats.iter().map(|seat| (view.scenario(seat.sitting), seat.day)).collect();
    [Because::KeepsMissing, Because::MissedOnce, Because::Refresh].into_iter().find_map(|because| {
        let is_wanted = |history: &History| match because {
            Because::KeepsMissing => history.is_kept_missing(),
            Because::MissedOnce => history.is_missed,
            Because::Refresh => true,
        };
        let targets: BTreeMap<Key, &History> =
            histories.iter().filter(|(_, history)| is_wanted(history)).map(|(key, history)| (*key, history)).collect();
        let trained = |shows: &BTreeSet<Key>| count(targets.keys().filter(|key| shows.contains(*key)).count());
        let (scenario, shows) = scenarios.0.iter().filter(|(_, shows)| trained(shows) > 0).min_by_key(|(id, shows)| {
            // `None`, not played yet, comes before every day.
            (std::cmp::Reverse(trained(shows)), played.get(id), *id)
        })?;
        let due = targets.iter().filter(|(key, _)| shows.contains(*key)).map(|(_, history)| history.due()).min()?;
        Some(Suggestion {
            scenario: ScenarioId::clone(scenario),
            title: view.facts(scenario).map(|facts| facts.title.clone()).unwrap_or_default(),
            because,
            trains: trained(shows),
            of: count(targets.len()),
            played_before: played.contains_key(scenario),
            due,
        })
    })
}
