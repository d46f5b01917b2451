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
trainer-results-damaged-cure = Hand in from the laptop once more: it has kept a copy.
trainer-results-forged = Not what it says it is
trainer-results-forged-cure = Ask who had the laptop; the result does not count.
trainer-results-foreign = Another station’s, or of an unknown course
trainer-results-foreign-cure = Add the course on the tab Courses, or that station’s key on the tab Names and keys; then gather again.
trainer-results-stranger = A code that is not on the course’s list
trainer-results-stranger-cure = The code was taken off the course or never was on it; if that is a mistake, add it to the course and gather again.
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
