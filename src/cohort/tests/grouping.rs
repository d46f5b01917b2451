//! Groups, counting, officers, suggestions, gaps: what an oracle cannot know.

use super::*;
use crate::cohort::group::{Advice, Because, Caveat, Counting, GainCaveat, GroupBy, ScenarioKind, Told, Why};
use crate::cohort::library::CourseFacts;
use crate::time::Day;

const ADULT: &str = "ilo-delphi-adult-labour";

/// Two films on the same two indicators, one that trains a third, and an innocent one.
fn world() -> Library {
    let mut made = library([
        ("van", film(ADULT, &[("lane", "passports", "D2-02"), ("lane", "silence", "D2-03")], &[("lane", "old-van")], &["lane"])),
        ("site", film(ADULT, &[("gate", "beds", "D2-02"), ("gate", "guard", "D5-01")], &[], &[])),
        ("yard", film(ADULT, &[("gate", "debt", "D2-02"), ("gate", "door", "D2-03")], &[], &[])),
        ("twin", film("border-signs", &[], &[("lane", "old-van")], &[])),
    ]);
    let course = |place: &str, begins: &str, scenarios: &[&str]| CourseFacts {
        title: "A course".into(),
        place: place.to_owned(),
        begins: begins.parse().expect("a day"),
        scenarios: scenarios.iter().map(|id| ScenarioId::from(*id)).collect(),
    };
    made.courses.insert("c1".into(), course("Szczecin", "1970-03-01", &["van"]));
    made.courses.insert("c2".into(), course("Chełm", "1970-02-01", &["van", "site"]));
    made
}

fn day(text: &str) -> Day {
    text.parse().expect("a day")
}

#[test]
fn groups_stand_by_their_first_day_and_places_are_pooled() {
    let in_course = |trainee: &str, course: Option<&str>, begun: i64| {
        let mut made = record(trainee, "van", begun).sign("lane", "passports", "D2-02", (begun > 60).then_some(5));
        made.about.course = course.map(Into::into);
        made
    };
    let records = [in_course("a", Some("c1"), 59), in_course("b", Some("c2"), 32), in_course("c", Some("c1"), 61), in_course("d", None, 70)];
    let by = |group_by| report(records.clone(), &world(), Wishes { group_by, ..Wishes::default() });
    let ids = |report: &GroupReport| report.groups.iter().map(|group| (group.id.clone(), group.trainees)).collect::<Vec<_>>();

    let courses = by(GroupBy::Course);
    assert_eq!(ids(&courses), [("c2".to_owned(), 1), ("c1".to_owned(), 2), (String::new(), 1)]);
    assert_eq!(courses.groups[1].place, "Szczecin");
    assert_eq!(courses.groups[2].begins, Some(day("1970-03-12")));
    let row: Vec<_> = courses.heat.rows[0].iter().map(|cell| (cell.yes, cell.of)).collect();
    assert_eq!(row, [(0, 1), (1, 2), (1, 1)]);
    assert_eq!((courses.counts.courses, courses.counts.places), (2, 2));
    assert_eq!((courses.counts.first_day, courses.counts.last_day), (Some(day("1970-02-02")), Some(day("1970-03-12"))));

    assert_eq!(ids(&by(GroupBy::Place)), [("Chełm".to_owned(), 1), ("Szczecin".to_owned(), 2), (String::new(), 1)]);
    assert_eq!(ids(&by(GroupBy::Month)), [("1970-02".to_owned(), 1), ("1970-03".to_owned(), 3)]);
    assert_eq!(ids(&by(GroupBy::All)), [("all".to_owned(), 4)]);
}

#[test]
fn whoever_plays_again_has_seen_the_answers() {
    let play = |begun, found: Option<u64>| record("a", "van", begun).sign("lane", "passports", "D2-02", found);
    let records = [play(5, Some(5)), play(1, None), play(3, Some(4))];
    let first = report(records.clone(), &world(), Wishes::default());
    assert_eq!((first.cues[0].noticed.yes, first.cues[0].noticed.of), (0, 1));
    assert!(first.caveats.contains(&Caveat::RepeatsLeftOut { attempts: 2 }));
    let every = report(records, &world(), Wishes { counting: Counting::Every, ..Wishes::default() });
    assert_eq!((every.cues[0].noticed.yes, every.cues[0].noticed.of), (2, 3));
    assert!(every.caveats.contains(&Caveat::RepeatsCounted { attempts: 2 }) && every.caveats.contains(&Caveat::Clustered));
    assert_eq!(every.items[0].trainees, 1, "an item's unit is a person");
    assert_eq!((first.officers[0].attempts, first.officers[0].noticed.of), (3, 3), "an officer's line sees all");
}

#[test]
fn another_course_is_another_first_time() {
    let in_course = |course: &str, begun| {
        let mut made = record("a", "van", begun).sign("lane", "passports", "D2-02", Some(5));
        made.about.course = Some(course.into());
        made
    };
    let report = report([in_course("c2", 1), in_course("c1", 5), in_course("c1", 6)], &world(), Wishes::default());
    assert_eq!((report.counts.attempts, report.counts.counted), (3, 2));
    let counted: Vec<_> = report.groups.iter().map(|group| (group.id.as_str(), group.counted)).collect();
    assert_eq!(counted, [("c2", 1), ("c1", 1)]);
}

#[test]
fn what_is_missed_again_and_again_and_what_to_play_next() {
    let played = [
        record("a", "van", 10).sign("lane", "passports", "D2-02", None).sign("lane", "silence", "D2-03", None),
        record("a", "site", 20).sign("gate", "beds", "D2-02", None).sign("gate", "guard", "D5-01", None),
        record("a", "van", 30).sign("lane", "passports", "D2-02", None).sign("lane", "silence", "D2-03", Some(5)),
        record("b", "van", 10).sign("lane", "passports", "D2-02", Some(3)).sign("lane", "silence", "D2-03", None),
        record("c", "site", 10).sign("gate", "beds", "D2-02", Some(3)).sign("gate", "guard", "D5-01", Some(3)),
        record("c", "site", 40).sign("gate", "beds", "D2-02", Some(3)).sign("gate", "guard", "D5-01", Some(3)),
        record("d", "twin", 5).lure("lane", "old-van", true),
    ];
    let report = report(played, &world(), Wishes::default());
    let [a, b, c, d] = &report.officers[..] else { panic!("four") };

    let kept: Vec<_> = a.keeps_missing.iter().map(|kept| (&*kept.indicator.0, kept.shown, kept.missed, kept.last_day)).collect();
    assert_eq!(kept, [("D2-02", 3, 3, day("1970-01-31"))], "D2-03 was noticed at last, D5-01 was missed but once");
    let next = a.next.as_ref().expect("three films show it");
    assert_eq!((&*next.scenario.0, next.because, next.trains, next.of), ("yard", Because::KeepsMissing, 1, 1), "the one not played yet");
    assert_eq!((next.played_before, next.due), (false, day("1970-02-07")), "a week after it was missed");

    assert!(b.keeps_missing.is_empty());
    let next = b.next.as_ref().expect("two films show it");
    assert_eq!((&*next.scenario.0, next.because, next.due), ("yard", Because::MissedOnce, day("1970-01-18")));

    let next = c.next.as_ref().expect("played well");
    assert_eq!((&*next.scenario.0, next.because, next.trains, next.of), ("site", Because::Refresh, 2, 2), "shows most of it");
    assert_eq!(next.due, day("1970-05-12"), "a quarter after it went well the second time");
    assert_eq!(d.next, None, "an innocent film trains no indicator");
    assert_eq!((d.suspected.yes, d.last_overall), (1, Some(0.5)));
}

#[test]
fn a_test_before_its_day_proves_little() {
    let noticed = |begun, found: Option<u64>| record("a", "yard", begun).sign("gate", "debt", "D2-02", found);
    let due = |played: &[Record]| {
        let report = report(played.to_vec(), &world(), Wishes::default());
        report.officers[0].next.clone().expect("two films show it").due
    };
    let once = noticed(10, Some(5));
    let same_day = Record { about: About { attempt: "again".into(), ..once.about.clone() }, ..once.clone() };
    assert_eq!(due(std::slice::from_ref(&once)), day("1970-02-10"), "a month after the first time");
    assert_eq!(due(&[once.clone(), same_day, noticed(39, Some(5))]), day("1970-02-10"), "neither longer nor later");
    assert_eq!(due(&[once.clone(), noticed(40, Some(5))]), day("1970-05-12"));
    let seen_again = [once.clone(), noticed(40, None), noticed(41, Some(5))];
    assert_eq!(due(&seen_again), day("1970-02-17"), "a week after the miss, though it went well the day after");
    assert!(report(seen_again, &world(), Wishes::default()).officers[0].keeps_missing.is_empty());
}

#[test]
fn gaps_are_of_the_courses_films_and_of_what_nobody_met() {
    let mut once = record("a", "van", 1).sign("lane", "passports", "D2-02", None);
    once.about.course = Some("c2".into());
    let report = report([once], &world(), Wishes::default());
    let [gap] = &report.gaps[..] else { panic!("one catalogue: {:?}", report.gaps) };
    assert_eq!((gap.indicators, gap.exercised), (67, 3), "the course plays the site, too");
    assert_eq!(gap.never_exercised.len(), 64);
    let met: Vec<_> = gap.never_met.iter().map(|entry| &*entry.indicator.0).collect();
    assert_eq!(met, ["D2-03", "D5-01"]);
}

#[test]
fn films_are_told_apart_by_what_they_show_and_a_strange_one_is_named() {
    let mut strange = record("a", "strange", 1).sign("lane", "x", "D2-02", Some(1));
    strange.scored_under = hash("v9");
    let report = report([strange, record("a", "van", 2), record("a", "twin", 3).lure("lane", "old-van", true)], &world(), Wishes::default());
    let kinds: Vec<_> = report.scenarios.iter().map(|line| (&*line.scenario.0, line.kind)).collect();
    assert_eq!(kinds, [("strange", ScenarioKind::Unknown), ("twin", ScenarioKind::Innocent), ("van", ScenarioKind::WithSigns)]);
    assert!(report.caveats.contains(&Caveat::UnknownScenario { scenario: "strange".into() }));
    assert_eq!((report.contrast.suspected_in_innocent.yes, report.contrast.noticed.of), (1, 0), "an unknown film is in neither");
    assert_eq!(report.indicators[0].catalogue, None);
    assert!(report.scenarios[1].versions[0].is_installed && !report.scenarios[0].versions[0].is_installed);
}

#[test]
fn what_a_lure_was_taken_for() {
    let taken = |trainee: &str, named: Option<&str>| {
        let mut made = record(trainee, "van", 1).lure("lane", "old-van", true);
        made.noise[0].named = named.map(Into::into);
        made
    };
    let records = [taken("a", Some("D5-01")), taken("b", Some("D2-02")), taken("c", Some("D5-01")), taken("d", None)];
    let report = report(records, &world(), Wishes::default());
    let [line] = &report.lures[..] else { panic!("one") };
    assert_eq!((line.suspected.yes, line.suspected.of), (4, 4));
    let taken: Vec<_> = line.taken_for.iter().map(|taken| (&*taken.indicator.0, taken.times)).collect();
    assert_eq!(taken, [("D5-01", 2), ("D2-02", 1)]);
    let indicators: Vec<_> = report.indicators.iter().map(|line| (&*line.indicator.0, line.noticed.of, line.suspected)).collect();
    assert_eq!(indicators, [("D2-02", 0, 1), ("D5-01", 0, 2)], "never shown, yet suspected");
}

#[test]
fn options_that_nobody_took_are_told_and_strange_ones_too() {
    let mut by_time = record("b", "van", 1).choice("lane", "wave", 1);
    by_time.choices[0].by = ChoiceBy::Timeout;
    let report = report([record("a", "van", 1).choice("lane", "hide", 0), by_time], &world(), Wishes::default());
    let options: Vec<_> =
        report.choices[0].options.iter().map(|option| (&*option.option.0, option.taken.yes, option.taken.of, option.by_timeout)).collect();
    assert_eq!(options, [("stop", 0, 2, 0), ("wave", 1, 2, 1), ("hide", 1, 2, 0)]);
}

#[test]
fn keys_are_not_mixed() {
    let scored = |trainee: &str, under: &str| {
        let mut made = record(trainee, "van", 1).sign("lane", "passports", "D2-02", Some(5)).sign("lane", "silence", "D2-03", None);
        made.scored_under = hash(under);
        made
    };
    let records = (0..40).map(|number| scored(&format!("p-{number}"), if number < 20 { "v1" } else { "v2" }));
    let report = report(records, &world(), Wishes::default());
    assert!(report.caveats.contains(&Caveat::MixedVersions { scenario: "van".into(), versions: 2 }));
    let alphas: Vec<_> = report.reliability.iter().map(|line| (line.scored_under.0.as_str(), line.trainees, line.alpha)).collect();
    let withheld = Told::Withheld(Why::TooFew { have: 20, need: 30 });
    assert_eq!(alphas, [("v1", 20, withheld), ("v2", 20, withheld)]);
    assert_eq!(report.items.len(), 4);
    assert_eq!(report.counts.rescored, 20);
}

#[test]
fn a_film_that_was_both_tests_is_said_to_be() {
    let test = |trainee: &str, purpose, begun| {
        let mut made = record(trainee, if purpose == Purpose::PreTest { "van" } else { "site" }, begun);
        made.about.purpose = purpose;
        made.parts = parts(Some(500));
        made
    };
    let mut again = test("b", Purpose::PostTest, 9);
    again.scenario = "van".into();
    again.mode = Mode::Practice;
    let records = [test("a", Purpose::PreTest, 1), test("a", Purpose::PostTest, 9), test("c", Purpose::PreTest, 1), again];
    let gain = report(records, &world(), Wishes::default()).gain;
    assert_eq!((gain.pairs, gain.measures.len()), (1, 6));
    assert_eq!(
        gain.caveats,
        [
            GainCaveat::NoComparison,
            GainCaveat::Dropouts { only_pre: 1, only_post: 1 },
            GainCaveat::SameScenario { scenario: "van".into() },
            GainCaveat::ParallelUnproved,
            GainCaveat::FewPairs { pairs: 1 },
            GainCaveat::DifferentConditions,
        ]
    );
    assert_eq!(gain.measures[0].cohens_d, Told::Withheld(Why::TooFew { have: 1, need: 2 }));
}

#[test]
fn advice_by_the_standards_limits() {
    let advised = [0.30, 0.299, 0.20, 0.199, 0.0, -0.001].map(Advice::of);
    assert_eq!(advised, [Advice::Good, Advice::Fair, Advice::Fair, Advice::Revise, Advice::Revise, Advice::CheckKey]);
}
