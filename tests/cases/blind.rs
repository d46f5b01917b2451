//! The films played blind: with the sound off, with the captions off, and by one who only looks at the options.
//!
//! A trainee must be able to earn every point by noticing, and none by the look of a text.

use std::path::Path;

use ias::catalogue::Reference;
use ias::media::captions::Captions;
use ias::scenario::graph::{Graph, NodeKind, Rating, Scene, Then};
use ias::scenario::load;
use ias::text::{Language, LocalizedText};
use ias::time::{MediaTime, Window};
use libtest_mimic::Trial;

use super::films::{AsDrawn, FILMS};

/// How much longer or shorter than every other option the best one may be, in hundredths, before it is seen at a glance.
const AT_A_GLANCE: usize = 8;
/// How long a cue must be seen or heard.
const NOTICED: MediaTime = MediaTime::from_millis(2_000);

pub fn trials() -> Vec<Trial> {
    FILMS.iter().flat_map(|(film, _)| {
        [
            Trial::test(format!("{film}::no option is told by its length"), || {
                lengths(&graph(film));
                Ok(())
            }),
            Trial::test(format!("{film}::each cue is in the picture or in the words"), || {
                senses(film, &graph(film));
                Ok(())
            }),
        ]
    }).collect()
}

fn graph(film: &str) -> Graph {
    let folder = folder(film);
    let (graph, findings) = load::load(&folder, Reference::embedded(), &AsDrawn::read(&folder));
    assert!(findings.is_empty(), "{}", super::load::shown(&findings));
    graph.expect("no finding, so a graph")
}

fn folder(film: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios").join(film)
}

/// The choices and the judgement: where, and each answer with whether it is the best.
fn answers(graph: &Graph) -> Vec<(String, Vec<(&LocalizedText, bool)>)> {
    graph.nodes.iter().filter_map(|node| {
        let all: Vec<(&LocalizedText, bool)> = match &node.kind {
            NodeKind::Choose(choose) | NodeKind::Scene(Scene { then: Then::Choose(choose), .. }) => {
                choose.options.iter().map(|option| (&option.text, option.rating == Some(Rating::Best))).collect()
            }
            NodeKind::Assess(assess) => {
                assess.conclusions.iter().map(|conclusion| (&conclusion.text, conclusion.rating == Rating::Best)).collect()
            }
            _ => return None,
        };
        Some((node.id.to_string(), all))
    }).collect()
}

/// Who always takes the longest answer, or the shortest, is wrong more often than right, and no length stands out.
fn lengths(graph: &Graph) {
    let answers = answers(graph);
    assert!(answers.len() >= 4, "a film has at least four choices");
    for language in [Language::Pl, Language::En, Language::Uk] {
        let (mut longest, mut shortest) = (0, 0);
        for (node, all) in &answers {
            let long = |text: &LocalizedText| text.get(language).chars().count();
            let best: Vec<usize> = all.iter().filter(|(_, best)| *best).map(|(text, _)| long(text)).collect();
            let others: Vec<usize> = all.iter().filter(|(_, best)| !*best).map(|(text, _)| long(text)).collect();
            let [best] = best[..] else { panic!("{node}: one answer is the best") };
            let (Some(&least), Some(&most)) = (others.iter().min(), others.iter().max()) else { panic!("{node}: no other answer") };
            assert!(best * 100 <= most * (100 + AT_A_GLANCE), "{node}, {language:?}: the best answer is told by its length ({best}; {others:?})");
            assert!(best * 100 >= least * (100 - AT_A_GLANCE), "{node}, {language:?}: the best answer is told by its shortness ({best}; {others:?})");
            longest += usize::from(best > most);
            shortest += usize::from(best < least);
        }
        assert!(longest * 2 < answers.len(), "{language:?}: the longest answer is the best in {longest} of {}", answers.len());
        assert!(shortest * 2 < answers.len(), "{language:?}: the shortest answer is the best in {shortest} of {}", answers.len());
    }
}

/// What has a place in the picture is seen there; what has none is said, and said in the captions of every language.
fn senses(film: &str, graph: &Graph) {
    for node in &graph.nodes {
        let NodeKind::Scene(scene) = &node.kind else { continue };
        for cue in &scene.cues {
            let name = format!("{}/{}", node.id, cue.id);
            assert!(cue.window.length() >= NOTICED, "{name}: its window is too short to notice anything");
            if cue.at.is_some() {
                continue;
            }
            let captions = scene.captions.as_ref().unwrap_or_else(|| panic!("{name} is neither seen nor said"));
            for language in [Language::Pl, Language::En, Language::Uk] {
                let path = captions.exact(language).unwrap_or_else(|| panic!("{name} has no captions in {language:?}"));
                let (captions, faults) = Captions::read(&folder(film).join(&*path.0)).expect("the captions are there");
                assert!(faults.is_empty(), "{name}: {faults:?}");
                let said = captions.cues.iter().any(|caption| {
                    let begins = caption.speaker.is_some() && cue.window.contains(caption.window.from);
                    begins && overlap(cue.window, caption.window) * 2 >= caption.window.length().nanos()
                });
                assert!(said, "{name}: nothing begins to be said in its window in {language:?}");
            }
        }
    }
}

fn overlap(one: Window, other: Window) -> i64 {
    one.to.min(other.to).nanos().saturating_sub(one.from.max(other.from).nanos()).max(0)
}
