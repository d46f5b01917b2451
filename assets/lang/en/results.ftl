results-kicker = Results
results-to-debrief = Back to the debrief
results-save = Save as text
results-print = Print
results-saved = Written to { $path }
results-of-path = of what your path offered
results-of-best = { $score } of what the best path offers
results-pass-mark = { $mark } is needed to pass
results-passed = Passed
results-not-passed = Not passed
results-parts = By part
results-noticing = Noticing
results-not-offered = not on your path
results-part-detection = Noticing signs
results-part-classification = Naming signs
results-part-conduct = Acting
results-part-assessment = Assessing
results-part-referral = Notifying
results-hits = { $count ->
    [one] { $count } sign noticed
   *[other] { $count } signs noticed
}
results-misses = { $count ->
    [one] { $count } sign missed
   *[other] { $count } signs missed
}
results-false-alarms = { $count ->
    [one] { $count } innocent moment suspected
   *[other] { $count } innocent moments suspected
}
results-correct-rejections = { $count ->
    [one] { $count } innocent moment let pass
   *[other] { $count } innocent moments let pass
}
results-stray = { $count ->
    [one] { $count } flag that met nothing
   *[other] { $count } flags that met nothing
}
results-chance = As many flags at random would have found { $hits } signs.
results-sensitivity = Sensitivity d' = { $d }, criterion c = { $c }
results-too-little = Too little was shown to state a sensitivity. The counts speak for themselves.
results-brier = Confidence (Brier score, 0 is perfect): { $brier }
results-facts = Code { $code } · { $date } · { $mode }
results-setting-timers = Time to choose: { $timers }
results-principle-broken = Must be avoided: { $principle }
results-principle-missing = Must be done: { $principle }
results-title = Result
results-detail-detection = { $count ->
    [one] { $found } of { $count } sign on your path
   *[other] { $found } of { $count } signs on your path
}
results-detail-classification = { $right } named exactly, { $near } nearly
results-detail-conduct = { $count ->
    [one] { $count } choice
   *[other] { $count } choices
}
