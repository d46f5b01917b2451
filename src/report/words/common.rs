//! Words that every report uses.

use super::says;

says! {
    APP = "Interaktywna aplikacja szkoleniowa", "Interactive training application", "Інтерактивний навчальний застосунок";
    PURPOSE = "Rozpoznawanie oznak handlu ludźmi", "Recognising the signs of trafficking in human beings", "Розпізнавання ознак торгівлі людьми";
    SKIP = "Przejdź do treści", "Skip to the content", "Перейти до вмісту";
    CONTENTS = "Spis treści", "Contents", "Зміст";
    CAVEAT = "Zanim przeczytasz", "Before you read", "Перш ніж читати";
    MADE = "Sporządzono {date} przez IAS {version}.", "Made on {date} by IAS {version}.", "Складено {date} за допомогою IAS {version}.";
    UNCONFIRMED = "do potwierdzenia przez prowadzącego kurs", "to be confirmed by the course leader", "має підтвердити керівник курсу";
    NOTICED = "Zauważone", "Noticed", "Помічено";
    MISSED = "Przeoczone", "Missed", "Пропущено";
    SUSPECTED = "Niesłuszne podejrzenie", "Wrongly suspected", "Хибна підозра";
    PASSED_BY = "Słusznie pominięte", "Rightly let pass", "Слушно пропущено";
    UNRATED = "Bez oceny", "Not rated", "Без оцінки";
    BEST = "Najlepsza", "Best", "Найкращий";
    GOOD = "Dopuszczalna", "Acceptable", "Прийнятний";
    POOR = "Pomija to, co ważne", "Misses what matters", "Оминає головне";
    HARMFUL = "Szkodzi", "Does harm", "Шкодить";
    DETECTION = "Zauważanie przesłanek", "Noticing signs", "Помічання ознак";
    CLASSIFICATION = "Nazywanie przesłanek", "Naming signs", "Називання ознак";
    CONDUCT = "Postępowanie", "Acting", "Дії";
    ASSESSMENT = "Ocena", "Assessing", "Оцінка";
    REFERRAL = "Powiadamianie", "Notifying", "Повідомлення";
    PRACTICE = "Ćwiczenie", "Practice", "Вправа";
    EXAM = "Egzamin", "Exam", "Іспит";
    PRINT_ALL = "Drukuj wszystko", "Print everything", "Друкувати все";
    PRINT_SHORT = "Bez tego na papierze jest skrót. Na ekranie zostają: {parts}.", "Without this, paper gets a short form. On the screen stay: {parts}.", "Без цього на папері буде скорочений варіант. На екрані лишаються: {parts}.";
    PRINTED_SHORT = "To jest skrót. W pliku HTML są też: {parts}; zaznacz tam „Drukuj wszystko”, żeby je wydrukować.", "This is a short form. The HTML file also has: {parts}; tick “Print everything” there to print them.", "Це скорочений варіант. У файлі HTML є також: {parts}; позначте там «Друкувати все», щоб їх надрукувати.";
    LEGEND = "Znaki", "Marks", "Позначення";
    NOTHING = "—", "—", "—";
}
