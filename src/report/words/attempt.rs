//! Words of one attempt's report. It speaks to the trainee, as the debrief on the screen does, with the same words.

use super::{counts, says};

says! {
    KIND = "Omówienie próby", "Debrief of an attempt", "Розбір спроби";
    FOR_WHOM = "Omówienie jest dla osoby, która grała. Zawiera kod, nie nazwisko.", "This debrief is for the person who played. It holds a code, no name.", "Розбір призначено тому, хто грав. У ньому є код, а не прізвище.";
    CODE = "Kod {code}", "Code {code}", "Код {code}";
    PLAYED = "Próba z {date}", "Attempt of {date}", "Спроба від {date}";
    TIMERS = "Czas na wybór: {timers}", "Time to choose: {timers}", "Час на вибір: {timers}";
    TIMERS_OFF = "bez limitu", "no limit", "без обмеження";
    UNFINISHED = "Próba nie dobiegła do zakończenia filmu.", "The attempt did not come to an ending of the film.", "Спроба не дійшла до завершення фільму.";
    RESCORED = "Punkty policzono ponownie według poprawionego klucza; pierwszy wynik jest zachowany.", "The points were counted again under a corrected key; the first score is kept.", "Бали перераховано за виправленим ключем; перший результат збережено.";

    RESULT = "Wynik", "Result", "Результат";
    OF_PATH = "tego, co dawała Twoja ścieżka", "of what your path offered", "з того, що давав ваш шлях";
    OF_BEST = "{score} tego, co daje najlepsza ścieżka", "{score} of what the best path offers", "{score} з того, що дає найкращий шлях";
    NOT_MARKED = "Na tej ścieżce nie było nic do oceny.", "There was nothing to mark on this path.", "На цьому шляху не було чого оцінювати.";
    PASSED = "Zaliczone", "Passed", "Зараховано";
    NOT_PASSED = "Niezaliczone", "Not passed", "Не зараховано";
    PASS_MARK = "próg zaliczenia: {mark}", "{mark} is needed to pass", "для зарахування потрібно {mark}";
    MUST_DO = "To trzeba było zrobić: {principle}", "This had to be done: {principle}", "Це слід було зробити: {principle}";
    MUST_AVOID = "Tego trzeba było uniknąć: {principle}", "This had to be avoided: {principle}", "Цього слід було уникнути: {principle}";
    PARTS = "Części wyniku", "By part", "Частини результату";
    PART = "Część", "Part", "Частина";
    SHARE = "Udział", "Share", "Частка";
    POINTS = "Punkty", "Points", "Бали";
    POINTS_OF = "{points} z {most}", "{points} of {most}", "{points} з {most}";
    NOT_OFFERED = "nie na Twojej ścieżce", "not on your path", "не на вашому шляху";
    IN_NUMBERS = "Spostrzeganie w liczbach", "Noticing in numbers", "Спостережливість у числах";
    CHANCE = "Tyle samo zgłoszeń na oślep trafiłoby średnio tyle przesłanek: {hits}.", "As many flags at random would have found this many signs on average: {hits}.", "Стільки ж позначок навмання знайшли б у середньому стільки ознак: {hits}.";
    SENSITIVITY = "Czułość d′ = {d}, kryterium c = {c}", "Sensitivity d′ = {d}, criterion c = {c}", "Чутливість d′ = {d}, критерій c = {c}";
    TOO_LITTLE = "Pokazano za mało, by podać czułość d′. Liczby mówią same za siebie.", "Too little was shown to state a sensitivity d′. The counts speak for themselves.", "Показано замало, щоб назвати чутливість d′. Числа говорять самі за себе.";

    NEXT = "Nad czym pracować", "What to work on", "Над чим працювати";
    NEXT_MISSED = "Przesłanki przeoczone. Obejrzyj te chwile jeszcze raz:", "Signs that were missed. Look at these moments again:", "Пропущені ознаки. Перегляньте ці моменти ще раз:";
    NEXT_SUSPECTED = "Niewinne chwile wzięte za przesłanki:", "Innocent moments taken for signs:", "Невинні моменти, сприйняті як ознаки:";
    NEXT_BROKEN = "Zasady złamane w Twoich decyzjach:", "Principles that your decisions broke:", "Принципи, порушені вашими рішеннями:";
    NEXT_NONE = "Wszystkie pokazane przesłanki zostały zauważone, nic niewinnego nie wzbudziło podejrzeń i żadna zasada nie została złamana.", "Every sign shown was noticed, nothing innocent was suspected and no principle was broken.", "Усі показані ознаки помічено, ніщо невинне не викликало підозри, жодного принципу не порушено.";
    NEXT_NOTHING_SHOWN = "Na tej ścieżce nie pokazano przesłanek i nic niewinnego nie wzbudziło podejrzeń.", "No signs were shown on this path, and nothing innocent was suspected.", "На цьому шляху ознак не показано, і ніщо невинне не викликало підозри.";
    NEXT_SCENARIO = "Następny scenariusz: {title}", "The next scenario: {title}", "Наступний сценарій: {title}";

    HANDS = "ręce w górze: {hands}", "hands up: {hands}", "піднято рук: {hands}";
    HANDS_OF = "ręce w górze: {hands} z {present}", "hands up: {hands} of {present}", "піднято рук: {hands} із {present}";

    SEEN = "Co było widać", "What was there to see", "Що було видно";
    LANE_SIGNS = "Przesłanki", "Signs", "Ознаки";
    LANE_LURES = "Niewinne chwile", "Innocent moments", "Невинні моменти";
    LANE_FLAGS = "Twoje zgłoszenia", "Your flags", "Ваші позначки";
    TIMELINE = "Oś czasu sceny: {title}. Zauważone: {found}, przeoczone: {missed}, niesłuszne podejrzenia: {alarms}.", "Time line of the scene: {title}. Noticed: {found}, missed: {missed}, wrongly suspected: {alarms}.", "Часова шкала сцени: {title}. Помічено: {found}, пропущено: {missed}, хибних підозр: {alarms}.";
    QUIET = "W tej scenie nie było czego zauważyć. Nie każda chwila kryje przesłankę.", "There was nothing to notice in this scene. Not every moment holds a sign.", "У цій сцені не було чого помічати. Не кожна мить приховує ознаку.";
    FAILED = "Tej sceny nie udało się odtworzyć do końca: {reason}", "This scene could not be shown to its end: {reason}", "Цю сцену не вдалося показати до кінця: {reason}";
    NOTICED_AFTER = "zgłoszone po {seconds} s", "flagged after {seconds} s", "позначено через {seconds} с";
    POINTS_FOR_TIME = "punkty za czas: {points} z 5", "points for time: {points} of 5", "бали за час: {points} з 5";
    NAMED_RIGHT = "nazwane trafnie", "named rightly", "названо влучно";
    NAMED_AS = "nazwane jako: {name}", "named as: {name}", "названо як: {name}";
    NOT_NAMED = "nienazwane", "not named", "не названо";
    STRAYS = "Zgłoszenia, które niczego nie trafiły: {times}", "Flags that met nothing: {times}", "Позначки, що не влучили ні в що: {times}";
    FRAME = "Kadr z filmu w {time}", "Frame of the film at {time}", "Кадр фільму на {time}";
    WHERE = "Ramka pokazuje, gdzie.", "The frame shows where.", "Рамка показує де.";
    EXHIBIT = "Obiekt do obejrzenia", "Object to inspect", "Предмет для огляду";
    EXHIBIT_PICTURE = "Obiekt z ponumerowanymi miejscami z listy.", "The object with the numbered places of the list.", "Предмет із пронумерованими місцями зі списку.";
    EXHIBIT_NOTHING = "Na tym obiekcie nie było czego szukać.", "There was nothing to find on this object.", "На цьому предметі не було чого шукати.";
    EXHIBIT_ELSEWHERE = "Twoje zaznaczenia w innych miejscach: {n}", "Your marks elsewhere: {n}", "Ваші позначки в інших місцях: {n}";
    SIGN_OF = "{id} · {dimension}", "{id} · {dimension}", "{id} · {dimension}";

    ACTED = "Twoje decyzje", "What you decided", "Ваші рішення";
    TAKEN = "Twój wybór", "Your choice", "Ваш вибір";
    TIMED_OUT = "Czas minął, zanim padła odpowiedź.", "The time ran out before an answer.", "Час вийшов до відповіді.";
    UNANSWERED = "Bez odpowiedzi.", "Not answered.", "Без відповіді.";
    NOT_OPEN = "niedostępne na tej ścieżce", "not open on this path", "недоступно на цьому шляху";
    ON_BEST = "tak prowadzi najlepsza ścieżka", "the best path goes here", "так веде найкращий шлях";
    LEADS_TO = "Prowadzi do: {place}", "Leads to: {place}", "Веде до: {place}";
    KEEPS = "Zasada: {principle}", "Principle: {principle}", "Принцип: {principle}";
    BREAKS = "Łamie zasadę: {principle}", "Breaks the principle: {principle}", "Порушує принцип: {principle}";

    JUDGED = "Twoja ocena", "How you judged", "Ваша оцінка";
    CONCLUSION = "Wniosek", "Conclusion", "Висновок";
    CONFIDENCE = "Twoja pewność: {percent}.", "You were {percent} sure.", "Ваша впевненість: {percent}.";
    BRIER = "Wynik Briera: {brier} (0 to pewność zawsze trafna, 1 zawsze chybiona).", "Brier score: {brier} (0: confidence always fits, 1: never).", "Показник Браєра: {brier} (0 — впевненість завжди слушна, 1 — ніколи).";
    GROUNDS = "Podstawy", "What it rests on", "Підстави";
    GROUND_HELD = "Było na Twojej ścieżce.", "It was on your path.", "Це було на вашому шляху.";
    GROUND_UNFOUNDED = "Nic na Twojej ścieżce tego nie potwierdza.", "Nothing on your path bears it out.", "Ніщо на вашому шляху цього не підтверджує.";
    GROUND_EMPTY = "Zgłoszenie bez przesłanki", "A flag without a sign", "Позначка без ознаки";
    NO_GROUNDS = "Nie podano podstaw.", "No grounds were named.", "Підстав не названо.";
    NONE_SHOWN = "Na Twojej ścieżce nie pokazano przesłanek: nie było na czym się oprzeć.", "No sign was shown on your path: there was nothing to rest it on.", "На вашому шляху ознак не показано: не було на що спертися.";
    ALL_NAMED = "Wśród podstaw są wszystkie pokazane przesłanki.", "Every sign that was shown is among the grounds.", "Серед підстав є всі показані ознаки.";
    RULE = "Na co składają się przesłanki", "What the signs add up to", "На що складаються ознаки";
    RULE_HELP = "Reguła MOP liczy różne przesłanki w każdym wymiarze. Porównano to, co zauważono, z tym, co pokazano.", "The ILO rule counts the distinct signs of each dimension. What was noticed is compared with what was shown.", "Правило МОП рахує різні ознаки в кожному вимірі. Порівняно помічене з показаним.";
    DIMENSION = "Wymiar", "Dimension", "Вимір";
    BY_NOTICED = "Według zauważonych", "By what was noticed", "За поміченим";
    BY_SHOWN = "Według pokazanych", "By what was shown", "За показаним";
    POSITIVE = "potwierdzony", "positive", "підтверджено";
    NOT_POSITIVE = "niepotwierdzony", "not positive", "не підтверджено";
    COUNT_OF = "{found} z {shown}", "{found} of {shown}", "{found} з {shown}";

    REFERRED = "Powiadomienia", "Whom you notified", "Кого ви повідомили";
    REFERRED_NOBODY = "Nikogo nie powiadomiono.", "Nobody was notified.", "Нікого не повідомлено.";
    INSTITUTION = "Instytucja", "Institution", "Установа";
    YOUR_PLACE = "Twoja kolejność", "Your order", "Ваш порядок";
    KEY_PLACE = "Klucz", "Key", "Ключ";
    STANDING = "Ocena", "Remark", "Оцінка";
    RIGHT_PLACE = "Słusznie.", "Right.", "Слушно.";
    ALLOWED = "Nie szkodzi, ale nie było potrzebne.", "Does no harm, but is not asked for.", "Не шкодить, але не вимагалося.";
    NOT_NEEDED = "Tu niepotrzebne.", "Not needed here.", "Тут не потрібно.";
    SHOULD_HAVE = "Należało powiadomić.", "Should have been notified.", "Слід було повідомити.";
    ORDER_COUNTS = "Kolejność się liczy.", "The order counts.", "Порядок має значення.";

    PATHS = "Twoja ścieżka i najlepsza", "Your path and the best one", "Ваш шлях і найкращий";
    YOUR_PATH = "Twoja ścieżka", "Your path", "Ваш шлях";
    BEST_PATH = "Najlepsza ścieżka", "The best path", "Найкращий шлях";
    BEST_UNPROVED = "Najlepsza, jaką znaleziono; nie sprawdzono wszystkich.", "The best that was found; not every path was looked at.", "Найкращий зі знайдених; переглянуто не всі шляхи.";
    ENDING_GOOD = "dobre zakończenie", "a good ending", "добре завершення";
    ENDING_MIXED = "połowiczne zakończenie", "a mixed ending", "половинчасте завершення";
    ENDING_BAD = "złe zakończenie", "a bad ending", "погане завершення";

    HOW = "Jak czytać ten wynik", "How to read this result", "Як читати цей результат";
    HOW_POINTS = "Zgłoszenie w oknie przesłanki daje od 5 do 1 punktu, im wcześniej, tym więcej. Niewinne chwile i zgłoszenia w próżnię nie odbierają punktów, ale są policzone.", "A flag within a sign's window earns 5 to 1 points, the earlier the more. Innocent moments and flags that met nothing cost no points, but they are counted.", "Позначка у вікні ознаки дає від 5 до 1 бала: що раніше, то більше. Невинні моменти й позначки в порожнечу балів не відбирають, але їх пораховано.";
    HOW_PATH = "Każda część jest liczona względem tego, co dawała Twoja ścieżka. To, czego na niej nie było, wypada z rachunku.", "Each part is counted against what your path offered. What was not on it drops out.", "Кожну частину пораховано відносно того, що давав ваш шлях. Чого на ньому не було, те випадає з рахунку.";
    HOW_D = "Czułość d′ mówi, jak dobrze odróżniono przesłanki od niewinnych chwil (0: wcale). Kryterium c powyżej 0 oznacza ostrożność w podejrzeniach, poniżej 0 skłonność do nich.", "Sensitivity d′ tells how well signs were told from innocent moments (0: not at all). A criterion c above 0 means slow to suspect, below 0 quick to.", "Чутливість d′ показує, наскільки добре ознаки відрізнено від невинних моментів (0 — ніяк). Критерій c понад 0 означає стриманість у підозрах, нижче 0 — схильність до них.";
    IDS = "Scenariusz {scenario}, treść {played}, próba {attempt}.", "Scenario {scenario}, content {played}, attempt {attempt}.", "Сценарій {scenario}, вміст {played}, спроба {attempt}.";
}

counts! {
    HITS = ["{n} przesłanka zauważona", "{n} przesłanki zauważone", "{n} przesłanek zauważonych"], ["{n} sign noticed", "{n} signs noticed"], ["{n} ознаку помічено", "{n} ознаки помічено", "{n} ознак помічено"];
    MISSES = ["{n} przesłanka przeoczona", "{n} przesłanki przeoczone", "{n} przesłanek przeoczonych"], ["{n} sign missed", "{n} signs missed"], ["{n} ознаку пропущено", "{n} ознаки пропущено", "{n} ознак пропущено"];
    ALARMS = ["{n} niewinna chwila podejrzana niesłusznie", "{n} niewinne chwile podejrzane niesłusznie", "{n} niewinnych chwil podejrzanych niesłusznie"], ["{n} innocent moment suspected", "{n} innocent moments suspected"], ["{n} невинний момент під хибною підозрою", "{n} невинні моменти під хибною підозрою", "{n} невинних моментів під хибною підозрою"];
    LET_PASS = ["{n} niewinna chwila słusznie pominięta", "{n} niewinne chwile słusznie pominięte", "{n} niewinnych chwil słusznie pominiętych"], ["{n} innocent moment let pass", "{n} innocent moments let pass"], ["{n} невинний момент слушно пропущено", "{n} невинні моменти слушно пропущено", "{n} невинних моментів слушно пропущено"];
    STRAY = ["{n} zgłoszenie w próżnię", "{n} zgłoszenia w próżnię", "{n} zgłoszeń w próżnię"], ["{n} flag that met nothing", "{n} flags that met nothing"], ["{n} позначка в порожнечу", "{n} позначки в порожнечу", "{n} позначок у порожнечу"];
    LEFT_OUT = ["{n} pokazanej przesłanki nie ma wśród podstaw.", "{n} pokazanych przesłanek nie ma wśród podstaw.", "{n} pokazanych przesłanek nie ma wśród podstaw."], ["{n} sign that was shown is not among the grounds.", "{n} signs that were shown are not among the grounds."], ["{n} показаної ознаки немає серед підстав.", "{n} показаних ознак немає серед підстав.", "{n} показаних ознак немає серед підстав."];
}
