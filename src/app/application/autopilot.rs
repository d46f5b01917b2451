//! Plays the application by a plan, as a person would: through the same commands as keys and mouse, in real time.
//!
//! For demonstrations, for a server without a display, and for tests of the real window. It sees what a person sees (where
//! the attempt stands, what is offered) and only pushes [`UiCommand`]s.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Application, Moment, Screen};
use crate::app::attempt::{Next, Scenario, timers_of};
use crate::app::preferences::{PlayMode, Setting, TimerScale};
use crate::app::views::UiCommand;
use crate::catalogue::IndicatorId;
use crate::scenario::graph::{NodeKind, OptionId};
use crate::session::plan::{Command, GroundWord, Plan};
use crate::session::{ChoiceStage, FlagId, Ground, Mode, Phase, State, Timers, phase};
use crate::text::{Language, Phrase, phrase, phrases};
use crate::time::MediaTime;

/// Seconds for which a screen stands before something is done on it, so that it can be seen.
const DWELL: f64 = 1.2;
/// Seconds without any progress after which a plan is given up: no scene is longer.
const PATIENCE: f64 = 180.0;

/// What the autopilot asks of the window.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wish {
    /// A picture of the screen, to be kept under this name.
    Shot(String),
    /// Everything was done; the result as a text.
    Done(String),
    /// The plan could not be followed, and why.
    Failed(String),
}

/// A plan on its way.
pub struct Autopilot {
    plan: Plan,
    next: usize,
    /// Do nothing before this moment of the steady clock.
    not_before: f64,
    /// When something was done last.
    progressed: f64,
    shots: u32,
    /// A picture was asked for at the step that comes next.
    is_shot: bool,
    /// Names to be given after the scene (exam).
    names: BTreeMap<FlagId, Option<IndicatorId>>,
    /// How many visits there were when the present step began.
    visits: Option<usize>,
    /// The form of the present step is filled in, and not handed in yet.
    filled: bool,
    stage: Stage,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    Briefing,
    Film,
    Debrief(usize),
    Results,
    Over,
}

/// What became of a step.
enum Step {
    /// Wait and look again.
    Later,
    /// A picture first, then the step.
    ShowFirst(String),
    /// These commands fill a form in; the step is asked again for a picture and for handing in.
    FillIn(Vec<UiCommand>),
    /// These commands do it.
    Do(Vec<UiCommand>),
    /// Nothing was to be done.
    Skip,
    /// It cannot be done.
    Fail(Phrase),
}

impl Autopilot {
    /// A plan that has not begun.
    #[must_use]
    pub fn new(plan: Plan) -> Self {
        Self {
            plan,
            next: 0,
            not_before: 0.0,
            progressed: 0.0,
            shots: 0,
            is_shot: false,
            names: BTreeMap::new(),
            visits: None,
            filled: false,
            stage: Stage::Briefing,
        }
    }

    fn command(&self) -> Option<&Command> {
        self.plan.lines.get(self.next).map(|line| &line.command)
    }

    fn name(&mut self, what: &str) -> String {
        self.shots += 1;
        format!("{:02}-{what}", self.shots)
    }

    fn fail(&mut self, why: &Phrase, language: Language) -> Wish {
        self.stage = Stage::Over;
        let place = self.plan.lines.get(self.next).map_or_else(String::new, |line| format!("{}:{}: ", self.plan.file, line.line));
        Wish::Failed(format!("{place}{}", why.get(language)))
    }

    /// Does what is next, if its time has come. Call it once a frame, after the screen was drawn.
    pub fn drive(&mut self, application: &mut Application, ctx: &egui::Context, at: Moment) -> Option<Wish> {
        if self.stage == Stage::Over || at.now < self.not_before {
            return None;
        }
        if self.progressed == 0.0 {
            // The first picture is of a screen that stands, not of a window that is being made.
            self.progressed = at.now;
            self.not_before = at.now + DWELL;
            return None;
        }
        if at.now - self.progressed > PATIENCE {
            return Some(self.fail(&STANDS_STILL, application.preferences.language));
        }
        let step = match self.stage {
            Stage::Briefing => self.brief(application),
            Stage::Film => self.film(application, ctx, at),
            Stage::Debrief(tab) => self.debrief(application, tab),
            Stage::Results => return self.results(application, at),
            Stage::Over => Step::Later,
        };
        match step {
            Step::Later => None,
            Step::ShowFirst(_) if self.is_shot => None,
            Step::ShowFirst(what) => {
                self.is_shot = true;
                self.not_before = at.now + DWELL / 2.0;
                let name = self.name(&what);
                Some(Wish::Shot(name))
            }
            Step::FillIn(commands) => {
                for command in commands {
                    application.carry_out(command, ctx, at);
                }
                self.filled = true;
                self.not_before = at.now + DWELL;
                None
            }
            Step::Do(commands) => {
                for command in commands {
                    application.carry_out(command, ctx, at);
                }
                self.done(at);
                None
            }
            Step::Skip => {
                self.done(at);
                None
            }
            Step::Fail(why) => Some(self.fail(&why, application.preferences.language)),
        }
    }

    fn done(&mut self, at: Moment) {
        self.progressed = at.now;
        self.is_shot = false;
        self.filled = false;
    }

    fn shown(&self, what: &str, commands: Vec<UiCommand>) -> Step {
        if self.is_shot { Step::Do(commands) } else { Step::ShowFirst(what.to_owned()) }
    }

    /// Sets what the plan's head says, and begins the film.
    fn brief(&mut self, application: &Application) -> Step {
        if !matches!(application.screen(), Screen::Briefing(_)) {
            return Step::Later;
        }
        let mut commands = Vec::new();
        let mut head = 0;
        for line in &self.plan.lines {
            match &line.command {
                Command::Trainee(code) => commands.push(UiCommand::TypeTrainee(code.0.to_string())),
                other => match setting(other) {
                    Some(Ok(settings)) => commands.extend(settings.into_iter().map(UiCommand::Set)),
                    Some(Err(why)) => return Step::Fail(why),
                    None => break,
                },
            }
            head += 1;
        }
        commands.push(UiCommand::Begin);
        let step = self.shown("briefing", commands);
        if matches!(step, Step::Do(_)) {
            self.next = head;
            self.stage = Stage::Film;
        }
        step
    }

    fn film(&mut self, application: &mut Application, ctx: &egui::Context, at: Moment) -> Step {
        if *application.screen() == Screen::Debrief {
            self.stage = Stage::Debrief(0);
            self.not_before = at.now + DWELL;
            return Step::Skip;
        }
        let mut sight = None;
        application.with_attempt(ctx, at, |attempt, desk| {
            sight = Some(Sight {
                scenario: Arc::clone(&attempt.scenario),
                grounds: attempt.grounds(),
                taken: attempt.taken_grounds().to_vec(),
                naming: attempt.is_naming(),
                position: attempt.position(desk),
                state: attempt.state.clone(),
            });
            Next::Stay
        });
        let Some(sight) = sight else { return Step::Fail(LEFT_EARLY) };
        match phase(&sight.state) {
            Phase::Classifying { .. } => self.classify_all(&sight),
            Phase::Over { .. } => {
                let step = self.shown("ending", vec![UiCommand::FinishEnding]);
                if self.command().is_some() && matches!(step, Step::Do(_)) {
                    return Step::Fail(GOES_ON);
                }
                step
            }
            _ => self.next_command(&sight, at),
        }
    }

    /// An exam asks for every name after its scene.
    fn classify_all(&self, sight: &Sight) -> Step {
        let here = sight.state.visits.len().saturating_sub(1);
        let listed = sight.state.flags.iter().filter(|flag| flag.visit == here && flag.counts());
        let mut commands = Vec::new();
        for (place, flag) in listed.enumerate().filter(|(_, flag)| flag.named.is_none()) {
            if let Some(Some(indicator)) = self.names.get(&flag.id) {
                commands.push(UiCommand::OpenFlag(place));
                commands.push(UiCommand::Classify(indicator.to_string()));
            }
        }
        commands.push(UiCommand::FinishClassifying);
        self.shown("naming", commands)
    }

    fn next_command(&mut self, sight: &Sight, at: Moment) -> Step {
        if sight.naming {
            return self.shown("naming", vec![UiCommand::ClassifyLater]);
        }
        let visits = *self.visits.get_or_insert(sight.state.visits.len());
        let Some(command) = self.command().cloned() else { return Step::Later };
        let step = self.carry_out(&command, sight, visits, at);
        if matches!(step, Step::Do(_) | Step::Skip) {
            self.next += 1;
            self.visits = None;
        }
        step
    }

    fn carry_out(&mut self, command: &Command, sight: &Sight, visits: usize, at: Moment) -> Step {
        let left = sight.state.visits.len() > visits;
        match command {
            Command::Flag { at: when, spot, named } => self.flag(sight, *when, spot.map(|spot| [spot.x, spot.y]), named.as_ref(), left),
            Command::Wait(Some(length)) => {
                self.not_before = at.now + length.as_secs_f64();
                Step::Skip
            }
            Command::Wait(None) if left || sight.offered().is_some() => Step::Skip,
            Command::End if left || !matches!(sight.kind(), Some(NodeKind::Scene(_))) => Step::Skip,
            Command::Choose { option, at: when } => self.choose(sight, option, *when),
            Command::Timeout if left || matches!(sight.choice(), ChoiceStage::Made { .. }) => Step::Skip,
            Command::Mark(spot) if sight.is_exhibit() => Step::Do(vec![UiCommand::MarkExhibit([spot.x, spot.y])]),
            Command::Leave if sight.is_exhibit() => self.shown("exhibit", vec![UiCommand::FinishExhibit]),
            Command::Assess { conclusion, because, confidence } => {
                let Some(NodeKind::Assess(assess)) = sight.kind() else { return Step::Later };
                let Some(place) = assess.conclusions.iter().position(|known| known.id == *conclusion) else {
                    return Step::Fail(phrase! { pl: "nie ma tu wniosku `{conclusion}`", en: "there is no conclusion `{conclusion}` here", uk: "тут немає висновку `{conclusion}`"; conclusion });
                };
                let mut commands = vec![UiCommand::PickConclusion(place), UiCommand::SetConfidence(u32::from(confidence.0))];
                for (place, ground) in sight.grounds.iter().enumerate() {
                    if because.iter().any(|word| sight.means(word, ground)) != sight.taken.contains(&place) {
                        commands.push(UiCommand::ToggleGround(place));
                    }
                }
                self.fill_in("assess", commands, UiCommand::SubmitAssessment)
            }
            Command::Refer(institutions) => {
                let Some(NodeKind::Refer(refer)) = sight.kind() else { return Step::Later };
                let mut commands = Vec::new();
                for wanted in institutions {
                    match refer.offered.iter().position(|known| known == wanted) {
                        Some(place) => commands.push(UiCommand::AddReferral(place)),
                        None => return Step::Fail(phrase! { pl: "nie ma tu instytucji `{wanted}`", en: "`{wanted}` is not offered here", uk: "тут немає установи `{wanted}`"; wanted }),
                    }
                }
                self.fill_in("refer", commands, UiCommand::SubmitReferral)
            }
            Command::Replay => Step::Do(vec![UiCommand::ReplayScene]),
            Command::Pause(_) => Step::Do(vec![UiCommand::Pause]),
            Command::Resume => Step::Do(vec![UiCommand::Unpause]),
            Command::Abandon => Step::Do(vec![UiCommand::LeaveFilm]),
            Command::Name { flag, indicator } => {
                self.names.insert(*flag, indicator.clone());
                Step::Skip
            }
            Command::Trainee(_) | Command::Mode(_) | Command::Timers(_) | Command::Language(_) => match setting(command) {
                Some(Ok(settings)) => Step::Do(settings.into_iter().map(UiCommand::Set).collect()),
                Some(Err(why)) => Step::Fail(why),
                None => Step::Fail(NAMED_BEFORE),
            },
            Command::Withdraw(_) | Command::Unmark(_) | Command::Fail(_) => {
                Step::Fail(REHEARSE_ONLY)
            }
            Command::Wait(None) | Command::End | Command::Timeout | Command::Mark(_) | Command::Leave => Step::Later,
        }
    }

    /// Fills a form in, shows it, and hands it in.
    fn fill_in(&self, what: &str, commands: Vec<UiCommand>, submit: UiCommand) -> Step {
        if self.filled { self.shown(what, vec![submit]) } else { Step::FillIn(commands) }
    }

    fn flag(&mut self, sight: &Sight, when: MediaTime, spot: Option<[f32; 2]>, named: Option<&IndicatorId>, left: bool) -> Step {
        if left {
            return Step::Fail(phrase! { pl: "scena skończyła się przed {when} s", en: "the scene was over before {when} s", uk: "сцена закінчилася до {when} с"; when });
        }
        if sight.position.is_none_or(|position| position < when) {
            return Step::Later;
        }
        let flag = FlagId(u32::try_from(sight.state.flags.len() + 1).unwrap_or(u32::MAX));
        let mut commands = vec![UiCommand::Flag(spot)];
        if sight.state.settings.mode == Mode::Exam {
            self.names.insert(flag, named.cloned());
        } else {
            match named {
                Some(indicator) => commands.push(UiCommand::Classify(indicator.to_string())),
                None => commands.push(UiCommand::ClassifyLater),
            }
        }
        Step::Do(commands)
    }

    fn choose(&self, sight: &Sight, option: &OptionId, when: Option<MediaTime>) -> Step {
        let Some(offered) = sight.offered() else { return Step::Later };
        if when.is_some_and(|when| sight.position.is_some_and(|position| position < when)) {
            return Step::Later;
        }
        match offered.iter().position(|known| known == option) {
            Some(place) => self.shown("choice", vec![UiCommand::Choose(place)]),
            None => Step::Fail(phrase! { pl: "nie ma tu opcji `{option}`", en: "there is no option `{option}` here", uk: "тут немає варіанта `{option}`"; option }),
        }
    }

    fn debrief(&mut self, application: &Application, tab: usize) -> Step {
        if *application.screen() != Screen::Debrief {
            return Step::Later;
        }
        let next = if tab < 2 { UiCommand::OpenDebriefTab(tab + 1) } else { UiCommand::OpenResults };
        let step = self.shown("debrief", vec![next]);
        if matches!(step, Step::Do(_)) {
            self.stage = if tab < 2 { Stage::Debrief(tab + 1) } else { Stage::Results };
        }
        step
    }

    fn results(&mut self, application: &mut Application, at: Moment) -> Option<Wish> {
        if *application.screen() != Screen::Results {
            return None;
        }
        if !self.is_shot {
            self.is_shot = true;
            self.not_before = at.now + DWELL;
            let name = self.name("results");
            return Some(Wish::Shot(name));
        }
        self.stage = Stage::Over;
        Some(Wish::Done(application.result_as_text()))
    }
}

/// What the autopilot sees of a running attempt.
struct Sight {
    scenario: Arc<Scenario>,
    grounds: Vec<Ground>,
    taken: Vec<usize>,
    naming: bool,
    position: Option<MediaTime>,
    state: State,
}

impl Sight {
    fn choice(&self) -> ChoiceStage {
        match phase(&self.state) {
            Phase::At { choice, .. } => choice,
            _ => ChoiceStage::Closed,
        }
    }

    /// The options of an open choice.
    fn offered(&self) -> Option<Vec<OptionId>> {
        (self.choice() == ChoiceStage::Open).then(|| self.state.here().and_then(|visit| visit.offered.clone()))?
    }

    /// The node on screen.
    fn kind(&self) -> Option<&NodeKind> {
        self.node(self.state.visits.len().checked_sub(1)?)
    }

    /// The node of a visit.
    fn node(&self, visit: usize) -> Option<&NodeKind> {
        let graph = &self.scenario.graph;
        graph.place(&self.state.visits.get(visit)?.node).map(|place| &graph.node(place).kind)
    }

    fn is_exhibit(&self) -> bool {
        matches!(self.kind(), Some(NodeKind::Exhibit(_)))
    }

    /// Whether a plan's word for a ground means this one: a flag or mark by its number, or by what it was raised on.
    fn means(&self, word: &GroundWord, ground: &Ground) -> bool {
        match (word, ground) {
            (GroundWord::Flag(flag), Ground::Flag(known)) => flag == known,
            (GroundWord::Placed(mark), Ground::Placed(known)) => mark == known,
            (GroundWord::Named(name), Ground::Flag(known)) => self.state.flag(*known).is_some_and(|flag| {
                let Some(NodeKind::Scene(scene)) = self.node(flag.visit) else { return false };
                scene.cues.iter().any(|cue| cue.id.as_ref() == name && cue.window.contains(flag.at))
            }),
            (GroundWord::Named(name), Ground::Placed(known)) => self.state.marks.iter().any(|mark| {
                let Some(NodeKind::Exhibit(exhibit)) = self.node(mark.visit) else { return false };
                mark.id == *known
                    && exhibit.marks.iter().any(|there| {
                        there.at.contains(mark.spot) && name.rsplit('/').next() == Some(there.id.as_ref())
                    })
            }),
            _ => false,
        }
    }
}

// Why a plan cannot be followed.
phrases! {
    const;
    STANDS_STILL = "od trzech minut nic się nie dzieje; polecenie nie pasuje do miejsca, w którym jest film",
        "nothing happened for three minutes; the step does not fit to where the film is",
        "уже три хвилини нічого не відбувається; команда не пасує до місця, де стоїть фільм";
    LEFT_EARLY = "film opuszczono, zanim skończył się plan", "the film was left before the plan was over", "фільм залишено, перш ніж план закінчився";
    GOES_ON = "film się skończył, a plan idzie dalej", "the film is over and the plan goes on", "фільм закінчився, а план іде далі";
    NAMED_BEFORE = "uczestnika podaje się przed filmem", "the trainee is named before the film", "учасника називають перед фільмом";
    REHEARSE_ONLY = "to polecenie jest tylko dla `ias rehearse`", "this command is for `ias rehearse` only", "ця команда лише для `ias rehearse`";
    NOT_A_GROUP = "plan gra jako jeden uczestnik, nie jako grupa", "a plan plays as one trainee, not as a group", "план грає як один учасник, не як група";
}

/// The preferences that a plan's word sets; `None` when it sets none.
fn setting(command: &Command) -> Option<Result<Vec<Setting>, Phrase>> {
    Some(Ok(match command {
        Command::Mode(Mode::Practice) => vec![Setting::Mode(PlayMode::Practice)],
        Command::Mode(Mode::Exam) => vec![Setting::Mode(PlayMode::Exam)],
        Command::Mode(Mode::Plenary) => return Some(Err(NOT_A_GROUP)),
        Command::Language(language) => vec![Setting::Language(*language), Setting::FilmLanguage(Some(*language))],
        Command::Timers(Timers::Off) => vec![Setting::Timers(TimerScale::Off)],
        Command::Timers(Timers::Percent(percent)) => match TimerScale::ALL.into_iter().find(|scale| timers_of(*scale) == Timers::Percent(*percent)) {
            Some(scale) => vec![Setting::Timers(scale)],
            None => {
                return Some(Err(phrase! {
                    pl: "w aplikacji nie ma limitów czasu {percent}%; `ias rehearse` je ma", en: "the application offers no time limits of {percent}%; `ias rehearse` does",
                    uk: "у застосунку немає обмежень часу {percent}%; `ias rehearse` їх має"; percent
                }));
            }
        },
        _ => return None,
    }))
}
