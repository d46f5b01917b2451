//! A group before one screen: hands are counted, the reasons shown, and the group goes on with its majority or with the
//! trainer's pick.
//!
//! Counts go through the machine like everything else, so that a resume finds them and the debrief can show them. What is
//! here is only what the screen holds between two inputs.

use super::screen::rating_verdict;
use super::{Desk, RunningAttempt};
use crate::app::views::look::Look;
use crate::app::views::plenary::{Answer, HandsView, PlenaryCommand};
use crate::scenario::graph::NodeKind;
use crate::session::{Asked, FlagId, HandCount, Input, Mode, Phase, majority, phase};

/// More hands than fit into any room; keeps what is typed short.
const MOST_HANDS: u16 = 999;

/// What stands on the screen between two inputs.
#[derive(Clone, Debug, Default)]
pub(super) struct GroupDraft {
    /// Hands by answer, as entered.
    hands: Vec<u16>,
    /// The answer whose hands are entered, or whose reason is read.
    at: usize,
    /// The next digit begins a new number.
    fresh: bool,
    /// The hands are shown, with the reasons.
    revealed: bool,
    /// The screen is black, at the trainer's wish.
    pub(super) blank: bool,
    /// The keys are shown.
    pub(super) keys: bool,
}

impl RunningAttempt {
    /// Whether a group plays.
    pub fn is_plenary(&self) -> bool {
        self.state.settings.mode == Mode::Plenary
    }

    /// The film waits for the trainer: the screen is black or shows the keys.
    pub(super) fn is_held_by_trainer(&self) -> bool {
        self.group.blank || self.group.keys
    }

    /// How many people are in the room.
    pub fn present(&self) -> u16 {
        self.present
    }

    /// What the group is asked now, without hands: an open choice, or an assessment whose conclusion is not settled.
    fn question(&self) -> Option<Asked> {
        if !self.is_plenary() || self.state.paused.is_some() {
            return None;
        }
        if self.open_choice().is_some() {
            let offered = self.state.here()?.offered.clone()?;
            return Some(Asked::Option(offered.into_iter().map(|option| (option, 0)).collect()));
        }
        let Phase::At { .. } = phase(&self.state) else { return None };
        match self.here().map(|node| &node.kind) {
            Some(NodeKind::Assess(assess)) if self.drafts.conclusion.is_none() => {
                Some(Asked::Conclusion(assess.conclusions.iter().map(|conclusion| (conclusion.id.clone(), 0)).collect()))
            }
            _ => None,
        }
    }

    /// The last count of that question at this stay.
    fn counted(&self, question: &Asked) -> Option<&HandCount> {
        let here = self.state.visits.len().saturating_sub(1);
        let known = self.state.hands.iter().find(|taken| taken.visit == here && taken.count.asked.is_same_question(question));
        known.map(|taken| &taken.count)
    }

    /// Begins a question afresh, with the hands that were counted before if there are any.
    pub(super) fn ask_group(&mut self) {
        let Some(question) = self.question() else { return };
        let counted = self.counted(&question).map(|count| count.asked.hands());
        let answers = question.hands().len();
        self.group.revealed = counted.is_some();
        self.group.hands = counted.filter(|hands| hands.len() == answers).unwrap_or_else(|| vec![0; answers]);
        self.group.at = if self.group.revealed { majority(&self.group.hands).unwrap_or(0) } else { 0 };
        self.group.fresh = true;
    }

    /// The question to the group, if one is open.
    pub(super) fn hands_view(&self, look: &Look) -> Option<HandsView> {
        let language = look.language;
        let question = self.question()?;
        let revealed = self.group.revealed;
        let answer = |text: &str, why: &str, rating| {
            let (verdict, key) = rating_verdict(rating);
            let (rating, why) = if revealed { (look.t(key), why.to_owned()) } else { (String::new(), String::new()) };
            Answer { text: text.to_owned(), hands: 0, why, rating, verdict }
        };
        let (prompt, mut answers): (String, Vec<Answer>) = match &question {
            Asked::Option(offered) => {
                let ask = self.open_choice()?;
                let known = offered.iter().filter_map(|(id, _)| ask.options.iter().find(|option| option.id == *id));
                let answers = known.map(|option| answer(option.text.get(language), option.why.get(language), option.rating));
                (ask.prompt.get(language).to_owned(), answers.collect())
            }
            Asked::Conclusion(_) => {
                let Some(NodeKind::Assess(assess)) = self.here().map(|node| &node.kind) else { return None };
                let known = assess.conclusions.iter();
                let answers = known.map(|known| answer(known.text.get(language), known.why.get(language), Some(known.rating)));
                (assess.prompt.get(language).to_owned(), answers.collect())
            }
            Asked::Flag(..) => return None,
        };
        for (answer, hands) in answers.iter_mut().zip(&self.group.hands) {
            answer.hands = *hands;
        }
        let lead = revealed.then(|| majority(&self.group.hands)).flatten();
        Some(HandsView { prompt, answers, present: self.present, at: self.group.at, revealed, lead })
    }

    /// How many hands a flag got; `None` outside a plenary.
    pub(super) fn hands_of_flag(&self, flag: FlagId) -> Option<u16> {
        let of_flag = |known: &Asked| match known {
            Asked::Flag(id, hands) if *id == flag => Some(*hands),
            _ => None,
        };
        self.is_plenary().then(|| self.state.hands.iter().find_map(|taken| of_flag(&taken.count.asked)).unwrap_or(0))
    }

    /// Carries out what the trainer asks for before a group.
    pub(super) fn lead(&mut self, command: &PlenaryCommand, desk: &mut Desk<'_>) {
        if !self.is_plenary() {
            return;
        }
        let answers = self.group.hands.len();
        match *command {
            PlenaryCommand::Blank => self.group.blank = !self.group.blank,
            PlenaryCommand::Keys => self.group.keys = !self.group.keys,
            PlenaryCommand::Present(people) => self.present = people.clamp(1, MOST_HANDS),
            PlenaryCommand::FlagHands(hands) => {
                if let Some(flag) = self.drafts.naming {
                    self.count(Asked::Flag(flag, hands.min(MOST_HANDS)), desk);
                }
            }
            _ if self.question().is_none() => {}
            PlenaryCommand::Look(place) if place < answers => {
                self.group.at = place;
                self.group.fresh = true;
            }
            PlenaryCommand::Reveal => self.reveal(desk),
            PlenaryCommand::CountAgain => {
                self.group.revealed = false;
                self.group.at = 0;
                self.group.fresh = true;
            }
            PlenaryCommand::GoOn(place) if self.group.revealed && place < answers => self.go_on_with(place, desk),
            PlenaryCommand::Hands(place, hands) if !self.group.revealed && place < answers => {
                self.group.at = place;
                self.group.fresh = true;
                self.group.hands[place] = hands.min(MOST_HANDS);
            }
            PlenaryCommand::Digit(digit) if !self.group.revealed => {
                if let Some(hands) = self.group.hands.get_mut(self.group.at) {
                    let before = if self.group.fresh { 0 } else { *hands };
                    let typed = before.saturating_mul(10).saturating_add(u16::from(digit));
                    *hands = if typed > MOST_HANDS { u16::from(digit) } else { typed };
                    self.group.fresh = false;
                }
            }
            PlenaryCommand::Erase if !self.group.revealed => {
                if let Some(hands) = self.group.hands.get_mut(self.group.at) {
                    *hands /= 10;
                    self.group.fresh = false;
                }
            }
            _ => {}
        }
    }

    /// Keeps the count and shows it.
    fn reveal(&mut self, desk: &mut Desk<'_>) {
        let Some(mut question) = self.question() else { return };
        match &mut question {
            Asked::Option(hands) => hands.iter_mut().zip(&self.group.hands).for_each(|((_, into), hands)| *into = *hands),
            Asked::Conclusion(hands) => hands.iter_mut().zip(&self.group.hands).for_each(|((_, into), hands)| *into = *hands),
            Asked::Flag(..) => return,
        }
        if self.count(question, desk) {
            self.group.revealed = true;
            self.group.at = majority(&self.group.hands).unwrap_or(0);
        }
    }

    fn count(&mut self, asked: Asked, desk: &mut Desk<'_>) -> bool {
        let media = self.position(desk);
        self.tell(Input::CountHands { count: HandCount { present: self.present, asked } }, media, desk)
    }

    fn go_on_with(&mut self, place: usize, desk: &mut Desk<'_>) {
        match self.question() {
            Some(Asked::Option(_)) => self.choose(place, desk),
            Some(Asked::Conclusion(_)) => self.drafts.conclusion = Some(place),
            _ => {}
        }
    }
}
