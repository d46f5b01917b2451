# Kurs na laptopie uczestnika.
course-kicker = Kurs
course-you-are = Twój kod: { $code }.
course-not-you = To nie Ty?
course-parts = Do zrobienia
course-code = Wpisz swój kod
course-code-hint = Jest na Twojej karcie. Wielkość liter nie ma znaczenia.
course-code-enter = Dalej
course-code-mistyped = W kodzie jest pomyłka: porównaj każdy znak ze swoją kartą.
course-code-stranger = Kodu { $code } nie ma na liście tego kursu. Zapytaj prowadzącego.
course-part-to-do = Jeszcze nierozpoczęte
course-part-begun = Rozpoczęte; zatrzymane w { $place }
course-part-done = Zrobione: { $score }
course-part-begin = Rozpocznij
course-part-look-back = Obejrzyj wynik
course-part-missing = Tego filmu nie ma na tym laptopie. Poproś prowadzącego o pakiet.
course-training = Nauka
course-pre-test = Test wstępny
course-post-test = Test końcowy
course-hand-in = Wyniki z tego laptopa
course-handed = { $count ->
    [one] Oddano { $count } wynik.
    [few] Oddano { $count } wyniki.
    [many] Oddano { $count } wyników.
   *[other] Oddano { $count } wyniku.
}
course-waiting = { $count ->
    [0] Żaden nie czeka.
    [one] { $count } czeka tutaj.
    [few] { $count } czekają tutaj.
    [many] { $count } czeka tutaj.
   *[other] { $count } czeka tutaj.
}
course-folder = Folder na wyniki
course-folder-example = np. /media/trener/PENDRIVE
course-folder-hint = Każdy wynik oddaje się sam, gdy tylko film się skończy; jest zapieczętowany tak, że otworzy go tylko prowadzący. Kopia zostaje na tym laptopie. Folder można też upuścić na to okno.
course-hand-in-again = Oddaj to, co czeka
course-hand-in-all = Oddaj wszystko jeszcze raz
course-stick = Użyj { $folder }
course-handed-in = Oddano do { $folder }.
course-kept-here = Wynik jest bezpieczny na tym laptopie i można go oddać później.
course-installed = Kurs „{ $title }” jest już na tym laptopie.
course-replaced = Kurs „{ $title }” jest tu teraz w nowszym wydaniu.
course-already = Kurs „{ $title }” już tu był.
course-other = Inny kurs: { $title }
course-outside = Wszystkie filmy, poza kursem
course-inside = Wróć do kursu
