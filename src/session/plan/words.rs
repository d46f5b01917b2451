//! What plans are told to be wrong in: kept apart, so that the reader stays readable.

use crate::text::{Language, Phrase, Said, phrase, phrases};

// As what is missing, and as what there is none of.
phrases! {
    pub(super) const;
    A_TIME = "czasu", "time", "часу";
    A_FRACTION = "ułamka obrazu", "fraction of the picture", "частки зображення";
    CODE = "kodu uczestnika", "trainee's code", "коду учасника";
    MODE = "trybu", "mode", "режиму";
    LANGUAGE = "języka", "language", "мови";
    FLAG_NUMBER = "numeru zgłoszenia", "flag's number", "номера позначки";
    MARK_NUMBER = "numeru zaznaczenia", "mark's number", "номера мітки";
    OPTION = "opcji", "option", "варіанта";
    PAUSE_REASON = "powodu przerwy", "reason for a pause", "причини паузи";
    TIMERS = "ustawienia limitów czasu", "setting of the timers", "налаштування обмежень часу";
    INDICATOR = "wskaźnika", "indicator", "індикатора";
    CONCLUSION = "wniosku", "conclusion", "висновку";
    CONFIDENCE = "pewności", "confidence", "упевненості";
    INSTITUTION = "instytucji", "institution", "установи";
    THE_WORD_AS = "słowa `as`", "word `as`", "слова `as`";
}

// What is wrong, and the cures.
phrases! {
    pub(super) const;
    EMPTY_LINE = "wiersz jest pusty", "the line is empty", "рядок порожній";
    BAD_CODE = "to nie może być kod uczestnika", "this is no trainee code", "це не може бути кодом учасника";
    BAD_CODE_CURE = "napisz od 1 do 64 znaków", "write 1 to 64 characters", "напишіть від 1 до 64 знаків";
    TIME_CURE = "napisz sekundy od 0, na przykład `12.4`", "write seconds from 0, such as `12.4`", "напишіть секунди від 0, наприклад `12.4`";
    FRACTION_CURE = "napisz liczbę od 0 do 1, na przykład `0.35`", "write 0 to 1, such as `0.35`", "напишіть число від 0 до 1, наприклад `0.35`";
    PERCENT_CURE = "napisz liczbę od 0 do 100", "write 0 to 100", "напишіть число від 0 до 100";
    GROUND_CURE = "napisz `flag:2` albo `mark:1`, z numerem od 1", "write `flag:2` or `mark:1`, numbered from 1", "напишіть `flag:2` або `mark:1`, з номером від 1";
    COMMENT_CURE = "usuń to albo zacznij od `#`, jeśli to komentarz", "leave it out, or begin it with `#` if it is a comment",
        "приберіть це або почніть із `#`, якщо це коментар";

    CIRCLES = "film kręci się w kółko", "the film goes in circles", "фільм ходить по колу";
    CIRCLES_CURE = "zakończ plan wcześniej albo wybierz inną drogę", "end the plan before, or choose another way", "закінчіть план раніше або виберіть інший шлях";
    CIRCLES_AT_ONCE = "film kręci się w kółko, a czas nie płynie", "the film goes in circles without any time passing", "фільм ходить по колу, а час не минає";
    CIRCLES_AT_ONCE_CURE = "podaj długość jego scen", "give its scenes a length", "задайте довжину його сцен";
    NOTHING_HAPPENS = "tu nic więcej nie dzieje się samo", "nothing more happens by itself here", "тут більше нічого не відбувається саме";
    NOTHING_HAPPENS_CURE = "napisz, co dalej: `end` albo decyzję", "say what comes: `end`, or a decision", "напишіть, що далі: `end` або рішення";
    HAS_BEGUN = "gra już się zaczęła", "the play has begun", "гра вже почалася";
    HAS_BEGUN_CURE = "napisz to na początku planu", "write it at the top of the plan", "напишіть це на початку плану";
    SCENE_ENDED = "scena już się skończyła", "the scene has ended", "сцена вже закінчилася";
    SCENE_ENDED_CURE = "napisz, jaka jest następna decyzja", "say what is decided next", "напишіть, яке рішення далі";
    NO_SCENE = "na ekranie nie ma sceny", "no scene is on screen", "на екрані немає сцени";
    NO_SCENE_CURE = "napisz, jaka decyzja tu zapada", "say what is decided here", "напишіть, яке рішення тут ухвалюють";
    FLAG_LATER = "zgłaszaj w kolejności czasu; `end` przechodzi do następnej sceny, `replay` pokazuje tę jeszcze raz",
        "flag in the order of time; `end` goes on to the next scene, `replay` shows this one again",
        "позначайте в порядку часу; `end` переходить до наступної сцени, `replay` показує цю ще раз";
    FLAG_BEFORE_END = "zgłoś przed jej końcem", "flag before its end", "позначте до її кінця";
    LEFT_BEFORE = "wcześniej skończył się czas na wybór i scena się zakończyła", "the time of the choice ran out before, and the scene was left",
        "перед тим час на вибір скінчився, і сцену залишено";
    LEFT_BEFORE_CURE = "najpierw wybierz albo zgłoś wcześniej", "choose first, or flag earlier", "спершу виберіть або позначте раніше";
    LATER_TIME = "podaj późniejszą chwilę albo żadną", "give a later time, or none", "задайте пізніший час або жодного";
    RAN_OUT = "wcześniej skończył się czas na wybór", "the time of the choice ran out before", "перед тим час на вибір скінчився";
    RAN_OUT_CURE = "wybierz wcześniej albo napisz na początku `timers off`", "choose earlier, or write `timers off` at the top",
        "виберіть раніше або напишіть на початку `timers off`";
    DECIDED_THERE = "napisz, jaka decyzja tam zapada", "say what is decided there", "напишіть, яке рішення там ухвалюють";
}

/// "the time is missing"
pub(super) fn missing(what: &Phrase) -> Phrase {
    phrase! { pl: "brakuje {what}", en: "the {what} is missing", uk: "бракує {what}"; what }
}

/// "there is no mode `x`"
pub(super) fn there_is_no(what: &Phrase, word: &str) -> Phrase {
    phrase! { pl: "nie ma {what} `{word}`", en: "there is no {what} `{word}`", uk: "немає {what} `{word}`"; what, word }
}

pub(super) fn no_time(word: &str) -> Phrase {
    phrase! { pl: "`{word}` to nie czas", en: "`{word}` is no time", uk: "`{word}` — це не час"; word }
}

pub(super) fn no_fraction(word: &str) -> Phrase {
    phrase! { pl: "`{word}` to nie ułamek obrazu", en: "`{word}` is no fraction of the picture", uk: "`{word}` — це не частка зображення"; word }
}

pub(super) fn no_number(word: &str) -> Phrase {
    phrase! { pl: "`{word}` to nie liczba od 1", en: "`{word}` is no number from 1", uk: "`{word}` — це не число від 1"; word }
}

pub(super) fn no_confidence(word: &str) -> Phrase {
    phrase! { pl: "`{word}` to nie pewność", en: "`{word}` is no confidence", uk: "`{word}` — це не впевненість"; word }
}

pub(super) fn names_nothing(word: &str) -> Phrase {
    phrase! { pl: "`{word}` niczego nie wskazuje", en: "`{word}` names nothing", uk: "`{word}` нічого не називає"; word }
}

pub(super) fn no_command(word: &str) -> Phrase {
    phrase! { pl: "`{word}` to nie polecenie", en: "`{word}` is no command", uk: "`{word}` — це не команда"; word }
}

pub(super) fn does_not_belong(word: &str, to: &str) -> Phrase {
    phrase! { pl: "`{word}` nie należy do `{to}`", en: "`{word}` does not belong to `{to}`", uk: "`{word}` не належить до `{to}`"; word, to }
}

pub(super) fn stands_already(at: impl Said) -> Phrase {
    phrase! { pl: "scena doszła już do {at} s", en: "the scene stands at {at} s already", uk: "сцена вже дійшла до {at} с"; at }
}

pub(super) fn only_so_long(length: impl Said) -> Phrase {
    phrase! { pl: "scena trwa tylko {length} s", en: "the scene is only {length} s long", uk: "сцена триває лише {length} с"; length }
}

pub(super) fn asks_for_no_choice(node: impl Said) -> Phrase {
    phrase! { pl: "węzeł `{node}` nie pyta o wybór", en: "`{node}` asks for no choice", uk: "вузол `{node}` не питає про вибір"; node }
}

/// "write `wait 3`", "write `mode practice` or `mode exam`"
pub(super) fn write(forms: &[&str]) -> Phrase {
    let forms = Phrase::in_each(|language| {
        let or = match language {
            Language::Pl => " albo ",
            Language::En => " or ",
            Language::Uk => " або ",
        };
        forms.iter().map(|form| format!("`{form}`")).collect::<Vec<_>>().join(or)
    });
    phrase! { pl: "napisz {forms}", en: "write {forms}", uk: "напишіть {forms}"; forms }
}

pub(super) fn write_timers(forms: &[&str]) -> Phrase {
    phrase! { pl: "{write}, od 10% do 1000%", en: "{write}, 10% to 1000%", uk: "{write}, від 10% до 1000%"; write = write(forms) }
}

pub(super) fn write_one_of(words: &[&str]) -> Phrase {
    phrase! { pl: "napisz jedno z: {words}", en: "write one of {words}", uk: "напишіть одне з: {words}"; words = words.join(", ") }
}
