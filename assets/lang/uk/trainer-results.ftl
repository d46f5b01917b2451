# Результати на стороні тренера.
trainer-results-empty = Результатів ще немає
trainer-results-empty-hint = Результати приносять із ноутбуків на флешці: вставте її, виберіть вище й зберіть. Можна також перетягнути теку на це вікно.
trainer-results-gather = Збирання результатів
trainer-results-gather-hint = Виберіть флешки й теки; буде переглянуто все, що в них. Результат потрапляє сюди лише раз, хоч би скільки разів його збирали. Теку можна також перетягнути на це вікно.
trainer-results-stick = Зібрати з { $folder }
trainer-results-recent = Знову { $folder }
trainer-results-folder = Тека з результатами
trainer-results-folder-example = напр. E:\ або /media/trener/FLASHKA
trainer-results-folder-missing = Такої теки чи файлу тут немає.
trainer-results-add = Додати
trainer-results-remove = Не збирати з { $folder }
trainer-results-gather-do = Зібрати
trainer-results-stop = Зупинити
trainer-results-stopping = Завершую файли, які вже в роботі …
trainer-results-looking-for-files = Шукаю файли …
trainer-results-gathering = { $count ->
    [one] { $done } з { $count } файлу · нові: { $new } · відкладені: { $aside }.
    [few] { $done } з { $count } файлів · нові: { $new } · відкладені: { $aside }.
   *[many] { $done } з { $count } файлів · нові: { $new } · відкладені: { $aside }.
}
trainer-results-left = Ще близько { $seconds } с.
trainer-results-gathered = { $count ->
    [one] Переглянуто { $count } файл із результатом
    [few] Переглянуто { $count } файли з результатами
   *[many] Переглянуто { $count } файлів із результатами
}
trainer-results-no-files = Файлів із результатами там немає
trainer-results-new = Нові: { $count }.
trainer-results-same = Уже були тут: { $count }.
trainer-results-aside-count = Відкладені: { $count }.
trainer-results-needless = Хибні, але добра копія вже тут: { $count }.
trainer-results-stopped = Зупинено; зібране до цього моменту лишається.
trainer-results-gather-again = Зберіть усі флешки ще раз, щоб мати все, що на них є.
trainer-results-aside = { $count ->
    [one] Відкладено { $count } файл
    [few] Відкладено { $count } файли
   *[many] Відкладено { $count } файлів
}
trainer-results-aside-hint = Їх не враховано. Файл зникає зі списку сам, коли буде зібрано добру копію.
trainer-results-aside-more = … і ще { $count }; усі перелічує команда ias results aside.
trainer-results-aside-clear = Переглянуто, очистити список
trainer-results-unreadable = Не читається
trainer-results-unreadable-cure = Вставте флешку ще раз і зберіть знову.
trainer-results-damaged = Пошкоджений
trainer-results-damaged-cure = На ноутбуці натисніть «Здати все ще раз»: у нього є копія.
trainer-results-forged = Не те, чим називається
trainer-results-forged-cure = Запитайте, хто мав цей ноутбук; результат не враховується.
trainer-results-foreign = З іншої станції або з невідомого курсу
trainer-results-foreign-cure = Додайте цей курс (Ctrl+O у бібліотеці) або ключ тієї станції на вкладці «Прізвища й ключі», потім зберіть знову.
trainer-results-stranger = Код поза списком курсу
trainer-results-stranger-cure = Особу видалено або її ніколи не було в курсі: видаліть цей файл із флешки. Якщо вона бере участь, додайте тут найновіший файл курсу й зберіть знову.
trainer-results-newer = З новішого випуску
trainer-results-newer-cure = Зберіть його новішим випуском програми.
trainer-results-conflict = Два різні результати однієї спроби
trainer-results-conflict-cure = Враховується той, що надійшов першим.
trainer-results-no-thread = Комп’ютер зараз не впорається; закрийте інші програми та спробуйте знову
trainer-results-again = Прочитати ще раз
trainer-results-which = Які результати
trainer-results-course = Курс
trainer-results-place = Місце
trainer-results-all-courses = Усі курси
trainer-results-all-places = Усі місця
trainer-results-from = Завершені від (дня)
trainer-results-until = Завершені до (дня)
trainer-results-no-day = напр. 2026-11-22
trainer-results-by = Групи
trainer-results-by-course = Курси
trainer-results-by-place = Місця
trainer-results-by-month = Місяці
trainer-results-by-all = Усі разом
trainer-results-every = Рахувати й повтори
trainer-results-every-hint = Зазвичай рахується перша спроба: хто грає знову, уже бачив відповіді.
trainer-results-names = Показати прізвища
trainer-results-names-hint = Із запечатаного списку цієї станції, лише на екрані; у файлах — коди.
trainer-results-tables = Таблиці замість графіків
trainer-results-tables-hint = Ті самі числа; зручніше з клавіатури та зчитувачем екрана.
trainer-results-reading = { $count ->
    [one] Читаю … { $count } спроба
    [few] Читаю … { $count } спроби
   *[many] Читаю … { $count } спроб
}
trainer-results-left-out = Чого тут немає
trainer-results-sittings = { $count ->
    [one] { $count } показ перед групою не є нічиїм результатом і не враховується.
    [few] { $count } покази перед групою не є нічиїм результатом і не враховуються.
   *[many] { $count } показів перед групою не є нічиїм результатом і не враховуються.
}
trainer-results-unread = { $count ->
    [one] { $count } спробу не можна прочитати цим випуском.
    [few] { $count } спроби не можна прочитати цим випуском.
   *[many] { $count } спроб не можна прочитати цим випуском.
}
trainer-results-jump = Перейти до: { $section }
trainer-results-figure = Графік; ті самі числа є в таблиці (Таблиці замість графіків).
trainer-results-reset = Увесь графік
trainer-results-reset-of = Увесь графік: { $figure }
trainer-results-find = Знайти код
trainer-results-find-in = Знайти в таблиці: { $table }
trainer-results-page = { $from }–{ $to } з { $count }
trainer-results-page-back = Попередні
trainer-results-page-on = Наступні
trainer-results-write = Звіти й таблиці
trainer-results-out = Тека для файлів
trainer-results-out-stick = Записати на { $folder }
trainer-results-pages = Для читання та друку (HTML)
trainer-results-pages-hint = Один файл, який відкриває будь-який браузер і з якого можна зробити PDF. Прізвищ у ньому немає.
trainer-results-write-group = Звіт про групу, з кодами
trainer-results-write-hand-on = Звіт про групу, для передавання
trainer-results-write-programme = Програма в часі
trainer-results-trainee = Розбір для однієї особи
trainer-results-nobody = Виберіть код
trainer-results-write-trainee = Записати розбір
trainer-results-rows = Для інших програм
trainer-results-rows-hint = Буде записано спроби, вибрані вище, також повтори. Коди, не прізвища.
trainer-results-write-excel = Excel: спроби
trainer-results-write-excel-signs = Excel: ознаки
trainer-results-write-excel-choices = Excel: рішення
trainer-results-write-lms = CSV: спроби
trainer-results-write-xapi = Записи xAPI (JSONL)
trainer-results-write-grades = Оцінки для Moodle
trainer-results-join = Moodle: вставити номери ID зі списку прізвищ
trainer-results-join-hint = Тоді файл каже, хто є хто: поводьтеся з ним як зі списком прізвищ. Без цього номером ID є код.
trainer-results-working = Записую …
trainer-results-written = Записано: { $path }
trainer-results-written-several = { $count ->
    [one] Записано { $count } файл у { $path }
    [few] Записано { $count } файли в { $path }
   *[many] Записано { $count } файлів у { $path }
}
trainer-results-nameless = { $count ->
    [one] Без номера ID, пропущено { $count } код:
    [few] Без номера ID, пропущено { $count } коди:
   *[many] Без номера ID, пропущено { $count } кодів:
}
trainer-results-statements-faulty = { $count ->
    [one] { $count } запис xAPI пропущено, бо він не пройшов перевірки.
    [few] { $count } записи xAPI пропущено, бо вони не пройшли перевірки.
   *[many] { $count } записів xAPI пропущено, бо вони не пройшли перевірки.
}
trainer-results-no-scenario = Сценарію { $scenario } тут немає в тій версії, у яку грали; встановіть його та запишіть знову.
trainer-results-nothing-written = Немає чого записувати
trainer-results-nothing-written-cure = Ця особа не має спроб серед вибраних вище: виберіть інший курс, інші дні або інший код.
trainer-results-mark = Повторне оцінювання за виправленим ключем
trainer-results-mark-hint = Після виправлення сценарію: усі спроби буде оцінено за його теперішнім ключем. Попередні оцінки лишаються поруч із новими; у курсі лишається його прохідний поріг.
trainer-results-scenario = Сценарій
trainer-results-no-choice = Виберіть сценарій
trainer-results-reason = Чому
trainer-results-reason-example = напр. вікно ознаки було закоротке
trainer-results-mark-try = Що змінилося б
trainer-results-mark-keep = Оцінити й зберегти
trainer-results-marking = Оцінюю …
trainer-results-marked = { $count ->
    [one] Оцінено повторно й збережено { $count } спробу
    [few] Оцінено повторно й збережено { $count } спроби
   *[many] Оцінено повторно й збережено { $count } спроб
}
trainer-results-would-mark = { $count ->
    [one] Повторно було б оцінено { $count } спробу; нічого не збережено
    [few] Повторно було б оцінено { $count } спроби; нічого не збережено
   *[many] Повторно було б оцінено { $count } спроб; нічого не збережено
}
trainer-results-changed = Результат змінюється в: { $count }.
trainer-results-under-key = За цим ключем уже оцінено раніше: { $count }.
trainer-results-not-marked = У сценарії { $scenario } нічого не оцінено
trainer-results-not-marked-cure = Сценарій має помилки або його спроб немає. Перевірте його на екрані автора.
trainer-results-passed = зараховано
trainer-results-not-passed = не зараховано
trainer-send = Надсилання до сховища результатів (LRS)
trainer-send-hint = Сховище результатів збирає результати багатьох станцій (xAPI). Надсилаються завершені спроби, вибрані вище, кожен службовець — як код; імена ніколи. Занотовується, що сховище прийняло: після обриву надсилання йде далі з того місця, і нічого не потрапляє туди двічі.
trainer-send-address = Адреса сховища результатів
trainer-send-address-example = напр. https://lrs.example.org/xapi
trainer-send-not-web = Це не вебадреса: запишіть її з https://, як дав адміністратор сховища.
trainer-send-in-clear = Через http:// результати й ключ ішли б відкрито: використайте https:// (http:// лише в межах цього комп’ютера).
trainer-send-has-credentials = В адресі стоїть ключ або пароль: приберіть його звідси й уведіть нижче.
trainer-send-has-more = Запишіть адресу лише до кінця шляху: без ?, # і пропусків.
trainer-send-key = Ключ
trainer-send-secret = Таємний код
trainer-send-login-hint = Обидва дає адміністратор сховища. Якщо поля порожні, беруться ті, які для цієї адреси зберігає сховок паролів цього комп’ютера.
trainer-send-show = Показати таємний код
trainer-send-keep = Зберегти обидва в сховку паролів цього комп’ютера
trainer-send-keep-hint = Інакше вони послужать лише раз і будуть забуті. До жодного файлу вони не записуються.
trainer-send-authority = Сертифікат власного центру сертифікації установи (файл; зазвичай не потрібен)
trainer-send-authority-example = напр. E:\authority.cer
trainer-send-authority-missing = Такого файлу тут немає.
trainer-send-home = Адреса, під якою називаються службовці та сценарії
trainer-send-home-hint = Це лише назва: там ніщо не мусить відповідати. Виберіть одну й тримайтеся її; від неї залежать ідентифікатори всіх записів.
trainer-send-home-wrong = Запишіть адресу на кшталт https://training.example.org, без ? і #.
trainer-send-home-known = До цього сховища результати надсилали під { $home }; під іншою всі були б там двічі.
trainer-send-again = Надіслати все ще раз
trainer-send-again-hint = Забуває, що занотовано для цього сховища. Те, що в ньому вже є, лишається без змін.
trainer-send-look = Подивитися, що буде надіслано
trainer-send-do = Надіслати
trainer-send-stop = Зупинити надсилання
trainer-send-log-out = Вилучити ключ зі сховку паролів
trainer-send-looking = Переглядаю спроби: { $count } …
trainer-send-keyring-asked = Питаю сховок паролів …
trainer-send-would = Буде надіслано: спроби: { $attempts }, записи: { $statements }, службовці, як коди: { $officers }. Надіслано раніше: { $before }.
trainer-send-nothing = Надсилати більше нічого. Надіслано раніше: { $before }.
trainer-send-as = Службовець є там кодом зі своєї картки, як обліковий запис у { $home }. Сховище: { $store }.
trainer-send-no-texts = Сценарію { $scenario } немає тут у тій версії, у якій його проходили: його записи надсилаються з ідентифікаторами, без текстів.
trainer-send-example = Один із них, такий, як надсилається
trainer-send-stale = Тепер вибрано або введено інше: подивіться ще раз, що буде надіслано.
trainer-send-progress = Спроби: { $done } із { $count } · записи: { $statements }.
trainer-send-waiting = Сховище не відповідає як слід; наступне з’єднання за { $seconds } с.
trainer-send-stopping = Зупиняю …
trainer-send-sent = Надіслано
trainer-send-sent-counts = Тепер у сховищі: спроби: { $attempts }, записи: { $statements }. Були там раніше: { $before }.
trainer-send-stopped = Надсилання зупинено
trainer-send-goes-on = Прийняте занотовано; наступне надсилання піде далі з того місця.
trainer-send-aside = Сховище не прийняло: { $count }. Їх перелічено в теці push теки даних.
trainer-send-aside-conflict = там є інший запис із цим ідентифікатором
trainer-send-aside-too-large = він завеликий для сховища
trainer-send-aside-refused = сховище має до нього зауваження:
trainer-send-logged-out = Сховок паролів більше нічого не зберігає для цього сховища
trainer-send-not-logged-in = Сховок паролів нічого не зберігає для цього сховища
trainer-send-fault-unknown-key = Сховище не знає цього ключа й таємного коду
trainer-send-fault-unknown-key-cure = Уведіть обидва ще раз; якщо не допоможе, попросіть адміністратора сховища про нові.
trainer-send-fault-forbidden = Сховище не дозволяє цьому ключу записувати
trainer-send-fault-forbidden-cure = Попросіть адміністратора сховища дати цьому ключу право запису.
trainer-send-fault-not-there = За цією адресою немає сховища результатів
trainer-send-fault-not-there-cure = Запитайте в адміністратора сховища адресу xAPI; вона часто закінчується на /xapi.
trainer-send-fault-moved = Сховище за іншою адресою
trainer-send-fault-moved-cure = Запитайте її в адміністратора сховища; надіслане ніколи не йде за перенаправленням.
trainer-send-fault-full = У сховищі немає місця
trainer-send-fault-full-cure = Попросіть його адміністратора звільнити місце.
trainer-send-fault-stranger = Сховищу не можна довіряти: за нього не ручається жоден відомий тут центр сертифікації
trainer-send-fault-stranger-cure = Якщо установа має власний центр сертифікації, вкажіть файл його сертифіката; запитайте його в адміністратора сховища. Інакше нічого не надсилайте: це може бути хтось інший.
trainer-send-fault-expired = Строк сертифіката сховища минув; останнім днем було { $day }
trainer-send-fault-not-yet = Сертифікат сховища діє лише від { $day }
trainer-send-fault-clock-cure = Перевірте дату на цьому комп’ютері. Якщо вона правильна, попросіть адміністратора сховища поновити сертифікат.
trainer-send-fault-other-host = Те, що відповідає, має сертифікат іншого вузла: { $host }
trainer-send-fault-other-host-cure = Запишіть адресу так, як дав адміністратор сховища. Якщо вона саме така, нічого не надсилайте й повідомте його: це може бути хтось інший.
trainer-send-fault-certificate = Сертифікату сховища не можна довіряти: { $why }
trainer-send-fault-no-certificate = У файлі центру сертифікації немає сертифіката
trainer-send-fault-no-certificate-cure = Попросіть його в адміністратора сховища, як текст (PEM) або файл Windows (.cer).
trainer-send-fault-no-host = Вузла з такою назвою немає
trainer-send-fault-no-host-cure = Перевірте, як записано адресу, і мережу.
trainer-send-fault-refused = Вузол не приймає там з’єднань
trainer-send-fault-refused-cure = Перевірте адресу й порт; якщо вони правильні, сховище вимкнене: спробуйте пізніше.
trainer-send-fault-timed-out = Ніхто не відповів вчасно
trainer-send-fault-timed-out-cure = Перевірте мережу; шлях може закривати брандмауер. Потім надішліть ще раз.
trainer-send-fault-broken = З’єднання обірвалося
trainer-send-fault-broken-cure = Перевірте мережу й адресу, потім надішліть ще раз.
trainer-send-fault-in-clear = Те, що там відповідає, не шифрує
trainer-send-fault-in-clear-cure = Запитайте в адміністратора сховища шифровану адресу та її порт. Нічого не надіслано.
trainer-send-fault-no-web = Те, що там відповідає, не є вебсервером або вимагає https://
trainer-send-fault-unheard = Зі сховищем не вдається з’єднатися: { $why }
trainer-send-fault-unwell = Сховище не змогло цього прийняти ({ $status })
trainer-send-fault-unwell-cure = Воно перевантажене або несправне: надішліть ще раз пізніше.
trainer-send-fault-no-key = Ключ не введено, а сховок паролів не має жодного для цієї адреси
trainer-send-fault-no-key-cure = Уведіть ключ і таємний код, як дав адміністратор сховища.
trainer-send-fault-half-a-key = У середовищі є { $there } без { $missing }
trainer-send-fault-half-a-key-cure = Дайте там обидва або жодного, або введіть обидва тут.
trainer-send-fault-misshapen = У ключі або таємному коді є знак, який не можна надіслати
trainer-send-fault-misshapen-cure = Ключ не має двокрапки, а жодне з них кінця рядка: уведіть обидва ще раз.
trainer-send-fault-no-keyring = Цей комп’ютер не має сховку паролів
trainer-send-fault-no-keyring-cure = Уведіть ключ і таємний код лише на цей раз: вимкніть їх збереження. У Linux сховок паролів дає gnome-keyring або KWallet.
trainer-send-fault-keyring-locked = Сховок паролів замкнено
trainer-send-fault-keyring-locked-cure = Відімкніть його або введіть ключ і таємний код і вимкніть їх збереження.
trainer-send-fault-keyring = Сховком паролів не можна скористатися: { $why }
trainer-send-fault-other-home = До цього сховища результати надсилали під { $home }
trainer-send-fault-other-home-cure = Спорожніть поле адреси, під якою називаються службовці, або надішліть усе ще раз під іншою: тоді все буде там двічі.
