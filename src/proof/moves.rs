//! What can be done at a place, what it earns at most and at least, and where it leads.

use std::sync::Arc;

use super::scene::{Pattern, patterns};
use super::space::{Point, Space};
use crate::scenario::graph::{
    Assess, ChoiceOption, Choose, Cue, Cut, Exhibit, NodeIx, NodeKind, Rating, Refer, Route, Scene, Then,
};
use crate::scoring::conduct::rating_points;
use crate::scoring::detection;
use crate::time::MediaTime;

/// Points of each part in the order of [`crate::scoring::PartKind::ALL`], in thousandths of a point, times
/// [`Space::scale`].
pub(super) type Points = [u64; 5];

/// A way on from a point.
#[derive(Clone, Debug)]
pub(super) struct Move {
    pub(super) to: u32,
    /// What is offered.
    pub(super) most: Points,
    /// The most that can be earned in going this way.
    pub(super) high: Points,
    /// The least.
    pub(super) low: Points,
    /// Principles of the rubric's `must_do` that it keeps, a bit each.
    pub(super) kept: u64,
    /// Whether it breaks a principle of `must_avoid`.
    pub(super) broken: bool,
    /// Options and conclusions among it that are rated Best or Good.
    pub(super) right: u32,
    /// How much film it shows; `None`: not known.
    pub(super) film: Option<MediaTime>,
    pub(super) action: Action,
}

/// What is done.
#[derive(Clone, Debug)]
pub(super) enum Action {
    /// Nothing: a route.
    Pass,
    Scene(SceneAction),
    Exhibit,
    Choose { option: usize, by_time: bool },
    /// `unfounded`: names a ground that was not shown.
    Assess { conclusion: usize, unfounded: bool },
    Refer,
}

/// What is done in a scene.
#[derive(Clone, Debug)]
pub(super) struct SceneAction {
    pub(super) leave: Leave,
    /// Signs that must be flagged to go this way, as places in the scene's cues.
    pub(super) forced: Vec<usize>,
    /// The best moment for each sign that can be hit, by time.
    pub(super) high: Arc<[(usize, MediaTime)]>,
    /// The flags that go this way and earn least.
    pub(super) low: Arc<[MediaTime]>,
    /// The option taken, and whether the time took it.
    pub(super) option: Option<(usize, bool)>,
}

/// When a scene is left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Leave {
    /// At its end.
    Whole,
    /// By a cut, at that time.
    Cut(MediaTime),
}

impl Leave {
    /// Whether a window that opens then was ever shown; `length`: the scene's, if known.
    pub(super) fn shows(self, from: MediaTime, length: Option<MediaTime>) -> bool {
        from < self.end(length)
    }

    /// The end, later than everything when it is not known.
    pub(super) fn end(self, length: Option<MediaTime>) -> MediaTime {
        match self {
            Self::Whole => length.unwrap_or(MediaTime::MAX),
            Self::Cut(at) => at,
        }
    }
}

impl Move {
    fn plain(to: u32, action: Action) -> Self {
        Self {
            to,
            most: [0; 5],
            high: [0; 5],
            low: [0; 5],
            kept: 0,
            broken: false,
            right: 0,
            film: Some(MediaTime::ZERO),
            action,
        }
    }

    /// To be filled by [`Space::take`].
    pub(super) fn to_nowhere() -> Self {
        Self::plain(0, Action::Pass)
    }

    fn offer(&mut self, part: usize, most: u64, high: u64, low: u64) {
        self.most[part] += most;
        self.high[part] += high;
        self.low[part] += low;
    }
}

/// When, during a scene that runs `length`, its choice opens; `None`: at its end.
pub(super) fn opens_early(ask: &Choose, length: Option<MediaTime>) -> Option<MediaTime> {
    ask.opens.filter(|opens| length.is_none_or(|length| *opens < length))
}

impl Space<'_> {
    /// The scene's length, if known.
    pub(super) fn length(&self, node: NodeIx) -> Option<MediaTime> {
        self.lengths.0.get(&self.graph.node(node).id).copied()
    }

    /// Every way on from a point.
    pub(super) fn moves_from(&mut self, at: u32) -> Vec<Move> {
        let mut here = self.points[at as usize].clone();
        self.note_visited(&mut here);
        match self.kind(at) {
            NodeKind::Ending(_) => Vec::new(),
            NodeKind::Route(route) => vec![self.route(route, here)],
            NodeKind::Refer(refer) => vec![self.refer(refer, here)],
            NodeKind::Exhibit(exhibit) => vec![self.exhibit(exhibit, here)],
            NodeKind::Assess(assess) => self.assess(assess, &here),
            NodeKind::Choose(ask) => {
                let offered = self.offered(&here, here.node, &ask.options);
                if offered.is_empty() {
                    self.stuck.push(at);
                    return Vec::new();
                }
                let taken = taken(ask, &offered);
                taken.into_iter().map(|(option, by_time)| {
                    let mut way = Move::plain(0, Action::Choose { option, by_time });
                    self.take(ask, &offered, option, here.clone(), &mut way);
                    way
                }).collect()
            }
            NodeKind::Scene(scene) => self.scene(scene, at, here),
        }
    }

    fn goto(&mut self, mut here: Point, node: NodeIx) -> u32 {
        here.node = node;
        self.place(here)
    }

    fn route(&mut self, route: &Route, here: Point) -> Move {
        let mut next = route.otherwise;
        for (place, (condition, to)) in route.branches.iter().enumerate() {
            if self.ask(&here, here.node, place, condition) {
                next = *to;
                break;
            }
        }
        Move::plain(self.goto(here, next), Action::Pass)
    }

    fn exhibit(&mut self, exhibit: &Exhibit, mut here: Point) -> Move {
        self.change(&mut here, &exhibit.effects);
        let signs = exhibit.marks.iter().filter(|mark| mark.indicator.is_some()).count() as u64;
        here.shown |= signs > 0;
        let mut way = Move::plain(self.goto(here, exhibit.goto), Action::Exhibit);
        let points = detection::FULL * signs * self.scale;
        way.offer(0, points, points, 0);
        way
    }

    fn refer(&mut self, refer: &Refer, here: Point) -> Move {
        let mut way = Move::plain(self.goto(here, refer.goto), Action::Refer);
        let whole = 1000 * self.scale;
        let key = refer.key.len() as u64;
        let wanted = refer.key.iter().filter(|wanted| refer.offered.contains(wanted)).count() as u64;
        let (high, low) = match whole.checked_div(key) {
            Some(each) => (wanted * each, 0),
            None => (whole, if refer.offered.iter().all(|other| refer.allowed.contains(other)) { whole } else { 0 }),
        };
        way.offer(4, whole, high, low);
        way
    }

    fn assess(&mut self, assess: &Assess, here: &Point) -> Vec<Move> {
        let best = assess.conclusions.iter().map(|conclusion| rating_points(conclusion.rating)).max().unwrap_or(0);
        let mut ways = Vec::new();
        for (place, conclusion) in assess.conclusions.iter().enumerate() {
            let to = self.goto(here.clone(), conclusion.goto.unwrap_or(assess.goto));
            let mut way = Move::plain(to, Action::Assess { conclusion: place, unfounded: false });
            way.right = u32::from(conclusion.rating >= Rating::Good);
            let whole = 1000 * self.scale;
            if let Some(each) = whole.checked_div(u64::from(best)) {
                let points = each * u64::from(rating_points(conclusion.rating));
                way.offer(3, whole, points, points);
            }
            if here.shown {
                way.offer(3, whole, whole, 0);
            } else if self.has_signs {
                let mut unfounded = Move {
                    action: Action::Assess { conclusion: place, unfounded: true },
                    ..way.clone()
                };
                unfounded.offer(3, whole, 0, 0);
                ways.push(unfounded);
            }
            ways.push(way);
        }
        ways
    }

    /// Takes an option: what it earns, changes and where it leads.
    pub(super) fn take(&mut self, ask: &Choose, offered: &[usize], option: usize, mut here: Point, way: &mut Move) {
        let taken: &ChoiceOption = &ask.options[option];
        let (earned, best) = conduct(ask, offered, option);
        way.offer(2, best * self.scale, earned * self.scale, earned * self.scale);
        way.right += u32::from(taken.rating >= Some(Rating::Good));
        let rubric = &self.graph.rubric;
        match taken.rating {
            Some(Rating::Best | Rating::Good) => {
                for (bit, _) in rubric.must_do.iter().enumerate().filter(|(_, wanted)| taken.principles.contains(wanted)) {
                    way.kept |= 1 << bit.min(63);
                }
            }
            Some(_) => way.broken |= taken.principles.iter().any(|principle| rubric.must_avoid.contains(principle)),
            None => {}
        }
        let node = here.node;
        self.note_chosen(&mut here, node, &taken.id);
        self.change(&mut here, &taken.effects);
        way.to = self.goto(here, taken.goto);
    }

    fn scene(&mut self, scene: &Scene, at: u32, mut here: Point) -> Vec<Move> {
        self.change(&mut here, &scene.effects);
        let length = self.length(here.node);
        let ask = match &scene.then {
            Then::Goto(_) => None,
            Then::Choose(ask) => Some(ask),
        };
        // Where no option has a condition, it does not matter what was flagged before the choice.
        let asks = ask.is_some_and(|ask| ask.options.iter().any(|option| option.when.is_some()));
        let opens = ask.and_then(|ask| opens_early(ask, length));
        let asked: Vec<usize> = (0..scene.cues.len()).filter(|&cue| self.is_asked(&scene.cues[cue].id)).collect();
        let mut ways = Vec::new();
        let mut is_stuck = false;
        for class in classes(scene, ask, opens, length) {
            let end = class.leave.end(length);
            let (patterns, complete) = patterns(scene, &asked, opens.filter(|_| asks), end);
            self.complete &= complete;
            let shown = scene.cues.iter().filter(|cue| class.leave.shows(cue.window.from, length)).count() as u64;
            for pattern in patterns {
                let mut opening = here.clone();
                for cue in &pattern.before {
                    self.note_flagged(&mut opening, &scene.cues[*cue].id);
                }
                let mut leaving = here.clone();
                for cue in &pattern.all {
                    self.note_flagged(&mut leaving, &scene.cues[*cue].id);
                }
                leaving.shown |= shown > 0;
                let base = self.flagged(scene, shown, &pattern, class.leave, length);
                let Some(ask) = ask else {
                    if let Then::Goto(next) = scene.then {
                        ways.push(Move { to: self.goto(leaving, next), ..base });
                    }
                    continue;
                };
                let offered = self.offered(&opening, here.node, &ask.options);
                is_stuck |= offered.is_empty();
                for (option, by_time) in taken(ask, &offered) {
                    // What the time takes cuts later than any trainee can.
                    let fits = match class.by {
                        By::Both => true,
                        By::Trainee => !by_time,
                        By::Time => by_time,
                    };
                    if fits && !offered.is_empty() {
                        let mut way = base.clone();
                        if let Action::Scene(action) = &mut way.action {
                            action.option = Some((option, by_time));
                        }
                        self.take(ask, &offered, option, leaving.clone(), &mut way);
                        ways.push(way);
                    }
                }
            }
        }
        if is_stuck {
            self.stuck.push(at);
        }
        ways
    }

    /// A way through a scene without its choice.
    fn flagged(&self, scene: &Scene, shown: u64, pattern: &Pattern, leave: Leave, length: Option<MediaTime>) -> Move {
        let action = Action::Scene(SceneAction {
            leave,
            forced: pattern.all.clone(),
            high: Arc::clone(&pattern.high),
            low: Arc::clone(&pattern.low),
            option: None,
        });
        let mut way = Move::plain(0, action);
        let high: u64 = pattern.high.iter().map(|(cue, at)| when(&scene.cues[*cue], *at)).sum();
        let low = 1000 * pattern.low_points;
        way.offer(0, detection::FULL * shown * self.scale, high * self.scale, low * self.scale);
        way.offer(1, 1000 * shown * self.scale, 1000 * pattern.high.len() as u64 * self.scale, 0);
        way.film = match leave {
            Leave::Whole => length,
            Leave::Cut(at) => Some(at),
        };
        way
    }
}

/// Thousandths of a point for a flag at that moment.
pub(super) fn when(cue: &Cue, at: MediaTime) -> u64 {
    1000 * u64::from(detection::points(at, cue.window))
}

/// Thousandths of a point that an option earns, and of the best on offer.
pub(super) fn conduct(ask: &Choose, offered: &[usize], option: usize) -> (u64, u64) {
    let thousandths = |rating: Rating| 1000 * u64::from(rating_points(rating));
    let best = offered.iter().chain([&option]).filter_map(|place| ask.options[*place].rating).max();
    match (ask.options[option].rating, best) {
        (Some(rating), Some(best)) => (thousandths(rating), thousandths(best)),
        _ => (0, 0),
    }
}

/// The options that can be taken, and whether only the time takes them: its own may be one that is not offered.
fn taken(ask: &Choose, offered: &[usize]) -> Vec<(usize, bool)> {
    let by_time = ask.limit.and(ask.on_timeout);
    offered.iter().map(|option| (*option, false)).chain(by_time.map(|option| (option, true))).collect()
}

/// Who can answer so late.
#[derive(Clone, Copy, PartialEq, Eq)]
enum By {
    Both,
    Trainee,
    Time,
}

/// One of the moments at which a scene can be left, as far as it matters what it showed.
struct Class {
    leave: Leave,
    by: By,
}

fn classes(scene: &Scene, ask: Option<&Choose>, opens: Option<MediaTime>, length: Option<MediaTime>) -> Vec<Class> {
    let whole = Class { leave: Leave::Whole, by: By::Both };
    let Some((ask, opens)) = ask.zip(opens).filter(|(ask, _)| ask.cut == Cut::Now) else { return vec![whole] };
    let deadline = ask.limit.map(|limit| opens + limit);
    let runs_out = deadline.filter(|deadline| length.is_none_or(|length| *deadline < length));
    let last = match runs_out {
        // The last moment before the time is over.
        Some(deadline) => Some(MediaTime::from_nanos(deadline.nanos() - 1)).filter(|last| *last >= opens),
        None => None,
    };
    let until = runs_out.or(length).unwrap_or(MediaTime::MAX);
    let cut = |at: MediaTime, by| Class { leave: Leave::Cut(at), by };
    // Without a time to answer in, only the time answers.
    let mut classes = Vec::new();
    if runs_out.is_none() || last.is_some() {
        let later = scene.cues.iter().map(|cue| cue.window.from).filter(|from| *from > opens && *from < until);
        let mut moments: Vec<MediaTime> = later.chain([opens]).chain(last).collect();
        moments.sort_unstable();
        moments.dedup();
        classes.extend(moments.into_iter().map(|at| cut(at, By::Trainee)));
    }
    match runs_out {
        Some(deadline) => classes.push(cut(deadline, By::Time)),
        None => classes.push(whole),
    }
    if runs_out.is_some() && length.is_none() {
        classes.push(Class { leave: Leave::Whole, by: By::Both });
    }
    classes
}
