//! Scores under test: by hand-computed example, against a second way of computing, and along the best path.

use proptest::prelude::*;

use super::explore::{DEFAULT_BOUND, best_path};
use super::*;
use crate::scenario::graph::{
    ContentHash, Cue, Cut, Graph, Key, NodeIx, NodeKind, Rating, Region, Scene, Spot, Then, Track,
};
use crate::session::testing::*;
use crate::session::tests::{any_moves, walk};
use crate::session::*;

/// Two scenes, an exhibit, a choice, an assessment, a referral.
fn film() -> Graph {
    let ask = choose(vec![
        option("second-line", 1, Some(Rating::Best)),
        option("ask-driver", 1, Some(Rating::Harmful)),
        option("look", 1, None),
    ]);
    let cues = vec![cue("passports", "D2-02", 8.0, 18.0), cue("silence", "D2-03", 12.0, 16.0)];
    graph(vec![
        ("lane", scene(cues, vec![lure("old-van", 2.0, 6.0), lure("dog", 20.0, 24.0)], Then::Choose(ask))),
        ("permit", exhibit(vec![mark("stamp", 0.0, Some("D1-02")), mark("photo", 0.5, None)], 2)),
        ("decide", assess(&[("possible-victim", Rating::Best), ("labour", Rating::Poor), ("no-grounds", Rating::Harmful)], 3)),
        ("notify", refer(&["coordinator", "kcik", "prosecutor"], 4)),
        ("end", ending()),
    ])
}

fn lengths() -> SceneLengths {
    SceneLengths([("lane".into(), secs(30.0))].into())
}

#[test]
fn a_whole_play_by_hand() {
    let graph = film();
    let mut attempt = Attempt::begun(&graph, Settings::default());
    let name = |flag, indicator: &str| Input::Classify { flag: FlagId(flag), indicator: Some(indicator.into()) };
    attempt.flag(3.0).flag(4.0); // false alarm, repeat
    attempt.flag(13.0); // of two open windows `silence` closes first: 5 − ⌊5·1/4⌋ = 4
    attempt.at(13.0, name(3, "D2-03"));
    attempt.at(15.0, Input::Flag { at: secs(15.0), spot: Some(Spot { x: 0.9, y: 0.9 }) }); // passports: 5 − ⌊5·7/10⌋ = 2
    attempt.at(15.0, name(4, "D2-01")); // near
    attempt.flag(19.0); // stray
    attempt.at(30.0, Input::SceneEnded).choose(30.0, "second-line");
    attempt.at(0.0, Input::MarkExhibit { spot: Spot { x: 0.1, y: 0.1 } }); // sign: 5
    attempt.at(0.0, Input::MarkExhibit { spot: Spot { x: 0.6, y: 0.1 } }); // innocent
    attempt.at(0.0, Input::MarkExhibit { spot: Spot { x: 0.9, y: 0.1 } }); // stray
    attempt.at(0.0, Input::LeaveExhibit);
    let grounds = vec![Ground::Cue("passports".into()), Ground::Flag(FlagId(1)), Ground::Placed(PlacedId(1))];
    attempt.at(0.0, Input::SubmitAssessment { conclusion: "labour".into(), grounds, confidence: Confidence(80) });
    let institutions = vec!["kcik".into(), "pip".into(), "coordinator".into(), "prosecutor".into(), "embassy".into()];
    attempt.at(0.0, Input::SubmitReferral { institutions });

    let score = score(&graph, &attempt.state, &lengths()).expect("begun");
    let outcomes: Vec<&Outcome> = score.detection.flags.iter().map(|flag| &flag.outcome).collect();
    let lure = || Sign::Lure("old-van".into());
    assert_eq!(
        outcomes,
        [
            &Outcome::FalseAlarm { sign: lure() },
            &Outcome::Repeat { sign: lure() },
            &Outcome::Hit { sign: Sign::Cue("silence".into()) },
            &Outcome::Hit { sign: Sign::Cue("passports".into()) },
            &Outcome::Stray,
        ]
    );
    let passports = &score.detection.signals[0];
    assert_eq!((passports.points, passports.latency, passports.place), (2000, Some(secs(7.0)), Some(Place::Outside)));
    assert_eq!(score.detection.strays, 2);
    assert_eq!(score.detection.flags_per_minute, Some(10.0));
    assert_eq!(score.detection.strays_per_minute, Some(2.0));
    let Sensitivity { hits, misses, false_alarms, correct_rejections, d_prime, .. } = score.sensitivity;
    assert_eq!((hits, misses, false_alarms, correct_rejections, d_prime), (3, 0, 2, 1, None));
    // 1 − (1 − 10/30)^5 + 1 − (1 − 4/30)^5
    let expected = 2.0 - (2.0f64 / 3.0).powi(5) - (26.0f64 / 30.0).powi(5);
    assert!((score.chance.expected.expect("length known") - expected).abs() < 1e-12);
    assert_eq!((score.chance.hits, score.chance.scenes[0].flags), (2, 5));

    // Detection 4 + 2 + 5 of 15; names 1 + ½ of 2; conduct 3 of 3; assessment 1/3 + 2/3 of 2; referral (2 − 1)/3 of 1.
    let parts: Vec<(u64, u64, Option<u32>)> = score.parts.iter().map(|part| (part.earned, part.most, part.share)).collect();
    assert_eq!(
        parts,
        [
            (11_000, 15_000, Some(733)),
            (1500, 2000, Some(750)),
            (3000, 3000, Some(1000)),
            (1000, 2000, Some(500)),
            (333, 1000, Some(333)),
        ]
    );
    // (30·11/15 + 10·3/4 + 30·1 + 15·1/2 + 15·1/3) / 100 = 72/100
    assert_eq!((score.overall, score.overall_of_best), (Some(720), Some(720)));
    let assessment = &score.assessments[0];
    assert_eq!((assessment.conclusion_share, assessment.grounds_share), (Some(333), Some(667)));
    assert_eq!((assessment.shown, assessment.shown_named, assessment.right), (3, 2, false));
    assert_eq!(score.calibration, Some(Calibration { count: 1, brier: 0.64 }));
    assert_eq!(score.referrals[0].others, ["embassy".into()]);
    assert_eq!(score.verdict.passed, Some(true));
    assert_eq!(score.conduct.principles, [PrincipleResult { principle: "IP-08".into(), kept: 1, broken: 0 }]);

    let text = serde_json::to_string(&score).expect("plain data");
    assert_eq!(serde_json::from_str::<Score>(&text).expect("as written"), score);
}

#[test]
fn a_click_is_judged_by_where_the_sign_is_at_that_moment() {
    let key = |at, x| Key { time: secs(at), region: Region { x, y: 0.0, w: 0.2, h: 1.0 } };
    let mut moving = cue("moves", "D2-02", 2.0, 10.0);
    moving.at = Track::through(vec![key(2.0, 0.0), key(6.0, 0.8)]);
    let graph = graph(vec![("lane", scene(vec![moving], Vec::new(), Then::Goto(NodeIx(1)))), ("end", ending())]);
    let place = |at: f64, x: f32| {
        let mut attempt = Attempt::begun(&graph, Settings::default());
        attempt.at(at, Input::Flag { at: secs(at), spot: Some(Spot { x, y: 0.5 }) }).at(30.0, Input::SceneEnded);
        score(&graph, &attempt.state, &lengths()).expect("begun").detection.signals[0].place
    };
    assert_eq!([place(2.0, 0.1), place(2.0, 0.5)], [Some(Place::Inside), Some(Place::Outside)]);
    assert_eq!([place(4.0, 0.5), place(4.0, 0.1)], [Some(Place::Inside), Some(Place::Outside)]);
    assert_eq!([place(9.0, 0.9), place(9.0, 0.5)], [Some(Place::Inside), Some(Place::Outside)]);
}

#[test]
fn a_cut_drops_what_never_opened() {
    let mut graph = film();
    if let NodeKind::Scene(Scene { then: Then::Choose(ask), .. }) = &mut graph.nodes[0].kind {
        ask.opens = Some(secs(10.0));
        ask.cut = Cut::Now;
    }
    let mut attempt = Attempt::begun(&graph, Settings::default());
    attempt.at(10.0, Input::OpenChoice).choose(12.0, "look");
    let score = score(&graph, &attempt.state, &SceneLengths::default()).expect("begun");
    let offered: Vec<&Sign> = score.detection.signals.iter().map(|signal| &signal.sign).collect();
    assert_eq!(offered, [&Sign::Cue("passports".into()), &Sign::Mark("stamp".into())]);
    assert_eq!(score.detection.noise.len(), 2, "the lure at 20 s was never shown");
    // An unrated option asks for nothing.
    assert_eq!(score.part(PartKind::Conduct).map(|part| (part.most, part.share)), Some((0, None)));
    assert_eq!(score.chance.expected, None);
    assert_eq!(score.verdict.passed, None, "not ended yet");
}

#[test]
fn a_film_shorter_than_its_cues_asks_for_what_it_showed() {
    let graph = film();
    let mut attempt = Attempt::begun(&graph, Settings::default());
    attempt.at(12.0, Input::SceneEnded);
    let score = score(&graph, &attempt.state, &lengths()).expect("begun");
    assert_eq!(score.detection.signals.len(), 1);
}

#[test]
fn demands_fail_a_high_mark() {
    let mut graph = film();
    graph.rubric.must_avoid = vec!["IP-08".into()];
    graph.rubric.must_do = vec!["IP-04".into()];
    graph.rubric.pass_mark = Some(0);
    let mut attempt = Attempt::begun(&graph, Settings::default());
    attempt.at(30.0, Input::SceneEnded).choose(30.0, "ask-driver").at(0.0, Input::LeaveExhibit);
    let conclusion = Input::SubmitAssessment { conclusion: "no-grounds".into(), grounds: vec![], confidence: Confidence(0) };
    attempt.at(0.0, conclusion).at(0.0, Input::SubmitReferral { institutions: vec![] });
    let verdict = score(&graph, &attempt.state, &lengths()).expect("begun").verdict;
    assert_eq!(verdict.mark_reached, Some(true));
    assert!(!verdict.must_do[0].met && !verdict.must_avoid[0].met);
    assert_eq!(verdict.passed, Some(false));
}

#[test]
fn a_corrected_key_marks_again_and_says_so() {
    let graph = film();
    let mut attempt = Attempt::begun(&graph, Settings::default());
    attempt.flag(13.0).at(30.0, Input::SceneEnded).choose(30.0, "second-line");
    let mut corrected = graph.clone();
    corrected.content_hash = ContentHash("c".repeat(64));
    if let NodeKind::Scene(scene) = &mut corrected.nodes[0].kind {
        scene.cues.remove(1);
        if let Then::Choose(ask) = &mut scene.then {
            ask.options.remove(0);
        }
    }
    let before = score(&graph, &attempt.state, &lengths()).expect("begun");
    let after = score(&corrected, &attempt.state, &lengths()).expect("begun");
    assert!(!before.is_rescored() && before.unknown.is_empty());
    assert!(after.is_rescored());
    assert_eq!(after.unknown, ["lane/second-line"]);
    assert_eq!(after.detection.flags[0].outcome, Outcome::Hit { sign: Sign::Cue("passports".into()) });
}

#[test]
fn nothing_is_marked_before_the_beginning_and_nothing_offered_has_no_mark() {
    assert_eq!(score(&film(), &State::default(), &lengths()), None);
    let empty = graph(vec![("end", ending())]);
    let attempt = Attempt::begun(&empty, Settings::default());
    let score = score(&empty, &attempt.state, &lengths()).expect("begun");
    assert_eq!((score.overall, score.overall_of_best, score.verdict.passed), (None, None, None));
}

/// A perfect officer on the best path, through the machine itself.
/// `None` when the machine does not take an option of the path.
fn best_play(graph: &Graph, path: &BestPath) -> Option<State> {
    let mut attempt = Attempt::begun(graph, Settings::default());
    let mut steps = path.steps.iter();
    for _ in 0..path.steps.len() {
        let Some(here) = attempt.state.here().map(|visit| visit.node.clone()) else { break };
        let Some(step) = steps.by_ref().find(|step| step.node == here) else { break };
        match &graph.node(graph.place(&here).expect("known")).kind {
            NodeKind::Scene(scene) => {
                let ask = match &scene.then {
                    Then::Choose(ask) => Some(ask),
                    Then::Goto(_) => None,
                };
                let mut cues: Vec<&Cue> = scene.cues.iter().collect();
                cues.sort_by_key(|cue| (cue.window.from, cue.window.to));
                let opens = ask.and_then(|ask| ask.opens);
                let mut is_open = false;
                let cuts = ask.is_some_and(|ask| ask.cut == Cut::Now) && opens.is_some();
                let cut_at = opens.filter(|_| cuts).map(|opens| opens + ask.and_then(|ask| ask.limit).unwrap_or(secs(1000.0)));
                for cue in cues {
                    if let Some(opens) = opens.filter(|opens| !is_open && cue.window.from > *opens) {
                        attempt.tell(Some(opens), Input::OpenChoice).expect("opens");
                        is_open = true;
                    }
                    if cut_at.is_none_or(|cut| cue.window.from < cut) {
                        attempt.tell(None, Input::Flag { at: cue.window.from, spot: None }).expect("flags");
                        let flag = FlagId(u32::try_from(attempt.state.flags.len()).expect("few"));
                        let indicator = Some(cue.indicator.clone());
                        attempt.tell(None, Input::Classify { flag, indicator }).expect("names");
                    }
                }
                if let Some(opens) = opens.filter(|_| !is_open) {
                    attempt.tell(Some(opens), Input::OpenChoice).expect("opens");
                }
                match (&step.option, cut_at) {
                    (Some(option), Some(cut)) => {
                        attempt.tell(Some(cut), Input::Choose { option: option.clone() }).ok()?;
                    }
                    (Some(option), None) => {
                        attempt.tell(None, Input::SceneEnded).expect("ends");
                        attempt.tell(None, Input::Choose { option: option.clone() }).ok()?;
                    }
                    (None, _) => {
                        attempt.tell(None, Input::SceneEnded).expect("ends");
                    }
                }
            }
            NodeKind::Exhibit(exhibit) => {
                for mark in &exhibit.marks {
                    let spot = Spot { x: mark.at.x, y: 0.0 };
                    attempt.tell(None, Input::MarkExhibit { spot }).expect("marks");
                }
                attempt.tell(None, Input::LeaveExhibit).expect("leaves");
            }
            NodeKind::Choose(_) => {
                let option = step.option.clone().expect("a choice is answered");
                attempt.tell(None, Input::Choose { option }).ok()?;
            }
            NodeKind::Assess(_) => {
                let score = score(graph, &attempt.state, &SceneLengths::default()).expect("begun");
                let shown = score.detection.signals.first().map(|signal| match &signal.sign {
                    Sign::Cue(cue) => Ground::Cue(cue.clone()),
                    Sign::Mark(mark) => Ground::Mark { exhibit: signal.node.clone(), mark: mark.clone() },
                    Sign::Lure(lure) => panic!("{lure} is no signal"),
                });
                let input = Input::SubmitAssessment {
                    conclusion: step.conclusion.clone().expect("an assessment is answered"),
                    grounds: shown.into_iter().collect(),
                    confidence: Confidence(100),
                };
                attempt.tell(None, input).expect("concludes");
            }
            NodeKind::Refer(refer) => {
                attempt.tell(None, Input::SubmitReferral { institutions: refer.key.clone() }).expect("refers");
            }
            NodeKind::Route(_) | NodeKind::Ending(_) => {}
        }
    }
    Some(attempt.state)
}

/// The best worth over every play of the good officer, without a memory: a second way of computing, for films that end.
fn second_way(graph: &Graph) -> u64 {
    // Plays the machine; only the options and conclusions taken differ from play to play.
    let mut best = 0;
    let mut open = vec![Vec::<BestStep>::new()];
    let weights = [30, 10, 30, 15, 15];
    let item = [5000, 1000, 3000, 2000, 1000];
    while let Some(steps) = open.pop() {
        let path = BestPath { steps: steps.clone(), ..BestPath::default() };
        let state = best_play(graph, &path).expect("tried before");
        match state.finish() {
            Some(Finish::Ended { .. }) => {
                let score = score(graph, &state, &SceneLengths::default()).expect("begun");
                let worth = score.parts.iter().zip(weights).zip(item);
                best = best.max(worth.map(|((part, weight), item)| part.earned * weight * (30_000 / item)).sum());
            }
            Some(_) => {}
            None => {
                let node = state.here().expect("somewhere").node.clone();
                let step = |option, conclusion| BestStep { node: node.clone(), option, conclusion };
                let follow = |step: BestStep| steps.iter().cloned().chain([step]).collect::<Vec<_>>();
                match &graph.node(graph.place(&node).expect("known")).kind {
                    NodeKind::Scene(Scene { then: Then::Choose(ask), .. }) | NodeKind::Choose(ask) => {
                        // What is offered shows only once the scene is played: try each, keep what the machine takes.
                        let tries: Vec<(Option<Rating>, Vec<BestStep>)> = ask
                            .options
                            .iter()
                            .map(|option| (option.rating, follow(step(Some(option.id.clone()), None))))
                            .filter(|(_, steps)| {
                                let path = BestPath { steps: steps.clone(), ..BestPath::default() };
                                best_play(graph, &path).is_some()
                            })
                            .collect();
                        let most = tries.iter().filter_map(|(rating, _)| *rating).max();
                        open.extend(tries.into_iter().filter(|(rating, _)| *rating == most).map(|(_, steps)| steps));
                    }
                    NodeKind::Assess(assess) => {
                        let most = assess.conclusions.iter().map(|known| known.rating).max();
                        let best = assess.conclusions.iter().filter(|known| Some(known.rating) == most);
                        open.extend(best.map(|known| follow(step(None, Some(known.id.clone())))));
                    }
                    _ => open.push(follow(step(None, None))),
                }
            }
        }
    }
    best
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    /// Playing the best path through the machine earns exactly what the search says it offers.
    #[test]
    fn the_best_path_earns_what_it_promises(graph in any_graph(false)) {
        let path = best_path(&graph, DEFAULT_BOUND);
        prop_assert!(path.exact);
        prop_assume!(!path.steps.is_empty());
        let state = best_play(&graph, &path).expect("every option is on offer");
        prop_assert!(matches!(state.finish(), Some(Finish::Ended { .. })), "{:?} {:?}", state.phase, path);
        let score = score(&graph, &state, &SceneLengths::default()).expect("begun");
        let earned: Vec<u64> = score.parts.iter().map(|part| part.earned).collect();
        prop_assert_eq!(&earned[..], &path.most[..]);
        if score.overall_of_best.is_some() {
            prop_assert_eq!((score.overall, score.overall_of_best), (Some(1000), Some(1000)));
        }
    }

    /// Whatever a log holds, under whatever key, marking it never panics.
    #[test]
    fn nonsense_is_survived(
        graph in any_graph(false),
        other in any_graph(false),
        moves in any_moves(),
        order in prop::collection::vec(any::<prop::sample::Index>(), 0..20),
    ) {
        let attempt = walk(&graph, false, &moves);
        let shuffled = order.iter().map(|at| &attempt.events[at.index(attempt.events.len())]);
        for state in [State::fold(shuffled), attempt.state.clone()] {
            for graph in [&graph, &other] {
                let Some(score) = super::score(graph, &state, &SceneLengths::default()) else { continue };
                prop_assert!(score.overall.is_none_or(|overall| overall <= 1000));
            }
        }
    }

    /// No score leaves its bounds, the counts add up, and the log decides it to the bit.
    #[test]
    fn scores_stay_within_bounds(graph in any_graph(false), exam: bool, moves in any_moves()) {
        let attempt = walk(&graph, exam, &moves);
        let lengths = SceneLengths(graph.nodes.iter().map(|node| (node.id.clone(), secs(40.0))).collect());
        let score = score(&graph, &attempt.state, &lengths).expect("begun");
        for part in &score.parts {
            prop_assert!(part.earned <= part.most);
            prop_assert!(part.share.is_none_or(|share| share <= 1000));
            prop_assert!(part.share_of_best.is_none_or(|share| share <= 1000));
        }
        prop_assert!(score.overall.is_none_or(|overall| overall <= 1000));
        prop_assert!(score.overall_of_best.is_none_or(|overall| overall <= 1000));
        let counts = &score.sensitivity;
        prop_assert_eq!((counts.hits + counts.misses) as usize, score.detection.signals.len());
        prop_assert_eq!((counts.false_alarms + counts.correct_rejections) as usize, score.detection.noise.len());
        let hits = score.detection.flags.iter().map(|flag| &flag.outcome)
            .chain(score.detection.marks.iter().map(|mark| &mark.outcome))
            .filter(|outcome| matches!(outcome, Outcome::Hit { .. }));
        prop_assert_eq!(hits.count(), counts.hits as usize);
        prop_assert_eq!(score.detection.flags.len(), attempt.state.flags.len());

        let replayed = crate::session::replay::replay(&graph, &attempt.events).expect("as written").state;
        let again = super::score(&graph, &replayed, &lengths).expect("begun");
        prop_assert_eq!(serde_json::to_string(&again).expect("plain"), serde_json::to_string(&score).expect("plain"));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    /// The search with its memory finds what trying every play finds.
    #[test]
    fn no_play_is_better_than_the_best(graph in any_graph(true)) {
        let path = best_path(&graph, DEFAULT_BOUND);
        let worth: u64 = path.most.iter().zip([30, 10, 30, 15, 15]).zip([5000, 1000, 3000, 2000, 1000])
            .map(|((most, weight), item)| most * weight * (30_000 / item)).sum();
        prop_assert_eq!(worth, second_way(&graph));
    }
}

#[test]
fn a_search_that_is_cut_short_says_so() {
    let graph = film();
    assert!(best_path(&graph, DEFAULT_BOUND).exact);
    let short = best_path(&graph, 2);
    assert!(!short.exact);
    assert_eq!(short.most, [0; 5]);
}

#[test]
fn a_long_film_needs_no_deep_stack() {
    let count = 30_000;
    let names: Vec<String> = (0..=count).map(|at| format!("n{at}")).collect();
    let nodes = names.iter().zip(0u32..).map(|(name, at)| {
        let kind = if at == count { ending() } else { scene(vec![cue("c", "D1-01", 1.0, 2.0)], vec![], Then::Goto(NodeIx(at + 1))) };
        (name.as_str(), kind)
    });
    let path = best_path(&graph(nodes.collect()), DEFAULT_BOUND);
    assert!(path.exact);
    assert_eq!(path.most[0], 5000 * u64::from(count));

}
