//! The explanations of `ias explain` in Polish, by rule. English stands with each rule.

use super::page::{Page, page};

/// Every page, in the order of ids.
pub(super) static PAGES: &[Page] = &[
    page(
        "bad-code",
        "Kod na liście nie jest kodem",
        "Znajduje kody o złej długości, z literą, której żaden kod nie ma, albo z niepasującą cyfrą kontrolną.",
        "Laptop uczestnika odrzuciłby taki kod albo wpisano nazwisko tam, gdzie mogą stać tylko kody.",
    ),
    page(
        "bad-day",
        "Data nie jest dniem z kalendarza",
        "Znajduje daty kursu, które nie są zapisane jako rok-miesiąc-dzień albo których nie ma w żadnym kalendarzu.",
        "Laptopy i stanowisko muszą tak samo rozumieć, kiedy kurs się zaczyna, kończy i kiedy wyniki są usuwane.",
    ),
    page(
        "bad-id",
        "Id ma znaki, których mieć nie może",
        "Znajduje id puste, dłuższe niż 64 znaki albo z innymi znakami niż litery bez ogonków, cyfry, `-`, `_` i `.`.",
        "Id stają się nazwami plików, wpisami w dzienniku i adresami, w których inne znaki są zmieniane albo zakazane.",
    ),
    page(
        "bad-number",
        "Liczba jest poza granicami",
        "Znajduje czasy, ilości, miejsca na obrazie i oceny zbyt małe, zbyt duże albo niebędące liczbą.",
        "Taka liczba zostałaby obcięta i scenariusz przebiegałby inaczej, niż napisano.",
    ),
    page(
        "bad-recipient",
        "Klucz publiczny trenera nie jest kluczem",
        "Znajduje `recipient`, który nie jest kluczem publicznym age (X25519): 62 znaki zaczynające się od age1, a sześć ostatnich to suma kontrolna.",
        "Wyniki zostałyby zapieczętowane dla nikogo albo nie dałoby się ich zapieczętować.",
    )
    .showing("recipient: \"age1abc\"", "klucz, który podaje `ias course key show`"),
    page(
        "bad-ticket",
        "Bilet kursu nie ma 64 cyfr szesnastkowych",
        "Znajduje `ticket` o innej długości, z innymi znakami albo z samych zer.",
        "Po bilecie stanowisko odróżnia wyniki tego kursu od podrobionych.",
    )
    .showing("ticket: \"1234\"", "bilet, który zapisało `ias course new`"),
    page(
        "bad-window",
        "Okno zamyka się, zanim się otworzy",
        "Znajduje przesłanki i zmyłki, których `to` nie jest późniejsze niż `from`.",
        "Nikt nie mógłby ich nigdy zgłosić.",
    ),
    page(
        "caption-gives-it-away",
        "Opis dźwięku w napisach zdradza to, co trzeba zauważyć",
        "Bierze napisy, których nikt nie wypowiada (opisy dźwięków w nawiasach albo klasy `sound`) i które stoją w oknie przesłanki, i szuka w nich słów z jej notatki: co najmniej dwóch, porównując pięć pierwszych liter. To, co stoi w cudzysłowie, widać lub słychać w filmie, więc jest pomijane.",
        "Kto przeczyta taki opis, nie musi patrzeć: napis nazywa przesłankę, którą ma pokazać obraz.",
    )
    .showing("[kierowca chowa paszporty], gdy notatka przesłanki brzmi: Kierowca chowa paszporty.", "[szelest papieru]"),
    page(
        "caption-out-of-place",
        "Napis nie stoi tam, gdzie się go słyszy",
        "Szuka w każdym pliku napisów takich, które zaczynają się wcześniej niż napis nad nimi, i takich, które zaczynają się po końcu swojej sceny.",
        "Napisu po końcu nikt nie zobaczy. Napis nie po kolei ma zwykle pomyłkę w czasie i stoi w złej chwili.",
    )
    .showing(r#"napis od 00:25.000 w scenie, która trwa 18 sekund"#, r#"napis od 00:15.000"#),
    page(
        "caption-too-fast",
        "Napis znika, zanim da się go przeczytać",
        "Dzieli liczbę znaków każdego napisu przez czas, w którym stoi. Zgłasza więcej niż 17 na sekundę.",
        "Dorośli czytają od 15 do 17 znaków na sekundę, a mają też patrzeć na obraz.",
    )
    .showing("00:01.000 --> 00:02.000 i 40 znaków", "00:01.000 --> 00:03.700 albo mniej słów"),
    page(
        "caption-too-long",
        "Napis ma za długie wiersze, za dużo wierszy albo stoi za długo",
        "Liczy wiersze każdego napisu (najwyżej 2), znaki każdego wiersza (najwyżej 42) i sekundy, przez które stoi (najwyżej 7).",
        "Długie napisy zasłaniają obraz, na którym trzeba zauważyć przesłanki, i nikt nie czyta ich do końca.",
    )
    .showing("napis o trzech wierszach po pięćdziesiąt znaków", "dwa napisy, jeden po drugim, każdy po dwa wiersze"),
    page(
        "conflicting-fields",
        "Pola przeczą sobie",
        "Znajduje sceny, które pokazują i film, i obraz, albo nic; obraz bez końca; czas otwarcia w wyborze, który stoi sam; w kluczu instytucję, której nie ma wśród odpowiedzi albo która stoi też w `allowed`.",
        "Jedno z nich nie mogłoby zadziałać.",
    ),
    page(
        "cue-outside-clip",
        "Okno wychodzi poza scenę",
        "Porównuje okna przesłanek i zmyłek z długością filmu, obrazu albo najkrótszego dźwięku sceny. Jedna dwudziesta sekundy za dużo uchodzi.",
        "Tego, co leży za końcem, nie da się zgłosić, więc przeoczyłby to najlepszy funkcjonariusz.",
    )
    .showing("from: 8.0, to: 15.0 w klipie, który trwa 12.4 s", "from: 8.0, to: 12.4"),
    page(
        "cue-window-too-short",
        "Przesłankę można zauważyć krócej niż przez dwie sekundy",
        "Mierzy okna przesłanek.",
        "Punktów ubywa z każdą piątą częścią okna; w krótkim oknie mówią, jak szybko naciśnięto klawisz, a nie, czy przesłanka była znana.",
    )
    .showing("from: 8.0, to: 9.2", "from: 8.0, to: 12.0, a przesłanka niech tak długo stoi na obrazie"),
    page(
        "dangling-goto",
        "Coś prowadzi do węzła, którego nie ma",
        "Szuka każdego `goto`, `Goto`, `otherwise`, `start`, `Visited` i `Chose` wśród węzłów i ich odpowiedzi.",
        "Film nie miałby dokąd iść dalej.",
    ),
    page(
        "dead-end",
        "Z węzła nie da się dojść do żadnego zakończenia",
        "Idzie każdą drogą z każdego węzła, do którego można dojść, i znajduje te, z których nie ma drogi do `Ending`.",
        "Kto tam trafi, nigdy nie dojdzie do końca filmu, omówienia i wyniku.",
    ),
    page(
        "duplicate-code",
        "Kod stoi na liście dwa razy",
        "Znajduje kody, które stoją więcej niż raz.",
        "Dwie osoby miałyby jedną kartę i nikt nie rozróżniłby ich wyników.",
    ),
    page(
        "duplicate-field",
        "Pole albo język napisano dwa razy",
        "Znajduje pole albo język tekstu, które stoją dwa razy w jednej grupie; liczy się pierwsze.",
        "Jedno z dwóch nie działa, a czytający nie wie, które miało działać.",
    ),
    page(
        "duplicate-id",
        "Id użyto dwa razy",
        "Znajduje id, które stoją dwa razy tam, gdzie muszą być niepowtarzalne: węzły, przesłanki, zmyłki (jedne i drugie razem) i zmienne w scenariuszu, odpowiedzi w swoim wyborze, nazwy w jednej liście. Liczy się pierwsze.",
        "Do drugiego nie dałoby się dojść, znaleźć go ani ocenić.",
    ),
    page(
        "empty-text",
        "Tekst, który musi być, nic nie mówi",
        "Patrzy na teksty, bez których uczestnik sobie nie poradzi: tytuł scenariusza, pytania, odpowiedzi, wnioski i tytuły zakończeń.",
        "Uczestnik zobaczyłby pusty przycisk albo pusty ekran.",
    )
    .showing(r#"prompt: """#, r#"prompt: "Co robisz?""#),
    page(
        "empty-roster",
        "Nikt nie bierze udziału",
        "Znajduje kurs bez kodów.",
        "Żaden laptop nikogo by nie wpuścił.",
    ),
    page(
        "effect-out-of-range",
        "Skutek nadaje zmiennej wartość, której mieć nie może",
        "Porównuje liczbę każdego `Set` z `min` i `max` jego zmiennej.",
        "Zmienna dostaje zamiast niej najbliższą granicę, więc warunek z napisaną liczbą nigdy nie jest spełniony.",
    ),
    page(
        "endless-loop",
        "Rozgałęzienia prowadzą w kółko",
        "Znajduje węzły `Route`, które prowadzą do siebie nawzajem, bez sceny, wyboru ani zakończenia po drodze.",
        "Po drodze nic się nie zmienia, więc film nigdy nie poszedłby dalej.",
    ),
    page(
        "ends-before-it-begins",
        "Kurs kończy się, zanim się zacznie",
        "Znajduje kurs, którego ostatni dzień jest przed pierwszym.",
        "W jednej z dat jest literówka, a wyników szukano by w złych dniach.",
    ),
    page(
        "faulty-captions",
        "W pliku napisów jest coś, co nie jest zapisem WebVTT",
        "Czyta każdy plik napisów: pierwszy wiersz, czasy każdego napisu, znaczniki i ustawienia.",
        "Czego nie da się odczytać, to jest pomijane: uczestnik nie zobaczy tych słów.",
    ),
    page(
        "flash-risk",
        "Klip błyska częściej niż trzy razy na sekundę",
        "Szuka w każdej klatce każdego klipu błysków ogólnych i czerwonych w rozumieniu WCAG 2.2 (kryterium 2.3.1): przeciwnych zmian światła o co najmniej jedną dziesiątą albo do nasyconej czerwieni i z powrotem, na ćwierci dowolnego pola o trzeciej części szerokości i wysokości obrazu.",
        "Takie błyski mogą wywołać napad u osób z padaczką światłoczułą, które często o niej nie wiedzą.",
    )
    .showing("niebieskie światło, które pięć razy na sekundę wypełnia obraz", "to samo światło dwa razy na sekundę, słabsze albo na brzegu obrazu"),
    page(
        "nobody-passes",
        "Nikt nie może zaliczyć",
        "Szuka w `must_do` zasad, których nie wymienia żadna odpowiedź oceniona jako `Best` lub `Good`, i sprawdza w każdym możliwym przebiegu, czy któryś zalicza.",
        "Kto zrobi wszystko dobrze, i tak nie zalicza, i uczy się, że to było źle.",
    )
    .showing(r#"rubric: (must_do: ["IP-08"]) i żadnej odpowiedzi z principle: "IP-08""#, r#"odpowiedź, która jej dotrzymuje: principle: "IP-08", albo bez tego wpisu w must_do"#),
    page(
        "guessing-passes",
        "Kto zgaduje, zbyt często zdaje",
        "Oblicza szansę zaliczenia dla kogoś, kto odpowiedzi i wnioski wybiera losowo: bez zgłoszeń (zgłasza więcej niż jeden na dziesięć) i z trzema zgłoszeniami na scenę w losowych chwilach (więcej niż jeden na dwa).",
        "Zaliczenie niewiele wtedy mówi: z trzydziestu uczestników, którzy nic nie wiedzą, zdałoby trzech lub więcej.",
    )
    .showing("po dwie odpowiedzi w każdym wyborze, okna tak długie jak scena, pass_mark: 40", "po trzy odpowiedzi w każdym wyborze, okna tak krótkie jak przesłanka, pass_mark: 60"),
    page(
        "kept-too-short",
        "Wyniki zostałyby usunięte przed końcem kursu",
        "Znajduje `retain_until` wcześniejsze niż `ends`.",
        "Usuwanie dzieje się samo: wyniki znikłyby, gdy inni jeszcze grają.",
    ),
    page(
        "lonely-test",
        "Kurs ma test na początku albo na końcu, ale nie oba",
        "Znajduje kursy z testem wstępnym bez końcowego albo odwrotnie.",
        "To, czego się nauczono, jest różnicą obu.",
    ),
    page(
        "loudness-off",
        "Dźwięk jest głośniejszy albo cichszy niż inne",
        "Mierzy każdy dźwięk według EBU R 128: -23 LUFS z dokładnością do 1 LU, szczyty najwyżej -1 dBTP. Cisza uchodzi, podobnie jak dźwięk krótszy niż 0,4 s.",
        "Na rozgałęzieniu dźwięk by skoczył: po głośnej scenie umykają słowa, po cichej głośna przestrasza.",
    )
    .showing("sound/lane.pl.ogg ma -31.4 LUFS", "ten sam dźwięk wyrównany do -23 LUFS: ias film import lane.wav --into SCENARIO --lang pl --again"),
    page(
        "mark-out-of-step",
        "Okno przesłanki nie jest oknem jej znacznika w scenopisie",
        "Porównuje `from` i `to` przesłanek i zmyłek ze znacznikami w storyboard.ron. Miejsca porównuje `ias film marks`, które rysuje ujęcia.",
        "Ujęcie przesunięto w czasie, a okno zostało: tego, co widać, nie da się zgłosić albo da się, zanim to widać.",
    )
    .showing("from: 14.8, to: 19.8, gdy znacznik ma from: 15.2, to: 18.0", "from: 15.2, to: 18.0"),
    page(
        "marks-at-one-place",
        "Dwa szczegóły eksponatu mają dokładnie to samo miejsce",
        "Porównuje miejsca szczegółów jednego eksponatu. Te, które na siebie zachodzą, są pomijane: przesłanka może leżeć w obrębie większej.",
        "Kto zaznaczy to miejsce, znajdzie jeden z nich; drugiego nie da się znaleźć osobno. Najczęściej jeden skopiowano i nie zmieniono `at`.",
    )
    .showing("dwa szczegóły z at: (0.3, 0.3, 0.2, 0.2)", "każdy szczegół z miejscem, w którym jest"),
    page(
        "missing-captions",
        "Scena ma dźwięk, ale nie ma napisów",
        "Szuka scen, które mają `sound`, a nie mają `captions`. Brak jednego języka zgłasza `missing-translation`.",
        "Uczestnicy, którzy słabo słyszą albo siedzą w hałasie, nie wiedzą, co się mówi, i tracą przesłanki, które słychać.",
    ),
    page(
        "missing-field",
        "Brakuje wymaganego pola",
        "Znajduje grupy bez pola, którego potrzebują.",
        "Bez niego scenariusza nie da się odtworzyć tak, jak go napisano.",
    ),
    page(
        "missing-media",
        "Brakuje pliku",
        "Szuka w folderze scenariusza każdego filmu, dźwięku, obrazu, pliku napisów i plakatu. Wielkość liter się liczy.",
        "Scena zostałaby pominięta z komunikatem, a nazwa różniąca się wielkością liter działa w Windows i zawodzi w Linuksie.",
    ),
    page(
        "missing-translation",
        "Brakuje tekstu w obiecanym języku",
        "Sprawdza każdy tekst, dźwięk i plik napisów pisany językami: czy jest w tych, które obiecuje `languages`.",
        "Uczestnik czytałby go w innym języku niż resztę.",
    ),
    page(
        "mixed-up-languages",
        "Tekst albo plik stoi przy innym języku niż jego własny",
        "Szuka w tekstach alfabetu innego języka, w dźwiękach i napisach podanych dla języka ścieżek, które wymieniają inny (captions/en/ przy pl), oraz jednego pliku napisów podanego dla dwóch języków.",
        "Uczestnik czytałby albo słyszał język, którego nie wybrał.",
    )
    .showing(r#"captions: {"pl": "captions/en/lane.vtt", "en": "captions/pl/lane.vtt"}"#, r#"captions: {"pl": "captions/pl/lane.vtt", "en": "captions/en/lane.vtt"}"#),
    page(
        "never-true-condition",
        "Warunek nigdy nie zachodzi albo zachodzi zawsze",
        "Porównuje `Is`, `AtLeast` i `Found` z granicami zmiennej i liczbą przesłanek.",
        "Odpowiedź nigdy się nie pojawi, droga nigdy nie zostanie obrana albo warunek niczego nie zmienia.",
    ),
    page(
        "no-lures",
        "Są przesłanki do zauważenia, ale nie ma niewinnych chwil",
        "Sprawdza, czy scenariusz z przesłankami ma zmyłkę w jakiejś scenie albo niewinny szczegół na jakimś eksponacie.",
        "Mylne podejrzenia nie mają wtedy mianownika: kto zgłasza wszystko, wypada tak dobrze jak ten, kto odróżnia przesłanki od niewinnych chwil.",
    )
    .showing("cues: [(…), (…)] i nigdzie `lures`", "lures: [(id: \"old-van\", from: 1, to: 3, why: \"Stary pojazd nie jest przesłanką.\")]"),
    page(
        "no-option-left",
        "W wyborze może nie zostać żadna odpowiedź",
        "Próbuje każdego układu tego, o co pytają warunki odpowiedzi, i znajduje taki, w którym żadna nie jest dostępna.",
        "Uczestnik utknąłby.",
    ),
    page(
        "opens-outside-clip",
        "Wybór otwiera się po końcu sceny",
        "Porównuje `opens` z długością filmu, obrazu albo najkrótszego dźwięku sceny.",
        "Wybór otworzyłby się na końcu sceny, inaczej niż napisano.",
    )
    .showing("opens: 21.0 w klipie, który trwa 12.4 s", "opens: 9.0"),
    page(
        "option-stands-out",
        "Dobrą odpowiedź zdradza jej długość",
        "Porównuje najlepiej ocenioną odpowiedź wyboru z pozostałymi, w każdym języku: czy jest o połowę dłuższa od najdłuższej z nich albo o tyle krótsza od najkrótszej, i co najmniej o 20 znaków.",
        "Kto bierze najdłuższą odpowiedź, ma rację, nic nie wiedząc.",
    )
    .showing("\"Biorę ich kolejno na stronę, z tłumaczem, i wyjaśniam im ich prawa\", \"Puszczam ich dalej\", \"Pytam kierowcę\"", "odpowiedzi mniej więcej tej samej długości"),
    page(
        "parse-error",
        "Tekst nie jest zapisem RON",
        "Znajduje to, czego w ogóle nie da się odczytać jako RON: nawiasy, przecinki i cudzysłowy, których brakuje albo jest za dużo.",
        "Czego nie da się odczytać, tego nie da się odtworzyć. Za błędem czyta się dalej, więc wszystkie są zgłaszane naraz.",
    ),
    page(
        "passes-without-indicator",
        "Można zdać, niczego nie zauważając albo nie zobaczywszy przesłanki",
        "Sprawdza każdy możliwy przebieg: czy da się zdać, niczego nie zgłaszając i nie zaznaczając, choć reszta nie była bezbłędna, i dla każdego wskaźnika, czy da się zdać drogą, która go nie pokazuje.",
        "Kto tak zda, nie wykazał, że zauważa przesłanki albo tę przesłankę, a ocena mówi więcej, niż wie.",
    ),
    page(
        "path-leaves-folder",
        "Ścieżka wychodzi z folderu scenariusza",
        "Odrzuca `..`, ścieżki bezwzględne, litery dysków i dowiązania, które prowadzą gdzie indziej.",
        "Scenariusz przekazuje się jako folder: co leży poza nim, tego gdzie indziej nie będzie, a scenariusz nieznanego pochodzenia nie może czytać cudzych plików.",
    ),
    page(
        "same-text-twice",
        "Dwie odpowiedzi brzmią tak samo",
        "Porównuje odpowiedzi jednego wyboru i wnioski jednej oceny w każdym obiecanym języku. Dwie odpowiedzi, z których każda ma `when`, są pomijane: mogą stać jedna zamiast drugiej.",
        "Uczestnik nie odróżni ich i wybierze na chybił trafił. Najczęściej jedną skopiowano i nie zmieniono.",
    )
    .showing(r#"(id: "aside", text: "Pytam ich."), (id: "driver", text: "Pytam ich.")"#, r#"(id: "aside", text: "Pytam każdego osobno."), (id: "driver", text: "Pytam kierowcę.")"#),
    page(
        "slow-to-seek",
        "Klatki kluczowe klipu stoją dalej niż co sekundę",
        "Odczytuje z indeksu każdego klipu, jak daleko od siebie stoją jego klatki kluczowe.",
        "Żeby pokazać dowolną chwilę, trzeba zdekodować wszystkie klatki od ostatniej kluczowej: powtórki, omówienie i wznawianie trwają wtedy na laptopie długo.",
    )
    .showing("klip z klatką kluczową co 10 s", "ten sam klip z klatką kluczową co sekundę, jak zapisuje go `ias film` (SVT-AV1: keyint=25 przy 25 klatkach na sekundę)"),
    page(
        "storyboard-drawing",
        "Nie da się odczytać rysunku, którego potrzebuje scenopis",
        "Otwiera każdą dekorację, każdy rekwizyt i każdą postać, które scenopis nazywa.",
        "Nie da się narysować ujęć, które je pokazują.",
    ),
    page(
        "storyboard-line-too-long",
        "Kwestia jest za długa na swój czas",
        "Porównuje długość każdej kwestii w każdym języku z jej Say: na sekundę da się powiedzieć najwyżej 23 znaki, a przeczytać 17.",
        "Głos by się nie zmieścił i filmu nie dałoby się zrobić albo napisu nie dałoby się przeczytać.",
    )
    .showing("(1.0, Say(\"where-to\", 1.0)) i \"Dokąd wszyscy dziś jedziecie?\"", "(1.0, Say(\"where-to\", 2.4))"),
    page(
        "storyboard-not-seen",
        "Scenopis żąda pogody, której nie będzie widać",
        "Sprawdza, czy dekoracja ujęcia ma miejsce na deszcz, kręgi na wodzie i kurz, których ono żąda, i czy jest gdzie wycieraczkom chodzić.",
        "Film rysuje się bez tego i bez słowa: brakuje w nim tego, o czym ujęcie miało mówić.",
    )
    .showing("Shot(id: \"room\", from: 0.0, set: \"family-room\", fx: [Rain(0.5, -0.1)])", "Shot(id: \"lane\", from: 0.0, set: \"lane\", fx: [Rain(0.5, -0.1)])"),
    page(
        "storyboard-timing",
        "Coś dzieje się, gdy nikt tego nie zobaczy ani nie usłyszy",
        "Znajduje zdarzenia, klucze kamery, znaczniki i dźwięki poza ich ujęciem albo sceną, ujęcia w złej kolejności i kwestie mówione naraz.",
        "Co leży poza ujęciem, jest bez słowa obcinane; dwóch kwestii naraz nikt nie zrozumie.",
    ),
    page(
        "storyboard-unknown-name",
        "Scenopis nazywa coś, czego nie ma",
        "Szuka każdej dekoracji, każdego punktu, celu spojrzenia, każdej postaci, pozy, miny, każdego rekwizytu, stanu, szczegółu, światła, każdej kwestii, każdego głosu, tła i efektu, które scenopis nazywa.",
        "Ujęcia nie da się narysować ani udźwiękowić albo nie dzieje się w nim to, co miało.",
    ),
    page(
        "storyboard-unreadable",
        "Scenopis nie jest napisany tak, jak musi",
        "Czyta storyboard.ron: nawiasy i przecinki, pola każdej części, rodzaj wartości, które w nich stoją, i chwile podane nazwą.",
        "Część, której nie da się odczytać, zostałaby narysowana źle albo wcale.",
    ),
    page(
        "test-in-practice",
        "Test odbywa się w trybie ćwiczenia",
        "Znajduje testy wstępne i końcowe z `mode: Practice`.",
        "Ćwiczenie od razu mówi, czym było zgłoszenie, więc reszta testu nie jest testem.",
    ),
    page(
        "test-played-before",
        "Test jest na scenariuszu, który kurs odtwarza wcześniej",
        "Znajduje test wstępny lub końcowy, którego scenariusz stoi na liście wcześniej.",
        "Kto już oglądał film, wie, czego szukać: test pokazałby pamięć. Test wstępny i końcowy potrzebują scenariuszy równoległych.",
    ),
    page(
        "timer-default",
        "Wybór z limitem czasu nie mówi, co się dzieje, gdy czas minie",
        "Wymaga `on_timeout` przy `seconds` i odwrotnie; ta odpowiedź musi istnieć i być zawsze dostępna.",
        "Gdy czas minie, film musi wiedzieć, dokąd iść dalej.",
    ),
    page(
        "timer-too-short",
        "Limit czasu jest krótszy niż czytanie",
        "Porównuje `seconds` wyboru z czasem, w którym dorosły przeczyta pytanie i odpowiedzi, po 15 znaków na sekundę, w najdłuższym języku.",
        "Wybór sprawdza wtedy czytanie, najbardziej u uczestników, którzy czytają w drugim języku.",
    )
    .showing("seconds: 4 i 180 znaków do przeczytania", "seconds: 15 albo bez limitu"),
    page(
        "too-many-faults",
        "Uwag jest więcej, niż pokazano",
        "Stoi w miejsce uwag po tysięcznej.",
        "Błędy zapisu często pociągają za sobą inne; popraw pierwsze i sprawdź jeszcze raz.",
    ),
    page(
        "unknown-catalogue",
        "Nie ma takiego katalogu",
        "Szuka `catalogue` wśród katalogów dołączonych do programu i katalogów kursu.",
        "Bez niego nie da się sprawdzić ani ocenić żadnej przesłanki.",
    ),
    page(
        "unknown-cue",
        "Warunek nazywa przesłankę, której nie ma",
        "Szuka `Flagged` wśród przesłanek scenariusza.",
        "Warunek nigdy by nie zachodził.",
    ),
    page(
        "unknown-field",
        "Pole ma nieznaną nazwę",
        "Porównuje nazwę każdego pola z tymi, które jego grupa może mieć.",
        "Pole z literówką po cichu nic by nie robiło: zegar, który nigdy nie ruszy, przesłanka, której nikt nie oceni.",
    ),
    page(
        "unknown-indicator",
        "Wskaźnika nie ma w katalogu",
        "Szuka `indicator` przesłanek i szczegółów w katalogu scenariusza.",
        "Przesłanki nie dałoby się nazwać, zważyć ani wyjaśnić.",
    ),
    page(
        "unknown-institution",
        "Instytucji nie ma w spisie",
        "Szuka `offered`, `key` i `allowed` w spisie instytucji.",
        "Nie dałoby się jej pokazać ani wyjaśnić.",
    ),
    page(
        "unknown-language",
        "Tekst jest w języku, którego program nie ma",
        "Porównuje oznaczenia języków z `pl`, `en` i `uk`.",
        "Nikt nigdy nie zobaczyłby tego tekstu.",
    ),
    page(
        "unknown-principle",
        "Zasady nie ma na liście",
        "Szuka zasad wśród zasad rozmowy (IP-…) i znanych błędów (ER-…).",
        "Nie dałoby się jej wyjaśnić w omówieniu ani policzyć w zasadach oceny.",
    ),
    page(
        "unknown-scenario",
        "Kurs nazywa scenariusz, którego nie ma na tym komputerze",
        "Znajduje scenariusze kursu, których nie ma w żadnym folderze scenariuszy (zob. `ias help scenarios`).",
        "Uczestnik wpisałby kod i nie miałby czego odtworzyć. Na innym komputerze scenariusz może być: żeby sprawdzić kurs tutaj, zainstaluj jego pakiet.",
    ),
    page(
        "unknown-variable",
        "Zmiennej nie ma w `state`",
        "Szuka zmiennych ze skutków i warunków w `state`.",
        "Zmienna z literówką nigdy by się nie zmieniła, a droga, która na nią czeka, nigdy nie zostałaby obrana.",
    ),
    page(
        "unknown-variant",
        "Słowo nie jest żadnym z tych, które mogą tu stać",
        "Porównuje rodzaje węzłów, oceny, warunki, skutki i podobne ze znanymi.",
        "Program nie zgadnie, o co chodziło.",
    ),
    page(
        "unportable-path",
        "Ścieżka nie działa w każdym systemie",
        "Odrzuca ukośniki wsteczne, puste części, znaki sterujące i nazwy, których nie może mieć plik w Windows (`aux`, `a?.mp4`, kropka lub odstęp na końcu).",
        "Scenariusz działałby tutaj, a zawiódłby na laptopie uczestnika.",
    ),
    page(
        "unrated-option",
        "Odpowiedź nie ma oceny, choć inne ją mają",
        "Szuka odpowiedzi bez `rating` w wyborach, w których inna odpowiedź ją ma.",
        "Kto ją wybierze, nie jest oceniany: może na tym wyjść lepiej niż na słabej odpowiedzi.",
    ),
    page(
        "unreachable-node",
        "Do węzła nic nie prowadzi",
        "Idzie każdą drogą od `start`, nie pytając o warunki, i znajduje węzły, które na żadnej nie leżą.",
        "Tego, co tam napisano, nikt nie zobaczy. Zwykle jakieś `goto` nazywa inny węzeł, niż miało.",
    )
    .showing("\"lost\": Scene(…), a nigdzie goto: \"lost\"", "gdzieś goto: \"lost\" albo bez tego węzła"),
    page(
        "unreadable-file",
        "Nie da się odczytać pliku scenariusza",
        "Zgłasza, że `scenario.ron` nie ma, że nie wolno go czytać albo że nie jest tekstem UTF-8.",
        "O pliku, którego nie da się otworzyć, nic nie da się powiedzieć.",
    )
    .showing("scenarios/van/Scenario.RON", "scenarios/van/scenario.ron, zapisany jako UTF-8"),
    page(
        "unreadable-media",
        "Pliku nie da się użyć",
        "Otwiera każdy plik jako to, do czego służy.",
        "Scena zostałaby pominięta z komunikatem. Film musi być w AV1, 8 bitów 4:2:0, w MP4; dźwięk w Opus lub FLAC; obrazy w PNG lub JPEG; napisy w WebVTT.",
    )
    .showing("film: \"film/lane.mov\"", "film: \"film/lane.mp4\", zrobiony przez `ias film import`"),
    page(
        "unsupported-format",
        "Plik napisano dla innej wersji",
        "Porównuje `format` z tym, który ten program czyta, czyli 1.",
        "Plik w późniejszym formacie może tymi samymi słowami mówić co innego.",
    ),
    page(
        "unused-state",
        "Żaden warunek nie pyta o zmienną",
        "Szuka w `state` zmiennych, których żadne `when` z niczym nie porównuje.",
        "To, co pamięta, niczego nie zmienia. Często zapomniano warunku, który miał o nią pytać.",
    )
    .showing("state: {\"trust\": (max: 3)} i nigdzie AtLeast(\"trust\", …) ani Is(\"trust\", …)", "gdzieś when: AtLeast(\"trust\", 1) albo bez tej zmiennej"),
    page(
        "wrong-type",
        "Wartość jest niewłaściwego rodzaju",
        "Porównuje to, co napisano, z tym, co mieści się w polu: tekst, liczba, lista, grupa.",
        "Tej wartości nie da się użyć.",
    ),
];
