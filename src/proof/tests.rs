//! Proofs against brute force: every play through the real session, marked by the real scores.
//!
//! Past 500 lines because the enumerator is one piece, apart from what it tries.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use super::*;
use crate::catalogue::InstitutionId;
use crate::scenario::graph::{Choose, Cut, Scene, Spot, Then};
use crate::scoring::{BestPath, Score, Sign, score_against};
use crate::session::plan::Plan;
use crate::session::testing::any_graph;
use crate::session::{
    ChoiceStage, Confidence, Finish, Ground, Input, Phase, Settings, Stamped, State, TraineeCode, accept, flagged_cues,
};
use crate::time::WallTime;

/// More plays than this are not tried: another graph is.
const MOST_PLAYS: usize = 6_000;

fn tell(graph: &Graph, state: &mut State, media: Option<MediaTime>, what: Input) -> bool {
    accept(graph, state, &Stamped { media, wall: WallTime(0), what }).is_ok()
}

fn begun(graph: &Graph) -> State {
    let mut state = State::default();
    let what = Input::Begin { trainee: TraineeCode::from("t"), settings: Settings::default() };
    assert!(tell(graph, &mut state, None, what));
    state
}

fn lengths(graph: &Graph, seconds: i64) -> SceneLengths {
    let scenes = graph.nodes.iter().filter(|node| matches!(node.kind, NodeKind::Scene(_)));
    SceneLengths(scenes.map(|node| (node.id.clone(), MediaTime::from_secs(seconds))).collect())
}

/// Everything that one can do next, as the states that come of it.
fn ways(graph: &Graph, lengths: &SceneLengths, state: &State) -> Vec<State> {
    let Phase::At { node, .. } = &state.phase else { return Vec::new() };
    let mut ways = Vec::new();
    let mut go = |inputs: Vec<(Option<MediaTime>, Input)>| {
        let mut next = state.clone();
        if inputs.into_iter().all(|(media, what)| tell(graph, &mut next, media, what)) {
            ways.push(next);
        }
    };
    match &graph.node(graph.place(node).expect("there")).kind {
        NodeKind::Scene(scene) => {
            for inputs in in_scene(graph, scene, lengths.0[node], state) {
                go(inputs);
            }
        }
        NodeKind::Choose(ask) => {
            for option in &ask.options {
                go(vec![(None, Input::Choose { option: option.id.clone() })]);
            }
            go(vec![(None, Input::TimeRanOut)]);
        }
        NodeKind::Exhibit(exhibit) => {
            go(vec![(None, Input::LeaveExhibit)]);
            let middles = exhibit.marks.iter().flat_map(|mark| {
                let spot = Spot { x: mark.at.x + mark.at.w / 2.0, y: mark.at.y + mark.at.h / 2.0 };
                vec![(None, Input::MarkExhibit { spot }); exhibit.marks.len()]
            });
            go(middles.chain([(None, Input::LeaveExhibit)]).collect());
        }
        NodeKind::Assess(assess) => {
            let shown: Vec<CueOf> = signs_shown(graph, state);
            let mut grounds = vec![Vec::new()];
            grounds.extend(shown.first().map(|sign| vec![sign.clone()]));
            let other = graph.cues().map(|(_, cue)| Ground::Cue(cue.id.clone())).find(|ground| !shown.contains(ground));
            grounds.extend(other.map(|ground| vec![ground]));
            let detail = graph.nodes.iter().find_map(|node| match &node.kind {
                NodeKind::Exhibit(exhibit) => exhibit.marks.iter().find_map(|mark| {
                    let ground = Ground::Mark { exhibit: node.id.clone(), mark: mark.id.clone() };
                    (!shown.contains(&ground)).then_some(ground)
                }),
                _ => None,
            });
            grounds.extend(detail.map(|ground| vec![ground]));
            for conclusion in &assess.conclusions {
                for grounds in &grounds {
                    let what = Input::SubmitAssessment {
                        conclusion: conclusion.id.clone(),
                        grounds: grounds.clone(),
                        confidence: Confidence(50),
                    };
                    go(vec![(None, what)]);
                }
            }
        }
        NodeKind::Refer(refer) => {
            let others: Vec<InstitutionId> = refer.offered.iter().filter(|one| !refer.key.contains(one)).cloned().collect();
            for institutions in [Vec::new(), refer.key.clone(), others, refer.key[1..].to_vec()] {
                go(vec![(None, Input::SubmitReferral { institutions })]);
            }
        }
        NodeKind::Route(_) | NodeKind::Ending(_) => {}
    }
    ways
}

type CueOf = Ground;

fn signs_shown(graph: &Graph, state: &State) -> Vec<Ground> {
    let score = marked(graph, state, &SceneLengths::default());
    let ground = |signal: &crate::scoring::SignalResult| match &signal.sign {
        Sign::Cue(cue) => Ground::Cue(cue.clone()),
        Sign::Mark(mark) => Ground::Mark { exhibit: signal.node.clone(), mark: mark.clone() },
        Sign::Lure(_) => unreachable!("a lure is no signal"),
    };
    score.detection.signals.iter().map(ground).collect()
}

fn marked(graph: &Graph, state: &State, lengths: &SceneLengths) -> Score {
    score_against(graph, state, lengths, BestPath::default()).expect("begun")
}

/// Every way through a scene: flags at the moments that can matter, all named rightly or none, and when it is left.
fn in_scene(graph: &Graph, scene: &Scene, length: MediaTime, state: &State) -> Vec<Vec<(Option<MediaTime>, Input)>> {
    let ask = match &scene.then {
        Then::Goto(_) => None,
        Then::Choose(ask) => Some(ask),
    };
    let opens = ask.and_then(|ask| ask.opens).filter(|opens| *opens < length);
    let mut moments: BTreeSet<MediaTime> = opens.into_iter().collect();
    moments.insert(MediaTime::from_nanos(length.nanos() - 1));
    for cue in &scene.cues {
        let fifth = cue.window.length().nanos() / 5 * 4 + 1;
        moments.extend([cue.window.from, cue.window.to, cue.window.from + MediaTime::from_nanos(fifth)]);
    }
    let in_window = |at: &MediaTime| *at < length && scene.cues.iter().any(|cue| cue.window.contains(*at));
    let moments: Vec<MediaTime> = moments.into_iter().filter(in_window).collect();
    if moments.len() > 8 {
        return vec![Vec::new(); MOST_PLAYS + 1];
    }
    // When the choice is made: `None`, at the end.
    let mut decisions: Vec<Option<MediaTime>> = vec![None];
    if let Some((ask, opens)) = ask.zip(opens) {
        decisions.push(Some(opens));
        if ask.cut == Cut::Now {
            let later = scene.cues.iter().map(|cue| cue.window.from + MediaTime::from_millis(1));
            decisions.extend(later.filter(|at| *at > opens && *at < length).map(Some));
        }
    }
    let mut ways = Vec::new();
    for chosen in 0..1_u32 << moments.len() {
        // Unnamed, one at a time; named rightly, as many at a time as there are windows to answer.
        for named in [false, true] {
            if chosen == 0 && named {
                continue;
            }
            let open = |at: MediaTime| scene.cues.iter().filter(|cue| cue.window.contains(at)).count();
            let flags: Vec<MediaTime> = (0..moments.len())
                .filter(|at| chosen & (1 << at) != 0)
                .flat_map(|at| vec![moments[at]; if named { open(moments[at]) } else { 1 }])
                .collect();
            match ask {
                None => ways.push(script(graph, scene, length, &flags, named, opens, None, state)),
                Some(ask) => {
                    let deadline = opens.and_then(|opens| Some(opens + ask.limit?)).filter(|deadline| *deadline < length);
                    for option in ask.options.iter().map(|option| Some(option.id.clone())).chain([None]) {
                        for at in &decisions {
                            // A decision comes before the deadline; the time's own at it.
                            let at = match (&option, deadline, at) {
                                (Some(_), Some(deadline), None) => Some(MediaTime::from_nanos(deadline.nanos() - 1)),
                                (Some(_), Some(deadline), Some(at)) if *at >= deadline => continue,
                                (None, Some(deadline), _) => Some(deadline),
                                (None, None, Some(_)) => continue,
                                (_, _, at) => *at,
                            };
                            let what = option.clone().map_or(Input::TimeRanOut, |option| Input::Choose { option });
                            ways.push(script(graph, scene, length, &flags, named, opens, Some((ask, at, what)), state));
                        }
                    }
                }
            }
        }
    }
    ways
}

/// The inputs of one way through a scene; flags after a cut are left out.
#[expect(clippy::too_many_arguments, reason = "a test's recipe")]
fn script(
    graph: &Graph,
    scene: &Scene,
    length: MediaTime,
    flags: &[MediaTime],
    named: bool,
    opens: Option<MediaTime>,
    choice: Option<(&Choose, Option<MediaTime>, Input)>,
    state: &State,
) -> Vec<(Option<MediaTime>, Input)> {
    let mut script: Vec<(MediaTime, u8, Input)> = Vec::new();
    if let Some(opens) = opens {
        script.push((opens, 0, Input::OpenChoice));
    }
    let cut = match &choice {
        Some((ask, Some(at), _)) if ask.cut == Cut::Now => Some(*at),
        _ => None,
    };
    for at in flags.iter().filter(|at| cut.is_none_or(|cut| **at < cut)) {
        script.push((*at, 2, Input::Flag { at: *at, spot: None }));
    }
    if cut.is_none() {
        script.push((length, 3, Input::SceneEnded));
    }
    if let Some((_, at, what)) = choice {
        script.push((at.unwrap_or(length), if at.is_some() { 1 } else { 4 }, what));
    }
    script.sort_by_key(|(at, order, _)| (*at, *order));
    let mut inputs: Vec<(Option<MediaTime>, Input)> = Vec::new();
    let mut number = state.flags.len();
    // Names come as soon as raised; which cue a flag will be matched to is what `matched` says of all of them.
    let windows: Vec<_> =
        scene.cues.iter().map(|cue| cue.window).filter(|window| window.from < cut.unwrap_or(length)).collect();
    let raised: Vec<MediaTime> = flags.iter().copied().filter(|at| cut.is_none_or(|cut| *at < cut)).collect();
    let shown: Vec<_> = scene.cues.iter().filter(|cue| cue.window.from < cut.unwrap_or(length)).collect();
    let pairs = crate::scoring::matching::matched(&raised, &windows);
    let mut nth = 0;
    for (at, _, what) in script {
        let is_flag = matches!(what, Input::Flag { .. });
        inputs.push((Some(at), what));
        if is_flag {
            number += 1;
            if let Some(cue) = pairs[nth].filter(|_| named).map(|cue| shown[cue]) {
                let flag = crate::session::FlagId(u32::try_from(number).expect("few"));
                inputs.push((Some(at), Input::Classify { flag, indicator: Some(cue.indicator.clone()) }));
            }
            nth += 1;
        }
    }
    debug_assert!(graph.nodes.len() > 1);
    inputs
}

/// What brute force found of an ending, and of passing.
#[derive(Default, Debug)]
struct Brute {
    endings: BTreeMap<NodeId, Option<(u32, u32)>>,
    passes: bool,
    blind: bool,
    effort: Option<u32>,
    nodes: BTreeSet<NodeId>,
}

fn brute(graph: &Graph, lengths: &SceneLengths) -> Option<Brute> {
    let mut found = Brute::default();
    let mut open = vec![begun(graph)];
    let mut plays = 0;
    while let Some(state) = open.pop() {
        found.nodes.extend(state.visited.iter().cloned());
        if let Phase::Over { how } = &state.phase {
            plays += 1;
            if let Finish::Ended { ending } = how {
                let score = marked(graph, &state, lengths);
                let range = found.endings.entry(ending.clone()).or_default();
                if let Some(whole) = score.overall {
                    let (low, high) = range.unwrap_or((whole, whole));
                    *range = Some((low.min(whole), high.max(whole)));
                }
                if score.verdict.passed == Some(true) {
                    found.passes = true;
                    found.blind |= state.flags.is_empty() && state.marks.is_empty();
                    let effort = effort(graph, &state, &score);
                    found.effort = Some(found.effort.map_or(effort, |least| least.min(effort)));
                }
            }
            continue;
        }
        open.extend(ways(graph, lengths, &state));
        if open.len() + plays > MOST_PLAYS {
            return None;
        }
    }
    Some(found)
}

fn effort(graph: &Graph, state: &State, score: &Score) -> u32 {
    let count = |number: usize| u32::try_from(number).expect("few");
    let marks = score.detection.signals.iter().filter(|signal| signal.window.is_none() && signal.found_by.is_some());
    let right = |rating| rating >= Some(crate::scenario::graph::Rating::Good);
    // A sign flagged in two stays is noticed twice; these graphs have no second stays.
    count(flagged_cues(graph, state).len())
        + count(marks.count())
        + count(score.conduct.choices.iter().filter(|choice| right(choice.rating)).count())
        + count(score.assessments.iter().filter(|made| made.right).count())
        + count(score.assessments.iter().filter(|made| made.grounds_share > Some(0)).count())
        + count(score.referrals.iter().filter(|made| made.share > 0).count())
}

fn proof(graph: &Graph, lengths: &SceneLengths) -> Proof {
    prove(graph, lengths, Budget::default(), &mut |_, _| {})
}

/// Whether windows of one scene overlap: then one flag can answer two conditions.
fn overlaps(graph: &Graph) -> bool {
    graph.nodes.iter().any(|node| match &node.kind {
        NodeKind::Scene(scene) => scene.cues.windows(2).any(|pair| pair[1].window.from < pair[0].window.to),
        _ => false,
    })
}

fn plays_as_claimed(graph: &Graph, lengths: &SceneLengths, proof: &Proof) -> Result<(), TestCaseError> {
    for witness in &proof.witnesses {
        let plan = Plan::parse("witness", &witness.plan).map_err(|faults| TestCaseError::fail(format!("{faults:?}")))?;
        let played = plan.play(graph, lengths, WallTime(0)).map_err(|failure| {
            TestCaseError::fail(format!("{}\n{}\n{:?}", witness.name, witness.plan, failure.diagnostic))
        })?;
        let score = marked(graph, &played.state, lengths);
        let ending = match &score.finish {
            Some(Finish::Ended { ending }) => Some(ending),
            _ => None,
        };
        let name = witness.name.as_str();
        if let Some(id) = name.strip_suffix("-highest").filter(|id| *id != "pass") {
            let claimed = proof.endings.iter().find(|claimed| claimed.ending.as_ref() == id).expect("there");
            prop_assert_eq!((ending, score.overall), (Some(&claimed.ending), claimed.highest), "{}", witness.plan);
        } else if let Some(id) = name.strip_suffix("-lowest") {
            let claimed = proof.endings.iter().find(|claimed| claimed.ending.as_ref() == id).expect("there");
            prop_assert_eq!((ending, score.overall), (Some(&claimed.ending), claimed.lowest), "{}", witness.plan);
        } else if let Some(node) = name.strip_prefix("dead-end-") {
            prop_assert!(played.state.visited.contains(&NodeId::from(node)), "{}", witness.plan);
        } else if name.starts_with("pass") {
            prop_assert_eq!(score.verdict.passed, Some(true), "{}\n{}", name, witness.plan);
            if name == "pass-blind" {
                prop_assert!(played.state.flags.is_empty() && played.state.marks.is_empty());
            }
            if name == "pass-least-effort" && !overlaps(graph) && proof.most_stays.is_none() {
                let effort = effort(graph, &played.state, &score);
                prop_assert_eq!(Some(effort), proof.effort.expect("there").enough, "{}", witness.plan);
            }
            let of = |indicator: &str| score.detection.signals.iter().filter(|signal| signal.indicator.as_ref() == indicator).cloned().collect::<Vec<_>>();
            if let Some(indicator) = name.strip_prefix("pass-without-seeing-") {
                prop_assert!(of(indicator).is_empty(), "{}", witness.plan);
            }
            if let Some(indicator) = name.strip_prefix("pass-without-flagging-") {
                prop_assert!(of(indicator).iter().all(|signal| signal.found_by.is_none()), "{}", witness.plan);
            }
        } else {
            prop_assert!(ending.is_some(), "{name}: {}", witness.plan);
        }
    }
    Ok(())
}

/// Graphs as the loader lets them through: when the time runs out, what is taken is always offered (rule `timer-default`).
fn any_loadable(forward: bool) -> impl Strategy<Value = Graph> {
    any_graph(forward).prop_map(|mut graph| {
        for node in &mut graph.nodes {
            let ask = match &mut node.kind {
                NodeKind::Scene(Scene { then: Then::Choose(ask), .. }) | NodeKind::Choose(ask) => ask,
                _ => continue,
            };
            if ask.on_timeout.is_some_and(|at| ask.options[at].when.is_some()) {
                ask.on_timeout = ask.options.iter().position(|option| option.when.is_none());
            }
        }
        graph
    })
}

/// A flag that a condition wants can answer another window, one that closes first, and then earns what is left of that one.
#[test]
fn a_flag_that_is_wanted_earns_what_it_really_hits() {
    use crate::catalogue::Reference;
    use crate::scenario::load;
    use crate::scenario::media_facts::MediaAssumed;
    let text = r#"#![enable(implicit_some)]
    Scenario(format: 1, title: "Two windows, one over the other",
        rubric: (weights: (detection: 100, classification: 0, conduct: 0, assessment: 0, referral: 0), pass_mark: 50,
            must_avoid: ["ER-11"]),
        nodes: {
            "lane": Scene(still: "lane.png", seconds: 30,
                cues: [
                    (id: "first", indicator: "D3-05", from: 5, to: 12),
                    (id: "wanted", indicator: "D2-05", from: 10, to: 20),
                ],
                then: Goto("seen")),
            "seen": Route(branches: [(when: Flagged("wanted"), goto: "end")], otherwise: "missed"),
            "missed": Choose(prompt: "What now?", options: [
                (id: "ask", text: "Ask", goto: "end", rating: Poor, principle: "ER-11"),
            ]),
            "end": Ending(title: "End"),
        },
    )"#;
    let (graph, faults) = load::load_text("van/scenario.ron", text, Reference::embedded(), &MediaAssumed);
    let graph = graph.unwrap_or_else(|| panic!("{faults:?}"));
    let lengths = SceneLengths([(NodeId::from("lane"), MediaTime::from_secs(30))].into());
    let proof = proof(&graph, &lengths);
    assert_eq!(proof.can_pass, Some(true));
    // The one flag that is wanted falls into the last third of the window that closes first: it earns 400 of 2,000.
    assert_eq!(proof.effort.expect("one can pass").enough, Some(2), "{:?}", proof.witnesses);
    plays_as_claimed(&graph, &lengths, &proof).expect("every plan plays as claimed");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, max_global_rejects: 40_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn exploration_agrees_with_every_play(graph in any_loadable(true), seconds in 12_i64..30, mark in 300_u32..900) {
        let mut graph = graph;
        graph.rubric.pass_mark = Some(mark);
        let lengths = lengths(&graph, seconds);
        let Some(brute) = brute(&graph, &lengths) else { return Err(TestCaseError::reject("too many plays")) };
        let proof = proof(&graph, &lengths);
        prop_assert!(proof.complete && proof.most_stays.is_none());
        for ending in &proof.endings {
            let known = brute.endings.get(&ending.ending);
            prop_assert_eq!(ending.reachable, Some(known.is_some()), "{}", ending.ending);
            prop_assert!(ending.exact);
            let range = known.copied().flatten();
            // No play that was tried lies outside the range; and the plans below show that both its ends can be played,
            // which the enumerator, trying only some moments of each scene, may miss.
            let claimed = ending.lowest.zip(ending.highest);
            prop_assert_eq!(claimed.is_some(), range.is_some(), "{}", ending.ending);
            if let (Some((low, high)), Some((tried_low, tried_high))) = (claimed, range) {
                prop_assert!(low <= tried_low && tried_high <= high, "{}: {low} to {high}, tried {tried_low} to {tried_high}", ending.ending);
                for end in ["lowest", "highest"] {
                    let plan = format!("{}-{end}", ending.ending);
                    prop_assert!(proof.witnesses.iter().any(|witness| witness.name == plan), "{plan}");
                }
            }
        }
        let reached: BTreeSet<NodeId> = graph.nodes.iter().map(|node| node.id.clone()).filter(|id| !proof.unreached.contains(id)).collect();
        prop_assert_eq!(reached, brute.nodes);
        prop_assert_eq!(proof.can_pass, Some(brute.passes));
        prop_assert!(proof.passes_blind.is_none_or(|blind| blind == brute.blind), "{:?}", proof.passes_blind);
        let has_marks = graph.nodes.iter().any(|node| matches!(node.kind, NodeKind::Exhibit(_)));
        if !overlaps(&graph) && !has_marks {
            prop_assert_eq!(proof.effort.and_then(|effort| effort.enough), brute.effort);
        }
        plays_as_claimed(&graph, &lengths, &proof)?;
    }

    #[test]
    fn with_circles_it_ends_and_what_it_claims_can_be_played(graph in any_loadable(false), seconds in 12_i64..30) {
        let lengths = lengths(&graph, seconds);
        let budget = Budget { points: 3_000, labels: 3_000, worths: 1_000, stays: 12 };
        let proof = prove(&graph, &lengths, budget, &mut |_, _| {});
        plays_as_claimed(&graph, &lengths, &proof)?;
    }

    #[test]
    fn guessing_without_flags_is_the_sum_over_the_tree(graph in any_loadable(true), seconds in 12_i64..30) {
        let lengths = lengths(&graph, seconds);
        let proof = proof(&graph, &lengths);
        let Some((marked, sum, passed)) = tree(&graph, &lengths) else { return Err(TestCaseError::reject("too many")) };
        let guess = &proof.guessing[0];
        prop_assert_eq!(guess.flags, 0);
        prop_assert!((guess.passes.expect("small") - passed).abs() < 1e-9, "{guess:?} {passed}");
        // The tree rounds each play to whole thousandths.
        if marked > 1e-9 {
            prop_assert!((guess.expected.expect("marked") - sum / marked).abs() <= 0.51, "{guess:?} {}", sum / marked);
        }
    }
}

/// The chances of every play of a guesser without flags: marked, sum of the wholes, passed.
fn tree(graph: &Graph, lengths: &SceneLengths) -> Option<(f64, f64, f64)> {
    let mut open = vec![(begun(graph), 1.0)];
    let (mut marked_chance, mut sum, mut passed) = (0.0, 0.0, 0.0);
    let mut work = 0;
    while let Some((state, chance)) = open.pop() {
        work += 1;
        if work > 20_000 {
            return None;
        }
        let node = match &state.phase {
            Phase::At { node, .. } => node.clone(),
            Phase::Over { how: Finish::Ended { .. } } => {
                let score = marked(graph, &state, lengths);
                if let Some(whole) = score.overall {
                    marked_chance += chance;
                    sum += chance * f64::from(whole);
                }
                passed += if score.verdict.passed == Some(true) { chance } else { 0.0 };
                continue;
            }
            _ => continue,
        };
        let mut inputs: Vec<Vec<(Option<MediaTime>, Input)>> = Vec::new();
        let mut base = state.clone();
        match &graph.node(graph.place(&node).expect("there")).kind {
            NodeKind::Scene(scene) => {
                let length = lengths.0[&node];
                let mut at = length;
                if let Then::Choose(ask) = &scene.then {
                    let deadline = ask.opens.filter(|opens| *opens < length && ask.cut == Cut::Now).and_then(|opens| Some(opens + ask.limit?));
                    if let Some(opens) = ask.opens.filter(|opens| *opens < length) {
                        assert!(tell(graph, &mut base, Some(opens), Input::OpenChoice));
                    }
                    if let Some(deadline) = deadline.filter(|deadline| *deadline < length) {
                        at = MediaTime::from_nanos(deadline.nanos() - 1);
                    }
                }
                if at == length && matches!(base.phase, Phase::At { .. }) {
                    assert!(tell(graph, &mut base, Some(length), Input::SceneEnded));
                }
                if matches!(scene.then, Then::Choose(_)) && matches!(base.phase, Phase::At { choice: ChoiceStage::Open, .. }) {
                    let offered = base.here().and_then(|here| here.offered.clone()).expect("open");
                    inputs.extend(offered.into_iter().map(|option| vec![(Some(at), Input::Choose { option })]));
                } else if matches!(base.phase, Phase::At { .. } | Phase::Over { .. }) {
                    inputs.push(Vec::new());
                }
            }
            NodeKind::Choose(_) => {
                let offered = base.here().and_then(|here| here.offered.clone()).unwrap_or_default();
                inputs.extend(offered.into_iter().map(|option| vec![(None, Input::Choose { option })]));
            }
            NodeKind::Exhibit(_) => inputs.push(vec![(None, Input::LeaveExhibit)]),
            NodeKind::Assess(assess) => inputs.extend(assess.conclusions.iter().map(|conclusion| {
                let conclusion = conclusion.id.clone();
                vec![(None, Input::SubmitAssessment { conclusion, grounds: Vec::new(), confidence: Confidence(50) })]
            })),
            NodeKind::Refer(refer) => {
                // Every subset in every order: the coin for each, then an even order.
                for subset in 0..1_u32 << refer.offered.len() {
                    let chosen: Vec<InstitutionId> = (0..refer.offered.len())
                        .filter(|at| subset & (1 << at) != 0)
                        .map(|at| refer.offered[at].clone())
                        .collect();
                    let orders = orders(&chosen);
                    let each = chance / f64::from(1_u32 << refer.offered.len()) / f64::from(u32::try_from(orders.len()).expect("few"));
                    for institutions in orders {
                        let mut next = base.clone();
                        assert!(tell(graph, &mut next, None, Input::SubmitReferral { institutions }));
                        open.push((next, each));
                    }
                }
                continue;
            }
            NodeKind::Route(_) | NodeKind::Ending(_) => continue,
        }
        let each = chance / f64::from(u32::try_from(inputs.len().max(1)).expect("few"));
        for script in inputs {
            let mut next = base.clone();
            for (media, what) in script {
                assert!(tell(graph, &mut next, media, what));
            }
            open.push((next, each));
        }
    }
    Some((marked_chance, sum, passed))
}

fn orders(of: &[InstitutionId]) -> Vec<Vec<InstitutionId>> {
    if of.is_empty() {
        return vec![Vec::new()];
    }
    let mut all = Vec::new();
    for at in 0..of.len() {
        let mut rest = of.to_vec();
        let first = rest.remove(at);
        all.extend(orders(&rest).into_iter().map(|mut order| {
            order.insert(0, first.clone());
            order
        }));
    }
    all
}
