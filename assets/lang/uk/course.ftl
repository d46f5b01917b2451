# Курс на ноутбуці учасника.
course-kicker = Курс
course-you-are = Ваш код: { $code }.
course-not-you = Це не ви?
course-parts = Що треба зробити
course-code = Введіть свій код
course-code-hint = Він на вашій картці. Великі чи малі літери — однаково.
course-code-enter = Далі
course-code-mistyped = У коді помилка: порівняйте кожен знак зі своєю карткою.
course-code-stranger = Коду { $code } немає у списку цього курсу. Запитайте тренера.
course-part-to-do = Ще не розпочато
course-part-begun = Розпочато; зупинено на { $place }
course-part-done = Зроблено: { $score }
course-part-begin = Почати
course-part-look-back = Переглянути результат
course-part-missing = Цього фільму немає на цьому ноутбуці. Попросіть у тренера пакет.
course-training = Навчання
course-pre-test = Вхідний тест
course-post-test = Підсумковий тест
course-hand-in = Результати з цього ноутбука
course-handed = { $count ->
    [one] Здано { $count } результат.
    [few] Здано { $count } результати.
    [many] Здано { $count } результатів.
   *[other] Здано { $count } результату.
}
course-waiting = { $count ->
    [0] Жоден не чекає.
    [one] { $count } чекає тут.
    [few] { $count } чекають тут.
    [many] { $count } чекають тут.
   *[other] { $count } чекає тут.
}
course-folder = Тека для результатів
course-folder-example = напр. /media/trener/FLASHKA
course-folder-hint = Кожен результат здається сам, щойно фільм закінчиться; він запечатаний так, що відкриє його лише тренер. Копія лишається на цьому ноутбуці. Теку можна також перетягнути на це вікно.
course-hand-in-again = Здати те, що чекає
course-hand-in-all = Здати все ще раз
course-stick = Взяти { $folder }
course-handed-in = Здано до { $folder }.
course-kept-here = Результат у безпеці на цьому ноутбуці, його можна здати пізніше.
course-installed = Курс «{ $title }» тепер на цьому ноутбуці.
course-replaced = Курс «{ $title }» тут тепер у новішому виданні.
course-already = Курс «{ $title }» тут уже був.
course-other = Інший курс: { $title }
course-outside = Усі фільми, поза курсом
course-inside = Назад до курсу
