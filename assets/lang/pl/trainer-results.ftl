# Wyniki na stronie prowadzącego.
trainer-results-empty = Nie ma jeszcze żadnych wyników
trainer-results-empty-hint = Wyniki przynosi się z laptopów na pendrivie: włóż go, wskaż powyżej i zbierz. Możesz też przeciągnąć folder na to okno.
trainer-results-gather = Zbieranie wyników
trainer-results-gather-hint = Wybierz pendrive’y i foldery; przeszukane zostanie wszystko, co pod nimi. Wynik trafia tu tylko raz, choćby zbierano go wiele razy. Folder można też przeciągnąć na to okno.
trainer-results-stick = Zbierz z { $folder }
trainer-results-recent = Znów { $folder }
trainer-results-folder = Folder z wynikami
trainer-results-folder-example = np. E:\ albo /media/trener/PENDRIVE
trainer-results-folder-missing = Takiego folderu ani pliku tu nie ma.
trainer-results-add = Dodaj
trainer-results-remove = Nie zbieraj z { $folder }
trainer-results-gather-do = Zbierz
trainer-results-stop = Przerwij
trainer-results-stopping = Kończę pliki, które są już w toku …
trainer-results-looking-for-files = Szukam plików …
trainer-results-gathering = { $count ->
    [one] { $done } z { $count } pliku · nowe: { $new } · odłożone: { $aside }.
    [few] { $done } z { $count } plików · nowe: { $new } · odłożone: { $aside }.
   *[many] { $done } z { $count } plików · nowe: { $new } · odłożone: { $aside }.
}
trainer-results-left = Jeszcze około { $seconds } s.
trainer-results-gathered = { $count ->
    [one] Przejrzano { $count } plik z wynikiem
    [few] Przejrzano { $count } pliki z wynikami
   *[many] Przejrzano { $count } plików z wynikami
}
trainer-results-no-files = Nie ma tam plików z wynikami
trainer-results-new = Nowe: { $count }.
trainer-results-same = Już tu były: { $count }.
trainer-results-aside-count = Odłożone: { $count }.
trainer-results-needless = Wadliwe, lecz dobra kopia już tu jest: { $count }.
trainer-results-stopped = Przerwano; to, co zebrano do tej chwili, zostaje.
trainer-results-gather-again = Zbierz jeszcze raz wszystkie pendrive’y, żeby mieć wszystko, co na nich jest.
trainer-results-aside = { $count ->
    [one] Odłożono { $count } plik
    [few] Odłożono { $count } pliki
   *[many] Odłożono { $count } plików
}
trainer-results-aside-hint = Nie są liczone. Plik znika z listy sam, gdy zbierzesz dobrą kopię.
trainer-results-aside-more = … i jeszcze { $count }; wszystkie wymienia polecenie ias results aside.
trainer-results-aside-clear = Przejrzane, wyczyść listę
trainer-results-unreadable = Nie do odczytania
trainer-results-unreadable-cure = Włóż pendrive jeszcze raz i zbierz ponownie.
trainer-results-damaged = Uszkodzony
trainer-results-damaged-cure = Na laptopie naciśnij „Oddaj wszystko jeszcze raz”: ma on swoją kopię.
trainer-results-forged = Nie jest tym, za co się podaje
trainer-results-forged-cure = Zapytaj, kto miał ten laptop; wynik się nie liczy.
trainer-results-foreign = Z innego stanowiska albo z nieznanego kursu
trainer-results-foreign-cure = Wczytaj ten kurs (Ctrl+O w bibliotece) albo dodaj klucz tamtego stanowiska na karcie Nazwiska i klucze, potem zbierz ponownie.
trainer-results-stranger = Kod spoza listy kursu
trainer-results-stranger-cure = Osobę usunięto albo nigdy nie była w kursie: skasuj ten plik z pendrive’a. Jeśli bierze udział, wczytaj tu najnowszy plik kursu i zbierz ponownie.
trainer-results-newer = Z nowszego wydania
trainer-results-newer-cure = Zbierz go nowszym wydaniem programu.
trainer-results-conflict = Dwa różne wyniki jednej próby
trainer-results-conflict-cure = Liczy się ten, który przyszedł pierwszy.
trainer-results-no-thread = Komputer nie ma teraz na to sił; zamknij inne programy i spróbuj ponownie
trainer-results-again = Wczytaj jeszcze raz
trainer-results-which = Które wyniki
trainer-results-course = Kurs
trainer-results-place = Miejsce
trainer-results-all-courses = Wszystkie kursy
trainer-results-all-places = Wszystkie miejsca
trainer-results-from = Ukończone od (dnia)
trainer-results-until = Ukończone do (dnia)
trainer-results-no-day = np. 2026-11-22
trainer-results-by = Grupy
trainer-results-by-course = Kursy
trainer-results-by-place = Miejsca
trainer-results-by-month = Miesiące
trainer-results-by-all = Wszyscy razem
trainer-results-every = Licz także powtórki
trainer-results-every-hint = Zwykle liczy się pierwsza próba: kto gra ponownie, zna już odpowiedzi.
trainer-results-names = Pokaż nazwiska
trainer-results-names-hint = Z zapieczętowanej listy tego stanowiska, tylko na ekranie; w plikach są kody.
trainer-results-tables = Tabele zamiast wykresów
trainer-results-tables-hint = Te same liczby; wygodniej z klawiatury i czytnikiem ekranu.
trainer-results-reading = { $count ->
    [one] Wczytuję … { $count } próba
    [few] Wczytuję … { $count } próby
   *[many] Wczytuję … { $count } prób
}
trainer-results-left-out = Czego tu nie ma
trainer-results-sittings = { $count ->
    [one] { $count } pokaz przed grupą nie jest wynikiem niczyim i nie jest liczony.
    [few] { $count } pokazy przed grupą nie są wynikiem niczyim i nie są liczone.
   *[many] { $count } pokazów przed grupą nie jest wynikiem niczyim i nie jest liczonych.
}
trainer-results-unread = { $count ->
    [one] { $count } próby nie da się odczytać tym wydaniem.
    [few] { $count } prób nie da się odczytać tym wydaniem.
   *[many] { $count } prób nie da się odczytać tym wydaniem.
}
trainer-results-jump = Przejdź do: { $section }
trainer-results-figure = Wykres; te same liczby są w tabeli (Tabele zamiast wykresów).
trainer-results-reset = Cały wykres
trainer-results-reset-of = Cały wykres: { $figure }
trainer-results-find = Znajdź kod
trainer-results-find-in = Znajdź w tabeli: { $table }
trainer-results-page = { $from }–{ $to } z { $count }
trainer-results-page-back = Wcześniejsze
trainer-results-page-on = Dalsze
trainer-results-write = Raporty i tabele
trainer-results-out = Folder, w którym staną pliki
trainer-results-out-stick = Zapisz na { $folder }
trainer-results-pages = Do czytania i druku (HTML)
trainer-results-pages-hint = Jeden plik, który otwiera każda przeglądarka i z którego można zrobić PDF. Nie ma w nim nazwisk.
trainer-results-write-group = Raport o grupie, z kodami
trainer-results-write-hand-on = Raport o grupie, do przekazania
trainer-results-write-programme = Program w czasie
trainer-results-trainee = Omówienia jednej osoby
trainer-results-nobody = Wybierz kod
trainer-results-write-trainee = Zapisz omówienia
trainer-results-rows = Dla innych programów
trainer-results-rows-hint = Zapisane zostaną próby wybrane powyżej, także powtórki. Kody, nie nazwiska.
trainer-results-write-excel = Excel: próby
trainer-results-write-excel-signs = Excel: przesłanki
trainer-results-write-excel-choices = Excel: decyzje
trainer-results-write-lms = CSV: próby
trainer-results-write-xapi = Wpisy xAPI (JSONL)
trainer-results-write-grades = Oceny do Moodle
trainer-results-join = Moodle: wstaw numery ID z listy nazwisk
trainer-results-join-hint = Wtedy plik mówi, kto jest kim: traktuj go jak listę nazwisk. Bez tego numerem ID jest kod.
trainer-results-working = Zapisuję …
trainer-results-written = Zapisano: { $path }
trainer-results-written-several = { $count ->
    [one] Zapisano { $count } plik w { $path }
    [few] Zapisano { $count } pliki w { $path }
   *[many] Zapisano { $count } plików w { $path }
}
trainer-results-nameless = { $count ->
    [one] Bez numeru ID, pominięto { $count } kod:
    [few] Bez numeru ID, pominięto { $count } kody:
   *[many] Bez numeru ID, pominięto { $count } kodów:
}
trainer-results-statements-faulty = { $count ->
    [one] { $count } wpis xAPI pominięto, bo nie przeszedł sprawdzenia.
    [few] { $count } wpisy xAPI pominięto, bo nie przeszły sprawdzenia.
   *[many] { $count } wpisów xAPI pominięto, bo nie przeszły sprawdzenia.
}
trainer-results-no-scenario = Scenariusza { $scenario } nie ma tu w tej wersji, w której w niego grano; zainstaluj go i zapisz ponownie.
trainer-results-nothing-written = Nie ma czego zapisać
trainer-results-nothing-written-cure = Ta osoba nie ma prób wśród wybranych powyżej: wybierz inny kurs, inne dni albo inny kod.
trainer-results-mark = Ponowna ocena według poprawionego klucza
trainer-results-mark-hint = Po poprawieniu scenariusza: wszystkie próby zostaną ocenione według jego obecnego klucza. Dawne oceny zostają obok nowych; w kursie zostaje jego próg zaliczenia.
trainer-results-scenario = Scenariusz
trainer-results-no-choice = Wybierz scenariusz
trainer-results-reason = Dlaczego
trainer-results-reason-example = np. okno przesłanki było za krótkie
trainer-results-mark-try = Co by się zmieniło
trainer-results-mark-keep = Oceń i zachowaj
trainer-results-marking = Oceniam …
trainer-results-marked = { $count ->
    [one] Oceniono ponownie i zachowano { $count } próbę
    [few] Oceniono ponownie i zachowano { $count } próby
   *[many] Oceniono ponownie i zachowano { $count } prób
}
trainer-results-would-mark = { $count ->
    [one] Ponownej oceny wymagałaby { $count } próba; nic nie zachowano
    [few] Ponownej oceny wymagałyby { $count } próby; nic nie zachowano
   *[many] Ponownej oceny wymagałoby { $count } prób; nic nie zachowano
}
trainer-results-changed = Wynik zmienia się w: { $count }.
trainer-results-under-key = Według tego klucza oceniono już wcześniej: { $count }.
trainer-results-not-marked = Nie oceniono niczego w scenariuszu { $scenario }
trainer-results-not-marked-cure = Scenariusz ma błędy albo nie ma jego prób. Sprawdź go na ekranie autora.
trainer-results-passed = zaliczone
trainer-results-not-passed = niezaliczone
trainer-send = Wysyłanie do magazynu wyników (LRS)
trainer-send-hint = Magazyn wyników zbiera wyniki z wielu stanowisk (xAPI). Wychodzą ukończone próby wybrane powyżej, każdy funkcjonariusz jako kod; nazwiska nigdy. Notowane jest, co magazyn przyjął: po przerwaniu wysyłanie idzie dalej od tego miejsca i nic nie trafia tam dwa razy.
trainer-send-address = Adres magazynu wyników
trainer-send-address-example = np. https://lrs.example.org/xapi
trainer-send-not-web = To nie jest adres internetowy: wpisz go z https://, tak jak podał administrator magazynu.
trainer-send-in-clear = Przez http:// wyniki i klucz szłyby otwartym tekstem: użyj https:// (http:// działa tylko w obrębie tego komputera).
trainer-send-has-credentials = W adresie stoi klucz albo hasło: usuń je stąd i wpisz poniżej.
trainer-send-has-more = Wpisz adres tylko do końca ścieżki: bez ?, # i odstępów.
trainer-send-key = Klucz
trainer-send-secret = Tajny kod
trainer-send-login-hint = Oba podaje administrator magazynu. Gdy pola są puste, brane są te, które dla tego adresu przechowuje pęk kluczy tego komputera.
trainer-send-show = Pokaż tajny kod
trainer-send-keep = Zachowaj oba w pęku kluczy tego komputera
trainer-send-keep-hint = W przeciwnym razie posłużą tylko raz i zostaną zapomniane. Nie trafiają do żadnego pliku.
trainer-send-authority = Certyfikat własnego urzędu certyfikacji instytucji (plik; zwykle niepotrzebny)
trainer-send-authority-example = np. E:\urzad.cer
trainer-send-authority-missing = Takiego pliku tu nie ma.
trainer-send-home = Adres, pod którym nazywani są funkcjonariusze i scenariusze
trainer-send-home-hint = To tylko nazwa: nic nie musi tam odpowiadać. Wybierz jedną i trzymaj się jej; od niej zależą identyfikatory wszystkich wpisów.
trainer-send-home-wrong = Wpisz adres taki jak https://training.example.org, bez ? i #.
trainer-send-home-known = Do tego magazynu wysyłano wyniki pod { $home }; pod innym wszystkie byłyby tam podwójnie.
trainer-send-again = Wyślij wszystko jeszcze raz
trainer-send-again-hint = Zapomina, co zanotowano dla tego magazynu. To, co już w nim jest, pozostaje bez zmian.
trainer-send-look = Zobacz, co zostałoby wysłane
trainer-send-do = Wyślij
trainer-send-stop = Przerwij wysyłanie
trainer-send-log-out = Usuń klucz z pęku kluczy
trainer-send-looking = Przeglądam próby: { $count } …
trainer-send-keyring-asked = Pytam pęk kluczy …
trainer-send-would = Zostałoby wysłane: próby: { $attempts }, wpisy: { $statements }, funkcjonariusze, jako kody: { $officers }. Wysłane wcześniej: { $before }.
trainer-send-nothing = Nie ma już nic do wysłania. Wysłane wcześniej: { $before }.
trainer-send-as = Funkcjonariusz jest tam kodem ze swojej karty, jako konto w { $home }. Magazyn: { $store }.
trainer-send-no-texts = Scenariusza { $scenario } nie ma tu w tej wersji, w której go odtwarzano: jego wpisy wychodzą z identyfikatorami, bez tekstów.
trainer-send-example = Jeden z nich, tak jak wychodzi
trainer-send-stale = Wybrano lub wpisano już coś innego: zobacz jeszcze raz, co zostałoby wysłane.
trainer-send-progress = Próby: { $done } z { $count } · wpisy: { $statements }.
trainer-send-waiting = Magazyn nie odpowiada prawidłowo; kolejna próba połączenia za { $seconds } s.
trainer-send-stopping = Przerywam …
trainer-send-sent = Wysłano
trainer-send-sent-counts = Teraz w magazynie: próby: { $attempts }, wpisy: { $statements }. Były tam wcześniej: { $before }.
trainer-send-stopped = Wysyłanie przerwano
trainer-send-goes-on = To, co przyjęto, jest zanotowane; kolejne wysyłanie pójdzie dalej od tego miejsca.
trainer-send-aside = Magazyn nie przyjął: { $count }. Są wymienione w folderze push w folderze danych.
trainer-send-aside-conflict = jest tam inny wpis o tym identyfikatorze
trainer-send-aside-too-large = jest dla magazynu za duży
trainer-send-aside-refused = magazyn ma do niego zastrzeżenia:
trainer-send-logged-out = Pęk kluczy nic już nie przechowuje dla tego magazynu
trainer-send-not-logged-in = Pęk kluczy nic nie przechowuje dla tego magazynu
trainer-send-fault-unknown-key = Magazyn nie zna tego klucza i tajnego kodu
trainer-send-fault-unknown-key-cure = Wpisz oba jeszcze raz; jeśli to nie pomoże, poproś administratora magazynu o nowe.
trainer-send-fault-forbidden = Magazyn nie pozwala temu kluczowi zapisywać
trainer-send-fault-forbidden-cure = Poproś administratora magazynu o prawo zapisu dla tego klucza.
trainer-send-fault-not-there = Pod tym adresem nie ma magazynu wyników
trainer-send-fault-not-there-cure = Zapytaj administratora magazynu o adres xAPI; często kończy się na /xapi.
trainer-send-fault-moved = Magazyn jest pod innym adresem
trainer-send-fault-moved-cure = Zapytaj o niego administratora magazynu; wysyłane wyniki nigdy nie idą za przekierowaniem.
trainer-send-fault-full = W magazynie nie ma już miejsca
trainer-send-fault-full-cure = Poproś jego administratora o zwolnienie miejsca.
trainer-send-fault-stranger = Magazynowi nie można zaufać: nie poręcza za niego żaden znany tu urząd certyfikacji
trainer-send-fault-stranger-cure = Jeśli instytucja ma własny urząd certyfikacji, wskaż plik jego certyfikatu; zapytaj o niego administratora magazynu. W przeciwnym razie niczego nie wysyłaj: to może być ktoś inny.
trainer-send-fault-expired = Certyfikat magazynu wygasł; ostatnim dniem był { $day }
trainer-send-fault-not-yet = Certyfikat magazynu obowiązuje dopiero od { $day }
trainer-send-fault-clock-cure = Sprawdź datę w tym komputerze. Jeśli jest dobra, poproś administratora magazynu o odnowienie certyfikatu.
trainer-send-fault-other-host = To, co odpowiada, ma certyfikat innego hosta: { $host }
trainer-send-fault-other-host-cure = Wpisz adres tak, jak podał go administrator magazynu. Jeśli tak właśnie jest wpisany, niczego nie wysyłaj i powiadom go: to może być ktoś inny.
trainer-send-fault-certificate = Certyfikatowi magazynu nie można zaufać: { $why }
trainer-send-fault-no-certificate = W pliku urzędu certyfikacji nie ma certyfikatu
trainer-send-fault-no-certificate-cure = Poproś o niego administratora magazynu, jako tekst (PEM) albo plik Windows (.cer).
trainer-send-fault-no-host = Nie ma hosta o takiej nazwie
trainer-send-fault-no-host-cure = Sprawdź pisownię adresu i sieć.
trainer-send-fault-refused = Host nie przyjmuje tam połączeń
trainer-send-fault-refused-cure = Sprawdź adres i port; jeśli są dobre, magazyn jest wyłączony: spróbuj później.
trainer-send-fault-timed-out = Nikt nie odpowiedział na czas
trainer-send-fault-timed-out-cure = Sprawdź sieć; drogę może zamykać zapora. Potem wyślij jeszcze raz.
trainer-send-fault-broken = Połączenie zostało zerwane
trainer-send-fault-broken-cure = Sprawdź sieć i adres, potem wyślij jeszcze raz.
trainer-send-fault-in-clear = To, co tam odpowiada, nie szyfruje
trainer-send-fault-in-clear-cure = Zapytaj administratora magazynu o szyfrowany adres i jego port. Nic nie wysłano.
trainer-send-fault-no-web = To, co tam odpowiada, nie jest serwerem WWW albo wymaga https://
trainer-send-fault-unheard = Z magazynem nie można się połączyć: { $why }
trainer-send-fault-unwell = Magazyn nie mógł tego przyjąć ({ $status })
trainer-send-fault-unwell-cure = Jest przeciążony albo niesprawny: wyślij jeszcze raz później.
trainer-send-fault-no-key = Nie wpisano klucza, a pęk kluczy nie ma żadnego dla tego adresu
trainer-send-fault-no-key-cure = Wpisz klucz i tajny kod, tak jak podał je administrator magazynu.
trainer-send-fault-half-a-key = W środowisku jest { $there } bez { $missing }
trainer-send-fault-half-a-key-cure = Podaj tam oba albo żadnego, albo wpisz oba tutaj.
trainer-send-fault-misshapen = W kluczu lub tajnym kodzie jest znak, którego nie da się wysłać
trainer-send-fault-misshapen-cure = Klucz nie ma dwukropka, a żadne z nich końca wiersza: wpisz oba jeszcze raz.
trainer-send-fault-no-keyring = Ten komputer nie ma pęku kluczy
trainer-send-fault-no-keyring-cure = Wpisz klucz i tajny kod tylko na ten raz: wyłącz ich zachowanie. W Linuksie pęk kluczy daje gnome-keyring albo KWallet.
trainer-send-fault-keyring-locked = Pęk kluczy jest zamknięty
trainer-send-fault-keyring-locked-cure = Otwórz go albo wpisz klucz i tajny kod i wyłącz ich zachowanie.
trainer-send-fault-keyring = Pęku kluczy nie można użyć: { $why }
trainer-send-fault-other-home = Do tego magazynu wysyłano wyniki pod { $home }
trainer-send-fault-other-home-cure = Opróżnij pole adresu, pod którym nazywani są funkcjonariusze, albo wyślij wszystko jeszcze raz pod innym: wtedy wszystko będzie tam podwójnie.
