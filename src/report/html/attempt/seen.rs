//! Scene by scene, exhibit by exhibit: what was there, what was noticed, what was suspected without reason.

use maud::{Markup, html};

use super::{Maker, Picture, Shot};
use crate::debrief::{CueView, ExhibitView, FlagView, LureView, MarkView, SceneView, Stay, StayKind};
use crate::report::plot::mark::Mark;
use crate::report::plot::timeline::{Names, Stretch, Timeline, timeline};
use crate::report::plot::{drawn, percent};
use crate::report::words::{Say, attempt as w, common as c};
use crate::scenario::graph::{NodeId, Region};
use crate::scoring::{Naming, Outcome};
use crate::time::{MediaTime, Window};

/// A moment of a scene, sign or not, in the order in which they opened.
enum Moment<'a> {
    Cue(&'a CueView),
    Lure(&'a LureView),
}

impl Moment<'_> {
    fn window(&self) -> Window {
        match self {
            Self::Cue(cue) => cue.window,
            Self::Lure(lure) => lure.window,
        }
    }
}

fn of_cue(cue: &CueView) -> Mark {
    if cue.found_by.is_some() { Mark::Hit } else { Mark::Miss }
}

fn of_lure(lure: &LureView) -> Mark {
    if lure.false_alarm.is_some() { Mark::FalseAlarm } else { Mark::Passed }
}

/// What a mark says in words.
fn says(mark: Mark) -> Say {
    match mark {
        Mark::Hit => c::NOTICED,
        Mark::Miss => c::MISSED,
        Mark::FalseAlarm => c::SUSPECTED,
        Mark::Passed => c::PASSED_BY,
        Mark::Neutral => c::UNRATED,
    }
}

/// The picture of a moment is taken in the middle of its window, or when it was flagged.
fn moment_of(window: Window, flags: &[FlagView], by: Option<crate::session::FlagId>) -> MediaTime {
    let flagged = by.and_then(|by| flags.iter().find(|flag| flag.flag == by)).map(|flag| flag.at);
    flagged.unwrap_or_else(|| MediaTime::from_nanos(window.from.nanos().midpoint(window.to.nanos())))
}

impl Maker<'_> {
    pub(super) fn seen(self) -> Markup {
        let shows = |stay: &Stay| matches!(stay.what, StayKind::Scene(_) | StayKind::Exhibit(_));
        if !self.report.debrief.stays.iter().any(shows) {
            return html! {};
        }
        html! {
            p.legend {
                span.unseen { (self.words.t(c::LEGEND)) ": " }
                @for mark in [Mark::Hit, Mark::Miss, Mark::FalseAlarm, Mark::Passed] { span { (mark.inline()) " " (self.words.t(says(mark))) } }
            }
            @for stay in &self.report.debrief.stays {
                @match &stay.what {
                    StayKind::Scene(scene) => (self.scene(stay, scene)),
                    StayKind::Exhibit(exhibit) => (self.exhibit(stay, exhibit)),
                    _ => {},
                }
            }
        }
    }

    fn scene(self, stay: &Stay, scene: &SceneView) -> Markup {
        let words = self.words;
        let mut moments: Vec<Moment<'_>> =
            scene.cues.iter().map(Moment::Cue).chain(scene.lures.iter().map(Moment::Lure)).collect();
        moments.sort_by_key(|moment| (moment.window().from, moment.window().to));
        let strays = scene.flags.iter().filter(|flag| matches!(flag.outcome, Outcome::Stray));
        let strays: Vec<String> = strays.map(|flag| words.clock(flag.at)).collect();
        let nothing = moments.is_empty() && scene.flags.is_empty();
        html! {
            article.scene {
                h3 { (stay.title) }
                @if let Some(reason) = &scene.failed { p { (words.fill(w::FAILED, &[("reason", reason)])) } }
                @if nothing {
                    p.dim { (words.t(w::QUIET)) }
                } @else {
                    (self.line(&stay.title, scene))
                    @if moments.is_empty() { p.dim { (words.t(w::QUIET)) } }
                    ol.moments {
                        @for moment in &moments {
                            @match moment {
                                Moment::Cue(cue) => (self.cue(&stay.node, cue, &scene.flags)),
                                Moment::Lure(lure) => (self.lure(&stay.node, lure, &scene.flags)),
                            }
                        }
                    }
                    @if !strays.is_empty() { p { (words.fill(w::STRAYS, &[("times", &strays.join(", "))])) } }
                }
            }
        }
    }

    fn line(self, title: &str, scene: &SceneView) -> Markup {
        let words = self.words;
        let found = scene.cues.iter().filter(|cue| cue.found_by.is_some()).count();
        let alarms = scene.lures.iter().filter(|lure| lure.false_alarm.is_some()).count();
        let said = words.fill(
            w::TIMELINE,
            &[
                ("title", title),
                ("found", &found.to_string()),
                ("missed", &(scene.cues.len() - found).to_string()),
                ("alarms", &alarms.to_string()),
            ],
        );
        let seconds = |at: MediaTime| at.as_secs_f64();
        let stretch = |window: Window, mark| Stretch { from: seconds(window.from), to: seconds(window.to), mark };
        let flag = |flag: &FlagView| {
            let mark = match flag.outcome {
                Outcome::Hit { .. } => Mark::Hit,
                Outcome::FalseAlarm { .. } => Mark::FalseAlarm,
                Outcome::Repeat { .. } | Outcome::Stray => Mark::Neutral,
                Outcome::Replay | Outcome::Withdrawn => return None,
            };
            Some((seconds(flag.at), mark))
        };
        let line = Timeline {
            length: seconds(scene.length).max(0.1),
            signs: scene.cues.iter().map(|cue| stretch(cue.window, of_cue(cue))).collect(),
            lures: scene.lures.iter().map(|lure| stretch(lure.window, of_lure(lure))).collect(),
            flags: scene.flags.iter().filter_map(flag).collect(),
        };
        let names = Names {
            title: &said,
            signs: words.t(w::LANE_SIGNS),
            lures: words.t(w::LANE_LURES),
            flags: words.t(w::LANE_FLAGS),
        };
        timeline(&line, names)
    }

    fn cue(self, node: &NodeId, cue: &CueView, flags: &[FlagView]) -> Markup {
        let words = self.words;
        let mut detail: Vec<String> = Vec::new();
        if let Some(latency) = cue.latency {
            detail.push(words.fill(w::NOTICED_AFTER, &[("seconds", &words.decimal(latency.as_secs_f64(), 1))]));
            detail.push(words.fill(w::POINTS_FOR_TIME, &[("points", &words.decimal(cue.points as f64 / 1000.0, 0))]));
        }
        match (cue.naming, &cue.named) {
            (Some(Naming::Exact), _) => detail.push(words.t(w::NAMED_RIGHT).to_owned()),
            (Some(Naming::Near | Naming::Wrong), Some(named)) => detail.push(words.fill(w::NAMED_AS, &[("name", &named.text)])),
            (Some(_), _) => detail.push(words.t(w::NOT_NAMED).to_owned()),
            (None, _) => {}
        }
        let at = moment_of(cue.window, flags, cue.found_by);
        let region = cue.region.as_ref().map(|track| track.at(at));
        html! {
            li.moment.(of_cue(cue).class()) {
                (self.shot(node, at, region))
                div {
                    (self.heading(of_cue(cue), cue.window))
                    p { strong { (cue.indicator.text) } }
                    @if !cue.note.is_empty() { p { (cue.note) } }
                    @if !detail.is_empty() { p { (detail.join(" · ")) } }
                    p.dim { (self.of_catalogue(&cue.indicator)) }
                }
            }
        }
    }

    fn of_catalogue(self, indicator: &crate::debrief::IndicatorView) -> String {
        let said = self.words.fill(w::SIGN_OF, &[("id", &indicator.id.0), ("dimension", &indicator.dimension)]);
        if indicator.verify { format!("{said} · {}", self.words.t(c::UNCONFIRMED)) } else { said }
    }

    fn lure(self, node: &NodeId, lure: &LureView, flags: &[FlagView]) -> Markup {
        let at = moment_of(lure.window, flags, lure.false_alarm);
        let region = lure.region.as_ref().map(|track| track.at(at));
        html! {
            li.moment.(of_lure(lure).class()) {
                (self.shot(node, at, region))
                div {
                    (self.heading(of_lure(lure), lure.window))
                    p { (lure.why) }
                }
            }
        }
    }

    fn heading(self, mark: Mark, window: Window) -> Markup {
        html! {
            p.what {
                (mark.inline()) " " strong { (self.words.t(says(mark))) } " "
                span.dim { (self.words.clock(window.from)) "\u{2013}" (self.words.clock(window.to)) }
            }
        }
    }

    /// A frame of the film, with a box where the thing was.
    fn shot(self, node: &NodeId, at: MediaTime, region: Option<Region>) -> Markup {
        let Some(picture) = (self.report.picture)(Shot::Moment(node, at)) else { return html! {} };
        let mut alt = self.words.fill(w::FRAME, &[("time", &self.words.clock(at))]);
        if region.is_some() {
            alt = format!("{alt}. {}", self.words.t(w::WHERE));
        }
        let boxes = region.map(|region| boxed(region, "", "")).unwrap_or_default();
        framed(&picture, &alt, &boxes)
    }

    fn exhibit(self, stay: &Stay, exhibit: &ExhibitView) -> Markup {
        let words = self.words;
        let elsewhere = exhibit.placed.iter().filter(|placed| matches!(placed.outcome, Outcome::Stray)).count();
        let picture = (self.report.picture)(Shot::Exhibit(&exhibit.image));
        let boxes: String =
            (1..).zip(&exhibit.marks).map(|(number, mark)| boxed(mark.region, of_mark(mark).class(), &format!("{number}"))).collect();
        html! {
            article.scene {
                h3 { (stay.title) }
                p.dim { (words.t(w::EXHIBIT)) @if !exhibit.prompt.is_empty() { ": " (exhibit.prompt) } }
                @if let Some(picture) = picture {
                    div.exhibit { (framed(&picture, words.t(w::EXHIBIT_PICTURE), &boxes)) }
                }
                @if exhibit.marks.is_empty() { p.dim { (words.t(w::EXHIBIT_NOTHING)) } }
                ol.moments.numbered {
                    @for mark in &exhibit.marks {
                        li.moment.(of_mark(mark).class()) {
                            div {
                                p.what { (of_mark(mark).inline()) " " strong { (words.t(says(of_mark(mark)))) } }
                                @if let Some(indicator) = &mark.indicator { p { strong { (indicator.text) } } }
                                @if !mark.note.is_empty() { p { (mark.note) } }
                                @if let Some(indicator) = &mark.indicator { p.dim { (self.of_catalogue(indicator)) } }
                            }
                        }
                    }
                }
                @if elsewhere > 0 { p { (words.fill(w::EXHIBIT_ELSEWHERE, &[("n", &elsewhere.to_string())])) } }
            }
        }
    }
}

fn of_mark(mark: &MarkView) -> Mark {
    match (mark.indicator.is_some(), mark.marked_by.is_some()) {
        (true, true) => Mark::Hit,
        (true, false) => Mark::Miss,
        (false, true) => Mark::FalseAlarm,
        (false, false) => Mark::Passed,
    }
}

/// A box over a picture; its number stands at its corner.
fn boxed(region: Region, class: &str, number: &str) -> String {
    let at = |value: f32| percent(f64::from(value) * 100.0);
    let (x, y, w, h) = (at(region.x), at(region.y), at(region.w), at(region.h));
    let mut svg = format!(
        r#"<rect class="halo" x="{x}" y="{y}" width="{w}" height="{h}"/><rect class="region {class}" x="{x}" y="{y}" width="{w}" height="{h}"/>"#
    );
    if !number.is_empty() {
        svg += &format!(
            r#"<svg x="{x}" y="{y}" overflow="visible"><rect class="tag" width="20" height="18"/><text class="tag" x="10" y="14" text-anchor="middle">{number}</text></svg>"#
        );
    }
    svg
}

/// A picture with boxes over it.
fn framed(picture: &Picture, alt: &str, boxes: &str) -> Markup {
    html! {
        div.shot {
            img src=(picture.address) width=(picture.width) height=(picture.height) alt=(alt);
            @if !boxes.is_empty() { (drawn(&format!(r#"<svg class="over" width="100%" height="100%" aria-hidden="true">{boxes}</svg>"#))) }
        }
    }
}
