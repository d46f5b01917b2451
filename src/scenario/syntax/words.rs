//! What is said of texts that are no RON, and the cures: kept apart, so that the reader stays readable.

use crate::text::{Phrase, Said, phrase, phrases};

phrases! {
    pub(super) const;
    TAKE_IT_AWAY = "usuń to", "take it away", "приберіть це";
    WRITE_A_COMMA = "napisz `,`", "write `,`", "напишіть `,`";

    NOTHING_HERE = "w pliku nic nie ma", "the file holds nothing", "у файлі нічого немає";
    BEGIN = "zacznij od `Scenario(`", "begin with `Scenario(`", "почніть із `Scenario(`";
    TOO_LONG_CURE = "podziel go na kilka scenariuszy", "split it into several scenarios", "поділіть його на кілька сценаріїв";
    AFTER_THE_END = "to stoi za końcem scenariusza", "this stands after the end of the scenario", "це стоїть після кінця сценарію";
    AFTER_THE_END_CURE = "usuń to; może wcześniej jest o jeden nawias zamykający za dużo",
        "take it away, or a closing bracket before it is one too many", "приберіть це; можливо, перед цим на одну закривальну дужку більше";
    BARE_FIELDS = "pola scenariusza stoją bez nawiasów wokół nich", "the fields of the scenario stand without brackets around them",
        "поля сценарію стоять без дужок навколо них";
    BARE_FIELDS_CURE = "zacznij od `Scenario(` i zakończ `)`", "begin with `Scenario(` and end with `)`", "почніть із `Scenario(` і закінчіть `)`";
    FAULTY_HEADER = "tego nagłówka nie da się odczytać", "this header cannot be read", "цей заголовок не вдається прочитати";
    FAULTY_HEADER_CURE = "napisz `#![enable(implicit_some)]`", "write `#![enable(implicit_some)]`", "напишіть `#![enable(implicit_some)]`";
    OPEN_HEADER = "ten nagłówek nie jest zamknięty", "this header is not closed", "цей заголовок не закрито";
    OPEN_HEADER_CURE = "zakończ go `)]`", "end it with `)]`", "закінчіть його `)]`";

    NO_VALUE = "po tym brakuje wartości", "a value is missing after this", "після цього бракує значення";
    BACKSLASH = "napisz `\\\\`, jeśli chodzi o sam ukośnik wsteczny", "write `\\\\` for a backslash itself",
        "напишіть `\\\\`, якщо йдеться про саму зворотну скісну риску";
    ROUND_BRACKETS = "napisz to z nawiasami okrągłymi: `(` `)`", "write it with round brackets: `(` `)`", "напишіть це з круглими дужками: `(` `)`";
    NEST_LESS = "zagnieżdżaj płycej", "nest less deeply", "вкладайте не так глибоко";
    EMPTY_ENTRY = "przed tym przecinkiem nic nie stoi", "nothing stands before this comma", "перед цією комою нічого не стоїть";
    SEMICOLON = "zamiast przecinka stoi tu średnik", "a semicolon stands here instead of a comma", "замість коми тут стоїть крапка з комою";
    NO_COMMA = "po tym brakuje przecinka", "a comma is missing after this", "після цього бракує коми";
    QUOTED_FIELD = "nazwa pola stoi w cudzysłowie", "a field's name stands in quotes", "назва поля стоїть у лапках";
    QUOTED_FIELD_CURE = "napisz ją bez niego", "write it without them", "напишіть її без них";
    NAMED_IN_LIST = "lista [ ] zawiera wartości bez nazw", "a list [ ] holds values without names", "список [ ] містить значення без назв";
    NAMED_IN_LIST_CURE = "napisz pola z nazwami w ( )", "write the named fields in ( )", "напишіть поля з назвами в ( )";
    BARE_KEY = "klucz mapy stoi bez cudzysłowu", "a map's key stands without quotes", "ключ мапи стоїть без лапок";
    KEY_WITHOUT_VALUE = "mapa zawiera `key: value`; tu nie ma wartości", "a map holds `key: value`; this has no value",
        "мапа містить `key: value`; тут немає значення";
    KEY_WITHOUT_VALUE_CURE = "napisz po tym `: ` i wartość", "write `: ` and a value after it", "напишіть після цього `: ` і значення";
    EQUALS = "między nazwą a wartością stoi `=`", "`=` stands between a name and its value", "між назвою і значенням стоїть `=`";
    EQUALS_CURE = "napisz `:`", "write `:`", "напишіть `:`";
    NO_COLON = "po tym brakuje dwukropka", "a colon is missing after this", "після цього бракує двокрапки";
    NO_COLON_CURE = "napisz `:` między nazwą a wartością", "write `:` between the name and its value", "напишіть `:` між назвою і значенням";

    MAP_IN_LIST = "ta lista [ ] zawiera `key: value`, jak mapa", "this list [ ] holds `key: value`, as a map does",
        "цей список [ ] містить `key: value`, як мапа";
    MAP_IN_LIST_CURE = "napisz wokół nich { }", "write { } around them", "напишіть навколо них { }";
    FIELDS_IN_LIST = "pola wpisu tej listy stoją bez nawiasów", "the fields of this list's entry stand without brackets",
        "поля запису цього списку стоять без дужок";
    FIELDS_IN_LIST_CURE = "napisz ( ) wokół każdego wpisu: [(…), (…)]", "write ( ) around each entry: [(…), (…)]",
        "напишіть ( ) навколо кожного запису: [(…), (…)]";
    FIELDS_IN_CURLY = "pola tego wpisu stoją w { }", "the fields of this entry stand in { }", "поля цього запису стоять у { }";
    FIELDS_IN_CURLY_CURE = "napisz wokół nich ( )", "write ( ) around them", "напишіть навколо них ( )";
    BEFORE_THIS = "powinien być zamknięty przed tym", "it should be closed before this", "її слід закрити перед цим";
    OPENS_HERE = "tu się otwiera", "it opens here", "тут вона відкривається";
    MAP_ENDS_EARLY = "ten `}` zamyka mapę za wcześnie: za nim stoi jeszcze jej wpis", "this `}` closes the map too early: an entry of it stands after it",
        "ця `}` закриває мапу зарано: після неї стоїть ще її запис";
    MAP_ENDS_EARLY_CURE = "usuń go; mapa zamyka się niżej", "take it away; the map is closed further down", "приберіть її; мапа закривається нижче";

    LIST_IN_MAP = "te { } obejmują listę: są w nich wartości bez kluczy", "these { } hold a list: values without keys",
        "ці { } містять список: значення без ключів";
    LIST_IN_MAP_CURE = "napisz wokół nich [ ]", "write [ ] around them", "напишіть навколо них [ ]";
    NO_OPENING_SQUARE = "przed tym brakuje `[`", "a `[` is missing before this", "перед цим бракує `[`";
    NO_OPENING_SQUARE_CURE = "napisz `[` przed pierwszym wpisem listy", "write `[` before the first entry of the list",
        "напишіть `[` перед першим записом списку";
    TAKE_AWAY_OR_COMMENT = "usuń to albo napisz przed tym `//`", "take it away, or write `//` before it", "приберіть це або напишіть перед цим `//`";
    LEFT_OVER = "dlatego ten nawias niczego już nie zamyka", "so that this bracket closes nothing any more", "тому ця дужка вже нічого не закриває";
    CLOSES_TOO_EARLY = "ten nawias zamyka za wcześnie: za nim stoi jeszcze jeden", "this bracket closes too early: another one comes after it",
        "ця дужка закриває зарано: після неї є ще одна";

    CLOCK = "czas pisze się jedną liczbą sekund", "a time is written as one number of seconds", "час пишуть одним числом секунд";
    CLOCK_CURE = "napisz liczbę sekund, na przykład 65.5", "write a number of seconds such as 65.5", "напишіть кількість секунд, наприклад 65.5";
    DECIMAL_COMMA = "ta liczba jest napisana z przecinkiem dziesiętnym", "this number is written with a decimal comma",
        "це число написано з десятковою комою";
    CONDITION_CURE = "pisz warunki w postaci `AtLeast(\"trust\", 1)`, `Is(…)`, `All(…)`", "write conditions such as `AtLeast(\"trust\", 1)`, `Is(…)`, `All(…)`",
        "пишіть умови у вигляді `AtLeast(\"trust\", 1)`, `Is(…)`, `All(…)`";
    WHOLE_IN_QUOTES = "napisz cały tekst w cudzysłowie: \"…\"", "write the whole text in quotes: \"…\"", "напишіть увесь текст у лапках: \"…\"";

    OPEN_COMMENT = "ten komentarz nie jest zamknięty", "this comment is never closed", "цей коментар не закрито";
    OPEN_COMMENT_CURE = "zamknij go `*/`", "close it with `*/`", "закрийте його `*/`";
    NO_CLOSING_QUOTE = "ten tekst nie ma cudzysłowu zamykającego", "this text has no closing quote", "цей текст не має закривальних лапок";
    NO_CLOSING_QUOTE_CURE = "zamknij go znakiem `\"`", "close it with `\"`", "закрийте його знаком `\"`";
    NO_OPENING_QUOTE = "ten tekst nie ma cudzysłowu otwierającego", "this text has no opening quote", "цей текст не має відкривальних лапок";
    WITHOUT_QUOTES = "ten tekst stoi bez cudzysłowu", "this text stands without quotes", "цей текст стоїть без лапок";
    TYPOGRAPHIC = "ten tekst stoi w cudzysłowie drukarskim", "this text stands in typographic quotes", "цей текст стоїть у друкарських лапках";
    TYPOGRAPHIC_CURE = "napisz proste cudzysłowy: \"…\"", "write straight quotes: \"…\"", "напишіть прямі лапки: \"…\"";
    RAW_WITHOUT_END = "ten surowy tekst nie ma zakończenia", "this raw text has no closing quote", "цей сирий текст не має закінчення";
    SINGLE_QUOTES = "ten tekst stoi w pojedynczych cudzysłowach", "this text stands in single quotes", "цей текст стоїть в одинарних лапках";
    SINGLE_QUOTES_CURE = "napisz proste podwójne cudzysłowy: \"…\"", "write straight double quotes: \"…\"", "напишіть прямі подвійні лапки: \"…\"";
    QUOTES_WITHIN = "w tym tekście stoją cudzysłowy", "quotes stand within this text", "у цьому тексті стоять лапки";
    QUOTES_WITHIN_CURE = "zamiast każdego z nich napisz `\\\"` albo „ i ”", "write `\\\"` for each of them, or „ and ”", "замість кожних напишіть `\\\"` або „ і ”";
    KEPT_OPEN = "ten ukośnik wsteczny nie pozwala tekstowi się skończyć", "this backslash keeps the text from ending",
        "ця зворотна скісна риска не дає тексту закінчитися";
    KEPT_OPEN_CURE = "pisz `/` między folderami, a po ostatnim nic", "write `/` between folders, and nothing after the last",
        "пишіть `/` між теками, а після останньої нічого";
    NO_BREAK_SPACE = "stoi tu twarda spacja", "a no-break space stands here", "тут стоїть нерозривний пробіл";
    UNCOMMON_SPACE = "stoi tu nietypowa spacja", "an uncommon space stands here", "тут стоїть незвичний пробіл";
    ORDINARY_SPACE = "napisz zwykłą spację", "write an ordinary space", "напишіть звичайний пробіл";
    INVISIBLE = "stoi tu niewidoczny znak", "an invisible character stands here", "тут стоїть невидимий символ";
    MERGE_MARKS = "złożono dwie wersje pliku i nikt nie wybrał między nimi", "two versions of the file were put together, and nobody chose between them",
        "дві версії файлу складено докупи, і ніхто не вибрав між ними";
    MERGE_MARKS_CURE = "zostaw jedną z nich, a trzy wiersze ze znakami usuń", "keep one of the two, and take the three lines of marks away",
        "залиште одну з них, а три рядки з позначками приберіть";
    NO_COMMENT = "to nie zaczyna tu komentarza", "this does not begin a comment here", "це не починає тут коментар";
    NO_COMMENT_CURE = "zacznij go od `//`", "begin it with `//`", "почніть його з `//`";
    DASH = "zamiast minusa stoi tu myślnik", "a dash stands here instead of a minus", "замість мінуса тут стоїть тире";

    ESCAPE_AT_END = "ukośnik wsteczny na końcu", "a backslash at the end", "зворотна скісна риска в кінці";
    ESCAPE_X = "po `\\x` muszą stać dwie cyfry szesnastkowe", "`\\x` wants two hexadecimal digits", "після `\\x` мають стояти дві шістнадцяткові цифри";
    ESCAPE_BYTES = "te bajty nie składają się na żaden znak", "these byte escapes spell no character", "ці байти не складаються в жоден символ";
    ESCAPE_U = "po `\\u` musi stać od 1 do 6 cyfr szesnastkowych, jak w `\\u{105}`", "`\\u` wants 1 to 6 hexadecimal digits, as in `\\u{105}`",
        "після `\\u` має стояти від 1 до 6 шістнадцяткових цифр, як у `\\u{105}`";
}

pub(super) fn write(what: impl Said) -> Phrase {
    phrase! { pl: "napisz {what}", en: "write {what}", uk: "напишіть {what}"; what }
}

pub(super) fn cannot_stand_here(what: &str) -> Phrase {
    phrase! { pl: "`{what}` nie może tu stać", en: "`{what}` cannot stand here", uk: "`{what}` не може тут стояти"; what }
}

pub(super) fn of_full_width(found: char) -> Phrase {
    phrase! { pl: "stoi tu szeroki znak `{found}`", en: "a full-width `{found}` stands here", uk: "тут стоїть широкий знак `{found}`"; found }
}

pub(super) fn never_closed(open: impl Said) -> Phrase {
    phrase! { pl: "ten `{open}` nie jest zamknięty", en: "this `{open}` is never closed", uk: "цю `{open}` не закрито"; open }
}

pub(super) fn close_it_with(close: impl Said) -> Phrase {
    phrase! { pl: "zamknij go znakiem `{close}`", en: "close it with `{close}`", uk: "закрийте її знаком `{close}`"; close }
}

pub(super) fn closed_by_another(open: impl Said) -> Phrase {
    phrase! { pl: "nawias `{open}` zamyka tu inny", en: "the bracket `{open}` is closed by another one", uk: "дужку `{open}` тут закриває інша"; open }
}

pub(super) fn closes_nothing(close: impl Said) -> Phrase {
    phrase! { pl: "ten `{close}` niczego nie zamyka", en: "this `{close}` closes nothing", uk: "ця `{close}` нічого не закриває"; close }
}

pub(super) fn stands_before(word: &str, open: impl Said) -> Phrase {
    phrase! { pl: "`{word}` stoi przed `{open}`", en: "`{word}` stands before a `{open}`", uk: "`{word}` стоїть перед `{open}`"; word, open }
}

pub(super) fn too_deep(deepest: usize) -> Phrase {
    phrase! {
        pl: "nawiasy są zagnieżdżone głębiej niż {deepest} razy", en: "brackets are nested deeper than {deepest}",
        uk: "дужки вкладено глибше ніж {deepest} разів"; deepest
    }
}

pub(super) fn too_long(mebibytes: usize) -> Phrase {
    phrase! {
        pl: "plik jest dłuższy niż {mebibytes} MiB", en: "the file is longer than {mebibytes} MiB", uk: "файл довший за {mebibytes} МіБ"; mebibytes
    }
}

pub(super) fn no_extension(name: &str) -> Phrase {
    phrase! { pl: "nie ma rozszerzenia `{name}`", en: "there is no extension `{name}`", uk: "немає розширення `{name}`"; name }
}

pub(super) fn bare_key_cure(word: &str) -> Phrase {
    phrase! {
        pl: "napisz \"{word}\", jeśli to nazwa nadana przez ciebie, albo użyj ( ) wokół pól", en: "write \"{word}\" for a name of yours, or use ( ) around fields",
        uk: "напишіть \"{word}\", якщо цю назву дали ви, або вживіть ( ) навколо полів"; word
    }
}

pub(super) fn without_unit(unit: &str) -> Phrase {
    phrase! { pl: "liczbę pisze się bez `{unit}`", en: "a number is written without `{unit}`", uk: "число пишуть без `{unit}`"; unit }
}

pub(super) fn no_escape(what: impl Said) -> Phrase {
    phrase! { pl: "`\\{what}` nic nie znaczy", en: "`\\{what}` is no escape", uk: "`\\{what}` нічого не означає"; what }
}

pub(super) fn no_character(digits: &str) -> Phrase {
    phrase! { pl: "`{digits}` nie jest numerem żadnego znaku", en: "`{digits}` is no character's number", uk: "`{digits}` не є номером жодного символу"; digits }
}
