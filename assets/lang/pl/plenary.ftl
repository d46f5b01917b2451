# Grupa przed jednym ekranem; prowadzi szkoleniowiec.
plenary-kicker = Pytanie do grupy
plenary-present = { $count ->
    [one] Na sali: { $count } osoba
    [few] Na sali: { $count } osoby
    [many] Na sali: { $count } osób
   *[other] Na sali: { $count } osoby
}
plenary-more-people = O jedną osobę na sali więcej
plenary-fewer-people = O jedną osobę na sali mniej
plenary-more-hands = O jedną rękę więcej dla odpowiedzi { $number }
plenary-fewer-hands = O jedną rękę mniej dla odpowiedzi { $number }
plenary-answer-name = Odpowiedź { $number }: { $text }. { $count ->
    [one] { $count } ręka
    [few] { $count } ręce
    [many] { $count } rąk
   *[other] { $count } ręki
}
plenary-hands = { $count ->
    [one] { $count } ręka
    [few] { $count } ręce
    [many] { $count } rąk
   *[other] { $count } ręki
}
plenary-sum = Policzone ręce: { $hands }. Osoby na sali: { $people }.
plenary-reveal = Pokaż ręce i uzasadnienia
plenary-again = Policz jeszcze raz
plenary-on-majority = Dalej z większością: { $number }
plenary-on-pick = Dalej z odpowiedzią { $number }
plenary-tie = Nie ma większości: wybierz odpowiedź, z którą idziemy dalej.
plenary-no-why = Autor nie podał tu uzasadnienia.
plenary-callers = { $count ->
    [one] zgłosiło (na sali { $count } osoba)
    [few] zgłosiło (na { $count } osoby)
    [many] zgłosiło (na { $count } osób)
   *[other] zgłosiło (na { $count } osoby)
}
plenary-more-callers = O jedno zgłoszenie więcej
plenary-fewer-callers = O jedno zgłoszenie mniej
plenary-blank = Czarny ekran; naciśnij, by wrócić
plenary-listed = Grupa: { $title }
plenary-keys-title = Klawisze prowadzącego
plenary-keys-close = Wróć do filmu
plenary-does-flag = grupa zgłasza przesłankę: zatrzymaj i nazwij
plenary-does-digits = liczba rąk dla odpowiedzi w ramce
plenary-does-arrows = następna lub poprzednia odpowiedź
plenary-does-on = następna odpowiedź, pokaż ręce, dalej
plenary-does-back = policz jeszcze raz
plenary-does-pick = obejrzyj tę odpowiedź; potem dalej z nią
plenary-does-erase = cofnij ostatnią cyfrę
plenary-does-blank = czarny ekran i z powrotem
plenary-does-keys = te klawisze
