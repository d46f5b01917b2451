# Słowa używane na kilku ekranach.

app-name = Interaktywna aplikacja szkoleniowa
app-purpose = Rozpoznawanie oznak handlu ludźmi
back = Wstecz
back-to-library = Wróć do biblioteki
close = Zamknij
continue = Dalej
cancel = Anuluj
as-of = stan na { $date }
to-be-confirmed = do potwierdzenia przez prowadzącego kurs
count-flags = { $count ->
    [one] { $count } zgłoszenie
    [few] { $count } zgłoszenia
    [many] { $count } zgłoszeń
   *[other] { $count } zgłoszenia
}
count-signs = { $count ->
    [one] { $count } przesłanka
    [few] { $count } przesłanki
    [many] { $count } przesłanek
   *[other] { $count } przesłanki
}
count-errors = { $count ->
    [one] { $count } błąd
    [few] { $count } błędy
    [many] { $count } błędów
   *[other] { $count } błędu
}
count-warnings = { $count ->
    [one] { $count } uwaga
    [few] { $count } uwagi
    [many] { $count } uwag
   *[other] { $count } uwagi
}
count-seconds = { $count ->
    [one] { $count } sekunda
    [few] { $count } sekundy
    [many] { $count } sekund
   *[other] { $count } sekundy
}
key-name-space = Spacja
key-name-escape = Esc
key-name-enter = Enter
verdict-hit = Zauważone
verdict-miss = Przeoczone
verdict-false-alarm = Niesłuszne podejrzenie
verdict-passed = Słusznie pominięte
verdict-neutral = Bez oceny
rating-best = Najlepsza
rating-good = Dopuszczalna
rating-poor = Pomija to, co ważne
rating-harmful = Szkodzi
rating-none = Bez oceny
