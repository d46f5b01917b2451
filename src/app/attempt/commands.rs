//! What the trainee asks for, turned into inputs of the machine.

use super::{Desk, Next, RunningAttempt};
use crate::app::pictures::Pixels;
use crate::app::views::UiCommand;
use crate::catalogue::IndicatorId;
use crate::scenario::graph::{MediaPath, NodeKind, Spot};
use crate::session::{Confidence, Ground, Input, PauseReason, Phase, phase};
use crate::store::Durability;

impl RunningAttempt {
    /// Carries a command out. Commands of other screens change nothing.
    pub fn command(&mut self, command: &UiCommand, desk: &mut Desk<'_>) -> Next {
        match command {
            UiCommand::Flag(spot) => {
                if let Some(at) = self.position(desk) {
                    self.tell(Input::Flag { at, spot: spot.map(|[x, y]| Spot { x, y }) }, Some(at), desk);
                }
            }
            UiCommand::Choose(place) => self.choose(*place, desk),
            UiCommand::Pause => self.pause(PauseReason::Asked, desk),
            UiCommand::Distress => self.pause(PauseReason::Distress, desk),
            UiCommand::Unpause => {
                let media = self.position(desk);
                self.tell(Input::Resume, media, desk);
            }
            UiCommand::ReplayScene => self.replay(desk),
            UiCommand::SkipFailed => self.skip_failed(desk),
            UiCommand::LeaveFilm => {
                self.leave(desk);
                return Next::Left;
            }
            UiCommand::FinishEnding => return Next::Finished,
            UiCommand::Plenary(command) => self.lead(command, desk),
            other => {
                self.name_flags(other, desk);
                self.look_closely(other, desk);
                self.judge(other, desk);
            }
        }
        Next::Stay
    }

    pub(super) fn choose(&mut self, place: usize, desk: &mut Desk<'_>) {
        let offered = self.state.here().and_then(|visit| visit.offered.clone()).unwrap_or_default();
        if let Some(option) = offered.get(place) {
            let media = self.position(desk).or(Some(self.last_time));
            self.tell(Input::Choose { option: option.clone() }, media, desk);
        }
    }

    fn pause(&mut self, reason: PauseReason, desk: &mut Desk<'_>) {
        let media = self.position(desk);
        if self.tell(Input::Pause { reason }, media, desk) {
            self.note_position(Durability::PowerCut, desk);
        }
    }

    fn replay(&mut self, desk: &mut Desk<'_>) {
        if self.failure().is_some() {
            // Once more from the file, without the machine: nothing of the scene was shown.
            self.play_again(desk);
            return;
        }
        let media = self.position(desk).or(Some(self.last_time));
        if self.state.paused.is_some() {
            self.tell(Input::Resume, media, desk);
        }
        self.tell(Input::ReplayScene, media, desk);
    }

    fn skip_failed(&mut self, desk: &mut Desk<'_>) {
        let Some((fault, _)) = self.failure().cloned() else { return };
        let shown = self.playing.as_ref().is_some_and(|playing| playing.started);
        let media = shown.then_some(self.last_time);
        if let Some(playing) = &mut self.playing {
            playing.ended = true;
            self.failures.remove(&playing.take);
        }
        self.tell(Input::SceneFailed { reason: fault }, media, desk);
    }

    fn name_flags(&mut self, command: &UiCommand, desk: &mut Desk<'_>) {
        match command {
            UiCommand::SearchIndicator(text) => self.drafts.search.clone_from(text),
            UiCommand::ClassifyLater => self.drafts.naming = None,
            UiCommand::WithdrawFlag => {
                if let Some(flag) = self.drafts.naming.take() {
                    self.tell(Input::Withdraw { flag }, None, desk);
                }
            }
            UiCommand::OpenFlag(place) => {
                self.drafts.open_flag = self.flags_here().get(*place).copied();
                self.drafts.search.clear();
            }
            UiCommand::Classify(id) => self.name_flag(IndicatorId::from(id.as_str()), desk),
            UiCommand::FinishClassifying => {
                if let Some((flag, indicator)) = self.drafts.held_name.take() {
                    self.tell(Input::Classify { flag, indicator: Some(indicator) }, None, desk);
                }
                let unnamed: Vec<_> = self.state.flags_to_name().map(|flag| flag.id).collect();
                for flag in unnamed {
                    if matches!(phase(&self.state), Phase::Classifying { .. }) {
                        self.tell(Input::Classify { flag, indicator: None }, None, desk);
                    }
                }
            }
            _ => {}
        }
    }

    fn name_flag(&mut self, indicator: IndicatorId, desk: &mut Desk<'_>) {
        if let Some(flag) = self.drafts.naming.take() {
            self.tell(Input::Classify { flag, indicator: Some(indicator) }, None, desk);
            return;
        }
        let Some(flag) = self.drafts.open_flag else { return };
        let open: Vec<_> = self.state.flags_to_name().map(|flag| flag.id).collect();
        // Naming the last flag would go on at once; it is held back until the trainee says so, to leave room for a change.
        if open.as_slice() == [flag] {
            self.drafts.held_name = Some((flag, indicator));
        } else {
            self.tell(Input::Classify { flag, indicator: Some(indicator) }, None, desk);
        }
        self.drafts.search.clear();
        let held = self.drafts.held_name.as_ref().map(|(flag, _)| *flag);
        if let Some(next) = self.state.flags_to_name().map(|flag| flag.id).find(|id| Some(*id) != held) {
            self.drafts.open_flag = Some(next);
        }
    }

    fn look_closely(&mut self, command: &UiCommand, desk: &mut Desk<'_>) {
        match command {
            UiCommand::ViewExhibit(centre, zoom) => {
                self.drafts.centre = *centre;
                self.drafts.zoom = *zoom;
            }
            UiCommand::MarkExhibit([x, y]) => {
                self.tell(Input::MarkExhibit { spot: Spot { x: *x, y: *y } }, None, desk);
            }
            UiCommand::UnmarkExhibit(place) => {
                if let Some(mark) = self.marks_here().get(*place).map(|mark| mark.id) {
                    self.tell(Input::UnmarkExhibit { mark }, None, desk);
                }
            }
            UiCommand::FinishExhibit => {
                self.tell(Input::LeaveExhibit, None, desk);
            }
            _ => {}
        }
    }

    /// Marks that stand on the exhibit on screen.
    pub(super) fn marks_here(&self) -> Vec<crate::session::PlacedMark> {
        let here = self.state.visits.len().saturating_sub(1);
        self.state.marks.iter().filter(|mark| mark.visit == here && !mark.withdrawn).cloned().collect()
    }

    pub(super) fn load_exhibit(&mut self, image: &MediaPath, desk: &mut Desk<'_>) {
        match Pixels::read(&self.scenario.folder.join(&*image.0), 2560) {
            Ok(pixels) => {
                desk.pictures.put(desk.ctx, &format!("exhibit/{}", image.0), &pixels);
            }
            Err(fault) => self.remark = Some((fault, desk.now + 20.0)),
        }
    }

    /// What an assessment can rest on: the flags and marks that count, in order.
    pub fn grounds(&self) -> Vec<Ground> {
        let flags = self.state.flags.iter().filter(|flag| flag.counts()).map(|flag| Ground::Flag(flag.id));
        let marks = self.state.marks.iter().filter(|mark| !mark.withdrawn).map(|mark| Ground::Placed(mark.id));
        flags.chain(marks).collect()
    }

    /// Places in [`RunningAttempt::grounds`] that are ticked.
    pub fn taken_grounds(&self) -> &[usize] {
        &self.drafts.grounds
    }

    /// Whether the film waits for the name of a flag.
    pub fn is_naming(&self) -> bool {
        self.drafts.naming.is_some()
    }

    /// An assessment begins with every ground taken that was given a name: unticking is a decision, too.
    pub(super) fn take_every_ground(&mut self) {
        let named = |ground: &Ground| match ground {
            Ground::Flag(id) => self.state.flag(*id).is_some_and(|flag| matches!(flag.named, Some(Some(_)))),
            _ => true,
        };
        let taken = self.grounds().iter().enumerate().filter(|(_, ground)| named(ground)).map(|(place, _)| place).collect();
        self.drafts.grounds = taken;
    }

    fn judge(&mut self, command: &UiCommand, desk: &mut Desk<'_>) {
        let drafts = &mut self.drafts;
        match command {
            UiCommand::PickConclusion(place) => drafts.conclusion = Some(*place),
            UiCommand::SetConfidence(percent) => drafts.confidence = Some((*percent).min(100)),
            UiCommand::ToggleGround(place) => match drafts.grounds.iter().position(|known| known == place) {
                Some(known) => {
                    drafts.grounds.remove(known);
                }
                None => drafts.grounds.push(*place),
            },
            UiCommand::SubmitAssessment => self.submit_assessment(desk),
            UiCommand::AddReferral(place) if !drafts.referral.contains(place) => drafts.referral.push(*place),
            UiCommand::RemoveReferral(place) if *place < drafts.referral.len() => {
                drafts.referral.remove(*place);
            }
            UiCommand::MoveReferral(from, to) if *from < drafts.referral.len() && *to < drafts.referral.len() => {
                let moved = drafts.referral.remove(*from);
                drafts.referral.insert(*to, moved);
            }
            UiCommand::SubmitReferral => self.submit_referral(desk),
            _ => {}
        }
    }

    fn submit_assessment(&mut self, desk: &mut Desk<'_>) {
        let Some(NodeKind::Assess(assess)) = self.here().map(|node| &node.kind) else { return };
        let conclusion = self.drafts.conclusion.and_then(|place| assess.conclusions.get(place)).map(|known| known.id.clone());
        let (Some(conclusion), Some(percent)) = (conclusion, self.drafts.confidence) else { return };
        let all = self.grounds();
        let mut places = self.drafts.grounds.clone();
        places.sort_unstable();
        let grounds = places.into_iter().filter_map(|place| all.get(place).cloned()).collect();
        let confidence = Confidence(u8::try_from(percent).unwrap_or(100));
        self.tell(Input::SubmitAssessment { conclusion, grounds, confidence }, None, desk);
    }

    fn submit_referral(&mut self, desk: &mut Desk<'_>) {
        let Some(NodeKind::Refer(refer)) = self.here().map(|node| &node.kind) else { return };
        let institutions = self.drafts.referral.iter().filter_map(|place| refer.offered.get(*place).cloned()).collect();
        self.tell(Input::SubmitReferral { institutions }, None, desk);
    }
}

impl RunningAttempt {
    /// Tells the machine of a changed setting; what is so already is no news.
    pub fn tell_setting(&mut self, what: Input, desk: &mut Desk<'_>) {
        let media = self.position(desk);
        self.tell(what, media, desk);
    }
}
