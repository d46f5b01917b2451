//! The attempts of a cohort in a fixed order, each with its group and whether it counts.

use std::collections::{BTreeMap, BTreeSet};

use super::group::{Counting, Counts, GroupBy};
use super::library::{Library, ScenarioFacts};
use super::sitting::{Cohort, Sitting};
use crate::catalogue::{CatalogueId, Indicator, IndicatorId};
use crate::course::CourseId;
use crate::scenario::graph::ScenarioId;
use crate::session::TraineeCode;
use crate::text::LocalizedText;
use crate::time::Day;

/// What is asked of a report.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Wishes {
    /// How groups are formed.
    pub group_by: GroupBy,
    /// Which attempts count.
    pub counting: Counting,
}

/// An attempt in its place.
#[derive(Clone, Copy, Debug)]
pub(super) struct Seat<'a> {
    pub(super) sitting: &'a Sitting,
    /// The first of its trainee at its scenario in its course.
    pub(super) is_first: bool,
    /// See [`Counting`].
    pub(super) counts: bool,
    /// A place in [`View::groups`].
    pub(super) group: usize,
    /// The day, in UTC, on which it began.
    pub(super) day: Day,
}

/// What tells a group from the others.
#[derive(Clone, Debug)]
pub(super) struct GroupKey {
    pub(super) id: String,
    pub(super) title: LocalizedText,
    pub(super) place: String,
    pub(super) begins: Option<Day>,
}

/// The attempts in a fixed order, with what is known beside them.
#[derive(Debug)]
pub(super) struct View<'a> {
    pub(super) cohort: &'a Cohort,
    pub(super) library: &'a Library,
    /// By trainee, then by beginning.
    pub(super) seats: Vec<Seat<'a>>,
    pub(super) groups: Vec<GroupKey>,
}

impl<'a> View<'a> {
    pub(super) fn of(cohort: &'a Cohort, library: &'a Library, wishes: Wishes) -> Self {
        let mut sittings: Vec<&Sitting> = cohort.sittings.iter().collect();
        sittings.sort_by(|a, b| {
            let key = |sitting: &'a Sitting| {
                (cohort.trainees.value(sitting.trainee), sitting.started, &sitting.attempt, cohort.versions.value(sitting.scored_under))
            };
            key(a).cmp(&key(b))
        });
        let mut known = BTreeSet::new();
        sittings.retain(|sitting| known.insert(&sitting.attempt));

        let mut groups: BTreeMap<String, (GroupKey, Day)> = BTreeMap::new();
        let mut places = Vec::with_capacity(sittings.len());
        for sitting in &sittings {
            let day = Day::of(sitting.started);
            let course = sitting.course.map(|course| cohort.courses.value(course));
            let key = group_of(course, day, library, wishes.group_by);
            places.push(key.id.clone());
            let first = &mut groups.entry(key.id.clone()).or_insert((key, day)).1;
            *first = day.min(*first);
        }
        let mut groups: Vec<GroupKey> =
            groups.into_values().map(|(key, first)| GroupKey { begins: key.begins.or(Some(first)), ..key }).collect();
        groups.sort_by(|a, b| (a.begins, &a.id).cmp(&(b.begins, &b.id)));
        let numbers: BTreeMap<&str, usize> = groups.iter().enumerate().map(|(at, group)| (group.id.as_str(), at)).collect();

        let mut begun = BTreeSet::new();
        let seats = sittings
            .iter()
            .zip(&places)
            .map(|(&sitting, place)| {
                let is_first = begun.insert((sitting.trainee, sitting.course, sitting.scenario));
                Seat {
                    sitting,
                    is_first,
                    counts: is_first || wishes.counting == Counting::Every,
                    group: numbers[place.as_str()],
                    day: Day::of(sitting.started),
                }
            })
            .collect();
        Self { cohort, library, seats, groups }
    }

    /// The attempts that count.
    pub(super) fn counted(&self) -> impl Iterator<Item = &Seat<'a>> {
        self.seats.iter().filter(|seat| seat.counts)
    }

    pub(super) fn trainee(&self, sitting: &Sitting) -> &'a TraineeCode {
        self.cohort.trainees.value(sitting.trainee)
    }

    pub(super) fn scenario(&self, sitting: &Sitting) -> &'a ScenarioId {
        self.cohort.scenarios.value(sitting.scenario)
    }

    pub(super) fn facts(&self, scenario: &ScenarioId) -> Option<&'a ScenarioFacts> {
        self.library.scenarios.get(scenario)
    }

    /// The catalogue of a scenario, if the scenario is known.
    pub(super) fn catalogue(&self, scenario: &ScenarioId) -> Option<&'a CatalogueId> {
        self.facts(scenario).map(|facts| &facts.catalogue)
    }

    pub(super) fn indicator(&self, catalogue: Option<&CatalogueId>, indicator: &IndicatorId) -> Option<&'a Indicator> {
        self.library.indicator(catalogue?, indicator)
    }

    /// The text of an indicator; empty when not known.
    pub(super) fn text(&self, catalogue: Option<&CatalogueId>, indicator: &IndicatorId) -> LocalizedText {
        self.indicator(catalogue, indicator).map(|known| known.text.clone()).unwrap_or_default()
    }

    /// How many attempts, trainees and days there are.
    pub(super) fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        let mut trainees = BTreeSet::new();
        let mut courses = BTreeSet::new();
        let mut places = BTreeSet::new();
        for seat in &self.seats {
            let sitting = seat.sitting;
            counts.attempts += 1;
            counts.counted += u32::from(seat.counts);
            counts.practice += u32::from(sitting.is_practice);
            counts.exam += u32::from(!sitting.is_practice);
            counts.timers_changed += u32::from(sitting.has_changed_timers);
            counts.unfinished += u32::from(sitting.ending.is_none());
            counts.rescored += u32::from(sitting.is_rescored);
            counts.first_day = Some(counts.first_day.map_or(seat.day, |day| day.min(seat.day)));
            counts.last_day = Some(counts.last_day.map_or(seat.day, |day| day.max(seat.day)));
            trainees.insert(sitting.trainee);
            if let Some(course) = sitting.course {
                courses.insert(course);
                places.extend(self.library.courses.get(self.cohort.courses.value(course)).map(|facts| &facts.place));
            }
        }
        counts.trainees = count(trainees.len());
        counts.courses = count(courses.len());
        counts.places = count(places.len());
        counts
    }
}

/// A number of things; there are never more than fit.
pub(super) fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

fn group_of(course: Option<&CourseId>, day: Day, library: &Library, by: GroupBy) -> GroupKey {
    let facts = course.and_then(|course| library.courses.get(course));
    let place = facts.map(|facts| facts.place.clone()).unwrap_or_default();
    let bare = |id: String| GroupKey { id, title: LocalizedText::default(), place: String::new(), begins: None };
    match by {
        GroupBy::Course => GroupKey {
            id: course.map(ToString::to_string).unwrap_or_default(),
            title: facts.map(|facts| facts.title.clone()).unwrap_or_default(),
            place,
            begins: facts.map(|facts| facts.begins),
        },
        GroupBy::Place => GroupKey { place: place.clone(), ..bare(place) },
        GroupBy::Month => bare(day.to_string().chars().take("2026-11".len()).collect()),
        GroupBy::All => bare("all".to_owned()),
    }
}
