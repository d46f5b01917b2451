debrief-kicker = Omówienie
debrief-tabs = Część omówienia
debrief-tab-signs = Co widać
debrief-tab-choices = Twoje decyzje
debrief-tab-judgement = Twoja ocena
debrief-to-results = Wynik
debrief-lane-signs = Przesłanki
debrief-lane-lures = Niewinne chwile
debrief-lane-flags = Zgłoszenia
debrief-no-scenes = Na tej ścieżce nie pokazano żadnej sceny.
debrief-quiet-scene = W tej scenie nie było czego zauważyć. Nie każda chwila kryje przesłankę.
debrief-moments = W tej scenie
debrief-scene-name = Scena { $number }: { $title }. Zauważone: { $found }, przeoczone: { $missed }
debrief-replay = Odtwórz ten moment
debrief-stop = Zatrzymaj
debrief-your-path = Twoja ścieżka
debrief-best-path = Najlepsza ścieżka
debrief-no-choices = Na tej ścieżce nie było wyboru.
debrief-timed-out = Czas minął.
debrief-your-choice = Twój wybór
debrief-leads-to = Prowadzi do: { $place }
debrief-no-judgement = Film skończył się przed oceną.
debrief-flag-at = Zgłoszenie w { $time }
debrief-points = { $points } z { $of } pkt
debrief-named-right = Nazwane trafnie.
debrief-named-wrong = Nazwane jako: { $name }
debrief-not-named = Nienazwane.
debrief-conclusion = Twój wniosek
debrief-grounds = Podstawy
debrief-rule = Na co składają się przesłanki
debrief-referral = Kogo powiadamiasz
debrief-ground-held = Było na Twojej ścieżce.
debrief-ground-missed = Było na Twojej ścieżce, ale nie ma tego wśród podstaw.
debrief-ground-unfounded = Nic na Twojej ścieżce tego nie potwierdza.
debrief-referral-right = Na swoim miejscu.
debrief-referral-order = Słusznie, ale nie w tej kolejności.
debrief-referral-missing = Należało powiadomić.
debrief-referral-extra = Tu niepotrzebne.
debrief-confidence = Twoja pewność: { $percent }.
debrief-grounds-none-shown = Na Twojej ścieżce nie pokazano przesłanek: nie było na czym się oprzeć.
debrief-grounds-missed = { $count ->
    [0] Wśród podstaw są wszystkie pokazane przesłanki.
    [one] { $count } pokazanej przesłanki nie ma wśród podstaw.
    [few] { $count } pokazanych przesłanek nie ma wśród podstaw.
    [many] { $count } pokazanych przesłanek nie ma wśród podstaw.
   *[other] { $count } pokazanej przesłanki nie ma wśród podstaw.
}
debrief-referral-allowed = Nie szkodzi, ale nie było potrzebne.
debrief-referral-key = Kolejność: { $order }
debrief-dimension-found = Wymiar potwierdzony tym, co zauważone: { $found } z { $shown } przesłanek
debrief-dimension-shown = Wymiar potwierdzony tym, co pokazane; zauważone: { $found } z { $shown } przesłanek
debrief-dimension-below = Wymiar niepotwierdzony: zauważone { $found } z { $shown } przesłanek
