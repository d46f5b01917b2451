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
