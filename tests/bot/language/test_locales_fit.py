"""The words of each language fit their places; what they tell people to type is understood."""

import re
import unicodedata
from collections.abc import Iterator

import pytest

from bot.language.meanings import Command, Situation
from bot.language.reading import read, yes_or_no
from bot.language.vocabulary import CommandName
from bot.locales import en, ko, zh
from bot.locales import id as indonesian

ALL = {"en": en.TEXTS, "id": indonesian.TEXTS, "ko": ko.TEXTS, "zh": zh.TEXTS}

LIMITS = {
    "form.title.": 24,
    "form.submit": 24,
    "form.cancel": 24,
    "question.hint": 75,
    "question.hint.": 75,
    "command.": 256,
    "toast.": 200,
    "privacy.copy.coming": 200,
    "privacy.erase.first": 200,
    "privacy.erasing": 200,
    "copy.caption": 1024,
}
"""Characters: a modal's title and buttons, an accessibility label (Slack); a command's
description, a toast, a file's caption (Telegram)."""

BUTTONS = (
    "question.not_now",
    "question.pause",
    "question.never",
    "answer.write",
    "answer.skip",
    "answer.change",
    "answer.keep",
    "answer.contact.yes",
    "answer.contact.no",
    "answer.quote.named",
    "answer.quote.anonymous",
    "answer.quote.refused",
    "answer.quote.withdraw",
    "answer.link.",
    "note.meant.",
    "note.change.",
    "note.resume.",
    "privacy.copy",
    "privacy.withdraw",
    "privacy.erase",
    "privacy.erase.no",
    "declined.undo.",
    "ask.confirm.",
    "ask.cancel",
    "meeting.button.",
    "language.name.",
)
BUTTON = 40
"""Characters of a label; Slack shows about 30 of them."""

ROWS_OF_THREE = (
    ("question.not_now", "question.pause", "question.never"),
    ("answer.quote.named", "answer.quote.anonymous", "answer.quote.refused"),
)
THIRD = 17
"""Columns that one of three buttons beside each other has on a phone; a Chinese or Korean
character takes two."""


def filled(key: str, text: str) -> str:
    """*text* with the longest score, or a number of people, in its places."""
    return re.sub(r"\{\w+\}", "10" if not key.startswith("ask.") else "1000", text)


def texts_of(*families: str) -> Iterator[tuple[str, str, str]]:
    """Language, key and text of each of *families*: a key, or with a dot at its end a prefix."""
    prefixes = tuple(family for family in families if family.endswith("."))
    for language, texts in ALL.items():
        for key, text in texts.items():
            if key in families or key.startswith(prefixes):
                yield language, key, filled(key, text)


def columns(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(one) in "WF" else 1 for one in text)


@pytest.mark.parametrize(("family", "limit"), LIMITS.items())
def test_a_text_fits_its_place(family: str, limit: int) -> None:
    too_long = {(where, key) for where, key, text in texts_of(family) if len(text) > limit}
    assert too_long == set()


@pytest.mark.parametrize("family", [*LIMITS, *BUTTONS])
def test_every_limit_is_about_a_text_of_every_language(family: str) -> None:
    assert {language for language, _, _ in texts_of(family)} == set(ALL)


def test_a_label_fits_its_button() -> None:
    too_long = {(where, key) for where, key, text in texts_of(*BUTTONS) if len(text) > BUTTON}
    assert too_long == set()


@pytest.mark.parametrize("language", ALL)
@pytest.mark.parametrize("row", ROWS_OF_THREE)
def test_three_buttons_fit_beside_each_other_on_a_phone(
    language: str, row: tuple[str, ...]
) -> None:
    labels = [ALL[language][key] for key in row]
    assert [label for label in labels if columns(label) > THIRD] == []


TYPED = re.compile(r"[“‘](\w+)[”’]")
"""A word in quotation marks is one that the reader may type."""
TOLD = {
    "ask.me.opted_out": [CommandName.START],
    "declined.never": [CommandName.START],
    "note.stopped": [CommandName.START],
    "note.feedback": [CommandName.HELP],
    "note.unknown": [CommandName.HELP],
    "note.welcome": [CommandName.STOP],
    "note.linked": [CommandName.STOP],
    "note.help": [CommandName.STOP, CommandName.LANGUAGE, CommandName.PRIVACY],
}


YES_OR_NO = "refusal.type_yes"


@pytest.mark.parametrize("language", ALL)
def test_a_yes_and_a_no_that_people_are_asked_to_type_are_understood(language: str) -> None:
    typed = TYPED.findall(ALL[language][YES_OR_NO])
    assert [yes_or_no(word, language) for word in typed] == [True, False]


@pytest.mark.parametrize("language", ALL)
def test_what_a_text_tells_people_to_type_is_understood(language: str) -> None:
    told = {
        key: [read(word, language, Situation.NONE) for word in TYPED.findall(text)]
        for key, text in ALL[language].items()
        if TYPED.search(text) and key != YES_OR_NO
    }
    assert told == {key: [Command(name=name) for name in names] for key, names in TOLD.items()}
