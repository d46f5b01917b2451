//! Graphs built by hand and by chance, for the tests of the session, the scores and the debrief.

use std::collections::HashMap;
use std::sync::Arc;

use proptest::prelude::*;

use super::{Input, Recorded, Rejected, Settings, Stamped, State, TraineeCode, accept};
use crate::catalogue::{
    Catalogue, CatalogueId, Dimension, DimensionId, Indicator, IndicatorId, InstitutionId, PrincipleId, Strength,
};
use crate::scenario::graph::*;
use crate::text::{Localized, LocalizedText};
use crate::time::{MediaTime, WallTime, Window};

pub(crate) fn secs(seconds: f64) -> MediaTime {
    MediaTime::from_seconds(seconds).expect("a test's time")
}

pub(crate) fn window(from: f64, to: f64) -> Window {
    Window { from: secs(from), to: secs(to) }
}

/// Indicators `D1-01`…`D6-04`: the first of a dimension strong, the last weak, the others medium.
pub(crate) fn catalogue() -> Catalogue {
    let dimensions = (1..=6).map(|d| Dimension { id: format!("D{d}").as_str().into(), name: format!("dimension {d}").as_str().into() });
    let indicators = (1..=6).flat_map(|d| {
        (1..=4).map(move |i| Indicator {
            id: format!("D{d}-0{i}").as_str().into(),
            dimension: DimensionId::from(format!("D{d}").as_str()),
            text: format!("sign {d}.{i}").as_str().into(),
            strength: Some([Strength::Strong, Strength::Medium, Strength::Medium, Strength::Weak][i - 1]),
            source: "test".to_owned(),
            verify: false,
        })
    });
    Catalogue {
        id: CatalogueId::from("test"),
        title: "test".into(),
        as_of: "2025-11".to_owned(),
        caveat: "Signs neither prove nor disprove.".into(),
        delphi_rule: true,
        dimensions: dimensions.collect(),
        indicators: indicators.collect(),
    }
}

/// A graph of those nodes, which start at the first.
pub(crate) fn graph(nodes: Vec<(&str, NodeKind)>) -> Graph {
    let nodes: Vec<Node> = nodes.into_iter().map(|(id, kind)| Node { id: id.into(), kind }).collect();
    let places = nodes.iter().zip(0..).map(|(node, at)| (node.id.clone(), NodeIx(at))).collect::<HashMap<_, _>>();
    Graph {
        id: "test".into(),
        version: 1,
        content_hash: ContentHash("0".repeat(64)),
        title: "Test".into(),
        summary: LocalizedText::default(),
        poster: None,
        briefing: Briefing::default(),
        languages: vec![crate::text::Language::Pl],
        notes: LocalizedText::default(),
        catalogue: Arc::new(catalogue()),
        institutions: Arc::from(Vec::new()),
        start: NodeIx(0),
        variables: vec![Variable { id: "trust".into(), start: 0, min: -2, max: 2 }],
        node_places: places,
        nodes,
        rubric: Rubric::default(),
    }
}

pub(crate) fn cue(id: &str, indicator: &str, from: f64, to: f64) -> Cue {
    Cue {
        id: id.into(),
        indicator: indicator.into(),
        window: window(from, to),
        at: Some(Region { x: 0.2, y: 0.2, w: 0.2, h: 0.2 }.into()),
        note: format!("note of {id}").as_str().into(),
    }
}

pub(crate) fn lure(id: &str, from: f64, to: f64) -> Lure {
    Lure { id: id.into(), window: window(from, to), at: None, why: format!("why {id}").as_str().into() }
}

pub(crate) fn scene(cues: Vec<Cue>, lures: Vec<Lure>, then: Then) -> NodeKind {
    NodeKind::Scene(Scene {
        title: LocalizedText::default(),
        picture: Picture::Film(MediaPath(Arc::from("film/a.mp4"))),
        sound: Some(Localized::Plain(MediaPath(Arc::from("sound/a.ogg")))),
        captions: None,
        cues,
        lures,
        effects: Vec::new(),
        then,
    })
}

pub(crate) fn option(id: &str, goto: u32, rating: Option<Rating>) -> ChoiceOption {
    ChoiceOption {
        id: id.into(),
        text: format!("text of {id}").as_str().into(),
        when: None,
        goto: NodeIx(goto),
        rating,
        principles: vec![PrincipleId::from("IP-08")],
        effects: Vec::new(),
        why: format!("why {id}").as_str().into(),
    }
}

pub(crate) fn choose(options: Vec<ChoiceOption>) -> Choose {
    Choose { prompt: "What now?".into(), opens: None, limit: None, on_timeout: None, cut: Cut::AtEnd, idle: None, options }
}

pub(crate) fn ending() -> NodeKind {
    NodeKind::Ending(Ending { title: "The end".into(), text: LocalizedText::default(), outcome: Outcome::Good })
}

pub(crate) fn mark(id: &str, x: f32, indicator: Option<&str>) -> Mark {
    let at = Region { x, y: 0.0, w: 0.2, h: 1.0 };
    Mark { id: id.into(), at, indicator: indicator.map(IndicatorId::from), note: format!("note of {id}").as_str().into() }
}

pub(crate) fn exhibit(marks: Vec<Mark>, goto: u32) -> NodeKind {
    NodeKind::Exhibit(Exhibit {
        title: "Exhibit".into(),
        prompt: "Look".into(),
        image: MediaPath(Arc::from("exhibits/a.png")),
        marks,
        goto: NodeIx(goto),
        effects: Vec::new(),
    })
}

pub(crate) fn assess(ratings: &[(&str, Rating)], goto: u32) -> NodeKind {
    let conclusions = ratings.iter().map(|(id, rating)| Conclusion {
        id: (*id).into(),
        text: format!("text of {id}").as_str().into(),
        rating: *rating,
        why: LocalizedText::default(),
        goto: None,
    });
    NodeKind::Assess(Assess { prompt: "What is it?".into(), conclusions: conclusions.collect(), goto: NodeIx(goto) })
}

pub(crate) fn refer(key: &[&str], goto: u32) -> NodeKind {
    let ids = |names: &[&str]| names.iter().map(|name| InstitutionId::from(*name)).collect::<Vec<_>>();
    NodeKind::Refer(Refer {
        prompt: "Whom?".into(),
        offered: ids(&["coordinator", "kcik", "prosecutor", "pip", "embassy"]),
        key: ids(key),
        allowed: ids(&["pip"]),
        ordered: true,
        why: LocalizedText::default(),
        goto: NodeIx(goto),
    })
}

/// An attempt under test: every answer is kept, and the wall clock goes one second a step.
pub(crate) struct Attempt<'a> {
    pub(crate) graph: &'a Graph,
    pub(crate) state: State,
    pub(crate) events: Vec<Recorded>,
    wall: i64,
}

impl<'a> Attempt<'a> {
    pub(crate) fn begun(graph: &'a Graph, settings: Settings) -> Self {
        let mut attempt = Self { graph, state: State::default(), events: Vec::new(), wall: 0 };
        attempt.tell(None, Input::Begin { trainee: TraineeCode::from("t-1"), settings }).expect("begins");
        attempt
    }

    pub(crate) fn tell(&mut self, media: Option<MediaTime>, what: Input) -> Result<Vec<Recorded>, Rejected> {
        self.wall += 1000;
        let input = Stamped { media, wall: WallTime(self.wall), what };
        let events = accept(self.graph, &mut self.state, &input)?;
        self.events.extend(events.iter().cloned());
        Ok(events)
    }

    #[track_caller]
    pub(crate) fn at(&mut self, seconds: f64, what: Input) -> &mut Self {
        self.tell(Some(secs(seconds)), what).expect("is taken");
        self
    }

    #[track_caller]
    pub(crate) fn flag(&mut self, seconds: f64) -> &mut Self {
        self.at(seconds, Input::Flag { at: secs(seconds), spot: None })
    }

    #[track_caller]
    pub(crate) fn choose(&mut self, seconds: f64, option: &str) -> &mut Self {
        self.at(seconds, Input::Choose { option: option.into() })
    }

    #[track_caller]
    pub(crate) fn refused(&mut self, seconds: f64, what: Input) -> Rejected {
        let before = self.state.clone();
        let answer = self.tell(Some(secs(seconds)), what);
        assert_eq!(self.state, before, "a rejected input leaves the state as it was");
        answer.expect_err("is refused")
    }
}

/// Graphs of up to eight nodes of every kind; `forward`: without circles, so that every play ends.
pub(crate) fn any_graph(forward: bool) -> impl Strategy<Value = Graph> {
    (2usize..8).prop_flat_map(move |count| {
        prop::collection::vec(any_node(), count).prop_map(move |specs| built(&specs, forward))
    })
}

/// Numbers from which a node is built.
#[derive(Clone, Debug)]
pub(crate) struct Spec {
    kind: u8,
    gotos: [u8; 3],
    windows: Vec<(u8, u8, u8)>,
    lures: usize,
    ratings: [u8; 3],
    conditions: [u8; 3],
    effects: [u8; 3],
    timing: (u8, bool, bool, bool),
}

fn any_node() -> impl Strategy<Value = Spec> {
    (
        0u8..12,
        any::<[u8; 3]>(),
        prop::collection::vec((0u8..20, 1u8..10, 0u8..24), 0..4),
        0usize..3,
        prop::array::uniform3(0u8..5),
        prop::array::uniform3(0u8..14),
        prop::array::uniform3(0u8..8),
        (0u8..20, any::<bool>(), any::<bool>(), any::<bool>()),
    )
        .prop_map(|(kind, gotos, windows, lures, ratings, conditions, effects, timing)| Spec {
            kind,
            gotos,
            windows,
            lures,
            ratings,
            conditions,
            effects,
            timing,
        })
}

fn rating(number: u8) -> Option<Rating> {
    [Some(Rating::Best), Some(Rating::Good), Some(Rating::Poor), Some(Rating::Harmful), None][usize::from(number % 5)]
}

fn effects(number: u8) -> Vec<Effect> {
    let trust = VariableIx(0);
    match number {
        0 => vec![Effect::Add(trust, 1)],
        1 => vec![Effect::Add(trust, -1)],
        2 => vec![Effect::Set(trust, 9)],
        _ => Vec::new(),
    }
}

fn condition(number: u8, at: usize, count: usize) -> Option<Condition> {
    let trust = VariableIx(0);
    let some_node = NodeIx(u32::try_from(at / 2 % count).expect("small"));
    Some(match number {
        0 => Condition::AtLeast(trust, 1),
        1 => Condition::Is(trust, 0),
        2 => Condition::Visited(some_node),
        3 => Condition::Chose(some_node, "o0".into()),
        4 => Condition::Flagged(format!("c{}-0", at / 2).as_str().into()),
        5 => Condition::Found(2),
        6 => Condition::Not(Box::new(Condition::Any(vec![Condition::Found(1), Condition::Is(trust, 2)]))),
        7 => Condition::All(vec![Condition::AtLeast(trust, 0), Condition::Visited(some_node)]),
        _ => return None,
    })
}

fn built(specs: &[Spec], forward: bool) -> Graph {
    let count = specs.len() + 1;
    let goto = |at: usize, byte: u8| {
        let to = if forward { at + 1 + usize::from(byte) % (count - 1 - at) } else { usize::from(byte) % count };
        NodeIx(u32::try_from(to).expect("small"))
    };
    let ask = |at: usize, spec: &Spec, in_scene: bool| {
        let options: Vec<ChoiceOption> = (0..3)
            .map(|n| ChoiceOption {
                // The first is always there, but in one graph of many, so that a choice can also be stuck.
                when: if n == 0 && spec.conditions[0] != 13 { None } else { condition(spec.conditions[n], at, count) },
                effects: effects(spec.effects[n]),
                goto: goto(at, spec.gotos[n]),
                ..option(&format!("o{n}"), 0, rating(spec.ratings[n]))
            })
            .collect();
        let (opens, early, limited, now) = spec.timing;
        Choose {
            opens: (in_scene && early).then(|| MediaTime::from_secs(i64::from(opens))),
            limit: limited.then(|| MediaTime::from_secs(5)),
            on_timeout: limited.then_some(1),
            cut: if now { Cut::Now } else { Cut::AtEnd },
            ..choose(options)
        }
    };
    let node = |at: usize, spec: &Spec| match spec.kind {
        0..=4 => {
            let indicator = |n: u8| format!("D{}-0{}", n % 6 + 1, n / 6 + 1);
            let mut cues: Vec<Cue> = spec
                .windows
                .iter()
                .enumerate()
                .map(|(n, (from, length, what))| {
                    let from = f64::from(*from);
                    cue(&format!("c{at}-{n}"), &indicator(*what), from, from + f64::from(*length))
                })
                .collect();
            cues.sort_by_key(|cue| cue.window.from);
            let lures = (0..spec.lures).map(|n| {
                let from = f64::from(spec.gotos[n] % 20);
                lure(&format!("l{at}-{n}"), from, from + 3.0)
            });
            let then = if spec.kind < 2 { Then::Goto(goto(at, spec.gotos[0])) } else { Then::Choose(ask(at, spec, true)) };
            let mut kind = scene(cues, lures.collect(), then);
            if let NodeKind::Scene(scene) = &mut kind {
                scene.effects = effects(spec.effects[2]);
            }
            kind
        }
        5 => {
            let marks = spec.windows.iter().enumerate().map(|(n, (from, ..))| {
                mark(&format!("m{at}-{n}"), f32::from(*from) / 25.0, (from % 3 > 0).then_some("D2-02"))
            });
            exhibit(marks.collect(), goto(at, spec.gotos[0]).0)
        }
        6 | 7 => NodeKind::Choose(ask(at, spec, false)),
        8 => NodeKind::Route(Route {
            branches: (0..2)
                .filter_map(|n| Some((condition(spec.conditions[n], at, count)?, goto(at, spec.gotos[n]))))
                .collect(),
            otherwise: goto(at, spec.gotos[2]),
        }),
        9 => {
            let ratings: Vec<(&str, Rating)> = ["a", "b", "c"]
                .into_iter()
                .zip(spec.ratings)
                .map(|(id, number)| (id, rating(number).unwrap_or(Rating::Good)))
                .collect();
            let mut kind = assess(&ratings, goto(at, spec.gotos[0]).0);
            if let NodeKind::Assess(assess) = &mut kind {
                assess.conclusions[1].goto = Some(goto(at, spec.gotos[1]));
            }
            kind
        }
        10 => refer(&["coordinator", "kcik"], goto(at, spec.gotos[0]).0),
        _ => ending(),
    };
    let names: Vec<String> = (0..count).map(|at| format!("n{at}")).collect();
    let nodes = specs.iter().enumerate().map(|(at, spec)| node(at, spec)).chain([ending()]);
    let mut graph = graph(names.iter().map(String::as_str).zip(nodes).collect());
    graph.rubric.must_do = vec![PrincipleId::from("IP-08")];
    graph
}
