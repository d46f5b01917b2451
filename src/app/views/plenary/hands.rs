//! A question to the group: first the hands are entered, then they are shown with the reasons.

use egui::{CornerRadius, Event, Key, Modifiers, Rect, ScrollArea, Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo, WidgetType, pos2, vec2};

use super::keys::trainer_keys;
use super::PlenaryCommand;
use crate::app::theme::{Step, faded, icons};
use crate::app::views::command::UiCommand;
use crate::app::views::look::Look;
use crate::app::views::widgets::{self, Button, Verdict, icon_button, mark};

/// A question to the group.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct HandsView {
    /// The question.
    pub prompt: String,
    /// What one may answer, in order; at least one.
    pub answers: Vec<Answer>,
    /// How many people are in the room, at least 1.
    pub present: u16,
    /// The answer looked at, by its place.
    pub at: usize,
    /// Hands and reasons are shown.
    pub revealed: bool,
    /// The answer with most hands, once they are shown; `None`: a tie, or none.
    pub lead: Option<usize>,
}

/// An answer to the question.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// What it says.
    pub text: String,
    /// Hands that it got.
    pub hands: u16,
    /// Why it is so good; empty until it is shown.
    pub why: String,
    /// How good it is, in a word; empty until it is shown.
    pub rating: String,
    /// The mark of that word.
    pub verdict: Verdict,
}

/// Draws the question over the film's last frame.
pub(in crate::app::views) fn hands_ui(ui: &mut Ui, look: &Look, view: &HandsView, commands: &mut Vec<UiCommand>) {
    widgets::dim_film(ui, look);
    listen(ui, view, commands);
    let full = ui.max_rect();
    let area = full.shrink2(vec2(full.width() * 0.045, full.height() * 0.04));
    let mut inner = ui.new_child(UiBuilder::new().id_salt("hands").max_rect(area));
    let ui = &mut inner;
    ui.spacing_mut().item_spacing.y = 8.0;
    head(ui, look, view, commands);
    let foot = look.theme.length(64.0);
    let room = area.bottom() - ui.cursor().top() - foot;
    let reason_height = if view.revealed { room * 0.36 } else { 0.0 };
    ScrollArea::vertical().id_salt("hands-answers").max_height((room - reason_height).max(120.0)).auto_shrink([false, true]).show(ui, |ui| {
        for (place, answer) in view.answers.iter().enumerate() {
            row(ui, look, view, place, answer, commands);
        }
    });
    if view.revealed {
        reason(ui, look, view, area.bottom() - foot - 8.0);
    }
    let rect = Rect::from_min_max(pos2(area.left(), area.bottom() - foot), area.max);
    let mut inner = ui.new_child(UiBuilder::new().id_salt("hands-foot").max_rect(rect).layout(egui::Layout::left_to_right(egui::Align::Center)));
    foot_ui(&mut inner, look, view, commands);
}

fn head(ui: &mut Ui, look: &Look, view: &HandsView, commands: &mut Vec<UiCommand>) {
    ui.horizontal(|ui| {
        look.label(ui, look.t("plenary-kicker"));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            if icon_button(ui, look, icons::QUESTION, &look.t("plenary-keys-title")).clicked() {
                commands.push(UiCommand::Plenary(PlenaryCommand::Keys));
            }
            if icon_button(ui, look, icons::PAUSE, &look.t("play-pause")).clicked() {
                commands.push(UiCommand::Pause);
            }
            if !view.revealed {
                if icon_button(ui, look, icons::PLUS, &look.t("plenary-more-people")).clicked() {
                    commands.push(UiCommand::Plenary(PlenaryCommand::Present(view.present.saturating_add(1))));
                }
                if icon_button(ui, look, icons::MINUS, &look.t("plenary-fewer-people")).clicked() {
                    commands.push(UiCommand::Plenary(PlenaryCommand::Present(view.present.saturating_sub(1))));
                }
            }
            look.plain(ui, Step::Small, look.t_with("plenary-present", &[("count", u32::from(view.present).into())]));
        });
    });
    look.plain(ui, Step::Heading, &view.prompt);
}

/// One answer: its key, its text, its hands, and once they are shown a bar.
fn row(ui: &mut Ui, look: &Look, view: &HandsView, place: usize, answer: &Answer, commands: &mut Vec<UiCommand>) {
    let p = look.theme.palette;
    let width = ui.available_width();
    let side = look.theme.length(44.0).min(60.0);
    let number = look.theme.length(64.0);
    let number_room = if view.revealed { number * 1.6 } else { number + 2.0 * side + 16.0 };
    let cap = widgets::lay_out(ui, look, Step::Lead, p.text_dim, &format!("{}", place + 1), f32::INFINITY);
    let left = cap.size().x + 34.0;
    let text = widgets::lay_out(ui, look, Step::Lead, p.text, &answer.text, (width - left - number_room - 24.0).max(80.0));
    let bar = if view.revealed { look.theme.length(11.0) } else { 0.0 };
    let height = (text.size().y + 18.0 + bar).max(side + 8.0);
    let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::click());
    let hands = u32::from(answer.hands);
    let name = look.t_with("plenary-answer-name", &[("number", (place + 1).into()), ("text", (&answer.text).into()), ("count", hands.into())]);
    response.widget_info(|| WidgetInfo::selected(WidgetType::RadioButton, true, view.at == place, &name));
    let here = view.at == place;
    let leads = view.lead == Some(place);
    let fill = if here { p.accent_wash } else { faded(p.surface, 0.94) };
    let line = if here || response.hovered() { p.accent } else { p.line };
    ui.painter().rect(rect, CornerRadius::same(8), fill, Stroke::new(if here { 2.0 } else { 1.0 }, line), StrokeKind::Inside);
    let top = rect.top() + (height - bar - text.size().y) / 2.0;
    ui.painter().galley(pos2(rect.left() + 18.0, top), cap, p.text_dim);
    ui.painter().galley(pos2(rect.left() + left, top), text, p.text);
    if view.revealed {
        shown_hands(ui, look, view, answer, rect, number_room, bar, leads);
    } else {
        entered_hands(ui, look, place, answer, rect, side, number, commands);
    }
    widgets::focus_ring(ui, look, &response, 8.0);
    if response.clicked() {
        commands.push(UiCommand::Plenary(PlenaryCommand::Look(place)));
    }
    if here && view.answers.len() > 3 {
        response.scroll_to_me(None);
    }
}

/// The number with a button on either side.
#[expect(clippy::too_many_arguments, reason = "one place, laid out by the row")]
fn entered_hands(ui: &mut Ui, look: &Look, place: usize, answer: &Answer, rect: Rect, side: f32, number: f32, commands: &mut Vec<UiCommand>) {
    let p = look.theme.palette;
    let y = rect.center().y;
    let right = rect.right() - 12.0;
    let at = |x: f32, width: f32| Rect::from_center_size(pos2(x, y), vec2(width, side));
    let text = answer.hands.to_string();
    let galley = widgets::lay_out(ui, look, Step::Heading, p.text, &text, f32::INFINITY);
    let centre = right - side - number / 2.0;
    ui.painter().galley(pos2(centre - galley.size().x / 2.0, y - galley.size().y / 2.0), galley, p.text);
    for (x, icon, key, hands) in [
        (right - side / 2.0, icons::PLUS, "plenary-more-hands", answer.hands.saturating_add(1)),
        (right - side * 1.5 - number, icons::MINUS, "plenary-fewer-hands", answer.hands.saturating_sub(1)),
    ] {
        let mut inner = ui.new_child(UiBuilder::new().id_salt(("hands", place, key)).max_rect(at(x, side)));
        let name = look.t_with(key, &[("number", (place + 1).into())]);
        if icon_button(&mut inner, look, icon, &name).clicked() {
            commands.push(UiCommand::Plenary(PlenaryCommand::Hands(place, hands)));
        }
    }
}

/// The number with its share, the mark of how good the answer is, and a bar of hands.
#[expect(clippy::too_many_arguments, reason = "one place, laid out by the row")]
fn shown_hands(ui: &Ui, look: &Look, view: &HandsView, answer: &Answer, rect: Rect, room: f32, bar: f32, leads: bool) {
    let p = look.theme.palette;
    let all: u32 = view.answers.iter().map(|answer| u32::from(answer.hands)).sum();
    let whole = all.max(u32::from(view.present)).max(1);
    let y = rect.center().y - bar / 2.0;
    let number = widgets::lay_out(ui, look, Step::Heading, p.text, &answer.hands.to_string(), f32::INFINITY);
    let side = look.theme.text(20.0);
    let x = rect.right() - room;
    ui.painter().galley(pos2(x, y - number.size().y / 2.0), number, p.text);
    mark(ui.painter(), &p, answer.verdict, pos2(rect.right() - 14.0 - side / 2.0, y), side);
    let track = Rect::from_min_max(pos2(rect.left() + 12.0, rect.bottom() - bar - 4.0), pos2(rect.right() - 12.0, rect.bottom() - 5.0));
    ui.painter().rect_filled(track, 3.0, faded(p.outline, 0.35));
    let share = f32::from(answer.hands) / whole as f32;
    let filled = Rect::from_min_max(track.min, pos2(track.left() + track.width() * share, track.bottom()));
    // The lead is told by its full colour and by the line below the list, too.
    ui.painter().rect_filled(filled, 3.0, if leads { p.accent } else { p.text_dim });
}

/// Why the answer looked at is so good.
fn reason(ui: &mut Ui, look: &Look, view: &HandsView, bottom: f32) {
    let Some(answer) = view.answers.get(view.at) else { return };
    let p = look.theme.palette;
    let room = bottom - ui.cursor().top();
    ScrollArea::vertical().id_salt(("hands-reason", view.at)).max_height(room.max(60.0)).auto_shrink([false, true]).show(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            look.plain(ui, Step::Strong, format!("{}.", view.at + 1));
            look.text(ui, Step::Strong, answer.verdict.colour(&p), &answer.rating);
        });
        let why = if answer.why.trim().is_empty() { look.t("plenary-no-why") } else { answer.why.clone() };
        look.plain(ui, Step::Body, why);
    });
}

fn foot_ui(ui: &mut Ui, look: &Look, view: &HandsView, commands: &mut Vec<UiCommand>) {
    let all: u32 = view.answers.iter().map(|answer| u32::from(answer.hands)).sum();
    if !view.revealed {
        if Button::primary(&look.t("plenary-reveal")).icon(icons::EYE).show(ui, look).clicked() {
            commands.push(UiCommand::Plenary(PlenaryCommand::Reveal));
        }
        ui.add_space(10.0);
        look.dim(ui, Step::Small, look.t_with("plenary-sum", &[("hands", all.into()), ("people", u32::from(view.present).into())]));
        return;
    }
    if Button::quiet(&look.t("plenary-again")).icon(icons::ARROW_COUNTER_CLOCKWISE).show(ui, look).clicked() {
        commands.push(UiCommand::Plenary(PlenaryCommand::CountAgain));
    }
    let place = view.at;
    let key = if view.lead == Some(place) { "plenary-on-majority" } else { "plenary-on-pick" };
    if Button::primary(&look.t_with(key, &[("number", (place + 1).into())])).icon(icons::ARROW_RIGHT).show(ui, look).clicked() {
        commands.push(UiCommand::Plenary(PlenaryCommand::GoOn(place)));
    }
    if view.lead.is_none() {
        look.text(ui, Step::Small, look.theme.palette.text, look.t("plenary-tie"));
    }
}

/// The keyboard's and the remote's way through a question.
fn listen(ui: &Ui, view: &HandsView, commands: &mut Vec<UiCommand>) {
    trainer_keys(ui, commands);
    let pressed = |key: Key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let mut say = |command| commands.push(UiCommand::Plenary(command));
    let last = view.answers.len().saturating_sub(1);
    if pressed(Key::ArrowDown) {
        say(PlenaryCommand::Look((view.at + 1).min(last)));
    }
    if pressed(Key::ArrowUp) {
        say(PlenaryCommand::Look(view.at.saturating_sub(1)));
    }
    let digits: Vec<u8> = ui.input_mut(|input| {
        let typed = |event: &Event| match event {
            Event::Text(text) => text.parse::<u8>().ok().filter(|digit| *digit < 10 && text.len() == 1),
            _ => None,
        };
        let digits = input.events.iter().filter_map(typed).collect();
        input.events.retain(|event| typed(event).is_none());
        digits
    });
    // Enter belongs to a button that has the focus.
    let free = ui.memory(|memory| memory.focused().is_none());
    let enter = free && pressed(Key::Enter);
    if view.revealed {
        if let Some(digit) = digits.iter().copied().find(|digit| (1..=view.answers.len()).contains(&usize::from(*digit))) {
            say(PlenaryCommand::Look(usize::from(digit) - 1));
        }
        if enter || pressed(Key::PageDown) {
            // In a tie the trainer decides: what is looked at is what is meant.
            say(PlenaryCommand::GoOn(view.at));
        }
        if pressed(Key::PageUp) || pressed(Key::Backspace) {
            say(PlenaryCommand::CountAgain);
        }
    } else {
        for digit in digits {
            say(PlenaryCommand::Digit(digit));
        }
        if pressed(Key::Backspace) {
            say(PlenaryCommand::Erase);
        }
        if pressed(Key::PageDown) || (enter && view.at == last) {
            say(PlenaryCommand::Reveal);
        } else if enter {
            say(PlenaryCommand::Look(view.at + 1));
        }
    }
    if pressed(Key::Escape) {
        commands.push(UiCommand::Pause);
    }
    if pressed(Key::P) {
        commands.push(UiCommand::Distress);
    }
}

/// How many called the flag that is being named.
pub(in crate::app::views) fn flag_hands_ui(ui: &mut Ui, look: &Look, hands: u16, present: u16, commands: &mut Vec<UiCommand>) {
    ui.horizontal(|ui| {
        if icon_button(ui, look, icons::MINUS, &look.t("plenary-fewer-callers")).clicked() {
            commands.push(UiCommand::Plenary(PlenaryCommand::FlagHands(hands.saturating_sub(1))));
        }
        look.plain(ui, Step::Strong, hands.to_string());
        if icon_button(ui, look, icons::PLUS, &look.t("plenary-more-callers")).clicked() {
            commands.push(UiCommand::Plenary(PlenaryCommand::FlagHands(hands.saturating_add(1))));
        }
        look.dim(ui, Step::Small, look.t_with("plenary-callers", &[("count", u32::from(present).into())]));
    });
}
