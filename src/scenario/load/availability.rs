//! Whether a choice always offers an option.

use std::collections::HashMap;

use super::names::Resolver;
use crate::scenario::check::no_option_left;
use crate::scenario::graph::{ChoiceOption, Condition, VariableIx};
use crate::scenario::source;
use crate::text::Phrase;

/// Combinations of answers that are tried; beyond it the author is asked for an option that is always offered.
const MOST_COMBINATIONS: u64 = 4_096;

/// More than these have too many combinations anyway: each has at least two answers.
const MOST_QUESTIONS: usize = 12;

/// What one condition asks that another may ask too: each such question may be answered independently.
#[derive(Clone, PartialEq, Eq, Hash)]
enum Question {
    /// A fact of the path, by its text in the graph.
    Fact(String),
    /// A variable's value, of which only the amounts compared with matter.
    Value(VariableIx),
}

/// Tells a choice all of whose options have conditions, when some answer to what they ask leaves none.
pub(super) fn check(resolver: &mut Resolver, choose: &source::Choose, options: &[ChoiceOption]) {
    let conditions: Option<Vec<&Condition>> = options.iter().map(|option| option.when.as_ref()).collect();
    // `None`: one of them is always offered.
    let Some(conditions) = conditions.filter(|conditions| !conditions.is_empty()) else { return };
    let cure = Phrase::fixed("dodaj opcję bez `when`", "add an option without `when`", "додайте варіант без `when`");
    let mut questions: Vec<(Question, Vec<i64>)> = Vec::new();
    conditions.iter().for_each(|condition| collect(condition, &mut questions));
    let combinations = questions.iter().try_fold(1_u64, |product, (_, answers)| {
        product.checked_mul(answers.len() as u64).filter(|product| *product <= MOST_COMBINATIONS)
    });
    let Some(combinations) = combinations else {
        let message = Phrase::fixed(
            "każda opcja ma warunek, a układów jest za dużo, żeby stwierdzić, że zawsze któryś zachodzi",
            "every option has a condition, and there are too many combinations to see that one always holds",
            "кожен варіант має умову, а комбінацій забагато, щоб переконатися, що якась завжди справджується",
        );
        resolver.tell(&no_option_left::RULE, choose.span.clone(), message, cure);
        return;
    };
    for mut number in 0..combinations {
        let mut answers = HashMap::new();
        for (question, possible) in &questions {
            let count = possible.len() as u64;
            let at = usize::try_from(number % count).unwrap_or(0);
            answers.insert(question.clone(), possible.get(at).copied().unwrap_or(0));
            number /= count;
        }
        if !conditions.iter().any(|condition| holds(condition, &answers)) {
            let message = Phrase::fixed(
                "każda opcja ma warunek i może być tak, że nie zachodzi żaden z nich",
                "every option has a condition, and it can be that none of them holds",
                "кожен варіант має умову, і може статися, що жодна з них не справдиться",
            );
            resolver.tell(&no_option_left::RULE, choose.span.clone(), message, cure);
            return;
        }
    }
}

fn fact(condition: &Condition) -> Question {
    Question::Fact(format!("{condition:?}"))
}

/// The questions of a condition, each with the answers that can make a difference.
fn collect(condition: &Condition, questions: &mut Vec<(Question, Vec<i64>)>) {
    if questions.len() > MOST_QUESTIONS {
        return;
    }
    let (question, answers) = match condition {
        Condition::All(parts) | Condition::Any(parts) => {
            parts.iter().for_each(|part| collect(part, questions));
            return;
        }
        Condition::Not(inner) => return collect(inner, questions),
        Condition::AtLeast(variable, amount) | Condition::Is(variable, amount) => {
            let amount = i64::from(*amount);
            (Question::Value(*variable), vec![amount - 1, amount, amount + 1])
        }
        Condition::Found(amount) => {
            (Question::Fact("found".to_owned()), vec![i64::from(*amount) - 1, i64::from(*amount)])
        }
        other => (fact(other), vec![0, 1]),
    };
    match questions.iter_mut().find(|(known, _)| *known == question) {
        Some((_, known)) => {
            known.extend(answers);
            known.sort_unstable();
            known.dedup();
        }
        None => questions.push((question, answers)),
    }
}

fn holds(condition: &Condition, answers: &HashMap<Question, i64>) -> bool {
    let answer = |question: &Question| answers.get(question).copied().unwrap_or(0);
    match condition {
        Condition::All(parts) => parts.iter().all(|part| holds(part, answers)),
        Condition::Any(parts) => parts.iter().any(|part| holds(part, answers)),
        Condition::Not(inner) => !holds(inner, answers),
        Condition::AtLeast(variable, amount) => answer(&Question::Value(*variable)) >= i64::from(*amount),
        Condition::Is(variable, amount) => answer(&Question::Value(*variable)) == i64::from(*amount),
        Condition::Found(amount) => answer(&Question::Fact("found".to_owned())) >= i64::from(*amount),
        other => answer(&fact(other)) == 1,
    }
}
