play-film-name = Фільм, сцена: { $scene }
play-flag = Тут щось не так
play-pause = Пауза
play-mute = Вимкнути звук
play-unmute = Увімкнути звук
play-captions-on = Показати субтитри
play-captions-off = Сховати субтитри
play-replay = Повторити цю сцену
play-distress = Мені потрібна перерва
play-no-sound = Жоден звуковий пристрій не працює. Фільм іде далі без звуку.
play-opening = Хвилинку…
play-time-left = { $count ->
    [one] залишилася { $count } секунда
    [few] залишилося { $count } секунди
    [many] залишилося { $count } секунд
   *[other] залишилося { $count } секунди
}
play-time-short = Залишилося мало часу.
classify-title = Що це було?
classify-at = Позначка на { $time }
classify-search = Шукати ознаку
classify-none = Нічого не підходить. Спробуйте інше слово.
classify-later = Назву пізніше
classify-withdraw = Зняти позначку
after-title = Чого стосувалися позначки?
after-unnamed = { $count ->
    [one] { $count } позначка без назви
    [few] { $count } позначки без назви
    [many] { $count } позначок без назви
   *[other] { $count } позначки без назви
}
after-not-named = Не названо
after-flag-name = Позначка на { $time }: { $name }
exhibit-kicker = Придивіться
exhibit-closer = Збільшити
exhibit-farther = Зменшити
exhibit-whole = Показати все
exhibit-mark-here = Позначити те, що під хрестиком
exhibit-marks = { $count ->
    [one] { $count } мітка
    [few] { $count } мітки
    [many] { $count } міток
   *[other] { $count } мітки
}
exhibit-mark = Мітка { $number }
exhibit-unmark = Прибрати мітку { $number }
exhibit-done = Оглянуто
exhibit-key-mark = Позначити під хрестиком
exhibit-key-zoom = Збільшити або зменшити
exhibit-key-move = Рухати зображення
pause-title = Пауза
pause-resume = Повернутися до фільму
pause-leave = Вийти з фільму
pause-kept = Усе дотепер збережено. Ви зможете завершити пізніше.
distress-title = Не поспішайте
distress-text = Фільм зачекає. Під час перерви нічого не рахується, і перерва ніколи не змінює результату.
distress-help = Поставте обидві стопи на підлогу й повільно видихніть. Якщо щось не відпускає, поговоріть із керівником курсу або з кимось, кому довіряєте.
distress-resume = Можна продовжувати
failed-title = Цю сцену неможливо показати
failed-kept = Нічого не втрачено. Те, чого тут бракує, не зменшує вашого результату.
failed-go-on = Перейти до наступної сцени
failed-retry = Спробувати ще раз
ending-kicker = Кінець фільму
ending-debrief = Перейти до розбору
ending-stuck = Цей шлях фільму далі не веде. Те, що ви зробили, збережено.
play-shorter = Фільм цієї сцени триває { $is }, менше ніж { $told }, про які йдеться в її описі. Останній кадр лишається на екрані.
