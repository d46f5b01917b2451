//! The library's posters: each a way into a film, and for trainers into its writing.

use egui::{Rect, Sense, Stroke, StrokeKind, Ui, WidgetInfo, WidgetType, pos2, vec2};

use super::{LibraryView, Poster, percent};
use crate::app::theme::{Step, faded, icons};
use crate::app::views::command::UiCommand;
use crate::app::views::look::Look;
use crate::app::views::widgets::{self, focus_ring, icon_button, lay_out};

/// A film's width over its height.
const FILM_SHAPE: f32 = 16.0 / 9.0;
/// The room around the words of a small poster.
const PAD: f32 = 20.0;

/// How high the words of a small poster are, with the room around them.
fn words_height(ui: &Ui, look: &Look, item: &Poster, width: f32) -> f32 {
    let height = |step, text: &str| lay_out(ui, look, step, look.theme.palette.text, text, width - 2.0 * PAD).size().y;
    let begin = look.t("library-begin");
    height(Step::Heading, &item.title) + 8.0 + height(Step::Small, &item.summary) + 12.0 + height(Step::Strong, &begin) + 2.0 * PAD - 6.0
}

/// Draws every poster: one alone is large, more stand in rows.
pub(super) fn posters(ui: &mut Ui, look: &Look, view: &LibraryView, commands: &mut Vec<UiCommand>) {
    let width = ui.available_width();
    if let [only] = view.posters.as_slice() {
        let height = (width * 0.33).clamp(260.0, 430.0) * look.theme.text_scale.sqrt();
        poster(ui, look, only, vec2(width, height), view.trainee_accepted, commands);
        return;
    }
    let gap = 18.0;
    let across = (((width + gap) / (look.theme.length(340.0) + gap)).floor() as usize).clamp(1, 3);
    let card_width = (width - gap * (across - 1) as f32) / across as f32;
    for row in view.posters.chunks(across) {
        // Equal cards in a row: the picture whole, and below it room for the longest words.
        let words = row.iter().map(|item| words_height(ui, look, item, card_width)).fold(0.0, f32::max);
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = gap;
            for item in row {
                poster(ui, look, item, vec2(card_width, card_width / FILM_SHAPE + words), view.trainee_accepted, commands);
            }
        });
        ui.add_space(gap - 10.0);
    }
}

/// The trainer's way to the author's screen, in the corner of a poster.
fn edit_button(ui: &mut Ui, look: &Look, item: &Poster, poster: Rect, commands: &mut Vec<UiCommand>) {
    let side = look.theme.length(40.0).min(60.0);
    let rect = Rect::from_min_size(poster.min + vec2(10.0, 10.0), egui::Vec2::splat(side));
    ui.painter().rect_filled(rect, 7.0, faded(look.theme.palette.scrim, 0.6));
    let layer = egui::UiBuilder::new().id_salt(("edit", &item.id)).max_rect(rect);
    let mut corner = ui.new_child(layer);
    let name = look.t_with("library-edit", &[("title", (&item.title).into())]);
    if icon_button(&mut corner, look, icons::FILE_TEXT, &name).clicked() {
        commands.push(UiCommand::EditScenario(item.id.clone()));
    }
}

fn poster(ui: &mut Ui, look: &Look, item: &Poster, size: egui::Vec2, has_code: bool, commands: &mut Vec<UiCommand>) {
    let p = look.theme.palette;
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let name = look.t_with("library-open", &[("title", (&item.title).into())]);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, true, &name));
    let hot = response.hovered() || response.has_focus();
    if ui.is_rect_visible(rect) {
        let seed = item.id.bytes().fold(7_u32, |sum, byte| sum.wrapping_mul(31).wrapping_add(u32::from(byte)));
        let wide = size.x > 700.0;
        if wide {
            widgets::picture(ui, look, rect, item.picture, seed);
            let lower = Rect::from_min_max(pos2(rect.left(), rect.top() + rect.height() * 0.25), rect.max);
            widgets::fade_down(ui, lower, faded(p.scrim, 0.95));
            widgets::fade_right(ui, Rect::from_min_max(rect.min, pos2(rect.center().x, rect.bottom())), faded(p.scrim, 0.85));
        } else {
            // The words stand below the picture: nothing is written over a face.
            ui.painter().rect_filled(rect, 10.0, p.surface);
            widgets::picture(ui, look, Rect::from_min_size(rect.min, vec2(size.x, size.x / FILM_SHAPE)), item.picture, seed);
        }
        let pad = if wide { 34.0 } else { PAD };
        let room = if wide { (size.x * 0.52).min(size.x - 2.0 * pad) } else { size.x - 2.0 * pad };
        let mut bottom = rect.bottom() - pad;
        let go = lay_out(ui, look, Step::Strong, if hot { p.accent_bright } else { p.accent }, &look.t("library-begin"), room);
        bottom -= go.size().y;
        let arrow = pos2(rect.left() + pad + go.size().x + look.theme.text(18.0), bottom + go.size().y / 2.0);
        ui.painter().galley(pos2(rect.left() + pad, bottom), go, p.accent);
        widgets::paint_icon(ui, icons::ARROW_RIGHT, arrow, look.theme.text(18.0), if hot { p.accent_bright } else { p.accent });
        let tags: Vec<String> = item.languages.iter().map(|l| l.tag().to_uppercase()).collect();
        let mut facts = tags.join(" · ");
        if let Some(best) = item.best {
            let percent = percent(look, best);
            facts = format!("{facts}   {}", look.t_with("library-best", &[("score", (&percent).into())]));
        }
        let facts = lay_out(ui, look, Step::Label, p.text, &facts, size.x - 2.0 * pad);
        let chip = Rect::from_min_size(pos2(rect.right() - 14.0 - facts.size().x - 20.0, rect.top() + 14.0), facts.size() + vec2(20.0, 10.0));
        ui.painter().rect_filled(chip, 5.0, faded(p.scrim, 0.72));
        ui.painter().galley(chip.min + vec2(10.0, 5.0), facts, p.text);
        let summary = lay_out(ui, look, if wide { Step::Body } else { Step::Small }, p.text, &item.summary, room);
        let title = lay_out(ui, look, if wide { Step::Display } else { Step::Heading }, p.text, &item.title, room);
        // Over a large picture the words stand on its lower edge, below a small one they begin under it.
        let top = if wide {
            bottom - 12.0 - summary.size().y - 8.0 - title.size().y
        } else {
            rect.top() + size.x / FILM_SHAPE + PAD - 6.0
        };
        let under = top + title.size().y + 8.0;
        ui.painter().galley(pos2(rect.left() + pad, under), summary, p.text);
        ui.painter().galley(pos2(rect.left() + pad, top), title, p.text);
        let line = if hot { p.accent } else { p.line };
        ui.painter().rect_stroke(rect, 10.0, Stroke::new(if hot { 2.0 } else { 1.0 }, line), StrokeKind::Inside);
        corner_mask(ui, look, rect, 10.0);
    }
    focus_ring(ui, look, &response, 10.0);
    if response.on_hover_cursor(egui::CursorIcon::PointingHand).clicked() {
        commands.push(UiCommand::OpenScenario(item.id.clone()));
        if !has_code {
            ui.data_mut(|data| data.insert_temp(egui::Id::new(CODE_ASKED), true));
            ui.ctx().request_repaint();
        }
    }
    edit_button(ui, look, item, rect, commands);
}

/// A film was chosen and there is no code yet.
const CODE_ASKED: &str = "code-asked";

/// Whether the keyboard's focus shall go to the code, told once.
pub(super) fn code_was_asked_for(ui: &Ui) -> bool {
    ui.data_mut(|data| data.remove_temp::<bool>(egui::Id::new(CODE_ASKED))).unwrap_or(false)
}

/// Rounds a picture's corners by painting the page's ground over them.
fn corner_mask(ui: &Ui, look: &Look, rect: Rect, radius: f32) {
    let ground = look.theme.palette.ground;
    for (corner, sx, sy) in [
        (rect.left_top(), 1.0, 1.0),
        (rect.right_top(), -1.0, 1.0),
        (rect.right_bottom(), -1.0, -1.0),
        (rect.left_bottom(), 1.0, -1.0),
    ] {
        let centre = corner + vec2(sx * radius, sy * radius);
        let mut mesh = egui::Mesh::default();
        mesh.colored_vertex(corner, ground);
        for i in 0..=8 {
            let angle = std::f32::consts::FRAC_PI_2 * i as f32 / 8.0;
            mesh.colored_vertex(centre - vec2(sx * radius * angle.cos(), sy * radius * angle.sin()), ground);
        }
        for i in 0..8 {
            mesh.add_triangle(0, i + 1, i + 2);
        }
        ui.painter().add(egui::Shape::mesh(mesh));
    }
}
