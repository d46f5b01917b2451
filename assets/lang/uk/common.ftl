# Слова, що вживаються на кількох екранах.

app-name = Інтерактивний навчальний застосунок
app-purpose = Розпізнавання ознак торгівлі людьми
back = Назад
back-to-library = Назад до бібліотеки
close = Закрити
continue = Далі
cancel = Скасувати
as-of = станом на { $date }
to-be-confirmed = має підтвердити керівник курсу
count-flags = { $count ->
    [one] { $count } позначка
    [few] { $count } позначки
    [many] { $count } позначок
   *[other] { $count } позначки
}
count-signs = { $count ->
    [one] { $count } ознака
    [few] { $count } ознаки
    [many] { $count } ознак
   *[other] { $count } ознаки
}
count-errors = { $count ->
    [one] { $count } помилка
    [few] { $count } помилки
    [many] { $count } помилок
   *[other] { $count } помилки
}
count-warnings = { $count ->
    [one] { $count } зауваження
    [few] { $count } зауваження
    [many] { $count } зауважень
   *[other] { $count } зауваження
}
count-seconds = { $count ->
    [one] { $count } секунда
    [few] { $count } секунди
    [many] { $count } секунд
   *[other] { $count } секунди
}
key-name-space = Пробіл
key-name-escape = Esc
key-name-enter = Enter
verdict-hit = Помічено
verdict-miss = Пропущено
verdict-false-alarm = Хибна підозра
verdict-passed = Слушно пропущено
verdict-neutral = Без оцінки
rating-best = Найкращий
rating-good = Прийнятний
rating-poor = Оминає головне
rating-harmful = Шкодить
rating-none = Без оцінки
