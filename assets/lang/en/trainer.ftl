# The trainer's side: the door, courses, names and keys.
trainer-side = Trainer
trainer-back = Back to the library; the station is locked
trainer-lock = Lock
trainer-tabs = Trainer’s side
trainer-tab-courses = Courses
trainer-tab-results = Results
trainer-tab-names = Names and keys
trainer-set-up = Make this computer a trainer’s station
trainer-set-up-do = Make the station
trainer-set-up-why = What the passphrase protects
trainer-set-up-why-text = On this computer you will make courses, gather results and keep the names behind the codes. Names and results are sealed; only this passphrase opens them. It is kept nowhere, not even as a check sum.
trainer-open = Trainer’s station
trainer-open-do = Open
trainer-open-why = The station is locked
trainer-open-why-text = Courses, results and names are behind the passphrase. The station locks itself when you go back to the library, and after ten minutes in which nothing is touched.
trainer-bring-back = Bring the station back
trainer-bring-back-do = Bring it back
trainer-bring-back-why = From the backup of its key
trainer-bring-back-why-text = The backup is the file that you wrote under “Names and keys”. It opens the names that are kept here and every result that was sealed to this station. Choose a new passphrase at the same time.
trainer-forgotten = Nobody can bring a passphrase back
trainer-forgotten-text = If it is forgotten and there is no backup of the key, all names and results of this station are lost for good. Write it down and keep it apart from this computer; make the backup as soon as the station is open.
trainer-forgot = Forgotten? Bring the station back from its backup
trainer-have-backup = There is a backup of a station already
trainer-no-backup = Back, without the backup
trainer-data = Data folder: { $path }
trainer-passphrase = Passphrase
trainer-new-passphrase = New passphrase
trainer-again = The same again
trainer-differs = The two are not the same.
trainer-show-letters = Show the letters
trainer-show-letters-hint = Only when nobody looks over your shoulder.
trainer-working = This takes a moment on purpose: it slows down whoever guesses.
trainer-strength-short = { $count ->
    [one] One character is missing: it takes at least 12.
   *[other] { $count } characters are missing: it takes at least 12.
}
trainer-strength-monotonous = It would be taken, but it follows the keyboard or repeats itself, and is soon guessed. Better four words that do not belong together.
trainer-strength-enough = Long enough. Longer is better: four or five words that do not belong together.
trainer-strength-long = Good and long.
trainer-backup-file = File with the backup of the key
trainer-backup-example = e.g. E:\ias-key.txt
trainer-was-idle = The station has locked itself
trainer-was-idle-hint = Nothing was touched for ten minutes. What you were writing is kept.
trainer-fault-wrong = That is not the station’s passphrase.
trainer-fault-wrong-cure = Type it again; capital letters and the keyboard’s language count.
trainer-fault-weak = The passphrase is too short to protect the names of others.
trainer-fault-weak-cure = Take at least 12 characters; four or five words that do not belong together are easy to keep in mind.
trainer-fault-damaged = A file of the station is damaged: { $path }
trainer-fault-lost = A file of the station is missing: { $path }
trainer-fault-lost-cure = Copy the folder “station” back from a backup of this computer, or bring the station back from the backup of its key.
trainer-fault-other-station = This is the key of another station: it does not open { $path }
trainer-fault-other-station-cure = Take the backup of this station’s own key. To begin with the other key, move the folder “station” to a safe place first.
trainer-fault-newer = The file was written by a newer release: { $path }
trainer-fault-newer-cure = Use that release. Nothing was changed.
trainer-fault-no-key = There is no usable key in this file.
trainer-fault-no-key-cure = Take the file that this program wrote as a backup; its secret key begins with AGE-SECRET-KEY-1.
trainer-fault-memory = The passphrase could not be worked on.
trainer-fault-memory-cure = Close other programs, so that 64 MiB of memory are free, and try again.
trainer-fault-file = { $path }: { $why }
trainer-fault-full-cure = Free some space there and try again; what was there before is unchanged.
trainer-fault-missing-cure = Is the stick in, and is the name right? The list of sticks has the name.
trainer-fault-rights-cure = See that you may write there: a stick may have a small switch against writing. Or choose another folder.
trainer-fault-file-cure = See that the file or folder is there and that you may read and write it, or choose another.
trainer-courses-empty = No course yet
trainer-courses-empty-hint = A course says what is played, when, where, and by whom (codes, never names).
trainer-names-empty = No names yet
trainer-names-empty-hint = Names stand behind the codes of a course. Make a course first.
trainer-courses = Courses on this computer
trainer-course-new = New course
trainer-course-change = Change the course
trainer-course-codes = { $count ->
    [one] { $count } code
   *[other] { $count } codes
}
trainer-course-kept = results kept until { $day }
trainer-course-edition = edition { $edition }
trainer-course-missing = Not on this computer: { $list }. Laptops need it; take its pack in (Ctrl+O in the library).
trainer-course-over = The time of its results is over: they are deleted the next time the station is opened.
trainer-course-foreign = Made at another station: it can be copied, but not changed here.
trainer-folder-title = Where to write course files and cards
trainer-folder = Folder for course files and cards
trainer-folder-hint = The course file goes to every laptop: put the stick in there and press “Take in from a stick” in the library (Ctrl+O). The last folder is remembered.
trainer-look-for-sticks = Look for sticks again
trainer-to-stick = Write to the stick
trainer-cards = Cards
trainer-edit = Change
trainer-like = Make another like it
trainer-remove = Remove
trainer-remove-do = Remove it
trainer-remove-sure = Take “{ $title }” off this computer?
trainer-remove-stays = Attempts and results that were gathered stay, and so do names. Results that are not gathered yet could not be taken in any more: gather them first.
trainer-keep = Keep it
trainer-removed = “{ $title }” is no longer on this computer.
trainer-removed-hint = On laptops and sticks it is as it was.
trainer-saved = “{ $title }” is saved.
trainer-saved-codes = { $count ->
    [one] One new code was made.
   *[other] { $count } new codes were made.
}
trainer-saved-hint = Write it to the stick, so that the laptops get it, and print the cards.
trainer-on-stick = Written: { $path }
trainer-on-stick-hint = On each laptop: put the stick in and press “Take in from a stick” in the library (Ctrl+O). The file holds no names.
trainer-cards-written = Cards: { $path }
trainer-cards-hint = Open it in a browser, print it on A4 at 100 % and cut along the lines. The cards carry no names.
trainer-open-file = Open for printing
trainer-no-folder = There is no folder to write to yet.
trainer-no-folder-hint = Put a stick in and choose it below, type a folder, or drop one on this window.
trainer-no-codes = This course has no codes yet.
trainer-no-codes-hint = Change the course and make as many codes as there are trainees.
trainer-elsewhere = The course was changed by another program meanwhile.
trainer-elsewhere-hint = Nothing was overwritten. Close the form and open the course anew; what you typed is in the form until then.
trainer-form-close = Back to the list
trainer-form-make = Make the course
trainer-form-save = Save
trainer-form-errors = { $count ->
    [one] One thing must be put right first.
   *[other] { $count } things must be put right first.
}
trainer-restored = This is what you were writing last time.
trainer-restored-keep = Go on with it
trainer-restored-discard = Throw it away
trainer-close-sure = Close without saving?
trainer-close-hint = What you typed is not in the course yet.
trainer-close-stay = Go on writing
trainer-close-discard = Close and throw it away
trainer-title = Title
trainer-title-missing = No title in: { $list }. There the other one is shown.
trainer-place = Place
trainer-place-example = e.g. Lublin
trainer-id = Short name
trainer-id-hint = Files are called after it: small letters, digits, hyphens. It follows place and month unless you type it; later it cannot be changed.
trainer-begins = First day
trainer-ends = Last day
trainer-retain = Results are kept until
trainer-retain-hint = On the day after, the program deletes results, attempts and names of this course by itself. Without another wish: one year after the last day.
trainer-parts = What is played, in this order
trainer-parts-none = There is no film on this computer that could be played.
trainer-parts-all = Every film of this computer is in the course already.
trainer-part-add = Add: { $title }
trainer-part-up = Earlier: number
trainer-part-down = Later: number
trainer-part-remove = Leave out: number
trainer-part-purpose = What for, number
trainer-part-mode = How, number
trainer-codes = How many trainees
trainer-codes-more = How many more codes
trainer-codes-there = { $count ->
    [one] There is one code.
   *[other] There are { $count } codes.
}
trainer-codes-hint = Each trainee gets a card with a code. More can be made at any time; a code is never taken away silently.
trainer-pass-mark = Percent needed to pass
trainer-pass-mark-example = as the films say
trainer-language = Language of laptops and cards
trainer-rule-no-title = Write what the course is called, in at least one language.
trainer-rule-no-place = Write where it is held.
trainer-rule-no-films = Choose what is played: at least one film.
trainer-rule-bad-day = This is no day of the calendar. Write 2026-11-22 or 22.11.2026.
trainer-rule-ends-before-it-begins = The last day is before the first.
trainer-rule-kept-too-short = Results would be deleted before the course is over.
trainer-rule-unknown-scenario = This film is not on this computer. Take its pack in (Ctrl+O in the library), or leave it out.
trainer-rule-test-played-before = A test must be on a film that nobody has played before it: take a parallel one.
trainer-rule-lonely-test = There is a test before or after, but not both: what was gained cannot be told.
trainer-rule-test-in-practice = Practice tells at once what a flag was: this is no test. Take exam.
trainer-rule-empty-roster = Without codes no laptop lets anybody in.
trainer-rule-bad-id = Take 1 to 64 small letters without accents, digits and hyphens.
trainer-rule-taken-id = There is a course of that name already: take another.
trainer-rule-bad-mark = Write a percentage from 0 to 100, such as 60.
trainer-rule-bad-count = Write a number from 0 to 10000.
trainer-retention-read = Close what was told of retention
trainer-names-title = Names behind codes
trainer-names-course = Course
trainer-names-no-codes = This course has no codes yet: change it and make some.
trainer-names-search = Search code or name
trainer-names-known = { $named } of { $count } codes have a name
trainer-names-kept = sealed and kept
trainer-names-keeping = being sealed…
trainer-names-hint = Names stand only here, sealed on this computer: no laptop, report or export holds them.
trainer-column-code = Code
trainer-column-name = Name and surname
trainer-column-number = Service number
trainer-column-email = E-mail
trainer-page-before = Earlier codes
trainer-page-after = Further codes
trainer-files = Lists and files
trainer-list = List of names (CSV)
trainer-list-example = e.g. E:\list.csv, or drop it on this window
trainer-bring-in = Bring the list in
trainer-list-hint = Headings: code, name, surname, ID number, email. People without a code get the free codes of the course above, in order. Nothing is taken in while a line is wrong.
trainer-files-folder = Folder for files that are written here
trainer-write-list = Write the names of this course as a list
trainer-write-list-hint = In clear, for a spreadsheet: delete the file when it has served.
trainer-brought-in = { $count ->
    [one] One person was brought in and sealed.
   *[other] { $count } people were brought in and sealed.
}
trainer-brought-in-hint = Delete { $path } now: it holds names in clear.
trainer-list-bad = Nothing was brought in from { $path }
trainer-list-line = Line { $line }: { $what }
trainer-list-more = { $count ->
    [one] and one line more
   *[other] and { $count } lines more
}
trainer-list-encoding = this is no UTF-8 text; save the list as “CSV UTF-8”.
trainer-list-headings = the headings cannot be read.
trainer-list-unknown = the heading “{ $heading }” is not known; write code, name, surname, ID number or email.
trainer-list-twice = the heading “{ $heading }” stands twice.
trainer-list-unreadable = the line cannot be read: is a quotation mark missing?
trainer-list-fields = there are more fields than headings.
trainer-list-no-code = the code is mistyped: compare it with the card.
trainer-list-code-twice = its code stands in the list before.
trainer-list-stranger = { $code } is on the roster of no course here; nothing was brought in.
trainer-list-stranger-hint = Is it the right code? Names stand only behind codes of courses, so that they are deleted in time.
trainer-list-few = Nothing was brought in: { $without } people of the list have no code, and { $free } codes of this course are free.
trainer-list-few-hint = Change the course and make more codes, then bring the list in again.
trainer-list-written = Names in clear: { $path }
trainer-list-written-hint = Delete the file when it has served.
trainer-is-there = The file is there already: { $path }
trainer-is-there-hint = A backup is never written over. Choose another folder, or move the file away.
trainer-rights = What is kept of a person
trainer-rights-text = Whoever took part may have everything that is kept of them, and may have it deleted.
trainer-rights-code = Code of the person
trainer-my-data = Write their data
trainer-my-data-of = Write what is kept of { $code }
trainer-forget = Delete…
trainer-forget-of = Delete what is kept of { $code }
trainer-forget-sure = Delete everything that is kept here of { $code }?
trainer-forget-what = Name, attempts, results, the code on the roster. It cannot be undone; write their data first if they want to have it.
trainer-forget-do = Delete for good
trainer-my-data-written = Everything that is kept here: { $path }
trainer-my-data-written-hint = Hand the file to the person, and delete it here.
trainer-forgotten-done = Deleted of { $code }: { $list }.
trainer-forgotten-nothing = Nothing is kept here of { $code }.
trainer-forgotten-hint = Sticks, laptops, printed pages and files that were handed on are out of reach: delete there, too.
trainer-handed-on = { $count ->
    [one] One attempt of it was sent to the record store { $store }, which keeps it: ask its administrator to delete it there, too.
   *[other] { $count } attempts of it were sent to the record store { $store }, which keeps them: ask its administrator to delete them there, too.
}
trainer-unread = Damaged files that were kept aside may hold more; delete them when nobody needs them: { $list }
trainer-expired = Their time was over. Deleted: { $list }.
trainer-expired-hint = Courses say until when results are kept. Sticks, laptops and printed pages are out of reach.
trainer-expired-nothing = Nothing is over; nothing was deleted.
trainer-not-expired = What may be kept no longer could not be deleted
trainer-count-courses = { $count ->
    [one] one course
   *[other] { $count } courses
}
trainer-count-names = { $count ->
    [one] one name
   *[other] { $count } names
}
trainer-count-attempts = { $count ->
    [one] one attempt
   *[other] { $count } attempts
}
trainer-count-gathered = { $count ->
    [one] one gathered result
   *[other] { $count } gathered results
}
trainer-count-outbox = { $count ->
    [one] one result ready to hand in
   *[other] { $count } results ready to hand in
}
trainer-count-texts = { $count ->
    [one] one result saved as text
   *[other] { $count } results saved as text
}
trainer-count-rosters = { $count ->
    [one] one place on a roster
   *[other] { $count } places on rosters
}
trainer-no-code = “{ $code }” is no code.
trainer-no-code-hint = Type it as it stands on the card, such as p-7Q4K-2M9D.
trainer-key = Key and passphrase of this station
trainer-public-key = Public key
trainer-public-key-hint = It stands in every course made here: results are sealed to it, and it opens nothing. It may be shown to anybody.
trainer-copy = Copy the public key
trainer-backup = Backup of the secret key
trainer-backup-hint = Without it a forgotten passphrase loses everything. Whoever has the file can read every result: write it to a stick, lock the stick away, and keep no copy here. It goes to the folder under “Lists and files”.
trainer-backup-do = Write the backup
trainer-backup-written = Backup: { $path }
trainer-backup-written-hint = Lock the stick away. Whoever has this file needs no passphrase.
trainer-passphrase-change = Change the passphrase
trainer-passphrase-change-do = Lock with the new passphrase
trainer-passphrase-changed = The station is locked with the new passphrase from now on.
trainer-passphrase-changed-hint = The old one opens nothing any more. The backup of the key stays good.
trainer-retention = Until when what is kept
trainer-retention-hint = When the time of a course is over, its results, attempts and names are deleted: at the opening of this program, names when the station is opened.
trainer-days-left = { $count ->
    [0] today is the last day
    [one] one day left
   *[other] { $count } days left
}
trainer-is-over = is over
trainer-expire = Delete what is over
trainer-orphans = { $count ->
    [one] One name belongs to no course here.
   *[other] { $count } names belong to no course here.
}
trainer-orphans-hint = Nobody can tell when to delete them. Delete them, or bring their course back.
trainer-their-key = The key of another station
trainer-their-key-example = e.g. E:\ias-station-key-2026-11-22.txt
trainer-their-key-do = Take this key in
trainer-their-key-hint = The backup of that station’s key: results sealed to it will open here, too. Delete the file afterwards.
trainer-their-keys = { $count ->
    [one] { $count } key of another station was taken in here.
   *[other] { $count } keys of other stations were taken in here.
}
trainer-key-known = This key was here already.
trainer-key-brought = { $count ->
    [one] { $count } key was taken in.
   *[other] { $count } keys were taken in.
}
trainer-key-brought-hint = Gather once more now: results of that station that were set aside open if its course is here, too. Delete the file with the key.
