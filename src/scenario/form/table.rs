//! The table itself.

use super::{Field, Group, Kind, Need, Target, Words};

const fn w(pl: &'static str, en: &'static str, uk: &'static str) -> Words {
    Words { pl, en, uk }
}

/// A field that must be written.
const fn must(name: &'static str, kind: Kind, meaning: Words) -> Field {
    Field { name, kind, need: Need::Required, meaning }
}

/// A field that may be left out, with what holds then.
const fn may(name: &'static str, kind: Kind, otherwise: Words, meaning: Words) -> Field {
    Field { name, kind, need: Need::Otherwise(otherwise), meaning }
}

const NONE: Words = w("brak", "none", "немає");
const EMPTY: Words = w("puste", "empty", "порожньо");
const ZERO: Words = w("`0`", "`0`", "`0`");
const BOUND: i64 = 1_000_000;
const MOST: i64 = i32::MAX as i64 - 1;

/// The whole file.
pub static SCENARIO: Group = Group {
    name: "Scenario",
    meaning: w("Cały plik.", "The whole file.", "Увесь файл."),
    fields: &[
        must("format", Kind::Whole(1, 1), w("wersja zapisu pliku: `1`", "the form that the file is written in: `1`", "версія запису файлу: `1`")),
        may(
            "version",
            Kind::Whole(1, MOST),
            w("`1`", "`1`", "`1`"),
            w(
                "numer wydania; zwiększ go, zanim przekażesz nowe: pakiet z niższym nie zastąpi zainstalowanego",
                "counts editions; count it up before you hand over a new one: a pack with a lower one does not replace what is installed",
                "номер видання; збільште його, перш ніж передати нове: пакет із меншим не замінить установленого",
            ),
        ),
        must("title", Kind::Text, w("nazwa scenariusza", "the scenario's name", "назва сценарію")),
        may("summary", Kind::Text, EMPTY, w("jedno lub dwa zdania do biblioteki", "one or two sentences for the library", "одне чи два речення для бібліотеки")),
        may("poster", Kind::Path, NONE, w("obraz do biblioteki, PNG lub JPEG", "a picture for the library, PNG or JPEG", "зображення для бібліотеки, PNG або JPEG")),
        may("briefing", Kind::Group(&BRIEFING), EMPTY, w("co uczestnik czyta przed filmem", "what the trainee reads before the film", "що учасник читає перед фільмом")),
        may(
            "languages",
            Kind::Languages,
            w("języki tytułu; `[\"pl\"]`, gdy tytuł jest jednym tekstem", "those of the title; `[\"pl\"]` for a plain title", "мови назви; `[\"pl\"]`, якщо назва — один текст"),
            w("języki, w których wszystko jest gotowe", "languages promised in full", "мови, якими готово все"),
        ),
        may("notes", Kind::Text, EMPTY, w("źródła i to, co ma potwierdzić prowadzący", "sources, and what the course leader must confirm", "джерела й те, що має підтвердити керівник курсу")),
        may(
            "catalogue",
            Kind::Reference(Target::Catalogue),
            w("`\"ilo-delphi-adult-labour\"`", "`\"ilo-delphi-adult-labour\"`", "`\"ilo-delphi-adult-labour\"`"),
            w("z którego katalogu są wskaźniki przesłanek", "whose indicators the cues name", "з якого каталогу індикатори ознак"),
        ),
        may("start", Kind::Reference(Target::Node), w("pierwszy zapisany węzeł", "the first node written", "перший записаний вузол"), w("od którego węzła film się zaczyna", "the node where it begins", "з якого вузла починається фільм")),
        may("state", Kind::Map(&VARIABLE), NONE, w("liczby, które zmieniają się przez wybory", "numbers that choices change", "числа, які змінюються від виборів")),
        must("nodes", Kind::Nodes, w("węzły filmu, co najmniej jeden", "the nodes of the film, at least one", "вузли фільму, щонайменше один")),
        may("rubric", Kind::Group(&RUBRIC), w("jak w tabeli `rubric`", "as in the table `rubric`", "як у таблиці `rubric`"), w("jak liczy się wynik", "how it is marked", "як рахують результат")),
    ],
};

/// `briefing: (…)`
pub static BRIEFING: Group = Group {
    name: "briefing",
    meaning: w("Wprowadzenie.", "The briefing.", "Вступ."),
    fields: &[
        may("role", Kind::Text, EMPTY, w("kim jest uczestnik i czego się od niego oczekuje", "who the trainee is and what is asked of them", "ким є учасник і чого від нього очікують")),
        may("content_warning", Kind::Text, EMPTY, w("co w filmie może poruszyć", "what in the film may distress", "що у фільмі може зворушити")),
    ],
};

/// An entry of `state`.
pub static VARIABLE: Group = Group {
    name: "state variable",
    meaning: w("Zmienna stanu: `\"nazwa\": (…)`.", "A state variable: `\"name\": (…)`.", "Змінна стану: `\"назва\": (…)`."),
    fields: &[
        may("start", Kind::Whole(-BOUND, BOUND), ZERO, w("wartość na początku", "its value at the beginning", "значення на початку")),
        may("min", Kind::Whole(-BOUND, BOUND), ZERO, w("najmniejsza wartość", "its smallest value", "найменше значення")),
        must("max", Kind::Whole(-BOUND, BOUND), w("największa wartość", "its largest value", "найбільше значення")),
    ],
};

/// `rubric: (…)`
pub static RUBRIC: Group = Group {
    name: "rubric",
    meaning: w("Jak liczy się wynik.", "How a play is marked.", "Як рахують результат."),
    fields: &[
        may("weights", Kind::Group(&WEIGHTS), w("wartości z tabeli `weights`", "those of the table `weights`", "значення з таблиці `weights`"), w("wagi części wyniku; liczą się tylko ich proporcje", "what each part of the score weighs; only proportions count", "вага частин результату; важать лише пропорції")),
        may("pass_mark", Kind::Percent, w("`60`", "`60`", "`60`"), w("ile procent trzeba, by zaliczyć; `None`: nie zalicza się ani nie oblewa", "percent needed for a pass; `None`: nobody passes or fails", "скільки відсотків потрібно, щоб скласти; `None`: ніхто не складає й не провалює")),
        may("must_do", Kind::References(Target::Principle), NONE, w("zasady, których do zaliczenia trzeba dotrzymać choć raz", "principles to keep at least once for a pass", "принципи, яких для заліку треба дотриматися хоча б раз")),
        may("must_avoid", Kind::References(Target::Principle), NONE, w("zasady i błędy, które wykluczają zaliczenie", "principles and errors that rule out a pass", "принципи й помилки, що унеможливлюють залік")),
    ],
};

const WEIGHT: Words = w("patrz `weights`", "see `weights`", "див. `weights`");

/// `weights: (…)`
pub static WEIGHTS: Group = Group {
    name: "weights",
    meaning: w(
        "Wagi. Bez nich 30, 10, 30, 15, 15; gdy napiszesz choć jedną, nienapisane nic nie ważą.",
        "Weights. Without them 30, 10, 30, 15, 15; once one is written, one that is not weighs nothing.",
        "Ваги. Без них 30, 10, 30, 15, 15; якщо написати хоч одну, ненаписані нічого не важать.",
    ),
    fields: &[
        may("detection", Kind::Whole(0, BOUND), WEIGHT, w("zauważanie", "noticing", "помічання")),
        may("classification", Kind::Whole(0, BOUND), WEIGHT, w("nazywanie", "naming", "називання")),
        may("conduct", Kind::Whole(0, BOUND), WEIGHT, w("postępowanie", "conduct", "поведінка")),
        may("assessment", Kind::Whole(0, BOUND), WEIGHT, w("ocena", "assessment", "оцінка")),
        may("referral", Kind::Whole(0, BOUND), WEIGHT, w("powiadomienie", "referral", "повідомлення")),
    ],
};

const FROM: Words = w("od której sekundy sceny", "from which second of the scene", "від якої секунди сцени");
const TO: Words = w("do której sekundy, później niż `from`", "to which second, later than `from`", "до якої секунди, пізніше за `from`");
const GOTO: Words = w("węzeł, do którego prowadzi", "the node where it leads", "вузол, до якого веде");
const PROMPT: Words = w("pytanie", "the question", "запитання");
const RATINGS: &[&str] = &["Best", "Good", "Poor", "Harmful"];
const EVERYWHERE: Words = w("wszędzie, albo słychać", "everywhere, or heard", "усюди, або чути");
const ENTERING: Words = w("co zmienia wejście do węzła", "what entering changes", "що змінює вхід до вузла");
const ANY_TITLE: Words = w("id węzła", "the node's id", "id вузла");
const IN_DEBRIEF: Words = w("nazwa w omówieniu", "its name in the debrief", "назва в обговоренні");

/// `Scene(…)`
pub static SCENE: Group = Group {
    name: "Scene",
    meaning: w("Scena: odtwarza jeden odcinek filmu, dźwięku albo obrazu.", "A scene: plays one segment of film, sound or still.", "Сцена: показує один відрізок фільму, звуку чи зображення."),
    fields: &[
        may("title", Kind::Text, ANY_TITLE, IN_DEBRIEF),
        Field {
            name: "film",
            kind: Kind::Path,
            need: Need::Unless(w("jest `still`", "there is `still`", "є `still`")),
            meaning: w("klip: AV1 w MP4", "a clip: AV1 in MP4", "кліп: AV1 у MP4"),
        },
        Field {
            name: "still",
            kind: Kind::Path,
            need: Need::Unless(w("jest `film`", "there is `film`", "є `film`")),
            meaning: w("obraz: PNG lub JPEG", "a picture: PNG or JPEG", "зображення: PNG або JPEG"),
        },
        may("seconds", Kind::Seconds, w("tyle, ile trwa dźwięk", "as long as the sound", "стільки, скільки триває звук"), w("jak długo stoi obraz `still`", "how long the still stands", "як довго стоїть зображення `still`")),
        may("sound", Kind::LocalizedPath, w("cisza", "silence", "тиша"), w("dźwięk: Opus (Ogg) lub FLAC", "sound: Opus (Ogg) or FLAC", "звук: Opus (Ogg) або FLAC")),
        may("captions", Kind::LocalizedPath, NONE, w("napisy: WebVTT", "captions: WebVTT", "субтитри: WebVTT")),
        may("cues", Kind::List(&CUE), NONE, w("przesłanki do zauważenia", "signs to notice", "ознаки, які слід помітити")),
        may("lures", Kind::List(&LURE), NONE, w("niewinne chwile, które budzą podejrzenie", "innocent moments that invite suspicion", "невинні моменти, що викликають підозру")),
        may("effects", Kind::Effects, NONE, ENTERING),
        must("then", Kind::Then, w("co następuje po scenie", "what follows", "що відбувається далі")),
    ],
};

/// An entry of `cues`.
pub static CUE: Group = Group {
    name: "cue",
    meaning: w("Przesłanka: wskaźnik, który widać lub słychać w oknie czasu.", "A cue: an indicator seen or heard within a window of time.", "Ознака: індикатор, який видно чи чутно у вікні часу."),
    fields: &[
        must("id", Kind::Id, w("niepowtarzalne w scenariuszu", "unique in the scenario", "унікальне у сценарії")),
        must("indicator", Kind::Reference(Target::Indicator), w("który to wskaźnik z katalogu", "which indicator of the catalogue it is", "який це індикатор каталогу")),
        must("from", Kind::Seconds, FROM),
        must("to", Kind::Seconds, TO),
        may("at", Kind::Track, EVERYWHERE, w("gdzie na obrazie", "where on the picture", "де на зображенні")),
        may("note", Kind::Text, EMPTY, w("co tam było, do omówienia", "what was there, for the debrief", "що там було, для обговорення")),
    ],
};

/// An entry of `lures`.
pub static LURE: Group = Group {
    name: "lure",
    meaning: w("Przynęta: niewinna chwila, która budzi mylne podejrzenie.", "A lure: an innocent moment that invites a wrong suspicion.", "Принада: невинний момент, що викликає хибну підозру."),
    fields: &[
        must("id", Kind::Id, w("niepowtarzalne w scenariuszu", "unique in the scenario", "унікальне у сценарії")),
        must("from", Kind::Seconds, FROM),
        must("to", Kind::Seconds, TO),
        may("at", Kind::Track, EVERYWHERE, w("gdzie na obrazie", "where on the picture", "де на зображенні")),
        may("why", Kind::Text, EMPTY, w("dlaczego to niewinne, do omówienia", "why it is innocent, for the debrief", "чому це невинно, для обговорення")),
    ],
};

/// `Choose(…)`
pub static CHOOSE: Group = Group {
    name: "Choose",
    meaning: w(
        "Wybór: w polu `then` sceny albo jako węzeł nad zatrzymaną ostatnią klatką.",
        "A choice: as a scene's `then`, or as a node over the held last frame.",
        "Вибір: у полі `then` сцени або як вузол над застиглим останнім кадром.",
    ),
    fields: &[
        must("prompt", Kind::Text, PROMPT),
        may("opens", Kind::Seconds, w("na końcu sceny", "at the scene's end", "наприкінці сцени"), w("sekunda sceny, w której się otwiera; tylko w scenie", "the second of the scene when it opens; only in a scene", "секунда сцени, коли він відкривається; лише у сцені")),
        may("seconds", Kind::Seconds, w("bez limitu", "no limit", "без обмеження"), w("ile czasu na decyzję", "how long one may take", "скільки часу на рішення")),
        may("on_timeout", Kind::Reference(Target::Option), NONE, w("odpowiedź, gdy czas minie; wymagana przy `seconds`", "the option taken when time runs out; required with `seconds`", "варіант, коли час мине; обов'язковий із `seconds`")),
        may("cut", Kind::Word(&["AtEnd", "Now"]), w("`AtEnd`", "`AtEnd`", "`AtEnd`"), w("czy scena kończy się, zanim ruszy następna", "whether the scene finishes before the next joins", "чи сцена завершується, перш ніж почнеться наступна")),
        may("idle", Kind::Path, w("stoi ostatnia klatka", "the last frame is held", "стоїть останній кадр"), w("klip w pętli, gdy wybór czeka", "a clip that loops while the choice waits", "кліп у петлі, поки вибір чекає")),
        must("options", Kind::List(&OPTION), w("odpowiedzi; co najmniej jedna zawsze dostępna", "the options; at least one must always be offered", "варіанти; щонайменше один завжди доступний")),
    ],
};

/// An entry of `options`.
pub static OPTION: Group = Group {
    name: "option",
    meaning: w("Odpowiedź wyboru.", "An option of a choice.", "Варіант вибору."),
    fields: &[
        must("id", Kind::Id, w("niepowtarzalne w tym wyborze", "unique in its choice", "унікальне в цьому виборі")),
        must("text", Kind::Text, w("co czyta uczestnik", "what it says", "що читає учасник")),
        may("when", Kind::Condition, w("zawsze", "always", "завжди"), w("tylko gdy to zachodzi", "only offered while this holds", "лише коли це справджується")),
        must("goto", Kind::Reference(Target::Node), GOTO),
        may("rating", Kind::Word(RATINGS), w("bez punktów", "not scored", "без балів"), w("jak dobra jest ta decyzja", "how good this decision is", "наскільки добре це рішення")),
        may("principle", Kind::Reference(Target::Principle), NONE, w("zasada, której dotrzymuje, albo błąd, który popełnia", "the principle it keeps, or the error it makes", "принцип, якого дотримується, або помилка, яку робить")),
        may("principles", Kind::References(Target::Principle), NONE, w("to samo, gdy jest ich kilka", "the same, where there are several", "те саме, якщо їх кілька")),
        may("effects", Kind::Effects, NONE, w("co zmienia", "what it changes", "що змінює")),
        may("why", Kind::Text, EMPTY, w("uzasadnienie oceny, do omówienia", "why it is rated so, for the debrief", "чому така оцінка, для обговорення")),
    ],
};

/// `Exhibit(…)`
pub static EXHIBIT: Group = Group {
    name: "Exhibit",
    meaning: w("Eksponat: dokument lub przedmiot do obejrzenia, ze szczegółami do znalezienia.", "An exhibit: a document or object to inspect, with details to find.", "Експонат: документ чи предмет для огляду, з деталями, які слід знайти."),
    fields: &[
        may("title", Kind::Text, ANY_TITLE, IN_DEBRIEF),
        must("prompt", Kind::Text, PROMPT),
        must("image", Kind::Path, w("obraz: PNG lub JPEG", "the picture: PNG or JPEG", "зображення: PNG або JPEG")),
        may("marks", Kind::List(&MARK), NONE, w("co da się znaleźć", "what there is to find", "що можна знайти")),
        must("goto", Kind::Reference(Target::Node), GOTO),
        may("effects", Kind::Effects, NONE, ENTERING),
    ],
};

/// An entry of `marks`.
pub static MARK: Group = Group {
    name: "mark",
    meaning: w("Szczegół eksponatu.", "A detail of an exhibit.", "Деталь експоната."),
    fields: &[
        must("id", Kind::Id, w("niepowtarzalne w tym eksponacie", "unique in its exhibit", "унікальне в цьому експонаті")),
        must("at", Kind::Region, w("gdzie na obrazie", "where on the picture", "де на зображенні")),
        may("indicator", Kind::Reference(Target::Indicator), w("niewinny szczegół", "an innocent detail", "невинна деталь"), w("który to wskaźnik z katalogu", "which indicator of the catalogue it is", "який це індикатор каталогу")),
        may("note", Kind::Text, EMPTY, w("co tam było, do omówienia", "what was there, for the debrief", "що там було, для обговорення")),
    ],
};

/// `Route(…)`
pub static ROUTE: Group = Group {
    name: "Route",
    meaning: w("Rozjazd: sam wybiera drogę według warunków; uczestnik go nie widzi.", "A route: takes a way by conditions, unseen by the trainee.", "Розвилка: сама обирає шлях за умовами; учасник її не бачить."),
    fields: &[
        may("branches", Kind::List(&BRANCH), NONE, w("drogi, sprawdzane po kolei", "the ways, tried in order", "шляхи, перевіряються по черзі")),
        must("otherwise", Kind::Reference(Target::Node), w("węzeł, gdy żaden warunek nie zachodzi", "the node when no condition holds", "вузол, якщо жодна умова не справджується")),
    ],
};

/// An entry of `branches`.
pub static BRANCH: Group = Group {
    name: "branch",
    meaning: w("Droga rozjazdu.", "A way of a route.", "Шлях розвилки."),
    fields: &[
        must("when", Kind::Condition, w("kiedy", "when it is taken", "коли")),
        must("goto", Kind::Reference(Target::Node), GOTO),
    ],
};

/// `Assess(…)`
pub static ASSESS: Group = Group {
    name: "Assess",
    meaning: w("Ocena: uczestnik wyciąga wniosek, podaje podstawy i pewność.", "An assessment: the trainee concludes, with grounds and confidence.", "Оцінка: учасник робить висновок, називає підстави й певність."),
    fields: &[
        must("prompt", Kind::Text, PROMPT),
        must("conclusions", Kind::List(&CONCLUSION), w("wnioski do wyboru, co najmniej jeden", "what one may conclude, at least one", "висновки на вибір, щонайменше один")),
        Field {
            name: "goto",
            kind: Kind::Reference(Target::Node),
            need: Need::Unless(w("każdy wniosek ma własne", "every conclusion has its own", "кожен висновок має власне")),
            meaning: GOTO,
        },
    ],
};

/// An entry of `conclusions`.
pub static CONCLUSION: Group = Group {
    name: "conclusion",
    meaning: w("Wniosek.", "A conclusion.", "Висновок."),
    fields: &[
        must("id", Kind::Id, w("niepowtarzalne w tym węźle", "unique in its node", "унікальне в цьому вузлі")),
        must("text", Kind::Text, w("co czyta uczestnik", "what it says", "що читає учасник")),
        must("rating", Kind::Word(RATINGS), w("jak trafny jest ten wniosek", "how right this conclusion is", "наскільки правильний цей висновок")),
        may("why", Kind::Text, EMPTY, w("uzasadnienie oceny, do omówienia", "why it is rated so, for the debrief", "чому така оцінка, для обговорення")),
        may("goto", Kind::Reference(Target::Node), w("`goto` węzła", "the node's own `goto`", "`goto` вузла"), w("prowadzi gdzie indziej", "leads elsewhere", "веде в інше місце")),
    ],
};

/// `Refer(…)`
pub static REFER: Group = Group {
    name: "Refer",
    meaning: w("Powiadomienie: kogo uczestnik zawiadamia i w jakiej kolejności.", "A referral: whom the trainee notifies, in what order.", "Повідомлення: кого учасник сповіщає і в якому порядку."),
    fields: &[
        must("prompt", Kind::Text, PROMPT),
        must("offered", Kind::References(Target::Institution), w("instytucje w kolejności na ekranie", "institutions in the order shown", "установи в порядку на екрані")),
        must("key", Kind::References(Target::Institution), w("kogo trzeba powiadomić, w tej kolejności; może być `[]`", "who must be notified, in this order; may be `[]`", "кого треба сповістити, у цьому порядку; може бути `[]`")),
        may("allowed", Kind::References(Target::Institution), NONE, w("kogo można dodać bez straty", "who may be added without loss", "кого можна додати без втрат")),
        may("ordered", Kind::Truth, w("`true`", "`true`", "`true`"), w("czy kolejność się liczy", "whether the order counts", "чи важливий порядок")),
        may("why", Kind::Text, EMPTY, w("uzasadnienie, do omówienia", "why, for the debrief", "пояснення, для обговорення")),
        must("goto", Kind::Reference(Target::Node), GOTO),
    ],
};

/// `Ending(…)`
pub static ENDING: Group = Group {
    name: "Ending",
    meaning: w("Zakończenie.", "An ending.", "Закінчення."),
    fields: &[
        must("title", Kind::Text, w("nazwa", "its name", "назва")),
        may("text", Kind::Text, EMPTY, w("co z tego wynikło", "what came of it", "що з цього вийшло")),
        may("outcome", Kind::Word(&["Good", "Mixed", "Bad"]), w("`Mixed`", "`Mixed`", "`Mixed`"), w("jak się skończyło dla ludzi na ekranie", "how it ended for the people on screen", "чим скінчилося для людей на екрані")),
    ],
};
