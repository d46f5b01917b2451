//! `ias bench flow`: how fast the author's flow of a large scenario is drawn, without a window and without a display.

use std::path::{Path, PathBuf};

use super::drawn;
use super::super::Exit;
use super::super::args::Parsed;
use super::super::console::Console;
use super::super::failure::Failure;
use super::super::spec::{FORMAT, Opt, Spec};
use crate::scenario::disk::FILE_NAME;
use crate::scenario::generate;

pub(in crate::cli) static SPEC: Spec = Spec {
    name: "bench flow",
    summary: "Time the flow of a large scenario on the author's screen, frame by frame, without a display.",
    usage: "[--nodes N] [--width N] [--size WxH] [--frames N] [--shots DIR] [--format FORMAT]",
    positionals: &[],
    count: (0, 0),
    options: &[
        Opt { long: "nodes", value: Some("N"), help: "How many nodes the scenario has; 1000 without it." },
        Opt { long: "width", value: Some("N"), help: "How many of them stand beside one another; 40 without it, 1 for a chain." },
        Opt { long: "size", value: Some("WxH"), help: "Pixels of the screen; 1920x1080 without it." },
        Opt { long: "frames", value: Some("N"), help: "Frames of each of the six parts; 120 without it." },
        Opt { long: "shots", value: Some("DIR"), help: "Leave a picture of the end of each part in DIR." },
        FORMAT,
    ],
    examples: &[
        ("ias bench flow", "A thousand nodes, moved and zoomed."),
        ("ias bench flow --size 1280x720 --shots /tmp/flow", "On a small screen, with pictures to look at."),
    ],
    notes: "\
Everything is drawn as in the window, but into an image, and every frame is waited for until the graphics have finished it:
what is told as `complete` is the time from the beginning of a frame to that moment. 16.7 ms are 60 frames a second.",
    reads_itself: false,
};

/// What is drawn.
#[cfg_attr(not(feature = "app"), expect(dead_code, reason = "only the window draws"))]
struct Wanted {
    nodes: usize,
    width: usize,
    size: (u32, u32),
    frames: usize,
    shots: Option<PathBuf>,
}

pub(in crate::cli) fn run(parsed: &Parsed, console: &mut Console) -> Result<Exit, Failure> {
    let number = |long: &str, usual: usize, least: usize, most: usize| drawn::number(&SPEC, parsed, long, usual, least..=most);
    let size = drawn::size(&SPEC, parsed)?;
    let wanted = Wanted {
        nodes: number("nodes", 1_000, 2, 20_000)?,
        width: number("width", 40, 1, 1_000)?,
        size,
        frames: number("frames", 120, 2, 100_000)?,
        shots: parsed.value("shots").map(PathBuf::from),
    };
    let format = parsed.format()?;
    let folder = std::env::temp_dir().join(format!("ias-bench-flow-{}", std::process::id()));
    let told = |path: &Path, error: std::io::Error| Failure::new(format!("{}: {error}.", path.display()), "Free some room in the folder for temporary files.");
    let scenario = folder.join("scenarios").join("big");
    write(&scenario, &wanted).map_err(|error| told(&scenario, error))?;
    let figures = measured(&folder, &scenario, &wanted, format, console);
    // What stays behind lies in the folder for temporary files.
    let _ = std::fs::remove_dir_all(&folder);
    figures
}

/// Pictures that are told apart, one for as many scenes.
const PICTURES: usize = 24;

/// Writes a scenario of stills.
fn write(folder: &Path, wanted: &Wanted) -> std::io::Result<()> {
    std::fs::create_dir_all(folder.join("stills"))?;
    for number in 0..PICTURES {
        let shade = |x: u32, y: u32, by: usize| u8::try_from((x / 2 + y / 3 + (number * by) as u32) % 160 + 30).unwrap_or(90);
        let picture = image::RgbImage::from_fn(320, 180, |x, y| image::Rgb([shade(x, y, 7), shade(y, x, 13), shade(x, x, 29)]));
        picture.save(folder.join(format!("stills/{number}.png"))).map_err(std::io::Error::other)?;
    }
    let text = if wanted.width == 1 { generate::text(wanted.nodes) } else { generate::branching(wanted.nodes, wanted.width) };
    let mut out = String::with_capacity(text.len());
    let mut number = 0;
    for line in text.lines() {
        let begins = |word: &str| line.trim_start().starts_with(word);
        if begins("sound:") || begins("captions:") {
            continue;
        }
        if begins("film:") {
            number += 1;
            out.push_str(&format!("            still: \"stills/{}.png\", seconds: 26,", number % PICTURES));
        } else if let Some((before, after)) = line.split_once("image: \"exhibits/") {
            let after = after.split_once('"').map_or("", |(_, after)| after);
            out.push_str(&format!("{before}image: \"stills/0.png\"{after}"));
        } else {
            out.push_str(line);
        }
        out.push('\n');
    }
    std::fs::write(folder.join(FILE_NAME), out)
}

#[cfg(feature = "app")]
fn measured(root: &Path, scenario: &Path, wanted: &Wanted, format: super::super::args::Format, console: &mut Console) -> Result<Exit, Failure> {
    use crate::app::shell::bench::{Doing, DrawBench, Step};
    use crate::app::views::UiCommand;
    use crate::app::views::author::{AuthorCommand, Tab};
    use crate::platform::DataFolder;
    use crate::text::Language;

    let opening = crate::app::Opening {
        data: DataFolder::choose(Some(&root.join("data"))),
        scenario_folders: Vec::new(),
        scenario: Some(scenario.to_owned()),
        purpose: crate::app::Purpose::Author,
        received: None,
        node: None,
        language: Some(Language::En),
        plan: None,
        shots: None,
    };
    let author = |command| UiCommand::Author(Box::new(command));
    let script = vec![
        Step::Ask(vec![author(AuthorCommand::SelectNode(String::new())), author(AuthorCommand::OpenTab(Tab::Findings))]),
        Step::Wait(|application| !application.is_writing_busily()),
        Step::Part("beside it, a page without the flow", Doing::Rest),
        Step::Ask(vec![author(AuthorCommand::OpenTab(Tab::Flow))]),
        Step::Wait(|application| !application.is_writing_busily()),
        Step::Part("whole flow, moved", Doing::Drag),
        Step::Part("zooming in", Doing::Wheel(1_000.0)),
        Step::Part("read, moved", Doing::Drag),
        Step::Part("zooming out", Doing::Wheel(-500.0)),
        Step::Part("half way, moved", Doing::Drag),
    ];
    let bench = DrawBench { opening, size: wanted.size, frames: wanted.frames, shots: wanted.shots.clone(), script };
    let facts = vec![("nodes", wanted.nodes)];
    drawn::measured(&bench, &facts, drawn::SIXTY, format, console)
}

#[cfg(not(feature = "app"))]
fn measured(_: &Path, _: &Path, _: &Wanted, _: super::super::args::Format, _: &mut Console) -> Result<Exit, Failure> {
    Err(drawn::draws_nothing())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::Reference;
    use crate::scenario::load::load_text;
    use crate::scenario::media_facts::MediaAssumed;

    #[test]
    fn what_is_measured_is_a_sound_scenario_of_that_many_nodes() {
        for width in [1, 8] {
            let folder = tempfile::tempdir().expect("a folder");
            let wanted = Wanted { nodes: 90, width, size: (1280, 720), frames: 2, shots: None };
            write(folder.path(), &wanted).expect("written");
            let text = std::fs::read_to_string(folder.path().join(FILE_NAME)).expect("readable");
            let (graph, findings) = load_text("big/scenario.ron", &text, Reference::embedded(), &MediaAssumed);
            assert!(findings.iter().all(|finding| !finding.is_error()), "{:?}", findings.first());
            assert_eq!(graph.expect("sound").nodes.len(), 90);
            assert!(!text.contains("film/") && !text.contains("exhibits/") && text.contains("stills/7.png"));
        }
    }
}
