//! What was decided, what else there was, and why one serves better than another.

use maud::{Markup, html};

use super::{Maker, rating};
use crate::debrief::{ChoiceView, OptionView, StayKind};
use crate::report::words::attempt as w;
use crate::scenario::graph::Rating;
use crate::session::ChoiceBy;

impl Maker<'_> {
    pub(super) fn acted(self) -> Markup {
        let choices = self.report.debrief.stays.iter().filter_map(|stay| match &stay.what {
            StayKind::Scene(scene) => scene.choice.as_ref().map(|choice| (stay.title.as_str(), choice)),
            StayKind::Choice(choice) => Some((stay.title.as_str(), choice)),
            _ => None,
        });
        html! { @for (title, choice) in choices { (self.choice(title, choice)) } }
    }

    fn choice(self, title: &str, choice: &ChoiceView) -> Markup {
        let words = self.words;
        html! {
            article.choice {
                h3 { (if choice.prompt.is_empty() { title } else { choice.prompt.as_str() }) }
                @if !choice.prompt.is_empty() && title != choice.prompt { p.dim { (title) } }
                @match choice.by {
                    Some(ChoiceBy::Trainee) => {},
                    Some(ChoiceBy::Timeout) => p { strong { (words.t(w::TIMED_OUT)) } },
                    None => p { strong { (words.t(w::UNANSWERED)) } },
                }
                ul.options { @for option in &choice.options { (self.option(option, choice.present)) } }
            }
        }
    }

    /// Hands that an answer got, where a group's hands were counted.
    pub(super) fn hands(self, hands: Option<u16>, present: Option<u16>) -> Markup {
        let Some(hands) = hands.map(|hands| hands.to_string()) else { return html! {} };
        let said = match present {
            Some(present) => self.words.fill(w::HANDS_OF, &[("hands", &hands), ("present", &present.to_string())]),
            None => self.words.fill(w::HANDS, &[("hands", &hands)]),
        };
        html! { " " span.hands { (said) } }
    }

    fn option(self, option: &OptionView, present: Option<u16>) -> Markup {
        let words = self.words;
        let (mark, said) = rating(option.rating);
        let breaks = matches!(option.rating, Some(Rating::Poor | Rating::Harmful));
        let principle = if breaks { w::BREAKS } else { w::KEEPS };
        let endings: Vec<&str> = option.endings.iter().map(|ending| ending.title.as_str()).collect();
        // Two or three endings tell something; all of them tell nothing.
        let ways = if endings.is_empty() || endings.len() > 3 || endings == [option.leads_to_title.as_str()] {
            option.leads_to_title.clone()
        } else {
            format!("{} ({})", option.leads_to_title, endings.join(" / "))
        };
        html! {
            li.option.taken[option.taken] {
                p.what {
                    (mark.inline()) " " strong { (words.t(said)) }
                    @if option.taken { " " span.badge { (words.t(w::TAKEN)) } }
                    (self.hands(option.hands, present))
                    @if option.on_best_path && !option.taken { " " span.dim { (words.t(w::ON_BEST)) } }
                    @if !option.offered { " " span.dim { (words.t(w::NOT_OPEN)) } }
                }
                p.text { (option.text) }
                @if !option.why.is_empty() { p { (option.why) } }
                @for id in &option.principles { p.dim { (words.fill(principle, &[("principle", &self.principle(id))])) } }
                p.dim { (words.fill(w::LEADS_TO, &[("place", &ways)])) }
            }
        }
    }
}
