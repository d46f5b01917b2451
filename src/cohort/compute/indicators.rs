//! Noticing by indicator, and by indicator and group.

use std::collections::BTreeMap;

use super::super::group::{HeatMap, IndicatorLine, Names, Rate};
use super::super::view::View;
use super::groups::Yes;
use crate::catalogue::{CatalogueId, IndicatorId};
use crate::scenario::graph::ScenarioId;
use crate::scoring::Naming;

/// An indicator of a catalogue; ids alone mean something else in another catalogue.
type Key = (Option<CatalogueId>, IndicatorId);

/// Every indicator that was shown or suspected, a row each.
pub(super) struct Board {
    rows: Vec<Row>,
    groups: usize,
}

struct Row {
    key: Key,
    trainees: u32,
    /// The last trainee counted; seats come by trainee.
    last: Option<u32>,
    noticed: Yes,
    points: u64,
    names: Names,
    suspected: u32,
    by_group: Vec<Yes>,
}

impl Names {
    pub(super) fn add(&mut self, naming: Option<Naming>) {
        match naming {
            Some(Naming::Exact) => self.exact += 1,
            Some(Naming::Near) => self.near += 1,
            Some(Naming::Wrong) => self.wrong += 1,
            Some(Naming::Unnamed) => self.unnamed += 1,
            None => {}
        }
    }
}

impl Board {
    pub(super) fn of(view: &View) -> Self {
        let mut rows: BTreeMap<(Option<CatalogueId>, usize, IndicatorId), usize> = BTreeMap::new();
        let mut board = Self { rows: Vec::new(), groups: view.groups.len() };
        // Rows in the catalogues' order, then every sign's row, so that counting needs no look-ups.
        let place = |scenario: &ScenarioId, indicator: &IndicatorId| {
            let catalogue = view.catalogue(scenario);
            let order = catalogue
                .and_then(|id| view.library.catalogues.get(id))
                .and_then(|known| known.indicators.iter().position(|entry| entry.id == *indicator))
                .unwrap_or(usize::MAX);
            (catalogue.cloned(), order, indicator.clone())
        };
        let mut of_signal = vec![(None, 0, IndicatorId::from("")); view.cohort.signals.len()];
        for ((scenario, _, _, indicator), number) in view.cohort.signals.in_order() {
            of_signal[number as usize] = place(scenario, indicator);
        }
        let mut shown = vec![false; of_signal.len()];
        let mut suspected = std::collections::BTreeSet::new();
        for seat in view.counted() {
            seat.sitting.signals.iter().for_each(|signal| shown[signal.what as usize] = true);
            suspected.extend(seat.sitting.noise.iter().filter_map(|noise| Some((seat.sitting.scenario, noise.named?))));
        }
        let suspected: BTreeMap<(u32, u32), _> = suspected
            .into_iter()
            .map(|(scenario, named)| ((scenario, named), place(view.cohort.scenarios.value(scenario), view.cohort.indicators.value(named))))
            .collect();
        let keys = of_signal.iter().zip(&shown).filter(|(_, shown)| **shown).map(|(key, _)| key).chain(suspected.values());
        rows.extend(keys.map(|key| (key.clone(), 0)));
        for (at, ((catalogue, _, indicator), row)) in rows.iter_mut().enumerate() {
            *row = at;
            board.rows.push(Row::new((catalogue.clone(), indicator.clone()), board.groups));
        }
        let of_signal: Vec<usize> = of_signal.iter().map(|key| rows.get(key).copied().unwrap_or(usize::MAX)).collect();
        for seat in view.counted() {
            for signal in &seat.sitting.signals {
                let row = &mut board.rows[of_signal[signal.what as usize]];
                if row.last != Some(seat.sitting.trainee) {
                    row.last = Some(seat.sitting.trainee);
                    row.trainees += 1;
                }
                row.noticed.add(signal.noticed);
                row.by_group[seat.group].add(signal.noticed);
                row.points += u64::from(signal.points);
                row.names.add(signal.naming);
            }
            for named in seat.sitting.noise.iter().filter_map(|noise| noise.named) {
                board.rows[rows[&suspected[&(seat.sitting.scenario, named)]]].suspected += 1;
            }
        }
        board
    }

    pub(super) fn lines(&self, view: &View) -> Vec<IndicatorLine> {
        self.rows
            .iter()
            .map(|row| {
                let (catalogue, indicator) = &row.key;
                let known = view.indicator(catalogue.as_ref(), indicator);
                IndicatorLine {
                    catalogue: catalogue.clone(),
                    indicator: indicator.clone(),
                    text: view.text(catalogue.as_ref(), indicator),
                    dimension: known.map(|known| known.dimension.clone()),
                    strength: known.and_then(|known| known.strength),
                    verify: known.is_some_and(|known| known.verify),
                    trainees: row.trainees,
                    noticed: row.noticed.rate(),
                    names: row.names,
                    suspected: row.suspected,
                    points: mean(row.points, row.noticed.of),
                }
            })
            .collect()
    }

    pub(super) fn heat(&self, _: &View) -> HeatMap {
        let rows: Vec<Vec<Rate>> = self.rows.iter().map(|row| row.by_group.iter().map(|cell| cell.rate()).collect()).collect();
        HeatMap { rows }
    }
}

impl Row {
    fn new(key: Key, groups: usize) -> Self {
        Self {
            key,
            trainees: 0,
            last: None,
            noticed: Yes::default(),
            points: 0,
            names: Names::default(),
            suspected: 0,
            by_group: vec![Yes::default(); groups],
        }
    }
}

/// The mean of thousandths, in wholes.
#[expect(clippy::cast_precision_loss, reason = "statistics: rounded once, at the end")]
pub(super) fn mean(thousandths: u64, of: u32) -> Option<f64> {
    (of > 0).then(|| thousandths as f64 / 1000.0 / f64::from(of))
}
