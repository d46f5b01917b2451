# Results on the trainer's side.
trainer-results-empty = No results gathered yet
trainer-results-empty-hint = Results come from the laptops on a stick.
