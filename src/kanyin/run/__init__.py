"""Documents made one after another or at a time: which there are, what is asked for, and what became of each."""
