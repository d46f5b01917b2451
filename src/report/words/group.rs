//! Words of a group's report and of a programme's. They speak of the group, never to a person.

use super::{counts, says};

says! {
    KIND = "Czego nauczyła się grupa", "What the group learned", "Чого навчилася група";
    KIND_PROGRAMME = "Program w czasie", "The programme over time", "Програма в часі";
    ALL_TOGETHER = "Wszystkie próby", "All attempts", "Усі спроби";
    FOR_TRAINER = "Wersja dla prowadzącego kurs. Zawiera kody uczestników, nie nazwiska; nie przekazuj jej dalej.", "The trainer's edition. It holds trainees' codes, no names; do not hand it on.", "Видання для керівника курсу. У ньому є коди учасників, а не прізвища; не передавайте його далі.";
    FOR_PROGRAMME = "Wersja do przekazania. Nie zawiera kodów; tam, gdzie może chodzić o mniej niż {k} osób, liczb nie podano (to nasz wybór).", "The edition to hand on. It holds no codes; where fewer than {k} people may be meant, numbers are withheld (our choice).", "Видання для передавання. Кодів у ньому немає; там, де може йтися про менш ніж {k} осіб, числа не подано (це наш вибір).";
    TOO_FEW_FOR_ALL = "W danych jest mniej niż {k} osób, dlatego ta wersja raportu nic o nich nie podaje.", "There are fewer than {k} people in the data, so this edition tells nothing of them.", "У даних менш ніж {k} осіб, тому це видання нічого про них не подає.";
    NO_ATTEMPTS = "Nie ma jeszcze żadnej próby.", "There are no attempts yet.", "Спроб ще немає.";
    WITHHELD = "za mało osób", "too few people", "замало осіб";
    SPAN = "{from} – {to}", "{from} – {to}", "{from} – {to}";
    COUNT_OF = "{yes} z {of}", "{yes} of {of}", "{yes} з {of}";
    SHARE_AND_SPAN = "{share} ({span})", "{share} ({span})", "{share} ({span})";
    INTERVALS_OF_MARKS = "W nawiasach i jako kreska przez znak: przedział ufności 95 %. Im mniej danych, tym szerszy.", "In brackets, and as the line through each mark: the 95% interval. The fewer the data, the wider it is.", "У дужках і як риска крізь знак: довірчий інтервал 95 %. Що менше даних, то він ширший.";
    INTERVALS = "W nawiasach i jako kreska na słupku: przedział ufności 95 %. Im mniej danych, tym szerszy.", "In brackets, and as a line on each bar: the 95% interval. The fewer the data, the wider it is.", "У дужках і як риска на стовпчику: довірчий інтервал 95 %. Що менше даних, то він ширший.";

    OVERVIEW = "W skrócie", "In brief", "Коротко";
    GROUP = "Grupa", "Group", "Група";
    PLACE = "Miejsce", "Place", "Місце";
    MONTH = "Miesiąc", "Month", "Місяць";
    COURSE = "Kurs", "Course", "Курс";
    OUTSIDE = "poza kursem", "outside any course", "поза курсом";
    TRAINEES = "Osoby", "People", "Особи";
    ATTEMPTS = "Próby", "Attempts", "Спроби";
    MEAN_MARK = "Średni wynik", "Mean result", "Середній результат";
    PASSED = "Zaliczone", "Passed", "Зараховано";
    NOTICED = "Zauważone przesłanki", "Signs noticed", "Помічені ознаки";
    SUSPECTED = "Niesłuszne podejrzenia", "Wrong suspicions", "Хибні підозри";
    GROUPS = "Grupy", "Groups", "Групи";
    SCENARIOS = "Scenariusze", "Scenarios", "Сценарії";
    SCENARIO = "Scenariusz", "Scenario", "Сценарій";
    WITH_SIGNS = "z przesłankami", "with signs", "з ознаками";
    INNOCENT = "niewinny", "innocent", "невинний";
    UNKNOWN_KIND = "nie ma go na tym komputerze", "not on this computer", "немає на цьому комп’ютері";
    TENTHS = "Rozkład wyników", "How results spread", "Розподіл результатів";
    TENTHS_DESC = "Próby w każdym przedziale dziesięciu punktów procentowych, od 0 do 100: {counts}.", "Attempts in each step of ten per cent, from 0 to 100: {counts}.", "Спроби в кожному проміжку по десять відсотків, від 0 до 100: {counts}.";

    INDICATORS = "Przesłanki: zauważone i przeoczone", "Indicators: noticed and missed", "Ознаки: помічені й пропущені";
    INDICATORS_HELP = "Najpierw te, które grupa przeoczała najczęściej.", "Those that the group missed most often come first.", "Спочатку ті, які група пропускала найчастіше.";
    AND_MORE = "I dalsze, zauważane częściej: {count}. Są w pliku HTML.", "And more that were noticed more often: {count}. They are in the HTML file.", "І ще ті, які помічали частіше: {count}. Вони є у файлі HTML.";
    INDICATOR = "Przesłanka", "Indicator", "Ознака";
    SHARE = "Udział", "Share", "Частка";
    TIMES = "Ile razy", "Times", "Скільки разів";
    NAMED_RIGHTLY = "Nazwane trafnie", "Named rightly", "Названо влучно";
    WRONGLY = "Wzięto za nią coś niewinnego", "Something innocent taken for it", "За неї прийнято щось невинне";
    NEVER_SHOWN_SUSPECTED = "Żaden film ich nie pokazał, a jednak coś za nie wzięto", "No film showed them, and yet something was taken for them", "Жоден фільм їх не показав, а проте щось за них прийняли";
    NEVER_SHOWN = "nie pokazano", "never shown", "не показано";

    HEAT = "Przeoczone według grup", "Missed, by group", "Пропущене за групами";
    HEAT_HELP = "Liczba w polu to procent przeoczonych. Im ciemniejsze i im grubsza krawędź po lewej, tym więcej przeoczono.", "The number is the per cent missed. The darker the field and the thicker its left edge, the more was missed.", "Число в полі — відсоток пропущених. Що темніше поле й товщий лівий край, то більше пропущено.";

    HEAT_LEGEND = "· za mało osób; — nie pokazano", "· too few people; — never shown", "· замало осіб; — не показано";
    GROUP_KEY = "{letter}: {name}", "{letter}: {name}", "{letter}: {name}";

    MOMENTS = "Chwila po chwili", "Moment by moment", "Момент за моментом";
    SIGNS_OF = "Przesłanki w filmie: {film}", "Signs in the film: {film}", "Ознаки у фільмі: {film}";
    LURES_OF = "Niewinne chwile w filmie: {film}", "Innocent moments in the film: {film}", "Невинні моменти у фільмі: {film}";
    MOMENT = "Chwila", "Moment", "Момент";
    LATENCY = "Zwykle po", "Usually after", "Зазвичай через";
    SECONDS = "{seconds} s", "{seconds} s", "{seconds} с";
    TAKEN_FOR = "Wzięto za", "Taken for", "Прийнято за";
    TAKEN_TIMES = "{what} ({n}×)", "{what} ({n}×)", "{what} ({n}×)";

    CONTRAST = "Film niewinny obok prawdziwego", "The innocent film beside the real one", "Невинний фільм поруч зі справжнім";
    CONTRAST_HELP = "Kto podejrzewa wszystko, zauważy każdą przesłankę. Dopiero oba wyniki razem mówią, czy grupa odróżnia.", "Whoever suspects everything notices every sign. Only both together tell whether the group can tell them apart.", "Хто підозрює все, помітить кожну ознаку. Лише обидва результати разом показують, чи група розрізняє.";
    CONTRAST_NOTICED = "Przesłanki zauważone w filmach z przesłankami", "Signs noticed in films with signs", "Ознаки, помічені у фільмах з ознаками";
    CONTRAST_INNOCENT = "Niewinne chwile podejrzane w filmach niewinnych", "Innocent moments suspected in innocent films", "Невинні моменти під підозрою в невинних фільмах";
    CONTRAST_BESIDE = "Niewinne chwile podejrzane w filmach z przesłankami", "Innocent moments suspected in films with signs", "Невинні моменти під підозрою у фільмах з ознаками";
    CONTRAST_ATTEMPTS = "Próby w filmach niewinnych z choć jednym niesłusznym podejrzeniem", "Attempts at innocent films with at least one wrong suspicion", "Спроби в невинних фільмах із хоча б однією хибною підозрою";
    CONTRAST_RIGHT = "Trafne wnioski w filmach z przesłankami", "Right conclusions in films with signs", "Слушні висновки у фільмах з ознаками";
    CONTRAST_RIGHT_INNOCENT = "Trafne wnioski w filmach niewinnych", "Right conclusions in innocent films", "Слушні висновки в невинних фільмах";
    CONTRAST_BOTH = "Osoby, które grały w oba rodzaje filmów: {n}", "People who played both kinds: {n}", "Особи, які грали в обидва види фільмів: {n}";
    WHAT = "Co", "What", "Що";

    CHOICES = "Decyzje", "Decisions", "Рішення";
    OPTION = "Odpowiedź", "Option", "Варіант";
    BY_TIMEOUT = "w tym {n} przez upływ czasu", "{n} of them because time ran out", "з них {n} через брак часу";

    SENSITIVITY = "Odróżnianie przesłanek od niewinnych chwil", "Telling signs from innocent moments", "Відрізнення ознак від невинних моментів";
    SENSITIVITY_IS = "d′ = {d}, kryterium c = {c}", "d′ = {d}, criterion c = {c}", "d′ = {d}, критерій c = {c}";
    SENSITIVITY_HIDDEN = "Pokazano za mało, by podać d′. Liczby mówią same za siebie.", "Too little was shown to state d′. The counts speak for themselves.", "Показано замало, щоб назвати d′. Числа говорять самі за себе.";
    SENSITIVITY_HELP = "d′ równe 0 znaczy: nie odróżniono. Kryterium c powyżej 0 oznacza powściągliwość w podejrzeniach, poniżej 0 skłonność do nich.", "A d′ of 0 means: not told apart. A criterion c above 0 means slow to suspect, below 0 quick to.", "d′ = 0 означає: не відрізнено. Критерій c понад 0 означає стриманість у підозрах, нижче 0 — схильність до них.";
    HIT = "Zauważone", "Noticed", "Помічено";
    MISS = "Przeoczone", "Missed", "Пропущено";
    FALSE_ALARM = "Niesłusznie podejrzane", "Wrongly suspected", "Під хибною підозрою";
    REJECTION = "Słusznie pominięte", "Rightly let pass", "Слушно пропущено";

    CALIBRATION = "Pewność a trafność wniosków", "Confidence and being right", "Впевненість і слушність висновків";
    CALIBRATION_AXIS_X = "pewność", "confidence", "впевненість";
    CALIBRATION_AXIS_Y = "trafne", "right", "слушні";
    CALIBRATION_DESC = "Na linii pewność równa się trafności. Punkt pod linią: pewniej, niż było trafnie. Pole punktu rośnie z liczbą wniosków.", "On the line, confidence equals being right. A point below it: surer than right. A point's area grows with the number of conclusions.", "На лінії впевненість дорівнює слушності. Точка під лінією: впевненіше, ніж слушно. Площа точки зростає з числом висновків.";
    CALIBRATION_NONE = "Nie wyciągnięto jeszcze żadnego wniosku.", "No conclusion was reached yet.", "Висновків ще не зроблено.";
    CALIBRATION_IS = "Wnioski: {n}. Wynik Briera: {brier} (0 to ideał). Pewność minus trafność: {over}.", "Conclusions: {n}. Brier score: {brier} (0 is perfect). Confidence less being right: {over}.", "Висновки: {n}. Показник Браєра: {brier} (0 — ідеал). Впевненість мінус слушність: {over}.";
    POINTS_OF_PERCENT = "{points} pkt proc.", "{points} percentage points", "{points} в. п.";
    CONFIDENCE = "Pewność", "Confidence", "Впевненість";
    RIGHT = "Trafne", "Right", "Слушні";

    GAIN = "Przed szkoleniem i po nim", "Before the training and after it", "До навчання і після нього";
    GAIN_PAIRS = "Osoby, które zrobiły oba testy: {n}.", "People who did both tests: {n}.", "Особи, які склали обидва тести: {n}.";
    GAIN_ONLY_PRE = "Tylko test wstępny: {who}.", "Only the first test: {who}.", "Лише вхідний тест: {who}.";
    GAIN_ONLY_POST = "Tylko test końcowy: {who}.", "Only the last test: {who}.", "Лише підсумковий тест: {who}.";
    MEASURE = "Miara", "Measure", "Міра";
    OVERALL = "Całość", "The whole", "Загалом";
    BEFORE = "Przed", "Before", "До";
    AFTER = "Po", "After", "Після";
    NORMALISED = "Przyrost g", "Gain g", "Приріст g";
    COHEN = "d Cohena", "Cohen’s d", "d Коена";
    GAIN_HELP = "g: jaką część tego, czego brakowało, grupa zyskała (na średnich grupy). d Cohena: różnica w odchyleniach standardowych, dla par (d śr.).", "g: how much of what was lacking the group gained (on the group’s means). Cohen’s d: the difference in standard deviations, for pairs (d av).", "g: яку частину того, чого бракувало, група здобула (за середніми групи). d Коена: різниця у стандартних відхиленнях, для пар (d сер.).";
    NO_COMPARISON = "Nie było grupy bez szkolenia: wszystko inne, co się w tym czasie zmieniło, też jest w przyroście.", "No group went without the training: what else changed meanwhile is in the gain, too.", "Групи без навчання не було: усе інше, що тим часом змінилося, теж є в прирості.";
    DROPOUTS = "Nie wszyscy zrobili oba testy (tylko wstępny: {pre}, tylko końcowy: {post}); to może zawyżać przyrost.", "Not everyone did both tests (only the first: {pre}, only the last: {post}); that can make the gain look larger.", "Не всі склали обидва тести (лише вхідний: {pre}, лише підсумковий: {post}); це може завищувати приріст.";
    SAME_SCENARIO = "Scenariusz {scenario} był testem wstępnym i końcowym: to, co zapamiętano, też jest w przyroście.", "The scenario {scenario} served as first and as last test: what was remembered is in the gain, too.", "Сценарій {scenario} був і вхідним, і підсумковим тестом: запам’ятане теж є в прирості.";
    PARALLEL_UNPROVED = "Nie wykazano, że oba testy są równie trudne.", "Nobody has shown that the two tests are equally difficult.", "Не доведено, що обидва тести однаково складні.";
    FEW_PAIRS = "Par jest mało ({n}): przedziały są szerokie i trzeba na nie zważać.", "There are few pairs ({n}): the intervals are wide, heed them.", "Пар мало ({n}): інтервали широкі, на них слід зважати.";
    DIFFERENT_CONDITIONS = "Testy zrobiono w różnych warunkach (tryb albo czas na wybór).", "The tests were taken under different conditions (mode or time to choose).", "Тести складали за різних умов (режим або час на вибір).";

    ITEMS = "Jak dobre są zadania", "How good the items are", "Наскільки добрі завдання";
    ITEMS_HELP = "Trudność: jaka część zrobiła dobrze. Moc różnicująca: czy to zadanie dobrze robią ci, którzy dobrze robią resztę.", "Difficulty: which share did it well. Discrimination: whether those do it well who do the rest well.", "Складність: яка частка виконала добре. Розрізнення: чи добре його виконують ті, хто добре виконує решту.";
    ITEM = "Zadanie", "Item", "Завдання";
    DIFFICULTY = "Trudność p", "Difficulty p", "Складність p";
    DISCRIMINATION = "Moc różnicująca r", "Discrimination r", "Розрізнення r";
    ADVICE = "Rada", "Advice", "Порада";
    ADVICE_GOOD = "dobre", "good", "добре";
    ADVICE_FAIR = "wystarczy", "will do", "годиться";
    ADVICE_REVISE = "przejrzyj", "revise it", "переглянути";
    ADVICE_CHECK = "sprawdź klucz", "check the key", "перевірити ключ";
    SCALE_NOTICING = "Spostrzeganie", "Noticing", "Помічання";
    SCALE_RESTRAINT = "Powściągliwość", "Restraint", "Стриманість";
    SCALE_ACTING = "Postępowanie", "Acting", "Дії";
    CHOICE_AT = "wybór: {place}", "choice: {place}", "вибір: {place}";
    SCALE = "Skala", "Scale", "Шкала";
    RELIABILITY = "Rzetelność", "Reliability", "Надійність";
    RELIABILITY_HELP = "Alfa Cronbacha (KR-20) na zadaniach, które spotkali wszyscy; przedział 95 % według Feldta.", "Cronbach’s alpha (KR-20) on the items that everyone met; 95% interval after Feldt.", "Альфа Кронбаха (KR-20) за завданнями, які трапилися всім; інтервал 95 % за Фельдтом.";
    ITEM_COUNT = "Zadania", "Items", "Завдання";
    ALPHA = "α (przedział)", "α (interval)", "α (інтервал)";
    WHY_NOTHING = "nie ma z czego liczyć", "nothing to compute it from", "немає з чого рахувати";
    WHY_TOO_FEW = "osób {have}, trzeba {need}", "people: {have}, it takes {need}", "осіб {have}, треба {need}";
    WHY_NO_VARIANCE = "wszyscy zrobili to samo", "everybody did the same", "усі зробили те саме";
    WHY_TOO_FEW_ITEMS = "zadań {have}, trzeba {need}", "items: {have}, it takes {need}", "завдань {have}, треба {need}";
    WHY_AT_CEILING = "przed szkoleniem był już pełny wynik", "full marks before already", "повний результат був уже до навчання";

    GAPS = "Czego filmy nie ćwiczą", "What the films do not exercise", "Чого фільми не вправляють";
    GAPS_OF = "{title}: filmy ćwiczą {exercised} z {n}", "{title}: the films exercise {exercised} of {n}", "{title}: фільми вправляють {exercised} з {n}";
    NEVER_EXERCISED = "Żaden film tego nie pokazuje", "No film shows it", "Жоден фільм цього не показує";
    NEVER_MET = "Film to pokazuje, ale nikt na to nie trafił", "A film shows it, but nobody came by", "Фільм це показує, але ніхто на це не натрапив";

    OFFICERS = "Osoby: co przeoczają i co dalej", "People: what they miss and what next", "Особи: що пропускають і що далі";
    CODE = "Kod", "Code", "Код";
    LAST = "Ostatnio", "Last", "Востаннє";
    KEEPS_MISSING = "Wciąż przeocza", "Keeps missing", "Постійно пропускає";
    MISSED_TIMES = "{what} ({missed} z {shown} prób)", "{what} ({missed} of {shown} attempts)", "{what} ({missed} з {shown} спроб)";
    NEXT = "Następny scenariusz", "Next scenario", "Наступний сценарій";
    NEXT_FROM = "{title}, od {day}", "{title}, from {day}", "{title}, від {day}";
    BECAUSE_KEEPS = "ćwiczy to, co wciąż przeocza", "exercises what is missed again and again", "вправляє те, що постійно пропускає";
    BECAUSE_ONCE = "ćwiczy to, co raz przeoczono", "exercises what was missed once", "вправляє те, що раз пропущено";
    BECAUSE_REFRESH = "żeby zostało w pamięci", "so that it stays", "щоб не забулося";

    ROLL = "Kto co zrobił", "Who did what", "Хто що зробив";
    ROLL_PRE = "test wstępny", "pre-test", "вхідний тест";
    ROLL_POST = "test końcowy", "post-test", "підсумковий тест";
    ROLL_NOTHING = "nic nie oddano", "nothing handed in", "нічого не здано";
    ROLL_PASSED = "zaliczone", "passed", "зараховано";
    ROLL_NOT_PASSED = "niezaliczone", "not passed", "не зараховано";
    ROLL_UNFINISHED = "bez zakończenia filmu", "without an ending of the film", "без завершення фільму";

    HOW = "Jak czytać te liczby", "How to read these numbers", "Як читати ці числа";
    HOW_NO_VERDICT = "Liczby mówią, co zauważono w filmach szkoleniowych. Nie mówią nic o prawdziwych ludziach ani o tym, jakim ktoś jest funkcjonariuszem.", "The numbers tell what was noticed in training films. They say nothing of real people, nor of what kind of officer somebody is.", "Числа показують, що помічено в навчальних фільмах. Вони нічого не кажуть про справжніх людей чи про те, який хто посадовець.";
    HOW_FIRST = "Liczona jest pierwsza próba każdej osoby w każdym scenariuszu i kursie, chyba że niżej napisano inaczej.", "Each person’s first attempt at each scenario and course counts, unless it says otherwise below.", "Рахується перша спроба кожної особи в кожному сценарії й курсі, якщо нижче не сказано інакше.";
    REPEATS_LEFT_OUT = "Powtórki pominięto ({n}): kto gra ponownie, zna już odpowiedzi.", "Repeats were left out ({n}): whoever plays again has seen the answers.", "Повтори не враховано ({n}): хто грає знову, уже бачив відповіді.";
    REPEATS_COUNTED = "Powtórki są wliczone ({n}), choć kto gra ponownie, zna już odpowiedzi.", "Repeats count ({n}), though whoever plays again has seen the answers.", "Повтори враховано ({n}), хоча хто грає знову, уже бачив відповіді.";
    CLUSTERED = "Niektóre przesłanki ta sama osoba widziała kilka razy; ich przedziały są za wąskie.", "Some indicators were shown to the same person several times; their intervals are too narrow.", "Деякі ознаки та сама особа бачила кілька разів; їхні інтервали завузькі.";
    MIXED_VERSIONS = "Próby w scenariuszu {scenario} oceniono według różnych kluczy (liczba kluczy: {n}): oceń je ponownie według jednego.", "Attempts at {scenario} are marked under different keys (number of keys: {n}): re-score them under one.", "Спроби в сценарії {scenario} оцінено за різними ключами (кількість ключів: {n}): перерахуйте їх за одним.";
    UNKNOWN_SCENARIO = "Scenariusza {scenario} nie ma na tym komputerze: brakuje jego tekstów.", "The scenario {scenario} is not on this computer: its texts are missing.", "Сценарію {scenario} немає на цьому комп’ютері: бракує його текстів.";
    TIMERS_CHANGED = "W części prób zmieniono czas na wybór ({n}).", "In some attempts the time to choose was changed ({n}).", "У частині спроб час на вибір змінено ({n}).";
    MODES_MIXED = "Ćwiczenia ({practice}) i egzaminy ({exam}) są policzone razem; w ćwiczeniu zgłoszenia nazywa się od razu.", "Practice ({practice}) and exam ({exam}) are counted together; in practice flags are named at once.", "Вправи ({practice}) та іспити ({exam}) пораховано разом; у вправі позначки називають одразу.";
    UNFINISHED = "Część prób nie dobiegła do zakończenia filmu ({n}); liczy się to, co do tego czasu pokazano.", "Some attempts did not come to an ending ({n}); what they were shown until then counts.", "Частина спроб не дійшла до завершення ({n}); рахується показане до того часу.";
    POOLED = "d′ z połączonych liczb jest niższe niż średnia z d′ osób, gdy różnią się one skłonnością do podejrzeń.", "d′ of pooled counts is lower than the mean of people’s own when they differ in how quick they are to suspect.", "d′ з об’єднаних чисел нижче за середнє d′ осіб, коли вони різняться схильністю до підозр.";

    OVER_TIME = "Miesiąc po miesiącu", "Month by month", "Місяць за місяцем";
    OVER_TIME_DESC = "{what}, miesiąc po miesiącu: {values}.", "{what}, month by month: {values}.", "{what}, місяць за місяцем: {values}.";
    STILL_MISSED = "Co wciąż się przeocza", "What is still missed", "Що досі пропускають";
    STILL_MISSED_HELP = "Udział zauważonych w każdym miesiącu, od najczęściej przeoczanej. Kropka bez linii: sąsiedni miesiąc bez danych.", "Share noticed in each month, the most often missed first. A dot without a line: no data in the month beside it.", "Частка помічених щомісяця, починаючи з найчастіше пропущеної. Крапка без лінії: у сусідньому місяці даних немає.";
    BY_PLACE = "Miejsca", "Places", "Місця";
}

counts! {
    PEOPLE = ["{n} osoba", "{n} osoby", "{n} osób"], ["{n} person", "{n} people"], ["{n} особа", "{n} особи", "{n} осіб"];
    TRIES = ["{n} próba", "{n} próby", "{n} prób"], ["{n} attempt", "{n} attempts"], ["{n} спроба", "{n} спроби", "{n} спроб"];
    EVENTS = ["{n} kurs", "{n} kursy", "{n} kursów"], ["{n} course", "{n} courses"], ["{n} курс", "{n} курси", "{n} курсів"];
    ROLL_ABSENT = ["{n} osoba z listy nic jeszcze nie oddała", "{n} osoby z listy nic jeszcze nie oddały", "{n} osób z listy nic jeszcze nie oddało"], ["{n} person on the list has handed in nothing yet", "{n} people on the list have handed in nothing yet"], ["{n} особа зі списку ще нічого не здала", "{n} особи зі списку ще нічого не здали", "{n} осіб зі списку ще нічого не здали"];
    PLACES = ["{n} miejsce", "{n} miejsca", "{n} miejsc"], ["{n} place", "{n} places"], ["{n} місце", "{n} місця", "{n} місць"];
}
