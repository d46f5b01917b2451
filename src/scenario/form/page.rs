//! The reference that trainers read: as a page of Markdown, and a group at a time for the terminal.

use std::fmt::Write as _;

use super::{Field, GROUPS, Group, Kind, NODES, Need, Target, Words};
use crate::text::Language;

const fn w(pl: &'static str, en: &'static str, uk: &'static str) -> Words {
    Words { pl, en, uk }
}

const TITLE: Words = w("Pola pliku scenario.ron", "The fields of scenario.ron", "Поля файлу scenario.ron");
const INTRO: Words = w(
    "Tę stronę pisze `ias fields --markdown --lang pl` z tej samej tabeli, według której program czyta plik; nie poprawia się jej ręcznie.\n\
     **Pogrubione** pola są wymagane. Nieznane pole to błąd; program podpowie najbliższą nazwę.",
    "This page is written by `ias fields --markdown --lang en` from the table by which the program reads the file; it is not edited by hand.\n\
     **Bold** fields are required. An unknown field is an error; the program tells the nearest name.",
    "Цю сторінку пише `ias fields --markdown --lang uk` з тієї самої таблиці, за якою програма читає файл; руками її не правлять.\n\
     **Жирні** поля обов'язкові. Невідоме поле — помилка; програма підкаже найближчу назву.",
);
const TYPES: Words = w("Jak zapisuje się wartości", "How values are written", "Як записують значення");
const FIELD: Words = w("pole", "field", "поле");
const TYPE: Words = w("typ", "type", "тип");
const DEFAULT: Words = w("bez niego", "without it", "без нього");
const MEANING: Words = w("znaczenie", "meaning", "значення");
const REQUIRED: Words = w("wymagane", "required", "обов'язкове");
const UNLESS: Words = w("wymagane, chyba że", "required, unless", "обов'язкове, якщо не");

/// How each type of value is written, by the word that the tables use for it.
const WRITTEN: [(Words, Words); 13] = [
    (
        w("tekst", "text", "текст"),
        w(
            "`\"jeden tekst\"` dla wszystkich języków albo `{\"pl\": \"…\", \"en\": \"…\", \"uk\": \"…\"}`",
            "`\"one text\"` for every language, or `{\"pl\": \"…\", \"en\": \"…\", \"uk\": \"…\"}`",
            "`\"один текст\"` для всіх мов або `{\"pl\": \"…\", \"en\": \"…\", \"uk\": \"…\"}`",
        ),
    ),
    (
        w("ścieżka", "path", "шлях"),
        w(
            "`\"film/pas.mp4\"`: plik w folderze scenariusza, z `/`, wielkość liter jak na dysku; nigdy `..`, `\\` ani litera dysku",
            "`\"film/lane.mp4\"`: a file in the scenario's folder, with `/`, letter case as on the disk; never `..`, `\\` or a drive letter",
            "`\"film/lane.mp4\"`: файл у теці сценарію, з `/`, великі й малі літери як на диску; ніколи `..`, `\\` чи літера диска",
        ),
    ),
    (
        w("ścieżka (języki)", "path (languages)", "шлях (мови)"),
        w(
            "jedna ścieżka dla wszystkich języków albo `{\"pl\": \"…\", \"en\": \"…\"}`",
            "one path for every language, or `{\"pl\": \"…\", \"en\": \"…\"}`",
            "один шлях для всіх мов або `{\"pl\": \"…\", \"en\": \"…\"}`",
        ),
    ),
    (
        w("sekundy", "seconds", "секунди"),
        w("`12` albo `12.4`, od pierwszej klatki sceny", "`12` or `12.4`, from the first frame of the scene", "`12` або `12.4`, від першого кадру сцени"),
    ),
    (
        w("id", "id", "id"),
        w(
            "`\"nowe-id\"`: 1 do 64 liter bez znaków diakrytycznych, cyfr, `-`, `_`, `.`",
            "`\"new-id\"`: 1 to 64 letters without accents, digits, `-`, `_`, `.`",
            "`\"nove-id\"`: від 1 до 64 латинських літер без діакритики, цифр, `-`, `_`, `.`",
        ),
    ),
    (
        w("języki", "languages", "мови"),
        w("lista z `\"pl\"`, `\"en\"`, `\"uk\"`", "a list of `\"pl\"`, `\"en\"`, `\"uk\"`", "список із `\"pl\"`, `\"en\"`, `\"uk\"`"),
    ),
    (
        w("prostokąt", "region", "прямокутник"),
        w(
            "`(0.28, 0.60, 0.12, 0.26)`: lewo, góra, szerokość, wysokość w ułamkach obrazu",
            "`(0.28, 0.60, 0.12, 0.26)`: left, top, width, height in fractions of the picture",
            "`(0.28, 0.60, 0.12, 0.26)`: ліворуч, згори, ширина, висота в частках зображення",
        ),
    ),
    (
        w("prostokąt, także ruchomy", "region, also moving", "прямокутник, також рухомий"),
        w(
            "jak wyżej albo `[(2.0, (0.1, 0.2, 0.3, 0.4)), (4.5, (0.5, 0.2, 0.3, 0.4))]`: sekundy i miejsce; pomiędzy rusza się równo",
            "as above, or `[(2.0, (0.1, 0.2, 0.3, 0.4)), (4.5, (0.5, 0.2, 0.3, 0.4))]`: seconds and place; between them it moves evenly",
            "як вище або `[(2.0, (0.1, 0.2, 0.3, 0.4)), (4.5, (0.5, 0.2, 0.3, 0.4))]`: секунди й місце; між ними рух рівномірний",
        ),
    ),
    (
        w("warunek", "condition", "умова"),
        w(
            "`All([…])`, `Any([…])`, `Not(…)`, `AtLeast(\"zmienna\", 1)`, `Is(\"zmienna\", 1)`, `Chose(\"węzeł/odpowiedź\")`, `Visited(\"węzeł\")`, `Flagged(\"przesłanka\")`, `Found(3)` (tyle przesłanek zaznaczono w porę)",
            "`All([…])`, `Any([…])`, `Not(…)`, `AtLeast(\"variable\", 1)`, `Is(\"variable\", 1)`, `Chose(\"node/option\")`, `Visited(\"node\")`, `Flagged(\"cue\")`, `Found(3)` (so many cues flagged in time)",
            "`All([…])`, `Any([…])`, `Not(…)`, `AtLeast(\"змінна\", 1)`, `Is(\"змінна\", 1)`, `Chose(\"вузол/варіант\")`, `Visited(\"вузол\")`, `Flagged(\"ознака\")`, `Found(3)` (стільки ознак позначено вчасно)",
        ),
    ),
    (
        w("zmiany", "effects", "зміни"),
        w(
            "lista z `Add(\"zmienna\", 1)`, `Set(\"zmienna\", 1)`; zmienna zostaje w swoich granicach",
            "a list of `Add(\"variable\", 1)`, `Set(\"variable\", 1)`; held within the variable's bounds",
            "список із `Add(\"змінна\", 1)`, `Set(\"змінна\", 1)`; змінна лишається у своїх межах",
        ),
    ),
    (
        w("dalej", "what follows", "далі"),
        w("`Goto(\"węzeł\")` albo `Choose(…)`", "`Goto(\"node\")` or `Choose(…)`", "`Goto(\"вузол\")` або `Choose(…)`"),
    ),
    (
        w("liczba", "number", "число"),
        w("liczba całkowita", "a whole number", "ціле число"),
    ),
    (
        w("procent", "percent", "відсоток"),
        w("`60` albo `62.5`", "`60` or `62.5`", "`60` або `62.5`"),
    ),
];

/// The word for a type, of those that [`WRITTEN`] explains.
fn plain(kind: &Kind) -> Option<Words> {
    let at = match kind {
        Kind::Text => 0,
        Kind::Path => 1,
        Kind::LocalizedPath => 2,
        Kind::Seconds => 3,
        Kind::Id => 4,
        Kind::Languages => 5,
        Kind::Region => 6,
        Kind::Track => 7,
        Kind::Condition => 8,
        Kind::Effects => 9,
        Kind::Then => 10,
        Kind::Whole(..) => 11,
        Kind::Percent => 12,
        _ => return None,
    };
    Some(WRITTEN[at].0)
}

/// What an id is one of, as one and as many.
fn target(target: Target) -> (Words, Words) {
    match target {
        Target::Node => (w("id węzła", "a node's id", "id вузла"), w("lista węzłów", "list of nodes", "список вузлів")),
        Target::Option => (w("id odpowiedzi", "an option's id", "id варіанта"), w("lista odpowiedzi", "list of options", "список варіантів")),
        Target::Catalogue => (w("id katalogu", "a catalogue's id", "id каталогу"), w("lista katalogów", "list of catalogues", "список каталогів")),
        Target::Indicator => (w("id wskaźnika", "an indicator's id", "id індикатора"), w("lista wskaźników", "list of indicators", "список індикаторів")),
        Target::Principle => (w("id zasady", "a principle's id", "id принципу"), w("lista zasad", "list of principles", "список принципів")),
        Target::Institution => (w("id instytucji", "an institution's id", "id установи"), w("lista instytucji", "list of institutions", "список установ")),
    }
}

/// A type in words.
#[must_use]
pub fn kind(kind: &Kind, language: Language) -> String {
    if let Some(words) = plain(kind) {
        return words.get(language).to_owned();
    }
    match kind {
        Kind::Reference(of) => target(*of).0.get(language).to_owned(),
        Kind::References(of) => target(*of).1.get(language).to_owned(),
        Kind::Word(words) => words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", "),
        Kind::Group(group) => format!("( ): `{}`", group.name),
        Kind::List(group) => format!("[ ]: `{}`", group.name),
        Kind::Map(group) => format!("{{ }}: `{}`", group.name),
        Kind::Nodes => {
            let kinds: Vec<String> = NODES.iter().map(|kind| format!("`{}`", kind.name)).collect();
            format!("{{ }}: {}", kinds.join(", "))
        }
        // `Truth`; all others were answered above.
        _ => "`true`, `false`".to_owned(),
    }
}

/// What holds when a field is not written, or that it must be.
#[must_use]
pub fn need(field: &Field, language: Language) -> String {
    match field.need {
        Need::Required => REQUIRED.get(language).to_owned(),
        Need::Otherwise(words) => words.get(language).to_owned(),
        Need::Unless(words) => format!("{} {}", UNLESS.get(language), words.get(language)),
    }
}

/// Type and need in one line: `text; without it: empty`.
#[must_use]
pub fn form(field: &Field, language: Language) -> String {
    let (kind, need) = (kind(&field.kind, language), need(field, language));
    match field.need {
        Need::Otherwise(_) => format!("{kind}; {}: {need}", DEFAULT.get(language)),
        _ => format!("{kind}; {need}"),
    }
}

/// The whole reference as Markdown.
#[must_use]
pub fn markdown(language: Language) -> String {
    let mut page = format!("# {}\n\n{}\n\n## {}\n\n", TITLE.get(language), INTRO.get(language), TYPES.get(language));
    for (word, how) in WRITTEN {
        line(&mut page, format_args!("- *{}*: {}", word.get(language), how.get(language)));
    }
    for group in GROUPS {
        let heading = if group.is_named() { format!("`{}(…)`", group.name) } else { format!("`{}`", group.name) };
        line(&mut page, format_args!("\n## {heading}\n\n{}\n", group.meaning.get(language)));
        let heads = [FIELD, TYPE, DEFAULT, MEANING].map(|head| head.get(language)).join(" | ");
        line(&mut page, format_args!("| {heads} |\n|---|---|---|---|"));
        for field in group.fields {
            let name = if field.is_required() { format!("**`{}`**", field.name) } else { format!("`{}`", field.name) };
            let (kind, meaning) = (kind(&field.kind, language), field.meaning.get(language));
            line(&mut page, format_args!("| {name} | {kind} | {} | {meaning} |", need(field, language)));
        }
    }
    page
}

/// One group for the terminal.
#[must_use]
pub fn terminal(group: &Group, language: Language) -> String {
    let bare = |text: &str| text.replace('`', "");
    let heading = if group.is_named() { format!("{}(…)", group.name) } else { group.name.to_owned() };
    let mut page = format!("{heading}  {}\n", bare(group.meaning.get(language)));
    let width = group.names().map(str::len).max().unwrap_or(0);
    for field in group.fields {
        line(&mut page, format_args!("\n  {:width$}  {}", field.name, bare(field.meaning.get(language))));
        line(&mut page, format_args!("  {:width$}  {}", "", bare(&form(field, language))));
    }
    page
}

fn line(page: &mut String, line: std::fmt::Arguments) {
    // Writing to a text cannot fail.
    let _ = writeln!(page, "{line}");
}
