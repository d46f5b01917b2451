//! The film while its storyboard is written: a picture, where it stands, and the way to elsewhere.

use egui::{EventFilter, Key, Modifiers, Rect, Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo, WidgetType, pos2, vec2};

use super::command::UiCommand;
use super::look::Look;
use super::widgets::{self, Picture, focus_ring, icon_button, lay_out};
use crate::app::theme::{Step, faded, icons};

/// What the screen shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PreviewView {
    /// The scenario's folder.
    pub name: String,
    /// The scene's id; empty while nothing was read.
    pub scene: String,
    /// Which one it is, from 1; 0 while nothing was read.
    pub place: usize,
    /// How many there are.
    pub count: usize,
    /// Its shots: id and beginning in seconds.
    pub shots: Vec<(String, f64)>,
    /// Seconds from the scene's beginning.
    pub time: f64,
    /// How long the scene is, seconds.
    pub length: f64,
    /// The frame that is on.
    pub frame: u32,
    /// How long a frame stands, seconds, more than 0.
    pub frame_seconds: f64,
    /// It runs.
    pub runs: bool,
    /// What was drawn last.
    pub picture: Option<Picture>,
    /// The picture does not show what is wanted yet.
    pub is_behind: bool,
}

/// What one may ask for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum PreviewCommand {
    /// Go on, or stand.
    TogglePlay,
    /// Stand, so many frames later or earlier.
    Step(i64),
    /// Go to that second of the scene.
    Seek(f64),
    /// Go to the scene so many later or earlier.
    Scene(isize),
}

/// Draws the screen.
pub fn preview_ui(ui: &mut Ui, look: &Look, view: &PreviewView, commands: &mut Vec<UiCommand>) {
    let p = look.theme.palette;
    keys(ui, view, commands);
    let full = ui.max_rect();
    ui.painter().rect_filled(full, 0.0, p.ground);
    let inner = full.shrink2(vec2(24.0, 12.0));
    let row = look.theme.length(46.0).max(46.0);
    let line_height = look.theme.length(52.0).max(52.0);

    let head = Rect::from_min_size(inner.min, vec2(inner.width(), row));
    let mut head_ui = ui.new_child(UiBuilder::new().id_salt("head").max_rect(head).layout(egui::Layout::left_to_right(egui::Align::Center)));
    head_row(&mut head_ui, look, view, commands);

    let room = (inner.height() - 2.0 * row - line_height - 16.0).max(90.0);
    let aspect = view.picture.map_or(16.0 / 9.0, |picture| picture.size[0].max(1) as f32 / picture.size[1].max(1) as f32);
    let width = inner.width().min(room * aspect);
    let size = vec2(width, width / aspect);
    let picture = Rect::from_min_size(pos2(inner.center().x - size.x / 2.0, head.bottom() + 4.0 + (room - size.y) / 2.0), size);
    picture_ui(ui, look, view, picture);

    let bar = Rect::from_min_size(pos2(inner.left(), head.bottom() + room + 8.0), vec2(inner.width(), row));
    let mut bar_ui = ui.new_child(UiBuilder::new().id_salt("transport").max_rect(bar).layout(egui::Layout::left_to_right(egui::Align::Center)));
    transport(&mut bar_ui, look, view, commands);
    line(ui, look, view, Rect::from_min_size(pos2(inner.left(), bar.bottom() + 4.0), vec2(inner.width(), line_height)), commands);
}

fn ask(commands: &mut Vec<UiCommand>, command: PreviewCommand) {
    commands.push(UiCommand::Preview(command));
}

fn head_row(ui: &mut Ui, look: &Look, view: &PreviewView, commands: &mut Vec<UiCommand>) {
    ui.spacing_mut().item_spacing.x = 8.0;
    for (icon, key, shortcut, by) in [(icons::ARROW_LEFT, "preview-previous", "P", -1), (icons::ARROW_RIGHT, "preview-next", "N", 1)] {
        if icon_button(ui, look, icon, &format!("{} ({shortcut})", look.t(key))).clicked() {
            ask(commands, PreviewCommand::Scene(by));
        }
    }
    let title = if view.place == 0 {
        view.name.clone()
    } else {
        let number = |n: usize| n.to_string();
        let scene = [("number", number(view.place)), ("count", number(view.count)), ("name", view.scene.clone())];
        look.t_with("preview-scene", &scene.each_ref().map(|(name, value)| (*name, value.as_str().into())))
    };
    look.plain(ui, Step::Strong, title);
    ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
        look.dim(ui, Step::Small, look.t(if view.is_behind { "preview-draws" } else { "preview-no-sound" }));
    });
}

fn picture_ui(ui: &Ui, look: &Look, view: &PreviewView, rect: Rect) {
    let p = look.theme.palette;
    let response = ui.interact(rect, ui.id().with("picture"), Sense::hover());
    let name = look.t_with("play-film-name", &[("scene", view.scene.as_str().into())]);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Image, true, &name));
    match view.picture {
        Some(_) => widgets::picture(ui, look, rect, view.picture, 5),
        None => {
            widgets::night_plate(ui, look, rect, 5);
            let text = lay_out(ui, look, Step::Body, p.text, &look.t("preview-waits"), rect.width() * 0.8);
            ui.painter().galley(rect.center() - text.size() / 2.0, text, p.text);
        }
    }
    ui.painter().rect_stroke(rect, 2.0, Stroke::new(1.0, p.line), StrokeKind::Outside);
}

fn transport(ui: &mut Ui, look: &Look, view: &PreviewView, commands: &mut Vec<UiCommand>) {
    ui.spacing_mut().item_spacing.x = 4.0;
    if icon_button(ui, look, icons::CARET_LEFT, &format!("{} (,)", look.t("author-step-back"))).clicked() {
        ask(commands, PreviewCommand::Step(-1));
    }
    let (icon, key) = if view.runs { (icons::PAUSE_FILL, "author-stop") } else { (icons::PLAY_FILL, "author-run") };
    if icon_button(ui, look, icon, &format!("{} ({})", look.t(key), look.t("key-name-space"))).clicked() {
        ask(commands, PreviewCommand::TogglePlay);
    }
    if icon_button(ui, look, icons::CARET_RIGHT, &format!("{} (.)", look.t("author-step-on"))).clicked() {
        ask(commands, PreviewCommand::Step(1));
    }
    ui.add_space(8.0);
    let frame = view.frame.to_string();
    look.plain(ui, Step::Strong, look.t_with("preview-time", &[("seconds", look.decimal(view.time, 2).as_str().into())]));
    let mut words = vec![look.t_with("author-frame", &[("number", frame.as_str().into())])];
    if let Some((shot, from)) = view.shots.iter().rev().find(|(_, from)| *from <= view.time + 1e-6) {
        let since = format!("+{}", look.decimal(view.time - from, 2));
        words.push(look.t_with("preview-shot", &[("name", shot.as_str().into()), ("since", since.as_str().into())]));
    }
    ui.add_space(12.0);
    look.dim(ui, Step::Body, words.join(" · "));
}

/// The scene's length with its shots side by side; a press goes there.
fn line(ui: &Ui, look: &Look, view: &PreviewView, rect: Rect, commands: &mut Vec<UiCommand>) {
    let p = look.theme.palette;
    let track = rect.shrink2(vec2(4.0, 6.0));
    let length = view.length.max(view.frame_seconds);
    let x_of = |seconds: f64| track.left() + ((seconds / length).clamp(0.0, 1.0) as f32) * track.width();
    let response = ui.interact(rect, ui.id().with("line"), Sense::click_and_drag());
    let name = look.t("author-line");
    response.widget_info(|| WidgetInfo::slider(true, view.time, &name));
    if let Some(at) = response.interact_pointer_pos() {
        let part = f64::from((at.x - track.left()) / track.width()).clamp(0.0, 1.0);
        ask(commands, PreviewCommand::Seek(part * length));
    }
    if response.has_focus() {
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, EventFilter { horizontal_arrows: true, ..EventFilter::default() }));
        for (key, by) in [(Key::ArrowLeft, -1), (Key::ArrowRight, 1)] {
            if ui.input_mut(|input| input.consume_key(Modifiers::NONE, key)) {
                ask(commands, PreviewCommand::Step(by));
            }
        }
    }
    for (number, (shot, from)) in view.shots.iter().enumerate() {
        let to = view.shots.get(number + 1).map_or(view.length, |(_, next)| *next);
        let area = Rect::from_x_y_ranges(x_of(*from) + 1.0..=(x_of(to) - 1.0).max(x_of(*from) + 2.0), track.y_range());
        let on = (*from..to).contains(&view.time);
        ui.painter().rect_filled(area, 3.0, faded(p.raised, if on { 1.0 } else { 0.5 }));
        let text = lay_out(ui, look, Step::Small, if on { p.text } else { p.text_dim }, shot, f32::INFINITY);
        let clip = ui.painter().with_clip_rect(area.shrink2(vec2(4.0, 0.0)).intersect(ui.clip_rect()));
        clip.galley(pos2(area.left() + 8.0, area.center().y - text.size().y / 2.0), text, p.text);
    }
    ui.painter().vline(x_of(view.time), rect.y_range(), Stroke::new(2.0, p.accent));
    focus_ring(ui, look, &response, 4.0);
}

fn keys(ui: &Ui, view: &PreviewView, commands: &mut Vec<UiCommand>) {
    let mut on = |key: Key, what: PreviewCommand| {
        if ui.input_mut(|input| input.consume_key(Modifiers::NONE, key)) {
            ask(commands, what);
        }
    };
    on(Key::Space, PreviewCommand::TogglePlay);
    on(Key::Comma, PreviewCommand::Step(-1));
    on(Key::Period, PreviewCommand::Step(1));
    on(Key::PageUp, PreviewCommand::Seek((view.time - 1.0).max(0.0)));
    on(Key::PageDown, PreviewCommand::Seek(view.time + 1.0));
    on(Key::Home, PreviewCommand::Seek(0.0));
    on(Key::End, PreviewCommand::Seek(view.length));
    on(Key::P, PreviewCommand::Scene(-1));
    on(Key::N, PreviewCommand::Scene(1));
}
