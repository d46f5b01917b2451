//! The drawing as SVG 1.1: readable light and dark, on paper, and by a screen reader (`<title>` of every box and way).

use std::fmt::Write as _;

use super::{signs, words};
use crate::cohort::coverage::Coverage;
use crate::scenario::draw::{Drawing, Edge, Exit, Kind, LINE, MARGIN, MARK, NodeBox, PAD, Point, Poster, SMALL, Stroke, TITLE, course, width};
use crate::scenario::graph::{Graph, Outcome, Rating};
use crate::text::Language;

/// Over the drawing: the scenario's title and how much there is of it.
const HEAD: f32 = 64.0;
/// Under it: what the signs mean.
const LEGEND: f32 = 74.0;

/// Every colour twice; what the colours tell, signs and dashes tell too.
const STYLE: &str = "\
svg{background:#f6f5f1}text{font-family:Inter,'Noto Sans','Segoe UI',Roboto,Arial,sans-serif;fill:#1d2330}\
.dim{fill:#545c6b}.ground{fill:#f6f5f1}.box{fill:#fff;stroke:#b9bdc6}.row{stroke:#e2e3e7}.none{color:#6b7280}.kind{color:#38557e}\
.best{color:#1b7a43}.good{color:#2a7f86}.poor{color:#a15c07}.harm{color:#b3261e}\
.f{fill:currentColor;stroke:none}.s{fill:none;stroke:currentColor;stroke-width:1.7;stroke-linecap:round;stroke-linejoin:round}\
.thin{stroke-width:1.1}.cut{fill:none;stroke:#fff;stroke-width:1.7;stroke-linecap:round;stroke-linejoin:round}\
.way{fill:none;stroke:currentColor;stroke-width:1.6}.way.poor{stroke-dasharray:7 3}.way.harm{stroke-dasharray:2.5 3}\
.edge{fill:none;stroke:currentColor;stroke-width:2.2}\
@media (prefers-color-scheme:dark){svg{background:#14171d}text{fill:#e8eaee}.dim{fill:#a9b0bd}.ground{fill:#14171d}\
.box{fill:#1e232c;stroke:#454c59}.row{stroke:#2d333e}.none{color:#98a0ad}.kind{color:#8fb2e3}.best{color:#5fc88b}.good{color:#62bfc6}\
.poor{color:#e2a450}.harm{color:#f2897f}.cut{stroke:#14171d}}";

/// Writes the drawing; `picture` gives a poster as an address.
pub(super) fn svg(
    graph: &Graph,
    drawing: &Drawing,
    language: Language,
    coverage: Option<&Coverage>,
    picture: &dyn Fn(&Poster) -> Option<String>,
) -> String {
    let title = graph.title.get(language);
    let endings = drawing.boxes.iter().filter(|one| matches!(one.kind, Kind::Ending(_))).count();
    let mut totals = words::totals(drawing.boxes.len(), drawing.edges.len(), endings, language);
    if let Some(coverage) = coverage {
        totals = format!("{totals} · {}", words::attempts(coverage.attempts, language));
    }
    let legend = legend(language);
    let wide = drawing.size.x.max(2.0 * MARGIN + legend.1).max(2.0 * MARGIN + width(title, 22.0));
    let high = HEAD + drawing.size.y + LEGEND;
    let mut out = String::new();
    let _ = write!(
        out,
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{wide:.0}\" height=\"{high:.0}\" \
         viewBox=\"0 0 {wide:.0} {high:.0}\" role=\"img\" lang=\"{}\">\n<title>{}</title>\n<desc>{totals}</desc>\n<style>{STYLE}</style>\n\
         <rect width=\"100%\" height=\"100%\" class=\"ground\"/>\n",
        language.tag(),
        escaped(title),
    );
    text(&mut out, Point { x: MARGIN, y: 36.0 }, 22.0, "", "700", title);
    text(&mut out, Point { x: MARGIN, y: 56.0 }, SMALL, "dim", "400", &totals);
    let _ = writeln!(out, "<g transform=\"translate(0 {HEAD})\">");
    for edge in &drawing.edges {
        way(&mut out, drawing, edge, coverage);
    }
    for one in &drawing.boxes {
        node(&mut out, one, language, picture);
    }
    if let Some(coverage) = coverage {
        covered(&mut out, drawing, coverage, language);
    }
    let _ = writeln!(out, "</g>\n<g transform=\"translate({MARGIN} {:.0})\">{}</g>\n</svg>", HEAD + drawing.size.y + 22.0, legend.0);
    out
}

/// How many attempts took the way; `None` without coverage.
fn taken(edge: &Edge, coverage: Option<&Coverage>) -> Option<u32> {
    let option = match &edge.exit {
        Exit::Option(option) => Some(option.clone()),
        _ => None,
    };
    Some(coverage?.ways.get(&(edge.from, option, edge.to)).copied().unwrap_or(0))
}

/// On every box how many attempts came through and what they missed there; on every way how many took it.
fn covered(out: &mut String, drawing: &Drawing, coverage: &Coverage, language: Language) {
    for one in &drawing.boxes {
        let through = coverage.nodes.get(&one.node).copied().unwrap_or(0);
        let mut right = one.at.right() - 8.0;
        pill(out, &mut right, one.at.y, if through == 0 { "none" } else { "kind" }, &format!("{through}/{}", coverage.attempts));
        if let Some(signs) = coverage.signs.get(&one.node) {
            let class = if signs.missed == 0 { "best" } else { "harm" };
            pill(out, &mut right, one.at.y, class, &words::missed(signs.missed, signs.shown, language));
        }
    }
    for edge in &drawing.edges {
        if let (Some(count), Some(start)) = (taken(edge, Some(coverage)), edge.points.first()) {
            text(out, Point { x: start.x + 5.0, y: start.y - 4.0 }, SMALL, "dim", "600", &count.to_string());
        }
    }
}

/// A label on a border, its right end at `right`, which moves on to the left.
fn pill(out: &mut String, right: &mut f32, y: f32, class: &str, what: &str) {
    let w = width(what, SMALL) + 14.0;
    let x = *right - w;
    let _ = writeln!(out, "<rect x=\"{x:.1}\" y=\"{:.1}\" width=\"{w:.1}\" height=\"18\" rx=\"9\" class=\"f {class}\"/>", y - 9.0);
    text(out, Point { x: x + 7.0, y: y + 4.0 }, SMALL, "ground", "600", what);
    *right = x - 5.0;
}

fn way(out: &mut String, drawing: &Drawing, edge: &Edge, coverage: Option<&Coverage>) {
    let (from, to) = (&drawing.boxes[edge.from.0 as usize].title, &drawing.boxes[edge.to.0 as usize].title);
    let said = if edge.text.is_empty() { String::new() } else { format!(": {}", edge.text) };
    let name = escaped(&format!("{from} → {to}{said}"));
    let Some(end) = edge.points.last() else { return };
    let class = signs::rated(edge.rating);
    // Thicker the more attempts took it.
    let thick = taken(edge, coverage).map_or_else(String::new, |count| {
        let share = count as f32 / coverage.map_or(1, |coverage| coverage.attempts.max(1)) as f32;
        format!(" style=\"stroke-width:{:.1}\"", 0.8 + 5.0 * share)
    });
    let _ = writeln!(out, "<g class=\"{class}\"><title>{name}</title><path class=\"way {class}\"{thick} d=\"{}\"/>", path_of(&edge.points));
    let _ = writeln!(out, "<path class=\"f\" d=\"M{:.1} {:.1}l-8-4.2v8.4z\"/></g>", end.x, end.y);
}

/// The line of a way as the data of a path.
fn path_of(points: &[Point]) -> String {
    let mut d = String::new();
    for stroke in course(points) {
        let _ = match stroke {
            Stroke::Begin(to) => write!(d, "M{:.1} {:.1}", to.x, to.y),
            Stroke::Line(to) => write!(d, "L{:.1} {:.1}", to.x, to.y),
            Stroke::Corner(by, to) => write!(d, "Q{:.1} {:.1} {:.1} {:.1}", by.x, by.y, to.x, to.y),
            Stroke::Curve(by, then, to) => write!(d, "C{:.1} {:.1} {:.1} {:.1} {:.1} {:.1}", by.x, by.y, then.x, then.y, to.x, to.y),
        };
    }
    d
}

fn node(out: &mut String, one: &NodeBox, language: Language, picture: &dyn Fn(&Poster) -> Option<String>) {
    let at = one.at;
    let class = signs::coloured(one.kind);
    let facts = words::facts(one, language);
    let _ = writeln!(out, "<g class=\"{class}\" id=\"{}\"><title>{}</title>", element_id(one), escaped(&format!("{} · {facts}", one.title)));
    let _ = writeln!(out, "<rect x=\"{:.1}\" y=\"{:.1}\" width=\"{:.1}\" height=\"{:.1}\" rx=\"8\" class=\"box\"/>", at.x, at.y, at.w, at.h);
    if let Some((place, poster)) = &one.picture
        && let Some(address) = picture(poster)
    {
        let clip = format!("clip-{}", one.node.0);
        let (x, y, w, h) = (place.x, place.y, place.w, place.h);
        let _ = writeln!(
            out,
            "<clipPath id=\"{clip}\"><path d=\"M{:.1} {:.1}v{:.1}a8 8 0 0 1 8-8h{:.1}a8 8 0 0 1 8 8v{:.1}z\"/></clipPath>\
             <image x=\"{x:.1}\" y=\"{y:.1}\" width=\"{w:.1}\" height=\"{h:.1}\" preserveAspectRatio=\"xMidYMid slice\" clip-path=\"url(#{clip})\" href=\"{address}\"/>",
            x,
            y + h,
            8.0 - h,
            w - 16.0,
            h - 8.0,
        );
    }
    if one.is_start || matches!(one.kind, Kind::Ending(_)) {
        let _ = writeln!(out, "<rect x=\"{:.1}\" y=\"{:.1}\" width=\"{:.1}\" height=\"{:.1}\" rx=\"8\" class=\"edge\"/>", at.x, at.y, at.w, at.h);
    }
    if one.is_start {
        let word = words::start(language);
        let w = width(word, SMALL) + 16.0;
        let _ = writeln!(out, "<rect x=\"{:.1}\" y=\"{:.1}\" width=\"{w:.1}\" height=\"18\" rx=\"9\" class=\"f\"/>", at.x + 10.0, at.y - 9.0);
        let _ = writeln!(
            out,
            "<text x=\"{:.1}\" y=\"{:.1}\" font-size=\"{SMALL}\" font-weight=\"600\" class=\"ground\">{}</text>",
            at.x + 18.0,
            at.y + 4.0,
            escaped(word)
        );
    }
    sign(out, Point { x: at.x + PAD + 6.0, y: one.title_top + TITLE * LINE / 2.0 }, "", signs::kind(one.kind));
    let left = at.x + PAD + MARK;
    for (number, line) in one.lines.iter().enumerate() {
        text(out, Point { x: left, y: one.title_top + TITLE * (1.02 + LINE * number as f32) }, TITLE, "", "600", line);
    }
    text(out, Point { x: left, y: one.facts_top + SMALL * 1.02 }, SMALL, "dim", "400", &facts);
    for row in &one.rows {
        let _ = writeln!(out, "<path d=\"M{:.1} {:.1}h{:.1}\" class=\"row\"/>", at.x, row.at.y, at.w);
        let class = signs::rated(row.rating);
        sign(out, Point { x: at.x + PAD + 6.0, y: row.at.y + 5.0 + SMALL * LINE / 2.0 }, class, signs::rating(row.rating));
        for (number, line) in row.lines.iter().enumerate() {
            text(out, Point { x: left, y: row.at.y + 5.0 + SMALL * (1.02 + LINE * number as f32) }, SMALL, "", "400", line);
        }
        let beside = Point { x: at.right() - 11.0, y: row.at.y + row.at.h - 11.0 };
        if row.on_timeout {
            sign(out, beside, class, CLOCK);
        }
        if row.conditional {
            sign(out, Point { x: beside.x, y: row.at.y + 10.0 }, class, LOCK);
        }
    }
    out.push_str("</g>\n");
}

/// Taken when the time runs out.
const CLOCK: &str = r#"<circle r="4.6" class="s thin"/><path d="M0-2.6V0L2 1.2" class="s thin"/>"#;
/// Only under a condition.
const LOCK: &str = r#"<rect x="-3.6" y="-1" width="7.2" height="5.4" rx="1" class="s thin"/><path d="M-2.2-1V-2.6A2.2 2.2 0 0 1 2.2-2.6V-1" class="s thin"/>"#;

fn sign(out: &mut String, at: Point, class: &str, paths: &str) {
    let class = if class.is_empty() { String::new() } else { format!(" class=\"{class}\"") };
    let _ = writeln!(out, "<g transform=\"translate({:.1} {:.1})\"{class}>{paths}</g>", at.x, at.y);
}

fn text(out: &mut String, at: Point, size: f32, class: &str, weight: &str, what: &str) {
    let class = if class.is_empty() { String::new() } else { format!(" class=\"{class}\"") };
    let _ = writeln!(out, "<text x=\"{:.1}\" y=\"{:.1}\" font-size=\"{size}\" font-weight=\"{weight}\"{class}>{}</text>", at.x, at.y, escaped(what));
}

/// What the signs mean, and how wide that is.
fn legend(language: Language) -> (String, f32) {
    let mut out = String::new();
    let mut widest = 0.0_f32;
    let kinds = [Kind::Scene, Kind::Exhibit, Kind::Choose, Kind::Route, Kind::Assess, Kind::Refer]
        .into_iter()
        .chain([Outcome::Good, Outcome::Mixed, Outcome::Bad].map(Kind::Ending))
        .map(|kind| (signs::coloured(kind), signs::kind(kind), words::kind(kind, language)));
    let ratings = [Some(Rating::Best), Some(Rating::Good), Some(Rating::Poor), Some(Rating::Harmful), None]
        .map(|rating| (signs::rated(rating), signs::rating(rating), words::rating(rating, language)));
    let marks = [("none", CLOCK, words::on_timeout(language)), ("none", LOCK, words::conditional(language))];
    let rows: [Vec<(&str, &str, &str)>; 2] = [kinds.collect(), ratings.into_iter().chain(marks).collect()];
    for (y, row) in [6.0, 32.0].into_iter().zip(rows) {
        let mut x = 6.0;
        for (class, paths, word) in row {
            sign(&mut out, Point { x, y }, class, paths);
            text(&mut out, Point { x: x + 12.0, y: y + 4.0 }, SMALL, "dim", "400", word);
            x += 36.0 + width(word, SMALL);
        }
        widest = widest.max(x);
    }
    (out, widest)
}

/// Ids of nodes may hold what an XML id may not.
fn element_id(one: &NodeBox) -> String {
    format!("node-{}", one.node.0)
}

/// Text within XML: what would be read as markup is named, what XML cannot hold at all is left out.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' | '\r' | '\t' => out.push(' '),
            '\u{fffe}' | '\u{ffff}' => {}
            letter if letter.is_control() => {}
            letter => out.push(letter),
        }
    }
    out
}
