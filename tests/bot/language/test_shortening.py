import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language.shortening import shorten, split

FAMILY = "👨‍👩‍👧‍👦"
ANY_TEXT = st.text(st.characters(exclude_categories=()))


@pytest.mark.parametrize(
    ("text", "limit", "short"),
    [
        ("slow", 4, "slow"),
        ("slowly", 4, "slo…"),
        ("slowly", 1, "…"),
        ("👍👍", 4, "👍👍"),
        ("👍👍", 3, "👍…"),
        ("👍👍", 2, "…"),
        (f"a{FAMILY}b", 12, "a…"),
        (f"a{FAMILY}b", 13, f"a{FAMILY}b"),
        (f"a{FAMILY}bc", 13, f"a{FAMILY}…"),
        ("👍🏽👍🏽", 7, "👍🏽…"),
        ("🇩🇪🇫🇷", 7, "🇩🇪…"),
        ("cafe\u0301s", 5, "caf…"),
        ("각각", 1, "…"),
    ],
)
def test_what_belongs_together_is_not_cut_apart(text: str, limit: int, short: str) -> None:
    assert shorten(text, limit) == short


def test_a_flag_far_into_a_row_of_flags_stays_whole() -> None:
    assert shorten("a" + "🇩🇪" * 300, 1_004) == "a" + "🇩🇪" * 250 + "…"
    assert shorten("🇩🇪" * 300, 1_004) == "🇩🇪" * 250 + "…"


def test_a_heap_of_accents_is_cut_all_the_same() -> None:
    assert len(shorten("a" + "\u0301" * 9_000, 3_000)) == 3_000


@given(ANY_TEXT, st.integers(1, 40))
def test_a_short_text_fits_and_is_the_beginning(text: str, limit: int) -> None:
    short = shorten(text, limit)
    assert len(short.encode("utf-16-le", "surrogatepass")) // 2 <= limit
    assert short == text or (short.endswith("…") and text.startswith(short[:-1]))


@pytest.mark.parametrize(
    ("text", "limit", "parts"),
    [
        ("", 4, ()),
        ("slow", 4, ("slow",)),
        ("slowly", 4, ("slow", "ly")),
        ("👍👍👍", 5, ("👍👍", "👍")),
        ("a🇩🇪🇫🇷", 6, ("a🇩🇪", "🇫🇷")),
        (f"ab{FAMILY}", 11, ("ab", FAMILY)),
        ("cafe\u0301", 4, ("caf", "e\u0301")),
        (FAMILY, 4, ("👨\u200d", "👩\u200d", "👧\u200d", "👦")),
    ],
)
def test_a_long_text_is_cut_into_parts_between_what_belongs_together(
    text: str, limit: int, parts: tuple[str, ...]
) -> None:
    assert split(text, limit) == parts


@given(ANY_TEXT, st.integers(2, 40))
def test_the_parts_are_the_whole_text(text: str, limit: int) -> None:
    parts = split(text, limit)
    assert "".join(parts) == text
    assert all(0 < len(part.encode("utf-16-le", "surrogatepass")) // 2 <= limit for part in parts)
