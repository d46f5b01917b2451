//! Loading, checking and proving a scenario of many nodes, made up for the purpose.

use std::fmt::Write;
use std::fs::{self, File};
use std::io;
use std::path::Path;
use std::time::{Duration, SystemTime};

use super::{Figure, timed};
use crate::catalogue::Reference;
use crate::cli::failure::Failure;
use crate::cli::{check, media_cache};
use crate::proof::{Budget, prove, sample};
use crate::scenario::check::{Reading, check_text};
use crate::scenario::disk::FILE_NAME;
use crate::scenario::generate;
use crate::scenario::graph::Graph;
use crate::scenario::media_facts::{MediaAssumed, MediaKind, Medium};
use crate::session::SceneLengths;
use crate::time::MediaTime;

/// How long it takes to load a sound scenario of so many nodes and to apply every rule.
pub(super) fn loading(nodes: u32) -> Figure {
    let text = written(nodes);
    // Read once before, so that only the scenario is measured.
    let reference = Reference::embedded();
    let mut took = Vec::new();
    drop(timed(&mut took, || check_text("bench/scenario.ron", &text, reference, &MediaAssumed)));
    Figure::of(format!("loading and checking a scenario of {nodes} nodes"), took)
}

/// How long `ias check` of a scenario of 1,000 nodes takes when its media were measured before: films, sounds and captions in
/// two languages, which are there by name, so that everything but opening them is as it is with real ones.
pub(super) fn checking_again(data: &Path) -> Result<Figure, Failure> {
    let root = data.join("bench-check");
    let result = checking_in(&root);
    let removed = fs::remove_dir_all(&root);
    let took = result.and_then(|took| removed.map(|()| took)).map_err(|error| {
        Failure::new(format!("{error}: {}", root.display()), "See that you may write in the data folder, or choose another with --data.")
    })?;
    Ok(Figure::of("checking a scenario of 1000 nodes, its media measured before", took))
}

fn checking_in(root: &Path) -> io::Result<Vec<Duration>> {
    let (folder, cache) = (root.join("scenario"), root.join("cache"));
    let text = generate::text(1_000);
    let long_ago = SystemTime::now() - Duration::from_secs(60);
    for (path, kind) in Reading::of(FILE_NAME, &text).media() {
        let file = folder.join(&path);
        file.parent().map_or(Ok(()), fs::create_dir_all)?;
        let content = if kind == MediaKind::Captions { "WEBVTT\n\n00:01.000 --> 00:03.000\nYes.\n" } else { &path };
        fs::write(&file, content)?;
        File::options().write(true).open(&file)?.set_modified(long_ago)?;
    }
    fs::write(folder.join(FILE_NAME), &text)?;
    let reference = Reference::embedded();
    let measure = |_: &Path, _| {
        let medium = Medium { length: Some(MediaTime::from_secs(60)), key_distance: Some(MediaTime::from_secs(1)) };
        Ok(media_cache::Facts { medium, ..media_cache::Facts::default() })
    };
    let once = || -> io::Result<()> {
        let text = fs::read_to_string(folder.join(FILE_NAME))?;
        let reading = Reading::of("bench/scenario.ron", &text);
        let media = media_cache::measured(&folder, &cache, &reading.media(), measure, &mut |_, _, _| {});
        drop(check::told_of(&reading, reference, &media));
        Ok(())
    };
    once()?;
    let mut took = Vec::new();
    for _ in 0..5 {
        timed(&mut took, once)?;
    }
    Ok(took)
}

/// How long it takes to look at every play of a scenario of 500 nodes, by a variable about 10,000 places; beside it the usual
/// other way, plays at random, which can only bound what the proof knows.
pub(super) fn proving() -> [Figure; 2] {
    const PLAYS: u32 = 1_000;
    let (graph, lengths) = counted();
    let mut took = Vec::new();
    let proof = timed(&mut took, || prove(&graph, &lengths, Budget::default(), &mut |_, _| {}));
    let whole = if proof.complete { "" } else { " (not all of them)" };
    let proved = Figure::of(format!("proving a scenario of {} nodes and {} places{whole}", graph.nodes.len(), proof.states), took);
    let mut took = Vec::new();
    let sampled = timed(&mut took, || sample(&graph, &lengths, PLAYS, 1, 3, 2 * graph.nodes.len()));
    [proved, Figure::of(format!("{PLAYS} plays of it at random, {} finished", sampled.finished), took)]
}

/// The scenario that is proved, and how long its scenes are.
fn counted() -> (Graph, SceneLengths) {
    let (graph, _) = check_text("bench/scenario.ron", &counting(500), Reference::embedded(), &MediaAssumed);
    let graph = graph.expect("the scenario made up is sound");
    let lengths = SceneLengths(graph.nodes.iter().map(|node| (node.id.clone(), MediaTime::from_secs(20))).collect());
    (graph, lengths)
}

/// As [`written`], with a variable that one option of each choice counts up, and two endings by it. Whoever goes on at every
/// node counts one, whoever skips one counts none: at a node only every other value comes up until the count is full.
fn counting(nodes: u32) -> String {
    let text = written(nodes - 1).replacen("languages: [\"pl\"],", "languages: [\"pl\"], state: {\"count\": (max: 41)},", 1);
    let text = text.replace("rating: Best,", "rating: Best, effects: [Add(\"count\", 1)],");
    let last = nodes - 2;
    text.replacen(
        &format!("\"n{last}\": Ending(title: \"End\"),"),
        &format!(
            "\"n{last}\": Route(branches: [(when: AtLeast(\"count\", 20), goto: \"good\")], otherwise: \"poor\"),\n\
             \"good\": Ending(title: \"Good\", outcome: Good), \"poor\": Ending(title: \"Poor\"),"
        ),
        1,
    )
}

/// A chain of scenes, each with a cue, a lure and a choice between going on and skipping one.
fn written(nodes: u32) -> String {
    let mut text = String::from("Scenario(format: 1, title: \"Bench\", start: \"n0\", languages: [\"pl\"], nodes: {\n");
    let last = nodes.saturating_sub(1);
    for node in 0..last {
        let (next, after) = ((node + 1).min(last), (node + 2).min(last));
        writeln!(
            text,
            "\"n{node}\": Scene(still: \"still.png\", seconds: 20,\n\
             cues: [(id: \"c{node}\", indicator: \"D2-05\", from: 2.5, to: 9.5, at: (0.1, 0.2, 0.3, 0.4), note: \"Seen.\")],\n\
             lures: [(id: \"l{node}\", from: 11, to: 15, why: \"Innocent.\")],\n\
             then: Choose(prompt: \"What now?\", options: [\n\
             (id: \"on\", text: \"Go on\", goto: \"n{next}\", rating: Best, why: \"Good.\"),\n\
             (id: \"skip\", text: \"Skip one\", goto: \"n{after}\", rating: Poor, why: \"Poor.\")])),"
        )
        .expect("writing to a String");
    }
    writeln!(text, "\"n{last}\": Ending(title: \"End\"),\n}})").expect("writing to a String");
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_proof_is_of_500_nodes_and_10_000_places() {
        let (_, findings) = check_text("bench/scenario.ron", &counting(500), Reference::embedded(), &MediaAssumed);
        assert_eq!(findings, []);
        let (graph, lengths) = counted();
        // What is found at places is another matter, and takes longer than a test may.
        let looking = Budget { labels: 100, worths: 100, ..Budget::default() };
        let proof = prove(&graph, &lengths, looking, &mut |_, _| {});
        assert!(proof.complete && (10_000..11_000).contains(&proof.states), "{}", proof.states);
        assert_eq!(graph.nodes.len(), 501);
    }

    #[test]
    fn the_scenario_made_up_is_sound_and_as_large_as_asked() {
        let (graph, findings) =
            check_text("bench/scenario.ron", &written(50), Reference::embedded(), &MediaAssumed);
        assert_eq!(findings, []);
        assert_eq!(graph.expect("sound").nodes.len(), 50);
    }
}
