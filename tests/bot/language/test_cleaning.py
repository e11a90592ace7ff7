import unicodedata
from time import monotonic

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language.cleaning import LONGEST_SHOWN, MAX_CHARACTERS, clean, is_cut, one_line

FAMILY = "👨‍👩‍👧‍👦"
ENGLAND = "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f"
SCOTLAND = "\U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f"
ANY_TEXT = st.text(st.characters(exclude_categories=()))


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("slow\x00 but\x07 kind", "slow but kind"),
        ("one\r\ntwo\tthree", "one\ntwo\tthree"),
        ("half \ud83d an emoji", "half  an emoji"),
        ("a\x7fb\x9b31mc\x85d", "ab31mcd"),
        ("  spaces stay  ", "  spaces stay  "),
        ("\u200fשלום", "\u200fשלום"),
        ("e\u0301 stays in two parts", "e\u0301 stays in two parts"),
        ("<b>&amp; *bold* =1+1", "<b>&amp; *bold* =1+1"),
    ],
)
def test_only_what_cannot_be_stored_is_removed(text: str, kept: str) -> None:
    assert clean(text) == kept


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\t",
        "\u3000\u00a0",
        "\u200b\u200d\ufeff",
        "\u200e\u2069",
        "\x00\x1b",
        "\ufe0f",
        "\u3164",
        "\u2800",
    ],
)
def test_what_nobody_can_see_is_empty(text: str) -> None:
    assert clean(text) == ""


HONEST = {
    "Arabic": "محمد بن سلمان",
    "Hebrew, pointed": "שָׁלוֹם בֶּן־דָּוִד",
    "Hebrew with a direction mark": "\u200fדנה (Dana)\u200e",
    "Persian with ZWNJ": "می\u200cخواهم زاده",
    "Hindi with ZWJ": "क्\u200dष राय",
    "Sinhala with ZWJ": "ශ්\u200dරී",
    "Thai": "สมชาย ใจดี",
    "Vietnamese": "Nguyễn Thị Hằng",
    "Korean": "김철수",
    "Japanese, an ideograph of its own drawing": "\ufa19田 \ufa1b子",
    "Family": FAMILY,
    "England and Scotland": ENGLAND + SCOTLAND,
    "Zalgo of a sensible length": "Z\u0310\u0355\u0322a\u0321\u0353\u0304\u0343l\u0328go",
    "Marks that are words": "<b>&amp; *bold* =1+1 $x^2$ [red]",
}


@pytest.mark.parametrize("name", HONEST.values(), ids=HONEST)
def test_an_honest_name_stays_as_it_was_written(name: str) -> None:
    assert unicodedata.normalize("NFD", one_line(name)) == unicodedata.normalize("NFD", name)


def test_an_ideograph_keeps_its_own_drawing() -> None:
    assert one_line("\ufa19田 \ufa1b子") == "\ufa19田 \ufa1b子"


def test_a_name_from_a_mac_is_the_same_as_one_that_was_typed() -> None:
    typed = "김철수 Müller"
    assert one_line(unicodedata.normalize("NFD", typed)) == typed


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Anna\nBerg", "Anna Berg"),
        ("Anna\r\nBerg\x85\u2028\u2029\v\f", "Anna Berg"),
        ("Anna\tBerg", "Anna Berg"),
        ("\x1b]0;pwned\x07Anna\x9b31m", "]0;pwnedAnna31m"),
        ("half \ud83d an emoji", "half  an emoji"),
        ("\u202eevil\u202c \u2067x\u2069\u061c", "evil x"),
        ("so\u00adft\ufeff\u200b\u2060", "soft"),
        ("\U000e0001\ufff9a\ufffb", "a"),
        ("  Anna  ", "Anna"),
        ("\u200d\u2069", ""),
        (" \n ", ""),
    ],
)
def test_a_line_has_no_second_one_and_commands_nothing(text: str, line: str) -> None:
    assert one_line(text) == line


def test_a_long_line_is_cut_between_graphemes_and_says_so() -> None:
    assert one_line("a" * 200) == "a" * 200
    assert one_line("a" * 201) == "a" * 199 + "…"
    assert one_line("a" * 195 + FAMILY) == "a" * 195 + "…"
    assert one_line("가" * 300) == "가" * 199 + "…"
    assert is_cut("a" * 201)
    assert not is_cut(" " * 300 + "a" * 200)


def test_a_heap_of_accents_takes_no_time() -> None:
    heap = "a" + "\u0301\u0323" * 500_000  # out of order: to sort them all would take an hour
    begin = monotonic()
    assert len(one_line(heap)) == LONGEST_SHOWN
    assert monotonic() - begin < 1


@given(ANY_TEXT)
def test_a_line_is_one_whatever_comes_and_stays_as_it_is(text: str) -> None:
    line = one_line(text)
    assert one_line(line) == line
    assert len(line) <= LONGEST_SHOWN
    assert line.splitlines() in ([line], [])
    kinds = {unicodedata.category(c) for c in line if c not in "\u200c\u200d\u200e\u200f"}
    assert not kinds & {"Cc", "Cs", "Zl", "Zp"}
    assert not any(c in "\u202a\u202e\u2066\u2069\u061c\ufeff\u00ad" for c in line)


def test_a_book_is_cut_between_two_graphemes() -> None:
    text = clean("a" * (MAX_CHARACTERS - 3) + FAMILY)
    assert text == "a" * (MAX_CHARACTERS - 3)
    assert clean("가" * 50_000) == "가" * MAX_CHARACTERS


@given(ANY_TEXT)
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert clean(clean(text)) == clean(text)
