//! `ias bench flow`: how fast the author's flow of a large scenario is drawn, without a window and without a display.

use std::path::{Path, PathBuf};

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
        Opt { long: "frames", value: Some("N"), help: "Frames of each of the five parts; 120 without it." },
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
    let number = |long: &str, usual: usize, least: usize, most: usize| -> Result<usize, Failure> {
        let Some(text) = parsed.text(long)? else { return Ok(usual) };
        let fits = text.parse().ok().filter(|number| (least..=most).contains(number));
        fits.ok_or_else(|| Failure::usage(&SPEC, format!("--{long} {text}: a number from {least} to {most} is needed."), None))
    };
    let size = match parsed.text("size")? {
        None => (1920, 1080),
        Some(text) => size_of(text).ok_or_else(|| Failure::usage(&SPEC, format!("--size {text}: write it like 1920x1080."), None))?,
    };
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

fn size_of(text: &str) -> Option<(u32, u32)> {
    let (width, height) = text.split_once(['x', '×'])?;
    let side = |text: &str, least: u32| text.parse().ok().filter(|side| (least..=8_192).contains(side));
    Some((side(width, 640)?, side(height, 400)?))
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
    use serde_json::{Value, json};

    use super::super::args::Format;
    use super::Figure;
    use crate::app::shell::bench::{FlowBench, FrameTime, measure};
    use crate::platform::DataFolder;
    use crate::text::Language;

    if let Some(shots) = &wanted.shots {
        std::fs::create_dir_all(shots)
            .map_err(|error| Failure::new(format!("{}: {error}.", shots.display()), "Name a folder that can be written to."))?;
    }
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
    let bench = FlowBench { opening, size: wanted.size, frames: wanted.frames, shots: wanted.shots.clone() };
    let figures = measure(&bench)
        .map_err(|why| Failure::new(format!("The flow could not be measured: {why}."), "A Vulkan driver is needed; Mesa's software one will do."))?;
    type Share = fn(&FrameTime) -> std::time::Duration;
    let kinds: [(&str, Share); 3] =
        [("interface", |time| time.interface), ("processor", |time| time.processor), ("complete", |time| time.complete)];
    let mut rows: Vec<(&str, &str, Figure)> = Vec::new();
    for part in &figures.parts {
        rows.extend(kinds.iter().map(|(kind, of)| (part.name, *kind, Figure::of(format!("{}: {kind}", part.name), part.frames.iter().map(of).collect()))));
    }
    let all: Vec<FrameTime> = figures.parts.iter().flat_map(|part| part.frames.iter().copied()).collect();
    rows.extend(kinds.iter().map(|(kind, of)| ("all", *kind, Figure::of(format!("all: {kind}"), all.iter().map(of).collect()))));
    let in_time = all.iter().filter(|time| time.complete.as_secs_f64() <= 1.0 / 60.0).count();
    let share = in_time as f64 / all.len().max(1) as f64 * 100.0;
    let (width, height) = wanted.size;
    match format {
        Format::Json => {
            let rows: Vec<Value> = rows
                .iter()
                .map(|(part, kind, figure)| {
                    let most = figure.percentile(100);
                    json!({"part": part, "kind": kind, "median_ms": figure.percentile(50), "p99_ms": figure.percentile(99), "max_ms": most, "frames": figure.took.len()})
                })
                .collect();
            let facts = json!({"adapter": figures.adapter, "nodes": wanted.nodes, "width": width, "height": height, "within_60_per_second_percent": share, "figures": rows});
            console.line(&facts.to_string());
        }
        Format::Text => {
            console.line(&format!("{} nodes at {width}x{height} on {}", wanted.nodes, figures.adapter));
            for (_, _, figure) in &rows {
                console.line(&format!("{}   at most {:.3} ms", figure.text(), figure.percentile(100)));
            }
            console.line(&format!("{share:.1} % of {} frames were complete within 16.7 ms.", all.len()));
        }
    }
    Ok(Exit::Fine)
}

#[cfg(not(feature = "app"))]
fn measured(_: &Path, _: &Path, _: &Wanted, _: super::super::args::Format, _: &mut Console) -> Result<Exit, Failure> {
    Err(Failure::new(
        "This build of ias draws nothing: it was built without the feature `app`.",
        "Build it with `cargo build --release`.",
    ))
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

    #[test]
    fn sizes_are_read() {
        assert_eq!(size_of("1280x720"), Some((1280, 720)));
        for wrong in ["", "1280", "axb", "1280x", "10x10", "99999x720"] {
            assert_eq!(size_of(wrong), None, "{wrong}");
        }
    }
}
