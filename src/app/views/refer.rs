//! The referral: whom to notify, in what order.

use egui::{Key, Modifiers, Sense, Ui, WidgetInfo, WidgetType, vec2};

use super::assess::pause_button;
use super::command::UiCommand;
use super::look::Look;
use super::widgets::{Button, OptionKind, OptionRow, Page, card, columns, focus_ring, icon_button, lay_out};
use crate::app::theme::{Step, icons};

/// What the referral shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ReferView {
    /// The question.
    pub prompt: String,
    /// The order counts.
    pub ordered: bool,
    /// Who may be notified.
    pub offered: Vec<InstitutionView>,
    /// Who is, in order, by place among those offered.
    pub order: Vec<usize>,
}

/// An institution.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct InstitutionView {
    /// Its name.
    pub name: String,
    /// What it does here.
    pub detail: String,
    /// How it is reached; may be empty.
    pub contact: String,
    /// The date of what is said, e.g. `2025-11`.
    pub as_of: String,
    /// The course leader has to confirm it.
    pub unconfirmed: bool,
}

/// Draws the referral.
pub fn refer_ui(ui: &mut Ui, look: &Look, view: &ReferView, commands: &mut Vec<UiCommand>) {
    let kicker = look.t("refer-kicker");
    let mut foot = |ui: &mut Ui, commands: &mut Vec<UiCommand>| {
        let text = look.t(if view.order.is_empty() { "refer-submit-none" } else { "refer-submit" });
        if Button::primary(&text).icon(icons::ARROW_RIGHT).width(200.0).show(ui, look).clicked() {
            commands.push(UiCommand::SubmitReferral);
        }
    };
    Page::new(&view.prompt).kicker(&kicker).show(
        ui,
        look,
        commands,
        |ui, commands| pause_button(ui, look, commands),
        |ui, commands| {
            let mut right = Vec::new();
            columns(ui, look, 0.5, 320.0, |ui| offered(ui, look, view, commands), |ui| order(ui, look, view, &mut right));
            commands.append(&mut right);
        },
        Some(&mut foot),
    );
}

/// Date and reservation of what is said about an institution.
fn standing(look: &Look, institution: &InstitutionView) -> String {
    let mut parts = Vec::new();
    if !institution.contact.is_empty() {
        parts.push(institution.contact.clone());
    }
    if !institution.as_of.is_empty() {
        parts.push(look.t_with("as-of", &[("date", (&institution.as_of).into())]));
    }
    if institution.unconfirmed {
        parts.push(look.t("to-be-confirmed"));
    }
    parts.join(" · ")
}

fn offered(ui: &mut Ui, look: &Look, view: &ReferView, commands: &mut Vec<UiCommand>) {
    look.label(ui, look.t("refer-offered"));
    look.dim(ui, Step::Small, look.t("refer-offered-hint"));
    for (place, institution) in view.offered.iter().enumerate() {
        if view.order.contains(&place) {
            continue;
        }
        let standing = standing(look, institution);
        let detail = [institution.detail.as_str(), standing.as_str()].into_iter().filter(|t| !t.is_empty()).collect::<Vec<_>>().join("\n");
        let name = look.t_with("refer-add", &[("name", (&institution.name).into())]);
        if OptionRow::new(OptionKind::Press, &institution.name).detail(&detail).name(&name).show(ui, look).clicked() {
            commands.push(UiCommand::AddReferral(place));
        }
    }
    if view.order.len() == view.offered.len() {
        look.dim(ui, Step::Body, look.t("refer-all-taken"));
    }
}

fn order(ui: &mut Ui, look: &Look, view: &ReferView, commands: &mut Vec<UiCommand>) {
    look.label(ui, look.t("refer-order"));
    look.dim(ui, Step::Small, look.t(if view.ordered { "refer-order-hint" } else { "refer-order-free" }));
    if view.order.is_empty() {
        card(ui, look, |ui| look.dim(ui, Step::Body, look.t("refer-nobody")));
    }
    let mut tops = Vec::new();
    for (place, institution) in view.order.iter().enumerate() {
        if let Some(institution) = view.offered.get(*institution) {
            tops.push(row(ui, look, view, place, institution, commands));
        }
    }
    // A row that is dropped takes the place of the row under the pointer.
    if let Some((from, to)) = dropped(ui, &tops) {
        commands.push(UiCommand::MoveReferral(from, to));
    }
}

/// One institution of the order. Returns its rectangle and whether its handle is being dragged or was let go.
fn row(
    ui: &mut Ui,
    look: &Look,
    view: &ReferView,
    place: usize,
    institution: &InstitutionView,
    commands: &mut Vec<UiCommand>,
) -> (egui::Rect, bool) {
    let p = look.theme.palette;
    let last = view.order.len() - 1;
    let mut let_go = false;
    let inner = card(ui, look, |ui| {
        ui.horizontal(|ui| {
            let side = look.theme.length(30.0);
            let (handle, response) = ui.allocate_exact_size(vec2(side, side.max(24.0)), Sense::click_and_drag());
            let name = look.t_with("refer-handle", &[("name", (&institution.name).into()), ("place", (place + 1).into())]);
            response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, true, &name));
            let number = lay_out(ui, look, Step::Heading, p.accent, &(place + 1).to_string(), side);
            ui.painter().galley(handle.center() - number.size() / 2.0, number, p.accent);
            focus_ring(ui, look, &response, 6.0);
            if response.has_focus() {
                let keys = |key: Key| ui.input_mut(|input| input.consume_key(Modifiers::ALT, key));
                if keys(Key::ArrowUp) && place > 0 {
                    commands.push(UiCommand::MoveReferral(place, place - 1));
                }
                if keys(Key::ArrowDown) && place < last {
                    commands.push(UiCommand::MoveReferral(place, place + 1));
                }
            }
            let_go = response.drag_stopped();
            response.on_hover_cursor(egui::CursorIcon::Grab).on_hover_text(look.t("refer-handle-hint"));
            let reserve = look.theme.length(40.0).min(60.0) * 3.0 + 40.0;
            ui.vertical(|ui| {
                ui.set_max_width((ui.available_width() - reserve).max(100.0));
                ui.spacing_mut().item_spacing.y = 2.0;
                look.plain(ui, Step::Lead, &institution.name);
                let standing = standing(look, institution);
                if !standing.is_empty() {
                    look.dim(ui, Step::Small, standing);
                }
            });
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                ui.spacing_mut().item_spacing.x = 2.0;
                let args = [("name", (&institution.name).into())];
                if icon_button(ui, look, icons::X, &look.t_with("refer-remove", &args)).clicked() {
                    commands.push(UiCommand::RemoveReferral(place));
                }
                let down = ui.add_enabled_ui(place < last, |ui| icon_button(ui, look, icons::ARROW_DOWN, &look.t_with("refer-later", &args)));
                if down.inner.clicked() {
                    commands.push(UiCommand::MoveReferral(place, place + 1));
                }
                let up = ui.add_enabled_ui(place > 0, |ui| icon_button(ui, look, icons::ARROW_UP, &look.t_with("refer-sooner", &args)));
                if up.inner.clicked() {
                    commands.push(UiCommand::MoveReferral(place, place - 1));
                }
            });
        });
    });
    (inner.response.rect, let_go)
}


/// The move that letting go of a handle means: from the row of the handle to the row under the pointer.
fn dropped(ui: &Ui, rows: &[(egui::Rect, bool)]) -> Option<(usize, usize)> {
    let from = rows.iter().position(|(_, let_go)| *let_go)?;
    let at = ui.input(|input| input.pointer.interact_pos().or(input.pointer.latest_pos()))?;
    let to = rows.iter().position(|(rect, _)| rect.y_range().contains(at.y))?;
    (from != to).then_some((from, to))
}
