//! The frame of a page: a head with the way back and a title, and a body that scrolls.

use egui::{Align, Layout, Rect, ScrollArea, Ui, UiBuilder, pos2, vec2};

use super::{icon_button, lay_out, turn_by_keys};
use crate::app::theme::{Step, VEIL, faded, icons};
use crate::app::views::command::UiCommand;
use crate::app::views::look::Look;

/// The widest that text columns get, in points at 100 %.
const WIDEST: f32 = 1180.0;

/// Draws what stands below a page, and tells what was asked for there.
pub type Foot<'a> = &'a mut dyn FnMut(&mut Ui, &mut Vec<UiCommand>);

/// A page under construction.
pub struct Page<'a> {
    title: &'a str,
    kicker: &'a str,
    back: Option<(&'a str, UiCommand)>,
    escapes: bool,
}

impl<'a> Page<'a> {
    /// A page of that title.
    pub fn new(title: &'a str) -> Self {
        Self { title, kicker: "", back: None, escapes: true }
    }

    /// A few words above the title.
    pub fn kicker(mut self, kicker: &'a str) -> Self {
        self.kicker = kicker;
        self
    }

    /// The way back: its name and what it does. Escape does the same.
    pub fn back(mut self, name: &'a str, command: UiCommand) -> Self {
        self.back = Some((name, command));
        self
    }

    /// Escape does not lead back: what is open would be closed by mistake.
    pub fn without_escape(mut self) -> Self {
        self.escapes = false;
        self
    }

    /// Draws head, body and foot. `foot` stands below the scrolling body, always in sight.
    pub fn show(
        self,
        ui: &mut Ui,
        look: &Look,
        commands: &mut Vec<UiCommand>,
        head_end: impl FnOnce(&mut Ui, &mut Vec<UiCommand>),
        body: impl FnOnce(&mut Ui, &mut Vec<UiCommand>),
        foot: Option<Foot<'_>>,
    ) {
        let full = ui.max_rect();
        let width = (full.width() - 2.0 * gutter(full.width())).min(WIDEST * look.theme.text_scale.sqrt());
        let left = full.center().x - width / 2.0;
        let head_top = full.top() + 18.0;
        let head_height = self.head(ui, look, Rect::from_min_size(pos2(left, head_top), vec2(width, 200.0)), commands, head_end);
        let p = look.theme.palette;
        let body_top = head_top + head_height + 14.0;
        let mut bottom = full.bottom();
        if let Some(foot) = foot {
            let id = ui.id().with("foot-height");
            let foot_height = ui.data(|data| data.get_temp::<f32>(id)).unwrap_or(64.0);
            bottom -= foot_height + 28.0;
            let rect = Rect::from_min_size(pos2(left, bottom + 14.0), vec2(width, foot_height));
            let mut foot_ui = ui.new_child(UiBuilder::new().id_salt("foot").max_rect(rect).layout(Layout::right_to_left(Align::Center)));
            foot(&mut foot_ui, commands);
            let needed = foot_ui.min_rect().height().clamp(40.0, full.height() * 0.4);
            if (needed - foot_height).abs() > 0.5 {
                ui.data_mut(|data| data.insert_temp(id, needed));
                ui.ctx().request_repaint();
            }
            ui.painter().hline(full.x_range(), bottom, egui::Stroke::new(1.0, p.line));
        }
        // As wide as the window: the wheel turns the page beside its column, too.
        let area = Rect::from_min_max(pos2(full.left(), body_top), pos2(full.right(), bottom));
        let mut body_ui = ui.new_child(UiBuilder::new().id_salt("body").max_rect(area));
        ScrollArea::vertical().id_salt(("page", self.title)).auto_shrink(false).show(&mut body_ui, |ui| {
            let column = Rect::from_min_size(pos2(left, ui.cursor().top()), vec2(width, f32::INFINITY));
            ui.scope_builder(UiBuilder::new().max_rect(column), |ui| {
                egui::Frame::new().inner_margin(egui::Margin { left: 0, right: 0, top: 6, bottom: 28 }).show(ui, |ui| {
                    ui.set_width(width);
                    body(ui, commands);
                });
            });
            turn_by_keys(ui);
        });
        ui.painter().rect_filled(Rect::from_min_max(area.min, pos2(area.right(), area.top() + 1.0)), 0.0, faded(p.line, 0.0));
    }

    fn head(
        &self,
        ui: &mut Ui,
        look: &Look,
        rect: Rect,
        commands: &mut Vec<UiCommand>,
        head_end: impl FnOnce(&mut Ui, &mut Vec<UiCommand>),
    ) -> f32 {
        let p = look.theme.palette;
        let mut head = ui.new_child(UiBuilder::new().id_salt("head").max_rect(rect));
        head.horizontal(|ui| {
            if let Some((name, command)) = &self.back {
                let escape = self.escapes && ui.input_mut(|input| input.consume_key(egui::Modifiers::NONE, egui::Key::Escape));
                if icon_button(ui, look, icons::ARROW_LEFT, name).clicked() || escape {
                    commands.push(command.clone());
                }
                ui.add_space(4.0);
            }
            let room = (rect.width() * 0.62).max(200.0);
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 1.0;
                if !self.kicker.is_empty() {
                    look.label(ui, self.kicker);
                }
                let title = lay_out(ui, look, Step::Title, p.text, self.title, room);
                let (at, response) = ui.allocate_exact_size(title.size(), egui::Sense::hover());
                response.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Label, true, self.title));
                ui.painter().galley(at.min, title, p.text);
            });
            at_the_end(ui, |ui| head_end(ui, commands));
        });
        head.min_rect().height()
    }
}

/// Draws at the right end of a row what goes from left to right: so Tab and screen readers come to it as eyes do, which they
/// would not in a layout from the right. How wide it is, is known from the frame before.
pub fn at_the_end(ui: &mut Ui, add: impl FnOnce(&mut Ui)) {
    let id = ui.id().with("at-the-end");
    let measured = ui.data(|data| data.get_temp::<f32>(id));
    let known = measured.unwrap_or(0.0);
    let room = ui.available_rect_before_wrap();
    // As much room as there is, whatever was drawn before: what can be narrower shall not stay so.
    let rect = Rect::from_min_size(pos2(room.right() - known, room.top()), room.size());
    let mut builder = UiBuilder::new().id_salt("end").max_rect(rect).layout(Layout::left_to_right(Align::Min));
    if measured.is_none() {
        builder = builder.invisible();
    }
    let mut end = ui.new_child(builder);
    add(&mut end);
    let drawn = end.min_rect();
    ui.advance_cursor_after_rect(drawn.intersect(room));
    if (drawn.width() - known).abs() > 0.5 {
        ui.data_mut(|data| data.insert_temp(id, drawn.width()));
        ui.ctx().request_repaint();
    }
}

/// The free margin at either side of a page of that width.
fn gutter(width: f32) -> f32 {
    (width * 0.045).clamp(16.0, 96.0)
}

/// Two columns side by side where there is room, one below the other where not. `share` is the left one's, 0 to 1.
pub fn columns<L, R>(
    ui: &mut Ui,
    look: &Look,
    share: f32,
    least: f32,
    left: impl FnOnce(&mut Ui) -> L,
    right: impl FnOnce(&mut Ui) -> R,
) -> (L, R) {
    let gap = 36.0;
    let width = ui.available_width();
    let left_width = (width - gap) * share;
    if left_width < look.theme.length(least) || width - gap - left_width < look.theme.length(least) {
        let first = left(ui);
        ui.add_space(20.0);
        return (first, right(ui));
    }
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = gap;
        let first = ui
            .allocate_ui_with_layout(vec2(left_width, 0.0), Layout::top_down(Align::Min), |ui| {
                ui.spacing_mut().item_spacing.x = 10.0;
                ui.set_width(left_width);
                left(ui)
            })
            .inner;
        let second = ui
            .allocate_ui_with_layout(vec2(width - gap - left_width, 0.0), Layout::top_down(Align::Min), |ui| {
                ui.spacing_mut().item_spacing.x = 10.0;
                ui.set_width(width - gap - left_width);
                right(ui)
            })
            .inner;
        (first, second)
    })
    .inner
}

/// Dims everything behind an overlay.
pub fn dim_film(ui: &Ui, look: &Look) {
    ui.painter().rect_filled(ui.max_rect(), 0.0, faded(look.theme.palette.scrim, VEIL));
}
