"""What the survey is: rules, words, figures. Pure: no I/O, no clock, no random, no async."""
