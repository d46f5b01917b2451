//! Naming the flags of a scene after it: the moments at the left, the list of signs at the right.

use egui::{Ui, vec2};

use super::classify::{ClassifyView, indicator_list};
use crate::app::theme::{Step, icons};
use crate::app::views::command::UiCommand;
use crate::app::views::look::Look;
use crate::app::views::widgets::{self, Button, OptionKind, OptionRow, Page, Picture, columns};

/// The flags of the scene that is over.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AfterScene {
    /// The scene's name.
    pub scene: String,
    /// Its flags in order.
    pub flags: Vec<FlagToName>,
    /// Which one is looked at, by its place.
    pub open: usize,
    /// Search and signs.
    pub classify: ClassifyView,
}

/// One flag.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FlagToName {
    /// When it was raised, e.g. `0:12`.
    pub at: String,
    /// The frame of that moment.
    pub picture: Option<Picture>,
    /// Where it was clicked, in fractions of the picture.
    pub spot: Option<[f32; 2]>,
    /// The name that it was given.
    pub named: Option<String>,
}

/// Draws the screen.
pub(super) fn after_scene_ui(ui: &mut Ui, look: &Look, view: &AfterScene, commands: &mut Vec<UiCommand>) {
    let p = look.theme.palette;
    let full = ui.max_rect();
    ui.painter().rect_filled(full, 0.0, p.ground);
    let title = look.t("after-title");
    let open = view.flags.iter().filter(|flag| flag.named.is_none()).count();
    let mut foot = |ui: &mut Ui, commands: &mut Vec<UiCommand>| {
        if Button::primary(&look.t("continue")).icon(icons::ARROW_RIGHT).width(170.0).show(ui, look).clicked() {
            commands.push(UiCommand::FinishClassifying);
        }
        if open > 0 {
            ui.add_space(8.0);
            look.dim(ui, Step::Small, look.t_with("after-unnamed", &[("count", open.into())]));
        }
    };
    Page::new(&title).kicker(&view.scene).show(
        ui,
        look,
        commands,
        |_, _| {},
        |ui, commands| {
            let mut right = Vec::new();
            columns(ui, look, 0.42, 300.0, |ui| flags(ui, look, view, commands), |ui| {
                let bottom = full.bottom() - 130.0;
                look.label(ui, look.t("classify-title"));
                indicator_list(ui, look, &view.classify, bottom, &mut right);
            });
            commands.append(&mut right);
        },
        Some(&mut foot),
    );
}

fn flags(ui: &mut Ui, look: &Look, view: &AfterScene, commands: &mut Vec<UiCommand>) {
    let p = look.theme.palette;
    for (place, flag) in view.flags.iter().enumerate() {
        let thumb = vec2(look.theme.length(118.0), look.theme.length(66.0));
        let unnamed = look.t("after-not-named");
        let text = flag.named.as_deref().unwrap_or(&unnamed);
        let name = look.t_with("after-flag-name", &[("time", (&flag.at).into()), ("name", text.into())]);
        let selected = place == view.open;
        let row = OptionRow::new(OptionKind::Press, text).detail(&flag.at).selected(selected).room_left(thumb.x).name(&name);
        ui.scope(|ui| {
            let response = row.show(ui, look);
            let rect = egui::Rect::from_center_size(
                egui::pos2(response.rect.left() + 10.0 + thumb.x / 2.0, response.rect.center().y),
                vec2(thumb.x, (response.rect.height() - 10.0).min(thumb.y)),
            );
            widgets::picture(ui, look, rect, flag.picture, place as u32);
            if let Some([x, y]) = flag.spot {
                let at = egui::pos2(egui::lerp(rect.x_range(), x), egui::lerp(rect.y_range(), y));
                ui.painter().circle_stroke(at, 7.0, egui::Stroke::new(2.0, p.accent));
            }
            if response.clicked() {
                commands.push(UiCommand::OpenFlag(place));
            }
        });
    }
}
