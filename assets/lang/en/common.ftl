# Words used on several screens.

app-name = Interactive training application
app-purpose = Recognising the signs of trafficking in human beings
back = Back
back-to-library = Back to the library
close = Close
continue = Continue
cancel = Cancel
as-of = as of { $date }
to-be-confirmed = to be confirmed by the course leader
count-flags = { $count ->
    [one] { $count } flag
   *[other] { $count } flags
}
count-signs = { $count ->
    [one] { $count } sign
   *[other] { $count } signs
}
count-errors = { $count ->
    [one] { $count } fault
   *[other] { $count } faults
}
count-warnings = { $count ->
    [one] { $count } remark
   *[other] { $count } remarks
}
count-seconds = { $count ->
    [one] { $count } second
   *[other] { $count } seconds
}
key-name-space = Space
key-name-escape = Esc
key-name-enter = Enter
verdict-hit = Noticed
verdict-miss = Missed
verdict-false-alarm = Wrongly suspected
verdict-passed = Rightly let pass
verdict-neutral = Not rated
rating-best = Best
rating-good = Acceptable
rating-poor = Misses what matters
rating-harmful = Does harm
rating-none = Not rated
