"""Indonesian vocabulary."""

from bot.language.vocabulary import CommandName, Vocabulary

_UNITS = "satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan"
_BIG = rf"(?:se|(?:{_UNITS})\s+)(?:puluh|ratus|ribu|juta)|sebelas|(?:{_UNITS})\s+belas"

INDONESIAN = Vocabulary(
    commands={
        CommandName.START: ("mulai",),
        CommandName.STOP: ("berhenti", "berhenti berlangganan", "hentikan"),
        CommandName.HELP: ("bantuan",),
        CommandName.PRIVACY: ("privasi",),
        CommandName.LANGUAGE: ("bahasa",),
    },
    numbers=(
        ("nol", "kosong"),
        ("satu",),
        ("dua",),
        ("tiga",),
        ("empat",),
        ("lima",),
        ("enam",),
        ("tujuh",),
        ("delapan",),
        ("sembilan",),
        ("sepuluh",),
    ),
    yes=("ya", "iya", "y", "ya boleh", "boleh", "silakan", "oke"),
    no=(
        "tidak",
        "tdk",
        "nggak",
        "enggak",
        "gak",
        "ga",
        "tidak usah",
        "jangan",
        "tidak terima kasih",
    ),
    ambiguous=("kosong", "satu"),
    counters=("poin",),
    out_of=("dari",),
    conjunctions=(
        "tapi",
        "tetapi",
        "tp",
        "namun",
        "dan",
        "karena",
        "krn",
        "soalnya",
        "meski",
        "meskipun",
        "walau",
        "walaupun",
        "cuma",
        "hanya",
        "sayangnya",
    ),
    fractions=("setengah",),
    larger=(
        rf"(?!sepuluh(?!\s+(?:{_UNITS})))(?:{_BIG})(?:\s+(?:{_BIG}|{_UNITS}))*"
        rf"|(?:minus|negatif)\s+(?:{_UNITS}|sepuluh)"
    ),
    courtesies=(
        *("terima kasih", "terimakasih", "trima kasih", "makasih", "makasi", "mksh", "tks"),
        *("terima kasih banyak", "terimakasih banyak", "makasih banyak", "makasih ya"),
        *("terima kasih ya", "trims", "thanks ya", "oke", "ok", "okey", "okelah", "ok deh"),
        *("oke deh", "oke siap", "baiklah", "baik terima kasih", "siap", "sip", "sippp"),
        *("sama sama", "sama-sama", "noted ya", "mengerti", "paham"),
    ),
)
