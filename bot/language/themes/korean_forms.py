"""Recognises Korean words with their particles and endings. Hangul is in its letters (NFD).

A noun is followed by particles without a blank: 속도 → 속도가, 속도는. A verb or adjective is
conjugated: 느리다 → 느려요, 느린, 느립니다. Nouns join without blanks: 결제 + 오류 → 결제오류.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

_DICTIONARY: Final = "다"
_FINAL: Final = re.compile("[\u11a8-\u11ff]")

_SUFFIXES: Final = "중|시|용|창|표|대|면|쪽|상|팀|별|비|난|제|감|율|률|분|앱"
_PARTICLES: Final = (
    "은|는|이|가|을|를|의|에|에서|에게|께|께서|한테|로|으로|와|과|랑|이랑|하고|도|만|까지|부터|마다"
    "|조차|마저|밖에|뿐|처럼|같이|보다|대로|만큼|이나|나|라도|이라도|이란|란|이라|라|이고|이며|든지|이든"
    "|들|님|요|이요|에요|예요|이에요|서|여서|이어서|관련|등"
)
_VERBS: Final = (
    "이다|입니|이었|였|인데|인지|인가|이네|이지|이잖|임|인|일|네|지만|죠"
    "|하|해|했|할|함|합|한|되|돼|됐|될|됨|됩|된|당하|당했|받|시키|시켜"
    "|나요|나서|나네|나는|났|난|날|걸리|걸려|걸림|걸렸|거리|거려|거림"
    "|없|있|많|좋|싫|나쁘|나빠|높|낮|안|못|너무|자꾸|계속|정말|진짜"
)
_AFTER_NOUN: Final = re.compile(
    f"(?:{_SUFFIXES})?(?:(?:{_PARTICLES}){{0,4}}|(?:이|가|은|는|도|을|를)?(?:{_VERBS}).*)"
)
_LONGEST_TAIL: Final = 14
TAIL_LETTERS: Final = 3 * (_LONGEST_TAIL + 2)
"""So many letters decide on what follows: one syllable, and more than the longest tail."""
_ENDINGS: Final = re.compile(
    "$|[\u11ab\u11af\u11b7\u11b8\u11bb]|"
    + unicodedata.normalize(
        "NFD",
        "(?:고|게|겠|기|네|는|니|다|더|던|도|든|듯|며|면|므|서|세|습|시|셔|아|어|여|았|었|였|요|으|은|을"
        "|음|자|잖|져|죠|지|진|질|나|냐|려|러|거|구|군|길)",
    )
)
"""What may follow a stem of one syllable. Longer stems need no such look."""
_CONTRACTED: Final = {"ㅣ": "ㅕ", "ㅗ": "ㅘ", "ㅜ": "ㅝ", "ㅚ": "ㅙ"}
_REGULAR_B: Final = frozenset("입잡좁뽑씹집접굽업")
_IRREGULAR_D: Final = frozenset("듣걷묻싣")


def letters(text: str) -> str:
    return unicodedata.normalize("NFD", text)


def syllables(text: str) -> int:
    return len(unicodedata.normalize("NFC", text))


def is_conjugated(word: str) -> bool:
    """Whether a word stands in the dictionary form of verbs and adjectives. *word*: in letters."""
    return syllables(word) > 1 and word.endswith(letters(_DICTIONARY))


def begins_syllable(text: str, place: int) -> bool:
    """Whether a syllable of a text in letters begins at *place*, or the text ends there."""
    return not _FINAL.match(text, place)


@lru_cache(maxsize=8192)
def fits_noun(rest: str) -> bool:
    """Whether what follows a noun is nothing, particles, or a verb made of it."""
    tail = unicodedata.normalize("NFC", rest[:TAIL_LETTERS])
    return len(tail) <= _LONGEST_TAIL and _AFTER_NOUN.fullmatch(tail) is not None


def is_compound(rest: str) -> bool:
    """Whether what follows a noun is another noun of two syllables or more.

    One syllable often makes another meaning: 지원 is support, and 지원자 is an applicant.
    """
    tail = unicodedata.normalize("NFC", rest)
    return len(tail) > 1 and not fits_noun(rest[len(letters(tail[0])) :])


def fits_stem(form: str, rest: str) -> bool:
    """Whether what follows a form of a verb can be its ending."""
    return syllables(form) > 1 or _ENDINGS.match(rest) is not None


def conjugated(word: str) -> tuple[str, ...]:
    """Returns with what the forms of a verb or adjective begin, the longest first.

    *word*: in letters, in its dictionary form.
    """
    stem = unicodedata.normalize("NFC", word)[: -len(_DICTIONARY)]
    forms = {stem, *_vowel_forms(stem)}
    return tuple(sorted(map(letters, forms), key=len, reverse=True))


def _vowel_forms(stem: str) -> Iterator[str]:
    """Yields the beginnings before an ending that starts with a vowel, where they differ."""
    before, last = stem[:-1], stem[-1]
    match tuple(letters(last)):
        case [first, vowel]:
            yield from _open(before, last, first, vowel)
        case [first, vowel, "\u11b8"] if last not in _REGULAR_B:  # 어렵다 → 어려워, 어려운
            yield from (before + _joined(first, vowel) + more for more in "우워웠운울움")
        case [first, vowel, "\u11af"]:  # 만들다 → 만드는, 만든, 만듭니다
            bare = before + _joined(first, vowel)
            yield from (bare + more for more in ("는", "니", "네", "세", "시", "십"))
            yield from (before + _joined(first, vowel, final) for final in "\u11ab\u11b8")
        case [first, vowel, "\u11ae"] if last in _IRREGULAR_D:  # 듣다 → 들어
            yield from (before + _joined(first, vowel, "\u11af") + more for more in "어으었은을")
        case [first, vowel, "\u11ba"]:  # 낫다 → 나아, 짓다 → 지어
            yield from (before + _joined(first, vowel) + more for more in "아어으았었은을")


def _open(before: str, last: str, first: str, vowel: str) -> Iterator[str]:
    """The forms of a stem that ends in a vowel."""
    if last == "하":
        yield f"{before}해"
    elif last == "르" and before:  # 빠르다 → 빨라, 누르다 → 눌러
        doubled, end = tuple(letters(before[-1])), "라" if _is_bright(before) else "러"
        if len(doubled) == 2:
            yield before[:-1] + _joined(*doubled, "\u11af") + end
    elif vowel == _vowel("ㅡ"):  # 바쁘다 → 바빠, 크다 → 커
        yield before + _joined(first, _vowel("ㅏ" if before and _is_bright(before) else "ㅓ"))
    for whole, short in _CONTRACTED.items():
        if vowel == _vowel(whole):  # 느리다 → 느려, 멈추다 → 멈춰
            yield before + _joined(first, _vowel(short))


def _is_bright(text: str) -> bool:
    """Whether the last vowel is one that 아 follows, and not 어."""
    return letters(text[-1])[1] in (_vowel("ㅏ"), _vowel("ㅗ"))


def _vowel(compatible: str) -> str:
    return unicodedata.normalize("NFKD", compatible)


def _joined(first: str, vowel: str, final: str = "") -> str:
    return unicodedata.normalize("NFC", first + vowel + final)
