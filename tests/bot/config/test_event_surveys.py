"""A survey after an event in bot.toml: what it says, and which keys contradict it."""

import tomllib
from datetime import timedelta

import pytest

from bot.config.config import Config
from bot.config.loading import ConfigError, load

FIRST = '[[survey]]\nkey = "relationship"\nkind = "nps"\n'
SUPPORT = '[[survey]]\nkey = "support"\nkind = "csat"\nask = "event"\n'
CLOSED = 'event = "ticket_closed"\n'
OTHER = SUPPORT.replace("support", "other")


def read(text: str) -> Config:
    return load(tomllib.loads(text))


def mistakes(text: str) -> list[str]:
    with pytest.raises(ConfigError) as caught:
        read(text)
    return list(caught.value.lines)


def test_only_the_event_has_no_default() -> None:
    _, survey = read(FIRST + SUPPORT + CLOSED).surveys
    assert (survey.event, survey.reopened_by) == ("ticket_closed", None)
    assert (survey.delay, survey.drop_after) == (timedelta(hours=2), timedelta(days=3))
    assert survey.every_days == 30
    assert survey.asks_by_itself


def test_a_file_without_it_asks_by_hand_as_before() -> None:
    [survey] = read(FIRST).surveys
    assert (survey.ask, survey.every_days, survey.asks_by_itself) == ("by hand", 90, False)


@pytest.mark.parametrize(
    ("written", "delay"),
    [
        ('"30 minutes"', timedelta(minutes=30)),
        ('"1 hour"', timedelta(hours=1)),
        ('"14 days"', timedelta(days=14)),
        ('"2 weeks"', timedelta(weeks=2)),
        ("0", timedelta()),
    ],
)
def test_the_delay_has_a_unit(written: str, delay: timedelta) -> None:
    assert read(FIRST + SUPPORT + CLOSED + f"delay = {written}\n").surveys[1].delay == delay


FORM = 'write it as "30 minutes", "2 hours" or "3 days"'


@pytest.mark.parametrize(
    ("line", "mistake"),
    [
        ("delay = 2", f"delay: 2 needs a unit; {FORM}"),
        ('delay = "soon"', f"delay: “soon” is not a time; {FORM}"),
        ('delay = "91 days"', 'delay: “91 days” is too long; the maximum is "90 days"'),
        (
            'drop_after = "5 minutes"',
            'drop_after: “5 minutes” is too short; the minimum is "1 hour"',
        ),
        ('drop_after = "31 days"', 'drop_after: “31 days” is too long; the maximum is "30 days"'),
        (
            'reopened_by = "Ticket reopened"',
            "reopened_by: “Ticket reopened” is not the name of an event; write words of the letters"
            " a to z and digits, joined by _ . or -, such as ticket_closed",
        ),
        (
            'reopened_by = "ticket_closed"',
            "reopened_by: is the same as event; name the event that takes it back",
        ),
        ("per_day = 5", 'per_day: has no effect with ask = "event"; remove it'),
        ("every_days = 7", "every_days: 7 is too small; the minimum is 30"),
    ],
)
def test_a_wrong_key_is_explained(line: str, mistake: str) -> None:
    assert mistakes(FIRST + SUPPORT + CLOSED + line) == [f"survey[2].{mistake}"]


def test_without_an_event_there_is_nothing_to_ask_after() -> None:
    assert mistakes(FIRST + SUPPORT) == [
        "survey[2].event: is missing; name the event after which people are asked, such as"
        ' event = "ticket_closed"'
    ]


def test_who_has_left_cannot_be_asked() -> None:
    assert mistakes(FIRST + SUPPORT + 'event = "churned"') == [
        "survey[2].event: “churned” means that a person has left, and who has left is not"
        " asked; name another event, such as ticket_closed"
    ]


@pytest.mark.parametrize("ask", ["", 'ask = "rhythm"\n'])
@pytest.mark.parametrize("key", ["event", "reopened_by"])
def test_its_keys_need_it(ask: str, key: str) -> None:
    assert mistakes(f'{FIRST}{ask}{key} = "ticket_closed"') == [
        f'survey.{key}: has no effect without ask = "event"; add that, or remove this key'
    ]


def test_two_surveys_do_not_ask_the_same_people_after_the_same_event() -> None:
    both = FIRST + SUPPORT + CLOSED + OTHER + CLOSED
    assert mistakes(both) == [
        "survey[3].event: “ticket_closed” is the event of “support” too, and only one of them could"
        " ask a person; give them different audiences, or another event"
    ]
    apart = SUPPORT + CLOSED + 'audience = { plan = "gold" }\n' + OTHER + CLOSED
    assert len(read(FIRST + apart + 'audience = { plan = "free" }\n').surveys) == 3


def test_audiences_that_differ_in_case_are_the_same_people() -> None:
    both = SUPPORT + CLOSED + 'audience = { plan = "GOLD" }\n' + OTHER + CLOSED
    [mistake] = mistakes(FIRST + both + 'audience = { Plan = "gold" }\n')
    assert mistake.startswith("survey[3].event: “ticket_closed” is the event of “support” too")


@pytest.mark.parametrize("ask", ["", 'ask = "by hand"\n'])
@pytest.mark.parametrize(
    ("line", "needed"),
    [
        (
            'audience = { plan = "gold" }',
            'audience: has no effect without ask = "rhythm" or ask = "event"; add one of them,'
            " or remove this key",
        ),
        (
            "per_day = 5",
            'per_day: has no effect without ask = "rhythm"; add that, or remove this key',
        ),
    ],
)
def test_a_survey_that_asks_by_hand_has_no_audience_and_no_limit(
    ask: str, line: str, needed: str
) -> None:
    assert mistakes(FIRST + ask + line) == [f"survey.{needed}"]
