//! Group and programme pages by example: what each edition tells, and what it may not.

use super::*;
use crate::cohort::group::{GainCaveat, GainLine, GroupBy, IndicatorLine, Interval, Measure, Spread, Told, Why};
use crate::cohort::library::Library;
use crate::cohort::record::{About, Record};
use crate::cohort::{Cohort, Wishes};
use crate::course::Purpose;
use crate::scenario::graph::{Graph, Rating, Then};
use crate::scoring::{SceneLengths, score};
use crate::session::testing::*;
use crate::session::{Input, Settings};
use crate::text::Language;
use crate::time::WallTime;

fn film() -> Graph {
    let ask = choose(vec![option("second-line", 1, Some(Rating::Best)), option("wave", 2, Some(Rating::Harmful))]);
    let cues = vec![cue("passports", "D2-02", 1.0, 5.0), cue("silence", "D2-03", 12.0, 29.5)];
    graph(vec![
        ("lane", scene(cues, vec![lure("van", 6.0, 8.0)], Then::Choose(ask))),
        ("decide", assess(&[("grounds", Rating::Best), ("nothing", Rating::Harmful)], 2)),
        ("gone", ending()),
    ])
}

/// A play of one trainee on one day, in one course, with so many flags: the first finds a sign, the second falls for the lure.
fn record(graph: &Graph, trainee: &str, course: &str, day: i64, flags: usize, purpose: Purpose) -> Record {
    let mut attempt = Attempt::begun(graph, Settings::default());
    for at in [2.0, 7.0].into_iter().take(flags) {
        attempt.flag(at);
    }
    attempt.at(30.0, Input::SceneEnded).choose(30.0, "second-line");
    let mut score = score(graph, &attempt.state, &SceneLengths([("lane".into(), secs(30.0))].into())).expect("begun");
    score.trainee = trainee.into();
    let started = WallTime(day * 86_400_000);
    let about = About {
        attempt: format!("{trainee}-{course}-{day}").as_str().into(),
        course: Some(course.into()),
        purpose,
        language: Language::Pl,
        started,
        finished: started,
    };
    Record::of(about, &score)
}

/// Eight people in January, three in March: the second group is too small to be handed on, and so takes the first with it.
fn told(by: GroupBy) -> GroupReport {
    let graph = film();
    let mut library = Library::default();
    library.add_scenario(&graph);
    let mut cohort = Cohort::default();
    for who in 0..8 {
        cohort.add(&record(&graph, &format!("p-{who}AAA"), "first", 1, who % 3, Purpose::PreTest));
    }
    for who in 0..3 {
        cohort.add(&record(&graph, &format!("p-{who}AAA"), "second", 65, 2, Purpose::PostTest));
    }
    cohort.report(&library, Wishes { group_by: by, ..Wishes::default() })
}

fn page(report: &GroupReport, edition: Edition, language: Language) -> String {
    let reference = Reference::embedded();
    group(&GroupPage { report, edition, title: "", language, reference, made: WallTime(0), version: "0.1.0" })
}

fn over_time(edition: Edition, language: Language) -> String {
    let (months, places, reference) = (told(GroupBy::Month), told(GroupBy::Place), Reference::embedded());
    programme(&ProgrammePage {
        months: &months,
        places: &places,
        edition,
        title: "Straż & PIP",
        language,
        reference,
        made: WallTime(0),
        version: "0.1.0",
    })
}

/// The part of a page with that anchor.
fn part<'p>(page: &'p str, id: &str) -> &'p str {
    let start = page.find(&format!("id=\"{id}\" aria-labelledby")).unwrap_or_else(|| panic!("{id} in {page}"));
    &page[start..start + page[start..].find("</section>").expect("closed")]
}

#[test]
fn an_indicator_is_told_with_its_counts_and_its_interval() {
    let report = told(GroupBy::Course);
    let english = page(&report, Edition::Trainer, Language::En);
    let indicators = part(&english, "indicators");
    let (silence, passports) = (indicators.find("sign 2.3").expect("told"), indicators.find("sign 2.2").expect("told"));
    assert!(silence < passports, "the one missed most comes first: {indicators}");
    assert!(indicators[silence..passports].contains("0 of 11"), "{indicators}");
    assert!(indicators[passports..].contains("8 of 11") && indicators[passports..].contains("73% (43–90)"), "{indicators}");
}

#[test]
fn what_no_film_showed_and_was_suspected_stands_in_a_short_list() {
    let mut report = told(GroupBy::Course);
    for (indicator, suspected) in [("D2-08", 4), ("D2-09", 6)] {
        let never = IndicatorLine { indicator: indicator.into(), noticed: Rate::of(0, 0), suspected, ..report.indicators[0].clone() };
        report.indicators.push(never);
    }
    let ours = page(&report, Edition::Trainer, Language::En);
    let indicators = part(&ours, "indicators");
    let (bars, list) = indicators.split_at(indicators.find("No film showed them").expect("told"));
    assert!(bars.matches("<tr").count() == 3 && !bars.contains("D2-08"), "a head and the two that were shown: {bars}");
    assert!(list.find("D2-09").expect("told") < list.find("D2-08").expect("told") && list.contains("6×") && list.contains("4×"), "{list}");
    let handed_on = page(&report, Edition::Programme, Language::En);
    let indicators = part(&handed_on, "indicators");
    assert!(indicators.contains("D2-09") && !indicators.contains("D2-08"), "four may be told by who took it so: {indicators}");
}

#[test]
fn only_the_trainer_reads_codes() {
    let report = told(GroupBy::Course);
    for language in Language::ALL {
        let ours = page(&report, Edition::Trainer, language);
        assert!(part(&ours, "officers").contains("p-7AAA") && part(&ours, "gain").contains("p-4AAA"), "{language}");
        for handed_on in [page(&report, Edition::Programme, language), over_time(Edition::Programme, language)] {
            assert!(!handed_on.contains("AAA"), "{language}: a code stands in it");
            assert!(!handed_on.contains("id=\"officers\""), "{language}");
        }
    }
}

#[test]
fn few_people_are_not_told_of_in_what_is_handed_on() {
    let report = told(GroupBy::Course);
    let english = page(&report, Edition::Programme, Language::En);
    let overview = part(&english, "overview");
    assert_eq!(overview.matches("too few people").count(), 2, "the small group, and the other one with it: {overview}");
    assert!(!part(&english, "heat").contains(" h"), "{}", part(&english, "heat"));
    let ours = page(&report, Edition::Trainer, Language::En);
    assert!(part(&ours, "heat").contains("n h4"), "everybody missed the silence: {}", part(&ours, "heat"));

    let graph = film();
    let mut four = Cohort::default();
    for who in 0..4 {
        four.add(&record(&graph, &format!("p-{who}AAA"), "first", 1, 2, Purpose::Training));
    }
    let four = page(&four.report(&Library::default(), Wishes::default()), Edition::Programme, Language::En);
    assert!(four.contains("fewer than 5 people in the data") && !four.contains("id=\"indicators\"") && !four.contains("4 people"), "{four}");
}

#[test]
fn a_month_without_attempts_breaks_the_line() {
    let page = over_time(Edition::Trainer, Language::En);
    let time = part(&page, "time");
    let noticed = &time[time.find("Signs noticed").expect("told")..];
    assert!(noticed.contains("month by month: Jan 1970:") && noticed.contains(", Mar 1970:"), "{noticed}");
    assert!(!noticed[..noticed.find("</figure>").expect("closed")].contains("class=\"way\""), "February has none: {noticed}");
}

#[test]
fn what_cannot_be_told_says_why_and_caveats_stand_beside_the_gain() {
    let report = told(GroupBy::Course);
    let polish = page(&report, Edition::Trainer, Language::Pl);
    assert!(part(&polish, "items").contains("osób 8, trzeba 30") || part(&polish, "items").contains("trzeba 30"), "{}", part(&polish, "items"));
    let gain = part(&polish, "gain");
    assert!(gain.contains("oba testy: 0") && gain.contains("tylko wstępny: 8, tylko końcowy: 3") && !gain.contains("<table"), "{gain}");
    assert!(part(&polish, "sensitivity").contains("Zauważone: 8"), "{}", part(&polish, "sensitivity"));
}

#[test]
fn every_page_stands_alone_with_headings_in_order() {
    let report = told(GroupBy::Course);
    for language in Language::ALL {
        for page in [page(&report, Edition::Trainer, language), over_time(Edition::Programme, language)] {
            assert!(page.contains(&format!("<html lang=\"{language}\">")) && !page.contains("<script") && !page.contains("http"), "{language}");
            let body = page.split("</style>").nth(1).expect("a body");
            assert!(!body.contains('{'), "{language}: a place was left unfilled: {}", &body[body.find('{').unwrap_or(0)..][..60]);
            assert!(!body.contains("NaN"), "{language}");
            let levels: Vec<u32> = body.split("<h").skip(1).filter_map(|rest| rest.chars().next()?.to_digit(10)).collect();
            assert!(levels[0] == 1 && levels.windows(2).all(|pair| pair[1] <= pair[0] + 1), "{language}: {levels:?}");
        }
    }
}

#[test]
fn nobody_yet_is_said() {
    let nobody = Cohort::default().report(&Library::default(), Wishes::default());
    for edition in [Edition::Trainer, Edition::Programme] {
        assert!(page(&nobody, edition, Language::En).contains("There are no attempts yet."));
    }
}

#[test]
fn a_gain_is_drawn_and_written_for_pairs_and_not_told_of_few() {
    let mean = |mean, count| Spread { count, mean: Some(mean), sd: Some(0.1), interval: Some(Interval { low: mean - 0.1, high: mean + 0.1 }) };
    let mut report = told(GroupBy::Course);
    report.gain.pairs = 6;
    report.gain.caveats = vec![GainCaveat::FewPairs { pairs: 6 }];
    report.gain.measures = vec![GainLine {
        measure: Measure::Overall,
        pre: mean(0.4, 6),
        post: mean(0.7, 6),
        difference: mean(0.3, 6),
        normalised: Told::Known(0.5),
        normalised_of_all: Told::Known(0.5),
        cohens_d: Told::Withheld(Why::NoVariance),
    }];
    let english = page(&report, Edition::Programme, Language::En);
    let gain = part(&english, "gain");
    for piece in ["40% (30–50)", "70% (60–80)", "0.50", "everybody did the same", "class=\"way\"", "few pairs (6)"] {
        assert!(gain.contains(piece), "{piece} in {gain}");
    }
    report.gain.measures[0].pre.count = 4;
    let few = page(&report, Edition::Programme, Language::En);
    assert!(!part(&few, "gain").contains("40%"), "{}", part(&few, "gain"));
}

/// Everything that can stand in a page stands in it; on paper, what takes sheet after sheet only when it is asked for.
#[test]
fn a_short_print_leaves_out_what_is_long_and_says_so() {
    let page = page(&told(GroupBy::Course), Edition::Trainer, Language::En);
    let parts: Vec<(&str, bool)> = page
        .split("<section class=\"part")
        .skip(1)
        .filter_map(|part| Some((part.split_once("id=\"")?.1.split_once('"')?.0, part.starts_with(" long"))))
        .collect();
    let (long, short): (Vec<_>, Vec<_>) = parts.into_iter().partition(|(_, is_long)| *is_long);
    assert_eq!(long.iter().map(|(id, _)| *id).collect::<Vec<_>>(), ["moments", "choices", "gaps", "items"]);
    assert!(["overview", "indicators", "officers", "how"].iter().all(|id| short.iter().any(|(known, _)| known == id)), "{short:?}");
    assert!(page.contains("<input type=\"checkbox\" id=\"paper\">") && page.contains("class=\"brief\""), "the reader is told of the rest");
    // The style sheet leaves out as many rows as the page says.
    assert!(page.contains(&format!("nth-child(n+{})", super::overview::TOPMOST + 1)));
}
