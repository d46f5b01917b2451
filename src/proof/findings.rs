//! What is told of a proof, by `ias check` too: the rules that need every play.

use std::ops::Range;

use super::{Guessing, Proof};
use crate::diagnostic::Diagnostic;
use crate::scenario::check::places::Places;
use crate::scenario::check::{Rule, cue_outside_clip, dead_end, guessing_passes, never_true_condition, nobody_passes, passes_without_indicator, unreachable_node};

/// The chance to pass by guessing beyond which it is told: one in ten for options alone; one in two with three random flags
/// a scene, of which a short scene is full. Our choice: STANDARDS.md gives formulae, no limit.
fn passes_too_often(guessing: &Guessing) -> bool {
    let most = match guessing.flags {
        0 => 0.1,
        1..=3 => 0.5,
        _ => 1.0,
    };
    guessing.passes.is_some_and(|chance| chance > most)
}

/// The findings of a proof on the scenario of that text; see [`Places::read`] for `name`.
///
/// What a rule tells of the text alone is not told again: a node to which nothing leads at all, from which nothing leads to
/// an ending, and a condition against the bounds of its variable.
#[must_use]
pub fn of(proof: &Proof, name: &str, text: &str) -> Vec<Diagnostic> {
    if is_sound(proof) {
        return Vec::new();
    }
    let places = Places::read(name, text);
    let mut findings = Vec::new();
    let mut tell = |rule: &'static Rule, span: Range<usize>, message: String, cure: &str| {
        findings.push(places.text().fault(rule.id, rule.severity, span, message).with_cure(cure));
    };
    for node in &proof.unreached {
        let message = format!("no play comes to the node `{node}`");
        let cure = "lead to it, mend the conditions on the ways to it, or take it away";
        tell(&unreachable_node::RULE, places.node(node.as_ref()), message, cure);
    }
    for node in &proof.dead_ends {
        let message = format!("a play can come to the node `{node}` so that no ending is reached any more");
        let cure = "see the plan `dead-end-…` of `ias prove --witness FOLDER`, and give it a way on";
        tell(&dead_end::RULE, places.node(node.as_ref()), message, cure);
    }
    for condition in proof.conditions.iter().filter(|condition| !condition.always) {
        let what = match &condition.option {
            Some(option) => format!("the option `{option}` of `{}` is never offered", condition.node),
            None => format!("branch {} of the route `{}` is never taken", condition.place + 1, condition.node),
        };
        let message = format!("{what}: no play comes here with this condition true");
        let span = places.condition(condition.node.as_ref(), condition.place);
        tell(&never_true_condition::RULE, span, message, "mend the condition, or take it away with what it leads to");
    }
    if nobody_passes(proof) {
        let message = "no play passes, whatever one notices and does";
        let cure = "lower `pass_mark`, or see with `ias prove` what `must_do` and `must_avoid` leave; `pass_mark: None` marks without it";
        tell(&nobody_passes::RULE, places.title(), message.to_owned(), cure);
    }
    if passes_blind_with_ease(proof) {
        let message = "one can pass without flagging or marking anything, and even with other mistakes";
        let cure = "give noticing more weight in `rubric`, or raise `pass_mark`";
        tell(&passes_without_indicator::RULE, places.title(), message.to_owned(), cure);
    }
    for proved in proof.indicators.iter().filter(|proved| proved.passes_unseen == Some(true)) {
        let indicator = &proved.indicator;
        let message = format!("one can pass on a way that shows no sign of {indicator}");
        let cure = "show it on every way to a pass, or take it as it is: nobody who passes so was tried on it";
        tell(&passes_without_indicator::RULE, places.indicator(indicator.as_ref()), message, cure);
    }
    if let Some(guessing) = proof.guessing.iter().find(|guessing| passes_too_often(guessing)) {
        let (flags, chance) = (guessing.flags, 100.0 * guessing.passes.unwrap_or_default());
        let message = format!("who takes options at random, with {flags} random flags a scene, passes with a chance of {chance:.1} %");
        let cure = "raise `pass_mark`, offer more options, or shorten windows that last nearly as long as their scene";
        tell(&guessing_passes::RULE, places.title(), message, cure);
    }
    findings
}

/// Whether one passes without noticing anything and has points to spare: who must do all the rest perfectly just to reach the
/// mark is told by `ias prove` alone.
fn passes_blind_with_ease(proof: &Proof) -> bool {
    proof.blind_score > proof.pass_mark
}

/// Adds those findings of which the rules that read the text alone told nothing at the same place.
pub fn add(told: &mut Vec<Diagnostic>, proved: Vec<Diagnostic>) {
    // One trap is the dead end of everything before it: where the text alone showed it, the way to it is not told again.
    // A cue outside its scene is seen by nobody: that one passes without it is no news.
    let has = |rule: &Rule| told.iter().any(|known| known.rule == rule.id);
    let (trapped, unseen, unpassable) = (has(&dead_end::RULE), has(&cue_outside_clip::RULE), has(&nobody_passes::RULE));
    let follows = |finding: &Diagnostic| {
        trapped && finding.rule == dead_end::RULE.id
            || unseen && finding.rule == passes_without_indicator::RULE.id
            || unpassable && finding.rule == nobody_passes::RULE.id
    };
    let is_new = |finding: &Diagnostic| !follows(finding) && !told.iter().any(|known| is_told(known, finding));
    let news: Vec<Diagnostic> = proved.into_iter().filter(is_new).collect();
    told.extend(news);
    told.sort_by_key(|finding| finding.span.as_ref().map_or(0, |span| span.bytes.start + 1));
}

fn is_told(known: &Diagnostic, finding: &Diagnostic) -> bool {
    let within = known.span.as_ref().zip(finding.span.as_ref()).is_some_and(|(known, finding)| {
        known.bytes.start >= finding.bytes.start && known.bytes.end <= finding.bytes.end
    });
    known.rule == finding.rule && within
}

/// Whether there is something to be marked and no play is enough for a pass.
fn nobody_passes(proof: &Proof) -> bool {
    proof.can_pass == Some(false) && proof.endings.iter().any(|ending| ending.highest.is_some())
}

/// Whether there is nothing to tell, so that the text need not be read.
fn is_sound(proof: &Proof) -> bool {
    proof.unreached.is_empty()
        && proof.dead_ends.is_empty()
        && proof.conditions.iter().all(|condition| condition.always)
        && !nobody_passes(proof)
        && !passes_blind_with_ease(proof)
        && proof.indicators.iter().all(|proved| proved.passes_unseen != Some(true))
        && !proof.guessing.iter().any(passes_too_often)
}
