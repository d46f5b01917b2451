//! `ias results open` and `ias results verify`: single result files, looked into and proved.

use std::fs::File;
use std::path::Path;

use serde_json::{Value, json};

use super::station;
use super::super::args::{Format, Parsed};
use super::super::console::Console;
use super::super::failure::Failure;
use super::super::load_scenario::load_scenario;
use super::super::spec::{DATA, FORMAT, Opt, Spec};
use super::super::{Exit, find_scenario};
use crate::catalogue::disk::reference_from;
use crate::course::Course;
use crate::handin::Fault;
use crate::handin::file::{self, ResultFile};
use crate::keys::Identity;
use crate::platform::{self, DataFolder};
use crate::scoring::score;
use crate::session::log::Log;
use crate::session::replay::replay;

pub(in crate::cli) static OPEN: Spec = Spec {
    name: "results open",
    summary: "Open one result file and print the attempt's log, or all of it as JSON.",
    usage: "FILE [--data DIR] [--format FORMAT]",
    positionals: &[("FILE", "A result file.")],
    count: (1, 1),
    options: &[DATA, FORMAT],
    examples: &[("ias results open 0197f3….ias-result > attempt.jsonl", "The log that is sealed in it.")],
    notes: "Needs the trainer's station and its passphrase (asked for, or in IAS_PASSPHRASE). The file is proved before anything is printed.",
    reads_itself: false,
};

pub(in crate::cli) static VERIFY: Spec = Spec {
    name: "results verify",
    summary: "Prove result files: seal, hash chain, signature and the course's ticket.",
    usage: "FILE… [--replay] [--data DIR] [--format FORMAT]",
    positionals: &[("FILE…", "Result files.")],
    count: (1, usize::MAX),
    options: &[
        Opt { long: "replay", value: None, help: "Also play the log again and compare the score, where that version of the scenario is here." },
        DATA,
        FORMAT,
    ],
    examples: &[
        ("ias results verify /media/stick/*.ias-result", "Each file with what is wrong with it, and where."),
        ("ias results verify 0197f3….ias-result --replay", "Also whether the score follows from the log."),
    ],
    notes: "Exit code 1 when a file is not as it should be.",
    reads_itself: false,
};

pub(in crate::cli) fn run_open(parsed: &Parsed, console: &mut Console) -> Result<Exit, Failure> {
    let data = parsed.data_folder()?;
    let path = Path::new(&parsed.positionals[0]);
    let keys = super::super::station::unlock(&data)?;
    let result = opened(path, keys.keys())
        .map_err(|fault| Failure::new(format!("{}: {fault}.", path.display()), fault.remedy()))?;
    match parsed.format()? {
        Format::Text => console.text(&result.log),
        Format::Json => {
            let lines: Vec<Value> = result.log.lines().filter_map(|line| serde_json::from_str(line).ok()).collect();
            let whole = json!({ "header": result.header, "log": lines, "scores": result.scores, "chain": result.chain });
            console.line(&whole.to_string());
        }
    }
    Ok(Exit::Fine)
}

pub(in crate::cli) fn run_verify(parsed: &Parsed, console: &mut Console) -> Result<Exit, Failure> {
    let data = parsed.data_folder()?;
    let format = parsed.format()?;
    let keys = super::super::station::unlock(&data)?;
    let courses = station::courses(&data, console);
    let mut faulty = false;
    let mut rows = Vec::new();
    for path in parsed.positionals.iter().map(Path::new) {
        let verdict = opened(path, keys.keys()).and_then(|result| {
            let course = courses.iter().find(|course: &&Course| course.id == result.header.course);
            let unknown = || Fault::UnknownCourse { course: result.header.course.clone() };
            result.belongs_to(course.ok_or_else(unknown)?)?;
            Ok(result)
        });
        let replayed = match &verdict {
            Ok(result) if parsed.switch("replay") => {
                let course = courses.iter().find(|course| course.id == result.header.course);
                Some(replayed(result, course.and_then(|course| course.pass_mark), &data))
            }
            _ => None,
        };
        faulty |= verdict.is_err() || matches!(replayed, Some(Replayed::Differs(_)));
        let shown = path.display().to_string();
        match format {
            Format::Json => rows.push(json!({
                "file": shown,
                "sound": verdict.is_ok(),
                "reason": verdict.as_ref().err().map(Fault::reason),
                "fault": verdict.as_ref().err().map(ToString::to_string),
                "header": verdict.as_ref().ok().map(|result| &result.header),
                "chain": verdict.as_ref().ok().map(|result| &result.chain),
                "replay": replayed.as_ref().map(Replayed::told),
            })),
            Format::Text => {
                let said = match &verdict {
                    Ok(result) => format!("sound: {} events of {} in the course {}", result.events, result.header.trainee, result.header.course),
                    Err(fault) => format!("{}: {fault}. {}", fault.reason().name(), fault.remedy()),
                };
                let replay = replayed.as_ref().map(|replayed| format!("; {}", replayed.told())).unwrap_or_default();
                console.line(&format!("{shown}: {said}{replay}"));
            }
        }
    }
    if format == Format::Json {
        console.line(&Value::from(rows).to_string());
    }
    Ok(if faulty { Exit::Findings } else { Exit::Fine })
}

fn opened(path: &Path, keys: &[Identity]) -> Result<ResultFile, Fault> {
    let input = File::open(path).map_err(Fault::Unreadable)?;
    file::open(keys, input).map_err(|(_, fault)| fault)
}

/// What playing a result's log again gave.
enum Replayed {
    /// The very score.
    Agrees,
    /// Not this log, or not this score.
    Differs(String),
    /// That version of the scenario is not here.
    NotHere(String),
}

impl Replayed {
    fn told(&self) -> String {
        match self {
            Self::Agrees => "played again, the log gives the same score".to_owned(),
            Self::Differs(what) => format!("played again, it differs: {what}"),
            Self::NotHere(what) => format!("not played again: {what}"),
        }
    }
}

/// Plays it again; `pass_mark` is the course's own, where it has one.
fn replayed(result: &ResultFile, pass_mark: Option<u32>, data: &DataFolder) -> Replayed {
    let scenario = &result.header.scenario;
    let folders = platform::scenario_folders(Some(data));
    let Ok(folder) = find_scenario::find(scenario.as_ref().as_ref(), &folders) else {
        return Replayed::NotHere(format!("the scenario {scenario} is not installed"));
    };
    let (reference, _) = reference_from(&data.root);
    let Ok(mut loaded) = load_scenario(&folder, &reference, result.language) else {
        return Replayed::NotHere(format!("the scenario {scenario} that is installed is faulty"));
    };
    if loaded.graph.content_hash != result.header.content_hash {
        return Replayed::NotHere(format!("another version of the scenario {scenario} is installed"));
    }
    if pass_mark.is_some() {
        loaded.graph.rubric.pass_mark = pass_mark;
    }
    let log = match Log::parse(&result.log) {
        Ok(log) => log,
        Err(error) => return Replayed::Differs(error.to_string()),
    };
    let state = match replay(&loaded.graph, &log.events) {
        Ok(replayed) => replayed.state,
        Err(error) => return Replayed::Differs(error.to_string()),
    };
    let again = score(&loaded.graph, &state, &loaded.lengths);
    if again.as_ref() == result.scores.first().map(|first| &first.score) {
        Replayed::Agrees
    } else {
        Replayed::Differs("the score does not follow from the log".to_owned())
    }
}
