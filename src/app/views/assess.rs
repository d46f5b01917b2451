//! The assessment: a conclusion, the grounds it rests on, and how sure one is.
//!
//! Only what the trainee flagged or marked, or was shown on this path, is offered as a ground.

use egui::{Ui, vec2};

use super::command::UiCommand;
use super::look::Look;
use super::widgets::{self, Button, OptionKind, OptionRow, Page, Picture, card, columns, slider};
use crate::app::theme::{Step, icons};

/// What the assessment shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AssessView {
    /// The question.
    pub prompt: String,
    /// What one may conclude.
    pub conclusions: Vec<String>,
    /// The conclusion chosen, by its place.
    pub chosen: Option<usize>,
    /// What it can rest on.
    pub grounds: Vec<Ground>,
    /// How sure, in percent, 0 to 100; `None` until it is said.
    pub confidence: Option<u32>,
    /// What signs prove and do not prove.
    pub caveat: String,
}

/// Something that a conclusion can rest on.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ground {
    /// The sign.
    pub text: String,
    /// Scene and time.
    pub place: String,
    /// The frame of that moment.
    pub picture: Option<Picture>,
    /// It is taken.
    pub taken: bool,
}

/// Draws the assessment.
pub fn assess_ui(ui: &mut Ui, look: &Look, view: &AssessView, commands: &mut Vec<UiCommand>) {
    let kicker = look.t("assess-kicker");
    let ready = view.chosen.is_some() && view.confidence.is_some();
    let mut foot = |ui: &mut Ui, commands: &mut Vec<UiCommand>| {
        let text = look.t("assess-submit");
        if Button::primary(&text).icon(icons::ARROW_RIGHT).width(200.0).enabled(ready).show(ui, look).clicked() {
            commands.push(UiCommand::SubmitAssessment);
        }
        ui.add_space(8.0);
        let key = match (view.chosen, view.confidence) {
            (None, _) => Some("assess-need-conclusion"),
            (_, None) => Some("assess-need-confidence"),
            _ => None,
        };
        if let Some(key) = key {
            look.dim(ui, Step::Small, look.t(key));
        }
    };
    Page::new(&view.prompt).kicker(&kicker).show(
        ui,
        look,
        commands,
        |ui, commands| pause_button(ui, look, commands),
        |ui, commands| {
            let mut right = Vec::new();
            columns(ui, look, 0.5, 320.0, |ui| conclusion(ui, look, view, commands), |ui| grounds(ui, look, view, &mut right));
            commands.append(&mut right);
        },
        Some(&mut foot),
    );
}

/// The way to the pause menu from pages of the film. Escape does the same.
pub(super) fn pause_button(ui: &mut Ui, look: &Look, commands: &mut Vec<UiCommand>) {
    let escape = ui.input_mut(|input| input.consume_key(egui::Modifiers::NONE, egui::Key::Escape));
    if widgets::icon_button(ui, look, icons::PAUSE, &look.t("play-pause")).clicked() || escape {
        commands.push(UiCommand::Pause);
    }
}

fn conclusion(ui: &mut Ui, look: &Look, view: &AssessView, commands: &mut Vec<UiCommand>) {
    let p = look.theme.palette;
    look.label(ui, look.t("assess-conclusion"));
    for (place, text) in view.conclusions.iter().enumerate() {
        if OptionRow::new(OptionKind::Radio, text).selected(view.chosen == Some(place)).show(ui, look).clicked() {
            commands.push(UiCommand::PickConclusion(place));
        }
    }
    ui.add_space(12.0);
    look.label(ui, look.t("assess-confidence"));
    card(ui, look, |ui| {
        look.dim(ui, Step::Small, look.t("assess-confidence-hint"));
        let value = view.confidence.unwrap_or(50) as f32;
        let shown = |value: f32| if view.confidence.is_none() { "—".to_owned() } else { format!("{value:.0}\u{a0}%") };
        let name = look.t("assess-confidence");
        if let Some(value) = slider(ui, look, &name, value, 0.0..=100.0, 5.0, shown) {
            commands.push(UiCommand::SetConfidence(value as u32));
        }
        ui.horizontal(|ui| {
            look.dim(ui, Step::Small, look.t("assess-confidence-low"));
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                look.dim(ui, Step::Small, look.t("assess-confidence-high"));
            });
        });
    });
    if !view.caveat.is_empty() {
        ui.add_space(12.0);
        widgets::notice(ui, look, icons::INFO, p.cold, "", &view.caveat);
    }
}

fn grounds(ui: &mut Ui, look: &Look, view: &AssessView, commands: &mut Vec<UiCommand>) {
    look.label(ui, look.t("assess-grounds"));
    look.dim(ui, Step::Small, look.t("assess-grounds-hint"));
    if view.grounds.is_empty() {
        card(ui, look, |ui| look.dim(ui, Step::Body, look.t("assess-no-grounds")));
    }
    for (place, ground) in view.grounds.iter().enumerate() {
        let thumb = vec2(look.theme.length(92.0), look.theme.length(52.0));
        let name = format!("{}, {}", ground.text, ground.place);
        let mut row = OptionRow::new(OptionKind::Check, &ground.text).detail(&ground.place).selected(ground.taken).name(&name);
        if ground.picture.is_some() {
            row = row.room_left(thumb.x);
        }
        let response = row.show(ui, look);
        if ground.picture.is_some() {
            let at = egui::pos2(response.rect.left() + 10.0 + thumb.x / 2.0, response.rect.center().y);
            let rect = egui::Rect::from_center_size(at, vec2(thumb.x, thumb.y.min(response.rect.height() - 10.0)));
            widgets::picture(ui, look, rect, ground.picture, place as u32);
        }
        if response.clicked() {
            commands.push(UiCommand::ToggleGround(place));
        }
    }
}
