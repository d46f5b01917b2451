//! The fields of `course.ron` with their meaning in three languages: for the reader, and for the comments of a new file.

use crate::scenario::form::{Field, Group, Kind, Need, Words};

const fn w(pl: &'static str, en: &'static str, uk: &'static str) -> Words {
    Words::new(pl, en, uk)
}

const fn must(name: &'static str, kind: Kind, meaning: Words) -> Field {
    Field { name, kind, need: Need::Required, meaning }
}

const fn may(name: &'static str, kind: Kind, otherwise: Words, meaning: Words) -> Field {
    Field { name, kind, need: Need::Otherwise(otherwise), meaning }
}

const MOST: i64 = i32::MAX as i64 - 1;

/// The whole file.
pub static COURSE: Group = Group {
    name: "Course",
    meaning: w(
        "Szkolenie. Ten plik trafia na laptopy; nie ma w nim nazwisk i nie wolno ich tu wpisywać.",
        "A training event. This file goes to the laptops; it holds no names, and none may be written here.",
        "Навчання. Цей файл потрапляє на ноутбуки; прізвищ у ньому немає, і вписувати їх сюди не можна.",
    ),
    fields: &[
        must("format", Kind::Whole(1, 1), w("wersja zapisu pliku: 1", "the form that the file is written in: 1", "версія запису файлу: 1")),
        must(
            "id",
            Kind::Id,
            w(
                "krótka nazwa bez spacji, np. \"szczecin-2026-11\": małe litery bez polskich znaków, cyfry, myślniki; potem jej nie zmieniaj",
                "a short name without blanks, e.g. \"szczecin-2026-11\": small letters without accents, digits, hyphens; do not change it later",
                "коротка назва без пробілів, напр. \"szczecin-2026-11\": малі латинські літери, цифри, дефіси; потім її не змінюйте",
            ),
        ),
        may(
            "edition",
            Kind::Whole(1, MOST),
            w("1", "1", "1"),
            w(
                "numer wydania; zwiększ go po każdej zmianie, inaczej laptopy zostaną przy starym pliku",
                "counts editions; count it up with each change, else the laptops stay with the old file",
                "номер видання; збільшуйте його після кожної зміни, інакше ноутбуки залишаться зі старим файлом",
            ),
        ),
        must("title", Kind::Text, w("nazwa kursu", "what the course is called", "назва курсу")),
        must("place", Kind::Text, w("miejsce", "where it is held", "місце проведення")),
        must("begins", Kind::Text, w("pierwszy dzień: \"rok-miesiąc-dzień\"", "the first day: \"year-month-day\"", "перший день: \"рік-місяць-день\"")),
        must("ends", Kind::Text, w("ostatni dzień", "the last day", "останній день")),
        may(
            "language",
            Kind::Languages,
            w("\"pl\"", "\"pl\"", "\"pl\""),
            w(
                "język, w którym zaczynają laptopy i w którym są karty: \"pl\", \"en\" lub \"uk\"",
                "the language in which laptops begin and cards are written: \"pl\", \"en\" or \"uk\"",
                "мова, якою починають ноутбуки і якою написані картки: \"pl\", \"en\" або \"uk\"",
            ),
        ),
        must("scenarios", Kind::List(&PART), w("co się gra, po kolei", "what is played, in order", "що грають, по порядку")),
        may(
            "pass_mark",
            Kind::Percent,
            w("jak w scenariuszach", "as the scenarios say", "як у сценаріях"),
            w("ile procent trzeba, żeby zaliczyć, np. 60", "the percentage needed to pass, e.g. 60", "скільки відсотків треба, щоб скласти, напр. 60"),
        ),
        must(
            "retain_until",
            Kind::Text,
            w(
                "ostatni dzień przechowywania wyników; potem program usuwa wyniki i nazwiska",
                "the last day on which results are kept; then the program deletes results and names",
                "останній день зберігання результатів; потім програма видаляє результати й прізвища",
            ),
        ),
        must(
            "recipient",
            Kind::Text,
            w(
                "klucz publiczny prowadzącego (age1…): tylko on otworzy wyniki; wpisuje go program",
                "the trainer's public key (age1…): only they can open results; the program writes it",
                "відкритий ключ тренера (age1…): лише він відкриє результати; його вписує програма",
            ),
        ),
        must(
            "ticket",
            Kind::Text,
            w(
                "tajny bilet kursu, 64 cyfry szesnastkowe: po nim poznaje się wyniki tego kursu; wpisuje go program",
                "the course's secret ticket, 64 hexadecimal digits: results of this course are known by it; the program writes it",
                "таємний квиток курсу, 64 шістнадцяткові цифри: за ним упізнають результати цього курсу; його вписує програма",
            ),
        ),
        must(
            "roster",
            Kind::Text,
            w(
                "kody uczestników; nowe tworzy `ias course roster`, karty drukuje `ias course cards`",
                "the trainees' codes; `ias course roster` makes new ones, `ias course cards` prints the cards",
                "коди учасників; нові створює `ias course roster`, картки друкує `ias course cards`",
            ),
        ),
    ],
};

/// An entry of `scenarios`.
pub static PART: Group = Group {
    name: "course scenario",
    meaning: w("Wpis w scenarios.", "An entry of scenarios.", "Запис у scenarios."),
    fields: &[
        must("scenario", Kind::Id, w("id scenariusza, czyli nazwa jego folderu", "the scenario's id, which is its folder's name", "id сценарію, тобто назва його теки")),
        may(
            "purpose",
            Kind::Word(&["Training", "PreTest", "PostTest"]),
            w("Training", "Training", "Training"),
            w(
                "Training (nauka), PreTest (test przed szkoleniem) lub PostTest (test po nim, na innym, równoległym scenariuszu)",
                "Training (to learn), PreTest (before the training) or PostTest (after it, on another, parallel scenario)",
                "Training (навчання), PreTest (тест до навчання) або PostTest (тест після нього, на іншому, паралельному сценарії)",
            ),
        ),
        may(
            "mode",
            Kind::Word(&["Practice", "Exam"]),
            w("Practice; dla testów Exam", "Practice; for tests Exam", "Practice; для тестів Exam"),
            w(
                "Practice (podpowiedzi od razu) lub Exam (wynik dopiero na końcu)",
                "Practice (told at once) or Exam (told only at the end)",
                "Practice (підказки одразу) або Exam (результат лише наприкінці)",
            ),
        ),
    ],
};
