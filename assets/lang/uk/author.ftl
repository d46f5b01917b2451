# Сценарій під час написання: живе оновлення й екран автора.

watch-taken-over = Збережену версію завантажено.
watch-way-changed = Шлях до цієї сцени змінився, тож спроба почалася тут заново.
watch-node-gone = Сцени { $gone } більше немає. Фільм триває від { $at }.
watch-faults = { $count ->
    [one] У збереженому файлі { $count } помилка
    [few] У збереженому файлі { $count } помилки
   *[other] У збереженому файлі { $count } помилок
}
watch-runs-on = Далі працює остання справна версія. Виправте файл і збережіть його знову.
watch-fold = Згорнути
watch-unfold = Показати
preview-scene = Сцена { $number } з { $count }: { $name }
preview-previous = Попередня сцена
preview-next = Наступна сцена
preview-draws = малюється …
preview-no-sound = Лише зображення, зменшене. Звук створює «ias film sound».
preview-waits = Ще нічого не намальовано.
preview-time = { $seconds } с
preview-shot = кадр { $name } { $since } с
author-unsaved = не збережено
author-play = Відтворити звідси
author-save = Зберегти
author-undo = Скасувати
author-redo = Повторити
author-tabs = Частина роботи
author-tab-film = Фільм
author-tab-texts = Тексти
author-tab-choice = Що далі
author-tab-flow = Перебіг
author-tab-findings = Перевірка
author-restored = Відновлено зміни, які минулого разу не було збережено.
author-restored-keep = Залишити їх
author-restored-discard = Відкинути їх
author-conflict = Інша програма зберегла цей файл, поки його змінювали тут.
author-conflict-theirs = Взяти збережену версію
author-conflict-mine = Залишити мою
author-taken-over = Завантажено версію, збережену іншою програмою. Скасування поверне попередню.
author-not-saved = Файл не вдалося зберегти; зміни збережено тут.
author-cannot-play = Сценарій ще не можна відтворити: див. перевірку.
author-node-whole = Увесь сценарій
author-node-scene = Сцена
author-node-exhibit = Експонат
author-node-choose = Вибір
author-node-route = Розгалуження
author-node-assess = Оцінка
author-node-refer = Повідомлення
author-node-ending = Завершення
author-node-faulty = Неможливо прочитати
author-start = починається тут
author-node-add = Додати
author-node-rename = Перейменувати: { $name }
author-node-remove = Вилучити: { $name }
author-name-new = Назва нового вузла
author-name-of = Нова назва для { $name }
author-name-unfit = Лише латинські літери, цифри, - _ і .; кожна назва один раз.
author-name-take = Прийняти назву
author-no-film = У цього вузла немає фільму.
author-no-film-hint = Його тексти й подальші шляхи — на інших вкладках.
author-film-waits = Фільм з’явиться, щойно сцену можна буде прочитати без помилок.
author-step-back = На кадр назад
author-step-on = На кадр уперед
author-run = Відтворювати
author-stop = Зупинити
author-frame = кадр { $number }
author-mark-cue = Початок ознаки
author-mark-cue-end = Кінець ознаки
author-mark-lure = Початок принади
author-mark-lure-end = Кінець принади
author-line = Шкала часу
author-cue = Ознака
author-lure = Принада
author-lane-lures = Принади
author-edge-from = Відкривається
author-edge-to = Закривається
author-edge-here = Перенести на цей кадр
author-place = Місце на зображенні
author-place-of = Місце на зображенні: { $name }
author-place-hint = Перетягніть, щоб пересунути; за кут — щоб змінити розмір. Стрілки пересувають, із Shift змінюють розмір.
author-place-none = Усюди або на слух. Намалюйте прямокутник на фільмі, щоб указати місце.
author-place-add = Поставити місце посередині
author-place-moves = Рухається з фільмом
author-place-moves-hint = Перейдіть до іншого кадру й поставте там прямокутник: між ними він рухається рівномірно.
author-place-clear = Без місця
author-key-go = Перейти до місця о { $time }
author-key-drop = Вилучити місце о { $time }
author-indicator = Ознака з каталогу
author-indicator-none = Оберіть, що це
author-window-rename = Перейменувати вікно: { $name }
author-window-remove = Вилучити вікно: { $name }
author-unselect = Закрити подробиці
author-help-title = Позначте, що треба помітити
author-help = Запустіть фільм і натисніть клавішу, коли ознака починається, і ще раз, коли закінчується. Потім оберіть, що це, і намалюйте, де.
author-key-run = Відтворити або зупинити
author-key-step = Кадр назад або вперед
author-key-cue = Ознака починається або закінчується
author-key-lure = Принада починається або закінчується
author-key-edges = Краї вікна на цей кадр
author-key-arrows = Пересунути виділений край
author-key-remove = Вилучити вікно
author-every-language = кожна мова
author-split = Записати кожною мовою окремо
author-missing = бракує
author-no-texts = У цього вузла немає текстів.
author-text-title = Назва
author-text-summary = Опис для бібліотеки
author-text-role = Хто учасник
author-text-warning = Попередження про зміст
author-text-notes = Джерела і що треба підтвердити
author-text-prompt = Запитання
author-text-option = Варіант
author-text-why = Чому, для обговорення
author-text-note = Що можна було помітити
author-text-lure = Чому це невинне
author-text-conclusion = Висновок
author-text-ending = Що з цього вийшло
author-no-exits = Тут фільм закінчується.
author-exit-on = Веде далі до
author-exit-otherwise = Інакше
author-exit-branch = Гілка { $number }
author-exit-dangling = такого вузла немає
author-exit-open = Відкрити { $name } ({ $what })
author-leads-to = веде до
author-make-choice = Запитати тут, що робити
author-option-add = Ще один варіант
author-option-rename = Перейменувати варіант: { $name }
author-option-remove = Вилучити варіант: { $name }
author-option-rating = Оцінка варіанта { $name }
author-rating = Оцінка
author-no-findings = Усе гаразд.
author-no-findings-hint = До тексту в теперішньому вигляді застосовано всі правила, разом із медіафайлами.
author-count-errors = { $count ->
    [one] { $count } помилка
    [few] { $count } помилки
   *[other] { $count } помилок
}
author-count-findings = { $count ->
    [one] { $count } зауваження
    [few] { $count } зауваження
   *[other] { $count } зауважень
}
author-key-arrows-name = Стрілки
author-flow-waits = Схема малюється.
author-flow-search = Пошук вузлів
author-flow-smaller = Менше
author-flow-larger = Більше
author-flow-whole = Уся схема
author-flow-here = Там, де ви є
author-flow-ground = Схема
author-flow-start = Початок
author-flow-signs = ознаки
author-flow-lures = принади
author-flow-missed = пропущено
author-flow-ending-good = Добре завершення
author-flow-ending-mixed = Половинчасте завершення
author-flow-ending-bad = Погане завершення
author-flow-found = { $count ->
    [0] Нічого не знайдено.
    [one] Знайдено { $count } вузол
    [few] Знайдено { $count } вузли
   *[other] Знайдено { $count } вузлів
}
author-flow-counts = Вузли: { $nodes } · шляхи: { $ways } · завершення: { $endings }
author-flow-help = Перетягування пересуває схему, коліщатко миші змінює масштаб. Клацніть вузол, щоб працювати над ним; подвійне клацання відтворює від нього. Перетягніть кінець шляху до іншого вузла або на порожнє місце, щоб створити новий.
author-flow-key-walk = Позначити шлях, іти ним, повернутися
author-flow-key-move = Пересунути схему
author-flow-key-zoom = Більше, менше, як намальовано
author-flow-key-whole = Уся схема або вузол
author-flow-key-aim = Повести позначений шлях деінде
author-flow-key-play = Відтворити від вузла
author-flow-edit = Редагувати цей вузол
author-flow-play = Відтворити
author-flow-aims = Клацніть вузол, до якого має вести шлях, або дійдіть до нього стрілками й натисніть Enter. Esc залишає його, як є.
author-flow-aim = Вказати на схемі, куди веде «{ $what }»
author-flow-new-for = Новий вузол для «{ $what }»
author-flow-new-here = Шлях веде до нового вузла:
author-flow-mark = Позначити «{ $what }»
author-flow-coverage = Показати результати
author-flow-coverage-hint = Скільки спроб на цьому комп’ютері пройшло якими шляхами і що в них пропустили.
author-flow-counting = Спроби підраховуються.
author-flow-attempts = { $count ->
    [0] На цьому комп’ютері немає спроб у цьому сценарії.
    [one] { $count } спроба
    [few] { $count } спроби
   *[other] { $count } спроб
}
author-line-shorter = Більше сцени
author-line-longer = Наблизити лінію часу
author-elsewhere = Інше вікно має цей сценарій відкритим для редагування. Те, що буде збережено там, з’явиться тут; зміни, зроблені тут і не збережені, зникнуть, коли це вікно закриється.
author-tab-whole = Оцінювання
author-part-choice = Вибір
author-part-node = Вузол
author-part-whole = Сценарій
author-part-state = Змінні
author-part-variable = Змінна
author-part-mark = Деталь
author-add-branch = Ще одна гілка
author-add-mark = Ще одна деталь
author-add-conclusion = Ще один висновок
author-add-variable = Ще одна змінна
author-variable-rename = Перейменувати: { $name }
author-variable = змінна
author-must = треба вибрати
author-otherwise = не вказано: { $what }
author-choose-one = виберіть
author-add-one = додати
author-take-out = Вилучити: { $name }
author-move-up = Вище: { $name }
author-move-down = Нижче: { $name }
author-amount = число
author-number = Число від { $least } до { $most }.
author-number-whole = Ціле число від { $least } до { $most }.
author-no-pass-mark = Без порога: ніхто не складає й не провалює
author-word-at-end = сцена завершується
author-word-now = одразу
author-word-good = добре
author-word-mixed = по-різному
author-word-bad = погано
author-region-left = зліва
author-region-top = згори
author-region-width = ширина
author-region-height = висота
author-when-add = Лише за умови
author-when-what = про що йдеться
author-when-join = Ще одна умова
author-when-take = Вилучити умову
author-when-unread = неможливо прочитати
author-when-all = усе з цього
author-when-any = хоча б одне з цього
author-when-not = це не справджується
author-when-at-least = змінна має щонайменше
author-when-is = змінна має рівно
author-when-chose = вибрано варіант
author-when-visited = відвідано вузол
author-when-flagged = помічено ознаку
author-when-found = помічено ознак щонайменше
author-effect-add = додати до
author-effect-set = встановити
author-effect-more = Змінити змінну
author-no-variables = Сценарій ще не має змінних.
author-to-variables = Додайте їх у всьому сценарії
