//! What the attempts tell: a list of the sections to jump to, then the sections.

use std::collections::BTreeMap;
use std::sync::{Arc, Weak};

use egui::{Align, Id, Ui, vec2};

use super::{ResultsView, figure, heat, make_room, shares, table};
use crate::app::theme::Step;
use crate::app::views::look::Look;
use crate::app::views::widgets::{Button, Rooms, Verdict, card, verdict_row};
use crate::report::sheet::{Block, Figure, Mark, Plot, Sheet};
use crate::session::TraineeCode;

/// How a mark is drawn.
pub(super) fn verdict(mark: Mark) -> Verdict {
    match mark {
        Mark::Hit => Verdict::Hit,
        Mark::Miss => Verdict::Miss,
        Mark::FalseAlarm => Verdict::FalseAlarm,
        Mark::Passed => Verdict::Passed,
        Mark::Neutral => Verdict::Neutral,
    }
}

/// All that decides how tall the parts of the page are. Old ones are told apart without being kept alive: names go with the lock.
#[derive(Clone, Debug)]
pub(super) struct Stand {
    sheet: Weak<Sheet>,
    names: Option<Weak<BTreeMap<TraineeCode, String>>>,
    as_tables: bool,
    /// Width of the page and height of a letter, to the bit.
    lengths: [u32; 2],
}

impl Stand {
    fn of(ui: &Ui, look: &Look, view: &ResultsView, sheet: &Arc<Sheet>) -> Self {
        Self {
            sheet: Arc::downgrade(sheet),
            names: view.names.as_ref().map(Arc::downgrade),
            as_tables: view.as_tables,
            lengths: [ui.available_width().to_bits(), look.theme.text(16.0).to_bits()],
        }
    }
}

impl PartialEq for Stand {
    fn eq(&self, other: &Self) -> bool {
        let names = match (&self.names, &other.names) {
            (Some(ours), Some(theirs)) => Weak::ptr_eq(ours, theirs),
            (None, None) => true,
            _ => false,
        };
        names && Weak::ptr_eq(&self.sheet, &other.sheet) && self.as_tables == other.as_tables && self.lengths == other.lengths
    }
}

/// What stands below the sections and is led to as they are.
const BELOW: [(&str, &str); 3] = [("write", "trainer-results-write"), ("send", "trainer-send"), ("mark", "trainer-results-mark")];

/// Draws the sheet; returns where was wanted to be led to.
pub(super) fn show(ui: &mut Ui, look: &Look, view: &ResultsView, sheet: &Arc<Sheet>) -> Option<&'static str> {
    look.plain(ui, Step::Strong, sheet.facts.join(" · "));
    let wanted = Id::new("results-section");
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(2.0, 2.0);
        let sections = sheet.sections.iter().map(|section| (section.id, section.title.clone()));
        let below = BELOW.iter().filter(|(id, _)| *id != "mark" || !view.mark.scenarios.is_empty()).map(|(id, key)| (*id, look.t(key)));
        for (id, title) in sections.chain(below) {
            let name = look.t_with("trainer-results-jump", &[("section", (&title).into())]);
            make_room(ui, look, &title, false);
            if Button::quiet(&title).name(&name).show(ui, look).clicked() {
                ui.data_mut(|data| data.insert_temp(wanted, id));
            }
        }
    });
    let jump: Option<&'static str> = ui.data_mut(|data| data.remove_temp(wanted));
    let stand = Stand::of(ui, look, view, sheet);
    for section in &sheet.sections {
        ui.add_space(look.theme.length(14.0));
        let heading = look.plain(ui, Step::Heading, &section.title);
        if jump == Some(section.id) {
            heading.scroll_to_me(Some(Align::TOP));
        }
        card(ui, look, |ui| {
            let rooms = Rooms::of(ui, Id::new(("results-rooms", section.id)), stand.clone());
            for (place, block) in section.blocks.iter().enumerate() {
                rooms.add(ui, place, !has_controls(block, view.as_tables), |ui| {
                    ui.push_id((section.id, place), |ui| show_block(ui, look, view, &stand, &section.title, block));
                });
            }
        });
    }
    ui.add_space(look.theme.length(18.0));
    jump
}

/// Whether something in it takes the keyboard's focus: that must be drawn, wherever it is.
fn has_controls(block: &Block, as_tables: bool) -> bool {
    match block {
        Block::Table(told) => table::is_long(told),
        Block::Figure(told) => as_tables && table::is_long(&told.table),
        _ => false,
    }
}

/// Draws a block of the section of that title, which need not stand there twice.
fn show_block(ui: &mut Ui, look: &Look, view: &ResultsView, stand: &Stand, title: &str, block: &Block) {
    let names: Option<&BTreeMap<TraineeCode, String>> = view.names.as_deref();
    match block {
        Block::Heading(text) => {
            ui.add_space(6.0);
            look.plain(ui, Step::Lead, text);
        }
        Block::Strong(text) => {
            look.plain(ui, Step::Lead, text);
        }
        Block::Text(text) => {
            look.plain(ui, Step::Body, text);
        }
        Block::Hint(text) => {
            look.dim(ui, Step::Small, text);
        }
        Block::Marked(lines) => {
            ui.horizontal_wrapped(|ui| {
                for (mark, text) in lines {
                    verdict_row(ui, look, verdict(*mark), text);
                    ui.add_space(10.0);
                }
            });
        }
        Block::List(lines) => {
            for line in lines {
                ui.horizontal_top(|ui| {
                    look.dim(ui, Step::Body, "•");
                    look.plain(ui, Step::Body, line);
                });
            }
        }
        Block::Table(told) => table::show(ui, look, told, names, stand, told.title != title),
        Block::Figure(told) if view.as_tables => table::show(ui, look, &told.table, names, stand, told.title != title),
        Block::Figure(told) => show_figure(ui, look, told, told.title != title),
    }
    ui.add_space(4.0);
}

fn show_figure(ui: &mut Ui, look: &Look, told: &Figure, titled: bool) {
    if titled {
        look.label(ui, &told.title);
    }
    match &told.plot {
        Plot::Shares(rows) => shares::show(ui, look, &told.title, rows),
        Plot::Heat(told) => heat::show(ui, look, told),
        Plot::Calibration { axes, points } => figure::calibration(ui, look, &told.title, axes, points),
        Plot::Slopes { ends, lines } => figure::slopes(ui, look, ends, lines),
        Plot::Tenths(counts) => figure::tenths(ui, look, told, counts),
    }
}
