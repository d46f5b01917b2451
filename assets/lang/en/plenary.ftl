# A group before one screen; the trainer leads.
plenary-kicker = Question to the group
plenary-present = { $count ->
    [one] In the room: one person
   *[other] In the room: { $count } people
}
plenary-more-people = One person more in the room
plenary-fewer-people = One person fewer in the room
plenary-more-hands = One hand more for answer { $number }
plenary-fewer-hands = One hand fewer for answer { $number }
plenary-answer-name = Answer { $number }: { $text }. { $count ->
    [one] One hand
   *[other] { $count } hands
}
plenary-hands = { $count ->
    [one] One hand
   *[other] { $count } hands
}
plenary-sum = Hands counted: { $hands }. People in the room: { $people }.
plenary-reveal = Show hands and reasons
plenary-again = Count again
plenary-on-majority = Go on with the majority: { $number }
plenary-on-pick = Go on with answer { $number }
plenary-tie = No majority: pick an answer to go on with.
plenary-no-why = The author gives no reason here.
plenary-callers = { $count ->
    [one] called it (one person in the room)
   *[other] called it (of { $count })
}
plenary-more-callers = One more called it
plenary-fewer-callers = One fewer called it
plenary-blank = Black screen; press to go on
plenary-listed = Group: { $title }
plenary-keys-title = The trainer’s keys
plenary-keys-close = Back to the film
plenary-does-flag = the group calls a sign: stop here and name it
plenary-does-digits = hands for the answer that is framed
plenary-does-arrows = next or previous answer
plenary-does-on = next answer, show the hands, go on
plenary-does-back = count again
plenary-does-pick = look at that answer; then go on with it
plenary-does-erase = take the last digit back
plenary-does-blank = black screen, and back
plenary-does-keys = these keys
