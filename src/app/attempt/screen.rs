//! What the attempt shows: its state in the words of the views.

use super::{Desk, RunningAttempt, Segment};
use crate::app::views::assess::{AssessView, Ground as GroundView};
use crate::app::views::look::Look;
use crate::app::views::play::{
    AfterScene, ChoiceView, ClassifyView, EndingView, ExhibitView, FailedView, FlagToName, Indicator, IndicatorGroup, Overlay,
    PauseView, PlayView, Ripple,
};
use crate::app::views::refer::{InstitutionView, ReferView};
use crate::app::views::widgets::{Timer, Verdict};
use crate::catalogue::{Catalogue, IndicatorId, Reference};
use crate::media::reel::OutputKind;
use crate::scenario::graph::{Graph, NodeId, NodeKind, Outcome, Rating, Refer};
use crate::session::{FlagId, Ground, Input, Mode, PauseReason, Phase, Stamped, phase, step};
use crate::text::Language;
use crate::time::MediaTime;

/// The page that an attempt is on.
#[derive(Clone, Debug, PartialEq)]
pub enum Shown {
    /// The film, with whatever stands before it.
    Film(Box<PlayView>),
    /// The assessment.
    Assess(AssessView),
    /// The referral.
    Refer(ReferView),
}

/// Seconds that the bar of controls stays after somebody stirred.
const BAR_STAYS: f64 = 3.0;
/// Seconds in which it fades.
const BAR_FADES: f64 = 0.4;

impl RunningAttempt {
    /// What to show now.
    pub fn shown(&mut self, look: &Look, silent: bool, desk: &mut Desk<'_>) -> Shown {
        let language = look.language;
        if self.state.paused.is_none()
            && !self.is_held_by_trainer()
            && self.hands_view(look).is_none()
            && let Phase::At { .. } = phase(&self.state)
        {
            match self.here().map(|node| &node.kind) {
                Some(NodeKind::Assess(_)) => return Shown::Assess(self.assess_view(look)),
                Some(NodeKind::Refer(refer)) => return Shown::Refer(self.refer_view(refer, language)),
                _ => {}
            }
        }
        Shown::Film(Box::new(self.play_view(look, silent, desk)))
    }

    /// How visible the bar of controls is, 0 to 1.
    fn bar(&self, now: f64) -> f32 {
        (1.0 - (now - self.stirred - BAR_STAYS) / BAR_FADES).clamp(0.0, 1.0) as f32
    }

    /// Whether the bar is fading, so that the window must be drawn again soon.
    pub fn bar_is_fading(&self, now: f64) -> bool {
        let since = now - self.stirred;
        since < BAR_STAYS + BAR_FADES
    }

    fn play_view(&mut self, look: &Look, silent: bool, desk: &mut Desk<'_>) -> PlayView {
        let language = look.language;
        let time = self.position(desk).unwrap_or(self.last_time);
        let captions = self.captions(desk.preferences.spoken()).map(|captions| lines_at(captions, time)).unwrap_or_default();
        let runs = self.playing.as_ref().is_some_and(|playing| playing.started && !playing.ended);
        let in_scene = matches!(self.playing.as_ref().map(|playing| &playing.segment), Some(Segment::Scene(_)));
        let length = self.state.here().and_then(|visit| self.lengths.0.get(&visit.node)).copied();
        let progress = length.filter(|length| in_scene && *length > MediaTime::ZERO);
        let shown = desk.reel.shown();
        let aspect = shown.map_or(16.0 / 9.0, |picture| picture.width() as f32 / picture.height().max(1) as f32);
        PlayView {
            aspect,
            scene: self.title_here(language),
            progress: progress.map(|length| (time.as_secs_f64() / length.as_secs_f64()) as f32),
            can_flag: runs && in_scene && self.state.here().is_some_and(|visit| !visit.stopped),
            can_replay: self.may_replay(desk),
            flags: self.state.flags.iter().filter(|flag| flag.counts()).count(),
            ripples: self.ripples.iter().map(|(spot, at)| Ripple { spot: *spot, age: (desk.now - at) as f32 }).collect(),
            captions: if runs || in_scene { captions } else { Vec::new() },
            bar: if self.open_choice().is_some() { 1.0 } else { self.bar(desk.now) },
            silent: silent || (runs && desk.reel.output() == OutputKind::Steady),
            remark: self.store_fault.clone().or_else(|| self.remark.as_ref().map(|(text, _)| text.clone())),
            flag_key: String::new(),
            choice: if self.is_plenary() { None } else { self.choice_view(language) },
            plenary: self.is_plenary(),
            overlay: self.overlay(look, desk),
            preferences: desk.preferences.clone(),
        }
    }

    fn may_replay(&self, desk: &Desk<'_>) -> bool {
        let mut state = self.state.clone();
        state.paused = None;
        let practice = self.state.settings.mode != Mode::Exam;
        let input = Stamped { media: Some(self.last_time), wall: desk.wall, what: Input::ReplayScene };
        practice && step(self.graph(), &state, &input).is_ok()
    }

    fn choice_view(&self, language: Language) -> Option<ChoiceView> {
        let ask = self.open_choice()?;
        let offered = self.state.here()?.offered.as_ref()?;
        let text = |id: &crate::scenario::graph::OptionId| ask.options.iter().find(|option| option.id == *id).map(|option| option.text.get(language).to_owned());
        Some(ChoiceView {
            prompt: ask.prompt.get(language).to_owned(),
            options: offered.iter().filter_map(text).collect(),
            timer: self.limit.map(|limit| Timer {
                left_seconds: (limit.of_seconds - limit.gone_seconds).max(0.0) as f32,
                of_seconds: limit.of_seconds as f32,
            }),
        })
    }

    fn overlay(&self, look: &Look, desk: &Desk<'_>) -> Overlay {
        let language = look.language;
        let scene = self.title_here(language);
        match self.state.paused {
            Some(PauseReason::Distress) => return Overlay::Distress,
            Some(_) => {
                let at = self.last_time.clock();
                return Overlay::Paused(PauseView { scene, at, can_replay: self.may_replay(desk) });
            }
            None => {}
        }
        if let Some((fault, remedy)) = self.failure() {
            return Overlay::Failed(FailedView { scene, fault: fault.clone(), remedy: remedy.clone() });
        }
        if self.group.keys {
            return Overlay::TrainerKeys;
        }
        if self.group.blank {
            return Overlay::Blank;
        }
        if let Some(flag) = self.drafts.naming {
            return Overlay::Classify(self.classify_view(flag, language));
        }
        if let Some(question) = self.hands_view(look) {
            return Overlay::Hands(question);
        }
        match phase(&self.state) {
            Phase::Classifying { .. } => Overlay::AfterScene(self.after_scene(scene, language)),
            Phase::Over { .. } => Overlay::Ending(self.ending(look, language)),
            _ => match self.here().map(|node| &node.kind) {
                Some(NodeKind::Exhibit(exhibit)) => Overlay::Exhibit(ExhibitView {
                    title: exhibit.title.get(language).to_owned(),
                    prompt: exhibit.prompt.get(language).to_owned(),
                    picture: desk.pictures.get(&format!("exhibit/{}", exhibit.image.0)),
                    fault: self.remark.as_ref().map(|(text, _)| text.clone()),
                    marks: self.marks_here().iter().map(|mark| [mark.spot.x, mark.spot.y]).collect(),
                    centre: self.drafts.centre,
                    zoom: self.drafts.zoom,
                }),
                _ if self.playing.as_ref().is_some_and(|playing| !playing.started) => Overlay::Opening,
                _ => Overlay::None,
            },
        }
    }

    fn ending(&self, look: &Look, language: Language) -> EndingView {
        match self.here().map(|node| &node.kind) {
            Some(NodeKind::Ending(ending)) => EndingView {
                title: ending.title.get(language).to_owned(),
                text: ending.text.get(language).to_owned(),
                outcome: match ending.outcome {
                    Outcome::Good => 2,
                    Outcome::Mixed => 1,
                    Outcome::Bad => 0,
                },
            },
            _ => EndingView { title: look.t("ending-kicker"), text: look.t("ending-stuck"), outcome: 1 },
        }
    }

    fn classify_view(&self, flag: FlagId, language: Language) -> ClassifyView {
        ClassifyView {
            at: self.state.flag(flag).map(|flag| flag.at.clock()).unwrap_or_default(),
            picture: self.thumbnails.get(&flag).copied(),
            search: self.drafts.search.clone(),
            hands: self.hands_of_flag(flag).map(|hands| (hands, self.present())),
            groups: groups(&self.graph().catalogue, language),
        }
    }

    /// Flags of the scene on screen that count, in order.
    pub(super) fn flags_here(&self) -> Vec<FlagId> {
        let here = self.state.visits.len().saturating_sub(1);
        self.state.flags.iter().filter(|flag| flag.visit == here && flag.counts()).map(|flag| flag.id).collect()
    }

    fn after_scene(&self, scene: String, language: Language) -> AfterScene {
        let ids = self.flags_here();
        let open = ids.iter().position(|id| Some(*id) == self.drafts.open_flag).unwrap_or(0);
        let held = |id: FlagId| self.drafts.held_name.as_ref().filter(|(flag, _)| *flag == id).map(|(_, name)| name.clone());
        let flags = ids.iter().filter_map(|id| self.state.flag(*id)).map(|flag| FlagToName {
            at: flag.at.clock(),
            picture: self.thumbnails.get(&flag.id).copied(),
            spot: flag.spot.map(|spot| [spot.x, spot.y]),
            named: held(flag.id).or_else(|| flag.named.clone().flatten()).map(|id| indicator_text(self.graph(), &id, language)),
        });
        let flags: Vec<FlagToName> = flags.collect();
        let classify = ids.get(open).map(|id| self.classify_view(*id, language)).unwrap_or_default();
        AfterScene { scene, flags, open, classify }
    }

    fn assess_view(&self, look: &Look) -> AssessView {
        let language = look.language;
        let Some(NodeKind::Assess(assess)) = self.here().map(|node| &node.kind) else { return AssessView::default() };
        let unnamed = look.t("after-not-named");
        let ground = |(place, ground): (usize, Ground)| {
            let (text, visit, at, picture) = match ground {
                Ground::Flag(id) => {
                    let flag = self.state.flag(id)?;
                    let named = flag.named.clone().flatten().map(|id| indicator_text(self.graph(), &id, language));
                    (named.unwrap_or_else(|| unnamed.clone()), flag.visit, Some(flag.at), self.thumbnails.get(&id).copied())
                }
                Ground::Placed(id) => {
                    let mark = self.state.mark(id)?;
                    let number = self.state.marks.iter().filter(|known| known.visit == mark.visit && known.id <= id && !known.withdrawn).count();
                    (look.t_with("exhibit-mark", &[("number", number.into())]), mark.visit, None, None)
                }
                Ground::Cue(_) | Ground::Mark { .. } => return None,
            };
            let title = self.state.visits.get(visit).map(|visit| self.title_of(&visit.node, language)).unwrap_or_default();
            let place_text = at.map_or(title.clone(), |at| format!("{title} · {}", at.clock()));
            Some(GroundView { text, place: place_text, picture, taken: self.drafts.grounds.contains(&place) })
        };
        AssessView {
            prompt: assess.prompt.get(language).to_owned(),
            conclusions: assess.conclusions.iter().map(|conclusion| conclusion.text.get(language).to_owned()).collect(),
            chosen: self.drafts.conclusion,
            grounds: self.grounds().into_iter().enumerate().filter_map(ground).collect(),
            confidence: self.drafts.confidence,
            caveat: caveat(language),
        }
    }

    fn refer_view(&self, refer: &Refer, language: Language) -> ReferView {
        let offered = refer.offered.iter().map(|id| {
            let Some(known) = self.graph().institutions.iter().find(|known| known.id == *id) else {
                return InstitutionView { name: id.to_string(), ..InstitutionView::default() };
            };
            let hours = known.hours.as_ref().map(|hours| hours.get(language).to_owned());
            let contact = [known.phone.clone(), hours].into_iter().flatten().collect::<Vec<_>>().join(", ");
            InstitutionView {
                name: known.name.get(language).to_owned(),
                detail: known.role.get(language).to_owned(),
                contact,
                as_of: known.as_of.clone(),
                unconfirmed: known.verify,
            }
        });
        ReferView {
            prompt: refer.prompt.get(language).to_owned(),
            ordered: refer.ordered,
            offered: offered.collect(),
            order: self.drafts.referral.clone(),
        }
    }

    fn title_here(&self, language: Language) -> String {
        self.state.here().map(|visit| self.title_of(&visit.node, language)).unwrap_or_default()
    }

    fn title_of(&self, node: &NodeId, language: Language) -> String {
        title_of(self.graph(), node, language)
    }
}

/// What a rating comes to, and the key of its name.
#[must_use]
pub fn rating_verdict(rating: Option<Rating>) -> (Verdict, &'static str) {
    match rating {
        Some(Rating::Best) => (Verdict::Hit, "rating-best"),
        Some(Rating::Good) => (Verdict::Passed, "rating-good"),
        Some(Rating::Poor) => (Verdict::Miss, "rating-poor"),
        Some(Rating::Harmful) => (Verdict::FalseAlarm, "rating-harmful"),
        None => (Verdict::Neutral, "rating-none"),
    }
}

/// What signs prove and do not prove, in the words of UNODC.
pub fn caveat(language: Language) -> String {
    Reference::embedded().catalogue(&"unodc".into()).map_or_else(String::new, |unodc| unodc.caveat.get(language).to_owned())
}

/// What a node is called: its title, else its question, else its id.
pub fn title_of(graph: &Graph, node: &NodeId, language: Language) -> String {
    let Some(at) = graph.place(node) else { return node.to_string() };
    let text = match &graph.node(at).kind {
        NodeKind::Scene(scene) => &scene.title,
        NodeKind::Exhibit(exhibit) => &exhibit.title,
        NodeKind::Choose(ask) => &ask.prompt,
        NodeKind::Assess(assess) => &assess.prompt,
        NodeKind::Refer(refer) => &refer.prompt,
        NodeKind::Ending(ending) => &ending.title,
        NodeKind::Route(_) => return node.to_string(),
    };
    let text = text.get(language);
    if text.trim().is_empty() { node.to_string() } else { text.to_owned() }
}

/// Every sign of a catalogue, grouped by dimension.
pub fn groups(catalogue: &Catalogue, language: Language) -> Vec<IndicatorGroup> {
    let group = |dimension: &crate::catalogue::Dimension| IndicatorGroup {
        name: dimension.name.get(language).to_owned(),
        items: catalogue
            .indicators
            .iter()
            .filter(|indicator| indicator.dimension == dimension.id)
            .map(|indicator| Indicator { id: indicator.id.to_string(), text: indicator.text.get(language).to_owned() })
            .collect(),
    };
    catalogue.dimensions.iter().map(group).filter(|group| !group.items.is_empty()).collect()
}

fn indicator_text(graph: &Graph, id: &IndicatorId, language: Language) -> String {
    graph.catalogue.indicator(id).map_or_else(|| id.to_string(), |known| known.text.get(language).to_owned())
}

/// The lines of the captions that stand at `time`, each speaker before the first line.
fn lines_at(captions: &crate::media::captions::Captions, time: MediaTime) -> Vec<String> {
    let mut lines = Vec::new();
    for caption in captions.at(time) {
        let plain = caption.plain();
        for (row, line) in plain.lines().enumerate() {
            match &caption.speaker {
                Some(speaker) if row == 0 => lines.push(format!("{speaker}: {line}")),
                _ => lines.push(line.to_owned()),
            }
        }
    }
    lines
}
