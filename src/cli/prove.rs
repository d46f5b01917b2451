//! `ias prove`: looks at every possible play of a scenario and tells what they can come to, each claim with a plan that
//! shows it.

use std::fmt::Write as _;
use std::fs;
use std::io::IsTerminal;
use std::path::Path;
use std::time::{Duration, Instant};

use serde_json::json;

use super::args::{Format, Parsed};
use super::check::show;
use super::console::Console;
use super::failure::Failure;
use super::load_scenario::load_scenario;
use super::spec::{DATA, FINDINGS_LANG, FORMAT, Opt, SCENARIO, Spec};
use super::{Exit, find_scenario};
use crate::catalogue::disk::reference_from;
use crate::diagnostic::render;
use crate::platform;
use crate::proof::{Budget, Guessing, Proof, Sample, findings, prove, sample};
use crate::scenario::check::Reading;
use crate::scenario::disk;
use crate::text::Language;
use crate::time::MediaTime;

pub(super) static SPEC: Spec = Spec {
    name: "prove",
    summary: "Prove what the plays of a scenario can come to: endings, scores, passing, guessing.",
    usage: "SCENARIO [--witness FOLDER] [--sample N [--seed S] [--flags F]] [--lang LANG] [--format FORMAT]",
    positionals: &[SCENARIO],
    count: (1, 1),
    options: &[
        Opt { long: "witness", value: Some("FOLDER"), help: "Write a plan for `ias rehearse` for each claim into FOLDER." },
        Opt { long: "sample", value: Some("N"), help: "Also play N guessers drawn by lot: for what is too large to be proved." },
        Opt { long: "seed", value: Some("S"), help: "With --sample: the number that the lots are drawn from; 1 without it." },
        Opt { long: "flags", value: Some("F"), help: "With --sample: random flags in each scene; 0 without it." },
        FINDINGS_LANG,
        DATA,
        FORMAT,
    ],
    examples: &[
        ("ias prove harvest-van", "What its plays can come to."),
        ("ias prove harvest-van --witness plans", "The same, with a plan for each claim."),
        ("ias rehearse harvest-van --plan plans/pass-least-effort.txt", "Play one of them."),
        ("ias prove harvest-van --sample 10000 --flags 5", "How ten thousand guessers with five flags a scene fare."),
    ],
    notes: "\
Every play is looked at that runs on sound media with the time limits as written, without replays and pauses.
Scores are in thousandths of the whole. What is too large is bounded, and says so.

Exit code 1 when something is found that `ias check` would tell, too.",
    reads_itself: false,
};

/// Stays after which a guesser drawn by lot is given up.
const MOST_STAYS: usize = 2_000;

pub(super) fn run(parsed: &Parsed, console: &mut Console) -> Result<Exit, Failure> {
    let format = parsed.format()?;
    let language = parsed.findings_language_in(format == Format::Text)?;
    let number = |long: &str, without: u64| -> Result<u64, Failure> {
        let Some(text) = parsed.text(long)? else { return Ok(without) };
        text.parse().map_err(|_| Failure::usage(&SPEC, format!("--{long} {text}: not a whole number."), None))
    };
    let plays = u32::try_from(number("sample", 0)?.min(10_000_000)).unwrap_or(u32::MAX);
    let (seed, flags) = (number("seed", 1)?, u32::try_from(number("flags", 0)?.min(1_000)).unwrap_or(1_000));
    if plays == 0 && (parsed.switch("seed") || parsed.switch("flags")) {
        return Err(Failure::usage(&SPEC, "--seed and --flags go with --sample only.", None));
    }
    let data = parsed.data_folder()?;
    let folder = find_scenario::find(&parsed.positionals[0], &platform::scenario_folders(Some(&data)))?;
    let (reference, told) = reference_from(&data.root);
    show(&told, language, console);
    let loaded = load_scenario(&folder, &reference, Language::Pl).map_err(|findings| {
        findings.iter().for_each(|finding| console.tell(&render::terminal(finding, render::Colours::Off, language)));
        let told = render::summary(&findings, Language::En);
        Failure::new(format!("The scenario {} cannot be played: {told}.", folder.display()), "Mend what is told above.")
    })?;
    let mut progress = Progress { shows: std::io::stderr().is_terminal(), last: Instant::now() };
    let proof = prove(&loaded.graph, &loaded.lengths, Budget::default(), &mut |stage, count| {
        progress.tell(console, stage, count);
    });
    let sampled = (plays > 0).then(|| sample(&loaded.graph, &loaded.lengths, plays, seed, flags, MOST_STAYS));
    if let Some(into) = parsed.value("witness").map(Path::new) {
        write_witnesses(&proof, into)?;
    }
    let (name, text) = disk::read(&folder).map_err(|finding| Failure::new(finding.message.get(Language::En), "Try again."))?;
    let found = findings::of(&proof, &Reading::of(&name, &text));
    match format {
        Format::Json => console.line(&json!({ "proof": proof, "sample": sampled, "findings": render::json(&found, language) }).to_string()),
        Format::Text => {
            console.text(&told_in_words(&proof, sampled.as_ref()));
            if !found.is_empty() {
                console.line("");
                show(&found, language, console);
            }
        }
    }
    Ok(if found.is_empty() { Exit::Fine } else { Exit::Findings })
}

/// Says on a terminal how far it is, not more than twice a second.
struct Progress {
    shows: bool,
    last: Instant,
}

impl Progress {
    fn tell(&mut self, console: &mut Console, stage: &str, count: usize) {
        if self.shows && self.last.elapsed() > Duration::from_millis(500) {
            self.last = Instant::now();
            console.tell(&format!("{stage}: {count}"));
        }
    }
}

fn write_witnesses(proof: &Proof, folder: &Path) -> Result<(), Failure> {
    let failed = |error: std::io::Error| {
        Failure::new(format!("The plans cannot be written to {}: {error}.", folder.display()), "Name a folder that can be written.")
    };
    fs::create_dir_all(folder).map_err(failed)?;
    for witness in &proof.witnesses {
        fs::write(folder.join(format!("{}.txt", witness.name)), &witness.plan).map_err(failed)?;
    }
    Ok(())
}

fn told_in_words(proof: &Proof, sampled: Option<&Sample>) -> String {
    let mut out = String::new();
    let mut line = |text: String| {
        let _ = writeln!(out, "{text}");
    };
    let whole = if proof.complete { "all of them" } else { "NOT all of them: too many; what follows are bounds" };
    line(format!("Looked at {} places (node, state) on {} nodes, {whole}.", proof.states, proof.nodes_reached));
    if let Some(stays) = proof.most_stays {
        line(format!("Plays can come back to where they stood: those of at most {stays} nodes were looked at."));
    }
    line("\nEndings, with the lowest and the highest score in thousandths:".to_owned());
    for ending in &proof.endings {
        let range = match (ending.reachable, ending.lowest.zip(ending.highest)) {
            (Some(false), _) => "no play comes here".to_owned(),
            (None, _) => "no play was found that comes here".to_owned(),
            (_, None) => "reached; nothing is marked on the way, or no range was found".to_owned(),
            (_, Some((low, high))) if ending.exact => format!("{low} to {high}"),
            (_, Some((low, high))) => format!("{low} to {high} were found; others may go beyond"),
        };
        line(format!("  {:32} {range}", ending.ending.to_string()));
    }
    line("\nPassing:".to_owned());
    let yes_no = |known: Option<bool>| known.map_or("not determined", |yes| if yes { "yes" } else { "no" });
    line(format!("  Somebody can pass: {}.", yes_no(proof.can_pass)));
    if let Some(effort) = proof.effort {
        line(match effort.enough {
            Some(enough) => format!("  Least effort: {enough} signs noticed and right decisions taken, together."),
            None => format!("  Least effort: at least {} signs noticed and right decisions taken, together.", effort.at_least),
        });
    }
    line(format!("  One can pass without flagging or marking anything: {}.", yes_no(proof.passes_blind)));
    if !proof.indicators.is_empty() {
        line("  One can pass, by indicator,  without it being shown | without flagging it:".to_owned());
        for proved in &proof.indicators {
            let (unseen, unflagged) = (yes_no(proved.passes_unseen), yes_no(proved.passes_unflagged));
            line(format!("    {:24} {unseen:>18} | {unflagged}", proved.indicator.to_string()));
        }
    }
    line("\nGuessing (options at random, flags at random moments):".to_owned());
    if proof.guessing.is_empty() {
        line("  Not determined; `--sample 10000` estimates it.".to_owned());
    }
    for guessing in &proof.guessing {
        line(format!("  {}", guess_in_words(guessing)));
    }
    if let Some(sample) = sampled {
        line(format!(
            "  {} drawn by lot (seed {}, {} flags a scene): {} passed; with 95 % confidence the chance lies between {:.2} % and {:.2} % (Clopper-Pearson).",
            sample.plays,
            sample.seed,
            sample.flags,
            sample.passed,
            100.0 * sample.passes_between.0,
            100.0 * sample.passes_between.1
        ));
    }
    let seconds = |time: Option<MediaTime>| time.map_or("not known".to_owned(), |time| format!("{time} s"));
    line(format!("\nFilm shown: shortest play {}, longest {}.", seconds(proof.shortest), seconds(proof.longest)));
    if !proof.unreached.is_empty() {
        let names: Vec<String> = proof.unreached.iter().map(ToString::to_string).collect();
        line(format!("No play comes to: {}.", names.join(", ")));
    }
    line(format!("{} plans show all this; `--witness FOLDER` writes them.", proof.witnesses.len()));
    out
}

fn guess_in_words(guessing: &Guessing) -> String {
    let mean = guessing.expected.map_or("mean not determined".to_owned(), |mean| format!("mean {mean:.1} thousandths"));
    let passes = guessing
        .passes
        .map_or("chance to pass not determined: `--sample 10000` estimates it".to_owned(), |chance| {
            format!("passes with a chance of {:.3} %", 100.0 * chance)
        });
    let unfinished =
        if guessing.unfinished > 1e-6 { format!("; {:.2} % come to no ending", 100.0 * guessing.unfinished) } else { String::new() };
    format!("{:2} flags a scene: {mean}, {passes}{unfinished}", guessing.flags)
}
