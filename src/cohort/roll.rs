//! Who did what: every code with what it finished last, of each scenario and for each purpose. Counts only, no statistics.

use std::collections::{BTreeMap, BTreeSet};

use super::record::Record;
use crate::course::Purpose;
use crate::scenario::graph::ScenarioId;
use crate::session::{Finish, TraineeCode};
use crate::time::WallTime;

/// Something that is to be done: a scenario, for a purpose.
pub type Task = (ScenarioId, Purpose);

/// What somebody did of a task.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Did {
    /// How many attempts were finished.
    pub attempts: u32,
    /// When the last of them was closed.
    pub finished: WallTime,
    /// The whole of the last, in thousandths of the most on its path; `None`: nothing to mark.
    pub overall: Option<u32>,
    /// Whether the last passed; `None`: nobody passes or fails.
    pub passed: Option<bool>,
    /// Whether the last came to an ending of the film.
    pub came_to_an_end: bool,
}

/// Somebody's line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    expected: BTreeSet<Task>,
    did: BTreeMap<Task, Did>,
}

impl Line {
    /// What they did of a task; `None`: nothing.
    #[must_use]
    pub fn did(&self, task: &Task) -> Option<&Did> {
        self.did.get(task)
    }

    /// Whether the task is theirs.
    #[must_use]
    pub fn is_expected(&self, task: &Task) -> bool {
        self.expected.contains(task)
    }

    /// Whether they did nothing at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.did.is_empty()
    }
}

/// Who did what. Takes records in any order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Roll {
    lines: BTreeMap<TraineeCode, Line>,
    tasks: BTreeSet<Task>,
}

impl Roll {
    /// Somebody who should do these tasks, and may have done nothing yet.
    pub fn expect(&mut self, trainee: &TraineeCode, tasks: impl IntoIterator<Item = Task>) {
        let line = self.lines.entry(trainee.clone()).or_default();
        for task in tasks {
            self.tasks.insert(task.clone());
            line.expected.insert(task);
        }
    }

    /// Takes one attempt more.
    pub fn add(&mut self, record: &Record) {
        let task = (record.scenario.clone(), record.about.purpose);
        self.tasks.insert(task.clone());
        let did = Did {
            attempts: 1,
            finished: record.about.finished,
            overall: record.overall,
            passed: record.passed,
            came_to_an_end: matches!(record.finish, Some(Finish::Ended { .. })),
        };
        let known = self.lines.entry(record.trainee.clone()).or_default().did.entry(task);
        known
            .and_modify(|known| {
                let attempts = known.attempts + 1;
                // Of two that were closed in the same moment the better one, so that the order of arrival does not show.
                let of = |did: &Did| (did.finished, did.overall, did.passed, did.came_to_an_end);
                *known = Did { attempts, ..if of(&did) > of(known) { did } else { *known } };
            })
            .or_insert(did);
    }

    /// The tasks: what is expected and what was done.
    pub fn tasks(&self) -> impl Iterator<Item = &Task> {
        self.tasks.iter()
    }

    /// Everybody, by code.
    pub fn lines(&self) -> impl Iterator<Item = (&TraineeCode, &Line)> {
        self.lines.iter()
    }

    /// Whether nobody is expected and nobody did anything.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// Those of whom nothing is here yet.
    pub fn absent(&self) -> impl Iterator<Item = &TraineeCode> {
        self.lines.iter().filter(|(_, line)| line.is_empty()).map(|(code, _)| code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cohort::tests::record;

    #[test]
    fn the_last_attempt_counts_whatever_the_order() {
        let mut records = [record("t-1", "film", 10), record("t-1", "film", 20), record("t-2", "film", 5)];
        records[1].overall = Some(700);
        let roll = |order: &[usize]| {
            let mut roll = Roll::default();
            roll.expect(&"t-3".into(), [("other".into(), Purpose::PostTest)]);
            order.iter().for_each(|at| roll.add(&records[*at]));
            roll
        };
        let told = roll(&[0, 1, 2]);
        assert_eq!(told, roll(&[2, 1, 0]));
        assert_eq!(told.absent().map(|code| &*code.0).collect::<Vec<_>>(), ["t-3"]);
        assert_eq!(told.tasks().count(), 2, "what is expected, and what was done");
        let (_, line) = told.lines().next().expect("t-1");
        let did = line.did(&(ScenarioId("film".into()), records[0].about.purpose)).expect("done");
        assert_eq!((did.attempts, did.overall, did.finished), (2, Some(700), records[1].about.finished));
    }
}
