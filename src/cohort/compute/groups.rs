//! Each group in a line.

use std::collections::BTreeSet;

use super::super::group::{Group, Marks, Rate};
use super::super::statistics::Sums;
use super::super::view::{View, count};
use super::Hits;

pub(super) fn groups(view: &View) -> Vec<Group> {
    let mut sheets: Vec<Sheet> = view.groups.iter().map(|_| Sheet::default()).collect();
    for seat in &view.seats {
        let sheet = &mut sheets[seat.group];
        sheet.attempts += 1;
        sheet.trainees.insert(seat.sitting.trainee);
        if seat.counts {
            sheet.counted += 1;
            sheet.marks.add(seat.sitting.overall);
            sheet.passed.add(seat.sitting.passed);
            sheet.hits.add(seat.sitting);
        }
    }
    view.groups
        .iter()
        .zip(sheets)
        .map(|(key, sheet)| Group {
            id: key.id.clone(),
            title: key.title.clone(),
            place: key.place.clone(),
            begins: key.begins,
            trainees: count(sheet.trainees.len()),
            attempts: sheet.attempts,
            counted: sheet.counted,
            marks: sheet.marks.marks(),
            passed: sheet.passed.rate(),
            noticed: sheet.hits.noticed(),
            suspected: sheet.hits.suspected(),
            sensitivity: sheet.hits.sensitivity(),
        })
        .collect()
}

#[derive(Default)]
struct Sheet {
    attempts: u32,
    counted: u32,
    trainees: BTreeSet<u32>,
    marks: MarkSheet,
    passed: Yes,
    hits: Hits,
}

/// Marks on their way to [`Marks`].
#[derive(Default)]
pub(super) struct MarkSheet {
    sums: Sums,
    tenths: [u32; 10],
}

impl MarkSheet {
    /// Takes thousandths in; nothing when there was nothing to mark.
    pub(super) fn add(&mut self, thousandths: Option<u32>) {
        let Some(thousandths) = thousandths else { return };
        self.sums.add(i64::from(thousandths));
        self.tenths[(thousandths as usize / 100).min(9)] += 1;
    }

    pub(super) fn marks(&self) -> Marks {
        Marks { spread: self.sums.spread(1000.0), tenths: self.tenths.to_vec() }
    }
}

/// Answers of yes or no on their way to a [`Rate`].
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Yes {
    pub(super) yes: u32,
    pub(super) of: u32,
}

impl Yes {
    /// Takes an answer in, if there is one.
    pub(super) fn add(&mut self, answer: impl Into<Option<bool>>) {
        if let Some(answer) = answer.into() {
            self.of += 1;
            self.yes += u32::from(answer);
        }
    }

    pub(super) fn rate(self) -> Rate {
        Rate::of(self.yes, self.of)
    }
}
