//! What is kept of a person: handed over, deleted, and deleted in time.

use std::sync::Arc;

use super::{Done, NamesDesk, Told, Written};
use crate::app::trainer::OpenStation;
use crate::course::disk::write_whole;
use crate::privacy::House;

impl NamesDesk {
    /// Finds names that belong to no course here: retention cannot tell when their time is over.
    pub(super) fn look_for_orphans(&mut self, open: &OpenStation<'_>) {
        let found = House::of(&open.around.data.root, open.around.wall, Some(open.station)).and_then(|house| house.orphans());
        match found {
            Ok(orphans) => self.orphans = orphans,
            Err(error) => self.told = Some(Told::Privacy(error)),
        }
    }

    /// Writes everything that is kept of a code into one file.
    pub(super) fn my_data(&mut self, typed: &str, open: &OpenStation<'_>) {
        let Some(code) = self.typed_code(typed) else { return };
        let Some(folder) = self.folder() else { return };
        self.keep(open);
        let (data, wall, station) = (open.around.data.root.clone(), open.around.wall, Arc::clone(open.station));
        self.begin("my data", open, move || {
            let mine = House::of(&data, wall, Some(&station)).and_then(|house| house.my_data(&code));
            Done::Told(match mine {
                Ok(mine) => {
                    let to = folder.join(format!("my-data-{code}.json"));
                    match write_whole(&to, format!("{mine:#}\n").as_bytes()) {
                        Ok(()) => Told::Written(Written::MyData, to),
                        Err(error) => Told::NotWritten(to, error),
                    }
                }
                Err(error) => Told::Privacy(error),
            })
        });
    }

    pub(super) fn ask_forget(&mut self, typed: &str) {
        self.told = None;
        self.in_question = self.typed_code(typed);
        if let Some(code) = &self.in_question {
            self.code = code.to_string();
        }
    }

    /// Deletes everything that is kept of the code in question.
    pub(super) fn forget(&mut self, open: &OpenStation<'_>) {
        if self.working.is_some() {
            return;
        }
        let Some(code) = self.in_question.take() else { return };
        // What was typed of others must not be lost, and of this one must not be written back.
        self.keep(open);
        let (data, wall, station) = (open.around.data.root.clone(), open.around.wall, Arc::clone(open.station));
        self.begin("forget", open, move || {
            match House::of(&data, wall, Some(&station)).and_then(|house| house.forget(&code)) {
                Ok(done) => Done::Forgotten(code, done),
                Err(error) => Done::Told(Told::Privacy(error)),
            }
        });
    }

    /// Deletes what may be kept no longer.
    pub(super) fn expire(&mut self, open: &OpenStation<'_>) {
        self.keep(open);
        let (data, wall, station) = (open.around.data.root.clone(), open.around.wall, Arc::clone(open.station));
        self.begin("retention", open, move || match House::of(&data, wall, Some(&station)).and_then(|house| house.expire()) {
            Ok(done) => Done::Expired(done),
            Err(error) => Done::Told(Told::Privacy(error)),
        });
    }
}
