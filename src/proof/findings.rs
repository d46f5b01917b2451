//! What is told of a proof, by `ias check` too: the rules that need every play.

use std::collections::BTreeSet;
use std::ops::Range;

use super::{Guessing, Proof};
use crate::diagnostic::Diagnostic;
use crate::scenario::check::{Reading, Rule, cue_outside_clip, dead_end, guessing_passes, never_true_condition, nobody_passes, passes_without_indicator, unreachable_node};
use crate::text::{Language, Phrase, phrase};

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

/// The findings of a proof on the scenario of that text.
///
/// What a rule tells of the text alone is not told again: a node to which nothing leads at all, from which nothing leads to
/// an ending, and a condition against the bounds of its variable.
#[must_use]
pub fn of(proof: &Proof, reading: &Reading) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    let mut tell = |rule: &'static Rule, span: Range<usize>, message: Phrase, cure: Phrase| {
        findings.push(reading.text().fault(rule.id, rule.severity, span, message).with_cure(cure));
    };
    let lost: BTreeSet<&str> = proof.unreached.iter().map(AsRef::as_ref).collect();
    for (node, behind) in reading.heads(&lost) {
        let message = if behind == 0 {
            phrase! { pl: "żaden przebieg nie dochodzi do węzła `{node}`", en: "no play comes to the node `{node}`", uk: "жоден перебіг не доходить до вузла `{node}`"; node }
        } else {
            let others = Phrase::counted(behind, ["węzeł", "węzły", "węzłów"], ["node", "nodes"], ["вузол", "вузли", "вузлів"]);
            phrase! {
                pl: "żaden przebieg nie dochodzi do węzła `{node}`, więc ani do dalszych za nim ({others})",
                en: "no play comes to the node `{node}`, so neither to those behind it ({others})",
                uk: "жоден перебіг не доходить до вузла `{node}`, тож і до наступних за ним ({others})"; node, others
            }
        };
        let cure = Phrase::fixed(
            "poprowadź do niego drogę, popraw warunki na drogach do niego albo go usuń",
            "lead to it, mend the conditions on the ways to it, or take it away",
            "проведіть до нього шлях, виправте умови на шляхах до нього або вилучіть його",
        );
        tell(&unreachable_node::RULE, reading.node(node), message, cure);
    }
    for node in &proof.dead_ends {
        let message = phrase! {
            pl: "da się dojść do węzła `{node}` tak, że nie dojdzie się już do żadnego zakończenia",
            en: "a play can come to the node `{node}` so that no ending is reached any more",
            uk: "можна дійти до вузла `{node}` так, що вже не дійти до жодного завершення"; node
        };
        let cure = Phrase::fixed(
            "zobacz plan `dead-end-…` z `ias prove --witness FOLDER` i daj mu drogę dalej",
            "see the plan `dead-end-…` of `ias prove --witness FOLDER`, and give it a way on",
            "подивіться план `dead-end-…` з `ias prove --witness FOLDER` і дайте йому шлях далі",
        );
        tell(&dead_end::RULE, reading.node(node.as_ref()), message, cure);
    }
    for condition in proof.conditions.iter().filter(|condition| !condition.always) {
        let what = match &condition.option {
            Some(option) => phrase! {
                pl: "opcja `{option}` w `{node}` nigdy nie jest dostępna", en: "the option `{option}` of `{node}` is never offered",
                uk: "варіант `{option}` у `{node}` ніколи не пропонується"; option, node = condition.node
            },
            None => phrase! {
                pl: "gałąź {number} rozgałęzienia `{node}` nigdy nie jest wybierana", en: "branch {number} of the route `{node}` is never taken",
                uk: "гілку {number} розгалуження `{node}` ніколи не обирають"; number = condition.place + 1, node = condition.node
            },
        };
        let message = phrase! {
            pl: "{what}: żaden przebieg nie dochodzi tu ze spełnionym tym warunkiem", en: "{what}: no play comes here with this condition true",
            uk: "{what}: жоден перебіг не доходить сюди зі справдженою цією умовою"; what
        };
        let cure = Phrase::fixed(
            "popraw warunek albo usuń go razem z tym, do czego prowadzi",
            "mend the condition, or take it away with what it leads to",
            "виправте умову або вилучіть її разом із тим, до чого вона веде",
        );
        let span = reading.condition(condition.node.as_ref(), condition.place);
        tell(&never_true_condition::RULE, span, message, cure);
    }
    if nobody_passes(proof) {
        let message = Phrase::fixed(
            "żaden przebieg nie zdaje, cokolwiek się zauważy i zrobi",
            "no play passes, whatever one notices and does",
            "жоден перебіг не складає, хоч що помітиш і зробиш",
        );
        let cure = Phrase::fixed(
            "obniż `pass_mark` albo zobacz przez `ias prove`, co zostawiają `must_do` i `must_avoid`; `pass_mark: None` ocenia bez progu",
            "lower `pass_mark`, or see with `ias prove` what `must_do` and `must_avoid` leave; `pass_mark: None` marks without it",
            "знизьте `pass_mark` або подивіться через `ias prove`, що залишають `must_do` і `must_avoid`; `pass_mark: None` оцінює без порога",
        );
        tell(&nobody_passes::RULE, reading.pass_mark(), message, cure);
    }
    if passes_blind_with_ease(proof) {
        let message = Phrase::fixed(
            "można zdać, niczego nie zgłaszając ani nie zaznaczając, i to z innymi błędami",
            "one can pass without flagging or marking anything, and even with other mistakes",
            "можна скласти, нічого не позначивши, і навіть з іншими помилками",
        );
        let cure = Phrase::fixed(
            "nadaj zauważaniu większą wagę w `rubric` albo podnieś `pass_mark`",
            "give noticing more weight in `rubric`, or raise `pass_mark`",
            "надайте помічанню більшої ваги в `rubric` або підніміть `pass_mark`",
        );
        tell(&passes_without_indicator::RULE, reading.pass_mark(), message, cure);
    }
    for proved in proof.indicators.iter().filter(|proved| proved.passes_unseen == Some(true)) {
        let indicator = &proved.indicator;
        let message = phrase! {
            pl: "można zdać drogą, która nie pokazuje żadnej przesłanki {indicator}", en: "one can pass on a way that shows no sign of {indicator}",
            uk: "можна скласти шляхом, який не показує жодної ознаки {indicator}"; indicator
        };
        let cure = Phrase::fixed(
            "pokaż ją na każdej drodze do zaliczenia albo zostaw, jak jest: kto tak zda, nie był z niej sprawdzony",
            "show it on every way to a pass, or take it as it is: nobody who passes so was tried on it",
            "покажіть її на кожному шляху до складання або залиште, як є: хто так складе, того на ній не перевірено",
        );
        tell(&passes_without_indicator::RULE, reading.indicator(indicator.as_ref()), message, cure);
    }
    if let Some(guessing) = proof.guessing.iter().find(|guessing| passes_too_often(guessing)) {
        let (flags, chance) = (guessing.flags, 100.0 * guessing.passes.unwrap_or_default());
        let flags = Phrase::counted(flags as usize, ["raz", "razy", "razy"], ["random flag", "random flags"], ["раз", "рази", "разів"]);
        let chance = Phrase::in_each(|language| {
            let chance = format!("{chance:.1}");
            if language == Language::En { chance } else { chance.replace('.', ",") }
        });
        let message = phrase! {
            pl: "kto losowo wybiera opcje i losowo zgłasza {flags} na scenę, zdaje z szansą {chance} %",
            en: "who takes options at random, with {flags} a scene, passes with a chance of {chance} %",
            uk: "хто навмання вибирає варіанти й навмання позначає {flags} на сцену, складає з імовірністю {chance} %";
            flags, chance
        };
        let cure = Phrase::fixed(
            "podnieś `pass_mark`, daj więcej opcji albo skróć okna, które trwają prawie tyle co ich scena",
            "raise `pass_mark`, offer more options, or shorten windows that last nearly as long as their scene",
            "підніміть `pass_mark`, дайте більше варіантів або скоротіть вікна, що тривають майже стільки, як їхня сцена",
        );
        tell(&guessing_passes::RULE, reading.pass_mark(), message, cure);
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
