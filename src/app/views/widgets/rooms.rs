//! Long pages: things one below the other, of which those out of sight are not laid out again, but keep their room.
//!
//! A screen reader is told of everything: while one listens, everything is drawn. Nothing that takes the keyboard's focus may be
//! left out, or Tab would pass it by: whoever draws says what may.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use egui::{Id, Ui, vec2};

/// How far beyond its edge something is still drawn, in points.
const NEAR: f32 = 200.0;

/// How tall things are.
type Heights = Arc<Mutex<HashMap<usize, f32>>>;

/// The rooms of things one below the other.
#[derive(Clone, Debug)]
pub struct Rooms {
    heights: Heights,
    reads_aloud: bool,
}

impl Rooms {
    /// Those of that place. `stand` is all that decides how tall things are: when it is another, they are measured anew.
    pub fn of<T: Clone + PartialEq + Send + Sync + 'static>(ui: &Ui, id: Id, stand: T) -> Self {
        let heights = ui.data_mut(|data| match data.get_temp::<(T, Heights)>(id) {
            Some((known, heights)) if known == stand => heights,
            _ => {
                let heights = Heights::default();
                data.insert_temp(id, (stand, Arc::clone(&heights)));
                heights
            }
        });
        // Of the root it is only asked whether there is any.
        let reads_aloud = ui.ctx().accesskit_node_builder(egui::accesskit_root_id(), |_| ()).is_some();
        Self { heights, reads_aloud }
    }

    /// Adds a thing, or only its room: when it was drawn before, is out of sight, and `may` be left out.
    pub fn add(&self, ui: &mut Ui, at: usize, may: bool, add: impl FnOnce(&mut Ui)) {
        let known = self.heights.lock().unwrap_or_else(PoisonError::into_inner).get(&at).copied();
        if let Some(height) = known.filter(|_| may && !self.reads_aloud) {
            let room = egui::Rect::from_min_size(ui.cursor().min, vec2(ui.available_width(), height));
            if !ui.is_rect_visible(room.expand2(vec2(0.0, NEAR))) {
                ui.allocate_space(vec2(1.0, height));
                return;
            }
        }
        let drawn = ui.scope(add).response.rect.height();
        self.heights.lock().unwrap_or_else(PoisonError::into_inner).insert(at, drawn);
    }
}
