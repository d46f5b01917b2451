//! `<film>/<ending>/plan.txt` → `trace.snap`: the films that ship, each played to each of its endings.
//!
//! Lengths come from the storyboard, so that the test needs no film to be drawn.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use ias::catalogue::Reference;
use ias::scenario::graph::{Graph, NodeKind, Picture};
use ias::scenario::load;
use ias::scenario::media_facts::{Located, MediaFacts, MediaKind, Medium};
use ias::scoring::{Score, score};
use ias::session::plan::Plan;
use ias::session::{Event, Recorded, SceneLengths};
use ias::time::{MediaTime, WallTime};
use libtest_mimic::Trial;

/// The films, each with the only ending whose plan passes.
pub const FILMS: [(&str, &str); 3] =
    [("family-on-the-road", "journey"), ("flight-with-auntie", "safe"), ("harvest-van", "safe")];

pub fn trials() -> Vec<Trial> {
    FILMS.iter().flat_map(|(film, _)| super::trials_of(film, run)).collect()
}

/// Every medium is there; a film lasts as long as its storyboard says.
pub struct AsDrawn(BTreeMap<String, MediaTime>);

impl AsDrawn {
    pub fn read(folder: &Path) -> Self {
        let board = fs::read_to_string(folder.join("storyboard.ron")).expect("the storyboard");
        let scenes = board.lines().filter_map(|line| {
            let (id, rest) = line.trim().strip_prefix("id: \"")?.split_once("\", seconds: ")?;
            let seconds = rest.trim_end_matches(',').parse().ok()?;
            Some((format!("film/{id}.mp4"), MediaTime::from_seconds(seconds)?))
        });
        Self(scenes.collect())
    }

    fn lengths(&self, graph: &Graph) -> SceneLengths {
        let of_scene = |path: &str| self.0.get(path).copied();
        let scenes = graph.nodes.iter().filter_map(|node| match &node.kind {
            NodeKind::Scene(scene) => match &scene.picture {
                Picture::Film(path) => Some((node.id.clone(), of_scene(&path.0)?)),
                Picture::Still { .. } => None,
            },
            _ => None,
        });
        SceneLengths(scenes.collect())
    }
}

impl MediaFacts for AsDrawn {
    fn locate(&self, _path: &str) -> Located {
        Located::Here
    }

    fn probe(&self, path: &str, kind: MediaKind) -> Result<Medium, ias::text::Phrase> {
        match kind {
            MediaKind::Film => {
                self.0.get(path).map(|length| Medium { length: Some(*length), key_distance: None }).ok_or_else(|| ias::text::Phrase::same("it is not drawn"))
            }
            _ => Ok(Medium::default()),
        }
    }
}

fn run(case: &Path) {
    let name = |path: &Path| path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let (film, ending) = (name(case.parent().expect("a case lies in its film's folder")), name(case));
    let folder: PathBuf = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios").join(&film);
    let media = AsDrawn::read(&folder);
    let (graph, findings) = load::load(&folder, Reference::embedded(), &media);
    assert!(findings.is_empty(), "{}", super::load::shown(&findings));
    let graph = graph.expect("no finding, so a graph");
    let lengths = media.lengths(&graph);

    let text = fs::read_to_string(case.join("plan.txt")).expect("a plan");
    let plan = Plan::parse("plan.txt", &text).unwrap_or_else(|faults| panic!("{}", super::load::shown(&faults)));
    let played = plan.play(&graph, &lengths, WallTime(0)).unwrap_or_else(|failed| panic!("{:?}", failed.diagnostic));
    let score = score(&graph, &played.state, &lengths).expect("the attempt began");

    let wanted = format!("end-{ending}");
    assert!(trace(&played.events).contains(&wanted), "the plan leads to {wanted}");
    assert_eq!(score.verdict.passed, Some(FILMS.contains(&(&film, &ending))), "only one plan of a film passes");
    super::xapi::film(&graph, &lengths, &case.join("plan.txt"));
    super::assert_case(case, "trace", &format!("{}\n{}", trace(&played.events), marks(&score)));
}

/// The events, one a line, without what the writing of the scenario's texts changes.
fn trace(events: &[Recorded]) -> String {
    let mut out = String::new();
    for recorded in events.iter().filter(|recorded| !matches!(recorded.event, Event::Began { .. })) {
        let media = recorded.media.map_or_else(|| "-".to_owned(), |media| media.to_string());
        let event = serde_json::to_string(&recorded.event).expect("an event is plain data");
        writeln!(out, "{media:>8}  {event}").expect("a string takes all");
    }
    out
}

fn marks(score: &Score) -> String {
    let mut out = String::new();
    for part in &score.parts {
        writeln!(out, "{:?}: {} of {}", part.kind, part.earned, part.most).expect("a string takes all");
    }
    let thousandths = |share: Option<u32>| share.map_or_else(|| "none".to_owned(), |share| share.to_string());
    writeln!(out, "overall {}, of the best path {}", thousandths(score.overall), thousandths(score.overall_of_best))
        .expect("a string takes all");
    out
}
