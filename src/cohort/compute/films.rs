//! Scenarios, their signs, innocent moments and choices, each in a line.

use std::collections::{BTreeMap, BTreeSet};

use super::super::group::{
    ChoiceLine, CueLine, EndingLine, LureLine, Names, OptionLine, Rate, ScenarioKind, ScenarioLine, TakenFor, VersionLine,
};
use super::super::library::ScenarioFacts;
use super::super::view::{View, count};
use super::groups::{MarkSheet, Yes};
use super::indicators::mean;
use super::Hits;
use crate::scenario::graph::{ContentHash, NodeId, OptionId, ScenarioId};
use crate::scoring::Sign;

/// What kind of film it is, by its facts.
pub(super) fn kind(facts: Option<&ScenarioFacts>) -> ScenarioKind {
    match facts {
        None => ScenarioKind::Unknown,
        Some(facts) if facts.indicators().is_empty() => ScenarioKind::Innocent,
        Some(_) => ScenarioKind::WithSigns,
    }
}

#[derive(Default)]
struct Sheet {
    attempts: u32,
    counted: u32,
    trainees: BTreeSet<u32>,
    versions: BTreeMap<ContentHash, (u32, u32)>,
    marks: MarkSheet,
    passed: Yes,
    hits: Hits,
    strays: u64,
    concluded: Yes,
    endings: BTreeMap<Option<NodeId>, u32>,
}

pub(super) fn scenarios(view: &View) -> Vec<ScenarioLine> {
    let mut sheets: BTreeMap<&ScenarioId, Sheet> = BTreeMap::new();
    for seat in &view.seats {
        let sitting = seat.sitting;
        let sheet = sheets.entry(view.scenario(sitting)).or_default();
        sheet.attempts += 1;
        sheet.trainees.insert(sitting.trainee);
        if !seat.counts {
            continue;
        }
        sheet.counted += 1;
        let version = sheet.versions.entry(view.cohort.versions.value(sitting.scored_under).clone()).or_default();
        version.0 += 1;
        version.1 += u32::from(sitting.is_rescored);
        sheet.marks.add(sitting.overall);
        sheet.passed.add(sitting.passed);
        sheet.hits.add(sitting);
        sheet.strays += u64::from(sitting.strays);
        sitting.conclusions.iter().for_each(|(_, right)| sheet.concluded.add(*right));
        let ending = sitting.ending.map(|node| view.cohort.nodes.value(node).1.clone());
        *sheet.endings.entry(ending).or_default() += 1;
    }
    sheets
        .into_iter()
        .map(|(scenario, sheet)| {
            let facts = view.facts(scenario);
            let title = |node: &NodeId| facts.map(|facts| facts.title_of(node)).unwrap_or_default();
            ScenarioLine {
                scenario: scenario.clone(),
                title: facts.map(|facts| facts.title.clone()).unwrap_or_default(),
                kind: kind(facts),
                trainees: count(sheet.trainees.len()),
                attempts: sheet.attempts,
                counted: sheet.counted,
                versions: sheet
                    .versions
                    .into_iter()
                    .map(|(scored_under, (counted, rescored))| VersionLine {
                        is_installed: facts.is_some_and(|facts| facts.content_hash == scored_under),
                        scored_under,
                        counted,
                        rescored,
                    })
                    .collect(),
                marks: sheet.marks.marks(),
                passed: sheet.passed.rate(),
                noticed: sheet.hits.noticed(),
                suspected: sheet.hits.suspected(),
                strays: mean(sheet.strays * 1000, sheet.counted),
                concluded_rightly: sheet.concluded.rate(),
                endings: sheet
                    .endings
                    .into_iter()
                    .map(|(ending, came)| EndingLine {
                        title: ending.as_ref().map(title).unwrap_or_default(),
                        ending,
                        came: Rate::of(came, sheet.counted),
                    })
                    .collect(),
            }
        })
        .collect()
}

/// Where a sign stands: its scenario, then its place in the file, unknown ones last by node and sign.
fn place<'a>(view: &View, scenario: &'a ScenarioId, node: &'a NodeId, sign: &'a Sign) -> (&'a ScenarioId, usize, &'a NodeId, &'a Sign) {
    let at = view.facts(scenario).and_then(|facts| facts.moment(node, sign)).unwrap_or(usize::MAX);
    (scenario, at, node, sign)
}

pub(super) fn cues(view: &View) -> Vec<CueLine> {
    #[derive(Clone, Default)]
    struct Sheet {
        noticed: Yes,
        points: u64,
        names: Names,
        latency: i64,
        timed: u32,
    }
    let mut sheets = vec![Sheet::default(); view.cohort.signals.len()];
    for signal in view.counted().flat_map(|seat| &seat.sitting.signals) {
        let sheet = &mut sheets[signal.what as usize];
        sheet.noticed.add(signal.noticed);
        sheet.points += u64::from(signal.points);
        sheet.names.add(signal.naming);
        if let Some(latency) = signal.latency {
            sheet.latency += i64::from(latency);
            sheet.timed += 1;
        }
    }
    let mut lines: Vec<_> = view
        .cohort
        .signals
        .in_order()
        .map(|((scenario, node, sign, indicator), number)| (place(view, scenario, node, sign), indicator, &sheets[number as usize]))
        .filter(|(_, _, sheet)| sheet.noticed.of > 0)
        .collect();
    lines.sort_by(|a, b| (&a.0, a.1).cmp(&(&b.0, b.1)));
    lines
        .into_iter()
        .map(|((scenario, at, node, sign), indicator, sheet)| {
            let facts = view.facts(scenario);
            CueLine {
                scenario: scenario.clone(),
                node: node.clone(),
                place: facts.map(|facts| facts.title_of(node)).unwrap_or_default(),
                sign: sign.clone(),
                indicator: indicator.clone(),
                note: facts.and_then(|facts| facts.moments.get(at)).map(|moment| moment.note.clone()).unwrap_or_default(),
                noticed: sheet.noticed.rate(),
                names: sheet.names,
                points: mean(sheet.points, sheet.noticed.of),
                latency: u64::try_from(sheet.latency).ok().and_then(|millis| mean(millis, sheet.timed)),
            }
        })
        .collect()
}

pub(super) fn lures(view: &View) -> Vec<LureLine> {
    let mut sheets: Vec<(Yes, BTreeMap<u32, u32>)> = vec![Default::default(); view.cohort.lures.len()];
    for noise in view.counted().flat_map(|seat| &seat.sitting.noise) {
        let (suspected, named) = &mut sheets[noise.what as usize];
        suspected.add(noise.suspected);
        if let Some(indicator) = noise.named {
            *named.entry(indicator).or_default() += 1;
        }
    }
    let mut lines: Vec<_> = view
        .cohort
        .lures
        .in_order()
        .map(|((scenario, node, sign), number)| (place(view, scenario, node, sign), &sheets[number as usize]))
        .filter(|(_, (suspected, _))| suspected.of > 0)
        .collect();
    lines.sort_by(|a, b| a.0.cmp(&b.0));
    lines
        .into_iter()
        .map(|((scenario, at, node, sign), (suspected, named))| {
            let facts = view.facts(scenario);
            let mut taken_for: Vec<TakenFor> = named
                .iter()
                .map(|(indicator, times)| {
                    let indicator = view.cohort.indicators.value(*indicator).clone();
                    TakenFor { text: view.text(view.catalogue(scenario), &indicator), indicator, times: *times }
                })
                .collect();
            taken_for.sort_by(|a, b| (b.times, &a.indicator).cmp(&(a.times, &b.indicator)));
            LureLine {
                scenario: scenario.clone(),
                node: node.clone(),
                place: facts.map(|facts| facts.title_of(node)).unwrap_or_default(),
                sign: sign.clone(),
                why: facts.and_then(|facts| facts.moments.get(at)).map(|moment| moment.note.clone()).unwrap_or_default(),
                suspected: suspected.rate(),
                taken_for,
            }
        })
        .collect()
}

pub(super) fn choices(view: &View) -> Vec<ChoiceLine> {
    // By choice: how often each option was taken, and by the time.
    let mut sheets: Vec<BTreeMap<OptionId, (u32, u32)>> = vec![BTreeMap::new(); view.cohort.nodes.len()];
    for choice in view.counted().flat_map(|seat| &seat.sitting.choices) {
        let taken = sheets[choice.node as usize].entry(view.cohort.options.value(choice.option).clone()).or_default();
        taken.0 += 1;
        taken.1 += u32::from(choice.by_timeout);
    }
    let mut lines: Vec<_> = view
        .cohort
        .nodes
        .in_order()
        .map(|((scenario, node), number)| {
            let facts = view.facts(scenario);
            let at = facts.and_then(|facts| facts.choices.iter().position(|choice| choice.node == *node)).unwrap_or(usize::MAX);
            ((scenario, at, node), facts.and_then(|facts| facts.choices.get(at)), &sheets[number as usize])
        })
        .filter(|(_, _, sheet)| !sheet.is_empty())
        .collect();
    lines.sort_by(|a, b| a.0.cmp(&b.0));
    lines
        .into_iter()
        .map(|((scenario, _, node), known, sheet)| {
            let all = sheet.values().map(|(times, _)| times).sum();
            let mut options: Vec<OptionLine> = known
                .into_iter()
                .flat_map(|known| &known.options)
                .map(|(option, text, rating)| {
                    let (times, by_timeout) = sheet.get(option).copied().unwrap_or_default();
                    OptionLine { option: option.clone(), text: text.clone(), rating: *rating, taken: Rate::of(times, all), by_timeout }
                })
                .collect();
            let is_known = |option: &OptionId| known.is_some_and(|known| known.options.iter().any(|entry| entry.0 == *option));
            options.extend(sheet.iter().filter(|(option, _)| !is_known(option)).map(|(option, (times, by_timeout))| OptionLine {
                option: option.clone(),
                text: crate::text::LocalizedText::default(),
                rating: None,
                taken: Rate::of(*times, all),
                by_timeout: *by_timeout,
            }));
            ChoiceLine {
                scenario: scenario.clone(),
                node: node.clone(),
                prompt: known.map(|known| known.prompt.clone()).unwrap_or_default(),
                options,
            }
        })
        .collect()
}
