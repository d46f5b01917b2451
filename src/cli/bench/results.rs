//! `ias bench results`: how fast the trainer's results of a whole programme are read and drawn, without a display.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use super::drawn;
use super::programme::plays::films;
use super::programme::sticks::{Scale, make};
use super::programme::Place;
use super::super::Exit;
use super::super::args::{Format, Parsed};
use super::super::console::Console;
use super::super::failure::Failure;
use super::super::spec::{DATA, FORMAT, Opt, Spec};
use crate::course;
use crate::course::disk::Shelf;
use crate::handin::gather::gather;
use crate::platform;
use crate::store::Gathered;

pub(in crate::cli) static SPEC: Spec = Spec {
    name: "bench results",
    summary: "Time the trainer's results of a simulated programme on the screen, frame by frame, without a display.",
    usage: "[--trainees N] [--attempts N] [--seed N] [--size WxH] [--frames N] [--shots DIR] [--folder DIR] [--format FORMAT]",
    positionals: &[],
    count: (0, 0),
    options: &[
        Opt { long: "trainees", value: Some("N"), help: "How many officers; 300 without it." },
        Opt { long: "attempts", value: Some("N"), help: "Attempts of each officer; 20 without it." },
        Opt { long: "seed", value: Some("N"), help: "Another seed gives another programme; 1 without it." },
        Opt { long: "size", value: Some("WxH"), help: "Pixels of the screen; 1920x1080 without it." },
        Opt { long: "frames", value: Some("N"), help: "Frames of each part; 120 without it." },
        Opt { long: "shots", value: Some("DIR"), help: "Leave a picture of the end of each part in DIR." },
        Opt { long: "folder", value: Some("DIR"), help: "Where sticks and store are made and deleted again; the system's own place without it." },
        DATA,
        FORMAT,
    ],
    examples: &[
        ("ias bench results --trainees 3000", "A programme of 3,000 officers: reading it, and scrolling through it."),
        ("ias bench results --size 1280x720 --shots /tmp/results", "On a small screen, with pictures to look at."),
    ],
    notes: "\
The programme is that of `ias bench programme`, gathered into a station of its own, which is opened as in the window. The door
of the trainer's side is drawn first: what an empty page costs here. Every frame is waited for until the graphics have finished
it (`complete`); 33.3 ms are 30 frames a second.",
    reads_itself: false,
};

pub(in crate::cli) fn run(parsed: &Parsed, console: &mut Console) -> Result<Exit, Failure> {
    let number = |long: &str, usual: usize, most: usize| drawn::number(&SPEC, parsed, long, usual, 1..=most);
    let scale = Scale {
        trainees: number("trainees", 300, 100_000)?,
        attempts: number("attempts", 20, 1_000)?,
        seed: number("seed", 1, 1_000_000)? as u64,
    };
    let size = drawn::size(&SPEC, parsed)?;
    let frames = number("frames", 120, 100_000)?;
    let shots = parsed.value("shots").map(PathBuf::from);
    let format = parsed.format()?;
    let folder = parsed.value("folder").map_or_else(std::env::temp_dir, PathBuf::from);
    let data = parsed.data_folder()?;
    let scenarios = platform::scenario_folders(Some(&data));
    let films = films(&scenarios, &data, console)?;
    let place = Place::make(&folder)?;
    let told = |error: &dyn std::fmt::Display| Failure::new(format!("{error}"), "Free some space, or choose another folder with --folder DIR.");
    let programme = make(&films, scale, &place.0).map_err(|error| told(&error))?;
    let root = place.0.join("data");
    let mut store = Gathered::open(&root, "bench").map_err(|error| told(&error))?.store;
    gather(&programme.sticks, &programme.opener, &mut store, platform::now(), &mut |_| ControlFlow::Continue(())).map_err(|error| told(&error))?;
    drop(store);
    let shelf = Shelf::in_folder(root.join("courses"));
    for course in programme.opener.courses.values() {
        shelf.install(Path::new("bench"), &course::write(course, None)).map_err(|error| told(&error))?;
    }
    measured(&Drawing { root: &root, scenarios, size, frames, shots, scale }, format, console)
}

/// What is drawn.
#[cfg_attr(not(feature = "app"), expect(dead_code, reason = "only the window draws"))]
struct Drawing<'a> {
    root: &'a Path,
    scenarios: Vec<PathBuf>,
    size: (u32, u32),
    frames: usize,
    shots: Option<PathBuf>,
    scale: Scale,
}

#[cfg(feature = "app")]
fn measured(drawing: &Drawing<'_>, format: Format, console: &mut Console) -> Result<Exit, Failure> {
    use zeroize::Zeroizing;

    use crate::app::shell::bench::{Doing, DrawBench, Step};
    use crate::app::views::UiCommand;
    use crate::app::views::trainer::door::DoorCommand;
    use crate::app::views::trainer::results::ResultsCommand;
    use crate::app::views::trainer::{Tab, TrainerCommand};
    use crate::app::views::widgets::Secret;
    use crate::keys::{Passphrase, Station};
    use crate::platform::DataFolder;
    use crate::text::Language;

    /// Of a station that is deleted with its folder.
    const PASSPHRASE: &str = "benches are no secret";
    let passphrase = Passphrase::new(PASSPHRASE.to_owned());
    let secret = Zeroizing::new(platform::random_bytes());
    Station::from(drawing.root).set_up(&passphrase, platform::random_bytes(), &secret).map_err(Failure::from)?;
    let opening = crate::app::Opening {
        data: DataFolder::choose(Some(drawing.root)),
        scenario_folders: drawing.scenarios.clone(),
        scenario: None,
        purpose: crate::app::Purpose::Play,
        received: None,
        node: None,
        language: Some(Language::En),
        plan: None,
        shots: None,
    };
    let trainer = |command| UiCommand::Trainer(Box::new(command));
    let script = vec![
        Step::Ask(vec![UiCommand::OpenTrainer]),
        Step::Part("the door, at rest", Doing::Rest),
        Step::Ask(vec![
            trainer(TrainerCommand::Door(DoorCommand::Type(Secret::new(PASSPHRASE.to_owned())))),
            trainer(TrainerCommand::Door(DoorCommand::Enter)),
        ]),
        Step::Wait(|application| application.is_station_open()),
        Step::Ask(vec![trainer(TrainerCommand::OpenTab(Tab::Results))]),
        Step::Watch("results, while they are read", |application| application.tells_results()),
        Step::Wait(|_| true),
        Step::Part("results, at rest", Doing::Rest),
        Step::Part("results, scrolled down", Doing::Wheel(-30_000.0)),
        Step::Part("results, scrolled up", Doing::Wheel(60_000.0)),
        Step::Ask(vec![trainer(TrainerCommand::Results(ResultsCommand::AsTables(true)))]),
        Step::Part("tables, at rest", Doing::Rest),
        Step::Part("tables, scrolled down", Doing::Wheel(-30_000.0)),
    ];
    let bench = DrawBench { opening, size: drawing.size, frames: drawing.frames, shots: drawing.shots.clone(), script };
    let facts = vec![("officers", drawing.scale.trainees), ("attempts each", drawing.scale.attempts)];
    drawn::measured(&bench, &facts, drawn::THIRTY, format, console)
}

#[cfg(not(feature = "app"))]
fn measured(_: &Drawing<'_>, _: Format, _: &mut Console) -> Result<Exit, Failure> {
    Err(drawn::draws_nothing())
}
