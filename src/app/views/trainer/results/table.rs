//! Tables: columns as wide as what stands in them, long ones page by page with a field to find a row by.

use std::collections::BTreeMap;
use std::sync::Arc;

use egui::{Galley, ScrollArea, Sense, Ui, WidgetInfo, WidgetType, pos2, vec2};

use super::sheet::{Stand, verdict};
use crate::app::theme::{Step, faded, icons};
use crate::app::views::look::Look;
use crate::app::views::widgets::{Button, Rooms, lay_out, mark, named_field};
use crate::report::sheet::{Cell, Table};
use crate::session::TraineeCode;

/// Rows on a page.
const PAGE: usize = 50;
/// A column's width in letters, at least and at most.
const LETTERS: (usize, usize) = (7, 44);
/// Space around what stands in a cell.
const PAD: egui::Vec2 = egui::vec2(8.0, 6.0);

/// What stands in a cell: a code has its name beside it where names are wanted.
fn texts(cell: &Cell, names: Option<&BTreeMap<TraineeCode, String>>) -> (String, String) {
    let name = cell.code.as_ref().and_then(|code| names?.get(code));
    match name {
        Some(name) => (cell.text.clone(), [name.as_str(), &cell.detail].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" · ")),
        None => (cell.text.clone(), cell.detail.clone()),
    }
}

/// Whether it is shown page by page, with controls.
pub(super) fn is_long(told: &Table) -> bool {
    told.rows.len() > PAGE
}

/// Which page is shown of which rows.
#[derive(Clone, Debug, Default)]
struct Leafed {
    page: usize,
    sought: String,
}

/// What takes a walk through all rows: worked out once, until something of it is another.
#[derive(Clone, Debug)]
struct Laid {
    stand: Stand,
    sought: String,
    width: f32,
    /// The rows that were looked for.
    found: Arc<Vec<usize>>,
    widths: Arc<Vec<f32>>,
}

impl Laid {
    fn of(ui: &Ui, look: &Look, told: &Table, names: Option<&BTreeMap<TraineeCode, String>>, stand: &Stand, sought: &str) -> Self {
        let memory = ui.id().with(("laid", &told.title));
        let width = ui.available_width();
        let known = ui.data(|data| data.get_temp::<Self>(memory));
        #[expect(clippy::float_cmp, reason = "the same room, to the bit")]
        if let Some(known) = known.filter(|known| known.stand == *stand && known.sought == sought && known.width == width) {
            return known;
        }
        let fold = |text: &str| text.to_lowercase().replace('-', "");
        let key = fold(sought.trim());
        let fits = |row: &Vec<Cell>| {
            let first = row.first().map(|cell| texts(cell, names)).unwrap_or_default();
            key.is_empty() || fold(&first.0).contains(&key) || fold(&first.1).contains(&key)
        };
        let found = (0..told.rows.len()).filter(|at| fits(&told.rows[*at])).collect();
        // Widths follow the whole table, so that they stay from page to page.
        let widths = widths(look, told, names, width);
        let laid = Self { stand: stand.clone(), sought: sought.to_owned(), width, found: Arc::new(found), widths: Arc::new(widths) };
        ui.data_mut(|data| data.insert_temp(memory, laid.clone()));
        laid
    }
}

/// Draws a table; `titled`: with its title above.
pub(super) fn show(ui: &mut Ui, look: &Look, told: &Table, names: Option<&BTreeMap<TraineeCode, String>>, stand: &Stand, titled: bool) {
    if titled {
        look.label(ui, &told.title);
    }
    let memory = ui.id().with(("table", &told.title));
    let mut leafed = ui.data(|data| data.get_temp::<Leafed>(memory)).unwrap_or_default();
    if is_long(told) {
        let name = look.t_with("trainer-results-find-in", &[("table", (&told.title).into())]);
        let (_, changed) = named_field(ui, look, "find", &name, &leafed.sought, &look.t("trainer-results-find"), look.theme.length(240.0));
        if let Some(sought) = changed {
            leafed = Leafed { page: 0, sought };
        }
    }
    let laid = Laid::of(ui, look, told, names, stand, &leafed.sought);
    let pages = laid.found.len().div_ceil(PAGE).max(1);
    leafed.page = leafed.page.min(pages - 1);
    // What is shown in this frame; leafing counts from the next.
    let page = leafed.page;
    if is_long(told) {
        pager(ui, look, told, &mut leafed.page, pages, laid.found.len());
        ui.data_mut(|data| data.insert_temp(memory, leafed.clone()));
    }
    let shown = &laid.found[page * PAGE..laid.found.len().min((page + 1) * PAGE)];
    let rooms = Rooms::of(ui, ui.id().with(("rows", &told.title)), (laid.stand.clone(), leafed.sought, laid.width.to_bits()));
    ScrollArea::horizontal().id_salt(("rows", &told.title)).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let heads: Vec<Cell> = told.columns.iter().map(|text| Cell { text: text.clone(), ..Cell::default() }).collect();
        row(ui, look, told, &heads, &laid.widths, names, None);
        // The table is as wide as its columns, whichever rows are in sight.
        for (at, row_at) in shown.iter().enumerate() {
            rooms.add(ui, *row_at, true, |ui| row(ui, look, told, &told.rows[*row_at], &laid.widths, names, Some(page * PAGE + at)));
        }
    });
}

fn pager(ui: &mut Ui, look: &Look, told: &Table, page: &mut usize, pages: usize, found: usize) {
    ui.horizontal_wrapped(|ui| {
        let named = |key: &str| (look.t(key), format!("{}: {}", told.title, look.t(key)));
        let (text, name) = named("trainer-results-page-back");
        if Button::quiet(&text).icon(icons::ARROW_LEFT).name(&name).enabled(*page > 0).show(ui, look).clicked() {
            *page -= 1;
        }
        let (text, name) = named("trainer-results-page-on");
        if Button::quiet(&text).icon(icons::ARROW_RIGHT).name(&name).enabled(*page + 1 < pages).show(ui, look).clicked() {
            *page += 1;
        }
        let first = (*page * PAGE + 1).min(found);
        let last = ((*page + 1) * PAGE).min(found);
        look.dim(ui, Step::Small, look.t_with("trainer-results-page", &[("from", first.into()), ("to", last.into()), ("count", found.into())]));
    });
}

/// How wide the columns are: by what stands in them, stretched to the room there is, never so narrow that words break.
fn widths(look: &Look, told: &Table, names: Option<&BTreeMap<TraineeCode, String>>, room: f32) -> Vec<f32> {
    let letters = |at: usize| {
        let head = told.columns.get(at).map_or(0, |text| text.chars().count().min(22));
        let cells = told.rows.iter().filter_map(|row| row.get(at)).map(|cell| {
            let (text, detail) = texts(cell, names);
            text.chars().count().max(detail.chars().count() * 4 / 5) + usize::from(cell.mark.is_some()) * 3
        });
        cells.max().unwrap_or(0).max(head).clamp(LETTERS.0, LETTERS.1)
    };
    let letters: Vec<usize> = (0..told.columns.len()).map(letters).collect();
    #[expect(clippy::cast_precision_loss, reason = "letters in a column")]
    let natural: Vec<f32> = letters.iter().map(|count| look.theme.text(8.2) * *count as f32 + 2.0 * PAD.x).collect();
    let all: f32 = natural.iter().sum();
    if all <= room {
        // What is left over goes to the first column, which names the rows.
        let mut widths = natural;
        if let Some(first) = widths.first_mut() {
            *first += (room - all).min(look.theme.length(160.0));
        }
        return widths;
    }
    let mut least: Vec<f32> = natural.iter().map(|width| width.min(look.theme.length(122.0))).collect();
    // The first one names the rows, and must be read beside any number of others.
    if let (Some(first), Some(natural)) = (least.first_mut(), natural.first()) {
        *first = natural.min(look.theme.length(240.0)).min(room * 0.4).max(*first);
    }
    let least_all: f32 = least.iter().sum();
    if least_all >= room {
        return least;
    }
    let share = (room - least_all) / (all - least_all);
    natural.iter().zip(&least).map(|(natural, least)| least + (natural - least) * share).collect()
}

/// Draws a row; `at` its place, `None` for the headings.
fn row(ui: &mut Ui, look: &Look, told: &Table, cells: &[Cell], widths: &[f32], names: Option<&BTreeMap<TraineeCode, String>>, at: Option<usize>) {
    let p = look.theme.palette;
    let side = look.theme.text(14.0);
    let laid: Vec<(Arc<Galley>, Arc<Galley>, String)> = cells
        .iter()
        .zip(widths)
        .map(|(cell, width)| {
            let (text, detail) = texts(cell, names);
            let inset = if cell.mark.is_some() { side + 8.0 } else { 0.0 };
            let wrap = width - 2.0 * PAD.x - inset;
            let (step, ink) = if at.is_some() { (Step::Body, p.text) } else { (Step::Label, p.text_dim) };
            let said = [text.as_str(), &detail].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(", ");
            (lay_out(ui, look, step, ink, &text, wrap), lay_out(ui, look, Step::Small, p.text_dim, &detail, wrap), said)
        })
        .collect();
    let height = |(text, detail, _): &(Arc<Galley>, Arc<Galley>, String)| text.size().y + if detail.text().is_empty() { 0.0 } else { detail.size().y };
    let tallest = laid.iter().map(height).fold(0.0, f32::max) + 2.0 * PAD.y;
    let (whole, _) = ui.allocate_exact_size(vec2(widths.iter().sum(), tallest), Sense::hover());
    // Whoever reads the screen aloud is told of every row; painted are those in sight.
    let is_seen = ui.is_rect_visible(whole);
    if is_seen && at.is_some_and(|at| at % 2 == 1) {
        ui.painter().rect_filled(whole, 3.0, faded(p.raised, 0.5));
    }
    ui.painter().hline(whole.x_range(), whole.bottom(), egui::Stroke::new(1.0, faded(p.line, if at.is_some() { 0.6 } else { 1.0 })));
    let mut x = whole.left();
    for (column, (((text, detail, said), width), cell)) in laid.into_iter().zip(widths).zip(cells).enumerate() {
        let area = egui::Rect::from_min_size(pos2(x, whole.top()), vec2(*width, tallest));
        let response = ui.interact(area, ui.id().with((&told.title, at, column)), Sense::hover());
        response.widget_info(|| {
            let head = told.columns.get(column).map(String::as_str).unwrap_or_default();
            let label = if at.is_none() || head.is_empty() { said.clone() } else { format!("{head}: {said}") };
            WidgetInfo::labeled(WidgetType::Label, true, label)
        });
        x += width;
        if !is_seen {
            continue;
        }
        let mut place = area.min + PAD;
        if let Some(told) = cell.mark {
            mark(ui.painter(), &p, verdict(told), place + vec2(side / 2.0, text.size().y / 2.0), side);
            place.x += side + 8.0;
        }
        let below = vec2(0.0, text.size().y);
        ui.painter().galley(place, text, p.text);
        if !detail.text().is_empty() {
            ui.painter().galley(place + below, detail, p.text_dim);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::theme::Theme;
    use crate::text::Language;

    #[test]
    fn the_column_that_names_the_rows_is_not_squeezed_by_many_others() {
        let look = Look { theme: Theme::new(false, true, 1.0), language: Language::Pl };
        let cell = |text: &str| Cell { text: text.to_owned(), ..Cell::default() };
        let row = |others: usize| [vec![cell("Kontrola ze strony wyzyskujących, dorośli, praca")], vec![cell("51,5 % · niezaliczone"); others]].concat();
        let table = |others: usize| Table { columns: vec![String::new(); others + 1], rows: vec![row(others)], ..Table::default() };
        for others in [6, 21] {
            let widths = widths(&look, &table(others), None, 1100.0);
            assert!(widths[0] >= 240.0, "{others}: {widths:?}");
            assert!(widths[1..].iter().all(|width| (100.0..240.0).contains(width)), "{others}: {widths:?}");
        }
        let narrow = widths(&look, &table(21), None, 400.0);
        assert!(narrow[0] <= 160.0, "{narrow:?}");
    }
}
