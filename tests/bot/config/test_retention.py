"""How long data is kept, as bot.toml says it."""

import tomllib
from pathlib import Path

import pytest

from bot.config.config import RetentionConfig
from bot.config.loading import ConfigError, load
from bot.periods import Period, PeriodUnit

COMMITTED = (Path(__file__).parents[3] / "bot.toml").read_text(encoding="utf-8")
SURVEY = '[[survey]]\nkey = "relationship"\nkind = "nps"\n'
FORM = 'write it as "3 years", "18 months", "6 weeks" or "90 days", or "never"'
UNREADABLE = f"is not a period; {FORM}"
UNITLESS = f"needs a unit; {FORM}"


def read(retention: str, survey: str = SURVEY) -> RetentionConfig:
    return load(tomllib.loads(f"[retention]\n{retention}\n{survey}")).retention


def mistake(retention: str, survey: str = SURVEY) -> str:
    with pytest.raises(ConfigError) as caught:
        read(retention, survey)
    (line,) = caught.value.lines
    return line


def test_words_are_kept_three_years_and_nobody_is_deleted_by_itself() -> None:
    three_years = Period(n=3, unit=PeriodUnit.YEAR)
    retention = read("")
    assert retention == load(tomllib.loads(COMMITTED)).retention
    assert (retention.words, retention.audit) == (three_years, three_years)
    assert retention.inbox == Period(n=8, unit=PeriodUnit.DAY)
    assert retention.silent is None


@pytest.mark.parametrize(
    ("written", "period"),
    [
        ("90 days", Period(n=90, unit=PeriodUnit.DAY)),
        ("1 month", Period(n=1, unit=PeriodUnit.MONTH)),
        ("6weeks", Period(n=6, unit=PeriodUnit.WEEK)),
        ("100 years", Period(n=100, unit=PeriodUnit.YEAR)),
        ("never", None),
    ],
)
def test_a_period_is_as_long_as_written(written: str, period: Period | None) -> None:
    assert read(f'audit = "{written}"').audit == period


@pytest.mark.parametrize("key", ["words", "silent", "inbox", "audit"])
@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("3", UNITLESS),
        ("0.5", UNITLESS),
        ("true", UNREADABLE),
        ("[]", UNREADABLE),
        ('"soon"', UNREADABLE),
        ('"0 days"', UNREADABLE),
        ('"-3 years"', UNREADABLE),
        ('"3"', UNREADABLE),
        ('"٣ years"', UNREADABLE),
        ('"12 hours"', UNREADABLE),
        ('"101 years"', 'is too long; the maximum is "100 years", and "never" deletes nothing'),
    ],
)
def test_a_period_that_cannot_be_meant_is_refused(key: str, written: str, why: str) -> None:
    line = mistake(f"{key} = {written}")
    assert line.startswith(f"retention.{key}: ")
    assert line.endswith(why)


def test_words_that_are_still_shown_are_kept() -> None:
    assert mistake('words = "4 weeks"') == (
        'retention.words: “4 weeks” is too short; the minimum is "30 days", since alerts,'
        " conversations and the weekly summary still show newer words"
    )
    assert read('words = "30 days"').words == Period(n=30, unit=PeriodUnit.DAY)


def test_the_key_of_an_update_is_kept_as_long_as_it_may_be_repeated() -> None:
    assert mistake('inbox = "1 week"') == (
        'retention.inbox: “1 week” is too short; the minimum is "8 days", since platforms may send'
        " an update again, and its key prevents a second effect"
    )


@pytest.mark.parametrize(
    ("survey", "silent", "days"),
    [(SURVEY, "90 days", 90), (f"{SURVEY}every_days = 400\n", "1 year", 400)],
)
def test_nobody_is_deleted_between_two_questions(survey: str, silent: str, days: int) -> None:
    assert mistake(f'silent = "{silent}"', survey) == (
        f"retention.silent: “{silent}” is too short, as people are asked every {days} days;"
        ' write a longer period, or "never"'
    )


def test_an_unknown_key_is_refused_with_the_nearest() -> None:
    assert mistake('word = "3 years"') == "retention.word: unknown key; did you mean words?"
