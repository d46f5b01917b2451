//! The words of a drawing in its language. Counts are written as `Signs: 3`, so that no word bends to a number.

use crate::scenario::draw::{Kind, NodeBox};
use crate::scenario::graph::{Outcome, Rating};
use crate::text::Language;

fn pick(language: Language, pl: &'static str, en: &'static str, uk: &'static str) -> &'static str {
    match language {
        Language::Pl => pl,
        Language::En => en,
        Language::Uk => uk,
    }
}

/// What a node is.
pub(super) fn kind(kind: Kind, language: Language) -> &'static str {
    match kind {
        Kind::Scene => pick(language, "Scena", "Scene", "Сцена"),
        Kind::Exhibit => pick(language, "Eksponat", "Exhibit", "Експонат"),
        Kind::Choose => pick(language, "Wybór", "Choice", "Вибір"),
        Kind::Route => pick(language, "Rozgałęzienie", "Route", "Розгалуження"),
        Kind::Assess => pick(language, "Ocena", "Assessment", "Оцінка"),
        Kind::Refer => pick(language, "Powiadomienie", "Referral", "Повідомлення"),
        Kind::Faulty => pick(language, "Nie do odczytania", "Cannot be read", "Не прочитати"),
        Kind::Ending(Outcome::Good) => pick(language, "Dobre zakończenie", "Good ending", "Добре завершення"),
        Kind::Ending(Outcome::Mixed) => pick(language, "Połowiczne zakończenie", "Mixed ending", "Половинчасте завершення"),
        Kind::Ending(Outcome::Bad) => pick(language, "Złe zakończenie", "Bad ending", "Погане завершення"),
    }
}

/// How good an option is.
pub(super) fn rating(rating: Option<Rating>, language: Language) -> &'static str {
    match rating {
        Some(Rating::Best) => pick(language, "Najlepsza", "Best", "Найкращий"),
        Some(Rating::Good) => pick(language, "Dopuszczalna", "Acceptable", "Прийнятний"),
        Some(Rating::Poor) => pick(language, "Pomija to, co ważne", "Misses what matters", "Оминає головне"),
        Some(Rating::Harmful) => pick(language, "Szkodzi", "Does harm", "Шкодить"),
        None => pick(language, "Bez oceny", "Not rated", "Без оцінки"),
    }
}

pub(super) fn start(language: Language) -> &'static str {
    pick(language, "Początek", "Start", "Початок")
}

pub(super) fn on_timeout(language: Language) -> &'static str {
    pick(language, "gdy minie czas", "when time runs out", "коли мине час")
}

pub(super) fn conditional(language: Language) -> &'static str {
    pick(language, "tylko pod warunkiem", "only under a condition", "лише за умови")
}

/// How many there are of what.
pub(super) fn totals(nodes: usize, ways: usize, endings: usize, language: Language) -> String {
    let [of_nodes, of_ways, of_endings] = match language {
        Language::Pl => ["Węzły", "Drogi", "Zakończenia"],
        Language::En => ["Nodes", "Ways", "Endings"],
        Language::Uk => ["Вузли", "Шляхи", "Завершення"],
    };
    format!("{of_nodes}: {nodes} · {of_ways}: {ways} · {of_endings}: {endings}")
}

pub(super) fn attempts(count: u32, language: Language) -> String {
    format!("{}: {count}", pick(language, "Próby", "Attempts", "Спроби"))
}

/// Signs missed, of those shown.
pub(super) fn missed(missed: u32, shown: u32, language: Language) -> String {
    format!("{}: {missed}/{shown}", pick(language, "pominięte", "missed", "пропущені"))
}

/// The line of facts: what it is, how long, what it holds.
pub(super) fn facts(one: &NodeBox, language: Language) -> String {
    let mut facts = vec![kind(one.kind, language).to_owned()];
    facts.extend(one.length.map(|length| length.clock()));
    let counted = [
        (one.cues, pick(language, "oznaki", "signs", "ознаки")),
        (one.lures, pick(language, "niewinne", "innocent", "невинні")),
        (one.marks, pick(language, "oznaki", "signs", "ознаки")),
    ];
    facts.extend(counted.iter().filter(|(count, _)| *count > 0).map(|(count, name)| format!("{name}: {count}")));
    facts.join(" · ")
}
