# A scenario that is being written: live reload and the author's screen.

watch-taken-over = The saved version is on.
watch-way-changed = The way to this scene has changed, so the attempt began anew here.
watch-node-gone = The scene { $gone } is gone. The film goes on at { $at }.
watch-faults = { $count ->
    [one] What was saved has { $count } fault
   *[other] What was saved has { $count } faults
}
watch-runs-on = The last good version runs on. Mend the file and save it again.
watch-fold = Fold
watch-unfold = Show
