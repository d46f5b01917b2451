# Results on the trainer’s side.
trainer-results-empty = No results yet
trainer-results-empty-hint = Results come from the laptops on a stick: put it in, choose it above and gather. You may also drop a folder on this window.
trainer-results-gather = Gathering
trainer-results-gather-hint = Choose sticks and folders; everything below them is gone through. A result comes once, however often it is gathered. A folder may also be dropped on this window.
trainer-results-stick = Gather from { $folder }
trainer-results-recent = Again { $folder }
trainer-results-folder = Folder with results
trainer-results-folder-example = e.g. E:\ or /media/trainer/STICK
trainer-results-folder-missing = There is no such folder or file here.
trainer-results-add = Add
trainer-results-remove = Do not gather from { $folder }
trainer-results-gather-do = Gather
trainer-results-stop = Stop
trainer-results-stopping = Finishing the files that are in hand …
trainer-results-looking-for-files = Looking for files …
trainer-results-gathering = { $count ->
    [one] { $done } of { $count } file · new: { $new } · set aside: { $aside }.
   *[other] { $done } of { $count } files · new: { $new } · set aside: { $aside }.
}
trainer-results-left = About { $seconds } s left.
trainer-results-gathered = { $count ->
    [one] { $count } result file was gone through
   *[other] { $count } result files were gone through
}
trainer-results-no-files = There are no result files there
trainer-results-new = New: { $count }.
trainer-results-same = Here already: { $count }.
trainer-results-aside-count = Set aside: { $count }.
trainer-results-needless = Faulty, but a good copy is here: { $count }.
trainer-results-stopped = It was stopped; what was gathered until then stays.
trainer-results-gather-again = Gather the sticks again to have everything that lies on them.
trainer-results-aside = { $count ->
    [one] { $count } file is set aside
   *[other] { $count } files are set aside
}
trainer-results-aside-hint = They do not count. A file leaves the list by itself when a good copy of it is gathered.
trainer-results-aside-more = … and { $count } more; the command ias results aside lists them all.
trainer-results-aside-clear = Looked at: empty the list
trainer-results-unreadable = Cannot be read
trainer-results-unreadable-cure = Put the stick in again and gather once more.
trainer-results-damaged = Damaged
trainer-results-damaged-cure = On the laptop press “Hand in everything again”: it has kept a copy.
trainer-results-forged = Not what it says it is
trainer-results-forged-cure = Ask who had the laptop; the result does not count.
trainer-results-foreign = Another station’s, or of an unknown course
trainer-results-foreign-cure = Take the course in (Ctrl+O in the library), or that station’s key on the tab Names and keys; then gather again.
trainer-results-stranger = A code that is not on the course’s list
trainer-results-stranger-cure = The person was deleted, or never was in the course: delete this file from the stick. If they do take part, take in the latest file of the course here and gather again.
trainer-results-newer = From a newer release
trainer-results-newer-cure = Gather it with that release.
trainer-results-conflict = Two different results of one attempt
trainer-results-conflict-cure = The one that came first counts.
trainer-results-no-thread = The computer cannot do it now; close other programs and try again
trainer-results-again = Read again
trainer-results-which = Which results
trainer-results-course = Course
trainer-results-place = Place
trainer-results-all-courses = All courses
trainer-results-all-places = All places
trainer-results-from = Finished from (day)
trainer-results-until = Finished until (day)
trainer-results-no-day = e.g. 2026-11-22
trainer-results-by = Groups
trainer-results-by-course = Courses
trainer-results-by-place = Places
trainer-results-by-month = Months
trainer-results-by-all = All together
trainer-results-every = Count repeats, too
trainer-results-every-hint = Usually the first attempt counts: whoever plays again has seen the answers.
trainer-results-names = Show names
trainer-results-names-hint = From this station’s sealed list, on the screen only; files hold codes.
trainer-results-tables = Tables in place of figures
trainer-results-tables-hint = The same numbers; easier by keyboard and with a screen reader.
trainer-results-reading = { $count ->
    [one] Reading … { $count } attempt
   *[other] Reading … { $count } attempts
}
trainer-results-left-out = What is not in it
trainer-results-sittings = { $count ->
    [one] { $count } sitting of a group is nobody’s result and does not count.
   *[other] { $count } sittings of a group are nobody’s result and do not count.
}
trainer-results-unread = { $count ->
    [one] { $count } attempt cannot be read by this release.
   *[other] { $count } attempts cannot be read by this release.
}
trainer-results-jump = Go to: { $section }
trainer-results-figure = Figure; the same numbers stand in a table (Tables in place of figures).
trainer-results-reset = The whole figure
trainer-results-reset-of = The whole figure: { $figure }
trainer-results-find = Find a code
trainer-results-find-in = Find in the table: { $table }
trainer-results-page = { $from }–{ $to } of { $count }
trainer-results-page-back = Earlier rows
trainer-results-page-on = Later rows
trainer-results-write = Reports and tables
trainer-results-out = Folder to write to
trainer-results-out-stick = Write to { $folder }
trainer-results-pages = To read and to print (HTML)
trainer-results-pages-hint = One file that any browser opens and prints to PDF. No names are in it.
trainer-results-write-group = The group, with codes
trainer-results-write-hand-on = The group, to hand on
trainer-results-write-programme = The programme over time
trainer-results-trainee = One trainee’s debriefs
trainer-results-nobody = Choose a code
trainer-results-write-trainee = Write the debriefs
trainer-results-rows = For other programs
trainer-results-rows-hint = The attempts chosen above are written, repeats as well. Codes, no names.
trainer-results-write-excel = Excel: attempts
trainer-results-write-excel-signs = Excel: signs
trainer-results-write-excel-choices = Excel: decisions
trainer-results-write-lms = CSV: attempts
trainer-results-write-xapi = xAPI statements (JSONL)
trainer-results-write-grades = Grades for Moodle
trainer-results-join = Moodle: put in ID numbers from the list of names
trainer-results-join-hint = Then the file says who is who: treat it like the list of names. Without it the code is the ID number.
trainer-results-working = Writing …
trainer-results-written = Written: { $path }
trainer-results-written-several = { $count ->
    [one] { $count } file was written to { $path }
   *[other] { $count } files were written to { $path }
}
trainer-results-nameless = { $count ->
    [one] { $count } code without an ID number was left out:
   *[other] { $count } codes without an ID number were left out:
}
trainer-results-statements-faulty = { $count ->
    [one] { $count } xAPI statement was left out because it failed its check.
   *[other] { $count } xAPI statements were left out because they failed their check.
}
trainer-results-no-scenario = The scenario { $scenario } is not here in the version that was played; install it and write again.
trainer-results-nothing-written = There is nothing to write
trainer-results-nothing-written-cure = This trainee has no attempts among those chosen above: choose another course, other days or another code.
trainer-results-mark = Marking once more under a corrected key
trainer-results-mark-hint = After a scenario was corrected: all attempts at it are marked under the key that it has now. Earlier scores stay beside the new ones; a course keeps its pass mark.
trainer-results-scenario = Scenario
trainer-results-no-choice = Choose a scenario
trainer-results-reason = Why
trainer-results-reason-example = e.g. the window of a sign was too short
trainer-results-mark-try = What would change
trainer-results-mark-keep = Mark and keep
trainer-results-marking = Marking …
trainer-results-marked = { $count ->
    [one] { $count } attempt was marked once more and kept
   *[other] { $count } attempts were marked once more and kept
}
trainer-results-would-mark = { $count ->
    [one] { $count } attempt would be marked once more; nothing was kept
   *[other] { $count } attempts would be marked once more; nothing was kept
}
trainer-results-changed = The result changes in: { $count }.
trainer-results-under-key = Under this key already: { $count }.
trainer-results-not-marked = Nothing was marked at { $scenario }
trainer-results-not-marked-cure = The scenario has errors, or there are no attempts at it. Check it on the author’s screen.
trainer-results-passed = passed
trainer-results-not-passed = not passed
trainer-send = Sending to a record store (LRS)
trainer-send-hint = A learning record store collects results of many stations (xAPI). Finished attempts of the choice above go out, each officer as a code; names never do. What was taken is noted: after a cut it goes on from there, and nothing is there twice.
trainer-send-address = Address of the record store
trainer-send-address-example = e.g. https://lrs.example.org/xapi
trainer-send-not-web = This is no address of the web: write it with https://, as the store’s administrator gave it.
trainer-send-in-clear = With http:// results and key would travel in clear: use https:// (http:// is for this very computer only).
trainer-send-has-credentials = A key or password stands in the address: leave it out and type it below.
trainer-send-has-more = Write the address up to its path: without ?, # and blanks.
trainer-send-key = Key
trainer-send-secret = Secret
trainer-send-login-hint = Both come from the store’s administrator. Left empty, those that this computer’s keyring keeps for the address are taken.
trainer-send-show = Show the secret
trainer-send-keep = Keep both in this computer’s keyring
trainer-send-keep-hint = Otherwise they are used this once and forgotten. They are written into no file.
trainer-send-authority = Certificate of your institution’s own authority (a file; most need none)
trainer-send-authority-example = e.g. E:\authority.cer
trainer-send-authority-missing = There is no such file here.
trainer-send-home = Address under which officers and scenarios are named
trainer-send-home-hint = It is a name: nothing need answer there. Choose one and keep to it; every statement’s id begins with it.
trainer-send-home-wrong = Write an address such as https://training.example.org, without ? and #.
trainer-send-home-known = Results were sent to this store under { $home }; under another one all of them would be there twice.
trainer-send-again = Send everything again
trainer-send-again-hint = Forgets what was noted for this store. What it has already stays as it is.
trainer-send-look = See what would be sent
trainer-send-do = Send
trainer-send-stop = Stop sending
trainer-send-log-out = Take the key out of the keyring
trainer-send-looking = Looking through the attempts: { $count } …
trainer-send-keyring-asked = Asking the keyring …
trainer-send-would = Would be sent: attempts: { $attempts }, statements: { $statements }, officers, as codes: { $officers }. Sent before: { $before }.
trainer-send-nothing = Nothing is left to send. Sent before: { $before }.
trainer-send-as = An officer is there the code of their card, as an account at { $home }. The store: { $store }.
trainer-send-no-texts = { $scenario } is not here in the version that was played: its statements go out with ids, without texts.
trainer-send-example = One of them, as it goes out
trainer-send-stale = Something else is chosen or typed by now: look once more what would be sent.
trainer-send-progress = Attempts: { $done } of { $count } · statements: { $statements }.
trainer-send-waiting = The store does not answer well; once more in { $seconds } s.
trainer-send-stopping = Stopping …
trainer-send-sent = Sent
trainer-send-sent-counts = In the record store now: attempts: { $attempts }, statements: { $statements }. There before: { $before }.
trainer-send-stopped = Sending was stopped
trainer-send-goes-on = What was taken is noted; sending once more goes on from there.
trainer-send-aside = The store did not take: { $count }. They stand in the folder push of the data folder.
trainer-send-aside-conflict = another statement of this id is there
trainer-send-aside-too-large = it is too large for the store
trainer-send-aside-refused = the store finds fault with it:
trainer-send-logged-out = The keyring keeps nothing for this store any more
trainer-send-not-logged-in = The keyring keeps nothing for this store
trainer-send-fault-unknown-key = The record store does not know this key and secret
trainer-send-fault-unknown-key-cure = Type both once more; if that does not help, ask the store’s administrator for new ones.
trainer-send-fault-forbidden = The record store does not let this key write
trainer-send-fault-forbidden-cure = Ask the store’s administrator to let it write statements.
trainer-send-fault-not-there = There is no record store at this address
trainer-send-fault-not-there-cure = Ask the store’s administrator for its xAPI address; it often ends in /xapi.
trainer-send-fault-moved = The record store is at another address
trainer-send-fault-moved-cure = Ask the store’s administrator for it; what is sent is never redirected.
trainer-send-fault-full = The record store has no room left
trainer-send-fault-full-cure = Ask its administrator to make room.
trainer-send-fault-stranger = The record store cannot be trusted: no authority known here vouches for it
trainer-send-fault-stranger-cure = If your institution has an authority of its own, name the file of its certificate; ask the store’s administrator for it. Otherwise send nothing: it may be somebody else.
trainer-send-fault-expired = The certificate of the record store is over; its last day was { $day }
trainer-send-fault-not-yet = The certificate of the record store begins on { $day } only
trainer-send-fault-clock-cure = Check the date of this computer. If it is right, ask the store’s administrator to renew the certificate.
trainer-send-fault-other-host = What answers has the certificate of another host: { $host }
trainer-send-fault-other-host-cure = Write the address as the store’s administrator gave it. If you did, send nothing and tell them: it may be somebody else.
trainer-send-fault-certificate = The certificate of the record store cannot be trusted: { $why }
trainer-send-fault-no-certificate = There is no certificate in the file of the authority
trainer-send-fault-no-certificate-cure = Ask the store’s administrator for it, as text (PEM) or as Windows keeps it (.cer).
trainer-send-fault-no-host = No host of that name is known
trainer-send-fault-no-host-cure = Check how the address is written, and the network.
trainer-send-fault-refused = The host takes no calls there
trainer-send-fault-refused-cure = Check the address and its port; otherwise the store is switched off: try later.
trainer-send-fault-timed-out = Nobody answered in time
trainer-send-fault-timed-out-cure = Check the network; a firewall may keep the way shut. Then send once more.
trainer-send-fault-broken = The connection broke
trainer-send-fault-broken-cure = Check the network and the address, then send once more.
trainer-send-fault-in-clear = What answers there is not encrypted
trainer-send-fault-in-clear-cure = Ask the store’s administrator for the encrypted address, and its port. Nothing was sent.
trainer-send-fault-no-web = What answers there is no server of the web, or wants https://
trainer-send-fault-unheard = The record store cannot be reached: { $why }
trainer-send-fault-unwell = The record store could not take it ({ $status })
trainer-send-fault-unwell-cure = It is overloaded or not well: send once more later.
trainer-send-fault-no-key = No key is typed, and the keyring keeps none for this address
trainer-send-fault-no-key-cure = Type key and secret, as the store’s administrator gave them.
trainer-send-fault-half-a-key = The environment has { $there } without { $missing }
trainer-send-fault-half-a-key-cure = Give both or neither there, or type both here.
trainer-send-fault-misshapen = Key or secret has a character that cannot be sent
trainer-send-fault-misshapen-cure = A key has no colon, and neither has a line end: type both once more.
trainer-send-fault-no-keyring = This computer offers no keyring
trainer-send-fault-no-keyring-cure = Type key and secret and leave them to this one time: turn off keeping them. On Linux a keyring comes with gnome-keyring or KWallet.
trainer-send-fault-keyring-locked = The keyring is locked
trainer-send-fault-keyring-locked-cure = Unlock it, or type key and secret and turn off keeping them.
trainer-send-fault-keyring = The keyring cannot be used: { $why }
trainer-send-fault-other-home = Results were sent to this store under { $home }
trainer-send-fault-other-home-cure = Empty the field of the address under which officers are named, or send everything again under the other one: then all of it is there twice.
