//! Choices, conclusions and referrals: what was taken, what else there was, and why.

use super::Source;
use super::lead::endings_after;
use super::view::{
    AssessmentView, ChoiceView, ConclusionView, GroundView, NotifiedView, OptionView, ReferralView, Standing,
};
use crate::catalogue::InstitutionId;
use crate::scenario::graph::{Assess, Choose, ConclusionId, NodeId, NodeIx, NodeKind, OptionId, Refer};
use crate::scoring::conduct::choice_of;
use crate::scoring::{GroundResult, Outcome, Sign};
use crate::session::{Asked, Ground, HandCount};

impl Source<'_> {
    /// What was decided at a node, in the author's words.
    pub(super) fn decision(
        &self,
        at: NodeIx,
        option: Option<&OptionId>,
        conclusion: Option<&ConclusionId>,
    ) -> Option<String> {
        let kind = &self.graph.node(at).kind;
        if let (NodeKind::Assess(assess), Some(id)) = (kind, conclusion) {
            return assess.conclusions.iter().find(|known| known.id == *id).map(|known| self.text(&known.text));
        }
        let option = choice_of(kind)?.options.iter().find(|known| Some(&known.id) == option)?;
        Some(self.text(&option.text))
    }

    pub(super) fn choice(&self, at: usize, ask: &Choose) -> ChoiceView {
        let visit = &self.state.visits[at];
        let taken = self.state.choices.iter().find(|taken| taken.visit == at);
        let best = self.score.best_path.steps.iter().filter(|step| step.node == visit.node);
        let best: Vec<&OptionId> = best.filter_map(|step| step.option.as_ref()).collect();
        let counted = self.counted(at, |asked| matches!(asked, Asked::Option(_)));
        let hands = |id: &OptionId| match &counted?.asked {
            Asked::Option(hands) => hands.iter().find(|(option, _)| option == id).map(|(_, hands)| *hands),
            _ => None,
        };
        let options = ask
            .options
            .iter()
            .map(|option| OptionView {
                option: option.id.clone(),
                text: self.text(&option.text),
                offered: visit.offered.as_ref().is_some_and(|offered| offered.contains(&option.id)),
                taken: taken.is_some_and(|taken| taken.option == option.id),
                hands: hands(&option.id),
                on_best_path: best.contains(&&option.id),
                rating: option.rating,
                why: self.text(&option.why),
                principles: option.principles.clone(),
                leads_to: self.graph.node(option.goto).id.clone(),
                leads_to_title: self.title(option.goto),
                endings: endings_after(self.graph, option.goto)
                    .into_iter()
                    .filter_map(|at| match &self.graph.node(at).kind {
                        NodeKind::Ending(ending) => Some(self.ending(at, ending)),
                        _ => None,
                    })
                    .collect(),
            })
            .collect();
        ChoiceView {
            prompt: self.text(&ask.prompt),
            by: taken.map(|taken| taken.by),
            took_millis: taken.map(|taken| taken.took_millis),
            present: counted.map(|count| count.present),
            options,
        }
    }

    /// The hands counted at that stay on such a question, if a group played.
    fn counted(&self, at: usize, asks: impl Fn(&Asked) -> bool) -> Option<&HandCount> {
        self.state.hands.iter().find(|taken| taken.visit == at && asks(&taken.count.asked)).map(|taken| &taken.count)
    }

    pub(super) fn assessment(&self, at: usize, assess: &Assess) -> AssessmentView {
        let result = self.score.assessments.iter().find(|result| result.visit == at);
        let counted = self.counted(at, |asked| matches!(asked, Asked::Conclusion(_)));
        let hands = |id: &ConclusionId| match &counted?.asked {
            Asked::Conclusion(hands) => hands.iter().find(|(conclusion, _)| conclusion == id).map(|(_, hands)| *hands),
            _ => None,
        };
        let conclusions = assess
            .conclusions
            .iter()
            .map(|known| ConclusionView {
                conclusion: known.id.clone(),
                text: self.text(&known.text),
                rating: known.rating,
                why: self.text(&known.why),
                taken: result.is_some_and(|result| result.conclusion == known.id),
                hands: hands(&known.id),
            })
            .collect();
        let grounds = result.iter().flat_map(|result| &result.grounds).map(|ground| GroundView {
            ground: ground.ground.clone(),
            note: self.ground_note(ground),
            sign: ground.sign.as_ref().map(|(_, sign)| sign.clone()),
            holds: ground.holds,
        });
        AssessmentView {
            prompt: self.text(&assess.prompt),
            conclusions,
            grounds: grounds.collect(),
            confidence: result.map(|result| result.confidence),
            conclusion_share: result.and_then(|result| result.conclusion_share),
            grounds_share: result.and_then(|result| result.grounds_share),
            shown: result.map_or(0, |result| result.shown),
            shown_named: result.map_or(0, |result| result.shown_named),
        }
    }

    /// What an author says of what a ground stands for: of the sign, or of the innocent thing that was taken for one.
    fn ground_note(&self, ground: &GroundResult) -> String {
        let detection = &self.score.detection;
        let thing = ground.sign.as_ref().map(|(node, sign)| (node, sign)).or_else(|| {
            let (node, outcome) = match &ground.ground {
                Ground::Flag(id) => detection.flags.iter().find(|flag| flag.flag == *id).map(|flag| (&flag.node, &flag.outcome)),
                Ground::Placed(id) => detection.marks.iter().find(|mark| mark.mark == *id).map(|mark| (&mark.node, &mark.outcome)),
                Ground::Cue(_) | Ground::Mark { .. } => None,
            }?;
            match outcome {
                Outcome::FalseAlarm { sign } | Outcome::Repeat { sign } => Some((node, sign)),
                _ => None,
            }
        });
        thing.map_or_else(String::new, |(node, sign)| self.note(node, sign))
    }

    /// What an author says of a sign, a lure or a mark.
    fn note(&self, node: &NodeId, sign: &Sign) -> String {
        let kind = self.graph.place(node).map(|at| &self.graph.node(at).kind);
        let note = match (kind, sign) {
            (Some(NodeKind::Scene(scene)), Sign::Cue(id)) => {
                scene.cues.iter().find(|cue| cue.id == *id).map(|cue| &cue.note)
            }
            (Some(NodeKind::Scene(scene)), Sign::Lure(id)) => {
                scene.lures.iter().find(|lure| lure.id == *id).map(|lure| &lure.why)
            }
            (Some(NodeKind::Exhibit(exhibit)), Sign::Mark(id)) => {
                exhibit.marks.iter().find(|mark| mark.id == *id).map(|mark| &mark.note)
            }
            _ => None,
        };
        note.map_or_else(String::new, |note| self.text(note))
    }

    pub(super) fn referral(&self, at: usize, refer: &Refer) -> ReferralView {
        let result = self.score.referrals.iter().find(|result| result.visit == at);
        let submitted = result.map_or(&[][..], |result| &result.submitted);
        let view = |id: &InstitutionId, standing: Standing| {
            let known = self.graph.institutions.iter().find(|known| known.id == *id);
            NotifiedView {
                institution: id.clone(),
                name: known.map_or_else(|| id.to_string(), |known| self.text(&known.name)),
                role: known.map_or_else(String::new, |known| self.text(&known.role)),
                standing,
            }
        };
        let standing = |id: &InstitutionId| match id {
            id if refer.key.contains(id) => Standing::Right,
            id if refer.allowed.contains(id) => Standing::Allowed,
            _ => Standing::Other,
        };
        let given = |id: &InstitutionId| if submitted.contains(id) { Standing::Right } else { Standing::Missing };
        ReferralView {
            prompt: self.text(&refer.prompt),
            submitted: submitted.iter().map(|id| view(id, standing(id))).collect(),
            key: refer.key.iter().map(|id| view(id, given(id))).collect(),
            ordered: refer.ordered,
            why: self.text(&refer.why),
            share: result.map(|result| result.share),
        }
    }
}
