//! Items and scales: how difficult, how telling, how reliable.
//!
//! Branching leaves cells empty by design. Two things follow. An item's *rest* is made only of items that everyone met who
//! met the item itself; and α is computed only over items that everyone met. Nothing is filled in, no paths are pooled.
//! People who did not come to an ending count for an item's difficulty, but not for its rest nor for α: one who gives up
//! early would otherwise shrink what everyone met to nothing.

use std::collections::BTreeMap;

use super::super::group::{Advice, Correlation, ItemLine, ReliabilityLine, Scale, Told, Why};
use super::super::sitting::{SIXTHS, Sitting};
use super::super::statistics::{NoAlpha, Sums, correlation, cronbach_alpha};
use super::super::view::{View, count};
use super::groups::Yes;
use super::LEAST_PEOPLE;
use crate::scenario::graph::{ContentHash, NodeId, ScenarioId};
use crate::scoring::Sign;

/// An item of a scale. `None`: the node's choice.
type Item<'a> = (&'a NodeId, Option<&'a Sign>);

/// What one person did with the items of a scale that they met; each at its first showing.
struct Row<'a> {
    values: BTreeMap<Item<'a>, i64>,
    has_ended: bool,
}

/// One scale of one version of one scenario.
type Key<'a> = (&'a ScenarioId, &'a ContentHash, Scale);

fn tables<'a>(view: &View<'a>) -> BTreeMap<Key<'a>, Vec<Row<'a>>> {
    let mut tables: BTreeMap<Key, Vec<Row>> = BTreeMap::new();
    for seat in view.seats.iter().filter(|seat| seat.is_first) {
        for scale in Scale::ALL {
            let values = values(view, seat.sitting, scale);
            if !values.is_empty() {
                let key = (view.scenario(seat.sitting), view.cohort.versions.value(seat.sitting.scored_under), scale);
                tables.entry(key).or_default().push(Row { values, has_ended: seat.sitting.ending.is_some() });
            }
        }
    }
    tables
}

fn values<'a>(view: &View<'a>, sitting: &Sitting, scale: Scale) -> BTreeMap<Item<'a>, i64> {
    let mut values = BTreeMap::new();
    match scale {
        Scale::Noticing => {
            for signal in &sitting.signals {
                let (_, node, sign, _) = view.cohort.signals.value(signal.what);
                values.entry((node, Some(sign))).or_insert(i64::from(signal.noticed));
            }
        }
        Scale::Restraint => {
            for noise in &sitting.noise {
                let (_, node, sign) = view.cohort.lures.value(noise.what);
                values.entry((node, Some(sign))).or_insert(i64::from(!noise.suspected));
            }
        }
        Scale::Acting => {
            for choice in &sitting.choices {
                if let Some(worth) = choice.worth {
                    values.entry((&view.cohort.nodes.value(choice.node).1, None)).or_insert(i64::from(worth));
                }
            }
        }
    }
    values
}

impl Scale {
    /// What a whole item is worth in the scale's whole numbers.
    fn unit(self) -> f64 {
        match self {
            Self::Noticing | Self::Restraint => 1.0,
            Self::Acting => f64::from(SIXTHS),
        }
    }
}

impl Advice {
    /// From the coefficient.
    ///
    /// Source: STANDARDS.md section 3, "Item analysis".
    #[must_use]
    pub fn of(r: f64) -> Self {
        match r {
            _ if r >= 0.30 => Self::Good,
            _ if r >= 0.20 => Self::Fair,
            _ if r >= 0.0 => Self::Revise,
            _ => Self::CheckKey,
        }
    }
}

/// The items that all of these met.
fn common<'a>(rows: &[&Row<'a>]) -> Vec<Item<'a>> {
    let Some((first, others)) = rows.split_first() else { return Vec::new() };
    first.values.keys().filter(|item| others.iter().all(|row| row.values.contains_key(item))).copied().collect()
}

pub(super) fn items(view: &View) -> Vec<ItemLine> {
    let mut lines = Vec::new();
    for ((scenario, version, scale), rows) in tables(view) {
        let mut all: Vec<Item> = rows.iter().flat_map(|row| row.values.keys().copied()).collect();
        all.sort_by_key(|item| in_file(view, scenario, *item));
        all.dedup();
        for item in all {
            let met: Vec<i64> = rows.iter().filter_map(|row| row.values.get(&item).copied()).collect();
            let sums: Sums = met.iter().copied().collect();
            let spread = sums.spread(scale.unit());
            let interval = if scale == Scale::Acting {
                spread.interval
            } else {
                let mut right = Yes::default();
                met.iter().for_each(|value| right.add(*value > 0));
                right.rate().interval
            };
            let ended: Vec<&Row> = rows.iter().filter(|row| row.has_ended && row.values.contains_key(&item)).collect();
            let rest: Vec<Item> = common(&ended).into_iter().filter(|other| *other != item).collect();
            let discrimination = discrimination(item, &rest, &ended);
            lines.push(ItemLine {
                scenario: scenario.clone(),
                scored_under: version.clone(),
                node: item.0.clone(),
                sign: item.1.cloned(),
                scale,
                trainees: sums.count,
                difficulty: spread.mean.unwrap_or_default(),
                interval,
                rest_items: count(rest.len()),
                advice: discrimination.known().map(|known| Advice::of(known.r)),
                discrimination,
            });
        }
    }
    lines
}

fn discrimination(item: Item, rest: &[Item], rows: &[&Row]) -> Told<Correlation> {
    let have = count(rows.len());
    if rest.is_empty() {
        return Told::Withheld(Why::TooFewItems { have: 1, need: 2 });
    }
    if have < LEAST_PEOPLE {
        return Told::Withheld(Why::TooFew { have, need: LEAST_PEOPLE });
    }
    let pairs: Vec<(i64, i64)> =
        rows.iter().map(|row| (row.values[&item], rest.iter().map(|other| row.values[other]).sum())).collect();
    correlation(&pairs).map_or(Told::Withheld(Why::NoVariance), Told::Known)
}

/// Where an item stands in its scenario's file.
fn in_file<'a>(view: &View, scenario: &ScenarioId, (node, sign): Item<'a>) -> (usize, Item<'a>) {
    let at = view.facts(scenario).and_then(|facts| match sign {
        Some(sign) => facts.moment(node, sign),
        None => facts.choices.iter().position(|choice| choice.node == *node),
    });
    (at.unwrap_or(usize::MAX), (node, sign))
}

pub(super) fn reliability(view: &View) -> Vec<ReliabilityLine> {
    tables(view)
        .into_iter()
        .map(|((scenario, version, scale), rows)| {
            let ended: Vec<&Row> = rows.iter().filter(|row| row.has_ended).collect();
            let fixed = common(&ended);
            let met_by_some = ended.iter().flat_map(|row| row.values.keys()).collect::<std::collections::BTreeSet<_>>().len();
            let (people, items) = (count(ended.len()), count(fixed.len()));
            let alpha = if people < LEAST_PEOPLE {
                Told::Withheld(Why::TooFew { have: people, need: LEAST_PEOPLE })
            } else {
                let matrix: Vec<Vec<i64>> = ended.iter().map(|row| fixed.iter().map(|item| row.values[item]).collect()).collect();
                match cronbach_alpha(&matrix) {
                    Ok(alpha) => Told::Known(alpha),
                    Err(NoAlpha::People) => Told::Withheld(Why::TooFew { have: people, need: LEAST_PEOPLE }),
                    Err(NoAlpha::Items) => Told::Withheld(Why::TooFewItems { have: items, need: 2 }),
                    Err(NoAlpha::Constant) => Told::Withheld(Why::NoVariance),
                }
            };
            ReliabilityLine {
                scenario: scenario.clone(),
                scored_under: version.clone(),
                scale,
                trainees: people,
                items,
                left_out: count(met_by_some) - items,
                alpha,
            }
        })
        .collect()
}
