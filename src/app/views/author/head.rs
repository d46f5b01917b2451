//! The head of the author's screen: the way back, the title, undo, save, play; the tabs; what is to be told.

use egui::{Align, Layout, Rect, Ui, UiBuilder, pos2, vec2};

use super::{AuthorCommand, AuthorView, Notice, Tab, ask};
use crate::app::theme::{Step, icons};
use crate::app::views::command::UiCommand;
use crate::app::views::look::Look;
use crate::app::views::widgets::{self, Button, icon_button, lay_out, segments};

/// Draws the head over `full`; returns where the body begins.
pub(super) fn head_ui(ui: &mut Ui, look: &Look, view: &AuthorView, full: Rect, commands: &mut Vec<UiCommand>) -> f32 {
    let p = look.theme.palette;
    let rect = Rect::from_min_max(full.min + vec2(14.0, 8.0), pos2(full.right() - 14.0, full.top() + 220.0));
    let mut head = ui.new_child(UiBuilder::new().id_salt("head").max_rect(rect));
    let ui_head = &mut head;
    ui_head.spacing_mut().item_spacing.y = 4.0;
    ui_head.horizontal(|ui| {
        let name = look.t("back-to-library");
        if icon_button(ui, look, icons::ARROW_LEFT, &name).clicked() {
            commands.push(UiCommand::OpenLibrary);
        }
        let room = (rect.width() - look.theme.length(520.0)).max(140.0);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            ui.set_max_width(room);
            ui.horizontal(|ui| {
                let title = lay_out(ui, look, Step::Heading, p.text, &view.title, room - 130.0);
                ui.label(title);
                if view.unsaved {
                    look.text(ui, Step::Small, p.accent, format!("* {}", look.t("author-unsaved")));
                }
            });
            let place = egui::Label::new(look.rich(Step::Small, p.text_dim, &view.place)).truncate();
            ui.add(place);
        });
        widgets::at_the_end(ui, |ui| {
            if icon_button(ui, look, icons::BOOK_OPEN, &format!("{} (F1)", look.t("handbook-open"))).clicked() {
                commands.push(UiCommand::OpenHandbook);
            }
            ui.add_enabled_ui(view.can_undo, |ui| {
                let name = format!("{} (Ctrl+Z)", look.t("author-undo"));
                if icon_button(ui, look, icons::ARROW_COUNTER_CLOCKWISE, &name).clicked() {
                    ask(commands, AuthorCommand::Undo);
                }
            });
            ui.add_enabled_ui(view.can_redo, |ui| {
                if icon_button(ui, look, icons::ARROW_RIGHT, &format!("{} (Ctrl+Y)", look.t("author-redo"))).clicked() {
                    ask(commands, AuthorCommand::Redo);
                }
            });
            let (play, save) = (look.t("author-play"), look.t("author-save"));
            let save = Button::secondary(&save).icon(icons::FLOPPY_DISK).enabled(view.unsaved);
            if save.show(ui, look).on_hover_text("Ctrl+S").clicked() {
                ask(commands, AuthorCommand::Save);
            }
            let play = Button::primary(&play).icon(icons::PLAY_FILL).key("F5").enabled(view.can_play);
            if play.show(ui, look).clicked() {
                ask(commands, AuthorCommand::PlayFromHere);
            }
        });
    });
    tabs(ui_head, look, view, commands);
    if let Some(notice) = &view.notice {
        notice_ui(ui_head, look, notice, commands);
    }
    let bottom = head.min_rect().bottom() + 8.0;
    ui.painter().hline(full.x_range(), bottom, egui::Stroke::new(1.0, p.line));
    bottom + 1.0
}

fn tabs(ui: &mut Ui, look: &Look, view: &AuthorView, commands: &mut Vec<UiCommand>) {
    let errors = view.findings.iter().filter(|finding| finding.line.error).count();
    let names = Tab::ALL.map(|tab| match tab {
        Tab::Film => look.t("author-tab-film"),
        Tab::Texts => look.t("author-tab-texts"),
        Tab::Choice => look.t(if view.node.is_empty() { "author-tab-whole" } else { "author-tab-choice" }),
        Tab::Flow => look.t("author-tab-flow"),
        Tab::Findings if view.findings.is_empty() => look.t("author-tab-findings"),
        Tab::Findings if errors == 0 => {
            format!("{} · {}", look.t("author-tab-findings"), look.t_with("author-count-findings", &[("count", view.findings.len().into())]))
        }
        // What keeps it from being played goes first; the rest stands on the tab.
        Tab::Findings => format!("{} · {}", look.t("author-tab-findings"), look.t_with("author-count-errors", &[("count", errors.into())])),
    });
    let texts = names.each_ref().map(String::as_str);
    let chosen = Tab::ALL.iter().position(|tab| *tab == view.tab).unwrap_or(0);
    if let Some(place) = segments(ui, look, &look.t("author-tabs"), &texts, chosen) {
        ask(commands, AuthorCommand::OpenTab(Tab::ALL[place]));
    }
}

fn notice_ui(ui: &mut Ui, look: &Look, notice: &Notice, commands: &mut Vec<UiCommand>) {
    let p = look.theme.palette;
    let (icon, colour, text) = match notice {
        Notice::Restored => (icons::INFO, p.accent, look.t("author-restored")),
        Notice::Conflict => (icons::WARNING, p.accent, look.t("author-conflict")),
        Notice::Elsewhere => (icons::WARNING, p.accent, look.t("author-elsewhere")),
        Notice::Fault(text) => (icons::WARNING_CIRCLE, p.bad, text.clone()),
        Notice::Told(text) => (icons::CHECK_CIRCLE, p.good, text.clone()),
    };
    let frame = egui::Frame::new()
        .fill(p.surface)
        .stroke(egui::Stroke::new(1.0, colour))
        .corner_radius(8)
        .inner_margin(egui::Margin::symmetric(12, 4));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        // Large text leaves no room for the buttons beside what is told.
        let layout = if look.theme.text_scale > 1.2 || ui.available_width() < 900.0 {
            Layout::top_down(Align::Min)
        } else {
            Layout::left_to_right(Align::Center).with_main_wrap(true)
        };
        ui.with_layout(layout, |ui| {
            let side = look.theme.text(20.0);
            let (rect, _) = ui.allocate_exact_size(vec2(side, side), egui::Sense::hover());
            widgets::paint_icon(ui, icon, rect.center(), side, colour);
            look.plain(ui, Step::Body, text);
            let mut button = |ui: &mut Ui, key: &str, what: AuthorCommand| {
                if Button::quiet(&look.t(key)).show(ui, look).clicked() {
                    ask(commands, what);
                }
            };
            match notice {
                Notice::Restored => {
                    button(ui, "author-restored-keep", AuthorCommand::CloseNotice);
                    button(ui, "author-restored-discard", AuthorCommand::DiscardRestored);
                }
                Notice::Conflict => {
                    button(ui, "author-conflict-theirs", AuthorCommand::TakeTheirs);
                    button(ui, "author-conflict-mine", AuthorCommand::KeepMine);
                }
                Notice::Elsewhere | Notice::Fault(_) | Notice::Told(_) => button(ui, "close", AuthorCommand::CloseNotice),
            }
        });
    });
}
