//! Loading and checking a scenario of many nodes, made up for the purpose.

use std::fmt::Write;

use super::{Figure, timed};
use crate::catalogue::Reference;
use crate::scenario::check::check_text;
use crate::scenario::media_facts::MediaAssumed;

/// How long it takes to load a sound scenario of so many nodes and to apply every rule.
pub(super) fn loading(nodes: u32) -> Figure {
    let text = written(nodes);
    // Read once before, so that only the scenario is measured.
    let reference = Reference::embedded();
    let mut took = Vec::new();
    drop(timed(&mut took, || check_text("bench/scenario.ron", &text, reference, &MediaAssumed)));
    Figure::of(format!("loading and checking a scenario of {nodes} nodes"), took)
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
    fn the_scenario_made_up_is_sound_and_as_large_as_asked() {
        let (graph, findings) =
            check_text("bench/scenario.ron", &written(50), Reference::embedded(), &MediaAssumed);
        assert_eq!(findings, []);
        assert_eq!(graph.expect("sound").nodes.len(), 50);
    }
}
