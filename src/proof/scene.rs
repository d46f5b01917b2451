//! What flags in one scene can come to: which conditions they meet, and the most and the least that they earn.

use std::sync::Arc;

use crate::scenario::graph::{Cue, Scene};
use crate::scoring::detection::points;
use crate::scoring::matching::matched;
use crate::time::{MediaTime, Window};

/// Sets of asked signs are tried one by one up to so many signs in a scene.
const MOST_ASKED: usize = 7;

/// So many ways of flagging with few points are tried.
const MOST_TRIED: usize = 20_000;

/// One way of meeting conditions by flags: nothing else of the film's story depends on where exactly they fall.
#[derive(Clone, Debug)]
pub(super) struct Pattern {
    /// The asked signs flagged before the choice opened, as places in [`Scene::cues`].
    pub(super) before: Vec<usize>,
    /// Those flagged at all.
    pub(super) all: Vec<usize>,
    /// Every sign that can be hit besides, with the best moment for it, by time.
    pub(super) high: Arc<[(usize, MediaTime)]>,
    /// The flags that meet the conditions and earn least, by time.
    pub(super) low: Arc<[MediaTime]>,
    /// What they earn, in whole points.
    pub(super) low_points: u64,
}

/// Every pattern of a scene that is left at `end`, of whose signs those at the places `asked` matter to conditions.
///
/// `opens`: when the options are fixed, where that is before the end. The second is false when not all were tried.
pub(super) fn patterns(
    scene: &Scene,
    asked: &[usize],
    opens: Option<MediaTime>,
    end: MediaTime,
) -> (Vec<Pattern>, bool) {
    let shown: Vec<usize> = (0..scene.cues.len()).filter(|&cue| scene.cues[cue].window.from < end).collect();
    let asked: Vec<usize> = asked.iter().copied().filter(|cue| shown.contains(cue)).collect();
    if asked.is_empty() {
        let mut high: Vec<_> = shown.iter().map(|&cue| (cue, scene.cues[cue].window.from)).collect();
        high.sort_by_key(|(cue, at)| (*at, *cue));
        let nothing = Pattern {
            before: Vec::new(),
            all: Vec::new(),
            high: high.into(),
            low: Arc::from([]),
            low_points: 0,
        };
        return (vec![nothing], true);
    }
    let film = Film { cues: &scene.cues, shown: &shown, opens, end, moments: moments(&scene.cues, &shown, opens, end) };
    let mut complete = asked.len() <= MOST_ASKED;
    let tried = &asked[..asked.len().min(MOST_ASKED)];
    let mut found = Vec::new();
    let mut digits = vec![0_u8; tried.len()];
    loop {
        let chosen = |least: u8| -> Vec<usize> {
            tried.iter().zip(&digits).filter(|(_, digit)| **digit >= least).map(|(cue, _)| *cue).collect()
        };
        let (all, before) = (chosen(1), chosen(2));
        if let Some((pattern, whole)) = film.pattern(&asked, before, all) {
            found.push(pattern);
            complete &= whole;
        }
        // The next number in base 3, or in base 2 where nothing is fixed before the end.
        let most = if opens.is_some() { 2 } else { 1 };
        let Some(place) = digits.iter().position(|digit| *digit < most) else { break };
        digits[place] += 1;
        digits[..place].fill(0);
    }
    (found, complete)
}

/// Moments from each of which on, up to the next, a flag means the same.
fn moments(cues: &[Cue], shown: &[usize], opens: Option<MediaTime>, end: MediaTime) -> Vec<MediaTime> {
    let mut moments: Vec<MediaTime> = opens.into_iter().collect();
    for &cue in shown {
        let Window { from, to } = cues[cue].window;
        let length = i128::from(to.nanos()) - i128::from(from.nanos());
        let fifth = |fifth: i128| {
            let nanos = (length * fifth + 4) / 5;
            from + MediaTime::from_nanos(i64::try_from(nanos).unwrap_or(i64::MAX))
        };
        moments.extend((0..=5).map(fifth));
    }
    moments.retain(|moment| *moment < end);
    moments.sort_unstable();
    moments.dedup();
    moments
}

struct Film<'a> {
    cues: &'a [Cue],
    shown: &'a [usize],
    opens: Option<MediaTime>,
    end: MediaTime,
    moments: Vec<MediaTime>,
}

impl Film<'_> {
    fn is_before(&self, at: MediaTime) -> bool {
        self.opens.is_none_or(|opens| at < opens)
    }

    fn covers(&self, at: MediaTime) -> impl Iterator<Item = usize> {
        self.shown.iter().copied().filter(move |&cue| self.cues[cue].window.contains(at))
    }

    /// The pattern with exactly those asked signs flagged, and whether the least was found for certain; `None` when it
    /// cannot be.
    fn pattern(&self, asked: &[usize], before: Vec<usize>, all: Vec<usize>) -> Option<(Pattern, bool)> {
        let before = if self.opens.is_none() { all.clone() } else { before };
        let may = |at: MediaTime| {
            let fit = if self.is_before(at) { &before } else { &all };
            self.covers(at).all(|cue| !asked.contains(&cue) || fit.contains(&cue))
        };
        let allowed: Vec<MediaTime> = self.moments.iter().copied().filter(|at| may(*at)).collect();
        let met = |cue: usize, early: bool| {
            allowed.iter().any(|at| (!early || self.is_before(*at)) && self.cues[cue].window.contains(*at))
        };
        if !before.iter().all(|cue| met(*cue, true)) || !all.iter().all(|cue| met(*cue, false)) {
            return None;
        }
        let mut high: Vec<(usize, MediaTime)> = self
            .shown
            .iter()
            .filter_map(|&cue| Some((cue, *allowed.iter().find(|at| self.cues[cue].window.contains(**at))?)))
            .collect();
        high.sort_by_key(|(cue, at)| (*at, *cue));
        let mut least = Least { film: self, allowed: &allowed, best: None, tried: 0 };
        let needed: Vec<(usize, bool)> =
            all.iter().map(|cue| (*cue, self.opens.is_some() && before.contains(cue))).collect();
        least.search(&needed, &mut Vec::new());
        let whole = least.tried < MOST_TRIED;
        let (low_points, low) = least.best?;
        Some((Pattern { before, all, high: high.into(), low: low.into(), low_points }, whole))
    }
}

/// The search for the flags that meet the conditions and earn least.
struct Least<'a> {
    film: &'a Film<'a>,
    allowed: &'a [MediaTime],
    best: Option<(u64, Vec<MediaTime>)>,
    tried: usize,
}

impl Least<'_> {
    fn search(&mut self, needed: &[(usize, bool)], flags: &mut Vec<MediaTime>) {
        if self.tried >= MOST_TRIED && self.best.is_some() {
            return;
        }
        self.tried += 1;
        let film = self.film;
        let is_met = |(cue, early): &(usize, bool), flags: &[MediaTime]| {
            flags.iter().any(|at| (!early || film.is_before(*at)) && film.cues[*cue].window.contains(*at))
        };
        let Some((cue, early)) = needed.iter().find(|one| !is_met(one, flags)).copied() else {
            let mut sorted = flags.clone();
            sorted.sort_unstable();
            let earned = self.earned(&sorted);
            if self.best.as_ref().is_none_or(|(least, _)| earned < *least) {
                self.best = Some((earned, sorted));
            }
            return;
        };
        // Late flags earn least, so they come first.
        for at in self.allowed.iter().rev().copied() {
            if film.cues[cue].window.contains(at) && (!early || film.is_before(at)) {
                flags.push(at);
                self.search(needed, flags);
                flags.pop();
            }
        }
    }

    fn earned(&self, flags: &[MediaTime]) -> u64 {
        let film = self.film;
        debug_assert!(flags.iter().all(|at| *at < film.end));
        let windows: Vec<Window> = film.shown.iter().map(|cue| film.cues[*cue].window).collect();
        let pairs = matched(flags, &windows);
        flags.iter().zip(pairs).filter_map(|(at, pair)| Some(u64::from(points(*at, windows[pair?])))).sum()
    }
}
