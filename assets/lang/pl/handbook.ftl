handbook-open = Podręcznik trenera (F1)
handbook-title = Podręcznik trenera
handbook-kicker = Dla trenerów
handbook-search = Szukaj w podręczniku
handbook-none = Nic nie znaleziono. Spróbuj innego słowa.
handbook-next = Dalej: { $title }
