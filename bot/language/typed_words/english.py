"""English vocabulary."""

from bot.language.vocabulary import CommandName, Vocabulary

ENGLISH = Vocabulary(
    commands={
        CommandName.START: ("start",),
        CommandName.STOP: ("stop", "unsubscribe", "opt out"),
        CommandName.HELP: ("help",),
        CommandName.PRIVACY: ("privacy",),
        CommandName.LANGUAGE: ("language",),
    },
    numbers=(
        ("zero",),
        ("one",),
        ("two",),
        ("three",),
        ("four",),
        ("five",),
        ("six",),
        ("seven",),
        ("eight",),
        ("nine",),
        ("ten",),
    ),
    yes=("yes", "y", "yes please", "yeah", "yep", "sure"),
    no=("no", "n", "nope", "no thanks", "no thank you"),
    ambiguous=("one",),
    counters=("points", "pts"),
    out_of=("out of", "of"),
    conjunctions=(
        "but",
        "and",
        "because",
        "although",
        "though",
        "however",
        "yet",
        "except",
        "cause",
        "cos",
        "cuz",
        "&",
    ),
    fractions=("half", "a half", "a quarter", "a bit"),
)
