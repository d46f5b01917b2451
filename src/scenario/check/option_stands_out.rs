//! Rule `option-stands-out`.

use super::Rule;
use super::subject::Subject;
use crate::diagnostic::Severity;
use crate::scenario::source::{Choose, Findings};
use crate::text::{Language, Phrase, phrase};

/// The best option is told when it is half as long again as any other, or shorter by as much, and by so many characters.
/// Our choice: no source gives a limit.
const LEAST_DIFFERENCE: usize = 20;

/// The rule.
pub static RULE: Rule = Rule {
    id: "option-stands-out",
    severity: Severity::Warning,
    headline: "The right option is told by its length",
    what: "Compares the best rated option of a choice with the others, in each language: half as long again as the longest of them, or as much shorter than the shortest, and by at least 20 characters.",
    why: "Who takes the longest answer is right without knowing anything.",
    example: r#""I take them aside, one by one, with an interpreter, and explain their rights", "I wave them on", "I ask the driver""#,
    instead: "options of about the same length",
};

const LONGEST: Phrase = Phrase::fixed("najdłuższa z pozostałych", "the longest other", "найдовший з решти");
const SHORTEST: Phrase = Phrase::fixed("najkrótsza z pozostałych", "the shortest other", "найкоротший з решти");
const CURE: Phrase = Phrase::fixed(
    "niech opcje będą mniej więcej tej samej długości",
    "make the options about equally long",
    "нехай варіанти будуть приблизно однакової довжини",
);

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    for ask in subject.choices() {
        let told = subject.languages.iter().find_map(|language| Some((language, standing_out(ask, *language)?)));
        if let Some((language, (place, length, other))) = told {
            let option = &ask.options[place];
            let which = if length > other { LONGEST } else { SHORTEST };
            let characters = Phrase::counted(length, ["znak", "znaki", "znaków"], ["character", "characters"], ["символ", "символи", "символів"]);
            let message = phrase! {
                pl: "najlepsza opcja `{id}` ma {characters} ({language}), {which} {other}: zdradza ją długość",
                en: "the best option `{id}` has {characters} ({language}), {which} {other}: its length gives it away",
                uk: "найкращий варіант `{id}` має {characters} ({language}), {which} {other}: його видає довжина";
                id = option.id.value, characters, language, which, other
            };
            let span = option.text.as_ref().map_or(&option.id.span, |text| &text.span);
            subject.tell(findings, &RULE, span, message, CURE);
        }
    }
}

/// The best option's place and length, and the length of the other nearest to it, when it stands out.
fn standing_out(ask: &Choose, language: Language) -> Option<(usize, usize, usize)> {
    let length = |place: usize| Some(ask.options[place].text.as_ref()?.value.exact(language)?.chars().count());
    let best = ask.options.iter().filter_map(|option| option.rating).max()?;
    let mut best_ones = (0..ask.options.len()).filter(|place| ask.options[*place].rating == Some(best));
    let (place, None) = (best_ones.next()?, best_ones.next()) else { return None };
    let own = length(place)?;
    let others: Option<Vec<usize>> = (0..ask.options.len()).filter(|other| *other != place).map(length).collect();
    // That a text is empty is told by itself.
    let others = others.filter(|others| !others.contains(&0))?;
    let (longest, shortest) = (*others.iter().max()?, *others.iter().min()?);
    if own * 2 > longest * 3 && own >= longest + LEAST_DIFFERENCE {
        Some((place, own, longest))
    } else if own * 3 < shortest * 2 && own + LEAST_DIFFERENCE <= shortest {
        Some((place, own, shortest))
    } else {
        None
    }
}
