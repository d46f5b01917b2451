//! The results: a score by part with its counts, what can and cannot be said about noticing, and the caveat.

use egui::{Sense, Ui, vec2};

use super::command::UiCommand;
use super::library::percent;
use super::look::Look;
use super::widgets::{Button, Page, Verdict, card, columns, notice, score_ring, verdict_row};
use crate::app::theme::{Step, icons};

/// What the results show.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResultsView {
    /// The scenario's title.
    pub title: String,
    /// Code, date, mode in words.
    pub facts: String,
    /// Settings that made it easier or longer, in words; may be empty.
    pub settings: String,
    /// Thousandths of the most that this path offered.
    pub score: u32,
    /// Thousandths of the most that the best path offers.
    pub score_of_best: Option<u32>,
    /// Thousandths needed to pass.
    pub pass_mark: Option<u32>,
    /// Passed, if there is a pass mark.
    pub passed: Option<bool>,
    /// Why it was not passed although the points suffice: must-do and must-avoid principles, in words.
    pub reasons: Vec<String>,
    /// The parts, in order.
    pub parts: Vec<Part>,
    /// Noticing in counts.
    pub noticing: Noticing,
    /// What signs prove and do not prove.
    pub caveat: String,
    /// Where the text file was written to.
    pub saved_to: Option<String>,
    /// Something that went wrong in saving.
    pub fault: Option<String>,
}

/// A part of the score.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Part {
    /// Its name.
    pub name: String,
    /// Points had, in thousandths of a point.
    pub got: u32,
    /// Points to be had, in thousandths of a point; 0: this path offered none.
    pub of: u32,
    /// What it comes from, in words with counts.
    pub detail: String,
}

/// Counts of noticing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Noticing {
    /// Signs noticed.
    pub hits: u32,
    /// Signs missed.
    pub misses: u32,
    /// Lures taken.
    pub false_alarms: u32,
    /// Lures let pass.
    pub correct_rejections: u32,
    /// Flags that met nothing.
    pub stray: u32,
    /// Hits that as many flags at random would have had; `None` when a scene's length is not known.
    pub chance_hits: Option<f64>,
    /// d′ and criterion, when there is enough to tell.
    pub sensitivity: Option<(f64, f64)>,
    /// Brier score of the confidence, when one was given.
    pub brier: Option<f64>,
}

/// Draws the results.
pub fn results_ui(ui: &mut Ui, look: &Look, view: &ResultsView, commands: &mut Vec<UiCommand>) {
    let kicker = look.t("results-kicker");
    let back = look.t("results-to-debrief");
    let mut foot = |ui: &mut Ui, commands: &mut Vec<UiCommand>| {
        if Button::primary(&look.t("back-to-library")).icon(icons::HOUSE).show(ui, look).clicked() {
            commands.push(UiCommand::OpenLibrary);
        }
        if Button::secondary(&look.t("results-save")).icon(icons::FLOPPY_DISK).show(ui, look).clicked() {
            commands.push(UiCommand::SaveResult);
        }
        if Button::secondary(&look.t("results-print")).icon(icons::PRINTER).show(ui, look).clicked() {
            commands.push(UiCommand::PrintResult);
        }
        if let Some(path) = &view.saved_to {
            look.dim(ui, Step::Small, look.t_with("results-saved", &[("path", path.into())]));
        }
        if let Some(fault) = &view.fault {
            look.text(ui, Step::Small, look.theme.palette.bad, fault);
        }
    };
    Page::new(&view.title).kicker(&kicker).back(&back, UiCommand::OpenDebrief).show(
        ui,
        look,
        commands,
        |_, _| {},
        |ui, _| {
            columns(ui, look, 0.36, 260.0, |ui| whole(ui, look, view), |ui| parts(ui, look, view));
        },
        Some(&mut foot),
    );
}

fn whole(ui: &mut Ui, look: &Look, view: &ResultsView) {
    let p = look.theme.palette;
    card(ui, look, |ui| {
        ui.vertical_centered(|ui| {
            let colour = match view.passed {
                Some(false) => p.bad,
                Some(true) => p.good,
                None => p.accent,
            };
            let mark = view.pass_mark.map(|mark| mark as f32 / 1000.0);
            let below = look.t("results-of-path");
            score_ring(ui, look, view.score as f32 / 1000.0, mark, &percent(look, view.score), &below, colour);
            match view.passed {
                Some(true) => verdict_line(ui, look, Verdict::Hit, "results-passed"),
                Some(false) => verdict_line(ui, look, Verdict::Miss, "results-not-passed"),
                None => {}
            }
            if let Some(mark) = view.pass_mark {
                let mark = percent(look, mark);
                look.dim(ui, Step::Small, look.t_with("results-pass-mark", &[("mark", (&mark).into())]));
            }
            if let Some(best) = view.score_of_best {
                let best = percent(look, best);
                look.dim(ui, Step::Small, look.t_with("results-of-best", &[("score", (&best).into())]));
            }
        });
        for reason in &view.reasons {
            look.text(ui, Step::Small, p.bad, reason);
        }
        ui.separator();
        look.dim(ui, Step::Small, &view.facts);
        if !view.settings.is_empty() {
            look.dim(ui, Step::Small, &view.settings);
        }
    });
    ui.add_space(8.0);
    if !view.caveat.is_empty() {
        notice(ui, look, icons::INFO, p.cold, "", &view.caveat);
    }
}

fn verdict_line(ui: &mut Ui, look: &Look, verdict: Verdict, key: &str) {
    let p = look.theme.palette;
    let text = super::widgets::lay_out(ui, look, Step::Heading, p.text, &look.t(key), f32::INFINITY);
    let side = look.theme.text(20.0);
    let (rect, response) = ui.allocate_exact_size(vec2(text.size().x + side + 10.0, text.size().y), Sense::hover());
    let name = look.t(key);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Label, true, &name));
    super::widgets::mark(ui.painter(), &p, verdict, egui::pos2(rect.left() + side / 2.0, rect.center().y), side);
    ui.painter().galley(egui::pos2(rect.left() + side + 10.0, rect.top()), text, p.text);
}

fn parts(ui: &mut Ui, look: &Look, view: &ResultsView) {
    look.label(ui, look.t("results-parts"));
    card(ui, look, |ui| {
        for part in &view.parts {
            part_row(ui, look, part);
        }
    });
    ui.add_space(12.0);
    look.label(ui, look.t("results-noticing"));
    card(ui, look, |ui| noticing(ui, look, &view.noticing));
}

fn part_row(ui: &mut Ui, look: &Look, part: &Part) {
    let p = look.theme.palette;
    let points = |thousandths: u32| look.decimal(f64::from(thousandths) / 1000.0, usize::from(!thousandths.is_multiple_of(1000)));
    let written = if part.of == 0 { look.t("results-not-offered") } else { format!("{} / {}", points(part.got), points(part.of)) };
    ui.horizontal(|ui| {
        look.plain(ui, Step::Strong, &part.name);
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            ui.add(egui::Label::new(look.rich(Step::Strong, if part.of == 0 { p.text_dim } else { p.text }, &written)).extend());
        });
    });
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 8.0), Sense::hover());
    let name = format!("{}: {written}", part.name);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::ProgressIndicator, true, &name));
    ui.painter().rect_filled(rect, 4.0, p.raised);
    if part.of > 0 {
        let share = (part.got as f32 / part.of as f32).clamp(0.0, 1.0);
        let done = egui::Rect::from_min_size(rect.min, vec2(rect.width() * share, rect.height()));
        ui.painter().rect_filled(done, 4.0, p.accent);
    }
    if look.theme.high_contrast {
        ui.painter().rect_stroke(rect, 4.0, egui::Stroke::new(1.0, p.outline), egui::StrokeKind::Outside);
    }
    if !part.detail.is_empty() {
        look.dim(ui, Step::Small, &part.detail);
    }
    ui.add_space(6.0);
}

fn noticing(ui: &mut Ui, look: &Look, counts: &Noticing) {
    let rows = [
        (Verdict::Hit, "results-hits", counts.hits),
        (Verdict::Miss, "results-misses", counts.misses),
        (Verdict::FalseAlarm, "results-false-alarms", counts.false_alarms),
        (Verdict::Passed, "results-correct-rejections", counts.correct_rejections),
        (Verdict::Neutral, "results-stray", counts.stray),
    ];
    for (verdict, key, count) in rows {
        verdict_row(ui, look, verdict, &look.t_with(key, &[("count", count.into())]));
    }
    ui.add_space(4.0);
    if let Some(chance) = counts.chance_hits {
        let chance = look.decimal(chance, 2);
        look.dim(ui, Step::Small, look.t_with("results-chance", &[("hits", (&chance).into())]));
    }
    match counts.sensitivity {
        Some((d, c)) => {
            let (d, c) = (look.decimal(d, 2), look.decimal(c, 2));
            look.dim(ui, Step::Small, look.t_with("results-sensitivity", &[("d", (&d).into()), ("c", (&c).into())]));
        }
        None => {
            look.dim(ui, Step::Small, look.t("results-too-little"));
        }
    }
    if let Some(brier) = counts.brier {
        let brier = look.decimal(brier, 3);
        look.dim(ui, Step::Small, look.t_with("results-brier", &[("brier", (&brier).into())]));
    }
}
