"""The rules, texts and figures of the survey. Pure code: no I/O, clock, randomness or async."""
