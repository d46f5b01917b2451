//! A play written down as a plan that `ias rehearse` plays.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::front::{Label, Made, Without, signs};
use super::moves::{Action, Leave, Move, SceneAction, opens_early};
use super::space::Space;
use crate::scenario::graph::{Choose, Cut, Exhibit, NodeKind, Refer, Scene, Spot, Then};
use crate::scoring::matching::matched;
use crate::time::MediaTime;

/// The way to a play's end: point, way, and what was made of it, from the start.
pub(super) fn trail(labels: &[Label], end: u32) -> Vec<(u32, u32, Made)> {
    let mut trail = Vec::new();
    let mut at = end;
    while let Some((before, way, made)) = labels[at as usize].came {
        trail.push((labels[before as usize].point, way, made));
        at = before;
    }
    trail.reverse();
    trail
}

/// The way by which a point was first found.
pub(super) fn first_way(space: &Space, point: u32) -> Vec<(u32, u32, Made)> {
    let mut trail = Vec::new();
    let mut at = point;
    while let Some((before, way)) = space.came[at as usize] {
        trail.push((before, way, Made::High));
        at = before;
    }
    trail.reverse();
    trail
}

/// The plan of a play. `heading`: what it shows, one line.
pub(super) fn plan(space: &Space, heading: &str, trail: &[(u32, u32, Made)], without: Without) -> String {
    let mut writer = Writer { space, out: format!("# {heading}\ntrainee proof\n"), shown: Vec::new() };
    for (point, way, made) in trail {
        let Some(way) = space.moves[*point as usize].get(*way as usize) else { continue };
        // Writing to a text cannot fail.
        let _ = writer.step(*point, way, *made, without);
    }
    writer.out
}

struct Writer<'a, 'g> {
    space: &'a Space<'g>,
    out: String,
    /// Grounds that hold, as a plan names them.
    shown: Vec<String>,
}

impl Writer<'_, '_> {
    fn step(&mut self, point: u32, way: &Move, made: Made, without: Without) -> std::fmt::Result {
        let node = self.space.points[point as usize].node;
        let id = &self.space.graph.node(node).id;
        let mut noticed: Vec<(usize, MediaTime)> = match signs(self.space, point, way, without) {
            Some(signs) if made != Made::Low => signs.free.into_iter().map(|(_, place, at)| (place, at)).collect(),
            _ => Vec::new(),
        };
        if let Made::Some(count) = made {
            noticed.truncate(count as usize);
        }
        match (&way.action, &self.space.graph.node(node).kind) {
            (Action::Scene(action), NodeKind::Scene(scene)) => {
                writeln!(self.out, "# {id}")?;
                let length = self.space.length(node);
                self.scene(scene, action, made, &noticed, length)?;
                let shown = scene.cues.iter().filter(|cue| action.leave.shows(cue.window.from, length));
                self.shown.extend(shown.map(|cue| cue.id.to_string()));
            }
            (Action::Exhibit, NodeKind::Exhibit(exhibit)) => {
                writeln!(self.out, "# {id}")?;
                self.exhibit(exhibit, &noticed)?;
                let signs = exhibit.marks.iter().filter(|mark| mark.indicator.is_some());
                self.shown.extend(signs.map(|mark| format!("{id}/{}", mark.id)));
            }
            (Action::Choose { option, by_time }, NodeKind::Choose(ask)) => {
                if *by_time {
                    writeln!(self.out, "timeout")?;
                } else {
                    writeln!(self.out, "choose {}", ask.options[*option].id)?;
                }
            }
            (Action::Assess { conclusion, unfounded }, NodeKind::Assess(assess)) => {
                write!(self.out, "assess {}", assess.conclusions[*conclusion].id)?;
                let ground = match made {
                    _ if *unfounded => self.not_shown(),
                    Made::High | Made::Some(1) => self.shown.first().cloned(),
                    _ => None,
                };
                match ground {
                    Some(ground) => writeln!(self.out, " because {ground}")?,
                    None => writeln!(self.out)?,
                }
            }
            (Action::Refer, NodeKind::Refer(refer)) => self.refer(refer, matches!(made, Made::High | Made::Some(1)))?,
            _ => {}
        }
        Ok(())
    }

    fn scene(
        &mut self,
        scene: &Scene,
        action: &SceneAction,
        made: Made,
        noticed: &[(usize, MediaTime)],
        length: Option<MediaTime>,
    ) -> std::fmt::Result {
        let flags: Vec<(MediaTime, Option<&str>)> = match made {
            Made::Low => action.low.iter().map(|at| (*at, None)).collect(),
            Made::High | Made::Some(_) => {
                let forced = action.high.iter().filter(|(cue, _)| action.forced.contains(cue));
                let mut flags: Vec<(MediaTime, usize)> = forced.chain(noticed).map(|(cue, at)| (*at, *cue)).collect();
                flags.sort_unstable();
                // Each flag is named as what it will be matched to.
                let shown: Vec<_> =
                    scene.cues.iter().filter(|cue| action.leave.shows(cue.window.from, length)).collect();
                let windows: Vec<_> = shown.iter().map(|cue| cue.window).collect();
                let times: Vec<MediaTime> = flags.iter().map(|(at, _)| *at).collect();
                let pairs = matched(&times, &windows);
                let names = pairs.into_iter().map(|pair| pair.map(|cue| shown[cue].indicator.as_ref()));
                times.into_iter().zip(names).collect()
            }
        };
        let flag = |out: &mut String, (at, named): &(MediaTime, Option<&str>)| match named {
            Some(indicator) => writeln!(out, "flag {at} as {indicator}"),
            None => writeln!(out, "flag {at}"),
        };
        let ask = match &scene.then {
            Then::Goto(_) => None,
            Then::Choose(ask) => Some(ask),
        };
        let Some((ask, (option, by_time))) = ask.zip(action.option) else {
            flags.iter().try_for_each(|one| flag(&mut self.out, one))?;
            return writeln!(self.out, "end");
        };
        let option = &ask.options[option].id;
        let opens = opens_early(ask, length);
        match (opens, action.leave, ask.cut) {
            // The choice is made while the film runs on: it may be over before the last flags.
            (Some(opens), Leave::Whole, Cut::AtEnd) => {
                let decided = if by_time { opens + ask.limit.unwrap_or(MediaTime::ZERO) } else { opens };
                let runs = length.is_none_or(|length| decided < length);
                for one in flags.iter().filter(|(at, _)| *at < decided || !runs) {
                    flag(&mut self.out, one)?;
                }
                match (by_time, runs) {
                    (true, true) => writeln!(self.out, "timeout")?,
                    (true, false) => writeln!(self.out, "end\ntimeout")?,
                    (false, _) => writeln!(self.out, "choose {option} at {opens}")?,
                }
                if runs {
                    for one in flags.iter().filter(|(at, _)| *at >= decided) {
                        flag(&mut self.out, one)?;
                    }
                    writeln!(self.out, "end")?;
                }
                Ok(())
            }
            (_, leave, _) => {
                flags.iter().try_for_each(|one| flag(&mut self.out, one))?;
                match (leave, by_time) {
                    (Leave::Cut(_), true) => writeln!(self.out, "timeout"),
                    (Leave::Cut(at), false) => writeln!(self.out, "choose {option} at {at}"),
                    (Leave::Whole, true) => writeln!(self.out, "end\ntimeout"),
                    (Leave::Whole, false) => writeln!(self.out, "end\nchoose {option}"),
                }
            }
        }
    }

    /// Marks each sign at its middle until it is answered: a mark answers the first in the file that it lies on.
    fn exhibit(&mut self, exhibit: &Exhibit, noticed: &[(usize, MediaTime)]) -> std::fmt::Result {
        let mut answered = BTreeSet::new();
        for &(sign, _) in noticed {
            let at = exhibit.marks[sign].at;
            let spot = Spot { x: at.x + at.w / 2.0, y: at.y + at.h / 2.0 };
            while !answered.contains(&sign) {
                let lies_on = |mark: &usize| exhibit.marks[*mark].at.contains(spot) && !answered.contains(mark);
                let Some(first) = (0..exhibit.marks.len()).find(lies_on) else { break };
                answered.insert(first);
                writeln!(self.out, "mark {} {}", spot.x, spot.y)?;
            }
        }
        writeln!(self.out, "leave")
    }

    fn refer(&mut self, refer: &Refer, rightly: bool) -> std::fmt::Result {
        let answer: Vec<&str> = if rightly {
            refer.key.iter().filter(|wanted| refer.offered.contains(wanted)).map(AsRef::as_ref).collect()
        } else if refer.key.is_empty() {
            let other = refer.offered.iter().find(|other| !refer.allowed.contains(other));
            other.map(AsRef::as_ref).into_iter().collect()
        } else {
            Vec::new()
        };
        if answer.is_empty() { writeln!(self.out, "refer nobody") } else { writeln!(self.out, "refer {}", answer.join(" ")) }
    }

    /// A sign of the scenario that this play did not show.
    fn not_shown(&self) -> Option<String> {
        let graph = self.space.graph;
        let cues = graph.cues().map(|(_, cue)| cue.id.to_string());
        let marks = graph.nodes.iter().flat_map(|node| match &node.kind {
            NodeKind::Exhibit(exhibit) => {
                exhibit.marks.iter().map(|mark| format!("{}/{}", node.id, mark.id)).collect::<Vec<_>>()
            }
            _ => Vec::new(),
        });
        cues.chain(marks).find(|sign| !self.shown.contains(sign))
    }
}

/// When an answer by the trainee comes, for a guesser who lets the film run as long as it may.
pub(super) fn answers_late(ask: &Choose, length: Option<MediaTime>) -> Leave {
    let deadline = opens_early(ask, length).filter(|_| ask.cut == Cut::Now).and_then(|opens| Some(opens + ask.limit?));
    match deadline.filter(|deadline| length.is_none_or(|length| *deadline < length)) {
        Some(deadline) => Leave::Cut(MediaTime::from_nanos(deadline.nanos() - 1)),
        None => Leave::Whole,
    }
}
