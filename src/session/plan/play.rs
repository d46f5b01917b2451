//! Plays a plan on a clock of its own.

use std::collections::BTreeMap;
use std::ops::Range;

use super::super::event::{Event, Recorded};
use super::super::input::{FlagId, Ground, Input, Mode, Settings, Stamped, TraineeCode};
use super::super::lengths::SceneLengths;
use super::super::machine::accept;
use super::super::phase::{ChoiceStage, Phase};
use super::super::rejected::Rejected;
use super::super::state::State;
use super::command::{Command, GroundWord};
use super::parse::Plan;
use super::words;
use crate::catalogue::IndicatorId;
use crate::diagnostic::Diagnostic;
use crate::scenario::graph::{Choose, CueId, Graph, MarkId, NodeId, NodeKind, Scene, Spot, Then};
use crate::text::Phrase;
use crate::time::{MediaTime, WallTime};

/// A plan, played.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Played {
    /// Where the attempt stands.
    pub state: State,
    /// What happened.
    pub events: Vec<Recorded>,
}

/// A plan that the play did not take to its end.
#[derive(Clone, Debug, PartialEq)]
pub struct PlanFailure {
    /// What was played before.
    pub played: Played,
    /// Which command failed, and why.
    pub diagnostic: Diagnostic,
}

/// After so many happenings without any time passing, a film is going in circles.
const MOST_AT_ONCE: usize = 10_000;

impl Plan {
    /// Plays the plan from `start` on the wall.
    ///
    /// # Errors
    /// The first command that the play did not take, and everything up to it.
    pub fn play(&self, graph: &Graph, lengths: &SceneLengths, start: WallTime) -> Result<Played, Box<PlanFailure>> {
        let mut player = Player {
            graph,
            lengths,
            start,
            played: Played::default(),
            trainee: TraineeCode::from("plan"),
            settings: Settings::default(),
            now: 0,
            media: MediaTime::ZERO,
            deadline: None,
            names: BTreeMap::new(),
        };
        let fail = |player: Player<'_>, bytes: Range<usize>, refused: Refused| {
            let diagnostic = self.diagnostic("plan-step", bytes, refused.message, Some(refused.cure));
            Box::new(PlanFailure { played: player.played, diagnostic })
        };
        for line in &self.lines {
            if let Err(refused) = player.command(&line.command) {
                return Err(fail(player, line.bytes.clone(), refused));
            }
        }
        let rest = player.begin().and_then(|()| player.settle());
        match rest {
            Ok(()) => Ok(player.played),
            Err(refused) => Err(fail(player, self.text.len()..self.text.len(), refused)),
        }
    }
}

/// Why a command was not taken.
struct Refused {
    message: Phrase,
    cure: Phrase,
}

impl From<Rejected> for Refused {
    fn from(rejected: Rejected) -> Self {
        let (message, cure) = rejected.told();
        Self { message, cure }
    }
}

fn refused<T>(message: Phrase, cure: Phrase) -> Result<T, Refused> {
    Err(Refused { message, cure })
}

/// What comes next without the trainee.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Happening {
    SceneEnds,
    ChoiceOpens,
    TimeRunsOut,
}

struct Player<'a> {
    graph: &'a Graph,
    lengths: &'a SceneLengths,
    start: WallTime,
    played: Played,
    trainee: TraineeCode,
    settings: Settings,
    /// Nanoseconds since the start.
    now: i64,
    /// Where the scene on screen stands.
    media: MediaTime,
    /// When the open choice's time is over, on the clock of `now`.
    deadline: Option<i64>,
    /// Names to give when an exam asks for them.
    names: BTreeMap<FlagId, Option<IndicatorId>>,
}

impl<'a> Player<'a> {
    fn state(&self) -> &State {
        &self.played.state
    }

    fn begin(&mut self) -> Result<(), Refused> {
        if self.state().phase != Phase::NotBegun {
            return Ok(());
        }
        self.send(Input::Begin { trainee: self.trainee.clone(), settings: self.settings })
    }

    /// The node on screen and how far its choice is; `None` while flags wait for names or nothing is on screen.
    fn on_screen(&self) -> Option<(&'a NodeKind, ChoiceStage)> {
        match &self.state().phase {
            Phase::At { node, choice } => Some((&self.graph.node(self.graph.place(node)?).kind, choice.clone())),
            _ => None,
        }
    }

    fn scene(&self) -> Option<(&'a Scene, ChoiceStage)> {
        match self.on_screen() {
            Some((NodeKind::Scene(scene), choice)) => Some((scene, choice)),
            _ => None,
        }
    }

    fn ask(&self) -> Option<&'a Choose> {
        match self.on_screen()?.0 {
            NodeKind::Choose(ask) => Some(ask),
            NodeKind::Scene(Scene { then: Then::Choose(ask), .. }) => Some(ask),
            _ => None,
        }
    }

    fn is_running(&self) -> bool {
        self.scene().is_some() && self.state().here().is_some_and(|visit| !visit.stopped)
    }

    fn length(&self) -> Option<MediaTime> {
        self.lengths.0.get(&self.state().here()?.node).copied()
    }

    fn send(&mut self, what: Input) -> Result<(), Refused> {
        let is_end_unknown = what == Input::SceneEnded && self.length().is_none();
        let media = (self.scene().is_some() && !is_end_unknown).then_some(self.media);
        let wall = WallTime(self.start.0.saturating_add(self.now / 1_000_000));
        let events = accept(self.graph, &mut self.played.state, &Stamped { media, wall, what })?;
        for recorded in &events {
            match &recorded.event {
                Event::NodeEntered { .. } | Event::SceneReplayed => {
                    self.media = MediaTime::ZERO;
                    self.deadline = None;
                }
                Event::ChoiceOpened { .. } => {
                    let limit = self.ask().and_then(|ask| ask.limit);
                    let limit = limit.and_then(|limit| self.state().timers.limit(limit));
                    self.deadline = limit.map(|limit| self.now.saturating_add(limit.nanos()));
                }
                Event::ChoiceMade { .. } => self.deadline = None,
                _ => {}
            }
        }
        self.played.events.extend(events);
        Ok(())
    }

    /// Answers what an exam still asks about the scene just left: with the names given on the way, else "cannot say".
    fn answer_names(&mut self) -> Result<(), Refused> {
        while matches!(self.state().phase, Phase::Classifying { .. }) {
            let unnamed = self.state().flags_to_name().next().map(|flag| flag.id);
            let Some(flag) = unnamed else { break };
            let indicator = self.names.get(&flag).cloned().flatten();
            self.send(Input::Classify { flag, indicator })?;
        }
        Ok(())
    }

    /// What comes next by itself, and in how many nanoseconds.
    fn next_happening(&self) -> Option<(i64, Happening)> {
        let until = |media: MediaTime| media.saturating_sub(self.media).nanos();
        let mut next: Option<(i64, Happening)> = None;
        let mut consider = |delay: i64, what: Happening| {
            if next.is_none_or(|(least, _)| delay < least) {
                next = Some((delay, what));
            }
        };
        if self.is_running() {
            if let Some(length) = self.length() {
                consider(until(length), Happening::SceneEnds);
            }
            if let Some((Scene { then: Then::Choose(Choose { opens: Some(opens), .. }), .. }, ChoiceStage::Closed)) =
                self.scene()
            {
                consider(until(*opens), Happening::ChoiceOpens);
            }
        }
        if let Some(deadline) = self.deadline {
            consider(deadline.saturating_sub(self.now).max(0), Happening::TimeRunsOut);
        }
        next
    }

    fn happen(&mut self, delay: i64, what: Happening) -> Result<(), Refused> {
        self.tick(delay);
        self.send(match what {
            Happening::SceneEnds => Input::SceneEnded,
            Happening::ChoiceOpens => Input::OpenChoice,
            Happening::TimeRunsOut => Input::TimeRanOut,
        })
    }

    fn tick(&mut self, nanos: i64) {
        self.now = self.now.saturating_add(nanos);
        if self.is_running() {
            self.media += MediaTime::from_nanos(nanos);
        }
    }

    /// Lets time pass, and whatever happens in it.
    fn pass(&mut self, nanos: i64) -> Result<(), Refused> {
        let mut left = nanos;
        let mut at_once = 0;
        while let Some((delay, what)) = self.next_happening().filter(|(delay, _)| *delay <= left) {
            at_once = if delay == 0 { at_once + 1 } else { 0 };
            if at_once > MOST_AT_ONCE {
                return refused(words::CIRCLES_AT_ONCE, words::CIRCLES_AT_ONCE_CURE);
            }
            left -= delay;
            self.happen(delay, what)?;
        }
        self.tick(left);
        Ok(())
    }

    /// Lets happen what happens by itself until the goal is reached.
    fn run_until(&mut self, reached: impl Fn(&Self) -> bool) -> Result<(), Refused> {
        while !reached(self) {
            match self.next_happening() {
                Some((delay, what)) => self.happen(delay, what)?,
                None => return refused(words::NOTHING_HAPPENS, words::NOTHING_HAPPENS_CURE),
            }
        }
        Ok(())
    }

    /// Lets the scene on screen come to its end; where its length is not known, at once.
    fn end(&mut self) -> Result<(), Refused> {
        let visit = self.state().visits.len();
        while self.state().visits.len() == visit && self.is_running() {
            match self.next_happening().filter(|_| self.length().is_some()) {
                Some((delay, what)) => self.happen(delay, what)?,
                None => self.send(Input::SceneEnded)?,
            }
        }
        Ok(())
    }

    /// Lets scenes that wait for nothing play to their end.
    fn settle(&mut self) -> Result<(), Refused> {
        for _ in 0..MOST_AT_ONCE {
            if self.state().paused.is_none() {
                self.answer_names()?;
            }
            let waits_for_nothing =
                matches!(self.scene(), Some((Scene { then: Then::Goto(_), .. }, _) | (_, ChoiceStage::Made { .. })));
            if !waits_for_nothing || self.state().paused.is_some() {
                return Ok(());
            }
            self.end()?;
        }
        refused(words::CIRCLES, words::CIRCLES_CURE)
    }

    fn command(&mut self, command: &Command) -> Result<(), Refused> {
        match command {
            Command::Trainee(code) if self.state().phase == Phase::NotBegun => self.trainee = code.clone(),
            Command::Mode(mode) if self.state().phase == Phase::NotBegun => self.settings.mode = *mode,
            Command::Timers(timers) if self.state().phase == Phase::NotBegun => self.settings.timers = *timers,
            Command::Language(language) if self.state().phase == Phase::NotBegun => self.settings.language = *language,
            Command::Trainee(_) | Command::Mode(_) => {
                return refused(words::HAS_BEGUN, words::HAS_BEGUN_CURE);
            }
            _ => {
                self.begin()?;
                return self.play(command);
            }
        }
        Ok(())
    }

    fn play(&mut self, command: &Command) -> Result<(), Refused> {
        match command {
            Command::Pause(reason) => return self.send(Input::Pause { reason: *reason }),
            Command::Resume => return self.send(Input::Resume),
            Command::Abandon => return self.send(Input::Abandon),
            Command::Language(language) => return self.send(Input::ChangeLanguage { language: *language }),
            Command::Timers(timers) => {
                self.send(Input::ChangeTimers { timers: *timers })?;
                if timers.limit(MediaTime::ZERO).is_none() {
                    self.deadline = None;
                }
                return Ok(());
            }
            _ if matches!(self.state().phase, Phase::Over { .. }) => return Err(Rejected::Over.into()),
            _ if self.state().paused.is_some() => return Err(Rejected::Paused.into()),
            Command::Name { .. } | Command::Withdraw(_) => {}
            _ => self.answer_names()?,
        }
        match command {
            Command::Flag { at, spot, named } => self.flag(*at, *spot, named.clone()),
            Command::Name { flag, indicator } => self.name(*flag, indicator.clone()),
            Command::Withdraw(flag) => self.send(Input::Withdraw { flag: *flag }),
            Command::Wait(Some(seconds)) => self.pass(seconds.nanos()),
            Command::Wait(None) => {
                self.need_running()?;
                let visit = self.state().visits.len();
                self.run_until(|player| {
                    player.state().visits.len() != visit
                        || !player.is_running()
                        || matches!(player.scene(), Some((_, ChoiceStage::Open)))
                })
            }
            Command::End => {
                self.need_running()?;
                self.end()
            }
            Command::Replay => self.send(Input::ReplayScene),
            Command::Fail(reason) => self.send(Input::SceneFailed { reason: reason.clone() }),
            Command::Choose { option, at } => {
                self.open_choice(*at)?;
                self.send(Input::Choose { option: option.clone() })
            }
            Command::Timeout => {
                self.open_choice(None)?;
                match self.deadline {
                    Some(deadline) => self.pass(deadline.saturating_sub(self.now).max(0)),
                    None => Err(Rejected::NoLimit.into()),
                }
            }
            Command::Mark(spot) => self.settle().and_then(|()| self.send(Input::MarkExhibit { spot: *spot })),
            Command::Unmark(mark) => self.send(Input::UnmarkExhibit { mark: *mark }),
            Command::Leave => self.settle().and_then(|()| self.send(Input::LeaveExhibit)),
            Command::Assess { conclusion, because, confidence } => {
                self.settle()?;
                let grounds = because.iter().map(ground).collect();
                self.send(Input::SubmitAssessment { conclusion: conclusion.clone(), grounds, confidence: *confidence })
            }
            Command::Refer(institutions) => {
                self.settle()?;
                self.send(Input::SubmitReferral { institutions: institutions.clone() })
            }
            // Told apart above.
            Command::Trainee(_)
            | Command::Mode(_)
            | Command::Timers(_)
            | Command::Language(_)
            | Command::Pause(_)
            | Command::Resume
            | Command::Abandon => Ok(()),
        }
    }

    fn need_running(&self) -> Result<(), Refused> {
        match self.scene() {
            Some(_) if self.is_running() => Ok(()),
            Some(_) => refused(words::SCENE_ENDED, words::SCENE_ENDED_CURE),
            None => refused(words::NO_SCENE, words::NO_SCENE_CURE),
        }
    }

    fn flag(
        &mut self,
        at: MediaTime,
        spot: Option<Spot>,
        named: Option<IndicatorId>,
    ) -> Result<(), Refused> {
        self.need_running()?;
        if at < self.media {
            return refused(words::stands_already(self.media), words::FLAG_LATER);
        }
        if let Some(length) = self.length().filter(|length| at >= *length) {
            return refused(words::only_so_long(length), words::FLAG_BEFORE_END);
        }
        let visit = self.state().visits.len();
        self.pass((at - self.media).nanos())?;
        if self.state().visits.len() != visit || !self.is_running() {
            return refused(words::LEFT_BEFORE, words::LEFT_BEFORE_CURE);
        }
        self.send(Input::Flag { at, spot })?;
        match (named, self.state().flags.last().map(|flag| flag.id)) {
            (Some(indicator), Some(flag)) => self.name(flag, Some(indicator)),
            _ => Ok(()),
        }
    }

    /// Names a flag now, or in an exam when it is asked.
    fn name(&mut self, flag: FlagId, indicator: Option<IndicatorId>) -> Result<(), Refused> {
        let is_asked = matches!(self.state().phase, Phase::Classifying { .. });
        if self.settings.mode != Mode::Exam || is_asked {
            return self.send(Input::Classify { flag, indicator });
        }
        let here = self.state().visits.len();
        match self.state().flag(flag) {
            None => return Err(Rejected::NoSuchFlag(flag).into()),
            Some(known) if known.visit + 1 != here => return Err(Rejected::FlagOfEarlierScene(flag).into()),
            Some(_) => {}
        }
        if let Some(unknown) = indicator.as_ref().filter(|id| self.graph.catalogue.indicator(id).is_none()) {
            return Err(Rejected::NoSuchIndicator(unknown.clone()).into());
        }
        self.names.insert(flag, indicator);
        Ok(())
    }

    /// Lets the scene run until its choice is open, and on to that time.
    fn open_choice(&mut self, at: Option<MediaTime>) -> Result<(), Refused> {
        self.settle()?;
        let Some(ask) = self.ask() else { return self.no_choice() };
        let visit = self.state().visits.len();
        if let Some(at) = at {
            if at < self.media {
                return refused(words::stands_already(self.media), words::LATER_TIME);
            }
            if let Some(opens) = ask.opens.filter(|opens| at < *opens && self.is_running()) {
                return Err(Rejected::OpensLater(opens).into());
            }
            self.pass((at - self.media).nanos())?;
        }
        if self.state().visits.len() == visit && matches!(self.scene(), Some((_, ChoiceStage::Closed))) {
            // Where the length is not known, a choice at the end opens when the plan asks for it.
            if self.length().is_none() && ask.opens.is_none() {
                self.end()?;
            } else {
                self.run_until(|player| !matches!(player.scene(), Some((_, ChoiceStage::Closed))))?;
            }
        }
        let is_open = matches!(self.on_screen(), Some((_, ChoiceStage::Open)));
        if self.state().visits.len() != visit || !is_open {
            return refused(words::RAN_OUT, words::RAN_OUT_CURE);
        }
        Ok(())
    }

    fn no_choice(&self) -> Result<(), Refused> {
        let node = self.state().here().map_or_else(String::new, |visit| visit.node.to_string());
        refused(words::asks_for_no_choice(node), words::DECIDED_THERE)
    }
}

fn ground(word: &GroundWord) -> Ground {
    match word {
        GroundWord::Flag(flag) => Ground::Flag(*flag),
        GroundWord::Placed(mark) => Ground::Placed(*mark),
        GroundWord::Named(name) => match name.split_once('/') {
            Some((exhibit, mark)) => Ground::Mark { exhibit: NodeId::from(exhibit), mark: MarkId::from(mark) },
            None => Ground::Cue(CueId::from(name.as_str())),
        },
    }
}
