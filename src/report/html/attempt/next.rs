//! What to work on: drawn from the score alone, each thing once.

use maud::{Markup, html};

use super::Maker;
use crate::debrief::{CueView, IndicatorView, LureView, SceneView, StayKind};
use crate::report::words::{attempt as w, common as c};

impl Maker<'_> {
    fn scenes(&self) -> impl Iterator<Item = (&str, &SceneView)> {
        self.report.debrief.stays.iter().filter_map(|stay| match &stay.what {
            StayKind::Scene(scene) => Some((stay.title.as_str(), scene)),
            _ => None,
        })
    }

    /// A missed sign, and where it was, e.g. `Debts at work (The lane 0:12)`; of an exhibit without a time.
    fn missed(&self) -> Vec<(&IndicatorView, Vec<String>)> {
        let of_scenes = self.scenes().flat_map(|(title, scene)| {
            let missed = scene.cues.iter().filter(|cue: &&CueView| cue.found_by.is_none());
            missed.map(move |cue| (&cue.indicator, format!("{title}, {}", self.words.clock(cue.window.from))))
        });
        let of_exhibits = self.report.debrief.stays.iter().filter_map(|stay| match &stay.what {
            StayKind::Exhibit(exhibit) => Some((stay, exhibit)),
            _ => None,
        });
        let of_exhibits = of_exhibits.flat_map(|(stay, exhibit)| {
            let missed = exhibit.marks.iter().filter(|mark| mark.marked_by.is_none());
            missed.filter_map(|mark| Some((mark.indicator.as_ref()?, stay.title.clone())))
        });
        let mut missed: Vec<(&IndicatorView, Vec<String>)> = Vec::new();
        for (indicator, place) in of_scenes.chain(of_exhibits) {
            match missed.iter_mut().find(|(known, _)| known.id == indicator.id) {
                Some((_, places)) if places.contains(&place) => {}
                Some((_, places)) => places.push(place),
                None => missed.push((indicator, vec![place])),
            }
        }
        missed
    }

    fn suspected(&self) -> Vec<String> {
        let of_scenes = self.scenes().flat_map(|(_, scene)| {
            scene.lures.iter().filter(|lure: &&LureView| lure.false_alarm.is_some()).map(|lure| lure.why.clone())
        });
        let of_exhibits = self.report.debrief.stays.iter().filter_map(|stay| match &stay.what {
            StayKind::Exhibit(exhibit) => Some(exhibit),
            _ => None,
        });
        let of_exhibits = of_exhibits.flat_map(|exhibit| {
            let innocent = exhibit.marks.iter().filter(|mark| mark.indicator.is_none() && mark.marked_by.is_some());
            innocent.map(|mark| mark.note.clone())
        });
        let mut suspected: Vec<String> = Vec::new();
        for why in of_scenes.chain(of_exhibits) {
            if !why.is_empty() && !suspected.contains(&why) {
                suspected.push(why);
            }
        }
        suspected
    }

    pub(super) fn next(self) -> Markup {
        let (words, score) = (self.words, self.report.score);
        let missed = self.missed();
        let suspected = self.suspected();
        let broken: Vec<String> =
            score.conduct.principles.iter().filter(|result| result.broken > 0).map(|result| self.principle(&result.principle)).collect();
        let none = missed.is_empty() && suspected.is_empty() && broken.is_empty();
        let all_well = if score.detection.signals.is_empty() { w::NEXT_NOTHING_SHOWN } else { w::NEXT_NONE };
        html! {
            @if none { p { (words.t(all_well)) } }
            @if !missed.is_empty() {
                p { (words.t(w::NEXT_MISSED)) }
                ul {
                    @for (indicator, places) in &missed {
                        li {
                            strong { (indicator.text) }
                            @if indicator.verify { " [" (words.t(c::UNCONFIRMED)) "]" }
                            span.dim { " (" (places.join("; ")) ")" }
                        }
                    }
                }
            }
            @if !suspected.is_empty() {
                p { (words.t(w::NEXT_SUSPECTED)) }
                ul { @for why in &suspected { li { (why) } } }
            }
            @if !broken.is_empty() {
                p { (words.t(w::NEXT_BROKEN)) }
                ul { @for principle in &broken { li { (principle) } } }
            }
            @if let Some(title) = self.report.next { p { strong { (words.fill(w::NEXT_SCENARIO, &[("title", title)])) } } }
        }
    }
}
