handbook-open = The trainer's handbook (F1)
handbook-title = The trainer's handbook
handbook-kicker = For trainers
handbook-search = Search the handbook
handbook-none = Nothing was found. Try another word.
handbook-next = On: { $title }
