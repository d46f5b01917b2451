debrief-kicker = Розбір
debrief-tabs = Частина розбору
debrief-tab-signs = Що було видно
debrief-tab-choices = Ваші рішення
debrief-tab-judgement = Ваша оцінка
debrief-to-results = Результат
debrief-lane-signs = Ознаки
debrief-lane-lures = Невинні моменти
debrief-lane-flags = Позначки
debrief-no-scenes = На цьому шляху не показано жодної сцени.
debrief-quiet-scene = У цій сцені не було чого помічати. Не кожна мить приховує ознаку.
debrief-moments = У цій сцені
debrief-scene-name = Сцена { $number }: { $title }. Помічено: { $found }, пропущено: { $missed }
debrief-replay = Відтворити цей момент
debrief-stop = Зупинити
debrief-your-path = Ваш шлях
debrief-best-path = Найкращий шлях
debrief-no-choices = На цьому шляху не було вибору.
debrief-timed-out = Час вийшов.
debrief-your-choice = Ваш вибір
debrief-leads-to = Веде до: { $place }
debrief-no-judgement = Фільм закінчився до оцінки.
debrief-flag-at = Ваша позначка на { $time }
debrief-points = { $points } з { $of } балів
debrief-named-right = Названо влучно.
debrief-named-wrong = Названо як: { $name }
debrief-not-named = Не названо.
debrief-conclusion = Ваш висновок
debrief-grounds = Підстави
debrief-rule = На що складаються ознаки
debrief-referral = Кого ви повідомили
debrief-ground-held = Це було на вашому шляху.
debrief-ground-missed = Це було на вашому шляху, але ви цього не назвали.
debrief-ground-unfounded = Ніщо на вашому шляху цього не підтверджує.
debrief-referral-right = На своєму місці.
debrief-referral-order = Слушно, але не в цьому порядку.
debrief-referral-missing = Слід було повідомити.
debrief-referral-extra = Тут не потрібно.
debrief-confidence = Ваша впевненість: { $percent }.
debrief-grounds-none-shown = На вашому шляху ознак не показано: не було на що спертися.
debrief-grounds-missed = { $count ->
    [0] Серед підстав є всі показані ознаки.
    [one] { $count } показаної ознаки немає серед підстав.
    [few] { $count } показаних ознак немає серед підстав.
    [many] { $count } показаних ознак немає серед підстав.
   *[other] { $count } показаної ознаки немає серед підстав.
}
debrief-referral-allowed = Не шкодить, але не вимагалося.
debrief-referral-key = Порядок: { $order }
debrief-dimension-found = Вимір підтверджено поміченим: { $found } з { $shown } ознак
debrief-dimension-shown = Вимір підтверджено показаним; помічено { $found } з { $shown } ознак
debrief-dimension-below = Вимір не підтверджено: помічено { $found } з { $shown } ознак
