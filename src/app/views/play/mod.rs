//! The film: what stands on it while it runs, and what takes its place.
//!
//! The picture itself is drawn below the interface by the application, in [`film_rect`]; this view leaves that part of the
//! window unpainted. While nothing stands on the film the flag key always flags, whatever has the focus; Enter presses
//! what has the focus.

mod after_scene;
mod choice;
mod classify;
mod exhibit;
mod halts;
mod hud;

pub use after_scene::{AfterScene, FlagToName};
pub use choice::ChoiceView;
pub use classify::{ClassifyView, Indicator, IndicatorGroup, folded, matching};
pub use exhibit::ExhibitView;
pub use halts::{EndingView, FailedView, PauseView};

use egui::{Key, Modifiers, Rect, Sense, Stroke, Ui, Vec2, WidgetInfo, WidgetType, pos2};

use super::command::UiCommand;
use super::look::Look;
use super::plenary::{self, HandsView};
use super::settings::paint_caption;
use super::widgets::lay_out;
use crate::app::preferences::{Preferences, Setting};
use crate::app::theme::{Step, faded};

/// What the film's screen shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PlayView {
    /// Width over height of the picture, more than 0.
    pub aspect: f32,
    /// The scene's name.
    pub scene: String,
    /// How much of the scene is over, 0 to 1; `None` while nothing runs.
    pub progress: Option<f32>,
    /// A flag would be taken now.
    pub can_flag: bool,
    /// Scenes may be replayed.
    pub can_replay: bool,
    /// How many flags stand in this attempt.
    pub flags: usize,
    /// Flags just raised, to be shown on the picture.
    pub ripples: Vec<Ripple>,
    /// The lines of captions that are due.
    pub captions: Vec<String>,
    /// How visible the bar of controls is, 0 to 1.
    pub bar: f32,
    /// There is no sound device, or it fell silent.
    pub silent: bool,
    /// Something to tell in one line, e.g. that the sound file could not be read.
    pub remark: Option<String>,
    /// The flag key's name.
    pub flag_key: String,
    /// A choice that is open.
    pub choice: Option<ChoiceView>,
    /// A group watches.
    pub plenary: bool,
    /// What stands before the film.
    pub overlay: Overlay,
    /// What is set.
    pub preferences: Preferences,
}

/// A flag just raised.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ripple {
    /// Where it was clicked, in fractions of the picture; `None`: by key.
    pub spot: Option<[f32; 2]>,
    /// Seconds since, 0 or more.
    pub age: f32,
}

/// How long a ripple is shown, in seconds.
pub const RIPPLE_SECONDS: f32 = 1.4;

/// What stands before the film.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Overlay {
    /// Nothing.
    #[default]
    None,
    /// The first frame is not there yet.
    Opening,
    /// Naming a flag, while the film waits.
    Classify(ClassifyView),
    /// Naming the scene's flags after it.
    AfterScene(AfterScene),
    /// A document or object.
    Exhibit(ExhibitView),
    /// The pause menu.
    Paused(PauseView),
    /// A break without penalty.
    Distress,
    /// The scene could not be shown.
    Failed(FailedView),
    /// The film is over.
    Ending(EndingView),
    /// A question to the group.
    Hands(HandsView),
    /// Nothing: the trainer has the word.
    Blank,
    /// What the trainer's keys do before a group.
    TrainerKeys,
}

/// Where the picture stands in the window: as large as fits, centred.
pub fn film_rect(full: Rect, aspect: f32) -> Rect {
    let aspect = if aspect.is_finite() && aspect > 0.0 { aspect } else { 16.0 / 9.0 };
    let width = full.width().min(full.height() * aspect);
    Rect::from_center_size(full.center(), Vec2::new(width, width / aspect))
}

/// Draws the film's screen.
pub fn play_ui(ui: &mut Ui, look: &Look, view: &PlayView, commands: &mut Vec<UiCommand>) {
    let full = ui.max_rect();
    let film = film_rect(full, view.aspect);
    commands.push(UiCommand::FilmArea([film.left(), film.top(), film.width(), film.height()]));
    match &view.overlay {
        Overlay::None | Overlay::Opening => running(ui, look, view, film, commands),
        Overlay::Classify(classify) => {
            ripples(ui, look, view, film);
            classify::classify_ui(ui, look, classify, commands);
        }
        Overlay::AfterScene(after) => after_scene::after_scene_ui(ui, look, after, commands),
        Overlay::Exhibit(exhibit) => exhibit::exhibit_ui(ui, look, exhibit, commands),
        Overlay::Paused(pause) => halts::pause_ui(ui, look, pause, commands),
        Overlay::Distress => halts::distress_ui(ui, look, commands),
        Overlay::Failed(failed) => halts::failed_ui(ui, look, failed, commands),
        Overlay::Ending(ending) => halts::ending_ui(ui, look, ending, commands),
        Overlay::Hands(question) => plenary::hands_ui(ui, look, question, commands),
        Overlay::Blank => plenary::blank_ui(ui, look, commands),
        Overlay::TrainerKeys => plenary::keys_ui(ui, look, commands),
    }
}

fn running(ui: &mut Ui, look: &Look, view: &PlayView, film: Rect, commands: &mut Vec<UiCommand>) {
    keys(ui, view, commands);
    let response = ui.interact(film, ui.id().with("film"), if view.can_flag { Sense::CLICK } else { Sense::hover() });
    let name = look.t_with("play-film-name", &[("scene", (&view.scene).into())]);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Image, true, &name));
    if view.can_flag
        && response.clicked()
        && let Some(at) = response.interact_pointer_pos()
    {
        let spot = [(at.x - film.left()) / film.width(), (at.y - film.top()) / film.height()].map(|v| v.clamp(0.0, 1.0));
        commands.push(UiCommand::Flag(Some(spot)));
    }
    ripples(ui, look, view, film);
    let mut foot = ui.max_rect().bottom();
    if let Some(choice) = &view.choice {
        foot = choice::choice_ui(ui, look, choice, film, commands);
    }
    let bar_height = hud::hud_ui(ui, look, view, commands);
    if view.choice.is_none() {
        foot -= bar_height * view.bar;
    }
    if view.preferences.captions && !view.captions.is_empty() {
        let size = (film.height() / 24.0).max(15.0) * view.preferences.caption_percent as f32 / 100.0;
        let bottom = foot.min(film.bottom()) - film.height() * 0.045;
        let area = Rect::from_min_max(film.min, pos2(film.right(), bottom));
        let lines: Vec<&str> = view.captions.iter().map(String::as_str).collect();
        paint_caption(ui, look, area, &lines, size, view.preferences.caption_ground);
    }
    remarks(ui, look, view);
}

/// What is told in a line at the top: no sound, a file that could not be read.
fn remarks(ui: &Ui, look: &Look, view: &PlayView) {
    let p = look.theme.palette;
    let mut top = ui.max_rect().top() + 16.0;
    let silent = view.silent.then(|| look.t("play-no-sound"));
    for text in silent.iter().chain(&view.remark) {
        let galley = lay_out(ui, look, Step::Small, p.text, text, ui.max_rect().width() * 0.6);
        let left = ui.max_rect().left() + 20.0;
        let rect = Rect::from_min_size(pos2(left, top), galley.size()).expand2(egui::vec2(12.0, 7.0)).translate(egui::vec2(12.0, 7.0));
        ui.painter().rect(rect, 6.0, faded(p.scrim, 0.85), Stroke::new(1.0, p.accent), egui::StrokeKind::Inside);
        ui.painter().galley(rect.min + egui::vec2(12.0, 7.0), galley, p.text);
        top = rect.bottom() + 8.0;
    }
}

/// The rings that tell a flag was taken. With reduced motion they stand still.
fn ripples(ui: &Ui, look: &Look, view: &PlayView, film: Rect) {
    let p = look.theme.palette;
    for ripple in &view.ripples {
        let share = (ripple.age / RIPPLE_SECONDS).clamp(0.0, 1.0);
        let opacity = 1.0 - share * share;
        let (wide, still) = if look.theme.reduced_motion { (22.0, true) } else { (16.0 + 22.0 * share.sqrt(), false) };
        match ripple.spot {
            Some([x, y]) => {
                let at = pos2(film.left() + x * film.width(), film.top() + y * film.height());
                ui.painter().circle_stroke(at, wide + 2.0, Stroke::new(4.0, faded(p.scrim, 0.6 * opacity)));
                ui.painter().circle_stroke(at, wide, Stroke::new(3.0, faded(p.accent, opacity)));
                if !still {
                    ui.painter().circle_filled(at, 4.0, faded(p.accent, opacity));
                }
            }
            None => {
                let frame = film.shrink(3.0);
                ui.painter().rect_stroke(frame, 4.0, Stroke::new(5.0, faded(p.accent, opacity)), egui::StrokeKind::Inside);
            }
        }
    }
}

/// The keys of the running film.
fn keys(ui: &Ui, view: &PlayView, commands: &mut Vec<UiCommand>) {
    let pressed = |key: Key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    if let Some(key) = Key::from_name(&view.preferences.flag_key)
        && pressed(key)
        && view.can_flag
    {
        commands.push(UiCommand::Flag(None));
    }
    if pressed(Key::Escape) {
        commands.push(UiCommand::Pause);
    }
    if view.plenary {
        plenary::trainer_keys(ui, commands);
    }
    if pressed(Key::P) {
        commands.push(UiCommand::Distress);
    }
    if pressed(Key::C) {
        commands.push(UiCommand::Set(Setting::Captions(!view.preferences.captions)));
    }
    if pressed(Key::M) {
        commands.push(UiCommand::Set(Setting::Muted(!view.preferences.muted)));
    }
    if pressed(Key::R) && view.can_replay {
        commands.push(UiCommand::ReplayScene);
    }
    if let Some(choice) = &view.choice
        && let Some(place) = digit_pressed(ui)
        && place < choice.options.len()
    {
        commands.push(UiCommand::Choose(place));
    }
}

/// The place that a digit key names: 0 for the key 1.
pub(super) fn digit_pressed(ui: &Ui) -> Option<usize> {
    const DIGITS: [Key; 9] =
        [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6, Key::Num7, Key::Num8, Key::Num9];
    DIGITS.iter().position(|key| {
        ui.input_mut(|input| {
            // The digit is not also written into a search field.
            let down = input.consume_key(Modifiers::NONE, *key);
            if down {
                input.events.retain(|event| !matches!(event, egui::Event::Text(text) if text == key.symbol_or_name()));
            }
            down
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_picture_is_letterboxed_and_centred() {
        let full = Rect::from_min_size(pos2(0.0, 0.0), Vec2::new(1000.0, 1000.0));
        let film = film_rect(full, 2.0);
        assert_eq!(film.size(), Vec2::new(1000.0, 500.0));
        assert_eq!(film.center(), full.center());
        assert_eq!(film_rect(full, f32::NAN).width(), 1000.0);
    }
}
