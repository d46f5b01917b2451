# Scenariusz w trakcie pisania: podgląd na żywo i ekran autora.

watch-taken-over = Wczytano zapisaną wersję.
watch-way-changed = Droga do tej sceny się zmieniła, więc próba zaczęła się tu od nowa.
watch-node-gone = Sceny { $gone } już nie ma. Film trwa dalej od { $at }.
watch-faults = { $count ->
    [one] Zapisany plik ma { $count } błąd
    [few] Zapisany plik ma { $count } błędy
   *[other] Zapisany plik ma { $count } błędów
}
watch-runs-on = Działa dalej ostatnia dobra wersja. Popraw plik i zapisz go ponownie.
watch-fold = Zwiń
watch-unfold = Pokaż
preview-scene = Scena { $number } z { $count }: { $name }
preview-previous = Poprzednia scena
preview-next = Następna scena
preview-draws = rysuje się …
preview-no-sound = Sam obraz, w zmniejszeniu. Dźwięk tworzy „ias film sound”.
preview-waits = Jeszcze nic nie narysowano.
preview-time = { $seconds } s
preview-shot = ujęcie { $name } { $since } s
author-unsaved = niezapisane
author-play = Odtwórz stąd
author-save = Zapisz
author-undo = Cofnij
author-redo = Ponów
author-tabs = Część pracy
author-tab-film = Film
author-tab-texts = Teksty
author-tab-choice = Co dalej
author-tab-flow = Przebieg
author-tab-findings = Kontrola
author-restored = Przywrócono zmiany, których ostatnio nie zapisano.
author-restored-keep = Zachowaj je
author-restored-discard = Odrzuć je
author-conflict = Inny program zapisał ten plik, gdy zmieniano go tutaj.
author-conflict-theirs = Weź wersję zapisaną
author-conflict-mine = Zostaw moją
author-taken-over = Wczytano wersję zapisaną w innym programie. Cofnięcie przywróci poprzednią.
author-not-saved = Nie udało się zapisać pliku; zmiany są tu zachowane.
author-cannot-play = Scenariusza nie można jeszcze odtworzyć: zobacz kontrolę.
author-node-whole = Cały scenariusz
author-node-scene = Scena
author-node-exhibit = Eksponat
author-node-choose = Wybór
author-node-route = Rozgałęzienie
author-node-assess = Ocena
author-node-refer = Powiadomienie
author-node-ending = Zakończenie
author-node-faulty = Nie da się odczytać
author-start = tu się zaczyna
author-node-add = Dodaj
author-node-rename = Zmień nazwę: { $name }
author-node-remove = Usuń: { $name }
author-name-new = Nazwa nowego węzła
author-name-of = Nowa nazwa dla { $name }
author-name-unfit = Tylko litery bez znaków diakrytycznych, cyfry, - _ i .; każda nazwa jeden raz.
author-name-take = Przyjmij nazwę
author-no-film = Ten węzeł nie ma filmu.
author-no-film-hint = Jego teksty i dalsze drogi są na innych kartach.
author-film-waits = Film pojawi się, gdy scenę da się odczytać bez błędu.
author-step-back = O klatkę wstecz
author-step-on = O klatkę dalej
author-run = Odtwarzaj
author-stop = Zatrzymaj
author-frame = klatka { $number }
author-mark-cue = Początek przesłanki
author-mark-cue-end = Koniec przesłanki
author-mark-lure = Początek zmyłki
author-mark-lure-end = Koniec zmyłki
author-line = Oś czasu
author-cue = Przesłanka
author-lure = Zmyłka
author-lane-lures = Zmyłki
author-edge-from = Otwiera się
author-edge-to = Zamyka się
author-edge-here = Przenieś na tę klatkę
author-place = Miejsce na obrazie
author-place-of = Miejsce na obrazie: { $name }
author-place-hint = Przeciągnij, aby przesunąć; za róg, aby zmienić rozmiar. Strzałki przesuwają, z Shift zmieniają rozmiar.
author-place-none = Wszędzie albo w dźwięku. Narysuj prostokąt na filmie, aby wskazać miejsce.
author-place-add = Wstaw miejsce pośrodku
author-place-moves = Porusza się z filmem
author-place-moves-hint = Przejdź do innej klatki i ustaw tam prostokąt: pomiędzy porusza się równo.
author-place-clear = Bez miejsca
author-key-go = Przejdź do miejsca o { $time }
author-key-drop = Usuń miejsce o { $time }
author-indicator = Przesłanka z katalogu
author-indicator-none = Wybierz, co to jest
author-window-rename = Zmień nazwę okna: { $name }
author-window-remove = Usuń okno: { $name }
author-unselect = Zamknij szczegóły
author-help-title = Zaznacz, co trzeba dostrzec
author-help = Puść film i naciśnij klawisz, gdy przesłanka się zaczyna, i jeszcze raz, gdy się kończy. Potem wybierz, co to jest, i narysuj, gdzie.
author-key-run = Odtwórz lub zatrzymaj
author-key-step = Klatka wstecz lub dalej
author-key-cue = Przesłanka się zaczyna lub kończy
author-key-lure = Zmyłka się zaczyna lub kończy
author-key-edges = Brzegi okna na tę klatkę
author-key-arrows = Przesuń zaznaczony brzeg
author-key-remove = Usuń okno
author-every-language = każdy język
author-split = Zapisz w każdym języku osobno
author-missing = brak
author-no-texts = Ten węzeł nie ma tekstów.
author-text-title = Tytuł
author-text-summary = Opis do biblioteki
author-text-role = Kim jest uczestnik
author-text-warning = Ostrzeżenie o treści
author-text-notes = Źródła i co wymaga potwierdzenia
author-text-prompt = Pytanie
author-text-option = Opcja
author-text-why = Dlaczego, do omówienia
author-text-note = Co było do zauważenia
author-text-lure = Dlaczego jest niewinne
author-text-conclusion = Wniosek
author-text-ending = Co z tego wynikło
author-no-exits = Tu film się kończy.
author-exit-on = Prowadzi dalej do
author-exit-otherwise = W innym razie
author-exit-branch = Gałąź { $number }
author-exit-dangling = nie ma takiego węzła
author-exit-open = Otwórz { $name } ({ $what })
author-leads-to = prowadzi do
author-make-choice = Zapytaj tu, co zrobić
author-option-add = Kolejna opcja
author-option-rename = Zmień nazwę opcji: { $name }
author-option-remove = Usuń opcję: { $name }
author-option-rating = Ocena opcji { $name }
author-rating = Ocena
author-no-findings = Wszystko w porządku.
author-no-findings-hint = Sprawdzono wszystkie reguły dla tekstu w obecnej postaci, wraz z mediami.
author-count-errors = { $count ->
    [one] { $count } błąd
    [few] { $count } błędy
   *[other] { $count } błędów
}
author-count-findings = { $count ->
    [one] { $count } uwaga
    [few] { $count } uwagi
   *[other] { $count } uwag
}
author-key-arrows-name = Strzałki
author-flow-waits = Przebieg jest rysowany.
author-flow-search = Szukaj węzłów
author-flow-smaller = Mniejszy
author-flow-larger = Większy
author-flow-whole = Cały przebieg
author-flow-here = Tam, gdzie jesteś
author-flow-ground = Przebieg
author-flow-start = Początek
author-flow-signs = przesłanki
author-flow-lures = zmyłki
author-flow-missed = pominięte
author-flow-ending-good = Dobre zakończenie
author-flow-ending-mixed = Połowiczne zakończenie
author-flow-ending-bad = Złe zakończenie
author-flow-found = { $count ->
    [0] Niczego nie znaleziono.
    [one] Znaleziono { $count } węzeł
    [few] Znaleziono { $count } węzły
   *[other] Znaleziono { $count } węzłów
}
author-flow-counts = Węzły: { $nodes } · drogi: { $ways } · zakończenia: { $endings }
author-flow-help = Przeciąganie przesuwa przebieg, kółko myszy zmienia skalę. Kliknij węzeł, aby nad nim pracować; dwukrotne kliknięcie odtwarza od niego. Przeciągnij koniec drogi do innego węzła albo na puste miejsce, aby powstał nowy.
author-flow-key-walk = Wskaż drogę, idź nią, wróć
author-flow-key-move = Przesuń przebieg
author-flow-key-zoom = Większy, mniejszy, jak narysowany
author-flow-key-whole = Cały przebieg albo węzeł
author-flow-key-aim = Poprowadź wskazaną drogę gdzie indziej
author-flow-key-play = Odtwórz od węzła
author-flow-edit = Edytuj ten węzeł
author-flow-play = Odtwórz
author-flow-aims = Kliknij węzeł, do którego ma prowadzić droga, albo dojdź do niego strzałkami i naciśnij Enter. Esc zostawia ją, jak jest.
author-flow-aim = Wskaż na przebiegu, dokąd prowadzi „{ $what }”
author-flow-new-for = Nowy węzeł dla „{ $what }”
author-flow-new-here = Droga prowadzi do nowego węzła:
author-flow-mark = Zaznacz „{ $what }”
author-flow-coverage = Pokaż wyniki
author-flow-coverage-hint = Ile prób na tym komputerze poszło którędy i co w nich pominięto.
author-flow-counting = Próby są liczone.
author-flow-attempts = { $count ->
    [0] Na tym komputerze nie ma prób w tym scenariuszu.
    [one] { $count } próba
    [few] { $count } próby
   *[other] { $count } prób
}
author-line-shorter = Więcej sceny
author-line-longer = Przybliż oś czasu
author-elsewhere = Inne okno ma ten scenariusz otwarty do pisania. To, co tam zostanie zapisane, pojawi się tutaj; zmiany zrobione tutaj i niezapisane przepadną, gdy to okno się zamknie.
author-tab-whole = Punktacja
author-part-choice = Wybór
author-part-node = Węzeł
author-part-whole = Scenariusz
author-part-state = Zmienne
author-part-variable = Zmienna
author-part-mark = Szczegół
author-add-branch = Kolejna gałąź
author-add-mark = Kolejny szczegół
author-add-conclusion = Kolejny wniosek
author-add-variable = Kolejna zmienna
author-variable-rename = Zmień nazwę: { $name }
author-variable = zmienna
author-must = trzeba wybrać
author-otherwise = nie podano: { $what }
author-choose-one = wybierz
author-add-one = dodaj
author-take-out = Usuń: { $name }
author-move-up = Wyżej: { $name }
author-move-down = Niżej: { $name }
author-amount = liczba
author-number = Liczba od { $least } do { $most }.
author-number-whole = Liczba całkowita od { $least } do { $most }.
author-no-pass-mark = Bez progu: nikt nie zalicza ani nie oblewa
author-word-at-end = scena się kończy
author-word-now = od razu
author-word-good = dobrze
author-word-mixed = połowicznie
author-word-bad = źle
author-region-left = z lewej
author-region-top = z góry
author-region-width = szerokość
author-region-height = wysokość
author-when-add = Tylko pod warunkiem
author-when-what = o co chodzi
author-when-join = Jeszcze jeden warunek
author-when-take = Usuń warunek
author-when-unread = nie do odczytania
author-when-all = wszystkie z tych
author-when-any = choć jedno z tych
author-when-not = nie zachodzi
author-when-at-least = zmienna ma co najmniej
author-when-is = zmienna ma dokładnie
author-when-chose = wybrano odpowiedź
author-when-visited = odwiedzono węzeł
author-when-flagged = zauważono przesłankę
author-when-found = zauważono przesłanek co najmniej
author-effect-add = dodaj do
author-effect-set = ustaw
author-effect-more = Zmień zmienną
author-no-variables = Scenariusz nie ma jeszcze zmiennych.
author-to-variables = Dodaj je w całym scenariuszu
