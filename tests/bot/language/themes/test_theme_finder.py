"""What holds for the themes of every comment."""

import itertools
import subprocess
import sys
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language.starter_themes import STARTER_THEMES
from bot.language.themes.theme import Theme
from bot.language.themes.theme_finder import ThemeFinder
from tests.bot.language.themes.found import STARTERS, finder, themes_in

MIXED = [
    (
        "The 导出 is slow, 客服 no reply",
        {"exports": ["导出"], "speed": ["slow"], "support": ["客服", "reply"]},
    ),
    (
        "export 기능이 느려요 but support was 친절",
        {
            "exports": ["export"],
            "features": ["기능"],
            "speed": ["느려요"],
            "support": ["support", "친절"],
        },
    ),
    ("app crash terus, harganya mahal", {"reliability": ["crash"], "price": ["harganya", "mahal"]}),
    ("excel로 export 안됨", {"exports": ["excel", "export"], "reliability": ["안됨"]}),
    ("근데 app이 느려요, 导出 too", {"speed": ["느려요"], "exports": ["导出"]}),
]


@pytest.mark.parametrize(("comment", "found"), MIXED)
def test_one_comment_may_have_several_languages(comment: str, found: dict[str, list[str]]) -> None:
    assert themes_in(comment) == found


def test_the_longest_of_two_words_counts() -> None:
    words = finder("en", {"docs": "help desk article, article", "support": "help desk, help"})
    assert themes_in("A help desk article, a help desk, and help", words) == {
        "docs": ["help desk article"],
        "support": ["help desk", "help"],
    }


def test_a_word_of_two_themes_counts_for_both() -> None:
    words = finder("en", {"exports": "csv", "files": "CSV, pdf"})
    assert themes_in("a csv", words) == {"exports": ["csv"], "files": ["csv"]}


def test_an_exception_takes_its_letters_from_every_theme() -> None:
    words = finder("en", {"a": "charge", "b": "charge"}, {"a": "in charge, charges"})
    assert themes_in("charges, in charge, charged", words) == {"a": ["charged"], "b": ["charged"]}


def test_a_mention_names_the_word_as_it_was_defined() -> None:
    [one] = finder("en", {"exports": "Export"}).mentions("the exports")
    assert (one.word, one.start, one.end) == ("Export", 4, 11)


def test_without_themes_nothing_is_found() -> None:
    assert ThemeFinder([]).mentions("slow") == ()


def test_a_word_of_one_language_is_found_in_a_comment_of_another() -> None:
    theme = Theme(key="it", words={"ko": ("CSV 내보내기",), "en": ("export",)})
    assert themes_in("csv 내보내기가 slow, export 안됨", ThemeFinder([theme])) == {
        "it": ["csv 내보내기", "export"]
    }


@pytest.mark.parametrize(
    "around",
    ["{}", "\0{}\0", "\ud800{}\udfff", "🚀{}🚀", "\u202e{}\u202c", "שלום {} مرحبا", "<b>{}</b>"],
    ids=["alone", "NUL", "surrogates", "emoji", "override", "right to left", "markup"],
)
@pytest.mark.parametrize("word", ["export", "ekspor", "내보내기", "导出"])
def test_whatever_stands_around_a_word_it_is_found(around: str, word: str) -> None:
    assert themes_in(around.format(word)) == {"exports": [word]}


ALPHABET = st.sampled_from(
    "exportslow 속도가느려요결제导出慢出口 '-2é\u0301\0\ud800\u202e🇮🇩😀שㅠ\u1102\u11ab"
)
COMMENTS = st.one_of(
    st.text(st.one_of(ALPHABET, st.characters(exclude_categories=())), max_size=80),
    st.lists(
        st.sampled_from(
            [word for one in STARTER_THEMES for some in one.words.values() for word in some]
        )
    ).map(" ".join),
)


@given(COMMENTS)
def test_mentions_are_places_in_order_that_do_not_overlap(comment: str) -> None:
    mentions = STARTERS.mentions(comment)
    places = sorted({(one.start, one.end) for one in mentions})
    assert [(one.start, one.end) for one in mentions] == sorted(
        (one.start, one.end) for one in mentions
    )
    assert all(0 <= start < end <= len(comment) for start, end in places)
    assert all(one[1] <= two[0] for one, two in itertools.pairwise(places))


@pytest.mark.parametrize("language", ["en", "id", "ko", "zh"])
def test_every_starter_word_is_found_by_itself(language: str) -> None:
    missing = [
        f"{theme.key}: {word}"
        for theme in STARTER_THEMES
        for word in theme.words[language]
        if theme.key not in themes_in(word)
    ]
    assert missing == []


LONG = {
    "English": "The exporting was slow and unreliable today. ",
    "Korean": "결제시스템이 느려요 응답 속도가 ",
    "Korean in one word": "오류",
    "a Korean phrase in one word": "고객센터",
    "particles": "오류이라이라이나이라도",
    "Chinese": "导出功能很慢。",
    "one sign": "慢",
    "flags": "🇮🇩",
    "accents": "a\u0301\u0301\u0301",
    "blanks": "doesn                ",
    "no blanks": "exportslow",
    "a phrase that never ends": "forever ",
}


@pytest.mark.parametrize("written", LONG.values(), ids=LONG)
def test_the_time_grows_with_the_length_of_a_comment_alone(written: str) -> None:
    """Eight times the words take some eight times as long; far from the square of it."""
    STARTERS.mentions("导出 속도 speed")
    short, long = ((written * 40_000)[:length] for length in (5_000, 40_000))
    assert _seconds(long) < 40 * max(_seconds(short), 0.02)
    assert _seconds(short) < 1


def _seconds(comment: str) -> float:
    """The processor's time, the shortest of three, so that other work hardly adds to it."""
    times = []
    for _ in range(3):
        begun = time.process_time()
        STARTERS.mentions(comment)
        times.append(time.process_time() - begun)
    return min(times)


LOADED = """
import sys
from bot.config.loading import load
load({"survey": [{"key": "a", "kind": "nps"}]}).themes
print([name for name in ("rjieba", "Stemmer") if name in sys.modules])
"""


def test_who_looks_for_no_themes_loads_no_dictionary() -> None:
    ended = subprocess.run([sys.executable, "-c", LOADED], capture_output=True, text=True)
    assert ended.stdout == "[]\n", ended.stderr
