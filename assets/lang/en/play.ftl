play-film-name = The film, scene: { $scene }
play-flag = Something is wrong
play-pause = Pause
play-mute = Turn the sound off
play-unmute = Turn the sound on
play-captions-on = Show captions
play-captions-off = Hide captions
play-replay = Replay this scene
play-distress = I need a break
play-no-sound = No sound device is in use. The film goes on without sound.
play-opening = One moment…
play-time-left = { $count ->
    [one] { $count } second left
   *[other] { $count } seconds left
}
play-time-short = Little time is left.
classify-title = What was it?
classify-at = Flag at { $time }
classify-search = Search the signs
classify-none = No sign fits. Try another word.
classify-later = Name it later
classify-withdraw = Take the flag back
after-title = What did you flag?
after-unnamed = { $count ->
    [one] { $count } flag has no name yet
   *[other] { $count } flags have no name yet
}
after-not-named = Not named
after-flag-name = Flag at { $time }: { $name }
exhibit-kicker = Look closely
exhibit-closer = Magnify
exhibit-farther = Reduce
exhibit-whole = Show the whole
exhibit-mark-here = Mark what is under the cross
exhibit-marks = { $count ->
    [one] { $count } mark
   *[other] { $count } marks
}
exhibit-mark = Mark { $number }
exhibit-unmark = Remove mark { $number }
exhibit-done = I have seen enough
exhibit-key-mark = Mark under the cross
exhibit-key-zoom = Magnify or reduce
exhibit-key-move = Move the picture
pause-title = Paused
pause-resume = Go on
pause-leave = Leave the film
pause-kept = Everything so far is kept. You can go on later.
distress-title = Take your time
distress-text = The film waits. Nothing is counted while you rest, and a break never changes the result.
distress-help = Put both feet on the ground and breathe out slowly. If something stays with you, talk to your course leader or to someone you trust.
distress-resume = I am ready to go on
failed-title = This scene cannot be shown
failed-kept = Nothing is lost. What is missing here does not count against you.
failed-go-on = Go on with the next scene
failed-retry = Try once more
ending-kicker = The film is over
ending-debrief = Look back together
ending-stuck = This path of the film leads no further. What you did is kept.
play-shorter = The film of this scene lasts { $is }, shorter than the { $told } that its description speaks of. Its last frame is held.
