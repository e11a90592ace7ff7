"""A thumb is no answer to anger."""

import pytest

from bot.language.friendly_emoji import is_friendly
from bot.language.typed_words import VOCABULARIES


@pytest.mark.parametrize(
    "text",
    ["thanks", "ok", ":)", "<3", "👍", "👍🏽", "👍🏽 👍🏿", "❤️", "❤", "🙏 🙏",
     "thanks 👍", "好的 🎉", ":+1:", ":+1::skin-tone-3:", ":thumbsup: :heart:", "9"],
)  # fmt: skip
def test_these_are_friendly(text: str) -> None:
    assert is_friendly(text)


@pytest.mark.parametrize(
    "text",
    ["👎", "👎🏽", "😡", "😢", "💔", "🖕", "💩", "❓", "thanks 😡", "👍👎", "ok 🙄", "❤️‍🩹", "🇮🇩",
     ":-1:", ":rage:", ":+1: :-1:", ":-1::skin-tone-3:", ":party_parrot:"],
)  # fmt: skip
def test_these_are_not(text: str) -> None:
    assert not is_friendly(text)


@pytest.mark.parametrize("language", VOCABULARIES)
def test_words_of_thanks_are_friendly(language: str) -> None:
    assert all(is_friendly(words) for words in VOCABULARIES[language].courtesies)
