//! The trainer's side.

use crate::app::views::trainer::door::{DoorView, Stage};
use crate::app::views::trainer::{Tab, TrainerView};
use crate::app::views::widgets::Secret;
use crate::keys::Strength;

/// The door at each of its stages, with whatever it can tell.
pub fn trainer_doors() -> [TrainerView; 3] {
    let door = DoorView { data: "/home/trener/.local/share/ias".to_owned(), ..DoorView::default() };
    let fault = |what: &str, cure: &str| Some((what.to_owned(), cure.to_owned()));
    let doors = [
        DoorView {
            typed: Secret::new("lampa poc".to_owned()),
            again: Secret::new("lanpa".to_owned()),
            strength: Some(Strength::Short { missing: 3 }),
            differs: true,
            ..door.clone()
        },
        DoorView { stage: Stage::Open, typed: Secret::new("lampa".to_owned()), was_idle: true, is_working: true, ..door.clone() },
        DoorView {
            stage: Stage::BringBack,
            typed: Secret::new("lampa pociąg osiem bursztyn".to_owned()),
            is_shown: true,
            strength: Some(Strength::Long),
            backup: "E:\\ias-key.txt".to_owned(),
            fault: fault("There is no usable key in this file.", "Take the file that this program wrote as a backup."),
            ..door
        },
    ];
    doors.map(|door| TrainerView { door: Some(door), ..TrainerView::default() })
}

/// A tab with nothing on it yet.
pub fn trainer_empty(tab: Tab) -> TrainerView {
    TrainerView { tab, ..TrainerView::default() }
}
