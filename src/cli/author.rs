//! `ias author`: open the application on the author's screen.

use super::Exit;
use super::args::Parsed;
use super::console::Console;
use super::failure::Failure;
use super::find_scenario;
use super::play::{AppArgs, Use, open};
use super::spec::{DATA, LANG, SCENARIO, Spec};
use crate::platform;

pub(super) static SPEC: Spec = Spec {
    name: "author",
    summary: "Write a scenario in a window: the film beside its time line, texts, choices, live check.",
    usage: "SCENARIO [--lang LANG] [--data DIR]",
    positionals: &[SCENARIO],
    count: (1, 1),
    options: &[LANG, DATA],
    examples: &[
        ("ias author harvest-van", "Write the harvest van."),
        ("ias author my-film --lang pl", "Write a scenario of your own, in Polish."),
    ],
    notes: "Saving changes only the values that you changed; comments and layout of scenario.ron stay. The last ten versions, \
            and what is not saved yet, are kept in the data folder under `author/`. What another editor saves is taken over at once.",
    reads_itself: false,
};

pub(super) fn run(parsed: &Parsed, _: &mut Console) -> Result<Exit, Failure> {
    let data = parsed.data_folder()?;
    let scenario_folders = platform::scenario_folders(Some(&data));
    let scenario = find_scenario::find(&parsed.positionals[0], &scenario_folders)?;
    open(AppArgs {
        data,
        scenario_folders,
        scenario: Some(scenario),
        purpose: Use::Write,
        received: None,
        node: None,
        language: parsed.language()?,
        plan: None,
        shots: None,
    })
}
