//! `ias rehearse`: plays a plan of inputs without a window, prints what happened and what it earned, and keeps it on request.

mod course;
mod keep;
mod text;

use std::fs;
use std::path::Path;

use serde::Serialize;

use super::args::{Format, Parsed};
use super::check::show;
use super::console::Console;
use super::failure::Failure;
use super::load_scenario::load_scenario;
use super::spec::{FORMAT, Opt, SCENARIO, Spec};
use super::{Exit, find_scenario};
use crate::catalogue::disk::reference_from;
use crate::diagnostic::render;
use crate::platform;
use crate::scenario::graph::{ContentHash, ScenarioId};
use crate::scoring::{Score, score};
use crate::session::plan::{Command, Plan, PlanFailure, PlanLine};
use crate::session::{AttemptId, Recorded};
use crate::text::Language;

pub(super) static SPEC: Spec = Spec {
    name: "rehearse",
    summary: "Play a plan of inputs without a window, and print the event log and the score.",
    usage: "SCENARIO --plan FILE [--data DIR [--resume ID]] [--format FORMAT]\n       ias rehearse SCENARIO --plan FILE --course COURSE --code CODE [--stick DIR]",
    positionals: &[SCENARIO],
    count: (1, 1),
    options: &[
        Opt { long: "plan", value: Some("FILE"), help: "What the trainee does, one command a line; see below." },
        Opt { long: "data", value: Some("DIR"), help: "Keep the attempt in DIR, each event before the next is played." },
        Opt { long: "resume", value: Some("ID"), help: "With --data: go on with a kept attempt of the same plan." },
        Opt {
            long: "acknowledge",
            value: None,
            help: "With --data: say on the error stream what is kept, as soon as it is.",
        },
        Opt {
            long: "course",
            value: Some("COURSE"),
            help: "With --data: play it as a part of that course (its id, or its file) and hand the result in.",
        },
        Opt { long: "code", value: Some("CODE"), help: "With --course: whose play it is, in place of the plan's trainee." },
        Opt { long: "stick", value: Some("DIR"), help: "With --course: also hand the result in to that folder." },
        Opt {
            long: "lang",
            value: Some("LANG"),
            help: "Language of findings, without it the system's; and of the play where the plan names none, without it pl. pl, en or uk.",
        },
        FORMAT,
    ],
    examples: &[
        ("ias rehearse harvest-van --plan good.txt", "Play it, print log and score."),
        ("ias rehearse harvest-van --plan good.txt --format json", "The same for a program."),
        ("ias rehearse harvest-van --plan good.txt --data results", "Keep it; see it with `ias results show --data results`."),
    ],
    notes: "\
A plan has one command a line; `#` begins a comment. Times are seconds of the scene on screen.
At its top, where wanted:
  trainee CODE                  whose attempt it is
  mode practice|exam            practice without it
  timers 200%|off               time limits twice as long, or none
  language pl|en|uk
In a scene:
  flag 12.4                     something is wrong at 12.4 s
  flag 12.4 0.30 0.65           the same, by a click on that spot (fractions of the picture from the top left)
  flag 12.4 as D2-05            flag, and say what it is
  name 2 as D2-05|unknown       say what the second flag was
  withdraw 2                    take the second flag back
  wait 3 · wait                 let 3 seconds pass · let the scene run until its choice opens or it ends
  end · replay · fail TEXT      to the scene's end · show it again · its media breaks here
Decisions:
  choose OPTION [at 22.0]       take an option when its choice opens, or at 22 s
  timeout                       let the time run out
  mark 0.42 0.31 · unmark 1     mark a spot on an exhibit · take the first mark back
  leave                         go on from the exhibit
  assess CONCLUSION [because GROUND…] [confidence 80]
                                a ground is a cue's id, flag:2, mark:1, or EXHIBIT/MARK
  refer INSTITUTION… · refer nobody
Around it: pause, pause distress, resume, abandon.
Scenes that wait for nothing play to their end by themselves when a decision comes next, and at the end of the plan.

Exit code 1 when the play did not take a command of the plan; 2 when scenario or plan cannot be read.",
    reads_itself: false,
};

pub(super) fn run(parsed: &Parsed, console: &mut Console) -> Result<Exit, Failure> {
    let format = parsed.format()?;
    let Some(file) = parsed.value("plan").map(Path::new) else {
        return Err(Failure::usage(&SPEC, "--plan FILE is missing.", None));
    };
    let kept = parsed.switch("data");
    for needs_data in ["resume", "acknowledge", "course"] {
        if parsed.switch(needs_data) && !kept {
            return Err(Failure::usage(&SPEC, format!("--{needs_data} goes with --data only."), None));
        }
    }
    for needs_course in ["code", "stick"] {
        if parsed.switch(needs_course) && !parsed.switch("course") {
            return Err(Failure::usage(&SPEC, format!("--{needs_course} goes with --course only."), None));
        }
    }
    let data = parsed.data_folder()?;
    let folder = find_scenario::find(&parsed.positionals[0], &platform::scenario_folders(Some(&data)))?;
    let told_in = parsed.findings_language()?;
    let mut plan = read_plan(file, told_in, console)?;
    let language = speak(&mut plan, parsed.language()?);
    let (reference, findings) = reference_from(&data.root);
    tell(&findings, told_in, console);
    let mut loaded = load_scenario(&folder, &reference, language).map_err(|findings| {
        tell(&findings, told_in, console);
        let told = render::summary(&findings, Language::En);
        Failure::new(format!("The scenario {} cannot be played: {told}.", folder.display()), "Mend what is told above.")
    })?;
    let in_course = match parsed.text("course")? {
        Some(course) => Some(course::InCourse::of(course, parsed.text("code")?, &data, &mut loaded.graph, &mut plan)?),
        None => None,
    };
    let resumed = parsed.text("resume")?.map(AttemptId::from);
    let mut keeper = if kept {
        let belongs = in_course.as_ref().map(course::InCourse::belongs);
        Some(keep::Keeper::open(&data, resumed.as_ref(), belongs, parsed.switch("acknowledge"), console)?)
    } else {
        None
    };
    let start = keeper.as_ref().and_then(keep::Keeper::started).unwrap_or_else(platform::now);
    let (played, failure) = match plan.play(&loaded.graph, &loaded.lengths, start) {
        Ok(played) => (played, None),
        Err(failed) => {
            let PlanFailure { played, diagnostic } = *failed;
            (played, Some(diagnostic))
        }
    };
    let state = match &mut keeper {
        Some(keeper) => keeper.keep(&loaded, &played.events, start, console)?,
        None => played.state,
    };
    let score = score(&loaded.graph, &state, &loaded.lengths);
    if let (Some(keeper), Some(score)) = (&mut keeper, &score) {
        keeper.finish(&state, score)?;
        if let Some(in_course) = &in_course
            && state.finish().is_some()
        {
            in_course.hand_in(keeper, &data, parsed.value("stick").map(Path::new), console)?;
        }
    }
    let attempt = keeper.as_ref().map(keep::Keeper::attempt);
    let rehearsal = Rehearsal {
        scenario: &loaded.graph.id,
        content_hash: &loaded.graph.content_hash,
        events: &played.events,
        score: score.as_ref(),
        attempt,
    };
    print(&rehearsal, format, console);
    Ok(match failure {
        Some(diagnostic) => {
            tell(&[diagnostic], told_in, console);
            Exit::Findings
        }
        None => Exit::Fine,
    })
}

/// What was played, for printing.
#[derive(Serialize)]
struct Rehearsal<'a> {
    scenario: &'a ScenarioId,
    content_hash: &'a ContentHash,
    events: &'a [Recorded],
    score: Option<&'a Score>,
    attempt: Option<&'a AttemptId>,
}

fn print(rehearsal: &Rehearsal<'_>, format: Format, console: &mut Console) {
    match format {
        Format::Json => {
            console.line(&serde_json::to_string(rehearsal).expect("a rehearsal is plain data"));
        }
        Format::Text => {
            console.text(&text::events(rehearsal.events));
            if let Some(score) = rehearsal.score {
                console.text("\n");
                console.text(&text::score(score));
            }
            if let Some(attempt) = rehearsal.attempt {
                console.line(&format!("\nKept as attempt {attempt}."));
            }
        }
    }
}

/// The plan in that file; its faults are told.
pub(super) fn read_plan(file: &Path, told_in: Language, console: &mut Console) -> Result<Plan, Failure> {
    let shown = file.display().to_string();
    let text = fs::read_to_string(file).map_err(|error| {
        Failure::new(
            format!("The plan {shown} cannot be read: {error}."),
            "A plan is a text file in UTF-8; `ias help rehearse` tells its language.",
        )
    })?;
    Plan::parse(&shown, &text).map_err(|findings| {
        tell(&findings, told_in, console);
        Failure::new(
            format!("The plan {shown} cannot be read: {}.", render::summary(&findings, Language::En)),
            "`ias help rehearse` tells the language of plans.",
        )
    })
}

/// The language in which the plan begins: its own, else the one asked for, which it is then given.
fn speak(plan: &mut Plan, asked: Option<Language>) -> Language {
    let head = plan.lines.iter().take_while(|line| {
        matches!(line.command, Command::Trainee(_) | Command::Mode(_) | Command::Timers(_) | Command::Language(_))
    });
    let own = head.filter_map(|line| if let Command::Language(own) = line.command { Some(own) } else { None }).last();
    if let (None, Some(language)) = (own, asked) {
        plan.lines.insert(0, PlanLine { line: 1, bytes: 0..0, command: Command::Language(language) });
    }
    own.or(asked).unwrap_or_default()
}

/// Tells findings on the error stream.
fn tell(findings: &[crate::diagnostic::Diagnostic], language: Language, console: &mut Console) {
    if !findings.is_empty() {
        show(findings, language, console);
    }
}
