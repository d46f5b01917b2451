//! `ias` and `ias play`: open the application.

use std::path::{Path, PathBuf};

use super::args::Parsed;
use super::console::Console;
use super::failure::Failure;
use super::find_scenario;
use super::spec::{DATA, LANG, Opt, SCENARIO, Spec};
use super::Exit;
use crate::platform::{self, DataFolder};
use crate::scenario::graph::NodeId;
use crate::session::plan::Plan;
use crate::text::Language;

/// What a scenario is opened for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Use {
    /// To play it.
    #[default]
    Play,
    /// To play it while it is written: what is saved is taken over at once, and the attempt is not kept.
    Watch,
    /// To play it with a group before one screen.
    Plenary,
    /// To write it.
    Write,
    /// To look at its film while the storyboard is written.
    Preview {
        /// Drawings, figures and fonts.
        assets: PathBuf,
        /// The scene to begin with; the first when not given.
        scene: Option<String>,
    },
}

/// What the application is opened with.
#[derive(Clone, Debug)]
pub struct AppArgs {
    /// Where attempts and settings are kept.
    pub data: DataFolder,
    /// The folders in which scenarios are looked for, first to last.
    pub scenario_folders: Vec<PathBuf>,
    /// The scenario to open at once, as a folder; `None`: the library.
    pub scenario: Option<PathBuf>,
    /// What is to be done with that scenario.
    pub purpose: Use,
    /// A pack to install, or a public key to ask about.
    pub received: Option<PathBuf>,
    /// Begin at this node, for authors; such an attempt is not kept.
    pub node: Option<NodeId>,
    /// The language asked for; `None`: as set before, else the system's.
    pub language: Option<Language>,
    /// A plan to play by itself.
    pub plan: Option<Plan>,
    /// A folder that takes a picture of every screen that a plan passes.
    pub shots: Option<PathBuf>,
}

const PLAN: Opt = Opt {
    long: "plan",
    value: Some("FILE"),
    help: "Play by itself, after the plan in FILE (see `ias help rehearse`), and close at the end.",
};
const SHOTS: Opt = Opt { long: "shots", value: Some("DIR"), help: "With --plan: leave a picture of every screen in DIR." };

pub(super) static APPLICATION: Spec = Spec {
    name: "",
    summary: "An interactive film that trains officers to notice the signs of trafficking in human beings and to act well on them.",
    usage: "[FILE] [--data DIR] [--lang LANG]   opens the application\n       ias COMMAND …",
    positionals: &[("FILE", "A course (.course.ron) to take in, a pack (.iaspack) to install, or a public key (.pub) to be asked about.")],
    count: (0, 1),
    options: &[DATA, LANG],
    examples: &[
        ("ias", "Open the library of scenarios."),
        ("ias play harvest-van --lang en", "Play one scenario in English."),
        ("ias check scenarios/*", "Check scenario files."),
    ],
    notes: "",
    reads_itself: false,
};

pub(super) static SPEC: Spec = Spec {
    name: "play",
    summary: "Play a scenario in a window.",
    usage: "SCENARIO [--node NODE] [--watch] [--plenary] [--lang LANG] [--data DIR]",
    positionals: &[SCENARIO],
    count: (1, 1),
    options: &[
        Opt { long: "node", value: Some("NODE"), help: "Begin at that node, to look at it; the attempt is not kept." },
        Opt {
            long: "watch",
            value: None,
            help: "Take over what is saved while it plays, in any editor, and stay at the node; the attempt is not kept.",
        },
        Opt {
            long: "plenary",
            value: None,
            help: "Before a group: the film stops at each choice, hands are counted, the reasons shown.",
        },
        LANG,
        DATA,
        PLAN,
        SHOTS,
    ],
    examples: &[
        ("ias play harvest-van", "Play the harvest van."),
        ("ias play scenarios/harvest-van --node interview --lang uk", "Look at one scene in Ukrainian."),
        ("ias play harvest-van --plenary", "One screen for a whole room."),
        ("ias play my-film --watch", "Write in an editor and see every save in the film."),
    ],
    notes: "A window needs a display. Without one, `ias rehearse` plays a scenario by a plan and prints what it earns.",
    reads_itself: false,
};

pub(super) fn run_application(parsed: &Parsed, _: &mut Console) -> Result<Exit, Failure> {
    let data = parsed.data_folder()?;
    open(AppArgs {
        scenario_folders: platform::scenario_folders(Some(&data)),
        data,
        scenario: None,
        purpose: Use::Play,
        received: parsed.positionals.first().map(PathBuf::from),
        node: None,
        language: parsed.language()?,
        plan: None,
        shots: None,
    })
}

pub(super) fn run(parsed: &Parsed, console: &mut Console) -> Result<Exit, Failure> {
    let data = parsed.data_folder()?;
    let scenario_folders = platform::scenario_folders(Some(&data));
    let scenario = find_scenario::find(&parsed.positionals[0], &scenario_folders)?;
    if parsed.switch("shots") && !parsed.switch("plan") {
        return Err(Failure::usage(&SPEC, "--shots goes with --plan only.", None));
    }
    if parsed.switch("plan") && (parsed.switch("node") || parsed.switch("watch")) {
        return Err(Failure::usage(&SPEC, "--plan goes without --node and --watch: a plan plays from the beginning.", None));
    }
    let purpose = match (parsed.switch("watch"), parsed.switch("plenary")) {
        (false, false) => Use::Play,
        (true, false) => Use::Watch,
        (false, true) if parsed.switch("plan") || parsed.switch("node") => {
            return Err(Failure::usage(&SPEC, "--plenary goes without --plan and --node: a group plays from the beginning.", None));
        }
        (false, true) => Use::Plenary,
        (true, true) => return Err(Failure::usage(&SPEC, "--watch and --plenary do not go together.", None)),
    };
    let told_in = parsed.findings_language()?;
    let plan = parsed.value("plan").map(|file| super::rehearse::read_plan(Path::new(file), told_in, console)).transpose()?;
    open(AppArgs {
        data,
        scenario_folders,
        scenario: Some(scenario),
        purpose,
        received: None,
        node: parsed.text("node")?.map(NodeId::from),
        language: parsed.language()?,
        plan,
        shots: parsed.value("shots").map(PathBuf::from),
    })
}

pub(super) fn open(arguments: AppArgs) -> Result<Exit, Failure> {
    platform::display().map_err(|advice| Failure::new("The application needs a window.", advice))?;
    window(arguments)
}

#[cfg(feature = "app")]
fn window(arguments: AppArgs) -> Result<Exit, Failure> {
    let opening = crate::app::Opening {
        data: Some(arguments.data),
        scenario_folders: arguments.scenario_folders,
        scenario: arguments.scenario,
        purpose: match arguments.purpose {
            Use::Play => crate::app::Purpose::Play,
            Use::Watch => crate::app::Purpose::Watch,
            Use::Plenary => crate::app::Purpose::Plenary,
            Use::Write => crate::app::Purpose::Author,
            Use::Preview { assets, scene } => crate::app::Purpose::Preview { assets, scene },
        },
        received: arguments.received,
        node: arguments.node,
        language: arguments.language,
        plan: arguments.plan,
        shots: arguments.shots,
    };
    if crate::app::run(opening).is_success() {
        Ok(Exit::Fine)
    } else {
        Err(Failure::new("The window was closed by a fault.", "See the messages above."))
    }
}

#[cfg(not(feature = "app"))]
fn window(_: AppArgs) -> Result<Exit, Failure> {
    Err(Failure::new(
        "This build of ias has no window: it was built without the feature `app`.",
        "Build it with `cargo build --release`, or use `ias rehearse` to play by a plan.",
    ))
}
