//! The trainer's handbook: its chapters at the left, one of them at the right, and a search through all.
//!
//! The text is that of `docs/handbook.*.md`, built into the program. Who reads Ukrainian gets the Polish one.

pub mod reader;

use std::sync::OnceLock;

use egui::{Align, Layout, ScrollArea, Sense, Stroke, StrokeKind, Ui, WidgetInfo, WidgetType, pos2, vec2};

use super::command::UiCommand;
use super::look::Look;
use super::widgets::{Button, Page, field, focus_ring, lay_out, turn_by_keys};
use crate::app::theme::{LABEL, STRONG, Step, TARGET_SIDE, faded, icons};
use crate::text::Language;
use reader::{Block, Chapter, Text, Tone};

/// The handbook in Polish.
pub const POLISH: &str = include_str!("../../../../docs/handbook.pl.md");
/// The handbook in English.
pub const ENGLISH: &str = include_str!("../../../../docs/handbook.en.md");

/// Where one reads.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HandbookView {
    /// The chapter that is open, by its place.
    pub chapter: usize,
    /// What is searched for; empty: nothing.
    pub search: String,
}

/// The chapters in the language of a reader.
pub fn chapters(language: Language) -> &'static [Chapter] {
    static BOOKS: [OnceLock<Vec<Chapter>>; 2] = [const { OnceLock::new() }; 2];
    let (place, text) = if language == Language::En { (1, ENGLISH) } else { (0, POLISH) };
    BOOKS[place].get_or_init(|| reader::read(text).expect("a test reads both to the end"))
}

/// Draws the handbook.
pub fn handbook_ui(ui: &mut Ui, look: &Look, view: &HandbookView, commands: &mut Vec<UiCommand>) {
    let all = chapters(look.language);
    let open = view.chapter.min(all.len() - 1);
    let title = look.t("handbook-title");
    let back = look.t("back");
    let wanted = view.search.trim().to_lowercase();
    Page::new(&title).kicker(&look.t("handbook-kicker")).back(&back, UiCommand::CloseHandbook).show(
        ui,
        look,
        commands,
        |ui, commands| search_field(ui, look, view, commands),
        |ui, commands| {
            let width = ui.available_width();
            let list = look.theme.length(250.0);
            if width - list < look.theme.length(380.0) {
                contents(ui, look, all, open, &wanted, commands);
                ui.add_space(18.0);
                text(ui, look, all, open, &wanted, commands);
                return;
            }
            // Contents and text scroll each for itself, within what of the page is in sight.
            let height = (ui.clip_rect().bottom() - ui.cursor().top() - 30.0).max(120.0);
            ui.horizontal_top(|ui| {
                let part = |ui: &mut Ui, id: (&str, usize), width: f32, draw: &mut dyn FnMut(&mut Ui)| {
                    ui.allocate_ui_with_layout(vec2(width, height), Layout::top_down(Align::Min), |ui| {
                        ScrollArea::vertical().id_salt(id).max_height(height).min_scrolled_height(height).auto_shrink(false).show(ui, |ui| {
                            ui.set_width(width - 20.0);
                            draw(ui);
                            if id.0 == "chapter" {
                                turn_by_keys(ui);
                            }
                        });
                    });
                };
                part(ui, ("contents", 0), list, &mut |ui| contents(ui, look, all, open, &wanted, commands));
                ui.add_space(14.0);
                let place = if wanted.is_empty() { open } else { all.len() };
                part(ui, ("chapter", place), width - list - 24.0, &mut |ui| text(ui, look, all, open, &wanted, commands));
            });
        },
        None,
    );
}

fn search_field(ui: &mut Ui, look: &Look, view: &HandbookView, commands: &mut Vec<UiCommand>) {
    let hint = look.t("handbook-search");
    let width = look.theme.length(260.0).min(ui.available_width());
    let (response, changed) = field(ui, look, "handbook-search", &view.search, &hint, width);
    response.widget_info(|| {
        let mut info = WidgetInfo::text_edit(true, &view.search, &view.search, "");
        info.label = Some(hint.clone());
        info
    });
    if let Some(words) = changed {
        commands.push(UiCommand::SearchHandbook(words));
    }
}

/// The chapters by name; while something is searched for, those that have it.
fn contents(ui: &mut Ui, look: &Look, all: &[Chapter], open: usize, wanted: &str, commands: &mut Vec<UiCommand>) {
    let p = look.theme.palette;
    ui.spacing_mut().item_spacing.y = 2.0;
    for (place, chapter) in all.iter().enumerate().filter(|(_, chapter)| wanted.is_empty() || has(chapter, wanted)) {
        let on = place == open && wanted.is_empty();
        let ink = if on { p.accent } else { p.text };
        let galley = lay_out(ui, look, if on { Step::Strong } else { Step::Body }, ink, &chapter.title, ui.available_width() - 22.0);
        let height = (galley.size().y + 10.0).max(TARGET_SIDE * 0.8);
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::click());
        response.widget_info(|| WidgetInfo::selected(WidgetType::RadioButton, true, on, &chapter.title));
        if on || response.hovered() {
            ui.painter().rect_filled(rect, 6.0, faded(p.raised, if on { 1.0 } else { 0.6 }));
        }
        if on {
            ui.painter().vline(rect.left() + 1.5, rect.shrink2(vec2(0.0, 5.0)).y_range(), Stroke::new(3.0, p.accent));
        }
        ui.painter().galley(pos2(rect.left() + 12.0, rect.center().y - galley.size().y / 2.0), galley, ink);
        focus_ring(ui, look, &response, 6.0);
        if response.on_hover_cursor(egui::CursorIcon::PointingHand).clicked() {
            commands.push(UiCommand::OpenChapter(place));
        }
    }
}

fn has(chapter: &Chapter, wanted: &str) -> bool {
    chapter.title.to_lowercase().contains(wanted) || chapter.blocks.iter().any(|block| block.holds(wanted))
}

/// The open chapter, or all that was found.
fn text(ui: &mut Ui, look: &Look, all: &[Chapter], open: usize, wanted: &str, commands: &mut Vec<UiCommand>) {
    ui.spacing_mut().item_spacing.y = 10.0;
    if wanted.is_empty() {
        look.plain(ui, Step::Title, &all[open].title);
        for (place, shown) in all[open].blocks.iter().enumerate() {
            block(ui, look, (open, place), shown);
        }
        if let Some(next) = all.get(open + 1) {
            ui.add_space(12.0);
            let name = look.t_with("handbook-next", &[("title", next.title.as_str().into())]);
            if Button::secondary(&name).icon(icons::ARROW_RIGHT).show(ui, look).clicked() {
                commands.push(UiCommand::OpenChapter(open + 1));
            }
        }
        ui.add_space(30.0);
        return;
    }
    if !all.iter().any(|chapter| has(chapter, wanted)) {
        look.dim(ui, Step::Body, look.t("handbook-none"));
    }
    for (number, chapter) in all.iter().enumerate().filter(|(_, chapter)| has(chapter, wanted)) {
        look.plain(ui, Step::Heading, &chapter.title);
        for (place, shown) in chapter.blocks.iter().enumerate().filter(|(_, block)| block.holds(wanted)) {
            block(ui, look, (number, place), shown);
        }
        ui.add_space(14.0);
    }
}

fn block(ui: &mut Ui, look: &Look, id: (usize, usize), shown: &Block) {
    let p = look.theme.palette;
    match shown {
        Block::Heading(title) => {
            ui.add_space(10.0);
            look.plain(ui, Step::Heading, title);
        }
        Block::Paragraph(words) => {
            toned(ui, look, words, false);
        }
        Block::Point(words) => {
            ui.horizontal_top(|ui| {
                look.text(ui, Step::Body, p.accent, "•");
                ui.vertical(|ui| toned(ui, look, words, false));
            });
        }
        Block::Code(code) => {
            let frame = egui::Frame::new().fill(p.raised).stroke(Stroke::new(1.0, p.line)).corner_radius(7).inner_margin(12);
            frame.show(ui, |ui| {
                ui.set_width(ui.available_width());
                // To be marked with the mouse and copied.
                let words = look.rich(Step::Small, p.text, code.as_str());
                ui.add(egui::Label::new(words).selectable(true).wrap());
            });
        }
        Block::Table(rows) => table(ui, look, id, rows),
    }
}

/// Cells in columns as wide as their words ask for, within the page.
fn table(ui: &mut Ui, look: &Look, id: (usize, usize), rows: &[Vec<Text>]) {
    let p = look.theme.palette;
    let room = ui.available_width() - 14.0 * rows[0].len() as f32;
    let longest = |column: usize| rows.iter().map(|row| row[column].iter().map(|piece| piece.text.chars().count()).sum::<usize>()).max();
    let wishes: Vec<f32> = (0..rows[0].len()).map(|column| (longest(column).unwrap_or(0) as f32).clamp(9.0, 60.0)).collect();
    let whole: f32 = wishes.iter().sum();
    egui::Grid::new(("handbook-table", id)).spacing(vec2(14.0, 8.0)).show(ui, |ui| {
        for (number, row) in rows.iter().enumerate() {
            for (cell, wish) in row.iter().zip(&wishes) {
                let width = room * wish / whole;
                ui.vertical(|ui| {
                    ui.set_width(width);
                    toned(ui, look, cell, number == 0);
                });
            }
            ui.end_row();
        }
    });
    let below = ui.min_rect();
    ui.painter().rect_stroke(egui::Rect::from_min_max(pos2(below.left(), below.bottom()), below.right_bottom()), 0.0, Stroke::new(1.0, p.line), StrokeKind::Middle);
}

/// Words in their tones, wrapped.
fn toned(ui: &mut Ui, look: &Look, words: &Text, head: bool) {
    let p = look.theme.palette;
    let body = look.theme.font(Step::Body);
    let mut job = egui::text::LayoutJob::default();
    for piece in words {
        let (family, colour) = match piece.tone {
            _ if head => (egui::FontFamily::Name(STRONG.into()), p.text_dim),
            Tone::Plain => (egui::FontFamily::Proportional, p.text),
            Tone::Strong => (egui::FontFamily::Name(STRONG.into()), p.accent),
            Tone::Said => (egui::FontFamily::Name(STRONG.into()), p.text),
            Tone::Typed => (egui::FontFamily::Name(LABEL.into()), p.cold),
        };
        job.append(
            &piece.text,
            0.0,
            egui::TextFormat {
                font_id: egui::FontId::new(body.size, family),
                color: colour,
                line_height: Some(body.size * 1.42),
                ..Default::default()
            },
        );
    }
    ui.add(egui::Label::new(job).wrap());
}
