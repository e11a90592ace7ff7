import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from string import Formatter

import pytest
from babel import Locale

from bot.chat.messages import Style
from bot.language.texts import LANGUAGES, Line, Texts, language_of
from bot.locales import en, ko, zh
from bot.locales import id as indonesian
from bot.survey.scale import CSAT

ALL = {"en": en.TEXTS, "id": indonesian.TEXTS, "ko": ko.TEXTS, "zh": zh.TEXTS}
ROOT = Path(__file__).parents[3]
HOSTILE = "{product} **Anna** {0} %s <b>"


def without_number(key: str) -> str:
    """The key of a text that has several grammatical numbers, else the key itself."""
    stem, _, last = key.rpartition(".")
    return stem if f"{stem}.other" in en.TEXTS and last in {"one", "other"} else key


COUNTED = {without_number(key) for key in en.TEXTS if without_number(key) != key}


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


# The four languages say the same


def test_every_language_has_its_file() -> None:
    assert tuple(ALL) == LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_there_in_every_language(language: str) -> None:
    expected = {without_number(key) for key in en.TEXTS}
    assert {without_number(key) for key in ALL[language]} == expected


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_counted_text_has_the_numbers_of_its_language(language: str) -> None:
    needed = {"other"} if language != "en" else set(Locale(language).plural_form.tags) | {"other"}
    for key in COUNTED:
        forms = {form for form in ("one", "other") if f"{key}.{form}" in ALL[language]}
        assert needed <= forms, key


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_translation_is_filled_in_and_marked_as_the_english_text(language: str) -> None:
    for key, text in ALL[language].items():
        original = en.TEXTS.get(key, en.TEXTS.get(f"{without_number(key)}.other", ""))
        assert placeholders(text) == placeholders(original), key
        assert text.count("**") == original.count("**"), key
        assert text.count("`") == original.count("`"), key


@pytest.mark.parametrize("language", LANGUAGES)
def test_emphasis_is_closed_and_no_text_is_empty(language: str) -> None:
    for key, text in ALL[language].items():
        assert text.count("**") % 2 == 0, key
        assert text.strip() == text != "", key


def test_the_names_of_languages_are_the_same_everywhere() -> None:
    for texts in ALL.values():
        names = [texts[f"language.name.{language}"] for language in LANGUAGES]
        assert names == ["English", "Bahasa Indonesia", "한국어", "中文"]


# Every text is read by somebody

FAMILIES = (
    "language.name.",
    "answer.ask.",
    "answer.contact.",
    "answer.quote.",
    "answer.done.",
    "answer.link.",
    "form.title.",
    "note.meant",
    "note.change",
    "command.",
    "alert.title",
    "alert.channel.",
    "case.button.",
    "case.entry.",
    "cases.none.",
    "cases.title.",
    "profile.kind.",
    "reply.barrier.",
    "reply.outcome.",
    "meeting.",
    "reason.",
    "forecast.reason.",
    "receipt.",
    "refusal.fix.",
    "record.field.",
    "record.bound.",
    "record.account.",
    "record.state.",
    "record.declined.",
    "record.quote.",
    "summary.week",
    "summary.days",
    "theme.",
)
"""Keys that are put together from a family and a value."""


OF_OLD_ROWS = {"trouble.parked"}
"""What rows of an older version may still have to say."""


def sources() -> Iterator[str]:
    for floor in ("bot", "handlers", "storage"):
        for path in (ROOT / floor).rglob("*.py"):
            if "locales" not in path.relative_to(ROOT).parts:
                yield path.read_text(encoding="utf-8")


CODE = "\n".join(sources())


def test_every_text_is_said_somewhere() -> None:
    said = set(re.findall(r"\"([a-z_]+(?:\.[a-z_]+)*)\"", CODE))
    said |= {CSAT.key(text) for text in re.findall(r"\.key\(\"([a-z._]+)\"\)", CODE)}
    silent = {
        key for key in en.TEXTS if without_number(key) not in said and not key.startswith(FAMILIES)
    }
    assert silent == OF_OLD_ROWS


@pytest.mark.parametrize("family", FAMILIES)
def test_every_family_of_texts_is_put_together_somewhere(family: str) -> None:
    assert f'"{family}{{' in CODE or f'"{family}"' in CODE


# Which language


@pytest.mark.parametrize(
    ("tag", "language"),
    [
        ("en", "en"),
        ("en-US", "en"),
        ("EN_gb", "en"),
        ("id", "id"),
        ("in", "id"),
        ("id_ID", "id"),
        ("ko-KR", "ko"),
        ("zh-Hans-CN", "zh"),
        ("zh_TW", "zh"),
        ("de", None),
        ("english", None),
        ("", None),
        (None, None),
    ],
)
def test_a_tag_asks_for_a_language(tag: str | None, language: str | None) -> None:
    assert language_of(tag) == language


# What is filled in


def test_a_text_is_filled_in_without_its_marks() -> None:
    question = Texts("en", product="Acme")("question.ask")
    assert question == "How likely are you to recommend Acme to a friend or colleague?"


def test_a_paragraph_keeps_its_emphasis() -> None:
    paragraph = Texts("en", product="Acme").paragraph(
        "answer.score", Style.QUIET, score=9, highest=10
    )
    assert [(span.text, span.bold) for span in paragraph.spans] == [
        ("Your answer: ", False),
        ("9", True),
        (" of 10", False),
    ]
    assert paragraph.style is Style.QUIET


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_filled_in_is_never_parsed(language: str) -> None:
    texts = Texts(language, product=HOSTILE)
    assert HOSTILE in texts("question.ask")
    assert HOSTILE in texts.line(Line(key="feedback.title", values={"who": HOSTILE}))
    bold = [span for span in texts.paragraph("question.ask").spans if span.bold]
    assert [span.text for span in bold] == [HOSTILE]


@pytest.mark.parametrize(
    ("n", "words"),
    [(0, "Ask 0 people"), (1, "Ask 1 person"), (2, "Ask 2 people"), (21, "Ask 21 people")],
)
def test_a_number_asks_for_its_grammatical_form(n: int, words: str) -> None:
    assert Texts("en", product="Acme").count("ask.confirm", n) == words


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_number_can_be_said_in_every_language(language: str) -> None:
    for n in (0, 1, 2, 5, 11, 101):
        assert str(n) in Texts(language, product="Acme").count("ask.confirm", n)


@pytest.mark.parametrize(
    ("language", "day"),
    [
        ("en", "2 November 2026"),
        ("id", "2 November 2026"),
        ("ko", "2026년 11월 2일"),
        ("zh", "2026年11月2日"),
    ],
)
def test_a_day_is_written_as_the_language_writes_it(language: str, day: str) -> None:
    assert Texts(language).day(date(2026, 11, 2)) == day


def test_an_instant_is_the_day_of_its_zone() -> None:
    late = datetime(2026, 11, 1, 23, 30, tzinfo=UTC)
    assert Texts("en").day(late, "Europe/Berlin") == "2 November 2026"
    assert Texts("en").day(late) == "1 November 2026"
