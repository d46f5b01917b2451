//! From the attempts to the report, one file a topic. Every sum is of whole numbers or runs in the fixed order of the
//! view, so that nothing depends on the order in which the attempts came.

mod contrast;
mod films;
mod gain;
mod groups;
mod indicators;
mod items;
mod officers;
mod trust;

use super::group::{Caveat, Counting, FORMAT, GroupReport};
use super::library::Library;
use super::sitting::Cohort;
use super::view::{View, Wishes};
use crate::scoring::Sensitivity;
use crate::scoring::sensitivity::sensitivity;
use super::group::Rate;

/// Fewer people than this, and neither reliability nor discrimination is told.
///
/// Source: STANDARDS.md section 3, "Item analysis": below about 30 trainees print the interval or nothing.
pub const LEAST_PEOPLE: u32 = 30;

impl Cohort {
    /// What the group learned.
    #[must_use]
    pub fn report(&self, library: &Library, wishes: Wishes) -> GroupReport {
        let view = View::of(self, library, wishes);
        let counts = view.counts();
        let scenarios = films::scenarios(&view);
        let board = indicators::Board::of(&view);
        let indicators = board.lines(&view);
        let heat = board.heat(&view);
        let signals = Hits::of(view.counted().map(|seat| seat.sitting)).sensitivity();
        let mut caveats = Vec::new();
        let repeats = count_of(view.seats.iter().filter(|seat| !seat.is_first));
        match wishes.counting {
            _ if repeats == 0 => {}
            Counting::First => caveats.push(Caveat::RepeatsLeftOut { attempts: repeats }),
            Counting::Every => caveats.push(Caveat::RepeatsCounted { attempts: repeats }),
        }
        if counts.unfinished > 0 {
            caveats.push(Caveat::Unfinished { attempts: counts.unfinished });
        }
        if counts.timers_changed > 0 {
            caveats.push(Caveat::TimersChanged { attempts: counts.timers_changed });
        }
        if counts.practice > 0 && counts.exam > 0 {
            caveats.push(Caveat::ModesMixed { practice: counts.practice, exam: counts.exam });
        }
        for line in &scenarios {
            if line.versions.len() > 1 {
                caveats.push(Caveat::MixedVersions { scenario: line.scenario.clone(), versions: super::view::count(line.versions.len()) });
            }
            if !library.scenarios.contains_key(&line.scenario) {
                caveats.push(Caveat::UnknownScenario { scenario: line.scenario.clone() });
            }
        }
        if indicators.iter().any(|line| line.noticed.of > line.trainees) {
            caveats.push(Caveat::Clustered);
        }
        if signals.d_prime.is_some() && counts.trainees > 1 {
            caveats.push(Caveat::PooledSensitivity);
        }
        GroupReport {
            format: FORMAT,
            group_by: wishes.group_by,
            counting: wishes.counting,
            counts,
            groups: groups::groups(&view),
            scenarios,
            indicators,
            heat,
            cues: films::cues(&view),
            lures: films::lures(&view),
            choices: films::choices(&view),
            items: items::items(&view),
            reliability: items::reliability(&view),
            sensitivity: signals,
            calibration: trust::calibration(&view),
            gain: gain::gain(&view),
            contrast: contrast::contrast(&view),
            gaps: contrast::gaps(&view),
            officers: officers::officers(&view),
            caveats,
        }
    }
}

fn count_of<T>(things: impl Iterator<Item = T>) -> u32 {
    super::view::count(things.count())
}

/// Counts of noticing and of wrong suspicion.
#[derive(Clone, Copy, Debug, Default)]
struct Hits {
    hits: u32,
    shown: u32,
    alarms: u32,
    innocent: u32,
}

impl Hits {
    fn of<'a>(sittings: impl IntoIterator<Item = &'a super::sitting::Sitting>) -> Self {
        let mut all = Self::default();
        for sitting in sittings {
            all.add(sitting);
        }
        all
    }

    fn add(&mut self, sitting: &super::sitting::Sitting) {
        self.shown += super::view::count(sitting.signals.len());
        self.hits += count_of(sitting.signals.iter().filter(|signal| signal.noticed));
        self.innocent += super::view::count(sitting.noise.len());
        self.alarms += count_of(sitting.noise.iter().filter(|noise| noise.suspected));
    }

    fn noticed(self) -> Rate {
        Rate::of(self.hits, self.shown)
    }

    fn suspected(self) -> Rate {
        Rate::of(self.alarms, self.innocent)
    }

    fn sensitivity(self) -> Sensitivity {
        sensitivity(self.hits, self.shown - self.hits, self.alarms, self.innocent - self.alarms)
    }
}
