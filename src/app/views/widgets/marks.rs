//! Marks of verdict: each differs in shape before it differs in colour.

use egui::{Color32, Painter, Pos2, Sense, Shape, Stroke, Ui, Vec2, vec2};

use crate::app::theme::{Palette, Step};
use crate::app::views::look::Look;

/// What came of a moment, an option or a mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// A sign that was noticed: a filled disc with a tick.
    Hit,
    /// A sign that was not: an open diamond.
    Miss,
    /// A suspicion without reason: a triangle.
    FalseAlarm,
    /// An innocent moment that was let pass: an open ring.
    Passed,
    /// Neither right nor wrong: a bar.
    Neutral,
}

impl Verdict {
    /// Its colour; never the only sign.
    pub fn colour(self, palette: &Palette) -> Color32 {
        match self {
            Self::Hit => palette.good,
            Self::Miss => palette.bad,
            Self::FalseAlarm => palette.lure,
            Self::Passed => palette.cold,
            Self::Neutral => palette.text_dim,
        }
    }

    /// The key of its name.
    pub fn key(self) -> &'static str {
        match self {
            Self::Hit => "verdict-hit",
            Self::Miss => "verdict-miss",
            Self::FalseAlarm => "verdict-false-alarm",
            Self::Passed => "verdict-passed",
            Self::Neutral => "verdict-neutral",
        }
    }
}

/// Paints the mark of a verdict, `side` points across.
pub fn mark(painter: &Painter, palette: &Palette, verdict: Verdict, centre: Pos2, side: f32) {
    let colour = verdict.colour(palette);
    let r = side / 2.0;
    let stroke = Stroke::new((side / 9.0).max(1.6), colour);
    match verdict {
        Verdict::Hit => {
            painter.circle_filled(centre, r, colour);
            let tick = [vec2(-0.45, 0.02), vec2(-0.12, 0.36), vec2(0.46, -0.32)].map(|v| centre + v * r);
            painter.line(tick.to_vec(), Stroke::new((side / 8.0).max(1.6), palette.ground));
        }
        Verdict::Miss => {
            let points = [vec2(0.0, -1.0), vec2(1.0, 0.0), vec2(0.0, 1.0), vec2(-1.0, 0.0)].map(|v| centre + v * (r * 0.96));
            painter.add(Shape::closed_line(points.to_vec(), stroke));
        }
        Verdict::FalseAlarm => {
            let points = [vec2(0.0, -0.95), vec2(0.98, 0.78), vec2(-0.98, 0.78)].map(|v| centre + v * r);
            painter.add(Shape::convex_polygon(points.to_vec(), colour, Stroke::NONE));
            painter.line_segment([centre + vec2(0.0, -0.32) * r, centre + vec2(0.0, 0.28) * r], Stroke::new(side / 9.0, palette.ground));
            painter.circle_filled(centre + vec2(0.0, 0.53) * r, side / 15.0, palette.ground);
        }
        Verdict::Passed => {
            painter.circle_stroke(centre, r * 0.85, stroke);
        }
        Verdict::Neutral => {
            painter.line_segment([centre - vec2(r * 0.8, 0.0), centre + vec2(r * 0.8, 0.0)], stroke);
        }
    }
}

/// A mark with its name and a count, as legends and results show them.
pub fn verdict_row(ui: &mut Ui, look: &Look, verdict: Verdict, text: &str) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        let side = look.theme.text(15.0);
        let (rect, _) = ui.allocate_exact_size(Vec2::new(side, look.theme.text(20.0)), Sense::hover());
        mark(ui.painter(), &look.theme.palette, verdict, rect.center(), side);
        ui.add(egui::Label::new(look.rich(Step::Body, look.theme.palette.text, text)).extend());
    });
}
