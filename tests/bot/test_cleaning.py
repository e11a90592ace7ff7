import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.cleaning import MAX_CHARACTERS, clean, shorten, split, without_bidi

FAMILY = "👨‍👩‍👧‍👦"
ANY_TEXT = st.text(st.characters(exclude_categories=()))


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("slow\x00 but\x07 kind", "slow but kind"),
        ("one\r\ntwo\tthree", "one\ntwo\tthree"),
        ("half \ud83d an emoji", "half  an emoji"),
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


def test_what_turns_the_reading_is_taken_out_of_a_name_and_nothing_else() -> None:
    controls = "".join(map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x61C)))
    assert without_bidi(f"{controls}דנה{controls} {FAMILY}{controls}") == f"דנה {FAMILY}"


def test_a_book_is_cut_between_two_graphemes() -> None:
    text = clean("a" * (MAX_CHARACTERS - 3) + FAMILY)
    assert text == "a" * (MAX_CHARACTERS - 3)
    assert clean("가" * 50_000) == "가" * MAX_CHARACTERS


@given(ANY_TEXT)
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert clean(clean(text)) == clean(text)


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
