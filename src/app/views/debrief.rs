//! The debrief: the film played back with what was seen, missed and wrongly suspected; the path taken beside the best one;
//! the judgement beside what it could rest on.

use egui::{Rect, Sense, Ui, pos2, vec2};

use super::command::UiCommand;
use super::look::Look;
use super::widgets::{self, Bar, Button, Page, Pin, Timeline, Verdict, card, columns, mark, segments, timeline, verdict_row};
use crate::app::theme::{Step, faded, icons};

/// What the debrief shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DebriefView {
    /// The scenario's title.
    pub title: String,
    /// The ending reached.
    pub ending: String,
    /// The tab shown: 0 signs, 1 choices, 2 judgement.
    pub tab: usize,
    /// The scenes of the path, in order.
    pub scenes: Vec<SceneView>,
    /// The scene looked at, by its place.
    pub scene: usize,
    /// The moment looked at: lane 0 signs, 1 lures; and its place.
    pub moment: Option<(usize, usize)>,
    /// Where the replay stands in seconds, once it was begun.
    pub play_head: Option<f32>,
    /// A replay runs.
    pub running: bool,
    /// Width over height of the film.
    pub aspect: f32,
    /// The choices of the path, in order.
    pub choices: Vec<ChoiceTaken>,
    /// The path taken, in words.
    pub path: Vec<String>,
    /// The best path, in words.
    pub best_path: Vec<String>,
    /// Assessment and referral.
    pub judgement: Vec<JudgementView>,
}

/// A scene of the path.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SceneView {
    /// Its name.
    pub title: String,
    /// Its length in seconds, more than 0.
    pub length: f32,
    /// Its signs.
    pub cues: Vec<Moment>,
    /// Its lures.
    pub lures: Vec<Moment>,
    /// The flags raised in it.
    pub flags: Vec<Pin>,
}

/// A window of a scene.
#[derive(Clone, Debug, PartialEq)]
pub struct Moment {
    /// Seconds from the scene's beginning.
    pub from: f32,
    /// Seconds.
    pub to: f32,
    /// What came of it.
    pub verdict: Verdict,
    /// The sign's name, or a lure's.
    pub name: String,
    /// What was there to see.
    pub note: String,
    /// The time in words, e.g. `0:08 – 0:15`.
    pub when: String,
    /// More to tell: points, how it was named.
    pub detail: String,
}

/// A choice of the path.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ChoiceTaken {
    /// The question.
    pub prompt: String,
    /// Where it stood.
    pub scene: String,
    /// What one could do.
    pub options: Vec<OptionTaken>,
    /// The time ran out.
    pub timed_out: bool,
}

/// An option of a choice of the path.
#[derive(Clone, Debug, PartialEq)]
pub struct OptionTaken {
    /// What it says.
    pub text: String,
    /// It was taken.
    pub taken: bool,
    /// Its rating as a verdict, for the mark.
    pub verdict: Verdict,
    /// Its rating in words.
    pub rating: String,
    /// Why.
    pub why: String,
    /// Where it leads, in words.
    pub leads_to: String,
    /// Before a group: how many hands it got, in words; else empty.
    pub hands: String,
}

/// A part of the judgement: what the trainee said beside what stands in the key.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct JudgementView {
    /// Its name.
    pub title: String,
    /// Lines: a verdict, a text and an explanation.
    pub lines: Vec<(Verdict, String, String)>,
    /// A closing remark; may be empty.
    pub remark: String,
}

/// Draws the debrief.
pub fn debrief_ui(ui: &mut Ui, look: &Look, view: &DebriefView, commands: &mut Vec<UiCommand>) {
    let kicker = look.t("debrief-kicker");
    let back = look.t("back-to-library");
    // Large text leaves no room for the tabs beside the title.
    let large = look.theme.text_scale > 1.2 || ui.max_rect().width() < 1100.0;
    Page::new(&view.title).kicker(&kicker).back(&back, UiCommand::OpenLibrary).show(
        ui,
        look,
        commands,
        |ui, commands| {
            if !large {
                tabs(ui, look, view, commands);
            }
            if Button::primary(&look.t("debrief-to-results")).icon(icons::CHART_BAR).show(ui, look).clicked() {
                commands.push(UiCommand::OpenResults);
            }
        },
        |ui, commands| {
            if large {
                tabs(ui, look, view, commands);
                ui.add_space(6.0);
            }
            match view.tab {
                0 => signs(ui, look, view, commands),
                1 => choices(ui, look, view),
                _ => judgement(ui, look, view),
            }
        },
        None,
    );
}

fn tabs(ui: &mut Ui, look: &Look, view: &DebriefView, commands: &mut Vec<UiCommand>) {
    let names = ["debrief-tab-signs", "debrief-tab-choices", "debrief-tab-judgement"].map(|key| look.t(key));
    let texts = names.each_ref().map(String::as_str);
    let width = widgets::segments_width(ui, look, &texts).min(ui.available_width());
    ui.allocate_ui_with_layout(vec2(width, 40.0), egui::Layout::left_to_right(egui::Align::Min), |ui| {
        if let Some(tab) = segments(ui, look, &look.t("debrief-tabs"), &texts, view.tab) {
            commands.push(UiCommand::OpenDebriefTab(tab));
        }
    });
}

fn signs(ui: &mut Ui, look: &Look, view: &DebriefView, commands: &mut Vec<UiCommand>) {
    scene_chips(ui, look, view, commands);
    let Some(scene) = view.scenes.get(view.scene) else {
        look.dim(ui, Step::Body, look.t("debrief-no-scenes"));
        return;
    };
    ui.add_space(4.0);
    let mut picked = Vec::new();
    columns(
        ui,
        look,
        0.56,
        280.0,
        |ui| {
            let width = ui.available_width();
            let aspect = if view.aspect > 0.0 { view.aspect } else { 16.0 / 9.0 };
            let height = (width / aspect).min(ui.ctx().content_rect().height() * 0.46);
            let (rect, _) = ui.allocate_exact_size(vec2(height * aspect, height), Sense::hover());
            film_window(ui, look, view, rect, commands);
        },
        |ui| moment_card(ui, look, view, scene, &mut picked),
    );
    commands.append(&mut picked);
    ui.add_space(10.0);
    let bar = |moment: &Moment| Bar {
        from: moment.from,
        to: moment.to,
        verdict: moment.verdict,
        name: format!("{}: {} ({})", look.t(moment.verdict.key()), moment.name, moment.when),
    };
    let cues: Vec<Bar> = scene.cues.iter().map(bar).collect();
    let lures: Vec<Bar> = scene.lures.iter().map(bar).collect();
    let line = Timeline {
        length: scene.length.max(0.001),
        cues: &cues,
        lures: &lures,
        flags: &scene.flags,
        play_head: view.play_head,
        selected: view.moment,
    };
    if let Some((lane, place)) = timeline(ui, look, &line) {
        commands.push(UiCommand::OpenMoment(lane, place));
        commands.push(UiCommand::ReplayMoment(lane, place));
    }
    ui.add_space(6.0);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 22.0;
        for verdict in [Verdict::Hit, Verdict::Miss, Verdict::FalseAlarm, Verdict::Passed] {
            verdict_row(ui, look, verdict, &look.t(verdict.key()));
        }
    });
}

/// The part of the page in which the film is replayed; the picture itself is drawn below the interface.
fn film_window(ui: &Ui, look: &Look, view: &DebriefView, rect: Rect, commands: &mut Vec<UiCommand>) {
    let p = look.theme.palette;
    if view.play_head.is_some() && ui.clip_rect().contains_rect(rect) {
        commands.push(UiCommand::FilmArea([rect.left(), rect.top(), rect.width(), rect.height()]));
    } else {
        widgets::night_plate(ui, look, rect, view.scene as u32 + 3);
        widgets::paint_icon(ui, icons::MONITOR_PLAY, rect.center(), 44.0, faded(p.text, 0.65));
    }
    ui.painter().rect_stroke(rect, 2.0, egui::Stroke::new(1.0, p.line), egui::StrokeKind::Outside);
}

fn scene_chips(ui: &mut Ui, look: &Look, view: &DebriefView, commands: &mut Vec<UiCommand>) {
    let p = look.theme.palette;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
        for (place, scene) in view.scenes.iter().enumerate() {
            let on = place == view.scene;
            let missed = scene.cues.iter().filter(|cue| cue.verdict == Verdict::Miss).count();
            let found = scene.cues.iter().filter(|cue| cue.verdict == Verdict::Hit).count();
            let text = widgets::lay_out(ui, look, Step::Strong, p.text, &scene.title, 260.0);
            let side = look.theme.text(13.0);
            let marks = (missed + found) as f32 * (side + 4.0) + if missed + found > 0 { 8.0 } else { 0.0 };
            let size = vec2(text.size().x + 26.0 + marks, look.theme.length(36.0));
            let (rect, response) = ui.allocate_exact_size(size, Sense::click());
            let name = look.t_with("debrief-scene-name", &[
                ("number", (place + 1).into()),
                ("title", (&scene.title).into()),
                ("found", found.into()),
                ("missed", missed.into()),
            ]);
            response.widget_info(|| egui::WidgetInfo::selected(egui::WidgetType::RadioButton, true, on, &name));
            let hot = response.hovered();
            let fill = if on { p.accent_wash } else if hot { p.raised } else { p.surface };
            let line = if on || hot { p.accent } else { p.outline };
            ui.painter().rect(rect, 7.0, fill, egui::Stroke::new(1.0, line), egui::StrokeKind::Inside);
            let top = rect.center().y - text.size().y / 2.0;
            let mut x = rect.left() + 13.0 + text.size().x + 8.0 + side / 2.0;
            ui.painter().galley(pos2(rect.left() + 13.0, top), text, p.text);
            for verdict in std::iter::repeat_n(Verdict::Hit, found).chain(std::iter::repeat_n(Verdict::Miss, missed)) {
                mark(ui.painter(), &p, verdict, pos2(x, rect.center().y), side);
                x += side + 4.0;
            }
            widgets::focus_ring(ui, look, &response, 7.0);
            if response.on_hover_cursor(egui::CursorIcon::PointingHand).clicked() {
                commands.push(UiCommand::OpenDebriefScene(place));
            }
        }
    });
}

/// The moment looked at, or the list of the scene's moments when none is.
fn moment_card(ui: &mut Ui, look: &Look, view: &DebriefView, scene: &SceneView, commands: &mut Vec<UiCommand>) {
    let p = look.theme.palette;
    let moments = [&scene.cues, &scene.lures];
    if let Some((lane, place)) = view.moment
        && let Some(moment) = moments.get(lane).and_then(|list| list.get(place))
    {
        card(ui, look, |ui| {
            verdict_row(ui, look, moment.verdict, &format!("{} · {}", look.t(moment.verdict.key()), moment.when));
            look.plain(ui, Step::Heading, &moment.name);
            look.plain(ui, Step::Body, &moment.note);
            if !moment.detail.is_empty() {
                look.dim(ui, Step::Small, &moment.detail);
            }
            ui.add_space(6.0);
            let (key, icon, command) = if view.running {
                ("debrief-stop", icons::PAUSE_FILL, UiCommand::StopReplay)
            } else {
                ("debrief-replay", icons::PLAY_FILL, UiCommand::ReplayMoment(lane, place))
            };
            if Button::secondary(&look.t(key)).icon(icon).show(ui, look).clicked() {
                commands.push(command);
            }
        });
        return;
    }
    if scene.cues.is_empty() && scene.lures.is_empty() {
        card(ui, look, |ui| look.dim(ui, Step::Body, look.t("debrief-quiet-scene")));
        return;
    }
    look.label(ui, look.t("debrief-moments"));
    for (lane, list) in moments.into_iter().enumerate() {
        for (place, moment) in list.iter().enumerate() {
            let side = look.theme.text(18.0);
            let name = format!("{}: {} ({})", look.t(moment.verdict.key()), moment.name, look.t("debrief-replay"));
            let detail = format!("{} · {}", look.t(moment.verdict.key()), moment.when);
            let row = widgets::OptionRow::new(widgets::OptionKind::Press, &moment.name).detail(&detail).room_left(side).name(&name);
            let response = row.show(ui, look);
            mark(ui.painter(), &p, moment.verdict, pos2(response.rect.left() + 18.0 + side / 2.0, response.rect.center().y), side);
            if response.clicked() {
                commands.push(UiCommand::OpenMoment(lane, place));
                commands.push(UiCommand::ReplayMoment(lane, place));
            }
        }
    }
}

fn choices(ui: &mut Ui, look: &Look, view: &DebriefView) {
    let p = look.theme.palette;
    if !view.path.is_empty() || !view.best_path.is_empty() {
        card(ui, look, |ui| {
            columns(ui, look, 0.5, 240.0, |ui| path(ui, look, "debrief-your-path", &view.path, &view.best_path), |ui| {
                path(ui, look, "debrief-best-path", &view.best_path, &view.path);
            });
        });
        ui.add_space(14.0);
    }
    if view.choices.is_empty() {
        look.dim(ui, Step::Body, look.t("debrief-no-choices"));
    }
    for choice in &view.choices {
        look.label(ui, &choice.scene);
        look.plain(ui, Step::Heading, &choice.prompt);
        if choice.timed_out {
            look.text(ui, Step::Small, p.bad, look.t("debrief-timed-out"));
        }
        ui.add_space(2.0);
        for option in &choice.options {
            option_row(ui, look, option);
        }
        ui.add_space(18.0);
    }
}

fn option_row(ui: &mut Ui, look: &Look, option: &OptionTaken) {
    let p = look.theme.palette;
    let frame = egui::Frame::new()
        .fill(if option.taken { p.accent_wash } else { p.surface })
        .stroke(egui::Stroke::new(1.0, if option.taken { p.accent } else { p.line }))
        .corner_radius(8)
        .inner_margin(egui::Margin::symmetric(18, 13));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 4.0;
        ui.horizontal_top(|ui| {
            let side = look.theme.text(18.0);
            let (rect, _) = ui.allocate_exact_size(vec2(side + 6.0, look.theme.text(24.0)), Sense::hover());
            mark(ui.painter(), &p, option.verdict, rect.center(), side);
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 3.0;
                if option.taken {
                    look.label(ui, look.t("debrief-your-choice"));
                }
                look.plain(ui, Step::Lead, &option.text);
                look.text(ui, Step::Small, option.verdict.colour(&p), &option.rating);
                if !option.hands.is_empty() {
                    look.plain(ui, Step::Strong, &option.hands);
                }
                if !option.why.is_empty() {
                    look.plain(ui, Step::Body, &option.why);
                }
                if !option.leads_to.is_empty() {
                    look.dim(ui, Step::Small, look.t_with("debrief-leads-to", &[("place", (&option.leads_to).into())]));
                }
            });
        });
    });
}

/// A path as a line of stations; those that the other path does not have are marked.
fn path(ui: &mut Ui, look: &Look, title: &str, stations: &[String], other: &[String]) {
    let p = look.theme.palette;
    look.label(ui, look.t(title));
    ui.spacing_mut().item_spacing.y = 0.0;
    for (place, station) in stations.iter().enumerate() {
        let shared = other.contains(station);
        let text = widgets::lay_out(ui, look, if shared { Step::Body } else { Step::Strong }, p.text, station, ui.available_width() - 34.0);
        let height = text.size().y + 12.0;
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
        response.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Label, true, station));
        let x = rect.left() + 9.0;
        let ink = if shared { p.text_dim } else { p.accent };
        let line = egui::Stroke::new(2.0, p.outline);
        if place > 0 {
            ui.painter().vline(x, rect.top()..=(rect.center().y - 6.0), line);
        }
        if place + 1 < stations.len() {
            ui.painter().vline(x, (rect.center().y + 6.0)..=rect.bottom(), line);
        }
        if shared {
            ui.painter().circle_stroke(pos2(x, rect.center().y), 5.0, egui::Stroke::new(2.0, ink));
        } else {
            ui.painter().circle_filled(pos2(x, rect.center().y), 6.0, ink);
        }
        ui.painter().galley(pos2(rect.left() + 28.0, rect.center().y - text.size().y / 2.0), text, p.text);
    }
}

fn judgement(ui: &mut Ui, look: &Look, view: &DebriefView) {
    if view.judgement.is_empty() {
        look.dim(ui, Step::Body, look.t("debrief-no-judgement"));
    }
    let p = look.theme.palette;
    for part in &view.judgement {
        look.label(ui, &part.title);
        card(ui, look, |ui| {
            for (verdict, text, explanation) in &part.lines {
                ui.horizontal_top(|ui| {
                    let side = look.theme.text(17.0);
                    let (rect, _) = ui.allocate_exact_size(vec2(side + 6.0, look.theme.text(22.0)), Sense::hover());
                    mark(ui.painter(), &p, *verdict, rect.center(), side);
                    ui.vertical(|ui| {
                        ui.spacing_mut().item_spacing.y = 2.0;
                        look.plain(ui, Step::Strong, text);
                        if !explanation.is_empty() {
                            look.dim(ui, Step::Body, explanation);
                        }
                    });
                });
            }
            if !part.remark.is_empty() {
                ui.add_space(4.0);
                look.dim(ui, Step::Small, &part.remark);
            }
        });
        ui.add_space(14.0);
    }
}
