# Результати на стороні тренера.
trainer-results-empty = Результатів ще не зібрано
trainer-results-empty-hint = Результати приносять із ноутбуків на флешці.
