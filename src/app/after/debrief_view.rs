//! The debrief's data in the words of the view.

use crate::app::attempt::rating_verdict;
use crate::app::views::debrief::{ChoiceTaken, DebriefView, JudgementView, Moment, OptionTaken, SceneView as SceneShown};
use crate::app::views::look::Look;
use crate::app::views::widgets::{Pin, Verdict};
use crate::debrief::{
    AssessmentView, ChoiceView, CueView, Debrief, FlagView, LureView, PathStep, ReferralView, SceneView, ScreeningView,
    Standing, StayKind,
};
use crate::scoring::{Naming, Outcome};
use crate::session::ChoiceBy;
use crate::time::{MediaTime, Window};

/// The debrief without what is looked at in it.
pub(super) fn view(told: &Debrief, look: &Look) -> DebriefView {
    let scenes = told.stays.iter().filter_map(|stay| match &stay.what {
        StayKind::Scene(scene) => Some(scene_view(&stay.title, scene, look)),
        _ => None,
    });
    let choices = told.stays.iter().filter_map(|stay| match &stay.what {
        StayKind::Scene(scene) => scene.choice.as_ref().map(|choice| choice_view(&stay.title, choice, look)),
        StayKind::Choice(choice) => Some(choice_view(&stay.title, choice, look)),
        _ => None,
    });
    let mut judgement = Vec::new();
    for stay in &told.stays {
        match &stay.what {
            StayKind::Assessment(assessment) => judgement.extend(assessment_views(assessment, look)),
            StayKind::Referral(referral) => judgement.push(referral_view(referral, look)),
            _ => {}
        }
    }
    judgement.extend(told.screening.as_ref().map(|screening| screening_view(screening, &told.caveat, look)));
    let ending = told.stays.iter().rev().find_map(|stay| match &stay.what {
        StayKind::Ending(ending) => Some(ending.title.clone()),
        _ => None,
    });
    DebriefView {
        title: told.title.clone(),
        ending: ending.unwrap_or_default(),
        scenes: scenes.collect(),
        choices: choices.collect(),
        path: told.path.iter().map(station).collect(),
        best_path: told.best_path.iter().map(station).collect(),
        judgement,
        ..DebriefView::default()
    }
}

/// A node of a path in one line, with what was decided there.
fn station(step: &PathStep) -> String {
    match &step.decision {
        Some(decision) if *decision != step.title => format!("{} — {decision}", step.title),
        _ => step.title.clone(),
    }
}

fn seconds(time: MediaTime) -> f32 {
    time.as_secs_f64() as f32
}

fn when(window: Window) -> String {
    format!("{} – {}", short_clock(window.from), short_clock(window.to))
}

/// Minutes and whole seconds.
fn short_clock(time: MediaTime) -> String {
    let whole = time.millis().max(0) / 1000;
    format!("{}:{:02}", whole / 60, whole % 60)
}

fn scene_view(title: &str, scene: &SceneView, look: &Look) -> SceneShown {
    SceneShown {
        title: title.to_owned(),
        length: seconds(scene.length).max(0.1),
        cues: scene.cues.iter().map(|cue| cue_moment(cue, look)).collect(),
        lures: scene.lures.iter().map(lure_moment).collect(),
        flags: scene.flags.iter().map(|flag| pin(flag, look)).collect(),
    }
}

fn cue_moment(cue: &CueView, look: &Look) -> Moment {
    let mut detail = Vec::new();
    if cue.found_by.is_some() {
        let points = look.decimal(cue.points as f64 / 1000.0, 0);
        detail.push(look.t_with("debrief-points", &[("points", (&points).into()), ("of", "5".into())]));
        match cue.naming {
            Some(Naming::Exact) => detail.push(look.t("debrief-named-right")),
            Some(Naming::Near | Naming::Wrong) => {
                let name = cue.named.as_ref().map(|named| named.text.clone()).unwrap_or_default();
                detail.push(look.t_with("debrief-named-wrong", &[("name", (&name).into())]));
            }
            Some(Naming::Unnamed) => detail.push(look.t("debrief-not-named")),
            None => {}
        }
    }
    detail.push(format!("{} · {}", cue.indicator.id, cue.indicator.dimension));
    if cue.indicator.verify {
        detail.push(look.t("to-be-confirmed"));
    }
    Moment {
        from: seconds(cue.window.from),
        to: seconds(cue.window.to),
        verdict: if cue.found_by.is_some() { Verdict::Hit } else { Verdict::Miss },
        name: cue.indicator.text.clone(),
        note: cue.note.clone(),
        when: when(cue.window),
        detail: detail.join(" · "),
    }
}

fn lure_moment(lure: &LureView) -> Moment {
    Moment {
        from: seconds(lure.window.from),
        to: seconds(lure.window.to),
        verdict: if lure.false_alarm.is_some() { Verdict::FalseAlarm } else { Verdict::Passed },
        name: lure.why.clone(),
        note: String::new(),
        when: when(lure.window),
        detail: String::new(),
    }
}

fn pin(flag: &FlagView, look: &Look) -> Pin {
    let verdict = match flag.outcome {
        Outcome::Hit { .. } => Verdict::Hit,
        Outcome::FalseAlarm { .. } => Verdict::FalseAlarm,
        Outcome::Repeat { .. } | Outcome::Stray | Outcome::Replay | Outcome::Withdrawn => Verdict::Neutral,
    };
    let at = short_clock(flag.at);
    let mut name = look.t_with("debrief-flag-at", &[("time", (&at).into())]);
    if let Some(named) = &flag.named {
        name = format!("{name}: {}", named.text);
    }
    Pin { at: seconds(flag.at), verdict, name }
}

fn choice_view(scene: &str, choice: &ChoiceView, look: &Look) -> ChoiceTaken {
    let options = choice.options.iter().map(|option| {
        let (verdict, key) = rating_verdict(option.rating);
        let endings: Vec<&str> = option.endings.iter().map(|ending| ending.title.as_str()).collect();
        let leads_to = if endings.is_empty() || endings.len() > 3 || endings == [option.leads_to_title.as_str()] {
            option.leads_to_title.clone()
        } else {
            format!("{} → {}", option.leads_to_title, endings.join(" / "))
        };
        OptionTaken {
            text: option.text.clone(),
            taken: option.taken,
            verdict,
            rating: look.t(key),
            why: option.why.clone(),
            leads_to: leads_to.replace('→', "—"),
            hands: hands_text(option.hands, look),
        }
    });
    ChoiceTaken {
        prompt: choice.prompt.clone(),
        scene: scene.to_owned(),
        options: options.collect(),
        timed_out: choice.by == Some(ChoiceBy::Timeout),
    }
}

/// How many hands an answer got, in words; empty where none were counted.
fn hands_text(hands: Option<u16>, look: &Look) -> String {
    hands.map_or_else(String::new, |hands| look.t_with("plenary-hands", &[("count", u32::from(hands).into())]))
}

fn assessment_views(told: &AssessmentView, look: &Look) -> Vec<JudgementView> {
    let conclusions = told.conclusions.iter().map(|conclusion| {
        let (verdict, key) = rating_verdict(Some(conclusion.rating));
        let mut text = conclusion.text.clone();
        if conclusion.taken {
            text = format!("{} — {}", look.t("debrief-your-choice"), text);
        }
        let hands = hands_text(conclusion.hands, look);
        let hands = if hands.is_empty() { hands } else { format!(" {hands}.") };
        (verdict, text, format!("{}.{hands} {}", look.t(key), conclusion.why))
    });
    let remark = told.confidence.map_or_else(String::new, |confidence| {
        let percent = format!("{}\u{a0}%", confidence.0);
        look.t_with("debrief-confidence", &[("percent", (&percent).into())])
    });
    let grounds = told.grounds.iter().map(|ground| {
        let (verdict, key) = match (ground.holds, ground.sign.is_some()) {
            (true, _) => (Verdict::Hit, "debrief-ground-held"),
            (false, _) => (Verdict::FalseAlarm, "debrief-ground-unfounded"),
        };
        let text = if ground.note.is_empty() { look.t("after-not-named") } else { ground.note.clone() };
        (verdict, text, look.t(key))
    });
    let remark_on_grounds = if told.shown == 0 {
        look.t("debrief-grounds-none-shown")
    } else {
        look.t_with("debrief-grounds-missed", &[("count", told.shown.saturating_sub(told.shown_named).into())])
    };
    vec![
        JudgementView { title: look.t("debrief-conclusion"), lines: conclusions.collect(), remark },
        JudgementView {
            title: look.t("debrief-grounds"),
            lines: grounds.collect(),
            remark: remark_on_grounds,
        },
    ]
}

fn referral_view(told: &ReferralView, look: &Look) -> JudgementView {
    let line = |notified: &crate::debrief::NotifiedView, key: &str, verdict| (verdict, notified.name.clone(), look.t(key));
    let mut lines: Vec<_> = told
        .submitted
        .iter()
        .map(|notified| match notified.standing {
            Standing::Right => line(notified, "debrief-referral-right", Verdict::Hit),
            Standing::Allowed => line(notified, "debrief-referral-allowed", Verdict::Passed),
            Standing::Other | Standing::Missing => line(notified, "debrief-referral-extra", Verdict::FalseAlarm),
        })
        .collect();
    let missing = told.key.iter().filter(|notified| notified.standing == Standing::Missing);
    lines.extend(missing.map(|notified| line(notified, "debrief-referral-missing", Verdict::Miss)));
    let key: Vec<&str> = told.key.iter().map(|notified| notified.name.as_str()).collect();
    let order = if told.ordered && key.len() > 1 {
        look.t_with("debrief-referral-key", &[("order", (&key.join(", ")).into())])
    } else {
        String::new()
    };
    let remark = [told.why.as_str(), order.as_str()].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n");
    JudgementView { title: look.t("debrief-referral"), lines, remark }
}

fn screening_view(told: &ScreeningView, caveat: &str, look: &Look) -> JudgementView {
    let lines = told.dimensions.iter().map(|dimension| {
        let verdict = match (dimension.found_positive, dimension.shown_positive) {
            (true, _) => Verdict::Hit,
            (false, true) => Verdict::Miss,
            (false, false) => Verdict::Neutral,
        };
        let key = match (dimension.found_positive, dimension.shown_positive) {
            (true, _) => "debrief-dimension-found",
            (false, true) => "debrief-dimension-shown",
            (false, false) => "debrief-dimension-below",
        };
        let found = dimension.indicators.iter().filter(|(_, found)| *found).count();
        let names: Vec<String> = dimension
            .indicators
            .iter()
            .map(|(indicator, found)| format!("{} ({})", indicator.text, look.t(if *found { "verdict-hit" } else { "verdict-miss" })))
            .collect();
        let counts = look.t_with(key, &[("found", found.into()), ("shown", dimension.indicators.len().into())]);
        (verdict, dimension.name.clone(), format!("{counts}\n{}", names.join("\n")))
    });
    JudgementView { title: look.t("debrief-rule"), lines: lines.collect(), remark: caveat.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn grounds_are_weighed_against_what_was_shown_even_if_that_was_nothing() {
        let told = |shown, shown_named| AssessmentView {
            prompt: String::new(),
            conclusions: Vec::new(),
            grounds: Vec::new(),
            confidence: None,
            conclusion_share: None,
            grounds_share: None,
            shown,
            shown_named,
        };
        let look = Look::default();
        let remark = |shown, named| assessment_views(&told(shown, named), &look)[1].remark.clone();
        assert_eq!(remark(0, 0), look.t("debrief-grounds-none-shown"));
        assert_eq!(remark(2, 2), look.t_with("debrief-grounds-missed", &[("count", 0u32.into())]));
        assert_ne!(remark(3, 2), remark(2, 2));
    }
}
