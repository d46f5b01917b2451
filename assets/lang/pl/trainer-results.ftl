# Wyniki na stronie prowadzącego.
trainer-results-empty = Nie zebrano jeszcze wyników
trainer-results-empty-hint = Wyniki przynosi się z laptopów na pendrivie.
