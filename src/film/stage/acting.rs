//! Who plays whom, and what they do at a moment: poses, faces, gazes and mouths as functions of time.
//!
//! `assets/film/casting.ron` says, for each figure that a storyboard names, which drawing plays each of its poses.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use resvg::tiny_skia::{Pixmap, Transform};
use serde::Deserialize;

use super::camera::Map;
use super::walk::{self, Spot, Walk};
use crate::film::figure::mouth::{Lips, Mouth};
use crate::film::figure::{Baked, FaceState, FigureState, Joint, Pose, act};

/// Figure of the storyboard → pose → how it is drawn.
pub type Casting = BTreeMap<String, BTreeMap<String, Role>>;

/// How a pose of a figure is drawn.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Role {
    /// The figure's drawing.
    pub figure: String,
    /// The drawing's own name of the pose; at rest when empty.
    pub pose: String,
    /// What is shown with it.
    pub props: BTreeSet<String>,
    /// Whether the drawing faces the other way than needed.
    pub mirrored: bool,
    /// The drawing's anchor where a torch shines.
    pub lamp: Option<String>,
    /// The view in which it is seen, for a drawing that has several.
    pub view: String,
}

/// A drawing that plays someone.
pub struct Take {
    /// The drawing under its light.
    pub baked: Baked,
    /// Whether it is drawn mirrored; gazes then turn with it.
    pub mirrored: bool,
    /// The anchor where a torch shines.
    pub lamp: Option<String>,
}

/// Someone on the stage.
pub struct Performer {
    /// Their name in the storyboard.
    pub name: String,
    /// The drawings that play them in this shot; the first begins.
    pub takes: Vec<Take>,
    /// Where they stand, before any walk.
    pub spot: Spot,
    /// What they do.
    pub part: Part,
}

/// What someone does over time.
#[derive(Clone, Debug, Default)]
pub struct Part {
    /// When, which pose with which props, in how many seconds; ascending.
    pub poses: Vec<(f32, Pose, BTreeSet<String>, f32)>,
    /// When, which face, in how many seconds; ascending.
    pub faces: Vec<(f32, FaceState, f32)>,
    /// When, where to: (right, down); ascending.
    pub looks: Vec<(f32, (f32, f32))>,
    /// When which drawing, in which view; ascending.
    pub takes: Vec<(f32, usize, String)>,
    /// Ways on foot; ascending.
    pub walks: Vec<Walk>,
    /// Turns of the head or of the whole body: blinks that hide the change.
    pub turns: Vec<f32>,
    /// Blinks asked for.
    pub blinks: Vec<f32>,
    /// When which line begins, and the mouth that says it.
    pub speech: Vec<(f32, Arc<Mouth>)>,
    /// First and last second of what others say.
    pub heard: Vec<(f32, f32)>,
    /// Nods asked for.
    pub nods: Vec<f32>,
    /// Makes one person's breath and blinks unlike another's.
    pub seed: u32,
    /// Whether the person is alive enough to breathe; shapes behind glass are, too.
    pub still: bool,
}

impl Part {
    /// What the lips do at `t`, and how much a stressed syllable is felt.
    #[must_use]
    pub fn lips(&self, t: f32) -> (Lips, f32) {
        let mut all = self.speech.iter().map(|(at, mouth)| (mouth.at(t - at), mouth.stress(t - at)));
        let first = all.next().unwrap_or_default();
        all.fold(first, |a, b| if b.0.speaks > a.0.speaks { b } else { a })
    }

    /// How far the head is lowered at `t` by nods and by the weight of words, 0 to 1.
    #[must_use]
    fn lowered(&self, t: f32) -> f32 {
        let nods = self.nods.iter().map(|at| act::nod_curve(t - at)).fold(0.0, f32::max);
        let turns = self.turns.iter().map(|at| act::nod_curve(t - at + 0.14)).fold(0.0, f32::max);
        nods * 0.6 + turns * 0.3 + self.lips(t).1 * 0.11
    }

    /// Which drawing is on at `t`, in which view.
    #[must_use]
    pub fn take(&self, t: f32) -> (usize, &str) {
        let on = self.takes.iter().rev().find(|(at, _, _)| *at <= t + 1e-4);
        on.map_or((0, ""), |(_, index, view)| (*index, view.as_str()))
    }

    /// Everything the drawing needs to know at `t`.
    #[must_use]
    pub fn at(&self, t: f32, mirrored: bool) -> FigureState {
        let mut state = FigureState::default();
        for (at, pose, props, over) in &self.poses {
            if *at <= t + 1e-4 {
                state.pose = state.pose.mix(pose, act::progress(t, *at, *over));
                state.props.clone_from(props);
            }
        }
        let mut face = FaceState::default();
        for (at, next, over) in &self.faces {
            face = face.mix(*next, act::progress(t, *at, *over));
        }
        let ((x, y), lid) = act::gaze(t, &self.looks);
        if self.looks.iter().any(|(at, _)| *at <= t) {
            face.lookx = if mirrored { -x } else { x };
            face.looky = y;
            face.lid += 0.1 * y.max(0.0);
        }
        face.lid = face.lid.max(lid);
        state.view = self.take(t).1.to_owned();
        for at in self.blinks.iter().chain(&self.turns) {
            face.lid = face.lid.max(act::blink_curve(t - at));
        }
        let (lips, stress) = self.lips(t);
        let (attends, settles) = act::listens(t, self.seed, &self.heard);
        face.lid = face.lid.max(attends);
        state.face = act::alive(face, t, self.seed, lips, stress);
        if !self.still {
            let head = Joint { turn: act::drift(t, self.seed) * 0.8 + settles * 0.7, ..Joint::default() };
            state.pose = state.pose.clone().and(&Pose::default().with("head", head));
        }
        state
    }
}

impl Performer {
    /// Draws the person through the map of their plane.
    pub fn draw(&self, to: &mut Pixmap, map: Map, t: f32) {
        let (take, state, place) = self.now(map, t);
        take.baked.draw(to, place, &state);
    }

    /// Where the torch shines, in pixels, and how far the person's drawing is scaled there.
    #[must_use]
    pub fn shine(&self, map: Map, t: f32) -> Option<((f32, f32), f32)> {
        let lamp = self.takes.get(self.part.take(t).0)?.lamp.as_ref()?;
        Some((self.point(lamp, map, t)?, self.spot(t)[2] * map.zoom))
    }

    /// Where a named point of the drawing lies, in pixels; `None` for an unknown name.
    #[must_use]
    pub fn point(&self, name: &str, map: Map, t: f32) -> Option<(f32, f32)> {
        let (take, state, place) = self.now(map, t);
        take.baked.anchor(name, place, &state)
    }

    /// Where the person is at `t`.
    #[must_use]
    pub fn spot(&self, t: f32) -> Spot {
        walk::place(&self.part.walks, None, t, false).map_or(self.spot, |(_, spot)| spot)
    }

    /// The drawing that is on at `t`, what it shows and where; the head goes after the eyes.
    fn now(&self, map: Map, t: f32) -> (&Take, FigureState, Transform) {
        let take = self.takes.get(self.part.take(t).0).unwrap_or(&self.takes[0]);
        let mut state = self.part.at(t, take.mirrored);
        let (right, down) = act::head_follows(t, &self.part.looks);
        let side = if take.mirrored { -right } else { right };
        let down = down + self.part.lowered(t) * (1.0 - down.clamp(0.0, 1.0) * 0.5);
        state.pose = state.pose.and(&take.baked.follow((side, down)));
        if !self.part.still {
            state.pose = state.pose.and(&take.baked.sway(t, self.part.seed));
        }
        let mut spot = self.spot;
        if let Some((steps, there)) = walk::place(&self.part.walks, take.baked.gait(), t, take.mirrored) {
            state.pose = state.pose.and(&steps);
            spot = there;
        }
        (take, state, self.place(map, t, spot))
    }

    fn place(&self, map: Map, t: f32, [x, y, scale]: Spot) -> Transform {
        let breath = if self.part.still { 0.0 } else { act::breath(t, self.part.seed) };
        Transform::from_scale(scale * (1.0 + breath * 0.0012), scale * (1.0 + breath * 0.0022))
            .post_translate(x, y)
            .post_concat(map.transform())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::film::figure::mouth::{Key, Shape};

    #[test]
    fn a_mouth_moves_only_while_its_line_lasts() {
        let key = |from: f32, open: f32| Key { from, to: from + 0.1, shape: Shape::Open, open, strength: 1.0, stressed: open > 0.9 };
        let mouth = Arc::new(Mouth::new(vec![key(0.2, 1.0), key(0.5, 0.5), key(0.8, 1.0)]));
        let part = Part { speech: vec![(1.0, mouth)], seed: 5, still: true, ..Part::default() };
        let open = |t: f32| part.at(t, false).face.open;
        assert_eq!((open(0.9), open(3.1)), (0.0, 0.0));
        assert!(open(1.25) > 0.45 && open(1.55) < 0.3 && open(1.55) > 0.1);
        assert_eq!(part.at(1.3, false), part.at(1.3, false));
        assert!(part.lowered(1.25) > 0.05 && part.lowered(3.0) == 0.0);
    }

    #[test]
    fn a_mirrored_person_looks_the_other_way() {
        let part = Part { looks: vec![(0.0, (0.8, 0.0))], still: true, ..Part::default() };
        let gaze = |mirrored| part.at(2.0, mirrored).face.lookx;
        assert!(gaze(false) > 0.65 && gaze(true) < -0.65);
    }

    #[test]
    fn a_turn_shows_the_other_drawing_behind_closed_lids() {
        let takes = vec![(f32::MIN, 0, String::new()), (2.1, 1, "profile".to_owned())];
        let part = Part { takes, turns: vec![2.0], still: true, ..Part::default() };
        assert_eq!((part.take(2.05), part.take(2.1)), ((0, ""), (1, "profile")));
        assert!(part.at(2.1, false).face.lid > 0.95 && part.at(2.6, false).view == "profile");
    }

    #[test]
    fn a_pose_takes_its_time() {
        let raised = Pose::default().with("arm", Joint { turn: 40.0, ..Joint::default() });
        let poses = vec![(0.0, Pose::default(), BTreeSet::new(), 0.0), (1.0, raised, BTreeSet::new(), 1.0)];
        let part = Part { poses, still: true, ..Part::default() };
        let turn = |t| part.at(t, false).pose.joint("arm").turn;
        assert_eq!(turn(0.9), 0.0);
        assert!((turn(1.5) - 20.0).abs() < 0.1);
        assert_eq!(turn(2.5), 40.0);
    }
}
