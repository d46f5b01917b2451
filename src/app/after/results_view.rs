//! The score in the words of the results' view.

use crate::app::views::look::Look;
use crate::app::views::results::{Noticing, Part, ResultsView};
use crate::catalogue::{PrincipleId, Reference};
use crate::debrief::Debrief;
use crate::scoring::{PartKind, Score};
use crate::session::{Mode, Timers};
use crate::time::WallTime;

/// The results without where they were saved.
pub(super) fn view(score: &Score, told: &Debrief, reference: &Reference, ended: WallTime, look: &Look) -> ResultsView {
    let principle = |id: &PrincipleId| {
        let text = reference.principle(id).map(|known| known.text.get(look.language).to_owned());
        text.map_or_else(|| id.to_string(), |text| format!("{text} ({id})"))
    };
    let unmet = |demands: &[crate::scoring::Demand], key: &str| -> Vec<String> {
        let broken = demands.iter().filter(|demand| !demand.met);
        broken.map(|demand| look.t_with(key, &[("principle", (&principle(&demand.principle)).into())])).collect()
    };
    let mut reasons = unmet(&score.verdict.must_do, "results-principle-missing");
    reasons.extend(unmet(&score.verdict.must_avoid, "results-principle-broken"));
    let mode = look.t(match score.mode {
        Mode::Practice => "mode-practice",
        Mode::Exam => "mode-exam",
        Mode::Plenary => "mode-plenary",
    });
    let date = look.moment(ended);
    let code = score.trainee.to_string();
    let facts = look.t_with("results-facts", &[("code", (&code).into()), ("date", (&date).into()), ("mode", (&mode).into())]);
    let sensitivity = &score.sensitivity;
    ResultsView {
        title: told.title.clone(),
        facts,
        settings: settings(score, look),
        score: score.overall.unwrap_or(0),
        score_of_best: score.overall_of_best,
        pass_mark: score.verdict.pass_mark,
        passed: score.verdict.passed,
        reasons,
        parts: score.parts.iter().map(|part| part_view(part, score, look)).collect(),
        noticing: Noticing {
            hits: sensitivity.hits,
            misses: sensitivity.misses,
            false_alarms: sensitivity.false_alarms,
            correct_rejections: sensitivity.correct_rejections,
            stray: score.detection.strays,
            chance_hits: score.chance.expected,
            sensitivity: sensitivity.d_prime.zip(sensitivity.criterion),
            brier: score.calibration.map(|calibration| calibration.brier),
        },
        caveat: crate::app::attempt::caveat(look.language),
        saved_to: None,
        fault: None,
    }
}

/// What was set that bears on the result.
fn settings(score: &Score, look: &Look) -> String {
    if score.timers.as_slice() == [Timers::Percent(100)] || score.timers.is_empty() {
        return String::new();
    }
    let names: Vec<String> = score
        .timers
        .iter()
        .map(|timers| match timers {
            Timers::Percent(percent) => format!("{percent}\u{a0}%"),
            Timers::Off => look.t("timers-off"),
        })
        .collect();
    look.t_with("results-setting-timers", &[("timers", (&names.join(", ")).into())])
}

fn part_view(part: &crate::scoring::Part, score: &Score, look: &Look) -> Part {
    let key = match part.kind {
        PartKind::Detection => "results-part-detection",
        PartKind::Classification => "results-part-classification",
        PartKind::Conduct => "results-part-conduct",
        PartKind::Assessment => "results-part-assessment",
        PartKind::Referral => "results-part-referral",
    };
    let found = score.sensitivity.hits;
    let signs = found + score.sensitivity.misses;
    let detail = match part.kind {
        PartKind::Detection => look.t_with("results-detail-detection", &[("found", found.into()), ("count", signs.into())]),
        PartKind::Classification => {
            let right = score.classification.exact;
            let near = score.classification.near;
            look.t_with("results-detail-classification", &[("right", right.into()), ("near", near.into())])
        }
        PartKind::Conduct => look.t_with("results-detail-conduct", &[("count", score.conduct.choices.len().into())]),
        PartKind::Assessment | PartKind::Referral => String::new(),
    };
    let narrow = |points: u64| u32::try_from(points).unwrap_or(u32::MAX);
    Part { name: look.t(key), got: narrow(part.earned), of: narrow(part.most), detail }
}
