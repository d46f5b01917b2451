//! Marks: what an attempt earned, by rules that anybody can follow with pencil and paper.
//!
//! [`score`] is a pure function of the graph and the state that the log folds to. Points are exact fractions inside and are
//! rounded once, half up, to thousandths when they are told. Floating point is for statistics, which decide nothing.
//! A score says what an officer should have noticed and done. It never says what a person is or was.
//!
//! # The rules, in the order in which they apply
//!
//! **What a path offers.** Every stay at a node counts for itself: a scene entered twice offers its cues twice. A cue or lure
//! was offered when its window opened before its scene was left: before the film's end, or before the moment of a cut, a
//! failure or the attempt's end. Every mark of an exhibit that was entered was offered. Marks that name an indicator are
//! *signals*, as cues are; the others are *noise*, as lures are.
//!
//! **Flags that count.** Not withdrawn, and not raised in a replay at a moment that had been shown before in the same stay.
//! The others earn and cost nothing.
//!
//! **When (detection).** In each stay at a scene, flags in time order; each takes, of the cue windows open at its time
//! (`from <= t < to`) and not yet taken, the one that closes first ([`matching`]). A matched cue earns
//! `5 − ⌊5 (t − from) / (to − from)⌋` points, at most 5. A mark placed on a sign of an exhibit earns 5. Most: 5 a signal.
//!
//! **What (classification).** A matched flag named with the cue's own indicator earns 1; with another of the same dimension
//! ½ ("near"); otherwise, or unnamed, 0. Most: 1 a cue offered, found or not. Marks on exhibits are not named.
//!
//! **Where** is told beside (`place`), and decides nothing: a flag by key has no spot.
//!
//! **Lures (false alarms).** Flags matched to no cue are matched to the lures' windows in the same way; a matched lure is a
//! false alarm, any other a correct rejection. A mark placed on an innocent detail is a false alarm. A further flag in a
//! window that is already answered is a *repeat*; what remains is *stray* and is told as a rate a minute of film shown. None
//! of them costs points.
//!
//! **d′ and c** from those counts, log-linear: `H = (hits + ½) / (signals + 1)`, `F = (alarms + ½) / (noise + 1)`,
//! `d′ = z(H) − z(F)`, `c = −½ (z(H) + z(F))`; hidden below 10 signals or 10 noise trials ([`sensitivity`]).
//!
//! **Chance.** For each stay at a scene with `n` counting flags and length `T`, each cue offered with window length `w` would be
//! hit by chance with `1 − (1 − w/T)^n`; expected hits are the sum. Not shown when a length is not known.
//!
//! **Conduct.** Best 3, Good 2, Poor 1, Harmful 0. Most: the best rated option offered at that choice. An option without a
//! rating is not scored and its choice asks for nothing. What the time takes counts as the option it takes. An option rated
//! Best or Good keeps each principle that it names, one rated Poor or Harmful breaks it.
//!
//! **Assessment.** Two shares, each worth 1 point at most. *Conclusion*: points of its rating (3/2/1/0) over the points of the
//! best conclusion on offer. *Grounds*: those that hold over those named. A ground holds when the cue or sign it names was
//! offered on this path before the assessment; a flag stands for the cue that it matched (or repeated), a placed mark for the
//! sign on which it lies. With none named after signs were offered: 0. With none named and none offered: not asked for.
//!
//! **Referral.** `max(0, matched − others) / key`: *matched* is the longest common subsequence of key and answer where order
//! counts, else how many of the key are in the answer; *others* are neither in the key nor allowed. An empty key earns 1 for
//! no others, else 0. Worth 1 point.
//!
//! **Confidence.** Brier score: the mean of `(p − o)²`, `p` the confidence, `o` 1 when the conclusion is rated Best or Good,
//! else 0. Told, not marked.
//!
//! **The ILO rule** ([`assessment`]) on the distinct indicators of signals found, beside the same on those offered.
//!
//! **The whole.** Each part's points over the most that this path offered, the parts weighted by the rubric, parts that were not
//! offered (most = 0) left out: `1000 · Σ w·earned/most ÷ Σ w`, rounded half up once. Against the best path the same with the
//! most of [`explore`]'s best path, each part's points capped there.
//!
//! **Pass**: the whole reaches the pass mark, each must-do principle was kept at least once, no must-avoid principle was ever
//! broken, and the film came to an ending.
//!
//! Source: DESIGN.md section 5, STANDARDS.md section 3, DOMAIN.md section 1; each formula's own source stands beside it.
//!
//! This module knows nothing of screens, files or other attempts.

pub mod assessment;
pub mod conduct;
pub mod detection;
pub mod explore;
pub mod matching;
mod noticed;
mod ratio;
pub mod referral;
mod rubric;
mod score;
pub mod sensitivity;
#[cfg(test)]
mod tests;

pub(crate) use ratio::Ratio;
pub(crate) use rubric::overall;
pub use rubric::{score, score_against};
pub use score::*;
