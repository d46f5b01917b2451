//! Innocent films beside those with signs; and what the catalogues hold that no film shows.

use std::collections::BTreeSet;

use super::super::group::{CatalogueGap, Contrast, IndicatorText, ScenarioKind};
use super::super::view::{View, count};
use super::films::kind;
use super::groups::Yes;
use super::Hits;
use crate::catalogue::{CatalogueId, IndicatorId};
use crate::scenario::graph::ScenarioId;

pub(super) fn contrast(view: &View) -> Contrast {
    let mut all = Contrast::default();
    let (mut with_signs, mut innocent) = (Hits::default(), Hits::default());
    let [mut suspecting, mut concluded_with, mut concluded_innocent] = [Yes::default(); 3];
    let (mut players_with, mut players_innocent) = (BTreeSet::new(), BTreeSet::new());
    let (mut films_with, mut films_innocent) = (BTreeSet::new(), BTreeSet::new());
    for seat in view.counted() {
        let (scenario, sitting) = (view.scenario(seat.sitting), seat.sitting);
        match kind(view.facts(scenario)) {
            ScenarioKind::WithSigns => {
                films_with.insert(scenario);
                players_with.insert(sitting.trainee);
                with_signs.add(sitting);
                sitting.conclusions.iter().for_each(|(_, right)| concluded_with.add(*right));
            }
            ScenarioKind::Innocent => {
                films_innocent.insert(scenario);
                players_innocent.insert(sitting.trainee);
                innocent.add(sitting);
                suspecting.add(sitting.strays > 0 || sitting.noise.iter().any(|noise| noise.suspected));
                sitting.conclusions.iter().for_each(|(_, right)| concluded_innocent.add(*right));
            }
            ScenarioKind::Unknown => {}
        }
    }
    all.with_signs = films_with.into_iter().cloned().collect();
    all.innocent = films_innocent.into_iter().cloned().collect();
    all.noticed = with_signs.noticed();
    all.suspected_beside_signs = with_signs.suspected();
    all.suspected_in_innocent = innocent.suspected();
    all.attempts_suspecting = suspecting.rate();
    all.concluded_with_signs = concluded_with.rate();
    all.concluded_innocent = concluded_innocent.rate();
    all.trainees_with_both = count(players_with.intersection(&players_innocent).count());
    all
}

/// Over the scenarios that were played and those of the courses in which something was played.
pub(super) fn gaps(view: &View) -> Vec<CatalogueGap> {
    let mut scenarios: BTreeSet<&ScenarioId> = view.seats.iter().map(|seat| view.scenario(seat.sitting)).collect();
    let courses: BTreeSet<u32> = view.seats.iter().filter_map(|seat| seat.sitting.course).collect();
    let courses = courses.into_iter().filter_map(|course| view.library.courses.get(view.cohort.courses.value(course)));
    scenarios.extend(courses.flat_map(|course| &course.scenarios));
    let known = || scenarios.iter().filter_map(|scenario| view.facts(scenario));
    let catalogues: BTreeSet<&CatalogueId> = known().map(|facts| &facts.catalogue).collect();
    let mut met: BTreeSet<(&CatalogueId, &IndicatorId)> = BTreeSet::new();
    let mut seen = vec![false; view.cohort.signals.len()];
    view.seats.iter().flat_map(|seat| &seat.sitting.signals).for_each(|signal| seen[signal.what as usize] = true);
    for ((scenario, _, _, indicator), number) in view.cohort.signals.in_order() {
        if let Some(catalogue) = view.catalogue(scenario).filter(|_| seen[number as usize]) {
            met.insert((catalogue, indicator));
        }
    }
    catalogues
        .into_iter()
        .filter_map(|id| view.library.catalogues.get(id))
        .map(|catalogue| {
            let exercised: BTreeSet<&IndicatorId> =
                known().filter(|facts| facts.catalogue == catalogue.id).flat_map(|facts| facts.indicators()).collect();
            let those = |wanted: &dyn Fn(&IndicatorId) -> bool| -> Vec<IndicatorText> {
                let entries = catalogue.indicators.iter().filter(|entry| wanted(&entry.id));
                entries.map(|entry| IndicatorText { indicator: entry.id.clone(), text: entry.text.clone() }).collect()
            };
            let never_exercised = those(&|id| !exercised.contains(id));
            CatalogueGap {
                catalogue: catalogue.id.clone(),
                title: catalogue.title.clone(),
                indicators: count(catalogue.indicators.len()),
                exercised: count(catalogue.indicators.len() - never_exercised.len()),
                never_exercised,
                never_met: those(&|id| exercised.contains(id) && !met.contains(&(&catalogue.id, id))),
            }
        })
        .collect()
}
