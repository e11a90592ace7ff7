"""The tables `[cases]` and `[[cases.rule]]` of bot.toml, and what contradicts them."""

import tomllib
from datetime import time, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.business_hours import BusinessHours, DaySpan
from bot.chat.addresses import Address
from bot.config.config import Config
from bot.config.loading import ConfigError, load, load_for_run, load_partly
from bot.config.named_channels import NamedChannel, named_channels

SURVEY = '[[survey]]\nkey = "relationship"\nkind = "nps"\n'
CSAT = '[[survey]]\nkey = "satisfaction"\nkind = "csat"\n'
CASES = "[cases]\n"
RULE = '[[cases.rule]]\nwhere = { plan = "gold" }\n'
TIME = 'write it as "30 minutes" or "8 hours"'
SPAN = 'is not a span of the day; write it as "09:00-18:00"'
TOKENS = {"TENTAP_TELEGRAM_TOKEN": "123456:AAabc_def-1"}


def read(text: str) -> Config:
    return load(tomllib.loads(text))


def mistakes(text: str) -> list[str]:
    with pytest.raises(ConfigError) as caught:
        read(text)
    return list(caught.value.lines)


def no_file(path: str) -> str:
    raise FileNotFoundError(2, "No such file or directory", path)


def span(start: int, end: int) -> DaySpan:
    return DaySpan(start=time(start), end=time(end) if end < 24 else time.max)


def test_every_key_has_a_default() -> None:
    cases = read(SURVEY).cases
    assert (cases.hours, len(cases.days)) == ((span(9, 18),), 5)
    assert (cases.holidays, cases.country) == (True, "")
    assert cases.respond_within == timedelta(hours=24)
    assert (cases.escalate_after, cases.escalate_to) == (timedelta(hours=8), None)
    assert cases.idle_after == timedelta(hours=16)
    assert (cases.ask_fixed, cases.csat, cases.rules) == (True, None, ())


def test_business_hours_are_those_of_the_teams_clock_and_calendar() -> None:
    config = read(
        'timezone = "Asia/Seoul"\n'
        + SURVEY
        + CASES
        + 'hours = ["13:00-24:00", "09:00 - 12:00"]\ndays = ["sunday", "monday"]\ncountry = "KR"'
    )
    assert config.case_hours == BusinessHours(
        spans=(span(9, 12), span(13, 24)),
        weekdays=frozenset({6, 0}),
        zone=ZoneInfo("Asia/Seoul"),
        country="KR",
    )
    assert not read(SURVEY + CASES + "holidays = false").case_hours.holidays


def test_spans_may_follow_each_other_without_a_break() -> None:
    cases = read(SURVEY + CASES + 'hours = ["00:00-06:00", "06:00-24:00"]').cases
    assert [str(one) for one in cases.hours] == ["00:00-06:00", "06:00-24:00"]


@pytest.mark.parametrize(
    ("written", "within"),
    [('"5 minutes"', 5), ('"1 hour"', 60), ('"36 hours"', 36 * 60), ('"500 hours"', 500 * 60)],
)
def test_business_time_is_in_minutes_and_hours(written: str, within: int) -> None:
    config = read(SURVEY + CASES + f"respond_within = {written}")
    assert config.cases.respond_within == timedelta(minutes=within)


@pytest.mark.parametrize(
    ("line", "mistake"),
    [
        ('hours = "09:00-18:00"', "hours: “09:00-18:00” must be a list"),
        ("hours = []", "hours: a list has no span of the day; write at least one, such as"
         ' "09:00-18:00"'),
        ('hours = ["9-18"]', f"hours[1]: “9-18” {SPAN}"),
        ('hours = ["09:00-18:00", "19:00"]', f"hours[2]: “19:00” {SPAN}"),
        ('hours = ["24:00-24:00"]', f"hours[1]: “24:00-24:00” {SPAN}"),
        ("hours = [9]", f"hours[1]: 9 {SPAN}"),
        ('hours = ["22:00-06:00"]', "hours[1]: “22:00-06:00” does not end after its start; write"
         ' hours over midnight as two spans, such as "22:00-24:00" and "00:00-06:00"'),
        ('hours = ["12:00-18:00", "09:00-13:00"]', "hours: a list has 09:00-13:00 and"
         " 12:00-18:00, which overlap; write them as one span"),
        ("days = []", "days: a list names no day; name at least one, such as monday"),
        ('days = ["mon"]', "days[1]: “mon” is not supported; use monday, tuesday, wednesday,"
         " thursday, friday, saturday or sunday"),
        ('country = "XX"', "country: “XX” is not a country with known holidays; write it as DE or"
         " DE-BE"),
        ('holidays = "yes"', "holidays: “yes” must be true or false, without quotes"),
        ("respond_within = 24", f"respond_within: 24 needs a unit; {TIME}"),
        ("respond_within = true", f"respond_within: true is not a time; {TIME}"),
        ('escalate_after = "soon"', f"escalate_after: “soon” is not a time; {TIME}"),
        ('idle_after = "2 days"', "idle_after: “2 days” counts only business hours; write it in"
         ' hours, such as "9 hours"'),
        ('idle_after = "4 minutes"', "idle_after: “4 minutes” is too short; the minimum is"
         ' "5 minutes"'),
        ('respond_within = "501 hours"', "respond_within: “501 hours” is too long; the maximum is"
         ' "500 hours" of business time'),
        ('escalate_to = "slack:C1"', "escalate_to: “slack:C1” is not a person; write slack:U… or"
         " telegram: and a positive number"),
        ("ask_fixed = 1", "ask_fixed: 1 must be true or false, without quotes"),
        ('csat = "Satisfaction!"', "csat: “Satisfaction!” must begin with a small letter and then"
         " have only small letters, digits, - or _, at most 32 characters"),
        ('respond_in = "8 hours"', "respond_in: unknown key; did you mean respond_within?"),
    ],
)  # fmt: skip
def test_a_wrong_key_is_explained(line: str, mistake: str) -> None:
    assert mistakes(SURVEY + CASES + line)[0] == f"cases.{mistake}"


def test_nobody_and_no_survey_may_be_named() -> None:
    cases = read(SURVEY + CASES + 'escalate_to = ""\ncsat = ""').cases
    assert (cases.escalate_to, cases.csat) == (None, None)


def test_a_survey_of_satisfaction_may_follow_a_resolved_case() -> None:
    assert read(SURVEY + CSAT + CASES + 'csat = "satisfaction"').cases.csat == "satisfaction"


@pytest.mark.parametrize(
    ("key", "mistake"),
    [
        ("relationship", 'has kind = "nps"; name a survey with kind = "csat", or remove this key'),
        ("satisfactoin", "is the key of no survey; did you mean satisfaction?"),
        ("support", 'is the key of no survey; add [[survey]] with key = "support" and kind ='
         ' "csat", or remove this key'),
    ],
)  # fmt: skip
def test_only_a_survey_of_satisfaction_follows_a_resolved_case(key: str, mistake: str) -> None:
    text = SURVEY + CSAT + CASES + f'csat = "{key}"'
    assert mistakes(text) == [f"cases.csat: “{key}” {mistake}"]


def test_a_rule_has_a_condition_and_what_follows() -> None:
    rules = read(
        SURVEY
        + '[[cases.rule]]\nwhere = { plan = "gold", account = "Initech" }\nurgency = "high"\n'
        + RULE
        + 'channel = "slack:C0VIP"\nrespond_within = "4 hours"'
    ).cases.rules
    assert [rule.where for rule in rules] == [
        {"plan": "gold", "account": "Initech"},
        {"plan": "gold"},
    ]
    assert [rule.urgency for rule in rules] == ["high", None]
    assert [rule.channel for rule in rules] == [None, Address.parse("slack:C0VIP")]
    assert [rule.respond_within for rule in rules] == [None, timedelta(hours=4)]


@pytest.mark.parametrize(
    ("text", "mistake"),
    [
        (RULE, '[1]: a table has neither urgency nor channel; add urgency = "high" or a channel'),
        (RULE + 'respond_within = "1 hour"', "[1]: a table has neither urgency nor channel; add"
         ' urgency = "high" or a channel'),
        ('[[cases.rule]]\nurgency = "high"', "[1].where: is missing; add where = { plan ="
         ' "gold" }'),
        ('[[cases.rule]]\nwhere = {}\nurgency = "high"', "[1].where: a table names no property;"
         ' name at least one, such as { plan = "gold" }'),
        (RULE + 'urgency = "highest"', "[1].urgency: “highest” is not supported; use high"),
        (RULE + 'urgency = "high"\n' + RULE + 'channel = "C1"', "[2].channel: “C1” must begin with"
         " slack: or telegram:, such as slack:C0123456789 or telegram:-1001234567890"),
        (RULE + 'urgency = "high"\nrespond_within = "1 day"', "[1].respond_within: “1 day” counts"
         ' only business hours; write it in hours, such as "9 hours"'),
        (RULE.replace('"gold"', "5") + 'urgency = "high"', "[1].where.plan: 5 must be text, in"
         " quotes"),
    ],
)  # fmt: skip
def test_a_wrong_rule_is_explained(text: str, mistake: str) -> None:
    assert mistakes(SURVEY + text) == [f"cases.rule{mistake}"]


def test_a_rule_in_single_brackets_is_explained() -> None:
    text = '[cases.rule]\nwhere = { plan = "gold" }\nurgency = "high"\n'
    assert mistakes(SURVEY + text) == [
        "cases.rule: is a table, but must be a list; write [[cases.rule]], in double brackets"
    ]


def test_people_and_channels_of_cases_need_their_platform() -> None:
    text = SURVEY + '[telegram]\n[cases]\nescalate_to = "slack:U1"\n'
    text += RULE + 'channel = "slack:C1"\n' + RULE + 'channel = "telegram:-1001234567890"\n'
    with pytest.raises(ConfigError) as caught:
        load_for_run(tomllib.loads(text), TOKENS, no_file)
    assert caught.value.lines == (
        "cases.escalate_to: “slack:U1” needs [slack]; add that table, or use another chat",
        "cases.rule[1].channel: “slack:C1” needs [slack]; add that table, or use another chat",
    )


def test_a_check_goes_on_without_the_wrong_rule() -> None:
    text = SURVEY + RULE + RULE + 'urgency = "high"\n'
    config, _, lines = load_partly(tomllib.loads(text), {}, no_file)
    assert config is not None
    assert [rule.urgency for rule in config.cases.rules] == ["high"]
    assert lines[0].startswith("cases.rule[1]: ")


def test_the_channel_of_a_rule_is_a_support_channel() -> None:
    config = read(SURVEY + RULE + 'urgency = "high"\n' + RULE + 'channel = "slack:C0VIP"\n')
    assert list(named_channels(config)) == [
        NamedChannel(
            key="cases.rule[2].channel",
            name="support",
            survey="",
            address=Address.parse("slack:C0VIP"),
        )
    ]
