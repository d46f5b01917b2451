//! The result as a plain text, to keep or to print.

use crate::app::views::library::percent;
use crate::app::views::look::Look;
use crate::app::views::results::ResultsView;

/// The result, one fact a line, in the language of `look`.
pub fn result_text(view: &ResultsView, look: &Look) -> String {
    let mut lines = vec![format!("IAS · {} · {}", look.t("results-title"), view.title), view.facts.clone()];
    if !view.settings.is_empty() {
        lines.push(view.settings.clone());
    }
    lines.push(String::new());
    lines.push(format!("{} {}", percent(look, view.score), look.t("results-of-path")));
    if let Some(best) = view.score_of_best {
        let best = percent(look, best);
        lines.push(look.t_with("results-of-best", &[("score", (&best).into())]));
    }
    if let Some(mark) = view.pass_mark {
        let mark = percent(look, mark);
        lines.push(look.t_with("results-pass-mark", &[("mark", (&mark).into())]));
    }
    if let Some(passed) = view.passed {
        lines.push(look.t(if passed { "results-passed" } else { "results-not-passed" }));
    }
    lines.extend(view.reasons.iter().cloned());
    lines.push(String::new());
    let points = |thousandths: u32| look.decimal(f64::from(thousandths) / 1000.0, usize::from(!thousandths.is_multiple_of(1000)));
    for part in &view.parts {
        let written = if part.of == 0 { look.t("results-not-offered") } else { format!("{} / {}", points(part.got), points(part.of)) };
        lines.push(format!("{}: {written}", part.name));
    }
    lines.push(String::new());
    let counts = &view.noticing;
    for (key, count) in [
        ("results-hits", counts.hits),
        ("results-misses", counts.misses),
        ("results-false-alarms", counts.false_alarms),
        ("results-correct-rejections", counts.correct_rejections),
        ("results-stray", counts.stray),
    ] {
        lines.push(look.t_with(key, &[("count", count.into())]));
    }
    if !view.caveat.is_empty() {
        lines.push(String::new());
        lines.push(view.caveat.clone());
    }
    lines.push(String::new());
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_holds_score_parts_and_caveat() {
        let view = ResultsView {
            title: "Bus".to_owned(),
            score: 645,
            pass_mark: Some(600),
            passed: Some(true),
            parts: vec![crate::app::views::results::Part { name: "Akt".to_owned(), got: 3500, of: 4000, detail: String::new() }],
            caveat: "UNODC".to_owned(),
            ..ResultsView::default()
        };
        let text = result_text(&view, &Look::default());
        for piece in ["64,5\u{a0}%", "Akt: 3,5 / 4", "Zaliczone", "UNODC"] {
            assert!(text.contains(piece), "{piece} in {text}");
        }
    }
}
