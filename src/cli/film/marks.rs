//! `ias film marks`: the windows of cues and lures as the storyboard's marks have them, compared with scenario.ron or
//! written into it. The joint between `film`, which knows where things are seen, and `scenario`, which knows cues.

use std::ffi::OsString;
use std::path::Path;

use super::super::args;
use super::super::console::Console;
use super::super::failure::Failure;
use super::super::find_scenario;
use super::super::spec::{Opt, SCENARIO, Spec};
use super::super::Exit;
use crate::diagnostic::{Diagnostic, SourceText, nearest};
use crate::film::marks::{self, Window};
use crate::film::rules::MARK_OUT_OF_STEP;
use crate::film::stage::Setup;
use crate::film::storyboard::Storyboard;
use crate::platform;
use crate::scenario::disk;
use crate::scenario::edit::{Script, write};
use crate::scenario::graph::{Region, Track};
use crate::scenario::source::{self, NodeKind};
use crate::text::{Language, Phrase, phrase};
use crate::time::MediaTime;

pub(super) static SPEC: Spec = Spec {
    name: "film marks",
    summary: "The windows of cues and lures as the storyboard's marks have them.",
    usage: "SCENARIO [--write] [--scene ID] [--assets DIR]",
    positionals: &[SCENARIO],
    count: (1, 1),
    options: &[
        Opt { long: "write", value: None, help: "Write times and places into scenario.ron, where they differ." },
        Opt { long: "scene", value: Some("ID"), help: "Only this scene." },
        Opt { long: "assets", value: Some("DIR"), help: "Drawings, figures and fonts (default: assets)." },
    ],
    examples: &[
        ("ias film marks scenarios/harvest-van", "Compare."),
        ("ias film marks scenarios/harvest-van --write", "After a shot was retimed."),
    ],
    notes: "Exit code 1 when something differs and is not written. A cue without `at` stays without it, unless it has no times either.",
    reads_itself: false,
};

/// Times that differ by less are the same: half a frame.
const SAME_TIME: MediaTime = MediaTime::from_millis(20);
/// Edges that differ by less are the same, in parts of the picture.
const SAME_PLACE: f32 = 0.03;
/// A place whose edges travel farther is written as one that moves, in parts of the picture.
const MOVES: f32 = 0.1;

/// A cue or lure as scenario.ron has it.
struct Known {
    id: String,
    /// Where it stands, for the editor.
    place: String,
    span: std::ops::Range<usize>,
    from: Option<MediaTime>,
    to: Option<MediaTime>,
    at: Option<Track>,
}

/// A value that differs: its field, what to write, and what both say.
struct Difference {
    field: &'static str,
    value: String,
    told: Phrase,
}

pub(super) fn run(arguments: Vec<OsString>, console: &mut Console) -> Result<Exit, Failure> {
    let parsed = args::parse(&SPEC, arguments)?;
    if parsed.switch("help") {
        super::super::help::show(&SPEC, console);
        return Ok(Exit::Fine);
    }
    parsed.count_positionals()?;
    let folder = find_scenario::find(&parsed.positionals[0], &platform::scenario_folders(None))?;
    let assets = parsed.value("assets").map_or_else(|| Path::new("assets").to_owned(), Into::into);
    let (_, text) = disk::read(&folder).map_err(|finding| Failure::new(finding.message.get(Language::En), finding.cure.unwrap_or_default().get(Language::En)))?;
    let film = |error: crate::film::FilmError| Failure::new(error.to_string(), "Mend it and run this again.");
    let setup = Setup::open(&folder.join("storyboard.ron"), &assets).map_err(film)?;
    let scenes: Vec<_> = match parsed.text("scene")? {
        Some(id) => vec![setup.board.scene(id).map_err(film)?],
        None => setup.board.scenes.iter().collect(),
    };
    let mut windows = Vec::new();
    for scene in scenes {
        windows.extend(marks::placed(&setup, scene).map_err(film)?);
    }
    let mut script = Script::new(text);
    let known = known(script.source());
    let mut different = 0;
    for window in &windows {
        let Some(cue) = known.iter().find(|cue| cue.id == window.cue) else {
            different += 1;
            console.line(&format!("{}: {}: scenario.ron has no such cue or lure", window.scene, window.cue));
            continue;
        };
        let differences = differences(cue, window, &script);
        if differences.is_empty() {
            console.line(&format!("{}: {}: in step", window.scene, window.cue));
            continue;
        }
        for difference in differences {
            console.line(&format!("{}: {}: {} {}", window.scene, window.cue, difference.field, difference.told.get(Language::En)));
            if parsed.switch("write") {
                let place = format!("{}/{}", cue.place, difference.field);
                let change = script.set(&place, &difference.value).map_err(|error| {
                    Failure::new(format!("scenario.ron: {error}."), "Mend that place by hand and run this again.")
                })?;
                script = Script::new(change.apply(script.text()));
            } else {
                different += 1;
            }
        }
    }
    if parsed.switch("write") {
        save(&folder.join(disk::FILE_NAME), script.text())?;
    }
    Ok(if different == 0 { Exit::Fine } else { Exit::Findings })
}

/// Writes a file whole or not at all; leaves it alone when it says the same already.
fn save(path: &Path, text: &str) -> Result<(), Failure> {
    if std::fs::read_to_string(path).is_ok_and(|old| old == text) {
        return Ok(());
    }
    let draft = path.with_extension("ron.part");
    let written = std::fs::write(&draft, text).and_then(|()| std::fs::rename(&draft, path));
    written.map_err(|error| Failure::new(format!("{} cannot be written: {error}.", path.display()), "Free space on the disk, or mend the folder's rights."))
}

/// Every cue and lure of a scenario's text, as far as it can be read.
fn known(text: &SourceText) -> Vec<Known> {
    let Some(scenario) = source::read(text).0 else { return Vec::new() };
    let mut all = Vec::new();
    for node in &scenario.nodes {
        let Some(NodeKind::Scene(scene)) = &node.kind else { continue };
        let mut add = |list: &str, id: &source::Name, from: Option<MediaTime>, to: Option<MediaTime>, at: &Option<Track>| {
            let place = format!("nodes/{}/{list}/{}", node.id.value, id.value);
            all.push(Known { id: id.value.to_string(), place, span: id.span.clone(), from, to, at: at.clone() });
        };
        for cue in &scene.cues {
            add("cues", &cue.id, cue.from.as_ref().map(|v| v.value), cue.to.as_ref().map(|v| v.value), &cue.at);
        }
        for lure in &scene.lures {
            add("lures", &lure.id, lure.from.as_ref().map(|v| v.value), lure.to.as_ref().map(|v| v.value), &lure.at);
        }
    }
    all
}

fn differences(cue: &Known, window: &Window, script: &Script) -> Vec<Difference> {
    let mut all = Vec::new();
    for (field, old, new) in [("from", cue.from, window.from), ("to", cue.to, window.to)] {
        let new = time(new);
        if old.is_none_or(|old| apart(old, new) > SAME_TIME) {
            let value = write::seconds(new, script.written(&format!("{}/{field}", cue.place)));
            let told = match old {
                Some(old) => phrase! {
                    pl: "to {old}, a według znacznika {value}", en: "is {old}, by the mark {value}", uk: "— це {old}, а за позначкою {value}"; old, value
                },
                None => phrase! { pl: "to {value}", en: "is {value}", uk: "— це {value}"; value },
            };
            all.push(Difference { field, value, told });
        }
    }
    let wants_place = cue.at.is_some() || (cue.from.is_none() && cue.to.is_none());
    if let Some(around) = window.around().filter(|_| wants_place) {
        let same = cue.at.as_ref().is_some_and(|old| {
            window.places.iter().all(|(at, area)| {
                let held = old.at(time(*at));
                // One rectangle that stands is right when it is the one around all places.
                farthest(held, region(*area)) <= SAME_PLACE || farthest(held, region(around)) <= SAME_PLACE
            })
        });
        if !same {
            let value = if window.travel() > MOVES { moving(window) } else { write::region(region(around)) };
            all.push(Difference { field: "at", told: phrase! { pl: "to według znacznika {value}", en: "is by the mark {value}", uk: "— це за позначкою {value}"; value }, value });
        }
    }
    all
}

/// The places of a window as keys in ascending order.
fn moving(window: &Window) -> String {
    let mut keys: Vec<(MediaTime, Region)> = Vec::new();
    for (at, area) in &window.places {
        if keys.last().is_none_or(|(before, _)| *before < time(*at)) {
            keys.push((time(*at), region(*area)));
        }
    }
    let keys: Vec<String> = keys.iter().map(|(at, area)| format!("({}, {})", write::seconds(*at, None), write::region(*area))).collect();
    format!("[{}]", keys.join(", "))
}

fn region(area: marks::Area) -> Region {
    Region { x: area.0, y: area.1, w: area.2, h: area.3 }
}

fn farthest(a: Region, b: Region) -> f32 {
    [a.x - b.x, a.y - b.y, a.x + a.w - b.x - b.w, a.y + a.h - b.y - b.h].into_iter().map(f32::abs).fold(0.0, f32::max)
}

fn time(seconds: f32) -> MediaTime {
    MediaTime::from_nanos((MediaTime::from_seconds(f64::from(seconds)).unwrap_or(MediaTime::ZERO).nanos() + 500_000) / 1_000_000 * 1_000_000)
}

fn apart(a: MediaTime, b: MediaTime) -> MediaTime {
    a.saturating_sub(b).max(b.saturating_sub(a))
}

/// What `ias check` tells of a scenario whose windows are not those of its storyboard. Times only: places need drawing.
pub(super) fn out_of_step(folder: &Path, board: &Storyboard) -> Vec<Diagnostic> {
    let Ok((name, text)) = disk::read(folder) else { return Vec::new() };
    let script = Script::new(text);
    let source = SourceText::new(name, script.text());
    let known = known(&source);
    let rule = &MARK_OUT_OF_STEP;
    let mut findings = Vec::new();
    for window in marks::times(board) {
        let Some(cue) = known.iter().find(|cue| cue.id == window.cue) else {
            let message = phrase! {
                pl: "scenopis oznacza `{cue}` w scenie `{scene}`, ale scenariusz nie ma takiej przesłanki ani zmyłki",
                en: "the storyboard marks `{cue}` in scene `{scene}`, but the scenario has no such cue or lure",
                uk: "розкадрування позначає `{cue}` у сцені `{scene}`, але сценарій не має такої ознаки чи принади";
                cue = window.cue, scene = window.scene
            };
            let near = nearest(&window.cue, known.iter().map(|cue| cue.id.as_str()));
            let cure = near.map_or_else(
                || Phrase::fixed("napisz tę przesłankę albo usuń znacznik", "write the cue, or take the mark away", "напишіть цю ознаку або приберіть позначку"),
                |near| phrase! { pl: "napisz w znaczniku \"{near}\"", en: "write \"{near}\" in the mark", uk: "напишіть у позначці \"{near}\""; near },
            );
            findings.push(Diagnostic::placeless(rule.id, rule.severity, message).with_cure(cure));
            continue;
        };
        for Difference { field, value, told } in differences(cue, &window, &script) {
            let span = script.find(&format!("{}/{field}", cue.place)).map_or_else(|| cue.span.clone(), |value| value.span.clone());
            let message = phrase! { pl: "`{field}` w `{id}` {told}", en: "`{field}` of `{id}` {told}", uk: "`{field}` у `{id}` {told}"; field, id = cue.id, told };
            let cure = phrase! {
                pl: "napisz {value} albo uruchom `ias film marks {folder} --write`", en: "write {value}, or run `ias film marks {folder} --write`",
                uk: "напишіть {value} або запустіть `ias film marks {folder} --write`"; value, folder = folder.display()
            };
            findings.push(source.fault(rule.id, rule.severity, span, message).with_cure(cure));
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    fn script() -> Script {
        Script::new(
            "Scenario(format: 1, nodes: {\"lane\": Scene( // first\n    cues: [(id: \"van\", indicator: \"D2-05\", from: 2.0, /* s */ to: 4, at: (0.1, 0.1, 0.2, 0.2)),\n        (id: \"new\", indicator: \"D2-05\")],\n    lures: [(id: \"heard\", from: 1, to: 2)])})",
        )
    }

    fn window(cue: &str, from: f32, to: f32, places: &[(f32, marks::Area)]) -> Window {
        Window { cue: cue.into(), scene: "lane".into(), from, to, places: places.to_vec() }
    }

    fn written(window: &Window) -> String {
        let mut script = script();
        let known = known(script.source());
        let cue = known.iter().find(|cue| cue.id == window.cue).expect("there");
        for difference in differences(cue, window, &script) {
            let change = script.set(&format!("{}/{}", cue.place, difference.field), &difference.value).expect("can be set");
            script = Script::new(change.apply(script.text()));
        }
        script.text().to_owned()
    }

    #[test]
    fn only_what_differs_is_written() {
        let old = script().text().to_owned();
        assert_eq!(written(&window("van", 2.01, 4.0, &[(2.0, (0.1, 0.1, 0.2, 0.2)), (4.0, (0.11, 0.1, 0.2, 0.2))])), old);
        let moved = written(&window("van", 2.0, 5.5, &[(2.0, (0.1, 0.1, 0.2, 0.2)), (4.0, (0.15, 0.1, 0.2, 0.2))]));
        assert_eq!(moved, old.replace("to: 4, at: (0.1, 0.1, 0.2, 0.2)", "to: 5.5, at: (0.10, 0.10, 0.25, 0.20)"));
        assert_eq!(written(&window("heard", 1.0, 2.0, &[(1.0, (0.1, 0.1, 0.2, 0.2))])), old, "what is heard gets no place");
    }

    #[test]
    fn a_place_that_travels_is_written_as_one_that_moves() {
        let text = written(&window("van", 2.0, 4.0, &[(2.0, (0.1, 0.1, 0.2, 0.2)), (3.0, (0.3, 0.1, 0.2, 0.2)), (4.0, (0.5, 0.1, 0.2, 0.2))]));
        assert!(text.contains("at: [(2.0, (0.10, 0.10, 0.20, 0.20)), (3.0, (0.30,"), "{text}");
    }

    #[test]
    fn a_cue_without_times_takes_all_from_its_mark() {
        let text = written(&window("new", 1.5, 2.25, &[(1.5, (0.0, 0.0, 0.5, 0.5))]));
        assert!(text.contains("(id: \"new\", indicator: \"D2-05\", from: 1.5, to: 2.25, at: (0.00, 0.00, 0.50, 0.50))"), "{text}");
    }
}
