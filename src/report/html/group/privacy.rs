//! What an edition that is handed on must not tell.
//!
//! Codes are left out, and so is every number that fewer than [`FEWEST`] people may stand behind. A group that small is left
//! out whole; if it is the only one, the next smallest goes with it, because the total less all others would give it away.

use super::Maker;

/// Numbers of fewer people than this are withheld from an edition that is handed on. Our choice: no source prescribes it.
pub const FEWEST: u32 = 5;

/// For whom a report is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Edition {
    /// The trainer: codes stand in it, every number is told.
    #[default]
    Trainer,
    /// To be handed on: no codes, nothing that few people stand behind.
    Programme,
}

impl Maker<'_> {
    /// Whether codes may stand in this edition.
    pub(super) fn tells_codes(self) -> bool {
        self.edition == Edition::Trainer
    }

    /// Whether a number may be told that this many stand behind.
    pub(super) fn tells(self, behind: u32) -> bool {
        self.edition == Edition::Trainer || behind >= FEWEST
    }

    /// Which groups may be told of, in the report's order.
    pub(super) fn told_groups(self) -> Vec<bool> {
        let people: Vec<u32> = self.report.groups.iter().map(|group| group.trainees).collect();
        match self.edition {
            Edition::Trainer => vec![true; people.len()],
            Edition::Programme => told(&people),
        }
    }

    /// Whether a cell of an indicator and a group may be told. How many people stand behind `of` showings is not known
    /// exactly: as many showings are reckoned to each as the indicator has on average, rounded up.
    pub(super) fn tells_cell(self, of: u32, indicator: usize) -> bool {
        let line = &self.report.indicators[indicator];
        let each = line.noticed.of.div_ceil(line.trainees.max(1)).max(1);
        self.tells(of / each)
    }
}

/// Which groups of so many people may be told of.
fn told(people: &[u32]) -> Vec<bool> {
    let mut told: Vec<bool> = people.iter().map(|people| *people >= FEWEST).collect();
    if told.iter().filter(|told| !**told).count() == 1
        && let Some(next) = (0..people.len()).filter(|at| told[*at]).min_by_key(|at| people[*at])
    {
        told[next] = false;
    }
    told
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_small_group_takes_the_next_smallest_with_it() {
        assert_eq!(told(&[30, 4, 12, 9]), [true, false, true, false]);
        assert_eq!(told(&[30, 4, 3, 9]), [true, false, false, true], "two small ones hide each other");
        assert_eq!(told(&[5, 5]), [true, true]);
        assert_eq!(told(&[4]), [false]);
    }
}
