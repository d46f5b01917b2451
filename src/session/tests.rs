//! The machine, its log and its replay under test: by example, and by random walks.

use proptest::prelude::*;

use super::log::{FORMAT, Header, Log, LogError};
use super::replay::{ReplayError, replay};
use super::testing::*;
use super::*;
use crate::scenario::graph::*;
use crate::time::MediaTime;

fn flag(at: f64) -> Input {
    Input::Flag { at: secs(at), spot: None }
}

/// A lane with a choice from 21 s on, two scenes after it, an ending.
fn lane(cut: Cut, limit: Option<f64>) -> Graph {
    let ask = Choose {
        opens: Some(secs(21.0)),
        limit: limit.map(secs),
        on_timeout: limit.map(|_| 1),
        cut,
        ..choose(vec![option("second-line", 1, Some(Rating::Best)), option("wave", 2, Some(Rating::Poor))])
    };
    let cues = vec![cue("passports", "D2-05", 8.2, 15.0), cue("silence", "D2-02", 24.0, 28.0)];
    let mut graph = graph(vec![
        ("lane", scene(cues, vec![lure("old-van", 2.0, 6.0)], Then::Choose(ask))),
        ("interview", scene(Vec::new(), Vec::new(), Then::Goto(NodeIx(2)))),
        ("end", ending()),
    ]);
    // The catalogue of the tests has four indicators a dimension.
    if let NodeKind::Scene(scene) = &mut graph.nodes[0].kind {
        scene.cues[0].indicator = "D2-04".into();
    }
    graph
}

fn node(state: &State) -> String {
    state.here().expect("somewhere").node.to_string()
}

#[test]
fn a_choice_runs_with_the_film_and_joins_at_its_end() {
    let graph = lane(Cut::AtEnd, None);
    let mut attempt = Attempt::begun(&graph, Settings::default());
    assert_eq!(attempt.refused(3.0, Input::OpenChoice), Rejected::OpensLater(secs(21.0)));
    assert_eq!(attempt.refused(3.0, Input::Choose { option: "wave".into() }), Rejected::NoOpenChoice);
    attempt.flag(9.0).at(21.0, Input::OpenChoice).choose(22.0, "second-line").flag(25.0);
    assert_eq!(node(&attempt.state), "lane");
    assert_eq!(attempt.refused(26.0, Input::Choose { option: "wave".into() }), Rejected::ChoiceAlreadyMade);
    assert_eq!(attempt.refused(26.0, Input::ReplayScene), Rejected::ChoiceAlreadyMade);
    attempt.at(30.0, Input::SceneEnded);
    assert_eq!(node(&attempt.state), "interview");
    attempt.at(5.0, Input::SceneEnded);
    assert_eq!(attempt.state.finish(), Some(&Finish::Ended { ending: "end".into() }));
    assert_eq!(attempt.refused(0.0, flag(0.0)), Rejected::Over);
}

#[test]
fn a_cut_leaves_at_once() {
    let graph = lane(Cut::Now, None);
    let mut attempt = Attempt::begun(&graph, Settings::default());
    attempt.at(21.0, Input::OpenChoice);
    assert_eq!(attempt.tell(None, Input::Choose { option: "wave".into() }), Err(Rejected::NeedsMediaTime));
    attempt.choose(22.0, "second-line");
    assert_eq!(node(&attempt.state), "interview");
    assert_eq!(attempt.state.visits[0].shown, SceneShown::Until(secs(22.0)));
}

#[test]
fn a_held_picture_takes_the_answer_and_no_flag() {
    let graph = lane(Cut::Now, None);
    let mut attempt = Attempt::begun(&graph, Settings::default());
    attempt.at(30.0, Input::SceneEnded);
    assert_eq!(attempt.state.here().and_then(|visit| visit.offered.clone()), Some(vec!["second-line".into(), "wave".into()]));
    assert_eq!(attempt.refused(30.0, flag(30.0)), Rejected::SceneStopped);
    attempt.choose(30.0, "wave");
    assert!(attempt.state.finish().is_some());
}

#[test]
fn time_runs_out_only_where_a_limit_runs() {
    let graph = lane(Cut::Now, Some(12.0));
    let mut attempt = Attempt::begun(&graph, Settings::default());
    attempt.at(21.0, Input::OpenChoice);
    assert_eq!(attempt.refused(22.0, Input::ReplayScene), Rejected::LimitRuns);
    attempt.at(33.0, Input::TimeRanOut);
    assert_eq!((&*attempt.state.choices[0].option.0, attempt.state.choices[0].by), ("wave", ChoiceBy::Timeout));

    let settings = Settings { timers: Timers::Off, ..Settings::default() };
    let mut attempt = Attempt::begun(&graph, settings);
    attempt.at(21.0, Input::OpenChoice);
    assert_eq!(attempt.refused(33.0, Input::TimeRanOut), Rejected::NoLimit);
    attempt.at(34.0, Input::ChangeTimers { timers: Timers::Percent(200) }).at(50.0, Input::TimeRanOut);
    assert_eq!(attempt.state.timers_used, [Timers::Off, Timers::Percent(200)]);
    assert_eq!(Timers::Percent(200).limit(secs(12.0)), Some(secs(24.0)));
}

#[test]
fn a_replay_counts_only_what_was_not_seen_before() {
    let graph = lane(Cut::AtEnd, None);
    let mut attempt = Attempt::begun(&graph, Settings::default());
    attempt.at(12.0, Input::ReplayScene).flag(9.0).flag(12.0);
    let replayed: Vec<bool> = attempt.state.flags.iter().map(|flag| flag.replay).collect();
    assert_eq!(replayed, [true, false]);
    // Once it was seen whole, nothing in a further replay counts.
    attempt.at(30.0, Input::SceneEnded).at(30.0, Input::ReplayScene).flag(29.0);
    assert!(attempt.state.flags[2].replay);
    assert_eq!(attempt.refused(1.0, Input::Choose { option: "wave".into() }), Rejected::NoOpenChoice);
    attempt.at(30.0, Input::SceneEnded).choose(30.0, "wave");
    assert!(attempt.state.finish().is_some());
}

#[test]
fn an_exam_asks_for_names_after_the_scene() {
    let graph = lane(Cut::Now, None);
    let mut attempt = Attempt::begun(&graph, Settings { mode: Mode::Exam, ..Settings::default() });
    let name = |flag, indicator: &str| Input::Classify { flag: FlagId(flag), indicator: Some(indicator.into()) };
    attempt.flag(9.0).flag(10.0).flag(11.0);
    assert_eq!(attempt.refused(9.5, name(1, "D2-04")), Rejected::NameAfterScene);
    attempt.at(21.0, Input::OpenChoice).choose(22.0, "second-line");
    assert_eq!(phase(&attempt.state), Phase::Classifying { next: "interview".into() });
    assert_eq!(attempt.refused(0.0, Input::SceneEnded), Rejected::NameFlagsFirst);
    assert_eq!(attempt.refused(0.0, name(1, "D9-99")), Rejected::NoSuchIndicator("D9-99".into()));
    attempt.at(0.0, name(1, "D1-01")).at(0.0, name(1, "D2-04"));
    attempt.at(0.0, Input::Withdraw { flag: FlagId(3) });
    assert_eq!(attempt.refused(0.0, name(3, "D2-04")), Rejected::FlagWithdrawn(FlagId(3)));
    attempt.at(0.0, Input::Classify { flag: FlagId(2), indicator: None });
    assert_eq!(node(&attempt.state), "interview");
    assert_eq!(attempt.state.flags[0].named, Some(Some("D2-04".into())));
    assert_eq!(attempt.refused(0.0, name(1, "D2-04")), Rejected::NameAfterScene);
}

#[test]
fn practice_names_at_any_time_and_withdraws_in_the_scene() {
    let graph = lane(Cut::Now, None);
    let mut attempt = Attempt::begun(&graph, Settings::default());
    attempt.flag(9.0).at(9.0, Input::Classify { flag: FlagId(1), indicator: Some("D2-04".into()) });
    attempt.at(21.0, Input::OpenChoice).choose(22.0, "second-line");
    assert_eq!(attempt.refused(1.0, Input::Withdraw { flag: FlagId(1) }), Rejected::FlagOfEarlierScene(FlagId(1)));
    assert_eq!(attempt.refused(1.0, Input::Withdraw { flag: FlagId(7) }), Rejected::NoSuchFlag(FlagId(7)));
    attempt.at(1.0, Input::Classify { flag: FlagId(1), indicator: Some("D1-01".into()) });
    assert_eq!(attempt.state.flags[0].named, Some(Some("D1-01".into())));
}

#[test]
fn a_pause_stops_everything_and_distress_costs_nothing() {
    let graph = lane(Cut::AtEnd, None);
    let mut attempt = Attempt::begun(&graph, Settings::default());
    assert_eq!(attempt.refused(1.0, Input::Resume), Rejected::NotPaused);
    attempt.at(1.0, Input::Pause { reason: PauseReason::Asked });
    assert_eq!(attempt.refused(1.0, flag(1.0)), Rejected::Paused);
    attempt.at(1.0, Input::Pause { reason: PauseReason::Distress });
    assert_eq!(attempt.refused(1.0, Input::Pause { reason: PauseReason::Distress }), Rejected::Paused);
    attempt.at(1.0, Input::Resume).flag(1.0);
    assert_eq!((attempt.state.paused, attempt.state.distress_pauses), (None, 1));
}

#[test]
fn a_broken_scene_ends_with_a_way_on() {
    let graph = lane(Cut::AtEnd, None);
    let mut attempt = Attempt::begun(&graph, Settings::default());
    attempt.at(9.0, Input::SceneFailed { reason: "frame 225 cannot be decoded".to_owned() });
    let visit = attempt.state.here().expect("still there");
    assert_eq!((visit.shown, visit.stopped), (SceneShown::Until(secs(9.0)), true));
    attempt.choose(9.0, "second-line");
    assert_eq!(node(&attempt.state), "interview");
}

#[test]
fn routes_in_a_circle_and_choices_without_options_are_told() {
    let route = |goto| NodeKind::Route(Route { branches: Vec::new(), otherwise: NodeIx(goto) });
    let circle = graph(vec![("a", route(1)), ("b", route(2)), ("c", route(1)), ("end", ending())]);
    let attempt = Attempt::begun(&circle, Settings::default());
    assert_eq!(attempt.state.finish(), Some(&Finish::Stuck { node: "c".into(), why: StuckWhy::EndlessRoutes }));

    // A circle that learns something on its first turn is left on its second.
    let seen = NodeKind::Route(Route { branches: vec![(Condition::Visited(NodeIx(1)), NodeIx(2))], otherwise: NodeIx(1) });
    let learns = graph(vec![("a", seen), ("b", route(0)), ("end", ending())]);
    let attempt = Attempt::begun(&learns, Settings::default());
    assert_eq!(attempt.state.finish(), Some(&Finish::Ended { ending: "end".into() }));

    let never = ChoiceOption { when: Some(Condition::Any(Vec::new())), ..option("never", 1, None) };
    let closed = graph(vec![("ask", NodeKind::Choose(choose(vec![never]))), ("end", ending())]);
    let attempt = Attempt::begun(&closed, Settings::default());
    assert_eq!(attempt.state.finish(), Some(&Finish::Stuck { node: "ask".into(), why: StuckWhy::NoOptionAvailable }));
}

#[test]
fn exhibits_assessments_and_referrals_take_what_they_offer() {
    let graph = graph(vec![
        ("permit", exhibit(vec![mark("stamp", 0.0, Some("D1-04"))], 1)),
        ("decide", assess(&[("possible-victim", Rating::Best), ("no-grounds", Rating::Harmful)], 2)),
        ("notify", refer(&["coordinator", "kcik"], 3)),
        ("end", ending()),
    ]);
    let mut attempt = Attempt::begun(&graph, Settings::default());
    let outside = Input::MarkExhibit { spot: Spot { x: 1.1, y: f32::NAN } };
    assert_eq!(attempt.refused(0.0, outside), Rejected::BadSpot);
    attempt.at(0.0, Input::MarkExhibit { spot: Spot { x: 0.1, y: 0.5 } });
    attempt.at(0.0, Input::MarkExhibit { spot: Spot { x: 0.9, y: 0.5 } });
    attempt.at(0.0, Input::UnmarkExhibit { mark: PlacedId(2) });
    assert_eq!(attempt.refused(0.0, Input::UnmarkExhibit { mark: PlacedId(2) }), Rejected::NoSuchMark(PlacedId(2)));
    attempt.at(0.0, Input::LeaveExhibit);

    let conclude = |conclusion: &str, grounds: Vec<Ground>, percent| Input::SubmitAssessment {
        conclusion: conclusion.into(),
        grounds,
        confidence: Confidence(percent),
    };
    let stamp = || Ground::Mark { exhibit: "permit".into(), mark: "stamp".into() };
    assert!(matches!(attempt.refused(0.0, conclude("guilty", vec![], 50)), Rejected::NoSuchConclusion { .. }));
    assert_eq!(attempt.refused(0.0, conclude("no-grounds", vec![], 101)), Rejected::BadConfidence(101));
    let nothing = Ground::Cue("nothing".into());
    assert_eq!(attempt.refused(0.0, conclude("no-grounds", vec![nothing.clone()], 9)), Rejected::NoSuchGround(nothing));
    let taken_back = Ground::Placed(PlacedId(2));
    assert_eq!(attempt.refused(0.0, conclude("no-grounds", vec![taken_back.clone()], 9)), Rejected::NoSuchGround(taken_back));
    assert_eq!(attempt.refused(0.0, conclude("no-grounds", vec![stamp(), stamp()], 9)), Rejected::GroundTwice(stamp()));
    attempt.at(0.0, conclude("possible-victim", vec![stamp(), Ground::Placed(PlacedId(1))], 90));

    let notify = |names: &[&str]| Input::SubmitReferral { institutions: names.iter().map(|name| (*name).into()).collect() };
    assert!(matches!(attempt.refused(0.0, notify(&["press"])), Rejected::NotReferable { .. }));
    assert_eq!(attempt.refused(0.0, notify(&["kcik", "kcik"])), Rejected::InstitutionTwice("kcik".into()));
    attempt.at(0.0, notify(&["coordinator", "kcik"]));
    assert!(attempt.state.finish().is_some());
}

#[test]
fn effects_stay_within_bounds_and_conditions_read_them() {
    let add = |amount| vec![Effect::Add(VariableIx(0), amount)];
    let up = ChoiceOption { effects: add(1), ..option("up", 0, None) };
    let far = ChoiceOption { effects: add(i32::MAX), ..option("far", 0, None) };
    let top = ChoiceOption { when: Some(Condition::Is(VariableIx(0), 2)), ..option("top", 1, None) };
    let graph = graph(vec![("ask", NodeKind::Choose(choose(vec![up, far, top]))), ("end", ending())]);
    let mut attempt = Attempt::begun(&graph, Settings::default());
    attempt.choose(0.0, "up");
    assert!(matches!(attempt.refused(0.0, Input::Choose { option: "top".into() }), Rejected::NotOffered { .. }));
    attempt.choose(0.0, "far").choose(0.0, "far").choose(0.0, "top");
    assert_eq!(attempt.state.variables[&VariableId::from("trust")], 2);
    assert!(attempt.state.finish().is_some());
}

fn log_of(attempt: &Attempt<'_>) -> Log {
    let header = Header {
        ias_log: FORMAT,
        scenario: attempt.graph.id.clone(),
        content_hash: attempt.graph.content_hash.clone(),
        app_version: "0.1.0".to_owned(),
        attempt: AttemptId::from("a-1"),
        trainee: TraineeCode::from("t-1"),
        mode: attempt.state.settings.mode,
    };
    Log { header, events: attempt.events.clone() }
}

#[test]
fn a_log_comes_back_as_written_and_tells_its_damage() {
    let graph = lane(Cut::Now, None);
    let mut attempt = Attempt::begun(&graph, Settings::default());
    attempt.at(9.0, Input::Flag { at: secs(9.0), spot: Some(Spot { x: 0.1, y: 0.3 }) });
    attempt.at(21.0, Input::OpenChoice).choose(22.0, "second-line");
    let log = log_of(&attempt);
    let text = log.to_text();
    assert_eq!(Log::parse(&text), Ok(log.clone()));

    let lines = text.lines().count();
    match Log::parse(&text[..text.len() - 20]) {
        Err(LogError::Truncated { line, whole }) => {
            assert_eq!((line, whole.events.len()), (lines, log.events.len() - 1));
        }
        other => panic!("{other:?}"),
    }
    let mut parts: Vec<&str> = text.lines().collect();
    parts.remove(3);
    assert_eq!(Log::parse(&parts.join("\n")), Err(LogError::BadSequence { line: 4, expected: 2, found: 3 }));
    assert_eq!(Log::parse(&text.replacen("\"ias_log\":1", "\"ias_log\":2", 1)), Err(LogError::OtherFormat { found: 2 }));
    assert!(matches!(Log::parse(&text.replacen("flagged", "fagged", 1)), Err(LogError::BadLine { line: 4, .. })));
    assert!(matches!(Log::parse("{}"), Err(LogError::BadHeader { .. })));
    let other = text.replacen("\"trainee\":\"t-1\"", "\"trainee\":\"t-2\"", 1);
    assert_eq!(Log::parse(&other), Err(LogError::HeaderDisagrees { field: "trainee" }));
}

#[test]
fn a_changed_log_is_refused() {
    let graph = lane(Cut::Now, None);
    let mut attempt = Attempt::begun(&graph, Settings::default());
    attempt.at(12.0, Input::ReplayScene).flag(9.0).at(21.0, Input::OpenChoice).choose(22.0, "wave");
    let events = attempt.events.clone();
    assert_eq!(replay(&graph, &events).expect("as written").state, attempt.state);

    // A replayed flag made to count.
    let mut changed = events.clone();
    changed[3].event = Event::Flagged { flag: FlagId(1), at: secs(9.0), spot: None, replay: false };
    assert!(matches!(replay(&graph, &changed), Err(ReplayError::Differs { seq: 3, .. })));
    // A better ending.
    let mut changed = events.clone();
    let place = changed.iter().position(|entry| matches!(entry.event, Event::ChoiceMade { .. })).expect("chosen");
    changed[place].event = Event::ChoiceMade { option: "second-line".into(), by: ChoiceBy::Trainee };
    assert!(matches!(replay(&graph, &changed), Err(ReplayError::Differs { .. })));
    // An event out of nowhere.
    let mut changed = events.clone();
    changed[2].event = Event::SceneCut;
    assert_eq!(replay(&graph, &changed), Err(ReplayError::NotAnAnswer { seq: 2 }));
    // Something after the end.
    let mut changed = events;
    let last = changed.last().cloned().expect("ended");
    changed.push(Recorded { seq: last.seq + 1, event: Event::Resumed, ..last });
    assert!(matches!(replay(&graph, &changed), Err(ReplayError::NotPossible { why: Rejected::Over, .. })));

    let mut other = graph.clone();
    other.content_hash = ContentHash("1".repeat(64));
    assert!(matches!(replay(&other, &attempt.events), Err(ReplayError::OtherContent { .. })));
}

/// One random input: mostly one that fits the moment.
fn move_of(attempt: &Attempt<'_>, bytes: [u8; 4]) -> (Option<MediaTime>, Input) {
    let [what, a, b, c] = bytes;
    let media = Some(MediaTime::from_millis(i64::from(a) * 125));
    let spot = Spot { x: f32::from(b) / 255.0, y: f32::from(c) / 255.0 };
    let indicator = || (c % 5 > 0).then(|| format!("D{}-0{}", b % 6 + 1, c % 4 + 1).as_str().into());
    let some_flag = FlagId(u32::from(b) % 6);
    let anything = match what % 16 {
        0 => Input::Flag { at: MediaTime::from_millis(i64::from(a) * 125), spot: (c % 2 == 0).then_some(spot) },
        1 => Input::Withdraw { flag: some_flag },
        2 => Input::Classify { flag: some_flag, indicator: indicator() },
        3 => Input::OpenChoice,
        4 => Input::TimeRanOut,
        5 => Input::SceneEnded,
        6 => Input::SceneFailed { reason: "broken".to_owned() },
        7 => Input::ReplayScene,
        8 => Input::MarkExhibit { spot },
        9 => Input::LeaveExhibit,
        10 => Input::Pause { reason: if c % 2 == 0 { PauseReason::Distress } else { PauseReason::Asked } },
        11 => Input::Resume,
        12 => Input::ChangeTimers { timers: if c % 2 == 0 { Timers::Off } else { Timers::Percent(u16::from(b)) } },
        13 => Input::Choose { option: format!("o{}", b % 4).as_str().into() },
        14 if a == 0 => Input::Abandon,
        _ => Input::UnmarkExhibit { mark: PlacedId(u32::from(b) % 4) },
    };
    if what < 64 {
        return (media.filter(|_| what % 3 > 0), anything);
    }
    if attempt.state.paused.is_some() {
        return (media, Input::Resume);
    }
    let fitting = match &attempt.state.phase {
        Phase::At { node, choice } => match &attempt.graph.node(attempt.graph.place(node).expect("known")).kind {
            NodeKind::Scene(_) if what % 3 > 0 && attempt.state.here().is_some_and(|visit| !visit.stopped) => {
                Input::Flag { at: MediaTime::from_millis(i64::from(a) * 125), spot: (c % 2 == 0).then_some(spot) }
            }
            NodeKind::Scene(_) | NodeKind::Choose(_) if *choice == ChoiceStage::Open => {
                Input::Choose { option: format!("o{}", b % 3).as_str().into() }
            }
            NodeKind::Scene(_) => if c % 4 == 0 { Input::OpenChoice } else { Input::SceneEnded },
            NodeKind::Exhibit(_) => if c % 3 > 0 { Input::MarkExhibit { spot } } else { Input::LeaveExhibit },
            NodeKind::Assess(_) => {
                let flags = attempt.state.flags.iter().filter(|flag| !flag.withdrawn).map(|flag| Ground::Flag(flag.id));
                let cues = attempt.graph.cues().map(|(_, cue)| Ground::Cue(cue.id.clone()));
                let grounds = flags.chain(cues).enumerate().filter(|(at, _)| b >> (at % 8) & 1 == 1).map(|(_, g)| g);
                let conclusion = ["a", "b", "c"][usize::from(c) % 3].into();
                Input::SubmitAssessment { conclusion, grounds: grounds.collect(), confidence: Confidence(a % 101) }
            }
            NodeKind::Refer(_) => {
                let all = ["coordinator", "kcik", "prosecutor", "pip", "embassy"];
                let mut chosen: Vec<_> = (0..5).filter(|at| b >> at & 1 == 1).map(|at| all[at].into()).collect();
                if c % 2 == 0 {
                    chosen.reverse();
                }
                Input::SubmitReferral { institutions: chosen }
            }
            _ => anything,
        },
        Phase::Classifying { .. } => match attempt.state.flags_to_name().next() {
            Some(flag) => Input::Classify { flag: flag.id, indicator: indicator() },
            None => anything,
        },
        _ => anything,
    };
    (media, fitting)
}

pub(crate) fn walk<'a>(graph: &'a Graph, exam: bool, moves: &[[u8; 4]]) -> Attempt<'a> {
    let mode = if exam { Mode::Exam } else { Mode::Practice };
    let mut attempt = Attempt::begun(graph, Settings { mode, ..Settings::default() });
    for bytes in moves {
        let (media, input) = move_of(&attempt, *bytes);
        let before = attempt.state.clone();
        if attempt.tell(media, input).is_err() {
            assert_eq!(attempt.state, before, "a rejected input leaves the state as it was");
        }
    }
    attempt
}

pub(crate) fn any_moves() -> impl Strategy<Value = Vec<[u8; 4]>> {
    prop::collection::vec(any::<[u8; 4]>(), 0..60)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, failure_persistence: None, ..ProptestConfig::default() })]

    /// The state is the fold of the events, a replay is the attempt, and the log's text loses nothing.
    #[test]
    fn the_log_is_the_attempt(graph in any_graph(false), exam: bool, moves in any_moves()) {
        let attempt = walk(&graph, exam, &moves);
        prop_assert_eq!(&State::fold(&attempt.events), &attempt.state);
        for (at, entry) in attempt.events.iter().enumerate() {
            prop_assert_eq!(entry.seq, at as u64);
        }
        let log = log_of(&attempt);
        prop_assert_eq!(Log::parse(&log.to_text()), Ok(log));
        let replayed = replay(&graph, &attempt.events);
        prop_assert_eq!(replayed, Ok(super::replay::Replayed { state: attempt.state, missing: Vec::new() }));
    }

    /// Stopped after any event, an attempt goes on as though it had not been.
    #[test]
    fn a_stop_anywhere_is_invisible(graph in any_graph(false), exam: bool, moves in any_moves(), stop: prop::sample::Index) {
        let whole = walk(&graph, exam, &moves);
        let kept = stop.index(whole.events.len()) + 1;
        let resumed = replay(&graph, &whole.events[..kept]).expect("a prefix of a log is a log");
        let missing = resumed.missing.len();
        prop_assert_eq!(&whole.events[kept..kept + missing], &resumed.missing[..]);
        let saved = serde_json::to_string(&resumed.state).expect("plain data");
        let mut state: State = serde_json::from_str(&saved).expect("as saved");
        prop_assert_eq!(&state, &State::fold(&whole.events[..kept + missing]));
        // The rest of the attempt, told again, gives the rest of the log.
        let rest = &whole.events[kept + missing..];
        let mut again = Vec::new();
        while let Some(first) = rest.get(again.len()) {
            let what = super::replay::input_of(&first.event).expect("the first of a batch");
            let input = Stamped { media: first.media, wall: first.wall, what };
            again.extend(accept(&graph, &mut state, &input).expect("as before"));
        }
        prop_assert_eq!(&again[..], rest);
        prop_assert_eq!(state, whole.state);
    }

    /// Whatever a log holds, folding and replaying it never panic.
    #[test]
    fn nonsense_is_survived(
        graph in any_graph(false),
        moves in any_moves(),
        order in prop::collection::vec(any::<prop::sample::Index>(), 0..20),
    ) {
        let attempt = walk(&graph, false, &moves);
        let shuffled: Vec<Recorded> = order.iter().map(|at| attempt.events[at.index(attempt.events.len())].clone()).collect();
        let _ = State::fold(&shuffled);
        let _ = replay(&graph, &shuffled);
    }
}

/// What a group of five answers to the lane's question.
fn hands(second_line: u16, wave: u16) -> Input {
    let asked = Asked::Option(vec![("second-line".into(), second_line), ("wave".into(), wave)]);
    Input::CountHands { count: HandCount { present: 5, asked } }
}

#[test]
fn hands_are_counted_in_a_plenary_while_the_question_is_open() {
    let graph = lane(Cut::Now, None);
    let settings = Settings { mode: Mode::Plenary, timers: Timers::Off, ..Settings::default() };
    let mut attempt = Attempt::begun(&graph, settings);
    assert_eq!(attempt.refused(3.0, hands(1, 2)), Rejected::NoOpenChoice);
    attempt.flag(9.0);
    let callers = |flag, hands| Input::CountHands { count: HandCount { present: 5, asked: Asked::Flag(FlagId(flag), hands) } };
    attempt.at(9.0, callers(1, 4));
    assert_eq!(attempt.refused(9.0, callers(2, 4)), Rejected::NoSuchFlag(FlagId(2)));
    attempt.at(30.0, Input::SceneEnded);
    let other = Asked::Option(vec![("wave".into(), 1), ("second-line".into(), 1)]);
    let other = Input::CountHands { count: HandCount { present: 5, asked: other } };
    assert_eq!(attempt.refused(30.0, other), Rejected::OtherAnswers, "each answer once, in the order shown");
    attempt.at(30.0, hands(1, 2)).at(30.0, hands(3, 2));
    assert_eq!(attempt.state.hands.len(), 2, "the flag's and the last of the question's");
    assert_eq!(attempt.state.hands[1].count.asked.hands(), [3, 2]);
    let choices = attempt.state.choices.clone();
    assert!(choices.is_empty(), "a count decides nothing");
    attempt.choose(30.0, "second-line");
    assert_eq!(attempt.refused(1.0, callers(1, 2)), Rejected::FlagOfEarlierScene(FlagId(1)));
    let again = replay(&graph, &attempt.events).expect("replays");
    assert_eq!(again.state, attempt.state);
}

#[test]
fn one_trainee_raises_no_hands() {
    let graph = lane(Cut::Now, None);
    for mode in [Mode::Practice, Mode::Exam] {
        let mut attempt = Attempt::begun(&graph, Settings { mode, ..Settings::default() });
        attempt.at(30.0, Input::SceneEnded);
        assert_eq!(attempt.refused(30.0, hands(1, 0)), Rejected::NoPlenary);
    }
}
