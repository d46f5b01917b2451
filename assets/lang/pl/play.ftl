play-film-name = Film, scena: { $scene }
play-flag = Coś jest nie tak
play-pause = Pauza
play-mute = Wyłącz dźwięk
play-unmute = Włącz dźwięk
play-captions-on = Pokaż napisy
play-captions-off = Ukryj napisy
play-replay = Powtórz tę scenę
play-distress = Potrzebuję przerwy
play-no-sound = Nie działa żadne urządzenie dźwiękowe. Film idzie dalej bez dźwięku.
play-opening = Chwileczkę…
play-time-left = { $count ->
    [one] została { $count } sekunda
    [few] zostały { $count } sekundy
    [many] zostało { $count } sekund
   *[other] zostało { $count } sekundy
}
play-time-short = Zostało mało czasu.
classify-title = Co to było?
classify-at = Zgłoszenie w { $time }
classify-search = Szukaj przesłanki
classify-none = Nic nie pasuje. Spróbuj innego słowa.
classify-later = Nazwę później
classify-withdraw = Wycofaj zgłoszenie
after-title = Czego dotyczyły zgłoszenia?
after-unnamed = { $count ->
    [one] { $count } zgłoszenie bez nazwy
    [few] { $count } zgłoszenia bez nazwy
    [many] { $count } zgłoszeń bez nazwy
   *[other] { $count } zgłoszenia bez nazwy
}
after-not-named = Nienazwane
after-flag-name = Zgłoszenie w { $time }: { $name }
exhibit-kicker = Przyjrzyj się
exhibit-closer = Powiększ
exhibit-farther = Pomniejsz
exhibit-whole = Pokaż całość
exhibit-mark-here = Zaznacz to, co pod krzyżykiem
exhibit-marks = { $count ->
    [one] { $count } zaznaczenie
    [few] { $count } zaznaczenia
    [many] { $count } zaznaczeń
   *[other] { $count } zaznaczenia
}
exhibit-mark = Zaznaczenie { $number }
exhibit-unmark = Usuń zaznaczenie { $number }
exhibit-done = To wszystko
exhibit-key-mark = Zaznacz pod krzyżykiem
exhibit-key-zoom = Powiększ lub pomniejsz
exhibit-key-move = Przesuń obraz
pause-title = Pauza
pause-resume = Wróć do filmu
pause-leave = Wyjdź z filmu
pause-kept = Wszystko do tej pory jest zapisane. Możesz dokończyć później.
distress-title = Spokojnie, masz czas
distress-text = Film poczeka. Podczas przerwy nic się nie liczy, a przerwa nigdy nie zmienia wyniku.
distress-help = Oprzyj obie stopy o podłogę i powoli wypuść powietrze. Jeśli coś w Tobie zostaje, porozmawiaj z prowadzącym kurs albo z kimś zaufanym.
distress-resume = Mogę wrócić do filmu
failed-title = Tej sceny nie da się pokazać
failed-kept = Nic nie przepadło. To, czego tu brakuje, nie obciąża Twojego wyniku.
failed-go-on = Przejdź do następnej sceny
failed-retry = Spróbuj jeszcze raz
ending-kicker = Koniec filmu
ending-debrief = Przejdź do omówienia
ending-stuck = Ta ścieżka filmu nie prowadzi dalej. Twoje decyzje są zapisane.
play-shorter = Film tej sceny trwa { $is }, krócej niż { $told }, o których mówi jej opis. Ostatni kadr pozostaje na ekranie.
