//! `check/<case>/scenario.ron` and `media.txt` → `findings.snap`: what `ias check` tells. Each rule has a case here, under
//! `load` or under `faulty`.
//!
//! A line of `media.txt` is a file that is there: `film PATH SECONDS [SECONDS between key frames]`, `sound PATH SECONDS [LOUDNESS PEAK, in hundredths]`, `flashes PATH MOST AT [red]`, `picture PATH`,
//! `captions PATH` (read from the case when it is there), `broken PATH WHY…`, `link PATH` (one that leaves the folder).

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use ias::catalogue::Reference;
use ias::cli::media_facts::{caption_faults, caption_lines, scene_lengths};
use ias::diagnostic::Diagnostic;
use ias::media::captions::Captions;
use ias::proof::{Budget, findings, prove};
use ias::scenario::check::{RULES, Reading};
use ias::scenario::disk;
use ias::scenario::media_facts::{FlashCount, MediaKind, MediaTable, SoundLevel};
use ias::text::Language;
use ias::time::MediaTime;
use libtest_mimic::Trial;

pub fn trials() -> Vec<Trial> {
    let mut trials = super::trials_of("check", run);
    trials.push(Trial::test("check: every rule has a case", every_rule_has_a_case));
    trials
}

fn run(case: &Path) {
    let told = told(&fs::read(case.join("scenario.ron")).expect("a scenario"), case);
    super::assert_case(case, "findings", &super::load::shown(&told));
}

/// What is told of a scenario's bytes with the media of a folder's `media.txt`, as `ias check` tells it.
pub fn told(bytes: &[u8], media_of: &Path) -> Vec<Diagnostic> {
    const NAME: &str = "case/scenario.ron";
    let text = match disk::decoded(NAME, bytes.to_owned()) {
        Ok(text) => text,
        Err(finding) => return vec![finding],
    };
    let media = media(media_of);
    let reading = Reading::of(NAME, &text);
    let (graph, mut told) = reading.check(Reference::embedded(), &media);
    if let Some(graph) = graph {
        let lengths = scene_lengths(&graph, &media, Language::Pl);
        let proof = prove(&graph, &lengths, Budget::quick(), &mut |_, _| {});
        findings::add(&mut told, findings::of(&proof, &reading));
    }
    told
}

/// The media that a folder's `media.txt` tells of.
pub fn media(case: &Path) -> MediaTable {
    let lines = fs::read_to_string(case.join("media.txt")).unwrap_or_default();
    let mut table = MediaTable::default();
    for line in lines.lines() {
        let (kind, rest) = line.split_once(' ').expect("a kind and a path");
        let (path, more) = rest.split_once(' ').map_or((rest, None), |(path, more)| (path, Some(more)));
        table = match kind {
            "film" => {
                // A second number: how far its key frames stand apart.
                let mut numbers = more.unwrap_or_default().split(' ').map(|word| word.parse().ok().and_then(MediaTime::from_seconds));
                let length = numbers.next().flatten();
                table.with_film(path, length, numbers.next().flatten())
            }
            "sound" => {
                // Two more numbers: its loudness and its true peak, in hundredths.
                let numbers: Vec<&str> = more.unwrap_or_default().split(' ').collect();
                let seconds = numbers.first().and_then(|word| word.parse().ok()).and_then(MediaTime::from_seconds);
                match numbers.get(1..3) {
                    Some([loudness, peak]) => {
                        let level = SoundLevel { integrated: loudness.parse().ok(), true_peak: peak.parse().ok() };
                        table.with_level(path, seconds, level)
                    }
                    _ => table.with(path, MediaKind::Sound, seconds),
                }
            }
            "flashes" => {
                let words: Vec<&str> = more.unwrap_or_default().split(' ').collect();
                let most = words[0].parse().expect("a number of flashes");
                let at = words[1].parse().ok().and_then(MediaTime::from_seconds).expect("a time");
                table.with_flashes(path, FlashCount { most, at, is_red: words.get(2) == Some(&"red") })
            }
            "picture" => table.with(path, MediaKind::Picture, None),
            "captions" => match fs::read_to_string(case.join(path)) {
                Ok(text) => {
                    let (captions, faults) = Captions::parse(&text);
                    table.with_captions(path, caption_lines(&captions)).with_caption_faults(path, caption_faults(faults))
                }
                Err(_) => table.with(path, MediaKind::Captions, None),
            },
            "broken" => table.with_broken(path, more.expect("what is wrong")),
            "link" => table.with_link_outside(path),
            other => panic!("`{other}` is no kind of medium"),
        };
    }
    table
}

/// Every rule is seen at work in a snapshot; the one that no text of sane size brings has a test of its own.
fn every_rule_has_a_case() -> Result<(), libtest_mimic::Failed> {
    let mut seen = BTreeSet::new();
    for name in ["load", "check", "faulty"] {
        for case in super::cases_of(name) {
            let snapshot = fs::read_to_string(case.join("findings.snap"))?;
            let ids = snapshot.lines().filter_map(|line| line.strip_prefix("error[").or(line.strip_prefix("warning[")));
            seen.extend(ids.filter_map(|rest| rest.split(']').next()).map(str::to_owned));
        }
    }
    let apart = ["too-many-faults"];
    let missing: Vec<&str> =
        RULES.iter().map(|rule| rule.id).filter(|id| !seen.contains(*id) && !apart.contains(id)).collect();
    if missing.is_empty() { Ok(()) } else { Err(format!("no case shows {}", missing.join(", ")).into()) }
}
