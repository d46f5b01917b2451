results-kicker = Результат
results-to-debrief = Назад до розбору
results-save = Зберегти як текст
results-print = Друкувати
results-saved = Записано в { $path }
results-of-path = з того, що давав ваш шлях
results-of-best = { $score } з того, що дає найкращий шлях
results-pass-mark = Для зарахування потрібно { $mark }
results-passed = Зараховано
results-not-passed = Не зараховано
results-parts = Частини результату
results-noticing = Спостережливість
results-not-offered = не на вашому шляху
results-part-detection = Помічання ознак
results-part-classification = Називання ознак
results-part-conduct = Дії
results-part-assessment = Оцінка
results-part-referral = Повідомлення
results-hits = { $count ->
    [one] { $count } ознаку помічено
    [few] { $count } ознаки помічено
    [many] { $count } ознак помічено
   *[other] { $count } ознаки помічено
}
results-misses = { $count ->
    [one] { $count } ознаку пропущено
    [few] { $count } ознаки пропущено
    [many] { $count } ознак пропущено
   *[other] { $count } ознаки пропущено
}
results-false-alarms = { $count ->
    [one] { $count } невинний момент під хибною підозрою
    [few] { $count } невинні моменти під хибною підозрою
    [many] { $count } невинних моментів під хибною підозрою
   *[other] { $count } невинного моменту під хибною підозрою
}
results-correct-rejections = { $count ->
    [one] { $count } невинний момент слушно пропущено
    [few] { $count } невинні моменти слушно пропущено
    [many] { $count } невинних моментів слушно пропущено
   *[other] { $count } невинного моменту слушно пропущено
}
results-stray = { $count ->
    [one] { $count } позначка в порожнечу
    [few] { $count } позначки в порожнечу
    [many] { $count } позначок у порожнечу
   *[other] { $count } позначки в порожнечу
}
results-chance = Стільки ж позначок навмання знайшли б у середньому { $hits } ознаки.
results-sensitivity = Чутливість d' = { $d }, критерій c = { $c }
results-too-little = Показано замало, щоб назвати чутливість. Числа говорять самі за себе.
results-brier = Впевненість (показник Браєра, 0 — ідеал): { $brier }
results-facts = Код { $code } · { $date } · { $mode }
results-setting-timers = Час на вибір: { $timers }
results-principle-broken = Цього слід уникати: { $principle }
results-principle-missing = Це слід зробити: { $principle }
results-title = Результат
results-detail-detection = { $count ->
    [one] { $found } з { $count } ознаки на вашому шляху
    [few] { $found } з { $count } ознак на вашому шляху
    [many] { $found } з { $count } ознак на вашому шляху
   *[other] { $found } з { $count } ознаки на вашому шляху
}
results-detail-classification = точно названо: { $right }, близько: { $near }
results-detail-conduct = { $count ->
    [one] { $count } вибір
    [few] { $count } вибори
    [many] { $count } виборів
   *[other] { $count } вибору
}
