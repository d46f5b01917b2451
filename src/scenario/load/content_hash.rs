//! The hash of what decides how a scenario plays and is scored.
//!
//! It covers ids, structure, times, regions, ratings, conditions, effects, media paths, the rubric, and the weights of
//! the catalogue. It does not cover texts, comments, layout, line ends, or the order of nodes and variables in the
//! file: mending a spelling does not make old attempts foreign. Equal on every machine.

use sha2::{Digest as _, Sha256};

use crate::scenario::graph::{
    Choose, Condition, ContentHash, Cut, Effect, Graph, MediaPath, NodeIx, NodeKind, Picture, Rating, Region, Scene,
    Then, Track,
};
use crate::text::Localized;
use crate::time::{MediaTime, Window};

/// Changes when the same scenario must hash to something else, because the program scores it otherwise.
const VERSION: i64 = 1;

pub(super) fn of(graph: &Graph) -> ContentHash {
    let mut canon = Canon { hash: Sha256::new(), graph };
    canon.number(VERSION);
    canon.node(graph.start);
    canon.catalogue();
    canon.variables();
    let mut nodes: Vec<_> = graph.nodes.iter().collect();
    nodes.sort_by(|a, b| a.id.cmp(&b.id));
    canon.many(&nodes, |canon, node| {
        canon.text(&node.id.0);
        canon.kind(&node.kind);
    });
    canon.rubric();
    ContentHash(canon.hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect())
}

/// Writes values so that different ones never give the same bytes: texts and lists with their length, variants with
/// their number.
struct Canon<'g> {
    hash: Sha256,
    graph: &'g Graph,
}

impl Canon<'_> {
    fn number(&mut self, number: i64) {
        self.hash.update(number.to_le_bytes());
    }

    fn text(&mut self, text: &str) {
        self.hash.update((text.len() as u64).to_le_bytes());
        self.hash.update(text.as_bytes());
    }

    fn many<T>(&mut self, items: &[T], mut write: impl FnMut(&mut Self, &T)) {
        self.hash.update((items.len() as u64).to_le_bytes());
        for item in items {
            write(self, item);
        }
    }

    fn optional<T>(&mut self, value: Option<&T>, write: impl FnOnce(&mut Self, &T)) {
        self.number(i64::from(value.is_some()));
        if let Some(value) = value {
            write(self, value);
        }
    }

    fn node(&mut self, at: NodeIx) {
        let id = self.graph.node(at).id.0.clone();
        self.text(&id);
    }

    fn time(&mut self, time: MediaTime) {
        self.number(time.nanos());
    }

    fn window(&mut self, window: Window) {
        self.time(window.from);
        self.time(window.to);
    }

    fn region(&mut self, region: &Region) {
        // Adding zero makes -0.0 and 0.0 the same.
        for part in [region.x, region.y, region.w, region.h] {
            self.number(i64::from((part + 0.0).to_bits()));
        }
    }

    /// A place that stands is written without its time, as it was before places could move.
    fn track(&mut self, track: Option<&Track>) {
        match track {
            Some(track) if track.moves() => {
                self.number(2);
                self.many(track.keys(), |canon, key| {
                    canon.time(key.time);
                    canon.region(&key.region);
                });
            }
            _ => self.optional(track.and_then(|track| track.keys().first()), |canon, key| canon.region(&key.region)),
        }
    }

    fn paths(&mut self, paths: Option<&Localized<MediaPath>>) {
        self.optional(paths, |canon, paths| {
            let written: Vec<_> = paths.values().collect();
            canon.many(&written, |canon, (language, path)| {
                canon.text(language.map_or("", |language| language.tag()));
                canon.text(&path.0);
            });
        });
    }

    fn rating(&mut self, rating: Option<Rating>) {
        self.number(match rating {
            None => 0,
            Some(Rating::Harmful) => 1,
            Some(Rating::Poor) => 2,
            Some(Rating::Good) => 3,
            Some(Rating::Best) => 4,
        });
    }

    fn catalogue(&mut self) {
        let catalogue = &self.graph.catalogue;
        self.text(&catalogue.id.0);
        self.number(i64::from(catalogue.delphi_rule));
        self.many(&catalogue.indicators, |canon, indicator| {
            canon.text(&indicator.id.0);
            canon.text(&indicator.dimension.0);
            canon.number(indicator.strength.map_or(0, |strength| strength as i64 + 1));
        });
    }

    fn variables(&mut self) {
        let mut variables: Vec<_> = self.graph.variables.iter().collect();
        variables.sort_by(|a, b| a.id.cmp(&b.id));
        self.many(&variables, |canon, variable| {
            canon.text(&variable.id.0);
            for bound in [variable.start, variable.min, variable.max] {
                canon.number(i64::from(bound));
            }
        });
    }

    fn effects(&mut self, effects: &[Effect]) {
        self.many(effects, |canon, effect| {
            let (tag, variable, amount) = match effect {
                Effect::Add(variable, amount) => (0, *variable, *amount),
                Effect::Set(variable, amount) => (1, *variable, *amount),
            };
            canon.number(tag);
            canon.variable(variable);
            canon.number(i64::from(amount));
        });
    }

    fn variable(&mut self, at: crate::scenario::graph::VariableIx) {
        let id = self.graph.variables.get(at.0 as usize).map(|variable| variable.id.0.clone());
        self.text(id.as_deref().unwrap_or_default());
    }

    fn condition(&mut self, condition: &Condition) {
        match condition {
            Condition::All(parts) => {
                self.number(0);
                self.many(parts, Self::condition);
            }
            Condition::Any(parts) => {
                self.number(1);
                self.many(parts, Self::condition);
            }
            Condition::Not(inner) => {
                self.number(2);
                self.condition(inner);
            }
            Condition::AtLeast(variable, amount) => {
                self.number(3);
                self.variable(*variable);
                self.number(i64::from(*amount));
            }
            Condition::Is(variable, amount) => {
                self.number(4);
                self.variable(*variable);
                self.number(i64::from(*amount));
            }
            Condition::Chose(node, option) => {
                self.number(5);
                self.node(*node);
                self.text(&option.0);
            }
            Condition::Visited(node) => {
                self.number(6);
                self.node(*node);
            }
            Condition::Flagged(cue) => {
                self.number(7);
                self.text(&cue.0);
            }
            Condition::Found(count) => {
                self.number(8);
                self.number(i64::from(*count));
            }
        }
    }

    fn kind(&mut self, kind: &NodeKind) {
        match kind {
            NodeKind::Scene(scene) => {
                self.number(0);
                self.scene(scene);
            }
            NodeKind::Exhibit(exhibit) => {
                self.number(1);
                self.text(&exhibit.image.0);
                self.many(&exhibit.marks, |canon, mark| {
                    canon.text(&mark.id.0);
                    canon.optional(Some(&mark.at), Self::region);
                    canon.optional(mark.indicator.as_ref(), |canon, indicator| canon.text(&indicator.0));
                });
                self.node(exhibit.goto);
                self.effects(&exhibit.effects);
            }
            NodeKind::Choose(choose) => {
                self.number(2);
                self.choose(choose);
            }
            NodeKind::Route(route) => {
                self.number(3);
                self.many(&route.branches, |canon, (when, goto)| {
                    canon.condition(when);
                    canon.node(*goto);
                });
                self.node(route.otherwise);
            }
            NodeKind::Assess(assess) => {
                self.number(4);
                self.many(&assess.conclusions, |canon, conclusion| {
                    canon.text(&conclusion.id.0);
                    canon.rating(Some(conclusion.rating));
                    canon.optional(conclusion.goto.as_ref(), |canon, goto| canon.node(*goto));
                });
                self.node(assess.goto);
            }
            NodeKind::Refer(refer) => {
                self.number(5);
                for list in [&refer.offered, &refer.key, &refer.allowed] {
                    self.many(list, |canon, institution| canon.text(&institution.0));
                }
                self.number(i64::from(refer.ordered));
                self.node(refer.goto);
            }
            NodeKind::Ending(ending) => {
                self.number(6);
                self.number(ending.outcome as i64);
            }
        }
    }

    fn scene(&mut self, scene: &Scene) {
        match &scene.picture {
            Picture::Film(path) => {
                self.number(0);
                self.text(&path.0);
            }
            Picture::Still { path, seconds } => {
                self.number(1);
                self.text(&path.0);
                self.optional(seconds.as_ref(), |canon, seconds| canon.time(*seconds));
            }
        }
        self.paths(scene.sound.as_ref());
        self.paths(scene.captions.as_ref());
        self.many(&scene.cues, |canon, cue| {
            canon.text(&cue.id.0);
            canon.text(&cue.indicator.0);
            canon.window(cue.window);
            canon.track(cue.at.as_ref());
        });
        self.many(&scene.lures, |canon, lure| {
            canon.text(&lure.id.0);
            canon.window(lure.window);
            canon.track(lure.at.as_ref());
        });
        self.effects(&scene.effects);
        match &scene.then {
            Then::Goto(node) => {
                self.number(0);
                self.node(*node);
            }
            Then::Choose(choose) => {
                self.number(1);
                self.choose(choose);
            }
        }
    }

    fn choose(&mut self, choose: &Choose) {
        self.optional(choose.opens.as_ref(), |canon, opens| canon.time(*opens));
        self.optional(choose.limit.as_ref(), |canon, limit| canon.time(*limit));
        self.optional(choose.on_timeout.as_ref(), |canon, at| canon.number(i64::try_from(*at).unwrap_or(i64::MAX)));
        self.number(match choose.cut {
            Cut::AtEnd => 0,
            Cut::Now => 1,
        });
        self.optional(choose.idle.as_ref(), |canon, idle| canon.text(&idle.0));
        self.many(&choose.options, |canon, option| {
            canon.text(&option.id.0);
            canon.optional(option.when.as_ref(), Self::condition);
            canon.node(option.goto);
            canon.rating(option.rating);
            canon.many(&option.principles, |canon, principle| canon.text(&principle.0));
            canon.effects(&option.effects);
        });
    }

    fn rubric(&mut self) {
        let rubric = &self.graph.rubric;
        let weights = rubric.weights;
        for weight in [weights.detection, weights.classification, weights.conduct, weights.assessment, weights.referral]
        {
            self.number(i64::from(weight));
        }
        self.optional(rubric.pass_mark.as_ref(), |canon, mark| canon.number(i64::from(*mark)));
        for principles in [&rubric.must_do, &rubric.must_avoid] {
            self.many(principles, |canon, principle| canon.text(&principle.0));
        }
    }
}
