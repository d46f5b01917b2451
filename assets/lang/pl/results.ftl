results-kicker = Wynik
results-to-debrief = Wróć do omówienia
results-save = Zapisz jako tekst
results-print = Drukuj
results-saved = Zapisano w { $path }
results-of-path = tego, co dawała Twoja ścieżka
results-of-best = { $score } tego, co daje najlepsza ścieżka
results-pass-mark = Próg zaliczenia: { $mark }
results-passed = Zaliczone
results-not-passed = Niezaliczone
results-parts = Części wyniku
results-noticing = Spostrzeganie
results-not-offered = nie na Twojej ścieżce
results-part-detection = Zauważanie przesłanek
results-part-classification = Nazywanie przesłanek
results-part-conduct = Postępowanie
results-part-assessment = Ocena
results-part-referral = Powiadamianie
results-hits = { $count ->
    [one] { $count } przesłanka zauważona
    [few] { $count } przesłanki zauważone
    [many] { $count } przesłanek zauważonych
   *[other] { $count } przesłanki zauważonej
}
results-misses = { $count ->
    [one] { $count } przesłanka przeoczona
    [few] { $count } przesłanki przeoczone
    [many] { $count } przesłanek przeoczonych
   *[other] { $count } przesłanki przeoczonej
}
results-false-alarms = { $count ->
    [one] { $count } niewinna chwila podejrzana niesłusznie
    [few] { $count } niewinne chwile podejrzane niesłusznie
    [many] { $count } niewinnych chwil podejrzanych niesłusznie
   *[other] { $count } niewinnej chwili podejrzanej niesłusznie
}
results-correct-rejections = { $count ->
    [one] { $count } niewinna chwila słusznie pominięta
    [few] { $count } niewinne chwile słusznie pominięte
    [many] { $count } niewinnych chwil słusznie pominiętych
   *[other] { $count } niewinnej chwili słusznie pominiętej
}
results-stray = { $count ->
    [one] { $count } zgłoszenie w próżnię
    [few] { $count } zgłoszenia w próżnię
    [many] { $count } zgłoszeń w próżnię
   *[other] { $count } zgłoszenia w próżnię
}
results-chance = Tyle samo zgłoszeń na oślep trafiłoby średnio { $hits } przesłanek.
results-sensitivity = Czułość d' = { $d }, kryterium c = { $c }
results-too-little = Pokazano za mało, by podać czułość. Liczby mówią same za siebie.
results-brier = Pewność (wynik Briera, 0 to ideał): { $brier }
results-facts = Kod { $code } · { $date } · { $mode }
results-setting-timers = Czas na wybór: { $timers }
results-principle-broken = Tego trzeba unikać: { $principle }
results-principle-missing = To trzeba zrobić: { $principle }
results-title = Wynik
results-detail-detection = { $count ->
    [one] { $found } z { $count } przesłanki na Twojej ścieżce
    [few] { $found } z { $count } przesłanek na Twojej ścieżce
    [many] { $found } z { $count } przesłanek na Twojej ścieżce
   *[other] { $found } z { $count } przesłanki na Twojej ścieżce
}
results-detail-classification = dokładnie nazwane: { $right }, blisko: { $near }
results-detail-conduct = { $count ->
    [one] { $count } wybór
    [few] { $count } wybory
    [many] { $count } wyborów
   *[other] { $count } wyboru
}
