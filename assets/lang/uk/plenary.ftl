# Група перед одним екраном; веде тренер.
plenary-kicker = Запитання до групи
plenary-present = { $count ->
    [one] У залі: { $count } особа
    [few] У залі: { $count } особи
    [many] У залі: { $count } осіб
   *[other] У залі: { $count } особи
}
plenary-more-people = На одну особу в залі більше
plenary-fewer-people = На одну особу в залі менше
plenary-more-hands = На одну руку більше за відповідь { $number }
plenary-fewer-hands = На одну руку менше за відповідь { $number }
plenary-answer-name = Відповідь { $number }: { $text }. { $count ->
    [one] { $count } рука
    [few] { $count } руки
    [many] { $count } рук
   *[other] { $count } руки
}
plenary-hands = { $count ->
    [one] { $count } рука
    [few] { $count } руки
    [many] { $count } рук
   *[other] { $count } руки
}
plenary-sum = Пораховано рук: { $hands }. Осіб у залі: { $people }.
plenary-reveal = Показати руки й пояснення
plenary-again = Порахувати ще раз
plenary-on-majority = Далі з більшістю: { $number }
plenary-on-pick = Далі з відповіддю { $number }
plenary-tie = Більшості немає: виберіть відповідь, з якою йдемо далі.
plenary-no-why = Автор не дав тут пояснення.
plenary-callers = { $count ->
    [one] позначили (у залі { $count } особа)
    [few] позначили (з { $count } осіб)
    [many] позначили (з { $count } осіб)
   *[other] позначили (з { $count } особи)
}
plenary-more-callers = На одну позначку більше
plenary-fewer-callers = На одну позначку менше
plenary-blank = Чорний екран; натисніть, щоб повернутися
plenary-listed = Група: { $title }
plenary-keys-title = Клавіші тренера
plenary-keys-close = Назад до фільму
plenary-does-flag = група називає ознаку: зупинити й назвати
plenary-does-digits = кількість рук за відповідь у рамці
plenary-does-arrows = наступна або попередня відповідь
plenary-does-on = наступна відповідь, показати руки, далі
plenary-does-back = порахувати ще раз
plenary-does-pick = подивитися на цю відповідь; потім далі з нею
plenary-does-erase = стерти останню цифру
plenary-does-blank = чорний екран і назад
plenary-does-keys = ці клавіші
