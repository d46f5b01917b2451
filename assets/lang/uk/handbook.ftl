handbook-open = Посібник тренера (F1)
handbook-title = Посібник тренера
handbook-kicker = Для тренерів (польською)
handbook-search = Шукати в посібнику
handbook-none = Нічого не знайдено. Спробуйте інше слово.
handbook-next = Далі: { $title }
