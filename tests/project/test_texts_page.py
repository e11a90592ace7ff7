"""The translators' page shows every text at its place, as it stands in `bot/locales`."""

import re
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from bot.locales import en, ko, zh
from bot.locales import id as indonesian
from bot.locales.places import PLACES, place_of
from tests.texts_page import PAGE, page, rows, shown

PROJECT = Path(__file__).parents[2]
SEEN = PAGE.read_text(encoding="utf-8")
ALL = {"en": en.TEXTS, "id": indonesian.TEXTS, "ko": ko.TEXTS, "zh": zh.TEXTS}


def test_every_text_has_a_place() -> None:
    assert [key for key in en.TEXTS if place_of(key) is None] == []


def test_every_family_of_the_places_begins_a_text() -> None:
    families = [family for places in PLACES.values() for family in places]
    keys = [f"{key}." for key in en.TEXTS]
    unused = [name for name in families if not any(key.startswith(f"{name}.") for key in keys)]
    assert unused == []


def test_no_family_has_two_places() -> None:
    families = [family for places in PLACES.values() for family in places]
    assert len(families) == len(set(families))


@pytest.mark.parametrize(
    ("key", "place"),
    [
        ("question.ask", "question in the customer's chat"),
        ("question.never", "button below the question"),
        ("alert.write", "link below the alert"),
        ("alert.news.wish", "reply in the alert's thread, and its notice in the channel"),
        ("summary.week.single", "weekly post, Slack and Telegram"),
        ("toast.score", "toast after a press"),
    ],
)
def test_the_longest_family_gives_the_place(key: str, place: str) -> None:
    found = place_of(key)
    assert found is not None
    assert found[1] == place


def test_a_family_ends_at_a_dot() -> None:
    assert place_of("questionnaire") is None


def test_the_page_is_what_the_command_writes() -> None:
    assert page() == SEEN, "run make texts"


@pytest.mark.long
@pytest.mark.parametrize("language", ALL)
def test_a_reader_of_the_page_sees_each_text_as_it_is(language: str) -> None:
    """Pipes, stars, lines and signs of Markdown appear as they are, in one cell of its table."""
    cells = re.findall(r"<td>(.*?)</td>", MarkdownIt("commonmark").enable("table").render(SEEN))
    seen = {cell for cell in cells if cell}
    assert [key for key, text in ALL[language].items() if _in_html(text) not in seen] == []


def _in_html(text: str) -> str:
    for sign, name in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;")):
        text = text.replace(sign, name)
    return re.sub(r"\*\*(.+?)\*\*", r"<b>\1</b>", text).replace("\n", "<br>")


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("one\ntwo", "one<br>two"),
        ("|z| 3", r"\|z\| 3"),
        ("**now** {n}_x", r"<b>now</b> {n}\_x"),
        ("ask <b> [x]", r"ask \<b\> \[x\]"),
        ("run `a_b`", r"run \`a\_b\`"),
    ],
)
def test_a_text_is_written_for_a_cell(text: str, cell: str) -> None:
    assert shown(text) == cell


def test_a_text_has_a_row_for_each_language() -> None:
    assert list(rows("answer.skip")) == [
        "| `answer.skip` | en | Skip |",
        "|  | id | Lewati |",
        "|  | ko | 건너뛰기 |",
        "|  | zh | 跳过 |",
    ]


def test_a_text_that_is_the_same_everywhere_has_one_row() -> None:
    assert list(rows("alert.channel.slack")) == ["| `alert.channel.slack` | all | Slack |"]


def test_a_singular_is_only_asked_of_the_language_that_has_it() -> None:
    assert list(rows("ask.confirm.one")) == ["| `ask.confirm.one` | en | Ask {n} person |"]


def test_readers_of_the_documentation_find_the_page() -> None:
    for name in ("README.md", "CONTRIBUTING.md"):
        assert "(docs/texts.md)" in (PROJECT / name).read_text(encoding="utf-8")
