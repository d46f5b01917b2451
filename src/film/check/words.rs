//! What storyboards name and what may stand in them, in the cases that findings need.

use crate::text::{Phrase, Said, phrase, phrases};

// As what there is none of: "there is no set …".
phrases! {
    pub(super) const;
    FIGURE = "postaci", "figure", "постаті";
    AMBIENCE = "tła dźwiękowego", "ambience", "звукового тла";
    EFFECT = "efektu dźwiękowego", "effect", "звукового ефекту";
    LINE = "kwestii", "line", "репліки";
    VOICE = "głosu", "voice", "голосу";
    SET = "dekoracji", "set", "декорації";
    PROP = "rekwizytu", "prop", "реквізиту";
    DETAIL = "w tym rekwizycie szczegółu", "detail of this prop", "у цьому реквізиті деталі";
    ANCHOR = "punktu", "anchor", "точки";
    CHARACTER = "w `cast` osoby", "character in `cast`", "у `cast` персонажа";
    LOOK = "celu spojrzenia", "look", "цілі погляду";
    PERSON_HERE = "w tym ujęciu osoby", "person in this shot", "у цьому кадрі особи";
    POSE = "pozy", "pose", "пози";
    EXPRESSION = "miny", "expression", "виразу обличчя";
    STATE = "stanu", "state", "стану";
    PROP_HERE = "w tym ujęciu rekwizytu", "prop in this shot", "у цьому кадрі реквізиту";
    LIGHT = "światła", "light", "світла";
    PERSON_TO_MARK = "do oznaczenia osoby", "person to mark", "для позначення особи";
    THING_TO_MARK = "do oznaczenia rzeczy", "thing to mark", "для позначення речі";
}

// As what is wanted: "write …".
phrases! {
    pub(super) const;
    A_TEXT = "tekst w cudzysłowie: \"…\"", "a text in quotes: \"…\"", "текст у лапках: \"…\"";
    A_NUMBER = "liczbę, np. 1.5", "a number, e.g. 1.5", "число, напр. 1.5";
    A_MOMENT = "chwilę: 15.2, +3.2, \"name\" albo (\"name\", 0.4)", "a moment: 15.2, +3.2, \"name\" or (\"name\", 0.4)",
        "момент: 15.2, +3.2, \"name\" або (\"name\", 0.4)";
    A_MAP = "mapę: {\"name\": (…)}", "a map: {\"name\": (…)}", "мапу: {\"name\": (…)}";
    A_LIST = "listę: [ … ]", "a list: [ … ]", "список: [ … ]";
    A_BEAT = "(sekundy, Beat(…))", "(seconds, Beat(…))", "(секунди, Beat(…))";
    A_NAMED_BEAT = "(sekundy, Beat(…)), ewentualnie z nazwą", "(seconds, Beat(…)), perhaps with a name", "(секунди, Beat(…)), за потреби з назвою";
}

pub(super) fn write(what: impl Said) -> Phrase {
    phrase! { pl: "napisz {what}", en: "write {what}", uk: "напишіть {what}"; what }
}

/// "one of a, b, c"
pub(super) fn one_of<'n>(names: impl IntoIterator<Item = &'n str>) -> Phrase {
    let names = names.into_iter().collect::<Vec<_>>().join(", ");
    phrase! { pl: "jedno z {names}", en: "one of {names}", uk: "одне з {names}"; names }
}
