"""A survey with a rhythm in bot.toml: its question ends before the next one comes."""

import tomllib

import pytest

from bot.config.config import Config
from bot.config.loading import ConfigError, load

SURVEY = '[[survey]]\nkey = "relationship"\nkind = "nps"\n'
RHYTHM = SURVEY + 'ask = "rhythm"\n'


def read(text: str) -> Config:
    return load(tomllib.loads(text))


def mistakes(text: str) -> list[str]:
    with pytest.raises(ConfigError) as caught:
        read(text)
    return list(caught.value.lines)


def test_a_question_of_a_rhythm_does_not_stay_open_until_the_next() -> None:
    assert mistakes(RHYTHM + "every_days = 30\nexpires_days = 45\n") == [
        "survey.expires_days: 45 is longer than every_days, 30, so a question would be open when"
        " the next one comes; write at most 30, or a larger every_days"
    ]
    second = RHYTHM.replace("relationship", "product")
    [line] = mistakes(SURVEY + second + "expires_days = 91\n")
    assert line.startswith("survey[2].expires_days: 91 is longer than every_days, 90, so")


def test_it_may_stay_open_for_the_whole_rhythm() -> None:
    read(RHYTHM + "every_days = 30\nexpires_days = 30\n")
    read(RHYTHM + "expires_days = 90\n")


def test_a_file_of_an_earlier_release_is_still_read() -> None:
    """It asks by hand, where `expires_days` never depended on `every_days`."""
    [survey] = read(SURVEY + "every_days = 30\nexpires_days = 365\n").surveys
    assert survey.expires_days == 365


@pytest.mark.parametrize(
    "wrong",
    [
        'every_days = 30\nexpires_days = "45"',
        "every_days = 30\nexpires_days = 999",
        "every_days = 7\nexpires_days = 14",
        'every_days = "30"\nexpires_days = 45',
    ],
)
def test_a_number_that_is_wrong_alone_has_one_line(wrong: str) -> None:
    assert len(mistakes(RHYTHM + wrong)) == 1
