//! Who and what stands in a slot: props with their travels, people with their parts.

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::acting::{Part, Performer, Role};
use super::dressing::Dressing;
use super::ease::Track;
use super::journey::travel;
use super::noise::hash;
use super::ready::{Making, REST};
use super::set::{Anchor, Color, Item, Set, What};
use super::walk::Walk;
use super::{Drawn, Element, Region};
use crate::film::error::FilmError;
use crate::film::figure::gait::View;
use crate::film::figure::{FaceState, act};
use crate::film::storyboard::{Actor, Beat, Fx, LightChange, Prop};

impl Making<'_> {
    /// Draws who and what stands in a slot.
    pub(super) fn slot(
        &self,
        slot: &str,
        depth: f32,
        lights: &BTreeMap<String, Track<f32>>,
        elements: &mut Vec<Element>,
        boxes: &mut Vec<Region>,
    ) -> Result<(), FilmError> {
        let first = self.set.items.iter().find_map(|i| if let What::Slot(name) = &i.what { Some(name.as_str()) } else { None });
        let here = |anchor: &Anchor| anchor.slot.as_deref().or(first) == Some(slot);
        for change in &self.shot.lights {
            let LightChange::Glow(at, r, colour, k) = change else { continue };
            let anchor = self.set.anchor(at, &self.place)?;
            let colour = Color::try_from(colour.clone())
                .map_err(|message| FilmError::Usage(format!("{}: {message}", self.place)))?;
            if here(anchor) {
                let glow = Drawn::Glow { at: (anchor.x, anchor.y), r: *r, colour: colour.0, streak: 0.0 };
                elements.push(Element::plain(glow, depth, *k));
            }
        }
        for (name, prop) in &self.shot.props {
            if here(self.set.anchor(&prop.at, &self.place)?) {
                self.prop(name, prop, depth, lights, elements, boxes)?;
            }
        }
        for (name, actor) in &self.shot.cast {
            let anchor = self.set.anchor(&actor.at, &self.place)?;
            if here(anchor) {
                self.actor(name, actor, anchor, depth, elements, boxes)?;
            }
        }
        for fx in &self.shot.fx {
            let (at, rise, colour) = match fx {
                Fx::Steam(at) => (at, 90.0, [0.5, 0.5, 0.48]),
                Fx::Exhaust(at) => (at, 26.0, [0.34, 0.36, 0.4]),
                _ => continue,
            };
            let anchor = self.set.anchor(at, &self.place)?;
            if here(anchor) {
                let puffs = Drawn::Puffs { at: (anchor.x, anchor.y), rise, size: anchor.scale, colour };
                elements.push(Element::plain(puffs, depth, 0.5));
            }
        }
        Ok(())
    }

    fn prop(
        &self,
        name: &str,
        prop: &Prop,
        depth: f32,
        lights: &BTreeMap<String, Track<f32>>,
        elements: &mut Vec<Element>,
        boxes: &mut Vec<Region>,
    ) -> Result<(), FilmError> {
        let folder = PathBuf::from("props").join(&prop.kind);
        let set = Set::read(&self.setup.studio.root().join(&folder).join("prop.ron"))?;
        let anchor = self.set.anchor(&prop.at, &self.place)?;
        let mut track = Track::steady([anchor.x, anchor.y, anchor.scale]);
        let mut here = [anchor.x, anchor.y, anchor.scale];
        for (at, beat) in self.beats() {
            let Beat::Move(who, to, over) = beat else { continue };
            if who != name {
                continue;
            }
            let goal = self.set.anchor(to, &self.place)?;
            let goal = [goal.x, goal.y, goal.scale];
            travel(&mut track, at, here, goal, *over);
            here = goal;
        }
        let words = set.words(&prop.with);
        for item in &set.items {
            let item = Item { depth: item.depth * depth, ..item.clone() };
            let mut own = lights.clone();
            for (key, value) in &prop.with {
                if let Ok(k) = value.parse::<f32>() {
                    own.entry(key.clone()).or_insert_with(|| Track::steady(k));
                }
            }
            self.item(&item, &folder, Some((name, &track)), &own, elements, boxes, &words)?;
        }
        Ok(())
    }

    fn actor(
        &self,
        name: &str,
        actor: &Actor,
        anchor: &Anchor,
        depth: f32,
        elements: &mut Vec<Element>,
        boxes: &mut Vec<Region>,
    ) -> Result<(), FilmError> {
        let board = &self.setup.board;
        let unknown = |kind, name: &str, known: Vec<String>| FilmError::Unknown {
            kind,
            name: name.to_owned(),
            place: self.place.clone(),
            known,
        };
        let character =
            board.cast.get(name).ok_or_else(|| unknown("character", name, board.cast.keys().cloned().collect()))?;
        let roles = self
            .setup
            .casting
            .get(&character.figure)
            .ok_or_else(|| unknown("figure in casting.ron", &character.figure, self.setup.casting.keys().cloned().collect()))?;
        let role_of = |pose: &str| -> Result<&Role, FilmError> {
            roles.get(pose).ok_or_else(|| unknown("pose in casting.ron", pose, roles.keys().cloned().collect()))
        };
        let role = role_of(actor.pose.as_deref().unwrap_or(REST))?;
        let mut dressing = Dressing::of(self, name, anchor, depth)?;
        let mut on = dressing.take(role)?;
        let seed = name.bytes().fold(board.seed, |h, b| hash(h ^ u32::from(b)));
        let mut part = Part { seed, ..Part::default() };
        part.poses.push((f32::MIN, dressing.figure(on).pose(&role.pose), role.props.clone(), 0.0));
        part.takes.push((f32::MIN, on, role.view.clone()));
        let mut spot = [anchor.x, anchor.y, anchor.scale];
        let face = |name: &str| {
            expression(name).ok_or_else(|| unknown("expression", name, EXPRESSIONS.map(str::to_owned).to_vec()))
        };
        let gaze = |target: &str| {
            let known = self.set.looks.get(target).copied().or(if target == "down" { Some((0.1, 0.8)) } else { None });
            known.ok_or_else(|| unknown("look", target, self.set.looks.keys().cloned().collect()))
        };
        if let Some(expr) = &actor.expr {
            part.faces.push((f32::MIN, face(expr)?, 0.0));
        }
        for (at, beat) in self.beats() {
            match beat {
                Beat::Pose(who, pose, over) if who == name => {
                    let next = role_of(pose)?;
                    let before = on;
                    on = dressing.take(next)?;
                    let over = if on == before { *over } else { 0.0 };
                    part.poses.push((at, dressing.figure(on).pose(&next.pose), next.props.clone(), over));
                    part.takes.push((at, on, next.view.clone()));
                }
                Beat::Turn(who, to) if who == name => {
                    let swap = at + act::BLINK_DOWN;
                    part.turns.push(at);
                    if let Some(next) = roles.get(to) {
                        on = dressing.take(next)?;
                        part.poses.push((swap, dressing.figure(on).pose(&next.pose), next.props.clone(), 0.0));
                        part.takes.push((swap, on, next.view.clone()));
                    } else {
                        let views = dressing.figure(on).views();
                        if !views.contains(to.as_str()) {
                            let known = roles.keys().cloned().chain(views.into_iter().map(str::to_owned)).collect();
                            return Err(unknown("pose in casting.ron or view of the figure", to, known));
                        }
                        part.takes.push((swap, on, to.clone()));
                    }
                }
                Beat::Walk(who, to, over) if who == name => {
                    let goal = self.set.anchor(to, &self.place)?;
                    let goal = [goal.x, goal.y, goal.scale];
                    let Some(gait) = dressing.figure(on).gait().cloned() else {
                        let message = format!("{}: \"{name}\" cannot walk: its figure has no `gait`; extend base-walker", self.place);
                        return Err(FilmError::Usage(message));
                    };
                    let way = goal[0] - spot[0];
                    let ahead = gait.faces() * if dressing.mirrored(on) { -1.0 } else { 1.0 };
                    if gait.view() == View::Side && way * ahead < 0.0 {
                        // It turns round first.
                        on = dressing.turned(on)?;
                        let view = part.takes.last().map(|take| take.2.clone()).unwrap_or_default();
                        part.takes.push((at, on, view));
                        part.turns.push(at - act::BLINK_DOWN);
                    }
                    part.walks.push(Walk::new(&gait, at, *over, spot, goal));
                    spot = goal;
                }
                Beat::Expr(who, expr, over) if who == name => part.faces.push((at, face(expr)?, *over)),
                Beat::Look(who, target) if who == name => part.looks.push((at, gaze(target)?)),
                Beat::Glance(who, target, over) if who == name => {
                    let back = part.looks.last().map_or((0.0, 0.0), |look| look.1);
                    part.looks.extend([(at, gaze(target)?), (at + over, back)]);
                }
                Beat::Blink(who) if who == name => part.blinks.push(at),
                Beat::Nod(who) if who == name => part.nods.push(at),
                Beat::Say(line, over) => {
                    let spoken = board.lines.get(line).ok_or_else(|| unknown("line", line, board.lines.keys().cloned().collect()))?;
                    if spoken.who != name {
                        part.heard.push((at, at + over));
                    } else {
                        part.speech.push((at, self.setup.lips.of(board, &self.setup.recordings, line, spoken, *over)));
                    }
                }
                _ => {}
            }
        }
        boxes.push(dressing.region(name, &part.walks));
        let performer = Performer { name: name.to_owned(), takes: dressing.takes(), spot: [anchor.x, anchor.y, anchor.scale], part };
        elements.push(Element::plain(Drawn::Performer(Box::new(performer)), depth, 1.0));
        Ok(())
    }
}

/// Every expression that a storyboard may name.
pub const EXPRESSIONS: [&str; 14] = [
    "neutral", "friendly", "wary", "unsure", "shut", "tired", "uneasy", "afraid", "calm", "evasive", "sad", "asleep", "smooth", "stern",
];

/// The face of an expression as storyboards name it; the figures' own names hold, too.
fn expression(name: &str) -> Option<FaceState> {
    let rest = FaceState::default();
    Some(match name {
        "friendly" => FaceState { brow: 0.2, corner: 0.45, lid: 0.08, wide: 0.1, ..rest },
        "unsure" => FaceState { brow: 0.35, frown: 0.3, corner: -0.1, ..rest },
        "shut" => FaceState { lid: 0.3, frown: 0.15, corner: -0.3, looky: 0.4, ..rest },
        "uneasy" => FaceState { brow: 0.3, frown: 0.5, corner: -0.25, ..rest },
        other => return FaceState::named(other),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn expressions_have_both_kinds_of_names() {
        assert!(expression("friendly").is_some_and(|face| face.corner > 0.3));
        assert_eq!(expression("calm"), FaceState::named("calm"));
        assert_eq!(expression("gleeful"), None);
        assert!(EXPRESSIONS.iter().all(|name| expression(name).is_some()));
    }
}
