//! The text that is being written: every change undone and done again, and noted at once so that no crash loses it.

use super::keep::Journal;
use crate::scenario::edit::{Change, Script};

/// Seconds within which further changes of the same value are one step of undoing.
const ONE_STEP: f64 = 2.0;
/// The most steps that can be undone.
const MOST_STEPS: usize = 500;

/// One step of undoing.
#[derive(Debug)]
struct Step {
    /// What was changed: further changes of it join the step.
    what: String,
    /// Each change with its inverse, in order.
    changes: Vec<(Change, Change)>,
    /// When the last was made, by a steady clock.
    at: f64,
}

/// A scenario's text with what was done to it.
#[derive(Debug)]
pub struct Manuscript {
    script: Script,
    saved: String,
    undo: Vec<Step>,
    redo: Vec<Step>,
    journal: Journal,
}

impl Manuscript {
    /// Of the text as it is on the disk.
    pub fn new(text: String, journal: Journal) -> Self {
        Self { script: Script::new(text.as_str()), saved: text, undo: Vec::new(), redo: Vec::new(), journal }
    }

    /// The text and its tree.
    pub fn script(&self) -> &Script {
        &self.script
    }

    /// The text as it was last read from the disk or written to it.
    pub fn saved(&self) -> &str {
        &self.saved
    }

    /// Whether the disk holds another text.
    pub fn is_unsaved(&self) -> bool {
        self.script.text() != self.saved
    }

    /// Whether there is a step to undo, and one to do again.
    pub fn steps(&self) -> (bool, bool) {
        (!self.undo.is_empty(), !self.redo.is_empty())
    }

    /// Why changes cannot be noted, if so: then only saving keeps them.
    pub fn journal_fault(&self) -> Option<&str> {
        self.journal.fault()
    }

    /// Makes a change. `what` names what is changed: several changes of it in short order are undone together.
    pub fn apply(&mut self, change: Change, what: &str, now: f64) {
        if change.is_empty() {
            return;
        }
        let inverse = change.inverse(self.script.text());
        self.write(&change);
        self.redo.clear();
        match self.undo.last_mut() {
            Some(step) if step.what == what && now - step.at <= ONE_STEP => {
                step.changes.push((change, inverse));
                step.at = now;
            }
            _ => self.undo.push(Step { what: what.to_owned(), changes: vec![(change, inverse)], at: now }),
        }
        if self.undo.len() > MOST_STEPS {
            self.undo.remove(0);
        }
    }

    fn write(&mut self, change: &Change) {
        self.journal.note(&self.saved, change);
        self.script = Script::new(change.apply(self.script.text()));
    }

    /// Takes the last step back; `false` when there is none.
    pub fn undo(&mut self) -> bool {
        let Some(mut step) = self.undo.pop() else { return false };
        for (_, inverse) in step.changes.iter().rev() {
            self.journal.note(&self.saved, inverse);
            self.script = Script::new(inverse.apply(self.script.text()));
        }
        // A later change begins a step of its own.
        step.at = f64::NEG_INFINITY;
        self.redo.push(step);
        if let Some(step) = self.undo.last_mut() {
            step.at = f64::NEG_INFINITY;
        }
        true
    }

    /// Makes the step again that was taken back last; `false` when there is none.
    pub fn redo(&mut self) -> bool {
        let Some(step) = self.redo.pop() else { return false };
        for (change, _) in &step.changes {
            self.journal.note(&self.saved, change);
            self.script = Script::new(change.apply(self.script.text()));
        }
        self.undo.push(step);
        true
    }

    /// The text is on the disk now.
    pub fn was_saved(&mut self) {
        self.saved = self.script.text().to_owned();
        self.journal.clear();
        if let Some(step) = self.undo.last_mut() {
            step.at = f64::NEG_INFINITY;
        }
    }

    /// The disk holds another text, which another program wrote. `take`: it is taken over, as a step that can be undone.
    pub fn disk_changed(&mut self, text: &str, take: bool, now: f64) {
        self.saved = text.to_owned();
        if take {
            let change = Change::between(self.script.text(), text);
            self.apply(change, "disk", now);
            self.journal.clear();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn manuscript() -> Manuscript {
        Manuscript::new("(title: \"Van\", start: \"lane\")".to_owned(), Journal::none())
    }

    fn set(manuscript: &mut Manuscript, place: &str, value: &str, now: f64) {
        let change = manuscript.script().set(place, value).expect("possible");
        manuscript.apply(change, place, now);
    }

    #[test]
    fn what_is_typed_in_one_go_is_undone_in_one_go() {
        let mut manuscript = manuscript();
        for (now, text) in [(0.0, "\"Bu\""), (0.3, "\"Bus\""), (9.0, "\"Bus!\"")] {
            set(&mut manuscript, "title", text, now);
        }
        set(&mut manuscript, "start", "\"end\"", 9.1);
        assert!(manuscript.is_unsaved());
        assert!(manuscript.undo());
        assert_eq!(manuscript.script().text(), "(title: \"Bus!\", start: \"lane\")");
        assert!(manuscript.undo());
        assert_eq!(manuscript.script().text(), "(title: \"Bus\", start: \"lane\")");
        assert!(manuscript.undo() && !manuscript.undo());
        assert!(!manuscript.is_unsaved());
        assert!(manuscript.redo() && manuscript.redo() && manuscript.redo() && !manuscript.redo());
        assert_eq!(manuscript.script().text(), "(title: \"Bus!\", start: \"end\")");
    }

    #[test]
    fn a_new_change_ends_what_could_be_done_again() {
        let mut manuscript = manuscript();
        set(&mut manuscript, "title", "\"A\"", 0.0);
        manuscript.undo();
        set(&mut manuscript, "title", "\"B\"", 0.1);
        assert_eq!(manuscript.steps(), (true, false));
    }

    #[test]
    fn what_another_program_wrote_can_be_undone() {
        let mut manuscript = manuscript();
        manuscript.disk_changed("(title: \"Other\")", true, 0.0);
        assert!(!manuscript.is_unsaved());
        assert!(manuscript.undo());
        assert_eq!(manuscript.script().text(), "(title: \"Van\", start: \"lane\")");
        assert!(manuscript.is_unsaved());
    }
}
