//! What is wrong with a storyboard: everything at once, each with its place and what to write instead.
//!
//! `shape` tells faults of form where the text cannot be read as a storyboard; `names` looks up what a readable one
//! names, `times` compares its moments. Nothing is drawn.

mod names;
mod shape;
mod times;
mod words;

use std::ops::Range;
use std::path::Path;

use super::moments;
use super::rules::UNREADABLE;
use super::storyboard::{Storyboard, from_ron};
use crate::diagnostic::{Diagnostic, Rule, SourceText, nearest};
use crate::scenario::syntax::{self, Document, Value};
use crate::text::{Phrase, phrase};

/// The findings of a storyboard's text. `name` is what findings call it; `assets` holds its drawings, and what is drawn
/// is not looked up where that folder is not there.
#[must_use]
pub fn check(name: &str, text: &str, assets: &Path) -> Vec<Diagnostic> {
    let source = SourceText::new(name, text);
    let document = syntax::parse(&source);
    let mut findings = Findings { source: &source, list: Vec::new() };
    for fault in &document.faults {
        findings.tell(&UNREADABLE, fault.span.clone(), fault.message.clone(), fault.cure.clone());
    }
    let (plain, faults) = moments::in_seconds(text, &document);
    for fault in faults {
        findings.tell(&UNREADABLE, fault.span, fault.message, fault.cure);
    }
    match from_ron::<Storyboard>(Path::new(name), &plain) {
        Ok(board) => {
            let tree = Tree::of(&document);
            names::check(&board, &tree, assets, &mut findings);
            times::check(&board, &tree, &mut findings);
        }
        Err(error) => {
            shape::check(&document, &mut findings);
            if findings.list.is_empty() {
                // A fault that the rules of form do not know: the reader's own words.
                let super::FilmError::Parse { line, column, message, .. } = error else { return findings.list };
                let at = source.byte_at(line, column);
                findings.tell(&UNREADABLE, at..at + 1, Phrase::same(message), SEE_MANUAL);
            }
        }
    }
    findings.list.sort_by_key(|finding| finding.span.as_ref().map_or(0, |span| span.bytes.start));
    findings.list
}

const SEE_MANUAL: Phrase = Phrase::fixed(
    "w docs/film.md opisano, jak się go pisze",
    "see docs/film.md for how it is written",
    "у docs/film.md описано, як його пишуть",
);

/// Findings with the text that they are about.
struct Findings<'a> {
    source: &'a SourceText,
    list: Vec<Diagnostic>,
}

impl Findings<'_> {
    fn tell(&mut self, rule: &'static Rule, span: Range<usize>, message: Phrase, cure: impl Into<Option<Phrase>>) {
        let mut finding = self.source.fault(rule.id, rule.severity, span, message);
        finding.cure = cure.into();
        self.list.push(finding);
    }

    /// A name that nothing bears.
    fn unknown<'k>(&mut self, rule: &'static Rule, span: Range<usize>, kind: Phrase, name: &str, known: impl IntoIterator<Item = &'k str>) {
        let known: Vec<&str> = known.into_iter().collect();
        let cure = match nearest(name, known.iter().copied()) {
            Some(near) => Some(words::write(format!("\"{near}\""))),
            None if known.is_empty() => None,
            None => Some(phrase! { pl: "są: {known}", en: "there are: {known}", uk: "є: {known}"; known = known.join(", ") }),
        };
        let message = phrase! { pl: "nie ma {kind} \"{name}\"", en: "there is no {kind} \"{name}\"", uk: "немає {kind} \"{name}\""; kind, name };
        self.tell(rule, span, message, cure);
    }
}

/// Where each part of a storyboard stands in its text.
struct Tree<'d> {
    root: Option<&'d Value>,
}

impl<'d> Tree<'d> {
    fn of(document: &'d Document) -> Self {
        Self { root: document.root.as_ref() }
    }

    fn scene(&self, at: usize) -> Option<&'d Value> {
        moments::list(self.root, "scenes").get(at)
    }

    fn shot(&self, scene: usize, shot: usize) -> Option<&'d Value> {
        moments::list(self.scene(scene), "shots").get(shot)
    }

    /// The entry of a list in a part.
    fn entry(of: Option<&'d Value>, list: &str, at: usize) -> Option<&'d Value> {
        moments::list(of, list).get(at)
    }

    /// The field of a part.
    fn field(of: Option<&'d Value>, name: &str) -> Option<&'d Value> {
        moments::field(moments::group(of?)?, name)
    }

    /// The value at a place between brackets.
    fn item(of: Option<&'d Value>, at: usize) -> Option<&'d Value> {
        moments::group(of?)?.items.get(at)
    }

    /// The entry of a map in a field, by its key: key and value.
    fn pair(of: Option<&'d Value>, map: &str, key: &str) -> Option<(&'d Value, &'d Value)> {
        let syntax::ValueKind::Map(pairs) = &Self::field(of, map)?.kind else { return None };
        pairs.iter().find(|(k, _)| moments::text_of(k) == Some(key)).map(|(k, v)| (k, v))
    }

    fn span(value: Option<&Value>) -> Range<usize> {
        value.map_or(0..0, |value| value.span.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Language;

    fn told(text: &str) -> Vec<String> {
        let assets = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets");
        let render = |f: &Diagnostic| format!("{} [{}] {}", f.span.as_ref().map_or(0, |s| s.line), f.rule, crate::diagnostic::render::concise(f, Language::En));
        let findings = check("storyboard.ron", text, &assets);
        for phrase in findings.iter().flat_map(|finding| [Some(&finding.message), finding.cure.as_ref()]).flatten() {
            let said = Language::ALL.map(|language| phrase.get(language));
            let is_code = said[1].strip_prefix("write ").is_some_and(|rest| !rest.contains(' '));
            assert!(is_code || said[0] != said[1] && said[1] != said[2], "not translated: {said:?}");
        }
        findings.iter().map(render).collect()
    }

    #[test]
    fn faults_of_form_are_told_all_at_once() {
        let told = told(
            "Storyboard(format: 1, size: (160, 90), fps: 25, seed: 1,\n cast: {\"a\": (figur: \"mira\")},\n scenes: [Scene(id: \"s\", seconds: \"ten\",\n\
             shots: [Shot(id: \"one\", form: 0.0, set: \"lane\",\n beats: [(1.0, Blnk(\"a\")), (2.0, Say(\"x\"))])])])",
        );
        let all = told.join("\n");
        for part in ["2 [storyboard-unreadable]", "`figur`", "write `figure`", "`seconds`", "`form`", "write `from`", "`Blnk`", "write `Blink`", "`Say`"] {
            assert!(all.contains(part), "{part}:\n{all}");
        }
        assert!(told.len() >= 6, "{all}");
    }

    #[test]
    fn names_are_looked_up_and_the_nearest_is_told() {
        let told = told(
            "Storyboard(format: 1, size: (160, 90), fps: 25, seed: 1,\n cast: {\"mira\": (figure: \"mira\"), \"x\": (figure: \"mirra\")},\n\
             lines: {\"hi\": (who: \"mira\", via: Room, text: {\"pl\": \"Tak.\"})},\n\
             scenes: [Scene(id: \"s\", seconds: 9.0, bed: [Bed(\"rian\", -20)], sounds: [Sfx(1.0, \"pne\", -20)],\n\
             shots: [Shot(id: \"one\", from: 0.0, set: \"interveiw-room\"),\n\
             Shot(id: \"two\", from: 3.0, set: \"interview-room\", cam: [Key(3.0, \"tabel\", 1.0)],\n\
             cast: {\"mira\": (at: \"chiar\", pose: \"hold-cop\", expr: \"tierd\"), \"x\": (at: \"chair\")},\n\
             props: {\"phone\": (kind: \"phone-cal\", at: \"table\")},\n\
             beats: [(3.5, Say(\"ho\", 1.0)), (4.0, Look(\"mira\", \"windou\")), (4.0, Blink(\"mara\")), (4.2, Move(\"phone\", \"tbale\", 1.0)), (4.5, Say(\"hi\", 1.0))],\n\
             marks: [(cue: \"c\", on: \"mria/head\", from: 3.0, to: 4.0)])])])",
        );
        let all = told.join("\n");
        for part in [
            "no set \"interveiw-room\"; write \"interview-room\"", "write \"rain\"", "write \"pen\"", "no anchor \"tabel\"; write \"table\"", "no anchor \"chiar\"; write \"chair\"",
            "no pose \"hold-cop\"; write \"hold-cup\"", "no expression \"tierd\"; write \"tired\"", "no figure \"mirra\"; write \"mira\"", "no prop \"phone-cal\"; write \"phone-call\"",
            "no line \"ho\"; write \"hi\"", "no look \"windou\"; write \"window\"", "\"mara\"; write \"mira\"", "no anchor \"tbale\"", "write \"mira/head\"", "no voice \"mira\"",
        ] {
            assert!(all.contains(part), "{part}:\n{all}");
        }
    }

    #[test]
    fn weather_without_room_and_details_that_nothing_knows_are_told() {
        let told = told(
            "Storyboard(format: 1, size: (160, 90), fps: 25, seed: 1, cast: {},\n\
             scenes: [Scene(id: \"s\", seconds: 9.0, shots: [\n\
             Shot(id: \"one\", from: 0.0, set: \"family-room\", fx: [Rain(0.5, -0.1)],\n\
             props: {\"phone\": (kind: \"phone-messages\", at: \"phone\", with: {\"sender\": \"Mama\", \"sendr\": \"Mama\"}), \"cups\": (kind: \"toothbrushes\", at: \"table\", with: {\"count\": \"3\"})}),\n\
             Shot(id: \"two\", from: 5.0, set: \"lane\", fx: [Rain(0.5, -0.1), Dust(0.4)])])])",
        );
        let all = told.join("\n");
        for part in [
            "3 [storyboard-not-seen]", "`Rain` is not seen in the set \"family-room\"", "4 [storyboard-unknown-name]", "\"sendr\"; write \"sender\"",
            "no detail of this prop \"count\"", "5 [storyboard-not-seen]", "`Dust` is not seen in the set \"lane\"", "room for Rain, Ripples",
        ] {
            assert!(all.contains(part), "{part}:\n{all}");
        }
        assert_eq!(told.len(), 4, "{all}");
    }

    #[test]
    fn moments_that_nobody_sees_and_lines_that_meet_are_told() {
        let told = told(
            "Storyboard(format: 1, size: (160, 90), fps: 25, seed: 1, cast: {\"a\": (figure: \"none\")}, voices: {\"a\": (variant: \"f2\", rate: 150, pitch: 50)},\n\
             lines: {\"hi\": (who: \"a\", via: Room, text: {\"pl\": \"Proszę natychmiast zawrócić i zaczekać przy drugim stanowisku.\"}), \"ho\": (who: \"a\", via: Room, text: {\"pl\": \"Nie.\"})},\n\
             scenes: [Scene(id: \"s\", seconds: 9.0, sounds: [Sfx(9.5, \"pen\", -20)],\n\
             shots: [Shot(id: \"one\", from: 0.0, set: \"lane\", beats: [(7.0, Blink(\"a\")), (1.0, Say(\"hi\", 1.0)), (1.5, Say(\"ho\", 1.0))], cam: [Key(8.0, \"van\", 1.0)]),\n\
             Shot(id: \"two\", from: 5.0, set: \"lane\"), Shot(id: \"three\", from: 4.0, set: \"lane\")])])",
        );
        let all = told.join("\n");
        for part in ["[storyboard-timing]", "9.5", "7 s is outside", "\"ho\" begins while \"hi\"", "[storyboard-line-too-long]", "shot \"three\""] {
            assert!(all.contains(part), "{part}:\n{all}");
        }
    }

    /// Someone who has read only docs/film.md: its shot is sound, and the page names every sound, expression and beat.
    #[test]
    fn the_shot_of_the_manual_is_sound() {
        let manual = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/film.md")).expect("it is there");
        let shot = manual.split("```ron\n").nth(1).and_then(|rest| rest.split("```").next()).expect("a shot");
        assert_eq!(told(shot), [""; 0]);
        assert!(shot.lines().count() <= 31, "a page's beginning, not a page");
        let names = crate::film::sound::ambience::NAMES.iter().chain(&crate::film::sound::effects::NAMES);
        for name in names.chain(&crate::film::stage::EXPRESSIONS) {
            assert!(manual.contains(&format!("`{name}`")), "{name}");
        }
        for beat in shape::beat_names() {
            assert!(manual.contains(&format!("`{beat}(")), "{beat}");
        }
    }

    #[test]
    fn the_storyboards_that_ship_are_sound() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        for scenario in std::fs::read_dir(root.join("scenarios")).expect("scenarios").flatten() {
            let Ok(text) = std::fs::read_to_string(scenario.path().join("storyboard.ron")) else { continue };
            let errors: Vec<_> = check(&scenario.path().display().to_string(), &text, &root.join("assets"))
                .iter()
                .filter(|finding| finding.is_error())
                .map(|finding| crate::diagnostic::render::concise(finding, Language::En))
                .collect();
            assert!(errors.is_empty(), "{}", errors.join("\n"));
        }
    }
}
