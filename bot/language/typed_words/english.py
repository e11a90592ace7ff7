"""English vocabulary."""

from bot.language.vocabulary import CommandName, Vocabulary

_UNITS = "one|two|three|four|five|six|seven|eight|nine"
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_TEENS = (
    "eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
    rf"|(?:{_TENS})(?:[\s-]*+(?:{_UNITS}))?"
)
_BIG = "hundred|thousand|million|billion"
_BELOW_HUNDRED = rf"(?:{_TEENS}|{_UNITS}|ten)"

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
    yes=("yes", "y", "yes please", "yeah", "yep", "sure", "ok", "okay", "👍"),
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
    larger=(
        rf"(?:(?:a|{_BELOW_HUNDRED})[\s-]+)?(?:{_BIG})"
        rf"(?:[\s-]+(?:and\s+)?(?:{_BELOW_HUNDRED}|{_BIG}))*"
        rf"|{_TEENS}|(?:minus|negative)\s+{_BELOW_HUNDRED}"
    ),
    courtesies=(
        *("thanks", "thank you", "thank u", "thankyou", "thx", "tnx", "ty", "tysm", "cheers"),
        *("thanks a lot", "thanks a bunch", "many thanks", "thanks so much", "thanks very much"),
        *("thank you so much", "thank you very much", "thank you all", "thanks all"),
        *("much appreciated", "appreciate it", "appreciated"),
        *("ok", "okay", "okey", "okie", "k", "kk", "alright", "all right", "roger"),
        *("got it", "noted", "understood", "will do", "no problem", "np", "no worries"),
        *("you're welcome", "you’re welcome", "you are welcome", "my pleasure"),
        *("have a nice day", "have a good day", "have a great day", "bye", "goodbye"),
    ),
)
