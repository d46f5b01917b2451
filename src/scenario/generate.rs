//! Scenarios of any size, for measuring how loading and checking grow.
//!
//! ```
//! use ias::{catalogue::Reference, scenario::{check, generate, media_facts::MediaAssumed}};
//! let text = generate::text(100);
//! let (graph, findings) = check::check_text("big/scenario.ron", &text, Reference::embedded(), &MediaAssumed);
//! assert_eq!(findings, []);
//! assert_eq!(graph.expect("sound").nodes.len(), 100);
//! ```

use std::fmt::Write as _;

/// The text of a sound scenario of `nodes` nodes (at least 2): scenes with cues, lures and choices in two languages,
/// exhibits, routes and choices that stand alone, each reachable, the last one an ending.
#[must_use]
pub fn text(nodes: usize) -> String {
    // Some ways lead far ahead, as in a film that branches and joins again.
    scenario(nodes, |at, last| (at + 1, (at * 7 + 11).clamp(at + 1, last)))
}

/// As [`text`], but each node leads to two others, and about `width` of them (at least 2) stand beside one another.
#[must_use]
pub fn branching(nodes: usize, width: usize) -> String {
    scenario(nodes, |at, last| {
        let first = (2 * at + 1).min(at + width.max(2)).min(last);
        (first, (first + 1).min(last))
    })
}

/// Where each node leads is told by `ways`, from its place and the last one's.
fn scenario(nodes: usize, ways: impl Fn(usize, usize) -> (usize, usize)) -> String {
    let last = nodes.max(2) - 1;
    let mut out = String::with_capacity(last * 1_000);
    out.push_str("#![enable(implicit_some)]\n// Generated, for measuring.\nScenario(\n    format: 1,\n");
    out.push_str("    title: {\"pl\": \"Duży scenariusz\", \"en\": \"A big scenario\"},\n    start: \"n0\",\n");
    out.push_str("    state: {\"trust\": (start: 0, min: -3, max: 3), \"separated\": (max: 1)},\n    nodes: {\n");
    for at in 0..last {
        let (next, far) = ways(at, last);
        let written = match at % 10 {
            7 => route(&mut out, at, next, far),
            8 => alone(&mut out, at, next, far),
            9 => exhibit(&mut out, at, next),
            _ => scene(&mut out, at, next, far),
        };
        written.expect("writing to a text cannot fail");
    }
    let _ = write!(
        out,
        "        \"n{last}\": Ending(title: {{\"pl\": \"Koniec\", \"en\": \"The end\"}}, outcome: Good),\n    }},\n)\n"
    );
    out
}

fn scene(out: &mut String, at: usize, next: usize, far: usize) -> std::fmt::Result {
    writeln!(
        out,
        r#"        "n{at}": Scene(
            film: "film/n{at}.mp4",
            sound: {{"pl": "sound/n{at}.pl.ogg", "en": "sound/n{at}.en.ogg"}},
            captions: {{"pl": "captions/pl/n{at}.vtt", "en": "captions/en/n{at}.vtt"}},
            cues: [(id: "c{at}", indicator: "D2-05", from: 8.2, to: 15.0, at: (0.28, 0.60, 0.12, 0.26),
                    note: {{"pl": "Kierowca trzyma paszporty wszystkich.", "en": "The driver holds all the passports."}})],
            lures: [(id: "l{at}", from: 2.0, to: 6.0, why: {{"pl": "Stary pojazd nie jest przesłanką.", "en": "An old vehicle is no sign."}})],
            then: Choose(
                prompt: {{"pl": "Co robisz?", "en": "What do you do?"}}, opens: 16.0, seconds: 12, on_timeout: "wave",
                options: [
                    (id: "apart", text: {{"pl": "Rozmawiam na osobności", "en": "I talk apart"}}, goto: "n{far}",
                     rating: Best, principle: "IP-08", effects: [Add("trust", 1)], why: {{"pl": "Bezpiecznie.", "en": "It is safe."}}),
                    (id: "wave", text: {{"pl": "Puszczam", "en": "I wave them on"}}, goto: "n{next}", rating: Poor),
                ],
            ),
        ),"#
    )
}

fn route(out: &mut String, at: usize, next: usize, far: usize) -> std::fmt::Result {
    let before = at - 1;
    writeln!(
        out,
        r#"        "n{at}": Route(branches: [
            (when: All([AtLeast("trust", 1), Chose("n{before}/apart")]), goto: "n{far}"),
            (when: Any([Flagged("c{before}"), Visited("n{before}")]), goto: "n{next}"),
        ], otherwise: "n{next}"),"#
    )
}

fn alone(out: &mut String, at: usize, next: usize, far: usize) -> std::fmt::Result {
    writeln!(
        out,
        r#"        "n{at}": Choose(prompt: "?", options: [
            (id: "yes", text: "y", goto: "n{far}", when: Is("separated", 1)),
            (id: "no", text: "n", goto: "n{next}", when: Not(Is("separated", 1)), effects: [Set("separated", 1)]),
        ]),"#
    )
}

fn exhibit(out: &mut String, at: usize, next: usize) -> std::fmt::Result {
    writeln!(
        out,
        r#"        "n{at}": Exhibit(prompt: "?", image: "exhibits/n{at}.png", goto: "n{next}",
            marks: [(id: "stamp", at: (0.1, 0.1, 0.2, 0.2), indicator: "D1-06"), (id: "stain", at: (0.5, 0.5, 0.1, 0.1))]),"#
    )
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;
    use crate::catalogue::Reference;
    use crate::diagnostic::SourceText;
    use crate::scenario::check::check_text;
    use crate::scenario::media_facts::{Located, MediaFacts, MediaKind, Medium};
    use crate::scenario::syntax;

    /// Counts what is asked of it.
    #[derive(Default)]
    struct Counting {
        asked: Cell<usize>,
    }

    impl MediaFacts for Counting {
        fn locate(&self, _: &str) -> Located {
            self.asked.set(self.asked.get() + 1);
            Located::Here
        }

        fn probe(&self, _: &str, _: MediaKind) -> Result<Medium, crate::text::Phrase> {
            self.asked.set(self.asked.get() + 1);
            Ok(Medium::default())
        }
    }

    /// Tokens read, and questions asked about media, in checking a scenario of that size.
    fn work(nodes: usize) -> (usize, usize) {
        let text = text(nodes);
        let media = Counting::default();
        let (graph, findings) = check_text("big/scenario.ron", &text, Reference::embedded(), &media);
        assert!(findings.is_empty(), "{:?}", findings.first());
        assert_eq!(graph.map(|graph| graph.nodes.len()), Some(nodes));
        (syntax::parse(&SourceText::new("big", text)).tokens.len(), media.asked.get())
    }

    #[test]
    fn the_work_grows_with_the_number_of_nodes() {
        let (tokens, asked) = work(1_001);
        let (more_tokens, more_asked) = work(10_001);
        for (few, many) in [(tokens, more_tokens), (asked, more_asked)] {
            assert!(many > 9 * few && many < 11 * few, "{few} became {many}");
        }
    }
}
