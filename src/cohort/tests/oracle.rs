//! Against scipy, pingouin, scikit-learn and statsmodels: tests/oracle/cohort.py made the cohorts and the answers.

use serde_json::Value;

use super::*;
use crate::cohort::group::{GroupBy, Interval, Measure, Names, Rate, Scale, Spread, Told, Why};
use crate::cohort::statistics::{Sums, correlation, cronbach_alpha, f_quantile, t_quantile};
use crate::scoring::sensitivity::sensitivity;

const VECTORS: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/oracle/cohort.json"));

/// How near a number must come, relative to the larger of 1 and itself.
const NEAR: f64 = 1e-9;

fn vectors() -> Value {
    serde_json::from_str(VECTORS).expect("the oracle writes JSON")
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn number(value: &Value) -> f64 {
    value.as_f64().expect("a number")
}

fn whole(value: &Value) -> u32 {
    value.as_u64().and_then(|value| u32::try_from(value).ok()).expect("a whole number")
}

#[track_caller]
fn near(found: f64, expected: f64, what: &str) {
    assert!((found - expected).abs() <= NEAR * expected.abs().max(1.0), "{what}: {found} is not {expected}");
}

/// Both there and equal, or neither there.
#[track_caller]
fn same(found: Option<f64>, expected: &Value, what: &str) {
    match (found, expected.as_f64()) {
        (None, None) => {}
        (Some(found), Some(expected)) => near(found, expected, what),
        (found, expected) => panic!("{what}: {found:?} is not {expected:?}"),
    }
}

#[track_caller]
fn same_interval(found: Option<Interval>, expected: &Value, what: &str) {
    same(found.map(|interval| interval.low), &expected[0], what);
    same(found.map(|interval| interval.high), &expected[1], what);
}

#[track_caller]
fn same_rate(found: Rate, expected: &Value, what: &str) {
    assert_eq!((found.yes, found.of), (whole(&expected["yes"]), whole(&expected["of"])), "{what}");
    same_interval(found.interval, &expected["interval"], what);
}

#[track_caller]
fn same_spread(found: &Spread, expected: &Value, what: &str) {
    assert_eq!(found.count, whole(&expected["count"]), "{what}");
    same(found.mean, &expected["mean"], what);
    same(found.sd, &expected["sd"], what);
    same_interval(found.interval, &expected["interval"], what);
}

#[test]
fn formulae() {
    let all = &vectors()["formulae"];
    for line in list(&all["wilson"]) {
        let rate = Rate::of(whole(&line[0]), whole(&line[1]));
        same_interval(rate.interval, &Value::from(vec![line[2].clone(), line[3].clone()]), &line.to_string());
    }
    for line in list(&all["t"]) {
        near(t_quantile(number(&line[0]), number(&line[1])), number(&line[2]), &line.to_string());
    }
    for line in list(&all["f"]) {
        near(f_quantile(number(&line[0]), number(&line[1]), number(&line[2])), number(&line[3]), &line.to_string());
    }
    for line in list(&all["alpha"]) {
        let row = |row: &Value| list(row).iter().map(|value| value.as_i64().expect("whole")).collect();
        let matrix: Vec<Vec<i64>> = list(&line["matrix"]).iter().map(row).collect();
        let alpha = cronbach_alpha(&matrix).expect("it varies");
        near(alpha.alpha, number(&line["alpha"]), &line.to_string());
        same_interval(Some(alpha.interval), &line["interval"], &line.to_string());
    }
    for line in list(&all["correlation"]) {
        let pair = |pair: &Value| (pair[0].as_i64().expect("whole"), pair[1].as_i64().expect("whole"));
        let found = correlation(&list(&line["pairs"]).iter().map(pair).collect::<Vec<_>>()).expect("it varies");
        near(found.r, number(&line["r"]), "r");
        same_interval(Some(found.interval), &line["interval"], "interval of r");
    }
    for line in list(&all["spread"]) {
        let sums: Sums = list(&line["values"]).iter().map(|value| value.as_i64().expect("whole")).collect();
        same_spread(&sums.spread(1.0), line, &line.to_string());
    }
    for line in list(&all["sensitivity"]) {
        let found = sensitivity(whole(&line[0]), whole(&line[1]), whole(&line[2]), whole(&line[3]));
        same(found.d_prime, &line[4], "d'");
        same(found.criterion, &line[5], "c");
    }
}

/// The numbers that STANDARDS.md section 3 prints: α .6918, its interval .143 to .930.
#[test]
fn the_matrix_of_the_standard() {
    let all = vectors();
    let row = |row: &Value| list(row).iter().map(|value| value.as_i64().expect("whole")).collect();
    let matrix: Vec<Vec<i64>> = list(&all["formulae"]["alpha"][0]["matrix"]).iter().map(row).collect();
    assert_eq!((matrix.len(), matrix[0].len()), (8, 5));
    let alpha = cronbach_alpha(&matrix).expect("it varies");
    assert_eq!(
        format!("{:.4} {:.3} {:.3}", alpha.alpha, alpha.interval.low, alpha.interval.high),
        "0.6918 0.143 0.930"
    );
}

/// The oracle's films as a library.
fn films(all: &Value) -> Library {
    let text = |value: &Value| value.as_str().expect("text").to_owned();
    let mut made = library([]);
    for one in list(&all["films"]) {
        let signs: Vec<[String; 3]> = list(&one["signs"]).iter().map(|sign| [text(&sign[0]), text(&sign[1]), text(&sign[2])]).collect();
        let lures: Vec<[String; 2]> = list(&one["lures"]).iter().map(|lure| [text(&lure[0]), text(&lure[1])]).collect();
        let choices: Vec<String> = list(&one["choices"]).iter().map(text).collect();
        let signs: Vec<(&str, &str, &str)> = signs.iter().map(|[node, cue, indicator]| (&**node, &**cue, &**indicator)).collect();
        let lures: Vec<(&str, &str)> = lures.iter().map(|[node, lure]| (&**node, &**lure)).collect();
        let choices: Vec<&str> = choices.iter().map(String::as_str).collect();
        let facts = film(&text(&one["catalogue"]), &signs, &lures, &choices);
        made.scenarios.insert(ScenarioId::from(text(&one["id"]).as_str()), facts);
    }
    made
}

/// The oracle's attempt as a record.
fn record_of(number: usize, attempt: &Value, library: &Library) -> Record {
    let text = |key: &str| attempt[key].as_str().expect("text");
    let scenario = ScenarioId::from(text("scenario"));
    let moments = &library.scenarios[&scenario].moments;
    let signs: Vec<&Moment> = moments.iter().filter(|moment| moment.indicator.is_some()).collect();
    let lures: Vec<&Moment> = moments.iter().filter(|moment| moment.indicator.is_none()).collect();
    let mut made = record(text("trainee"), text("scenario"), 0);
    made.about.attempt = AttemptId::from(format!("a-{number:05}").as_str());
    made.about.course = Some(text("course").into());
    made.about.started = WallTime(attempt["at"].as_i64().expect("a time"));
    made.about.purpose = serde_json::from_value(attempt["purpose"].clone()).expect("a purpose");
    made.overall = Some(whole(&attempt["overall"]));
    made.strays = whole(&attempt["strays"]);
    if attempt["ended"] == false {
        made.finish = Some(Finish::Abandoned);
    }
    for sign in list(&attempt["signs"]) {
        let moment = signs[whole(&sign[0]) as usize];
        made.signals.push(Signal {
            node: moment.node.clone(),
            sign: moment.sign.clone(),
            indicator: moment.indicator.clone().expect("a sign"),
            noticed: whole(&sign[1]) > 0,
            points: u64::from(whole(&sign[1])),
            latency_millis: sign[2].as_i64(),
            naming: serde_json::from_value(sign[3].clone()).expect("a naming"),
        });
    }
    for lure in list(&attempt["lures"]) {
        let moment = lures[whole(&lure[0]) as usize];
        let suspected = whole(&lure[1]) == 1;
        made.noise.push(Noise { node: moment.node.clone(), sign: moment.sign.clone(), suspected, named: None });
    }
    for (choice, points) in library.scenarios[&scenario].choices.iter().zip(list(&attempt["choices"])) {
        made = made.choice(&choice.node.0, "stop", u64::from(whole(points)));
    }
    for forecast in list(&attempt["confidence"]) {
        let percent = u8::try_from(whole(&forecast[0])).expect("a percentage");
        made.conclusions.push(concluded(percent, whole(&forecast[1]) == 1));
    }
    made
}

/// Every cohort of the oracle with its report.
fn reports() -> Vec<(String, Value, GroupReport)> {
    let all = vectors();
    let library = films(&all);
    let cohorts = list(&all["cohorts"]).iter().map(|cohort| {
        let records = list(&cohort["attempts"]).iter().enumerate().map(|(at, attempt)| record_of(at, attempt, &library));
        let report = report(records, &library, Wishes { group_by: GroupBy::Course, ..Wishes::default() });
        (cohort["name"].as_str().expect("a name").to_owned(), cohort["expected"].clone(), report)
    });
    cohorts.collect()
}

fn keys(value: &Value) -> usize {
    value.as_object().map_or(0, serde_json::Map::len)
}

fn sign_name(sign: &Sign) -> String {
    match sign {
        Sign::Cue(id) => id.to_string(),
        Sign::Lure(id) => id.to_string(),
        Sign::Mark(id) => id.to_string(),
    }
}

#[test]
fn the_oracle_made_what_it_should_have_made() {
    let names: Vec<String> = reports().into_iter().map(|(name, ..)| name).collect();
    for name in ["empty", "one", "everybody-all", "nobody-any", "below-thirty", "fork", "before-and-after", "full-marks-before", "only-before"] {
        assert!(names.iter().any(|known| known == name), "{name} is missing among {names:?}");
    }
}

#[test]
fn counts_indicators_cues_lures_and_heat() {
    for (name, expected, report) in reports() {
        let counts = &expected["counts"];
        let found = [report.counts.attempts, report.counts.counted, report.counts.trainees, report.counts.courses];
        assert_eq!(found, ["attempts", "counted", "trainees", "courses"].map(|key| whole(&counts[key])), "{name}");

        assert_eq!(report.indicators.len(), keys(&expected["indicators"]), "{name}");
        assert_eq!(report.heat.rows.len(), report.indicators.len(), "{name}");
        let mut cells = 0;
        for (line, row) in report.indicators.iter().zip(&report.heat.rows) {
            let what = format!("{name} {}", line.indicator);
            let told = &expected["indicators"][&*line.indicator.0];
            same_rate(line.noticed, &told["noticed"], &what);
            assert_eq!(line.trainees, whole(&told["trainees"]), "{what}");
            same(line.points, &told["points"], &what);
            let Names { exact, near, wrong, unnamed } = line.names;
            assert_eq!(serde_json::json!([exact, near, wrong, unnamed]), told["names"], "{what}");
            assert!(!line.text.is_empty(), "{what}: the catalogue has its text");
            for (group, cell) in report.groups.iter().zip(row).filter(|(_, cell)| cell.of > 0) {
                same_rate(*cell, &expected["heat"][format!("{} {}", line.indicator, group.id)], &what);
                cells += 1;
            }
        }
        assert_eq!(cells, keys(&expected["heat"]), "{name}");

        assert_eq!(report.cues.len(), keys(&expected["cues"]), "{name}");
        for line in &report.cues {
            let key = format!("{} {} {}", line.scenario, line.node, sign_name(&line.sign));
            let told = &expected["cues"][&key];
            same_rate(line.noticed, &told["noticed"], &key);
            same(line.points, &told["points"], &key);
            same(line.latency, &told["latency"], &key);
        }
        assert_eq!(report.lures.len(), keys(&expected["lures"]), "{name}");
        for line in &report.lures {
            let key = format!("{} {} {}", line.scenario, line.node, sign_name(&line.sign));
            same_rate(line.suspected, &expected["lures"][&key], &key);
        }
        let told = &expected["sensitivity"];
        assert_eq!((report.sensitivity.hits, report.sensitivity.correct_rejections), (whole(&told["hits"]), whole(&told["correct_rejections"])));
        same(report.sensitivity.d_prime, &told["d_prime"], &name);
        same(report.sensitivity.criterion, &told["criterion"], &name);
    }
}

/// The oracle's word for why a value is withheld.
fn word<T>(told: &Told<T>) -> Option<&'static str> {
    match told {
        Told::Known(_) => None,
        Told::Withheld(why) => Some(why.key()),
    }
}

#[test]
fn items_and_reliability() {
    let mut told_r = 0;
    let mut told_alpha = 0;
    for (name, expected, report) in reports() {
        assert_eq!(report.items.len(), keys(&expected["items"]), "{name}");
        for line in &report.items {
            let item = line.sign.as_ref().map_or(String::new(), |sign| format!(" {}", sign_name(sign)));
            let key = format!("{} {} {}{item}", line.scenario, scale_name(line.scale), line.node);
            let told = &expected["items"][&key];
            let what = format!("{name} {key}");
            assert_eq!((line.trainees, line.rest_items), (whole(&told["trainees"]), whole(&told["rest_items"])), "{what}");
            near(line.difficulty, number(&told["p"]), &what);
            assert_eq!(word(&line.discrimination), told["discrimination"].as_str(), "{what}");
            assert_eq!(line.advice.is_some(), line.discrimination.known().is_some(), "{what}");
            if let Told::Known(found) = line.discrimination {
                near(found.r, number(&told["discrimination"]["r"]), &what);
                same_interval(Some(found.interval), &told["discrimination"]["interval"], &what);
                told_r += 1;
            }
        }
        assert_eq!(report.reliability.len(), keys(&expected["reliability"]), "{name}");
        for line in &report.reliability {
            let key = format!("{} {}", line.scenario, scale_name(line.scale));
            let told = &expected["reliability"][&key];
            let what = format!("{name} {key}");
            let found = [line.trainees, line.items, line.left_out];
            assert_eq!(found, ["trainees", "items", "left_out"].map(|key| whole(&told[key])), "{what}");
            assert_eq!(word(&line.alpha), told["alpha"].as_str(), "{what}");
            if let Told::Known(alpha) = line.alpha {
                near(alpha.alpha, number(&told["alpha"]["alpha"]), &what);
                same_interval(Some(alpha.interval), &told["alpha"]["interval"], &what);
                told_alpha += 1;
            }
        }
    }
    assert!(told_r > 20 && told_alpha > 5, "{told_r} coefficients and {told_alpha} alphas were compared");
}

fn scale_name(scale: Scale) -> &'static str {
    match scale {
        Scale::Noticing => "noticing",
        Scale::Restraint => "restraint",
        Scale::Acting => "acting",
    }
}

#[test]
fn confidence() {
    for (name, expected, report) in reports() {
        let (found, told) = (&report.calibration, &expected["calibration"]);
        assert_eq!(found.count, whole(&told["count"]), "{name}");
        same(found.brier, &told["brier"], &name);
        same(found.overconfidence, &told["overconfidence"], &name);
        same_interval(found.interval, &told["interval"], &name);
        if let Some(bins) = told["bins"].as_array() {
            let filled: Vec<_> = found.bins.iter().filter(|bin| bin.right.of > 0).collect();
            assert_eq!(filled.len(), bins.len(), "{name}");
            for (bin, told) in filled.iter().zip(bins) {
                same(bin.confidence, &told[0], &name);
                same(bin.right.share, &told[1], &name);
            }
        }
    }
}

#[test]
fn from_before_to_after() {
    for (name, expected, report) in reports() {
        let (found, told) = (&report.gain, &expected["gain"]);
        if told.is_null() {
            assert_eq!(*found, Default::default(), "{name}");
            continue;
        }
        let codes = |codes: &[TraineeCode]| codes.iter().map(ToString::to_string).collect::<Vec<_>>();
        assert_eq!(found.pairs, whole(&told["pairs"]), "{name}");
        assert_eq!(serde_json::json!([codes(&found.only_pre), codes(&found.only_post)]), serde_json::json!([told["only_pre"], told["only_post"]]), "{name}");
        let line = &found.measures[0];
        assert_eq!(line.measure, Measure::Overall);
        let gain = |found: Told<f64>, told: &Value, what: &str| match found {
            Told::Known(found) => near(found, number(told), what),
            Told::Withheld(Why::Nothing) => assert!(told.is_null(), "{what}"),
            Told::Withheld(why) => assert_eq!(Some(why.key()), told.as_str(), "{what}"),
        };
        gain(line.normalised_of_all, &told["of_all"], &name);
        gain(line.normalised, &told["normalised"], &name);
        match line.cohens_d {
            Told::Known(d) => near(d, number(&told["d"]), &name),
            Told::Withheld(why) => assert!(told["d"].is_null() && matches!(why, Why::Nothing | Why::TooFew { need: 2, .. }), "{name}: {why:?}"),
        }
        if found.pairs > 0 {
            same_spread(&line.pre, &told["pre"], &name);
            same_spread(&line.post, &told["post"], &name);
            same_spread(&line.difference, &told["difference"], &name);
        }
    }
}

#[test]
fn the_innocent_twin() {
    for (name, expected, report) in reports() {
        let (found, told) = (&report.contrast, &expected["contrast"]);
        same_rate(found.noticed, &told["noticed"], &name);
        same_rate(found.suspected_in_innocent, &told["suspected_in_innocent"], &name);
        same_rate(found.suspected_beside_signs, &told["suspected_beside_signs"], &name);
        same_rate(found.attempts_suspecting, &told["attempts_suspecting"], &name);
        assert_eq!(found.trainees_with_both, whole(&told["trainees_with_both"]), "{name}");
    }
}
