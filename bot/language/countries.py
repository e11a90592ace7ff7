"""Reads countries: codes of ISO 3166, and names in the languages of many countries."""

import difflib
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import Final

import regex
from babel import Locale
from babel.core import get_global

_NOT_COUNTRIES: Final = frozenset(("EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"))
_OURS: Final = ("en", "id", "ko", "zh")
_OTHERS: Final = (
    *("zh_Hant", "ja", "de", "fr", "es", "pt", "it", "nl", "pl", "tr", "vi", "th", "ms", "fil"),
    *("ru", "uk", "ar", "he", "fa", "hi", "bn", "cs", "sk", "hu", "ro", "bg", "el", "sv", "da"),
    *("nb", "fi", "et", "lv", "lt", "hr", "sr", "sl", "ca"),
)
"""Further languages in which countries are named. They are loaded for the first unknown name."""
_ALSO: Final[Mapping[str, str]] = {
    **dict.fromkeys(("uk", "great britain", "britain", "england", "scotland", "wales"), "GB"),
    **dict.fromkeys(("northern ireland", "united kingdom of great britain"), "GB"),
    **dict.fromkeys(("america", "united states of america", "us of a"), "US"),
    **dict.fromkeys(("korea", "republic of korea", "korea republic of", "한국"), "KR"),
    **dict.fromkeys(("holland", "the netherlands"), "NL"),
    **dict.fromkeys(("hong kong", "香港", "홍콩"), "HK"),
    **dict.fromkeys(("macau", "macao", "澳门", "마카오"), "MO"),
    **dict.fromkeys(("congo kinshasa", "dr congo", "democratic republic of the congo"), "CD"),
    **dict.fromkeys(("congo brazzaville", "republic of the congo"), "CG"),
    **dict.fromkeys(("myanmar", "burma"), "MM"),
    **dict.fromkeys(("macedonia", "republic of macedonia"), "MK"),
    "czech republic": "CZ",
    "turkey": "TR",
    "russian federation": "RU",
    "viet nam": "VN",
    "ivory coast": "CI",
    "cape verde": "CV",
    "swaziland": "SZ",
    "east timor": "TL",
    "uae": "AE",
    "prc": "CN",
    "中国大陆": "CN",
    "republic of china": "TW",
    **dict.fromkeys(("taiwan province of china", "臺灣"), "TW"),
    "iran islamic republic of": "IR",
    "tanzania united republic of": "TZ",
    "bolivia plurinational state of": "BO",
    "venezuela bolivarian republic of": "VE",
    "moldova republic of": "MD",
    "palestine": "PS",
    "vatican": "VA",
}
"""Usual names that Unicode's list of each language lacks."""
_SEVERAL: Final = frozenset(("congo", "kongo"))
"""Names of several countries, though some languages give them to one."""
_BETWEEN: Final = regex.compile(r"[^\p{L}\p{N}]+")
_WORDS: Final = {"&": " and ", "st.": "saint "}
_ALIKE: Final = 0.75


@lru_cache(maxsize=4096)
def read_country(text: str) -> str:
    """Returns the two letters of a country, such as `DE` for `de`, `DEU`, `Germany` or `독일`.

    Raises ValueError, which names the nearest country.
    """
    name = _plain(text)
    found = _code(text.strip().replace(".", "").upper()) or _named(name)
    if found is None:
        raise ValueError(f"“{text.strip()}” is not a country{_hint(name)}")
    return found


def country_name(code: str) -> str:
    """Returns the English name of a country, such as `Germany` for `DE`."""
    return _territories("en").get(code, code)


def _code(text: str) -> str | None:
    if text in _codes():
        return text
    found: Sequence[str] = ()
    if 2 <= len(text) <= 3:
        found = get_global("territory_aliases").get(text, ())
    return found[0] if len(found) == 1 and found[0] in _codes() else None


def _named(name: str) -> str | None:
    if name in _SEVERAL:
        return None
    return _ALSO.get(name) or _names(_OURS).get(name) or _names(_OTHERS).get(name)


@cache
def _codes() -> frozenset[str]:
    return frozenset(code for code in _territories("en") if len(code) == 2) - _NOT_COUNTRIES


def _territories(language: str) -> Mapping[str, str]:
    names: Mapping[str, str] = Locale.parse(language).territories
    return names


@cache
def _names(languages: tuple[str, ...]) -> Mapping[str, str]:
    """Returns the countries by their plain names, without names that several countries have."""
    found: dict[str, set[str]] = {}
    for language in languages:
        for code, name in _territories(language).items():
            if code in _codes():
                found.setdefault(_plain(name), set()).add(code)
    return {name: next(iter(codes)) for name, codes in found.items() if len(codes) == 1}


def _plain(name: str) -> str:
    """Returns a name in lower case, without accents, signs and a leading `the`."""
    plain = name.casefold()
    for word, written in _WORDS.items():
        plain = plain.replace(word, written)
    letters = (c for c in unicodedata.normalize("NFKD", plain) if not _is_accent(c))
    words = _BETWEEN.sub(" ", unicodedata.normalize("NFC", "".join(letters))).strip()
    return words.removeprefix("the ")


def _is_accent(character: str) -> bool:
    """Whether it is an accent of a Latin, Greek or Cyrillic letter; others are letters."""
    return "\u0300" <= character <= "\u036f"


def _hint(name: str) -> str:
    near = difflib.get_close_matches(name, _names(_OURS), n=1, cutoff=_ALIKE)
    return f"; did you mean {country_name(_names(_OURS)[near[0]])}?" if near else ""
