//! Where an attempt stands: the fold of its events.
//!
//! Nothing else writes it. Applying an event that makes no sense here (a damaged log) changes nothing and never panics;
//! [`super::replay`] is what refuses such a log.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::event::{ChoiceBy, Event, Recorded};
use super::hands::{Asked, HandCount, HandsTaken};
use super::input::{Confidence, FlagId, Ground, PauseReason, PlacedId, Settings, Timers, TraineeCode};
use super::phase::{ChoiceStage, Finish, Phase};
use crate::catalogue::{IndicatorId, InstitutionId};
use crate::scenario::graph::{ConclusionId, ContentHash, NodeId, OptionId, ScenarioId, Spot, VariableId};
use crate::text::Language;
use crate::time::{MediaTime, WallTime};

/// How much of a scene was shown in one visit, over all its replays.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SceneShown {
    /// It is still running, or the attempt stopped while it was: known to have stood at least here.
    Until(MediaTime),
    /// From beginning to end.
    #[default]
    Whole,
}

/// One stay at one node.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Visit {
    /// Which node.
    pub node: NodeId,
    /// When it was entered.
    pub entered: WallTime,
    /// How much of it was shown, for a scene: cues that open later were never on screen.
    pub shown: SceneShown,
    /// Its length as the player told it at the scene's end.
    pub ended_at: Option<MediaTime>,
    /// Moments before this one had been shown before the last replay began.
    pub seen_before: MediaTime,
    /// How often it was shown again.
    pub replays: u32,
    /// Why it could not be shown, if so.
    pub failed: Option<String>,
    /// The options that its choice offered, once open.
    pub offered: Option<Vec<OptionId>>,
    /// Whether the picture has stopped: by its end, a failure or a cut.
    pub stopped: bool,
}

/// A flag.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Flag {
    /// Its number.
    pub id: FlagId,
    /// The visit it was raised in, as a place in [`State::visits`].
    pub visit: usize,
    /// At which moment of the scene.
    pub at: MediaTime,
    /// Where, if clicked.
    pub spot: Option<Spot>,
    /// Raised at a moment that had been shown before: counts neither way.
    pub replay: bool,
    /// Taken back: counts neither way.
    pub withdrawn: bool,
    /// What it was said to be: `None` nothing yet, `Some(None)` cannot say.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "given")]
    pub named: Option<Option<IndicatorId>>,
}

/// A field that is there, be it `null`: absent is told apart by the field's default.
fn given<'de, D: serde::Deserializer<'de>>(from: D) -> Result<Option<Option<IndicatorId>>, D::Error> {
    Option::deserialize(from).map(Some)
}

impl Flag {
    /// Whether it is scored at all.
    #[must_use]
    pub fn counts(&self) -> bool {
        !self.replay && !self.withdrawn
    }
}

/// A mark placed on an exhibit.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PlacedMark {
    /// Its number.
    pub id: PlacedId,
    /// The visit it was placed in, as a place in [`State::visits`].
    pub visit: usize,
    /// Where.
    pub spot: Spot,
    /// Taken back.
    pub withdrawn: bool,
}

/// An option taken.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ChoiceTaken {
    /// The visit, as a place in [`State::visits`].
    pub visit: usize,
    /// Which option.
    pub option: OptionId,
    /// By whom.
    pub by: ChoiceBy,
    /// Where the scene stood.
    pub media: Option<MediaTime>,
    /// Time on the wall from the opening to the taking, in milliseconds, pauses included; never negative.
    pub took_millis: i64,
}

/// A conclusion reached.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AssessmentMade {
    /// The visit, as a place in [`State::visits`].
    pub visit: usize,
    /// Which conclusion.
    pub conclusion: ConclusionId,
    /// On what grounds.
    pub grounds: Vec<Ground>,
    /// How sure.
    pub confidence: Confidence,
}

/// A referral made.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ReferralMade {
    /// The visit, as a place in [`State::visits`].
    pub visit: usize,
    /// Whom, in this order.
    pub institutions: Vec<InstitutionId>,
}

/// Where an attempt stands.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct State {
    /// How many events it is the fold of; also the next event's `seq`.
    pub events: u64,
    /// The scenario, once begun.
    pub scenario: Option<ScenarioId>,
    /// Its version.
    pub content_hash: Option<ContentHash>,
    /// Whose attempt.
    pub trainee: Option<TraineeCode>,
    /// How it was begun.
    pub settings: Settings,
    /// The language in use now.
    pub language: Language,
    /// Time limits in use now.
    pub timers: Timers,
    /// Every setting of the time limits that was in force, in order of first use.
    pub timers_used: Vec<Timers>,
    /// State variables.
    pub variables: BTreeMap<VariableId, i32>,
    /// Every node entered, in order; the last is where the play stands.
    pub visits: Vec<Visit>,
    /// Nodes entered at least once.
    pub visited: BTreeSet<NodeId>,
    /// Flags, by number.
    pub flags: Vec<Flag>,
    /// Marks on exhibits, by number.
    pub marks: Vec<PlacedMark>,
    /// Options taken, in order.
    pub choices: Vec<ChoiceTaken>,
    /// Conclusions, in order.
    pub assessments: Vec<AssessmentMade>,
    /// Referrals, in order.
    pub referrals: Vec<ReferralMade>,
    /// Hands counted in a plenary, in order; each question once, with its last count.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub hands: Vec<HandsTaken>,
    /// What the attempt waits for; paused or not.
    pub phase: Phase,
    /// Paused, and why.
    pub paused: Option<PauseReason>,
    /// How often a break was taken for distress.
    pub distress_pauses: u32,
    /// When it began.
    pub began: WallTime,
    /// When the last event happened.
    pub last_wall: WallTime,
    /// When the open choice opened.
    pub choice_opened: WallTime,
}

impl State {
    /// The fold of the events.
    #[must_use]
    pub fn fold<'a>(events: impl IntoIterator<Item = &'a Recorded>) -> Self {
        let mut state = Self::default();
        for event in events {
            state.apply(event);
        }
        state
    }

    /// The visit in which the play stands.
    #[must_use]
    pub fn here(&self) -> Option<&Visit> {
        self.visits.last()
    }

    /// The flag of that number.
    #[must_use]
    pub fn flag(&self, id: FlagId) -> Option<&Flag> {
        self.flags.get((id.0 as usize).checked_sub(1)?)
    }

    /// The mark of that number.
    #[must_use]
    pub fn mark(&self, id: PlacedId) -> Option<&PlacedMark> {
        self.marks.get((id.0 as usize).checked_sub(1)?)
    }

    /// How the attempt finished; `None` while it goes on.
    #[must_use]
    pub fn finish(&self) -> Option<&Finish> {
        match &self.phase {
            Phase::Over { how } => Some(how),
            _ => None,
        }
    }

    /// Takes one more event in.
    pub fn apply(&mut self, recorded: &Recorded) {
        self.events = recorded.seq.saturating_add(1);
        self.last_wall = recorded.wall;
        let visit = self.visits.len().saturating_sub(1);
        match &recorded.event {
            Event::Began { scenario, content_hash, trainee, settings, variables } => {
                self.scenario = Some(scenario.clone());
                self.content_hash = Some(content_hash.clone());
                self.trainee = Some(trainee.clone());
                self.settings = *settings;
                self.language = settings.language;
                self.use_timers(settings.timers);
                self.variables.clone_from(variables);
                self.began = recorded.wall;
            }
            Event::NodeEntered { node } => self.enter(node, recorded.wall),
            Event::VariableSet { variable, value } => {
                self.variables.insert(variable.clone(), *value);
            }
            Event::Flagged { flag, at, spot, replay } => {
                self.flags.push(Flag {
                    id: *flag,
                    visit,
                    at: *at,
                    spot: *spot,
                    replay: *replay,
                    withdrawn: false,
                    named: None,
                });
                self.saw(Some(*at));
            }
            Event::FlagWithdrawn { flag } => {
                if let Some(flag) = self.flags.iter_mut().rev().find(|known| known.id == *flag) {
                    flag.withdrawn = true;
                }
            }
            Event::Classified { flag, indicator } => {
                if let Some(flag) = self.flags.iter_mut().rev().find(|known| known.id == *flag) {
                    flag.named = Some(indicator.clone());
                }
            }
            Event::ChoiceOpened { offered } => self.open(offered, recorded),
            Event::ChoiceMade { option, by } => self.choose(option, *by, recorded),
            Event::SceneEnded | Event::SceneCut | Event::SceneFailed { .. } | Event::SceneReplayed => self.scene(recorded),
            Event::ClassificationAsked { next } => self.phase = Phase::Classifying { next: next.clone() },
            Event::ExhibitMarked { mark, spot } => {
                self.marks.push(PlacedMark { id: *mark, visit, spot: *spot, withdrawn: false });
            }
            Event::ExhibitUnmarked { mark } => {
                if let Some(mark) = self.marks.iter_mut().rev().find(|known| known.id == *mark) {
                    mark.withdrawn = true;
                }
            }
            Event::ExhibitLeft => {}
            Event::Assessed { conclusion, grounds, confidence } => self.assessments.push(AssessmentMade {
                visit,
                conclusion: conclusion.clone(),
                grounds: grounds.clone(),
                confidence: *confidence,
            }),
            Event::Referred { institutions } => {
                self.referrals.push(ReferralMade { visit, institutions: institutions.clone() });
            }
            Event::HandsCounted { count } => self.count(visit, count),
            Event::Paused { reason } => {
                self.paused = Some(*reason);
                self.distress_pauses += u32::from(*reason == PauseReason::Distress);
                self.saw(recorded.media);
            }
            Event::Resumed => self.paused = None,
            Event::LanguageChanged { language } => self.language = *language,
            Event::TimersChanged { timers } => self.use_timers(*timers),
            Event::Ended { ending } => self.over(Finish::Ended { ending: ending.clone() }),
            Event::Stuck { node, why } => self.over(Finish::Stuck { node: node.clone(), why: *why }),
            Event::Abandoned => {
                self.saw(recorded.media);
                self.over(Finish::Abandoned);
            }
        }
    }

    fn count(&mut self, visit: usize, count: &HandCount) {
        let visit = match &count.asked {
            Asked::Flag(flag, _) => self.flag(*flag).map_or(visit, |flag| flag.visit),
            _ => visit,
        };
        self.hands.retain(|known| known.visit != visit || !known.count.asked.is_same_question(&count.asked));
        self.hands.push(HandsTaken { visit, count: count.clone() });
    }

    fn over(&mut self, how: Finish) {
        self.paused = None;
        self.phase = Phase::Over { how };
    }

    fn use_timers(&mut self, timers: Timers) {
        self.timers = timers;
        if !self.timers_used.contains(&timers) {
            self.timers_used.push(timers);
        }
    }

    fn enter(&mut self, node: &NodeId, wall: WallTime) {
        self.visited.insert(node.clone());
        self.visits.push(Visit {
            node: node.clone(),
            entered: wall,
            shown: SceneShown::Until(MediaTime::ZERO),
            ended_at: None,
            seen_before: MediaTime::ZERO,
            replays: 0,
            failed: None,
            offered: None,
            stopped: false,
        });
        self.phase = Phase::At { node: node.clone(), choice: ChoiceStage::Closed };
    }

    /// The scene on screen has stood there.
    fn saw(&mut self, media: Option<MediaTime>) {
        let Some((visit, media)) = self.visits.last_mut().zip(media) else { return };
        if let SceneShown::Until(until) = &mut visit.shown
            && !visit.stopped
        {
            *until = media.max(*until);
        }
    }

    fn open(&mut self, offered: &[OptionId], recorded: &Recorded) {
        self.choice_opened = recorded.wall;
        self.saw(recorded.media);
        if let Some(visit) = self.visits.last_mut() {
            visit.offered = Some(offered.to_vec());
        }
        if let Phase::At { choice, .. } = &mut self.phase {
            *choice = ChoiceStage::Open;
        }
    }

    fn choose(&mut self, option: &OptionId, by: ChoiceBy, recorded: &Recorded) {
        self.saw(recorded.media);
        self.choices.push(ChoiceTaken {
            visit: self.visits.len().saturating_sub(1),
            option: option.clone(),
            by,
            media: recorded.media,
            took_millis: recorded.wall.0.saturating_sub(self.choice_opened.0).max(0),
        });
        if let Phase::At { choice, .. } = &mut self.phase {
            *choice = ChoiceStage::Made { option: option.clone() };
        }
    }

    /// What happens to the picture of the scene on screen.
    fn scene(&mut self, recorded: &Recorded) {
        if !matches!(recorded.event, Event::SceneEnded) {
            self.saw(recorded.media);
        }
        let Some(visit) = self.visits.last_mut() else { return };
        match &recorded.event {
            Event::SceneEnded => {
                visit.ended_at = recorded.media.or(visit.ended_at);
                visit.shown = SceneShown::Whole;
                visit.stopped = true;
            }
            Event::SceneFailed { reason } => {
                visit.failed = Some(reason.clone());
                visit.stopped = true;
            }
            Event::SceneReplayed => {
                visit.seen_before = match visit.shown {
                    SceneShown::Whole => MediaTime::MAX,
                    SceneShown::Until(until) => until,
                };
                visit.replays += 1;
                visit.stopped = false;
                visit.offered = None;
                if let Phase::At { choice, .. } = &mut self.phase {
                    *choice = ChoiceStage::Closed;
                }
            }
            _ => visit.stopped = true,
        }
    }
}
