//! `ias results rescore`: marks the kept attempts of a scenario once more, under the key that it has now.

use super::super::Exit;
use super::super::args::{Format, Parsed};
use super::super::console::Console;
use super::super::failure::Failure;
use super::super::find_scenario;
use super::super::load_scenario::load_scenario;
use super::super::spec::{DATA, FORMAT, Opt, SCENARIO, Spec};
use super::none_kept;
use crate::catalogue::disk::reference_from;
use crate::platform;
use crate::programme::Scenario;
use crate::programme::rescore::{Done, Marking};
use crate::scenario::graph::{ContentHash, ScenarioId};
use crate::text::Language;

pub(in crate::cli) static SPEC: Spec = Spec {
    name: "results rescore",
    summary: "Mark the finished attempts of a scenario once more, under the key that it has now; both scores are kept.",
    usage: "SCENARIO --reason TEXT [--dry-run] [--data DIR] [--format FORMAT]",
    positionals: &[SCENARIO],
    count: (1, 1),
    options: &[
        Opt { long: "reason", value: Some("TEXT"), help: "Why: kept with each new score and told wherever it is shown." },
        Opt { long: "dry-run", value: None, help: "Tell what would change, and keep nothing." },
        DATA,
        FORMAT,
    ],
    examples: &[
        ("ias results rescore harvest-van --reason \"window of driver-holds-passports\" --dry-run", "What a corrected window would change."),
        ("ias results rescore harvest-van --reason \"window of driver-holds-passports\"", "The same, kept."),
    ],
    notes: "\
Attempts that were played here and attempts that were gathered are marked alike. What an attempt did that the new key does
not know any more earns and costs nothing, and is told. Statistics and reports take the newest score from then on. In a
course the pass mark stays as it was.",
    reads_itself: false,
};

pub(in crate::cli) fn run(parsed: &Parsed, console: &mut Console) -> Result<Exit, Failure> {
    let format = parsed.format()?;
    let reason = parsed.text("reason")?.map(str::trim).filter(|reason| !reason.is_empty());
    let Some(reason) = reason else {
        return Err(Failure::usage(&SPEC, "--reason TEXT is missing: a later reader must know why marks changed.", None));
    };
    let data = parsed.data_folder()?;
    let folder = find_scenario::find(&parsed.positionals[0], &platform::scenario_folders(Some(&data)))?;
    let (reference, _) = reference_from(&data.root);
    let told_in = parsed.findings_language()?;
    let loaded = load_scenario(&folder, &reference, Language::default()).map_err(|findings| {
        super::super::check::show(&findings, told_in, console);
        Failure::new("A scenario with errors marks nothing.", "Mend what is told above; `ias check` tells it again.")
    })?;
    let told = Marked { scenario: loaded.graph.id.clone(), key: loaded.graph.content_hash.clone(), reason, keeps: !parsed.switch("dry-run") };
    let scenario = Scenario { graph: loaded.graph, lengths: loaded.lengths };
    let done = Marking::under(scenario, reason, platform::now(), told.keeps).all(&data.root)?.ok_or_else(|| none_kept(&data))?;
    told.tell(&done, format, console);
    Ok(if done.left_out.is_empty() { Exit::Fine } else { Exit::Findings })
}

/// Under what was marked.
struct Marked<'a> {
    scenario: ScenarioId,
    key: ContentHash,
    reason: &'a str,
    keeps: bool,
}

impl Marked<'_> {
    fn tell(&self, done: &Done, format: Format, console: &mut Console) {
        if format == Format::Json {
            let all = serde_json::json!({
                "scenario": self.scenario,
                "content_hash": self.key,
                "reason": self.reason,
                "kept": self.keeps,
                "result": done,
            });
            console.line(&all.to_string());
            return;
        }
        let percent = |value: Option<u32>| value.map_or_else(|| "not marked".to_owned(), |value| format!("{}.{} %", value / 10, value % 10));
        let verdict = |passed: Option<bool>| match passed {
            Some(true) => " passed",
            Some(false) => " failed",
            None => "",
        };
        for changed in &done.changed {
            let unknown =
                if changed.unknown.is_empty() { String::new() } else { format!("  not in this key: {}", changed.unknown.join(", ")) };
            console.line(&format!(
                "{}  {:16}  {}{} -> {}{}{unknown}",
                changed.attempt,
                changed.trainee.0,
                percent(changed.before),
                verdict(changed.passed_before),
                percent(changed.now),
                verdict(changed.passes_now),
            ));
        }
        for (attempt, why) in &done.left_out {
            console.tell(&format!("ias: attempt {attempt} is left out: {why}."));
        }
        console.line(&format!(
            "{} under the key {:.12}: {} marked anew, {} of them changed; {} were under it already. {}",
            self.scenario,
            self.key.0,
            done.rescored,
            done.changed.len(),
            done.under_this_key,
            if self.keeps { "Kept beside the earlier scores." } else { "Nothing was kept." },
        ));
    }
}
