//! What every view is given besides its data: the theme and the language.

use egui::{Color32, Response, RichText, Ui};

use crate::app::i18n::{self, Arg};
use crate::app::theme::{Step, Theme};
use crate::report::words::Words;
use crate::text::Language;
use crate::time::{Day, WallTime};

/// Theme and language. Cheap to copy.
#[derive(Clone, Copy, Debug, Default)]
pub struct Look {
    /// Colours, sizes, motion.
    pub theme: Theme,
    /// The language of the interface.
    pub language: Language,
}

impl Look {
    /// The text of `key`.
    pub fn t(&self, key: &str) -> String {
        i18n::translate(self.language, key, &[])
    }

    /// The text of `key` with values put in.
    pub fn t_with(&self, key: &str, args: &[(&str, Arg<'_>)]) -> String {
        i18n::translate(self.language, key, args)
    }

    /// A number as the language writes it.
    pub fn decimal(&self, value: f64, places: usize) -> String {
        i18n::decimal(self.language, value, places)
    }

    /// A moment as the language writes it: the day, and the time in UTC, which it says.
    pub fn moment(&self, at: WallTime) -> String {
        let minutes = at.0.div_euclid(60_000).rem_euclid(1_440);
        format!("{}, {:02}:{:02} UTC", Words { language: self.language }.day(Day::of(at)), minutes / 60, minutes % 60)
    }

    /// Text of one step of the scale in one colour, wrapped.
    pub fn text(&self, ui: &mut Ui, step: Step, colour: Color32, text: impl Into<String>) -> Response {
        ui.add(egui::Label::new(self.rich(step, colour, text)).wrap())
    }

    /// Main text at a step.
    pub fn plain(&self, ui: &mut Ui, step: Step, text: impl Into<String>) -> Response {
        self.text(ui, step, self.theme.palette.text, text)
    }

    /// Secondary text.
    pub fn dim(&self, ui: &mut Ui, step: Step, text: impl Into<String>) -> Response {
        self.text(ui, step, self.theme.palette.text_dim, text)
    }

    /// Small capitals above a section.
    pub fn label(&self, ui: &mut Ui, text: impl Into<String>) -> Response {
        self.text(ui, Step::Label, self.theme.palette.accent, text.into().to_uppercase())
    }

    /// Rich text of a step, for widgets that take one.
    pub fn rich(&self, step: Step, colour: Color32, text: impl Into<String>) -> RichText {
        let rich = RichText::new(text).font(self.theme.font(step)).color(colour);
        match step {
            Step::Label => rich.extra_letter_spacing(1.1),
            Step::Body | Step::Small => rich.line_height(Some(self.theme.font(step).size * 1.42)),
            _ => rich,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_says_that_it_is_utc() {
        let told = |language| Look { language, ..Look::default() }.moment(WallTime(1_783_502_400_000));
        assert_eq!(told(Language::Pl), "08.07.2026, 09:20 UTC");
        assert_eq!(told(Language::En), "8 Jul 2026, 09:20 UTC");
    }
}
