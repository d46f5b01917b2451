//! Boxes and ways on the screen: as much of each as can be read at its size, and nothing of what is out of sight.

use egui::epaint::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{Align2, Color32, CornerRadius, FontFamily, FontId, Painter, Pos2, Rect, Shape, Stroke, StrokeKind, pos2, vec2};

use super::aim::Aim;
use super::camera::Camera;
use super::line::thinned;
use super::{FlowView, words};
use crate::app::theme::icons::{self, Icon};
use crate::app::theme::{ICONS, Palette, STRONG, faded};
use crate::app::views::look::Look;
use crate::app::views::widgets::Picture;
use crate::scenario::draw::{Edge, Kind, LINE, MARK, NodeBox, PAD, Point, SMALL, TITLE};
use crate::scenario::graph::{Outcome, Rating};

/// From which zoom on a box shows its texts, and from which its picture and the first words of its title.
const READ: f32 = 0.5;
const TOLD: f32 = 0.13;
/// The same for a flow of few nodes, whose pictures can be told apart from farther.
const TOLD_OF_FEW: f32 = 0.06;
const FEW: usize = 80;
/// How far apart the points of a line are at least, seen from near and from far.
const STEP_NEAR: f32 = 1.0;
const STEP_FAR: f32 = 3.0;
/// The smallest letters that are drawn, in points.
const LEAST_LETTERS: f32 = 9.5;

/// What of a box is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Detail {
    /// A block in its colour.
    Block,
    /// Picture and title.
    Title,
    /// Everything.
    All,
}

impl Detail {
    /// Of a flow of so many boxes at that zoom.
    pub(super) fn at(zoom: f32, boxes: usize) -> Self {
        if zoom >= READ {
            Self::All
        } else if zoom >= if boxes <= FEW { TOLD_OF_FEW } else { TOLD } {
            Self::Title
        } else {
            Self::Block
        }
    }
}

/// What is drawn with.
pub(super) struct Brush<'a> {
    pub(super) painter: &'a Painter,
    pub(super) look: &'a Look,
    pub(super) flow: &'a FlowView,
    pub(super) camera: Camera,
    pub(super) area: Rect,
    /// The box that is worked on, and which of its ways on is marked.
    pub(super) selected: Option<(usize, usize)>,
    /// The box under the pointer.
    pub(super) hovered: Option<usize>,
    /// What a search found; empty when nothing is searched.
    pub(super) found: &'a [usize],
}

/// The colour of a rating.
pub(super) fn rated(p: &Palette, rating: Option<Rating>) -> Color32 {
    match rating {
        Some(Rating::Best) => p.good,
        Some(Rating::Good) => p.cold,
        Some(Rating::Poor) => p.accent,
        Some(Rating::Harmful) => p.bad,
        None => p.text_dim,
    }
}

/// The sign of a rating, so that it is told without its colour.
fn rating_icon(rating: Option<Rating>) -> Icon {
    match rating {
        Some(Rating::Best) => icons::CHECK_CIRCLE,
        Some(Rating::Good) => icons::CHECK,
        Some(Rating::Poor) => icons::MINUS,
        Some(Rating::Harmful) => icons::X_CIRCLE,
        None => icons::CARET_RIGHT,
    }
}

/// The colour of a kind of node; endings by what came of it.
fn coloured(p: &Palette, kind: Kind) -> Color32 {
    match kind {
        Kind::Ending(Outcome::Good) => p.good,
        Kind::Ending(Outcome::Mixed) => p.accent,
        Kind::Ending(Outcome::Bad) | Kind::Faulty => p.bad,
        Kind::Choose | Kind::Route => p.lure,
        _ => p.cold,
    }
}

/// The sign of a kind of node; endings by what came of it.
pub(super) fn kind_icon(kind: Kind) -> Icon {
    match kind {
        Kind::Scene => icons::FILM_STRIP,
        Kind::Exhibit => icons::IMAGE,
        Kind::Choose => icons::QUESTION,
        Kind::Route => icons::GIT_BRANCH,
        Kind::Assess => icons::SCALES,
        Kind::Refer => icons::PHONE,
        Kind::Ending(Outcome::Good) => icons::CHECK_CIRCLE,
        Kind::Ending(Outcome::Mixed) => icons::CIRCLE_HALF,
        Kind::Ending(Outcome::Bad) => icons::X_CIRCLE,
        Kind::Faulty => icons::WARNING_CIRCLE,
    }
}

impl Brush<'_> {
    /// Draws every way and every box that is in sight. Returns the boxes whose pictures are wanted.
    pub(super) fn all(&self) -> Vec<usize> {
        let drawing = &self.flow.picture.drawing;
        let seen = self.camera.seen(self.area);
        let detail = Detail::at(self.camera.zoom, drawing.boxes.len());
        let of_selected = |edge: &Edge| self.selected.is_some_and(|(node, _)| edge.from.0 as usize == node || edge.to.0 as usize == node);
        let mut shapes = Vec::new();
        // Those of the box that is worked on lie above the others.
        for above in [false, true] {
            for (at, (edge, line)) in drawing.edges.iter().zip(&self.flow.picture.lines).enumerate() {
                if of_selected(edge) == above && line.bounds.overlaps_or_touches(seen) {
                    self.way(at, edge, detail, above, &mut shapes);
                }
            }
        }
        self.painter.extend(shapes);
        let mut wanted = Vec::new();
        for (at, one) in drawing.boxes.iter().enumerate() {
            if one.at.overlaps(seen) {
                self.node(at, one, detail);
                if detail > Detail::Block && one.picture.is_some() && self.poster(at).is_none() {
                    wanted.push(at);
                }
            }
        }
        if let Some(coverage) = &self.flow.coverage
            && detail == Detail::All
        {
            self.counts(coverage);
        }
        wanted
    }

    /// The way whose end is in hand: from where it leaves to the pointer, or to the box that Enter would take.
    pub(super) fn in_hand(&self, aim: &Aim, pointer: Option<Pos2>) {
        let p = &self.look.theme.palette;
        let picture = &self.flow.picture;
        let Some(port) = picture.place_of(&aim.from).and_then(|node| picture.port(node, aim.way)) else { return };
        let from = self.camera.at(self.area, port);
        let target = aim.cursor.map(|cursor| self.camera.rect(self.area, picture.drawing.boxes[cursor].at).left_top() + vec2(0.0, 12.0));
        let Some(to) = target.or(pointer) else { return };
        let line = Stroke::new(2.5, p.accent_bright);
        self.painter.extend(Shape::dashed_line(&[from, to], line, 9.0, 5.0));
        self.painter.circle(from, 5.0, p.accent, Stroke::new(1.5, p.ground));
        self.painter.circle(to, 5.0, p.accent_bright, Stroke::new(1.5, p.ground));
    }

    /// Where the ways of a box leave it, to be caught there.
    fn ports(&self, at: usize) {
        let p = &self.look.theme.palette;
        for way in 0..self.flow.picture.ways[at] {
            if let Some(port) = self.flow.picture.port(at, way) {
                let marked = self.selected == Some((at, way));
                let radius = if marked { 5.5 } else { 4.0 };
                self.painter.circle(self.camera.at(self.area, port), radius, if marked { p.accent } else { p.raised }, Stroke::new(1.5, p.text));
            }
        }
    }

    fn poster(&self, at: usize) -> Option<Picture> {
        self.flow.posters.get(at).copied().flatten()
    }

    fn is_dimmed(&self, at: usize) -> bool {
        !self.found.is_empty() && !self.found.contains(&at)
    }

    fn way(&self, at: usize, edge: &Edge, detail: Detail, of_selected: bool, shapes: &mut Vec<Shape>) {
        let p = &self.look.theme.palette;
        let zoom = self.camera.zoom;
        let line = &self.flow.picture.lines[at].points[usize::from(detail < Detail::All)];
        let points = thinned(line.iter().map(|point| self.camera.at(self.area, *point)), if detail < Detail::All { STEP_FAR } else { STEP_NEAR });
        let marked = self.selected == Some((edge.from.0 as usize, edge.way));
        let gone = self.flow.coverage.as_ref().map(|coverage| coverage.share_of(at));
        let strength = match (of_selected, gone) {
            _ if marked => 1.0,
            (true, _) => 0.95,
            (false, Some(share)) if share > 0.0 => 0.85,
            (false, Some(_)) => 0.2,
            (false, None) if detail == Detail::Block => 0.42,
            (false, None) => 0.7,
        };
        let strength = if !self.found.is_empty() && !of_selected { strength * 0.35 } else { strength };
        let colour = faded(rated(p, edge.rating), strength);
        let mut width = (1.7 * zoom).clamp(0.7, 2.4);
        if let Some(share) = gone {
            width += share * 5.0 * zoom.max(0.3);
        }
        if marked {
            width = width.max(1.6) + 1.4;
        } else if of_selected {
            width = width.max(1.4);
        }
        let tip = points.last().copied();
        let stroke = Stroke::new(width, colour);
        // Dashes tell without the colour what misses and what harms; from afar they would only flicker.
        match edge.rating {
            Some(Rating::Poor) if detail == Detail::All => shapes.extend(Shape::dashed_line(&points, stroke, 8.0, 4.0)),
            Some(Rating::Harmful) if detail == Detail::All => shapes.extend(Shape::dashed_line(&points, stroke, 2.5, 4.0)),
            _ => shapes.push(Shape::line(points, stroke)),
        }
        if let Some(tip) = tip.filter(|_| detail > Detail::Block) {
            let side = (7.0 * zoom).clamp(3.5, 9.0) + width * 0.5;
            let wings = [tip, tip + vec2(-side, -side * 0.6), tip + vec2(-side, side * 0.6)];
            shapes.push(Shape::convex_polygon(wings.to_vec(), colour, Stroke::NONE));
        }
    }

    fn node(&self, at: usize, one: &NodeBox, detail: Detail) {
        let p = &self.look.theme.palette;
        let rect = self.camera.rect(self.area, one.at);
        let dim = if self.is_dimmed(at) { 0.3 } else { 1.0 };
        let colour = faded(coloured(p, one.kind), dim);
        let is_ending = matches!(one.kind, Kind::Ending(_));
        let is_selected = self.selected.is_some_and(|(node, _)| node == at);
        if detail == Detail::Block {
            let fill = faded(coloured(p, one.kind), if is_ending { 0.85 } else { 0.4 } * dim);
            self.painter.rect_filled(rect, 0.0, fill);
            if is_ending || one.is_start {
                // What an ending is stays told by a sign, however small the block.
                let side = rect.width().min(rect.height()).clamp(9.0, 16.0);
                let icon = if is_ending { kind_icon(one.kind) } else { icons::PLAY_FILL };
                self.painter.rect_filled(Rect::from_center_size(rect.center(), vec2(side, side) * 1.25), 3.0, faded(p.ground, dim));
                self.icon(icon, rect.center(), side, if is_ending { colour } else { faded(p.good, dim) });
            }
            self.faults(at, rect, detail);
        } else {
            self.card(at, one, detail, rect, colour, dim);
        }
        if detail == Detail::All && (is_selected || self.hovered == Some(at)) {
            self.ports(at);
        }
        if is_selected {
            self.painter.rect_stroke(rect.expand(3.0), 9.0 * self.camera.zoom.min(1.0), Stroke::new(2.5, p.accent), StrokeKind::Outside);
        } else if self.hovered == Some(at) {
            self.painter.rect_stroke(rect.expand(2.0), 8.0 * self.camera.zoom.min(1.0), Stroke::new(1.5, p.focus), StrokeKind::Outside);
        } else if self.found.contains(&at) {
            self.painter.rect_stroke(rect.expand(2.0), 8.0 * self.camera.zoom.min(1.0), Stroke::new(2.0, p.cold), StrokeKind::Outside);
        }
    }

    fn card(&self, at: usize, one: &NodeBox, detail: Detail, rect: Rect, colour: Color32, dim: f32) {
        let p = &self.look.theme.palette;
        let zoom = self.camera.zoom;
        let radius = CornerRadius::same(u8::try_from((8.0 * zoom).round() as i64).unwrap_or(8).clamp(2, 12));
        let is_ending = matches!(one.kind, Kind::Ending(_));
        let line = if is_ending || one.is_start { Stroke::new(2.0, colour) } else { Stroke::new(1.0, faded(p.outline, dim * 0.8)) };
        self.painter.rect(rect, radius, faded(p.surface, 0.3 + 0.7 * dim), line, StrokeKind::Inside);
        if let Some((place, _)) = &one.picture {
            let place = self.camera.rect(self.area, *place).shrink(1.0);
            match self.poster(at) {
                Some(picture) => {
                    let rounding = CornerRadius { nw: radius.nw, ne: radius.ne, sw: 0, se: 0 };
                    let tint = Color32::WHITE.gamma_multiply(0.35 + 0.65 * dim);
                    let shape = egui::epaint::RectShape::filled(place, rounding, tint).with_texture(picture.texture, cover(picture.size, place));
                    self.painter.add(shape);
                }
                None => {
                    self.painter.rect_filled(place, radius, faded(p.raised, dim));
                    self.icon(kind_icon(one.kind), place.center(), (26.0 * zoom).clamp(8.0, 40.0), faded(p.line, dim));
                }
            }
        }
        if is_ending {
            let band = Rect::from_min_size(rect.min, vec2((6.0 * zoom).max(3.0), rect.height()));
            self.painter.rect_filled(band, CornerRadius { nw: radius.nw, sw: radius.sw, ne: 0, se: 0 }, colour);
        }
        match detail {
            Detail::All => self.texts(one, rect, colour, dim),
            _ => self.short_title(one, rect, colour, dim),
        }
        if one.is_start {
            let galley = self.painter.layout_no_wrap(words::start(self.look), self.font(SMALL, true), p.ground);
            let tag = Rect::from_min_size(pos2(rect.left() + 8.0 * zoom, rect.top() - galley.size().y / 2.0 - 2.0), galley.size() + vec2(12.0, 4.0));
            self.painter.rect_filled(tag, tag.height() / 2.0, colour);
            self.painter.galley(tag.min + vec2(6.0, 2.0), galley, p.ground);
        }
        self.faults(at, rect, detail);
    }

    /// Title, facts and rows.
    fn texts(&self, one: &NodeBox, rect: Rect, colour: Color32, dim: f32) {
        let p = &self.look.theme.palette;
        let zoom = self.camera.zoom;
        let ink = faded(p.text, dim);
        let left = one.at.x + PAD + MARK;
        let place = |x: f32, y: f32| self.camera.at(self.area, Point { x, y });
        self.icon(kind_icon(one.kind), place(one.at.x + PAD + 6.0, one.title_top + TITLE * LINE / 2.0), 15.0 * zoom, colour);
        for (number, line) in one.lines.iter().enumerate() {
            self.text(place(left, one.title_top + TITLE * LINE * number as f32), line, TITLE, true, ink);
        }
        self.text(place(left, one.facts_top), &words::facts(self.look, one), SMALL, false, faded(p.text_dim, dim));
        for row in &one.rows {
            let y = place(0.0, row.at.y).y;
            self.painter.hline(rect.x_range(), y, Stroke::new(1.0, faded(p.line, dim)));
            let (icon, tone) = match row.dangles {
                Some(_) => (icons::WARNING_CIRCLE, p.bad),
                None => (rating_icon(row.rating), rated(p, row.rating)),
            };
            let tone = faded(tone, dim);
            self.icon(icon, place(one.at.x + PAD + 6.0, row.at.y + 5.0 + SMALL * LINE / 2.0), 13.0 * zoom, tone);
            for (number, line) in row.lines.iter().enumerate() {
                self.text(place(left, row.at.y + 5.0 + SMALL * LINE * number as f32), line, SMALL, false, if row.dangles.is_some() { tone } else { ink });
            }
            let beside = |y: f32| place(one.at.right() - 11.0, y);
            if row.on_timeout {
                self.icon(icons::CLOCK, beside(row.at.bottom() - 11.0), 11.0 * zoom, faded(p.text_dim, dim));
            }
            if row.conditional {
                self.icon(icons::LOCK, beside(row.at.y + 10.0), 11.0 * zoom, faded(p.text_dim, dim));
            }
        }
    }

    /// As many words of the title as fit, in letters that can be read.
    fn short_title(&self, one: &NodeBox, rect: Rect, colour: Color32, dim: f32) {
        let p = &self.look.theme.palette;
        let zoom = self.camera.zoom;
        let top = self.camera.at(self.area, Point { x: 0.0, y: one.title_top }).y;
        let icon = (15.0 * zoom).clamp(9.0, 15.0);
        if rect.width() < 44.0 {
            let middle = pos2(rect.center().x, (top + icon / 2.0).min(rect.bottom() - icon / 2.0));
            self.icon(kind_icon(one.kind), middle, icon, colour);
            return;
        }
        self.icon(kind_icon(one.kind), pos2(rect.left() + 4.0 + icon / 2.0, top + icon * 0.6), icon, colour);
        let size = (TITLE * zoom).max(LEAST_LETTERS);
        let left = rect.left() + icon + 7.0;
        let rows = ((rect.bottom() - top) / (size * 1.25)).floor().clamp(1.0, 3.0) as usize;
        let format = TextFormat { font_id: self.font_exact(size, true), color: faded(p.text, dim), ..TextFormat::default() };
        let mut job = LayoutJob::single_section(one.title.clone(), format);
        job.wrap = TextWrapping { max_width: rect.right() - left - 3.0, max_rows: rows, break_anywhere: true, overflow_character: Some('…') };
        let galley = self.painter.layout_job(job);
        self.painter.galley(pos2(left, top - 1.0), galley, p.text);
    }

    /// How many findings stand in a node.
    fn faults(&self, at: usize, rect: Rect, detail: Detail) {
        let Some((count, is_error)) = self.flow.findings.get(at).copied().filter(|(count, _)| *count > 0) else { return };
        let p = &self.look.theme.palette;
        let (icon, colour) = if is_error { (icons::WARNING_CIRCLE, p.bad) } else { (icons::WARNING, p.accent) };
        if detail == Detail::Block {
            if is_error {
                self.painter.circle_filled(rect.right_top(), 3.0, colour);
            }
            return;
        }
        let side = (15.0 * self.camera.zoom).clamp(9.0, 18.0);
        let galley = self.painter.layout_no_wrap(count.to_string(), self.font(SMALL, true), colour);
        let tag = Rect::from_min_max(
            pos2(rect.right() - galley.size().x - side - 12.0, rect.top() - side * 0.7),
            pos2(rect.right() - 4.0, rect.top() + side * 0.7),
        );
        self.painter.rect(tag, tag.height() / 2.0, p.ground, Stroke::new(1.0, colour), StrokeKind::Inside);
        self.icon(icon, pos2(tag.left() + side * 0.5 + 3.0, tag.center().y), side, colour);
        self.painter.galley(pos2(tag.right() - galley.size().x - 4.0, tag.center().y - galley.size().y / 2.0), galley, colour);
    }

    /// How many came through, and what they missed.
    fn counts(&self, coverage: &super::FlowCoverage) {
        let p = &self.look.theme.palette;
        let drawing = &self.flow.picture.drawing;
        let seen = self.camera.seen(self.area);
        for (one, of) in drawing.boxes.iter().zip(&coverage.boxes).filter(|(one, _)| one.at.overlaps(seen)) {
            let rect = self.camera.rect(self.area, one.at);
            let text = words::came(self.look, of, coverage.attempts);
            let colour = if of.missed > 0 { p.accent } else if of.came == 0 { p.text_dim } else { p.good };
            self.tag(pos2(rect.center().x, rect.bottom()), &text, colour);
        }
        for (at, (edge, count)) in drawing.edges.iter().zip(&coverage.ways).enumerate() {
            if *count > 0 && self.flow.picture.lines[at].bounds.overlaps_or_touches(seen) {
                let start = self.camera.at(self.area, edge.points[0]);
                self.tag(start + vec2(17.0 * self.camera.zoom.max(0.6), 0.0), &count.to_string(), rated(p, edge.rating));
            }
        }
    }

    fn tag(&self, middle: Pos2, text: &str, colour: Color32) {
        let p = &self.look.theme.palette;
        let galley = self.painter.layout_no_wrap(text.to_owned(), self.font(SMALL, true), colour);
        let rect = Rect::from_center_size(middle, galley.size() + vec2(12.0, 4.0));
        self.painter.rect(rect, rect.height() / 2.0, p.ground, Stroke::new(1.0, colour), StrokeKind::Inside);
        self.painter.galley(rect.min + vec2(6.0, 2.0), galley, colour);
    }

    /// A font of the drawing at this zoom. Sizes go in steps, so that zooming makes few letters anew.
    fn font(&self, points: f32, strong: bool) -> FontId {
        self.font_exact((points * self.camera.zoom).max(LEAST_LETTERS.min(points)), strong)
    }

    fn font_exact(&self, size: f32, strong: bool) -> FontId {
        let family = if strong { FontFamily::Name(STRONG.into()) } else { FontFamily::Proportional };
        FontId::new((size * 2.0).round() / 2.0, family)
    }

    fn text(&self, at: Pos2, text: &str, points: f32, strong: bool, colour: Color32) {
        let size = points * self.camera.zoom;
        let font = self.font_exact(size.max(4.0), strong);
        // The bundled letters have no such sign.
        let text = text.replace('≥', ">=");
        self.painter.text(at, Align2::LEFT_TOP, text, font, colour);
    }

    fn icon(&self, icon: Icon, middle: Pos2, side: f32, colour: Color32) {
        let font = FontId::new((side * 2.0).round() / 2.0, FontFamily::Name(ICONS.into()));
        self.painter.text(middle, Align2::CENTER_CENTER, icon.0, font, colour);
    }
}

/// The part of a picture that fills a place of another shape.
fn cover(size: [u32; 2], place: Rect) -> Rect {
    let picture = size[0].max(1) as f32 / size[1].max(1) as f32;
    let wanted = place.width() / place.height().max(1.0);
    let (w, h) = if picture > wanted { (wanted / picture, 1.0) } else { (1.0, picture / wanted) };
    Rect::from_center_size(pos2(0.5, 0.5), vec2(w, h))
}
