//! An attempt's report by example.

use super::{AttemptReport, Picture};
use crate::catalogue::Reference;
use crate::debrief::{Debrief, StayKind, debrief};
use crate::scenario::graph::{Graph, Rating, Then};
use crate::scoring::{SceneLengths, Score, score};
use crate::session::testing::*;
use crate::session::*;

use crate::text::{Language, LocalizedText};
use crate::time::WallTime;

fn film() -> Graph {
    let ask = choose(vec![option("second-line", 1, Some(Rating::Best)), option("wave", 4, Some(Rating::Harmful))]);
    let cues = vec![cue("passports", "D2-02", 1.0, 5.0), cue("silence", "D2-03", 12.0, 29.5)];
    let mut graph = graph(vec![
        ("lane", scene(cues, vec![lure("van", 6.0, 8.0)], Then::Choose(ask))),
        ("permit", exhibit(vec![mark("stamp", 0.0, Some("D1-02")), mark("photo", 0.5, None)], 2)),
        ("decide", assess(&[("grounds", Rating::Best), ("nothing", Rating::Harmful)], 3)),
        ("notify", refer(&["coordinator", "kcik"], 5)),
        ("gone", ending()),
        ("helped", ending()),
    ]);
    graph.title = LocalizedText::from_pairs([(Language::Pl, "Bus & zbiory"), (Language::En, "<b>The van</b>")]);
    graph
}

fn lengths() -> SceneLengths {
    SceneLengths([("lane".into(), secs(30.0))].into())
}

/// A page in each language of the same play: one sign found, one missed, the lure fallen for.
fn pages(next: Option<&str>) -> Vec<(Language, String)> {
    let graph = film();
    let mut attempt = Attempt::begun(&graph, Settings::default());
    attempt.flag(2.0).at(2.0, Input::Classify { flag: FlagId(1), indicator: Some("D2-01".into()) }).flag(7.0).flag(9.0);
    attempt.at(30.0, Input::SceneEnded).choose(30.0, "second-line");
    let score = score(&graph, &attempt.state, &lengths()).expect("begun");
    let reference = Reference::embedded();
    let page = |language| {
        attempt_page(&debrief(&graph, &attempt.state, &score, &lengths(), language), &score, reference, next)
    };
    Language::ALL.into_iter().map(|language| (language, page(language))).collect()
}

fn attempt_page(debrief: &Debrief, score: &Score, reference: &Reference, next: Option<&str>) -> String {
    super::attempt(&AttemptReport {
        attempt: &"0197f3".into(),
        debrief,
        score,
        reference,
        ended: WallTime(1_783_501_926_250),
        made: WallTime(1_783_501_926_250),
        version: "0.1.0",
        next,
        picture: &|_| Some(Picture { address: "data:image/png;base64,AA==".to_owned(), width: 4, height: 3 }),
    })
}

#[test]
fn each_moment_says_what_became_of_it_in_words_and_shape() {
    let pages = pages(None);
    let (_, english) = &pages[1];
    let section = english.split("id=\"seen\"").nth(1).expect("the part").split("<section").next().expect("its end");
    let moments: Vec<&str> = section.split("<li class=\"moment").skip(1).collect();
    assert_eq!(moments.len(), 5, "two signs, a lure, and two marks on the exhibit: {section}");
    for (moment, class, said) in [
        (moments[0], " hit", "Noticed"),
        (moments[1], " alarm", "Wrongly suspected"),
        (moments[2], " miss", "Missed"),
        (moments[3], " miss", "Missed"),
        (moments[4], " passed", "Rightly let pass"),
    ] {
        assert!(moment.starts_with(class) && moment.contains(&format!("<strong>{said}</strong>")), "{said}: {moment}");
    }
    assert!(moments[0].contains("points for time: 4 of 5") && moments[0].contains("named as: sign 2.1"), "{}", moments[0]);
    assert!(section.contains("Flags that met nothing: 0:09"), "{section}");
}

#[test]
fn what_to_work_on_comes_from_the_score() {
    let pages = pages(Some("Lot z ciocią"));
    let (_, polish) = &pages[0];
    let next = polish.split("id=\"next\"").nth(1).expect("the part").split("<section").next().expect("its end");
    for piece in ["sign 2.3", "lane, 0:12", "sign 1.2", "why van", "Następny scenariusz: Lot z ciocią"] {
        assert!(next.contains(piece), "{piece} in {next}");
    }
    assert!(!next.contains("sign 2.2"), "noticed: {next}");
}

#[test]
fn a_page_stands_alone_and_cannot_be_broken_by_texts() {
    for (language, page) in pages(None) {
        assert!(page.contains(&format!("<html lang=\"{language}\">")), "{language}");
        assert!(!page.contains("<b>The van") && !page.contains("<script") && !page.contains("http"), "{language}");
        assert!(page.contains("Bus &amp; zbiory") || page.contains("&lt;b&gt;The van"), "{language}");
        assert!(!page.contains('{') || page.split("</style>").nth(1).is_some_and(|body| !body.contains('{')), "{language}: a place was left unfilled");
        let levels: Vec<u32> = page.split("<h").skip(1).filter_map(|rest| rest.chars().next()?.to_digit(10)).collect();
        assert_eq!(levels[0], 1);
        assert!(levels.windows(2).all(|pair| pair[1] <= pair[0] + 1), "headings in order: {levels:?}");
    }
}

#[test]
fn the_caveat_of_unodc_stands_on_every_page() {
    for (language, page) in pages(None) {
        let caveat = Reference::embedded().catalogue(&"unodc".into()).expect("ships").caveat.get(language).to_owned();
        assert!(page.contains(&caveat), "{language}");
    }
}

#[test]
fn timers_and_an_unfinished_play_are_told() {
    let graph = film();
    let mut attempt = Attempt::begun(&graph, Settings { timers: Timers::Off, ..Settings::default() });
    attempt.flag(2.0);
    let score = score(&graph, &attempt.state, &lengths()).expect("begun");
    let told = debrief(&graph, &attempt.state, &score, &lengths(), Language::En);
    let page = attempt_page(&told, &score, Reference::embedded(), None);
    assert!(page.contains("Time to choose: no limit") && page.contains("did not come to an ending"));
}

#[test]
fn hands_of_a_group_stand_beside_their_answers_and_nowhere_else() {
    let graph = film();
    let mut attempt = Attempt::begun(&graph, Settings::default());
    attempt.at(30.0, Input::SceneEnded).choose(30.0, "second-line");
    let score = score(&graph, &attempt.state, &lengths()).expect("begun");
    let mut told = debrief(&graph, &attempt.state, &score, &lengths(), Language::Pl);
    let page = |told: &Debrief| attempt_page(told, &score, Reference::embedded(), None);
    assert!(!page(&told).contains("ręce w górze"), "one person raises no hands");
    for stay in &mut told.stays {
        if let StayKind::Scene(scene) = &mut stay.what
            && let Some(choice) = &mut scene.choice
        {
            choice.present = Some(12);
            choice.options[0].hands = Some(7);
            choice.options[1].hands = Some(0);
        }
    }
    let page = page(&told);
    assert!(page.contains("ręce w górze: 7 z 12") && page.contains("ręce w górze: 0 z 12"), "none is a number, too");
}
