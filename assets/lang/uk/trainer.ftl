# Сторона тренера: двері, курси, прізвища й ключі.
trainer-side = Тренер
trainer-back = Назад до бібліотеки; станцію буде замкнено
trainer-lock = Замкнути
trainer-tabs = Сторона тренера
trainer-tab-courses = Курси
trainer-tab-results = Результати
trainer-tab-names = Прізвища й ключі
trainer-set-up = Зробити цей комп’ютер станцією тренера
trainer-set-up-do = Створити станцію
trainer-set-up-why = Що захищає парольна фраза
trainer-set-up-why-text = На цьому комп’ютері ви створюватимете курси, збиратимете результати й зберігатимете прізвища, що стоять за кодами. Прізвища й результати запечатані; їх відкриває лише ця фраза. Вона ніде не зберігається, навіть як контрольна сума.
trainer-open = Станція тренера
trainer-open-do = Відкрити
trainer-open-why = Станцію замкнено
trainer-open-why-text = Курси, результати й прізвища захищені парольною фразою. Станція замикається сама, коли ви повертаєтеся до бібліотеки, і після десяти хвилин, протягом яких ніхто нічого не торкався.
trainer-bring-back = Відновити станцію
trainer-bring-back-do = Відновити
trainer-bring-back-why = Із резервної копії ключа
trainer-bring-back-why-text = Копія — це файл, який ви записали на вкладці «Прізвища й ключі». Він відкриває прізвища, що зберігаються тут, і кожен результат, запечатаний для цієї станції. Одразу виберіть нову парольну фразу.
trainer-forgotten = Парольну фразу ніхто не відновить
trainer-forgotten-text = Якщо її забути й не мати копії ключа, усі прізвища й результати цієї станції втрачено назавжди. Запишіть її та зберігайте окремо від цього комп’ютера; копію ключа зробіть одразу після відкриття станції.
trainer-forgot = Забули? Відновіть станцію з копії ключа
trainer-have-backup = Копія ключа станції вже є
trainer-no-backup = Назад, без копії ключа
trainer-data = Тека даних: { $path }
trainer-passphrase = Парольна фраза
trainer-new-passphrase = Нова парольна фраза
trainer-again = Те саме ще раз
trainer-differs = Ці два записи відрізняються.
trainer-show-letters = Показати літери
trainer-show-letters-hint = Лише коли ніхто не дивиться через плече.
trainer-working = Це навмисно триває мить: так сповільнюється той, хто вгадує.
trainer-strength-short = { $count ->
    [one] Бракує { $count } символу: треба щонайменше 12.
    [few] Бракує { $count } символів: треба щонайменше 12.
    [many] Бракує { $count } символів: треба щонайменше 12.
   *[other] Бракує { $count } символу: треба щонайменше 12.
}
trainer-strength-monotonous = Її можна прийняти, але вона йде по клавіатурі або повторюється, тож її легко вгадати. Краще чотири слова, що не пасують одне до одного.
trainer-strength-enough = Достатньо. Довша краща: чотири чи п’ять слів, що не пасують одне до одного.
trainer-strength-long = Добра й довга.
trainer-backup-file = Файл із копією ключа
trainer-backup-example = напр. E:\kliuch-ias.txt
trainer-was-idle = Станція замкнулася сама
trainer-was-idle-hint = Десять хвилин ніхто нічого не торкався. Те, що ви писали, збережено.
trainer-fault-wrong = Це не парольна фраза цієї станції.
trainer-fault-wrong-cure = Введіть її ще раз; мають значення великі літери й мова клавіатури.
trainer-fault-weak = Парольна фраза закоротка, щоб захистити чужі прізвища.
trainer-fault-weak-cure = Візьміть щонайменше 12 символів; чотири чи п’ять слів, що не пасують одне до одного, легко запам’ятати.
trainer-fault-damaged = Файл станції пошкоджено: { $path }
trainer-fault-lost = Бракує файлу станції: { $path }
trainer-fault-lost-cure = Скопіюйте теку «station» з резервної копії цього комп’ютера або відновіть станцію з копії її ключа.
trainer-fault-other-station = Це ключ іншої станції: він не відкриває { $path }
trainer-fault-other-station-cure = Візьміть копію ключа саме цієї станції. Щоб почати з іншим ключем, спершу перенесіть теку «station» у безпечне місце.
trainer-fault-newer = Файл записала новіша версія програми: { $path }
trainer-fault-newer-cure = Скористайтеся тією версією. Нічого не змінено.
trainer-fault-no-key = У цьому файлі немає придатного ключа.
trainer-fault-no-key-cure = Візьміть файл, який ця програма записала як копію; таємний ключ починається з AGE-SECRET-KEY-1.
trainer-fault-memory = Не вдалося обчислити парольну фразу.
trainer-fault-memory-cure = Закрийте інші програми, щоб звільнити 64 МіБ пам’яті, і спробуйте ще раз.
trainer-fault-file = { $path }: { $why }
trainer-fault-full-cure = Звільніть там місце й спробуйте ще раз; те, що було раніше, не змінилося.
trainer-fault-missing-cure = Чи вставлено флешку й чи правильна назва? Назву найлегше взяти зі списку флешок.
trainer-fault-rights-cure = Перевірте, чи можна туди писати: на флешці може бути маленький перемикач захисту від запису. Або виберіть іншу теку.
trainer-fault-file-cure = Перевірте, чи файл або тека існує й чи можна їх читати та записувати, або виберіть інші.
trainer-courses-empty = Курсів ще немає
trainer-courses-empty-hint = Курс каже, що грають, коли, де і хто бере участь (коди, ніколи прізвища).
trainer-names-empty = Прізвищ ще немає
trainer-names-empty-hint = Прізвища стоять за кодами курсу. Спершу створіть курс.
trainer-courses = Курси на цьому комп’ютері
trainer-course-new = Новий курс
trainer-course-change = Змінити курс
trainer-course-codes = { $count ->
    [one] { $count } код
    [few] { $count } коди
    [many] { $count } кодів
   *[other] { $count } коду
}
trainer-course-kept = результати зберігаються до { $day }
trainer-course-edition = видання { $edition }
trainer-course-missing = Немає на цьому комп’ютері: { $list }. Ноутбукам це потрібно; додайте пакет (Ctrl+O у бібліотеці).
trainer-course-over = Строк зберігання результатів минув: їх буде видалено під час наступного відкриття станції.
trainer-course-foreign = Створено на іншій станції: курс можна скопіювати, але не змінити тут.
trainer-folder-title = Куди записувати файли курсів і картки
trainer-folder = Тека для файлів курсів і карток
trainer-folder-hint = Файл курсу потрапляє на кожен ноутбук: вставте там флешку й натисніть у бібліотеці «Додати з флешки» (Ctrl+O). Остання тека запам’ятовується.
trainer-look-for-sticks = Пошукати флешки ще раз
trainer-to-stick = Записати на флешку
trainer-cards = Картки
trainer-edit = Змінити
trainer-like = Створити подібний
trainer-remove = Прибрати
trainer-remove-do = Прибрати курс
trainer-remove-sure = Прибрати «{ $title }» з цього комп’ютера?
trainer-remove-stays = Спроби й зібрані результати залишаються, прізвища теж. Ще не зібрані результати вже не вдасться прийняти: спершу зберіть їх.
trainer-keep = Залишити
trainer-removed = Курсу «{ $title }» на цьому комп’ютері більше немає.
trainer-removed-hint = На ноутбуках і флешках нічого не змінилося.
trainer-saved = Курс «{ $title }» збережено.
trainer-saved-codes = { $count ->
    [one] Створено { $count } новий код.
    [few] Створено { $count } нові коди.
    [many] Створено { $count } нових кодів.
   *[other] Створено { $count } нового коду.
}
trainer-saved-hint = Запишіть його на флешку, щоб він потрапив на ноутбуки, і надрукуйте картки.
trainer-on-stick = Записано: { $path }
trainer-on-stick-hint = На кожному ноутбуці вставте флешку й натисніть у бібліотеці «Додати з флешки» (Ctrl+O). Прізвищ у файлі немає.
trainer-cards-written = Картки: { $path }
trainer-cards-hint = Відкрийте у браузері, надрукуйте на A4 у масштабі 100 % і розріжте вздовж ліній. Прізвищ на картках немає.
trainer-open-file = Відкрити для друку
trainer-no-folder = Теку ще не вказано.
trainer-no-folder-hint = Вставте флешку й виберіть її нижче, введіть теку або перетягніть її на це вікно.
trainer-no-codes = У цього курсу ще немає кодів.
trainer-no-codes-hint = Змініть курс і створіть стільки кодів, скільки учасників.
trainer-elsewhere = Тим часом курс змінила інша програма.
trainer-elsewhere-hint = Нічого не перезаписано. Закрийте форму й відкрийте курс заново; доти введене залишається у формі.
trainer-form-close = Назад до списку
trainer-form-make = Створити курс
trainer-form-save = Зберегти
trainer-form-errors = { $count ->
    [one] Спершу виправте { $count } річ.
    [few] Спершу виправте { $count } речі.
    [many] Спершу виправте { $count } речей.
   *[other] Спершу виправте { $count } речі.
}
trainer-restored = Це те, що ви писали минулого разу.
trainer-restored-keep = Продовжити
trainer-restored-discard = Викинути
trainer-close-sure = Закрити без збереження?
trainer-close-hint = Введеного ще немає в курсі.
trainer-close-stay = Писати далі
trainer-close-discard = Закрити й викинути
trainer-title = Назва
trainer-title-missing = Немає назви мовами: { $list }. Там буде показано іншу.
trainer-place = Місце
trainer-place-example = напр. Люблін
trainer-id = Коротка назва
trainer-id-hint = За нею називаються файли: малі латинські літери, цифри, дефіси. Вона складається з місця й місяця, якщо ви її не введете; потім її не можна змінити.
trainer-begins = Перший день
trainer-ends = Останній день
trainer-retain = Результати зберігаються до
trainer-retain-hint = Наступного дня програма сама видаляє результати, спроби й прізвища цього курсу. Без іншого рішення: рік після останнього дня.
trainer-parts = Що грають, у цьому порядку
trainer-parts-none = На цьому комп’ютері немає фільму, який можна було б зіграти.
trainer-parts-all = Усі фільми цього комп’ютера вже в курсі.
trainer-part-add = Додати: { $title }
trainer-part-up = Раніше: номер
trainer-part-down = Пізніше: номер
trainer-part-remove = Пропустити: номер
trainer-part-purpose = Для чого, номер
trainer-part-mode = Як, номер
trainer-codes = Скільки учасників
trainer-codes-more = Скільки кодів додати
trainer-codes-there = { $count ->
    [one] Є { $count } код.
    [few] Є { $count } коди.
    [many] Є { $count } кодів.
   *[other] Є { $count } коду.
}
trainer-codes-hint = Кожен учасник отримує картку з кодом. Додати можна будь-коли; жоден код не зникає мовчки.
trainer-pass-mark = Відсоток, потрібний для зарахування
trainer-pass-mark-example = як у фільмах
trainer-language = Мова ноутбуків і карток
trainer-rule-no-title = Напишіть, як називається курс, принаймні однією мовою.
trainer-rule-no-place = Напишіть, де воно відбувається.
trainer-rule-no-films = Виберіть, що грають: щонайменше один фільм.
trainer-rule-bad-day = Такого дня в календарі немає. Напишіть 2026-11-22 або 22.11.2026.
trainer-rule-ends-before-it-begins = Останній день раніше за перший.
trainer-rule-kept-too-short = Результати було б видалено до кінця курсу.
trainer-rule-unknown-scenario = Цього фільму немає на цьому комп’ютері. Додайте його пакет (Ctrl+O у бібліотеці) або пропустіть його.
trainer-rule-test-played-before = Тест має бути на фільмі, якого доти ніхто не грав: візьміть паралельний.
trainer-rule-lonely-test = Є тест до або після, але не обидва: не можна сказати, що дав курс.
trainer-rule-test-in-practice = Вправа одразу каже, чим була позначка: це не тест. Виберіть іспит.
trainer-rule-empty-roster = Без кодів жоден ноутбук нікого не впустить.
trainer-rule-bad-id = Візьміть від 1 до 64 малих латинських літер, цифр і дефісів.
trainer-rule-taken-id = Курс із такою назвою вже є: візьміть іншу.
trainer-rule-bad-mark = Напишіть відсоток від 0 до 100, напр. 60.
trainer-rule-bad-count = Напишіть число від 0 до 10000.
trainer-retention-read = Закрити повідомлення про видалення
trainer-names-title = Прізвища, що стоять за кодами
trainer-names-course = Курс
trainer-names-no-codes = У цього курсу ще немає кодів: змініть його та створіть їх.
trainer-names-search = Шукати код або прізвище
trainer-names-known = коди з прізвищем: { $named } із { $count }
trainer-names-kept = запечатано й збережено
trainer-names-keeping = зберігається…
trainer-names-hint = Прізвища є лише тут, запечатані на цьому комп’ютері: їх немає на ноутбуках, у звітах чи експортах.
trainer-column-code = Код
trainer-column-name = Ім’я та прізвище
trainer-column-number = Службовий номер
trainer-column-email = Ел. пошта
trainer-page-before = Попередні коди
trainer-page-after = Наступні коди
trainer-files = Списки й файли
trainer-list = Список прізвищ (CSV)
trainer-list-example = напр. E:\spysok.csv або перетягніть його на це вікно
trainer-bring-in = Внести список
trainer-list-hint = Заголовки: код, ім’я, прізвище, службовий номер, email. Люди без коду отримують по черзі вільні коди курсу вище. Поки хоч один рядок хибний, нічого не вноситься.
trainer-files-folder = Тека для файлів, що записуються тут
trainer-write-list = Записати прізвища цього курсу списком
trainer-write-list-hint = Відкрито, для електронної таблиці: видаліть файл, коли він більше не потрібен.
trainer-brought-in = { $count ->
    [one] Внесено й запечатано { $count } особу.
    [few] Внесено й запечатано { $count } особи.
    [many] Внесено й запечатано { $count } осіб.
   *[other] Внесено й запечатано { $count } особи.
}
trainer-brought-in-hint = Видаліть зараз { $path }: там відкриті прізвища.
trainer-list-bad = Нічого не внесено з { $path }
trainer-list-line = Рядок { $line }: { $what }
trainer-list-more = { $count ->
    [one] і ще { $count } рядок
    [few] і ще { $count } рядки
    [many] і ще { $count } рядків
   *[other] і ще { $count } рядка
}
trainer-list-encoding = це не текст UTF-8; збережіть список як «CSV UTF-8».
trainer-list-headings = заголовки не вдається прочитати.
trainer-list-unknown = невідомий заголовок «{ $heading }»; напишіть код, ім’я, прізвище, службовий номер або email.
trainer-list-twice = заголовок «{ $heading }» стоїть двічі.
trainer-list-unreadable = рядок не вдається прочитати: чи не бракує лапок?
trainer-list-fields = полів більше, ніж заголовків.
trainer-list-no-code = у коді помилка: порівняйте його з карткою.
trainer-list-code-twice = цей код уже був у списку.
trainer-list-stranger = Коду { $code } немає у списку жодного курсу на цьому комп’ютері; нічого не внесено.
trainer-list-stranger-hint = Чи правильний це код? Прізвища стоять лише за кодами курсів, щоб їх вчасно видалити.
trainer-list-few = Нічого не внесено. Людей без коду: { $without }, вільних кодів цього курсу: { $free }.
trainer-list-few-hint = Змініть курс, створіть більше кодів і внесіть список ще раз.
trainer-list-written = Відкриті прізвища: { $path }
trainer-list-written-hint = Видаліть файл, коли він більше не потрібен.
trainer-is-there = Такий файл уже є: { $path }
trainer-is-there-hint = Копію ключа ніколи не перезаписують. Виберіть іншу теку або перенесіть файл.
trainer-rights = Що зберігається про людину
trainer-rights-text = Хто брав участь, може отримати все, що про нього зберігається, і може вимагати видалення.
trainer-rights-code = Код людини
trainer-my-data = Записати її дані
trainer-my-data-of = Записати, що зберігається про { $code }
trainer-forget = Видалити…
trainer-forget-of = Видалити, що зберігається про { $code }
trainer-forget-sure = Видалити все, що тут зберігається про { $code }?
trainer-forget-what = Прізвище, спроби, результати, код у списку курсу. Цього не можна скасувати; якщо людина хоче мати свої дані, спершу запишіть їх.
trainer-forget-do = Видалити назавжди
trainer-my-data-written = Усе, що тут зберігається: { $path }
trainer-my-data-written-hint = Передайте файл цій людині й видаліть його тут.
trainer-forgotten-done = Видалено про { $code }: { $list }.
trainer-forgotten-nothing = Про { $code } тут нічого не зберігається.
trainer-forgotten-hint = Флешки, ноутбуки, роздруківки й передані файли поза досяжністю: видаліть і там.
trainer-handed-on = { $count ->
    [one] { $count } із цих спроб надіслано до сховища результатів { $store }, яке її зберігає: попросіть його адміністратора видалити її й там.
    [few] { $count } із цих спроб надіслано до сховища результатів { $store }, яке їх зберігає: попросіть його адміністратора видалити їх і там.
   *[many] { $count } із цих спроб надіслано до сховища результатів { $store }, яке їх зберігає: попросіть його адміністратора видалити їх і там.
}
trainer-unread = У пошкоджених відкладених файлах може бути більше; видаліть їх, коли вони нікому не потрібні: { $list }
trainer-expired = Строк минув. Видалено: { $list }.
trainer-expired-hint = Курси кажуть, до якого дня зберігати результати. Флешки, ноутбуки й роздруківки поза досяжністю.
trainer-expired-nothing = Жоден строк не минув; нічого не видалено.
trainer-not-expired = Не вдалося видалити те, чого вже не можна зберігати
trainer-count-courses = { $count ->
    [one] { $count } курс
    [few] { $count } курси
    [many] { $count } курсів
   *[other] { $count } курсу
}
trainer-count-names = { $count ->
    [one] { $count } прізвище
    [few] { $count } прізвища
    [many] { $count } прізвищ
   *[other] { $count } прізвища
}
trainer-count-attempts = { $count ->
    [one] { $count } спроба
    [few] { $count } спроби
    [many] { $count } спроб
   *[other] { $count } спроби
}
trainer-count-gathered = { $count ->
    [one] { $count } зібраний результат
    [few] { $count } зібрані результати
    [many] { $count } зібраних результатів
   *[other] { $count } зібраного результату
}
trainer-count-outbox = { $count ->
    [one] { $count } результат, готовий до здачі
    [few] { $count } результати, готові до здачі
    [many] { $count } результатів, готових до здачі
   *[other] { $count } результату, готового до здачі
}
trainer-count-texts = { $count ->
    [one] { $count } результат, збережений як текст
    [few] { $count } результати, збережені як текст
    [many] { $count } результатів, збережених як текст
   *[other] { $count } результату, збереженого як текст
}
trainer-count-rosters = { $count ->
    [one] { $count } місце у списку курсу
    [few] { $count } місця у списках курсів
    [many] { $count } місць у списках курсів
   *[other] { $count } місця у списках курсів
}
trainer-no-code = «{ $code }» — це не код.
trainer-no-code-hint = Введіть його так, як на картці, напр. p-7Q4K-2M9D.
trainer-key = Ключ і парольна фраза цієї станції
trainer-public-key = Відкритий ключ
trainer-public-key-hint = Він є в кожному курсі звідси: для нього запечатують результати, а сам він нічого не відкриває. Його можна показувати будь-кому.
trainer-copy = Скопіювати відкритий ключ
trainer-backup = Копія таємного ключа
trainer-backup-hint = Без неї забута парольна фраза означає втрату всього. Хто має цей файл, прочитає кожен результат: запишіть його на флешку, замкніть її під ключ і не тримайте копії тут. Файл потрапляє до теки з «Списки й файли».
trainer-backup-do = Записати копію
trainer-backup-written = Копія ключа: { $path }
trainer-backup-written-hint = Замкніть флешку під ключ. Хто має цей файл, не потребує парольної фрази.
trainer-passphrase-change = Змінити парольну фразу
trainer-passphrase-change-do = Замикати новою фразою
trainer-passphrase-changed = Відтепер станцію замикає нова парольна фраза.
trainer-passphrase-changed-hint = Стара більше нічого не відкриває. Копія ключа залишається чинною.
trainer-retention = До якого дня що зберігається
trainer-retention-hint = Коли строк курсу минає, його результати, спроби й прізвища видаляються: під час запуску програми, а прізвища — під час відкриття станції.
trainer-days-left = { $count ->
    [0] сьогодні останній день
    [one] залишився { $count } день
    [few] залишилося { $count } дні
    [many] залишилося { $count } днів
   *[other] залишилося { $count } дня
}
trainer-is-over = строк минув
trainer-expire = Видалити те, чий строк минув
trainer-orphans = { $count ->
    [one] { $count } прізвище не належить до жодного курсу на цьому комп’ютері.
    [few] { $count } прізвища не належать до жодного курсу на цьому комп’ютері.
    [many] { $count } прізвищ не належать до жодного курсу на цьому комп’ютері.
   *[other] { $count } прізвища не належать до жодного курсу на цьому комп’ютері.
}
trainer-orphans-hint = Ніхто не знає, коли їх видаляти. Видаліть їх або поверніть їхній курс.
trainer-their-key = Ключ іншої станції
trainer-their-key-example = напр. E:\ias-station-key-2026-11-22.txt
trainer-their-key-do = Додати цей ключ
trainer-their-key-hint = Резервна копія ключа тієї станції: результати, запечатані для неї, відкриються й тут. Потім видаліть файл.
trainer-their-keys = { $count ->
    [one] Тут додано { $count } ключ іншої станції.
    [few] Тут додано { $count } ключі інших станцій.
    [many] Тут додано { $count } ключів інших станцій.
   *[other] Тут додано { $count } ключа інших станцій.
}
trainer-key-known = Цей ключ тут уже був.
trainer-key-brought = { $count ->
    [one] Додано { $count } ключ.
    [few] Додано { $count } ключі.
    [many] Додано { $count } ключів.
   *[other] Додано { $count } ключа.
}
trainer-key-brought-hint = Зберіть тепер ще раз: відкладені результати тієї станції відкриються, якщо тут є і її курс. Видаліть файл із ключем.
