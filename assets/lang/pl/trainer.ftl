# Strona prowadzącego: drzwi, kursy, nazwiska i klucze.
trainer-side = Prowadzący
trainer-back = Wróć do biblioteki; stanowisko zostanie zamknięte
trainer-lock = Zamknij stanowisko
trainer-tabs = Strona prowadzącego
trainer-tab-courses = Kursy
trainer-tab-results = Wyniki
trainer-tab-names = Nazwiska i klucze
trainer-set-up = Zrób z tego komputera stanowisko prowadzącego
trainer-set-up-do = Utwórz stanowisko
trainer-set-up-why = Co chroni hasło
trainer-set-up-why-text = Na tym komputerze będziesz tworzyć kursy, zbierać wyniki i przechowywać nazwiska stojące za kodami. Nazwiska i wyniki są zapieczętowane; otwiera je tylko to hasło. Nie jest nigdzie zapisane, nawet jako suma kontrolna.
trainer-open = Stanowisko prowadzącego
trainer-open-do = Otwórz
trainer-open-why = Stanowisko jest zamknięte
trainer-open-why-text = Kursy, wyniki i nazwiska są za hasłem. Stanowisko zamyka się samo, gdy wracasz do biblioteki, i po dziesięciu minutach, w których nikt niczego nie dotknął.
trainer-bring-back = Przywróć stanowisko
trainer-bring-back-do = Przywróć
trainer-bring-back-why = Z kopii zapasowej klucza
trainer-bring-back-why-text = Kopia to plik zapisany w karcie „Nazwiska i klucze”. Otwiera nazwiska, które są na tym komputerze, i każdy wynik zapieczętowany dla tego stanowiska. Wybierz przy tym nowe hasło.
trainer-forgotten = Hasła nikt nie odzyska
trainer-forgotten-text = Jeśli je zapomnisz i nie masz kopii klucza, wszystkie nazwiska i wyniki tego stanowiska przepadną na zawsze. Zapisz je i trzymaj z dala od tego komputera; kopię klucza zrób zaraz po otwarciu stanowiska.
trainer-forgot = Nie pamiętasz? Przywróć stanowisko z kopii klucza
trainer-have-backup = Mam już kopię klucza stanowiska
trainer-no-backup = Wróć, bez kopii klucza
trainer-data = Folder danych: { $path }
trainer-passphrase = Hasło
trainer-new-passphrase = Nowe hasło
trainer-again = To samo jeszcze raz
trainer-differs = Te dwa wpisy się różnią.
trainer-show-letters = Pokaż litery
trainer-show-letters-hint = Tylko gdy nikt nie patrzy Ci przez ramię.
trainer-working = To celowo trwa chwilę: spowalnia każdego, kto zgaduje.
trainer-strength-short = { $count ->
    [one] Brakuje { $count } znaku: potrzeba co najmniej 12.
    [few] Brakuje { $count } znaków: potrzeba co najmniej 12.
    [many] Brakuje { $count } znaków: potrzeba co najmniej 12.
   *[other] Brakuje { $count } znaku: potrzeba co najmniej 12.
}
trainer-strength-monotonous = Można je przyjąć, ale idzie po klawiaturze albo się powtarza i łatwo je zgadnąć. Lepsze są cztery słowa, które do siebie nie pasują.
trainer-strength-enough = Wystarczy. Dłuższe jest lepsze: cztery lub pięć słów, które do siebie nie pasują.
trainer-strength-long = Dobre i długie.
trainer-backup-file = Plik z kopią klucza
trainer-backup-example = np. E:\klucz-ias.txt
trainer-was-idle = Stanowisko zamknęło się samo
trainer-was-idle-hint = Przez dziesięć minut nikt niczego nie dotknął. To, co było pisane, jest zachowane.
trainer-fault-wrong = To nie jest hasło tego stanowiska.
trainer-fault-wrong-cure = Wpisz je jeszcze raz; liczy się wielkość liter i język klawiatury.
trainer-fault-weak = Hasło jest za krótkie, żeby chronić cudze nazwiska.
trainer-fault-weak-cure = Weź co najmniej 12 znaków; cztery lub pięć słów, które do siebie nie pasują, łatwo zapamiętać.
trainer-fault-damaged = Plik stanowiska jest uszkodzony: { $path }
trainer-fault-lost = Brakuje pliku stanowiska: { $path }
trainer-fault-lost-cure = Skopiuj folder „station” z kopii zapasowej tego komputera albo przywróć stanowisko z kopii klucza.
trainer-fault-other-station = To klucz innego stanowiska: nie otwiera { $path }
trainer-fault-other-station-cure = Weź kopię klucza tego stanowiska. Żeby zacząć z innym kluczem, przenieś najpierw folder „station” w bezpieczne miejsce.
trainer-fault-newer = Plik zapisała nowsza wersja programu: { $path }
trainer-fault-newer-cure = Użyj tamtej wersji. Nic nie zmieniono.
trainer-fault-no-key = W tym pliku nie ma klucza, którego da się użyć.
trainer-fault-no-key-cure = Wskaż plik zapisany przez ten program jako kopia; klucz tajny zaczyna się od AGE-SECRET-KEY-1.
trainer-fault-memory = Nie udało się przeliczyć hasła.
trainer-fault-memory-cure = Zamknij inne programy, żeby zwolnić 64 MiB pamięci, i spróbuj ponownie.
trainer-fault-file = { $path }: { $why }
trainer-fault-full-cure = Zwolnij tam miejsce i spróbuj ponownie; to, co było przedtem, jest nienaruszone.
trainer-fault-missing-cure = Czy pendrive jest włożony, a nazwa dobra? Nazwę najłatwiej wziąć z listy pendrive’ów.
trainer-fault-rights-cure = Sprawdź, czy wolno tam pisać: pendrive może mieć mały przełącznik blokady zapisu. Albo wybierz inny folder.
trainer-fault-file-cure = Sprawdź, czy plik lub folder istnieje i czy wolno go czytać i zapisywać, albo wybierz inny.
trainer-courses-empty = Nie ma jeszcze żadnego kursu
trainer-courses-empty-hint = Kurs mówi, co się gra, kiedy, gdzie i kto w nim uczestniczy (kody, nigdy nazwiska).
trainer-names-empty = Nie ma jeszcze nazwisk
trainer-names-empty-hint = Nazwiska stoją za kodami kursu. Najpierw utwórz kurs.
trainer-courses = Kursy na tym komputerze
trainer-course-new = Nowy kurs
trainer-course-change = Zmień kurs
trainer-course-codes = { $count ->
    [one] { $count } kod
    [few] { $count } kody
    [many] { $count } kodów
   *[other] { $count } kodu
}
trainer-course-kept = wyniki przechowywane do { $day }
trainer-course-edition = wydanie { $edition }
trainer-course-missing = Nie ma na tym komputerze: { $list }. Laptopy tego potrzebują; wczytaj pakiet (Ctrl+O w bibliotece).
trainer-course-over = Czas przechowywania wyników minął: zostaną usunięte przy następnym otwarciu stanowiska.
trainer-course-foreign = Utworzony na innym stanowisku: można go skopiować, ale nie zmienić.
trainer-folder-title = Gdzie zapisywać pliki kursów i karty
trainer-folder = Folder na pliki kursów i karty
trainer-folder-hint = Plik kursu trafia na każdy laptop: włóż tam pendrive i naciśnij w bibliotece „Wczytaj z pendrive’a” (Ctrl+O). Ostatni folder jest pamiętany.
trainer-look-for-sticks = Poszukaj pendrive’ów jeszcze raz
trainer-to-stick = Zapisz na pendrive
trainer-cards = Karty
trainer-edit = Zmień
trainer-like = Utwórz podobny
trainer-remove = Usuń
trainer-remove-do = Usuń kurs
trainer-remove-sure = Usunąć „{ $title }” z tego komputera?
trainer-remove-stays = Próby i zebrane wyniki zostają, nazwiska też. Wyników jeszcze niezebranych nie da się już przyjąć: zbierz je najpierw.
trainer-keep = Zostaw
trainer-removed = Kursu „{ $title }” nie ma już na tym komputerze.
trainer-removed-hint = Na laptopach i pendrive’ach nic się nie zmieniło.
trainer-saved = Kurs „{ $title }” jest zapisany.
trainer-saved-codes = { $count ->
    [one] Powstał { $count } nowy kod.
    [few] Powstały { $count } nowe kody.
    [many] Powstało { $count } nowych kodów.
   *[other] Powstało { $count } nowego kodu.
}
trainer-saved-hint = Zapisz go na pendrive, żeby trafił na laptopy, i wydrukuj karty.
trainer-on-stick = Zapisano: { $path }
trainer-on-stick-hint = Na każdym laptopie włóż pendrive i naciśnij w bibliotece „Wczytaj z pendrive’a” (Ctrl+O). W pliku nie ma nazwisk.
trainer-cards-written = Karty: { $path }
trainer-cards-hint = Otwórz w przeglądarce, wydrukuj na A4 w skali 100 % i potnij wzdłuż linii. Na kartach nie ma nazwisk.
trainer-open-file = Otwórz do druku
trainer-no-folder = Nie wskazano jeszcze folderu.
trainer-no-folder-hint = Włóż pendrive i wybierz go poniżej, wpisz folder albo upuść go na to okno.
trainer-no-codes = Ten kurs nie ma jeszcze kodów.
trainer-no-codes-hint = Zmień kurs i utwórz tyle kodów, ilu jest uczestników.
trainer-elsewhere = Tymczasem kurs zmienił inny program.
trainer-elsewhere-hint = Niczego nie nadpisano. Zamknij formularz i otwórz kurs na nowo; do tego czasu to, co wpisano, jest w formularzu.
trainer-form-close = Wróć do listy
trainer-form-make = Utwórz kurs
trainer-form-save = Zapisz
trainer-form-errors = { $count ->
    [one] Najpierw popraw { $count } rzecz.
    [few] Najpierw popraw { $count } rzeczy.
    [many] Najpierw popraw { $count } rzeczy.
   *[other] Najpierw popraw { $count } rzeczy.
}
trainer-restored = To jest to, co było pisane ostatnio.
trainer-restored-keep = Pisz dalej
trainer-restored-discard = Wyrzuć
trainer-close-sure = Zamknąć bez zapisania?
trainer-close-hint = Tego, co wpisano, nie ma jeszcze w kursie.
trainer-close-stay = Pisz dalej tutaj
trainer-close-discard = Zamknij i wyrzuć
trainer-title = Tytuł
trainer-title-missing = Brak tytułu w językach: { $list }. Pokaże się tam inny.
trainer-place = Miejsce
trainer-place-example = np. Lublin
trainer-id = Krótka nazwa
trainer-id-hint = Od niej nazywają się pliki: małe litery bez polskich znaków, cyfry, myślniki. Tworzy się z miejsca i miesiąca, chyba że ją wpiszesz; potem nie da się jej zmienić.
trainer-begins = Pierwszy dzień
trainer-ends = Ostatni dzień
trainer-retain = Wyniki przechowywane do
trainer-retain-hint = Następnego dnia program sam usuwa wyniki, próby i nazwiska tego kursu. Bez innej decyzji: rok po ostatnim dniu.
trainer-parts = Co się gra, w tej kolejności
trainer-parts-none = Na tym komputerze nie ma filmu, który dałoby się zagrać.
trainer-parts-all = Wszystkie filmy z tego komputera są już w kursie.
trainer-part-add = Dodaj: { $title }
trainer-part-up = Wcześniej: numer
trainer-part-down = Później: numer
trainer-part-remove = Pomiń: numer
trainer-part-purpose = Po co, numer
trainer-part-mode = Jak, numer
trainer-codes = Ilu uczestników
trainer-codes-more = Ile kodów dorobić
trainer-codes-there = { $count ->
    [one] Jest { $count } kod.
    [few] Są { $count } kody.
    [many] Jest { $count } kodów.
   *[other] Jest { $count } kodu.
}
trainer-codes-hint = Każdy uczestnik dostaje kartę z kodem. Kolejne można dorobić w każdej chwili; żaden kod nie znika po cichu.
trainer-pass-mark = Procent potrzebny do zaliczenia
trainer-pass-mark-example = jak w filmach
trainer-language = Język laptopów i kart
trainer-rule-no-title = Napisz, jak nazywa się kurs, przynajmniej w jednym języku.
trainer-rule-no-place = Napisz, gdzie się odbywa.
trainer-rule-no-films = Wybierz, co się gra: co najmniej jeden film.
trainer-rule-bad-day = Nie ma takiego dnia w kalendarzu. Napisz 2026-11-22 albo 22.11.2026.
trainer-rule-ends-before-it-begins = Ostatni dzień jest przed pierwszym.
trainer-rule-kept-too-short = Wyniki zostałyby usunięte przed końcem kursu.
trainer-rule-unknown-scenario = Tego filmu nie ma na tym komputerze. Wczytaj jego pakiet (Ctrl+O w bibliotece) albo go pomiń.
trainer-rule-test-played-before = Test musi być na filmie, którego nikt przedtem nie grał: weź równoległy.
trainer-rule-lonely-test = Jest test przed albo po, ale nie oba: nie da się powiedzieć, co dał kurs.
trainer-rule-test-in-practice = Ćwiczenie od razu mówi, czym było zgłoszenie: to nie test. Wybierz egzamin.
trainer-rule-empty-roster = Bez kodów żaden laptop nikogo nie wpuści.
trainer-rule-bad-id = Weź od 1 do 64 małych liter bez polskich znaków, cyfr i myślników.
trainer-rule-taken-id = Kurs o tej nazwie już jest: weź inną.
trainer-rule-bad-mark = Napisz procent od 0 do 100, np. 60.
trainer-rule-bad-count = Napisz liczbę od 0 do 10000.
trainer-retention-read = Zamknij wiadomość o usuwaniu
trainer-names-title = Nazwiska stojące za kodami
trainer-names-course = Kurs
trainer-names-no-codes = Ten kurs nie ma jeszcze kodów: zmień go i utwórz je.
trainer-names-search = Szukaj kodu lub nazwiska
trainer-names-known = kody z nazwiskiem: { $named } z { $count }
trainer-names-kept = zapieczętowane i zapisane
trainer-names-keeping = zapisuję…
trainer-names-hint = Nazwiska są tylko tutaj, zapieczętowane na tym komputerze: nie ma ich na laptopach, w raportach ani w eksportach.
trainer-column-code = Kod
trainer-column-name = Imię i nazwisko
trainer-column-number = Numer służbowy
trainer-column-email = E-mail
trainer-page-before = Wcześniejsze kody
trainer-page-after = Dalsze kody
trainer-files = Listy i pliki
trainer-list = Lista nazwisk (CSV)
trainer-list-example = np. E:\lista.csv albo upuść ją na to okno
trainer-bring-in = Wczytaj listę
trainer-list-hint = Nagłówki: kod, imię, nazwisko, numer służbowy, e-mail. Osoby bez kodu dostają po kolei wolne kody kursu powyżej. Dopóki choć jeden wiersz jest błędny, nic nie jest wczytywane.
trainer-files-folder = Folder na pliki zapisywane w tej karcie
trainer-write-list = Zapisz nazwiska tego kursu jako listę
trainer-write-list-hint = Jawnie, do arkusza: usuń plik, gdy już nie jest potrzebny.
trainer-brought-in = { $count ->
    [one] Wczytano i zapieczętowano { $count } osobę.
    [few] Wczytano i zapieczętowano { $count } osoby.
    [many] Wczytano i zapieczętowano { $count } osób.
   *[other] Wczytano i zapieczętowano { $count } osoby.
}
trainer-brought-in-hint = Usuń teraz { $path }: są tam jawne nazwiska.
trainer-list-bad = Niczego nie wczytano z { $path }
trainer-list-line = Wiersz { $line }: { $what }
trainer-list-more = { $count ->
    [one] i jeszcze { $count } wiersz
    [few] i jeszcze { $count } wiersze
    [many] i jeszcze { $count } wierszy
   *[other] i jeszcze { $count } wiersza
}
trainer-list-encoding = to nie jest tekst UTF-8; zapisz listę jako „CSV UTF-8”.
trainer-list-headings = nie da się odczytać nagłówków.
trainer-list-unknown = nieznany nagłówek „{ $heading }”; napisz kod, imię, nazwisko, numer służbowy lub e-mail.
trainer-list-twice = nagłówek „{ $heading }” występuje dwa razy.
trainer-list-unreadable = nie da się odczytać wiersza: czy nie brakuje cudzysłowu?
trainer-list-fields = jest więcej pól niż nagłówków.
trainer-list-no-code = w kodzie jest pomyłka: porównaj go z kartą.
trainer-list-code-twice = ten kod był już na liście.
trainer-list-stranger = Kodu { $code } nie ma na liście żadnego kursu na tym komputerze; niczego nie wczytano.
trainer-list-stranger-hint = Czy to właściwy kod? Nazwiska stoją tylko za kodami kursów, żeby można było je na czas usunąć.
trainer-list-few = Niczego nie wczytano. Osoby bez kodu: { $without }, wolne kody tego kursu: { $free }.
trainer-list-few-hint = Zmień kurs, utwórz więcej kodów i wczytaj listę ponownie.
trainer-list-written = Jawne nazwiska: { $path }
trainer-list-written-hint = Usuń plik, gdy już nie jest potrzebny.
trainer-is-there = Taki plik już jest: { $path }
trainer-is-there-hint = Kopii klucza nigdy się nie nadpisuje. Wybierz inny folder albo przenieś plik.
trainer-rights = Co jest przechowywane o osobie
trainer-rights-text = Kto brał udział, może dostać wszystko, co jest o nim przechowywane, i może żądać usunięcia.
trainer-rights-code = Kod osoby
trainer-my-data = Zapisz jej dane
trainer-my-data-of = Zapisz, co jest przechowywane o { $code }
trainer-forget = Usuń…
trainer-forget-of = Usuń, co jest przechowywane o { $code }
trainer-forget-sure = Usunąć wszystko, co jest tu przechowywane o { $code }?
trainer-forget-what = Nazwisko, próby, wyniki, kod na liście kursu. Tego nie da się cofnąć; jeśli osoba chce swoich danych, zapisz je najpierw.
trainer-forget-do = Usuń na zawsze
trainer-my-data-written = Wszystko, co jest tu przechowywane: { $path }
trainer-my-data-written-hint = Przekaż plik tej osobie i usuń go tutaj.
trainer-forgotten-done = Usunięto o { $code }: { $list }.
trainer-forgotten-nothing = O { $code } nic tu nie jest przechowywane.
trainer-forgotten-hint = Pendrive’y, laptopy, wydruki i przekazane pliki są poza zasięgiem: usuń także tam.
trainer-handed-on = { $count ->
    [one] Jedną z tych prób wysłano do magazynu wyników { $store }, który ją przechowuje: poproś jego administratora, aby usunął ją także tam.
    [few] { $count } z tych prób wysłano do magazynu wyników { $store }, który je przechowuje: poproś jego administratora, aby usunął je także tam.
   *[many] { $count } z tych prób wysłano do magazynu wyników { $store }, który je przechowuje: poproś jego administratora, aby usunął je także tam.
}
trainer-unread = W uszkodzonych, odłożonych plikach może być więcej; usuń je, gdy nie są już potrzebne: { $list }
trainer-expired = Czas minął. Usunięto: { $list }.
trainer-expired-hint = Kursy mówią, do kiedy przechowuje się wyniki. Pendrive’y, laptopy i wydruki są poza zasięgiem.
trainer-expired-nothing = Niczyj czas nie minął; niczego nie usunięto.
trainer-not-expired = Nie udało się usunąć tego, czego nie wolno już przechowywać
trainer-count-courses = { $count ->
    [one] { $count } kurs
    [few] { $count } kursy
    [many] { $count } kursów
   *[other] { $count } kursu
}
trainer-count-names = { $count ->
    [one] { $count } nazwisko
    [few] { $count } nazwiska
    [many] { $count } nazwisk
   *[other] { $count } nazwiska
}
trainer-count-attempts = { $count ->
    [one] { $count } próba
    [few] { $count } próby
    [many] { $count } prób
   *[other] { $count } próby
}
trainer-count-gathered = { $count ->
    [one] { $count } zebrany wynik
    [few] { $count } zebrane wyniki
    [many] { $count } zebranych wyników
   *[other] { $count } zebranego wyniku
}
trainer-count-outbox = { $count ->
    [one] { $count } wynik gotowy do oddania
    [few] { $count } wyniki gotowe do oddania
    [many] { $count } wyników gotowych do oddania
   *[other] { $count } wyniku gotowego do oddania
}
trainer-count-texts = { $count ->
    [one] { $count } wynik zapisany jako tekst
    [few] { $count } wyniki zapisane jako tekst
    [many] { $count } wyników zapisanych jako tekst
   *[other] { $count } wyniku zapisanego jako tekst
}
trainer-count-rosters = { $count ->
    [one] { $count } miejsce na liście kursu
    [few] { $count } miejsca na listach kursów
    [many] { $count } miejsc na listach kursów
   *[other] { $count } miejsca na listach kursów
}
trainer-no-code = „{ $code }” to nie kod.
trainer-no-code-hint = Wpisz go tak, jak jest na karcie, np. p-7Q4K-2M9D.
trainer-key = Klucz i hasło tego stanowiska
trainer-public-key = Klucz publiczny
trainer-public-key-hint = Jest w każdym kursie stąd: dla niego pieczętuje się wyniki, a sam niczego nie otwiera. Wolno go pokazać każdemu.
trainer-copy = Kopiuj klucz publiczny
trainer-backup = Kopia klucza tajnego
trainer-backup-hint = Bez niej zapomniane hasło oznacza utratę wszystkiego. Kto ma ten plik, przeczyta każdy wynik: zapisz go na pendrive, zamknij pendrive pod klucz i nie trzymaj kopii tutaj. Plik trafia do folderu z „Listy i pliki”.
trainer-backup-do = Zapisz kopię
trainer-backup-written = Kopia klucza: { $path }
trainer-backup-written-hint = Zamknij pendrive pod klucz. Kto ma ten plik, nie potrzebuje hasła.
trainer-passphrase-change = Zmień hasło
trainer-passphrase-change-do = Zamykaj nowym hasłem
trainer-passphrase-changed = Od teraz stanowisko zamyka nowe hasło.
trainer-passphrase-changed-hint = Stare niczego już nie otwiera. Kopia klucza pozostaje ważna.
trainer-retention = Do kiedy co jest przechowywane
trainer-retention-hint = Gdy czas kursu minie, jego wyniki, próby i nazwiska są usuwane: przy uruchomieniu programu, a nazwiska przy otwarciu stanowiska.
trainer-days-left = { $count ->
    [0] dziś ostatni dzień
    [one] został { $count } dzień
    [few] zostały { $count } dni
    [many] zostało { $count } dni
   *[other] zostało { $count } dnia
}
trainer-is-over = czas minął
trainer-expire = Usuń to, czego czas minął
trainer-orphans = { $count ->
    [one] { $count } nazwisko nie należy do żadnego kursu na tym komputerze.
    [few] { $count } nazwiska nie należą do żadnego kursu na tym komputerze.
    [many] { $count } nazwisk nie należy do żadnego kursu na tym komputerze.
   *[other] { $count } nazwiska nie należy do żadnego kursu na tym komputerze.
}
trainer-orphans-hint = Nikt nie wie, kiedy je usunąć. Usuń je albo przywróć ich kurs.
trainer-their-key = Klucz innego stanowiska
trainer-their-key-example = np. E:\ias-station-key-2026-11-22.txt
trainer-their-key-do = Dodaj ten klucz
trainer-their-key-hint = Kopia klucza z tamtego stanowiska: wyniki zapieczętowane dla niego otworzą się także tutaj. Usuń potem plik.
trainer-their-keys = { $count ->
    [one] Dodano tu { $count } klucz innego stanowiska.
    [few] Dodano tu { $count } klucze innych stanowisk.
    [many] Dodano tu { $count } kluczy innych stanowisk.
   *[other] Dodano tu { $count } klucza innych stanowisk.
}
trainer-key-known = Ten klucz już tu był.
trainer-key-brought = { $count ->
    [one] Dodano { $count } klucz.
    [few] Dodano { $count } klucze.
    [many] Dodano { $count } kluczy.
   *[other] Dodano { $count } klucza.
}
trainer-key-brought-hint = Zbierz teraz jeszcze raz: odłożone wyniki tamtego stanowiska otworzą się, jeśli jest tu też jego kurs. Usuń plik z kluczem.
