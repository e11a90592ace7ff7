"""The tables `[alerts]` and `[survey.alerts]` of bot.toml."""

import tomllib
from datetime import time, timedelta

import pytest

from bot.config.alerts import AlertFilter, Alerts, PostTime
from bot.config.config import Config
from bot.config.loading import ConfigError, load

SURVEY = '[[survey]]\nkey = "relationship"\nkind = "nps"\n'
POST = 'is not a time for alerts; write "at once", "daily 09:00" or "weekly monday 09:00"'
NAMES = 'write "all", or a list of names, such as ["plan", "region"]'


def read(text: str) -> Config:
    return load(tomllib.loads(text))


def mistakes(text: str) -> list[str]:
    with pytest.raises(ConfigError) as caught:
        read(text)
    return list(caught.value.lines)


def alerts(text: str, own: str = "") -> Alerts:
    """The alerts of a survey with its own keys."""
    config = read("[alerts]\n" + text + "\n" + SURVEY + "[survey.alerts]\n" + own)
    return config.alerts_of(config.surveys[0])


def test_without_any_key_each_alert_is_posted_when_it_is_due_and_shows_everything() -> None:
    found = read(SURVEY).alerts
    assert (found.wait, found.post, found.properties) == (timedelta(minutes=2), None, None)
    assert found.only == AlertFilter(score_at_most=None, segments=None, where=None)


@pytest.mark.parametrize(
    ("written", "post"),
    [
        ("at once", None),
        ("daily 09:00", PostTime(at=time(9))),
        ("weekly monday 09:00", PostTime(at=time(9), weekday=0)),
        ("weekly sunday 23:59", PostTime(at=time(23, 59), weekday=6)),
    ],
)
def test_alerts_are_posted_at_once_daily_or_weekly(written: str, post: PostTime | None) -> None:
    assert alerts(f'post = "{written}"').post == post


def test_only_some_cases_have_an_alert() -> None:
    only = '{ score_at_most = 3, segments = ["detractor"], where = { plan = "gold" } }'
    assert alerts(f"only = {only}").only == AlertFilter(
        score_at_most=3, segments=("detractor",), where={"plan": "gold"}
    )


@pytest.mark.parametrize(
    ("written", "names"),
    [('"all"', None), ("[]", ()), ('["plan", " region "]', ("plan", "region"))],
)
def test_a_card_shows_all_properties_or_those_that_are_listed(
    written: str, names: tuple[str, ...] | None
) -> None:
    assert alerts(f"properties = {written}").properties == names


def test_a_survey_has_its_own_keys_and_for_the_rest_the_common_ones() -> None:
    common = 'wait = 0\npost = "daily 09:00"\nproperties = ["plan"]\nonly = { score_at_most = 3 }'
    assert alerts(common) == read("[alerts]\n" + common + "\n" + SURVEY).alerts
    own = alerts(common, 'post = "weekly friday 16:00"')
    assert own.post == PostTime(at=time(16), weekday=4)
    assert own.properties == ("plan",)
    assert own.only == AlertFilter(score_at_most=3)
    assert own.wait == timedelta()


def test_a_survey_takes_a_common_key_back() -> None:
    common = 'post = "daily 09:00"\nproperties = ["plan"]\nonly = { score_at_most = 3 }'
    assert alerts(common, 'post = "at once"\nproperties = "all"\nonly = {}') == Alerts()


@pytest.mark.parametrize("table", ["alerts", "survey.alerts"])
@pytest.mark.parametrize(
    ("line", "mistake"),
    [
        ('post = "hourly"', f"post: “hourly” {POST}"),
        ('post = "daily"', f"post: “daily” {POST}"),
        ('post = "daily 9:00"', f"post: “daily 9:00” {POST}"),
        ('post = "weekly 09:00"', f"post: “weekly 09:00” {POST}"),
        ('post = "weekly mon 09:00"', f"post: “weekly mon 09:00” {POST}"),
        ("post = 0", f"post: 0 {POST}"),
        ("only = 3", "only: 3 must be a table; write [{table}.only] on a line of its own"),
        ("only = { score = 3 }", "only.score: unknown key; known here: score_at_most,"
         " segments, where"),
        ("only = { score_at_most = 11 }", "only.score_at_most: 11 is too large; the maximum is 10"),
        ("only = { segments = [] }", "only.segments: a list names no segment; name at least one,"
         " such as detractor, or remove it"),
        ('only = { segments = ["critic"] }', "only.segments[1]: “critic” is not supported; use"
         " detractor, passive or promoter"),
        ("only = { where = {} }", "only.where: a table names no property; name at least one, such"
         ' as {{ plan = "gold" }}'),
        ('properties = "plan"', f"properties: “plan” is not a list; {NAMES}"),
        ("properties = [1]", f"properties: a list has an entry that is no name; {NAMES}"),
    ],
)  # fmt: skip
def test_a_wrong_key_is_explained(table: str, line: str, mistake: str) -> None:
    text = SURVEY + f"[{table}]\n" + line
    assert mistakes(text) == [f"{table}.{mistake.format(table=table)}"]


def test_only_the_common_table_says_how_long_an_alert_waits() -> None:
    [mistake] = mistakes(SURVEY + '[survey.alerts]\nwait = "1 minute"')
    assert mistake == "survey.alerts.wait: unknown key; it belongs in [alerts]"
