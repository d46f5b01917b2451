//! The flow of the whole scenario: every node and every way on one ground that is moved and zoomed, walked and changed.

mod aim;
mod camera;
mod canvas;
mod line;
mod paint;
mod panel;
mod picture;
mod walk;
mod words;

use std::sync::Arc;

use egui::{Rect, Ui, UiBuilder, pos2, vec2};

pub use picture::FlowPicture;

use super::{AuthorCommand, AuthorView, ask};
use crate::app::theme::{Step, icons};
use crate::app::views::command::UiCommand;
use crate::app::views::look::Look;
use crate::app::views::widgets::{Picture, field, icon_button};
use canvas::Wish;

/// The flow as it is shown.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FlowView {
    /// Where everything stands.
    pub picture: Arc<FlowPicture>,
    /// By box: how many findings stand in the node, and whether one of them is an error.
    pub findings: Arc<Vec<(usize, bool)>>,
    /// By box: its picture, once it is there.
    pub posters: Arc<Vec<Option<Picture>>>,
    /// Where the attempts went that are kept, when that is shown.
    pub coverage: Option<Arc<FlowCoverage>>,
    /// It shall be shown, and is there or on its way.
    pub wants_coverage: bool,
    /// The changes made last are not in the drawing yet.
    pub is_late: bool,
}

/// Where attempts went.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FlowCoverage {
    /// How many attempts were counted.
    pub attempts: u32,
    /// By box.
    pub boxes: Vec<BoxCoverage>,
    /// By edge: attempts that went there.
    pub ways: Vec<u32>,
}

impl FlowCoverage {
    /// The part of all attempts that went a way.
    fn share_of(&self, edge: usize) -> f32 {
        let count = self.ways.get(edge).copied().unwrap_or(0);
        count as f32 / self.attempts.max(1) as f32
    }
}

/// What attempts did at a node.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct BoxCoverage {
    /// Attempts that came through.
    pub came: u32,
    /// Signs that were shown to them.
    pub shown: u32,
    /// Signs among these that went unfound.
    pub missed: u32,
}

/// Draws the tab.
pub(super) fn flow_ui(ui: &mut Ui, look: &Look, view: &AuthorView, commands: &mut Vec<UiCommand>) {
    let Some(flow) = &view.flow else {
        look.dim(ui, Step::Body, look.t("author-flow-waits"));
        return;
    };
    let full = ui.max_rect().expand2(vec2(16.0, 12.0));
    let side = look.theme.length(300.0).min(full.width() * 0.42);
    let bar = look.theme.length(52.0);
    let left = Rect::from_min_max(full.min, pos2(full.right() - side, full.bottom()));
    let top = Rect::from_min_max(left.min, pos2(left.right(), left.top() + bar));
    let area = Rect::from_min_max(pos2(left.left(), top.bottom()), left.max);
    let mut bar_ui = ui.new_child(UiBuilder::new().id_salt("flow-bar").max_rect(top.shrink2(vec2(12.0, 6.0))).layout(egui::Layout::left_to_right(egui::Align::Center)));
    let (search, wish) = bar_ui_of(&mut bar_ui, look, view);
    let found = flow.picture.found(&search);
    let (marked, aims) = canvas::canvas_ui(ui, look, view, flow, area, &found, wish, commands);

    let right = Rect::from_min_max(pos2(left.right(), full.top()), full.max);
    ui.painter().rect_filled(right, 0.0, look.theme.palette.surface);
    ui.painter().vline(right.left(), right.y_range(), egui::Stroke::new(1.0, look.theme.palette.line));
    let mut panel = ui.new_child(UiBuilder::new().id_salt("flow-panel").max_rect(right.shrink2(vec2(14.0, 12.0))));
    panel.set_clip_rect(right.intersect(ui.clip_rect()));
    egui::ScrollArea::vertical().id_salt("flow-panel-scroll").auto_shrink([false, false]).show(&mut panel, |ui| {
        let seen = panel::Seen { search: &search, found: &found, marked, aims };
        panel::panel_ui(ui, look, view, flow, &seen, commands);
    });
}

/// The id under which what is searched for is remembered.
fn search_id(view: &AuthorView) -> egui::Id {
    egui::Id::new(("flow-search", &view.place))
}

/// Search and zoom. Returns what is searched for, and what the buttons ask of the ground.
fn bar_ui_of(ui: &mut Ui, look: &Look, view: &AuthorView) -> (String, Option<Wish>) {
    let id = search_id(view);
    let mut search: String = ui.data(|data| data.get_temp(id)).unwrap_or_default();
    let hint = format!("{} (Ctrl+F)", look.t("author-flow-search"));
    let buttons = 4.0 * (look.theme.length(40.0).min(60.0) + 6.0);
    let width = (ui.available_width() - buttons - 12.0).clamp(90.0, look.theme.length(300.0));
    let (response, changed) = field(ui, look, "flow-search", &search, &hint, width);
    response.widget_info(|| {
        let mut info = egui::WidgetInfo::text_edit(true, &search, &search, "");
        info.label = Some(look.t("author-flow-search"));
        info
    });
    if ui.input_mut(|input| input.consume_key(egui::Modifiers::COMMAND, egui::Key::F)) {
        response.request_focus();
    }
    let mut wish = None;
    if response.lost_focus() {
        // Taken, so that the ground does not play from what was found.
        let taken = |key| ui.input_mut(|input| input.consume_key(egui::Modifiers::NONE, key));
        if taken(egui::Key::Enter) {
            wish = Some(Wish::FirstFound);
        } else if taken(egui::Key::Escape) {
            search.clear();
        }
    }
    search = changed.unwrap_or(search);
    ui.data_mut(|data| data.insert_temp(id, search.clone()));
    ui.spacing_mut().item_spacing.x = 2.0;
    let zooms = [
        (icons::MAGNIFYING_GLASS_MINUS, "author-flow-smaller", "−", Wish::Zoom(1.0 / 1.25)),
        (icons::MAGNIFYING_GLASS_PLUS, "author-flow-larger", "+", Wish::Zoom(1.25)),
        (icons::CORNERS_IN, "author-flow-whole", "F", Wish::Whole),
        (icons::CROSSHAIR, "author-flow-here", "C", Wish::Here),
    ];
    for (icon, key, cap, asked) in zooms {
        if icon_button(ui, look, icon, &format!("{} ({cap})", look.t(key))).clicked() {
            wish = Some(asked);
        }
    }
    (search, wish)
}
