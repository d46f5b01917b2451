//! A debrief by example: what was there, what was seen, what else could have been.

use proptest::prelude::*;

use super::*;
use crate::scenario::graph::*;
use crate::scoring::{Naming, Outcome as FlagOutcome, Sign, score};
use crate::session::testing::*;
use crate::session::tests::{any_moves, walk};
use crate::session::*;
use crate::text::LocalizedText;

fn film() -> Graph {
    let ask = choose(vec![
        option("second-line", 1, Some(Rating::Best)),
        option("wave", 4, Some(Rating::Harmful)),
        ChoiceOption { when: Some(Condition::Found(9)), ..option("secret", 4, Some(Rating::Best)) },
    ]);
    let cues = vec![cue("passports", "D2-02", 1.0, 5.0), cue("silence", "D2-03", 12.0, 29.5)];
    let mut graph = graph(vec![
        ("lane", scene(cues, vec![lure("van", 6.0, 8.0)], Then::Choose(ask))),
        ("permit", exhibit(vec![mark("stamp", 0.0, Some("D1-02")), mark("photo", 0.5, None)], 2)),
        ("decide", assess(&[("grounds", Rating::Best), ("nothing", Rating::Harmful)], 3)),
        ("notify", refer(&["coordinator", "kcik"], 5)),
        ("gone", ending()),
        ("helped", ending()),
    ]);
    if let NodeKind::Scene(scene) = &mut graph.nodes[0].kind {
        scene.title = LocalizedText::from_pairs([(Language::Pl, "Pas"), (Language::En, "The lane")]);
    }
    graph
}

fn lengths() -> SceneLengths {
    SceneLengths([("lane".into(), secs(30.0))].into())
}

fn told(attempt: &Attempt<'_>, language: Language) -> Debrief {
    let score = score(attempt.graph, &attempt.state, &lengths()).expect("begun");
    debrief(attempt.graph, &attempt.state, &score, &lengths(), language)
}

#[test]
fn a_scene_shows_what_was_there_and_what_was_seen() {
    let graph = film();
    let mut attempt = Attempt::begun(&graph, Settings::default());
    attempt.flag(2.0).at(2.0, Input::Classify { flag: FlagId(1), indicator: Some("D2-01".into()) }).flag(7.0);
    attempt.at(30.0, Input::SceneEnded).choose(30.0, "second-line");
    let debrief = told(&attempt, Language::En);
    assert_eq!((debrief.title.as_str(), debrief.caveat.as_str()), ("Test", "Signs neither prove nor disprove."));
    assert_eq!(debrief.stays[0].title, "The lane");
    let StayKind::Scene(scene) = &debrief.stays[0].what else { panic!("a scene") };
    assert_eq!((scene.length, scene.shown_until), (secs(30.0), secs(30.0)));

    let [passports, silence] = &scene.cues[..] else { panic!("two cues") };
    assert_eq!((passports.found_by, passports.points, passports.naming), (Some(FlagId(1)), 4000, Some(Naming::Near)));
    assert_eq!(passports.named.as_ref().map(|named| named.text.as_str()), Some("sign 2.1"));
    assert_eq!((passports.indicator.dimension.as_str(), passports.note.as_str()), ("dimension 2", "note of passports"));
    assert_eq!(passports.replay, window(0.0, 6.0));
    assert_eq!((silence.found_by, silence.points, silence.replay), (None, 0, window(10.0, 30.0)));
    assert_eq!(scene.lures[0].false_alarm, Some(FlagId(2)));
    assert_eq!(scene.flags[1].outcome, FlagOutcome::FalseAlarm { sign: Sign::Lure("van".into()) });

    let choice = scene.choice.as_ref().expect("a choice");
    let [second_line, wave, secret] = &choice.options[..] else { panic!("three options") };
    assert!(second_line.taken && second_line.offered && second_line.on_best_path);
    assert!(!wave.taken && wave.offered && !wave.on_best_path);
    assert!(!secret.offered);
    assert_eq!((second_line.leads_to_title.as_str(), &*second_line.endings[0].node.0), ("Exhibit", "helped"));
    assert_eq!((&*wave.leads_to.0, wave.endings.len(), &*wave.endings[0].node.0), ("gone", 1, "gone"));
}

#[test]
fn decisions_are_explained_and_laid_beside_the_best_path() {
    let graph = film();
    let mut attempt = Attempt::begun(&graph, Settings::default());
    attempt.flag(7.0).at(30.0, Input::SceneEnded).choose(30.0, "second-line");
    attempt.at(0.0, Input::MarkExhibit { spot: Spot { x: 0.6, y: 0.5 } }).at(0.0, Input::LeaveExhibit);
    let grounds = vec![Ground::Cue("silence".into()), Ground::Placed(PlacedId(1)), Ground::Flag(FlagId(1))];
    attempt.at(0.0, Input::SubmitAssessment { conclusion: "nothing".into(), grounds, confidence: Confidence(70) });
    attempt.at(0.0, Input::SubmitReferral { institutions: vec!["pip".into(), "embassy".into(), "kcik".into()] });
    let debrief = told(&attempt, Language::Pl);

    let StayKind::Exhibit(exhibit) = &debrief.stays[1].what else { panic!("an exhibit") };
    assert_eq!((exhibit.marks[0].marked_by, exhibit.marks[1].marked_by), (None, Some(PlacedId(1))));
    let StayKind::Assessment(assessment) = &debrief.stays[2].what else { panic!("an assessment") };
    let grounds: Vec<(&str, bool)> = assessment.grounds.iter().map(|ground| (ground.note.as_str(), ground.holds)).collect();
    assert_eq!(grounds, [("note of silence", true), ("note of photo", false), ("why van", false)]);
    assert_eq!((assessment.conclusion_share, assessment.grounds_share), (Some(0), Some(333)));
    assert!(assessment.conclusions[1].taken && !assessment.conclusions[0].taken);
    let StayKind::Referral(referral) = &debrief.stays[3].what else { panic!("a referral") };
    let standings: Vec<Standing> = referral.submitted.iter().map(|notified| notified.standing).collect();
    assert_eq!(standings, [Standing::Allowed, Standing::Other, Standing::Right]);
    let key: Vec<Standing> = referral.key.iter().map(|notified| notified.standing).collect();
    assert_eq!(key, [Standing::Missing, Standing::Right]);
    assert_eq!(referral.share, Some(0));

    let path: Vec<(&str, bool)> = debrief.path.iter().map(|step| (&*step.node.0, step.on_both)).collect();
    assert_eq!(path, [("lane", true), ("permit", true), ("decide", true), ("notify", true), ("helped", true)]);
    assert_eq!(debrief.path[0].decision.as_deref(), Some("text of second-line"));
    assert_eq!((debrief.path[2].decision.as_deref(), debrief.best_path[2].decision.as_deref()), (Some("text of nothing"), Some("text of grounds")));
    assert!(debrief.best_path_is_proved);

    let screening = debrief.screening.expect("the catalogue has the rule");
    let shown: Vec<&str> = screening.dimensions.iter().map(|dimension| &*dimension.dimension.0).collect();
    assert_eq!(shown, ["D1", "D2"]);
    assert_eq!(screening.dimensions[1].indicators.len(), 2);
}

#[test]
fn what_was_never_shown_is_not_told() {
    let graph = film();
    let mut attempt = Attempt::begun(&graph, Settings::default());
    attempt.at(4.0, Input::SceneFailed { reason: "frame 100 cannot be decoded".to_owned() });
    let debrief = told(&attempt, Language::Uk);
    let StayKind::Scene(scene) = &debrief.stays[0].what else { panic!("a scene") };
    assert_eq!((scene.cues.len(), scene.lures.len()), (1, 0));
    assert_eq!((scene.shown_until, scene.failed.is_some()), (secs(4.0), true));
    assert!(scene.choice.as_ref().is_some_and(|choice| choice.by.is_none()));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever was played, and under whatever key it is marked, there is a debrief, and it misses nothing of the score.
    #[test]
    fn every_play_can_be_told(graph in any_graph(false), other in any_graph(false), exam: bool, moves in any_moves()) {
        let attempt = walk(&graph, exam, &moves);
        for graph in [&graph, &other] {
            let score = score(graph, &attempt.state, &lengths()).expect("begun");
            let debrief = debrief(graph, &attempt.state, &score, &lengths(), Language::Pl);
            let scenes = debrief.stays.iter().filter_map(|stay| match &stay.what {
                StayKind::Scene(scene) => Some(scene),
                _ => None,
            });
            let (mut cues, mut flags) = (0, 0);
            for scene in scenes {
                cues += scene.cues.len();
                flags += scene.flags.len();
                for cue in &scene.cues {
                    prop_assert!(cue.replay.from <= cue.window.from && cue.replay.from < cue.replay.to);
                }
            }
            prop_assert_eq!(cues, score.detection.signals.iter().filter(|signal| signal.window.is_some()).count());
            prop_assert_eq!(flags, score.detection.flags.len());
        }
    }
}
