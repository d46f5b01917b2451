# A course on a trainee's laptop.
course-kicker = Course
course-you-are = You are { $code }.
course-not-you = Not you?
course-parts = What is to be done
course-code = Enter your code
course-code-hint = It stands on your card. Capital or small letters are all the same.
course-code-enter = Continue
course-code-mistyped = This code is mistyped: compare each character with your card.
course-code-stranger = { $code } is not on this course’s list. Ask your trainer.
course-part-to-do = Not begun yet
course-part-begun = Begun; it stands at { $place }
course-part-done = Done: { $score }
course-part-begin = Begin
course-part-look-back = Look back
course-part-missing = This film is not on this laptop. Ask your trainer for its pack.
course-training = Training
course-pre-test = Pre-test
course-post-test = Post-test
course-hand-in = Results of this laptop
course-handed = { $count ->
    [one] One result was handed in.
   *[other] { $count } results were handed in.
}
course-waiting = { $count ->
    [0] None waits.
    [one] One waits here.
   *[other] { $count } wait here.
}
course-folder = Folder for results
course-folder-example = e.g. /media/trainer/STICK
course-folder-hint = Each result is handed in by itself the moment its film is over, sealed so that only the trainer can open it. A copy stays on this laptop. You can also drop a folder on this window.
course-hand-in-again = Hand in what waits
course-hand-in-all = Hand in everything again
course-stick = Use { $folder }
course-handed-in = Handed in to { $folder }.
course-kept-here = The result is safe on this laptop and can be handed in later.
course-installed = The course “{ $title }” is on this laptop now.
course-replaced = The course “{ $title }” is here in its later edition now.
course-already = The course “{ $title }” was here already.
course-other = Other course: { $title }
course-outside = All films, outside the course
course-inside = Back to the course
